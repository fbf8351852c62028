"""Lets tests that make and copy workspace files work on a database server instead.

At the path of each workspace stands a small file that names its database. A copy of that file is a copy
of the workspace: its database is copied when it is opened first. Files that are workspaces themselves,
backups among them, stay what they are.
"""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Self

import pytest

from gwreport.errors import WorkspaceError, WorkspaceFault
from gwreport.ledger import ledger, making, rebuilding
from gwreport.ledger.places import place_at as places
from gwreport.ledger.places.file_place import FilePlace
from gwreport.ledger.places.place import Place
from gwreport.ledger.places.server_place import ServerPlace
from gwreport.ledger.storage.server.address import Address, address_at
from gwreport.ledger.storage.server.database import ServerDatabase
from tests.database_server import DatabaseServer, running_server

STAND_IN = "on the server: "
_really = places.place_at
_connect = sqlite3.connect
# Every database that stands for a file, in the order in which they came; and the server of this process.
_made: list[str] = []
_servers: list[DatabaseServer] = []


class StandIn(ServerPlace):
    """A workspace on the server under the name of a file."""

    def __init__(self, address: Address, *, pooled: bool = True, path: Path | None = None) -> None:
        super().__init__(address, pooled=pooled)
        self.path = path

    @property
    def name(self) -> str:
        """See `Place`."""
        return str(self.path) if self.path else super().name

    @property
    def lasting_name(self) -> str:
        """See `Place`."""
        return str(self.path.resolve()) if self.path else super().lasting_name

    @property
    def folder(self) -> Path:
        """See `Place`."""
        return self.path.parent if self.path else super().folder

    def connect(
        self, *, busy_seconds: float = 5.0, check_references: bool = True
    ) -> ServerDatabase:
        """See `Place`."""
        database = super().connect(busy_seconds=busy_seconds, check_references=check_references)
        database.name = self.name
        return database

    def on_trial(self, *, busy_seconds: float) -> ServerDatabase:
        """See `Place`."""
        database = super().on_trial(busy_seconds=busy_seconds)
        database.name = self.name
        return database

    def must_be_there(self) -> None:
        """See `Place`."""
        if self.path and not self.path.exists():
            raise WorkspaceError(self.name, WorkspaceFault.MISSING)
        super().must_be_there()

    @contextmanager
    def building(self) -> Iterator[Self]:
        """See `Place`."""
        assert self.path is not None
        if os.path.lexists(self.path):
            raise WorkspaceError(self.name, WorkspaceFault.EXISTS)
        with FilePlace(self.path).building() as beside, super().building() as site:
            yield site
            _note(beside.path, self.path, str(self.address.url.database))

    def aside(self, end: str) -> Path:
        """See `Place`."""
        return FilePlace(self.path).aside(end) if self.path else super().aside(end)


def _note(file: Path, path: Path, database: str) -> None:
    file.write_text(f"{STAND_IN}{database}\n{path.resolve()}\n", encoding="utf-8")


def _place_at(server: DatabaseServer, location: str | Path) -> Place:
    if "://" in str(location):
        return _really(location)
    path = Path(location)
    words = path.read_bytes()[:4000] if path.is_file() else b""
    if os.path.lexists(path) and not words.startswith(STAND_IN.encode()):
        return FilePlace(path)
    if words:
        database, owner = words.decode().removeprefix(STAND_IN).splitlines()
        if owner != str(path.resolve()):
            database = _copied(server, database)
            mode = path.stat().st_mode
            path.chmod(0o600)
            _note(path, path, database)
            path.chmod(mode)
    else:
        database = server.new_database()
        _made.append(database)
    return StandIn(address_at(server.address(database)), pooled=False, path=path)


def _copied(server: DatabaseServer, database: str) -> str:
    copy = f"{database}_{os.urandom(4).hex()}"
    server.cut(database)
    server.tell(f"CREATE DATABASE {copy} TEMPLATE {database}")
    _made.append(copy)
    return copy


def _connect_to_file(path: Any, *further: Any, **named: Any) -> sqlite3.Connection:
    if Path(str(path)).is_file() and Path(str(path)).read_bytes().startswith(STAND_IN.encode()):
        pytest.skip("of a workspace that is a file")
    return _connect(path, *further, **named)


@contextmanager
def workspaces_on_server() -> Iterator[None]:
    """Within it every workspace that a test makes in this process is on a server."""
    with running_server() as server, pytest.MonkeyPatch.context() as patch:
        for module in (ledger, making, rebuilding, places):
            patch.setattr(module, "place_at", lambda location: _place_at(server, location))
        patch.setattr(sqlite3, "connect", _connect_to_file)
        _servers.append(server)
        yield


@contextmanager
def dropped_at_the_end() -> Iterator[None]:
    """Drop every database that was made within it: each takes seven megabytes, and a run makes thousands."""
    before = len(_made)
    yield
    for database in _made[before:]:
        _servers[-1].drop(database)
    del _made[before:]
