"""The registry of units (单位名录) as it stands; its earlier states are in the journal."""

from typing import Any

from sqlalchemy import Connection, delete, select

from gwreport.domain.units.registry import Group, GroupScope, Registry, Unit, UnitKind
from gwreport.ledger.storage.database import Database
from gwreport.ledger.storage.schema import unit, unit_group
from gwreport.ledger.storage.shapes import read_shape
from gwreport.ledger.storage.verbatim import to_json


def registry_rows(registry: Registry) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """Give the rows of the units and of the groups."""
    units = [
        {
            "number": one.number,
            "name": one.name,
            "kind": one.kind.value,
            "aliases": to_json(one.aliases),
            "contact": one.contact,
            "phone": one.phone,
        }
        for one in registry.units
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
    units = [
        Unit(number, name, UnitKind(kind), read_shape(tuple[str, ...], aliases), contact, phone)
        for number, name, kind, aliases, contact, phone in connection.execute(select(unit))
    ]
    groups = [
        Group(name, GroupScope(scope), read_shape(tuple[int, ...], members))
        for _, name, scope, members in connection.execute(
            select(unit_group).order_by(unit_group.c.position)
        )
    ]
    return Registry(units, groups)
