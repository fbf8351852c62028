"""What is told of a table that is read as somebody has said."""

from collections.abc import Iterable

from gwreport.domain.findings.codes.documents import DocumentCode
from gwreport.domain.findings.finding import Finding
from gwreport.domain.plan.column_mapping import ColumnRole
from gwreport.domain.texts.quoting import beginning, in_one_line
from gwreport.officefiles.grid import Cell, Document
from gwreport.reading.drafts import finding
from gwreport.reading.layouts.mapped.grid import MappedGrid, heading_of, place_name
from gwreport.reading.words.headings import Role, heading_key
from gwreport.wording.column_roles import COLUMN_ROLES, row_mark_name

# Of these a row has but one.
_ONE_OF = (
    Role.NUMBER,
    Role.TEXT,
    Role.CATEGORY,
    Role.DUE,
    Role.TARGET,
    Role.COMPLETION,
    Role.STATUS,
    Role.RATE,
)
_SHOWN_ROW = 40


def told_of(document: Document, grid: MappedGrid) -> Iterable[Finding]:
    """Tell what was said or remembered of a table's columns and rows, and where it contradicts itself."""
    place = document.cell_place(grid, Cell())
    for column, role in grid.said.items():
        code = DocumentCode.COLUMN_SAID
        if column in grid.remembered:
            code = DocumentCode.COLUMN_REMEMBERED
        words = COLUMN_ROLES[ColumnRole(role.value) if role else ColumnRole.LEFT_OUT]
        yield finding(code, place, heading=heading_of(grid, column), role=words)
    yield from _told_twice(document, grid)
    for at in sorted(grid.remembered_rows):
        printed = [cell for cell in grid.rows[at] if cell.own_text.strip()]
        text = beginning(" ".join(in_one_line(cell.text) for cell in printed), _SHOWN_ROW)
        row = document.cell_place(grid, printed[0])
        mark = row_mark_name(grid.marks[at])
        yield finding(DocumentCode.ROW_REMEMBERED, row, text=text, mark=mark)


def _told_twice(document: Document, grid: MappedGrid) -> Iterable[Finding]:
    """Tell of several columns that were said to be what a row has but one of."""
    by_role: dict[Role, list[int]] = {}
    for column, role in grid.said.items():
        if role is not None and role in _ONE_OF:
            by_role.setdefault(role, []).append(column)
    by_heading: dict[tuple[str, Role], list[int]] = {}
    for column, role in grid.said.items():
        if role is not None and role not in (Role.REMARK, *_ONE_OF):
            heading = heading_key(heading_of(grid, column))
            by_heading.setdefault((heading, role), []).append(column)
    place = document.cell_place(grid, Cell())
    for columns in (*by_role.values(), *by_heading.values()):
        if len(columns) > 1:
            role = grid.said[columns[0]]
            words = COLUMN_ROLES[ColumnRole(role.value)] if role else ""
            named = tuple(f"{place_name(one)}“{heading_of(grid, one)}”" for one in columns)
            yield finding(DocumentCode.COLUMNS_SAID_ALIKE, place, columns=named, role=words)
