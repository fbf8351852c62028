"""The rows of a table of figures: their numbers, the rows that are parts of others, their groups."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from gwreport.reading.layouts.figures.headers import NOTE, Row, is_figure, lone_line
from gwreport.reading.layouts.figures.tables import FigureTable, Holds
from gwreport.reading.layouts.line_joining import one_line
from gwreport.reading.layouts.outline import names_part
from gwreport.reading.words.printed_numbers import counted

_PART = re.compile(r"^(?:其中\s*[：:]?\s*|[#＃]\s*|——?\s*)")
# A count in front of a name: 1.  1、 （一） 一、; a figure that belongs to the name (5G, 2.5) stays.
_NUMBERED = re.compile(
    r"(?P<star>[*＊]?)\s*(?:(?P<number>\d{1,3})\s*(?:[、．]|\.(?!\d))|[（(](?P<inside>\d{1,3}|[一二三四五六七八九十]{1,3})[)）]"
    r"|(?P<chinese>[一二三四五六七八九十]{1,3})\s*[、．])\s*(?=\S)"
)
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
    for row in table.rows:
        if _is_heading(table, row):
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
