"""Making a workspace file, and opening one: what it must be, and bringing it to the newest form.

What only a new file or one of an older form needs is loaded for these.
"""

from __future__ import annotations

import itertools
import os
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Connection, text

from gwreport.errors import WorkspaceError, WorkspaceFault
from gwreport.ledger.records import WorkspaceFacts
from gwreport.ledger.storage import schema
from gwreport.ledger.storage.database import Database
from gwreport.ledger.storage.migrations import NUMBERED, STEPS, statements
from gwreport.ledger.storage.refusals import refusals
from gwreport.machine import effects
from gwreport.machine.saving import Saved, save_beside

if TYPE_CHECKING:
    from collections.abc import Generator

    from gwreport.ledger.proof.contents import Log

# "GWRL"; SQLite keeps it in the header of the file, where the command `file` finds it too.
APPLICATION_ID = 0x4757524C
_BEFORE = ".升级前"


def file_at(location: str | Path) -> Path:
    """Give the file of a workspace's location.

    Raises WorkspaceError for the URL of a database server: only files are workspaces so far.
    """
    if "://" in str(location):
        raise WorkspaceError(str(location), WorkspaceFault.NOT_A_WORKSPACE)
    return Path(location)


def make_file(path: Path, facts: WorkspaceFacts) -> None:
    """Make a new workspace file: built beside its place and put there in one step.

    Raises WorkspaceError when something of that name exists, StorageError.
    """

    with new_file(path) as temporary:
        build_file(temporary, facts)


def copy_file(database: Database, path: Path) -> None:
    """Copy an open workspace to a new file, in the same manner; see `make_file`."""
    with new_file(path) as temporary:
        database.copy_to(temporary)


def copy_beside(database: Database, path: Path) -> Saved:
    """Copy an open workspace to a place, or beside what stands there.

    Raises StorageError.
    """
    with refusals(path), temporary_file(path.parent) as temporary:
        database.copy_to(temporary)
        return save_beside(path, temporary)


@contextmanager
def new_file(path: Path) -> Generator[Path]:
    """Give a place for building a file, which is put at `path` in one step when all went well.

    A workspace holds the words of every unit: it and its copies are their owner's alone, as a
    temporary file is, until he lets others in. Raises WorkspaceError when something of that name
    exists, StorageError.
    """
    if os.path.lexists(path):
        raise WorkspaceError(str(path), WorkspaceFault.EXISTS)
    with refusals(path), temporary_file(path.parent) as temporary:
        yield temporary
        try:
            effects.place(temporary, path)
        except FileExistsError:
            raise WorkspaceError(str(path), WorkspaceFault.EXISTS) from None


@contextmanager
def temporary_file(folder: Path) -> Generator[Path]:
    """Give an empty file in `folder` that is gone at the end.

    Raises StorageError.
    """
    with refusals(folder):
        handle, temporary = effects.open_temporary(folder)
        handle.close()
    try:
        yield temporary
    finally:
        temporary.unlink(missing_ok=True)
        temporary.with_name(temporary.name + "-journal").unlink(missing_ok=True)


def build_file(path: Path, facts: WorkspaceFacts) -> None:
    """Give an empty file its tables and the facts of its workspace."""
    database = Database(path)
    from gwreport.ledger.tables.journal import JournalWriter
    from gwreport.ledger.tables.recorded import as_recorded, keep
    from gwreport.ledger.tables.settings import facts_row

    try:
        with database.writing():
            begin_file(database)
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


def begin_file(database: Database) -> None:
    """Give an empty file its identity and its tables, within a write transaction."""
    database.change(text(f"PRAGMA application_id = {APPLICATION_ID}"))
    _take_steps(database, 0)


def open_file(
    path: Path, *, busy_seconds: float, keeping: bool = True
) -> tuple[Database, Path | None]:
    """Open a workspace file and bring it to the newest form, in one transaction.

    Gives where a copy of the file as it was before is kept: None for one that was of the newest
    form, and unless it is worth `keeping`. Raises WorkspaceError, StorageError; a file that is no
    workspace is not changed.
    """
    _must_be_file(path)
    effects.clear_left(path.parent)
    database = Database(path, busy_seconds=busy_seconds)
    try:
        return database, _bring_up(database, keeping=keeping)
    except BaseException:  # whatever it is, the file is let go; it is raised on
        database.close()
        raise


def open_on_trial(path: Path, *, busy_seconds: float) -> Database:
    """Open a workspace file so that nothing can change it: the database itself refuses to.

    One of an older form is brought to the newest in a copy that is in memory alone. Raises
    WorkspaceError, StorageError.
    """
    _must_be_file(path)
    database = Database(path, busy_seconds=busy_seconds)
    try:
        database.refuse_changes()
        must_run_nothing(database)
        if _version(database) == len(STEPS):
            return database
        copy = Database(path, in_memory=True)
        try:
            copy.fill_from(database)
            _bring_up(copy, keeping=False)
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
    from gwreport.ledger.storage.structure import runs_statements

    done = _version(database)
    with database.reading() as connection:
        if runs_statements(connection, done):
            raise WorkspaceError(str(database.path), WorkspaceFault.DAMAGED)


def _must_be_file(path: Path) -> None:
    if not path.exists():
        raise WorkspaceError(str(path), WorkspaceFault.MISSING)
    if not path.is_file():
        raise WorkspaceError(str(path), WorkspaceFault.NOT_A_WORKSPACE)


def _bring_up(database: Database, *, keeping: bool) -> Path | None:
    if _version(database) == len(STEPS):
        return None
    from gwreport.ledger.proof import contents
    from gwreport.ledger.tables import journal

    before: Path | None = None
    try:
        with database.writing():
            done = _version(database)
            if done == len(STEPS):
                return None  # another program has taken the steps in between
            if keeping:
                before = free_name(database.path, _BEFORE)
                _copy_as_it_is(database.path, before)
            _take_steps(database, done)
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


def _copy_as_it_is(source: Path, path: Path) -> None:
    # A connection cannot copy while it holds a write transaction; another can, as nothing is
    # changed yet.
    other = Database(source)
    try:
        copy_file(other, path)
    finally:
        other.close()


def free_name(path: Path, end: str) -> Path:
    """Give a free name for a copy of a workspace beside it, `end` behind its own name.

    Behind the whole name, so that the copy is no second workspace in its folder.
    """
    ends = itertools.chain([end], (f"{end}{number}" for number in itertools.count(2)))
    names = (path.with_name(path.name + one) for one in ends)
    return next(itertools.filterfalse(os.path.lexists, names))


def _version(database: Database) -> int:
    """Give the number of the last step that a file was taken through.

    Raises WorkspaceError for no workspace, or one of a newer program.
    """
    with database.reading() as connection:
        if _pragma(connection, "application_id") != APPLICATION_ID:
            raise WorkspaceError(str(database.path), WorkspaceFault.NOT_A_WORKSPACE)
        version = _pragma(connection, "user_version")
    if version > len(STEPS):
        raise WorkspaceError(str(database.path), WorkspaceFault.NEWER, str(version))
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


def _pragma(connection: Connection, name: str) -> int:
    return connection.exec_driver_sql(f"PRAGMA {name}").scalar_one()


def _take_steps(database: Database, done: int) -> None:
    for number, step in enumerate(STEPS[done:], done + 1):
        for statement in statements(step, database.dialect):
            database.change(statement)
        database.insert(schema.migration, [{"number": number, "name": step.name}])
        database.change(text(f"PRAGMA user_version = {number}"))
