"""In whose terms stored rows are read: the office's own time, and the names that its units have now.

A row keeps the name that its unit had when it was recorded, because the journal's hashes cover it.
Here, at the ledger's door, the unit is found by its number (`named_units`), and is given by the name
that the registry has for it now; nobody behind it knows another.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import tzinfo
from typing import TYPE_CHECKING, Any, NamedTuple

from sqlalchemy import Connection, Select, select

from gwreport.ledger.storage.schema import unit

if TYPE_CHECKING:
    from gwreport.domain.units.registry import Registry
    from gwreport.ledger.tables.named_units import Names


class Office(NamedTuple):
    """The office as it is now."""

    zone: tzinfo
    registry: Registry

    def names(
        self,
        connection: Connection,
        sort: str,
        numbers: Select[Any] | None = None,
        *,
        own_only: bool = False,
    ) -> Names:
        """Give what the units are called now that things of one sort name; see `Names`."""
        from gwreport.ledger.tables.named_units import Names

        return Names(connection, self.registry, sort, numbers, own_only=own_only)


class PresentUnits:
    """Knows an open workspace's units, and sees when they have changed."""

    def __init__(self, zone: tzinfo) -> None:
        self._zone = zone
        self._rows: Sequence[Any] | None = None
        self._registry: Registry | None = None

    def at(self, connection: Connection) -> Office:
        """Give the office as it is now."""
        rows = connection.execute(select(unit)).all()
        if self._registry is None or rows != self._rows:
            from gwreport.ledger.tables.registry import read_registry

            self._registry, self._rows = read_registry(connection), rows
        return Office(self._zone, self._registry)
