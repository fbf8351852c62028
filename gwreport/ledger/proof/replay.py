"""The tables as journal and recorded words alone give them, without a look at the tables."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Any

from sqlalchemy import Table

from gwreport.ledger.proof.contents import REGISTRY, SINGLE_ROWS, WORKSPACE, Log, Thing
from gwreport.ledger.storage import schema
from gwreport.ledger.storage.database import Database
from gwreport.ledger.tables.recorded import read_words, unpacked

Row = dict[str, Any]

_AT_ONCE = 200
# Where the rows of each of a submission's tables stand in what is recorded of it.
_PARTS = {schema.entry.name: 1, schema.loose_cell.name: 2, schema.finding.name: 3}
_REGISTRY_PARTS = {schema.unit.name: 0, schema.unit_group.name: 1}
_KINDS = {table.name: kind for kind, (table, _) in SINGLE_ROWS.items()}


class Replay:
    """Goes through what was recorded, table by table.

    `instead` stands in for words that are lost. Things of which nothing is known are left out;
    `lost` names them once every table has been gone through.
    """

    def __init__(
        self, database: Database, log: Log, *, instead: Mapping[Thing, Sequence[Any]] | None = None
    ) -> None:
        self._database = database
        self._log = log
        self._instead = instead or {}
        self.lost: set[Thing] = set()

    def find_lost(self) -> set[Thing]:
        """Go through everything that has a digest, and give `lost`."""
        for _ in self._recorded(self._log.digests):
            pass
        return self.lost

    def rows(self, table: Table) -> Iterator[Row]:
        """Give the rows of a table in the order of its key, with every column of it."""
        names = [column.name for column in table.columns]
        for row in self._rows(table):
            yield {name: row.get(name) for name in names}

    def recorded_rows(self) -> Iterator[Row]:
        """Give the recorded words themselves as they are stored, each once, lost ones left out."""
        seen: set[str] = set()
        for some in _few(set(self._log.digests.values())):
            with self._database.reading() as connection:
                words = read_words(connection, some)
            for digest, packed in words.items():
                if digest not in seen and unpacked(digest, packed) is not None:
                    seen.add(digest)
                    yield {"digest": digest, "words": packed}

    def _rows(self, table: Table) -> Iterator[Row]:
        if table is schema.setting:
            yield from ({"key": key, "value": value} for key, value in self._log.settings.items())
        elif table is schema.named_unit:
            yield from map(dict, self._log.names)
        elif table is schema.workspace:
            for _, parts in self._recorded([WORKSPACE]):
                yield parts[0]
        elif table.name in _REGISTRY_PARTS:
            (key,) = table.primary_key.columns
            for _, parts in self._recorded([REGISTRY]):
                rows: list[Row] = parts[_REGISTRY_PARTS[table.name]]
                yield from sorted(rows, key=lambda row: row[key.name])
        elif table is schema.submission:
            for (_, number), parts in self._recorded(self._things("submission")):
                yield {**parts[0], "outcome": self._log.outcomes[number]}
        elif table.name in _PARTS:
            for _, parts in self._recorded(self._things("submission")):
                yield from parts[_PARTS[table.name]]
        else:
            for _, parts in self._recorded(self._things(_KINDS[table.name])):
                yield parts[0]

    def _things(self, kind: str) -> list[Thing]:
        return sorted(thing for thing in self._log.digests if thing[0] == kind)

    def _recorded(self, things: Iterable[Thing]) -> Iterator[tuple[Thing, Sequence[Any]]]:
        digests = self._log.digests
        for some in _few(thing for thing in things if thing in digests):
            with self._database.reading() as connection:
                words = read_words(connection, [digests[thing] for thing in some])
            for thing in some:
                digest = digests[thing]
                parts = unpacked(digest, words.get(digest)) or self._instead.get(thing)
                if parts is None:
                    self.lost.add(thing)
                else:
                    yield thing, parts


def _few(things: Iterable[Any]) -> Iterator[list[Any]]:
    waiting = iter(things)
    while some := list(islice(waiting, _AT_ONCE)):
        yield some
