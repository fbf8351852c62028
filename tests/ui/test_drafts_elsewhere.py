"""Dialogs, settings and dates: what is typed there is kept like the report's text, and closing asks."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import QDialog, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from gwreport.ui.dialogs.ask_text import AskText
from gwreport.ui.dialogs.choose_units import ChooseUnits
from gwreport.ui.dialogs.new_workspace import NewWorkspace
from gwreport.ui.dialogs.plan_preview import PlanPreviewDialog
from gwreport.ui.dialogs.send_back import SendBackDialog
from gwreport.ui.dialogs.unit_editor import UnitEditor
from gwreport.ui.dialogs.writing_dialog import GIVE_UP, GO_ON, KEEP, WritingDialog
from gwreport.ui.drafts.fields import on_change, set_value, value_of
from gwreport.ui.main_window import MainWindow
from gwreport.ui.operations.options import save_options
from gwreport.ui.window_state import WindowState
from gwreport.workflow.workspace import Workspace
from tests.ui.looking import all_words, button, choose, click, go, let_go, write
from tests.ui.recorder import Dialogs, Recorder
from tests.workflow.quarter import BREAKDOWN, LATER

Key = Qt.Key
Reopen = Callable[..., MainWindow]
CHANGED = BREAKDOWN.replace("口袋公园5个", "口袋公园6个")


@pytest.fixture
def opened(window: MainWindow, reported: Path) -> MainWindow:
    window.session.open(str(reported))
    return window


def count(window: MainWindow) -> int:
    return len(window.session.drafts.of(window.session.where.workspace))


# One guard for every dialog in which people write


def cancel(qtbot: QtBot, dialog: QDialog) -> None:
    click(qtbot, dialog, "取消")


def escape(qtbot: QtBot, dialog: QDialog) -> None:
    qtbot.keyClick(dialog, Key.Key_Escape)


def close(qtbot: QtBot, dialog: QDialog) -> None:
    dialog.close()


def unit_editor(window: MainWindow) -> tuple[WritingDialog, QWidget]:
    dialog = UnitEditor(None, window.session.keeping("unit", title="新增单位"), window)
    return dialog, dialog.contact


def new_workspace(window: MainWindow) -> tuple[WritingDialog, QWidget]:
    keeping = window.session.keeping("dialog", title="新建工作区")
    dialog = NewWorkspace(keeping, year=2025, folder=Path("/tmp"), parent=window)
    return dialog, dialog.region


def ask_text(window: MainWindow) -> tuple[WritingDialog, QWidget]:
    keeping = window.session.keeping("question", title="退回修改")
    dialog = AskText("退回修改", "改什么？", "", keeping, window)
    return dialog, dialog.field


@pytest.mark.parametrize("make", [unit_editor, new_workspace, ask_text])
@pytest.mark.parametrize("leave", [cancel, escape, close])
def test_101_leaving_a_dialog_with_something_typed_asks(
    qtbot: QtBot,
    opened: MainWindow,
    recorder: Recorder,
    make: Callable[[MainWindow], tuple[WritingDialog, Any]],
    leave: Callable[[QtBot, QDialog], None],
) -> None:
    dialog, field = make(opened)
    dialog.open()
    write(qtbot, field, "写了几个字")
    recorder.prepare("ask_choice", GO_ON)
    leave(qtbot, dialog)
    assert dialog.isVisible()
    assert field.text() == "写了几个字"
    recorder.prepare("ask_choice", KEEP)
    leave(qtbot, dialog)
    assert not dialog.isVisible()
    again, field = make(opened)
    again.open()
    assert field.text() == "写了几个字"
    assert "没有保存的内容" in all_words(again)
    recorder.prepare("ask_choice", GIVE_UP)
    leave(qtbot, again)
    assert not again.isVisible()
    third, field = make(opened)
    third.open()
    assert field.text() == ""
    asked = len(recorder.asked)
    leave(qtbot, third)
    assert not third.isVisible()
    assert len(recorder.asked) == asked
    for one in (dialog, again, third):
        one.deleteLater()


def test_what_was_brought_back_can_be_given_up_in_the_dialog(
    qtbot: QtBot, opened: MainWindow, recorder: Recorder
) -> None:
    dialog, field = unit_editor(opened)
    write(qtbot, field, "周叙言")  # type: ignore[arg-type]
    again, field = unit_editor(opened)
    again.open()
    click(qtbot, again, "放弃草稿")
    assert value_of(field) == ""
    assert count(opened) == 0
    again.reject()
    assert recorder.asked == []
    for one in (dialog, again):
        one.deleteLater()


def test_what_could_not_be_stored_is_there_again(
    qtbot: QtBot, opened: MainWindow, recorder: Recorder, dialogs: Dialogs
) -> None:
    page = go(qtbot, opened, "units")

    def enter(editor: UnitEditor) -> None:
        write(qtbot, editor.name, "区财政局")
        write(qtbot, editor.phone, "000-1234567")
        click(qtbot, editor, "保存")

    def put_right(editor: UnitEditor) -> None:
        assert editor.phone.text() == "000-1234567"
        write(qtbot, editor.name, "区新设局")
        click(qtbot, editor, "保存")

    def look(editor: UnitEditor) -> None:
        assert editor.name.text() == ""
        editor.reject()

    dialogs.expect(enter)
    click(qtbot, page, "新增单位…")
    assert "区财政局" in recorder.last
    assert count(opened) == 1
    dialogs.expect(put_right)
    click(qtbot, page, "新增单位…")
    assert count(opened) == 0
    dialogs.expect(look)
    click(qtbot, page, "新增单位…")


def test_what_another_changed_meanwhile_is_said_in_the_dialog(
    qtbot: QtBot, opened: MainWindow, recorder: Recorder, reported: Path
) -> None:
    page: Any = go(qtbot, opened, "units")
    page.units.choose(lambda one: one.name == "区财政局")

    def editor() -> UnitEditor:
        unit = page.units.current
        keeping = opened.session.keeping("unit", unit.name, title=unit.name)
        return UnitEditor(unit, keeping, page)

    first = editor()
    write(qtbot, first.contact, "我写的")
    from gwreport.workflow.plan import manage_units

    with Workspace.open(str(reported)) as workspace:
        unit = workspace.unit("区财政局")
        manage_units.save_unit(
            workspace, unit.name, is_new=False, kind=unit.kind, contact="别人写的", phone="",
            aliases=(), now=LATER,
        )  # fmt: skip
    opened.session.touch()
    second = editor()
    second.open()
    assert second.contact.text() == "我写的"
    assert "“联系人”现在是：别人写的" in all_words(second)
    recorder.prepare("ask_choice", KEEP)
    second.reject()
    for one in (first, second):
        one.deleteLater()


def test_ticks_count_as_written(qtbot: QtBot, opened: MainWindow, recorder: Recorder) -> None:
    def make() -> ChooseUnits:
        keeping = opened.session.keeping("group", "组", title="组")
        return ChooseUnits("组", "说明", ["甲局", "乙局"], ["甲局"], keeping, opened)

    first = make()
    first.open()
    first.list.item(1).setCheckState(Qt.CheckState.Checked)
    recorder.prepare("ask_choice", KEEP)
    first.reject()
    second = make()
    assert second.chosen == ["甲局", "乙局"]
    for one in (first, second):
        one.deleteLater()


def test_a_file_that_was_named_by_hand_keeps_its_name_when_the_dialog_comes_back(
    qtbot: QtBot, opened: MainWindow
) -> None:
    first, _ = new_workspace(opened)
    assert isinstance(first, NewWorkspace)
    write(qtbot, first.region, "青禾区")
    write(qtbot, first.path, "/x/我的.gwr")
    first.year.setValue(2031)
    second, _ = new_workspace(opened)
    assert isinstance(second, NewWorkspace)
    assert (second.region.text(), second.year.value()) == ("青禾区", 2031)
    write(qtbot, second.region, "丹溪区")
    assert second.location == Path("/x/我的.gwr")
    for one in (first, second):
        one.deleteLater()


def test_a_new_workspace_that_was_made_leaves_no_draft(
    qtbot: QtBot, window: MainWindow, dialogs: Dialogs, state: WindowState, tmp_path: Path
) -> None:
    state.remember_folder("workspace", tmp_path)
    (tmp_path / "青禾区2026.gwr").write_text("notes", encoding="utf-8")

    def fill_in(dialog: NewWorkspace) -> None:
        if not dialog.region.text():
            write(qtbot, dialog.region, "青禾区")
            dialog.year.setValue(2026)
        assert dialog.location.name == "青禾区2026.gwr"
        click(qtbot, dialog, "建立")

    for _ in range(2):
        # The first time the file is another's: what was entered is there again.
        dialogs.expect(fill_in)
        window.new_workspace()
        (tmp_path / "青禾区2026.gwr").unlink(missing_ok=True) if window.start.isVisible() else None
    assert window.frame.isVisible()
    assert window.session.drafts.of("") == []


def test_a_line_that_is_asked_for_survives_a_folder_that_was_not_chosen(
    qtbot: QtBot, opened: MainWindow, dialogs: Dialogs, state: WindowState, tmp_path: Path,
    recorder: Recorder,
) -> None:  # fmt: skip
    state.reviewer = "周叙言"
    page: Any = go(qtbot, opened, "review")
    page.list.choose(lambda one: one.key == "T2")

    def enter(dialog: SendBackDialog) -> None:
        write(qtbot, dialog.words, "请写明已建成几个")
        click(qtbot, dialog, "生成退回修改表…")

    def look(dialog: SendBackDialog) -> None:
        assert dialog.text == "请写明已建成几个"
        click(qtbot, dialog, "生成退回修改表…")

    dialogs.expect(enter)
    click(qtbot, page, "退回修改…")
    assert count(opened) == 1
    recorder.prepare("ask_folder", str(tmp_path / "退回"))
    dialogs.expect(look)
    click(qtbot, page, "退回修改…")
    assert "退回修改表已生成" in page.notice.words
    assert count(opened) == 0


# A breakdown that is being looked over


@pytest.fixture
def document(tmp_path: Path) -> Path:
    file = tmp_path / "新方案.txt"
    file.write_text(CHANGED, encoding="utf-8")
    return file


def preview(window: MainWindow, document: Path) -> PlanPreviewDialog:
    let_go()
    window.show_page("plan")
    page: Any = window.pages["plan"]
    page.preview(document)
    (found,) = (one for one in window.findChildren(PlanPreviewDialog) if one.isVisible())
    return found


def put_right(qtbot: QtBot, dialogs: Dialogs, dialog: PlanPreviewDialog, words: str) -> None:
    def edit(editor: Any) -> None:
        write(qtbot, editor.text, words)
        click(qtbot, editor, "改好了")

    dialogs.expect(edit)
    dialog.items.setCurrentIndex(dialog.items.filter.index(1, 0))
    click(qtbot, dialog, "改正这一行…")


def test_corrections_are_there_again_when_the_document_is_opened_again(
    qtbot: QtBot, opened: MainWindow, dialogs: Dialogs, recorder: Recorder, document: Path,
    reported: Path, reopen: Reopen,
) -> None:  # fmt: skip
    dialog = preview(opened, document)
    put_right(qtbot, dialogs, dialog, "新建口袋公园8个。")
    dialogs.expect(lambda editor: click(qtbot, editor, "这一行不是任务，去掉"))
    dialog.edit(dialog.items.shown[2])
    recorder.prepare("ask_choice", GO_ON, KEEP)
    dialog.close()
    assert dialog.isVisible()
    click(qtbot, dialog, "不装入")
    assert not dialog.isVisible()
    opened.close()
    # Also in the next window, by the way to the draft.
    window = reopen(reported)
    dialogs.expect(lambda made: click(qtbot, made, "到写的地方去"))
    click(qtbot, window.statusBar(), "查看")
    (again,) = (one for one in window.findChildren(PlanPreviewDialog) if one.isVisible())
    assert "改正 1 项，去掉 1 项" in again.counts.text()
    assert "新建口袋公园8个。" in [one.text for one in again.items.shown]
    click(qtbot, again, "装入工作区")
    with Workspace.open(str(reported)) as workspace:
        texts = [one.text for one in workspace.plan().items]
    assert "新建口袋公园8个。" in texts
    assert "整治背街小巷12条。" not in texts
    assert count(window) == 0


def test_a_correction_whose_row_is_gone_is_shown_and_the_others_follow_their_rows(
    qtbot: QtBot, opened: MainWindow, dialogs: Dialogs, recorder: Recorder, document: Path
) -> None:
    dialog = preview(opened, document)
    put_right(qtbot, dialogs, dialog, "新建口袋公园8个。")
    dialogs.expect(lambda editor: click(qtbot, editor, "这一行不是任务，去掉"))
    dialog.edit(dialog.items.shown[2])
    recorder.prepare("ask_choice", KEEP)
    dialog.reject()
    before = "2．新建口袋公园6个。"
    new = "2．举办招商活动10场。\n牵头领导：钱晓东；牵头单位：区财政局；责任单位：各镇街。\n"
    text = CHANGED.replace(before, new + before.replace("6", "9")).replace("3．", "4．")
    document.write_text(text, encoding="utf-8")
    again = preview(opened, document)
    assert "新建口袋公园8个。" in all_words(again)
    assert "新建口袋公园8个。" not in [one.text for one in again.items.shown]
    assert "整治背街小巷12条。" not in [one.text for one in again.items.shown]
    recorder.prepare("ask_choice", GIVE_UP)
    again.reject()
    assert count(opened) == 0


def test_what_is_typed_in_a_row_is_kept_although_the_row_is_never_closed(
    qtbot: QtBot, opened: MainWindow, dialogs: Dialogs, recorder: Recorder, document: Path
) -> None:
    dialog = preview(opened, document)
    row = dialog.items.shown[1]

    def half(editor: Any) -> None:
        write(qtbot, editor.text, "写到一半")
        recorder.prepare("ask_choice", KEEP)
        editor.close()

    def look(editor: Any) -> None:
        assert editor.text.toPlainText() == "写到一半"
        click(qtbot, editor, "改好了")

    for act in (half, look):
        dialogs.expect(act)
        dialog.edit(row)
    # It belongs to the document's corrections now.
    assert [one.text for one in dialog.items.shown][1] == "写到一半"
    assert count(opened) == 1
    recorder.prepare("ask_choice", GIVE_UP)
    dialog.reject()


# Settings and dates


def field(page: Any, kind: type[QWidget]) -> Any:
    return next(one for one in page.fields if isinstance(one.widget, kind))


@pytest.mark.parametrize("kind", [QLineEdit, QPlainTextEdit])
def test_an_option_that_was_not_saved_is_there_again(
    qtbot: QtBot, opened: MainWindow, reported: Path, reopen: Reopen, kind: type[QWidget]
) -> None:
    page: Any = go(qtbot, opened, "settings")
    one = field(page, kind)
    write(qtbot, one.widget, "写到一半")
    assert "有 1 项改动还没有保存" in page.notice.words
    go(qtbot, opened, "plan")
    opened.close_workspace()
    opened.close()
    window = reopen(reported)
    page = go(qtbot, window, "settings")
    back = field(page, kind)
    assert back.option.key == one.option.key
    assert back.value == "写到一半"
    assert "有 1 项改动还没有保存" in page.notice.words
    click(qtbot, page, "保存")
    assert count(window) == 0
    assert "已保存 1 项" in page.notice.words


def test_an_option_that_another_stored_meanwhile_is_shown_beside_what_was_typed(
    qtbot: QtBot, opened: MainWindow, reported: Path
) -> None:
    page: Any = go(qtbot, opened, "settings")
    one = field(page, QLineEdit)
    one.widget.setFocus()
    qtbot.keyClicks(one.widget, "ab")
    save_options(str(reported), {one.option.key: "别人的"}, LATER)
    opened.session.touch()
    assert one.widget.hasFocus()
    qtbot.keyClicks(one.widget, "cd")
    assert one.value.endswith("abcd")
    let_go()
    assert "这一项被改成了：别人的" in all_words(page)
    click(qtbot, page, "不改了")
    assert field(page, QLineEdit).value == "别人的"
    assert count(opened) == 0


def test_a_deadline_that_was_typed_is_kept_for_its_round_until_it_went_out(
    qtbot: QtBot, opened: MainWindow, recorder: Recorder, reported: Path, reopen: Reopen,
    tmp_path: Path,
) -> None:  # fmt: skip
    page: Any = go(qtbot, opened, "issue")
    usual = page.deadline.date()
    page.deadline.setDate(QDate(2025, 11, 11))
    choose(opened.rounds, "2025年上半年")
    assert page.deadline.date() == usual
    opened.close()
    window = reopen(reported)
    page = go(qtbot, window, "issue")
    assert page.deadline.date() == QDate(2025, 11, 11)
    recorder.prepare("ask_folder", str(tmp_path / "再下发"))
    click(qtbot, page, "生成填报表")
    assert count(window) == 0


def test_a_workspace_is_told_apart_from_another_by_more_than_its_round(
    qtbot: QtBot, opened: MainWindow, quarter: Path
) -> None:
    page: Any = go(qtbot, opened, "issue")
    page.deadline.setDate(QDate(2025, 11, 11))
    opened.session.open(str(quarter / "a.gwr"))
    page = go(qtbot, opened, "issue")
    assert page.deadline.date() != QDate(2025, 11, 11)


# The fields themselves


def test_every_field_in_which_people_write_is_known(opened: MainWindow) -> None:
    for name in ("issue", "settings", "review"):
        opened.show_page(name)
    known = 0
    for page in opened.pages.values():
        for one in page.findChildren(QWidget):
            if type(one) in (QLineEdit, QPlainTextEdit) and not one.isReadOnly():
                set_value(one, value_of(one))
                on_change(one, lambda: None)
                known += 1
    assert known > 10


def test_a_widget_in_which_nobody_writes_is_refused(opened: MainWindow) -> None:
    for act in (value_of, lambda one: set_value(one, ""), lambda one: on_change(one, print)):
        with pytest.raises(TypeError):
            act(opened.strip)


def test_a_button_to_leave_stands_in_every_dialog(opened: MainWindow) -> None:
    for make in (unit_editor, new_workspace, ask_text):
        dialog, _ = make(opened)
        dialog.open()
        assert button(dialog, "取消").isEnabled()
        dialog.reject()
        dialog.deleteLater()


def test_the_office_knows_no_draft(opened: MainWindow, reported: Path, qtbot: QtBot) -> None:
    """Nothing of a draft stands in the workspace: it is the clerk's own."""
    page: Any = go(qtbot, opened, "review")
    page.list.choose(lambda one: one.key == "T2")
    before = reported.read_bytes()
    write(qtbot, page.detail.text, "只是草稿")
    opened.session.drafts.flush()
    assert reported.read_bytes() == before
