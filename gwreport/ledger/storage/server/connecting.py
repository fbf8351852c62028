"""Connections to a database server; a password comes from the clerk's own keeping, and stays in it.

In the order in which it is looked for: the address itself, the environment and the file of
passwords (libpq looks into $PGPASSWORD and ~/.pgpass by itself), what was typed into the window
since the program was begun, and the system's keyring, where the package `keyring` is installed.
"""

from __future__ import annotations

import atexit
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from sqlalchemy import Engine, create_engine, event
from sqlalchemy.pool import NullPool, QueuePool

from gwreport.errors import ProgramMissingError
from gwreport.ledger.storage.server.address import Address
from gwreport.ledger.storage.server.refusals import is_password_refused
from gwreport.machine.kept_passwords import keep_password, kept_password

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


@lru_cache(maxsize=8)
def engine_of(address: Address, *, pooled: bool = True) -> Engine:
    """Give what makes connections to an address; those that are `pooled` stay open for the next.

    Raises ProgramMissingError where the driver is not installed.
    """
    try:
        import psycopg
    except ImportError as error:
        raise ProgramMissingError("连接数据库服务器的组件", "打开共享工作区") from error
    further: dict[str, Any] = (
        # Of one that waited long it is asked first whether it still lives.
        {"poolclass": QueuePool, "pool_size": 4, "max_overflow": 12, "pool_pre_ping": True}
        if pooled
        else {"poolclass": NullPool}
    )
    engine = create_engine(address.url.set(drivername="postgresql+psycopg"), **further)

    def connect(_dialect: Any, _record: Any, _words: Any, arguments: dict[str, Any]) -> Any:
        refused: psycopg.OperationalError | None = None
        given: dict[str, Any] = {
            **_CONNECT,
            **arguments,
            "options": f"-c search_path={address.schema}",
        }
        for password in _passwords(address):
            try:
                secret: dict[str, Any] = {"password": password} if password else {}
                return psycopg.connect(**given, **secret)
            except psycopg.OperationalError as error:
                if not is_password_refused(error):
                    raise
                refused = error
        raise refused or psycopg.OperationalError("no password")

    event.listen(engine, "do_connect", connect)
    if pooled:
        atexit.register(engine.dispose)
    return engine
