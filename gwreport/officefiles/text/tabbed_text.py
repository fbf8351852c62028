"""Text that was copied from a page or a Word file: every cell of a table begins a line with a tab.

Further lines of a cell have no tab, an empty cell is a tab alone, and an empty line stands between
rows, but also between the paragraphs of a cell and wherever a page ended: rows are told by the
number of cells in the table's first one.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise, takewhile

from gwreport.domain.findings.place import Spot
from gwreport.officefiles.document_budget import DocumentBudget
from gwreport.officefiles.grid import Cell, Grid, Paragraph, filled

# Stands for a line break inside a cell that was parted out already.
WITHIN_CELL = "\x1f"
_FEWEST_COLUMNS, _FEWEST_ROWS = 3, 2
# Words that stand alone below a table's last cell belong to it while they are short and no sentence.
_LONGEST_REST = 16
_NO_REST = re.compile(
    r"[。；：:！？]|^\s*+(?:附件|注|表\s?\d|[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[）)])"
)
_COUNT = re.compile(r"\d{1,4}(?:[-—.]\d{1,3})?[.、．]?")
_MOSTLY = 0.7


@dataclass(slots=True)
class _Line:
    number: int
    text: str
    begins_cell: bool


@dataclass(slots=True)
class _Group:
    """Lines without an empty one between: cells, with what stands before the first of them."""

    before: list[_Line] = field(default_factory=list["_Line"])
    cells: list[list[_Line]] = field(default_factory=list["list[_Line]"])


def tabbed_blocks(lines: Sequence[str], name: str) -> list[Paragraph | Grid] | None:
    """Read lines as paragraphs and tables; None where they hold no table of this form.

    Raises DocumentError: TOO_LARGE.
    """
    groups = list(_groups(lines))
    if sum(len(group.cells) >= _FEWEST_COLUMNS for group in groups) < _FEWEST_ROWS:
        return None
    reader = _Reader(name)
    for position, group in enumerate(groups):
        reader.words(group.before, goes_on=any(one.cells for one in groups[position:]))
        reader.cells(group.cells)
    reader.end()
    return reader.blocks


def _groups(lines: Sequence[str]) -> Iterator[_Group]:
    group = _Group()
    for number, line in enumerate(lines, 1):
        begins = line.startswith("\t")
        if not line.strip() and not begins:
            yield group
            group = _Group()
        elif begins:
            # Cells that stand in one line are parted by tabs as well.
            group.cells += [[_Line(number, part, True)] for part in line[1:].split("\t")]
        elif group.cells:
            # The further line of a cell, behind which the next cells of its row stand.
            rest, *further = line.split("\t")
            group.cells[-1].append(_Line(number, rest, False))
            group.cells += [[_Line(number, part, True)] for part in further]
        else:
            group.before.append(_Line(number, line, False))
    yield group


class _Reader:
    def __init__(self, name: str) -> None:
        self.blocks: list[Paragraph | Grid] = []
        self._budget = DocumentBudget(name)
        self._rows: list[list[list[_Line]]] = []
        self._width = self._tables = 0

    def words(self, lines: list[_Line], *, goes_on: bool) -> None:
        """Take lines without a tab: more of the last cell, or paragraphs."""
        if not lines:
            return
        is_open = bool(self._rows) and len(self._rows[-1]) < self._width
        is_rest = goes_on and all(
            len(line.text.strip()) <= _LONGEST_REST and not _NO_REST.search(line.text)
            for line in lines
        )
        if self._rows and (is_open or is_rest):
            self._rows[-1][-1].extend(lines)
            return
        self.end()
        for line in lines:
            if line.text.strip():
                self._budget.paragraph(line.text)
                self.blocks.append(Paragraph(line.text, Spot(row=line.number)))

    def cells(self, cells: list[list[_Line]]) -> None:
        """Take the cells of a row, of the rest of one, or of several."""
        for place, cell in enumerate(cells):
            if not self._rows:
                self._width = self._width_of(cells)
                self._rows.append([])
            elif len(self._rows[-1]) == self._width:
                self._budget.row()
                self._rows.append([])
            self._rows[-1].append(cell)
            heading = self._heading_below(cell) if place + 1 < len(cells) else 0
            if heading and len(self._rows[-1]) == self._width:
                # A heading stands right below the last cell, and the next table right below it.
                below = cell[heading:]
                del cell[heading:]
                self.words(below, goes_on=False)
                self.cells(cells[place + 1 :])
                return

    def _width_of(self, cells: list[list[_Line]]) -> int:
        in_one_line = sum(cell[0].number == cells[0][0].number for cell in cells)
        if in_one_line >= _FEWEST_COLUMNS:
            return in_one_line
        first = takewhile(lambda cell: not self._heading_below(cell), cells)
        return min(sum(1 for _ in first) + 1, len(cells))

    def _heading_below(self, cell: list[_Line]) -> int:
        """Say at which line of a cell a heading begins that ends the table; 0 for none."""
        return (
            next((at for at, line in enumerate(cell) if at and _NO_REST.search(line.text)), 0)
            if len(cell) > 1
            else 0
        )

    def end(self) -> None:
        """End the table, if one is open."""
        rows, self._rows = self._rows, []
        if not rows:
            return
        if self._width < _FEWEST_COLUMNS - 1 or len(rows) < _FEWEST_ROWS:
            for cell in (cell for row in rows for cell in row):
                for line in cell:
                    if line.text.strip():
                        self.blocks.append(Paragraph(line.text, Spot(row=line.number)))
            return
        self._tables += 1
        self._budget.table()
        self._budget.columns(self._width)
        self._budget.cells(len(rows) * self._width)
        made = [
            [
                Cell(
                    "\n".join(line.text.strip() for line in cell if line.text.strip()).replace(
                        WITHIN_CELL, "\n"
                    ),
                    at=Spot(cell[0].number, column),
                )
                for column, cell in enumerate(row, 1)
            ]
            for row in rows
        ]
        self.blocks.append(Grid(f"第{self._tables}张表", filled(_merged_down(made))))


def _merged_down(rows: list[list[Cell]]) -> list[list[Cell]]:
    """Take empty cells as the rest of the cells above, where they were printed so.

    That is the cell before a counted one, as a group of rows has it; and all others of a row that is
    one name only, as a sub-row has it whose values stand once for it and its neighbours.
    """
    counted = [row[1].text for row in rows if len(row) > 1]
    is_grouped = sum(bool(_COUNT.fullmatch(text)) for text in counted) >= _MOSTLY * len(counted)
    for above, row in pairwise(rows):
        filled_in = [place for place, cell in enumerate(row) if cell.text]
        is_name = len(filled_in) == 1 and filled_in[0] > 0 and len(row) == len(above)
        for place, cell in enumerate(row):
            goes_on = is_name or (is_grouped and place == 0 and filled_in)
            if not cell.text and goes_on and above[place].text:
                row[place] = Cell(above[place].text, down=True, at=above[place].at)
    return rows
