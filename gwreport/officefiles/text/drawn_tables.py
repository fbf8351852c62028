"""Tables drawn with characters, ┌─┬─┐ │ │ and so on, as old collections of documents and mails hold them.

The words of a cell are broken to its width; a rule may go across some columns only, and then the
cells of the others go on below it.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from gwreport.domain.findings.place import Spot
from gwreport.officefiles.document_budget import DocumentBudget
from gwreport.officefiles.grid import Cell, Grid

_ACROSS = "─━═╌┄┈"
_SIDES = "│┃║├┝┠┣╠┤┥┨┫╣┼┿╂╋╬╪╫┌┏╔┐┓╗└┗╚┘┛╝┬┯┳╦┴┷┻╩"
_SIDE = re.compile(f"[{_SIDES}]")
_TOP, _EDGE = "┌┏╔", "│┃║├┝┠┣╠└┗╚"
_POINTS = "△▲▽▼○●◎◇◆□■☆★※"
_FEWEST_COLUMNS, _FEWEST_LINES = 2, 3
# How many half-width places may be left at the end of a line that was broken in a cell.
_LEFT_OVER = 1


def is_drawn(line: str) -> bool:
    """Say whether a line may open a drawn table."""
    return line.strip()[:1] in tuple(_TOP) and len(_SIDE.findall(line)) > _FEWEST_COLUMNS


def drawn_length(lines: Sequence[str], first: int) -> int:
    """Count the lines of the table that opens at one."""
    count = 1
    while first + count < len(lines) and lines[first + count].strip()[:1] in tuple(_EDGE):
        count += 1
    return count


def drawn_table(lines: Sequence[str], first: int, part: str, budget: DocumentBudget) -> Grid | None:
    """Read the lines of a drawn table; None where a line has not as many columns as the table.

    `first` is the number of its first line in the text. Raises DocumentError: TOO_LARGE.
    """
    if len(lines) < _FEWEST_LINES:
        return None
    bounds = _bounds(lines)
    width = len(bounds) - 1
    if width < _FEWEST_COLUMNS:
        return None
    budget.table()
    budget.columns(width)
    reader = _Reader(bounds, first, budget)
    for number, line in enumerate(lines):
        pieces = _pieces(line, bounds)
        if pieces is None:
            return None
        reader.line(number, pieces)
    rows = reader.rows()
    return Grid(part, rows) if rows else None


def _places(text: str) -> int:
    # What the drawing is made of is as wide as a Chinese character in the fonts that such texts need.
    return sum(1 if unicodedata.east_asian_width(mark) in ("H", "Na", "N") else 2 for mark in text)


def _bounds(lines: Sequence[str]) -> list[int]:
    """Give where its columns begin and end, by the rules that go across the whole table."""
    found: set[int] = set()
    for line in lines:
        plain = line.strip()
        if all(mark in _ACROSS or mark in _SIDES for mark in plain):
            found.update(2 * place for place, mark in enumerate(plain) if mark in _SIDES)
    return sorted(found)


@dataclass(frozen=True, slots=True)
class _Piece:
    """What stands between two sides of a line: words, or a rule; and the columns that it covers."""

    words: str
    is_rule: bool
    first: int
    last: int


def _pieces(line: str, bounds: Sequence[int]) -> list[_Piece] | None:
    plain = line.strip()
    sides = [found.start() for found in _SIDE.finditer(plain)]
    texts = [plain[begin + 1 : end] for begin, end in pairwise(sides)]
    width = len(bounds) - 1
    if len(texts) == width:
        spans = [(place, place) for place in range(width)]
    else:
        # A cell across several columns: by where its sides stand.
        at = [_places(plain[:side]) for side in sides]
        if any(one not in bounds for one in at) or not texts:
            return None
        places = [bounds.index(one) for one in at]
        spans = [(begin, end - 1) for begin, end in pairwise(places)]
    return [
        _Piece("" if _is_rule(text) else text.strip(), _is_rule(text), begin, end)
        for text, (begin, end) in zip(texts, spans, strict=True)
    ]


def _is_rule(text: str) -> bool:
    return bool(text) and all(mark in _ACROSS for mark in text)


@dataclass(slots=True)
class _Standing:
    """A cell whose words are still being gathered."""

    row: int
    column: int
    line: int
    lines: list[str] = field(default_factory=list[str])


def _is_next_point(standing: _Standing, words: str) -> bool:
    """Say whether words begin with the mark with which the cell above them begins."""
    first = next(filter(None, standing.lines), "")
    return words[:1] in tuple(_POINTS) and first[:1] == words[:1]


class _Reader:
    def __init__(self, bounds: Sequence[int], first: int, budget: DocumentBudget) -> None:
        self._bounds, self._first, self._budget = bounds, first, budget
        self._width = len(bounds) - 1
        self._row = -1
        # For each row the cell that stands in each column; of one cell that covers several, the same.
        self._cells: list[list[_Standing | None]] = []

    def line(self, number: int, pieces: Sequence[_Piece]) -> None:
        """Take a line: where it has a rule the next cells begin, elsewhere those above go on."""
        ruled = {
            place
            for piece in pieces
            if piece.is_rule
            for place in range(piece.first, piece.last + 1)
        }
        if ruled:
            self._budget.row()
            self._budget.cells(self._width)
            above = self._cells[-1] if self._cells else [None] * self._width
            self._cells.append(
                [None if place in ruled else above[place] for place in range(self._width)]
            )
        if not self._cells:
            return
        row = self._cells[-1]
        for piece in pieces:
            if piece.is_rule:
                continue
            standing = row[piece.first]
            if standing is not None and _is_next_point(standing, piece.words):
                # △… △… in one cell: each is a task of its own, beside cells that go on.
                self._budget.row()
                self._budget.cells(self._width)
                row = [None if one is standing else one for one in row]
                self._cells.append(row)
                standing = None
            if standing is None:
                standing = _Standing(len(self._cells) - 1, piece.first, self._first + number)
                for place in range(piece.first, piece.last + 1):
                    row[place] = standing
            self._budget.characters(len(piece.words))
            standing.lines.append(piece.words)

    def rows(self) -> tuple[tuple[Cell, ...], ...]:
        """Give the rows that have words."""
        made = [tuple(self._row_of(row, cells)) for row, cells in enumerate(self._cells)]
        return tuple(row for row in made if any(cell.text for cell in row))

    def _row_of(self, row: int, cells: Sequence[_Standing | None]) -> Iterator[Cell]:
        for place, standing in enumerate(cells):
            if standing is None:
                yield Cell()
                continue
            across = place > 0 and cells[place - 1] is standing
            text = self._joined(standing, cells)
            yield Cell(text, standing.row < row, across, Spot(standing.line, standing.column + 1))

    def _joined(self, standing: _Standing, cells: Sequence[_Standing | None]) -> str:
        """Give a cell's words, lines that are full to its side joined to the next."""
        covered = [place for place, one in enumerate(cells) if one is standing]
        room = self._bounds[covered[-1] + 1] - self._bounds[covered[0]] - 2
        text, full = "", False
        for line in filter(None, standing.lines):
            text += line if full or not text else f"\n{line}"
            full = _places(line) >= room - _LEFT_OVER
        return text
