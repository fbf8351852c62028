"""What the tab 台账 of 全年 shows and does: the whole year of every item, and the writing of register and cards."""

from collections.abc import Collection
from pathlib import Path

from gwreport.reports.register.data import RegisterData
from gwreport.ui.operations.opened import opened
from gwreport.workflow.progress import Progress
from gwreport.workflow.year import write_register as writing
from gwreport.workflow.year.register_data import register_data
from gwreport.workflow.year.write_register import WrittenRegister


def view_register(location: str) -> RegisterData | None:
    """Read the year of every item; None while no plan is loaded.

    Raises WorkspaceError.
    """
    with opened(location) as workspace:
        if not workspace.book.parts.plan_versions:
            return None
        return register_data(workspace)


def write_register(location: str, folder: Path, progress: Progress) -> WrittenRegister:
    """Write the register and the cards of all items.

    Raises Cancelled, WorkspaceError, StorageError.
    """
    with opened(location) as workspace:
        return writing.write_register(workspace, folder, progress=progress)


def write_cards(
    location: str, path: Path, items: Collection[str], progress: Progress
) -> WrittenRegister:
    """Write the cards of these items, by their ids, as one document.

    Raises Cancelled, WorkspaceError, StorageError.
    """
    with opened(location) as workspace:
        return writing.write_cards(workspace, path, items, progress=progress)
