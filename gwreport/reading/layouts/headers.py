"""Finding the header of a table and what each column holds; one grid may hold several tables."""

import re
from collections.abc import Generator, Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field, replace

from gwreport.domain.plan.column_mapping import DecidedColumn, RowMark
from gwreport.domain.plan.node_words import heading_period
from gwreport.domain.texts.quoting import in_one_line
from gwreport.officefiles.grid import Cell, Grid
from gwreport.reading.layouts.answering_columns import (
    body_under,
    settle_answering,
    settle_levels,
    with_bare_bodies,
)
from gwreport.reading.layouts.column_weights import Guess
from gwreport.reading.layouts.columns_by_weight import settle_by_weight
from gwreport.reading.layouts.line_joining import one_line
from gwreport.reading.layouts.mapped.grid import MappedGrid
from gwreport.reading.layouts.named_contents import join_contents
from gwreport.reading.layouts.newest_results import (
    forecasts,
    keep_newest_completion,
    with_words_over,
)
from gwreport.reading.layouts.node_columns import (
    settle_limits,
    settle_nodes,
    settle_numbers,
    unknown_headings,
)
from gwreport.reading.layouts.period_results import done_in_period, settle_period_results
from gwreport.reading.layouts.results_in_figures import settle_results_in_figures
from gwreport.reading.layouts.strange_headings import settle_groups, settle_unknown, take_name
from gwreport.reading.layouts.text_columns import part_texts, undivided
from gwreport.reading.words.headings import (
    UNIT_ROLES,
    Role,
    heading_key,
    is_period,
    role_of,
    verb_role,
)
from gwreport.reading.words.ordinary_headings import is_ordinary

# A list of tasks may name its units in the words themselves.
_NUMBERED_WORDS = frozenset({Role.NUMBER, Role.TEXT})
# Tasks of one body are given to persons.
_BY_PERSONS = frozenset({Role.TEXT, Role.CONTACT, Role.DUE})
_HEADER_ROWS = 4
# Rows over a header that may say what the table is, at the top of the grid and right above it.
_ABOVE = 60
_SEVERAL, _WELL_KNOWN, _LONGEST_HEADING = 2, 3, 30
# What stands over 形象进度 where it says how far the work is to come.
_PLANS = re.compile("(?:计划|目标|安排|任务)[）)]?$")
_NOTHING_SAID: Mapping[int, Role | None] = {}
_TELLING = UNIT_ROLES | {Role.COMPLETION, Role.TARGET}


@dataclass(frozen=True, slots=True)
class Table:
    """One table under one header.

    `columns` gives the places of each role's cells in a row; `above` the words of the rows over
    the header, of many only the first and the last; `rows` the rows below it, repeated headers left out; `unknown` the headings that
    nothing is known of, by column; `marks` what a person said of some rows, by their place in `rows`.
    """

    grid: Grid
    columns: dict[Role, tuple[int, ...]]
    above: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    headings: tuple[str, ...]
    unknown: dict[int, str] = field(default_factory=dict[int, str])
    assumed_text: bool = False
    # What a person said of its columns, None for one that is not read, and of its rows.
    said: Mapping[int, Role | None] = field(default_factory=dict[int, Role | None])
    marks: Mapping[int, RowMark] = field(default_factory=dict[int, RowMark])
    # The first and the last row of its header in the grid, (0, -1) for none.
    header: tuple[int, int] = (0, -1)
    # Columns whose headings are unknown, taken for what their cells are.
    by_cells: Mapping[int, Guess] = field(default_factory=dict[int, Guess])

    def has(self, *roles: Role) -> bool:
        """Say whether the table has a column for each of these."""
        return all(map(self.columns.__contains__, roles))

    def heading(self, role: Role) -> str:
        """Give the words over the columns of a role."""
        places = self.columns[role]
        if len(places) == 1:
            return self.headings[places[0]]
        return "、".join(dict.fromkeys(self.headings[place] for place in places))

    def cell(self, row: tuple[Cell, ...], role: Role) -> Cell:
        """Give the first cell of a role in a row that has words, or its first cell."""
        places = self.columns.get(role, ())
        if len(places) == 1:
            return row[places[0]]
        cells = [row[place] for place in places]
        return next((cell for cell in cells if cell.text.strip()), cells[0] if cells else Cell())

    def text(self, row: tuple[Cell, ...], role: Role) -> str:
        """Give a row's words of a role, those of several columns one below the other.

        A cell that goes across from another column is that column's, not this one's.
        """
        places = self.columns.get(role, ())
        if len(places) == 1:
            only = row[places[0]]
            return only.text if only.text.strip() and not only.across else ""
        cells = [row[place] for place in places]
        return "\n".join(cell.text for cell in cells if cell.text.strip() and not cell.across)


# Of each grid by its identity, the grid itself beside its tables, so that no other takes its place.
_FOUND: ContextVar[dict[int, tuple[Grid, list[Table]]] | None] = ContextVar("tables", default=None)


def tables_in(grid: Grid) -> list[Table]:
    """Find the tables in a grid by their header rows; none where no row reads as a header.

    Inside `tables_found_once` those of a grid are looked for once, however often they are asked for.
    """
    found = _FOUND.get()
    if found is None:
        return _tables_in(grid)
    kept = found.get(id(grid))
    if kept is None:
        kept = found[id(grid)] = grid, _tables_in(grid)
    return list(kept[1])


@contextmanager
def tables_found_once() -> Generator[None]:
    """Keep the tables of grids while a document is read."""
    before = _FOUND.set({})
    try:
        yield
    finally:
        _FOUND.reset(before)


def _tables_in(grid: Grid) -> list[Table]:
    if isinstance(grid, MappedGrid):
        return [_mapped_table(grid)]
    tables: list[Table] = []
    words = _WordsAbove(grid)
    begun: _Begun | None = None
    for first, last, roles in _headers(grid.rows):
        columns = _columns(roles)
        if begun is None or begun.columns != columns:
            if begun:
                begun.body.extend(grid.rows[begun.next : first])
                tables.append(_table(grid, begun, words))
            begun = _Begun(first, last, roles, columns, next=last + 1)
        else:
            # The header printed again after a page turn.
            begun.body.extend(grid.rows[begun.next : first])
            begun.next = last + 1
    if begun:
        begun.body.extend(grid.rows[begun.next :])
        tables.append(_table(grid, begun, words))
    return tables


def _mapped_table(grid: MappedGrid) -> Table:
    first, last = grid.header
    roles, places = grid.roles(), grid.body()
    begun = _Begun(first, last, roles, _columns(roles), next=len(grid.rows))
    begun.body = [grid.rows[place] for place in places]
    table = _table(grid, begun, _WordsAbove(grid))
    for place, role in grid.said.items():
        if role is None:
            table.unknown.pop(place, None)
    marks = {at: grid.marks[place] for at, place in enumerate(places) if place in grid.marks}
    return replace(table, said=grid.said, marks=marks)


@dataclass(slots=True)
class _Begun:
    """A table whose rows are still being gathered, those before `next`."""

    first: int
    last: int
    roles: list[Role | None]
    columns: dict[Role, tuple[int, ...]]
    next: int
    body: list[tuple[Cell, ...]] = field(default_factory=list[tuple[Cell, ...]])


class _WordsAbove:
    """The words of a grid's rows, put together once for all tables that stand below them."""

    def __init__(self, grid: Grid) -> None:
        self._grid = grid
        self._words: dict[int, str] = {}

    def of(self, header: int) -> tuple[str, ...]:
        """Give the words of the first rows of the grid and of those right above a header."""
        rows = (*range(min(header, _ABOVE)), *range(max(header - _ABOVE, _ABOVE), header))
        return tuple(words for row in rows if (words := self._of_row(row)))

    def _of_row(self, row: int) -> str:
        words = self._words.get(row)
        if words is None:
            own = " ".join(cell.own_text for cell in self._grid.rows[row])
            words = self._words[row] = in_one_line(own) if own.strip() else ""
        return words


def decided_columns(table: Table) -> Iterator[DecidedColumn]:
    """Say of each column of a table how it was taken, and why."""
    role_at = {place: role for role, places in table.columns.items() for place in places}
    grid = table.grid
    for place, heading in enumerate(table.headings):
        role = role_at.get(place)
        if place in table.said:
            remembered = isinstance(grid, MappedGrid) and place in grid.remembered
            guessed = isinstance(grid, MappedGrid) and grid.is_guessed
            ground = "cells" if guessed else "remembered" if remembered else "said"
            key = "left_out" if table.said[place] is None else str(table.said[place])
        elif role is not None:
            ground = "heading" if role_of(heading) is role or role is Role.NODE else "cells"
            key = str(role)
        elif place in table.unknown:
            known = is_ordinary(heading) or role_of(heading) is not None
            ground, key = ("heading", str(Role.REMARK)) if known else ("unknown", "")
        else:
            continue  # an empty column
        words = in_one_line(heading) or table.unknown.get(place, f"第{place + 1}列")
        yield DecidedColumn(grid.part, words, key, ground)


def headings_seen(grid: Grid) -> str:
    """Give the words of a grid's first row with several filled cells, for telling what it was."""
    for row in grid.rows:
        words = [in_one_line(cell.text) for cell in row if cell.own_text.strip()]
        if len(words) > 1:
            return "、".join(words)
    return ""


def _headers(rows: tuple[tuple[Cell, ...], ...]) -> Iterator[tuple[int, int, list[Role | None]]]:
    position = 0
    while position < len(rows):
        roles = [role_of(cell.text) for cell in rows[position]]
        roles = with_bare_bodies(roles, rows, position)
        # Most rows hold nothing that could be a heading.
        if not any(roles) or not _is_header(rows[position], roles):
            position += 1
            continue
        last = position
        while last + 1 < len(rows) and last - position < _HEADER_ROWS - 1:
            below = rows[last + 1]
            if not _is_second_row(rows[last], below):
                break
            under = [role_of(cell.text) for cell in below]
            # Under 责任分工 over 牵头单位 and 配合单位 a strange word is as strange as elsewhere.
            parted = not UNIT_ROLES.isdisjoint(
                lower for lower, cell in zip(under, below, strict=True) if not cell.down
            )
            roles = [
                _divided_role(lower, upper, rows[last][place].text, below[place].text)
                if lower or not parted or below[place].down or upper is not Role.DIVISION
                else verb_role(below[place].text)
                for place, (lower, upper) in enumerate(zip(under, roles, strict=True))
            ]
            last += 1
        yield position, last, roles
        position = last + 1


def _divided_role(lower: Role | None, upper: Role | None, over: str, below: str) -> Role | None:
    """Say what a column holds below two headings: by the lower, where that says nothing by the upper.

    Below a plan nothing is what was done, nor is a forecast below what was done.
    """
    if body := body_under(over, below):
        return body
    if lower is Role.COMPLETION and _PLANS.search(over):
        return None
    if lower is None and upper is Role.COMPLETION and forecasts(below):
        return None
    if lower is None and upper in UNIT_ROLES:
        # 承办单位 is divided into 主办 and 协办.
        return verb_role(below) or upper
    return lower or upper


def _is_header(row: tuple[Cell, ...], roles: list[Role | None]) -> bool:
    found = {role for role in roles if role}
    printed = [cell for cell in row if cell.own_text.strip()]
    is_told = found & _TELLING or found >= _NUMBERED_WORDS or found >= _BY_PERSONS
    if Role.TEXT in found and _goes_by_nodes(printed):
        return True
    if len(found) < 2 or not is_told:
        return False
    if not found & {Role.TEXT, Role.NUMBER, Role.CATEGORY} and len(found & _TELLING) < 2:
        return False
    known = sum(
        1
        for cell, role in zip(row, roles, strict=True)
        if cell.own_text.strip()
        and (role or is_period(cell.text) or done_in_period(cell.text) or is_ordinary(cell.text))
    )
    # A list of projects has as many columns of its own (总投资, 起止年限) as such that all lists have.
    is_list = found >= _NUMBERED_WORDS and len(found) >= _WELL_KNOWN
    is_list = is_list and all(len(cell.text.strip()) <= _LONGEST_HEADING for cell in printed)
    return known * 2 >= len(printed) or is_list


def _goes_by_nodes(printed: Sequence[Cell]) -> bool:
    """Say whether all headings but one or two are of nodes: 重点任务 | 一季度节点 | 二季度节点."""
    told = sum(bool((period := heading_period(one.text)) and period.is_told) for one in printed)
    return told >= _SEVERAL and told >= len(printed) - _SEVERAL


def _is_second_row(upper: tuple[Cell, ...], lower: tuple[Cell, ...]) -> bool:
    # A header of two rows: some cells go down through both, the others are divided.
    through = sum(1 for cell in lower if cell.down)
    divided = [
        cell
        for above, cell in zip(upper, lower, strict=False)
        if not cell.down and cell.text.strip() and heading_key(cell.text) != heading_key(above.text)
    ]
    if not through or not divided:
        return False
    if all(role_of(cell.text) or is_period(cell.text) for cell in divided):
        return True
    # The header goes on, and what it is divided into stands below one heading over them all; a cell
    # that goes down from a heading is one itself.
    is_known = any(cell.down and role_of(cell.text) for cell in lower)
    return (is_known or through >= _SEVERAL or 2 * through >= len(lower)) and all(
        cell.down or not cell.text.strip() or _is_spanned(upper, place)
        for place, cell in enumerate(lower)
    )


def _is_spanned(row: tuple[Cell, ...], place: int) -> bool:
    return row[place].across or (place + 1 < len(row) and row[place + 1].across)


def _columns(roles: list[Role | None]) -> dict[Role, tuple[int, ...]]:
    columns: dict[Role, tuple[int, ...]] = {}
    for place, role in enumerate(roles):
        if role:
            columns[role] = (*columns.get(role, ()), place)
    return columns


def _table(grid: Grid, begun: _Begun, words: _WordsAbove) -> Table:
    columns, body = dict(begun.columns), begun.body
    header = grid.rows[begun.first : begun.last + 1]
    said = grid.said if isinstance(grid, MappedGrid) else _NOTHING_SAID
    headings = tuple(one_line(cell.text) for cell in header[-1]) if header else _no_headings(grid)
    unknown = unknown_headings(header, begun.roles, body)
    for place in said:
        unknown.pop(place, None)
    above = words.of(begun.first)
    if not said:
        settle_results_in_figures(columns, headings, unknown, body, (*above, grid.title))
    settle_nodes(columns, headings, unknown, body, said)
    if not said:
        settle_period_results(columns, unknown, body, (*above, grid.title))
        settle_numbers(columns, headings, unknown)
        settle_levels(columns, header)
        settle_answering(columns, headings, body)
        settle_limits(columns, headings, unknown, body)
    settle_unknown(columns, unknown)
    if Role.COMPLETION not in said.values():
        keep_newest_completion(columns, body, with_words_over(header, headings), unknown)
    take_name(columns, unknown)
    is_weighed = isinstance(grid, MappedGrid) and grid.is_guessed
    by = {} if is_weighed else settle_by_weight(columns, unknown, body)
    for instead in (Role.TARGET, Role.PROBLEM):
        if Role.TEXT not in columns and instead in columns:
            columns[Role.TEXT] = columns.pop(instead)
    assumed = Role.TEXT not in columns and bool(unknown)
    if assumed:
        strange = [place for place, one in unknown.items() if not is_ordinary(one)] or [*unknown]
        longest = max(strange, key=lambda place: sum(len(row[place].own_text) for row in body))
        columns[Role.TEXT] = (longest,)
    settle_groups(columns, unknown)
    if Role.TEXT not in said.values():
        join_contents(columns, body, headings)
        part_texts(columns, body, headings, unknown)
        body = undivided(columns, body, headings)
    at, rows = (begun.first, begun.last), tuple(body)
    return Table(grid, columns, above, rows, headings, unknown, assumed, header=at, by_cells=by)


def _no_headings(grid: Grid) -> tuple[str, ...]:
    return tuple(f"第{place + 1}列" for place in range(len(grid.rows[0]) if grid.rows else 0))
