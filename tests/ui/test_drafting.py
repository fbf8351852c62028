"""起草: a work report is read, suggestions are taken by key, and what was chosen is written and loaded."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from gwreport.ui.dialogs.plan_preview import PlanPreviewDialog
from gwreport.ui.drafting.drafting_dialog import DraftingDialog
from gwreport.ui.drafting.sources_dialog import SourcesDialog
from gwreport.ui.main_window import MainWindow
from gwreport.workflow.plan.read_document import read_document
from tests.reading.work_reports import WHOLE
from tests.ui.looking import all_words, click, go, let_go, shown, write
from tests.ui.recorder import Recorder
from tests.ui.spoken import nameless, takes_tab_as_text
from tests.workflow.quarter import BREAKDOWN, open_office

PARK = "新建口袋公园7个、公共停车位600个"


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "报告.txt"
    path.write_text(WHOLE, encoding="utf-8")
    return path


@pytest.fixture
def history(tmp_path: Path) -> Path:
    path = tmp_path / "往年方案.txt"
    path.write_text(BREAKDOWN, encoding="utf-8")
    return path


def sources_of(window: MainWindow) -> SourcesDialog:
    let_go()
    (found,) = (one for one in window.findChildren(SourcesDialog) if one.isVisible())
    assert nameless(found) == []
    return found


def dialog_of(window: MainWindow) -> DraftingDialog:
    let_go()
    (found,) = (one for one in window.findChildren(DraftingDialog) if one.isVisible())
    assert nameless(found) == []
    assert takes_tab_as_text(found) == []
    return found


def begin(
    qtbot: QtBot, window: MainWindow, recorder: Recorder, report: Path, *history: Path
) -> DraftingDialog:
    """Draft from these files, begun on the start page."""
    qtbot.mouseClick(window.start.cards["draft"], Qt.MouseButton.LeftButton)
    sources = sources_of(window)
    recorder.prepare("ask_file", str(report))
    recorder.prepare("ask_files", [str(one) for one in history])
    click(qtbot, sources, "选择…")
    click(qtbot, sources, "添加…")
    click(qtbot, sources, "开始起草")
    return dialog_of(window)


def choose(dialog: DraftingDialog, words: str) -> int:
    """Choose the row with these words; gives its place."""
    assert dialog.rows.choose(lambda one: words in one.item.commitment.text)
    return dialog.at


def test_suggestions_are_taken_by_key_and_the_written_breakdown_is_read(
    qtbot: QtBot,
    window: MainWindow,
    recorder: Recorder,
    report: Path,
    history: Path,
    tmp_path: Path,
) -> None:
    dialog = begin(qtbot, window, recorder, report, history)
    at = choose(dialog, PARK)
    assert dialog.sheet.rows[at].state == "suggested"
    assert "新建口袋公园5个" in dialog.panel.suggested.item(0).text()
    assert PARK in dialog.panel.sentence.toPlainText()
    qtbot.keyClick(dialog.rows, "2")
    second = dialog.sheet.rows[at].suggested_leads[1].name
    assert dialog.sheet.rows[at].lead_units == (second,)
    assert dialog.at > at, "the next row that waits is chosen"
    open_ = dialog.at
    qtbot.keyClick(dialog.rows, "0")
    qtbot.keyClick(dialog.rows, Qt.Key.Key_Delete)
    dropped = open_ + 1
    assert [dialog.sheet.rows[one].state for one in (open_, dropped)] == ["decided", "dropped"]
    words = dialog.sheet.rows[dropped].commitment.text
    recorder.prepare("ask_new_file", str(tmp_path / "初稿.xlsx"))
    click(qtbot, dialog, "写成初稿…")
    assert "初稿已写成" in all_words(dialog)
    plan = read_document(tmp_path / "初稿.xlsx").plan
    assert plan is not None
    by_text = {one.text: one for one in plan.items}
    assert by_text[PARK].lead_units == (second,)
    assert words not in by_text
    assert by_text[dialog.sheet.rows[open_].commitment.text].lead_units == ()
    # What was taken for no task stands at the end, left out.
    assert dialog.sheet.rows[-1].state == "dropped"
    dialog.reject()


def test_a_change_is_taken_back_and_made_again_by_key(
    qtbot: QtBot, window: MainWindow, recorder: Recorder, report: Path, history: Path
) -> None:
    dialog = begin(qtbot, window, recorder, report, history)
    before = dialog.sheet.rows
    at = choose(dialog, PARK)
    qtbot.keyClick(dialog.rows, "1")
    qtbot.keyClick(dialog.rows, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert dialog.sheet.rows == before
    assert dialog.at == at
    qtbot.keyClick(dialog.rows, Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    assert dialog.sheet.rows[at].state == "decided"
    click(qtbot, dialog, "采用全部有把握的")
    assert not any(one.state == "suggested" for one in dialog.sheet.rows)
    click(qtbot, dialog, "撤销")
    click(qtbot, dialog, "撤销")
    assert dialog.sheet.rows == before
    dialog.reject()


def test_what_is_typed_stands_in_the_row_and_is_there_after_closing(
    qtbot: QtBot, window: MainWindow, recorder: Recorder, report: Path, history: Path
) -> None:
    dialog = begin(qtbot, window, recorder, report, history)
    at = choose(dialog, PARK)
    write(qtbot, dialog.panel.text, f"{PARK}，其中 3 个")
    write(qtbot, dialog.panel.leads, "区林业局、")
    assert dialog.at == at
    assert shown(dialog.rows, "任务")[at].endswith("其中 3 个")
    assert shown(dialog.rows, "牵头责任单位")[at] == "区林业局"
    assert "3个" in dialog.panel.targets.text().replace(" ", "")
    click(qtbot, dialog, "关闭（留作草稿）")
    # The report may be gone: what was done is not.
    report.unlink()
    qtbot.mouseClick(window.start.cards["draft"], Qt.MouseButton.LeftButton)
    sources = sources_of(window)
    (words,) = (
        one.text()
        for one in sources.findChildren(type(sources.start_button))
        if "接着" in one.text()
    )
    click(qtbot, sources, words)
    again = dialog_of(window)
    at = choose(again, PARK)
    row = again.sheet.rows[at]
    assert row.commitment.text == f"{PARK}，其中 3 个"
    assert row.lead_units == ("区林业局",)
    assert "报告.txt" in all_words(again), "what can no longer be read is told"
    again.reject()


def test_the_draft_is_gone_on_with_beside_what_is_suggested_now(
    qtbot: QtBot, window: MainWindow, recorder: Recorder, report: Path, history: Path
) -> None:
    dialog = begin(qtbot, window, recorder, report)
    at = choose(dialog, PARK)
    assert dialog.sheet.rows[at].suggested_leads == ()
    qtbot.keyClick(dialog.rows, "0")
    dialog.reject()
    again = begin(qtbot, window, recorder, report, history)
    row = again.sheet.rows[choose(again, PARK)]
    assert (row.chosen_leads, row.suggested_leads[0].name) == ((), "区城市管理局")
    assert "已恢复" in all_words(again)
    click(qtbot, again, "放弃草稿")
    assert again.sheet.rows == again.view.rows
    assert window.session.drafts.of("") == []
    again.reject()


def test_a_row_is_parted_at_the_cursor_and_joined_again(
    qtbot: QtBot, window: MainWindow, recorder: Recorder, report: Path, history: Path
) -> None:
    dialog = begin(qtbot, window, recorder, report, history)
    at, count = choose(dialog, PARK), len(dialog.sheet.rows)
    click(qtbot, dialog, "在光标处拆开")
    assert "把光标放到" in all_words(dialog)
    cursor = dialog.panel.text.textCursor()
    cursor.setPosition(PARK.index("、"))
    dialog.panel.text.setTextCursor(cursor)
    click(qtbot, dialog, "在光标处拆开")
    parts = [one.commitment.text for one in dialog.sheet.rows[at : at + 2]]
    assert parts[0] == "新建口袋公园7个"
    assert parts[1].endswith("公共停车位600个")
    assert len(dialog.sheet.rows) == count + 1
    assert dialog.at == at
    click(qtbot, dialog, "与下一行合并")
    assert len(dialog.sheet.rows) == count
    assert dialog.sheet.rows[at].commitment.text == "；".join(parts)
    dialog.reject()


def test_rows_are_listed_by_what_waits_and_none_goes_from_under_the_cursor(
    qtbot: QtBot, window: MainWindow, recorder: Recorder, report: Path, history: Path
) -> None:
    dialog = begin(qtbot, window, recorder, report, history)
    at = dialog.shown.findText("待定")
    dialog.shown.setCurrentIndex(at)
    dialog.shown.activated.emit(at)
    before = shown(dialog.rows, "任务")
    assert set(shown(dialog.rows, "状态")) == {"待定"}
    dialog.rows.go_to(0)
    qtbot.keyClick(dialog.rows, "0")
    assert shown(dialog.rows, "任务") == before
    assert shown(dialog.rows, "状态")[0] == "已定"
    dialog.reject()


def test_a_draft_is_looked_over_and_loaded_into_the_open_workspace(
    qtbot: QtBot, window: MainWindow, recorder: Recorder, report: Path, tmp_path: Path
) -> None:
    with open_office(tmp_path) as office:
        location = office.ledger.location
    window.session.open(location)
    page = go(qtbot, window, "plan")
    click(qtbot, page, "起草…")
    sources = sources_of(window)
    assert sources.with_workspace.isVisible()
    sources.report.setText(str(report))
    click(qtbot, sources, "开始起草")
    dialog = dialog_of(window)
    assert dialog.sheet.rows[choose(dialog, PARK)].lead_units == ("区城市管理局",)
    qtbot.keyClick(dialog.rows, "1")
    recorder.prepare("ask_new_file", str(tmp_path / "初稿.xlsx"))
    click(qtbot, dialog, "写成初稿并装入…")
    let_go()
    (preview,) = (one for one in window.findChildren(PlanPreviewDialog) if one.isVisible())
    click(qtbot, preview, "装入工作区")
    assert any(PARK in one.text for one in page.items.table.rows)


def test_what_is_no_work_report_is_told_and_nothing_opens(
    qtbot: QtBot, window: MainWindow, recorder: Recorder, tmp_path: Path
) -> None:
    other = tmp_path / "通讯录.txt"
    other.write_text("通讯录", encoding="utf-8")
    qtbot.mouseClick(window.start.cards["draft"], Qt.MouseButton.LeftButton)
    sources = sources_of(window)
    assert not sources.start_button.isEnabled()
    sources.report.setText(str(other))
    click(qtbot, sources, "开始起草")
    let_go()
    assert "通讯录" in recorder.last
    assert not any(one.isVisible() for one in window.findChildren(DraftingDialog))
