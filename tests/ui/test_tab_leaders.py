"""全年, 领导简报: the leaders in their order, the page of each, and the files for those that are ticked."""

from pathlib import Path

from PySide6.QtCore import QModelIndex, Qt
from pytestqt.qtbot import QtBot

from gwreport.ui.main_window import MainWindow
from gwreport.ui.pages.year_page import YearPage
from gwreport.ui.year.leaders_tab import LeadersTab
from tests.ui.looking import all_words, click
from tests.ui.recorder import Recorder


def shown(window: MainWindow, workspace: Path) -> LeadersTab:
    window.session.open(str(workspace))
    window.show_page("year", "leaders")
    page = window.pages["year"]
    assert isinstance(page, YearPage)
    tab = page.tab("leaders")
    assert isinstance(tab, LeadersTab)
    return tab


def test_the_page_of_the_chosen_leader_is_shown_in_the_official_order(
    window: MainWindow, reported: Path
) -> None:
    tab = shown(window, reported)
    assert [one.brief.leader for one in tab.leaders.shown] == ["赵明", "钱晓东"]
    assert "呈：赵明" in tab.page.toPlainText()
    tab.leaders.go_to(1)
    text = tab.page.toPlainText()
    assert "呈：钱晓东" in text
    assert "整治背街小巷12条" in text
    assert "二、需要重点关注的事项" in text


def test_files_are_written_for_those_that_are_ticked_and_else_for_all(
    qtbot: QtBot,
    window: MainWindow,
    reported: Path,
    recorder: Recorder,
    tmp_path: Path,
) -> None:
    tab = shown(window, reported)
    recorder.prepare("ask_folder", str(tmp_path / "全部"), str(tmp_path / "一位"))
    tab.formats["pptx"].setChecked(False)
    click(qtbot, tab, "生成简报…")
    assert [one.name for one in (tmp_path / "全部").iterdir()] == ["2025年前三季度领导简报.docx"]
    assert "2 位领导" in all_words(tab)
    index = tab.leaders.model().index(1, 0)
    tab.leaders.model().setData(index, Qt.CheckState.Checked, Qt.ItemDataRole.CheckStateRole)
    click(qtbot, tab, "生成简报（1 位）…")
    assert [one.name for one in (tmp_path / "一位").iterdir()] == [
        "2025年前三季度领导简报_钱晓东.docx"
    ]
    tab.formats["docx"].setChecked(False)
    assert not tab.write_button.isEnabled()


def test_a_round_that_was_not_sent_out_says_so(window: MainWindow, reported: Path) -> None:
    tab = shown(window, reported)
    window.session.choose_round("2025-Q4")
    assert "还没有下发" in all_words(tab)
    assert not tab.write_button.isEnabled()


def test_the_page_is_there_again_after_nobody_was_chosen(
    window: MainWindow, reported: Path
) -> None:
    tab = shown(window, reported)
    before = tab.page.toPlainText()
    tab.leaders.setCurrentIndex(QModelIndex())
    assert tab.page.toPlainText() == ""
    tab.leaders.go_to(0)
    assert tab.page.toPlainText() == before != ""
