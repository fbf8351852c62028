"""The sheet 未报送: which units are late, have returned nothing or left items blank."""

from typing import Any

from gwreport.domain.statuses import Timeliness
from gwreport.domain.texts.quoting import beginning, in_one_line
from gwreport.reports.data import ReportData
from gwreport.reports.excel.styles import SheetStyles
from gwreport.reports.excel.tables import PrintedColumn, PrintedTable
from gwreport.reports.item_lines import ItemLine
from gwreport.reports.unit_lines import UnitLine
from gwreport.wording.decisions import time_words
from gwreport.wording.names import UNIT_STATES, round_name

_COLUMNS = (
    PrintedColumn("序号", 6),
    PrintedColumn("单位", 26, text=True),
    PrintedColumn("报送情况", 20),
    PrintedColumn("首次报送时间", 18),
    PrintedColumn("应填项数", 11),
    PrintedColumn("未填项数", 11),
    PrintedColumn("未填的任务", 62, text=True),
    PrintedColumn("联系人", 12),
    PrintedColumn("电话", 16),
)
_BEGINNING = 22


def write_missing(book: Any, styles: SheetStyles, data: ReportData) -> None:
    """Write the sheet, units in the registry's order; without any it says so."""
    deadline = f"报送截止{data.facts.deadline}" if data.facts.deadline else "没有规定报送截止日期"
    table = PrintedTable(
        book,
        styles,
        "未报送",
        f"{round_name(data.round)}未报、迟报和漏填情况",
        _COLUMNS,
        note=f"{deadline}；数据截至{time_words(data.as_of)}。",
    )
    lines = {line.item.id: line for line in data.lines}
    listed = [unit for unit in data.units if _is_listed(unit)]
    for number, unit in enumerate(listed, 1):
        open_items = [lines[item] for item in unit.open_items if item in lines]
        table.row(
            [
                number,
                unit.unit,
                _words(unit),
                time_words(unit.first_returned_at),
                unit.progress.items,
                unit.progress.items - unit.progress.filled,
                "\n".join(_beginning(line) for line in open_items),
                unit.progress.contact,
                unit.progress.phone,
            ]
        )
    if not listed:
        table.row([None, "无", *[None] * (len(_COLUMNS) - 2)])
    missing = data.missing_lines
    table.line("")
    table.line(f"没有任何单位填报的任务共{len(missing)}项" + ("：" if missing else "。"))
    for line in missing:
        leads = "、".join(line.leads) or "没有牵头责任单位"
        table.line(f"　　{_beginning(line)}（{leads}）")


def _is_listed(unit: UnitLine) -> bool:
    return unit.timeliness is not Timeliness.IN_TIME or unit.progress.filled < unit.progress.items


def _words(unit: UnitLine) -> str:
    words = UNIT_STATES[unit.state]
    return f"{words}（迟报）" if unit.timeliness is Timeliness.LATE else words


def _beginning(line: ItemLine) -> str:
    return f"{line.item.id} {beginning(in_one_line(line.item.text), _BEGINNING, '……')}"
