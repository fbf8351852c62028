"""A workspace on a database server: PostgreSQL."""

from __future__ import annotations

import time
from collections.abc import Generator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Table, text
from sqlalchemy.exc import DBAPIError

from gwreport.errors import GwreportError, WorkspaceError, WorkspaceFault
from gwreport.ledger.records import StructureFault
from gwreport.ledger.storage import schema
from gwreport.ledger.storage.database import Database
from gwreport.ledger.storage.refusals import refusals
from gwreport.ledger.storage.server.address import Address
from gwreport.ledger.storage.server.connecting import engine_of
from gwreport.machine import effects

# "GWRL", as in a file: the name of the lock that the only writer of a database holds.
_WRITER = 0x4757524C
# What the schema of a workspace is marked with.
_MARK = "gwreport workspace"
# On which others hear that something was recorded.
CHANNEL = "gwreport"
# Seconds in which a broken link is made anew to see whether the last change was kept.
_SEEN_AFTER = 20.0

_STANDING = """
    SELECT n.oid IS NOT NULL,
           coalesce(has_schema_privilege(n.oid, 'USAGE'), false),
           obj_description(n.oid, 'pg_namespace') = %(mark)s
    FROM (SELECT 1) one LEFT JOIN pg_namespace n ON n.nspname = %(schema)s
"""
_OTHERS = """
    SELECT count(*) FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f') AND n.nspname <> 'information_schema' AND n.nspname !~ '^pg_'
      AND n.nspname !~ '^gwreport(_new_[0-9a-f]+)?$'
"""
_REFERENCES = """
    SELECT conrelid::regclass::text, conname, pg_get_constraintdef(oid) FROM pg_constraint
    WHERE contype = 'f' AND connamespace = %(schema)s::regnamespace
"""


class ServerDatabase(Database):
    """One connection to a workspace's schema.

    Connections are kept between two openings, unless it is not `pooled`: to make one takes as long
    as many a question.
    """

    is_file = False

    def __init__(self, address: Address, *, busy_seconds: float = 5.0, pooled: bool = True) -> None:
        self.address = address
        self._busy_seconds = busy_seconds
        self._newest: tuple[int, str] | None = None
        with refusals(address.name):
            super().__init__(address.name, engine_of(address, pooled=pooled).connect())

    def version(self) -> int | None:
        """See `Database`; raises WorkspaceError for one into which this user was not let."""
        words = {"schema": self.address.schema, "mark": _MARK}
        with self.reading() as connection:
            is_there, is_open, is_ours = connection.exec_driver_sql(_STANDING, words).one()
            if is_there and not is_open:
                raise WorkspaceError(self.name, WorkspaceFault.NOT_ADMITTED)
            if not is_ours:
                return None
            query = "SELECT max(number) FROM migration"
            return connection.exec_driver_sql(query).scalar_one() or 0

    def is_empty(self) -> bool:
        """Say whether nobody has put anything into the database."""
        words = {"schema": self.address.schema, "mark": _MARK}
        with self.reading() as connection:
            is_there, _, _ = connection.exec_driver_sql(_STANDING, words).one()
            return not is_there and connection.exec_driver_sql(_OTHERS).scalar_one() == 0

    def holds_every_word(self) -> bool:
        """Say whether the database's texts may hold every character."""
        with self.reading() as connection:
            return connection.exec_driver_sql("SHOW server_encoding").scalar_one() == "UTF8"

    def note_version(self, number: int) -> None:  # noqa: ARG002 - it stands in the table of steps
        """See `Database`."""
        self.change(text(f"COMMENT ON SCHEMA {self.address.schema} IS '{_MARK}'"))

    def refuse_changes(self) -> None:
        """See `Database`; only of a connection that is not pooled."""
        with refusals(self.name), self._connection.begin():
            words = "SET SESSION CHARACTERISTICS AS TRANSACTION READ ONLY"
            self._connection.exec_driver_sql(words)

    def copy_to_file(self, path: Path) -> None:
        """See `Database`: the rows as they stand, in the file's own tables."""
        from gwreport.ledger.storage.copying import copy_rows

        copy_rows(self, path)

    def runs_statements(self, done: int) -> bool:  # noqa: ARG002 - the server's own keeper made it
        """See `Database`."""
        return False

    def structure_faults(self) -> list[StructureFault]:
        """See `Database`."""
        from gwreport.ledger.storage.server.structure import structure_faults

        with self.reading() as connection:
            return structure_faults(connection, self.address.schema)

    def has_damaged_pages(self) -> bool:
        """See `Database`: the server looks after its own pages."""
        return False

    def insert(self, table: Table, rows: Sequence[Mapping[str, Any]]) -> None:
        """See `Database`; keeps in mind which record of the journal is the newest."""
        super().insert(table, rows)
        if table is schema.journal and rows:
            self._newest = rows[-1]["number"], rows[-1]["hash"]

    @contextmanager
    def without_references(self) -> Generator[None]:
        """See `Database`: they are taken away, and come back for what is added from then on."""
        words = {"schema": self.address.schema}
        with self.reading() as connection:
            references = connection.exec_driver_sql(_REFERENCES, words).all()
        for table, name, _ in references:
            self.change(text(f"ALTER TABLE {table} DROP CONSTRAINT {name}"))
        yield
        for table, name, words in references:
            self.change(text(f"ALTER TABLE {table} ADD CONSTRAINT {name} {words} NOT VALID"))

    def _prepare_reading(self) -> None:
        self._connection.execution_options(
            isolation_level="REPEATABLE READ", postgresql_readonly=True
        )

    def _begin_writing(self) -> None:
        self._newest = None
        # Each statement sees what others have committed: the first of them waits for the other writer.
        self._connection.execution_options(
            isolation_level="READ COMMITTED", postgresql_readonly=False
        )
        self._connection.begin()
        waits = max(1, round(self._busy_seconds * 1000))
        try:
            self._connection.exec_driver_sql(
                f"SET LOCAL lock_timeout = {waits}; SELECT pg_advisory_xact_lock({_WRITER}); SET LOCAL lock_timeout = 0"
            )
        except BaseException:  # whatever it is, the transaction is over; it is raised on
            self._connection.rollback()
            raise

    def _commit(self) -> None:
        newest = self._newest
        if newest is not None:
            words = {"channel": CHANNEL, "number": str(newest[0])}
            self._connection.execute(text("SELECT pg_notify(:channel, :number)"), words)
        try:
            effects.commit(self._connection)
        except DBAPIError as error:
            if newest is None or not error.connection_invalidated:
                raise
            self._connection.rollback()
            if not self._has_kept(*newest):
                raise

    def _has_kept(self, number: int, record_hash: str) -> bool:
        """Say whether a change was kept whose end was not heard of, because the link broke.

        Raises WorkspaceError (unsure) where the server cannot be asked any more.
        """
        until = time.monotonic() + _SEEN_AFTER
        while True:
            try:
                return self._has_record(number, record_hash)
            except GwreportError:
                if time.monotonic() > until:
                    raise WorkspaceError(self.name, WorkspaceFault.UNSURE) from None
            time.sleep(0.5)

    def _has_record(self, number: int, record_hash: str) -> bool:
        other = ServerDatabase(self.address, busy_seconds=self._busy_seconds, pooled=False)
        try:
            # Whoever holds the writer's lock knows that the broken transaction has come to its end.
            with refusals(self.name), other.writing(), other.reading() as connection:
                query = text("SELECT hash FROM journal WHERE number = :number")
                found = connection.execute(query, {"number": number}).scalar_one_or_none()
                return found == record_hash
        finally:
            other.close()

    def _roll_back(self) -> None:
        # What is left of a link that is broken may not even be rolled back, and need not.
        try:
            super()._roll_back()
        except DBAPIError:
            self._connection.invalidate()
