"""Spreadsheets as documents: a table for each visible sheet, hidden rows left out and told of."""

from collections.abc import Iterable, Iterator

from gwreport.domain.findings import Finding, Place, Severity, first_of_each
from gwreport.domain.quoting import beginning, listed
from gwreport.officefiles import limits
from gwreport.officefiles.document_budget import DocumentBudget
from gwreport.officefiles.grid import Cell, Document, Grid
from gwreport.officefiles.package import refusal
from gwreport.officefiles.workbook_cells import address
from gwreport.officefiles.workbook_container import UnreadableFileError
from gwreport.officefiles.workbook_model import CellKind, Merge, OddPart, RawSheet, RawWorkbook
from gwreport.officefiles.workbook_xml import read_workbook

# Blank rows in a row that are kept; where there are more, somebody left a mark far below.
_BLANK_ROWS = 20
_SHOWN = 40


def read_spreadsheet(data: bytes, name: str) -> Document:
    """Read an .xlsx or .xlsm; nothing in it is computed or run.

    Hidden sheets and rows are no part of the document (findings say so); merged cells repeat their
    text; a formula counts with the value that was saved with it.
    Raises DocumentError: DAMAGED, ENCRYPTED, HOSTILE, TOO_LARGE or WRONG_KIND.
    """
    try:
        book = read_workbook(data)
    except UnreadableFileError as error:
        raise refusal(error, name) from error
    return document_of(book, name)


def document_of(book: RawWorkbook, name: str) -> Document:
    """Give the visible sheets of a workbook as tables.

    Raises DocumentError (TOO_LARGE) for a sheet that is mostly empty space, or whose merged cells
    lie one over the other.
    """
    grids: list[Grid] = []
    findings: list[Finding] = []
    budget = DocumentBudget(name)
    for sheet in book.sheets:
        if not sheet.count():
            continue
        if sheet.state != "visible":
            place = Place(name, sheet.name)
            findings.append(Finding("hidden-sheet", Severity.WARNING, place))
            continue
        grids.append(_grid(sheet, budget))
        findings.extend(_findings(sheet, name))
    if book.odd_parts.get(OddPart.MACRO):
        findings.append(Finding("macro-not-run", Severity.INFO, Place(name)))
    return Document(name, tuple(grids), tuple(findings))


class _Merges:
    """The places that the merged ranges of a sheet cover, each with its range and its first row."""

    def __init__(self, sheet: RawSheet, height: int, width: int, budget: DocumentBudget) -> None:
        self._covers: dict[int, dict[int, Merge]] = {}
        self._first_rows: dict[Merge, int] = {}
        for merge in sheet.merges:
            rows = range(merge.first_row, min(merge.last_row, height) + 1)
            columns = range(merge.first_column, min(merge.last_column, width) + 1)
            # Ranges may lie one over the other, so that these are more than the sheet has.
            budget.merged(len(rows) * len(columns))
            for row in rows if columns else ():
                self._covers.setdefault(row, {}).update(dict.fromkeys(columns, merge))
            # The first row of a merge may be hidden; what is left of it still shows its text.
            self._first_rows[merge] = next((row for row in rows if row not in sheet.hidden_rows), 0)

    def rows(self) -> Iterable[int]:
        """Give the rows that are covered, in any order."""
        return self._covers.keys()

    def at(self, row: int, column: int) -> tuple[Merge, int] | None:
        """Give the range that covers a place, and the first row that it shows its text in."""
        merge = self._covers.get(row, {}).get(column)
        return None if merge is None else (merge, self._first_rows[merge])


def _grid(sheet: RawSheet, budget: DocumentBudget) -> Grid:
    height, width = max(sheet.rows), max(max(cells, default=1) for cells in sheet.rows.values())
    budget.table()
    budget.columns(width)
    merges = _Merges(sheet, height, width, budget)
    rows: list[tuple[Cell, ...]] = []
    for row in _shown_rows(sheet, merges):
        budget.row()
        cells = tuple(_cell(sheet, row, column, merges) for column in range(1, width + 1))
        budget.cells(width)
        budget.characters(sum(len(cell.text) for cell in cells))
        rows.append(cells)
    return Grid(sheet.name, tuple(rows), named=True)


def _shown_rows(sheet: RawSheet, merges: _Merges) -> Iterator[int]:
    """Give the rows from the first to the last that holds something, of many blank ones a few."""
    last = 0
    for row in sorted({*sheet.rows, *merges.rows()}):
        for blank in range(last + 1, min(row, last + 1 + _BLANK_ROWS)):
            if blank not in sheet.hidden_rows:
                yield blank
        if row not in sheet.hidden_rows:
            yield row
        last = row


def _cell(sheet: RawSheet, row: int, column: int, merges: _Merges) -> Cell:
    found = merges.at(row, column)
    if found is None:
        return Cell(_lines(sheet.text(row, column)), address=address(row, column))
    merge, first = found
    text = _lines(sheet.text(merge.first_row, merge.first_column))
    return Cell(text, row > first, column > merge.first_column, address(row, column))


def _lines(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n").strip("\n")


def _findings(sheet: RawSheet, name: str) -> list[Finding]:
    findings: list[Finding] = []
    hidden = [row for row in sorted(sheet.hidden_rows) if sheet.rows.get(row)]
    if hidden:
        rows = listed((f"第{row}行" for row in hidden), 10)
        facts = {"count": str(len(hidden)), "rows": rows}
        place = Place(name, sheet.name, address(hidden[0], 1))
        findings.append(Finding("hidden-rows", Severity.WARNING, place, facts=facts))
    odd, more = first_of_each(_odd_cells(sheet, name), limits.ASIDES)
    if more:
        odd.append(
            Finding(
                "more-alike-read",
                Severity.WARNING,
                Place(name, sheet.name),
                facts={"count": str(more)},
            )
        )
    return findings + odd


def _odd_cells(sheet: RawSheet, name: str) -> Iterator[Finding]:
    for (row, column), detail in sheet.details.items():
        if detail.kind is CellKind.UNCACHED:
            place = Place(name, sheet.name, address(row, column))
            yield Finding("formula-without-value", Severity.WARNING, place)
        elif detail.kind is CellKind.ERROR:
            where = address(row, column)
            shown = beginning(detail.raw or sheet.text(row, column), _SHOWN)
            place, facts = Place(name, sheet.name, where), {"value": shown, "cell": where}
            yield Finding("error-in-cell", Severity.WARNING, place, facts=facts)
