"""Submissions read back, with their entries, loose cells and findings."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, Table, and_, select

from gwreport.domain.findings.finding import Finding
from gwreport.domain.findings.place import spot_of
from gwreport.domain.form.columns import FieldKey, field_key
from gwreport.domain.returns.returns import (
    MERGED_OUTCOMES,
    Entry,
    LooseCell,
    Outcome,
    Reading,
    SourceFile,
    Submission,
    WrittenCell,
)
from gwreport.domain.statuses import Status
from gwreport.ledger.moments import read_moment
from gwreport.ledger.storage.schema import entry, finding, loose_cell, submission
from gwreport.ledger.storage.stored_rows import stored_rows
from gwreport.ledger.storage.verbatim import from_json
from gwreport.ledger.tables.named_units import Names, Present
from gwreport.ledger.tables.present_units import Office
from gwreport.ledger.tables.stored_findings import read_finding
from gwreport.ledger.tables.submission_rows import SubmissionRows

# Looking values up is several times as fast as calling the enumeration.
_STATUSES: Mapping[str | None, Status | None] = {
    None: None,
    **{status.value: status for status in Status},
}


def read_submissions(
    connection: Connection,
    round_: str | Collection[str] | None,
    office: Office,
    *,
    with_entries: bool = True,
    after: int = 0,
) -> list[Submission]:
    """Give the submissions of one round, of several or of all, behind a number, in their order."""
    which = submission.c.number > after if after else None
    if round_ is not None:
        codes = [round_] if isinstance(round_, str) else list(round_)
        of_round = submission.c.round.in_(codes)
        which = of_round if which is None else and_(which, of_round)
    return _read(connection, which, office, with_entries=with_entries)


def read_submission(connection: Connection, number: int, office: Office) -> Submission | None:
    """Give the submission of that number."""
    found = _read(connection, submission.c.number == number, office)
    return found[0] if found else None


def read_kept_words(
    connection: Connection, sorts: Collection[str], office: Office
) -> list[Submission]:
    """Give the submissions that are merged and have loose cells of these sorts, with these alone."""
    of_sorts = loose_cell.c.sort.in_(list(sorts))
    which = and_(
        submission.c.outcome.in_([one.value for one in MERGED_OUTCOMES]),
        submission.c.number.in_(select(loose_cell.c.submission).where(of_sorts)),
    )
    loose: dict[int, list[LooseCell]] = defaultdict(list)
    for number, values in _parts(connection, loose_cell, which, of_sorts):
        loose[number].append(_loose(*values))
    names = _names(connection, which, office)
    return _submissions(connection, which, office, names, loose=loose)


def read_outcome(connection: Connection, number: int) -> Outcome | None:
    """Give what became of the submission of that number; None when there is none."""
    query = select(submission.c.outcome).where(submission.c.number == number)
    outcome = connection.execute(query).scalar_one_or_none()
    return None if outcome is None else Outcome(outcome)


def raw_rows(connection: Connection, own: Mapping[str, Any]) -> SubmissionRows:
    """Give the rows of one submission as they stand, for checking them; `own` is its own row."""
    entries, loose, findings = (
        stored_rows(connection, table, table.c.submission == own["number"])
        for table in (entry, loose_cell, finding)
    )
    return SubmissionRows(own, entries, loose, findings)


def _read(
    connection: Connection,
    which: ColumnElement[bool] | None,
    office: Office,
    *,
    with_entries: bool = True,
) -> list[Submission]:
    entries: dict[int, list[Entry]] = defaultdict(list)
    loose: dict[int, list[LooseCell]] = defaultdict(list)
    findings: dict[int, list[Finding]] = defaultdict(list)
    names = _names(connection, which, office)
    if with_entries:
        for number, values in _parts(connection, entry, which):
            entries[number].append(_entry(names.of(number), *values))
        for number, values in _parts(connection, loose_cell, which):
            loose[number].append(_loose(*values))
    for number, values in _parts(connection, finding, which):
        findings[number].append(read_finding(*values).with_names(names.of(number)))
    return _submissions(connection, which, office, names, entries, loose, findings)


def _names(connection: Connection, which: ColumnElement[bool] | None, office: Office) -> Names:
    numbers = None if which is None else select(submission.c.number).where(which)
    return office.names(connection, "submission", numbers)


_NONE: Mapping[int, list[Any]] = {}


def _submissions(
    connection: Connection,
    which: ColumnElement[bool] | None,
    office: Office,
    names: Names,
    entries: Mapping[int, list[Entry]] = _NONE,
    loose: Mapping[int, list[LooseCell]] = _NONE,
    findings: Mapping[int, list[Finding]] = _NONE,
) -> list[Submission]:
    query = select(submission).order_by(submission.c.number)
    if which is not None:
        query = query.where(which)
    return [
        Submission(
            SourceFile(row.path, row.member, row.sha256),
            read_moment(row.received_at, office.zone),
            Outcome(row.outcome),
            Reading(
                row.round,
                names.of(row.number)(row.unit),
                row.identified_by,
                row.content_hash,
                tuple(entries.get(row.number, ())),
                tuple(loose.get(row.number, ())),
                tuple(findings.get(row.number, ())),
            ),
            row.version,
            row.number,
        )
        for row in connection.execute(query)
    ]


def _parts(
    connection: Connection,
    table: Table,
    which: ColumnElement[bool] | None,
    of_table: ColumnElement[bool] | None = None,
) -> Iterator[tuple[int, list[Any]]]:
    """Give the submission's number and the values behind the position, row by row."""
    query = _part_query(table, which)
    for row in connection.execute(query if of_table is None else query.where(of_table)):
        number, _, *values = list[Any](row)
        yield number, values


def _part_query(table: Table, which: ColumnElement[bool] | None) -> Select[Any]:
    query = select(table).order_by(table.c.submission, table.c.position)
    if which is None:
        return query
    return query.where(table.c.submission.in_(select(submission.c.number).where(which)))


def _loose(sort: str, sheet: str, cell: str, text: str, item: str | None) -> LooseCell:
    return LooseCell(sort, sheet, spot_of(cell), text, item)


def _entry(
    present: Present, unit: str, item: str, sheet: str, status: str | None, cells: str
) -> Entry:
    written: dict[FieldKey, WrittenCell] = {}
    for part, (text, cell) in from_json(cells).items():
        if not type(text) is type(cell) is str:
            raise ValueError("cells")
        written[field_key(part)] = WrittenCell(text, spot_of(cell))
    return Entry(present(unit), item, written, sheet, _STATUSES[status])
