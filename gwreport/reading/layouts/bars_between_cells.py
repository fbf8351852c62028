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
    if len(barred) < _FEWEST and not _are_alike([lines[at].text for at in barred]):
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
        if is_row:
            cells = [cell.strip() for cell in _BAR.split(text)]
            begin, end = text[0] in _MARKS, text[-1] in _MARKS
            text = "\t".join(cells[begin : len(cells) - end])
        else:
            text = text.strip(_MARKS + " \t")
        if text:
            made.append(replace(one, text=text))
    return replace(document, blocks=tuple(made))


def _are_alike(rows: Sequence[str]) -> bool:
    """Say whether a few lines are a small table: each has as many bars as the others, two at least."""
    counts = {len(_BAR.findall(row.strip().strip(_MARKS))) for row in rows}
    return len(rows) >= _FEWEST_ALIKE and len(counts) == 1 and min(counts) > 1
