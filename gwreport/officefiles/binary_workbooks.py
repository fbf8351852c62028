"""Workbooks in the formats whose bytes we do not read ourselves: .xls, .xlsb, .ods and .et."""

import datetime
import io
from collections.abc import Sequence
from typing import TYPE_CHECKING

from gwreport.officefiles.cell_values import shown_number
from gwreport.officefiles.number_formats import Look
from gwreport.officefiles.workbook_container import Unreadable, UnreadableFileError
from gwreport.officefiles.workbook_model import CellDetail, CellKind, Merge, RawSheet, RawWorkbook

if TYPE_CHECKING:
    from python_calamine import CalamineSheet

BOX_LIMIT = 2_000_000


def read_binary_workbook(data: bytes) -> RawWorkbook:
    """Read a workbook through python-calamine; formulas, notes and number formats stay unseen.

    Raises UnreadableFileError when it is damaged, protected by a password or too wide a range.
    """
    import python_calamine

    try:
        with python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(data)) as source:
            book = RawWorkbook(full=False)
            states = {facts.name: facts.visible for facts in source.sheets_metadata}
            for name in source.sheet_names:
                state = str(states.get(name, "Visible")).rpartition(".")[2]
                sheet = RawSheet(name, state[:1].lower() + state[1:])
                _fill(sheet, source.get_sheet_by_name(name))
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


def _fill(sheet: RawSheet, source: "CalamineSheet") -> None:
    if source.height * source.width > BOX_LIMIT:
        raise UnreadableFileError(Unreadable.TOO_LARGE, sheet.name)
    start = source.start or (0, 0)
    for row, values in enumerate(source.to_python(skip_empty_area=True), start[0] + 1):
        _fill_row(sheet, row, start[1] + 1, values)
    for (top, left), (bottom, right) in source.merged_cell_ranges or ():
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
    if isinstance(value, str):
        # These formats know no escapes, so that nothing but line breaks is to be made alike.
        return value.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "\ufffd"), None
    if isinstance(value, bool):
        return ("TRUE" if value else "FALSE"), CellDetail(CellKind.BOOLEAN, str(int(value)))
    if isinstance(value, int | float):
        shown = shown_number(repr(value))
        # A fraction may have been shown as a percentage: the format cannot be seen.
        look = shown.look if "." not in shown.text else Look.ODD
        return shown.text, CellDetail(CellKind.NUMBER, repr(value), look=look)
    if isinstance(value, datetime.datetime):
        midnight = value.time() == datetime.time()
        text = value.date().isoformat() if midnight else value.isoformat(" ")
        return text, CellDetail(CellKind.DATE, text)
    if isinstance(value, datetime.date | datetime.time | datetime.timedelta):
        return str(value), CellDetail(CellKind.DATE, str(value))
    return "", None
