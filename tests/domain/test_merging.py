"""Merging: the primary's words stand, nothing said is blanked out, contradictions are told."""

from gwreport.domain.decisions import Decision, DecisionKind, standing
from gwreport.domain.merging import MergeState, merge, newest_words
from gwreport.domain.plan import Item, Kind
from gwreport.domain.returns import Entry, Field, WrittenCell
from gwreport.domain.statuses import Status

ITEM = Item("T1", Kind.TASK, "1", "新建口袋公园5个。", lead_units=("甲局", "乙局"))
LEADS = {"T1": ("甲局", "乙局")}


def entry(unit: str, text: str, status: Status | None = Status.ON_SCHEDULE) -> Entry:
    cells = {Field.COMPLETION: WrittenCell(text, "G5")} if text else {}
    return Entry(unit, "T1", cells, "目标任务", status)


def decision(number: int, kind: DecisionKind, value: str) -> Decision:
    return Decision(number, "2025-Q3", "T1", kind, value, "核实", "某某", "2025-10-11")


def merged(entries: list[Entry], decisions: list[Decision] | None = None):
    return merge([ITEM], LEADS, entries, standing(decisions or []))[0]


def test_primary_text_stands_whatever_the_order_of_arrival():
    one = merged([entry("乙局", "乙的文字"), entry("甲局", "甲的文字")])
    assert (one.text, one.source, one.state) == ("甲的文字", "甲局", MergeState.REPORTED)
    assert [entry.unit for entry in one.entries] == ["甲局", "乙局"]


def test_silent_primary_is_a_conflict_and_the_other_text_stands_meanwhile():
    one = merged([entry("乙局", "乙的文字"), entry("甲局", "", None)])
    assert (one.text, one.source, one.state) == ("乙的文字", "乙局", MergeState.CONFLICT)
    assert one.problems == ("primary-silent",)


def test_units_that_disagree_on_status_are_a_conflict():
    one = merged([entry("甲局", "甲", Status.ON_SCHEDULE), entry("乙局", "乙", Status.BEHIND)])
    assert one.state is MergeState.CONFLICT
    assert one.problems == ("status-differs",)
    assert one.status is Status.ON_SCHEDULE


def test_item_without_any_words_is_missing():
    one = merged([entry("甲局", "", None)])
    assert (one.state, one.text) == (MergeState.MISSING, "")


def test_status_without_words_is_still_missing():
    one = merged([entry("甲局", "", Status.DONE)])
    assert one.state is MergeState.MISSING


def test_later_blank_never_takes_away_what_was_said():
    newest = newest_words([entry("甲局", "第一版"), entry("甲局", "", None)])
    assert newest["甲局", "T1"].completion == "第一版"
    assert newest["甲局", "T1"].status is Status.ON_SCHEDULE


def test_words_of_the_text_give_the_status_when_the_cell_is_blank():
    one = merged([entry("甲局", "进度滞后，未实现“依时序推进”。存在问题：资金。", None)])
    assert one.status is Status.BEHIND


def test_chosen_text_settles_the_conflict():
    entries = [entry("甲局", "甲", Status.ON_SCHEDULE), entry("乙局", "乙", Status.BEHIND)]
    one = merged(entries, [decision(1, DecisionKind.CHOOSE, "乙局")])
    assert (one.text, one.source, one.status) == ("乙", "乙局", Status.BEHIND)
    assert one.state is MergeState.DECIDED


def test_edited_text_leaves_a_status_conflict_open():
    entries = [entry("甲局", "甲", Status.ON_SCHEDULE), entry("乙局", "乙", Status.BEHIND)]
    one = merged(entries, [decision(1, DecisionKind.TEXT, "合并后的文字")])
    assert one.text == "合并后的文字"
    assert one.state is MergeState.CONFLICT
    settled = merged(
        entries,
        [
            decision(1, DecisionKind.TEXT, "合并后的文字"),
            decision(2, DecisionKind.STATUS, "behind"),
        ],
    )
    assert (settled.state, settled.status) == (MergeState.DECIDED, Status.BEHIND)


def test_reviewers_text_for_a_missing_item_is_reported():
    one = merged([], [decision(1, DecisionKind.TEXT, "由督查室核实：已完成。")])
    assert (one.text, one.state) == ("由督查室核实：已完成。", MergeState.DECIDED)


def test_figures_of_an_indicator_stand_where_it_has_no_words():
    cells = {Field.VALUE: WrittenCell("346.8亿元"), Field.GROWTH: WrittenCell("0.2%")}
    assert Entry("甲局", "T1", cells).completion == "本期完成值：346.8亿元；同比增速：0.2%"


def test_undo_brings_the_decision_before_back_and_can_be_undone():
    first = decision(1, DecisionKind.TEXT, "一")
    second = decision(2, DecisionKind.TEXT, "二")
    undo = decision(3, DecisionKind.UNDO, "2")
    redo = decision(4, DecisionKind.UNDO, "3")
    key = "T1", DecisionKind.TEXT
    assert standing([first, second])[key].value == "二"
    assert standing([first, second, undo])[key].value == "一"
    assert standing([first, second, undo, redo])[key].value == "二"


def test_newer_choice_puts_an_edited_text_out_of_force():
    text = decision(1, DecisionKind.TEXT, "一")
    choice = decision(2, DecisionKind.CHOOSE, "乙局")
    assert set(standing([text, choice])) == {("T1", DecisionKind.CHOOSE)}
