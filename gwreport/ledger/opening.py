"""Making a workspace, and opening one: what it must be, and bringing it to the newest form.

What only a new workspace or one of an older form needs is loaded for these.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from gwreport.errors import WorkspaceError, WorkspaceFault
from gwreport.ledger.places.file_place import FilePlace, temporary_file
from gwreport.ledger.storage import schema
from gwreport.ledger.storage.file_database import FileDatabase
from gwreport.ledger.storage.migrations import NUMBERED, STEPS
from gwreport.ledger.storage.refusals import refusals
from gwreport.ledger.storage.steps import take_steps
from gwreport.machine import effects
from gwreport.machine.saving import Saved, save_beside

if TYPE_CHECKING:
    from gwreport.ledger.places.place import Place
    from gwreport.ledger.proof.contents import Log
    from gwreport.ledger.records import WorkspaceFacts
    from gwreport.ledger.storage.database import Database

_BEFORE = ".升级前"


def make_workspace(place: Place, facts: WorkspaceFacts) -> None:
    """Make a new workspace: built beside its place and put there in one step.

    Raises WorkspaceError when there is one already, StorageError.
    """
    with place.building() as site:
        build_workspace(site, facts)


def copy_file(database: Database, path: Path) -> None:
    """Copy an open workspace to a new file, built and put there as a new one is; see `make_workspace`."""
    with FilePlace(path).building() as site:
        database.copy_to_file(site.path)


def copy_beside(database: Database, path: Path) -> Saved:
    """Copy an open workspace to a file, or beside what stands there.

    Raises StorageError.
    """
    with refusals(str(path)), temporary_file(path.parent) as temporary:
        database.copy_to_file(temporary)
        return save_beside(path, temporary)


def build_workspace(site: Place, facts: WorkspaceFacts) -> None:
    """Give an empty place its tables and the facts of its workspace."""
    database = site.connect()
    from gwreport.ledger.tables.journal import JournalWriter
    from gwreport.ledger.tables.recorded import as_recorded, keep
    from gwreport.ledger.tables.settings import facts_row

    try:
        with database.writing():
            take_steps(database)
            row = facts_row(facts)
            database.insert(schema.workspace, [row])
            told = {name: value for name, value in row.items() if name != "secret"}
            JournalWriter(database).append(
                "workspace",
                {"number": 0, "digest": keep(database, as_recorded(row)), **told},
                at=facts.created_at,
            )
    finally:
        database.close()


def open_workspace(
    place: Place, *, busy_seconds: float, keeping: bool = True
) -> tuple[Database, Path | None]:
    """Open a workspace and bring it to the newest form, in one transaction.

    Gives where a copy of it as it was before is kept: None for one that was of the newest form, and
    unless it is worth `keeping`. Raises WorkspaceError, StorageError; what is no workspace is not changed.
    """
    place.must_be_there()
    if isinstance(place, FilePlace):
        effects.clear_left(place.folder)
    database = place.connect(busy_seconds=busy_seconds)
    try:
        return database, _bring_up(place, database, keeping=keeping)
    except BaseException:  # whatever it is, the database is let go; it is raised on
        database.close()
        raise


def open_on_trial(place: Place, *, busy_seconds: float) -> Database:
    """Open a workspace so that nothing can change it: the database itself refuses to.

    A file of an older form is brought to the newest in a copy that is in memory alone. Raises
    WorkspaceError (also for a server's of an older form: only its administrator brings it up), StorageError.
    """
    place.must_be_there()
    database = place.on_trial(busy_seconds=busy_seconds)
    try:
        must_run_nothing(database)
        if _version(database) == len(STEPS):
            return database
        if not isinstance(database, FileDatabase):
            raise WorkspaceError(place.name, WorkspaceFault.OLDER)
        copy = FileDatabase(database.path, in_memory=True)
        try:
            copy.fill_from(database)
            _bring_up(place, copy, keeping=False)
        except BaseException:  # whatever it is, the file is let go; it is raised on
            copy.close()
            raise
    except BaseException:  # whatever it is, the file is let go; it is raised on
        database.close()
        raise
    database.close()
    copy.refuse_changes()
    return copy


def must_run_nothing(database: Database) -> None:
    """Look at a file that may be from elsewhere before anything else of it is read.

    Raises WorkspaceError (damaged) for one that would run statements of its own, or that is no workspace.
    """
    if database.runs_statements(_version(database)):
        raise WorkspaceError(database.name, WorkspaceFault.DAMAGED)


def _bring_up(place: Place, database: Database, *, keeping: bool) -> Path | None:
    if _version(database) == len(STEPS):
        return None
    try:
        return _take_missing_steps(place, database, keeping=keeping)
    except WorkspaceError as error:
        if error.fault is not WorkspaceFault.NOT_ALLOWED:
            raise
        raise WorkspaceError(place.name, WorkspaceFault.OLDER) from error


def _take_missing_steps(place: Place, database: Database, *, keeping: bool) -> Path | None:
    from gwreport.ledger.proof import contents
    from gwreport.ledger.tables import journal

    before: Path | None = None
    try:
        with database.writing():
            done = _version(database)
            if done == len(STEPS):
                return None  # another program has taken the steps in between
            if keeping:
                before = place.aside(_BEFORE)
                _copy_as_it_is(place, before)
            take_steps(database, done)
            log = contents.read_log(journal.intact_records(journal.read_records(database)))
            if done < NUMBERED:
                _say_what_names_mean(database, log)
            _record_in_full(database, log)
            _note_written(database)
    except BaseException:  # nothing was brought up: its copy goes; it is raised on
        if before is not None:
            before.unlink(missing_ok=True)
        raise
    return before


def _copy_as_it_is(place: Place, path: Path) -> None:
    # A connection cannot copy while it holds a write transaction; another can, as nothing is
    # changed yet.
    other = place.connect()
    try:
        copy_file(other, path)
    finally:
        other.close()


def _version(database: Database) -> int:
    """Give the number of the last step that a workspace was taken through.

    Raises WorkspaceError for no workspace, or one of a newer program.
    """
    version = database.version()
    if version is None:
        raise WorkspaceError(database.name, WorkspaceFault.NOT_A_WORKSPACE)
    if version > len(STEPS):
        raise WorkspaceError(database.name, WorkspaceFault.NEWER, str(version))
    return version


def _record_in_full(database: Database, log: Log) -> None:
    """Keep the words of everything that was recorded by its digest alone, as once it was.

    What is no longer as it was recorded is left out; the check of the workspace tells of it.
    """
    from gwreport.ledger.proof import contents
    from gwreport.ledger.tables.recorded import read_words, recorded_row

    with database.reading() as connection:
        for thing, parts in contents.stored_things(connection):
            try:
                row = recorded_row(*parts)
            except TypeError:
                continue  # bytes in the place of words
            there = read_words(connection, [row["digest"]])
            if log.digests.get(thing) == row["digest"] and not there:
                database.insert(schema.recorded, [row])


def _say_what_names_mean(database: Database, log: Log) -> None:
    from gwreport.ledger.tables.named_units import insert_rows, rows_before
    from gwreport.ledger.tables.registry import read_registry

    with database.reading() as connection:
        rows = rows_before([*log.before, read_registry(connection)])
    insert_rows(database, rows)


def _note_written(database: Database) -> None:
    from gwreport.ledger.tables.written import note_hashes, recorded_hashes

    with database.reading() as connection:
        named = list(recorded_hashes(connection))
    note_hashes(database, named)
