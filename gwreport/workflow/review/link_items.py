"""Link items of several plans (清单) that are one matter, or say that they are none; both are decisions."""

from collections.abc import Sequence

from gwreport.domain.decisions.decisions import (
    NO_ROUND,
    Decision,
    DecisionKind,
    ListedDecision,
    listed_decisions,
    undone,
)
from gwreport.domain.findings.finding import Finding
from gwreport.domain.merging.plan_links import may_be_linked
from gwreport.domain.plan.plan import Item
from gwreport.errors import ArgumentError
from gwreport.workflow.review.decide import find_item
from gwreport.workflow.review.record_decision import Author, record
from gwreport.workflow.workspace import Workspace

LINK_KINDS = frozenset({DecisionKind.LINK, DecisionKind.NO_LINK})
_BETWEEN = "、"


def link_findings(workspace: Workspace) -> tuple[Finding, ...]:
    """Tell which items of several plans may be one matter, and which links no longer hold."""
    found = workspace.book.links().findings
    return tuple(one for of_item in found.values() for one in of_item)


def link_items(workspace: Workspace, written: str, written_other: str, author: Author) -> int:
    """Confirm that two items of two plans are one matter; returns the decision's number.

    It is asked from then on in the sheet of the plan that comes first, and reported in both.
    `written_other` may be "": then it is the item that is proposed in the same words. Raises
    UnknownNameError, ArgumentError (one plan, other lead units, nothing proposed, linked already),
    ConflictError.
    """
    item = find_item(workspace, written)
    if written_other:
        item, other = _in_order(workspace, item, find_item(workspace, written_other))
    else:
        item, other = _proposed(workspace, item)

    def still(_: Sequence[Decision]) -> None:
        links = workspace.book.links()
        if links.asked.get(item.id) == links.asked.get(other.id, other.id):
            raise ArgumentError("--link", "linked-already", _both(item, other))

    return record(workspace, NO_ROUND, item.id, DecisionKind.LINK, other.id, author, still=still)


def link_all_same(workspace: Workspace, author: Author) -> list[int]:
    """Confirm every link that is proposed in the same words; each is a decision of its own."""
    proposed = [one for one in workspace.book.links().proposed if one.in_same_words]
    return [link_items(workspace, one.item.id, one.asked.id, author) for one in proposed]


def refuse_link(workspace: Workspace, written: str, written_other: str, author: Author) -> int:
    """Say that two items of two plans are not one matter; it is not proposed again.

    Raises as `link_items`.
    """
    first, second = find_item(workspace, written), find_item(workspace, written_other)
    item, other = _in_order(workspace, first, second)

    def still(decisions: Sequence[Decision]) -> None:
        standing = [
            one.decision
            for one in listed_links(decisions)
            if one.decision.subject == item.id and one.decision.value == other.id
        ]
        if standing and standing[-1].kind is DecisionKind.NO_LINK:
            raise ArgumentError("--no-link", "not-linked", _both(item, other))

    return record(workspace, NO_ROUND, item.id, DecisionKind.NO_LINK, other.id, author, still=still)


def is_of_links(workspace: Workspace, number: int) -> bool:
    """Say whether a decision is one on links, or the undoing of one."""
    return any(one.decision.number == number for one in list_links(workspace))


def undo_link(workspace: Workspace, number: int, author: Author) -> int:
    """Take a decision on a link back; returns the number of the undoing, which can itself be undone.

    Raises ArgumentError when there is no such decision, or it is out of force already.
    """

    def still(decisions: Sequence[Decision]) -> None:
        its = {one.decision.number for one in listed_links(decisions)}
        if number not in its - undone(decisions):
            raise ArgumentError("--undo", "not-undoable", str(number))

    decisions = workspace.book.parts.decisions(NO_ROUND)
    still(decisions)
    subject = next(one.subject for one in decisions if one.number == number)
    return record(workspace, NO_ROUND, subject, DecisionKind.UNDO, str(number), author, still=still)


def listed_links(decisions: Sequence[Decision]) -> list[ListedDecision]:
    """Give every decision on links and every undoing of one, oldest first."""
    made = {one.number for one in decisions if one.kind in LINK_KINDS}
    for one in decisions:
        if one.kind is DecisionKind.UNDO and int(one.value) in made:
            made.add(one.number)
    return [one for one in listed_decisions(decisions) if one.decision.number in made]


def list_links(workspace: Workspace) -> list[ListedDecision]:
    """Give every decision on links of the workspace, oldest first."""
    return listed_links(workspace.book.parts.decisions(NO_ROUND))


def _in_order(workspace: Workspace, item: Item, other: Item) -> tuple[Item, Item]:
    """Give of two items that of the later plan first, which the other one stands for."""
    both = _both(item, other)
    if item.plan_name == other.plan_name:
        raise ArgumentError("--link", "link-same-plan", both)
    if not may_be_linked(item, other, workspace.book.leads()):
        raise ArgumentError("--link", "link-other-lead", both)
    order = {one.id: place for place, one in enumerate(workspace.plan().items)}
    return (item, other) if order[item.id] > order[other.id] else (other, item)


def _proposed(workspace: Workspace, item: Item) -> tuple[Item, Item]:
    for one in workspace.book.links().proposed:
        if one.in_same_words and item.id in (one.item.id, one.asked.id):
            return one.item, one.asked
    raise ArgumentError("--link", "link-unproposed", item.id)


def _both(item: Item, other: Item) -> str:
    return f"{item.id}{_BETWEEN}{other.id}"
