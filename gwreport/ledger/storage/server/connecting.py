"""Connections to a database server; a password comes from the clerk's own keeping, and stays in it.

In the order in which it is looked for: the address itself, the environment and the file of
passwords (libpq looks into $PGPASSWORD and ~/.pgpass by itself), what was typed into the window
since the program was begun, and the system's keyring, where the package `keyring` is installed.
"""

from __future__ import annotations

import atexit
from collections.abc import Iterator
from functools import lru_cache
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

from sqlalchemy import Engine, create_engine, event
from sqlalchemy.pool import NullPool, QueuePool

from gwreport.errors import ProgramMissingError
from gwreport.ledger.storage.server.address import Address
from gwreport.ledger.storage.server.refusals import is_password_refused
from gwreport.machine.kept_passwords import keep_password, kept_password

if TYPE_CHECKING:
    import psycopg

_SERVICE = "gwreport"
# Seconds: a cable that was pulled is noticed, and a server that is gone is told, before a clerk gives up.
_CONNECT = {
    "application_name": "gwreport",
    "client_encoding": "utf8",
    "connect_timeout": "8",
    "keepalives_idle": "15",
    "keepalives_interval": "5",
    "keepalives_count": "3",
}
_typed: dict[str, str] = {}


def use_password(name: str, password: str, *, keep: bool = False) -> bool:
    """Use a password for an address (its `name`) as long as the program runs.

    With `keep` it is put into the system's keyring too; says whether that could be done.
    """
    _typed[name] = password
    engine_of.cache_clear()
    return keep_password(_SERVICE, name, password) if keep else True


def _passwords(address: Address) -> Iterator[str]:
    # Without one libpq looks for itself.
    yield address.password
    if typed := _typed.get(address.name):
        yield typed
    if kept := kept_password(_SERVICE, address.name):
        yield kept


def open_connection(address: Address, **further: Any) -> psycopg.Connection[Any]:
    """Open a connection of the driver's own; `further` are the driver's own words.

    Raises ProgramMissingError where the driver is not installed, psycopg.OperationalError.
    """
    _must_have_driver()
    import psycopg

    url = address.url.translate_connect_args(username="user", database="dbname")
    given: dict[str, Any] = {**_CONNECT, **url, **address.url.query, **further}
    given["options"] = f"-c search_path={address.schema}"
    refused: psycopg.OperationalError | None = None
    for password in _passwords(address):
        secret: dict[str, Any] = {"password": password} if password else {}
        try:
            return psycopg.connect(**given, **secret)
        except psycopg.OperationalError as error:
            if not is_password_refused(error):
                raise
            refused = error
    assert refused is not None  # an address without a password is tried too
    raise refused


def _must_have_driver() -> None:
    if find_spec("psycopg") is None:
        raise ProgramMissingError("连接数据库服务器的组件", "打开共享工作区")


@lru_cache(maxsize=8)
def engine_of(address: Address, *, pooled: bool = True) -> Engine:
    """Give what makes connections to an address; those that are `pooled` stay open for the next.

    Raises ProgramMissingError where the driver is not installed.
    """
    _must_have_driver()
    more: dict[str, Any] = (
        # Of one that waited long it is asked first whether it still lives.
        {"poolclass": QueuePool, "pool_size": 4, "max_overflow": 12, "pool_pre_ping": True}
        if pooled
        else {"poolclass": NullPool}
    )
    engine = create_engine(address.url.set(drivername="postgresql+psycopg"), **more)

    def connect(_dialect: Any, _record: Any, _words: Any, arguments: dict[str, Any]) -> Any:
        # What SQLAlchemy adds to the address: how values are written.
        added = {name: arguments[name] for name in ("context",) if name in arguments}
        return open_connection(address, **added)

    event.listen(engine, "do_connect", connect)
    if pooled:
        atexit.register(engine.dispose)
    return engine
