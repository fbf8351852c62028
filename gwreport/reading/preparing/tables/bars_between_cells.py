"""Text in which bars stand between the cells of a table: rows as “1 | 任务 | 单位 |”, or a cell a line with a bar behind it."""

import re
from collections.abc import Sequence
from dataclasses import replace

from gwreport.officefiles.grid import Document, Grid, Paragraph

_MARKS = "|｜│"
_BAR = re.compile(f"[{_MARKS}]")
# The line that parts the headings from the rows: |---|:--:|.
_RULE = re.compile(r"[\s|｜│:：\-—]+")
_FEWEST, _FEWEST_ALIKE = 6, 3


def without_bars(document: Document) -> Document:
    """Give a text whose rows have tabs in the place of bars, and whose cells on lines of their own have none.

    A document that has tables is given as it is, as is one in which few lines have bars.
    """
    if any(isinstance(block, Grid) for block in document.blocks):
        return document
    lines = [block for block in document.blocks if isinstance(block, Paragraph)]
    barred = [at for at, one in enumerate(lines) if any(mark in one.text for mark in _MARKS)]
    if not barred or 2 * len(barred) < barred[-1] - barred[0] + 1:
        return document
    rows = [lines[at].text.strip() for at in barred]
    begins, ends = _framed(rows)
    cells_of = [_cells(row, begins, ends) for row in rows]
    if len(barred) < _FEWEST and not _are_alike(cells_of):
        return document
    made: list[Paragraph] = []
    for one in lines:
        if not any(mark in one.text for mark in _MARKS):
            made.append(one)
            continue
        text = one.text.strip()
        is_row = any(mark in text.strip(_MARKS + " \t") for mark in _MARKS)
        if _RULE.fullmatch(text):
            continue
        text = "\t".join(_cells(text, begins, ends)) if is_row else text.strip(_MARKS + " \t")
        if text.strip():
            made.append(replace(one, text=text))
    return replace(document, blocks=tuple(made))


def _framed(rows: Sequence[str]) -> tuple[bool, bool]:
    """Say whether the rows begin and end with a bar that is the table's edge; where the first has none it is an empty cell's."""
    begin, end = (sum(row[at] in _MARKS for row in rows) for at in (0, -1))
    return rows[0][0] in _MARKS and 2 * begin > len(rows), 2 * end > len(rows)


def _cells(row: str, begins: bool, ends: bool) -> list[str]:
    """Part a row at its bars, without those that are the table's edges."""
    cells = [cell.strip() for cell in _BAR.split(row)]
    begin, end = begins and row[0] in _MARKS, ends and row[-1] in _MARKS
    return cells[begin : len(cells) - end]


def _are_alike(rows: Sequence[Sequence[str]]) -> bool:
    """Say whether a few lines are a small table: each has as many cells as the others, three at least."""
    counts = {len(row) for row in rows}
    return len(rows) >= _FEWEST_ALIKE and len(counts) == 1 and min(counts) > 2
