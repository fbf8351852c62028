"""The journal: one record for each change, each bound to the one before by a hash."""

import hashlib
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime, tzinfo
from typing import Any

from sqlalchemy import Connection, func, select, type_coerce

from gwreport.ledger.moments import written_moment
from gwreport.ledger.records import JournalHead, JournalRecord
from gwreport.ledger.storage.column_types import Integer
from gwreport.ledger.storage.database import Database
from gwreport.ledger.storage.schema import journal
from gwreport.ledger.storage.verbatim import from_json, to_json, utf8

_START = "0" * 64
_PAGE, _FEW = 1_000, 50
_NUMBER = Integer(optional=True)


class JournalWriter:
    """Appends records within one write transaction."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._number: int | None = None
        self._previous = _START

    def append(self, kind: str, payload: Mapping[str, Any], *, at: datetime) -> None:
        """Add one record; `payload` is what JSON can hold."""
        if self._number is None:
            self._number = self._find_end()
        self._number += 1
        words, time = to_json(payload), written_moment(at)
        record_hash = _hash(self._number, time, kind, words, self._previous)
        record = JournalRecord(self._number, time, kind, words, self._previous, record_hash)
        self._database.insert(journal, [record_row(record)])
        self._previous = record_hash

    def _find_end(self) -> int:
        with self._database.reading() as connection:
            head = read_head(connection)
        self._previous = head.hash
        return head.length


def record_row(record: JournalRecord) -> dict[str, Any]:
    """Give the row of one record."""
    return {
        "number": record.number,
        "at": record.written_at,
        "kind": record.kind,
        "payload": record.payload,
        "previous": record.previous,
        "hash": record.hash,
    }


def newest_number(connection: Connection) -> int:
    """Give the number of the newest record; 0 when there is none."""
    return (
        connection.execute(select(type_coerce(func.max(journal.c.number), _NUMBER))).scalar_one()
        or 0
    )


def read_head(connection: Connection) -> JournalHead:
    """Give the journal's length and the hash of its last record."""
    newest = select(journal.c.number, journal.c.hash).order_by(journal.c.number.desc()).limit(1)
    found = connection.execute(newest).first()
    return JournalHead(0, _START) if found is None else JournalHead(*found)


def read_hashes(connection: Connection, numbers: Collection[int]) -> dict[int, str]:
    """Give the hashes of records by their numbers; numbers that none has are left out."""
    query = select(journal.c.number, journal.c.hash).where(journal.c.number.in_(sorted(numbers)))
    return {row.number: row.hash for row in connection.execute(query)}


def read_places(connection: Connection, kinds: Collection[str]) -> dict[tuple[str, int], int]:
    """Give the numbers of the records by which things of these kinds were added, by kind and number."""
    query = select(journal.c.number, journal.c.kind, journal.c.payload).where(
        journal.c.kind.in_(list(kinds))
    )
    return {
        (kind, from_json(payload)["number"]): number
        for number, kind, payload in connection.execute(query)
    }


def read_records(
    database: Database, *, after: int = 0, kinds: Collection[str] = (), zone: tzinfo = UTC
) -> Iterator[JournalRecord]:
    """Give the records, oldest first; between two pages the file is not locked.

    With `after` only those behind that number; without it every one, whatever its number. With
    `kinds` only those of these kinds.
    """
    last = after or None
    while True:
        page = select(journal).order_by(journal.c.number).limit(_PAGE)
        if last is not None:
            page = page.where(journal.c.number > last)
        if kinds:
            page = page.where(journal.c.kind.in_(list(kinds)))
        with database.reading() as connection:
            rows = connection.execute(page).all()
        yield from (_record(row, zone) for row in rows)
        if len(rows) < _PAGE:
            return
        last = rows[-1].number


def read_backwards(database: Database, *, zone: tzinfo = UTC) -> Iterator[JournalRecord]:
    """Give the records, newest first, a few at a time: most look for one of the newest."""
    first: int | None = None
    while True:
        page = select(journal).order_by(journal.c.number.desc()).limit(_FEW)
        if first is not None:
            page = page.where(journal.c.number < first)
        with database.reading() as connection:
            rows = connection.execute(page).all()
        yield from (_record(row, zone) for row in rows)
        if len(rows) < _FEW:
            return
        first = rows[-1].number


def _record(row: Sequence[Any], zone: tzinfo) -> JournalRecord:
    number, written_at, kind, payload, previous, record_hash = row
    return JournalRecord(number, written_at, kind, payload, previous, record_hash, zone)


def first_broken(records: Iterable[JournalRecord]) -> int | None:
    """Give the number of the first record that does not fit its chain; None when all do."""
    return next((number for number, _, fits in _checked(records) if not fits), None)


def intact_records(records: Iterable[JournalRecord]) -> Iterator[JournalRecord]:
    """Give the records up to the first that does not fit its chain."""
    for _, record, fits in _checked(records):
        if not fits:
            return
        yield record


def _checked(records: Iterable[JournalRecord]) -> Iterator[tuple[int, JournalRecord, bool]]:
    previous = _START
    for number, record in enumerate(records, 1):
        computed = _hash(number, record.written_at, record.kind, record.payload, previous)
        yield (
            number,
            record,
            (record.number, record.previous, record.hash) == (number, previous, computed),
        )
        previous = computed


def _hash(number: int, at: str, kind: str, payload: str, previous: str) -> str:
    return hashlib.sha256(utf8(to_json([number, at, kind, payload, previous]))).hexdigest()
