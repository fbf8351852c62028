"""The printed lines of a PDF: its characters put together, and lines that were wrapped joined again."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

# In sizes of a character: a gap that is a blank, a narrow mark, and what justified lines leave.
_BLANK, _NARROW, _SPARE = 0.6, 0.5, 0.4
# Points that a cell keeps free beside its text at most.
_MOST_PADDING = 14.0
# What no line break may part: opening marks with what follows, a Latin word, closing marks.
_UNBROKEN = re.compile(
    r"[“‘（《〈「『【(\[]*(?:[A-Za-z0-9.,%+\-/]+|.)[，。、；：？！”’）》〉」』】…,.;:!?%)\]]*"
)


@dataclass(slots=True)
class Line:
    """One printed line; places and `size` in points, `top` from the page's upper edge."""

    text: str
    x0: float
    x1: float
    top: float
    bottom: float
    size: float


def lines_of(chars: Iterable[Any]) -> list[Line]:
    """Put characters together to lines, from the top down."""
    rows: list[list[Any]] = []
    for char in sorted(chars, key=lambda one: one["top"]):
        row = rows[-1] if rows else None
        if row and char["top"] - row[0]["top"] < 0.5 * max(char["size"], 1.0):
            row.append(char)
        else:
            rows.append([char])
    lines = (_line(sorted(row, key=lambda one: one["x0"])) for row in rows)
    return [line for line in lines if line.text]


def _line(chars: Sequence[Any]) -> Line:
    words: list[str] = []
    end = chars[0]["x0"]
    printed = [char for char in chars if char["text"].strip()] or chars
    size = max(char["size"] for char in printed)
    for char in chars:
        if char["x0"] - end > _BLANK * size and words and words[-1] != " ":
            words.append(" ")
        words.append(char["text"])
        end = char["x1"]
    return Line(
        "".join(words).strip(),
        printed[0]["x0"],
        printed[-1]["x1"],
        min(char["top"] for char in printed),
        max(char["bottom"] for char in printed),
        size,
    )


def unwrapped(lines: Sequence[Line], width: float) -> str:
    """Join the lines of a cell of that width: a full line goes on in the next, a short one ends.

    A line was wrapped by the printer only where what stands first in the next line had no room in
    it; a mark that may not begin a line takes the character before it along.
    """
    # What no line of the cell ever uses is its padding.
    used = max((line.x1 - line.x0 for line in lines), default=0.0)
    inner = max(width - _MOST_PADDING, used)
    text = ""
    for line, following in zip(lines, [*lines[1:], None], strict=False):
        text += line.text
        if following is not None and not is_full(line, following, inner):
            text += "\n"
    return text


def is_full(line: Line, following: Line, width: float) -> bool:
    """Say whether the beginning of the following line had no room in this one."""
    return width - (line.x1 - line.x0) < _first_word(following)


def _first_word(line: Line) -> float:
    found = _UNBROKEN.match(line.text)
    word = found[0] if found else line.text[:1]
    narrow = sum(mark.isascii() for mark in word)
    return (len(word) - narrow + narrow * _NARROW + _SPARE) * line.size
