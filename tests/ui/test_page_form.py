"""填报表样: columns are added, changed, moved, hidden, taken away and set back; the header row shows it at once."""

from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from gwreport.ui.dialogs.column_editor import ColumnEditor
from gwreport.ui.main_window import MainWindow
from gwreport.workflow.sending.unit_form import form_lines
from gwreport.workflow.workspace import Workspace
from tests.ui.looking import go, shown
from tests.ui.recorder import Dialogs, Recorder


@pytest.fixture
def page(qtbot: QtBot, window: MainWindow, unissued: Path) -> Any:
    window.session.open(str(unissued))
    found: Any = go(qtbot, window, "form")
    found.tables.setCurrentIndex(1)
    return found


def stored(path: Path) -> dict[str, Any]:
    with Workspace.open(str(path)) as workspace:
        return {one.heading: one for one in form_lines(workspace) if one.table == "目标任务"}


def choose(page: Any, heading: str) -> None:
    assert page.columns.choose(lambda one: one.heading == heading)


def written(heading: str, **more: Any) -> Any:
    def act(dialog: ColumnEditor) -> None:
        dialog.heading.setText(heading)
        dialog.characters.setValue(more.get("width", 12))
        dialog.hint.setPlainText(more.get("hint", ""))
        dialog.required.setChecked(more.get("required", False))
        dialog.choices.setPlainText("\n".join(more.get("choices", ())))
        dialog.save.click()

    return act


def test_the_columns_and_the_header_row_are_shown(page: Any) -> None:
    headings = shown(page.columns, "标题")
    assert headings[:3] == ["序号", "目标任务", "牵头领导"]
    assert page.preview.headings == headings
    assert set(shown(page.columns, "谁填")) == {"下发", "单位填"}
    page.tables.setCurrentIndex(0)
    assert page.preview.headings[1] == "指标名称"


def test_a_column_is_added_changed_moved_hidden_and_taken_away(
    page: Any, unissued: Path, dialogs: Dialogs, recorder: Recorder
) -> None:
    choose(page, "完成情况")
    dialogs.expect(written("所处阶段", hint="选一个", required=True, choices=("前期", "在建")))
    page.add_button.click()
    at = page.preview.headings.index("完成情况")
    assert page.preview.headings[at + 1] == "所处阶段"
    line = stored(unissued)["所处阶段"]
    assert (line.choices, line.required, line.hint) == (("前期", "在建"), True, "选一个")
    assert "增加“所处阶段”" in page.notice.words
    choose(page, "所处阶段")
    dialogs.expect(written("阶段", width=9, choices=("前期", "在建")))
    page.edit_button.click()
    assert stored(unissued)["阶段"].width == 9
    choose(page, "阶段")
    page.left_button.click()
    assert page.preview.headings[at : at + 2] == ["阶段", "完成情况"]
    choose(page, "阶段")
    page.hide_button.click()
    assert "阶段" not in page.preview.headings
    assert page.hide_button.text() == "显示"
    page.hide_button.click()
    recorder.prepare("confirm", True)
    page.remove_button.click()
    assert "阶段" not in stored(unissued)
    page.undo_button.click()
    assert "阶段" in stored(unissued)
    assert "已撤销" in page.notice.words


def test_what_the_program_needs_is_renamed_and_not_taken_away(
    page: Any, unissued: Path, dialogs: Dialogs
) -> None:
    choose(page, "存在问题")
    assert not page.remove_button.isEnabled()

    def act(dialog: ColumnEditor) -> None:
        dialog.heading.setText("困难和问题")
        dialog.save.click()

    dialogs.expect(act)
    page.edit_button.click()
    assert "困难和问题" in page.preview.headings
    choose(page, "困难和问题")
    page.hide_button.click()
    assert "不能隐藏" in page.notice.words
    assert not stored(unissued)["困难和问题"].is_hidden
    choose(page, "牵头领导")
    dialogs.expect(lambda dialog: (dialog.heading.setText("困难和问题"), dialog.save.click()))
    page.edit_button.click()
    assert "两栏都叫" in page.notice.words
    assert "牵头领导" in stored(unissued)


def test_the_form_is_exported_and_imported(
    page: Any, unissued: Path, tmp_path: Path, recorder: Recorder
) -> None:
    import openpyxl

    path = tmp_path / "表样.xlsx"
    recorder.prepare("ask_new_file", str(path))
    page.export()
    book = openpyxl.load_workbook(path)
    book.worksheets[0].append(["目标任务", "投入资金", 12])
    book.save(path)
    recorder.prepare("ask_file", str(path))
    page.import_()
    assert "投入资金" in page.preview.headings
    book.worksheets[0].append(["目标任务", "又一栏", "宽"])
    book.save(path)
    recorder.prepare("ask_file", str(path))
    page.import_()
    assert "什么也没有改" in page.notice.words
    assert "又一栏" not in stored(unissued)


def test_the_page_of_sending_leads_here(
    qtbot: QtBot, window: MainWindow, unissued: Path, page: Any
) -> None:
    issue: Any = go(qtbot, window, "issue")
    issue.show_form()
    assert window.stack.currentWidget() is page


def test_another_clerks_change_is_not_written_over(
    page: Any, unissued: Path, recorder: Recorder
) -> None:
    from gwreport.domain.form.office_form import FormLine
    from gwreport.workflow.review.record_decision import Author
    from gwreport.workflow.sending.unit_form import change_form
    from tests.workflow.quarter import LATER

    with Workspace.open(str(unissued)) as elsewhere:
        lines = (*form_lines(elsewhere), FormLine("目标任务", "别人的", 9))
        change_form(elsewhere, lines, Author("乙", "", LATER))
    choose(page, "牵头领导")
    page.hide_button.click()
    assert "别人" in recorder.last or "乙" in recorder.last
    assert "别人的" in stored(unissued)
