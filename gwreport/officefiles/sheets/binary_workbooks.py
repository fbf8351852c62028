"""Workbooks in the formats whose bytes we do not read ourselves: .xls, .xlsb, .ods and .et."""

import datetime
import io
from collections.abc import Sequence
from typing import TYPE_CHECKING

from gwreport.officefiles.limits import SHEETS
from gwreport.officefiles.sheets.ods_layout import SheetLayout, read_ods_layout
from gwreport.officefiles.sheets.used_range import BOX_LIMIT, ReachBudget
from gwreport.officefiles.sheets.xls_reach import checked_xls
from gwreport.officefiles.sheets.xlsb_reach import check_xlsb
from gwreport.officefiles.shown.cell_values import shown_number
from gwreport.officefiles.shown.error_values import is_error_value
from gwreport.officefiles.shown.number_formats import Look
from gwreport.officefiles.xlsx.container import (
    Container,
    Unreadable,
    UnreadableFileError,
    WorkbookBudget,
    too_large,
)
from gwreport.officefiles.xlsx.model import CellDetail, CellKind, Merge, RawSheet, RawWorkbook

if TYPE_CHECKING:
    from python_calamine import CalamineSheet

_WORKBOOK, _CONTENT = "xl/workbook.bin", "content.xml"


def read_binary_workbook(data: bytes) -> RawWorkbook:
    """Read a workbook through python-calamine; formulas and number formats stay unseen.

    What is merged, hidden, struck or commented is seen in an .ods alone.

    Raises UnreadableFileError when it is damaged, protected by a password, or asks for more than the
    limits allow: that is found out before the library, which believes the file, makes room for it.
    """
    layouts: dict[str, SheetLayout] = {}
    reach = ReachBudget(WorkbookBudget())
    if not data.startswith(b"PK"):
        data = checked_xls(data, reach)
    else:
        container = Container(data)
        if container.has(_WORKBOOK):
            check_xlsb(container, reach)
        elif container.has(_CONTENT):
            layouts = read_ods_layout(container, reach)
        else:
            raise UnreadableFileError(Unreadable.NO_WORKBOOK, _WORKBOOK)
        if container.has(_WORKBOOK) and container.has(_CONTENT):
            # Which of the two is read is not ours to say.
            raise UnreadableFileError(Unreadable.DAMAGED, _CONTENT)
        # The other reader looks at no checksum and believes any size.
        container.prove_rest()
    book = _read(data)
    for sheet in book.sheets:
        if layout := layouts.get(sheet.name):
            _lay_out(sheet, layout)
    return book


def _lay_out(sheet: RawSheet, layout: SheetLayout) -> None:
    sheet.merges[:] = layout.merges
    sheet.hidden_rows.update(layout.hidden_rows)
    sheet.hidden_columns.update(layout.hidden_columns)
    sheet.notes.extend(layout.notes)
    for place, standing in layout.standing.items():
        known = sheet.details.get(place, CellDetail(raw=sheet.text(*place)))
        sheet.details[place] = known._replace(standing=standing)


def _read(data: bytes) -> RawWorkbook:
    import python_calamine

    budget = WorkbookBudget()
    try:
        with python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(data)) as source:
            book = RawWorkbook(full=False)
            if len(source.sheet_names) > SHEETS:
                raise too_large("limit-sheets", SHEETS)
            states = {facts.name: facts.visible for facts in source.sheets_metadata}
            for name in source.sheet_names:
                state = str(states.get(name, "Visible")).rpartition(".")[2]
                sheet = RawSheet(name, state[:1].lower() + state[1:])
                _fill(sheet, source.get_sheet_by_name(name), budget)
                book.sheets.append(sheet)
    except python_calamine.PasswordError as error:
        raise UnreadableFileError(Unreadable.ENCRYPTED) from error
    except (python_calamine.CalamineError, ValueError, OSError) as error:
        raise UnreadableFileError(Unreadable.DAMAGED, str(error)[:80]) from error
    except BaseException as error:
        # A panic of the Rust library is no Exception, and has no name that could be imported.
        if type(error).__name__ != "PanicException":
            raise
        raise UnreadableFileError(Unreadable.DAMAGED) from error
    if not book.sheets:
        raise UnreadableFileError(Unreadable.NO_WORKBOOK, "no sheet")
    return book


def _fill(sheet: RawSheet, source: "CalamineSheet", budget: WorkbookBudget) -> None:
    if source.height * source.width > BOX_LIMIT:
        raise too_large("limit-reach", BOX_LIMIT)
    start = source.start or (0, 0)
    for row, values in enumerate(source.to_python(skip_empty_area=True), start[0] + 1):
        _fill_row(sheet, row, start[1] + 1, values)
        if row in sheet.rows:
            cells = sheet.rows[row]
            budget.cells(len(cells), sum(map(len, cells.values())))
    for (top, left), (bottom, right) in source.merged_cell_ranges or ():
        budget.merge()
        sheet.merges.append(Merge(top + 1, left + 1, bottom + 1, right + 1))


def _fill_row(sheet: RawSheet, row: int, first: int, values: Sequence[object]) -> None:
    cells: dict[int, str] = {}
    for column, value in enumerate(values, first):
        text, detail = _shown(value)
        if text:
            cells[column] = text
            if detail is not None:
                sheet.details[row, column] = detail
    if cells:
        sheet.rows[row] = cells


def _shown(value: object) -> tuple[str, CellDetail | None]:
    if isinstance(value, str) and is_error_value(value):
        return value, CellDetail(CellKind.ERROR, value)
    if isinstance(value, str):
        # These formats know no escapes, so that nothing but line breaks is to be made alike.
        return value.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "\ufffd"), None
    if isinstance(value, bool):
        return ("TRUE" if value else "FALSE"), CellDetail(CellKind.BOOLEAN, str(int(value)))
    if isinstance(value, int | float):
        shown = shown_number(repr(value))
        # Anything may have been shown; a fraction most likely a percentage.
        look = Look.UNSEEN | (shown.look if "." not in shown.text else Look.ODD)
        return shown.text, CellDetail(CellKind.NUMBER, repr(value), look=look)
    if isinstance(value, datetime.datetime):
        midnight = value.time() == datetime.time()
        text = value.date().isoformat() if midnight else value.isoformat(" ")
        return text, CellDetail(CellKind.DATE, text)
    if isinstance(value, datetime.date | datetime.time | datetime.timedelta):
        return str(value), CellDetail(CellKind.DATE, str(value))
    return "", None
