"""A workspace's schema on a database server: how it is made, opened and put in its place."""

from __future__ import annotations

import itertools
import os
import secrets
import tempfile
from collections.abc import Generator
from contextlib import contextmanager, suppress
from dataclasses import replace
from pathlib import Path
from typing import Self

from sqlalchemy import text

from gwreport.errors import GwreportError, WorkspaceError, WorkspaceFault
from gwreport.ledger.places.place import Place
from gwreport.ledger.storage.database import Database
from gwreport.ledger.storage.server.address import Address
from gwreport.ledger.storage.server.database import ServerDatabase
from gwreport.ledger.storage.server.members import grant_again, rights_of
from gwreport.ledger.tables import journal

# Windows takes none of these in the name of a file.
_NOT_IN_NAMES = str.maketrans(dict.fromkeys('\\/:*?"<>|', "_"))


class ServerPlace(Place):
    """The address of a workspace's database."""

    def __init__(self, address: Address, *, pooled: bool = True) -> None:
        """Take an address; connections to it are kept for the next opening if they are `pooled`."""
        self.address = address
        self._pooled = pooled

    @property
    def name(self) -> str:
        """See `Place`."""
        return self.address.name

    @property
    def lasting_name(self) -> str:
        """See `Place`."""
        return self.address.name

    @property
    def folder(self) -> Path:
        """See `Place`: the system's temporary folder."""
        return Path(tempfile.gettempdir())

    def connect(
        self,
        *,
        busy_seconds: float = 5.0,
        check_references: bool = True,  # noqa: ARG002 - see `ServerDatabase.without_references`
    ) -> ServerDatabase:
        """See `Place`."""
        return ServerDatabase(self.address, busy_seconds=busy_seconds, pooled=self._pooled)

    def must_be_there(self) -> None:
        """See `Place`."""
        database = self.connect()
        try:
            if database.version() is not None:
                return
            is_empty = database.is_empty()
        finally:
            database.close()
        raise WorkspaceError(
            self.name, WorkspaceFault.NOT_MADE if is_empty else WorkspaceFault.OTHER_DATA
        )

    def on_trial(self, *, busy_seconds: float) -> ServerDatabase:
        """See `Place`; one that must be brought to the newest form first cannot be tried."""
        database = ServerDatabase(self.address, busy_seconds=busy_seconds, pooled=False)
        try:
            database.refuse_changes()
        except BaseException:  # whatever it is, the connection is let go; it is raised on
            database.close()
            raise
        return database

    @contextmanager
    def building(self) -> Generator[Self]:
        """See `Place`: in a schema beside it, which takes its name at the end."""
        database = self.connect()
        try:
            if database.version() is not None:
                raise WorkspaceError(self.name, WorkspaceFault.EXISTS)
            if not database.is_empty():
                raise WorkspaceError(self.name, WorkspaceFault.OTHER_DATA)
            if not database.holds_every_word():
                raise WorkspaceError(self.name, WorkspaceFault.WRONG_ENCODING)
        finally:
            database.close()
        with self.beside() as site:
            yield site
            site.rename(self.address.schema)

    def rename(self, schema: str) -> None:
        """Give the schema another name; raises WorkspaceError (exists) where there is one of that name."""
        database = self.connect()
        try:
            with database.writing():
                database.change(text(f"ALTER SCHEMA {self.address.schema} RENAME TO {schema}"))
        finally:
            database.close()

    @contextmanager
    def beside(self) -> Generator[Self]:
        """See `Place`: an empty schema of its own."""
        schema = f"{self.address.schema}_new_{secrets.token_hex(4)}"
        site = type(self)(replace(self.address, schema=schema), pooled=False)
        site.make()
        try:
            yield site
        finally:
            with suppress(GwreportError):  # what cannot be removed now has hurt nobody
                site.drop()

    def make(self) -> None:
        """Make the schema."""
        database = self.connect()
        try:
            with database.writing():
                database.change(text(f"CREATE SCHEMA {self.address.schema}"))
        finally:
            database.close()

    def drop(self) -> None:
        """Remove the schema with all that is in it, unless it has gone."""
        database = self.connect()
        try:
            with database.writing():
                database.change(text(f"DROP SCHEMA IF EXISTS {self.address.schema} CASCADE"))
        finally:
            database.close()

    def aside(self, end: str) -> Path:
        """See `Place`: in the user's own folder of data, for a server has none."""
        from platformdirs import user_data_path

        folder = user_data_path("gwreport") / "backups"
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        stem = str(self.address.url.database).translate(_NOT_IN_NAMES)
        ends = itertools.chain([end], (f"{end}{number}" for number in itertools.count(2)))
        names = (folder / f"{stem}.gwr{one}" for one in ends)
        return next(itertools.filterfalse(os.path.lexists, names))

    def take_over(self, built: Database, *, newest: int) -> None:
        """See `Place`: the new schema takes the name of the old, and whoever was let into that is let in."""
        if not isinstance(built, ServerDatabase):
            raise TypeError("a database takes the content of a schema beside it")
        old, new = self.address.schema, built.address.schema
        database = self.connect()
        try:
            with database.writing():
                with database.reading() as connection:
                    if journal.newest_number(connection) != newest:
                        raise WorkspaceError(self.name, WorkspaceFault.LOCKED)
                    rights = rights_of(connection, old)
                database.change(text(f"DROP SCHEMA {old} CASCADE"))
                database.change(text(f"ALTER SCHEMA {new} RENAME TO {old}"))
                grant_again(database, old, rights)
        finally:
            database.close()
