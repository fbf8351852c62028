"""Making a workspace again from journal, archive and recorded words alone."""

from collections.abc import Generator, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlalchemy import insert

from gwreport.errors import WorkspaceError, WorkspaceFault
from gwreport.ledger.opening import copy_file, must_run_nothing, open_workspace
from gwreport.ledger.places.file_place import FilePlace, temporary_file
from gwreport.ledger.places.place import Place
from gwreport.ledger.places.place_at import place_at
from gwreport.ledger.proof import contents
from gwreport.ledger.proof.contents import Log, Thing, proof_of
from gwreport.ledger.proof.replay import Replay
from gwreport.ledger.records import JournalRecord, Rebuilding
from gwreport.ledger.storage import schema
from gwreport.ledger.storage.database import Database
from gwreport.ledger.storage.steps import take_steps
from gwreport.ledger.tables import archive, journal
from gwreport.ledger.tables.journal import JournalWriter
from gwreport.ledger.tables.recorded import recorded_row
from gwreport.ledger.tables.written import all_hashes, note_hashes, report_rows

_TABLES = (schema.workspace, schema.setting, schema.named_unit, *contents.STATE_TABLES)


def rebuild_workspace(location: str | Path, aside: Path, *, at: datetime) -> Rebuilding:
    """Set a workspace's tables right from what was recorded, in one step.

    When there is anything to set right, it is first copied, as it was, to the file `aside`, which must
    not exist. Raises WorkspaceError, StorageError.
    """
    place = place_at(location)
    database, _ = open_workspace(place, busy_seconds=5.0)
    try:
        with database.reading() as connection:
            newest = journal.newest_number(connection)
        with place.beside() as site:
            rebuilding = rebuild(database, site, at=at)
            if not rebuilding.repaired:
                return rebuilding
            copy_file(database, aside)
            rebuilt = site.connect()
            try:
                place.take_over(rebuilt, newest=newest)
            finally:
                rebuilt.close()
            return rebuilding
    finally:
        database.close()


@contextmanager
def own_copy(source: Place, folder: Path) -> Generator[Database]:
    """Give a copy, in a file of the newest form, of a workspace that must stay as it is.

    Raises WorkspaceError, StorageError.
    """
    source.must_be_there()
    with temporary_file(folder) as temporary:
        original = source.connect()
        try:
            must_run_nothing(original)
            original.copy_to_file(temporary)
        finally:
            original.close()
        copy, _ = open_workspace(FilePlace(temporary), busy_seconds=5.0, keeping=False)
        try:
            yield copy
        finally:
            copy.close()


def rebuild(source: Database, site: Place, *, at: datetime) -> Rebuilding:
    """Fill an empty place from another's journal, archive and recorded words.

    Nothing else of the source is believed. A last record that does not fit is left out: a write
    that was torn. Raises WorkspaceError when the journal is broken before its end, or when
    something that it names stands nowhere any more.
    """
    records, dropped = _intact(source)
    log = contents.read_log(records)
    instead = _stored_instead(source, log, Replay(source, log).find_lost())
    rebuilding = Rebuilding(
        _changed(source, log), tuple(sorted(instead)), dropped, _is_restructured(source)
    )
    replay = Replay(source, log, instead=instead)
    # Bytes that are gone from the archive are told by its own check, and hinder nothing here.
    target = site.connect(check_references=False)
    try:
        with target.writing():
            take_steps(target)
            with target.without_references():
                for row in _archive_rows(source):
                    target.change(insert(schema.archive), row)
                note_hashes(target, _written_hashes(source))
                target.insert(schema.written_report, _written_reports(source))
                target.insert(schema.recorded, [recorded_row(*parts) for parts in instead.values()])
                for row in replay.recorded_rows():
                    target.insert(schema.recorded, [row])
                target.insert(schema.journal, [journal.record_row(record) for record in records])
                for table in _TABLES:
                    for row in replay.rows(table):
                        target.insert(table, [row])
                if rebuilding.repaired:
                    JournalWriter(target).append("rebuilt", asdict(rebuilding), at=at)
    finally:
        target.close()
    return rebuilding


def _intact(source: Database) -> tuple[list[JournalRecord], int | None]:
    records = list(journal.read_records(source))
    broken = journal.first_broken(records)
    if (
        not records
        or (broken is not None and broken != len(records))
        or len(records) == broken == 1
    ):
        raise WorkspaceError(source.name, WorkspaceFault.DAMAGED)
    return (records, None) if broken is None else (records[:-1], broken)


def _changed(source: Database, log: Log) -> tuple[Thing, ...]:
    proofs = log.proofs()
    try:
        with source.as_it_is(), source.reading() as connection:
            return tuple(contents.unlike(proofs, contents.stored_proofs(connection)))
    except WorkspaceError as error:
        if error.fault is not WorkspaceFault.DAMAGED:
            raise
        # A table is gone or cannot be read: nothing in them can be compared.
        return tuple(sorted(proofs))


def _is_restructured(source: Database) -> bool:
    try:
        with source.as_it_is():
            return bool(source.structure_faults()) or source.has_damaged_pages()
    except WorkspaceError as error:
        if error.fault is not WorkspaceFault.DAMAGED:
            raise
        return True


def _stored_instead(source: Database, log: Log, lost: set[Thing]) -> dict[Thing, Sequence[Any]]:
    """Give what the tables hold of things whose recorded words are lost, where it has the digest."""
    if not lost:
        return {}
    with source.as_it_is(), source.reading() as connection:
        found = {
            thing: parts
            for thing, parts in contents.stored_things(connection)
            if thing in lost and proof_of(*parts) == log.digests[thing]
        }
    if found.keys() != lost:
        raise WorkspaceError(source.name, WorkspaceFault.DAMAGED)
    return found


def _written_hashes(source: Database) -> list[str]:
    # Nothing bears witness to them; whoever loses them finds a second file beside an unchanged one.
    try:
        with source.reading() as connection:
            return all_hashes(connection)
    except WorkspaceError as error:
        if error.fault is not WorkspaceFault.DAMAGED:
            raise
        return []


def _written_reports(source: Database) -> list[dict[str, Any]]:
    # As above: whoever loses them sees no more which reports were written, and nothing else.
    try:
        with source.reading() as connection:
            return report_rows(connection)
    except WorkspaceError as error:
        if error.fault is not WorkspaceFault.DAMAGED:
            raise
        return []


def _archive_rows(source: Database) -> Iterator[dict[str, Any]]:
    with source.reading() as connection:
        hashes = archive.hashes(connection)
    # One file at a time: the archive may be much larger than the memory.
    for sha256 in hashes:
        with source.reading() as connection:
            data = archive.read_bytes(connection, sha256)
        if data is not None:
            yield {"sha256": sha256, "size": len(data), "content": data}
