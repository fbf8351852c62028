"""The rows of a table of figures: their numbers, the rows that are parts of others, their groups."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from gwreport.reading.layouts.figures.headers import NOTE, Row, is_figure, lone_line
from gwreport.reading.layouts.figures.tables import FigureTable, Holds
from gwreport.reading.layouts.line_joining import one_line
from gwreport.reading.layouts.outline import names_part
from gwreport.reading.words.printed_numbers import counted
from gwreport.reading.words.value_headings import is_measured, value_heading

_PART = re.compile(r"^(?:其中\s*[：:]?\s*|[#＃]\s*|——?\s*)")
# A count in front of a name: 1.  1、 （一） 一、; a figure that belongs to the name (5G, 2.5) stays.
_NUMBERED = re.compile(
    r"(?P<star>[*＊]?)\s*(?:(?P<number>\d{1,3})\s*(?:[、．]|\.(?!\d))|[（(](?P<inside>\d{1,3}|[一二三四五六七八九十]{1,3})[)）]"
    r"|(?P<chinese>[一二三四五六七八九十]{1,3})\s*[、．])\s*(?=\S)"
)
# How the name of a group ends.
_OF_GROUPS = re.compile("(?:[：:]|类|指标|方面|领域|板块|部分|情况|工作|目标|任务|项目)$")
# The number of a heading: 一, （二）.
_CHINESE = re.compile("[（(]?[一二三四五六七八九十]{1,3}[)）]?[、.．]?")
_BLANKS = {" ": 1, "\u3000": 2, "\xa0": 1, "\t": 2}


@dataclass(frozen=True, slots=True)
class FigureRow:
    """A row of figures: its number, or "" and the number of the row that it is a part of."""

    cells: Row
    number: str
    parent: str | None
    category: str
    name: str


def figure_rows(table: FigureTable) -> Iterator[FigureRow]:
    """Give the rows that have a name and are no headings or notes inside the table.

    A row is a part of the one above where its number is merged with that, where its words say so
    (其中, #, ——), or where they stand further in than those of the row above it. Where no number is
    printed, the running number is given.
    """
    running, parent, group, outer = 0, None, "", 0
    names = table.of(Holds.NAME)
    by_groups = _begins_with_group(table)
    following = (*table.rows[1:], None)
    for row, below in zip(table.rows, following, strict=True):
        if _is_heading(table, row) and not _is_blank_row(table, row, below, by_groups=by_groups):
            line = lone_line(row) or one_line(_raw_name(row, table)).strip()
            if not NOTE.match(line):
                group = _PART.sub("", line).rstrip("：: ") or group
            continue
        raw = _raw_name(row, table)
        text = one_line(raw).strip()
        if not text or not names or NOTE.match(text):
            continue
        category = _category(row, table) or group
        depth = _depth(raw)
        number_cells = [row[one.place] for one in table.of(Holds.NUMBER)]
        printed = next(
            (one_line(cell.own_text).strip().rstrip("、．.") for cell in number_cells), ""
        )
        merged = any(cell.down and cell.text.strip() for cell in number_cells)
        if not printed:
            printed, text = _split(text)
        marked = names_part(text)
        further_in = depth > outer and parent is not None
        if parent is not None and (further_in or (not printed and (merged or marked))):
            name = _PART.sub("", text)
            yield FigureRow(row, "", parent, category, name)
            continue
        if not further_in:
            outer = depth
        number = counted(printed)
        running = running + 1 if number is None else number
        parent = printed.strip("（()）") or str(running)
        yield FigureRow(row, parent, None, category, _PART.sub("", text) if marked else text)


def _raw_name(row: Row, table: FigureTable) -> str:
    """Give a row's name as printed, blanks in front of it too: the last of its cells of names."""
    cells = [row[one.place] for one in table.of(Holds.NAME)]
    return next((cell.text for cell in reversed(cells) if cell.text.strip()), "")


def _category(row: Row, table: FigureTable) -> str:
    # A name that goes across from a group's column is no group.
    name = _raw_name(row, table)
    words = [
        one_line(row[one.place].text).strip()
        for one in table.of(Holds.CATEGORY)
        if row[one.place].text != name
    ]
    return " ".join(dict.fromkeys(filter(None, words)))


def _is_heading(table: FigureTable, row: Row) -> bool:
    """Say whether a row only groups those below it: one text, or a name without any figure."""
    line = lone_line(row)
    if not line:
        # 一 | 产业项目, and nothing beside it.
        numbers = [row[one.place].text.strip() for one in table.of(Holds.NUMBER)]
        rest = (Holds.VALUE, Holds.MEASURE, Holds.NATURE, Holds.BESIDE)
        bare = not any(row[one.place].text.strip() for one in table.of(*rest))
        return bare and any(map(_CHINESE.fullmatch, numbers))
    named = [row[one.place] for one in table.of(Holds.NAME, Holds.CATEGORY, Holds.NUMBER)]
    if any(cell.across for cell in row) or NOTE.match(line):
        return True
    return any(cell.text.strip() for cell in named) and not is_figure(line)


def _is_blank_row(table: FigureTable, row: Row, below: Row | None, *, by_groups: bool) -> bool:
    """Say whether a name alone is a row whose figures were left empty, and no name of a group.

    A group is merged across, is counted (一、), ends as a group does, has its rows further in or as its parts below,
    or stands in a table that begins with a group.
    """
    raw = _raw_name(row, table)
    name = one_line(raw).strip()
    if not name or NOTE.match(name) or any(cell.across for cell in row):
        return False
    if any(row[one.place].text.strip() for one in table.of(Holds.NUMBER)):
        return False
    is_counted = any(_has_number(table, one) for one in table.rows) or _NUMBERED.match(name)
    if is_counted or _OF_GROUPS.search(name):
        return False
    if below is not None:
        under = _raw_name(below, table)
        if _depth(under) > _depth(raw) or names_part(one_line(under).strip()):
            return False
    return is_measured(name) or not by_groups


def _has_number(table: FigureTable, row: Row) -> bool:
    """Say whether a row has a number of its own in the column of numbers."""
    return any(row[one.place].own_text.strip() for one in table.of(Holds.NUMBER))


def _begins_with_group(table: FigureTable) -> bool:
    """Say whether the first name below the totals stands alone, as it does where rows are grouped."""
    for row in table.rows:
        name = one_line(_raw_name(row, table)).strip()
        if name and not value_heading(name).total:
            return bool(lone_line(row)) and not is_measured(name)
    return False


def _depth(raw: str) -> int:
    """Give how far in a name stands, in half-width blanks."""
    depth = 0
    for mark in raw.lstrip("\n"):
        if mark not in _BLANKS:
            break
        depth += _BLANKS[mark]
    return depth


def _split(text: str) -> tuple[str, str]:
    found = _NUMBERED.match(text)
    if found is None:
        return "", text
    number = found["number"] or found["inside"] or found["chinese"]
    return number, (found["star"] and f"{text[found.end() :]}{found['star']}") or text[
        found.end() :
    ]
