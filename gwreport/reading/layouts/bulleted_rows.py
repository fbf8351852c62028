"""Rows that begin with a mark (△, ●, ——) below a row without one: the details of a broad task."""

import re
from collections.abc import Sequence

from gwreport.officefiles.grid import Cell
from gwreport.reading.layouts.headers import Table
from gwreport.reading.layouts.line_joining import one_line
from gwreport.reading.words.headings import Role

_MARK = re.compile(r"[△▲▽▼○●◎◇◆□■☆★※·•▪►➢✦](?=\s{0,4}[^\s])")
_FEWEST, _MOSTLY = 2, 0.3


def without_bullet(text: str) -> str:
    """Take the mark from the beginning of a row's words."""
    return text[1:].lstrip() if _MARK.match(text) else text


def is_bulleted(table: Table) -> bool:
    """Say whether every row of a table begins with the same mark, which then tells them from nothing."""
    words = [text for row in table.rows if (text := _words(table, row))]
    return (
        len(words) >= _FEWEST
        and len({text[0] for text in words}) == 1
        and all(map(_MARK.match, words))
    )


def broad_rows(table: Table) -> frozenset[int]:
    """Give the places of rows without a mark right above one that has it, in a table of such rows.

    Only where no numbers are printed: a number says itself what is an item.
    """
    if Role.NUMBER in table.columns:
        return frozenset()
    marked = [bool(_MARK.match(_words(table, row))) for row in table.rows]
    if sum(marked) < max(_FEWEST, _MOSTLY * len(marked)):
        return frozenset()
    last = len(marked) - 1
    return frozenset(
        place
        for place, row in enumerate(table.rows)
        if not marked[place] and _words(table, row) and place < last and marked[place + 1]
    )


def _words(table: Table, row: Sequence[Cell]) -> str:
    return one_line(table.text(tuple(row), Role.TEXT)).strip()
