"""回收: files are dropped, chosen or watched for; each is told of, and each unit's state."""

import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from gwreport.domain.returns.returns import Outcome
from gwreport.domain.statuses import UnitState
from gwreport.machine import effects
from gwreport.ui import desktop
from gwreport.ui.main_window import MainWindow
from gwreport.ui.watched_folder import WatchedFolder
from gwreport.wording.names import UNIT_STATES
from gwreport.wording.return_names import OUTCOMES
from tests.ui.looking import choose, click, drop, go, note, shown, write
from tests.ui.recorder import Recorder
from tests.ui.stored import files_of, progress_of
from tests.workflow.quarter import fill

ANSWERS = {
    "新建": {"完成情况": "已建成4个。", "进度自评": "依时序推进"},
    "整治": {"完成情况": "已整治9条。", "进度自评": "依时序推进"},
}
Filled = Callable[[str], Path]
ROUND = "2025-Q3"


@pytest.fixture
def filled(quarter: Path, tmp_path: Path) -> Filled:
    """Fill a unit's workbook in and give it back under another name."""

    def make(unit: str) -> Path:
        (workbook,) = (quarter / "下发").glob(f"*_{unit}_*.xlsx")
        return fill(workbook, tmp_path / "报回" / f"{unit}改过名.xlsx", ANSWERS)

    return make


@pytest.fixture
def page(qtbot: QtBot, window: MainWindow, quarter: Path) -> Any:
    window.session.open(str(quarter / "a.gwr"))
    return go(qtbot, window, "collection")


def outcomes(page: Any) -> list[str]:
    return shown(page.files, "结果")


def test_files_and_folders_are_taken_wherever_they_are_dropped(
    page: Any, window: MainWindow, filled: Filled, tmp_path: Path
) -> None:
    one = filled("区财政局")
    assert drop(page, [one])
    assert outcomes(page) == [OUTCOMES[Outcome.ACCEPTED]]
    assert shown(page.files, "单位") == ["区财政局"]
    assert "收取了 1 个文件" in page.notice.words
    filled("区城市管理局")
    assert drop(page.zone, [tmp_path / "报回"])
    assert len(page.files.shown) == 3
    assert OUTCOMES[Outcome.DUPLICATE] in outcomes(page)
    assert "2/4 个单位已有回收表" in note(page)
    # What was dropped is where it was.
    assert one.is_file()
    assert window.state.folder("collect") == str(tmp_path)


def test_a_file_of_another_period_is_not_listed_and_the_page_says_where_it_is(
    qtbot: QtBot, window: MainWindow, reported: Path, reported_quarter: Path, tmp_path: Path
) -> None:
    window.session.open(str(reported))
    window.session.choose_round("2025-Q2")
    page = go(qtbot, window, "collection")
    (workbook,) = (reported_quarter.parent / "下发").glob("*_区城市管理局_2025年前三季度_*.xlsx")
    assert drop(page, [fill(workbook, tmp_path / "回.xlsx", ANSWERS)])
    assert page.files.shown == []
    told = "其中 1 个是2025年前三季度的，在上方换到那一期看，不列在下面。"
    assert page.notice.words.endswith(told)
    window.session.choose_round(ROUND)
    assert drop(page, [tmp_path / "回.xlsx"])
    assert "不列在下面" not in page.notice.words


def test_an_archive_is_opened_and_each_file_in_it_is_a_line(
    page: Any, filled: Filled, tmp_path: Path
) -> None:
    filled("区财政局")
    filled("区城市管理局")
    archive = shutil.make_archive(str(tmp_path / "报送"), "zip", tmp_path / "报回")
    assert drop(page, [Path(archive)])
    assert sorted(shown(page.files, "单位")) == ["区城市管理局", "区财政局"]
    page.files.setCurrentIndex(page.files.filter.index(0, 0))
    assert "报送.zip 内的" in page.details.toPlainText()


def test_files_are_chosen_by_a_button(
    qtbot: QtBot, page: Any, recorder: Recorder, filled: Filled, tmp_path: Path
) -> None:
    click(qtbot, page, "选择文件…")
    click(qtbot, page, "选择文件夹…")
    assert page.files.shown == []
    recorder.prepare("ask_files", [str(filled("区财政局"))])
    click(qtbot, page, "选择文件…")
    filled("区城市管理局")
    recorder.prepare("ask_folder", str(tmp_path / "报回"))
    click(qtbot, page, "选择文件夹…")
    assert len(page.files.shown) == 3


def test_a_damaged_file_is_refused_and_says_what_to_ask_for(page: Any, tmp_path: Path) -> None:
    (tmp_path / "坏的.xlsx").write_bytes(b"PK\x03\x04 cut")
    (tmp_path / "网页.xlsx").write_text("<html><body>x</body></html>", encoding="utf-8")
    assert drop(page, [tmp_path / "坏的.xlsx", tmp_path / "网页.xlsx"])
    assert outcomes(page) == [OUTCOMES[Outcome.REFUSED]] * 2
    assert page.notice.property("tone") == "warning"
    page.files.choose(lambda one: one.name == "坏的.xlsx")
    told = page.details.toPlainText()
    assert "坏的.xlsx" in told
    assert "重" in told.split("【")[1], "what the unit is to be asked for"


def test_states_of_units_follow_what_came_and_can_be_filtered(
    qtbot: QtBot, page: Any, filled: Filled
) -> None:
    drop(page, [filled("区财政局")])
    states = dict(zip(shown(page.units, "单位"), shown(page.units, "状态"), strict=True))
    assert states["区财政局"] == UNIT_STATES[UnitState.RETURNED]
    assert states["区发展改革委"] == UNIT_STATES[UnitState.WAITING]
    page.tabs.setCurrentIndex(1)
    choose(page.state_choice, UNIT_STATES[UnitState.RETURNED])
    assert shown(page.units, "单位") == ["区财政局"]
    choose(page.outcome_choice, OUTCOMES[Outcome.REFUSED])
    assert page.files.shown == []


def test_a_folder_is_watched_and_new_files_are_taken_in_by_themselves(
    qtbot: QtBot, page: Any, recorder: Recorder, filled: Filled, tmp_path: Path
) -> None:
    watched = tmp_path / "收件"
    watched.mkdir()
    page.watching.watcher.pause = 40
    recorder.prepare("ask_folder", str(watched))
    click(qtbot, page, "自动收取一个文件夹…")
    assert str(watched) in page.watching.words.text()
    assert page.watching.words.isVisible()
    source = filled("区财政局")
    shutil.copyfile(source, watched / "新到.xlsx")
    qtbot.waitUntil(lambda: outcomes(page) == [OUTCOMES[Outcome.ACCEPTED]], timeout=10_000)
    assert (watched / "新到.xlsx").is_file()
    click(qtbot, page, "不再自动收取")
    assert not page.watching.words.isVisible()
    shutil.copyfile(filled("区城市管理局"), watched / "后来.xlsx")
    qtbot.wait(200)
    assert len(page.files.shown) == 1


def test_what_lay_in_the_watched_folder_before_is_taken_too(
    qtbot: QtBot, page: Any, recorder: Recorder, filled: Filled
) -> None:
    folder = filled("区财政局").parent
    page.watching.watcher.pause = 40
    recorder.prepare("ask_folder", str(folder))
    click(qtbot, page, "自动收取一个文件夹…")
    qtbot.waitUntil(lambda: len(page.files.shown) == 1, timeout=10_000)
    page.watching.watcher.watch(None)


def test_what_was_taken_in_before_a_restart_is_not_told_as_a_duplicate(
    qtbot: QtBot, page: Any, recorder: Recorder, filled: Filled, reopen: Any, tmp_path: Path
) -> None:
    watched = tmp_path / "收件"
    watched.mkdir()
    shutil.copyfile(filled("区财政局"), watched / "一.xlsx")
    (watched / "区财政局照片.jpg").write_bytes(b"\xff\xd8\xff\xe0")
    with ZipFile(watched / "合.zip", "w") as archive:
        archive.write(filled("区发展改革委"), "区发展改革委.xlsx")
        archive.writestr("__MACOSX/._区发展改革委.xlsx", b"x")
    page.watching.watcher.pause = 40
    recorder.prepare("ask_folder", str(watched))
    click(qtbot, page, "自动收取一个文件夹…")
    qtbot.waitUntil(lambda: len(page.files.shown) > 0, timeout=10_000)
    before = len(page.files.shown)
    location = Path(page.session.location)
    page.window().close()
    # It is looked at all of it again, and nothing is new; then something is.
    again: Any = reopen(location).pages["collection"]
    again.watching.watcher.pause = 40
    again.watching.watcher.look()
    again.watching.watcher.look()
    assert len(again.files.table.rows) in (0, before)
    again.session.touch()
    again.window().show_page("collection")
    assert len(again.files.shown) == before
    shutil.copyfile(filled("区城市管理局"), watched / "二.xlsx")
    qtbot.waitUntil(lambda: len(again.files.shown) == before + 1, timeout=10_000)
    assert Outcome.DUPLICATE not in [one.outcome for one in again.files.shown]
    again.watching.watcher.watch(None)


def test_a_file_that_still_grows_is_waited_for(qtbot: QtBot, tmp_path: Path) -> None:
    watcher = WatchedFolder(pause=400)
    told: list[list[Path]] = []
    watcher.arrived.connect(told.append)
    watcher.watch(tmp_path)
    growing = tmp_path / "大.xlsx"
    for size in range(1, 8):
        growing.write_bytes(b"x" * size)
        qtbot.wait(40)
    assert told == []
    qtbot.waitUntil(lambda: told == [[growing]], timeout=5_000)
    # The same name saved once more, as programs of the office do it: another file in its place.
    (tmp_path / ".neu").write_bytes(b"y" * 99)
    (tmp_path / ".neu").replace(growing)
    qtbot.waitUntil(lambda: told == [[growing], [growing]], timeout=5_000)
    watcher.watch(None)
    growing.write_bytes(b"z" * 5)
    qtbot.wait(900)
    assert len(told) == 2


def test_lock_files_and_hidden_files_are_no_arrivals(qtbot: QtBot, tmp_path: Path) -> None:
    watcher = WatchedFolder(pause=30)
    told: list[list[Path]] = []
    watcher.arrived.connect(told.append)
    for name in ("~$表.xlsx", ".tmp.xlsx", "表.xlsx"):
        (tmp_path / name).write_bytes(b"x")
    (tmp_path / "文件夹").mkdir()
    watcher.watch(tmp_path)
    qtbot.waitUntil(lambda: bool(told), timeout=5_000)
    assert told == [[tmp_path / "表.xlsx"]]
    watcher.watch(None)


def test_a_watched_folder_that_goes_away_stops_nothing(qtbot: QtBot, tmp_path: Path) -> None:
    folder = tmp_path / "u盘"
    folder.mkdir()
    watcher = WatchedFolder(pause=30)
    told: list[list[Path]] = []
    watcher.arrived.connect(told.append)
    watcher.watch(folder)
    folder.rmdir()
    qtbot.wait(150)
    assert told == []
    watcher.watch(None)


def test_a_watched_folder_that_is_away_for_a_while_is_said_and_watched_on(
    qtbot: QtBot, page: Any, recorder: Recorder, filled: Filled, tmp_path: Path
) -> None:
    share = tmp_path / "共享"
    share.mkdir()
    page.watching.watcher.pause = 1 << 24
    recorder.prepare("ask_folder", str(share))
    click(qtbot, page, "自动收取一个文件夹…")
    share.rename(tmp_path / "weg")
    page.watching.watcher.look()
    assert "读不到" in page.watching.words.text()
    (tmp_path / "weg").rename(share)
    shutil.copyfile(filled("区财政局"), share / "新到.xlsx")
    for _ in range(2):
        page.watching.watcher.look()
    assert outcomes(page) == [OUTCOMES[Outcome.ACCEPTED]]
    assert "正在自动收取" in page.watching.words.text()
    page.watching.watcher.watch(None)


@pytest.mark.skipif(os.name != "posix", reason="links of POSIX")
def test_links_out_of_a_watched_folder_are_not_followed_and_said(
    qtbot: QtBot, page: Any, recorder: Recorder, filled: Filled, tmp_path: Path
) -> None:
    share = tmp_path / "共享"
    share.mkdir()
    inside = share / "真的.xlsx"
    shutil.copyfile(filled("区财政局"), inside)
    (share / "里面.xlsx").symlink_to(inside)
    (share / "外面.xlsx").symlink_to(filled("区城市管理局"))
    (share / "圈.xlsx").symlink_to(share / "圈.xlsx")
    page.watching.watcher.pause = 1 << 24
    recorder.prepare("ask_folder", str(share))
    click(qtbot, page, "自动收取一个文件夹…")
    for _ in range(3):
        page.watching.watcher.look()
    assert "外面.xlsx" in page.watching.words.text()
    assert {one.unit for one in page.files.shown} == {"区财政局"}
    assert recorder.told == []
    page.watching.watcher.watch(None)


def test_a_watched_folder_is_not_that_of_the_next_workspace(
    qtbot: QtBot, window: MainWindow, page: Any, recorder: Recorder, filled: Filled,
    demo_copy: Path, quarter: Path, tmp_path: Path,
) -> None:  # fmt: skip
    share = tmp_path / "共享"
    share.mkdir()
    page.watching.watcher.pause = 1 << 24
    recorder.prepare("ask_folder", str(share))
    click(qtbot, page, "自动收取一个文件夹…")
    window.session.open(str(quarter / "a.gwr"))
    assert page.watching.watcher.folder == share
    before = demo_copy.read_bytes()
    window.session.open(str(demo_copy))
    shutil.copyfile(filled("区财政局"), share / "新到.xlsx")
    for _ in range(2):
        page.watching.watcher.look()
    assert page.watching.watcher.folder is None
    assert demo_copy.read_bytes() == before
    go(qtbot, window, "collection")
    assert "自动收取已停止" in page.notice.words


def test_a_round_that_was_not_issued_takes_nothing(
    qtbot: QtBot, window: MainWindow, unissued: Path
) -> None:
    window.session.open(str(unissued))
    page: Any = go(qtbot, window, "collection")
    assert "还没有下发" in page.notice.words
    assert not page.zone.isEnabled()


def test_what_cannot_be_stored_is_told_and_the_next_try_works(
    page: Any, recorder: Recorder, filled: Filled
) -> None:
    def full(effect: str) -> None:
        if effect == "commit":
            raise OSError(28, "No space left on device")

    one = filled("区财政局")
    effects.hook = full
    drop(page, [one])
    assert len(recorder.told) == 1
    assert page.files.shown == []
    effects.hook = None
    drop(page, [one])
    assert outcomes(page) == [OUTCOMES[Outcome.ACCEPTED]]


def test_a_path_that_has_gone_is_told(page: Any, recorder: Recorder, tmp_path: Path) -> None:
    drop(page, [tmp_path / "没有.xlsx"])
    assert "没有.xlsx" in "".join(recorder.told) + page.notice.words + "".join(
        shown(page.files, "文件")
    )
    assert page.isVisible()


def test_the_example_shows_every_file_and_who_is_late(
    qtbot: QtBot, window: MainWindow, demo_workspace: Path
) -> None:
    window.session.open(str(demo_workspace))
    page: Any = go(qtbot, window, "collection")
    came = files_of(demo_workspace, ROUND)
    assert {one.number for one in page.files.shown} == {one.number for one in came}
    assert outcomes(page)[0] == OUTCOMES[Outcome.REFUSED]
    window.show_page("collection", UnitState.LATE)
    assert page.tabs.currentIndex() == 1
    late = shown(page.units, "单位")
    progress = progress_of(demo_workspace, ROUND)
    assert late == [one.unit for one in progress if one.state is UnitState.LATE]
    assert late
    window.show_page("collection", Outcome.REFUSED)
    assert page.tabs.currentIndex() == 0
    assert {one.number for one in page.files.shown} == {
        one.number for one in came if one.outcome is Outcome.REFUSED
    }
    number = page.files.shown[0].number
    window.show_page("collection", number)
    assert page.files.current.number == number
    window.show_page("collection", "区财政局")
    assert page.units.current.unit == "区财政局"


def test_the_words_for_those_who_are_late_are_copied(
    qtbot: QtBot, window: MainWindow, demo_workspace: Path
) -> None:
    window.session.open(str(demo_workspace))
    window.show_page("collection", "chase")
    page: Any = window.pages["collection"]
    late = next(one for one in page.chase.units.shown if one.progress.state is UnitState.LATE)
    page.chase.units.choose(lambda one: one is late)
    click(qtbot, page.chase, "复制这段话")
    words = QGuiApplication.clipboard().text()
    assert late.progress.unit in words
    click(qtbot, page.chase, "发给工作群的话")
    click(qtbot, page.chase, "复制这段话")
    assert QGuiApplication.clipboard().text() != words
    assert late.progress.unit in QGuiApplication.clipboard().text()


def test_the_list_and_the_letters_for_the_late_ones_are_written(
    qtbot: QtBot,
    window: MainWindow,
    recorder: Recorder,
    demo_copy: Path,
    tmp_path: Path,
    opened_paths: list[Path],
) -> None:
    window.session.open(str(demo_copy))
    window.show_page("collection", "chase")
    page: Any = window.pages["collection"]
    for words in ("导出催报清单…", "生成催报函…"):
        recorder.prepare("ask_folder", str(tmp_path / words))
        click(qtbot, page, words)
        assert not recorder.told
        click(qtbot, page, "打开文件夹")
        assert opened_paths[-1].is_dir()
        assert any(opened_paths[-1].iterdir())


def test_files_are_found_by_words(qtbot: QtBot, window: MainWindow, demo_workspace: Path) -> None:
    window.session.open(str(demo_workspace))
    page: Any = go(qtbot, window, "collection")
    fields = page.tabs.widget(0).findChildren(QLineEdit)
    search = next(one for one in fields if one.placeholderText() == "筛选文件")
    write(qtbot, search, "区水利局")
    assert set(shown(page.files, "单位")) == {"区水利局"}


# The originals


def test_an_original_is_opened_from_its_row_as_a_copy_that_nobody_can_change(
    qtbot: QtBot, page: Any, filled: Filled, opened_paths: list[Path]
) -> None:
    source = filled("区财政局")
    drop(page, [source])
    page.files.go_to(0)
    page.files.activated.emit(page.files.currentIndex())
    click(qtbot, page, "打开原件")
    first, second = opened_paths
    assert first.name == second.name == source.name
    assert first.parent != source.parent
    assert first.read_bytes() == source.read_bytes()
    assert not first.stat().st_mode & 0o222
    assert "只读副本" in page.notice.words


def test_a_place_that_is_told_of_opens_the_original_and_says_where_to_look(
    page: Any, quarter: Path, tmp_path: Path, opened_paths: list[Path]
) -> None:
    (workbook,) = (quarter / "下发").glob("*_区财政局_*.xlsx")
    answers = {"新建": {"完成情况": "=1+1"}, "整治": {"完成情况": "已整治9条。"}}
    drop(page, [fill(workbook, tmp_path / "报回" / "公式.xlsx", answers)])
    page.files.go_to(0)
    place = next(one.place for one in page.files.current.told if one.place)
    assert place in page.details.toPlainText()
    page.details.anchorClicked.emit(QUrl("#0"))
    assert opened_paths[0].name == "公式.xlsx"
    assert f"请看：{place}" in page.notice.words


def test_a_program_that_was_sent_in_is_never_started(
    qtbot: QtBot, page: Any, tmp_path: Path, opened_paths: list[Path]
) -> None:
    bad = tmp_path / "回收表.bat"
    bad.write_bytes(b"format c:")
    drop(page, [bad])
    page.files.go_to(0)
    click(qtbot, page, "打开原件")
    assert opened_paths == []
    assert "没有打开" in page.notice.words


def test_where_no_program_can_show_it_that_is_said(
    qtbot: QtBot, page: Any, filled: Filled, recorder: Recorder, opened_paths: list[Path],
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    monkeypatch.setattr(desktop, "has_program", lambda _: False)
    drop(page, [filled("区财政局")])
    page.files.go_to(0)
    click(qtbot, page, "打开原件")
    assert opened_paths == []
    assert "没有能打开" in recorder.last
    assert page.files.current.name in recorder.last


def test_what_is_told_of_a_refused_file_can_be_read_whole_and_copied(
    page: Any, tmp_path: Path
) -> None:
    bad = tmp_path / "坏.xlsx"
    bad.write_bytes(b"PK\x03\x04 cut")
    drop(page, [bad])
    page.files.go_to(0)
    (told,) = page.files.current.told
    assert told.message + told.suggestion in page.details.toPlainText()
    page.details.selectAll()
    page.details.copy()
    assert told.suggestion in QGuiApplication.clipboard().text()


def test_the_room_for_dropping_shrinks_once_something_came(page: Any, filled: Filled) -> None:
    before = page.zone.sizeHint().height()
    drop(page, [filled("区财政局")])
    assert page.zone.sizeHint().height() < before


def test_a_watched_folder_is_watched_again_after_a_restart(
    qtbot: QtBot, page: Any, window: MainWindow, recorder: Recorder, quarter: Path,
    tmp_path: Path, reopen: Callable[..., MainWindow],
) -> None:  # fmt: skip
    watched = tmp_path / "收件"
    watched.mkdir()
    page.watching.watcher.pause = 1 << 24
    recorder.prepare("ask_folder", str(watched))
    click(qtbot, page, "自动收取一个文件夹…")
    window.close()
    again = reopen(quarter / "a.gwr")
    # Nobody has looked at 回收 yet.
    page_again: Any = again.pages["collection"]
    watching = page_again.watching
    assert watching.watcher.folder == watched
    go(qtbot, again, "collection")
    assert str(watched) in watching.words.text()
    click(qtbot, again, "不再自动收取")
    again.close()
    assert "collection" not in reopen(quarter / "a.gwr").pages
