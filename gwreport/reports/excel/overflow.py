"""The sheet 附文: the rests of texts that are too long for a cell."""

from typing import Any

from gwreport.officefiles.limits import CELL_CHARACTERS
from gwreport.officefiles.shown.row_heights import (
    TALLEST,
    columns_in,
    height_of_lines,
    line_count,
    wrapped_height,
)
from gwreport.reports.excel.styles import BODY_SIZE, SheetStyles
from gwreport.reports.excel.text import cut, units, whole_characters

_CONTINUED = "……（下接附文第{number}条）"
# The lines of body text in the tallest row that a sheet allows.
MOST_LINES = next(
    lines for lines in range(60, 0, -1) if height_of_lines(lines, BODY_SIZE) < TALLEST
)
# The width of the sheet, and what one of its rows holds when it has few line breaks.
_WIDTH = 120.0
_ROW_UNITS = 1_000


class Overflow:
    """Keeps what no cell can hold, in the order in which it came."""

    def __init__(self) -> None:
        self.rests: list[str] = []

    def fitting(self, text: str) -> str:
        """Give what fits into a cell, and keep the rest."""
        text = whole_characters(text)
        if units(text) <= CELL_CHARACTERS:
            return text
        mark = _CONTINUED.format(number=len(self.rests) + 1)
        head, rest = cut(text, CELL_CHARACTERS - len(mark))
        self.rests.append(rest)
        return head + mark


def write_overflow(book: Any, styles: SheetStyles, overflow: Overflow) -> None:
    """Write the sheet 附文; there is none when every text fitted."""
    if not overflow.rests:
        return
    sheet = book.add_worksheet("附文")
    sheet.set_column(0, 0, 8)
    sheet.set_column(1, 1, _WIDTH)
    sheet.write_string(0, 0, "附文", styles.annex)
    at = 1
    for number, rest in enumerate(overflow.rests, 1):
        sheet.write_string(at, 0, f"第{number}条", styles.middle)
        while rest:
            part, rest = _fitting_row(rest)
            sheet.write_string(at, 1, part, styles.text)
            sheet.set_row(at, wrapped_height(part, _WIDTH, BODY_SIZE))
            at += 1
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)


def _fitting_row(text: str) -> tuple[str, str]:
    """Part a text before what one row of the sheet cannot show."""
    part, _ = cut(text, _ROW_UNITS)
    while line_count(part, columns_in(_WIDTH, BODY_SIZE)) > MOST_LINES:
        part = part[: -(-len(part) // 2)]
    return part, text[len(part) :]
