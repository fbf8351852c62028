"""Making a workspace file, and opening one: what it must be, and bringing it to the newest form."""

import os
from collections.abc import Callable
from pathlib import Path

from sqlalchemy import Connection, text

from gwreport.errors import WorkspaceError, WorkspaceFault
from gwreport.ledger import contents, schema
from gwreport.ledger.database import Database
from gwreport.ledger.journal import JournalWriter
from gwreport.ledger.migrations import STEPS, statements
from gwreport.ledger.records import WorkspaceFacts
from gwreport.ledger.refusals import refusals
from gwreport.ledger.settings import facts_row
from gwreport.officefiles import effects

# "GWRL"; SQLite keeps it in the header of the file, where the command `file` finds it too.
APPLICATION_ID = 0x4757524C


def make_file(path: Path, facts: WorkspaceFacts) -> None:
    """Make a new workspace file: built beside its place and put there in one step.

    Raises WorkspaceError when something of that name exists, StorageError.
    """

    def build(temporary: Path) -> None:
        _build(temporary, facts)

    _put(path, build)


def copy_file(database: Database, path: Path) -> None:
    """Copy an open workspace to a new file, in the same manner; see `make_file`."""
    _put(path, database.copy_to)


def _put(path: Path, build: Callable[[Path], None]) -> None:
    if os.path.lexists(path):
        raise WorkspaceError(str(path), WorkspaceFault.EXISTS)
    temporary: Path | None = None
    with refusals(path):
        try:
            handle, temporary = effects.open_temporary(path.parent)
            handle.close()
            build(temporary)
            if os.name == "posix":
                temporary.chmod(0o644)
            effects.replace(temporary, path)
        except BaseException:
            if temporary is not None:
                temporary.unlink(missing_ok=True)
                temporary.with_name(temporary.name + "-journal").unlink(missing_ok=True)
            raise


def _build(path: Path, facts: WorkspaceFacts) -> None:
    database = Database(path)
    try:
        with database.writing():
            database.change(text(f"PRAGMA application_id = {APPLICATION_ID}"))
            _take_steps(database, 0)
            row = facts_row(facts)
            database.insert(schema.workspace, [row])
            told = {name: value for name, value in row.items() if name != "secret"}
            JournalWriter(database).append(
                "workspace",
                {"number": 0, "digest": contents.digest(row), **told},
                at=facts.created_at,
            )
    finally:
        database.close()


def open_file(path: Path, *, busy_seconds: float) -> Database:
    """Open a workspace file and bring it to the newest form.

    Raises WorkspaceError, StorageError; a file that is no workspace is not changed.
    """
    if not path.exists():
        raise WorkspaceError(str(path), WorkspaceFault.MISSING)
    if not path.is_file():
        raise WorkspaceError(str(path), WorkspaceFault.NOT_A_WORKSPACE)
    database = Database(path, busy_seconds=busy_seconds)
    try:
        with database.reading() as connection:
            if _pragma(connection, "application_id") != APPLICATION_ID:
                raise WorkspaceError(str(path), WorkspaceFault.NOT_A_WORKSPACE)
            version = _checked_version(path, connection)
        if version < len(STEPS):
            with database.writing():
                # Another program may have taken the steps in between.
                with database.reading() as connection:
                    version = _checked_version(path, connection)
                _take_steps(database, version)
    except BaseException:
        database.close()
        raise
    return database


def _checked_version(path: Path, connection: Connection) -> int:
    version = _pragma(connection, "user_version")
    if version > len(STEPS):
        raise WorkspaceError(str(path), WorkspaceFault.NEWER, str(version))
    return version


def _pragma(connection: Connection, name: str) -> int:
    return connection.exec_driver_sql(f"PRAGMA {name}").scalar_one()


def _take_steps(database: Database, done: int) -> None:
    for number, step in enumerate(STEPS[done:], done + 1):
        for statement in statements(step, database.dialect):
            database.change(statement)
        database.insert(schema.migration, [{"number": number, "name": step.name}])
        database.change(text(f"PRAGMA user_version = {number}"))
