"""The workspace of a job: opened for it and closed after it; what was read of it serves the next.

No file stays open between two jobs, for an open one could not be moved, replaced or taken along on
some systems, and to open one costs a thousandth of a second. What is kept is the round book, as long
as the file is the very one that it was read from.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Generator
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from gwreport.errors import WorkspaceError, WorkspaceFault
from gwreport.workflow.locations import is_address

if TYPE_CHECKING:
    from gwreport.workflow.book.round_book import RoundBook
    from gwreport.workflow.workspace import Workspace


class FileFacts(NamedTuple):
    """Which file a workspace is, and how it was written last: any program's work makes it another."""

    location: str
    identity: tuple[int, int]
    written_at: int
    size: int


class _Shelf:
    """Holds the book of the workspace that was open last, for one job at a time."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._kept: tuple[FileFacts, RoundBook] | None = None

    def take(self, location: str) -> RoundBook | None:
        """Give the book that was put here, unless another job has it or the file has changed."""
        with self._lock:
            kept, self._kept = self._kept, None
        return kept[1] if kept is not None and kept[0] == file_facts(location) else None

    def put(self, location: str, book: RoundBook) -> None:
        """Keep a book for the next job."""
        file = file_facts(location)
        with self._lock:
            self._kept = (file, book) if file is not None else None

    def clear(self) -> None:
        """Forget what is kept."""
        with self._lock:
            self._kept = None


_SHELF = _Shelf()
# Where workspaces were opened since the program was begun.
_reached: set[str] = set()
# Seconds that a job waits for a server that was there before, and between two attempts.
_PATIENCE, _AGAIN = 60.0, 1.0


@contextmanager
def opened(location: str) -> Generator[Workspace]:
    """Open a workspace for one job, with what is known of it from the job before.

    Where the link to a server broke since the job before, it is waited for. After a job that failed
    nothing is kept. Raises WorkspaceError.
    """
    from gwreport.workflow.book.round_book import RoundBook

    book = _SHELF.take(location) or RoundBook()
    with _open(location, book) as workspace:
        yield workspace
    _SHELF.put(location, book)


def _open(location: str, book: RoundBook) -> Workspace:
    from gwreport.workflow.workspace import Workspace

    until = time.monotonic() + _PATIENCE
    while True:
        try:
            opened = Workspace.open(location, book=book)
        except WorkspaceError as error:
            # A link that breaks comes back, as a rule; one that was never there is told at once.
            is_lost = error.fault is WorkspaceFault.UNREACHABLE and location in _reached
            if not is_lost or time.monotonic() > until:
                raise
            time.sleep(_AGAIN)
        else:
            _reached.add(location)
            return opened


def prepare_opening() -> None:
    """Load what opens, merges and judges a workspace, so that the first is shown at once."""
    for name in (
        "gwreport.domain.judgement.round_judging",
        "gwreport.domain.merging.earlier_rounds",
        "gwreport.domain.merging.merged_round",
        "gwreport.domain.returns.belonging",
        "gwreport.domain.review.round_state",
        "gwreport.ledger.ledger",
        "gwreport.workflow.workspace",
        "platformdirs",
    ):
        import_module(name)


def forget() -> None:
    """Forget what is known of the workspace that was open last."""
    _SHELF.clear()


def file_facts(location: str) -> FileFacts | None:
    """Give what tells a file from what it was before; None for what is none.

    What is on a server tells it by its journal alone.
    """
    if is_address(location):
        return FileFacts(location, (0, 0), 0, 0)
    try:
        facts = Path(location).stat()
    except OSError:
        return None
    identity = facts.st_dev, facts.st_ino
    return FileFacts(location, identity, facts.st_mtime_ns, facts.st_size)
