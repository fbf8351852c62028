"""全年, 上年事项: nothing is taken by itself; each word can be taken back; the dialog that begins a year."""

from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from gwreport.ui.dialogs.new_workspace import NewWorkspace
from gwreport.ui.main_window import MainWindow
from gwreport.ui.pages.year_page import YearPage
from gwreport.ui.window_state import WindowState
from gwreport.ui.year.last_year_tab import LastYearTab
from gwreport.workflow.review.record_decision import Author
from gwreport.workflow.workspace import Workspace
from gwreport.workflow.year.closing import close_items
from gwreport.workflow.year.next_year import begin_year
from tests.ui.looking import all_words, button, click, write
from tests.ui.recorder import Dialogs, Recorder
from tests.workflow.quarter import load
from tests.workflow.test_next_year import BREAKDOWN_2026

NEXT = datetime.fromisoformat("2026-01-12T09:00:00")
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def begun(reported: Path, tmp_path: Path) -> Path:
    """The year after, begun from a reported quarter, with its plan."""
    place = tmp_path / "青禾区2026.gwr"
    begin_year(str(place), old=str(reported), year=2026, now=NEXT)
    with Workspace.open(str(place)) as workspace:
        load(workspace, tmp_path, BREAKDOWN_2026, now=NEXT)
    return place


def shown(window: MainWindow, workspace: Path) -> LastYearTab:
    window.session.state.reviewer = "王敏"
    window.session.open(str(workspace))
    window.show_page("year", "last_year")
    page = window.pages["year"]
    assert isinstance(page, YearPage)
    tab = page.tab("last_year")
    assert isinstance(tab, LastYearTab)
    return tab


def titles(tab: LastYearTab) -> list[str]:
    return [tab.tabs.tabText(at) for at in range(3)]


def test_what_waits_is_said_and_taken_back(qtbot: QtBot, window: MainWindow, begun: Path) -> None:
    tab = shown(window, begun)
    assert titles(tab) == ["待认定 1", "上年没有完成 1", "已认定和结转 0"]
    assert "口袋公园8个" in tab.details.toPlainText()
    assert "口袋公园5个" in tab.details.toPlainText()
    click(qtbot, tab, "就是这一项")
    assert titles(tab) == ["待认定 0", "上年没有完成 1", "已认定和结转 1"]
    tab.tabs.setCurrentIndex(2)
    click(qtbot, tab, "撤销认定")
    assert titles(tab) == ["待认定 1", "上年没有完成 1", "已认定和结转 0"]
    tab.tabs.setCurrentIndex(0)
    click(qtbot, tab, "上年没有这一项")
    # Last year's park was not finished, and is nobody's now.
    assert titles(tab) == ["待认定 0", "上年没有完成 2", "已认定和结转 1"]


def test_all_are_settled_only_after_asking(
    qtbot: QtBot, window: MainWindow, begun: Path, recorder: Recorder
) -> None:
    tab = shown(window, begun)
    click(qtbot, tab, "都按最相近的认定…")
    assert titles(tab)[0] == "待认定 1"
    recorder.prepare("confirm", True)
    click(qtbot, tab, "都按最相近的认定…")
    assert titles(tab)[0] == "待认定 0"


def test_open_items_are_carried_on_and_the_plan_says_what_waits(
    qtbot: QtBot, window: MainWindow, begun: Path
) -> None:
    tab = shown(window, begun)
    window.show_page("plan")
    plan = window.pages["plan"]
    assert button(plan, "1 项待认定").isVisible()
    click(qtbot, plan, "1 项上年没有完成")
    assert window.stack.currentWidget() is window.pages["year"]
    tab.tabs.setCurrentIndex(1)
    click(qtbot, tab, "结转到今年")
    assert titles(tab) == ["待认定 1", "上年没有完成 0", "已认定和结转 1"]
    with Workspace.open(str(begun)) as workspace:
        assert [one.text for one in workspace.plan().items if one.plan_name] == [
            "整治背街小巷12条。"
        ]
    window.show_page("plan")
    assert [one.words for one in plan.last_year.shown] == ["1 项待认定"]


def test_what_was_closed_last_year_is_said_and_not_offered(
    window: MainWindow, reported: Path, tmp_path: Path
) -> None:
    with Workspace.open(str(reported)) as workspace:
        why = Author("王敏", "缓建，不再考核。", NEXT)
        close_items(workspace, ["T2", "T3"], why, without_evidence=True)
    place = tmp_path / "青禾区2026.gwr"
    begin_year(str(place), old=str(reported), year=2026, now=NEXT)
    with Workspace.open(str(place)) as workspace:
        load(workspace, tmp_path, BREAKDOWN_2026, now=NEXT)
    tab = shown(window, place)
    assert titles(tab) == ["待认定 1", "上年没有完成 0", "已认定和结转 0"]
    assert "已销号 2 项（不再结转）" in all_words(tab)
    assert "上年已完成，已销号" in tab.details.toPlainText()


def test_a_workspace_without_last_year_says_how_one_has_it(
    window: MainWindow, reported: Path
) -> None:
    tab = shown(window, reported)
    assert "沿用上年工作区" in all_words(tab)
    assert not tab.tabs.isVisible()


def test_a_new_workspace_goes_on_from_last_years(
    qtbot: QtBot,
    window: MainWindow,
    dialogs: Dialogs,
    recorder: Recorder,
    state: WindowState,
    reported: Path,
    tmp_path: Path,
) -> None:
    state.remember_folder("workspace", tmp_path)
    recorder.prepare("ask_file", str(reported))
    before = reported.read_bytes()

    def fill_in(dialog: NewWorkspace) -> None:
        click(qtbot, dialog, "选上年的…")
        assert (dialog.region.text(), dialog.year.value()) == ("青禾区", 2026)
        assert "青禾区2025年" in dialog.old_words.text()
        click(qtbot, dialog, "建立")

    dialogs.expect(fill_in)
    qtbot.mouseClick(window.start.cards["new"], LEFT)
    assert window.workspace_name.text() == "青禾区 · 2026年"
    with Workspace.open(str(tmp_path / "青禾区2026.gwr")) as workspace:
        assert len(workspace.registry().units) > 3
        assert workspace.book.last_items
    assert reported.read_bytes() == before


def test_an_old_workspace_that_does_not_serve_is_said_at_once_and_nothing_is_made(
    qtbot: QtBot,
    window: MainWindow,
    dialogs: Dialogs,
    recorder: Recorder,
    state: WindowState,
    tmp_path: Path,
) -> None:
    state.remember_folder("workspace", tmp_path)
    (tmp_path / "别的.gwr").write_bytes(b"notes")

    def fill_in(dialog: NewWorkspace) -> None:
        write(qtbot, dialog.region, "青禾区")
        write(qtbot, dialog.old, str(tmp_path / "别的.gwr"))
        dialog.old.editingFinished.emit()
        assert "别的.gwr" in dialog.old_words.text()
        click(qtbot, dialog, "建立")

    dialogs.expect(fill_in)
    qtbot.mouseClick(window.start.cards["new"], LEFT)
    assert "别的.gwr" in recorder.last
    assert [one.name for one in tmp_path.glob("*.gwr")] == ["别的.gwr"]
    assert window.start.isVisible()
