"""View what is closed (销号) and what is asked to be, in all rounds; where every item stands on its way there."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from gwreport.domain.decisions.closings import Closing
from gwreport.domain.decisions.decisions import CLOSING_KINDS, Decision, DecisionKind, undone
from gwreport.domain.merging.merging import Merged
from gwreport.domain.plan.plan import Item
from gwreport.domain.returns.evidence import EvidenceFile
from gwreport.domain.rounds import parse_period
from gwreport.domain.year.closing import ClosingState, Request
from gwreport.workflow.workspace import Workspace
from gwreport.workflow.year.closings_now import ClosingsNow, Standing

# The decisions upon closings that can be taken back where they are listed.
UPON_CLOSINGS = CLOSING_KINDS | {DecisionKind.KEEP_OPEN}


@dataclass(frozen=True, slots=True)
class ClosedItem:
    """An item that is closed now, with the files that the closing rests on."""

    item: Item
    closing: Closing
    evidence: tuple[EvidenceFile, ...]


@dataclass(frozen=True, slots=True)
class AskedItem:
    """A request that waits: of which round it is, and the files that came for the item in that round."""

    item: Item
    round: str
    request: Request
    evidence: tuple[EvidenceFile, ...]


@dataclass(frozen=True, slots=True)
class Closings:
    """What is closed now, the newest first, and the requests that wait, the oldest first."""

    closed: tuple[ClosedItem, ...]
    asked: tuple[AskedItem, ...]


def view_closings(workspace: Workspace) -> Closings:
    """Give what is closed and what is asked to be, in all rounds; raises WorkspaceError without a plan."""
    now = ClosingsNow(workspace)
    plan = workspace.plan()
    files = {one.number: one for one in workspace.book.parts.every_evidence}
    closed = [
        ClosedItem(item, one, tuple(files[n] for n in one.ground.evidence if n in files))
        for one in sorted(
            {one.item: one for one in now.closed.values()}.values(),
            key=lambda one: -one.decision.number,
        )
        if (item := plan.item(one.item)) is not None
    ]
    asked = [
        AskedItem(item, code, one, now.joined(code, one.item))
        for code, one in now.asked
        if (item := plan.item(one.item)) is not None
    ]
    return Closings(tuple(closed), tuple(asked))


@dataclass(frozen=True, slots=True)
class ItemStand:
    """Where one matter stands on its way to be closed.

    `requests` are those that wait, with their rounds; `evidence` is what it is closed upon, or could
    be; `merged` what is reported of it in `round`, the newest that was sent out, None before any was.
    What is decided counts from that one on, from the next one where `is_later`. `newest` is the
    decision on it that can be taken back, None for none.
    """

    item: Item
    leads: tuple[str, ...]
    standing: Standing
    round: str
    is_later: bool
    requests: tuple[tuple[str, Request], ...] = ()
    closing: Closing | None = None
    sent_back: Decision | None = None
    evidence: tuple[EvidenceFile, ...] = ()
    merged: Merged | None = None
    newest: Decision | None = None

    @property
    def state(self) -> ClosingState:
        """Where it stands."""
        return self.standing.state


def view_stands(workspace: Workspace, items: Collection[str] = ()) -> tuple[ItemStand, ...]:
    """Say where each matter of the plan stands, or those of these ids, in the plan's order.

    What stands in several plans (清单) is given once, as it is asked. Raises WorkspaceError without a plan.
    """
    book = workspace.book
    now = ClosingsNow(workspace)
    plan = workspace.plan()
    period = parse_period(now.newest)
    merged = {one.item.id: one for one in book.state(period).merged} if period else {}
    files = {one.number: one for one in book.parts.every_evidence}
    newest = _newest_decisions(workspace)
    leads = book.leads()
    wanted = {now.asked_as(item) for item in plan.items if item.id in items} if items else None
    found: list[ItemStand] = []
    for item in plan.items:
        if now.asked_as(item) != item.id or (wanted is not None and item.id not in wanted):
            continue
        standing = now.standing(item.id)
        closing = now.closed.get(item.id)
        is_back = standing.state is ClosingState.SENT_BACK
        decided = [newest[one] for one in now.matter(item.id) if one in newest]
        found.append(
            ItemStand(
                item,
                leads.get(item.id, ()),
                standing,
                now.newest,
                now.is_final(item),
                tuple(one for one in now.asked if one[1].item == item.id),
                closing,
                now.back[item.id] if is_back else None,
                tuple(files[one] for one in standing.evidence if one in files),
                merged.get(item.id),
                max(decided, key=lambda one: one.number, default=None),
            )
        )
    return tuple(found)


def view_states(workspace: Workspace) -> Mapping[str, tuple[ClosingState, Closing | None]]:
    """Say of each item where it stands; of none while nothing was ever closed or asked to be.

    Raises WorkspaceError without a plan.
    """
    now = ClosingsNow(workspace)
    if not (now.closed or now.asked or now.back):
        return {}
    items = {one.id: now.asked_as(one) for one in workspace.plan().items}
    return {one: (now.state(asked), now.closed.get(asked)) for one, asked in items.items()}


def _newest_decisions(workspace: Workspace) -> dict[str, Decision]:
    every = workspace.book.parts.every_decision
    out_of_force = undone(every)
    return {
        one.subject: one
        for one in sorted(every, key=lambda one: one.number)
        if one.kind in UPON_CLOSINGS and one.number not in out_of_force
    }
