"""The states of an item's nodes: the plan's, proposed, approved, refused; a replay of the decisions on them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from gwreport.domain.decisions.decisions import NODE_KINDS, Decision, DecisionKind, undone
from gwreport.domain.decisions.settled_nodes import (
    CONTACT,
    Settled,
    contact_words,
    join_persons,
    persons_in,
    read_contact,
    read_settled,
)
from gwreport.domain.plan.node_words import is_replaced
from gwreport.domain.plan.plan import Item, Node, Refinement
from gwreport.domain.plan.refinement import person_words, unrefined
from gwreport.domain.year.proposals import Proposal


class NodeState(StrEnum):
    """Where a node stands."""

    PLAN = "plan"  # the plan's own, and none was approved in its place
    PROPOSED = "proposed"  # a unit's; nobody has settled it
    APPROVED = "approved"
    REFUSED = "refused"  # or passed over for another unit's


@dataclass(frozen=True, slots=True)
class StatedNode:
    """One node, or person where `key` is `CONTACT`, of an item.

    `units` propose it, none where it is the plan's or a clerk's own words; `proposed` are the unit's
    words where a clerk has changed them; `decision` settled it.
    """

    item: str
    key: str
    text: str
    state: NodeState
    units: tuple[str, ...] = ()
    proposed: str = ""
    decision: Decision | None = None

    @property
    def waits(self) -> bool:
        """Whether somebody must settle it."""
        return self.state is NodeState.PROPOSED


@dataclass(frozen=True, slots=True)
class Standing:
    """What the decisions on one item come to.

    `approved` are the words that stand, by key, each with its decision; `newest` gives for each
    proposal, by key and words, the decision that settled it last and what it says.
    """

    approved: Mapping[str, tuple[Decision, Settled]]
    newest: Mapping[tuple[str, str], tuple[Decision, Settled]]

    def refinement(self) -> Refinement:
        """Give what is approved, as the item keeps it."""
        nodes = [
            Node(key, settled.text)
            for key, (_, settled) in sorted(self.approved.items())
            if key != CONTACT
        ]
        persons = persons_in(self.approved[CONTACT][1].text) if CONTACT in self.approved else []
        return Refinement(tuple(nodes), tuple(map(read_contact, persons)))


NOTHING_SETTLED = Standing({}, {})


def node_decisions(decisions: Iterable[Decision]) -> dict[int, Decision]:
    """Give the decisions on nodes and every undoing of one, by their numbers."""
    found: dict[int, Decision] = {}
    for one in sorted(decisions, key=lambda one: one.number):
        if one.kind in NODE_KINDS or (one.kind is DecisionKind.UNDO and int(one.value) in found):
            found[one.number] = one
    return found


def standing_nodes(decisions: Iterable[Decision]) -> dict[str, Standing]:
    """Replay the decisions on nodes, those that were taken back left out, by the item's id.

    The newest word on a period counts; a refusal takes back an approval of the very words that it refuses.
    """
    every = sorted(decisions, key=lambda one: one.number)
    gone = undone(every)
    approved: dict[str, dict[str, tuple[Decision, Settled]]] = {}
    newest: dict[str, dict[tuple[str, str], tuple[Decision, Settled]]] = {}
    for one in every:
        if one.kind not in NODE_KINDS or one.number in gone:
            continue
        stands = approved.setdefault(one.subject, {})
        words = newest.setdefault(one.subject, {})
        for key, settled in read_settled(one.value).items():
            for text in settled.seen:
                words[key, text] = one, settled
            if one.kind is DecisionKind.APPROVE_NODES:
                stands[key] = one, settled
            elif key in stands:
                left = _left(key, stands.pop(key), settled)
                if left is not None:
                    stands[key] = left
    return {item: Standing(approved[item], newest[item]) for item in approved}


def _left(
    key: str, stood: tuple[Decision, Settled], refused: Settled
) -> tuple[Decision, Settled] | None:
    """Give what is left of an approval when some words are refused; None where nothing is."""
    decision, settled = stood
    if key != CONTACT:
        return None if settled.text in refused.seen else stood
    persons = [one for one in persons_in(settled.text) if one not in refused.seen]
    return (decision, replace(settled, text=join_persons(persons))) if persons else None


def stated_nodes(
    item: Item, proposals: Sequence[Proposal], standing: Standing = NOTHING_SETTLED
) -> tuple[StatedNode, ...]:
    """Give all nodes and persons of an item with their states, in the order of the periods.

    Beside what stands (the plan's own, or what was approved) stand the proposals of units.
    """
    own = unrefined(item)
    approved = standing.approved
    rows = [
        StatedNode(item.id, node.round, node.text, NodeState.PLAN)
        for node in own.nodes
        if not any(key != CONTACT and is_replaced(node, key) for key in approved)
    ]
    rows += [
        StatedNode(item.id, CONTACT, contact_words(person_words(one), one.phone), NodeState.PLAN)
        for one in own.contacts
    ]
    proposed = [_stated(one, standing) for one in proposals]
    rows += proposed
    told = {(one.key, one.text) for one in proposed if one.state is NodeState.APPROVED}
    # A clerk's own words, or those of a return that counts no more.
    rows += [
        StatedNode(item.id, key, words, NodeState.APPROVED, decision=decision)
        for key, (decision, settled) in approved.items()
        for words in _standing_words(key, settled)
        if (key, words) not in told
    ]
    return tuple(sorted(rows, key=lambda one: _place(one.key)))


def _stated(one: Proposal, standing: Standing) -> StatedNode:
    row = StatedNode(one.item, one.key, one.text, NodeState.PROPOSED, one.units)
    stands = standing.approved.get(one.key)
    if stands is not None:
        decision, settled = stands
        words = _standing_words(one.key, settled)
        if one.text in words:
            return replace(row, state=NodeState.APPROVED, decision=decision)
        if one.text == settled.of:
            return StatedNode(
                one.item, one.key, words[-1], NodeState.APPROVED, one.units, one.text, decision
            )
    known = standing.newest.get((one.key, one.text))
    if known is None:
        return row
    return replace(row, state=NodeState.REFUSED, decision=known[0])


def _standing_words(key: str, settled: Settled) -> list[str]:
    return persons_in(settled.text) if key == CONTACT else [settled.text]


def _place(key: str) -> tuple[bool, int]:
    # A quarter stands behind its months, persons behind all.
    if key == CONTACT:
        return True, 0
    _, _, period = key.partition("-")
    number = int(period[1:]) if period[1:].isdecimal() else 0
    return False, 3 * number if period[:1] == "Q" else number
