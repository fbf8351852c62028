"""Row heights for wrapped Chinese text, which no library for workbooks works out.

Widths are counted in narrow characters of the sheet's default font, as a column's width is; a wide
character takes two. Heights are in points.
"""

import math
from functools import lru_cache

# The most that a sheet allows for one row.
TALLEST = 409.0
_DEFAULT_SIZE = 11.0
# Leading of the usual Chinese fonts; the open ones, which stand in for them, need this much.
_LEADING = 1.42
_PADDING = 6.0


def text_width(text: str) -> int:
    """Count the narrow columns of one line; whatever is not ASCII counts as wide.

    So do “”…—, which are wide in Chinese fonts; a rare narrow letter gets a little too much room.
    """
    return 2 * len(text) - len(text.encode("ascii", "ignore"))


def line_count(text: str, columns: float) -> int:
    """Count the lines of a text that wraps in a cell of that many narrow columns; "" has one.

    One wide character less is reckoned for a line than fits, as closing marks pull a character
    down with them.
    """
    room = max(columns - 2, 2.0)
    return sum(max(1, math.ceil(text_width(line) / room)) for line in text.split("\n"))


def columns_in(width: float, size: float) -> float:
    """Give the narrow characters of a font of `size` points that a column of `width` holds."""
    return width * _DEFAULT_SIZE / size


def height_of_lines(lines: int, size: float) -> float:
    """Give the height of a row of that many lines, at most what a sheet allows."""
    return min(TALLEST, round(lines * size * _LEADING + _PADDING, 2))


# The same names and texts stand in the rows of many units.
@lru_cache(maxsize=4096)
def wrapped_height(text: str, width: float, size: float) -> float:
    """Give the height that a text of `size` points needs in a column of that width."""
    return height_of_lines(line_count(text, columns_in(width, size)), size)
