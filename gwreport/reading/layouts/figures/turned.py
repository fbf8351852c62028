"""Tables of figures that lie on their side: the indicators' names across, their targets in the rows below."""

from collections.abc import Sequence
from dataclasses import replace

from gwreport.officefiles.grid import Cell, Grid, filled
from gwreport.reading.layouts.line_joining import one_line
from gwreport.reading.words.headings import Role, heading_key, role_of
from gwreport.reading.words.value_headings import names_indicators, value_heading

Row = tuple[Cell, ...]
_FEWEST = 2
_MOST_LABELS = 8


def upright(grid: Grid) -> Grid:
    """Give a grid whose rows are labelled 指标, 目标值, 属性 with the indicators below each other.

    Blocks of the same labels one below the other become one table; every other grid comes back as it is.
    """
    first = next((place for place, row in enumerate(grid.rows) if _labels_at(row)), None)
    if first is None:
        return grid
    column = _label_column(grid.rows[first])
    blocks = _blocks(grid.rows[first:], column)
    if not blocks:
        return grid
    labels = [_label(row, column) for row in blocks[0]]
    if any([_label(row, column) for row in block] != labels for block in blocks):
        return grid
    header = [Cell("类别"), *(row[column] for row in blocks[0])]
    rows = [
        [replace(block[0][0], down=False, across=False) if column else Cell()]
        + [replace(row[place], down=False, across=False) for row in block]
        for block in blocks
        for place in range(column + 1, len(block[0]))
        if block[0][place].own_text.strip()
    ]
    return replace(grid, rows=(*grid.rows[:first], *filled([header, *rows])))


def _labels_at(row: Row) -> bool:
    """Say whether a row names indicators from left to right, behind a label that says so."""
    column = _label_column(row)
    if column < 0:
        return False
    names = [cell.text for cell in row[column + 1 :] if cell.own_text.strip()]
    return len(names) >= _FEWEST and not any(map(_is_label, names))


def _label_column(row: Row) -> int:
    """Give the place of the label 指标 at the front of a row, behind a group's name at most; -1 for none."""
    for place, cell in enumerate(row[:2]):
        if names_indicators(cell.text) and not cell.across:
            return place
    return -1


def _blocks(rows: Sequence[Row], column: int) -> list[list[Row]]:
    """Part rows into blocks that each begin with names; none where a row below has no label of its own."""
    blocks: list[list[Row]] = []
    for row in rows:
        if not any(cell.text.strip() for cell in row):
            continue
        if _labels_at(row) and _label_column(row) == column:
            blocks.append([row])
        elif blocks and _is_label(row[column].text) and len(blocks[-1]) < _MOST_LABELS:
            blocks[-1].append(row)
        else:
            return []
    return blocks if all(len(block) >= _FEWEST for block in blocks) else []


def _label(row: Row, column: int) -> str:
    return heading_key(one_line(row[column].text))


def _is_label(text: str) -> bool:
    read = value_heading(text)
    told = read.known and not read.region
    return told or role_of(text) in (Role.NATURE, Role.MEASURE, Role.TARGET, Role.COMPLETION)
