"""The registry of units (单位名录) as it stands; its earlier states are in the journal."""

from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import Connection, RowMapping, delete, select

from gwreport.domain.units.registry import (
    Group,
    GroupScope,
    MergedUnit,
    Registry,
    Unit,
    UnitKind,
)
from gwreport.ledger.storage.database import Database
from gwreport.ledger.storage.schema import unit, unit_group
from gwreport.ledger.storage.shapes import read_shape
from gwreport.ledger.storage.verbatim import to_json
from gwreport.ledger.tables.named_units import read_gone


def registry_rows(registry: Registry) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """Give the rows of the units, those that were merged among them, and of the groups."""
    every: list[tuple[Unit, int | None]] = [(one, None) for one in registry.units]
    every += [(one.unit, one.into) for one in registry.merged]
    units = [
        {
            "number": one.number,
            "name": one.name,
            "kind": one.kind.value,
            "aliases": to_json(one.aliases),
            "contact": one.contact,
            "phone": one.phone,
            "merged_into": into,
            # Nothing of it in the record where there is none, as before the column came.
            "email": one.email or None,
        }
        for one, into in sorted(every, key=lambda pair: pair[0].number)
    ]
    groups = [
        {
            "position": position,
            "name": one.name,
            "scope": one.scope.value,
            "members": to_json(one.members),
        }
        for position, one in enumerate(registry.groups)
    ]
    return units, groups


def replace_registry(
    database: Database, units: list[dict[str, Any]], groups: list[dict[str, Any]]
) -> None:
    """Put these rows in the place of all that are there."""
    database.change(delete(unit_group))
    database.change(delete(unit))
    database.insert(unit, units)
    database.insert(unit_group, groups)


def read_registry(connection: Connection) -> Registry:
    """Give the registry; an empty one when none was saved."""
    units = connection.execute(select(unit)).mappings()
    groups = [
        Group(name, GroupScope(scope), read_shape(tuple[int, ...], members))
        for _, name, scope, members in connection.execute(
            select(unit_group).order_by(unit_group.c.position)
        )
    ]
    registry = registry_of(units, groups)
    known = {*(one.number for one in registry.units), *(one.unit.number for one in registry.merged)}
    gone = [one for one in read_gone(connection) if one.unit.number not in known]
    return Registry(registry.units, groups, [*registry.merged, *gone]) if gone else registry


def registry_of(
    rows: Iterable[Mapping[str, Any] | RowMapping], groups: Iterable[Group] = ()
) -> Registry:
    """Give the registry whose units have these rows; those of before version 0.3 know no merged one."""
    units: list[Unit] = []
    merged: list[MergedUnit] = []
    for row in rows:
        names = read_shape(tuple[str, ...], row["aliases"])
        one = Unit(
            row["number"],
            row["name"],
            UnitKind(row["kind"]),
            names,
            row["contact"],
            row["phone"],
            row.get("email") or "",
        )
        into = row.get("merged_into")
        if into is None:
            units.append(one)
        else:
            merged.append(MergedUnit(one, into))
    return Registry(units, groups, merged)
