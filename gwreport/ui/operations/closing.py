"""What 销号 shows and does: where each item stands, items closed, requests sent back, reopened, that taken back."""

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from gwreport.domain.decisions.decisions import Decision
from gwreport.domain.year.closing import ClosingState
from gwreport.machine.saving import temporary_place
from gwreport.ui.operations.opened import opened
from gwreport.workflow.review import evidence as files
from gwreport.workflow.review.record_decision import Author
from gwreport.workflow.year import closing
from gwreport.workflow.year.closing import ClosingDone, ClosingsDone
from gwreport.workflow.year.closings_now import Standing
from gwreport.workflow.year.view_closings import ItemStand, view_stands


@dataclass(frozen=True, slots=True)
class ClosingView:
    """Where every item of the plan stands, what waits first, then what is closed, the newest first."""

    stands: tuple[ItemStand, ...] = ()

    @property
    def counts(self) -> Counter[ClosingState]:
        """How many items stand where."""
        return Counter(one.state for one in self.stands)

    @property
    def newest(self) -> Decision | None:
        """The newest decision of all that can be taken back."""
        found = (one.newest for one in self.stands if one.newest is not None)
        return max(found, key=lambda one: one.number, default=None)


_ORDER = (
    ClosingState.ASKED,
    ClosingState.CLOSED,
    ClosingState.SENT_BACK,
    ClosingState.UNDER_WAY,
)


def view_closing(location: str) -> ClosingView | None:
    """Read where every item stands; None while no plan is loaded.

    Raises WorkspaceError.
    """
    with opened(location) as workspace:
        if workspace.book.parts.plan is None:
            return None
        stands = view_stands(workspace)
    return ClosingView(tuple(sorted(stands, key=_place)))


def _place(one: ItemStand) -> tuple[int, int]:
    # What is under way stays in the plan's order.
    is_closed = one.state is ClosingState.CLOSED
    return _ORDER.index(one.state), -one.standing.number if is_closed else 0


def stands_of(location: str, items: Collection[str]) -> tuple[ItemStand, ...]:
    """Read where some items stand, by their ids.

    Raises WorkspaceError.
    """
    with opened(location) as workspace:
        return view_stands(workspace, items)


def close_items(
    location: str,
    stands: Sequence[ItemStand],
    evidence: Sequence[Path],
    reason: str,
    who: str,
    now: datetime,
    *,
    without_evidence: bool,
) -> ClosingsDone:
    """Close items as they stood before the clerk's eyes, all or none.

    Raises ArgumentError (it stands otherwise now, no evidence), DocumentError, WorkspaceError.
    """
    with opened(location) as workspace:
        return closing.close_items(
            workspace,
            _ids(stands),
            Author(who, reason, now),
            evidence=evidence,
            without_evidence=without_evidence,
            shown=_shown(stands),
        )


def send_requests_back(
    location: str, stands: Sequence[ItemStand], reason: str, who: str, now: datetime
) -> ClosingsDone:
    """Send the requests of items back, all or none.

    Raises ArgumentError, WorkspaceError.
    """
    with opened(location) as workspace:
        author = Author(who, reason, now)
        return closing.send_requests_back(workspace, _ids(stands), author, shown=_shown(stands))


def reopen_items(
    location: str, stands: Sequence[ItemStand], reason: str, who: str, now: datetime
) -> ClosingsDone:
    """Reopen closed items, all or none.

    Raises ArgumentError, WorkspaceError.
    """
    with opened(location) as workspace:
        author = Author(who, reason, now)
        return closing.reopen_items(workspace, _ids(stands), author, shown=_shown(stands))


def undo_closing(location: str, number: int, reason: str, who: str, now: datetime) -> ClosingDone:
    """Take a closing, a reopening or a sending back, back.

    Raises ArgumentError, WorkspaceError.
    """
    with opened(location) as workspace:
        return closing.undo_closing(workspace, number, Author(who, reason, now))


def look_at_evidence_of(location: str, number: int) -> Path:
    """Put a copy of a file of any round into a temporary folder; one that could run has a name that nothing runs.

    Raises UnknownNameError, WorkspaceError, StorageError.
    """
    with opened(location) as workspace:
        return files.write_evidence(workspace, "", number, temporary_place()).path


def _ids(stands: Sequence[ItemStand]) -> list[str]:
    return [one.item.id for one in stands]


def _shown(stands: Sequence[ItemStand]) -> dict[str, Standing]:
    return {one.item.id: one.standing for one in stands}
