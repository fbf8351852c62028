"""The settings that were set, and the facts of the workspace itself."""

from dataclasses import asdict
from typing import Any

from sqlalchemy import Connection, delete, select

from gwreport.ledger.records import WorkspaceFacts
from gwreport.ledger.storage.database import Database
from gwreport.ledger.storage.schema import setting, workspace


def read_settings(connection: Connection) -> dict[str, str]:
    """Give every setting that was set."""
    return {row.key: row.value for row in connection.execute(select(setting))}


def replace_setting(database: Database, key: str, value: str) -> None:
    """Set one setting."""
    database.change(delete(setting).where(setting.c.key == key))
    database.insert(setting, [{"key": key, "value": value}])


def facts_row(facts: WorkspaceFacts) -> dict[str, Any]:
    """Give the row of the workspace's facts."""
    return asdict(facts)


def read_facts(connection: Connection) -> WorkspaceFacts | None:
    """Give the workspace's facts; None when they are lost."""
    rows = connection.execute(select(workspace)).mappings().all()
    return WorkspaceFacts(**rows[0]) if len(rows) == 1 else None
