"""A document as this program sees it: paragraphs and tables in their order, each with its place."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from gwreport.domain.findings.finding import Finding, Place


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a table; a merged cell stands in every row and column that it covers.

    `text` holds the lines as printed, parted by LF. `down` says that the cell continues the one
    above, `across` that it continues the one to its left; both repeat its text.
    """

    text: str = ""
    down: bool = False
    across: bool = False
    address: str = ""

    @property
    def own_text(self) -> str:
        """The text where it is printed, "" where the cell only continues another."""
        return "" if self.down or self.across else self.text


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: rows of equal length. `part` names it as a person would ("第2张表", a sheet's name).

    `named` says that `part` is a name somebody gave, not a count.
    """

    part: str
    rows: tuple[tuple[Cell, ...], ...]
    named: bool = False


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph or line of text, line breaks as LF; `address` is "第12段" or "第12行"."""

    text: str
    address: str


@dataclass(frozen=True, slots=True)
class Document:
    """What a file holds, in reading order; `findings` say what was left out in opening it."""

    name: str
    blocks: tuple[Paragraph | Grid, ...]
    findings: tuple[Finding, ...] = field(default=())

    def grids(self) -> Iterator[Grid]:
        """Give the tables in order."""
        return (block for block in self.blocks if isinstance(block, Grid))

    def paragraphs(self) -> Iterator[Paragraph]:
        """Give the paragraphs in order."""
        return (block for block in self.blocks if isinstance(block, Paragraph))

    def cell_place(self, grid: Grid, cell: Cell) -> Place:
        """Say where a cell of one of the tables stands."""
        return Place(self.name, grid.part, cell.address)

    def paragraph_place(self, paragraph: Paragraph) -> Place:
        """Say where a paragraph stands."""
        return Place(self.name, "", paragraph.address)


_CELL_OF_ROW = re.compile(r"(第\d+行)第\d+列|[A-Z]{1,3}(\d+)")


def row_of(address: str) -> str:
    """Give the row in which a cell of this address stands: 第3行 of 第3行第2列, 5 of C5."""
    found = _CELL_OF_ROW.fullmatch(address)
    return found[1] or found[2] if found else address


def filled(rows: list[list[Cell]]) -> tuple[tuple[Cell, ...], ...]:
    """Make rows of equal length, the short ones filled with empty cells."""
    width = max(map(len, rows), default=0)
    return tuple((*row, *[Cell()] * (width - len(row))) for row in rows)
