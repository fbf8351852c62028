"""Closing (销号): no way leads there without evidence (or the word that there is none), a reason and a decision."""

from dataclasses import dataclass, field
from datetime import UTC, datetime

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from gwreport.domain.decisions.closings import (
    Ground,
    closed_in,
    closings,
    kept_open,
    read_ground,
    read_reopening,
    reopening_value,
)
from gwreport.domain.decisions.decisions import NO_ROUND, Decision, DecisionKind, of_content, undone
from gwreport.domain.decisions.values import check_values
from gwreport.domain.findings.place import spot_of
from gwreport.domain.form.columns import Field
from gwreport.domain.returns.returns import (
    Entry,
    Outcome,
    Reading,
    SourceFile,
    Submission,
    WrittenCell,
)
from gwreport.domain.rounds import Round, parse_period
from gwreport.domain.year.closing import (
    ClosingState,
    Deed,
    Refusal,
    Request,
    closing_state,
    open_requests,
    refusal,
    requests,
)

AT = datetime(2025, 7, 1, 9, tzinfo=UTC)
Q1, Q2, Q3, Q4 = (Round(2025, quarter) for quarter in (1, 2, 3, 4))
M05 = parse_period("2025-M05")


def decided(number: int, kind: DecisionKind, value: str, code: str = "2025-Q2") -> Decision:
    return Decision(number, code, "T5", kind, value, "已办结", "周", AT)


def closed(number: int, code: str = "2025-Q2", **ground: object) -> Decision:
    facts = {"evidence": (1,)} | ground
    return decided(number, DecisionKind.CLOSE, Ground(**facts).value(), code)  # pyright: ignore


def reopened(number: int, code: str = "2025-Q2", *, later: bool = False) -> Decision:
    return decided(number, DecisionKind.REOPEN, reopening_value(later=later), code)


def returned(
    number: int, words: str, outcome: Outcome = Outcome.ACCEPTED, unit: str = "甲局"
) -> Submission:
    cells = {Field.CLOSING: WrittenCell(words, spot_of("K4"))}
    reading = Reading("2025-Q2", unit, entries=(Entry(unit, "T5", cells, "目标任务"),))
    return Submission(SourceFile("甲.xlsx", "", str(number)), AT, outcome, reading, number=number)


def test_it_counts_from_its_round_on_and_leaves_earlier_ones_as_they_were() -> None:
    decisions = [closed(1)]
    assert not closed_in(decisions, Q1)
    assert not closed_in(decisions, M05)
    assert [set(closed_in(decisions, one)) for one in (Q2, Q3, Q4)] == [{"T5"}] * 3


def test_behind_a_final_report_it_counts_from_the_next_round_on() -> None:
    decisions = [closed(1, later=True)]
    assert not closed_in(decisions, Q2)
    assert set(closed_in(decisions, parse_period("2025-M07"))) == {"T5"}
    assert set(closings(decisions)) == {"T5"}


def test_before_anything_was_sent_out_it_counts_in_every_round() -> None:
    assert set(closed_in([closed(1, NO_ROUND)], Q1)) == {"T5"}


def test_a_reopening_from_the_next_round_on_leaves_the_final_one_closed() -> None:
    decisions = [closed(1), reopened(2, later=True)]
    assert set(closed_in(decisions, Q2)) == {"T5"}
    assert not closed_in(decisions, Q3)
    assert not closings(decisions)


def test_undoing_takes_the_newest_back_and_an_undoing_of_that_brings_it_again() -> None:
    decisions = [closed(1), reopened(2), decided(3, DecisionKind.UNDO, "2")]
    assert set(closings(decisions)) == {"T5"}
    decisions.append(decided(4, DecisionKind.UNDO, "3"))
    assert not closings(decisions)
    assert not closings([closed(1), decided(2, DecisionKind.UNDO, "1")])


def test_it_is_nothing_that_a_report_of_its_own_round_alone_is_made_of() -> None:
    assert of_content([closed(1), reopened(2), decided(3, DecisionKind.KEEP_OPEN, "7")]) == []


@pytest.mark.parametrize(
    "value",
    [
        '{"evidence":[],"later":false,"request":0}',
        '{"evidence":[1],"later":false,"request":0,"without":true}',
        '{"evidence":["1"],"later":false,"request":0}',
        '{"evidence":[],"later":false,"request":0,"without":"yes"}',
        '{"evidence":[1],"later":0,"request":0}',
        '{"evidence":[1],"later":false,"request":null}',
        "[]",
        "已完成",
    ],
)
def test_a_closing_upon_nothing_is_damage(value: str) -> None:
    with pytest.raises((ValueError, TypeError, LookupError)):
        check_values([decided(1, DecisionKind.CLOSE, value)])


@pytest.mark.parametrize("evidence", [(), (1,), (3, 7)])
@pytest.mark.parametrize("request_", [0, 12])
@pytest.mark.parametrize("later", [False, True])
def test_a_ground_is_read_as_it_was_written(
    evidence: tuple[int, ...], request_: int, *, later: bool
) -> None:
    ground = Ground(evidence, request_, later)
    assert read_ground(ground.value()) == ground


def test_a_unit_asks_by_its_newest_word_and_a_blank_takes_nothing_back() -> None:
    assert [one.submission for one in requests([returned(1, "是"), returned(2, "")])] == [1]
    assert requests([returned(1, "是"), returned(2, "否")]) == []
    assert requests([returned(1, "看情况")]) == []
    assert requests([returned(1, "是", Outcome.HELD)]) == []
    assert [one.words for one in requests([returned(1, "否"), returned(2, "√")])] == ["√"]


def test_one_unit_does_not_speak_for_another_that_asks() -> None:
    both = [returned(1, "是"), returned(2, "否", unit="乙局")]
    assert [(one.unit, one.submission) for one in requests(both)] == [("甲局", 1)]


def test_a_request_is_answered_by_closing_or_sending_back_and_asked_anew_by_a_later_return() -> (
    None
):
    asked = [Request("T5", "甲局", 7, "是")]
    assert open_requests(asked, [], []) == asked
    assert open_requests(asked, [closed(1)], []) == []
    back = decided(1, DecisionKind.KEEP_OPEN, "7")
    assert open_requests(asked, [back], [back]) == []
    again = [Request("T5", "甲局", 9, "是")]
    assert open_requests(again, [back], [back]) == again
    undo = decided(2, DecisionKind.UNDO, "1")
    assert open_requests(asked, [back, undo], [back, undo]) == asked


def test_a_closing_that_is_taken_back_leaves_its_request_waiting() -> None:
    asked = [Request("T5", "甲局", 7, "是")]
    decisions = [closed(1, request=7), decided(2, DecisionKind.UNDO, "1")]
    assert open_requests(asked, decisions, decisions) == asked


def test_a_request_says_nothing_of_another_item() -> None:
    asked = [Request("T5", "甲局", 7, "是")]
    assert closing_state("T5", {}, asked, {}) is ClosingState.ASKED
    assert closing_state("T6", {}, asked, {}) is ClosingState.UNDER_WAY
    back = {"T5": decided(1, DecisionKind.KEEP_OPEN, "7")}
    assert closing_state("T6", {}, [], back) is ClosingState.UNDER_WAY


def test_what_was_reopened_is_not_asked_for_by_the_same_return_again() -> None:
    asked = [Request("T5", "甲局", 7, "是")]
    assert open_requests(asked, [closed(1, request=7), reopened(2)], []) == []
    assert open_requests(asked, [closed(1), reopened(2)], []) == asked


@dataclass
class Item:
    """What one item has been through, as the test counts it itself."""

    decisions: list[Decision] = field(default_factory=list[Decision])
    asked: list[Request] = field(default_factory=list[Request])


class ClosingMachine(RuleBasedStateMachine):
    """Whatever a unit asks and reviewers do, in any order."""

    @initialize()
    def begin(self) -> None:
        self.item = Item()
        self.files = 0

    def _state(self) -> ClosingState:
        decisions = self.item.decisions
        return closing_state(
            "T5",
            closings(decisions),
            open_requests(self.item.asked, decisions, decisions),
            kept_open(decisions),
        )

    def _decide(self, kind: DecisionKind, value: str, reason: str) -> None:
        number = len(self.item.decisions) + 1
        one = Decision(number, "2025-Q2", "T5", kind, value, reason, "周", AT)
        self.item.decisions.append(one)

    @rule()
    def ask(self) -> None:
        self.files += 1
        self.item.asked = [Request("T5", "甲局", self.files, "是")]

    @rule(
        reason=st.sampled_from(("", " ", "已建成")),
        evidence=st.sampled_from(((), (1,), (1, 2))),
        without=st.booleans(),
    )
    def close(self, reason: str, evidence: tuple[int, ...], *, without: bool) -> None:
        why = refusal(
            Deed.CLOSE, self._state(), reason=reason, evidence=evidence, without_evidence=without
        )
        if why is None:
            request = self.item.asked[-1].submission if self.item.asked else 0
            self._decide(DecisionKind.CLOSE, Ground(evidence, request).value(), reason)
            assert reason.strip()
            assert evidence or without
            assert self._state() is ClosingState.CLOSED
        else:
            assert self._state() is ClosingState.CLOSED or not reason.strip() or not evidence

    @rule(reason=st.sampled_from(("", "还没有完")))
    def reopen(self, reason: str) -> None:
        before = self._state()
        if refusal(Deed.REOPEN, before, reason=reason) is None:
            assert before is ClosingState.CLOSED
            self._decide(DecisionKind.REOPEN, reopening_value(later=False), reason)
            assert self._state() is not ClosingState.CLOSED

    @rule(reason=st.sampled_from(("", "请补充")))
    def send_back(self, reason: str) -> None:
        before = self._state()
        if refusal(Deed.SEND_BACK, before, reason=reason) is None:
            assert before is ClosingState.ASKED
            value = str(self.item.asked[-1].submission)
            self._decide(DecisionKind.KEEP_OPEN, value, reason)
            assert self._state() is ClosingState.SENT_BACK

    @rule(data=st.data())
    def undo(self, data: st.DataObject) -> None:
        standing = {one.number for one in self.item.decisions} - undone(self.item.decisions)
        if standing:
            number = data.draw(st.sampled_from(sorted(standing)))
            self._decide(DecisionKind.UNDO, str(number), "点错了")

    @rule(status=st.sampled_from(("done", "exceeded")))
    def decide_class(self, status: str) -> None:
        before = self._state()
        self._decide(DecisionKind.STATUS, status, "核实")
        assert self._state() is before

    @invariant()
    def closed_only_upon_a_decision_with_its_ground(self) -> None:
        decisions = self.item.decisions
        check_values(decisions)
        standing = undone(decisions)
        for closing in closings(decisions).values():
            assert closing.decision.kind is DecisionKind.CLOSE
            assert closing.decision.number not in standing
            assert closing.reason.strip()
            assert closing.ground.evidence or '"without":true' in closing.decision.value

    @invariant()
    def replayed_it_is_the_same(self) -> None:
        decisions = self.item.decisions
        again = [
            Decision(
                one.number, one.round, one.subject, one.kind, one.value, one.reason, one.who, one.at
            )
            for one in reversed(decisions)
        ]
        assert closings(again) == closings(decisions)
        assert closed_in(again, Q3) == closings(decisions)


TestClosingMachine = ClosingMachine.TestCase
# A machine that has much else to do says nothing of the test.
TestClosingMachine.settings = settings(suppress_health_check=[HealthCheck.too_slow])


@pytest.mark.parametrize(
    ("deed", "state", "reason", "why"),
    [
        (Deed.CLOSE, ClosingState.CLOSED, "因为", Refusal.CLOSED_ALREADY),
        (Deed.CLOSE, ClosingState.ASKED, "因为", Refusal.NO_EVIDENCE),
        (Deed.CLOSE, ClosingState.UNDER_WAY, "", Refusal.NO_REASON),
        (Deed.REOPEN, ClosingState.UNDER_WAY, "因为", Refusal.NOT_CLOSED),
        (Deed.REOPEN, ClosingState.CLOSED, " ", Refusal.NO_REASON),
        (Deed.SEND_BACK, ClosingState.SENT_BACK, "因为", Refusal.NOT_ASKED),
        (Deed.SEND_BACK, ClosingState.ASKED, "", Refusal.NO_REASON),
    ],
)
def test_what_is_refused(deed: Deed, state: ClosingState, reason: str, why: Refusal) -> None:
    assert refusal(deed, state, reason=reason) is why


def test_a_reopening_is_read_as_it_was_written() -> None:
    assert read_reopening(reopening_value(later=True)) is True
    with pytest.raises(TypeError):
        read_reopening('{"later":"yes"}')
