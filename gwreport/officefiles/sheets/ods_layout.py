"""What python-calamine does not tell of an .ods: what is merged, hidden, struck or commented, and how far it reaches.

The same names count that it goes by: those that LibreOffice writes, prefix and all.
"""

from dataclasses import dataclass, field

from gwreport.domain.findings.place import LAST_COLUMN, LAST_ROW, address
from gwreport.officefiles.sheets.used_range import ReachBudget, UsedRange
from gwreport.officefiles.xlsx.container import (
    Container,
    Unreadable,
    UnreadableFileError,
    too_large,
)
from gwreport.officefiles.xlsx.model import Merge, Note
from gwreport.officefiles.xlsx.parts import stream_part

_CONTENT = "content.xml"
_CELLS = ("table:table-cell", "table:covered-table-cell")
_LONGEST_COUNT, _MANY = 9, 10**9
_SHEETS = 200


@dataclass(slots=True)
class SheetLayout:
    """The merged ranges, the hidden rows and columns (from 1) and the comments of one sheet.

    `standing` gives, by row and column, what is not struck out of the cells of which something is.
    """

    merges: list[Merge] = field(default_factory=list[Merge])
    hidden_rows: set[int] = field(default_factory=set[int])
    hidden_columns: set[int] = field(default_factory=set[int])
    notes: list[Note] = field(default_factory=list[Note])
    standing: dict[tuple[int, int], str] = field(default_factory=dict[tuple[int, int], str])


def read_ods_layout(container: Container, budget: ReachBudget) -> dict[str, SheetLayout]:
    """Read the layout of every sheet, by its name.

    Raises UnreadableFileError: DAMAGED, DOCTYPE, or TOO_LARGE for sheets that repeat their cells
    without end, and for cells too far from each other.
    """
    if not container.has(_CONTENT):
        raise UnreadableFileError(Unreadable.NO_WORKBOOK, _CONTENT)
    reader = _Reader(budget)
    stream_part(
        container.stream(_CONTENT), _CONTENT, reader.start, reader.end, reader.words, raw=True
    )
    return reader.layouts


class _Sheet:
    """One sheet as far as it has been read: `row` and `column` count from 0."""

    def __init__(self) -> None:
        self.layout = SheetLayout()
        self.used = UsedRange()
        self.row = self.column = self.last = self.columns = 0
        self.times = 1
        self.hidden = False


@dataclass(slots=True)
class _Cell:
    repeated: int
    filled: bool
    characters: int
    struck: bool = False
    any_struck: bool = False
    standing: list[str] = field(default_factory=list[str])
    note: list[str] | None = None


class _Reader:
    """Follows the events of a content part."""

    def __init__(self, budget: ReachBudget) -> None:
        self.layouts: dict[str, SheetLayout] = {}
        self._budget = budget
        # A sheet may stand in a cell of another.
        self._sheets: list[_Sheet] = []
        self._cells: list[_Cell] = []
        self._style = ""
        self._struck: set[str] = set()
        # For each span of words that is open, whether it is struck.
        self._spans: list[bool] = []
        self._in_facts = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if self._cells:
            self._cells[-1].filled = True
        if name == "table:table":
            self._sheets.append(_Sheet())
            # Of two sheets of one name the reader gives the last.
            self.layouts[attributes.get("table:name", "")] = self._sheets[-1].layout
            if len(self.layouts) > _SHEETS:
                raise too_large("limit-sheets", _SHEETS)
        elif name == "table:table-row" and self._sheets:
            sheet = self._sheets[-1]
            sheet.times = _count(attributes.get("table:number-rows-repeated"))
            sheet.hidden = attributes.get("table:visibility", "visible") != "visible"
            sheet.column = sheet.last = 0
        elif name in _CELLS and self._sheets:
            self._start_cell(self._sheets[-1], attributes)
        elif name == "text:s" and self._cells:
            self._cells[-1].characters += _count(attributes.get("text:c"))
        elif name == "table:table-column" and self._sheets:
            self._column(self._sheets[-1], attributes)
        elif name == "style:style":
            self._style = attributes.get("style:name", "")
        elif name == "style:text-properties":
            through = ("style:text-line-through-style", "style:text-line-through-type")
            if any(attributes.get(key, "none") != "none" for key in through):
                self._struck.add(self._style)
        elif name == "text:span":
            self._spans.append(attributes.get("text:style-name", "") in self._struck)
        elif name == "text:p" and self._cells and self._cells[-1].standing:
            self._cells[-1].standing.append("\n")
        elif name == "office:annotation" and self._cells:
            self._cells[-1].note = []
        elif name.startswith(("dc:", "meta:")):
            self._in_facts = True

    def _column(self, sheet: _Sheet, attributes: dict[str, str]) -> None:
        first = sheet.columns + 1
        sheet.columns += _count(attributes.get("table:number-columns-repeated"))
        if attributes.get("table:visibility", "visible") != "visible":
            last = min(sheet.columns, LAST_COLUMN)
            sheet.layout.hidden_columns.update(range(first, last + 1))

    def _start_cell(self, sheet: _Sheet, attributes: dict[str, str]) -> None:
        values = [
            value
            for key, value in attributes.items()
            if key.startswith("office:") or key == "table:formula"
        ]
        repeated = _count(attributes.get("table:number-columns-repeated"))
        struck = attributes.get("table:style-name", "") in self._struck
        cell = _Cell(repeated, bool(values), sum(map(len, values)), struck, struck)
        self._cells.append(cell)
        rows = _count(attributes.get("table:number-rows-spanned"))
        columns = _count(attributes.get("table:number-columns-spanned"))
        if (rows, columns) != (1, 1):
            self._budget.cells.merge()
            top, left = sheet.row + 1, sheet.column + 1
            merge = Merge(top, left, min(top + rows - 1, LAST_ROW), left + columns - 1)
            sheet.layout.merges.append(merge)

    def words(self, text: str) -> None:
        if not self._cells:
            return
        cell = self._cells[-1]
        cell.characters += len(text)
        if cell.note is not None:
            # Who wrote a comment, and when, are no words of it.
            if not self._in_facts:
                cell.note.append(text)
        elif self._struck and any(self._spans):
            cell.any_struck = True
        elif self._struck and not cell.struck:
            cell.standing.append(text)

    def end(self, name: str) -> None:
        if not self._sheets:
            return
        sheet = self._sheets[-1]
        if name.startswith(("dc:", "meta:")):
            self._in_facts = False
        elif name == "text:span" and self._spans:
            self._spans.pop()
        elif name == "office:annotation" and self._cells and self._cells[-1].note is not None:
            self._end_note(sheet, self._cells[-1])
        elif name in _CELLS and self._cells:
            cell = self._cells.pop()
            if cell.any_struck and cell.filled:
                sheet.layout.standing[sheet.row + 1, sheet.column + 1] = "".join(cell.standing)
            if cell.filled:
                times = cell.repeated * sheet.times
                self._budget.cells.cells(times, times * cell.characters)
                sheet.last = sheet.column + cell.repeated
                sheet.used.add(sheet.row, sheet.column, sheet.last - 1)
                sheet.used.add(sheet.row + sheet.times - 1, sheet.column)
            sheet.column += cell.repeated
        elif name == "table:table-row":
            if sheet.last and sheet.hidden:
                last = min(sheet.row + sheet.times, LAST_ROW)
                sheet.layout.hidden_rows.update(range(sheet.row + 1, last + 1))
            sheet.row += sheet.times
        elif name == "table:table":
            self._budget.sheet(self._sheets.pop().used)

    def _end_note(self, sheet: _Sheet, cell: _Cell) -> None:
        words = "".join(cell.note or ())
        cell.note = None
        if words.strip():
            self._budget.cells.aside(words)
            where = address(sheet.row + 1, sheet.column + 1)
            sheet.layout.notes.append(Note("note", where, words.strip()))


def _count(value: str | None) -> int:
    if value is None:
        return 1
    digits = value.strip().removeprefix("+")
    if not digits.isascii() or not digits.isdigit():
        return 1
    return max(int(digits), 1) if len(digits) <= _LONGEST_COUNT else _MANY
