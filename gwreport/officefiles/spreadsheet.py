"""Spreadsheets as documents: a table for each visible sheet, hidden rows left out and told of."""

from collections.abc import Iterable

from gwreport.domain.findings import Finding, Place, Severity
from gwreport.domain.quoting import listed
from gwreport.errors import DocumentError, DocumentFault
from gwreport.officefiles import limits
from gwreport.officefiles.grid import Cell, Document, Grid
from gwreport.officefiles.package import refusal
from gwreport.officefiles.workbook_cells import address
from gwreport.officefiles.workbook_container import UnreadableFileError
from gwreport.officefiles.workbook_model import CellKind, Merge, OddPart, RawSheet, RawWorkbook
from gwreport.officefiles.workbook_xml import read_workbook

_MOST_CELLS = 2_000_000


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

    Raises DocumentError (TOO_LARGE) for a sheet that is mostly empty space.
    """
    grids: list[Grid] = []
    findings: list[Finding] = []
    for sheet in book.sheets:
        if not sheet.count():
            continue
        if sheet.state != "visible":
            place = Place(name, sheet.name)
            findings.append(Finding("hidden-sheet", Severity.WARNING, place))
            continue
        grids.append(_grid(sheet, name))
        findings.extend(_findings(sheet, name))
    if book.odd_parts.get(OddPart.MACRO):
        findings.append(Finding("macro-not-run", Severity.INFO, Place(name)))
    return Document(name, tuple(grids), tuple(findings))


def _grid(sheet: RawSheet, name: str) -> Grid:
    height, width = max(sheet.rows), max(max(cells, default=1) for cells in sheet.rows.values())
    if width > limits.TABLE_COLUMNS or height * width > _MOST_CELLS:
        raise DocumentError(name, DocumentFault.TOO_LARGE)
    covers = _covers(sheet.merges, height, width)
    rows = [
        tuple(_cell(sheet, row, column, covers) for column in range(1, width + 1))
        for row in range(1, height + 1)
        if row not in sheet.hidden_rows
    ]
    return Grid(sheet.name, tuple(rows), named=True)


def _covers(merges: Iterable[Merge], height: int, width: int) -> dict[tuple[int, int], Merge]:
    return {
        (row, column): merge
        for merge in merges
        for row in range(merge.first_row, min(merge.last_row, height) + 1)
        for column in range(merge.first_column, min(merge.last_column, width) + 1)
    }


def _cell(sheet: RawSheet, row: int, column: int, covers: dict[tuple[int, int], Merge]) -> Cell:
    merge = covers.get((row, column))
    if merge is None:
        return Cell(_lines(sheet.text(row, column)), address=address(row, column))
    # The first row of a merge may be hidden; what is left of it still shows its text.
    first = next(
        (number for number in range(merge.first_row, row) if number not in sheet.hidden_rows),
        row,
    )
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
    for (row, column), detail in sheet.details.items():
        place = Place(name, sheet.name, address(row, column))
        if detail.kind is CellKind.UNCACHED:
            findings.append(Finding("formula-without-value", Severity.WARNING, place))
        elif detail.kind is CellKind.ERROR:
            facts = {"value": detail.raw or sheet.text(row, column), "cell": place.cell}
            findings.append(Finding("error-in-cell", Severity.WARNING, place, facts=facts))
    return findings
