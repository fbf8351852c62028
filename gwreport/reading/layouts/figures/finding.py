"""Tables of figures that stand side by side, or under headings of their own with the same below each."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from gwreport.officefiles.grid import Cell, Grid
from gwreport.reading.layouts.figures.headers import Row, headers_of, lone_line
from gwreport.reading.layouts.figures.tables import FigureColumn, FigureTable, Holds, columns_of
from gwreport.reading.layouts.figures.turned import upright
from gwreport.reading.layouts.line_joining import one_line
from gwreport.reading.layouts.mapped.grid import MappedGrid, heading_of
from gwreport.reading.words.headings import Role
from gwreport.reading.words.value_headings import value_heading, without_units

_FILLED = 2
_HOLDS = {
    Role.NUMBER: Holds.NUMBER,
    Role.CATEGORY: Holds.CATEGORY,
    Role.TEXT: Holds.NAME,
    Role.MEASURE: Holds.MEASURE,
    Role.NATURE: Holds.NATURE,
}


def figure_tables(grid: Grid) -> list[FigureTable]:
    """Find the tables of figures in a grid; none where no row reads as a header over figures."""
    if isinstance(grid, MappedGrid):
        return _mapped_table(grid)
    grid = upright(grid)
    tables: list[FigureTable] = []
    seen: tuple[str, ...] = ()
    for head in headers_of(grid.rows):
        columns = columns_of(grid.rows[head.first : head.last + 1], head.body)
        headings = tuple(column.heading for column in columns)
        body = tuple(row for row in head.body if any(cell.own_text.strip() for cell in row))
        if tables and headings == seen and not head.above:
            # The header printed again after a page turn.
            last = [place for place, one in enumerate(tables) if one.head == tables[-1].head]
            for place in last:
                tables[place] = replace(tables[place], rows=(*tables[place].rows, *body))
            continue
        seen = headings
        above = tuple(head.above)
        whole = FigureTable(
            grid, columns, body, above, head=head.first, front=tables[0].front if tables else above
        )
        tables.extend(_side_by_side(whole, grid.rows[head.first : head.last + 1]))
    return tables


def _mapped_table(grid: MappedGrid) -> list[FigureTable]:
    """Give the table of which a person has said what its columns are; none where no names were said."""
    first, last = grid.header
    header, body = grid.rows[first : last + 1], [grid.rows[place] for place in grid.body()]
    if Role.TEXT not in grid.said.values():
        return []
    said = set(grid.said.values())
    columns = [
        _as_said(column, grid, said)
        for column in (columns_of(header, body) if header else _without_header(grid))
        if grid.said.get(column.place, Role.REMARK) is not None
    ]
    above = tuple(line for row in grid.rows[:first] if (line := lone_line(row)))
    return [FigureTable(grid, tuple(columns), tuple(body), above, head=first, front=above)]


def _without_header(grid: MappedGrid) -> tuple[FigureColumn, ...]:
    places = range(len(grid.rows[0]) if grid.rows else 0)
    return tuple(
        FigureColumn(place, Holds.BESIDE, heading_of(grid, place), value_heading(""))
        for place in places
    )


def _as_said(column: FigureColumn, grid: MappedGrid, said: set[Role | None]) -> FigureColumn:
    role = grid.said.get(column.place)
    if role is not None and role in _HOLDS:
        return replace(column, holds=_HOLDS[role])
    if role in (Role.TARGET, Role.COMPLETION):
        value = replace(
            column.value,
            target=role is Role.TARGET,
            actual=role is Role.COMPLETION,
            bare_year=False,
        )
        return replace(column, holds=Holds.VALUE, value=value)
    if role is not None:
        return replace(column, holds=Holds.BESIDE)
    value = column.value
    if Role.TARGET in said:
        value = replace(value, target=False)
    if Role.COMPLETION in said:
        value = replace(value, actual=False, growth=False, bare_year=False)
    holds = Holds.BESIDE if column.holds is Holds.NAME else column.holds
    return replace(column, holds=holds, value=value)


def _side_by_side(table: FigureTable, header: Sequence[Row]) -> list[FigureTable]:
    """Part tables that stand side by side, or under headings of their own with the same below each."""
    names = [column.place for column in table.of(Holds.NAME)]
    values = table.of(Holds.VALUE)
    starts = _starts(table)
    if len(starts) > 1:
        bounds = [*starts, len(table.columns)]
        return [_part(table, table.columns[begin:end]) for begin, end in pairwise(bounds)]
    groups = _groups(table, header) or _named_groups(table, header)
    if not groups or not names:
        return [table]
    kept = tuple(column for column in table.columns if column.holds is not Holds.VALUE)
    taken = {column.place for _, columns in groups for column in columns}
    over = tuple(column for column in values if column.place not in taken)
    return [
        _part(
            replace(table, group=words),
            tuple(sorted((*kept, *over, *columns), key=lambda one: one.place)),
        )
        for words, columns in groups
    ]


def _starts(table: FigureTable) -> list[int]:
    """Give where tables side by side begin: each at a name (and number) with figures behind it."""
    starts: list[int] = []
    open_for_name = True
    for place, column in enumerate(table.columns):
        if column.holds is Holds.VALUE:
            open_for_name = True
        elif column.holds in (Holds.NAME, Holds.NUMBER, Holds.CATEGORY) and open_for_name:
            starts.append(place)
            open_for_name = False
    if not starts or starts[0] != 0:
        starts = [0, *starts[1:]]
    ends = [*starts[1:], len(table.columns)]
    whole = all(
        any(one.holds is Holds.NAME for one in table.columns[begin:end])
        and any(one.holds is Holds.VALUE for one in table.columns[begin:end])
        for begin, end in zip(starts, ends, strict=True)
    )
    return starts if whole else [0]


def _part(table: FigureTable, columns: Sequence[FigureColumn]) -> FigureTable:
    figures = [one.place for one in columns if one.holds is Holds.VALUE]
    places = {one.place for one in columns}
    rows: list[Row] = []
    for row in table.rows:
        if lone_line(row) or any(row[place].text.strip() for place in figures):
            rows.append(row)
            continue
        # 二、投资 stands over the rows below it here, whatever the table beside has in this line.
        own = tuple(cell if place in places else Cell() for place, cell in enumerate(row))
        if lone_line(own):
            rows.append(own)
    return replace(table, columns=tuple(columns), rows=tuple(rows))


def _groups(
    table: FigureTable, header: Sequence[Row]
) -> list[tuple[str, tuple[FigureColumn, ...]]]:
    """Give the headings below which the same headings stand again (for each county 目标, 完成)."""
    if len(header) < _FILLED:
        return []
    leaf = header[-1]
    for level in range(len(header) - 2, -1, -1):
        runs: list[tuple[str, list[FigureColumn]]] = []
        for column in table.of(Holds.VALUE):
            words = one_line(header[level][column.place].text).strip()
            if header[level][column.place].text == leaf[column.place].text:
                continue
            if runs and runs[-1][0] == words and header[level][column.place].across:
                runs[-1][1].append(column)
            else:
                runs.append((words, [column]))
        several = [run for run in runs if len(run[1]) > 1]
        below = {
            tuple(without_units(one_line(leaf[one.place].text)) for one in columns)
            for _, columns in several
        }
        tops = [value_heading(words) for words, run in several if not _names(words, run, leaf)]
        if (
            len(several) > 1
            and all(len(set(words)) == len(words) for words in below)
            and (len(below) < len(several) or all(_aims_and_tells(run[1], leaf) for run in several))
            and len({words for words, _ in several}) == len(several)
            and not any(
                top.partly or top.bare_year or (top.known and not top.region) for top in tops
            )
        ):
            return [
                (words, tuple(replace(one, heading=_below(header, level, one)) for one in columns))
                for words, columns in runs
            ]
    return []


def _aims_and_tells(columns: Sequence[FigureColumn], leaf: Row) -> bool:
    """Say whether columns hold both what was aimed at and what came of it, by the words right over them."""
    values = [value_heading(one_line(leaf[one.place].text)) for one in columns]
    return any(one.target for one in values) and any(one.actual or one.rate for one in values)


def _names(words: str, columns: Sequence[FigureColumn], leaf: Row) -> bool:
    """Say whether a heading names an indicator, though it says what its figures are: 工业增加值增速 over 目标 and 完成."""
    return bool(value_heading(words).rest) and _aims_and_tells(columns, leaf)


def _named_groups(
    table: FigureTable, header: Sequence[Row]
) -> list[tuple[str, tuple[FigureColumn, ...]]]:
    """Give the indicators that the headings themselves name, each with a target: 招商任务, 招商完成, 税收任务…"""
    found: dict[str, list[FigureColumn]] = {}
    last = over = ""
    for column in table.of(Holds.VALUE):
        top = header[0][column.place].text
        if not column.value.rest and top != over:
            # What stands under a heading of its own is none of the indicator before it.
            return []
        last, over = column.value.rest or last, top
        found.setdefault(last, []).append(column)
    several = len(found) > 1 and "" not in found
    if not several or not all(
        any(one.value.target for one in columns) and len(columns) > 1 for columns in found.values()
    ):
        return []
    return [(words, tuple(columns)) for words, columns in found.items()]


def _below(header: Sequence[Row], level: int, column: FigureColumn) -> str:
    """Give the words of a column below the row of the groups' headings."""
    words: list[str] = []
    for row in header[level + 1 :]:
        text = one_line(row[column.place].text).strip()
        if (
            text
            and text not in words
            and (read := value_heading(text)).words
            and (read.known or row is header[-1])
        ):
            words.append(text)
    return "".join(words)
