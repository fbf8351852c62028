"""Versions of the plan: each whole, as JSON, beside the document that it came from."""

from datetime import datetime, tzinfo
from typing import Any

from sqlalchemy import Connection, select

from gwreport.domain.plan.plan import Plan
from gwreport.domain.plan.recorded import recorded_form
from gwreport.ledger.moments import read_moment, written_moment
from gwreport.ledger.records import PlanVersion
from gwreport.ledger.storage.schema import plan as table
from gwreport.ledger.storage.shapes import read_shape
from gwreport.ledger.storage.verbatim import to_json


def plan_row(version: int, plan: Plan, *, name: str, sha256: str, at: datetime) -> dict[str, Any]:
    """Give the row of one version."""
    return {
        "version": version,
        "name": name,
        "sha256": sha256,
        "loaded_at": written_moment(at),
        "items": len(plan.items),
        "content": to_json(recorded_form(plan)),
    }


def read_plan(connection: Connection, version: int | None) -> Plan | None:
    """Give one version, by default the newest; None when it does not exist."""
    query = select(table.c.content).order_by(table.c.version.desc()).limit(1)
    if version is not None:
        query = query.where(table.c.version == version)
    content = connection.execute(query).scalar_one_or_none()
    return None if content is None else read_shape(Plan, content)


def read_versions(connection: Connection, zone: tzinfo) -> list[PlanVersion]:
    """Give what is known of every version, oldest first."""
    columns = table.c
    query = select(
        columns.version, columns.name, columns.sha256, columns.loaded_at, columns["items"]
    ).order_by(columns.version)
    return [
        PlanVersion(version, name, sha256, read_moment(loaded_at, zone), items)
        for version, name, sha256, loaded_at, items in connection.execute(query)
    ]
