"""销号 on 全年: what waits and what is closed; verified and closed, sent back, reopened, taken back, by clicks."""

import shutil
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from gwreport.ui.dialogs.close_items import CloseItemsDialog
from gwreport.ui.main_window import MainWindow
from gwreport.ui.window_state import WindowState
from gwreport.workflow.output.write_report import write_report
from gwreport.workflow.returns.collect_returns import collect_returns
from gwreport.workflow.review.record_decision import Author
from gwreport.workflow.sending.generate_workbooks import generate_workbooks
from gwreport.workflow.workspace import Workspace
from gwreport.workflow.year.closing import close_items
from tests.ui.looking import all_words, choose, click, let_go, note, shown, write
from tests.ui.recorder import Dialogs, Recorder
from tests.workflow.quarter import NOW, fill, open_office

PARKS, LANES, OPEN = "T2", "T3", "G4"
UNIT, ROUND = "区城市管理局", "2025-Q2"
ANSWERS = {
    "2025-Q1": {"新建": {"完成情况": "建成4个。", "进度自评": "依时序推进"}},
    ROUND: {
        "新建": {"完成情况": "建成5个，已验收。", "进度自评": "已完成", "申请销号": "是"},
        "整治": {"完成情况": "整治12条。", "进度自评": "已完成", "申请销号": "√"},
    },
}


def send_in(office: Workspace, folder: Path, code: str, minutes: int) -> None:
    made = generate_workbooks(office, code, folder / code, now=NOW)
    (path,) = (one.path for one in made.workbooks if one.unit == UNIT)
    back = folder / f"回{code}"
    fill(path, back / "城管.xlsx", ANSWERS[code])
    if code == ROUND:
        for name in ("验收单.pdf", "说明.exe"):
            (back / PARKS).mkdir(exist_ok=True)
            (back / PARKS / name).write_bytes(b"%PDF-1.4 " + name.encode())
    collect_returns(office, (back,), now=NOW + timedelta(minutes=minutes), workers=1)


@pytest.fixture(scope="module")
def asked_year(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace in whose second round the unit asks for both of its items, with files for the first."""
    folder = tmp_path_factory.mktemp("asked")
    with open_office(folder) as office:
        for minutes, code in enumerate(ANSWERS, 1):
            send_in(office, folder, code, minutes)
    return folder / "a.gwr"


@pytest.fixture
def asked(asked_year: Path, tmp_path: Path) -> Path:
    copy = tmp_path / "青禾区2025.gwr"
    shutil.copyfile(asked_year, copy)
    return copy


@pytest.fixture
def tab(window: MainWindow, asked: Path, state: WindowState) -> Any:
    state.reviewer = "周叙言"
    window.session.open(str(asked))
    window.show_page("year", "closing")
    return window.pages["year"].tab("closing")


@pytest.fixture
def closing(qtbot: QtBot, tab: Any, dialogs: Dialogs) -> Callable[..., None]:
    """Closes items by clicks: chosen in the list, verified in the dialog."""

    def close(*items: str, reason: str, without: bool = False) -> None:
        choose(tab.scope, tab.scope.itemText(tab.scope.count() - 1))
        mark(tab, *items)

        def act(dialog: CloseItemsDialog) -> None:
            if without:
                dialog.without.click()
            write(qtbot, dialog.reason, reason)
            qtbot.mouseClick(dialog.accept_button, Qt.MouseButton.LeftButton)

        dialogs.expect(act)
        click(qtbot, tab, "核实后销号…")

    return close


def mark(tab: Any, *items: str) -> None:
    tab.rows.clearSelection()
    rows = [one.item.id for one in tab.rows.shown]
    flags = tab.rows.selectionModel().SelectionFlag
    for item in items:
        index = tab.rows.filter.index(rows.index(item), 0)
        tab.rows.selectionModel().select(index, flags.Select | flags.Rows)


def press(qtbot: QtBot, window: MainWindow, page: Any, table: Any, key: Qt.Key) -> None:
    # Whoever closed a dialog is back at the window.
    window.activateWindow()
    page.take_focus()
    let_go()
    assert table.hasFocus()
    qtbot.keyClick(table, key)


def states(tab: Any) -> dict[str, str]:
    return dict(zip(shown(tab.rows, "任务"), shown(tab.rows, "状态"), strict=True))


def report(asked: Path, folder: Path) -> bytes:
    with Workspace.open(str(asked)) as office:
        return write_report(office, ROUND, folder).outputs[0].read_bytes()


def test_what_waits_stands_there_with_its_words_and_files(
    qtbot: QtBot, tab: Any, opened_paths: list[Path]
) -> None:
    assert states(tab) == {"任务2": "申请销号", "任务3": "申请销号"}
    assert note(tab) == "等待核实 2 项　已销号 0 项　在办 2 项"
    assert tab.rows.current.item.id == PARKS
    assert "上半年 区城市管理局填“是”" in tab.details.toPlainText()
    assert "建成5个，已验收。" in tab.details.toPlainText()
    assert shown(tab.files, "文件") == ["说明.exe", "验收单.pdf"]
    click(qtbot, tab, "打开材料")
    assert opened_paths == []
    assert "可能会运行程序，没有打开" in tab.notice.words
    tab.files.go_to(1)
    click(qtbot, tab, "打开材料")
    (copy,) = opened_paths
    assert copy.name.endswith("验收单.pdf")


def test_two_closings_and_a_reopening_by_clicks_leave_the_report_as_it_was(
    qtbot: QtBot, tab: Any, closing: Any, recorder: Recorder, asked: Path, tmp_path: Path
) -> None:
    before = report(asked, tmp_path / "前")
    closing(PARKS, reason="现场核实，验收单齐全")
    assert states(tab)["任务2"] == "已销号"
    one_closed = report(asked, tmp_path / "一")
    assert one_closed != before
    closing(LANES, reason="现场看过，没有材料", without=True)
    assert report(asked, tmp_path / "二") not in (before, one_closed)
    assert note(tab) == "等待核实 0 项　已销号 2 项　在办 2 项"
    mark(tab, LANES)
    recorder.prepare("ask_text", "又发现两条没有整治")
    click(qtbot, tab, "恢复…")
    assert states(tab)["任务3"] == "在办"
    assert report(asked, tmp_path / "三") == one_closed
    mark(tab, PARKS)
    recorder.prepare("ask_text", "材料不实")
    click(qtbot, tab, "恢复…")
    assert report(asked, tmp_path / "四") == before


def test_nothing_is_closed_without_a_reason_and_a_file_or_the_word_that_there_is_none(
    qtbot: QtBot, tab: Any, dialogs: Dialogs, recorder: Recorder, tmp_path: Path
) -> None:
    photo = tmp_path / "现场.jpg"
    photo.write_bytes(b"\xff\xd8\xff\xe0")
    mark(tab, LANES)

    def act(dialog: CloseItemsDialog) -> None:
        assert not dialog.accept_button.isEnabled()
        assert dialog.reason.toPlainText() == ""
        assert "任务3没有佐证材料" in dialog.told.text()
        write(qtbot, dialog.reason, "看过现场")
        assert not dialog.accept_button.isEnabled()
        recorder.prepare("ask_files", [str(photo)])
        click(qtbot, dialog, "添加…")
        assert dialog.accept_button.isEnabled()
        dialog.files.selectAll()
        click(qtbot, dialog, "移去")
        assert not dialog.accept_button.isEnabled()
        dialog.without.click()
        assert dialog.accept_button.isEnabled()
        dialog.without.click()
        recorder.prepare("ask_files", [str(photo)])
        click(qtbot, dialog, "添加…")
        recorder.prepare("ask_choice", "留作草稿")
        click(qtbot, dialog, "取消")

    dialogs.expect(act)
    click(qtbot, tab, "核实后销号…")
    assert states(tab)["任务3"] == "申请销号"

    def go_on(dialog: CloseItemsDialog) -> None:
        assert dialog.text == "看过现场"
        click(qtbot, dialog, "销号")

    dialogs.expect(go_on)
    click(qtbot, tab, "核实后销号…")
    assert states(tab)["任务3"] == "已销号"
    tab.rows.choose(lambda one: one.item.id == LANES)
    assert shown(tab.files, "文件") == ["现场.jpg"]
    assert "看过现场" in tab.details.toPlainText()


def test_several_are_closed_at_once_each_by_a_decision_of_its_own(
    tab: Any, closing: Any, asked: Path
) -> None:
    closing(PARKS, LANES, OPEN, reason="年底集中验收", without=True)
    assert "已销号 3 项：任务2、任务3、建设4。" in tab.notice.words
    # What may run is told of, and was never opened.
    assert "说明.exe" in tab.notice.words
    with Workspace.open(str(asked)) as office:
        decided = office.book.parts.every_decision
    assert [one.subject for one in decided] == [PARKS, LANES, OPEN]
    assert {one.reason for one in decided} == {"年底集中验收"}
    # Only what fits each of the marked is offered.
    mark(tab, PARKS, "I1")
    assert not tab.close_button.isEnabled()
    assert not tab.reopen_button.isEnabled()


def test_a_request_is_sent_back_and_that_is_taken_back(
    qtbot: QtBot, tab: Any, recorder: Recorder, window: MainWindow
) -> None:
    mark(tab, LANES)
    press(qtbot, window, tab, tab.rows, Qt.Key.Key_X)  # given up
    assert states(tab)["任务3"] == "申请销号"
    assert "退回任务3的销号申请" in recorder.asked[-1]
    recorder.prepare("ask_text", "没有验收材料")
    press(qtbot, window, tab, tab.rows, Qt.Key.Key_X)
    assert states(tab)["任务3"] == "已退回"
    tab.rows.choose(lambda one: one.item.id == LANES)
    assert "没有验收材料" in tab.details.toPlainText()
    recorder.prepare("ask_text", "材料补来了")
    click(qtbot, tab, "撤销决定…")
    assert "退回销号申请" in recorder.asked[-1]
    assert states(tab)["任务3"] == "申请销号"


def test_ctrl_z_takes_the_newest_closing_back_whatever_round_is_shown(
    tab: Any, closing: Any, recorder: Recorder, window: MainWindow
) -> None:
    closing(PARKS, reason="核实")
    window.session.choose_round("2025-Q1")
    recorder.prepare("ask_text", "点错了")
    window.undo_button.click()
    assert states(tab)["任务2"] == "申请销号"


def test_what_has_changed_since_it_was_shown_is_not_closed(
    qtbot: QtBot, tab: Any, dialogs: Dialogs, recorder: Recorder, asked: Path
) -> None:
    mark(tab, PARKS)

    def act(dialog: CloseItemsDialog) -> None:
        with Workspace.open(str(asked)) as office:
            close_items(office, [PARKS], Author("李", "先核实了", NOW))
        # It has files of its own: nobody is asked whether there are none.
        assert not dialog.without.isVisible()
        write(qtbot, dialog.reason, "核实")
        click(qtbot, dialog, "销号")

    dialogs.expect(act)
    click(qtbot, tab, "核实后销号…")
    assert recorder.last.startswith("任务2 已经销号，没有改动。")
    assert states(tab)["任务2"] == "已销号"
    assert "先核实了" in tab.rows.shown[-1].closing.reason


def test_a_row_leads_to_its_item_and_back(qtbot: QtBot, tab: Any, window: MainWindow) -> None:
    tab.rows.choose(lambda one: one.item.id == LANES)
    click(qtbot, tab, "看这一项")
    assert window.pages["review"].current.item == LANES
    window.show_page("year", "closing")
    tab.show_subject(OPEN)
    assert tab.rows.current.item.id == OPEN


def test_an_item_is_closed_and_reopened_from_its_review(
    qtbot: QtBot, tab: Any, window: MainWindow, dialogs: Dialogs, recorder: Recorder
) -> None:
    window.show_page("review", PARKS)
    page = window.pages["review"]
    line = page.detail.head.closing
    assert line.state.text() == "申请销号"
    assert line.words.words == "上半年 区城市管理局填“是”，佐证材料 2 份"
    click(qtbot, line, "看材料")
    assert tab.isVisible()
    assert tab.rows.current.item.id == PARKS
    window.show_page("review", PARKS)

    def act(dialog: CloseItemsDialog) -> None:
        write(qtbot, dialog.reason, "现场核实")
        click(qtbot, dialog, "销号")

    dialogs.expect(act)
    click(qtbot, line, "核实后销号…")
    page.show_subject(PARKS)
    assert line.state.text() == "已销号"
    assert "以后的填报表不再请单位填，报告用本期的文字" in line.words.words
    assert "现场核实" in line.words.words
    assert "已销号，不再研判" in all_words(page.detail)
    choose(page.scope, "已销号")
    assert [one.item for one in page.list.shown] == [PARKS]

    # Confirming decides nothing more of what is closed.
    known = len(page.current.decisions)
    press(qtbot, window, page, page.list, Qt.Key.Key_Y)
    page.show_subject(PARKS)
    assert len(page.current.decisions) == known
    recorder.prepare("ask_text", "没有验收")
    press(qtbot, window, page, page.list, Qt.Key.Key_C)
    page.show_subject(PARKS)
    assert page.current.closing is None
    assert not line.isVisible()


def test_the_register_has_a_column_of_it_and_narrows_the_list_down_by_it(
    tab: Any, closing: Any, window: MainWindow
) -> None:
    closing(PARKS, reason="核实")
    window.show_page("year", "register")
    register = window.pages["year"].tab("register")
    assert shown(register.items, "销号") == ["在办", "已销号", "申请销号", "在办"]
    choose(register.choice, "已销号")
    assert shown(register.items, "编号") == ["任务2"]


def test_the_workbench_counts_what_waits_and_leads_there(
    qtbot: QtBot, tab: Any, window: MainWindow
) -> None:
    window.show_page("overview")
    page = window.pages["overview"]
    words = "申请销号的任务（含以前各期）"
    click(qtbot, page, words)
    assert tab.isVisible()
    window.session.choose_round("2025-Q1")
    window.show_page("overview")
    assert words not in all_words(page)
