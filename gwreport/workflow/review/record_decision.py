"""Records decisions: each with who, when and why, and none upon what somebody else has changed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from gwreport.domain.decisions.decisions import (
    NEEDS_REASON,
    Acceptance,
    Decision,
    DecisionKind,
    read_acceptance,
    standing,
)
from gwreport.domain.decisions.values import read_verdict
from gwreport.domain.returns.returns import Outcome
from gwreport.errors import ArgumentError, ConflictError
from gwreport.workflow.workspace import Workspace, stamp_time

if TYPE_CHECKING:
    from gwreport.ledger.transaction import Transaction


@dataclass(frozen=True, slots=True)
class Author:
    """Who decides, why and when.

    `seen` is the number of the newest decision on the item (or file) that the clerk knew of, 0 for
    none; None decides whatever others have decided meanwhile. `answers` are the keys of the open
    findings that the decision answers by the way: they are accepted with it.
    """

    who: str
    reason: str
    now: datetime
    seen: int | None = None
    answers: tuple[str, ...] = ()


def newest_decision(workspace: Workspace, code: str, subject: str) -> int:
    """Give the number of the newest decision on an item or a file in a round, 0 when none is."""
    return _newest(workspace.ledger.decisions(code), subject)


def _newest(decisions: Sequence[Decision], subject: str) -> int:
    # What was accepted by the way came with a decision that is seen with it.
    numbers = (
        one.number
        for one in decisions
        if one.subject == subject
        and not (one.kind is DecisionKind.ACCEPT and read_acceptance(one.value).follows)
    )
    return max(numbers, default=0)


def record(
    workspace: Workspace,
    code: str,
    subject: str,
    kind: DecisionKind,
    value: str,
    author: Author,
    *,
    still: Callable[[Sequence[Decision]], None] | None = None,
    before: Callable[[Transaction], str] | None = None,
) -> int:
    """Store a decision and what follows from it, in one transaction; returns its number.

    `still` is given the round's decisions as they are now and raises what forbids this one;
    `before` stores what the decision refers to and gives its value. Raises ArgumentError without a
    reason where one is needed, ConflictError when somebody has decided on the same since `author.seen`.
    """
    if kind in NEEDS_REASON and not author.reason.strip():
        raise ArgumentError("--reason", "reason")
    at = stamp_time(author.now)
    with workspace.ledger.write() as ledger:
        decisions = workspace.ledger.decisions(code)
        _refuse_conflict(decisions, subject, author.seen)
        if still:
            still(decisions)
        if before:
            value = before(ledger)
        number = ledger.add_decision(code, subject, kind, value, author.reason, author.who, at)
        if kind is DecisionKind.VERSION or _takes_back_a_file(decisions, kind, value):
            made = Decision(number, code, subject, kind, value, author.reason, author.who, at)
            _set_outcomes(ledger, [*decisions, made], subject, at=at, reason=author.reason)
        if author.answers:
            accepted = Acceptance(author.answers, follows=number).value()
            kind_ = DecisionKind.ACCEPT
            ledger.add_decision(code, subject, kind_, accepted, author.reason, author.who, at)
    return number


def _refuse_conflict(decisions: Sequence[Decision], subject: str, seen: int | None) -> None:
    if seen is not None and (newest := _newest(decisions, subject)) > seen:
        raise conflict(next(one for one in decisions if one.number == newest))


def conflict(other: Decision) -> ConflictError:
    """Give the error that tells what somebody else has decided."""
    return ConflictError(
        other.subject,
        other.number,
        other.kind.value,
        other.value,
        who=other.who,
        at=other.at,
        reason=other.reason,
    )


def _takes_back_a_file(decisions: Sequence[Decision], kind: DecisionKind, value: str) -> bool:
    by_number = {one.number: one for one in decisions}
    while kind is DecisionKind.UNDO:
        other = by_number[int(value)]
        kind, value = other.kind, other.value
    return kind is DecisionKind.VERSION


def _set_outcomes(
    ledger: Transaction, decisions: Sequence[Decision], subject: str, *, at: datetime, reason: str
) -> None:
    """Let a file's outcome follow from the decisions on it: with none in force it is held.

    Of a file that was read again under another number, one of the two is a duplicate of the other.
    """
    verdicts = [
        read_verdict(one.value)
        for one in decisions
        if (one.subject, one.kind) == (subject, DecisionKind.VERSION)
    ]
    version = standing(decisions).get((subject, DecisionKind.VERSION))
    verdict = read_verdict(version.value) if version else None
    outcomes = {one.read_as: Outcome.DUPLICATE for one in verdicts if one.read_as}
    if verdict is None:
        outcomes[int(subject)] = Outcome.HELD
    elif verdict.read_as:
        outcomes |= {verdict.read_as: verdict.outcome, int(subject): Outcome.DUPLICATE}
    else:
        outcomes[int(subject)] = verdict.outcome
    for number, outcome in outcomes.items():
        ledger.set_outcome(number, outcome, at=at, reason=reason)
