"""Which files this workspace wrote, by their SHA-256: what stands unchanged may be written again.

A hash is noted before its file is written, so that it means: we wrote these bytes, or were about
to. A crash in between costs nothing; bytes that are not noted are somebody's own, and are kept.

The notes are neither journalled nor part of the state. They prove nothing about what anybody
reported or decided, and a report names the state and the end of the journal: were its own writing
recorded there, the same ledger would never give the same report twice. Who loses them finds a
second file (“…_2”) beside one that could have been replaced, and nothing else.

Beside them stands which reports were written: each file with its place, when and by whom. That says
later which file is which, and which was changed by hand; it proves as little, and is kept as they are.
"""

import re
from collections.abc import Iterable, Iterator
from datetime import tzinfo
from typing import Any

from sqlalchemy import Connection, select

from gwreport.domain.decisions.decisions import DecisionKind
from gwreport.ledger.moments import read_moment, written_moment
from gwreport.ledger.records import ReportNote
from gwreport.ledger.storage.database import Database
from gwreport.ledger.storage.schema import decision, issue, written, written_report

_AT_ONCE = 500
_HASH = re.compile(r'"sha256": ?"([0-9a-f]{64})"')


def has_hash(connection: Connection, sha256: str) -> bool:
    """Say whether the hash was noted."""
    query = select(written.c.sha256).where(written.c.sha256 == sha256)
    return connection.execute(query).first() is not None


def all_hashes(connection: Connection) -> list[str]:
    """Give every hash that was noted, in order."""
    return list(connection.execute(select(written.c.sha256).order_by(written.c.sha256)).scalars())


def note_hashes(database: Database, hashes: Iterable[str]) -> None:
    """Note hashes within a write transaction, each once."""
    new = sorted(set(hashes))
    for start in range(0, len(new), _AT_ONCE):
        some = new[start : start + _AT_ONCE]
        with database.reading() as connection:
            query = select(written.c.sha256).where(written.c.sha256.in_(some))
            known = set(connection.execute(query).scalars())
        database.insert(written, [{"sha256": one} for one in some if one not in known])


def recorded_hashes(connection: Connection) -> Iterator[str]:
    """Give the hashes of the workbooks that issues and send-backs name.

    An older program noted no others. The rows may have been tampered with: they are not read as
    what they should be, only looked through.
    """
    sent_back = select(decision.c.value).where(decision.c.kind == DecisionKind.SEND_BACK.value)
    for query in (select(issue.c.workbooks), sent_back):
        for text in connection.execute(query).scalars():
            yield from _HASH.findall(text)


def report_row(number: int, note: ReportNote) -> dict[str, Any]:
    """Give the row of one file."""
    return {
        "number": number,
        "round": note.round,
        "path": note.path,
        "sha256": note.sha256,
        "written_at": written_moment(note.at),
        "who": note.who,
        "is_final": int(note.is_final),
    }


def report_rows(connection: Connection) -> list[dict[str, Any]]:
    """Give every row as it is stored, in order."""
    query = select(written_report).order_by(written_report.c.number)
    return [dict(row) for row in connection.execute(query).mappings()]


def read_reports(connection: Connection, code: str, zone: tzinfo) -> list[ReportNote]:
    """Give what was written for a round, a code, oldest first."""
    query = (
        select(written_report)
        .where(written_report.c.round == code)
        .order_by(written_report.c.number)
    )
    return [
        ReportNote(
            row.round,
            row.path,
            row.sha256,
            read_moment(row.written_at, zone),
            row.who,
            bool(row.is_final),
        )
        for row in connection.execute(query)
    ]
