"""A document's tables as they stand, beside what was made of them, for a person to say what they are."""

from collections.abc import Sequence

from gwreport.domain.findings.place import NOWHERE, Spot
from gwreport.domain.plan.column_mapping import ColumnMapping, RowMark, ShownCell, ShownTable
from gwreport.domain.plan.documents import DocumentKind
from gwreport.domain.texts.quoting import in_one_line
from gwreport.officefiles.grid import Cell, Document, Grid, row_of
from gwreport.reading.layouts.figures.finding import figure_tables
from gwreport.reading.layouts.figures.rows import figure_rows
from gwreport.reading.layouts.figures.tables import FigureTable, Holds
from gwreport.reading.layouts.headers import Table, tables_in
from gwreport.reading.layouts.headers_by_weight import with_headers_by_weight
from gwreport.reading.layouts.heading_rows import heading_row
from gwreport.reading.layouts.mapped.grid import MappedGrid
from gwreport.reading.layouts.mapped.headers import likely_header
from gwreport.reading.layouts.mapped.tables import with_mapping
from gwreport.reading.layouts.reports.tables import ReportTables
from gwreport.reading.layouts.tables import drafts_from_tables
from gwreport.reading.opened import open_for_reading
from gwreport.reading.opening import Convert
from gwreport.reading.words.headings import Role

_MOST_ROWS = 2_000
_ROLES = {
    Holds.NUMBER: "number",
    Holds.CATEGORY: "category",
    Holds.NAME: "text",
    Holds.MEASURE: "measure",
    Holds.NATURE: "nature",
}


def show_tables(
    data: bytes,
    name: str,
    mapping: ColumnMapping,
    convert: Convert | None = None,
    kind: DocumentKind = DocumentKind.PLAN,
) -> tuple[ShownTable, ...]:
    """Give every table of a document, and what each column and row of it was taken for as one of a kind.

    Raises DocumentError as `understand_document`, but for a document that nothing is made of.
    """
    document = with_mapping(open_for_reading(data, name, convert), mapping)
    document = with_headers_by_weight(document, is_plan=kind is DocumentKind.PLAN) or document
    rows = _rows_read(document, kind)
    return tuple(_shown(grid, rows, kind) for grid in document.grids())


def _rows_read(document: Document, kind: DocumentKind) -> dict[tuple[str, Spot], RowMark]:
    """Give the rows of which something is made, by part and row."""
    if kind is DocumentKind.INDICATORS:
        return {
            (grid.part, row_of(cell.at)): RowMark.PART if row.parent else RowMark.ITEM
            for grid in document.grids()
            for table in figure_tables(grid)
            for row in figure_rows(table)
            for cell in row.cells
            if cell.at != NOWHERE and not cell.down
        }
    if kind is DocumentKind.REPORT:
        return {
            (row.place.part, row_of(row.place.at)): RowMark.PART if row.is_part else RowMark.ITEM
            for row in ReportTables(document).rows
        }
    drafts, _ = drafts_from_tables(document)
    return {
        (draft.place.part, row_of(draft.place.at)): RowMark.PART if draft.is_part else RowMark.ITEM
        for draft in drafts
    }


def _shown(grid: Grid, items: dict[tuple[str, Spot], RowMark], kind: DocumentKind) -> ShownTable:
    width = len(grid.rows[0]) if grid.rows else 0
    tables = tables_in(grid)
    table = next((one for one in tables if one.has(Role.TEXT)), tables[0] if tables else None)
    figures = figure_tables(grid) if kind is DocumentKind.INDICATORS else []
    first, last = table.header if table else _likely(grid)
    if figures and not isinstance(grid, MappedGrid):
        first = last = figures[0].head
    mapped = grid if isinstance(grid, MappedGrid) else MappedGrid(grid.part, grid.rows)
    marks: list[RowMark | None] = []
    for place, row in enumerate(grid.rows[:_MOST_ROWS]):
        own = mapped.marks.get(place)
        if own is None and first <= place <= last:
            own = RowMark.HEADER
        marks.append(own or _mark_of(grid, row, items) or _heading_mark(table, row))
    roles = _roles_of_figures(figures, mapped, width) if figures else _roles(table, width)
    return ShownTable(
        grid.part,
        tuple(tuple(map(_cell, row)) for row in grid.rows[:_MOST_ROWS]),
        tuple(_heading(grid, place, first, last) for place in range(width)),
        roles,
        frozenset() if mapped.is_guessed else frozenset(mapped.said),
        tuple(marks),
        max(len(grid.rows) - _MOST_ROWS, 0),
        mapped.remembered,
        mapped.remembered_rows,
    )


def _roles_of_figures(
    tables: Sequence[FigureTable], mapped: MappedGrid, width: int
) -> tuple[str, ...]:
    roles = [""] * width
    for table in tables:
        for column in table.columns:
            if column.holds is Holds.VALUE:
                told = "target" if column.value.target else ""
                roles[column.place] = "completion" if column.value.actual else told
            else:
                roles[column.place] = _ROLES.get(column.holds, "")
    for place, role in mapped.said.items():
        roles[place] = str(role) if role else "left_out"
    return tuple(roles)


def _roles(table: Table | None, width: int) -> tuple[str, ...]:
    return tuple(_role(table, place) for place in range(width))


def _likely(grid: Grid) -> tuple[int, int]:
    place = likely_header(grid)
    return (0, -1) if place is None else (place, place)


def _mark_of(
    grid: Grid, row: tuple[Cell, ...], items: dict[tuple[str, Spot], RowMark]
) -> RowMark | None:
    spots = {row_of(cell.at) for cell in row if cell.at != NOWHERE and not cell.down}
    return next((mark for spot in spots if (mark := items.get((grid.part, spot)))), None)


def _heading_mark(table: Table | None, row: tuple[Cell, ...]) -> RowMark | None:
    printed = [cell for cell in row if cell.text.strip() and not cell.across]
    if table is None or not printed or printed[0].down:
        return None
    return RowMark.HEADING if heading_row(table, row, printed, None) else None


def _cell(cell: Cell) -> ShownCell:
    return ShownCell(cell.text, cell.down or cell.across)


def _heading(grid: Grid, place: int, first: int, last: int) -> str:
    words = (in_one_line(grid.rows[row][place].text) for row in range(last, first - 1, -1))
    return next((one for one in words if one), "")


def _role(table: Table | None, place: int) -> str:
    if table is None:
        return ""
    if place in table.said:
        role = table.said[place]
        return str(role) if role else "left_out"
    return next((str(role) for role, places in table.columns.items() if place in places), "")
