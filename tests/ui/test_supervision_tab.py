"""督办 on 全年: proposals by level, what is asked, answers accepted, sent back, overdue in red."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from gwreport.ui.appearance.theme import THEME
from gwreport.ui.main_window import MainWindow
from gwreport.ui.window_state import WindowState
from gwreport.workflow.returns.collect_returns import collect_returns
from gwreport.workflow.workspace import Workspace
from tests.reports.word_forms import words_of_document
from tests.ui.looking import all_words, button, click, shown
from tests.ui.recorder import Recorder
from tests.workflow.quarter import LATER
from tests.workflow.year.test_supervising import WHOLE, answer

ROUND = "2025-Q3"


@pytest.fixture
def tab(window: MainWindow, reported: Path, state: WindowState) -> Any:
    state.reviewer = "周叙言"
    window.session.open(str(reported))
    window.session.choose_round(ROUND)
    window.show_page("year", "supervision")
    return window.pages["year"].tab("supervision")


def supervise(
    tab: Any, recorder: Recorder, folder: Path, day: str = "2025-10-31", number: str = ""
) -> None:
    tab.with_proposed.setChecked(True)
    recorder.prepare("ask_folder", str(folder))
    recorder.prepare("ask_text", day, number)
    tab.all_button.click()


def test_what_nobody_has_confirmed_is_listed_only_when_wanted(tab: Any) -> None:
    assert shown(tab.proposals, "单位") == []
    assert not tab.all_button.isEnabled()
    tab.with_proposed.setChecked(True)
    assert "区城市管理局" in shown(tab.proposals, "单位")
    assert set(shown(tab.proposals, "进度")) == {"未确认"}
    assert shown(tab.proposals, "级别")[0] == "提醒（蓝色）"
    assert tab.all_button.isEnabled()


def test_papers_and_workbooks_are_written_and_what_is_late_is_told(
    tab: Any, recorder: Recorder, tmp_path: Path
) -> None:
    supervise(tab, recorder, tmp_path / "督办")
    assert list((tmp_path / "督办").glob("*_督办事项填报表.xlsx"))
    assert list((tmp_path / "督办").glob("*_督办通知单.docx"))
    assert "答复期限 2025-10-31" in tab.notice.words
    assert set(shown(tab.rows, "答复")) == {"未答复（逾期）"}
    assert set(shown(tab.rows, "级别")) == {"提醒（蓝色）"}
    assert set(shown(tab.rows, "落后")) == {"1期"}
    assert tab.lift_button.isEnabled()
    assert not tab.accept_button.isEnabled()
    assert "本期未依时序推进" in tab.details.toPlainText()


def test_a_day_that_is_none_writes_nothing(tab: Any, recorder: Recorder, tmp_path: Path) -> None:
    supervise(tab, recorder, tmp_path / "督办", "下个月")
    assert "日期“下个月”写法不对" in recorder.last
    assert shown(tab.rows, "单位") == []
    assert not (tmp_path / "督办").exists()


def test_papers_have_a_deadline_and_a_number_that_the_clerk_says(
    tab: Any, recorder: Recorder, tmp_path: Path
) -> None:
    def write(deadline: str, number: str) -> str:
        supervise(tab, recorder, tmp_path / "督办", deadline, number)
        return str(tab.notice.words)

    year = date.today().year
    assert f"〔{year}〕13号" in write("2099-10-31", "13")
    assert "从第几号编起？不写则从 1 号编起" in recorder.asked[-1]
    made = next((tmp_path / "督办").glob("*_督办通知单.docx"))
    assert "于2099年10月31日前将整改措施" in words_of_document(made.read_bytes())
    assert f"〔{year}〕13号" in write("2099-10-31", "")
    assert "编过号，不写则沿用原来的号" in recorder.asked[-1]
    assert recorder.told == []
    assert "已经过了" in write("2001-10-31", "")
    write("下周", "")
    assert "写法不对" in recorder.last
    write("2099-10-31", "十")
    assert "不是编号" in recorder.last


def test_an_answer_is_accepted_sent_back_and_lifted(
    tab: Any, recorder: Recorder, window: MainWindow, reported: Path, tmp_path: Path
) -> None:
    supervise(tab, recorder, tmp_path / "督办")
    unit = shown(tab.rows, "单位")[0]
    (sent,) = (tmp_path / "督办").glob(f"*_{unit}_*.xlsx")
    with Workspace.open(str(reported)) as workspace:
        collect_returns(workspace, [answer(sent, tmp_path / "回.xlsx", WHOLE)], now=LATER)
    tab.refresh()
    tab.rows.choose(lambda one: one.unit == unit)
    assert "已答复，待认可" in shown(tab.rows, "答复")
    assert WHOLE["责任人"] in tab.details.toPlainText()
    tab.accept_button.click()  # given up
    recorder.prepare("ask_text", "措施具体")
    tab.accept_button.click()
    assert "已认可" in shown(tab.rows, "答复")
    recorder.prepare("ask_text", "时限太晚")
    tab.back_button.click()
    assert any(words.startswith("已退回") for words in shown(tab.rows, "答复"))
    assert "时限太晚" in tab.details.toPlainText()
    window.undo_button.click()
    assert "已认可" in shown(tab.rows, "答复")
    recorder.prepare("ask_text", "另行处理")
    tab.lift_button.click()
    assert "已撤销" in shown(tab.rows, "答复")


def test_a_row_leads_to_its_item(
    tab: Any, recorder: Recorder, window: MainWindow, tmp_path: Path
) -> None:
    supervise(tab, recorder, tmp_path / "督办")
    item = tab.rows.current.item
    tab.item_button.click()
    assert window.pages["review"].current.item == item


def test_a_round_in_which_nothing_went_out_says_so(tab: Any, window: MainWindow) -> None:
    window.session.choose_round("2025-Q4")
    assert "还没有下发填报表" in tab.notice.words
    assert not tab.all_button.isEnabled()


def test_nothing_of_the_tables_is_out_of_sight_on_a_small_screen(
    tab: Any, window: MainWindow, recorder: Recorder, tmp_path: Path
) -> None:
    supervise(tab, recorder, tmp_path / "督办")
    window.resize(1366, 768)
    for _ in range(6):
        QApplication.processEvents()
    for table in (tab.proposals, tab.rows):
        # So wide is a bar for more rows than there is room for.
        bar = table.verticalScrollBar().sizeHint().width()
        least = [one.width or one.least for one in table.table.columns]
        assert sum(least) + bar <= table.width(), table.title
    day = tab.rows.fontMetrics().horizontalAdvance("2025-10-31")
    assert tab.rows.columnWidth(5) >= day + 20


def test_the_desk_says_what_is_open_by_level_and_leads_there(
    tab: Any, window: MainWindow, recorder: Recorder, tmp_path: Path, qtbot: QtBot
) -> None:
    window.show_page("overview")
    desk: Any = window.pages["overview"]
    assert not desk.supervision.isVisible()
    window.show_page("year", "supervision")
    supervise(tab, recorder, tmp_path / "督办")
    count = len(tab.rows.shown)
    window.show_page("overview")
    assert f"待答复 {count} 项" in all_words(desk.supervision)
    late = button(desk.supervision, f"逾期 {count}")
    assert late.palette().buttonText().color().name() == THEME.colour("danger").name()
    window.show_page("year", "score")
    window.show_page("overview")
    click(qtbot, desk.supervision, f"逾期 {count}")
    assert window.stack.currentWidget() is window.pages["year"]
    assert tab.isVisible()
    window.show_page("overview")
    click(qtbot, desk.supervision, "提醒（蓝色）")
    assert tab.rows.current.asked.level == "提醒"


def test_the_desk_fits_a_small_screen_with_supervision_on_it(
    tab: Any, window: MainWindow, recorder: Recorder, tmp_path: Path
) -> None:
    supervise(tab, recorder, tmp_path / "督办")
    window.resize(1366, 768)
    window.show_page("overview")
    for _ in range(6):
        QApplication.processEvents()
    desk: Any = window.pages["overview"]
    assert desk.supervision.isVisible()
    bars = desk.content.horizontalScrollBar(), desk.content.verticalScrollBar()
    assert [one.maximum() for one in bars] == [0, 0]
    # A figure in a large font has its height from the first.
    for figure in desk.findChildren(QPushButton, "bigNumber"):
        assert figure.height() >= figure.fontMetrics().height()


def test_the_levels_are_edited_as_a_table(
    tab: Any, window: MainWindow, recorder: Recorder, reported: Path, tmp_path: Path
) -> None:
    import openpyxl

    path = tmp_path / "督办级别.xlsx"
    recorder.prepare("ask_new_file", str(path))
    tab.levels.export_levels()
    assert "从“督办级别”导入" in tab.notice.words
    book = openpyxl.load_workbook(path)
    book.worksheets[0]["C3"].value = "下期"
    book.save(path)
    recorder.prepare("ask_file", str(path))
    tab.levels.import_levels()
    assert "没有导入，什么也没有改" in tab.notice.words
    assert "C3" in tab.notice.words
    book.worksheets[0]["A2"].value, book.worksheets[0]["C3"].value = "关注", 2
    book.save(path)
    recorder.prepare("ask_file", str(path))
    tab.levels.import_levels()
    assert "以后按这些级别督办：关注（蓝色），连续1期" in tab.notice.words
    tab.with_proposed.setChecked(True)
    assert shown(tab.proposals, "级别")[0] == "关注（蓝色）"
    tab.levels.reset_levels()  # not confirmed
    assert shown(tab.proposals, "级别")[0] == "关注（蓝色）"
    recorder.prepare("confirm", True)
    tab.levels.reset_levels()
    assert shown(tab.proposals, "级别")[0] == "提醒（蓝色）"
