"""The columns of a page that is set like a newspaper: running text in two, side by side."""

from collections.abc import Iterator, Sequence
from typing import Any

from gwreport.officefiles.pdf.lines import Line, lines_of

# In sizes of a character: the least gap between columns, the least width of one, and how far a full
# line may end from the column's edge (a closing mark, or the word that had no room).
_GAP, _COLUMN, _OFF = 1.0, 10.0, 2.0
_FEWEST_LINES = 10
# Of the lines so many are full, and so few go over both columns or hang into the gap.
_MOSTLY, _FEW = 0.6, 0.15
# The part of the page's width in which the gap lies.
_MIDDLE = (0.3, 0.7)
_STEPS = 80

Band = tuple[list[Line], float, float]


def bands_of(chars: Sequence[Any], width: float) -> list[Band]:
    """Give the lines of a page in reading order, in bands with their left and right edge.

    A page in one column is one band over its `width`. In two columns only a text is read that fills
    them: the cells of a table without rules stand side by side as well, and belong together.
    """
    gap = _gap_of(chars, width)
    if gap is None:
        lines = lines_of(chars)
        return [(lines, 0.0, width)]
    return [band for band in _bands(chars, gap, width) if band[0]]


def _gap_of(chars: Sequence[Any], width: float) -> tuple[float, float] | None:
    """Give the edges of the gap between two columns of running text; None where there is none."""
    printed = [one for one in chars if one["text"].strip()]
    if len(printed) < _FEWEST_LINES * _COLUMN:
        return None
    size = sorted(one["size"] for one in printed)[len(printed) // 2]
    left, right = min(one["x0"] for one in printed), max(one["x1"] for one in printed)
    step = (_MIDDLE[1] - _MIDDLE[0]) * width / _STEPS
    if right - left < 2 * _COLUMN * size or step <= 0:
        return None
    crossing = [0] * (_STEPS + 1)
    for one in printed:
        first = max(0, int((one["x0"] - _MIDDLE[0] * width) / step))
        for place in range(first, _STEPS + 1):
            x = _MIDDLE[0] * width + place * step
            if x >= one["x1"]:
                break
            crossing[place] += one["x0"] <= x
    at = _MIDDLE[0] * width + crossing.index(min(crossing)) * step
    most = _FEW * len(lines_of(printed))
    if min(crossing) > most:
        return None
    # The gap reaches from the full lines on its left to the beginnings of those on its right.
    lefts = lines_of([one for one in printed if one["x1"] <= at])
    rights = lines_of([one for one in printed if one["x0"] >= at])
    if min(len(lefts), len(rights)) < _FEWEST_LINES:
        return None
    # Marks hang into it here and there, and a page's number stands in the middle.
    ends = sorted(one.x1 for one in lefts)[int(len(lefts) * (1 - _FEW))]
    begins = sorted(one.x0 for one in rights)[int(len(rights) * _FEW)]
    is_text = (
        begins - ends >= _GAP * size
        and ends - left >= _COLUMN * size
        and right - begins >= _COLUMN * size
        and _are_full(lefts, ends, size)
        and _are_full(rights, right, size)
    )
    return (ends, begins) if is_text else None


def _are_full(lines: Sequence[Line], edge: float, size: float) -> bool:
    return sum(edge - one.x1 <= _OFF * size for one in lines) >= _MOSTLY * len(lines)


def _bands(chars: Sequence[Any], gap: tuple[float, float], width: float) -> Iterator[Band]:
    """Part a page at the lines that go over both columns; between them the left one comes first."""
    middle = (gap[0] + gap[1]) / 2
    columns: tuple[list[Any], list[Any]] = ([], [])
    for line in _rows(chars):
        if any(one["x0"] < middle < one["x1"] for one in line):
            yield from _columns(columns, gap, width)
            columns = ([], [])
            yield lines_of(line), 0.0, width
        else:
            for one in line:
                (columns[1] if one["x0"] >= middle else columns[0]).append(one)
    yield from _columns(columns, gap, width)


def _columns(
    columns: tuple[list[Any], list[Any]], gap: tuple[float, float], width: float
) -> Iterator[Band]:
    left, right = map(lines_of, columns)
    begins = min((one.x0 for one in left), default=0.0)
    yield left, begins, gap[0]
    yield right, gap[1], max((one.x1 for one in right), default=width)


def _rows(chars: Sequence[Any]) -> list[list[Any]]:
    rows: list[list[Any]] = []
    for char in sorted(chars, key=lambda one: one["top"]):
        if rows and char["top"] - rows[-1][0]["top"] < 0.5 * max(char["size"], 1.0):
            rows[-1].append(char)
        else:
            rows.append([char])
    return rows
