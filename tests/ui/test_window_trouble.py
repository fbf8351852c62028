"""What goes wrong leaves the window alive: one sentence says what happened and what to do."""

import shutil
import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QLockFile, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gwreport.domain.returns.returns import Outcome
from gwreport.ledger.storage.file_database import FileDatabase
from gwreport.machine import effects
from gwreport.ui.instance_lock import InstanceLock
from gwreport.ui.jobs import InlineJobs, JobReporter
from gwreport.ui.main_window import MainWindow
from gwreport.ui.pages import PAGES
from gwreport.ui.window_state import WindowState
from gwreport.wording.return_names import OUTCOMES
from gwreport.workflow.returns import collect_returns as collecting
from gwreport.workflow.workspace import Workspace
from tests.ui.looking import click, drop, go, shown, write
from tests.ui.recorder import Dialogs, Recorder
from tests.workflow.hard_work import obey_or_take_in
from tests.workflow.quarter import LATER, fill

ANSWERS = {"新建": {"完成情况": "已建成4个。", "进度自评": "依时序推进"}}
Key = Qt.Key
Fails = Callable[[str, OSError], None]


@pytest.fixture
def fails() -> Fails:
    """Let every effect of a name fail from now on."""

    def fail(name: str, error: OSError) -> None:
        def hook(effect: str) -> None:
            if effect == name:
                raise error

        effects.hook = hook

    return fail


def take_second(qtbot: QtBot, review: Any) -> None:
    """Take the second unit's text by its key; out of sight it is only brought there at first."""
    qtbot.keyClick(review.list, Key.Key_2)
    if review.detail.beside.units.again[1].isVisible():
        qtbot.keyClick(review.list, Key.Key_2)


@pytest.fixture
def review(qtbot: QtBot, window: MainWindow, state: WindowState, demo_copy: Path) -> Any:
    state.reviewer = "周叙言"
    window.session.open(str(demo_copy))
    page: Any = go(qtbot, window, "review")
    page.list.choose(lambda one: one.key == "T2")
    page.list.setFocus()
    return page


def decided(path: Path) -> int:
    with Workspace.open(str(path)) as workspace:
        return len(workspace.ledger.decisions("2025-Q3"))


def test_a_reader_that_is_killed_costs_one_file(
    qtbot: QtBot,
    window: MainWindow,
    quarter: Path,
    tmp_path: Path,
    recorder: Recorder,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(collecting, "take_in", obey_or_take_in)
    (workbook,) = (quarter / "下发").glob("*_区财政局_*.xlsx")
    fill(workbook, tmp_path / "收件" / "好的.xlsx", ANSWERS)
    (tmp_path / "收件" / "要命的.xlsx").write_bytes(b"do:die")
    window.session.open(str(quarter / "a.gwr"))
    page: Any = go(qtbot, window, "collection")
    drop(page, [tmp_path / "收件"])
    outcomes = dict(zip(shown(page.files, "文件"), shown(page.files, "结果"), strict=True))
    assert outcomes == {
        "好的.xlsx": OUTCOMES[Outcome.ACCEPTED],
        "要命的.xlsx": OUTCOMES[Outcome.REFUSED],
    }
    page.files.choose(lambda one: one.name == "要命的.xlsx")
    assert "程序异常退出" in page.details.toPlainText()
    assert recorder.told == []


def test_no_process_can_be_started_is_told(
    qtbot: QtBot, window: MainWindow, quarter: Path, fails: Fails, recorder: Recorder
) -> None:
    window.session.open(str(quarter / "a.gwr"))
    page: Any = go(qtbot, window, "collection")
    fails("spawn", OSError(11, "Resource temporarily unavailable"))
    drop(page, [quarter / "下发"])
    (told,) = recorder.told
    assert "不允许启动读取程序" in told
    assert page.isVisible()


@pytest.mark.parametrize("effect", ["execute", "commit"])
def test_a_decision_that_cannot_be_stored_is_told_and_what_was_written_stays(
    qtbot: QtBot, review: Any, recorder: Recorder, fails: Fails, demo_copy: Path, effect: str
) -> None:
    write(qtbot, review.detail.text, "改写的文字。")
    fails(effect, OSError(28, "No space left on device"))
    click(qtbot, review.detail, "保存修改")
    (told,) = recorder.told
    assert "磁盘空间不足" in told
    assert review.detail.text.toPlainText() == "改写的文字。"
    effects.hook = None
    assert decided(demo_copy) == 0
    click(qtbot, review.detail, "保存修改")
    assert decided(demo_copy) == 1
    assert review.list.current is not None


def test_a_workspace_that_is_locked_is_told(
    qtbot: QtBot, review: Any, recorder: Recorder, demo_copy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # The usual patience of five seconds is too long for a test.
    begin = FileDatabase.__init__
    monkeypatch.setattr(
        FileDatabase, "__init__", lambda self, path, **_: begin(self, path, busy_seconds=0.05)
    )
    other = sqlite3.connect(demo_copy, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    try:
        take_second(qtbot, review)
    finally:
        other.execute("ROLLBACK")
        other.close()
    (told,) = recorder.told
    assert "正被另一个窗口" in told
    review.list.choose(lambda one: one.key == "T2")
    take_second(qtbot, review)
    assert decided(demo_copy) == 1


@pytest.mark.parametrize("name", [page.name for page in PAGES])
def test_a_workspace_that_goes_away_is_told_on_every_page(
    qtbot: QtBot, window: MainWindow, recorder: Recorder, demo_copy: Path, name: str
) -> None:
    window.session.open(str(demo_copy))
    demo_copy.unlink()
    page = go(qtbot, window, name)
    qtbot.keyClick(window, Key.Key_F5)
    assert recorder.told
    assert {one for one in recorder.told if "2025.gwr" not in one} == set()
    assert page.isVisible()


def test_a_workspace_that_was_damaged_is_told(
    window: MainWindow, recorder: Recorder, demo_copy: Path
) -> None:
    whole = demo_copy.read_bytes()
    demo_copy.write_bytes(whole[:20_000])
    window.session.open(str(demo_copy))
    assert len(recorder.told) == 1
    assert window.start.isVisible()
    demo_copy.write_bytes(whole)
    window.session.open(str(demo_copy))
    assert window.frame.isVisible()


def test_a_workspace_of_a_newer_program_is_told(
    window: MainWindow, recorder: Recorder, demo_copy: Path
) -> None:
    connection = sqlite3.connect(demo_copy)
    connection.execute("PRAGMA user_version = 9999")
    connection.close()
    window.session.open(str(demo_copy))
    assert "升级本程序" in recorder.last
    assert window.start.isVisible()


@pytest.mark.parametrize(
    ("page", "words", "question"),
    [
        ("units", "导出…", "ask_new_file"),
        ("history", "导出记录…", "ask_new_file"),
        ("issue", "下发通知…", "ask_folder"),
        ("report", "生成报告", "ask_folder"),
    ],
)
def test_a_folder_that_is_read_only_is_told(
    qtbot: QtBot,
    window: MainWindow,
    recorder: Recorder,
    demo_workspace: Path,
    tmp_path: Path,
    fails: Fails,
    page: str,
    words: str,
    question: str,
) -> None:
    window.session.open(str(demo_workspace))
    shown_page = go(qtbot, window, page)
    fails("open_temporary", PermissionError(13, "Permission denied"))
    target = tmp_path / "只读" / "x.xlsx"
    target.parent.mkdir()
    recorder.prepare(question, str(target if question == "ask_new_file" else target.parent))
    click(qtbot, shown_page, words)
    (told,) = recorder.told
    assert "没有权限写入" in told
    assert shown_page.isVisible()


def test_a_backup_into_a_folder_that_is_none_is_told(
    qtbot: QtBot, window: MainWindow, recorder: Recorder, demo_workspace: Path, tmp_path: Path
) -> None:
    (tmp_path / "文件").write_text("x", encoding="utf-8")
    window.session.open(str(demo_workspace))
    page = go(qtbot, window, "history")
    recorder.prepare("ask_new_file", str(tmp_path / "文件" / "备份.gwr"))
    click(qtbot, page, "备份…")
    assert len(recorder.told) == 1
    assert "没有写成" in recorder.last


def test_a_second_window_on_the_same_workspace_is_told(
    qtbot: QtBot, window: MainWindow, recorder: Recorder, demo_copy: Path, tmp_path: Path
) -> None:
    window.session.open(str(demo_copy))
    assert recorder.told == []
    reporter = JobReporter()
    second = MainWindow(
        WindowState(tmp_path / "second.ini"),
        messages=recorder,
        jobs=InlineJobs(reporter),
        reporter=reporter,
    )
    qtbot.addWidget(second)
    second.session.open(str(demo_copy))
    (told,) = recorder.told
    assert "已经在另一个窗口打开" in told
    # Both may go on.
    assert second.frame.isVisibleTo(second)
    window.close_workspace()
    second.close_workspace()
    second.session.open(str(demo_copy))
    assert len(recorder.told) == 1
    second.close()


def test_what_a_crashed_window_left_behind_is_no_other_window(demo_copy: Path) -> None:
    place = demo_copy.with_name(f".{demo_copy.name}.window")
    crashed = QLockFile(str(place))
    crashed.setStaleLockTime(0)
    assert crashed.tryLock(0)
    lines = place.read_text(encoding="utf-8").splitlines()
    crashed.unlock()
    # The number of a process that cannot be.
    place.write_text("\n".join(["4194999", *lines[1:]]) + "\n", encoding="utf-8")
    lock = InstanceLock()
    assert lock.take(str(demo_copy)) == ""
    lock.release()
    assert not place.exists()


def test_nothing_is_left_beside_the_workspace_when_the_window_closes(
    window: MainWindow, demo_copy: Path
) -> None:
    window.session.open(str(demo_copy))
    window.close()
    assert [one.name for one in demo_copy.parent.glob(".*gwr*")] == []


def test_what_another_did_meanwhile_is_seen_when_the_window_is_looked_at_again(
    qtbot: QtBot, window: MainWindow, quarter: Path, tmp_path: Path
) -> None:
    window.session.open(str(quarter / "a.gwr"))
    page: Any = go(qtbot, window, "collection")
    (workbook,) = (quarter / "下发").glob("*_区财政局_*.xlsx")
    with Workspace.open(str(quarter / "a.gwr")) as workspace:
        collecting.collect_returns(
            workspace, [fill(workbook, tmp_path / "1.xlsx", ANSWERS)], now=LATER, workers=1
        )
    assert page.files.shown == []
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    QApplication.sendEvent(window, QEvent(QEvent.Type.ActivationChange))
    assert len(page.files.shown) == 1


def test_undoing_in_a_field_takes_back_what_was_written_and_no_decision(
    qtbot: QtBot, review: Any, demo_copy: Path
) -> None:
    take_second(qtbot, review)
    assert decided(demo_copy) == 1
    review.scope.setCurrentText("全部")
    review.list.choose(lambda one: one.key == "T2")
    before = review.detail.text.toPlainText()
    write(qtbot, review.detail.text, "写错了")
    for _ in range(3):
        qtbot.keyClick(review.detail.text, Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert review.detail.text.toPlainText() == before
    assert decided(demo_copy) == 1


@pytest.fixture
def stick(tmp_path: Path, demo_copy: Path) -> Iterator[Path]:
    """A folder that is taken away in the middle, with a workspace in it."""
    folder = tmp_path / "u盘"
    folder.mkdir()
    shutil.copyfile(demo_copy, folder / "a.gwr")
    yield folder
    shutil.rmtree(folder, ignore_errors=True)


def test_a_stick_that_is_pulled_out_and_put_back_loses_nothing(
    qtbot: QtBot, window: MainWindow, recorder: Recorder, dialogs: Dialogs, stick: Path
) -> None:
    window.session.open(str(stick / "a.gwr"))
    page: Any = go(qtbot, window, "plan")
    before = page.items.shown
    assert before
    away = stick.with_name("weg")
    stick.rename(away)
    qtbot.keyClick(window, Key.Key_F5)
    assert recorder.told
    assert page.items.shown == before
    away.rename(stick)
    recorder.told.clear()
    qtbot.keyClick(window, Key.Key_F5)
    assert recorder.told == []
    assert page.items.shown == before
    assert dialogs.seen == []
