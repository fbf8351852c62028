"""The settings that were set, and the facts of the workspace itself."""

from datetime import datetime, tzinfo
from typing import Any

from sqlalchemy import Connection, delete, select

from gwreport.ledger.moments import read_moment, read_zone, written_moment, written_offset
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
    return {
        "uid": facts.uid,
        "secret": facts.secret,
        "region": facts.region,
        "year": facts.year,
        "created_at": written_moment(facts.created_at),
        "office": facts.office,
        "utc_offset": written_offset(facts.created_at),
    }


def read_facts(connection: Connection) -> WorkspaceFacts | None:
    """Give the workspace's facts; None when they are lost."""
    rows = connection.execute(select(workspace)).mappings().all()
    if len(rows) != 1:
        return None
    row = rows[0]
    return WorkspaceFacts(
        uid=row["uid"],
        secret=row["secret"],
        region=row["region"],
        year=row["year"],
        created_at=read_moment(row["created_at"], _zone(row["created_at"], row["utc_offset"])),
        office=row["office"],
    )


def _zone(created_at: str, offset: str | None) -> tzinfo:
    if offset is not None:
        return read_zone(offset)
    # Made by a program that wrote the time of its place.
    at = datetime.fromisoformat(created_at)
    zone = (at if at.tzinfo else at.astimezone()).tzinfo
    assert zone is not None
    return zone
