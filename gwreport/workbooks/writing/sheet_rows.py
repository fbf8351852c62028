"""The rows of a sheet as data, before anyone writes them as a file."""

from collections.abc import Sequence
from dataclasses import dataclass

from gwreport.officefiles.limits import CELL_CHARACTERS
from gwreport.officefiles.shown.row_heights import wrapped_height
from gwreport.workbooks.writing.styles import BODY_SIZE

_CUT_MARK = "……（原文过长，此处从略）"


@dataclass(slots=True)
class Cell:
    """One cell; `style` names a style of `gwreport.workbooks.writing.styles`.

    `value` is a text, a number or None for a blank; `formula` is written without its equals sign
    and has `value` as the result that was saved with it.
    """

    style: str
    value: str | int | None = None
    formula: str = ""


@dataclass(slots=True)
class Row:
    """One row: its number from 1, its height in points, and its cells from the first column on.

    `merged` gives the first and last column, from 0, of cells that are merged into one.
    """

    number: int
    height: float
    cells: Sequence[Cell]
    merged: tuple[int, int] | None = None


def wide_row(number: int, height: float, style: str, words: str, columns: int) -> Row:
    """Give a row of one text over that many merged columns."""
    blanks = (Cell(style) for _ in range(columns - 1))
    return Row(number, height, [Cell(style, words), *blanks], (0, columns - 1))


def labelled_row(number: int, label: str, words: str, widths: Sequence[float]) -> Row:
    """Give a row of a label and a text over all further columns, as high as the text needs.

    `widths` are those of all columns, in characters.
    """
    last = len(widths) - 1
    # Merged cells have a little less room than their columns together.
    height = max(22.0, wrapped_height(words, sum(widths[1:]) - 2, BODY_SIZE))
    rest = (Cell("fact") for _ in range(last - 1))
    cells = [Cell("header", label), Cell("fact", fitting(words)), *rest]
    return Row(number, height, cells, (1, last))


def fitting(text: str) -> str:
    """Give a text that a cell can hold; one that is too long ends with a note that says so."""
    if 2 * len(text) <= CELL_CHARACTERS or len(text.encode("utf-16-le")) // 2 <= CELL_CHARACTERS:
        return text
    room = 2 * (CELL_CHARACTERS - len(_CUT_MARK))
    return text.encode("utf-16-le")[:room].decode("utf-16-le", "ignore") + _CUT_MARK
