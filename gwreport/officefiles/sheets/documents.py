"""Spreadsheets as documents: a table for each visible sheet, what is hidden left out and told of."""

from collections.abc import Iterator

from gwreport.domain.findings.codes.opening import OpeningCode
from gwreport.domain.findings.finding import Finding, first_of_each
from gwreport.domain.findings.place import Place, sheet_spot, spot_of
from gwreport.domain.texts.quoting import beginning, in_one_line
from gwreport.officefiles import limits
from gwreport.officefiles.document_budget import DocumentBudget
from gwreport.officefiles.grid import Cell, Document, Grid
from gwreport.officefiles.package import refusal
from gwreport.officefiles.sheets.document_cells import around_findings, cell_findings, cell_text
from gwreport.officefiles.xlsx.beside.controls import controls_shown
from gwreport.officefiles.xlsx.container import UnreadableFileError
from gwreport.officefiles.xlsx.model import Merge, OddPart, RawSheet, RawWorkbook
from gwreport.officefiles.xlsx.reader import read_workbook

# Blank rows in a row that are kept; where there are more, somebody left a mark far below.
_BLANK_ROWS = 20
_SHOWN, _LONGEST = 40, 240
_ODD_PARTS = {
    OddPart.MACRO: OpeningCode.MACRO_NOT_RUN,
    OddPart.EXTERNAL_LINK: OpeningCode.EXTERNAL_VALUES,
    OddPart.EMBEDDED: OpeningCode.EMBEDDED_IN_WORKBOOK,
    OddPart.OTHER_SHEET: OpeningCode.CHART_SHEET_LEFT_OUT,
}


def read_spreadsheet(data: bytes, name: str) -> Document:
    """Read an .xlsx or .xlsm; nothing in it is computed or run.

    Hidden sheets, rows and columns and struck words are no part of the document (findings say so);
    merged cells repeat their text; a cell says what the screen shows under its format, a formula
    what was saved with it.
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
            findings.append(Finding(OpeningCode.HIDDEN_SHEET, place))
            continue
        merges = _Merges(sheet, budget)
        grids.append(_grid(sheet, merges, budget))
        findings.extend(_findings(sheet, merges, name))
        for cell, words in controls_shown(book, sheet).items():
            facts = {"text": beginning(in_one_line(words), _LONGEST)}
            place = Place(name, sheet.name, spot_of(cell))
            findings.append(Finding(OpeningCode.DRAWING_WORDS, place, facts=facts))
    return Document(name, tuple(grids), (*findings, *_parts(book, name)))


class _Merges:
    """The places that the merged ranges of a sheet cover, each with its range and where that begins.

    `height` and `width` are how far the sheet's words reach.
    """

    def __init__(self, sheet: RawSheet, budget: DocumentBudget) -> None:
        self.height = max(sheet.rows)
        self.width = max(max(cells, default=1) for cells in sheet.rows.values())
        budget.columns(self.width)
        self._covers: dict[int, dict[int, Merge]] = {}
        self._firsts: dict[Merge, tuple[int, int]] = {}
        for merge in sheet.merges:
            rows = range(merge.first_row, min(merge.last_row, self.height) + 1)
            columns = range(merge.first_column, min(merge.last_column, self.width) + 1)
            # Ranges may lie one over the other, so that these are more than the sheet has.
            budget.merged(len(rows) * len(columns))
            for row in rows if columns else ():
                self._covers.setdefault(row, {}).update(dict.fromkeys(columns, merge))
            # The first rows or columns may be hidden; what is left of a merge still shows its text.
            self._firsts[merge] = (
                next((row for row in rows if row not in sheet.hidden_rows), 0),
                next((one for one in columns if one not in sheet.hidden_columns), 0),
            )

    def at(self, row: int, column: int) -> tuple[Merge, tuple[int, int]] | None:
        """Give the range that covers a place, and the first row and column in which it is shown."""
        covers = self._covers.get(row)
        merge = covers.get(column) if covers else None
        return None if merge is None else (merge, self._firsts[merge])

    def covered(self, sheet: RawSheet, name: str) -> Iterator[Finding]:
        """Tell of words that a merged cell covers, unless they are its own again."""
        for row, covers in self._covers.items():
            for column in sheet.rows.get(row, {}).keys() & covers.keys():
                merge = covers[column]
                text = cell_text(sheet, row, column)
                shown = cell_text(sheet, merge.first_row, merge.first_column)
                if text.strip() and text.split() != shown.split():
                    facts = {"text": beginning(in_one_line(text), _SHOWN)}
                    place = Place(name, sheet.name, sheet_spot(row, column))
                    yield Finding(OpeningCode.COVERED_TEXT, place, facts=facts)


def _grid(sheet: RawSheet, merges: _Merges, budget: DocumentBudget) -> Grid:
    budget.table()
    columns = [one for one in range(1, merges.width + 1) if one not in sheet.hidden_columns]
    rows: list[tuple[Cell, ...]] = []
    for row in _shown_rows(sheet):
        budget.row()
        cells = tuple(_cell(sheet, row, column, merges) for column in columns)
        budget.cells(len(cells))
        budget.characters(sum(len(cell.text) for cell in cells))
        rows.append(cells)
    return Grid(sheet.name, tuple(rows), named=True)


def _shown_rows(sheet: RawSheet) -> Iterator[int]:
    """Give the rows from the first to the last that holds something, of many blank ones a few."""
    last = 0
    for row in sorted(sheet.rows):
        for blank in range(last + 1, min(row, last + 1 + _BLANK_ROWS)):
            if blank not in sheet.hidden_rows:
                yield blank
        if row not in sheet.hidden_rows:
            yield row
        last = row


def _cell(sheet: RawSheet, row: int, column: int, merges: _Merges) -> Cell:
    found = merges.at(row, column)
    if found is None:
        return Cell(cell_text(sheet, row, column), at=sheet_spot(row, column))
    merge, (first_row, first_column) = found
    text = cell_text(sheet, merge.first_row, merge.first_column)
    return Cell(text, row > first_row, column > first_column, sheet_spot(row, column))


def _findings(sheet: RawSheet, merges: _Merges, name: str) -> list[Finding]:
    odd, more = first_of_each(
        [*cell_findings(sheet, name), *merges.covered(sheet, name)], limits.ASIDES
    )
    if more:
        facts = {"count": more}
        place = Place(name, sheet.name)
        odd.append(Finding(OpeningCode.MORE_ALIKE_READ, place, facts=facts))
    return [*around_findings(sheet, name), *odd]


def _parts(book: RawWorkbook, name: str) -> Iterator[Finding]:
    """Tell of what the workbook carries beside its sheets."""
    for part, code in _ODD_PARTS.items():
        if count := book.odd_parts.get(part, 0):
            yield Finding(code, Place(name), facts={"count": count})
