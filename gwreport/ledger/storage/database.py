"""One connection to a workspace file: its transactions, and every change of it."""

from collections.abc import Generator, Mapping, Sequence
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path
from typing import Any, Self

from sqlalchemy import Connection, Engine, Executable, Table, create_engine, event, insert
from sqlalchemy.dialects import sqlite
from sqlalchemy.engine import URL
from sqlalchemy.pool import NullPool

from gwreport.errors import WorkspaceError, WorkspaceFault
from gwreport.ledger.storage.refusals import refusals, sound_rows
from gwreport.ledger.storage.schema import metadata
from gwreport.machine import effects

_MOST_WAITING_ROWS = 2_000
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


class Database:
    """One open SQLite file, used from one thread.

    New rows wait until they can be written together (at the commit, before anything is read and
    before any other change), because a statement with many rows costs hardly more than one.
    """

    def __init__(
        self,
        path: Path,
        *,
        busy_seconds: float = 5.0,
        check_references: bool = True,
        in_memory: bool = False,
    ) -> None:
        self.path = path
        self._writing = False
        self._waiting: dict[Table, list[Mapping[str, Any]]] = {}
        self._waiting_rows = 0
        with refusals(path):
            # An engine is kept by its place, which is another where the folder of work has changed.
            place = ":memory:" if in_memory else str(path.absolute())
            self._connection = _engine(place, busy_seconds).connect()
            if not check_references:
                self._tell("PRAGMA foreign_keys = OFF")

    def close(self) -> None:
        """Release the file; a second call does nothing."""
        self._connection.close()

    def refuse_changes(self) -> None:
        """Let the database itself refuse every change from now on."""
        with refusals(self.path):
            self._tell("PRAGMA query_only = ON")

    def fill_from(self, other: Self) -> None:
        """Copy another database over this one, which is in memory."""
        with refusals(self.path), other.reading() as connection:
            source = connection.connection.dbapi_connection
            getattr(source, "backup")(self._connection.connection.dbapi_connection)  # noqa: B009 - the type knows no dialect's own

    def _tell(self, pragma: str) -> None:
        raw = self._connection.connection.dbapi_connection
        getattr(raw, "execute")(pragma).close()  # noqa: B009 - the type knows no driver's own

    @property
    def dialect(self) -> str:
        """The name of the SQL dialect."""
        return self._connection.dialect.name

    def copy_to(self, path: Path, *, newest: int | None = None) -> None:
        """Copy the whole database over the one at `path`, by SQLite's own means, in one step.

        With `newest` only over one whose newest journal record has that number; from the look at it
        until the end nobody else can write there. Raises WorkspaceError (locked) for another.
        """
        import sqlite3

        with refusals(path), self.reading() as connection:
            source = connection.connection.dbapi_connection
            target = sqlite3.connect(path, isolation_level=None)
            try:
                if newest is not None and not _hold(target, newest):
                    raise WorkspaceError(str(path), WorkspaceFault.LOCKED)
                effects.about_to("copy")
                getattr(source, "backup")(target)  # noqa: B009 - the type knows no dialect's own
            finally:
                target.close()

    @contextmanager
    def reading(self) -> Generator[Connection]:
        """Give the connection for reading one consistent state, and decoding what was read.

        No lock stays behind: an open reading would keep other writers from committing. Rows that
        are not as they were written raise WorkspaceError.
        """
        with refusals(self.path):
            if self._writing:
                self._write_waiting()
                with sound_rows(self.path):
                    yield self._connection
                return
            self._connection.execution_options(begin="BEGIN")
            with self._connection.begin(), sound_rows(self.path):
                yield self._connection

    @contextmanager
    def as_it_is(self) -> Generator[None]:
        """Within it a text that is no UTF-8 is read as such, not refused: for checking."""
        raw: Any = self._connection.connection.dbapi_connection
        kept, raw.text_factory = raw.text_factory, _any_text
        try:
            yield
        finally:
            raw.text_factory = kept

    @contextmanager
    def writing(self) -> Generator[None]:
        """Hold a write transaction: committed at the end, rolled back whole on any exception.

        Raises RuntimeError inside another one: they do not nest.
        """
        if self._writing:
            raise RuntimeError("a write transaction is already open")
        with refusals(self.path):
            self._connection.execution_options(begin="BEGIN IMMEDIATE")
            self._connection.begin()
        self._writing = True
        try:
            yield
            with refusals(self.path):
                self._write_waiting()
                effects.commit(self._connection)
        except BaseException:  # also what ends the program leaves nothing half; it is raised on
            self._roll_back()
            raise
        finally:
            self._writing = False
            self._waiting.clear()
            self._waiting_rows = 0

    def change(
        self,
        statement: Executable,
        parameters: Mapping[str, Any] | Sequence[Mapping[str, Any]] | None = None,
    ) -> None:
        """Run a statement that changes something, within `writing`."""
        self._must_be_writing()
        with refusals(self.path):
            self._write_waiting()
            effects.execute(self._connection, statement, parameters)

    def insert(self, table: Table, rows: Sequence[Mapping[str, Any]]) -> None:
        """Add rows, within `writing`; what they refer to must have been added before them."""
        self._must_be_writing()
        if rows:
            self._waiting.setdefault(table, []).extend(rows)
            self._waiting_rows += len(rows)
        if self._waiting_rows >= _MOST_WAITING_ROWS:
            with refusals(self.path):
                self._write_waiting()

    def _write_waiting(self) -> None:
        if not self._waiting:
            return
        waiting, self._waiting, self._waiting_rows = self._waiting, {}, 0
        # Whatever came first, a row that others refer to is written before them: a thing whose first
        # rows were written with the last lot may have left its later ones here, ahead of the next.
        for table in metadata.sorted_tables:
            if table in waiting:
                effects.execute(self._connection, insert(table), waiting[table])

    def _must_be_writing(self) -> None:
        if not self._writing:
            raise RuntimeError("changes need a write transaction")

    def _roll_back(self) -> None:
        self._connection.rollback()
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


# Python's sqlite3 begins transactions late and on its own; these two listeners are SQLAlchemy's
# documented way to decide it ourselves.
def _set_up(connection: Any, _record: Any) -> None:
    connection.isolation_level = None
    for pragma in _ON_CONNECT:
        connection.execute(pragma).close()


def _begin(connection: Connection) -> None:
    connection.exec_driver_sql(connection.get_execution_options().get("begin", "BEGIN"))
