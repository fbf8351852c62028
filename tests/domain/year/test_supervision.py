"""At which level an item behind is to be answered for, and how its answer stands."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

import pytest

from gwreport.domain.decisions.decisions import Decision, DecisionKind
from gwreport.domain.decisions.supervision import AnswerDecision, AnswerVerdict
from gwreport.domain.form.columns import Field, FieldKey
from gwreport.domain.returns.issues import AskedRow, Issue, IssuedWorkbook
from gwreport.domain.returns.returns import (
    Entry,
    Outcome,
    Reading,
    SourceFile,
    Submission,
    WrittenCell,
)
from gwreport.domain.rounds import Round, SupervisionRound, parse_collection, parse_round
from gwreport.domain.statuses import Status
from gwreport.domain.year.supervision import (
    SHIPPED,
    AnswerState,
    Colour,
    Level,
    Supervised,
    count_supervision,
    ground_of,
    open_by_level,
    standing_at,
    supervised,
    to_accept,
)

BEHIND, STALLED, FINE, UNKNOWN = (
    Status.BEHIND,
    Status.STALLED,
    Status.ON_SCHEDULE,
    Status.UNKNOWN,
)
AT = datetime.fromisoformat("2025-10-09T15:30:00+08:00")
WHOLE = {Field.MEASURE: "倒排工期", Field.LIMIT: "11月底前", Field.PERSON: "张某某"}


def classes(*statuses: Status) -> list[tuple[Round, Status]]:
    """Give classes of the third round and those before it."""
    return [(Round(2025, 3 - place), status) for place, status in enumerate(statuses)]


@pytest.mark.parametrize(
    ("given", "name", "colour", "run", "since"),
    [
        ([BEHIND], "提醒", Colour.BLUE, 1, "2025-Q3"),
        ([BEHIND, FINE, BEHIND], "提醒", Colour.BLUE, 1, "2025-Q3"),
        ([BEHIND, UNKNOWN, BEHIND], "提醒", Colour.BLUE, 1, "2025-Q3"),
        ([BEHIND, BEHIND, FINE], "督办", Colour.ORANGE, 2, "2025-Q2"),
        ([BEHIND, STALLED, FINE], "督办", Colour.ORANGE, 2, "2025-Q2"),
        ([BEHIND, BEHIND, BEHIND], "约谈建议", Colour.RED, 3, "2025-Q1"),
        ([STALLED, FINE, FINE], "约谈建议", Colour.RED, 1, "2025-Q3"),
    ],
)
def test_the_level_follows_from_the_rounds_behind_without_a_break(
    given: list[Status], name: str, colour: Colour, run: int, since: str
) -> None:
    ground = ground_of(classes(*given), SHIPPED)
    assert ground is not None
    assert (ground.level.name, ground.level.colour) == (name, colour)
    assert (ground.run, str(ground.since)) == (run, since)


def test_a_unit_is_not_told_what_is_only_proposed_to_those_above() -> None:
    def told(levels: tuple[Level, ...], *given: Status) -> str:
        ground = ground_of(classes(*given), levels)
        assert ground is not None
        return ground.to_unit

    assert told(SHIPPED, BEHIND, FINE) == "提醒"
    assert told(SHIPPED, BEHIND, BEHIND) == told(SHIPPED, STALLED) == "督办"
    assert told((Level("约谈建议", Colour.RED, 1),), BEHIND) == ""


def test_what_is_not_behind_now_has_no_level() -> None:
    assert ground_of(classes(FINE, BEHIND, BEHIND), SHIPPED) is None
    assert ground_of(classes(UNKNOWN, BEHIND), SHIPPED) is None


def test_an_office_may_begin_with_the_second_time() -> None:
    levels = (Level("督办", Colour.ORANGE, 2),)
    assert ground_of(classes(BEHIND, FINE), levels) is None
    assert ground_of(classes(BEHIND, BEHIND), levels) is not None


def test_a_supervision_is_a_collection_beside_its_round() -> None:
    code = str(SupervisionRound.upon(Round(2025, 3)))
    assert parse_round(code) is None
    read = parse_collection(code)
    assert isinstance(read, SupervisionRound)
    assert read.of == Round(2025, 3)
    of_month = parse_round("2025-M08")
    assert of_month is not None
    read = parse_collection(str(SupervisionRound.upon(of_month)))
    assert isinstance(read, SupervisionRound)
    assert read.of == of_month


def asked(item: str = "T2", same: tuple[str, ...] = ()) -> AskedRow:
    """Give a row that is asked."""
    return AskedRow(item, "督办", "orange", 2, "2025-Q2", "问题。", same)


def issue(*rows: tuple[str, AskedRow], code: str = "2025-Q3S", number: int = 1) -> Issue:
    """Give an issue of rows of units."""
    workbooks = tuple(
        IssuedWorkbook(unit, "a.xlsx", (row.item,), "", asked=(row,)) for unit, row in rows
    )
    return Issue(code, AT + timedelta(days=number), date(2025, 10, 20), workbooks, number)


def answered(
    number: int,
    cells: dict[FieldKey, str],
    unit: str = "区水利局",
    item: str = "T2",
    outcome: Outcome = Outcome.ACCEPTED,
) -> Submission:
    """Give a file that answers."""
    written = {part: WrittenCell(text) for part, text in cells.items()}
    reading = Reading("2025-Q3S", unit, entries=(Entry(unit, item, written, "督办事项"),))
    return Submission(SourceFile("a.xlsx"), AT, outcome, reading, 1, number)


def decided(number: int, verdict: AnswerVerdict, upon: int, unit: str = "区水利局") -> Decision:
    """Give a decision upon the answer on T2."""
    value = AnswerDecision(unit, verdict, upon).value()
    return Decision(number, "2025-Q3S", "T2", DecisionKind.ANSWER, value, "理由", "甲", AT)


def undone(number: int, other: int) -> Decision:
    """Take a decision back."""
    return Decision(number, "2025-Q3S", "T2", DecisionKind.UNDO, str(other), "", "甲", AT)


ONE = issue(("区水利局", asked()))


def state_of(files: Sequence[Submission], decisions: Sequence[Decision] = ()) -> AnswerState:
    """Give the state of the one row."""
    (row,) = supervised([ONE], files, decisions)
    return row.state


def test_an_answer_stands_by_what_came_and_what_was_decided() -> None:
    assert state_of([]) is AnswerState.WAITING
    assert state_of([answered(1, WHOLE)]) is AnswerState.ANSWERED
    accept = decided(1, AnswerVerdict.ACCEPTED, 1)
    back = decided(2, AnswerVerdict.SENT_BACK, 1)
    assert state_of([answered(1, WHOLE)], [accept]) is AnswerState.ACCEPTED
    assert state_of([answered(1, WHOLE)], [accept, back]) is AnswerState.SENT_BACK
    assert state_of([answered(1, WHOLE)], [accept, back, undone(3, 2)]) is AnswerState.ACCEPTED
    assert state_of([], [decided(1, AnswerVerdict.LIFTED, 0)]) is AnswerState.LIFTED


@pytest.mark.parametrize("blank", ["", "  ", "无", "/", "同上"])
@pytest.mark.parametrize("part", [Field.MEASURE, Field.LIMIT, Field.PERSON])
def test_what_says_nothing_is_no_answer(part: Field, blank: str) -> None:
    assert state_of([answered(1, WHOLE | {part: blank})]) is AnswerState.INCOMPLETE


def test_a_clerk_may_accept_what_is_not_whole() -> None:
    files = [answered(1, {Field.MEASURE: "倒排工期"})]
    assert state_of(files) is AnswerState.INCOMPLETE
    assert state_of(files, [decided(1, AnswerVerdict.ACCEPTED, 1)]) is AnswerState.ACCEPTED


def test_a_new_answer_is_not_the_one_that_was_sent_back() -> None:
    back = decided(1, AnswerVerdict.SENT_BACK, 1)
    again = answered(2, WHOLE | {Field.MEASURE: "每周调度，11月20日前完成用地报批"})
    assert state_of([answered(1, WHOLE), again], [back]) is AnswerState.ANSWERED


def test_the_same_words_again_are_no_new_answer() -> None:
    back = decided(1, AnswerVerdict.SENT_BACK, 1)
    assert state_of([answered(1, WHOLE), answered(2, WHOLE)], [back]) is AnswerState.SENT_BACK


def test_what_waits_for_a_person_is_no_part_of_the_answer() -> None:
    other = answered(2, WHOLE | {Field.LIMIT: "明年"}, outcome=Outcome.HELD)
    (row,) = supervised([ONE], [answered(1, WHOLE), other], [])
    assert row.file is not None
    assert row.answer is not None
    assert (row.file.number, row.answer.text(Field.LIMIT)) == (1, "11月底前")
    (row,) = supervised([ONE], [other], [])
    assert (row.state, row.answer, row.file) == (AnswerState.WAITING, None, None)


def test_what_is_lifted_stays_so_whatever_was_or_is_answered() -> None:
    lift = decided(1, AnswerVerdict.LIFTED, 1)
    assert state_of([answered(1, WHOLE)], [lift]) is AnswerState.LIFTED
    assert state_of([answered(1, WHOLE), answered(2, {Field.LIMIT: "12月"})], [lift]) is (
        AnswerState.LIFTED
    )
    rows = supervised([ONE], [answered(1, WHOLE)], [lift])
    counts = count_supervision(rows, today=date(2025, 12, 1))
    assert (counts.open, counts.answered, counts.overdue) == (0, 0, 0)


def test_a_decision_upon_an_older_answer_is_none_upon_the_new_one() -> None:
    files = [answered(1, WHOLE), answered(2, {Field.LIMIT: "12月底前"})]
    for verdict in (AnswerVerdict.ACCEPTED, AnswerVerdict.SENT_BACK):
        (row,) = supervised([ONE], files, [decided(1, verdict, 1)])
        assert (row.state, row.decision) == (AnswerState.ANSWERED, None)


def test_an_answer_that_is_not_whole_or_was_sent_back_is_overdue_too() -> None:
    day_after = date(2025, 10, 21)
    partly = [answered(1, {Field.MEASURE: "倒排工期"})]
    back = [decided(1, AnswerVerdict.SENT_BACK, 1)]
    for files, decisions in ((partly, []), ([answered(1, WHOLE)], back)):
        (row,) = supervised([ONE], files, decisions)
        assert row.is_overdue(day_after)
        assert not row.is_overdue(date(2025, 10, 20))


def test_each_unit_that_is_asked_answers_for_itself() -> None:
    both = issue(("区水利局", asked()), ("区财政局", asked()))
    decisions = [
        decided(1, AnswerVerdict.SENT_BACK, 1),
        decided(2, AnswerVerdict.ACCEPTED, 2, "区财政局"),
    ]
    files = [answered(1, WHOLE), answered(2, WHOLE, "区财政局")]
    rows = supervised([both], files, decisions)
    assert [one.state for one in rows] == [AnswerState.SENT_BACK, AnswerState.ACCEPTED]
    counts = count_supervision(rows, today=date(2025, 10, 1))
    assert (counts.open, counts.answered) == (1, 0)


def test_items_are_counted_and_those_overdue_told() -> None:
    rows = supervised([issue(("区水利局", asked(same=("I1",))))], [], [])
    assert count_supervision(rows, today=date(2025, 10, 20)).overdue == 0
    counts = count_supervision(rows, today=date(2025, 10, 21))
    assert (counts.open, counts.answered, counts.overdue) == (2, 0, 2)
    rows = supervised([issue(("区水利局", asked(same=("I1",))))], [answered(1, WHOLE)], [])
    counts = count_supervision(rows, today=date(2025, 10, 21))
    assert (counts.open, counts.answered, counts.overdue) == (0, 2, 0)


def rows_of(code: str, files: Sequence[Submission] = ()) -> list[Supervised]:
    """Give the rows of one round's supervision."""
    return supervised([issue(("区水利局", asked()), code=code)], files, [])


def test_a_round_is_concerned_by_what_is_open_from_before() -> None:
    before, now = rows_of("2025-Q2S"), rows_of("2025-Q3S")
    assert standing_at(before, "2025-Q3S") == before
    assert standing_at([*before, *now], "2025-Q3S") == now
    closed = rows_of("2025-Q2S", [answered(1, WHOLE)])
    assert standing_at(closed, "2025-Q3S") == []
    own = rows_of("2025-Q3S", [answered(1, WHOLE)])
    assert standing_at([*before, *own], "2025-Q3S") == own


def test_what_is_asked_again_stands_as_it_was_asked_last() -> None:
    first = issue(("区水利局", asked()))
    second = issue(
        ("区水利局", AskedRow("T2", "约谈建议", "red", 3, "2025-Q1", "问题。")), number=2
    )
    (row,) = supervised([first, second], [], [])
    assert (row.asked.level, row.issued_at) == ("约谈建议", second.issued_at)


def waiting(
    item: str,
    level: Level,
    *,
    unit: str = "甲局",
    day: int = 20,
    state: AnswerState = AnswerState.WAITING,
) -> Supervised:
    """Give what a unit is asked at a level, to be answered by a day of October."""
    asked = AskedRow(item, level.name, level.colour.value, 1, "2025-Q3", "落后。")
    return Supervised("2025-Q3-D", unit, asked, AT, date(2025, 10, day), state)


def test_what_is_open_is_counted_by_level_each_item_once() -> None:
    blue, orange, red = SHIPPED
    rows = [
        waiting("T1", red, day=10),
        waiting("T1", red, unit="乙局"),
        waiting("T2", red),
        waiting("T3", blue, state=AnswerState.SENT_BACK),
        waiting("T4", orange, state=AnswerState.ANSWERED),
        waiting("T4", orange, unit="乙局", state=AnswerState.ANSWERED),
        waiting("T5", orange, state=AnswerState.ACCEPTED),
    ]
    counted = open_by_level(rows, today=date(2025, 10, 15))
    assert [(one.level, one.open, one.overdue, one.first) for one in counted] == [
        ("提醒", 1, 0, "T3"),
        ("约谈建议", 2, 1, "T1"),
    ]
    assert to_accept(rows) == 1
