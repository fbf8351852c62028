"""Versions of the plan: each whole, as JSON, beside the document that it came from."""

from datetime import datetime, tzinfo
from typing import Any

from sqlalchemy import Connection, select

from gwreport.domain.plan.plan import Plan
from gwreport.domain.recorded import recorded_form
from gwreport.ledger.moments import read_moment, written_moment
from gwreport.ledger.records import PlanVersion
from gwreport.ledger.storage.schema import plan as table
from gwreport.ledger.storage.shapes import read_shape
from gwreport.ledger.storage.verbatim import to_json
from gwreport.ledger.tables.present_units import Office


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


def read_plan(connection: Connection, version: int | None, office: Office) -> Plan | None:
    """Give one version, by default the newest; None when it does not exist.

    A name means the unit that was called so when the plan was loaded: where another is called so
    now, that unit's present name stands in its place. All other names are as they were printed.
    """
    query = select(table.c.version, table.c.content).order_by(table.c.version.desc()).limit(1)
    if version is not None:
        query = query.where(table.c.version == version)
    found = connection.execute(query).first()
    if found is None:
        return None
    of_this = select(table.c.version).where(table.c.version == found.version)
    present = office.names(connection, "plan", of_this, own_only=True).of(found.version)

    def name(printed: str) -> str:
        now, meant = office.registry.find(printed), present(printed)
        return printed if now is not None and now.name == meant else meant

    return read_shape(Plan, found.content).with_names(name)


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
