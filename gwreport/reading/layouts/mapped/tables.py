"""Tables of which a person has said what their columns and rows are (对应栏目)."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from gwreport.domain.findings.finding import Finding
from gwreport.domain.plan.column_mapping import (
    ColumnMapping,
    ColumnRole,
    MappedColumn,
    MappedRow,
    MappedTable,
    RowMark,
    row_words,
)
from gwreport.domain.texts.likeness import nearest
from gwreport.domain.texts.quoting import in_one_line
from gwreport.errors import DocumentError, DocumentFault
from gwreport.officefiles.grid import Document, Grid
from gwreport.reading.layouts.mapped.findings import told_of
from gwreport.reading.layouts.mapped.grid import (
    LONGEST_HEADING,
    MappedGrid,
    heading_of,
    keys_of,
    place_name,
)
from gwreport.reading.layouts.mapped.headers import (
    ROWS_LOOKED_AT,
    RowsByHeadings,
    header_of,
    likely_header,
)
from gwreport.reading.words.headings import Role, heading_key
from gwreport.wording.file_details import detail

_NEAR = 3


def with_mapping(document: Document, mapping: ColumnMapping) -> Document:
    """Give a document whose tables are mapped as somebody said, with findings that tell of it.

    Raises DocumentError (HEADING_MISSING) for a heading that stands in no table of it.
    """
    if not mapping:
        return document
    findings: list[Finding] = []
    _prove_headings(document, [one for one in mapping.columns if not one.is_remembered])
    tables = {one.table: one for one in mapping.tables}
    blocks = list(document.blocks)
    number = -1
    for place, block in enumerate(blocks):
        if not isinstance(block, Grid):
            continue
        number += 1
        mapped = _mapped(block, mapping, tables.get(number))
        if mapped is not None:
            blocks[place] = mapped
            findings.extend(told_of(document, mapped))
    return replace(document, blocks=tuple(blocks), findings=(*document.findings, *findings))


def _prove_headings(document: Document, columns: Sequence[MappedColumn]) -> None:
    if not columns:
        return
    there: dict[str, str] = {}
    for grid in document.grids():
        for row in grid.rows[:ROWS_LOOKED_AT]:
            for cell in row:
                if len(cell.text) <= LONGEST_HEADING and cell.own_text.strip():
                    there.setdefault(heading_key(cell.text), in_one_line(cell.text))
        for place in range(len(grid.rows[0]) if grid.rows else 0):
            there.setdefault(heading_key(place_name(place)), place_name(place))
    for one in columns:
        if heading_key(one.heading) not in there:
            near = _near(document, one.heading, there)
            words = detail("heading-near", heading=one.heading, near=near) if near else one.heading
            raise DocumentError(document.name, DocumentFault.HEADING_MISSING, words)


def _near(document: Document, heading: str, there: Mapping[str, str]) -> str:
    """Give the headings that come nearest to one that is not there, else those of the first table."""
    found = [
        key for key, _ in nearest(heading_key(heading), {key: key for key in there}, 0.3, _NEAR)
    ]
    if not found:
        grids = [grid for grid in document.grids() if likely_header(grid) is not None]
        found = list(keys_of(grids[0].rows[likely_header(grids[0]) or 0])) if grids else []
    return "".join(f"“{there[key]}”" for key in found if key in there)


def _mapped(grid: Grid, mapping: ColumnMapping, table: MappedTable | None) -> MappedGrid | None:
    by_key = {heading_key(one.heading): one for one in mapping.columns}
    known_rows = _rows_by_headings(mapping.rows)
    header = header_of(grid, by_key, table, known_rows)
    if header is None:
        return None
    first, last = header
    said: dict[int, Role | None] = {}
    remembered: set[int] = set()
    for place in range(len(grid.rows[0])):
        keys = [heading_key(grid.rows[row][place].text) for row in range(last, first - 1, -1)]
        # What is said of the place alone tells two columns of the same heading apart.
        one = by_key.get(heading_key(place_name(place)))
        one = one or next((by_key[key] for key in keys if key in by_key), None)
        if one is not None and one.role is not ColumnRole.UNSAID:
            said[place] = _role(one.role)
            if one.is_remembered:
                remembered.add(place)
    for place, role in table.columns if table else ():
        if place < len(grid.rows[0]):
            said.pop(place, None)
            remembered.discard(place)
            if role is not ColumnRole.UNSAID:
                said[place] = _role(role)
    mapped = MappedGrid(grid.part, grid.rows, grid.named, header, said, frozenset(remembered))
    marks = {place: mark for place, mark in table.rows if place < len(grid.rows)} if table else {}
    known = _known_marks(mapped, known_rows)
    remembered_rows = frozenset(place for place in known if place not in marks)
    marks = {place: mark for place, mark in (known | marks).items() if mark is not RowMark.UNSAID}
    if not (table or said or remembered_rows):
        return None
    return replace(mapped, marks=marks, remembered_rows=remembered_rows)


def _rows_by_headings(rows: Sequence[MappedRow]) -> RowsByHeadings:
    """Give what is remembered of rows, by the headings over them and by what they say."""
    found: dict[frozenset[str], dict[str, RowMark]] = {}
    for one in rows:
        if one.is_remembered and one.headings:
            keys = frozenset(map(heading_key, one.headings))
            found.setdefault(keys, {})[one.words] = one.mark
    return found


def _known_marks(grid: MappedGrid, known: RowsByHeadings) -> dict[int, RowMark]:
    """Give the rows below the header that say what a remembered row said, under the same headings."""
    first, last = grid.header
    there = {heading_key(heading_of(grid, place)) for place in range(len(grid.rows[0]))}
    by_words = {
        words: mark for keys, rows in known.items() if keys <= there for words, mark in rows.items()
    }
    if not by_words or last < first:
        return {}
    found: dict[int, RowMark] = {}
    for place in range(last + 1, len(grid.rows)):
        mark = by_words.get(row_words(cell.own_text for cell in grid.rows[place]))
        if mark is not None and mark is not RowMark.HEADER:
            found[place] = mark
    return found


def _role(role: ColumnRole) -> Role | None:
    return None if role is ColumnRole.LEFT_OUT else Role(role.value)
