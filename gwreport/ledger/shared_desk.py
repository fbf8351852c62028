"""What a workspace on a server has more than a file: several people, each with what he may do."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import datetime
from typing import TYPE_CHECKING

from gwreport.domain.members import Role
from gwreport.errors import UnknownNameError, WorkspaceError, WorkspaceFault
from gwreport.ledger.storage.server.database import ServerDatabase
from gwreport.ledger.storage.server.members import grant, rights_of, users_of

if TYPE_CHECKING:
    from gwreport.ledger.storage.database import Database
    from gwreport.ledger.transaction import Transaction

    Write = Callable[[], AbstractContextManager[Transaction]]

_OWN = """
    SELECT pg_has_role(current_user, nspowner, 'USAGE'), has_table_privilege('journal', 'INSERT')
    FROM pg_namespace WHERE nspname = %(schema)s
"""


class SharedDesk:
    """The people of one open workspace; each method may raise WorkspaceError."""

    def __init__(self, database: ServerDatabase, write: Write) -> None:
        self._database = database
        self._write = write

    def members(self) -> dict[str, Role]:
        """Give everyone who was let in, by the name under which the server knows him."""
        with self._database.reading() as connection:
            return rights_of(connection, self._database.address.schema)

    def own_role(self) -> Role:
        """Say what the user is as whom the workspace was opened."""
        words = {"schema": self._database.address.schema}
        with self._database.reading() as connection:
            owns, adds = connection.exec_driver_sql(_OWN, words).one()
        return Role.ADMINISTRATOR if owns else Role.CLERK if adds else Role.READER

    def let_in(self, name: str, role: Role, *, at: datetime) -> None:
        """Let a user of the server in as clerk or reader, in the place of what he was; the journal tells of it.

        Raises UnknownNameError for one whom the server does not know.
        """
        self._change(name, role, at)

    def let_out(self, name: str, *, at: datetime) -> None:
        """Take away from a user what he was granted; raises UnknownNameError as `let_in`."""
        self._change(name, None, at)

    def _change(self, name: str, role: Role | None, at: datetime) -> None:
        # The server itself would only warn that nothing was granted.
        if self.own_role() is not Role.ADMINISTRATOR:
            raise WorkspaceError(self._database.name, WorkspaceFault.NOT_ALLOWED)
        with self._database.reading() as connection:
            known = users_of(connection)
        if name not in known:
            near = tuple(one for one in known if one[:1] == name[:1])
            raise UnknownNameError("member", name, near)
        with self._write() as change:
            grant(self._database, self._database.address.schema, name, role)
            change.note_member(name, role, at=at)


def desk_of(database: Database, write: Write) -> SharedDesk | None:
    """Give the people of an open workspace, which is changed by `write`; None where it is no server's."""
    return SharedDesk(database, write) if isinstance(database, ServerDatabase) else None
