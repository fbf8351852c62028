"""A table of tasks that lies on its side: the headings down its front (任务 | 甲 | 乙, 牵头单位 | …), a task in each column."""

from collections.abc import Sequence
from dataclasses import replace

from gwreport.domain.findings.codes.documents import DocumentCode
from gwreport.domain.findings.finding import Finding
from gwreport.officefiles.grid import Cell, Document, Grid
from gwreport.reading.layouts.headers import headings_seen
from gwreport.reading.words.headings import STATE_ROLES, UNIT_ROLES, Role, heading_key, role_of

Row = tuple[Cell, ...]
_TASKS = frozenset({Role.TEXT, Role.TARGET, Role.PROBLEM})
_ANSWERED = frozenset({*UNIT_ROLES, Role.LEADER})
_FEWEST_LABELS, _MOST_LABELS, _FEWEST_TASKS, _MOST_TASKS = 3, 40, 2, 40
_HALF = 0.5


def with_tables_upright(document: Document) -> Document:
    """Give a document whose tables that lie on their side stand upright, each named in a finding.

    Every other table comes back as it is.
    """
    turned = {id(grid): found for grid in document.grids() if (found := _upright(grid)) is not None}
    if not turned:
        return document
    told = tuple(
        Finding(
            DocumentCode.TABLE_TURNED,
            document.cell_place(grid, grid.rows[0][0]),
            facts={"words": headings_seen(grid)},
        )
        for grid in turned.values()
    )
    blocks = tuple(turned.get(id(block), block) for block in document.blocks)
    return replace(document, blocks=blocks, findings=(*document.findings, *told))


def _upright(grid: Grid) -> Grid | None:
    """Give a grid that lies on its side with its tasks below each other; None for any other."""
    first = next((at for at, row in enumerate(grid.rows) if not _is_one_text(row)), len(grid.rows))
    rows = grid.rows[first:]
    if not _FEWEST_LABELS <= len(rows) <= _MOST_LABELS or not _is_on_its_side(rows):
        return None
    turned = tuple(
        tuple(replace(row[place], down=row[place].across, across=row[place].down) for row in rows)
        for place in range(len(rows[0]))
    )
    return replace(grid, rows=(*_titles(grid.rows[:first], len(rows)), *turned))


def _is_one_text(row: Row) -> bool:
    return sum(bool(cell.own_text.strip()) for cell in row) <= 1


def _is_on_its_side(rows: Sequence[Row]) -> bool:
    width = len(rows[0])
    if not _FEWEST_TASKS < width <= _MOST_TASKS:
        return False
    labels = [row[0].own_text for row in rows]
    keys = [heading_key(label) for label in labels]
    roles = [role_of(label) for label in labels]
    known = {role for role in roles if role is not None}
    if not all(keys) or len(set(keys)) < len(keys) or not known & _TASKS or not known & _ANSWERED:
        return False
    if sum(role is not None for role in roles) <= _HALF * len(roles):
        return False
    if any(row[place].across for row in rows for place in (0, 1)):
        return False
    names = next(row for row, role in zip(rows, roles, strict=True) if role in _TASKS)
    if not all(cell.text.strip() for cell in names):
        return False
    # Headings beside headings: the first row of a table like any other, or forms side by side.
    return not any(
        role_of(cell.text) is not None
        for row, role in zip(rows, roles, strict=True)
        if role not in STATE_ROLES
        for cell in row[1:]
    )


def _titles(rows: Sequence[Row], width: int) -> list[Row]:
    """Give the rows above with as many cells as the table has columns when it stands upright."""
    return [
        tuple(
            row[place] if place < len(row) else replace(row[-1], across=True)
            for place in range(width)
        )
        for row in rows
    ]
