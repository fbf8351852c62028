"""The address of a workspace on a database server, as a clerk writes it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from urllib.parse import unquote

from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError

from gwreport.errors import WorkspaceError, WorkspaceFault

_PLAIN = re.compile(r"(?:%(?:[89A-F][0-9A-F]|2F|3A))+")
_SCHEMES = ("postgresql", "postgres", "postgresql+psycopg")
# The schema of the database in which a workspace stands: whatever else is in the database stays apart.
SCHEMA = "gwreport"
# What an address may say of the connection besides user, host and database (libpq's own words).
_ALLOWED = frozenset(
    {
        "connect_timeout", "host", "hostaddr", "passfile", "port", "sslcert", "sslcrl", "sslkey", "sslmode",
        "sslrootcert", "target_session_attrs",
    }
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Address:
    """Where a workspace is on a server; `url` has no password in it, `schema` is that of its tables."""

    url: URL
    password: str = field(default="", repr=False)
    schema: str = SCHEMA

    @property
    def name(self) -> str:
        """What a person is told, and may write again: the address without a password."""
        # What needs no signs of its own is told as it is read.
        rendered = self.url.render_as_string(hide_password=False)
        return _PLAIN.sub(lambda found: unquote(found[0]), rendered)


def address_at(location: str) -> Address:
    """Read the address of a workspace: `postgresql://user@host:port/database`.

    Raises WorkspaceError, whose words have no password in them, for what is none.
    """
    try:
        url = make_url(location)
    except (ArgumentError, ValueError):
        raise WorkspaceError(_without_password(location), WorkspaceFault.BAD_ADDRESS) from None
    # libpq takes a password among the further words too.
    words = dict(url.query)
    secret = words.pop("password", "")
    database = unquote(url.database or "")
    bare = URL.create("postgresql", url.username, None, url.host, url.port, database, words)
    address = Address(bare, str(url.password or secret))
    if url.drivername not in _SCHEMES or not database or not words.keys() <= _ALLOWED:
        raise WorkspaceError(address.name, WorkspaceFault.BAD_ADDRESS)
    return address


def _without_password(location: str) -> str:
    scheme, mark, rest = location.partition("://")
    return scheme + mark + rest.rpartition("@")[2].partition("?")[0]
