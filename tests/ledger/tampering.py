"""Changing a workspace file as somebody with a database tool would."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_TRIGGERS = "SELECT name, tbl_name, sql FROM sqlite_master WHERE type = 'trigger'"


@contextmanager
def tampering(path: Path, *, triggers_come_back: bool = True) -> Iterator[sqlite3.Connection]:
    """Open the file past its triggers; a careful hand puts them back at the end."""
    connection = sqlite3.connect(path)
    triggers = connection.execute(_TRIGGERS).fetchall()
    for name, _, _ in triggers:
        connection.execute(f"DROP TRIGGER {name}")
    yield connection
    tables = {name for (name,) in connection.execute("SELECT name FROM sqlite_master").fetchall()}
    for _, table, sql in triggers:
        if triggers_come_back and table in tables:
            connection.execute(sql)
    connection.commit()
    connection.close()
