"""Rows of a breakdown's table that are no items: headings, groups, notes, and whose leaders they name."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import islice

from gwreport.domain.plan.column_mapping import RowMark
from gwreport.domain.texts.quoting import in_one_line
from gwreport.officefiles.grid import Cell
from gwreport.reading.layouts.headers import Table
from gwreport.reading.layouts.line_joining import ends_sentence, one_line
from gwreport.reading.layouts.outline import Heading, heading_in
from gwreport.reading.layouts.responsibility_lines import read_responsibility
from gwreport.reading.layouts.section_leaders import leaders_of_row
from gwreport.reading.words.headings import UNIT_ROLES, Role

_NOTE = re.compile(r"\s*+(?:填表说明|填报说明|说明|备注|注|附注)\s*+\d*+\s*+[：:]")
_LONGEST_GROUP = 40
_SUM = re.compile(r"(?:合计|总计|小计|共计|累计)[：:]?(?:[（(][^（()）]{1,12}[)）])?")
_FIRST = re.compile(
    r"[一二三四五六七八九十]{1,3}[、．.]?|第[一二三四五六七八九十]{1,3}(?:部分|类|章)"
)
_SECOND = re.compile(r"[（(][一二三四五六七八九十]{1,3}[)）]")
_UNITS = UNIT_ROLES - {Role.LEADER}


@dataclass(frozen=True, slots=True)
class HeadingRow:
    """A row that opens a section: `heading` where it is numbered, else words over the whole table."""

    cell: Cell
    text: str
    leaders: str = ""
    heading: Heading | None = None


def is_note(text: str) -> bool:
    """Say whether the words of a row are a note on the table."""
    return bool(_NOTE.match(text))


def heading_row(
    table: Table, row: Sequence[Cell], printed: Sequence[Cell], mark: RowMark | None
) -> HeadingRow | None:
    """Read a row as a heading; of a row of which a person has said what it is, that counts.

    `printed` are its cells that have words.
    """
    if mark is RowMark.HEADING:
        said, leaders = leaders_of_row(" ".join(in_one_line(cell.text) for cell in printed))
        return HeadingRow(printed[0], said, leaders, heading_in(said))
    if mark is not None:
        return None
    heading = lone_heading(printed[0], row) if len(printed) == 1 else None
    return heading or counted_heading(table, row)


def lone_heading(cell: Cell, row: Sequence[Cell]) -> HeadingRow | None:
    """Read a row of which one cell is filled as a heading or a group; None for any other."""
    text = in_one_line(cell.text).rstrip("：: ")
    said, leaders = leaders_of_row(text)
    heading = heading_in(said)
    if heading:
        return HeadingRow(cell, heading.text, leaders, heading)
    is_across = any(one.across for one in row)
    if not is_across or len(text) > _LONGEST_GROUP or ends_sentence(text):
        return None
    return HeadingRow(cell, said, leaders)


def is_sum(table: Table, row: Sequence[Cell]) -> bool:
    """Say whether a row only adds up the others: 合计, 总计（12项）, with nobody who answers."""
    own = (one_line(cell.own_text).strip() for cell in row if cell.own_text.strip())
    # Behind a number, or in front.
    if not any(_SUM.fullmatch("".join(words.split())) for words in islice(own, 2)):
        return False
    return not _answers(table, tuple(replace(cell, down=False, text=cell.own_text) for cell in row))


def counted_heading(table: Table, row: Sequence[Cell]) -> HeadingRow | None:
    """Read a row with 一 or （一） in the column of the numbers and no units as a heading.

    Only where other rows are counted in figures: a table whose items are 一, 二, 三 has no other numbers.
    """
    if Role.NUMBER not in table.columns:
        return None
    cells = tuple(row)
    printed = table.cell(cells, Role.NUMBER)
    number = "".join(printed.own_text.split())
    level = 1 if _FIRST.fullmatch(number) else 2 if _SECOND.fullmatch(number) else 0
    if not level:
        return None
    title = one_line(table.text(cells, Role.TEXT)) or one_line(table.text(cells, Role.CATEGORY))
    if not title:
        # Over the columns from the next one on, whatever that one holds.
        behind = [cell for cell in cells if cell is not printed and cell.own_text.strip()]
        title = one_line(behind[0].own_text) if len(behind) == 1 else ""
    if not title or _answers(table, cells):
        return None
    if not any(_counts(table, other) for other in table.rows):
        return None
    mark = number if level == 2 or number.startswith("第") else number.rstrip("、．.") + "、"
    said, leaders = leaders_of_row(title)
    text = said if said.startswith(mark) else f"{mark}{said}"
    leaders = leaders or one_line(table.text(cells, Role.LEADER))
    return HeadingRow(printed, text, leaders, Heading(level, text))


def _counts(table: Table, row: tuple[Cell, ...]) -> bool:
    number = "".join(table.cell(row, Role.NUMBER).own_text.split()).rstrip("、．.")
    return number.isdecimal() and _answers(table, row)


def _answers(table: Table, row: tuple[Cell, ...]) -> bool:
    """Say whether a row names units: in their columns, or behind the task's words where it has none."""
    if _UNITS & set(table.columns):
        return any(table.text(row, role).strip() for role in _UNITS)
    read = read_responsibility(one_line(table.text(row, Role.TEXT)))
    return read is not None and read.names_units
