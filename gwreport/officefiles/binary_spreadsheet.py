"""Spreadsheets that are not Open XML (.xls, .et, .xlsb, .ods), read by python-calamine."""

import datetime
import io

from gwreport.domain.findings import Finding, Place, Severity
from gwreport.errors import DocumentError, DocumentFault
from gwreport.officefiles.cell_values import shown_number
from gwreport.officefiles.content import Content, sniff
from gwreport.officefiles.grid import Document
from gwreport.officefiles.ods_layout import SheetLayout, read_ods_layout
from gwreport.officefiles.spreadsheet import document_of
from gwreport.officefiles.workbook_model import Merge, RawSheet, RawWorkbook


def read_binary_spreadsheet(data: bytes, name: str) -> Document:
    """Read a workbook of an older or other format.

    Hidden rows cannot be seen in these but .ods (a finding says so), nor number formats in any;
    formulas count with the value that was saved.
    Raises DocumentError: DAMAGED, ENCRYPTED, HOSTILE or TOO_LARGE.
    """
    from python_calamine import CalamineError, CalamineWorkbook, PasswordError, SheetVisibleEnum

    is_ods = sniff(data) is Content.ODS
    layouts = read_ods_layout(data, name) if is_ods else {}
    book = RawWorkbook(full=False)
    try:
        source = CalamineWorkbook.from_filelike(io.BytesIO(data))
        for about in source.sheets_metadata:
            state = "visible" if about.visible == SheetVisibleEnum.Visible else "hidden"
            sheet = source.get_sheet_by_name(about.name)
            merges = [
                Merge(first[0] + 1, first[1] + 1, last[0] + 1, last[1] + 1)
                for first, last in sheet.merged_cell_ranges or ()
            ]
            layout = layouts.get(about.name, SheetLayout(merges))
            rows = _filled_cells(sheet.to_python(skip_empty_area=False))
            book.sheets.append(
                RawSheet(
                    about.name,
                    state,
                    rows,
                    merges=layout.merges,
                    hidden_rows=layout.hidden_rows,
                )
            )
    except PasswordError as error:
        raise DocumentError(name, DocumentFault.ENCRYPTED) from error
    except (CalamineError, OSError, ValueError) as error:
        raise DocumentError(name, DocumentFault.DAMAGED) from error
    document = document_of(book, name)
    if is_ods:
        return document
    finding = Finding("format-not-seen", Severity.INFO, Place(name))
    return Document(name, document.blocks, (*document.findings, finding))


_Value = (
    int
    | float
    | str
    | bool
    | datetime.date
    | datetime.time
    | datetime.datetime
    | datetime.timedelta
)


def _filled_cells(rows: list[list[_Value]]) -> dict[int, dict[int, str]]:
    cells = (
        (number, {column: text for column, value in enumerate(row, 1) if (text := _text(value))})
        for number, row in enumerate(rows, 1)
    )
    return {number: row for number, row in cells if row}


def _text(value: _Value) -> str:
    match value:
        case str():
            return value
        case bool():
            return "TRUE" if value else "FALSE"
        case int() | float():
            return shown_number(repr(value)).text
        case datetime.date() | datetime.time():
            return value.isoformat()
        case _:
            return str(value)
