"""A sheet for the office behind the annexes: a title, a table with its header on each page, lines."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from gwreport.officefiles.shown.row_heights import TALLEST, columns_in, height_of_lines, line_count
from gwreport.reports.excel.styles import BODY_SIZE, SheetStyles
from gwreport.reports.excel.text import whole_characters

Cell = str | int | Decimal | None
_LOWEST_ROW = 24.0
# The narrow columns that an indented text keeps free.
_INDENT = 2.0
# These sheets show what a text is about; it stands whole in the annexes and in the archive.
_MOST_MARKS, _MOST_LINES = 400, 20
_LONGEST_LINE = 1_500
_SHORTENED = "……（下略）"
_HEAD_ROW = 2
# So few characters stand on one line of every column.
_SHORT = 2


@dataclass(frozen=True, slots=True)
class PrintedColumn:
    """One column: its heading, its width in narrow characters, and whether it holds long text."""

    heading: str
    width: float
    text: bool = False


class PrintedTable:
    """One sheet, written from the top down.

    Numbers are written as numbers, a Decimal to one place; every text as a text, never as a formula.
    """

    def __init__(
        self,
        book: Any,
        styles: SheetStyles,
        name: str,
        title: str,
        columns: Sequence[PrintedColumn],
        *,
        note: str = "",
    ) -> None:
        self.sheet = book.add_worksheet(name)
        self._styles = styles
        self._columns = tuple(columns)
        self._last = len(columns) - 1
        self._width = sum(column.width for column in columns)
        self.at = 0
        for index, column in enumerate(columns):
            self.sheet.set_column(index, index, column.width)
        self._across(title, styles.title, 40)
        self._across(note, styles.note, 22 if note else 6)
        self._heads()
        self.sheet.freeze_panes(_HEAD_ROW + 1, 0)
        self.sheet.repeat_rows(_HEAD_ROW)
        self._page()

    def _page(self) -> None:
        sheet = self.sheet
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
        sheet.center_horizontally()
        sheet.set_margins(left=0.6, right=0.6, top=0.7, bottom=0.7)
        sheet.set_footer('&C&"宋体"&11第 &P 页 共 &N 页')

    def _heads(self) -> None:
        lines = 1
        for index, column in enumerate(self._columns):
            self.sheet.write_string(self.at, index, column.heading, self._styles.head)
            lines = max(lines, line_count(column.heading, _room(column.width, 0)))
        self.sheet.set_row(self.at, max(_LOWEST_ROW + 6, height_of_lines(lines, BODY_SIZE)))
        self.at += 1

    def band(self, text: str) -> None:
        """Write a heading across the whole width, within the table."""
        self._across(text, self._styles.heading, _LOWEST_ROW)

    def row(self, cells: Sequence[Cell]) -> None:
        """Write one row of the table, as high as its texts need."""
        lines = 1
        styles, sheet = self._styles, self.sheet
        for index, (cell, column) in enumerate(zip(cells, self._columns, strict=True)):
            if isinstance(cell, Decimal):
                sheet.write_number(self.at, index, float(cell), styles.percent)
            elif isinstance(cell, int):
                sheet.write_number(self.at, index, cell, styles.number)
            else:
                words = shortened(cell or "")
                style = styles.text if column.text else styles.middle
                sheet.write_string(self.at, index, words, style)
                if len(words) > _SHORT or "\n" in words:
                    room = _room(column.width, _INDENT if column.text else 0)
                    lines = max(lines, line_count(words, room))
        sheet.set_row(self.at, max(_LOWEST_ROW, height_of_lines(lines, BODY_SIZE)))
        self.at += 1

    def line(self, text: str) -> None:
        """Write a sentence across the whole width, below or between tables."""
        words = shortened(text, _LONGEST_LINE)
        lines = line_count(words, _room(self._width, 0))
        self._across(words, self._styles.line, max(20.0, height_of_lines(lines, BODY_SIZE)))

    def _across(self, text: str, style: Any, height: float) -> None:
        if self._last:
            self.sheet.merge_range(self.at, 0, self.at, self._last, "", style)
        self.sheet.write_string(self.at, 0, text, style)
        self.sheet.set_row(self.at, min(height, TALLEST))
        self.at += 1


def shortened(text: str, marks: int = _MOST_MARKS) -> str:
    """Give a text, or its beginning with a mark that the rest is left out here."""
    text = whole_characters(text)
    if len(text) <= marks and text.count("\n") < _MOST_LINES:
        return text
    return "\n".join(text[:marks].split("\n")[:_MOST_LINES]) + _SHORTENED


def _room(width: float, indent: float) -> float:
    return columns_in(width - indent, BODY_SIZE)
