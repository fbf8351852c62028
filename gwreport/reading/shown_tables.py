"""A document's tables as they stand, beside what was made of them, for a person to say what they are."""

from gwreport.domain.findings.place import NOWHERE, Spot
from gwreport.domain.plan.column_mapping import ColumnMapping, RowMark, ShownCell, ShownTable
from gwreport.domain.texts.quoting import in_one_line
from gwreport.officefiles.grid import Cell, Document, Grid, row_of
from gwreport.reading.layouts.headers import Table, tables_in
from gwreport.reading.layouts.heading_rows import heading_row
from gwreport.reading.layouts.mapped_tables import MappedGrid, likely_header, with_mapping
from gwreport.reading.layouts.tables import drafts_from_tables
from gwreport.reading.lines_as_tables import with_tables_of_all_lines
from gwreport.reading.opening import Convert, open_document
from gwreport.reading.words.headings import Role

_MOST_ROWS = 2_000


def show_tables(
    data: bytes, name: str, mapping: ColumnMapping, convert: Convert | None = None
) -> tuple[ShownTable, ...]:
    """Give every table of a document, and what each column and row of it was taken for.

    Raises DocumentError as `understand_document`, but for a document that nothing is made of.
    """
    opened = with_tables_of_all_lines(open_document(data, name, convert=convert))
    document = with_mapping(opened, mapping)
    rows = _rows_of_items(document)
    return tuple(_shown(grid, rows) for grid in document.grids())


def _rows_of_items(document: Document) -> dict[tuple[str, Spot], RowMark]:
    drafts, _ = drafts_from_tables(document)
    return {
        (draft.place.part, row_of(draft.place.at)): RowMark.PART if draft.is_part else RowMark.ITEM
        for draft in drafts
    }


def _shown(grid: Grid, items: dict[tuple[str, Spot], RowMark]) -> ShownTable:
    width = len(grid.rows[0]) if grid.rows else 0
    tables = tables_in(grid)
    table = next((one for one in tables if one.has(Role.TEXT)), tables[0] if tables else None)
    first, last = table.header if table else _likely(grid)
    said = frozenset(grid.said) if isinstance(grid, MappedGrid) else frozenset[int]()
    remembered = (
        (grid.remembered, grid.remembered_rows)
        if isinstance(grid, MappedGrid)
        else (frozenset[int](), frozenset[int]())
    )
    marks: list[RowMark | None] = []
    for place, row in enumerate(grid.rows[:_MOST_ROWS]):
        own = grid.marks.get(place) if isinstance(grid, MappedGrid) else None
        if own is None and first <= place <= last:
            own = RowMark.HEADER
        marks.append(own or _mark_of(grid, row, items) or _heading_mark(table, row))
    return ShownTable(
        grid.part,
        tuple(tuple(map(_cell, row)) for row in grid.rows[:_MOST_ROWS]),
        tuple(_heading(grid, place, first, last) for place in range(width)),
        tuple(_role(table, place) for place in range(width)),
        said,
        tuple(marks),
        max(len(grid.rows) - _MOST_ROWS, 0),
        *remembered,
    )


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
