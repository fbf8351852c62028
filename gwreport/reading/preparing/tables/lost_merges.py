"""Tables whose merged cells became blanks, as a .csv, a pasted text or a sheet without merges has them.

A second row of headings stands below blanks of the first; a group stands once over its rows; a row
without a number goes on from the one above.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from gwreport.domain.findings.codes.documents import DocumentCode
from gwreport.domain.findings.finding import Finding
from gwreport.officefiles.grid import Cell, Document, Grid
from gwreport.reading.drafts import finding
from gwreport.reading.layouts.headers import Table, tables_in
from gwreport.reading.layouts.line_joining import ends_sentence
from gwreport.reading.layouts.mapped.headers import likely_header
from gwreport.reading.layouts.outline import names_part
from gwreport.reading.words.headings import UNIT_ROLES, Role, is_period, role_of
from gwreport.reading.words.value_headings import is_measured

_LONGEST_HEADING, _FEWEST_COLUMNS, _SEVERAL, _LEADING = 20, 3, 2, 4
_SHORTEST_TASK = 5
_BODIES = UNIT_ROLES - {Role.LEADER}
Row = tuple[Cell, ...]


def with_merges_restored(document: Document) -> Document:
    """Give a document in which cells that go on from others say so; a finding tells of each table.

    A table that has merged cells of its own, or no blank where they would be, stays as it is.
    """
    blocks = list(document.blocks)
    findings: list[Finding] = []
    for at, block in enumerate(blocks):
        if isinstance(block, Grid) and _may_have_lost(block):
            grid = _with_rows(_with_wide_task(_with_header(block)))
            if grid is not block:
                blocks[at] = grid
                place = document.cell_place(grid, grid.rows[0][0])
                findings.append(finding(DocumentCode.BLANKS_GO_ON, place))
    if not findings:
        return document
    return replace(document, blocks=tuple(blocks), findings=(*document.findings, *findings))


def _may_have_lost(grid: Grid) -> bool:
    if type(grid) is not Grid or len(grid.rows) <= _SEVERAL or len(grid.rows[0]) < _FEWEST_COLUMNS:
        return False
    if not any(_lacks_words(row) for row in grid.rows):
        return False
    return not any(cell.down for row in grid.rows for cell in row)


def _lacks_words(row: Row) -> bool:
    """Say whether a row that has words has none in one of its first cells."""
    return not all(cell.text for cell in row[:_LEADING]) and any(cell.text for cell in row)


def _with_header(grid: Grid) -> Grid:
    """Give a table with its second row of headings below the first, each beside or below the cell that it divides."""
    at = likely_header(grid)
    if at is None:
        return grid
    for first in (at, at - 1):
        if first < 0 or first + 1 >= len(grid.rows):
            continue
        upper, lower = grid.rows[first], grid.rows[first + 1]
        if made := _divided(upper, lower):
            rows = (*grid.rows[:first], *made, *grid.rows[first + 2 :])
            return replace(grid, rows=rows)
    return grid


def _with_wide_task(grid: Grid) -> Grid:
    """Give a table whose tasks go over two columns, or on from the row above, where one of the two is blank.

    Its heading goes over the blank one beside it, or there are rows with words under a strange one alone.
    """
    at = likely_header(grid)
    if at is None or any(cell.across for row in grid.rows[at:] for cell in row):
        return grid
    header, body = grid.rows[at], grid.rows[at + 1 :]
    for place, (cell, beside) in enumerate(pairwise(header)):
        if role_of(cell.text) is not Role.TEXT or not _are_tasks(beside, body, place):
            continue
        is_wide = not beside.text.strip()
        rows = [*grid.rows[: at + 1]]
        for row in body:
            rows.append(_in_both(rows[-1] if len(rows) > at + 1 else None, row, place))
        rows[at] = _across(header, place) if is_wide else header
        return replace(grid, rows=tuple(rows))
    return grid


def _are_tasks(heading: Cell, body: Sequence[Row], place: int) -> bool:
    """Say whether tasks stand in a column too and its neighbour's below, in each row in one of them."""
    filled = [(bool(row[place].text.strip()), bool(row[place + 1].text.strip())) for row in body]
    both, alone = filled.count((True, True)), filled.count((False, True))
    if not heading.text.strip():
        return both > 0 and both + alone >= _SEVERAL
    # A sum or a note in a row without a task is none itself.
    lone = [row for row, one in zip(body, filled, strict=True) if one == (False, True)]
    if any(len(row[place + 1].text.strip()) < _SHORTEST_TASK for row in lone):
        return False
    is_strange = role_of(heading.text) in (None, Role.TEXT) and not is_period(heading.text)
    return is_strange and alone > 0 and both > 0


def _across(row: Row, place: int) -> Row:
    return (*row[: place + 1], replace(row[place], across=True), *row[place + 2 :])


def _in_both(above: Row | None, row: Row, place: int) -> Row:
    """Give a row with its task over both columns, or with what stands over several of its tasks."""
    first, second = row[place].text.strip(), row[place + 1].text.strip()
    if first and not second:
        return _across(row, place)
    goes_on = above is not None and not above[place + 1].across and above[place].text.strip()
    if second and not first and above is not None and goes_on:
        return (*row[:place], replace(above[place], down=True), *row[place + 1 :])
    return row


def _divided(upper: Row, lower: Row) -> tuple[Row, Row] | None:
    """Give two rows of headings as they were before their merges were lost; None where they are none.

    The lower has words only from one below a filled cell on over the blanks to its right.
    """
    if any(cell.across for cell in (*upper, *lower)) or not upper[0].text.strip():
        return None
    below = [place for place, cell in enumerate(lower) if cell.text.strip()]
    blank = [place for place, cell in enumerate(upper) if not cell.text.strip()]
    if len(below) < _SEVERAL or below[0] == 0 or not blank:
        return None
    words = [lower[place].text.strip() for place in below]
    if any(len(one) > _LONGEST_HEADING for one in words) or any(
        place not in below for place in blank
    ):
        return None
    over: list[Cell] = []
    for cell in upper:
        over.append(cell if cell.text.strip() else replace(over[-1], across=True))
    # Each group begins below a filled cell that has words below it as well.
    if any(place in below and place + 1 not in below and place - 1 not in below for place in below):
        return None
    known = sum(role_of(one) is not None or is_period(one) for one in words)
    if not known and sum(role_of(cell.text) is not None for cell in upper) < _SEVERAL:
        return None
    under = [
        cell if cell.text.strip() else replace(over[place], down=True)
        for place, cell in enumerate(lower)
    ]
    return tuple(over), tuple(under)


def _with_rows(grid: Grid) -> Grid:
    """Give a table whose rows go on from above where a merged cell would."""
    tables = tables_in(grid)
    if len(tables) != 1 or not tables[0].has(Role.TEXT):
        return grid
    table = tables[0]
    first = table.header[1] + 1
    rows = list(grid.rows)
    is_changed = False
    text = table.columns[Role.TEXT][0]
    watched = (*range(text + 1), *table.columns.get(Role.NUMBER, ()))
    for at in range(first, len(rows)):
        row = rows[at]
        if all(row[place].text for place in watched):
            continue
        if _is_blank(table, row):
            continue
        if made := _lone(row) or (at > first and _gone_on(table, rows[at - 1], row)) or None:
            rows[at], is_changed = made, True
    return replace(grid, rows=tuple(rows)) if is_changed else grid


def _is_blank(table: Table, row: Row) -> bool:
    """Say whether a row of figures has only the name of a region or of what is counted: its figures were left empty."""
    is_of_figures = not UNIT_ROLES & set(table.columns)
    return is_of_figures and _lone(row) is not None and is_measured(row[0].text.strip())


def _lone(row: Row) -> Row | None:
    """Give a row of which only the first cell is filled as one that goes over the whole table."""
    filled = [place for place, cell in enumerate(row) if cell.text.strip()]
    words = row[0].text.strip()
    if filled != [0] or words.rstrip(".、．").isdecimal():
        return None
    return (row[0], *[replace(row[0], across=True)] * (len(row) - 1))


def _gone_on(table: Table, above: Row, row: Row) -> Row | None:
    """Give a row with what it has from the one above, None where that is nothing."""
    places = table.columns[Role.TEXT]
    text = table.text(row, Role.TEXT).strip()
    if not text or above[0].across:
        return None
    role_at = {place: role for role, places in table.columns.items() for place in places}
    blank = [place for place, cell in enumerate(row) if not cell.text.strip()]
    goes_on = set(_before_text(role_at, places[0], blank))
    numbers = table.columns.get(Role.NUMBER, ())
    if numbers and set(numbers) <= set(blank) and _is_sub_row(table, above, row, text):
        goes_on |= set(_of_sub_row(role_at, row, blank))
        if any(above[place].text.strip() for place in goes_on):
            # A row with all cells of its own only lacks its number.
            goes_on |= set(numbers)
    made = tuple(
        replace(above[place], down=True, across=False)
        if place in goes_on and above[place].text.strip()
        else cell
        for place, cell in enumerate(row)
    )
    return made if any(cell.down for cell in made) else None


def _is_sub_row(table: Table, above: Row, row: Row, text: str) -> bool:
    """Say whether a row without a number is a further task beside the one above, and not the rest of its words."""
    before = table.text(above, Role.TEXT).strip()
    if names_part(text) or before.endswith(("，", "、", "：", ",", ":")):
        return False
    texts = table.columns[Role.TEXT]
    has_own = any(cell.text.strip() for place, cell in enumerate(row) if place not in texts)
    return has_own or ends_sentence(before)


def _before_text(role_at: Mapping[int, Role], text: int, blank: Sequence[int]) -> Iterator[int]:
    """Give the blank cells in front of a task: its group, or who stands over several tasks."""
    for place in blank:
        if place < text and role_at.get(place) in {Role.CATEGORY, *UNIT_ROLES}:
            yield place


def _of_sub_row(role_at: Mapping[int, Role], row: Row, blank: Sequence[int]) -> Iterator[int]:
    """Give the blank cells of a row without a number that go on behind the task.

    Where it names a body of its own, only its leader goes on.
    """
    own = any(row[place].text.strip() for place, role in role_at.items() if role in _BODIES)
    for place in blank:
        role = role_at.get(place)
        if role is Role.LEADER or (
            not own and (role in _BODIES or role in (Role.DUE, Role.STATUS))
        ):
            yield place
