"""Writes the levels of supervision as a workbook: a row a level, and beside it how it is filled in."""

from collections.abc import Sequence
from enum import StrEnum

from gwreport.domain.year.supervision import Level
from gwreport.wording.form_lines import NO, YES
from gwreport.wording.supervision import COLOURS, LEVELS_NAME, LONGEST_NAME, LONGEST_RUN
from gwreport.workbooks.edited_table import EditedTable


class LevelColumn(StrEnum):
    """A column of the table; the value is its heading."""

    NAME = "级别"
    COLOUR = "亮灯"
    RUN = "连续几期"
    STALLED = "停滞暂缓"


_WIDTHS = {
    LevelColumn.NAME: 24,
    LevelColumn.COLOUR: 12,
    LevelColumn.RUN: 14,
    LevelColumn.STALLED: 14,
}
_GUIDE_SHEET = "怎样填写"
_GUIDE = (
    "一行是一级，从轻到重往下写；可以加行、删行。",
    f"名称由本单位定，不超过 {LONGEST_NAME} 个字，不能有冒号、分号和等号。",
    f"亮灯写{'、'.join(COLOURS.values())}。",
    f"连续几期写 1 到 {LONGEST_RUN} 的数：连续这么多期未依时序推进或停滞暂缓，就到这一级；更多期也是，直到下一级写的期数。",
    "只管停滞暂缓的一级，连续几期空着。",
    "停滞暂缓写“是”的，任务停滞暂缓就到这一级，不管几期；写“否”或空着的，只按期数。",
    "一项任务够得上几级的，按写在最后的一级。所以下面一级的期数要比上面一级多，停滞暂缓只在一级写“是”。",
    "第一级从 1 期起，落后的就都有级别；从 2 期起，第一次落后的不督办。",
    "改好后保存，再导入。导入的级别记在设置里，以后每期都用，随时可以改回程序自带的。",
)


def level_table(levels: Sequence[Level]) -> bytes:
    """Make the workbook; the same levels give the same bytes."""
    table = EditedTable(LEVELS_NAME, font_size=11)
    sheet = table.sheet
    for place, column in enumerate(LevelColumn):
        sheet.set_column(place, place, _WIDTHS[column])
        sheet.write_string(0, place, column.value, table.head)
    sheet.set_row(0, 24)
    for row, level in enumerate(levels, 1):
        sheet.set_row(row, 24)
        # Never write(): it would turn a text that begins with = into more.
        sheet.write_string(row, 0, level.name, table.plain)
        sheet.write_string(row, 1, COLOURS[level.colour], table.middle)
        if level.run:
            sheet.write_number(row, 2, level.run, table.middle)
        else:
            sheet.write_blank(row, 2, None, table.middle)
        sheet.write_string(row, 3, YES if level.stalled else NO, table.middle)
    columns, last = list(LevelColumn), len(levels) + 50
    table.offer(columns.index(LevelColumn.COLOUR), last, list(COLOURS.values()))
    table.offer(columns.index(LevelColumn.STALLED), last, [YES, NO])
    return table.finished(_GUIDE_SHEET, _GUIDE, standing=1)
