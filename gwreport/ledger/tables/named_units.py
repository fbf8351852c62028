"""Which unit of the registry is meant by each name in what was recorded: its number, which never changes.

A recorded row keeps the name that its unit had, because the journal's hashes cover it; the journal's
record of it says beside it whose name that was. Records of programs that did not know units by their
numbers say nothing of it: their names mean what they meant when the workspace was brought up, as the
registry stood then.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, and_, or_, select

from gwreport.domain.units.registry import MergedUnit, Registry, Unit, likely_kind, name_key
from gwreport.ledger.storage.database import Database
from gwreport.ledger.storage.schema import named_unit

# The sorts of names that were recorded before: a unit's own, and others that meant it. Those of units
# that had been merged into others by then stand with the numbers that they had.
UNIT, ALIAS, GONE = "unit", "alias", "gone"

Row = dict[str, Any]
Present = Callable[[str], str]


def rows_of_thing(sort: str, number: int, meant: Mapping[str, int]) -> list[Row]:
    """Give the rows that say which unit each name in a recorded thing means."""
    return [
        {"sort": sort, "number": number, "name": name, "unit": unit} for name, unit in meant.items()
    ]


def rows_before(states: Sequence[Registry]) -> list[Row]:
    """Give the rows for what was recorded before, from the states of the registry, oldest first."""
    if not states:
        return []
    last, taken = states[-1], {unit.number for unit in states[-1].units}
    own = {name_key(unit.name): unit.number for unit in last.units}
    others = {
        key: unit.number
        for unit in last.units
        for alias in unit.aliases
        if (key := name_key(alias)) not in own
    }
    gone: dict[int, Row] = {}
    # Programs that did not know units by their numbers dropped a unit that was merged into another,
    # and left that its names.
    for unit in (one for state in states[:-1] for one in state.units):
        key, into = name_key(unit.name), last.find(unit.name)
        if unit.number not in taken and into is not None and key not in own:
            others[key] = unit.number
            gone[unit.number] = {
                "sort": GONE,
                "number": unit.number,
                "name": unit.name,
                "unit": into.number,
            }
    before = rows_of_thing(UNIT, 0, own) + rows_of_thing(ALIAS, 0, others)
    return [*before, *gone.values()]


def read_gone(connection: Connection) -> list[MergedUnit]:
    """Give the units that were merged before; of each its number and its name are all that is known."""
    query = select(named_unit).where(named_unit.c.sort == GONE)
    return [
        MergedUnit(Unit(number, name, likely_kind(name)), into)
        for _, number, name, into in connection.execute(query)
    ]


def insert_rows(database: Database, rows: Iterable[Row]) -> None:
    """Add rows within a write transaction."""
    database.insert(named_unit, list(rows))


class Names:
    """What the units are called now that the recorded things of one sort name.

    With `own_only` a name of before means a unit only where it was the unit's own.
    """

    def __init__(
        self,
        connection: Connection,
        registry: Registry,
        sort: str,
        numbers: Select[Any] | None = None,
        *,
        own_only: bool = False,
    ) -> None:
        """Read them; `numbers` selects the things' numbers, by default every one."""
        self._registry = registry
        self._meant: dict[int, dict[str, int]] = {}
        self._before: dict[str, int] = {}
        wanted: ColumnElement[bool] = named_unit.c.sort == sort
        if numbers is not None:
            wanted = and_(wanted, named_unit.c.number.in_(numbers))
        sorts = [UNIT] if own_only else [UNIT, ALIAS]
        query = select(named_unit).where(or_(wanted, named_unit.c.sort.in_(sorts)))
        for found, number, name, unit in connection.execute(query):
            if found == sort:
                self._meant.setdefault(number, {})[name] = unit
            else:
                self._before[name] = unit
        self._known_before: dict[str, str] = {}

    def of(self, number: int) -> Present:
        """Give what turns a name in the thing of that number into the unit's present name.

        A name that meant no unit means whoever is known by it now; it stays as it is where that is none.
        """
        meant = self._meant.get(number)
        if meant is None:
            return self._present_of_before

        def present(name: str) -> str:
            return self._called(meant.get(name), name)

        return present

    def _present_of_before(self, name: str) -> str:
        known = self._known_before.get(name)
        if known is None:
            known = self._called(self._before.get(name_key(name)), name)
            self._known_before[name] = known
        return known

    def _called(self, number: int | None, name: str) -> str:
        if not name:
            return name
        known = self._registry
        unit = known.find(name) if number is None else known.by_number(number)
        return unit.name if unit else name
