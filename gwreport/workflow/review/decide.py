"""Decide (审核决定): settle one item, with who and why; every step can be undone."""

from collections.abc import Sequence

from gwreport.domain.decisions.decisions import (
    Decision,
    DecisionKind,
    ListedDecision,
    listed_decisions,
    undone,
)
from gwreport.domain.decisions.values import Choice, Join
from gwreport.domain.merging.merging import Merged
from gwreport.domain.plan.plan import Item
from gwreport.domain.returns.returns import Outcome, Submission
from gwreport.domain.rounds import Round, SupervisionRound
from gwreport.domain.statuses import IS_DONE, Status
from gwreport.domain.texts.likeness import nearest
from gwreport.domain.units.registry import near_names
from gwreport.domain.year.node_states import node_decisions
from gwreport.errors import ArgumentError, UnknownNameError
from gwreport.settings.declared import JOIN_HEADS
from gwreport.wording.item_names import item_name
from gwreport.wording.names import STATUSES
from gwreport.workflow.review.record_decision import Author, record
from gwreport.workflow.workspace import Workspace

# How like the beginning of an item's text must be to what was written, and how many are named.
_NEAR, _MOST_NEAR = 0.6, 3


def find_item(workspace: Workspace, written: str) -> Item:
    """Find the item that a clerk means by its id ("T17"), its name in the window or how its text begins.

    Raises UnknownNameError with the ids that come close.
    """
    plan = workspace.plan()
    item = plan.item(written) or plan.item(written.upper())
    if item is None:
        name = "".join(written.split())
        item = next((one for one in plan.items if item_name(one.id) == name), None)
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
    beginnings = {one.id: one.text[: len(written)] for one in items}
    near = tuple(item for item, _ in nearest(written, beginnings, _NEAR, _MOST_NEAR))
    return near or near_names(written.upper(), (one.id for one in items))


def find_matter(workspace: Workspace, round_: Round, written: str) -> Item:
    """Find the item upon which a clerk decides in a round.

    Raises ArgumentError for one that stands in several plans (清单) and was told under another id,
    UnknownNameError.
    """
    item = find_item(workspace, written)
    if workspace.book.links().asked:
        elsewhere = workspace.book.merged(round_).told.get(item.id)
        if elsewhere is not None:
            raise ArgumentError(item.id, "told-elsewhere", elsewhere)
    return item


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
    workspace: Workspace,
    code: str,
    written_item: str,
    unit_name: str,
    author: Author,
    *,
    version: int | None = None,
) -> int:
    """Take one unit's text for the report; returns the decision's number.

    `version` takes what the unit wrote in that version of its return, whatever became of the file;
    without it, its newest words, also those that it sends later. Raises ArgumentError when that
    unit has written nothing for the item, ConflictError.
    """
    round_, _ = workspace.issued_round(code)
    item, unit = find_matter(workspace, round_, written_item), workspace.unit(unit_name)
    state = workspace.book.state(round_)
    if version is not None:
        files = [one for one in state.submissions if one.unit == unit.name]
        choice = Choice(unit.name, _file_of_version(files, version, item).number)
    elif unit.name in _units_with_words(_merged(state.merged, item)):
        choice = Choice(unit.name)
    else:
        raise ArgumentError("--choose", "not-written", unit.name)
    return record(workspace, str(round_), item.id, DecisionKind.CHOOSE, choice.value(), author)


def _file_of_version(files: Sequence[Submission], version: int, item: Item) -> Submission:
    # A file that only repeats another bears the other's version.
    of_version = [
        one for one in files if one.version == version and one.outcome is not Outcome.DUPLICATE
    ]
    for one in reversed(of_version):
        if any(entry.item == item.id and entry.completion for entry in one.entries):
            return one
    raise ArgumentError("--version", "not-in-version", str(version))


def _units_with_words(merged: Merged) -> set[str]:
    return {entry.unit for entry in (*merged.entries, *merged.others) if entry.completion}


def _merged(every: Sequence[Merged], item: Item) -> Merged:
    return next(one for one in every if one.item.id == item.id)


def join_texts(
    workspace: Workspace, code: str, written_item: str, unit_names: Sequence[str], author: Author
) -> int:
    """Take the texts of several units for the report, in this order; returns the decision's number.

    They stand as they were written, one a line; by a setting each begins with its unit's name.
    Raises ArgumentError when fewer than two units are named, or one has written nothing.
    """
    round_, _ = workspace.issued_round(code)
    item = find_matter(workspace, round_, written_item)
    units = tuple(dict.fromkeys(workspace.unit(name).name for name in unit_names))
    if len(units) < 2:
        raise ArgumentError("--join", "join-one", "、".join(units))
    written = _units_with_words(_merged(workspace.book.state(round_).merged, item))
    for unit in units:
        if unit not in written:
            raise ArgumentError("--join", "not-written", unit)
    value = Join(units, workspace.settings.flag(JOIN_HEADS)).value()
    return record(workspace, str(round_), item.id, DecisionKind.JOIN, value, author)


def edit_text(workspace: Workspace, code: str, written_item: str, text: str, author: Author) -> int:
    """Set the report's text for an item; returns the decision's number.

    Raises ArgumentError for a blank text, ConflictError.
    """
    if not text.strip():
        raise ArgumentError("--text", "text-blank")
    round_, _ = workspace.issued_round(code)
    item = find_matter(workspace, round_, written_item)
    return record(workspace, str(round_), item.id, DecisionKind.TEXT, text, author)


def set_status(
    workspace: Workspace, code: str, written_item: str, status: Status, author: Author
) -> int:
    """Set an item's class of progress; returns the decision's number.

    Raises ArgumentError where it is closed and the class is not one of what is done, ConflictError.
    """
    round_, _ = workspace.issued_round(code)
    item = find_matter(workspace, round_, written_item)
    if item.id in workspace.book.closed(round_) and status not in IS_DONE:
        raise ArgumentError("--status", "closed-item", item.id)
    return record(workspace, str(round_), item.id, DecisionKind.STATUS, status.value, author)


def confirm_status(
    workspace: Workspace,
    code: str,
    written_item: str,
    author: Author,
    *,
    shown: Status | None = None,
    instead: bool = False,
) -> int:
    """Confirm an item's class of progress as it is proposed; returns the decision's number.

    What is confirmed stands from then on, whatever the rules would propose later. `shown` is what
    the clerk had before his eyes; `instead` says that it shall stand in the place of another class
    that a person has set. Raises ArgumentError when nothing is proposed, or something else than that
    since new words came in, or a person has set another class; ConflictError.
    """
    round_, _ = workspace.issued_round(code)
    item = find_matter(workspace, round_, written_item)
    state = workspace.ledger.newest_record()
    one = _merged(workspace.book.state(round_).merged, item)
    proposed = one.proposed
    if one.is_overruled and not instead:
        raise ArgumentError("--confirm", "class-was-set", item.id)
    if proposed is Status.UNKNOWN:
        raise ArgumentError("--confirm", "nothing-to-confirm", item.id)
    if shown not in (None, proposed):
        raise ArgumentError("--confirm", "proposed-otherwise", item.id)

    def still_proposed(_: Sequence[Decision]) -> None:
        moved = workspace.ledger.newest_record() != state
        if moved and _proposed(workspace, round_, item) is not proposed:
            raise ArgumentError("--confirm", "proposed-otherwise", item.id)

    return record(
        workspace,
        str(round_),
        item.id,
        DecisionKind.CONFIRM,
        proposed.value,
        author,
        still=still_proposed,
    )


def _proposed(workspace: Workspace, round_: Round, item: Item) -> Status:
    return _merged(workspace.book.state(round_).merged, item).proposed


def list_decisions(workspace: Workspace, code: str) -> list[ListedDecision]:
    """Give every decision of a round and upon its supervision, oldest first.

    Raises ArgumentError, WorkspaceError.
    """
    round_, _ = workspace.issued_round(code, refinement=True)
    return listed_decisions(_of_round(workspace, round_))


def _of_round(workspace: Workspace, round_: Round) -> list[Decision]:
    parts = workspace.book.parts
    codes = (str(round_), str(SupervisionRound.upon(round_)))
    return sorted(
        (one for code in codes for one in parts.decisions(code)), key=lambda one: one.number
    )


def undo(workspace: Workspace, code: str, number: int, author: Author) -> int:
    """Take a decision back; returns the number of the undoing, which can itself be undone.

    Raises ArgumentError when there is no such decision, or it is out of force already.
    """
    round_, _ = workspace.issued_round(code, refinement=True)

    def still_stands(decisions: Sequence[Decision]) -> None:
        if number not in {one.number for one in decisions} - undone(decisions):
            raise ArgumentError("--undo", "not-undoable", str(number))

    decisions = _of_round(workspace, round_)
    taken = next((one for one in decisions if one.number == number), None)
    if taken is None:
        raise ArgumentError("--undo", "not-undoable", str(number))
    if number in node_decisions(decisions):
        # The plan goes with them.
        raise ArgumentError("--undo", "undo-in-nodes", str(number))
    return record(
        workspace,
        taken.round,
        taken.subject,
        DecisionKind.UNDO,
        str(number),
        author,
        still=still_stands,
    )
