"""催报 and the papers around a round: who is to be called, with which words, and the letters."""

from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path

from gwreport.domain.papers import Paper
from gwreport.errors import ArgumentError
from gwreport.ui.operations.opened import opened
from gwreport.workflow.output.paper_numbers import NextNumbers, view_numbers
from gwreport.workflow.output.papers import WrittenPapers, write_papers
from gwreport.workflow.review.record_decision import Author
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


def view_next(location: str, code: str) -> NextNumbers:
    """Say where the numbers of 督办通知单 stand.

    Raises WorkspaceError.
    """
    with opened(location) as workspace:
        return view_numbers(workspace, code, Paper.SUPERVISION, date.today())


def supervise(
    location: str, code: str, folder: Path, deadline: str, first: str, who: str, now: datetime
) -> WrittenPapers:
    """Write 督办通知单 to be answered by a day and numbered from `first`, as the clerk wrote both ("" for neither).

    Raises ArgumentError for what is no day that is still to come or no free number, and as `write_letters`.
    """
    with opened(location) as workspace:
        return write_papers(
            workspace,
            code,
            folder,
            (Paper.SUPERVISION,),
            today=now.date(),
            deadline=_day(deadline.strip()),
            first=_number(first.strip()),
            author=Author(who, "", now),
        )


def _day(written: str) -> date | None:
    if not written:
        return None
    try:
        return date.fromisoformat(written)
    except ValueError:
        raise ArgumentError("期限", "date", written) from None


def _number(written: str) -> int | None:
    if not written:
        return None
    if not (written.isascii() and written.isdecimal() and 0 < int(written) < 1_000_000):
        raise ArgumentError("编号", "number", written)
    return int(written)
