"""Items that are one goal and are decided oppositely are a finding."""

from dataclasses import replace

import pytest

from gwreport.domain.decisions.decisions import Decision, DecisionKind
from gwreport.domain.review.same_goals import Lag, opposed_classes, rows_of_goals, short_of
from gwreport.domain.statuses import Status
from tests.reports.test_behind import judged
from tests.workflow.quarter import LATER


def decided(status: Status, item: str, text: str, told: str) -> object:
    line = judged(item, text, told)
    decision = Decision(1, "2025-Q3", item, DecisionKind.STATUS, status, "核实", "王敏", LATER)
    return replace(line, merged=replace(line.merged, status=status, decisions=(decision,)))


FALL = "进出口总额同比下降2.1%。"


@pytest.mark.parametrize(
    ("second", "status", "told"),
    [
        ("办好外贸基地，进出口总额增长5%。", Status.ON_SCHEDULE, True),
        ("进出口总额增长5%。", Status.DONE, True),
        ("办好外贸基地，进出口总额增长5%。", Status.BEHIND, False),
        ("办好外贸基地，进出口总额增长5%。", Status.UNKNOWN, False),
        ("办好外贸基地，新设企业10家。", Status.ON_SCHEDULE, False),
    ],
    ids=["within a task", "the same text", "both behind", "not judged", "another goal"],
)
def test_one_goal_decided_oppositely_is_told(second: str, status: Status, told: bool) -> None:
    first = judged("I1", "进出口总额增长5%。", FALL)
    other = decided(status, "T1", second, FALL)
    lines = [first, other]
    found = opposed_classes(
        [line.merged for line in lines],
        {line.item.id: line for line in lines},
    )
    assert set(found) == ({"T1"} if told else set())
    if told:
        assert found["T1"].facts["other"] == "I1"


def lag(text: str, told: str, in_words: bool = False) -> Lag:
    return Lag(text, told, short_of(judged("T1", text, told).measures), in_words)


SHORT, LONG = "进出口总额增长5%。", "办好外贸基地，进出口总额增长5%。"


def test_the_item_that_says_most_names_the_row_wherever_it_stands() -> None:
    other = lag("新建公园8个。", "建成1个。")
    assert rows_of_goals([lag(SHORT, FALL), other, lag(LONG, FALL)]) == [[2, 0], [1]]
    assert rows_of_goals([lag(LONG, FALL), other, lag(SHORT, FALL)]) == [[0, 2], [1]]


def test_what_is_behind_by_its_words_too_has_a_row_of_its_own() -> None:
    assert rows_of_goals([lag(SHORT, FALL, True), lag(LONG, FALL, True)]) == [[0], [1]]
    assert rows_of_goals([lag(SHORT, FALL, True), lag(SHORT, FALL, True)]) == [[0, 1]]
