"""What the tab 细化方案 shows and does: nodes by item and period, proposals approved, refused, changed."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import takewhile

from gwreport.domain.decisions.decisions import Decision, DecisionKind, Force
from gwreport.domain.decisions.settled_nodes import CONTACT
from gwreport.domain.findings.codes.nodes import NodeCode
from gwreport.domain.plan.node_words import due_words
from gwreport.domain.plan.plan import Item
from gwreport.domain.plan.refinement import unrefined
from gwreport.domain.rounds import parse_round
from gwreport.domain.year.node_states import NodeState, StatedNode
from gwreport.ui.operations.opened import opened
from gwreport.ui.operations.sentences import finding_words
from gwreport.wording.decisions import decision_line
from gwreport.wording.findings.nodes import NODE_PROBLEMS
from gwreport.wording.item_names import item_name
from gwreport.wording.item_parts import node_heading
from gwreport.workflow.review.record_decision import Author
from gwreport.workflow.year import nodes
from gwreport.workflow.year.node_look import Chosen, ItemNodes


@dataclass(frozen=True, slots=True)
class NodeRow:
    """One period of an item, or its person: what the plan has and what a unit proposes for it.

    `problem` names what is wrong with the proposal and `told` says it, "" for nothing; `decided` who
    settled it, when and why.
    """

    item: str
    text: str
    node: StatedNode
    planned: str
    problem: str = ""
    told: str = ""
    decided: str = ""

    @property
    def key(self) -> tuple[str, str, str]:
        """What the row is known by again."""
        return self.item, self.node.key, self.node.proposed or self.node.text

    @property
    def proposal(self) -> str:
        """What a unit proposes, or what was approved; "" where the plan's own node stands alone."""
        return "" if self.node.state is NodeState.PLAN else self.node.text


@dataclass(frozen=True, slots=True)
class NodesView:
    """The rows in the plan's order; `undoable` are the newest decisions on nodes, those of one go, and their words."""

    rows: tuple[NodeRow, ...] = ()
    undoable: tuple[int, ...] = ()
    undoable_words: str = ""

    @property
    def waiting(self) -> int:
        """How many proposals wait."""
        return sum(one.node.waits for one in self.rows)


def view_nodes(location: str) -> NodesView:
    """Read the nodes of all items.

    Raises WorkspaceError.
    """
    with opened(location) as workspace:
        if workspace.book.parts.plan is None:
            return NodesView()
        items = nodes.list_nodes(workspace)
        decided = [
            one.decision
            for one in nodes.list_node_decisions(workspace)
            if one.force is not Force.UNDONE and one.decision.kind is not DecisionKind.UNDO
        ]
    rows = tuple(row for one in items for row in _rows(one))
    # What was settled in one go is taken back in one go.
    together = list(takewhile(lambda one: _go(one) == _go(decided[-1]), reversed(decided)))
    numbers = tuple(one.number for one in together)
    more = f"\n……等 {len(together)} 项，一起撤销。" if len(together) > 1 else ""
    words = (
        f"{item_name(together[0].subject)}　{decision_line(together[0], item_name)}{more}"
        if together
        else ""
    )
    return NodesView(rows, numbers, words)


def _go(one: Decision) -> tuple[object, ...]:
    return one.kind, one.who, one.at, one.reason


def _rows(one: ItemNodes) -> list[NodeRow]:
    told = {
        (str(finding.facts["heading"]), str(finding.facts["text"])): finding
        for finding in one.findings
    }
    rows: list[NodeRow] = []
    for node in one.nodes:
        wrong = told.get((node_heading(node.key), node.text)) if node.waits else None
        rows.append(
            NodeRow(
                one.item.id,
                one.item.text,
                node,
                _planned(one.item, node.key),
                NODE_PROBLEMS[NodeCode(str(wrong.code))] if wrong else "",
                finding_words(wrong) if wrong else "",
                decision_line(node.decision, item_name) if node.decision else "",
            )
        )
    return rows


def _planned(item: Item, key: str) -> str:
    own = unrefined(item)
    round_ = parse_round(key)
    if key == CONTACT or round_ is None:
        return "；".join(" ".join(filter(None, (one.name, one.phone))) for one in own.contacts)
    return due_words(own.nodes, round_)


def approve_nodes(
    location: str,
    chosen: Sequence[Chosen],
    who: str,
    reason: str,
    now: datetime,
    *,
    everything: bool = False,
    anyway: bool = False,
) -> nodes.SettledNodes:
    """Approve what is chosen, or everything that waits and has nothing wrong with it.

    Raises ArgumentError, ConflictError, WorkspaceError.
    """
    with opened(location) as workspace:
        return nodes.settle_nodes(
            workspace,
            Author(who, reason, now),
            approve=chosen,
            approve_all=everything,
            anyway=anyway,
        )


def refuse_nodes(
    location: str, chosen: Sequence[Chosen], who: str, reason: str, now: datetime
) -> nodes.SettledNodes:
    """Refuse what is chosen; what was approved is taken back.

    Raises ArgumentError without a reason, ConflictError, WorkspaceError.
    """
    with opened(location) as workspace:
        return nodes.settle_nodes(workspace, Author(who, reason, now), refuse=chosen)


def undo_nodes(location: str, numbers: Sequence[int], who: str, now: datetime) -> int:
    """Take decisions on nodes back; gives the version of the plan that came of it, 0 for none.

    Raises ArgumentError, WorkspaceError.
    """
    with opened(location) as workspace:
        return nodes.undo_nodes(workspace, numbers, Author(who, "", now))
