"""催报 and the papers around a round: who is to be called, with which words, and the letters."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from gwreport.domain.papers import Paper
from gwreport.ui.operations.opened import opened
from gwreport.workflow.output.papers import WrittenPapers, write_papers
from gwreport.workflow.sending import chase as chasing
from gwreport.workflow.sending.chase import Chase, WrittenChase


def view_chase(location: str, code: str, today: date) -> Chase | None:
    """Find who has not returned everything, those not due included; None when nothing went out.

    Raises WorkspaceError, DocumentError for an office template that does not fit.
    """
    with opened(location) as workspace:
        if not workspace.book.is_under_way(code):
            return None
        return chasing.chase(workspace, code, today=today, waiting=True)


def write_chase(location: str, found: Chase, folder: Path) -> WrittenChase:
    """Write the list and the texts.

    Raises WorkspaceError, StorageError.
    """
    with opened(location) as workspace:
        return chasing.write_chase(workspace, found, folder)


def write_letters(
    location: str,
    code: str,
    folder: Path,
    sorts: Sequence[Paper],
    today: date,
    deadline: date | None,
) -> WrittenPapers:
    """Write papers of these sorts.

    Raises WorkspaceError, DocumentError, StorageError.
    """
    with opened(location) as workspace:
        return write_papers(workspace, code, folder, sorts, today=today, deadline=deadline)
