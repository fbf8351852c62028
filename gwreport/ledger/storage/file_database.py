"""A workspace that is a file: SQLite."""

from collections.abc import Generator
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path
from typing import Any, Self

from sqlalchemy import Connection, Engine, create_engine, event, text
from sqlalchemy.dialects import sqlite
from sqlalchemy.engine import URL
from sqlalchemy.pool import NullPool

from gwreport.errors import WorkspaceError, WorkspaceFault
from gwreport.ledger.records import StructureFault
from gwreport.ledger.storage.database import Database
from gwreport.ledger.storage.refusals import refusals
from gwreport.machine import effects

# "GWRL"; SQLite keeps it in the header of the file, where the command `file` finds it too.
APPLICATION_ID = 0x4757524C
_ON_CONNECT = (
    "PRAGMA foreign_keys = ON",
    "PRAGMA synchronous = FULL",
    # The file may have come on a stick from anywhere: its triggers may call nothing dangerous.
    "PRAGMA trusted_schema = OFF",
)


@lru_cache(maxsize=8)
def _engine(place: str, busy_seconds: float) -> Engine:
    # It holds no connection, only the statements that were compiled for it: a file that is opened
    # for every look of the window needs them again and again.
    engine = create_engine(
        URL.create(sqlite.dialect.name, database=place),
        poolclass=NullPool,
        connect_args={"timeout": busy_seconds},
    )
    event.listen(engine, "connect", _set_up)
    event.listen(engine, "begin", _begin)
    return engine


class FileDatabase(Database):
    """One open SQLite file."""

    is_file = True

    def __init__(
        self,
        path: Path,
        *,
        busy_seconds: float = 5.0,
        check_references: bool = True,
        in_memory: bool = False,
    ) -> None:
        self.path = path
        with refusals(str(path)):
            # An engine is kept by its place, which is another where the folder of work has changed.
            place = ":memory:" if in_memory else str(path.absolute())
            super().__init__(str(path), _engine(place, busy_seconds).connect())
            if not check_references:
                self._tell("PRAGMA foreign_keys = OFF")

    def version(self) -> int | None:
        """See `Database`."""
        with self.reading() as connection:
            if _pragma(connection, "application_id") != APPLICATION_ID:
                return None
            return _pragma(connection, "user_version")

    def note_version(self, number: int) -> None:
        """See `Database`."""
        self.change(text(f"PRAGMA application_id = {APPLICATION_ID}"))
        self.change(text(f"PRAGMA user_version = {number}"))

    def refuse_changes(self) -> None:
        """See `Database`."""
        with refusals(self.name):
            self._tell("PRAGMA query_only = ON")

    def fill_from(self, other: Self) -> None:
        """Copy another database over this one, which is in memory."""
        with refusals(self.name), other.reading() as connection:
            source = connection.connection.dbapi_connection
            getattr(source, "backup")(self._connection.connection.dbapi_connection)  # noqa: B009 - the type knows no dialect's own

    def _tell(self, pragma: str) -> None:
        raw = self._connection.connection.dbapi_connection
        getattr(raw, "execute")(pragma).close()  # noqa: B009 - the type knows no driver's own

    def copy_to_file(self, path: Path) -> None:
        """See `Database`."""
        self.copy_over(path)

    def copy_over(self, path: Path, *, newest: int | None = None) -> None:
        """Copy the whole database over the one at `path`, by SQLite's own means, in one step.

        With `newest` only over one whose newest journal record has that number; from the look at it
        until the end nobody else can write there. Raises WorkspaceError (locked) for another.
        """
        import sqlite3

        with refusals(str(path)), self.reading() as connection:
            source = connection.connection.dbapi_connection
            target = sqlite3.connect(path, isolation_level=None)
            try:
                if newest is not None and not _hold(target, newest):
                    raise WorkspaceError(str(path), WorkspaceFault.LOCKED)
                effects.about_to("copy")
                getattr(source, "backup")(target)  # noqa: B009 - the type knows no dialect's own
            finally:
                target.close()

    def runs_statements(self, done: int) -> bool:
        """See `Database`."""
        from gwreport.ledger.storage.file_structure import runs_statements

        with self.reading() as connection:
            return runs_statements(connection, done)

    def structure_faults(self) -> list[StructureFault]:
        """See `Database`."""
        from gwreport.ledger.storage.file_structure import structure_faults

        with self.reading() as connection:
            return structure_faults(connection)

    def has_damaged_pages(self) -> bool:
        """See `Database`."""
        with self.reading() as connection:
            found = connection.exec_driver_sql("PRAGMA integrity_check(1)").all()
            return [tuple(row) for row in found] != [("ok",)]

    @contextmanager
    def as_it_is(self) -> Generator[None]:
        """See `Database`."""
        raw: Any = self._connection.connection.dbapi_connection
        kept, raw.text_factory = raw.text_factory, _any_text
        try:
            yield
        finally:
            raw.text_factory = kept

    def _prepare_reading(self) -> None:
        self._connection.execution_options(begin="BEGIN")

    def _begin_writing(self) -> None:
        self._connection.execution_options(begin="BEGIN IMMEDIATE")
        self._connection.begin()

    def _roll_back(self) -> None:
        super()._roll_back()
        # After a commit that failed (another program is reading) SQLAlchemy takes the transaction
        # for ended, while SQLite still holds it.
        raw = self._connection.connection.dbapi_connection
        if raw is not None:
            raw.rollback()


def _any_text(data: bytes) -> str:
    return data.decode("utf-8", "surrogateescape")


def _hold(target: Any, newest: int) -> bool:
    # In this mode the lock of a transaction stays when it has ended, and copying needs one that has.
    target.execute("PRAGMA locking_mode = EXCLUSIVE").fetchone()
    target.execute("BEGIN EXCLUSIVE")
    (found,) = target.execute("SELECT max(number) FROM journal").fetchone()
    target.execute("COMMIT")
    return found == newest


def _pragma(connection: Connection, name: str) -> int:
    return connection.exec_driver_sql(f"PRAGMA {name}").scalar_one()


# Python's sqlite3 begins transactions late and on its own; these two listeners are SQLAlchemy's
# documented way to decide it ourselves.
def _set_up(connection: Any, _record: Any) -> None:
    connection.isolation_level = None
    for pragma in _ON_CONNECT:
        connection.execute(pragma).close()


def _begin(connection: Connection) -> None:
    connection.exec_driver_sql(connection.get_execution_options().get("begin", "BEGIN"))
