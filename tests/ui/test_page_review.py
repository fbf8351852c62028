"""审核: the list of what waits is gone through by keys; each decision has who, why, and an undo."""

import io
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QPushButton
from pytestqt.qtbot import QtBot

from gwreport.domain.decisions.decisions import DecisionKind
from gwreport.domain.statuses import IS_BEHIND, Status
from gwreport.ui.main_window import MainWindow
from gwreport.ui.widgets.difference_text import DifferenceText
from gwreport.ui.window_state import WindowState
from gwreport.wording.names import STATUSES
from gwreport.workflow.returns.collect_returns import collect_returns
from gwreport.workflow.review import decide
from gwreport.workflow.review.record_decision import Author
from gwreport.workflow.workspace import Workspace
from tests.ui.looking import (
    LEFT,
    all_words,
    button,
    choose,
    click,
    go,
    let_go,
    note,
    shown,
    without_a_tip,
    write,
)
from tests.ui.recorder import Dialogs, Recorder
from tests.ui.stored import items_of, waiting_in
from tests.workflow.quarter import LATER

ROUND = "2025-Q3"
CONFLICT = "T2"
Key = Qt.Key


@pytest.fixture
def page(qtbot: QtBot, window: MainWindow, state: WindowState, demo_copy: Path) -> Any:
    state.reviewer = "周叙言"
    # An office's screen: the one that there is not is smaller.
    window.resize(1366, 768)
    window.session.open(str(demo_copy))
    made: Any = go(qtbot, window, "review")
    made.list.setFocus()
    return made


@pytest.fixture
def press(qtbot: QtBot, page: Any) -> Callable[[Any], None]:
    """Press a key while the list has the focus."""

    def pressed(key: Any) -> None:
        assert page.list.hasFocus()
        # What was just shown stands in its place before anybody can press a key.
        let_go()
        qtbot.keyClick(page.list, key)

    return pressed


def decisions(path: Path) -> list[Any]:
    with Workspace.open(str(path)) as workspace:
        return list(workspace.ledger.decisions(ROUND))


def text_of(path: Path, item: str) -> str:
    with Workspace.open(str(path)) as workspace:
        state = workspace.book.state(workspace.round(ROUND))
    return next(one.text for one in state.merged if one.item.id == item)


def at_item(page: Any, item: str) -> Any:
    if not page.list.choose(lambda one: one.key == item):
        choose(page.scope, "全部")
        assert page.list.choose(lambda one: one.key == item)
    page.list.setFocus()
    return page.list.current


def chips(widget: Any) -> list[QAbstractButton]:
    """Give the chips of the findings that can be seen, from top to bottom."""
    found = [one for one in widget.findChildren(QAbstractButton) if one.objectName() == "chip"]
    return [one for one in found if one.isVisibleTo(widget)]


def row_of(page: Any, item: str) -> Any:
    return next(one for one in page.view.rows if one.key == item)


def test_what_waits_is_listed_worst_first_and_the_first_is_shown(
    page: Any, demo_copy: Path
) -> None:
    waiting = waiting_in(demo_copy, ROUND)
    assert {one.key for one in page.list.shown} == waiting
    kinds = list(dict.fromkeys(one.kind for one in page.list.shown))
    assert kinds[0] == "conflict"
    assert page.list.current == page.list.shown[0]
    assert page.list.current.title in all_words(page.detail)
    assert f"等待处理 {len(waiting)} 条" in note(page)


def test_an_item_shows_all_that_is_to_be_weighed(qtbot: QtBot, page: Any) -> None:
    one = at_item(page, CONFLICT)
    words = all_words(page.detail)
    assert STATUSES[one.status] in words
    for text in one.texts:
        assert text.unit in words
        assert text.text in words
        assert text.place in words
    for reason in one.reasons:
        assert reason in words
    assert one.last_text in words
    for chip, finding in zip(chips(page.detail), one.findings, strict=True):
        assert finding.title in chip.text()
        assert finding.words not in words
        qtbot.mouseClick(chip, LEFT)
        assert finding.words in all_words(page.detail)


def test_n_and_p_go_through_the_list_and_stop_at_its_ends(
    page: Any, press: Callable[[Any], None]
) -> None:
    keys = [one.key for one in page.list.shown]
    press(Key.Key_P)
    assert page.list.current.key == keys[0]
    for key in keys[1:]:
        press(Key.Key_N)
        assert page.list.current.key == key
    press(Key.Key_N)
    assert page.list.current.key == keys[-1]
    press(Key.Key_P)
    assert page.list.current.key == keys[-2]


def test_the_buttons_go_through_the_list_too(qtbot: QtBot, page: Any) -> None:
    keys = [one.key for one in page.list.shown]
    click(qtbot, page, "下一条（N）")
    assert page.list.current.key == keys[1]
    click(qtbot, page, "上一条（P）")
    assert page.list.current.key == keys[0]
    assert page.list.hasFocus()


def test_y_confirms_what_is_proposed_and_goes_on(
    page: Any, press: Callable[[Any], None], demo_copy: Path
) -> None:
    behind = next(one for one in page.list.shown if one.kind == "finding" and one.item)
    at_item(page, behind.item)
    following = page.list.shown[page.list.currentIndex().row() + 1].key
    press(Key.Key_Y)
    (made,) = decisions(demo_copy)
    assert (made.subject, made.who) == (behind.item, "周叙言")
    assert made.reason == ""
    assert row_of(page, behind.item).is_reviewed
    assert page.list.current.key == following
    assert page.list.hasFocus()


def test_y_does_nothing_where_nothing_is_proposed(
    page: Any, press: Callable[[Any], None], recorder: Recorder, demo_copy: Path
) -> None:
    missing = next(one for one in page.list.shown if one.proposed is Status.UNKNOWN)
    at_item(page, missing.key)
    press(Key.Key_Y)
    assert decisions(demo_copy) == []
    assert page.list.current.key == missing.key
    assert recorder.told == []


def test_a_number_takes_the_text_of_the_unit_at_that_place(
    page: Any, press: Callable[[Any], None], demo_copy: Path
) -> None:
    second = at_item(page, CONFLICT).texts[1]
    press(Key.Key_2)
    assert text_of(demo_copy, CONFLICT) == second.text
    assert row_of(page, CONFLICT).source == second.unit
    press(Key.Key_9)
    assert len(decisions(demo_copy)) == 1


def test_a_units_text_is_taken_by_its_button(qtbot: QtBot, page: Any, demo_copy: Path) -> None:
    second = at_item(page, CONFLICT).texts[1]
    click(qtbot, page.detail, "采用（2）")
    assert text_of(demo_copy, CONFLICT) == second.text


def test_texts_that_are_ticked_are_joined(qtbot: QtBot, page: Any, demo_copy: Path) -> None:
    one = at_item(page, CONFLICT)
    click(qtbot, page.detail, "合并勾选的文字")
    assert decisions(demo_copy) == []
    for box in page.detail.findChildren(QCheckBox):
        box.setFocus()
        qtbot.keyClick(box, Key.Key_Space)
    click(qtbot, page.detail, "合并勾选的文字")
    joined = text_of(demo_copy, CONFLICT)
    assert all(text.text.rstrip("。") in joined for text in one.texts)


def test_the_text_is_rewritten_by_hand(
    qtbot: QtBot, page: Any, press: Callable[[Any], None], demo_copy: Path
) -> None:
    at_item(page, CONFLICT)
    press(Key.Key_E)
    assert page.detail.text.hasFocus()
    assert not page.detail.reported.save_button.isVisible()
    write(qtbot, page.detail.text, "已建成2个，NPY123。")
    click(qtbot, page.detail, "保存修改")
    assert text_of(demo_copy, CONFLICT) == "已建成2个，NPY123。"
    assert "审核人改写或合并" in all_words(page.detail)


def test_letters_are_written_in_a_field_and_decide_nothing_there(
    qtbot: QtBot, page: Any, press: Callable[[Any], None], demo_copy: Path
) -> None:
    before = at_item(page, CONFLICT).key
    press(Key.Key_E)
    page.detail.text.selectAll()
    qtbot.keyClicks(page.detail.text, "nyp12")
    assert page.detail.text.toPlainText() == "nyp12"
    assert page.list.current.key == before
    assert decisions(demo_copy) == []
    qtbot.keyClick(page.detail.text, Key.Key_Escape)
    assert page.list.hasFocus()


def test_what_is_being_written_stays_when_the_list_is_read_again(
    qtbot: QtBot, window: MainWindow, page: Any
) -> None:
    at_item(page, CONFLICT)
    write(qtbot, page.detail.text, "写到一半")
    window.session.touch()
    assert page.detail.text.toPlainText() == "写到一半"


def test_a_class_is_set_with_a_reason_of_ones_own(
    qtbot: QtBot, page: Any, press: Callable[[Any], None], demo_copy: Path
) -> None:
    item = next(one.item for one in page.list.shown if one.status in IS_BEHIND)
    at_item(page, item)
    press(Key.Key_S)
    assert page.bar.statuses.hasFocus()
    choose(page.bar.statuses, STATUSES[Status.ON_SCHEDULE])
    write(qtbot, page.reason.lineEdit(), "电话核实，已完成")
    click(qtbot, page, "改为这一类")
    (made,) = decisions(demo_copy)
    assert made.reason == "电话核实，已完成"
    assert row_of(page, item).status is Status.ON_SCHEDULE
    assert row_of(page, item).is_reviewed


def test_without_a_reason_no_class_is_overruled(
    qtbot: QtBot, page: Any, press: Callable[[Any], None], demo_copy: Path
) -> None:
    at_item(page, CONFLICT)
    choose(page.bar.statuses, STATUSES[Status.STALLED])
    page.reason.setEditText("  ")
    click(qtbot, page, "改为这一类")
    assert decisions(demo_copy) == []
    assert "理由" in page.notice.words
    assert page.reason.hasFocus() or page.reason.lineEdit().hasFocus()


def test_a_finding_is_accepted_and_no_longer_waits(
    qtbot: QtBot, page: Any, press: Callable[[Any], None], recorder: Recorder, demo_copy: Path
) -> None:
    one = at_item(page, CONFLICT)
    press(Key.Key_A)
    # What is out of sight is not accepted: it is unfolded first.
    assert one.findings[0].words in all_words(page.detail)
    assert decisions(demo_copy) == []
    press(Key.Key_A)
    assert recorder.told == []
    (made,) = decisions(demo_copy)
    assert made.subject == CONFLICT
    assert not page.list.current.waits
    # It stays in sight until the clerk goes on, and is counted no longer.
    assert page.list.current.key == one.key
    press(Key.Key_N)
    let_go()
    assert CONFLICT not in [row.key for row in page.list.shown]


def test_a_finding_is_accepted_once_however_often_the_key_is_pressed(
    page: Any, press: Callable[[Any], None], recorder: Recorder, demo_copy: Path
) -> None:
    at_item(page, CONFLICT)
    press(Key.Key_A)
    # The list is not read anew yet: it is by another thread.
    shown = page.refresh
    page.refresh = lambda: None
    press(Key.Key_A)
    press(Key.Key_A)
    page.refresh = shown
    assert len(decisions(demo_copy)) == 1
    assert recorder.told == []


def test_going_on_leads_to_the_line_that_stood_behind_whatever_was_decided(
    page: Any, press: Callable[[Any], None]
) -> None:
    keys = [one.key for one in page.list.shown]
    at = keys.index("T30")
    assert 0 < at < len(keys) - 2
    at_item(page, "T30")
    press(Key.Key_A)
    press(Key.Key_A)
    assert [one.key for one in page.list.shown] == keys
    assert page.rows.count.words.partition("，")[2] == f"列出 {len(keys) - 1} 条，另 1 条"
    press(Key.Key_N)
    let_go()
    assert page.list.current.key == keys[at + 1]
    assert [one.key for one in page.list.shown] == [key for key in keys if key != "T30"]
    press(Key.Key_P)
    assert page.list.current.key == keys[at - 1]


def test_going_on_is_by_what_stood_behind_also_in_a_list_sorted_by_class(
    page: Any, press: Callable[[Any], None]
) -> None:
    choose(page.scope, "全部")
    page.list.sortByColumn(3, Qt.SortOrder.AscendingOrder)
    keys = [one.key for one in page.list.shown]
    at = next(
        at
        for at, one in enumerate(page.list.shown)
        if one.item and one.proposed is not Status.UNKNOWN and one.status is not Status.STALLED
    )
    page.list.go_to(at)
    page.decisions.set_status(Status.STALLED)
    page.reason.setEditText("停了")
    page.decisions.set_status(Status.STALLED)
    assert page.list.current.key == keys[at]
    assert page.list.currentIndex().row() > at
    press(Key.Key_N)
    assert page.list.current.key == keys[at + 1]


def test_the_chosen_line_stays_marked_when_the_list_is_narrowed(qtbot: QtBot, page: Any) -> None:
    choose(page.scope, "全部")
    for scope in ("等待处理", "未依时序推进", "进度没有确认", "全部"):
        choose(page.scope, scope)
        let_go()
        assert page.list.selected == [page.list.current]
        assert page.detail.row == page.list.current
    words = page.list.shown[3].title[:12]
    write(qtbot, page.search, words)
    assert page.list.selected == [page.list.current]
    assert page.detail.row == page.list.current


def test_a_finding_of_a_file_is_accepted(qtbot: QtBot, page: Any, recorder: Recorder) -> None:
    extra = next(one for one in page.list.shown if one.submission and one.kind != "refused")
    at_item(page, extra.key)
    qtbot.mouseClick(chips(page.detail)[0], LEFT)
    click(qtbot, page.detail, "认可（A）")
    assert recorder.told == []
    assert extra.key not in [one.key for one in page.list.shown]


def test_the_reviewer_is_asked_for_a_name_once(
    page: Any, press: Callable[[Any], None], recorder: Recorder, state: WindowState, demo_copy: Path
) -> None:
    state.reviewer = ""
    at_item(page, CONFLICT)
    press(Key.Key_2)
    assert decisions(demo_copy) == []
    recorder.prepare("ask_text", " 林知微 ")
    press(Key.Key_2)
    at_item(page, CONFLICT)
    press(Key.Key_1)
    assert [one.who for one in decisions(demo_copy)] == ["林知微", "林知微"]
    assert len(recorder.asked) == 2
    assert state.reviewer == "林知微"


def test_a_second_clerk_who_was_quicker_is_told_and_shown(
    page: Any, press: Callable[[Any], None], recorder: Recorder, demo_copy: Path
) -> None:
    one = at_item(page, CONFLICT)
    with Workspace.open(str(demo_copy)) as workspace:
        decide.choose_text(
            workspace,
            ROUND,
            CONFLICT,
            one.texts[0].unit,
            Author("林知微", "已核实", datetime(2025, 10, 12, 9)),
        )
    press(Key.Key_2)
    (told,) = recorder.told
    assert "林知微" in told
    assert len(decisions(demo_copy)) == 1
    # The other's decision is what is seen now; going on from it is possible.
    at_item(page, CONFLICT)
    page.detail.beside.show_decisions()
    assert "林知微" in all_words(page.detail)
    page.detail.beside.show_units()
    press(Key.Key_2)
    assert len(recorder.told) == 1
    assert text_of(demo_copy, CONFLICT) == one.texts[1].text


def test_decisions_are_undone_and_done_again_by_key(
    qtbot: QtBot, window: MainWindow, page: Any, press: Callable[[Any], None], demo_copy: Path
) -> None:
    before = text_of(demo_copy, CONFLICT)
    second = at_item(page, CONFLICT).texts[1].text
    press(Key.Key_2)
    control, shift = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
    qtbot.keyClick(window, Key.Key_Z, control)
    assert text_of(demo_copy, CONFLICT) == before
    assert "已撤销" in window.statusBar().currentMessage()
    qtbot.keyClick(window, Key.Key_Z, control)
    assert "没有可以撤销" in window.statusBar().currentMessage()
    qtbot.keyClick(window, Key.Key_Z, control | shift)
    assert text_of(demo_copy, CONFLICT) == second
    qtbot.keyClick(window, Key.Key_Z, control | shift)
    assert "没有可以恢复" in window.statusBar().currentMessage()


def test_several_decisions_are_undone_one_after_the_other(
    qtbot: QtBot, window: MainWindow, page: Any, press: Callable[[Any], None], demo_copy: Path
) -> None:
    before = {one: text_of(demo_copy, one) for one in ("T2", "T38")}
    for item in before:
        at_item(page, item)
        press(Key.Key_2)
        assert text_of(demo_copy, item) != before[item]
    for item in reversed(before):
        qtbot.keyClick(window, Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
        assert text_of(demo_copy, item) == before[item]
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    for item in before:
        qtbot.keyClick(window, Key.Key_Z, both)
        assert text_of(demo_copy, item) != before[item]


def test_the_list_is_narrowed_by_scope_leader_and_words(
    qtbot: QtBot, page: Any, demo_copy: Path
) -> None:
    choose(page.scope, "全部")
    whole = len(page.list.shown)
    assert {one.id for one in items_of(demo_copy)} < {one.key for one in page.list.shown}
    choose(page.scope, "未依时序推进")
    assert {one.status for one in page.list.shown} <= set(IS_BEHIND)
    choose(page.scope, "全部")
    leader = page.leader.itemText(1)
    choose(page.leader, leader)
    assert 0 < len(page.list.shown) < whole
    assert all(leader in one.leaders for one in page.list.shown)
    assert page.rows.count.words.partition("，")[2] == f"列出 {len(page.list.shown)} 条"
    write(qtbot, page.search, "没有这样的")
    assert page.list.shown == []


def test_an_item_that_is_led_to_is_shown_once_and_not_again(
    window: MainWindow, page: Any, press: Callable[[Any], None]
) -> None:
    window.show_page("overview")
    window.show_page("review", "T17")
    assert page.list.current.key == "T17"
    at_item(page, CONFLICT)
    window.session.touch()
    assert page.list.current.key == CONFLICT


def test_an_item_is_led_to_although_the_page_was_never_seen(
    window: MainWindow, demo_workspace: Path
) -> None:
    window.session.open(str(demo_workspace))
    window.show_page("review", "T17")
    assert window.pages["review"].list.current.key == "T17"  # type: ignore[attr-defined]


def sending_back(qtbot: QtBot, words: str, *, unit: str = "") -> Callable[[Any], None]:
    """Give what a clerk does in the dialog of sending back."""

    def act(dialog: Any) -> None:
        if unit:
            choose(dialog.units, unit)
        assert not dialog.accept_button.isEnabled()
        write(qtbot, dialog.words, words)
        click(qtbot, dialog, "生成退回修改表…")

    return act


def test_a_workbook_goes_back_to_the_unit_with_a_question(
    qtbot: QtBot,
    page: Any,
    recorder: Recorder,
    dialogs: Dialogs,
    tmp_path: Path,
    opened_paths: list[Path],
) -> None:
    one = at_item(page, CONFLICT)
    dialogs.expect(sending_back(qtbot, "请补充完成数量"))
    recorder.prepare("ask_folder", str(tmp_path / "退回"))
    click(qtbot, page, "退回修改…")
    assert recorder.told == []
    assert "退回修改表已生成" in page.notice.words
    (made,) = (tmp_path / "退回").glob("*.xlsx")
    assert one.source in made.name
    words = {
        str(cell.value)
        for sheet in openpyxl.load_workbook(made).worksheets
        for line in sheet.iter_rows()
        for cell in line
    }
    assert any("请补充完成数量" in one for one in words)
    click(qtbot, page, "打开文件夹")
    assert opened_paths == [tmp_path / "退回"]
    # The same unit can be asked again: its newest questions count.
    at_item(page, CONFLICT)
    dialogs.expect(sending_back(qtbot, "请再写明完成时间"))
    recorder.prepare("ask_folder", str(tmp_path / "再退回"))
    # What stands under the name of the new one is kept, and the window says so.
    stood = tmp_path / "再退回" / f"{made.stem}2.xlsx"
    stood.parent.mkdir()
    stood.write_bytes(b"of a clerk")
    click(qtbot, page, "退回修改…")
    assert recorder.told == []
    assert stood.read_bytes() == b"of a clerk"
    assert stood.with_name(f"{stood.stem}_2.xlsx").is_file()
    assert f"“{stood.name}”已有一份和本次内容不同的文件" in page.notice.words


def test_the_unit_is_asked_for_and_all_that_is_printed_is_listed(
    qtbot: QtBot, page: Any, recorder: Recorder, dialogs: Dialogs, tmp_path: Path, demo_copy: Path
) -> None:
    one = at_item(page, CONFLICT)
    seen: list[str] = []

    def act(dialog: Any) -> None:
        units = [dialog.units.itemText(at) for at in range(dialog.units.count())]
        assert set(units) >= {text.unit for text in one.texts}
        choose(dialog.units, one.texts[1].unit)
        seen.append(all_words(dialog))
        sending_back(qtbot, "与汇总单位的数字对不上，请核对")(dialog)

    dialogs.expect(act)
    recorder.prepare("ask_folder", str(tmp_path / "退回"))
    qtbot.keyClick(page.list, Key.Key_B)
    (made,) = (tmp_path / "退回").glob("*.xlsx")
    assert one.texts[1].unit in made.name
    printed = "\n".join(
        str(cell.value)
        for sheet in openpyxl.load_workbook(made).worksheets
        for line in sheet.iter_rows()
        for cell in line
        if cell.value
    )
    told = [line for line in seen[0].splitlines() if line.startswith("任务2　")]
    assert told
    assert all(line.split("　", 1)[1] in printed for line in told)
    (decision,) = decisions(demo_copy)
    assert decision.reason == "与汇总单位的数字对不上，请核对"


def test_giving_up_sends_nothing_back(
    qtbot: QtBot, page: Any, recorder: Recorder, dialogs: Dialogs, demo_copy: Path
) -> None:
    at_item(page, CONFLICT)
    dialogs.expect(lambda dialog: click(qtbot, dialog, "取消"))
    click(qtbot, page, "退回修改…")
    # No folder is named.
    dialogs.expect(sending_back(qtbot, "请补充"))
    click(qtbot, page, "退回修改…")
    assert "退回" not in page.notice.words
    assert recorder.told == []
    assert decisions(demo_copy) == []


@pytest.fixture
def held(qtbot: QtBot, window: MainWindow, state: WindowState, quarter: Path) -> Any:
    """The page for a round in which one file is held, because it does not tell whose it is."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(("序号", "目标任务", "完成情况", "进度自评", "存在问题", "下一步措施"))
    sheet.append(("3", "整治背街小巷12条。", "已整治9条。", "依时序推进"))
    buffer = io.BytesIO()
    book.save(buffer)
    file = quarter / "粘贴.xlsx"
    file.write_bytes(buffer.getvalue())
    with Workspace.open(str(quarter / "a.gwr")) as workspace:
        (came,) = collect_returns(workspace, [file], now=LATER, workers=1).files
    assert came.submission.outcome.value == "held"
    state.reviewer = "周叙言"
    window.session.open(str(quarter / "a.gwr"))
    page: Any = go(qtbot, window, "review")
    assert page.list.choose(lambda one: one.kind == "held")
    assert page.list.current.title.endswith("粘贴.xlsx")
    return page


def outcome(quarter: Path) -> str:
    with Workspace.open(str(quarter / "a.gwr")) as workspace:
        return [one.outcome.value for one in workspace.ledger.submissions(with_entries=False)][-1]


def test_a_held_file_is_taken_as_the_units_that_is_named(
    qtbot: QtBot, held: Any, recorder: Recorder, quarter: Path
) -> None:
    assert "粘贴.xlsx" in all_words(held.detail)
    click(qtbot, held.detail, "收下")
    assert outcome(quarter) == "held"
    recorder.prepare("ask_text", "区城市管理局")
    click(qtbot, held.detail, "收下")
    assert recorder.told == []
    assert "held" not in [one.kind for one in held.list.shown]
    assert text_of(quarter / "a.gwr", "T3") == "已整治9条。"


def test_what_is_done_with_a_held_file_is_told_beforehand(held: Any) -> None:
    button(held.detail, "收下")
    assert without_a_tip(held) == []


def test_a_held_file_is_not_taken_for_a_unit_that_is_not_known(
    qtbot: QtBot, held: Any, recorder: Recorder, quarter: Path
) -> None:
    recorder.prepare("ask_text", "没有这个局")
    click(qtbot, held.detail, "收下")
    assert "没有这个局" in recorder.last
    assert outcome(quarter) == "held"


def test_a_held_file_is_refused(qtbot: QtBot, held: Any, recorder: Recorder, quarter: Path) -> None:
    click(qtbot, held.detail, "不收这个文件")
    assert "理由" in held.notice.words
    assert outcome(quarter) == "held"
    write(qtbot, held.reason.lineEdit(), "重复报送")
    click(qtbot, held.detail, "不收这个文件")
    assert recorder.told == []
    assert outcome(quarter) == "refused"
    assert "held" not in [one.kind for one in held.list.shown]


def test_a_double_click_on_nothing_and_an_empty_list_are_harmless(
    qtbot: QtBot, page: Any, press: Callable[[Any], None], demo_copy: Path
) -> None:
    write(qtbot, page.search, "没有这样的")
    page.list.setFocus()
    for key in (Key.Key_Y, Key.Key_N, Key.Key_P, Key.Key_A, Key.Key_1, Key.Key_E, Key.Key_S):
        press(key)
        page.list.setFocus()
    qtbot.mouseDClick(page.list.viewport(), LEFT)
    assert not button(page, "退回修改…").isEnabled()
    assert decisions(demo_copy) == []


def test_differences_between_units_are_marked(page: Any) -> None:
    one = at_item(page, CONFLICT)
    marked: dict[str, str] = {}
    for text in page.detail.findChildren(DifferenceText):
        cursor = text.textCursor()
        words = ""
        for at in range(len(text.toPlainText())):
            cursor.setPosition(at)
            cursor.setPosition(at + 1, cursor.MoveMode.KeepAnchor)
            if cursor.charFormat().background().style() is not Qt.BrushStyle.NoBrush:
                words += cursor.selectedText()
        marked[text.toPlainText()] = words
    reported, other = (text.text for text in one.texts)
    assert marked[reported] == ""
    assert marked[other]
    assert set(marked[other]) <= set(other)
    assert shown(page.list, "编号")


def test_two_quick_decisions_of_one_clerk_are_no_conflict(
    qtbot: QtBot, threaded: MainWindow, recorder: Recorder, state: WindowState, demo_copy: Path
) -> None:
    """The second is taken before the list has been read again after the first."""
    state.reviewer = "周叙言"
    threaded.session.open(str(demo_copy))
    qtbot.waitUntil(lambda: threaded.session.workspace is not None)
    made: Any = go(qtbot, threaded, "review")
    qtbot.waitUntil(lambda: made.list.table.rowCount() > 0)
    at_item(made, CONFLICT)
    made.reason.setEditText("园区的数字才对")
    made.decisions.choose("青禾高新区管委会")
    made.decisions.set_status(Status.BEHIND)
    qtbot.waitUntil(lambda: not threaded.jobs.is_busy)
    assert recorder.told == []
    with Workspace.open(str(demo_copy)) as office:
        kinds = [one.kind for one in office.ledger.decisions("2025-Q3")]
    assert kinds == [DecisionKind.CHOOSE, DecisionKind.STATUS]


def test_the_original_is_opened_from_a_units_text_and_from_a_finding(
    qtbot: QtBot, window: MainWindow, reported: Path, opened_paths: list[Path]
) -> None:
    window.session.open(str(reported))
    page: Any = go(qtbot, window, "review")
    page.show_subject("T2")
    row = page.list.current
    assert all(one.submission for one in row.texts)
    for one in row.texts:
        page.detail.beside.units.original_wanted.emit(one.submission, one.place)
        assert opened_paths[-1].name == f"{one.unit}.xlsx"
        assert one.place in page.notice.words
    looks = [
        one for one in page.detail.beside.units.findChildren(QPushButton) if one.text() == "看原件"
    ]
    assert len(looks) == len(row.texts)
    qtbot.mouseClick(looks[0], LEFT)
    assert opened_paths[-1].name == f"{row.texts[0].unit}.xlsx"
