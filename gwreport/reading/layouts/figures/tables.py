"""Tables of figures: what each column holds, and the rows below."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from gwreport.officefiles.grid import Grid
from gwreport.reading.layouts.figures.headers import (
    Row,
    heading_paths,
    is_figure,
    lone_line,
    names_rows,
)
from gwreport.reading.layouts.line_joining import one_line
from gwreport.reading.words.headings import Role, heading_key, role_of
from gwreport.reading.words.value_headings import MEASURE, ValueHeading, names_places, value_heading

_COUNT = re.compile(
    r"[（(]?\d{1,3}[)）]?[.、．]?|[一二三四五六七八九十]{1,3}[、.．]?|[（(][一二三四五六七八九十]{1,3}[)）]"
)
_CATEGORY = re.compile(
    "(?:指标|任务|工作|项目)?(?:类别|分类|类型|领域|大类|门类|维度)|一级指标|板块|方面|章节"
)
# Columns that hold something about a row that is no figure of it.
_BESIDE = frozenset(
    {Role.LEADER, Role.LEAD, Role.SUPPORT, Role.DIVISION, Role.RESPONSIBLE, Role.DUE, Role.CONTACT, Role.REMARK}
)  # fmt: skip


class Holds(StrEnum):
    """What a column of a table of figures holds."""

    NUMBER = "number"
    CATEGORY = "category"
    NAME = "name"
    MEASURE = "measure"
    NATURE = "nature"
    BESIDE = "beside"
    VALUE = "value"


@dataclass(frozen=True, slots=True)
class FigureColumn:
    """A column: its place in a row, what it holds, its heading and what that says of its figures."""

    place: int
    holds: Holds
    heading: str
    value: ValueHeading


@dataclass(frozen=True, slots=True)
class FigureTable:
    """A table of figures: its columns, the rows below its header, the lines above it in the grid.

    `group` is the heading over all of its columns where several tables with the same headings stand
    side by side under headings of their own (one for each county, or for each indicator); `front` are
    the lines at the top of the grid.
    """

    grid: Grid
    columns: tuple[FigureColumn, ...]
    rows: tuple[Row, ...]
    above: tuple[str, ...]
    group: str = ""
    head: int = 0
    front: tuple[str, ...] = ()

    def of(self, *holds: Holds) -> tuple[FigureColumn, ...]:
        """Give the columns that hold one of these."""
        return tuple(column for column in self.columns if column.holds in holds)


def columns_of(header: Sequence[Row], body: Sequence[Row]) -> tuple[FigureColumn, ...]:
    """Say what each column below a header holds: by its words, and by what stands in it."""
    leaf = [one_line(cell.text).strip() for cell in header[-1]]
    paths = heading_paths(header)
    headings = _told_apart(leaf, paths)
    rows = [row for row in body if not lone_line(row)]
    values = [_value_of(path, words) for path, words in zip(paths, leaf, strict=True)]
    first = _first_value(leaf, values, rows)
    columns: list[FigureColumn] = []
    for place, words in enumerate(leaf):
        holds = _holds(place, words, values[place], rows, first)
        columns.append(FigureColumn(place, holds, headings[place], values[place]))
    return tuple(_with_names(list(_with_groups(columns, rows))))


def _value_of(path: str, leaf: str) -> ValueHeading:
    """Read the words over a column: those of all its rows that say what figures are, not whose."""
    words = path.split("\n")
    low = value_heading(leaf)
    telling = [one for one in words if (read := value_heading(one)).known or read.partly]
    if len(words) == 1 or not telling:
        return low
    whole = value_heading("".join(telling))
    units = [one.unit for one in (low, whole, *map(value_heading, reversed(words))) if one.unit]
    return replace(
        whole, total=low.total, region=low.region, known=low.known, unit=units[0] if units else ""
    )


def _told_apart(leaf: Sequence[str], paths: Sequence[str]) -> list[str]:
    """Give each column its heading, with the upper rows' words where they say of which time it is.

    So no two have the same: 2023年完成绝对值, 2024年计划绝对值.
    """
    headings: list[str] = []
    for words, path in zip(leaf, paths, strict=True):
        upper = value_heading("".join(path.split("\n")[:-1]))
        whole = upper.known or upper.partly or leaf.count(words) > 1
        headings.append(path.replace("\n", "") if path and (whole or not words) else words)
    return headings


def _first_value(leaf: Sequence[str], values: Sequence[ValueHeading], rows: Sequence[Row]) -> int:
    """Give the place of the first column of figures that is no count of the rows."""
    named = False
    for place, words in enumerate(leaf):
        read = values[place]
        if place == 0 or _is_count(words, [row[place].own_text for row in rows]):
            named = named or names_rows(words)
            continue
        if role_of(words) in (Role.NUMBER, Role.CATEGORY, Role.MEASURE, Role.NATURE, *_BESIDE):
            continue
        if names_rows(words) and not (named and read.target):
            named = True
            continue
        told = (read.known and (read.bare_year or read.region)) or read.partly
        if told or _mostly_figures([row[place].text for row in rows]):
            return place
    return len(leaf)


def _mostly_figures(texts: Sequence[str]) -> bool:
    filled = [text for text in texts if text.strip()]
    return bool(filled) and 2 * sum(map(is_figure, filled)) > len(filled)


def _measures(texts: Sequence[str]) -> bool:
    """Say whether a column under 单位 holds units of measure, not bodies."""
    filled = [one_line(text).strip() for text in texts if text.strip()]
    return 2 * sum(bool(MEASURE.fullmatch(one)) for one in filled) > len(filled)


def _is_count(words: str, texts: Sequence[str]) -> bool:
    if role_of(words) is Role.NUMBER:
        return True
    filled = [text.strip() for text in texts if text.strip()]
    return not words and len(filled) > 1 and all(map(_COUNT.fullmatch, filled))


def _holds(place: int, words: str, read: ValueHeading, rows: Sequence[Row], first: int) -> Holds:
    role = role_of(words)
    if _is_count(words, [row[place].own_text for row in rows]):
        return Holds.NUMBER
    if role is Role.NATURE:
        return Holds.NATURE
    texts = [row[place].text for row in rows]
    if role is Role.MEASURE and not _mostly_figures(texts) and (place or _measures(texts)):
        return Holds.MEASURE
    if place < first:
        if role in _BESIDE and not names_places(words):
            return Holds.BESIDE
        return Holds.CATEGORY if _CATEGORY.fullmatch(heading_key(words)) else Holds.NAME
    if role in _BESIDE:
        return Holds.BESIDE
    return Holds.NAME if names_rows(words) and not read.partly else Holds.VALUE


def _with_names(columns: list[FigureColumn]) -> list[FigureColumn]:
    """Where no column names the rows their groups do: 项目类别 is all that stands before the figures."""
    if any(one.holds is Holds.NAME for one in columns):
        return columns
    groups = [place for place, one in enumerate(columns) if one.holds is Holds.CATEGORY]
    if groups:
        columns[groups[-1]] = replace(columns[groups[-1]], holds=Holds.NAME)
    return columns


def _names_each(column: FigureColumn, rows: Sequence[Row]) -> bool:
    """Say whether a column is one of names by its heading, and every row's another."""
    if column.holds is not Holds.NAME or not names_rows(column.value.words):
        return False
    cells = [row[column.place].own_text.strip() for row in rows]
    return len(set(cells)) == len(cells) and all(cells)


def _with_groups(columns: list[FigureColumn], rows: Sequence[Row]) -> Iterator[FigureColumn]:
    """Of several columns of names in a row the last is the rows' own; those before it group them.

    But a column called 项目 in which every row is another names the rows, whatever stands behind it.
    """
    named = next((place for place, one in enumerate(columns) if _names_each(one, rows)), None)
    for place, column in enumerate(columns):
        if named is not None and column.holds is Holds.NAME and place != named:
            strange = not names_rows(column.value.words) and role_of(column.value.words) is None
            if place > named and strange:
                columns[place] = replace(column, holds=Holds.BESIDE)
    for place, column in enumerate(columns):
        after = columns[place + 1] if place + 1 < len(columns) else None
        if column.holds is Holds.NAME and after and after.holds is Holds.NAME:
            joined = all(
                row[after.place].across or not row[after.place].text.strip() for row in rows
            )
            counts = _is_count("", [row[column.place].own_text for row in rows])
            if counts:
                yield replace(column, holds=Holds.NUMBER)
                continue
            if not joined:
                yield replace(column, holds=Holds.CATEGORY)
                continue
        yield column
