"""A table as it is printed where nothing is coloured: into a file, into another program.

It is what rich prints there, to the byte (the tests compare them), but rich is not loaded, which
takes longer than all the rest of a short command.
"""

import re
from collections.abc import Sequence
from itertools import pairwise, zip_longest

_EDGE, _GAP, _RULE = 1, 3, "─"  # columns beside the table · between two of its columns
_NARROWEST = 4  # of a column that is folded; below it rich has rules of its own
_WORD = re.compile(r"\S+\s*")


def table_width(headings: Sequence[str], rows: Sequence[Sequence[str]]) -> int | None:
    """Say how many columns of the page a table takes unless some are folded.

    None when a cell has more than one line.
    """
    if not all(_is_one_line(cell) for row in (headings, *rows) for cell in row):
        return None
    return _whole_width(_widths(headings, rows))


def set_lines(
    headings: Sequence[str], rows: Sequence[Sequence[str]], title: str, page_width: int
) -> str | None:
    """Set a table that has a `table_width`.

    None where rich has a way of its own: a title wider than the table, a column of nothing at all,
    or one that would have to be folded very small.
    """
    from rich.cells import cell_len

    widths = _narrowed(_widths(headings, rows), page_width)
    whole = _whole_width(widths)
    if not (_is_one_line(title) and cell_len(title) <= whole <= page_width and all(widths)):
        return None

    def line(cells: Sequence[str]) -> str:
        padded = (
            cell + " " * (width - cell_len(cell)) for cell, width in zip(cells, widths, strict=True)
        )
        return " " * _EDGE + (" " * _GAP).join(padded) + " " * _EDGE

    def folded(row: Sequence[str], *, step: int = 1) -> list[str]:
        cells = [_folded(cell, width)[::step] for cell, width in zip(row, widths, strict=True)]
        return [line(beside) for beside in zip_longest(*cells, fillvalue="")][::step]

    lines = [
        *([title + " " * (whole - cell_len(title))] if title else []),
        " " * whole,
        *folded(headings, step=-1),  # they stand on the rule, rows hang from it
        " " * _EDGE + _RULE * (whole - 2 * _EDGE) + " " * _EDGE,
        *(one for row in rows for one in folded(row)),
        " " * whole,
    ]
    return "\n".join(lines) + "\n"


def _is_one_line(cell: str) -> bool:
    return cell.isprintable() and cell == cell.rstrip()


def _widths(headings: Sequence[str], rows: Sequence[Sequence[str]]) -> list[int]:
    from rich.cells import cell_len

    return [max(map(cell_len, column)) for column in zip(headings, *rows, strict=True)]


def _whole_width(widths: Sequence[int]) -> int:
    return 2 * _EDGE + sum(widths) + _GAP * (len(widths) - 1)


def _narrowed(widths: list[int], page_width: int) -> list[int]:
    """Take from the widest columns what the page has not room for; they stay as they are else.

    What a column has beside its words counts with it: the outermost have less of it.
    """
    last = len(widths) - 1
    beside = [(at > 0) + (at < last) for at in range(len(widths))]
    room = page_width - 2 * _EDGE - last
    taken = [min(width + blanks, room) for width, blanks in zip(widths, beside, strict=True)]
    while (excess := sum(taken) - room) > 0:
        widest = max(taken)
        step = widest - max((one for one in taken if one < widest), default=0)
        widest_left = taken.count(widest)
        for at, width in enumerate(taken):
            if width == widest:
                cut = min(step, round(excess / widest_left))
                excess, widest_left = excess - cut, widest_left - 1
                taken[at] -= cut
    narrowed = [width - blanks for width, blanks in zip(taken, beside, strict=True)]
    if any(new < old and new < _NARROWEST for new, old in zip(narrowed, widths, strict=True)):
        return widths
    return narrowed


def _folded(cell: str, width: int) -> list[str]:
    """Break a cell's words into lines of a width, and words that are longer than that too."""
    from rich.cells import cell_len, chop_cells

    if cell_len(cell) <= width:
        return [cell]
    # Blanks at the beginning belong to the first word.
    _, *others = (found.start() for found in _WORD.finditer(cell))
    breaks: list[int] = []
    filled = 0
    for at, end in pairwise([0, *others, len(cell)]):
        word = cell[at:end]
        needed = cell_len(word.rstrip())
        if needed <= width - filled:
            filled += cell_len(word)
        elif needed > width:
            for piece in chop_cells(word, width):
                breaks.append(at)
                at, filled = at + len(piece), cell_len(piece)
        else:
            breaks.append(at)
            filled = cell_len(word)
    places = [0, *(at for at in breaks if at), len(cell)]
    lines = [cell[start:end] for start, end in pairwise(places)]
    return [_without_end(line, width) for line in lines]


def _without_end(line: str, width: int) -> str:
    """Drop the blanks behind a line's words that have no room."""
    from rich.cells import cell_len

    stripped = line.rstrip()
    return stripped + line[len(stripped) :][: max(0, width - cell_len(stripped))]
