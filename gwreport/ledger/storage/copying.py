"""Copying a workspace from a server into a file: row by row, as they stand."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Connection, Table, select, text, type_coerce
from sqlalchemy.types import NullType

from gwreport.ledger.storage.database import Database
from gwreport.ledger.storage.file_database import FileDatabase
from gwreport.ledger.storage.schema import metadata, migration
from gwreport.ledger.storage.steps import take_steps

_AT_ONCE = 200
# Files of the archive may be large: a few at a time.
_LARGE_AT_ONCE = 4


def copy_rows(source: Database, path: Path) -> None:
    """Fill the empty file at `path` with the tables and rows of another database, of its own form.

    Raises WorkspaceError, StorageError.
    """
    done = source.version() or 0
    target = FileDatabase(path, check_references=False)
    try:
        with source.reading() as connection, target.writing():
            take_steps(target, until=done)
            for table in metadata.sorted_tables:
                if table is not migration:
                    _copy_table(connection, target, table)
    finally:
        target.close()


def _copy_table(connection: Connection, target: Database, table: Table) -> None:
    with target.reading() as other:
        known = {row[1] for row in other.exec_driver_sql(f"PRAGMA table_info({table.name})")}
    names = [column.name for column in table.columns if column.name in known]
    if not names:
        return  # a table that comes with a later step
    columns = [type_coerce(table.c[name], NullType()).label(name) for name in names]
    size = _LARGE_AT_ONCE if table.name == "archive" else _AT_ONCE
    query = select(*columns).order_by(*table.primary_key.columns)
    found = connection.execute(query.execution_options(yield_per=size))
    places = ", ".join(f":{name}" for name in names)
    words = f"INSERT INTO {table.name} ({', '.join(map(_quoted, names))}) VALUES ({places})"
    for rows in found.mappings().partitions(size):
        target.change(text(words), [dict(row) for row in rows])


def _quoted(name: str) -> str:
    return f'"{name}"'
