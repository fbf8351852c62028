"""What 任务分解 does to a row of the loaded plan: correct it, take a correction back."""

from dataclasses import dataclass
from datetime import datetime

from gwreport.domain.plan.plan import Item
from gwreport.ui.operations.opened import opened
from gwreport.ui.operations.sentences import finding_words
from gwreport.workflow.review import correct_item as correcting
from gwreport.workflow.review.correct_item import CorrectedItem, ItemChange
from gwreport.workflow.review.record_decision import Author


@dataclass(frozen=True, slots=True)
class Corrected:
    """What was stored, and in words what is to be looked at in it."""

    made: CorrectedItem
    told: tuple[str, ...]


def correct_row(
    location: str, shown: Item, change: ItemChange, who: str, reason: str, now: datetime
) -> Corrected:
    """Correct an item as the clerk had it before his eyes.

    Raises UnknownNameError, ArgumentError, WorkspaceError.
    """
    with opened(location) as workspace:
        author = Author(who, reason, now)
        made = correcting.correct_item(workspace, shown.id, change, author, shown=shown)
    return Corrected(made, tuple(map(finding_words, made.findings)))


def undo_correction(
    location: str, number: int, who: str, reason: str, now: datetime
) -> CorrectedItem:
    """Take a correction back.

    Raises ArgumentError, WorkspaceError.
    """
    with opened(location) as workspace:
        return correcting.undo_correction(workspace, number, Author(who, reason, now))
