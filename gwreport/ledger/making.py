"""A workspace made and filled in one step: it is there whole, or not at all."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from gwreport.ledger.ledger import Ledger
from gwreport.ledger.opening import build_file, file_at, new_file
from gwreport.ledger.proof import seen_heads
from gwreport.ledger.storage.database import Database

if TYPE_CHECKING:
    from collections.abc import Generator
    from pathlib import Path

    from gwreport.ledger.records import WorkspaceFacts


@contextmanager
def ledger_in_making(location: str | Path, facts: WorkspaceFacts) -> Generator[Ledger]:
    """Make a workspace and give it to be filled; it is put in its place at the end of the block.

    It never comes to be when anything is raised within. Raises WorkspaceError when something of that
    name exists, StorageError.
    """
    path = file_at(location)
    with new_file(path) as temporary:
        build_file(temporary, facts)
        with Ledger(str(location), Database(temporary), noted=False) as ledger:
            yield ledger
    # What stood there before under this name is gone, and no former state of the new one.
    seen_heads.forget(facts.uid, str(path.resolve()))
