"""A workspace made and filled in one step, or made again: it is there whole, or not at all."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from gwreport.ledger.ledger import Ledger
from gwreport.ledger.opening import build_workspace
from gwreport.ledger.places.place_at import place_at
from gwreport.ledger.proof import seen_heads

if TYPE_CHECKING:
    from collections.abc import Generator
    from datetime import datetime
    from pathlib import Path

    from gwreport.ledger.records import Rebuilding, WorkspaceFacts


@contextmanager
def ledger_in_making(location: str | Path, facts: WorkspaceFacts) -> Generator[Ledger]:
    """Make a workspace and give it to be filled; it is put in its place at the end of the block.

    It never comes to be when anything is raised within. Raises WorkspaceError when something of that
    name exists, StorageError.
    """
    place = place_at(location)
    with place.building() as site:
        build_workspace(site, facts)
        with Ledger(place, site.connect(), noted=False) as ledger:
            yield ledger
    # What stood there before under this name is gone, and no former state of the new one.
    seen_heads.forget(facts.uid, place.lasting_name)


@contextmanager
def ledger_restored(
    source: str | Path, target: str | Path, *, at: datetime
) -> Generator[tuple[Ledger, Rebuilding]]:
    """Make a workspace again from what another recorded, and give it for a check.

    The new one is put in its place at the end of the block, and never comes to be when anything is
    raised within; the source stays as it is. Raises WorkspaceError (the target exists; the source is
    no workspace, newer, or so damaged that something is lost), StorageError.
    """
    from gwreport.ledger.rebuilding import own_copy, rebuild

    place = place_at(target)
    with place.building() as site, own_copy(place_at(source), place.folder) as copy:
        rebuilding = rebuild(copy, site, at=at)
        with Ledger(place, site.connect(), noted=False) as ledger:
            yield ledger, rebuilding
