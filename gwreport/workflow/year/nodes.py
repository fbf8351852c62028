"""Nodes (细化方案): what the plan says, what units propose, and what is approved of it, with who and why."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from gwreport.domain.decisions.decisions import (
    DecisionKind,
    ListedDecision,
    listed_decisions,
    undone,
)
from gwreport.domain.decisions.settled_nodes import (
    CONTACT,
    Settled,
    join_persons,
    persons_in,
    write_settled,
)
from gwreport.domain.findings.finding import Finding
from gwreport.domain.plan.refinement import with_refinement
from gwreport.domain.rounds import Round
from gwreport.domain.year.node_states import (
    NOTHING_SETTLED,
    node_decisions,
    standing_nodes,
)
from gwreport.errors import ArgumentError
from gwreport.wording.findings.explaining import prove_sentences
from gwreport.workflow.review.decide import find_item
from gwreport.workflow.review.record_decision import Author
from gwreport.workflow.workspace import Workspace, stamp_time
from gwreport.workflow.year.node_look import Chosen, ItemNodes, NodeLook, refinement_code

if TYPE_CHECKING:
    from gwreport.ledger.transaction import Transaction

# What stands as the reason of an approval for which the clerk gave none.
AGREED = "同意单位报送的细化方案"


@dataclass(frozen=True, slots=True)
class SettledNodes:
    """What was settled: the decisions' numbers by item, and the version of the plan, 0 where it stays.

    `left` are the findings of proposals that were left as they are because something is wrong with them.
    """

    approved: Mapping[str, int]
    refused: Mapping[str, int]
    version: int
    left: tuple[Finding, ...] = ()


def list_nodes(workspace: Workspace) -> tuple[ItemNodes, ...]:
    """Give every item of the plan with its nodes, in the plan's order.

    Raises WorkspaceError without a plan.
    """
    return NodeLook(workspace).items()


def settle_nodes(
    workspace: Workspace,
    author: Author,
    *,
    approve: Sequence[Chosen] = (),
    refuse: Sequence[Chosen] = (),
    approve_all: bool = False,
    anyway: bool = False,
) -> SettledNodes:
    """Approve and refuse proposals, all or nothing, as one new version of the plan.

    What is refused is settled first; with `approve_all` everything that still waits is approved, but
    for what was refused and what something is wrong with (`left`). A refusal of what was approved
    takes it back. `anyway` approves what falls or comes after its limit. Raises ArgumentError (nothing
    proposed, no reason, something wrong), UnknownNameError (item, unit), ConflictError, WorkspaceError.
    """
    if refuse and not author.reason.strip():
        raise ArgumentError("--reason", "reason")
    wanted = [_found(workspace, one) for one in approve]
    unwanted = [_found(workspace, one) for one in refuse]
    if clash := {one.item for one in wanted} & {one.item for one in unwanted}:
        raise ArgumentError("--refuse", "approved-and-refused", min(clash))
    made: list[SettledNodes] = []

    def settle(ledger: "Transaction") -> None:
        look = NodeLook(workspace)
        refused = _together(look.refused, unwanted)
        approved = _together(look.approved, wanted)
        left: list[Finding] = []
        if approve_all:
            for item_id in look.waiting():
                if item_id not in refused and item_id not in approved:
                    settled, wrong = look.sound(item_id)
                    left += wrong
                    if settled:
                        approved[item_id] = settled
        elif not anyway:
            for item_id, settled in approved.items():
                _refuse_wrong(look.findings_with(item_id, settled))
        prove_sentences(left)
        for item_id in (*refused, *approved):
            look.refuse_conflict(item_id, author.seen)
        reason = author.reason.strip() or AGREED
        signed = replace(author, reason=reason)
        numbers = [
            _record(ledger, workspace, kind, settled, signed)
            for kind, settled in (
                (DecisionKind.REFUSE_NODES, refused),
                (DecisionKind.APPROVE_NODES, approved),
            )
        ]
        version = _new_version(workspace, ledger, (*refused, *approved), author)
        made.append(SettledNodes(numbers[1], numbers[0], version, tuple(left)))

    _within(workspace, settle)
    return made[0]


def _together(
    settle: Callable[[Chosen], dict[str, Settled]], chosen: Sequence[Chosen]
) -> dict[str, dict[str, Settled]]:
    """Settle all that is chosen, what is of one item together; several persons of it stand side by side."""
    found: dict[str, dict[str, Settled]] = {}
    for one in chosen:
        of_item = found.setdefault(one.item, {})
        for key, settled in settle(one).items():
            before = of_item.get(key)
            if before is not None:
                persons = (*persons_in(before.text), *persons_in(settled.text))
                text = join_persons(persons) if key == CONTACT else settled.text
                seen = tuple(dict.fromkeys((*before.seen, *settled.seen)))
                settled = replace(settled, text=text, seen=seen)
            of_item[key] = settled
    return found


def undo_nodes(workspace: Workspace, numbers: Sequence[int], author: Author) -> int:
    """Take approvals or refusals back, all or none; gives the version of the plan that came of it, 0 for none.

    What was taken back stands again when its undoing is taken back.

    Raises ArgumentError when one is no decision on nodes that stands.
    """
    made: list[int] = []

    def take_back(ledger: "Transaction") -> None:
        look = NodeLook(workspace)
        gone, of_nodes = undone(look.decisions), node_decisions(look.decisions)
        subjects: list[str] = []
        for number in numbers:
            if number not in of_nodes or number in gone:
                raise ArgumentError("--undo", "not-a-node-decision", str(number))
            subjects.append(of_nodes[number].subject)
        for number, subject in zip(numbers, subjects, strict=True):
            ledger.add_decision(
                look.code,
                subject,
                DecisionKind.UNDO,
                str(number),
                author.reason,
                author.who,
                stamp_time(author.now),
            )
        made.append(_new_version(workspace, ledger, subjects, author))

    _within(workspace, take_back)
    return made[0]


def list_node_decisions(workspace: Workspace) -> list[ListedDecision]:
    """Give every decision on nodes and every undoing of one, oldest first."""
    decisions = workspace.book.parts.decisions(refinement_code(workspace))
    of_nodes = node_decisions(decisions)
    return [one for one in listed_decisions(decisions) if one.decision.number in of_nodes]


def _within(workspace: Workspace, work: Callable[["Transaction"], None]) -> None:
    with workspace.ledger.write() as ledger:
        work(ledger)


def _found(workspace: Workspace, chosen: Chosen) -> Chosen:
    item = find_item(workspace, chosen.item)
    unit = workspace.unit(chosen.unit).name if chosen.unit else ""
    year = workspace.facts.year
    known = {str(Round(year, quarter)) for quarter in range(1, 5)} | {CONTACT}
    for key in chosen.keys:
        if key not in known:
            raise ArgumentError("--period", "node-period", key)
    if chosen.text is not None:
        if len(chosen.keys) != 1:
            raise ArgumentError("--text", "node-text-of-one")
        if not chosen.text.strip():
            raise ArgumentError("--text", "node-text-blank")
    return replace(chosen, item=item.id, unit=unit)


def _refuse_wrong(findings: Sequence[Finding]) -> None:
    if findings:
        one = findings[0]
        raise ArgumentError("--approve", str(one.code), f"{one.item}“{one.facts['text']}”")


def _record(
    ledger: "Transaction",
    workspace: Workspace,
    kind: DecisionKind,
    settled: Mapping[str, Mapping[str, Settled]],
    author: Author,
) -> dict[str, int]:
    at = stamp_time(author.now)
    return {
        item: ledger.add_decision(
            refinement_code(workspace),
            item,
            kind,
            write_settled(one),
            author.reason,
            author.who,
            at,
        )
        for item, one in settled.items()
    }


def _new_version(
    workspace: Workspace, ledger: "Transaction", items: Sequence[str], author: Author
) -> int:
    """Store the plan as the decisions have it now; 0 where they leave it as it is."""
    plan = workspace.plan()
    standing = standing_nodes(workspace.book.parts.decisions(refinement_code(workspace)))
    changed: list[str] = []
    for item_id in dict.fromkeys(items):
        item = plan.item(item_id)
        if item is None:
            continue
        approved = standing.get(item_id, NOTHING_SETTLED).refinement()
        made = with_refinement(item, approved)
        if made != item:
            plan = plan.with_item(made)
            changed.append(item_id)
    if not changed:
        return 0
    document = workspace.book.parts.plan_versions[-1]
    return ledger.add_plan(
        plan,
        name=document.name,
        sha256=document.sha256,
        at=stamp_time(author.now),
        refines=tuple(changed),
    )
