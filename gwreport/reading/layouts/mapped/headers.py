"""Where the header of a table is of which somebody has said what its columns are."""

from collections.abc import Mapping

from gwreport.domain.plan.column_mapping import MappedColumn, MappedTable, RowMark
from gwreport.domain.texts.quoting import in_one_line
from gwreport.officefiles.grid import Cell, Grid
from gwreport.reading.layouts.mapped.grid import LONGEST_HEADING, keys_of, place_name
from gwreport.reading.words.headings import heading_key, role_of
from gwreport.reading.words.ordinary_headings import is_ordinary

# A heading is looked for in the first cells of a table; what stands further down is a task's word.
ROWS_LOOKED_AT = 200
_FEWEST = 2
RowsByHeadings = Mapping[frozenset[str], Mapping[str, RowMark]]


def likely_header(grid: Grid) -> int | None:
    """Give the row of a table that looks most like its header; None where it has no row of several cells."""
    best: tuple[int, int] | None = None
    for place, row in enumerate(grid.rows[:ROWS_LOOKED_AT]):
        words = [cell.text.strip() for cell in row if cell.own_text.strip()]
        if len(words) < _FEWEST:
            continue
        # Headings are short words, each its own; of rows that are as full the first.
        if not all(map(_is_heading, words)):
            continue
        score = len(set(words)) + sum(1 for one in words if role_of(one))
        if best is None or score > best[0]:
            best = (score, place)
    return best[1] if best else None


def unknown_in(grid: Grid) -> list[str]:
    """Give the headings of a table's likely header that nothing is known of."""
    place = likely_header(grid)
    if place is None:
        return []
    cells = grid.rows[place]
    return [
        in_one_line(cell.text)
        for cell in cells
        if cell.own_text.strip() and not role_of(cell.text) and not is_ordinary(cell.text)
    ]


def _is_heading(words: str) -> bool:
    return len(words) <= LONGEST_HEADING and not words.replace(".", "").isdecimal()


def header_of(
    grid: Grid,
    by_key: Mapping[str, MappedColumn],
    table: MappedTable | None,
    known_rows: RowsByHeadings,
) -> tuple[int, int] | None:
    """Find the first and the last row of the header; None for a table that nothing was said of."""
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
        table or any(heading_key(place_name(one)) in by_key for one in range(len(grid.rows[0])))
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
    for place, row in enumerate(grid.rows[:ROWS_LOOKED_AT]):
        hits = [by_key[key] for key in keys_of(row) if key in by_key]
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


def _row_of_all(grid: Grid, known_rows: RowsByHeadings) -> int | None:
    """Give the first row in which all headings stand over which rows were spoken of."""
    if known_rows:
        for place, row in enumerate(grid.rows[:ROWS_LOOKED_AT]):
            there = set(keys_of(row))
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
        or (len(cell.text) <= LONGEST_HEADING and not any(mark in cell.text for mark in "。；，"))
    )
