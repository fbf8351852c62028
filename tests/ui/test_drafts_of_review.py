"""审核: a text that was typed stays with its item, whatever is pressed, clicked or done by others."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QCheckBox
from pytestqt.qtbot import QtBot

from gwreport.domain.decisions.decisions import DecisionKind
from gwreport.domain.statuses import Status
from gwreport.ui.desks.review_desk import ALONE, TEXT_ALONE, WITH_TEXT
from gwreport.ui.dialogs.draft_list import Wanted
from gwreport.ui.drafts.draft_files import read_drafts
from gwreport.ui.main_window import MainWindow
from gwreport.ui.models.review_columns import DRAFT_MARK, WITH_DRAFT
from gwreport.ui.operations.reviewing import ReviewView, view_review
from gwreport.ui.window_state import WindowState
from gwreport.workflow.review import decide
from gwreport.workflow.review.record_decision import Author
from gwreport.workflow.workspace import Workspace
from tests.ui.looking import LEFT, all_words, button, choose, click, go, let_go, shown, write
from tests.ui.recorder import Recorder

ROUND = "2025-Q3"
EARLIER = "2025年上半年"
ITEM = "T2"  # its units differ, and a class is proposed
TYPED = "手工改写的文字，还没有保存：NPY12。"
Key = Qt.Key
Reopen = Callable[..., MainWindow]


@pytest.fixture
def page(qtbot: QtBot, window: MainWindow, state: WindowState, reported: Path) -> Any:
    state.reviewer = "周叙言"
    window.session.open(str(reported))
    return go(qtbot, window, "review")


@pytest.fixture
def typed(qtbot: QtBot, page: Any) -> Any:
    """The page with a text typed for an item, the focus back in the list."""
    at_item(page, ITEM)
    write(qtbot, page.detail.text, TYPED)
    page.list.setFocus()
    return page


def at_item(page: Any, item: str) -> Any:
    if not page.list.choose(lambda one: one.key == item):
        choose(page.scope, "全部")
        choose(page.leader, "全部领导和单位")
        page.search.clear()
        assert page.list.choose(lambda one: one.key == item)
    return page.list.current


def decisions(path: Path) -> list[Any]:
    with Workspace.open(str(path)) as workspace:
        return list(workspace.ledger.decisions(ROUND))


def text_of(path: Path, item: str) -> str:
    with Workspace.open(str(path)) as workspace:
        state = workspace.book.state(workspace.round(ROUND))
    return next(one.text for one in state.merged if one.item.id == item)


def other_clerk(path: Path, text: str, item: str = ITEM) -> None:
    with Workspace.open(str(path)) as workspace:
        author = Author("林知微", "已核实", datetime(2025, 10, 12, 9))
        decide.edit_text(workspace, ROUND, item, text, author)


def press(key: Any) -> Callable[..., object]:
    def act(qtbot: QtBot, page: Any, **_: Any) -> None:
        qtbot.keyClick(page.list, key)

    return act


def click_a_row(qtbot: QtBot, page: Any, **_: Any) -> None:
    other = page.list.filter.index(1, 2)
    qtbot.mouseClick(page.list.viewport(), LEFT, pos=page.list.visualRect(other).center())
    assert page.list.current.key != ITEM


def join_texts(qtbot: QtBot, page: Any, **_: Any) -> None:
    for box in page.detail.findChildren(QCheckBox):
        box.setChecked(True)
    click(qtbot, page.detail, "合并勾选的文字")


def to_another_round(qtbot: QtBot, page: Any, window: MainWindow, **_: Any) -> None:
    choose(window.rounds, EARLIER)
    # The item is there in that round too, with its own text.
    at_item(page, ITEM)
    assert page.detail.text.toPlainText() != TYPED
    choose(window.rounds, window.rounds.itemText(window.rounds.findData(ROUND)))


def to_another_workspace(
    qtbot: QtBot, page: Any, window: MainWindow, quarter: Path, reported: Path, **_: Any
) -> None:
    window.session.open(str(quarter / "a.gwr"))
    go(qtbot, window, "review")
    at_item(page, "T2")
    assert page.detail.text.toPlainText() != TYPED
    window.close_workspace()
    window.session.open(str(reported))
    go(qtbot, window, "review")


def filter_all_away(qtbot: QtBot, page: Any, **_: Any) -> None:
    write(qtbot, page.search, "没有这样的")
    assert page.list.shown == []


ACTS: dict[str, Callable[..., object]] = {
    "N": press(Key.Key_N),
    "P": press(Key.Key_P),
    "a number": press(Key.Key_2),
    "A": press(Key.Key_A),
    "a click": click_a_row,
    "joining": join_texts,
    "another class": lambda page, **_: page.decisions.set_status(Status.BEHIND),
    "reading anew": lambda qtbot, window, **_: qtbot.keyClick(window, Key.Key_F5),
    "another scope": lambda page, **_: choose(page.scope, "未依时序推进"),
    "another leader": lambda page, **_: choose(page.leader, page.leader.itemText(1)),
    "a filter": filter_all_away,
    "another page": lambda qtbot, window, **_: (
        go(qtbot, window, "plan"),
        window.session.touch(),
        go(qtbot, window, "review"),
    ),
    "another round": to_another_round,
    "another workspace": to_another_workspace,
    "a decision of another clerk": lambda window, reported, **_: (
        other_clerk(reported, "别人写的。"),
        window.session.touch(),
    ),
    "an undoing": lambda window, **_: window.taking_back.undo(),
}


@pytest.mark.parametrize("act", ACTS.values(), ids=list(ACTS))
def test_101_a_typed_text_stays_with_its_item(
    qtbot: QtBot,
    window: MainWindow,
    typed: Any,
    reported: Path,
    quarter: Path,
    tmp_path: Path,
    act: Callable[..., object],
) -> None:
    act(qtbot=qtbot, page=typed, window=window, reported=reported, quarter=quarter)
    at_item(typed, ITEM)
    assert typed.detail.text.toPlainText() == TYPED
    assert button(typed.detail, "保存修改").isEnabled()
    assert "草稿" in all_words(typed.detail)
    # It is on disk already.
    (kept,), _ = read_drafts(tmp_path / "drafts", typed.session.where.workspace)
    assert kept.draft.text == TYPED
    # And no part of the report yet.
    assert typed.list.current.text != TYPED


def test_closing_asks_nothing_and_the_next_window_says_what_was_left(
    qtbot: QtBot,
    window: MainWindow,
    typed: Any,
    recorder: Recorder,
    reported: Path,
    reopen: Reopen,
) -> None:
    window.close()
    assert recorder.asked == []
    later = reopen(reported)
    assert "有 1 条没有保存的改写，已恢复为草稿" in all_words(later.statusBar())
    assert recorder.told == []
    page: Any = go(qtbot, later, "review")
    at_item(page, ITEM)
    assert page.detail.text.toPlainText() == TYPED
    assert button(page.detail, "保存修改").isEnabled()


def test_the_list_says_which_items_have_a_draft_and_shows_them_alone(
    typed: Any, qtbot: QtBot
) -> None:
    assert [one for one in shown(typed.list, "内容") if one.startswith(DRAFT_MARK)] == [
        DRAFT_MARK + typed.list.current.title
    ]
    choose(typed.scope, WITH_DRAFT)
    assert [one.key for one in typed.list.shown] == [ITEM]
    click(qtbot, typed.detail, "放弃草稿")
    assert not any(one.startswith(DRAFT_MARK) for one in shown(typed.list, "内容"))


def test_saving_ends_the_draft(
    qtbot: QtBot, window: MainWindow, typed: Any, reported: Path, reopen: Reopen
) -> None:
    click(qtbot, typed.detail, "保存修改")
    assert text_of(reported, ITEM) == TYPED
    at_item(typed, ITEM)
    assert typed.detail.text.toPlainText() == TYPED
    assert "草稿" not in all_words(typed.detail)
    window.close()
    later = reopen(reported)
    assert "草稿" not in all_words(later.statusBar())


def test_giving_up_shows_the_stored_text_and_can_be_undone(
    qtbot: QtBot, typed: Any, reported: Path
) -> None:
    stored = text_of(reported, ITEM)
    click(qtbot, typed.detail, "放弃草稿")
    assert typed.detail.text.toPlainText() == stored
    assert not typed.detail.reported.save_button.isVisible()
    qtbot.keyClick(typed.detail.text, Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert typed.detail.text.toPlainText() == TYPED
    assert button(typed.detail, "保存修改").isEnabled()


def test_writing_it_back_as_it_was_leaves_no_draft(
    qtbot: QtBot, typed: Any, reported: Path, window: MainWindow
) -> None:
    write(qtbot, typed.detail.text, text_of(reported, ITEM))
    assert "草稿" not in all_words(typed.detail)
    assert "草稿" not in all_words(window.statusBar())


def test_a_draft_is_not_saved_where_the_save_is_refused(
    qtbot: QtBot, window: MainWindow, typed: Any, recorder: Recorder, reported: Path
) -> None:
    other_clerk(reported, "别人写的。")
    click(qtbot, typed.detail, "保存修改")
    (told,) = recorder.told
    assert "林知微" in told
    assert text_of(reported, ITEM) == "别人写的。"
    at_item(typed, ITEM)
    assert typed.detail.text.toPlainText() == TYPED
    # Both are seen now, and it can be saved with the other one before one's eyes.
    words = all_words(typed.detail)
    assert "报告采用的文字变了" in words
    assert "别人写的。" in words
    click(qtbot, typed.detail, "保存修改")
    assert text_of(reported, ITEM) == TYPED
    at_item(typed, ITEM)
    assert "报告采用的文字变了" not in all_words(typed.detail)


def test_the_text_that_stands_now_is_taken_by_giving_the_draft_up(
    qtbot: QtBot, window: MainWindow, typed: Any, reported: Path
) -> None:
    other_clerk(reported, "别人写的。")
    window.session.touch()
    assert "报告采用的文字变了" in all_words(typed.detail)
    click(qtbot, typed.detail, "放弃草稿")
    assert typed.detail.text.toPlainText() == "别人写的。"
    assert "报告采用的文字变了" not in all_words(typed.detail)


# Y on an item with a changed text


def test_y_asks_and_takes_the_text_and_the_class(
    qtbot: QtBot, typed: Any, recorder: Recorder, reported: Path
) -> None:
    proposed = typed.list.current.proposed
    following = typed.list.shown[typed.list.currentIndex().row() + 1].key
    recorder.prepare("ask_choice", WITH_TEXT)
    qtbot.keyClick(typed.list, Key.Key_Y)
    assert text_of(reported, ITEM) == TYPED
    # What each of them answers is accepted with it.
    made = [one for one in decisions(reported) if one.kind is not DecisionKind.ACCEPT]
    # The text comes first: of the new words the rules may propose another class.
    assert [one.kind for one in made] == [DecisionKind.TEXT, DecisionKind.CONFIRM]
    assert made[1].value == proposed.value
    assert typed.list.current.key == following
    at_item(typed, ITEM)
    assert "草稿" not in all_words(typed.detail)


def test_y_confirms_the_class_alone_and_the_draft_stays(
    qtbot: QtBot, typed: Any, recorder: Recorder, reported: Path
) -> None:
    before = text_of(reported, ITEM)
    recorder.prepare("ask_choice", ALONE)
    qtbot.keyClick(typed.list, Key.Key_Y)
    made = [one for one in decisions(reported) if one.kind is not DecisionKind.ACCEPT]
    assert [one.kind for one in made] == [DecisionKind.CONFIRM]
    assert text_of(reported, ITEM) == before
    # What has a draft does not leave the list.
    assert ITEM in [one.key for one in typed.list.shown]
    at_item(typed, ITEM)
    assert typed.detail.text.toPlainText() == TYPED


def test_y_given_up_does_nothing(
    qtbot: QtBot, typed: Any, recorder: Recorder, reported: Path
) -> None:
    qtbot.keyClick(typed.list, Key.Key_Y)
    assert "改写" in recorder.asked[-1]
    assert decisions(reported) == []
    assert typed.list.current.key == ITEM
    assert typed.detail.text.toPlainText() == TYPED


def test_y_where_no_class_is_proposed_takes_the_text_when_asked(
    qtbot: QtBot, page: Any, recorder: Recorder, reported: Path
) -> None:
    missing = next(one.key for one in page.list.shown if one.item and not one.text)
    at_item(page, missing)
    write(qtbot, page.detail.text, TYPED)
    page.list.setFocus()
    recorder.prepare("ask_choice", TEXT_ALONE)
    qtbot.keyClick(page.list, Key.Key_Y)
    assert text_of(reported, missing) == TYPED


def test_a_text_that_was_emptied_stays_a_draft_and_cannot_be_taken(
    qtbot: QtBot, page: Any, recorder: Recorder, reported: Path
) -> None:
    at_item(page, ITEM)
    write(qtbot, page.detail.text, "  ")
    assert not button(page.detail, "保存修改").isEnabled()
    page.list.setFocus()
    recorder.prepare("ask_choice", ALONE)
    qtbot.keyClick(page.list, Key.Key_Y)
    at_item(page, ITEM)
    assert page.detail.text.toPlainText() == "  "


def test_the_question_belongs_to_its_item_though_the_list_is_read_again_meanwhile(
    qtbot: QtBot, window: MainWindow, typed: Any, recorder: Recorder, reported: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    def meanwhile(*_: Any) -> str:
        choose(typed.scope, "全部")
        assert typed.list.choose(lambda one: one.key == "T3")
        return WITH_TEXT

    monkeypatch.setattr(recorder, "ask_choice", meanwhile)
    qtbot.keyClick(typed.list, Key.Key_Y)
    assert text_of(reported, ITEM) == TYPED
    assert {one.subject for one in decisions(reported)} == {ITEM}
    assert typed.list.current.key == "T3"


# What others do while somebody is writing


def test_cursor_and_undoing_survive_what_others_do(
    qtbot: QtBot, window: MainWindow, page: Any, reported: Path
) -> None:
    at_item(page, ITEM)
    box = page.detail.text
    stored = box.toPlainText()
    box.setFocus()
    qtbot.keyClicks(box, "ab")
    other_clerk(reported, "别人写的。")
    window.session.touch()
    assert page.detail.text is box
    assert box.hasFocus()
    qtbot.keyClicks(box, "cd")
    assert box.toPlainText() == f"abcd{stored}"
    assert "别人写的。" in all_words(page.detail)
    for _ in range(4):
        qtbot.keyClick(box, Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert box.toPlainText() == stored


def test_an_item_that_another_settles_stays_while_it_is_written_in(
    qtbot: QtBot, window: MainWindow, page: Any, reported: Path
) -> None:
    one = next(one for one in page.list.shown if one.kind == "finding" and one.item)
    at_item(page, one.key)
    page.detail.text.setFocus()
    with Workspace.open(str(reported)) as workspace:
        author = Author("林知微", "已核实", datetime(2025, 10, 12, 9))
        decide.confirm_status(workspace, ROUND, one.item, author)
    window.session.touch()
    assert page.list.current.key == one.key
    qtbot.keyClicks(page.detail.text, "x")
    page.list.setFocus()
    window.session.touch()
    assert page.list.current.key == one.key
    assert "x" in page.detail.text.toPlainText()


def read_without_the_item(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the page read a list in which the item no longer stands."""

    def view(location: str, code: str) -> ReviewView:
        whole = view_review(location, code)
        assert whole is not None
        return ReviewView(tuple(one for one in whole.rows if one.key != ITEM), whole.to_settle)

    monkeypatch.setattr("gwreport.ui.pages.review_page.view_review", view)
    window.session.touch()


def test_keys_are_lost_rather_than_given_to_another_item_when_an_item_goes(
    qtbot: QtBot,
    window: MainWindow,
    typed: Any,
    reported: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    typed.detail.text.setFocus()
    read_without_the_item(window, monkeypatch)
    shown_now = typed.detail.row
    assert shown_now.key != ITEM
    focus = QApplication.focusWidget()
    assert focus is typed
    for key in "xy2":
        qtbot.keyClicks(focus, key)
    assert typed.detail.row == shown_now
    assert typed.detail.text.toPlainText() == shown_now.text
    assert decisions(reported) == []


def test_what_is_typed_before_another_round_has_been_read_belongs_to_the_round_that_is_seen(
    qtbot: QtBot, window: MainWindow, page: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    at_item(page, ITEM)
    waiting: list[Callable[[], object]] = []
    read = window.jobs.read
    monkeypatch.setattr(window.jobs, "read", lambda *call: waiting.append(lambda: read(*call)))
    choose(window.rounds, EARLIER)
    write(qtbot, page.detail.text, TYPED)
    page.list.setFocus()
    for one in waiting:
        one()
    monkeypatch.undo()
    at_item(page, ITEM)
    assert page.detail.text.toPlainText() != TYPED
    choose(window.rounds, window.rounds.itemText(window.rounds.findData(ROUND)))
    at_item(page, ITEM)
    assert page.detail.text.toPlainText() == TYPED


def test_what_is_decided_before_another_round_has_been_read_belongs_to_the_one_that_is_seen(
    qtbot: QtBot, window: MainWindow, typed: Any, reported: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(window.jobs, "read", lambda *_: None)
    choose(window.rounds, EARLIER)
    click(qtbot, typed.detail, "保存修改")
    assert text_of(reported, ITEM) == TYPED
    assert typed.drafts.of(typed.session.where.workspace) == []


def test_a_class_that_is_chosen_and_ticks_survive_a_reading(
    qtbot: QtBot, window: MainWindow, page: Any, reported: Path
) -> None:
    at_item(page, ITEM)
    choose(page.bar.statuses, "停滞暂缓")
    page.detail.findChildren(QCheckBox)[0].setChecked(True)
    other_clerk(reported, "别人写的。")
    window.session.touch()
    assert page.bar.statuses.currentText() == "停滞暂缓"
    let_go()
    assert [box.isChecked() for box in page.detail.findChildren(QCheckBox)] == [True, False]


def test_a_no_break_blank_is_no_change_and_stays_one(
    qtbot: QtBot, window: MainWindow, page: Any, reported: Path
) -> None:
    other_clerk(reported, "甲\u00a0乙\r\n丙")
    window.session.touch()
    at_item(page, ITEM)
    box = page.detail.text
    box.setFocus()
    qtbot.keyClicks(box, "x")
    qtbot.keyClick(box, Key.Key_Backspace)
    assert "草稿" not in all_words(page.detail)
    box.moveCursor(box.textCursor().MoveOperation.End)
    qtbot.keyClicks(box, "x")
    click(qtbot, page.detail, "保存修改")
    assert text_of(reported, ITEM) == "甲\u00a0乙\n丙x"


# The reason


def test_a_reason_of_ones_own_is_kept_until_it_was_used(
    qtbot: QtBot, window: MainWindow, page: Any, reported: Path, reopen: Reopen
) -> None:
    at_item(page, ITEM)
    write(qtbot, page.reason.lineEdit(), "电话核实过，另附说明")
    window.close()
    second = reopen(reported)
    later: Any = go(qtbot, second, "review")
    at_item(later, ITEM)
    assert later.reason.reason == "电话核实过，另附说明"
    later.decisions.choose(later.list.current.texts[1].unit)
    assert decisions(reported)[-1].reason == "电话核实过，另附说明"
    # It was for that decision, and is no draft any more.
    at_item(later, ITEM)
    assert later.reason.reason == ""
    assert "草稿" not in all_words(second.statusBar())


def test_the_reason_of_one_round_is_not_that_of_another(
    qtbot: QtBot, window: MainWindow, page: Any
) -> None:
    at_item(page, ITEM)
    write(qtbot, page.reason.lineEdit(), "只为三季度写的")
    choose(window.rounds, EARLIER)
    at_item(page, ITEM)
    assert page.reason.reason == ""
    choose(window.rounds, window.rounds.itemText(window.rounds.findData(ROUND)))
    at_item(page, ITEM)
    assert page.reason.reason == "只为三季度写的"
    write(qtbot, page.reason.lineEdit(), "")
    assert "草稿" not in all_words(window.statusBar())


# The way to a draft


def test_a_draft_is_led_to_from_any_page_and_round(
    qtbot: QtBot, window: MainWindow, typed: Any, dialogs: Any
) -> None:
    choose(window.rounds, EARLIER)
    go(qtbot, window, "plan")

    def look(dialog: Any) -> None:
        assert shown(dialog.list, "写的内容") == [TYPED]
        assert dialog.words.toPlainText() == TYPED
        click(qtbot, dialog, "复制内容")
        click(qtbot, dialog, "到写的地方去")

    dialogs.expect(look)
    click(qtbot, window.statusBar(), "查看")
    assert QApplication.clipboard().text() == TYPED
    assert window.rounds.currentText() == "2025年前三季度"
    assert typed.isVisible()
    assert typed.list.current.key == ITEM
    assert typed.detail.text.toPlainText() == TYPED


def test_a_draft_is_given_up_in_the_list_after_a_question_alone(
    qtbot: QtBot, window: MainWindow, typed: Any, dialogs: Any, recorder: Recorder
) -> None:
    def look(dialog: Any) -> None:
        click(qtbot, dialog, "放弃这一条")
        assert shown(dialog.list, "写的内容") == [TYPED]
        recorder.prepare("confirm", True)
        click(qtbot, dialog, "放弃这一条")
        assert shown(dialog.list, "写的内容") == []
        click(qtbot, dialog, "关闭")

    dialogs.expect(look)
    click(qtbot, window.statusBar(), "查看")
    assert typed.detail.text.toPlainText() == typed.list.current.text


def test_a_draft_of_an_item_that_is_gone_can_still_be_read(
    qtbot: QtBot,
    window: MainWindow,
    typed: Any,
    dialogs: Any,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A later plan may no longer have the item: what was written for it can be copied."""
    read_without_the_item(window, monkeypatch)
    assert ITEM not in [one.key for one in typed.list.shown]
    dialogs.expect(lambda dialog: (click(qtbot, dialog, "复制内容"), dialog.reject()))
    click(qtbot, window.statusBar(), "查看")
    assert QApplication.clipboard().text() == TYPED


def test_a_report_that_is_written_while_there_are_drafts_says_so(
    qtbot: QtBot, window: MainWindow, typed: Any, recorder: Recorder, tmp_path: Path
) -> None:
    report: Any = go(qtbot, window, "report")
    for words in ("Word 公文",):
        button(report, words).click()
    recorder.prepare("ask_folder", str(tmp_path / "报告"))
    click(qtbot, report, "生成报告")
    assert "有 1 项改写的文字还是草稿" in report.notice.words
    assert report.notice.property("tone") == "warning"
    assert TYPED not in all_words(report)


def test_a_draft_that_leads_nowhere_hurts_nobody(
    qtbot: QtBot, window: MainWindow, typed: Any
) -> None:
    """A file of drafts may be of a later version, or of another year."""
    for wanted in (Wanted("1999-Q9", "review", "T99"), Wanted(ROUND, "no page", "x")):
        window.drafts.wanted.emit(wanted)
        assert window.session.round == ROUND
        assert typed.isVisible()


# Closing


def test_a_text_that_was_stored_as_the_window_ended_is_no_draft_in_the_next(
    qtbot: QtBot, window: MainWindow, typed: Any, reported: Path, reopen: Reopen
) -> None:
    window.close()
    other_clerk(reported, TYPED)
    later = reopen(reported)
    go(qtbot, later, "review")
    assert "草稿" not in all_words(later.statusBar())


def test_a_window_that_cannot_keep_a_draft_asks_before_it_closes(
    qtbot: QtBot, window: MainWindow, page: Any, recorder: Recorder
) -> None:
    from gwreport.machine import effects

    def full(effect: str) -> None:
        if effect == "write":
            raise OSError(28, "No space left on device")

    effects.hook = full
    at_item(page, ITEM)
    write(qtbot, page.detail.text, TYPED)
    page.list.setFocus()
    assert "草稿暂时只在内存里" in window.statusBar().currentMessage()
    window.close()
    assert window.isVisible()
    assert "现在关闭就会丢失" in recorder.asked[-1]
    effects.hook = None
    window.close()
    assert not window.isVisible()


def test_a_damaged_draft_does_not_keep_a_window_from_opening(
    qtbot: QtBot, window: MainWindow, typed: Any, reported: Path, reopen: Reopen, tmp_path: Path
) -> None:
    window.close()
    (file,) = (tmp_path / "drafts").rglob("*.draft")
    file.write_bytes(file.read_bytes()[:40])
    later = reopen(reported)
    assert "读不出来" in later.statusBar().currentMessage()
    assert list(file.parent.glob("*-damaged"))
    at_item(go(qtbot, later, "review"), ITEM)


def test_drafts_follow_a_workspace_that_is_moved(
    qtbot: QtBot, window: MainWindow, typed: Any, reported: Path, reopen: Reopen
) -> None:
    window.close()
    moved = reported.with_name("改了名.gwr")
    reported.rename(moved)
    later: Any = go(qtbot, reopen(moved), "review")
    at_item(later, ITEM)
    assert later.detail.text.toPlainText() == TYPED


def test_drafts_of_a_workspace_that_is_gone_hurt_nobody(
    qtbot: QtBot, window: MainWindow, typed: Any, reported: Path, unissued: Path, reopen: Reopen
) -> None:
    reported.unlink()
    write(qtbot, typed.detail.text, TYPED + "又写")
    window.close()
    later = reopen(unissued)
    assert "草稿" not in all_words(later.statusBar())
