"""Two windows on one workspace: what one of them stores is never lost or taken twice by the other."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from gwreport.domain.returns.returns import Outcome
from gwreport.ledger.storage.file_database import FileDatabase
from gwreport.machine import effects
from gwreport.ui.jobs import InlineJobs, JobReporter
from gwreport.ui.main_window import MainWindow
from gwreport.ui.window_state import WindowState
from gwreport.workflow.workspace import Workspace
from tests.ui.looking import click, go
from tests.ui.recorder import Recorder
from tests.workflow.quarter import fill

ANSWERS = {
    "新建": {"完成情况": "已建成4个。", "进度自评": "依时序推进"},
    "整治": {"完成情况": "已整治9条。", "进度自评": "依时序推进"},
}


@pytest.fixture
def second(qtbot: QtBot, recorder: Recorder, tmp_path: Path) -> MainWindow:
    """The window of the clerk beside."""
    reporter = JobReporter()
    made = MainWindow(
        WindowState(tmp_path / "second.ini"),
        messages=recorder,
        jobs=InlineJobs(reporter),
        reporter=reporter,
    )
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
def share(quarter: Path, tmp_path: Path) -> Path:
    """A folder in which returns of two units stand."""
    for unit in ("区财政局", "区城市管理局"):
        (workbook,) = (quarter / "下发").glob(f"*_{unit}_*.xlsx")
        fill(workbook, tmp_path / "共享" / f"{unit}.xlsx", ANSWERS)
    return tmp_path / "共享"


@pytest.fixture
def watching(
    qtbot: QtBot,
    window: MainWindow,
    second: MainWindow,
    quarter: Path,
    share: Path,
    recorder: Recorder,
) -> Iterator[list[Any]]:
    """The pages of both windows, watching the share; it is looked at when the test says so."""
    pages: list[Any] = []
    for one in (window, second):
        one.session.open(str(quarter / "a.gwr"))
        page: Any = go(qtbot, one, "collection")
        page.watching.watcher.pause = 1 << 24
        recorder.prepare("ask_folder", str(share))
        click(qtbot, page, "自动收取一个文件夹…")
        page.watching.watcher.look()
        pages.append(page)
    recorder.told.clear()
    yield pages
    for page in pages:
        page.watching.watcher.watch(None)


def outcomes(quarter: Path) -> list[Outcome]:
    with Workspace.open(str(quarter / "a.gwr")) as office:
        assert office.ledger.checks.verify_contents() == []
        return [one.outcome for one in office.ledger.submissions()]


def test_case_81_two_windows_that_watch_one_share_take_each_return_once(
    watching: list[Any], quarter: Path
) -> None:
    mine, other = watching

    def hook(effect: str) -> None:
        # This window has seen that nothing is there yet, when the other takes all of it.
        if effect == "spawn":
            effects.hook = None
            other.watching.watcher.look()

    effects.hook = hook
    mine.watching.watcher.look()
    assert outcomes(quarter) == [Outcome.ACCEPTED] * 2 + [Outcome.DUPLICATE] * 2
    assert "重复 2" in mine.notice.words


def test_what_arrives_while_another_holds_the_workspace_is_taken_later(
    watching: list[Any], quarter: Path, recorder: Recorder, monkeypatch: pytest.MonkeyPatch
) -> None:
    mine, _ = watching
    begin = FileDatabase.__init__
    monkeypatch.setattr(
        FileDatabase, "__init__", lambda self, path, **_: begin(self, path, busy_seconds=0.05)
    )
    other = sqlite3.connect(quarter / "a.gwr", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    mine.watching.watcher.look()
    other.execute("ROLLBACK")
    other.close()
    assert recorder.told == []
    assert outcomes(quarter) == []
    mine.watching.watcher.look()
    assert outcomes(quarter) == [Outcome.ACCEPTED] * 2


def test_a_watch_whose_collection_fails_ends_and_says_so(
    qtbot: QtBot, watching: list[Any], quarter: Path, share: Path, recorder: Recorder
) -> None:
    mine, _ = watching

    def hook(effect: str) -> None:
        if effect == "commit":
            raise OSError(28, "No space left on device")

    effects.hook = hook
    mine.watching.watcher.look()
    effects.hook = None
    assert len(recorder.told) == 1
    assert mine.watching.watcher.folder is None
    assert "自动收取已停止" in mine.notice.words
    recorder.prepare("ask_folder", str(share))
    click(qtbot, mine, "自动收取一个文件夹…")
    mine.watching.watcher.look()
    mine.watching.watcher.look()
    assert outcomes(quarter) == [Outcome.ACCEPTED] * 2
