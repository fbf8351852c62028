"""Who may do what in a workspace on a server: the database's own users, and what each was granted.

The owner of the schema is the administrator: only he can bring it to a newer form and let others in.
A clerk (经办人) reads everything and adds to it; a reader (查看人) only reads. What nobody may do,
changing or taking away what was recorded, the triggers of the tables refuse to everyone.
"""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import Connection, text

from gwreport.domain.members import Role
from gwreport.ledger.storage.database import Database
from gwreport.ledger.storage.schema import metadata, migration

_RIGHTS = """
    SELECT r.rolname, has_table_privilege(r.oid, c.oid, 'INSERT'), n.nspowner = r.oid
    FROM pg_namespace n JOIN pg_class c ON c.relnamespace = n.oid AND c.relname = 'journal',
         aclexplode(coalesce(c.relacl, acldefault('r', c.relowner))) a JOIN pg_roles r ON r.oid = a.grantee
    WHERE n.nspname = %(schema)s AND a.privilege_type = 'SELECT' ORDER BY 1
"""
_USERS = "SELECT rolname FROM pg_roles WHERE rolname !~ '^pg_' ORDER BY 1"


def rights_of(connection: Connection, schema: str) -> dict[str, Role]:
    """Give everyone who was let into a schema, by name."""
    found: dict[str, Role] = {}
    for name, adds, owns in connection.exec_driver_sql(_RIGHTS, {"schema": schema}).all():
        found[name] = Role.ADMINISTRATOR if owns else Role.CLERK if adds else Role.READER
    return found


def users_of(connection: Connection) -> list[str]:
    """Give the names of everyone whom the server knows."""
    return list(connection.exec_driver_sql(_USERS).scalars())


def grant(database: Database, schema: str, name: str, role: Role | None) -> None:
    """Let a user of the server in as clerk or reader, in the place of what he was; None lets him out.

    Within `writing`. Raises WorkspaceError (not allowed) to whoever must not do that.
    """
    for words in _words(schema, _quoted(name), role):
        database.change(text(words))


def _words(schema: str, user: str, role: Role | None) -> list[str]:
    words = [
        f"REVOKE ALL ON ALL TABLES IN SCHEMA {schema} FROM {user}",
        f"REVOKE ALL ON SCHEMA {schema} FROM {user}",
    ]
    if role is None:
        return words
    words += [
        f"GRANT USAGE ON SCHEMA {schema} TO {user}",
        f"GRANT SELECT ON ALL TABLES IN SCHEMA {schema} TO {user}",
    ]
    if role is Role.CLERK:
        tables = ", ".join(
            f"{schema}.{table.name}" for table in metadata.tables.values() if table is not migration
        )
        words.append(f"GRANT INSERT, UPDATE, DELETE ON {tables} TO {user}")
    return words


def grant_again(database: Database, schema: str, rights: Mapping[str, Role]) -> None:
    """Give everyone what he was granted in a schema that has been made anew, within `writing`."""
    for name, role in rights.items():
        if role is not Role.ADMINISTRATOR:
            grant(database, schema, name, role)


def _quoted(name: str) -> str:
    # A colon would be taken for the name of a value.
    return '"' + name.replace('"', '""').replace(":", "\\:") + '"'
