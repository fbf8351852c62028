"""Decisions of a reviewer: append-only, the newest counts, undo is another decision."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class DecisionKind(StrEnum):
    """What a decision settles."""

    TEXT = "text"  # the text of 完成情况, edited by the reviewer
    CHOOSE = "choose"  # the unit whose text is the report's
    STATUS = "status"  # the class of progress
    VERSION = "version"  # a held file: "accept" or "refuse"
    UNDO = "undo"  # takes an earlier decision back


@dataclass(frozen=True, slots=True)
class Decision:
    """One decision; `value` is the text, unit id, status, outcome or number of the one undone.

    `subject` is an item's id, for VERSION a submission's number.
    """

    number: int
    round: str
    subject: str
    kind: DecisionKind
    value: str
    reason: str
    who: str
    at: str


def undone(decisions: Iterable[Decision]) -> set[int]:
    """Give the numbers of the decisions that were taken back; an undoing can itself be undone."""
    numbers: set[int] = set()
    for decision in sorted(decisions, key=lambda decision: -decision.number):
        if decision.kind is DecisionKind.UNDO and decision.number not in numbers:
            numbers.add(int(decision.value))
    return numbers


def standing(decisions: Iterable[Decision]) -> dict[tuple[str, DecisionKind], Decision]:
    """Give the decisions that count, by subject and kind.

    A decision that was taken back counts no more and the one before it counts again. TEXT and
    CHOOSE answer the same question, so the newer of the two puts the older out of force.
    """
    ordered = sorted(decisions, key=lambda decision: decision.number)
    out_of_force = undone(ordered)
    counting: dict[tuple[str, DecisionKind], Decision] = {}
    for decision in ordered:
        if decision.number in out_of_force or decision.kind is DecisionKind.UNDO:
            continue
        counting[decision.subject, decision.kind] = decision
        if decision.kind is DecisionKind.TEXT:
            counting.pop((decision.subject, DecisionKind.CHOOSE), None)
        elif decision.kind is DecisionKind.CHOOSE:
            counting.pop((decision.subject, DecisionKind.TEXT), None)
    return counting
