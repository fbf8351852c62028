"""What the units are called now that stored rows name.

A row keeps the name that its unit had when it was recorded, because the journal's hashes cover it.
Here, at the ledger's door, it becomes the unit's present name; nobody behind it knows another.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import tzinfo
from typing import TYPE_CHECKING, Any, NamedTuple

from sqlalchemy import Connection, select

from gwreport.ledger.storage.schema import unit

if TYPE_CHECKING:
    from gwreport.domain.units.registry import Unit


class Office(NamedTuple):
    """In whose terms stored rows are read: its own time, and the names that its units have now."""

    zone: tzinfo
    present: Callable[[str], str]


class PresentUnits:
    """Knows the present names of an open workspace's units, and sees when they have changed."""

    def __init__(self, zone: tzinfo) -> None:
        self._zone = zone
        self._rows: Sequence[Any] | None = None
        self._find: Callable[[str], Unit | None] = lambda _: None

    def at(self, connection: Connection) -> Office:
        """Give the office as it is now; a name that none of its units has had stays as it is."""
        rows = connection.execute(select(unit)).all()
        if rows != self._rows:
            from gwreport.ledger.tables.registry import read_registry

            self._find, self._rows = read_registry(connection).find, rows
        find = self._find

        def present(name: str) -> str:
            known = find(name) if name else None
            return known.name if known else name

        return Office(self._zone, present)
