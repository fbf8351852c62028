"""任务分解: a row of the loaded plan is put right in its place, marked, and taken back."""

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from gwreport.domain.decisions.decisions import Force
from gwreport.ui.appearance.class_colours import CORRECTED_COLOUR
from gwreport.ui.dialogs.item_correction import CorrectionDialog
from gwreport.ui.main_window import MainWindow
from gwreport.ui.pages.plan_page import PlanPage
from gwreport.workflow.review.correct_item import ItemChange, correct_item
from gwreport.workflow.review.decide import edit_text, list_decisions
from gwreport.workflow.review.record_decision import Author
from gwreport.workflow.workspace import Workspace
from tests.ui.looking import LEFT, click, go, let_go, note, shown, write
from tests.ui.recorder import Recorder
from tests.workflow.quarter import BREAKDOWN, NOW, issue, load, open_office


@pytest.fixture
def office(tmp_path: Path) -> Path:
    with open_office(tmp_path) as workspace:
        return Path(workspace.ledger.location)


@pytest.fixture
def page(qtbot: QtBot, window: MainWindow, office: Path) -> Any:
    window.state.reviewer = "周叙言"
    window.session.open(str(office))
    return go(qtbot, window, "plan")


def editor(window: MainWindow) -> CorrectionDialog:
    let_go()
    (found,) = [one for one in window.findChildren(CorrectionDialog) if one.isVisible()]
    return found


def choose_row(page: Any, item: str) -> None:
    assert page.items.choose(lambda one: one.id == item)


def texts(path: Path) -> list[str]:
    with Workspace.open(str(path)) as workspace:
        return [item.text for item in workspace.plan().items]


def put_right(qtbot: QtBot, window: MainWindow, text: str, reason: str = "印错了") -> None:
    dialog = editor(window)
    write(qtbot, dialog.form.text, text)
    dialog.reason_box.setEditText(reason)
    click(qtbot, dialog, "保存更正")


def test_a_double_click_corrects_a_row_and_it_is_marked(
    qtbot: QtBot, window: MainWindow, page: Any, office: Path
) -> None:
    at = page.items.visualRect(page.items.filter.index(1, 2)).center()
    qtbot.mouseClick(page.items.viewport(), LEFT, pos=at)
    qtbot.mouseDClick(page.items.viewport(), LEFT, pos=at)
    dialog = editor(window)
    assert dialog.form.text.toPlainText() == "新建口袋公园5个。"
    write(qtbot, dialog.form.leaders, "赵明")
    put_right(qtbot, window, "新建口袋公园8个。")
    assert texts(office)[1] == "新建口袋公园8个。"
    assert "已更正 任务2，任务分解方案成为第 2 版" in page.notice.words
    assert "更正过 1 项" in note(page)
    assert shown(page.items, "目标任务")[1] == "新建口袋公园8个。"
    index = page.items.filter.index(1, 2)
    assert index.data(Qt.ItemDataRole.DecorationRole).name().upper() == CORRECTED_COLOUR
    assert "新建口袋公园5个。" in index.data(Qt.ItemDataRole.ToolTipRole)
    assert not page.items.filter.index(0, 2).data(Qt.ItemDataRole.DecorationRole)
    assert "牵头领导原来是：钱晓东、赵明" in page.words.toPlainText()
    assert "周叙言" in page.words.toPlainText()


# The platform without a screen says so of itself whenever a list or a menu pops up.
POPS_UP = pytest.mark.qt_log_ignore(
    "propagateSizeHints", "does not support raise", "does not support grabbing"
)


@POPS_UP
def test_enter_and_the_menu_open_the_same(qtbot: QtBot, window: MainWindow, page: Any) -> None:
    choose_row(page, "T3")
    page.items.setFocus()
    qtbot.keyClick(page.items, Qt.Key.Key_Return)
    assert editor(window).item.id == "T3"
    editor(window).reject()
    let_go()
    page.items.customContextMenuRequested.emit(QPoint(5, 5))
    (menu,) = page.findChildren(QMenu)
    actions = {one.text(): one for one in menu.actions() if one.text()}
    assert list(actions) == ["更正…", "撤销更正…", "复制", "到审核里看"]
    assert not actions["撤销更正…"].isEnabled()
    actions["更正…"].trigger()
    menu.close()
    assert editor(window).item.id == "T3"
    editor(window).reject()


def test_without_a_reason_or_a_change_nothing_is_saved(
    qtbot: QtBot, window: MainWindow, page: Any, office: Path, recorder: Recorder
) -> None:
    choose_row(page, "T2")
    click(qtbot, page, "更正…")
    dialog = editor(window)
    assert dialog.reason == ""
    click(qtbot, dialog, "保存更正")
    assert "还没有改动" in dialog.warning.text()
    write(qtbot, dialog.form.text, "新建口袋公园8个。")
    click(qtbot, dialog, "保存更正")
    assert "请写明理由" in dialog.warning.text()
    assert dialog.isVisible()
    write(qtbot, dialog.form.lead_units, "区财证局")
    assert "名录里没有“区财证局”" in dialog.warning.text()
    write(qtbot, dialog.form.lead_units, "区财政局")
    assert not dialog.warning.isVisible()
    write(qtbot, dialog.form.due, "尽快")
    assert "看不出是什么时候" in dialog.warning.text()
    assert texts(office)[1] == "新建口袋公园5个。"
    recorder.prepare("ask_choice", "放弃")
    dialog.reject()


def test_enter_in_a_field_saves_and_gives_nothing_up(
    qtbot: QtBot, window: MainWindow, page: Any, office: Path
) -> None:
    choose_row(page, "T2")
    click(qtbot, page, "更正…")
    dialog = editor(window)
    write(qtbot, dialog.form.text, "新建口袋公园8个。")
    dialog.reason_box.setEditText("印错了")
    write(qtbot, dialog.form.due, "2025年6月底前")
    qtbot.keyClick(dialog.form.due, Qt.Key.Key_Return)
    assert texts(office)[1] == "新建口袋公园8个。"


def test_what_is_typed_is_a_draft_until_it_is_saved(
    qtbot: QtBot, window: MainWindow, page: Any, office: Path, recorder: Recorder
) -> None:
    choose_row(page, "T2")
    click(qtbot, page, "更正…")
    write(qtbot, editor(window).form.text, "新建口袋公园8个。")
    recorder.prepare("ask_choice", "留作草稿")
    editor(window).reject()
    assert [one.subject for one in window.session.drafts.of(window.session.where.workspace)] == [
        "T2"
    ]
    choose_row(page, "T2")
    click(qtbot, page, "更正…")
    dialog = editor(window)
    assert dialog.form.text.toPlainText() == "新建口袋公园8个。"
    dialog.reason_box.setEditText("印错了")
    qtbot.keyClick(dialog.form.text, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    assert texts(office)[1] == "新建口袋公园8个。"
    assert not window.session.drafts.of(window.session.where.workspace)


@POPS_UP
def test_a_name_is_completed_from_the_registry(qtbot: QtBot, window: MainWindow, page: Any) -> None:
    choose_row(page, "T3")
    click(qtbot, page, "更正…")
    field = editor(window).form.lead_units
    write(qtbot, field, "区城市管理局、财政")
    assert field.offered == ["区财政局"]
    field.complete("区财政局")
    assert field.names == ("区城市管理局", "区财政局")
    field.close_list()
    editor(window).keeping.drop()
    editor(window).done(0)


def test_nothing_is_offered_for_a_row_before_one_is_chosen(
    qtbot: QtBot, window: MainWindow
) -> None:
    fresh: Any = PlanPage(window.session)
    qtbot.addWidget(fresh)
    assert not fresh.undo_button.isVisibleTo(fresh)
    assert not fresh.correct_button.isEnabled()
    assert not fresh.review_button.isEnabled()


def test_a_correction_is_taken_back_with_a_reason(
    qtbot: QtBot, window: MainWindow, page: Any, office: Path, recorder: Recorder
) -> None:
    choose_row(page, "T2")
    assert not page.undo_button.isVisible()
    click(qtbot, page, "更正…")
    put_right(qtbot, window, "新建口袋公园8个。", "第一个理由")
    choose_row(page, "T2")
    click(qtbot, page, "更正…")
    assert [editor(window).reason_box.itemText(0)] == ["第一个理由"]
    editor(window).reject()
    recorder.prepare("ask_text", "没有印错")
    click(qtbot, page, "撤销更正…")
    assert "第一个理由" in recorder.asked[-1]
    assert texts(office)[1] == "新建口袋公园5个。"
    assert "更正过" not in note(page)
    assert not page.undo_button.isVisible()


def test_undoing_on_this_page_takes_back_a_correction_and_no_decision(
    qtbot: QtBot, window: MainWindow, page: Any, office: Path, recorder: Recorder, tmp_path: Path
) -> None:
    with Workspace.open(str(office)) as workspace:
        issue(workspace, tmp_path)
        edit_text(workspace, "2025-Q3", "T3", "已整治5条。", Author("李", "核实", NOW))
    window.session.look_again()
    window.undo()
    assert "没有可以撤销的更正" in page.notice.words
    choose_row(page, "T2")
    click(qtbot, page, "更正…")
    put_right(qtbot, window, "新建口袋公园8个。")
    choose_row(page, "T3")
    recorder.prepare("ask_text", "没有印错")
    window.undo()
    assert texts(office)[1] == "新建口袋公园5个。"
    with Workspace.open(str(office)) as workspace:
        decisions = list_decisions(workspace, "2025-Q3")
    assert [one.force for one in decisions] == [Force.IN_FORCE]


def test_a_finding_goes_when_its_row_is_corrected(
    qtbot: QtBot, window: MainWindow, page: Any, office: Path, tmp_path: Path
) -> None:
    assert not page.only_told.isVisible()
    with Workspace.open(str(office)) as workspace:
        load(workspace, tmp_path, BREAKDOWN.replace("牵头领导：钱晓东；牵头单位", "牵头单位"))
    window.session.look_again()
    assert page.only_told.text() == "只看要核对的（1）"
    page.only_told.setChecked(True)
    assert [one.id for one in page.items.shown] == ["T3"]
    choose_row(page, "T3")
    assert "要核对" in page.words.toPlainText()
    click(qtbot, page, "更正…")
    dialog = editor(window)
    write(qtbot, dialog.form.leaders, "钱晓东")
    dialog.reason_box.setEditText("漏印")
    click(qtbot, dialog, "保存更正")
    assert not page.only_told.isVisible()
    assert len(page.items.shown) == 4


def test_a_name_that_is_refused_stays_a_draft(
    qtbot: QtBot, window: MainWindow, page: Any, office: Path, recorder: Recorder
) -> None:
    choose_row(page, "T2")
    click(qtbot, page, "更正…")
    with Workspace.open(str(office)) as workspace:
        author = Author("李", "另一处", NOW)
        correct_item(workspace, "T2", ItemChange(text="新建口袋公园6个。"), author)
    put_right(qtbot, window, "新建口袋公园8个。")
    assert "刚刚有别人更正过" in recorder.last
    assert texts(office)[1] == "新建口袋公园6个。"
    choose_row(page, "T2")
    click(qtbot, page, "更正…")
    assert editor(window).form.text.toPlainText() == "新建口袋公园8个。"
    recorder.prepare("ask_choice", "放弃")
    editor(window).reject()
