"""Decide (审核决定): settle one item or one held file, with who and why; every step can be undone."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from difflib import get_close_matches

from gwreport.domain.decisions import Decision, DecisionKind, standing, undone
from gwreport.domain.plan import Item
from gwreport.domain.returns import Outcome
from gwreport.domain.statuses import Status
from gwreport.domain.units import near_names
from gwreport.errors import ArgumentError, UnknownNameError
from gwreport.wording.names import STATUSES
from gwreport.workflow.round_state import round_state
from gwreport.workflow.workspace import Workspace, stamp_time


@dataclass(frozen=True, slots=True)
class Author:
    """Who decides, why and when."""

    who: str
    reason: str
    now: datetime


def find_item(workspace: Workspace, written: str) -> Item:
    """Find the item that a clerk means by its id ("T17") or the beginning of its text.

    Raises UnknownNameError with the ids that come close.
    """
    plan = workspace.plan()
    item = plan.item(written) or plan.item(written.upper())
    if item is None:
        starting = [one for one in plan.items if written and one.text.startswith(written)]
        if len(starting) == 1:
            return starting[0]
        raise UnknownNameError("item", written, _near_items(plan.items, written, starting)[:5])
    return item


def _near_items(items: Sequence[Item], written: str, starting: Sequence[Item]) -> tuple[str, ...]:
    if not written:
        return ()
    found = starting or [one for one in items if written in one.text]
    if found:
        return tuple(one.id for one in found)
    id_of = {one.text[: len(written)]: one.id for one in items}
    near = tuple(id_of[text] for text in get_close_matches(written, id_of))
    return near or near_names(written.upper(), (one.id for one in items))


def read_status(written: str) -> Status:
    """Read a status by its Chinese name or its code.

    Raises ArgumentError.
    """
    by_name = {name: status for status, name in STATUSES.items()} | {"未完成": Status.BEHIND}
    if written in by_name:
        return by_name[written]
    try:
        return Status(written)
    except ValueError:
        raise ArgumentError("--status", "status", written) from None


def choose_text(
    workspace: Workspace, code: str, written_item: str, unit_name: str, author: Author
) -> int:
    """Take one unit's text for the report; returns the decision's number.

    Raises ArgumentError when that unit has written nothing for the item.
    """
    round_, _ = workspace.issued_round(code)
    item, unit = find_item(workspace, written_item), workspace.unit(unit_name)
    state = round_state(workspace, round_)
    written = {entry.unit for entry in state.entries if entry.item == item.id and entry.completion}
    if unit.name not in written:
        raise ArgumentError("--choose", "not-written", unit.name)
    return _add(workspace, str(round_), item.id, DecisionKind.CHOOSE, unit.name, author)


def edit_text(workspace: Workspace, code: str, written_item: str, text: str, author: Author) -> int:
    """Set the report's text for an item; returns the decision's number.

    Raises ArgumentError for a blank text.
    """
    if not text.strip():
        raise ArgumentError("--text", "blank")
    round_, _ = workspace.issued_round(code)
    item = find_item(workspace, written_item)
    return _add(workspace, str(round_), item.id, DecisionKind.TEXT, text, author)


def set_status(
    workspace: Workspace, code: str, written_item: str, status: Status, author: Author
) -> int:
    """Set an item's class of progress; returns the decision's number."""
    round_, _ = workspace.issued_round(code)
    item = find_item(workspace, written_item)
    return _add(workspace, str(round_), item.id, DecisionKind.STATUS, status.value, author)


def settle_version(
    workspace: Workspace, code: str, number: int, *, accept: bool, author: Author
) -> int:
    """Accept or refuse a held file; returns the decision's number.

    Raises ArgumentError when that file is not held in the round.
    """
    round_, _ = workspace.issued_round(code)
    submission = workspace.ledger.submission(number)
    if submission is None or submission.outcome is not Outcome.HELD:
        raise ArgumentError("--accept", "not-held", str(number))
    if not submission.unit or submission.round != str(round_):
        raise ArgumentError("--accept", "not-held", str(number))
    outcome = Outcome.ACCEPTED_WITH_FINDINGS if accept else Outcome.REFUSED
    return _add(workspace, str(round_), str(number), DecisionKind.VERSION, outcome.value, author)


def undo(workspace: Workspace, code: str, number: int, author: Author) -> int:
    """Take a decision back; returns the number of the undoing, which can itself be undone.

    Raises ArgumentError when there is no such decision, or it is out of force already.
    """
    round_, _ = workspace.issued_round(code)
    decisions = workspace.ledger.decisions(str(round_))
    decision = next((one for one in decisions if one.number == number), None)
    if decision is None or number in undone(decisions):
        raise ArgumentError("--undo", "not-undoable", str(number))
    return _add(workspace, str(round_), decision.subject, DecisionKind.UNDO, str(number), author)


def _add(
    workspace: Workspace, code: str, subject: str, kind: DecisionKind, value: str, author: Author
) -> int:
    if not author.reason.strip():
        raise ArgumentError("--reason", "reason")
    at = stamp_time(author.now)
    with workspace.ledger.write() as ledger:
        number = ledger.add_decision(code, subject, kind, value, author.reason, author.who, at)
        if subject.isdecimal():
            # A file's outcome follows from the decisions on it: with none in force it is held.
            made = Decision(number, code, subject, kind, value, author.reason, author.who, at)
            stands = standing([*workspace.ledger.decisions(code), made])
            version = stands.get((subject, DecisionKind.VERSION))
            outcome = Outcome(version.value) if version else Outcome.HELD
            ledger.set_outcome(int(subject), outcome, at=at, reason=author.reason)
    return number
