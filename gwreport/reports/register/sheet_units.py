"""The sheet 单位: each lead unit's items round by round."""

from typing import Any

from gwreport.reports.excel.styles import SheetStyles
from gwreport.reports.excel.tables import Cell, PrintedColumn, PrintedTable
from gwreport.reports.register.data import RegisterData
from gwreport.wording.names import behind_name, on_course_name, period

_NAME = "单位"
_NOTE = "几个单位共同牵头的任务，各牵头单位分别计入；尚未报送和尚待核实的列在“未研判”。"


def write_units(book: Any, styles: SheetStyles, data: RegisterData) -> None:
    """Write the sheet; none where no round was collected."""
    places = [
        place
        for place in range(len(data.rounds))
        if any(unit.tallies[place] for unit in data.units)
    ]
    if not places:
        return
    columns = [PrintedColumn("单位", 26, text=True)]
    for place in places:
        round_ = data.rounds[place]
        columns += [
            PrintedColumn(f"{period(round_)}{words}", 13)
            for words in ("牵头", on_course_name(round_), behind_name(round_), "未研判")
        ]
    title = f"{data.region}{data.year}年各牵头责任单位任务走势（项）"
    table = PrintedTable(book, styles, _NAME, title, columns, note=_NOTE)
    first = table.at - 1
    for unit in data.units:
        cells: list[Cell] = [unit.unit]
        for place in places:
            tally = unit.tallies[place]
            cells += (
                [tally.total, tally.on_course, tally.behind, tally.unknown] if tally else [None] * 4
            )
        table.row(cells)
    table.sheet.autofilter(first, 0, table.at - 1, len(columns) - 1)
    table.sheet.freeze_panes(first + 1, 1)
    # On A3: four columns a round.
    table.sheet.set_paper(8)
