"""What stands of the items' nodes now: proposals, decisions, and what a settling of them comes to."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from gwreport.domain.decisions.decisions import Decision
from gwreport.domain.decisions.settled_nodes import (
    CONTACT,
    Settled,
    contact_words,
    join_persons,
    persons_in,
    read_contact,
)
from gwreport.domain.findings.codes.nodes import NodeCode
from gwreport.domain.findings.facts import Fact
from gwreport.domain.findings.finding import Finding
from gwreport.domain.plan.plan import Item, Plan
from gwreport.domain.rounds import Round
from gwreport.domain.year.node_checks import NodeProblem, empty_words, node_problems
from gwreport.domain.year.node_states import (
    NOTHING_SETTLED,
    NodeState,
    StatedNode,
    standing_nodes,
    stated_nodes,
)
from gwreport.domain.year.proposals import Proposal, proposals_of
from gwreport.errors import ArgumentError
from gwreport.wording.item_parts import node_heading
from gwreport.workflow.review.record_decision import conflict
from gwreport.workflow.workspace import Workspace


@dataclass(frozen=True, slots=True)
class ItemNodes:
    """An item with all its nodes and persons, and what is wrong with those that are proposed."""

    item: Item
    nodes: tuple[StatedNode, ...]
    findings: tuple[Finding, ...] = ()

    @property
    def waits(self) -> bool:
        """Whether a proposal waits for somebody."""
        return any(one.waits for one in self.nodes)


@dataclass(frozen=True, slots=True)
class Chosen:
    """What of an item is to be settled.

    `keys` are codes of rounds and `CONTACT`, none for all that is proposed. `unit` says whose proposal,
    "" for the primary's or the first; `text` gives other words for the one period that is named.
    """

    item: str
    keys: tuple[str, ...] = ()
    unit: str = ""
    text: str | None = None


def refinement_code(workspace: Workspace) -> str:
    """Give the code of the year's refinement, "2025-PLAN"."""
    return str(Round(workspace.facts.year, 0))


class NodeLook:
    """The items, proposals and decisions as they are now."""

    def __init__(self, workspace: Workspace) -> None:
        book = workspace.book
        self.code = refinement_code(workspace)
        self._year = workspace.facts.year
        self._plan: Plan = book.plan
        self.decisions: tuple[Decision, ...] = book.parts.decisions(self.code)
        self._standing = standing_nodes(self.decisions)
        self._proposals: dict[str, tuple[Proposal, ...]] = {}
        if book.issues(self.code):
            same = book.links().asked
            for one in book.merged(Round(self._year, 0)).merged:
                if one.item.id in same:
                    # Asked once, with the item that is the same matter: its nodes are settled there.
                    continue
                found = proposals_of(one.item, one.entries, self._year)
                if found:
                    self._proposals[one.item.id] = found

    def items(self) -> tuple[ItemNodes, ...]:
        """Give every item of the plan with its nodes."""
        return tuple(self._item(item) for item in self._plan.items)

    def _item(self, item: Item) -> ItemNodes:
        nodes = self._stated(item)
        proposed = self._chosen(item, [one for one in nodes if one.waits])
        return ItemNodes(item, nodes, self.findings_with(item.id, proposed) if proposed else ())

    def _stated(self, item: Item) -> tuple[StatedNode, ...]:
        standing = self._standing.get(item.id, NOTHING_SETTLED)
        return stated_nodes(item, self._proposals.get(item.id, ()), standing)

    def _of(self, item_id: str) -> Item:
        found = self._plan.item(item_id)
        assert found is not None
        return found

    def waiting(self) -> list[str]:
        """Give the items of which a proposal waits."""
        return [
            item.id
            for item in self._plan.items
            if item.id in self._proposals and any(one.waits for one in self._stated(item))
        ]

    def approved(self, chosen: Chosen) -> dict[str, Settled]:
        """Say what an approval settles of an item."""
        item = self._of(chosen.item)
        rows = self._stated(item)
        if chosen.text is not None:
            (key,) = chosen.keys
            return {key: self._changed(item, key, chosen, rows)}
        wanted = [
            one
            for one in rows
            if one.state in (NodeState.PROPOSED, NodeState.REFUSED)
            and (not chosen.keys or one.key in chosen.keys)
            and (not chosen.unit or chosen.unit in one.units)
        ]
        # What was refused is approved only where somebody names it, or nothing else waits.
        waiting = [one for one in wanted if one.waits]
        settled = self._chosen(item, waiting or wanted)
        if not settled:
            raise ArgumentError("--approve", self._why_nothing(rows), chosen.item)
        return settled

    def _changed(self, item: Item, key: str, chosen: Chosen, rows: Sequence[StatedNode]) -> Settled:
        words = (chosen.text or "").strip()
        of = [
            one
            for one in rows
            if one.key == key and one.units and (not chosen.unit or chosen.unit in one.units)
        ]
        first = next((one.proposed or one.text for one in of), "")
        if key == CONTACT:
            person, _, phone = words.partition("\n")
            words = contact_words(person, phone)
            others = [one for one in self._persons(item) if one != first]
            return Settled(
                join_persons([*others, words]), (first,) if first else (), first or words
            )
        return Settled(words, self._seen(item, key), first if first != words else "")

    def refused(self, chosen: Chosen) -> dict[str, Settled]:
        """Say what a refusal settles of an item: what waits, else what was approved."""
        rows = [
            one
            for one in self._stated(self._of(chosen.item))
            if (not chosen.keys or one.key in chosen.keys)
            and (not chosen.unit or chosen.unit in one.units)
        ]
        waiting = [one for one in rows if one.waits]
        approved = [one for one in rows if one.state is NodeState.APPROVED]
        found: dict[str, Settled] = {}
        for one in waiting or approved:
            words = (one.text, *([one.proposed] if one.proposed else []))
            known = found[one.key].seen if one.key in found else ()
            found[one.key] = Settled("", tuple(dict.fromkeys((*known, *words))))
        if not found:
            raise ArgumentError("--refuse", self._why_nothing(rows), chosen.item)
        return found

    @staticmethod
    def _why_nothing(rows: Sequence[StatedNode]) -> str:
        is_settled = any(one.units for one in rows)
        return "nodes-settled-already" if is_settled else "no-node-proposed"

    def _chosen(self, item: Item, rows: Iterable[StatedNode]) -> dict[str, Settled]:
        # Of several units' proposals for one period the first, which is the primary's; of their persons all.
        first: dict[str, str] = {}
        for one in rows:
            if one.key != CONTACT:
                first.setdefault(one.key, one.text)
        settled = {key: Settled(text, self._seen(item, key)) for key, text in first.items()}
        persons = [one.text for one in rows if one.key == CONTACT]
        if persons:
            standing = self._persons(item)
            settled[CONTACT] = Settled(join_persons([*standing, *persons]), tuple(persons))
        return settled

    def _persons(self, item: Item) -> list[str]:
        stands = self._standing.get(item.id, NOTHING_SETTLED).approved.get(CONTACT)
        return persons_in(stands[1].text) if stands else []

    def _seen(self, item: Item, key: str) -> tuple[str, ...]:
        return tuple(one.text for one in self._proposals.get(item.id, ()) if one.key == key)

    def sound(self, item_id: str) -> tuple[dict[str, Settled], tuple[Finding, ...]]:
        """Give what waits of an item and may be approved with all others, and what is wrong with the rest."""
        item = self._of(item_id)
        settled = self._chosen(item, [one for one in self._stated(item) if one.waits])
        wrong = self._problems(item, settled)
        # With one of them left out, another may be wrong no more, or only then.
        left = {one.key for one in wrong}
        sound = {key: one for key, one in settled.items() if key not in left}
        while more := {one.key for one in self._problems(item, sound)} & set(sound):
            sound = {key: one for key, one in sound.items() if key not in more}
        return sound, tuple(_finding(item, one) for one in wrong)

    def findings_with(self, item_id: str, settled: Mapping[str, Settled]) -> tuple[Finding, ...]:
        """Say what would be wrong with an item's nodes if these were approved."""
        item = self._of(item_id)
        return tuple(_finding(item, one) for one in self._problems(item, settled))

    def _problems(self, item: Item, settled: Mapping[str, Settled]) -> list[NodeProblem]:
        nodes = {node.round: node.text for node in item.nodes if "Q" in node.round}
        nodes |= {key: one.text for key, one in settled.items() if key != CONTACT}
        found = [*node_problems(nodes, item.text, item.due, self._year)]
        if CONTACT in settled:
            persons = persons_in(settled[CONTACT].text)
            if words := empty_words(read_contact(one).name for one in persons):
                found.append(NodeProblem(NodeCode.EMPTY, CONTACT, words, ""))
        # What is wrong with the plan's own nodes is none of the proposals'.
        return [one for one in found if one.key in settled or _follows(one, settled)]

    def refuse_conflict(self, item_id: str, seen: int | None) -> None:
        """Raise ConflictError where somebody has decided on an item's nodes since `seen`."""
        newest = max(
            (one for one in self.decisions if one.subject == item_id),
            key=lambda one: one.number,
            default=None,
        )
        if seen is not None and newest is not None and newest.number > seen:
            raise conflict(newest)


def _follows(problem: NodeProblem, settled: Mapping[str, Settled]) -> bool:
    # A later node of the plan is below a proposal of an earlier period.
    return any(one.text == problem.other for one in settled.values())


def _finding(item: Item, problem: NodeProblem) -> Finding:
    facts: dict[str, Fact] = {
        "heading": node_heading(problem.key),
        "text": problem.text,
        "other": problem.other,
    }
    return Finding(problem.code, item=item.id, facts=facts)
