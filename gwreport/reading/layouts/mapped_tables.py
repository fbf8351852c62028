"""Tables of which a person has said what their columns and rows are (对应栏目)."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from gwreport.domain.findings.codes.documents import DocumentCode
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
from gwreport.domain.texts.quoting import beginning, in_one_line
from gwreport.errors import DocumentError, DocumentFault
from gwreport.officefiles.grid import Cell, Document, Grid
from gwreport.reading.drafts import finding
from gwreport.reading.words.headings import Role, heading_key, role_of
from gwreport.wording.column_roles import COLUMN_ROLES, row_mark_name
from gwreport.wording.file_details import detail

# A heading is looked for in the first cells of a table; what stands further down is a task's word.
_ROWS_LOOKED_AT = 200
_LONGEST_HEADING = 40
_FEWEST = 2
_NEAR = 3
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


@dataclass(frozen=True, slots=True)
class MappedGrid(Grid):
    """A table whose header and columns are known.

    `header` is the first and the last row of its header, of none the last before the first; `said` gives the
    places that somebody spoke of, with None for a column that is not read; `remembered` are those
    of them that were said of an earlier document; `marks` what rows are said to be,
    `remembered_rows` those of them of which an earlier document tells.
    """

    header: tuple[int, int] = (0, -1)
    said: Mapping[int, Role | None] = field(default_factory=dict[int, Role | None])
    remembered: frozenset[int] = frozenset()
    marks: Mapping[int, RowMark] = field(default_factory=dict[int, RowMark])
    remembered_rows: frozenset[int] = frozenset()
    # Nobody said what the columns hold: their cells did (`columns_by_cells`).
    is_guessed: bool = False

    def roles(self) -> list[Role | None]:
        """Give the role of each column: as said, else by its heading where nobody spoke of that role."""
        first, last = self.header
        spoken = set(self.said.values())
        roles: list[Role | None] = []
        for place in range(len(self.rows[0]) if self.rows else 0):
            if place in self.said:
                roles.append(self.said[place])
                continue
            known = next(
                (
                    role
                    for row in range(last, first - 1, -1)
                    if (role := role_of(self.rows[row][place].text))
                ),
                None,
            )
            roles.append(None if known in spoken else known)
        return roles

    def body(self) -> list[int]:
        """Give the rows below the header that are read, a header that is printed again left out."""
        first, last = self.header
        printed = [_keys(self.rows[row]) for row in range(first, last + 1)]
        skipped = (RowMark.HEADER, RowMark.LEFT_OUT)
        return [
            place
            for place in range(last + 1, len(self.rows))
            if self.marks.get(place) not in skipped
            and (self.marks.get(place) or _keys(self.rows[place]) not in printed)
        ]


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
            findings.extend(_told(document, mapped))
    return replace(document, blocks=tuple(blocks), findings=(*document.findings, *findings))


def likely_header(grid: Grid) -> int | None:
    """Give the row of a table that looks most like its header; None where it has no row of several cells."""
    best: tuple[int, int] | None = None
    for place, row in enumerate(grid.rows[:_ROWS_LOOKED_AT]):
        words = [cell.text.strip() for cell in row if cell.own_text.strip()]
        if len(words) < _FEWEST:
            continue
        # Headings are short words, each its own; of rows that are as full the first.
        short = sum(1 for one in set(words) if _is_heading(one))
        known = sum(1 for one in words if role_of(one))
        if short == len(set(words)) and (best is None or short + known > best[0]):
            best = (short + known, place)
    return best[1] if best else None


def unknown_in(grid: Grid) -> list[str]:
    """Give the headings of a table's likely header that nothing is known of."""
    place = likely_header(grid)
    if place is None:
        return []
    cells = grid.rows[place]
    return [
        in_one_line(cell.text) for cell in cells if cell.own_text.strip() and not role_of(cell.text)
    ]


def _is_heading(words: str) -> bool:
    return len(words) <= _LONGEST_HEADING and not words.replace(".", "").isdecimal()


def _prove_headings(document: Document, columns: Sequence[MappedColumn]) -> None:
    if not columns:
        return
    there: dict[str, str] = {}
    for grid in document.grids():
        for row in grid.rows[:_ROWS_LOOKED_AT]:
            for cell in row:
                if len(cell.text) <= _LONGEST_HEADING and cell.own_text.strip():
                    there.setdefault(heading_key(cell.text), in_one_line(cell.text))
        for place in range(len(grid.rows[0]) if grid.rows else 0):
            there.setdefault(heading_key(_place_name(place)), _place_name(place))
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
        found = list(_keys(grids[0].rows[likely_header(grids[0]) or 0])) if grids else []
    return "".join(f"“{there[key]}”" for key in found if key in there)


def _mapped(grid: Grid, mapping: ColumnMapping, table: MappedTable | None) -> MappedGrid | None:
    by_key = {heading_key(one.heading): one for one in mapping.columns}
    known_rows = _rows_by_headings(mapping.rows)
    header = _header(grid, by_key, table, known_rows)
    if header is None:
        return None
    first, last = header
    said: dict[int, Role | None] = {}
    remembered: set[int] = set()
    for place in range(len(grid.rows[0])):
        keys = [heading_key(grid.rows[row][place].text) for row in range(last, first - 1, -1)]
        # What is said of the place alone tells two columns of the same heading apart.
        one = by_key.get(heading_key(_place_name(place)))
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


_RowsByHeadings = Mapping[frozenset[str], Mapping[str, RowMark]]


def _rows_by_headings(rows: Sequence[MappedRow]) -> _RowsByHeadings:
    """Give what is remembered of rows, by the headings over them and by what they say."""
    found: dict[frozenset[str], dict[str, RowMark]] = {}
    for one in rows:
        if one.is_remembered and one.headings:
            keys = frozenset(map(heading_key, one.headings))
            found.setdefault(keys, {})[one.words] = one.mark
    return found


def _known_marks(grid: MappedGrid, known: _RowsByHeadings) -> dict[int, RowMark]:
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


def _header(
    grid: Grid,
    by_key: Mapping[str, MappedColumn],
    table: MappedTable | None,
    known_rows: _RowsByHeadings,
) -> tuple[int, int] | None:
    """Find the rows of the header; None for a table that nothing was said of."""
    if not grid.rows:
        return None
    marked = sorted(
        place for place, mark in (table.rows if table else ()) if mark is RowMark.HEADER
    )
    if marked:
        last = marked[0]
        while last + 1 in marked:
            last += 1
        return marked[0], last
    found = _row_of_headings(grid, by_key)
    if found is None:
        found = _row_of_all(grid, known_rows)
    if found is None and (
        table or any(heading_key(_place_name(one)) in by_key for one in range(len(grid.rows[0])))
    ):
        spoken_of = {place for place, _ in table.rows} if table else set[int]()
        place = likely_header(grid)
        found = None if place in spoken_of else place
        if found is None:
            return _no_header(grid)
        if not table and not any(role_of(cell.text) for cell in grid.rows[found]):
            # Spoken of by places (第3列), and no word of the row is known: it may be a task already.
            return _no_header(grid)
    return _whole_header(grid, found, by_key) if found is not None else None


def _no_header(grid: Grid) -> tuple[int, int]:
    """Give the bounds of a header that is not there, behind the lone lines over the table."""
    lines = 0
    for row in grid.rows:
        if len(row) < _FEWEST or sum(1 for cell in row if cell.own_text.strip()) > 1:
            break
        lines += 1
    lines = lines if lines < len(grid.rows) else 0
    return lines, lines - 1


def _row_of_headings(grid: Grid, by_key: Mapping[str, MappedColumn]) -> int | None:
    best, found = 0, None
    for place, row in enumerate(grid.rows[:_ROWS_LOOKED_AT]):
        hits = [by_key[key] for key in _keys(row) if key in by_key]
        if len(hits) <= best:
            continue
        if all(one.is_remembered for one in hits):
            # Nobody has spoken of this document: the row must be a header by its other cells too.
            words = [cell.text for cell in row if cell.own_text.strip()]
            known = sum(1 for one in words if role_of(one) or heading_key(one) in by_key)
            if len(words) < _FEWEST or 2 * known < len(words):
                continue
        best, found = len(hits), place
    return found


def _row_of_all(grid: Grid, known_rows: _RowsByHeadings) -> int | None:
    """Give the first row in which all headings stand over which rows were spoken of."""
    if known_rows:
        for place, row in enumerate(grid.rows[:_ROWS_LOOKED_AT]):
            there = set(_keys(row))
            if any(keys <= there for keys in known_rows):
                return place
    return None


def _whole_header(grid: Grid, place: int, by_key: Mapping[str, MappedColumn]) -> tuple[int, int]:
    """Give the first and last row of a header of several rows, some cells of which go through them."""
    first = last = place
    while first > 0 and any(cell.down for cell in grid.rows[first]):
        first -= 1
    while last + 1 < len(grid.rows):
        below = grid.rows[last + 1]
        through = any(cell.down and cell.text.strip() for cell in below)
        if not through or not all(_continues_header(cell, by_key) for cell in below):
            break
        last += 1
    return first, last


def _continues_header(cell: Cell, by_key: Mapping[str, MappedColumn]) -> bool:
    return (
        cell.down
        or not cell.text.strip()
        or heading_key(cell.text) in by_key
        or (len(cell.text) <= _LONGEST_HEADING and not any(mark in cell.text for mark in "。；，"))
    )


def _told(document: Document, grid: MappedGrid) -> Iterable[Finding]:
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
            named = tuple(f"{_place_name(one)}“{heading_of(grid, one)}”" for one in columns)
            yield finding(DocumentCode.COLUMNS_SAID_ALIKE, place, columns=named, role=words)


def heading_of(grid: MappedGrid, column: int) -> str:
    """Give the words over a column, or its place where it has none."""
    first, last = grid.header
    words = (in_one_line(grid.rows[row][column].text) for row in range(last, first - 1, -1))
    return next((one for one in words if one), _place_name(column))


def _role(role: ColumnRole) -> Role | None:
    return None if role is ColumnRole.LEFT_OUT else Role(role.value)


def _keys(row: Sequence[Cell]) -> tuple[str, ...]:
    return tuple(
        heading_key(cell.text)
        for cell in row
        if cell.text.strip() and len(cell.text) <= _LONGEST_HEADING
    )


def _place_name(place: int) -> str:
    return f"第{place + 1}列"
