"""Units that stand over their tasks in tables: a row “一、甲局（3项）”, a line above each table, or a sheet for each unit.

Only where the table has no column of its own for those who answer.
"""

import re
from collections.abc import Sequence

from gwreport.domain.texts.quoting import in_one_line
from gwreport.domain.units.registry import group_scope
from gwreport.officefiles.grid import Cell, Document, Grid
from gwreport.reading.layouts.headers import Table, tables_in
from gwreport.reading.layouts.line_joining import one_line
from gwreport.reading.layouts.outline import split_heading
from gwreport.reading.words.divisions import are_bodies
from gwreport.reading.words.headings import Role
from gwreport.reading.words.item_numbers import split_number
from gwreport.reading.words.unit_names import is_body

ANSWERING = frozenset({Role.LEAD, Role.RESPONSIBLE, Role.DIVISION})
_COUNT = re.compile(r"[（(]\s*+(?:共|计)?\s*+\d{1,3}\s*+[项条个件]\s*+[)）]\s*+$")
_YEAR = re.compile(r"^(?:20\d\d年度?)")
# What a unit has to do, said behind its name.
_TASKS = re.compile(
    r"(?:20\d\d年度?)?(?:承担|牵头|负责|主要|重点|年度|工作|目标|任务|责任|事项|项目|清单|分解|明细|分工|台账|表|的){1,8}$"
)
_LONGEST, _FEWEST, _LINES_ABOVE = 40, 2, 2


def owner_in(words: str) -> str:
    """Give the units that a line over tasks names and nothing else: 一、甲局（3项）, 甲局2024年重点任务; "" for none."""
    line = in_one_line(words).strip()
    if not line or len(line) > _LONGEST:
        return ""
    number, name = split_heading(line)
    if not number:
        name = split_number(line).words
    name = _COUNT.sub("", name.rstrip("：: "))
    name = _TASKS.sub("", _YEAR.sub("", name)) or name
    names = [one for one in re.split("[、\\s]", name) if one]
    if not names or not are_bodies(name):
        return ""
    return "、".join(names) if all(is_body(one) and not group_scope(one) for one in names) else ""


def needs_owner(table: Table) -> bool:
    """Say whether a table of tasks has no column for those who answer for them."""
    return table.has(Role.TEXT) and not ANSWERING & set(table.columns)


def owner_rows(table: Table) -> bool:
    """Say whether a table without such a column goes unit by unit: rows that only name one, and tasks below."""
    owners = {owner_in(words) for row in table.rows if (words := _only_words(row))} - {""}
    return needs_owner(table) and len(owners) >= _FEWEST


def _only_words(row: Sequence[Cell]) -> str:
    printed = [cell.text for cell in row if cell.own_text.strip()]
    return one_line(printed[0]) if len(printed) == 1 else ""


def owners_of(document: Document) -> dict[int, str]:
    """Give the unit that owns a grid, by the grid's place in the document: it stands right above, or names the sheet.

    Nothing where fewer than two units own grids: one name over one table is as well who sends it.
    """
    found: dict[int, str] = {}
    above: list[str] = []
    for order, block in enumerate(document.blocks):
        if not isinstance(block, Grid):
            if block.text.strip():
                above.append(one_line(block.text).strip())
            continue
        tables = tables_in(block)
        if tables and all(map(needs_owner, tables)):
            lines = [*above[-_LINES_ABOVE:], *(tables[0].above[-_LINES_ABOVE:])]
            named = [block.part] if block.named else []
            owner = next(
                (one for line in (*reversed(lines), *named) if (one := owner_in(line))), ""
            )
            if owner:
                found[order] = owner
        above = []
    return found if len(set(found.values())) >= _FEWEST else {}
