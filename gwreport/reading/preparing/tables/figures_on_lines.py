"""A table of figures whose every cell stands on a line of its own, with no numbers that count its rows.

Its rows are known by their even step: a name, and behind it as many figures and units as there are headings.
"""

from collections.abc import Sequence

from gwreport.domain.texts.quoting import in_one_line
from gwreport.officefiles.grid import Cell, Grid, Paragraph
from gwreport.reading.layouts.figures.headers import is_figure
from gwreport.reading.words.headings import role_of
from gwreport.reading.words.value_headings import (
    MEASURE,
    names_indicators,
    names_places,
    value_heading,
)

_FEWEST_COLUMNS, _MOST_COLUMNS, _FEWEST_ROWS, _LONGEST = 3, 12, 3, 40


def figures_at(lines: Sequence[Paragraph], start: int, number: int) -> tuple[Grid, int] | None:
    """Read such a table whose first heading stands on a line; None where none begins there.

    Gives the table, called the `number`th of its document, and the place of the line behind it.
    """
    first = in_one_line(lines[start].text)
    if not (names_indicators(first) or names_places(first)):
        return None
    for width in range(_FEWEST_COLUMNS, _MOST_COLUMNS + 1):
        headings = [in_one_line(one.text) for one in lines[start : start + width]]
        if len(headings) < width or not all(map(_is_heading, headings[1:])):
            return None
        end = start + width
        while _is_row([in_one_line(one.text) for one in lines[end : end + width]], width):
            end += width
        if end - start >= (_FEWEST_ROWS + 1) * width:
            rows = [
                tuple(Cell(one.text.strip(), at=one.at) for one in lines[at : at + width])
                for at in range(start, end, width)
            ]
            return Grid(f"第{number}张表", tuple(rows)), end
    return None


def _is_heading(words: str) -> bool:
    read = value_heading(words)
    return len(words) <= _LONGEST and (read.known or read.partly or role_of(words) is not None)


def _is_row(cells: Sequence[str], width: int) -> bool:
    if len(cells) < width or is_figure(cells[0]) or not 0 < len(cells[0]) <= _LONGEST:
        return False
    figures = [is_figure(one) for one in cells[1:]]
    return any(figures) and all(
        figure or MEASURE.fullmatch(one) for figure, one in zip(figures, cells[1:], strict=True)
    )
