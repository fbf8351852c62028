"""One connection to a workspace's database: its transactions, and every change of it.

What differs from one sort of database to the other stands in the classes made of this one:
`storage.file_database` (SQLite) and `storage.server.database` (PostgreSQL).
"""

from abc import ABC, abstractmethod
from collections.abc import Generator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Executable, Table, insert

from gwreport.ledger.records import StructureFault
from gwreport.ledger.storage.refusals import refusals, sound_rows
from gwreport.ledger.storage.schema import metadata
from gwreport.machine import effects

_MOST_WAITING_ROWS = 2_000


class Database(ABC):
    """One open database, used from one thread.

    New rows wait until they can be written together (at the commit, before anything is read and
    before any other change), because a statement with many rows costs hardly more than one.
    """

    # Whether the clerk's own machine holds it: then it may be from elsewhere, and bring what it likes.
    is_file: bool

    def __init__(self, name: str, connection: Connection) -> None:
        """Take over a connection; `name` is what a person is told of the place, without a password."""
        self.name = name
        self._connection = connection
        self._writing = False
        self._waiting: dict[Table, list[Mapping[str, Any]]] = {}
        self._waiting_rows = 0

    def close(self) -> None:
        """Release the database; a second call does nothing."""
        self._connection.close()

    @property
    def dialect(self) -> str:
        """The name of the SQL dialect."""
        return self._connection.dialect.name

    @abstractmethod
    def version(self) -> int | None:
        """Give the number of the last step that was taken, None for what is no workspace.

        Raises WorkspaceError for one that must not be looked into.
        """

    @abstractmethod
    def note_version(self, number: int) -> None:
        """Note the number of the last step that was taken, within `writing`."""

    @abstractmethod
    def refuse_changes(self) -> None:
        """Let the database itself refuse every change from now on."""

    @abstractmethod
    def copy_to_file(self, path: Path) -> None:
        """Copy the whole database over the empty file at `path`, as it stands between two changes."""

    @abstractmethod
    def runs_statements(self, done: int) -> bool:
        """Say whether one that was taken through `done` steps brings statements that run by themselves."""

    @abstractmethod
    def structure_faults(self) -> list[StructureFault]:
        """Give the tables, indexes, triggers and views that are not the program's own."""

    @abstractmethod
    def has_damaged_pages(self) -> bool:
        """Say whether the database finds its own pages or indexes at odds with each other."""

    @contextmanager
    def without_references(self) -> Generator[None]:
        """Within it a row may refer to one that is gone; begun and ended within `writing`."""
        yield

    @contextmanager
    def as_it_is(self) -> Generator[None]:
        """Within it a text that is no UTF-8 is read as such, not refused: for checking."""
        yield

    @contextmanager
    def reading(self) -> Generator[Connection]:
        """Give the connection for reading one consistent state, and decoding what was read.

        No lock stays behind: an open reading would keep other writers from committing. Rows that
        are not as they were written raise WorkspaceError.
        """
        with refusals(self.name):
            if self._writing:
                self._write_waiting()
                with sound_rows(self.name):
                    yield self._connection
                return
            self._prepare_reading()
            with self._connection.begin(), sound_rows(self.name):
                yield self._connection

    @contextmanager
    def writing(self) -> Generator[None]:
        """Hold a write transaction: committed at the end, rolled back whole on any exception.

        Raises RuntimeError inside another one: they do not nest.
        """
        if self._writing:
            raise RuntimeError("a write transaction is already open")
        with refusals(self.name):
            self._begin_writing()
        self._writing = True
        try:
            yield
            with refusals(self.name):
                self._write_waiting()
                self._commit()
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
        with refusals(self.name):
            self._write_waiting()
            effects.execute(self._connection, statement, parameters)

    def insert(self, table: Table, rows: Sequence[Mapping[str, Any]]) -> None:
        """Add rows, within `writing`; what they refer to must have been added before them."""
        self._must_be_writing()
        if rows:
            self._waiting.setdefault(table, []).extend(rows)
            self._waiting_rows += len(rows)
        if self._waiting_rows >= _MOST_WAITING_ROWS:
            with refusals(self.name):
                self._write_waiting()

    @abstractmethod
    def _prepare_reading(self) -> None:
        """Let the next transaction be one that reads one state."""

    @abstractmethod
    def _begin_writing(self) -> None:
        """Begin the transaction of the only writer."""

    def _commit(self) -> None:
        effects.commit(self._connection)

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
