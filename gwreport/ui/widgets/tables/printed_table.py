"""A table on paper: its title, its headings on each page, every text whole, the pages numbered."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPen, QTextLayout, QTextOption
from PySide6.QtPrintSupport import QPrinter

from gwreport.reports.lists.shown_table import ShownTable
from gwreport.ui.appearance.resources import FONTS

_TEXT_POINTS, _TITLE_POINTS = 9.0, 14.0
# In points: between a line and the words of its cell.
_PADDING = 3.0
_POINTS_AN_INCH = 72.0


@dataclass(frozen=True, slots=True)
class _Row:
    """One row with each cell's words in lines; of a row that is higher than a page a part of it."""

    cells: tuple[tuple[str, ...], ...]

    @property
    def lines(self) -> int:
        """How many lines it is high."""
        return max(1, *(len(cell) for cell in self.cells))


def print_table(table: ShownTable, printer: QPrinter) -> int:
    """Paint the table on a printer's pages, or those of its preview; gives how many there are."""
    paper = _Paper(table, printer)
    painter = QPainter(printer)
    if not painter.isActive():
        return 0
    try:
        paper.paint(painter)
    finally:
        painter.end()
    return len(paper.pages)


class _Paper:
    """Measures a table for a printer: widths in its dots, rows in lines, lines on pages."""

    def __init__(self, table: ShownTable, printer: QPrinter) -> None:
        self._table, self._printer = table, printer
        self._dots = printer.resolution() / _POINTS_AN_INCH
        self._font, self._title_font = _font(_TEXT_POINTS), _font(_TITLE_POINTS, bold=True)
        self._head_font = _font(_TEXT_POINTS, bold=True)
        self._metrics = QFontMetricsF(self._font, printer)
        self._line = self._metrics.lineSpacing()
        self._title_line = QFontMetricsF(self._title_font, printer).lineSpacing() * 1.6
        area = printer.pageLayout().paintRectPixels(printer.resolution())
        self._width, self._height = float(area.width()), float(area.height())
        whole = sum(column.width for column in table.columns) or 1.0
        self._widths = [self._width * column.width / whole for column in table.columns]
        self._head = self._lines([column.heading for column in table.columns], self._head_font)
        self.pages = list(self._paged())

    def _lines(self, cells: Sequence[str | int], font: QFont) -> _Row:
        pairs = zip(cells, self._widths, strict=True)
        return _Row(
            tuple(self._wrapped(str(cell), width - self._padded(2), font) for cell, width in pairs)
        )

    def _wrapped(self, words: str, width: float, font: QFont) -> tuple[str, ...]:
        """Part words into lines of a width as Qt does it."""
        lines: list[str] = []
        for part in words.splitlines() or [""]:
            # Most cells are short: they are not laid out.
            if self._metrics.horizontalAdvance(part) * 1.1 < width:
                lines.append(part)
                continue
            layout = QTextLayout(part, font, self._printer)
            option = QTextOption()
            option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
            layout.setTextOption(option)
            layout.beginLayout()
            while (line := layout.createLine()).isValid():
                line.setLineWidth(max(width, self._line))
                lines.append(_utf16_piece(part, line.textStart(), line.textLength()))
            layout.endLayout()
        return tuple(lines)

    def _padded(self, times: int = 1) -> float:
        return _PADDING * self._dots * times

    def _high(self, lines: int) -> float:
        return lines * self._line + self._padded(2)

    def _paged(self) -> Iterator[list[_Row]]:
        page: list[_Row] = []
        # Title on the first page only; headings and the page's number on each.
        whole = self._height - self._high(self._head.lines) - 2 * self._line
        room = whole - self._title_line
        most = max(1, int((whole - self._padded(2)) / self._line))
        for cells in self._table.rows:
            row = self._lines(cells, self._font)
            for part in _parts(row, most):
                height = self._high(part.lines)
                if height > room and page:
                    yield page
                    page, room = [], whole
                page.append(part)
                room -= height
        yield page

    def paint(self, painter: QPainter) -> None:
        """Paint every page."""
        pen = QPen(Qt.GlobalColor.black)
        pen.setWidthF(0.5 * self._dots)
        painter.setPen(pen)
        for number, page in enumerate(self.pages, 1):
            at = 0.0
            if number == 1:
                painter.setFont(self._title_font)
                where = QRectF(0, 0, self._width, self._title_line)
                painter.drawText(where, Qt.AlignmentFlag.AlignHCenter, self._table.title)
                at = self._title_line
            else:
                self._printer.newPage()
            painter.setFont(self._head_font)
            at = self._paint_row(painter, self._head, at)
            painter.setFont(self._font)
            for row in page:
                at = self._paint_row(painter, row, at)
            foot = QRectF(0, self._height - self._line, self._width, self._line)
            words = f"第 {number} 页 共 {len(self.pages)} 页"
            painter.drawText(foot, Qt.AlignmentFlag.AlignCenter, words)

    def _paint_row(self, painter: QPainter, row: _Row, top: float) -> float:
        height, left = self._high(row.lines), 0.0
        for lines, width in zip(row.cells, self._widths, strict=True):
            painter.drawRect(QRectF(left, top, width, height))
            base = top + self._padded() + self._metrics.ascent()
            for line in lines:
                painter.drawText(QPointF(left + self._padded(), base), line)
                base += self._line
            left += width
        return top + height


def _parts(row: _Row, most: int) -> Iterator[_Row]:
    """Part a row that is higher than a page."""
    if row.lines <= most:
        yield row
        return
    for start in range(0, row.lines, most):
        yield _Row(tuple(cell[start : start + most] for cell in row.cells))


def _utf16_piece(words: str, start: int, length: int) -> str:
    """Give a piece of a text by Qt's count, in which a rare character is two."""
    if words.isascii() or max(map(ord, words)) < 0x10000:
        return words[start : start + length]
    units = words.encode("utf-16-le", "surrogatepass")
    return units[2 * start : 2 * (start + length)].decode("utf-16-le", "replace")


def _font(points: float, *, bold: bool = False) -> QFont:
    font = QFont(list(FONTS))
    font.setPointSizeF(points)
    font.setBold(bold)
    return font
