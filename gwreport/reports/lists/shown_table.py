"""A table of the window as a workbook: what is shown there, row by row, to be worked on elsewhere."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from gwreport.reports.excel.file import make_workbook
from gwreport.reports.excel.overflow import Overflow, write_overflow
from gwreport.reports.excel.styles import SheetStyles

# A title names the sheet: none of these may stand in its name, nor more than 31 characters.
_NOT_IN_NAMES = str.maketrans(dict.fromkeys("[]:*?/\\'", "_"))
_LONGEST_NAME = 31
_NARROWEST, _WIDEST = 8, 80


@dataclass(frozen=True, slots=True)
class ListedColumn:
    """One column: its heading, and its width in narrow characters."""

    heading: str
    width: float


@dataclass(frozen=True, slots=True)
class ShownTable:
    """A table as it is shown: a number is a number, every text is a text."""

    title: str
    columns: tuple[ListedColumn, ...]
    rows: tuple[tuple[str | int, ...], ...]


def table_list(table: ShownTable) -> bytes:
    """Write a shown table as xlsx; what is too long for a cell goes on in the sheet 附文."""

    def draw(book: Any) -> None:
        overflow = Overflow()
        _draw(book, table, overflow)
        write_overflow(book, SheetStyles(book), overflow)

    return make_workbook(table.title, datetime(2000, 1, 1), draw)


def _draw(book: Any, table: ShownTable, overflow: Overflow) -> None:
    head = book.add_format(
        {"font_name": "黑体", "border": 1, "align": "center", "bg_color": "#DCE6F1"}
    )
    plain = book.add_format({"font_name": "宋体", "border": 1, "text_wrap": True, "valign": "top"})
    sheet = book.add_worksheet(table.title.translate(_NOT_IN_NAMES)[:_LONGEST_NAME])
    for place, column in enumerate(table.columns):
        width = min(_WIDEST, max(_NARROWEST, column.width))
        sheet.set_column(place, place, width)
        sheet.write_string(0, place, column.heading, head)
    for row, cells in enumerate(table.rows, 1):
        _write_row(sheet, row, cells, plain, overflow)
    sheet.freeze_panes(1, 0)
    if table.rows:
        sheet.autofilter(0, 0, len(table.rows), len(table.columns) - 1)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
    sheet.set_footer("&C第 &P 页 共 &N 页")


def _write_row(
    sheet: Any, row: int, cells: Sequence[str | int], plain: Any, overflow: Overflow
) -> None:
    for place, cell in enumerate(cells):
        if isinstance(cell, int):
            sheet.write_number(row, place, cell, plain)
        else:
            sheet.write_string(row, place, overflow.fitting(cell), plain)
