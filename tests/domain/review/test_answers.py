"""Which findings a decision answers: a class those of the class, a text those of the words."""

import pytest

from gwreport.domain.decisions.decisions import DecisionKind
from gwreport.domain.findings.code import Code, Severity
from gwreport.domain.findings.codes.checks import CheckCode
from gwreport.domain.findings.codes.review import ReviewCode
from gwreport.domain.findings.finding import Finding
from gwreport.domain.review.answers import is_answered, to_remember
from gwreport.domain.statuses import Status

CLASS = {DecisionKind.STATUS, DecisionKind.CONFIRM}
WORDS = {DecisionKind.TEXT, DecisionKind.CHOOSE, DecisionKind.JOIN}
OTHERS = {DecisionKind.ROW, DecisionKind.ACCEPT, DecisionKind.SEND_BACK, DecisionKind.UNDO}


def answering(code: Code, severity: Severity | None = None, unit: str = "") -> set[DecisionKind]:
    finding = Finding(code, facts={"unit": unit} if unit else {}, chosen=severity)
    units = [unit] if unit else []
    return {kind for kind in DecisionKind if is_answered(finding, kind, units)}


@pytest.mark.parametrize(
    ("code", "by"),
    [
        (ReviewCode.STATUS_DIFFERS, CLASS),
        (ReviewCode.JUDGED_BEHIND, CLASS),
        (CheckCode.STALLED_IN_WORDS, CLASS),
        (CheckCode.UNPROVEN, CLASS),
        (CheckCode.TEXT_TOO_SHORT, WORDS | {DecisionKind.CONFIRM}),
        (ReviewCode.PRIMARY_SILENT, WORDS | {DecisionKind.CONFIRM}),
        (CheckCode.JOINT_FIGURES_DIFFER, WORDS | {DecisionKind.CONFIRM}),
        # An error is not answered by who only looked at it.
        (CheckCode.FIGURE_SCALE, WORDS),
        # Of these nobody says anything by a class or a text.
        (CheckCode.BEHIND_WITHOUT_PROBLEM, set()),
        (CheckCode.BEHIND_WITHOUT_NEXT_STEP, set()),
        (ReviewCode.ITEM_MISSING, set()),
        (ReviewCode.SAME_GOAL_OPPOSED, set()),
        (ReviewCode.HELD_FILE, set()),
        (Code("rule-of-an-office"), set()),
    ],
)
def test_what_answers_a_finding(code: Code, by: set[DecisionKind]) -> None:
    assert answering(code) == by
    assert not answering(code) & OTHERS


@pytest.mark.parametrize("kind", sorted(CLASS))
def test_why_an_item_is_behind_is_not_asked_where_it_is_decided_that_it_is_not(
    kind: DecisionKind,
) -> None:
    asked = Finding(CheckCode.BEHIND_WITHOUT_PROBLEM)
    for status in Status:
        is_so = status not in (Status.UNKNOWN, Status.BEHIND, Status.STALLED)
        assert is_answered(asked, kind, status=status) is is_so


def test_an_error_in_the_words_that_are_taken_stays_until_they_are_rewritten_or_others_taken() -> (
    None
):
    error = Finding(CheckCode.FIGURE_SCALE, facts={"unit": "区交通局"})
    assert not is_answered(error, DecisionKind.CHOOSE, ["区交通局"])
    assert not is_answered(error, DecisionKind.JOIN, ["区水利局", "区交通局"])
    assert is_answered(error, DecisionKind.CHOOSE, ["区水利局"])
    assert is_answered(error, DecisionKind.TEXT)


def test_a_warning_in_the_words_that_are_taken_was_seen_with_them() -> None:
    warning = Finding(CheckCode.TEXT_TOO_SHORT, facts={"unit": "区交通局"})
    assert is_answered(warning, DecisionKind.CHOOSE, ["区交通局"])


def test_what_a_decision_ends_is_not_remembered() -> None:
    ended = [Finding(ReviewCode.JUDGED_BEHIND), Finding(ReviewCode.STATUS_DIFFERS)]
    kept = Finding(CheckCode.UNPROVEN)
    assert to_remember([*ended, kept]) == [kept]
