"""What 回收 shows and does of evidence (佐证材料): whose it is, to which item it belongs, a look at it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from gwreport.machine.saving import temporary_place
from gwreport.ui.operations.opened import opened
from gwreport.workflow.review import evidence
from gwreport.workflow.review.record_decision import Author
from gwreport.workflow.rounds.joined_evidence import JoinedEvidence


@dataclass(frozen=True, slots=True)
class EvidenceOf:
    """What another page leads to: the evidence of an item, "" for all."""

    item: str = ""


@dataclass(frozen=True, slots=True)
class EvidenceView:
    """The evidence of a round, what waits first, and the items to which it can be said to belong."""

    files: tuple[JoinedEvidence, ...] = ()
    items: tuple[tuple[str, str], ...] = ()

    @property
    def waiting(self) -> int:
        """Of how many it cannot be told to which item they belong."""
        return sum(one.is_open for one in self.files)


def view_evidence(location: str, code: str) -> EvidenceView:
    """Read the evidence of a round.

    Raises WorkspaceError.
    """
    with opened(location) as workspace:
        if not workspace.book.is_under_way(code):
            return EvidenceView()
        found = evidence.round_evidence(workspace, code)
        items = tuple((item.id, " ".join(item.text.split())) for item in workspace.plan().items)
    return EvidenceView(tuple(sorted(found, key=lambda one: not one.is_open)), items)


def assign_evidence(
    location: str, code: str, number: int, items: Sequence[str], who: str, now: datetime
) -> int:
    """Say to which items a file belongs, none for the whole return.

    Raises UnknownNameError, WorkspaceError.
    """
    with opened(location) as workspace:
        return evidence.assign_evidence(workspace, code, number, items, Author(who, "", now))


def unassign_evidence(location: str, code: str, number: int, who: str, now: datetime) -> int:
    """Take back what was said of a file last.

    Raises ArgumentError where nothing was said, WorkspaceError.
    """
    with opened(location) as workspace:
        return evidence.undo_assignment(workspace, code, number, Author(who, "", now))


def look_at_evidence(location: str, code: str, number: int) -> Path:
    """Put a copy of a file into a temporary folder; one that could run has a name that nothing runs.

    Raises UnknownNameError, WorkspaceError, StorageError.
    """
    with opened(location) as workspace:
        return evidence.write_evidence(workspace, code, number, temporary_place()).path
