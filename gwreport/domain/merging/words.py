"""What every unit says of every item in a round, from all its files, and the cell of each word."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from gwreport.domain.decisions.decisions import Decision, DecisionKind, in_force
from gwreport.domain.decisions.values import Row, read_row
from gwreport.domain.findings.code import Trait
from gwreport.domain.form.columns import FIGURE_FIELDS, Field, FieldKey
from gwreport.domain.returns.returns import (
    MERGED_OUTCOMES,
    Entry,
    Submission,
    WrittenCell,
)

# Cells of a row that is no item's, and of a sheet that could not be read as a table.
ROW_SORTS = frozenset(("extra_row", "extra_sheet"))


@dataclass(frozen=True, slots=True)
class SourceCell:
    """One cell that a reported text stands in, and the file that it came in."""

    file: Submission
    unit: str
    field: FieldKey
    sheet: str
    cell: WrittenCell


_Place = tuple[Submission, str]


class Words:
    """The newest words of each unit for each item; a later blank takes nothing away."""

    def __init__(self, said: Iterable[tuple[Submission, Entry]]) -> None:
        self._by_item: dict[str, dict[str, Entry]] = {}
        self._places: dict[tuple[str, str], dict[FieldKey, _Place]] = {}
        for submission, entry in said:
            units = self._by_item.setdefault(entry.item, {})
            units[entry.unit] = _newer(units.get(entry.unit), entry)
            places = self._places.setdefault((entry.unit, entry.item), {})
            for part, cell in entry.cells.items():
                if cell.text.strip():
                    places[part] = submission, entry.sheet

    def of_item(self, item: str) -> Mapping[str, Entry]:
        """Give what each unit says of an item, by unit, in the order in which they first wrote."""
        return self._by_item.get(item, {})

    def sources(self, entry: Entry) -> tuple[SourceCell, ...]:
        """Give the cells of an entry's completion; the entry must be one of `of_item`."""
        return self.cells(entry, _completion_fields(entry))

    def cells(self, entry: Entry, parts: Iterable[FieldKey]) -> tuple[SourceCell, ...]:
        """Give those cells of an entry that have words; the entry must be one of `of_item`."""
        places = self._places.get((entry.unit, entry.item), {})
        return tuple(
            _source(submission, sheet, entry, part)
            for part in parts
            if part in places
            for submission, sheet in [places[part]]
        )


def newest_words(entries: Iterable[Entry]) -> dict[tuple[str, str], Entry]:
    """Give one entry for each unit and item from all versions, oldest first.

    A later blank never takes away what an earlier version said.
    """
    newest: dict[tuple[str, str], Entry] = {}
    for entry in entries:
        key = entry.unit, entry.item
        newest[key] = _newer(newest.get(key), entry)
    return newest


def gather_words(submissions: Iterable[Submission]) -> Words:
    """Give what the files say that are merged, in the order in which they are given."""
    return Words(
        (submission, entry)
        for submission in submissions
        if submission.outcome in MERGED_OUTCOMES
        for entry in submission.entries
    )


def with_rows(
    submissions: Iterable[Submission], decisions: Iterable[Decision]
) -> tuple[Submission, ...]:
    """Give the files with the extra rows that decisions say to be items, as entries of theirs.

    A row stands where its file stands among the others: what the unit sent later is newer. What was
    found of a row on which somebody has decided is settled, and no longer there.
    """
    rows: dict[int, list[tuple[Row, str]]] = {}
    for decision in in_force(decisions):
        if decision.kind in (DecisionKind.ROW, DecisionKind.NO_ROW):
            row = read_row(decision.value)
            item = decision.subject if decision.kind is DecisionKind.ROW else ""
            rows.setdefault(row.submission, []).append((row, item))
    return tuple(
        _with_rows(one, rows[one.number]) if one.number in rows else one for one in submissions
    )


def _with_rows(submission: Submission, rows: Sequence[tuple[Row, str]]) -> Submission:
    entries = tuple(_row_entry(submission, row, item) for row, item in rows if item)
    taken = {(entry.sheet, cell.at) for entry in entries for cell in entry.cells.values()}
    settled = {(row.sheet, row.row) for row, _ in rows}
    reading = replace(
        submission.reading,
        entries=submission.entries + entries,
        loose=tuple(
            cell
            for cell in submission.loose
            if cell.sort not in ROW_SORTS or (cell.sheet, cell.at) not in taken
        ),
        findings=tuple(
            one
            for one in submission.findings
            if not one.code.has(Trait.OF_ROW) or (one.place.part, one.place.at.row) not in settled
        ),
    )
    return replace(submission, reading=reading)


def _row_entry(submission: Submission, row: Row, item: str) -> Entry:
    texts = {
        cell.at: cell.text
        for cell in submission.loose
        if cell.sheet == row.sheet and cell.sort in ROW_SORTS
    }
    cells = {part: WrittenCell(texts[at], at) for part, at in row.cells.items() if at in texts}
    return Entry(row.unit, item, cells, row.sheet, row.status)


def entry_of(
    submissions: Iterable[Submission], number: int, unit: str, item: str
) -> tuple[Submission, Entry] | None:
    """Give what one file says of an item for a unit, whatever became of the file."""
    for submission in submissions:
        if submission.number == number:
            entry = newest_words(submission.entries).get((unit, item))
            return (submission, entry) if entry else None
    return None


def completion_sources(submission: Submission, entry: Entry) -> tuple[SourceCell, ...]:
    """Give the cells of the completion that one file's entry states."""
    return file_cells(submission, entry, _completion_fields(entry))


def file_cells(
    submission: Submission, entry: Entry, parts: Iterable[FieldKey]
) -> tuple[SourceCell, ...]:
    """Give those cells of one file's entry that have words."""
    return tuple(
        _source(submission, entry.sheet, entry, part) for part in parts if entry.text(part).strip()
    )


def _newer(earlier: Entry | None, entry: Entry) -> Entry:
    if earlier is None:
        return entry
    written = {part: cell for part, cell in entry.cells.items() if cell.text.strip()}
    return replace(
        entry,
        cells=earlier.cells | written,
        status=entry.status or earlier.status,
        sheet=entry.sheet if written else earlier.sheet,
    )


def _completion_fields(entry: Entry) -> tuple[FieldKey, ...]:
    if entry.text(Field.COMPLETION).strip():
        return (Field.COMPLETION,)
    return tuple(part for part in FIGURE_FIELDS if entry.text(part).strip())


def _source(submission: Submission, sheet: str, entry: Entry, part: FieldKey) -> SourceCell:
    return SourceCell(submission, entry.unit, part, sheet, entry.cells[part])
