"""Merging: the primary's words stand, nothing said is blanked out, contradictions are told."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from gwreport.domain.decisions.decisions import (
    Decision,
    DecisionKind,
    Force,
    in_force,
    listed_decisions,
    standing,
)
from gwreport.domain.decisions.values import (
    Choice,
    Join,
    Row,
    read_choice,
    read_join,
    read_row,
    with_names,
)
from gwreport.domain.findings.codes.returns import ReturnCode
from gwreport.domain.findings.finding import Finding
from gwreport.domain.findings.place import Place, Spot, spot_of
from gwreport.domain.form.columns import Field
from gwreport.domain.merging.merging import MergeState, merge
from gwreport.domain.merging.words import newest_words, with_rows
from gwreport.domain.plan.plan import Item, Kind
from gwreport.domain.returns.returns import (
    Entry,
    LooseCell,
    Outcome,
    Reading,
    SourceFile,
    Submission,
    WrittenCell,
)
from gwreport.domain.statuses import Status

ITEM = Item("T1", Kind.TASK, "1", "新建口袋公园5个。", lead_units=("甲局", "乙局"))
LEADS = {"T1": ("甲局", "乙局")}


def entry(unit: str, text: str, status: Status | None = Status.ON_SCHEDULE) -> Entry:
    cells = {Field.COMPLETION: WrittenCell(text, spot_of("G5"))} if text else {}
    return Entry(unit, "T1", cells, "目标任务", status)


def decision(number: int, kind: DecisionKind, value: str) -> Decision:
    return Decision(number, "2025-Q3", "T1", kind, value, "核实", "某某", "2025-10-11")


def merged(entries: list[Entry], decisions: list[Decision] | None = None):
    return merge(
        [ITEM], LEADS, [file(one, number) for number, one in enumerate(entries, 1)], decisions or []
    )[0]


def file(one: Entry, number: int, outcome: Outcome = Outcome.ACCEPTED) -> Submission:
    return Submission(
        SourceFile(f"{number}.xlsx", sha256="ab12"),
        "2025-10-09",
        outcome,
        Reading(unit=one.unit, entries=(one,)),
        version=number,
        number=number,
    )


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


def test_joined_texts_stand_in_the_order_that_was_given_with_a_line_feed_between():
    entries = [entry("甲局", "甲的文字"), entry("乙局", "乙的文字")]
    value = Join(("乙局", "甲局")).value()
    one = merged(entries, [decision(1, DecisionKind.JOIN, value)])
    assert (one.text, one.source, one.state) == ("乙的文字\n甲的文字", "", MergeState.DECIDED)
    assert [source.unit for source in one.sources] == ["乙局", "甲局"]
    headed = decision(1, DecisionKind.JOIN, Join(("甲局", "乙局"), heads=True).value())
    assert merged(entries, [headed]).text == "甲局：甲的文字\n乙局：乙的文字"


def test_joined_texts_leave_a_difference_of_status_open():
    entries = [entry("甲局", "甲", Status.ON_SCHEDULE), entry("乙局", "乙", Status.BEHIND)]
    joined = decision(1, DecisionKind.JOIN, Join(("甲局", "乙局")).value())
    one = merged(entries, [joined])
    assert (one.state, one.problems) == (MergeState.CONFLICT, ("status-differs",))
    confirmed = decision(2, DecisionKind.CONFIRM, "behind")
    settled = merged(entries, [joined, confirmed])
    assert (settled.state, settled.status) == (MergeState.DECIDED, Status.BEHIND)
    assert (settled.reviewed, settled.proposed) == (True, Status.ON_SCHEDULE)


def test_a_choice_whose_words_are_gone_is_told_and_has_no_effect():
    one = merged([entry("甲局", "甲")], [decision(1, DecisionKind.CHOOSE, "乙局")])
    assert (one.text, one.source, one.state) == ("甲", "甲局", MergeState.REPORTED)
    assert [note.code for note in one.notes] == ["decision-void"]
    assert not one.is_by_decision


def test_an_older_version_can_be_chosen_and_stands_when_a_newer_comes():
    files = [
        file(entry("甲局", "第一版", Status.BEHIND), 1),
        file(entry("甲局", "第二版"), 2),
        file(entry("甲局", "第三版"), 3, Outcome.HELD),
    ]
    chosen = {
        number: merge(
            [ITEM], LEADS, files, [decision(1, DecisionKind.CHOOSE, Choice("甲局", number).value())]
        )[0]
        for number in (1, 3)
    }
    assert (chosen[1].text, chosen[1].status) == ("第一版", Status.BEHIND)
    assert [source.file.version for source in chosen[1].sources] == [1]
    assert chosen[3].text == "第三版"


def test_words_of_a_unit_that_does_not_lead_stand_beside_and_can_be_chosen():
    entries = [entry("甲局", "甲"), entry("丙局", "丙")]
    one = merged(entries)
    assert [entry.unit for entry in one.others] == ["丙局"]
    assert one.text == "甲"
    assert merged(entries, [decision(1, DecisionKind.CHOOSE, "丙局")]).text == "丙"


def test_the_source_of_a_text_is_the_newest_cell_that_says_it():
    first, blank = entry("甲局", "甲的文字"), entry("甲局", "", None)
    (source,) = merged([first, blank]).sources
    assert (
        source.file.number,
        source.sheet,
        source.cell.at.reference,
        source.file.source.path,
    ) == (
        1,
        "目标任务",
        "G5",
        "1.xlsx",
    )


def test_an_edited_text_keeps_the_cells_that_it_came_from():
    entries = [entry("甲局", "甲"), entry("乙局", "乙")]
    one = merged(entries, [decision(1, DecisionKind.TEXT, "改")])
    assert [source.cell.text for source in one.sources] == ["甲", "乙"]
    assert one.text_decision is not None
    assert one.decided_by == ("某某",)


def test_an_extra_row_becomes_its_units_words_until_a_later_file_says_more():
    loose = tuple(
        LooseCell("extra_row", "目标任务", spot_of(cell), text)
        for cell, text in (("B9", "口袋公园"), ("G9", "多写的一行"), ("H9", "已完成"))
    )
    reading = Reading(unit="甲局", loose=loose, findings=(row_finding(9),))
    first = replace(file(Entry("甲局", "T1"), 1), reading=reading)
    row = Row(
        1,
        "目标任务",
        9,
        "甲局",
        {Field.COMPLETION: spot_of("G9"), Field.STATUS: spot_of("H9")},
        Status.DONE,
    )
    taken = decision(1, DecisionKind.ROW, row.value())
    (with_row,) = with_rows([first], [taken])
    assert with_row.findings == ()
    assert [cell.at.reference for cell in with_row.loose] == ["B9"]
    (one,) = merge([ITEM], LEADS, [with_row], [taken])
    assert (one.text, one.status) == ("多写的一行", Status.DONE)
    assert [source.cell.at.reference for source in one.sources] == ["G9"]
    later = file(entry("甲局", "后来的文字"), 2)
    (one,) = merge([ITEM], LEADS, with_rows([first, later], [taken]), [taken])
    assert one.text == "后来的文字"
    refused = decision(2, DecisionKind.NO_ROW, Row(1, "目标任务", 9).value())
    (without,) = with_rows([first], [refused])
    assert (without.findings, without.loose) == ((), loose)


def row_finding(row: int) -> Finding:
    return Finding(ReturnCode.ROW_EXTRA, Place("1.xlsx", "目标任务", Spot(row)))


def test_two_decisions_that_settle_things_of_their_own_both_stand():
    one = decision(1, DecisionKind.ACCEPT, "甲")
    other = decision(2, DecisionKind.ACCEPT, "乙")
    assert in_force([one, other]) == [one, other]


def test_a_list_says_of_each_decision_whether_it_counts():
    every = [
        decision(1, DecisionKind.TEXT, "一"),
        decision(2, DecisionKind.CHOOSE, "乙局"),
        decision(3, DecisionKind.STATUS, "behind"),
        decision(4, DecisionKind.UNDO, "3"),
    ]
    assert [(one.force, one.undone_by) for one in listed_decisions(every)] == [
        (Force.REPLACED, 0),
        (Force.IN_FORCE, 0),
        (Force.UNDONE, 4),
        (Force.IN_FORCE, 0),
    ]


@given(
    st.builds(
        Row,
        st.integers(1),
        st.text(),
        st.integers(1),
        st.text(),
        st.dictionaries(st.sampled_from(Field), st.text().map(spot_of)),
        st.none() | st.sampled_from(Status),
    )
)
def test_a_row_is_read_as_it_was_written(row: Row):
    assert read_row(row.value()) == row


@given(st.text().filter(lambda name: not name.startswith("{")), st.integers(0))
def test_a_choice_and_a_join_are_read_as_they_were_written(name: str, number: int):
    assert read_choice(Choice(name, number).value()) == Choice(name, number)
    assert read_join(Join((name, name), heads=bool(number)).value()) == Join(
        (name, name), bool(number)
    )


def test_decisions_follow_a_unit_under_its_new_name():
    def name(unit: str) -> str:
        return {"甲局": "甲委"}.get(unit, unit)

    choice = decision(1, DecisionKind.CHOOSE, Choice("甲局", 3).value())
    join = decision(2, DecisionKind.JOIN, Join(("乙局", "甲局")).value())
    row = decision(3, DecisionKind.ROW, Row(1, "表", 9, "甲局").value())
    assert read_choice(with_names(choice, name).value) == Choice("甲委", 3)
    assert read_join(with_names(join, name).value).units == ("乙局", "甲委")
    assert read_row(with_names(row, name).value).unit == "甲委"
    text = decision(4, DecisionKind.TEXT, "甲局")
    assert with_names(text, name) is text


def test_of_a_chosen_version_the_other_cells_stand_beside_its_text():
    def version(text: str, problem: str) -> Entry:
        cells = {
            Field.COMPLETION: WrittenCell(text, spot_of("G5")),
            Field.PROBLEM: WrittenCell(problem, spot_of("I5")),
        }
        return Entry("甲局", "T1", cells, "目标任务")

    files = [file(version("一", "缺地"), 1), file(version("二", "缺钱"), 2)]
    choice = decision(1, DecisionKind.CHOOSE, Choice("甲局", 1).value())
    (one,) = merge([ITEM], LEADS, files, [choice])
    assert one.entries[0].text(Field.PROBLEM) == "缺地"
