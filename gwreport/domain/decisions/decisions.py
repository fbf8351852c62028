"""Decisions of a reviewer: append-only, the newest counts, undo is another decision."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from gwreport.domain.decisions.supervision import read_answer


class DecisionKind(StrEnum):
    """What a decision settles; `gwreport.domain.decisions.values` reads the values of most."""

    TEXT = "text"  # the text of 完成情况, edited by the reviewer
    CHOOSE = "choose"  # the unit, or one version of it, whose text is the report's
    JOIN = "join"  # the units whose texts are joined
    STATUS = "status"  # the class of progress, set by the reviewer
    CONFIRM = "confirm"  # the class of progress as it was proposed
    VERSION = "version"  # a held file: accepted (as whose) or refused
    ROW = "row"  # an extra row of a file that is this item
    NO_ROW = "no_row"  # an extra row of a file that is no item
    ACCEPT = "accept"  # a finding that is none
    SEND_BACK = "send_back"  # a unit's return, sent back to be corrected; the subject is the unit
    CORRECT = "correct"  # a row of the loaded plan, put right; it belongs to no round
    FINAL = "final"  # the round's report is final as it is; the subject is `REPORT`
    FORM = "form"  # the form of the unit workbooks (填报表样); the subject is `FORM`
    EVIDENCE = "evidence"  # the items that a file of evidence belongs to; see `evidence`
    NUMBER = "number"  # the number of a paper to a unit; see `paper_numbers`
    LINK = "link"  # an item of one plan that is also one of another; the value is that one's id
    NO_LINK = "no_link"  # an item that is not that of another plan
    SCORE_RULES = "score_rules"  # the rules of scoring (考核细则); the subject is `SCORING`
    OBJECTION = "objection"  # what became of an objection to a ground of a score; see `scoring`
    LAST_YEAR = "last_year"  # which of last year's items an item is; see `last_year`
    CARRY = "carry"  # an item that was carried on from last year; the value is its id then
    APPROVE_NODES = "approve_nodes"  # proposed nodes of an item that stand; see `settled_nodes`
    REFUSE_NODES = "refuse_nodes"  # proposed nodes of an item that do not
    ANSWER = "answer"  # what becomes of an answer to supervision (督办); see `supervision`
    CLOSE = "close"  # the item is closed (销号); see `closings`
    REOPEN = "reopen"  # a closed item is open again
    KEEP_OPEN = "keep_open"  # a request to close is sent back; the number of the return that asked
    UNDO = "undo"  # takes an earlier decision back


# The round of what is decided for all of them.
NO_ROUND = ""
# The subject of a decision upon the whole report of a round.
REPORT = "报告"
_OF_PLAN = f"{REPORT}:"
# The subject of a decision upon what the unit workbooks ask.
FORM = "填报表样"
# The subject of a decision upon the rules by which units are scored.
SCORING = "考核细则"
TEXT_KINDS = frozenset({DecisionKind.TEXT, DecisionKind.CHOOSE, DecisionKind.JOIN})
STATUS_KINDS = frozenset({DecisionKind.STATUS, DecisionKind.CONFIRM})
# With these the plan becomes another: they are taken back together with it.
NODE_KINDS = frozenset({DecisionKind.APPROVE_NODES, DecisionKind.REFUSE_NODES})
CLOSING_KINDS = frozenset({DecisionKind.CLOSE, DecisionKind.REOPEN})
# Of these a clerk says why: they overrule a unit or the rules, or bind others.
NEEDS_REASON = frozenset(
    {
        DecisionKind.STATUS,
        DecisionKind.NO_ROW,
        DecisionKind.SEND_BACK,
        DecisionKind.FINAL,
        DecisionKind.CORRECT,
        DecisionKind.OBJECTION,
        DecisionKind.REFUSE_NODES,
        DecisionKind.ANSWER,
        DecisionKind.CLOSE,
        DecisionKind.REOPEN,
        DecisionKind.KEEP_OPEN,
    }
)
# Each of these settles a thing of its own, so that a newer one leaves the older in force.
_SEPARATE = frozenset(
    {
        DecisionKind.ROW,
        DecisionKind.NO_ROW,
        DecisionKind.ACCEPT,
        DecisionKind.SEND_BACK,
        DecisionKind.CORRECT,
        DecisionKind.NO_LINK,
        DecisionKind.APPROVE_NODES,
        DecisionKind.REFUSE_NODES,
    }
)
# Kinds that answer the same question: the newest puts the others out of force.
_QUESTIONS = {
    kind: kinds for kinds in (TEXT_KINDS, STATUS_KINDS, CLOSING_KINDS) for kind in sorted(kinds)
}


@dataclass(frozen=True, slots=True)
class Decision:
    """One decision.

    `subject` is an item's id; for VERSION and NO_ROW, and for ACCEPT where no item is concerned,
    a submission's number. `value` is the text, the status, the number of the decision that is taken
    back, or what `gwreport.domain.decisions.values` writes.
    """

    number: int
    round: str
    subject: str
    kind: DecisionKind
    value: str
    reason: str
    who: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Acceptance:
    """ACCEPT: the keys of the findings that are accepted, a line each.

    `follows` is the number of the decision that answered them by the way, 0 for none: it is written
    in a line before the keys, and when that decision is taken back they are open again.
    """

    keys: tuple[str, ...]
    follows: int = 0

    def value(self) -> str:
        """Write it."""
        lines = sorted(set(self.keys))
        return "\n".join([str(self.follows), *lines] if self.follows else lines)


def read_acceptance(value: str) -> Acceptance:
    """Read what `Acceptance.value` wrote."""
    first, _, rest = value.partition("\n")
    if first.isdecimal():
        return Acceptance(tuple(rest.split("\n")), int(first))
    return Acceptance(tuple(value.split("\n")))


class Force(StrEnum):
    """Whether a decision counts."""

    IN_FORCE = "in_force"
    REPLACED = "replaced"  # a newer one answers the same question
    UNDONE = "undone"


@dataclass(frozen=True, slots=True)
class ListedDecision:
    """One decision of a list; `undone_by` is the number of the one that took it back, else 0."""

    decision: Decision
    force: Force
    undone_by: int = 0


def undone(decisions: Iterable[Decision]) -> set[int]:
    """Give the numbers of the decisions that were taken back; an undoing can itself be undone.

    With a decision goes the acceptance that followed from it.
    """
    every = list(decisions)
    numbers: set[int] = set()
    for decision in sorted(every, key=lambda decision: -decision.number):
        if decision.kind is DecisionKind.UNDO and decision.number not in numbers:
            numbers.add(int(decision.value))
    followers = (
        one.number
        for one in every
        if one.kind is DecisionKind.ACCEPT and read_acceptance(one.value).follows in numbers
    )
    return numbers.union(followers)


def in_force(decisions: Iterable[Decision]) -> list[Decision]:
    """Give every decision that counts, oldest first; undoings are not among them.

    A decision that was taken back counts no more, and the one before it counts again. Of those that
    answer the same question of the same subject the newest counts.
    """
    ordered = sorted(decisions, key=lambda decision: decision.number)
    out_of_force = undone(ordered)
    counting: dict[tuple[object, ...], Decision] = {}
    for decision in ordered:
        if decision.number in out_of_force or decision.kind is DecisionKind.UNDO:
            continue
        question = _QUESTIONS.get(decision.kind, decision.kind)
        key: tuple[object, ...] = (decision.round, decision.subject, question)
        if decision.kind in _SEPARATE:
            key = (*key, decision.value)
        elif decision.kind is DecisionKind.ANSWER:
            # Each unit that is asked answers for itself.
            key = (*key, read_answer(decision.value).unit)
        counting[key] = decision
    return sorted(counting.values(), key=lambda decision: decision.number)


# What says how the office works and nothing of a year's items: it goes along to the next year's workspace.
OF_OFFICE = frozenset({DecisionKind.FORM, DecisionKind.SCORE_RULES})
# What says something of the report or of papers around it, and is nothing that they are made of.
# Closings count over rounds: those that count in one are asked for by `closings.closed_in`.
_OF_PAPERS = frozenset(
    {
        DecisionKind.FINAL,
        DecisionKind.NUMBER,
        DecisionKind.EVIDENCE,
        DecisionKind.OBJECTION,
        DecisionKind.KEEP_OPEN,
        *CLOSING_KINDS,
    }
)


def of_content(decisions: Iterable[Decision]) -> list[Decision]:
    """Give the decisions that count and that a report is made of, oldest first."""
    return [one for one in in_force(decisions) if one.kind not in _OF_PAPERS]


def report_subject(plan_name: str) -> str:
    """Give the subject of a decision upon the report of a plan (清单), of the main one that of `REPORT`."""
    return f"{_OF_PLAN}{plan_name}" if plan_name else REPORT


def reported_plan(subject: str) -> str | None:
    """Give the name of the named plan upon whose report was decided; None for any other subject."""
    return subject.removeprefix(_OF_PLAN) if subject.startswith(_OF_PLAN) else None


def final_states(decisions: Iterable[Decision], plan_name: str = "") -> frozenset[str]:
    """Give the hashes of what a plan's report was made of when it was declared final, if that counts."""
    subject = report_subject(plan_name)
    return frozenset(
        one.value
        for one in in_force(decisions)
        if one.kind is DecisionKind.FINAL and one.subject == subject
    )


def standing(decisions: Iterable[Decision]) -> dict[tuple[str, DecisionKind], Decision]:
    """Give the decisions of `in_force` by subject and kind; of several ROW or ACCEPT the newest."""
    return {(decision.subject, decision.kind): decision for decision in in_force(decisions)}


def listed_decisions(decisions: Iterable[Decision]) -> list[ListedDecision]:
    """Say of each decision, oldest first, whether it counts, and what took it back."""
    every = sorted(decisions, key=lambda decision: decision.number)
    out_of_force, counting = undone(every), {one.number for one in in_force(every)}
    taken_back = {
        int(one.value): one.number
        for one in every
        if one.kind is DecisionKind.UNDO and one.number not in out_of_force
    }

    def force(decision: Decision) -> Force:
        if decision.number in out_of_force:
            return Force.UNDONE
        if decision.number in counting or decision.kind is DecisionKind.UNDO:
            return Force.IN_FORCE
        return Force.REPLACED

    def undoing(decision: Decision) -> int:
        number = decision.number
        if decision.kind is DecisionKind.ACCEPT and number not in taken_back:
            number = read_acceptance(decision.value).follows
        return taken_back.get(number, 0)

    return [ListedDecision(one, force(one), undoing(one)) for one in every]
