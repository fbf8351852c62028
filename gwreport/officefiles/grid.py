"""A document as this program sees it: paragraphs and tables in their order, each with its place."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from gwreport.domain.findings.finding import Finding
from gwreport.domain.findings.place import NOWHERE, Place, Spot


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a table; a merged cell stands in every row and column that it covers.

    `text` holds the lines as printed, parted by LF. `down` says that the cell continues the one
    above, `across` that it continues the one to its left; both repeat its text.
    """

    text: str = ""
    down: bool = False
    across: bool = False
    at: Spot = NOWHERE

    @property
    def own_text(self) -> str:
        """The text where it is printed, "" where the cell only continues another."""
        return "" if self.down or self.across else self.text


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: rows of equal length. `part` names it as a person would ("第2张表", a sheet's name).

    `named` says that `part` is a name somebody gave, not a count; `title` is the title that stands
    over it outside, "" for none that is known.
    """

    part: str
    rows: tuple[tuple[Cell, ...], ...]
    named: bool = False
    title: str = field(default="", kw_only=True)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph or line of text, line breaks as LF; `at` is its paragraph or its row.

    `printed` is what stands there where its number was written in another way for reading, "" elsewhere.
    """

    text: str
    at: Spot
    printed: str = field(default="", kw_only=True)

    def as_printed(self, words: str) -> str:
        """Give words with which the text begins as they are printed there."""
        if not self.printed or not self.text.startswith(words):
            return words
        # Text and print end alike: they differ in the number alone.
        end = len(self.text) - len(words)
        return self.printed[: len(self.printed) - end]


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

    def lone_texts(self) -> Iterator[tuple[str, Place]]:
        """Give what stands on a line of its own: paragraphs, and rows of a table with one text only."""
        for block in self.blocks:
            if isinstance(block, Paragraph):
                yield block.text, self.paragraph_place(block)
                continue
            for row in block.rows:
                cells = [cell for cell in row if cell.own_text.strip()]
                if len(cells) == 1:
                    yield cells[0].own_text, self.cell_place(block, cells[0])

    def cell_place(self, grid: Grid, cell: Cell) -> Place:
        """Say where a cell of one of the tables stands."""
        return Place(self.name, grid.part, cell.at)

    def paragraph_place(self, paragraph: Paragraph) -> Place:
        """Say where a paragraph stands."""
        return Place(self.name, "", paragraph.at)


def row_of(spot: Spot) -> Spot:
    """Give the row in which a cell stands; a spot that is no cell's, as it is."""
    return replace(spot, column=0, lettered=False)


# A table of labels inside a cell: no label is longer, and none of them counts or ends a clause.
_LABEL = re.compile(r"[^\d\s，。；、：:,;]{1,8}[：:]?")
_FEWEST_LABELS, _MOST_LABELS, _MOST_BELOW = 2, 8, 4
# What tells that such words label others, and are none of the words that stand beside or below labels.
_LABELS = re.compile(
    "牵头|配合|责任|负责|领导|单位|部门|主办|协办|承办|会办|主抓|主责|参与|协助|分管|联系|时限|期限|时间|主体"
)


def labelled_lines(rows: Sequence[Sequence[str]]) -> str:
    """Give a small table of labels and what stands beside or below each, set into a cell, as lines of it (牵头：甲局).

    "" for every other table: it is read on its own.
    """
    told = _across(rows) or _down(rows)
    return "\n".join(f"{label.rstrip('：:')}：{words}" for label, words in told if words)


def _down(rows: Sequence[Sequence[str]]) -> list[tuple[str, str]]:
    """Give labels that stand one below the other with the words beside each; none for another table."""
    if any(len(row) != 2 for row in rows):
        return []
    labels = ["".join(label.split()) for label, _ in rows]
    if not _are(labels):
        return []
    return list(zip(labels, (words.strip() for _, words in rows), strict=True))


def _across(rows: Sequence[Sequence[str]]) -> list[tuple[str, str]]:
    """Give labels that stand side by side with the words below each; none for another table."""
    if not 2 <= len(rows) <= _MOST_BELOW or len(set(map(len, rows))) > 1:
        return []
    labels, beside = ["".join(words.split()) for words in rows[0]], [row[0] for row in rows]
    if not _are(labels) or not all(map(_LABELS.search, labels)):
        return []
    if all(map(_LABELS.search, beside)):
        # 牵头单位 over 配合单位: the labels stand below each other.
        return []
    below = [
        "、".join(filter(None, (row[at].strip() for row in rows[1:]))) for at in range(len(labels))
    ]
    return list(zip(labels, below, strict=True))


def _are(labels: Sequence[str]) -> bool:
    is_few = _FEWEST_LABELS <= len(labels) <= _MOST_LABELS
    return is_few and len(set(labels)) == len(labels) and all(map(_LABEL.fullmatch, labels))


def filled(rows: list[list[Cell]]) -> tuple[tuple[Cell, ...], ...]:
    """Make rows of equal length, the short ones filled with empty cells."""
    width = max(map(len, rows), default=0)
    return tuple((*row, *[Cell()] * (width - len(row))) for row in rows)
