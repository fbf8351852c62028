"""The sheet 来源: for each item the file, sheet and cell of its words, and who decided what."""

from collections.abc import Sequence
from typing import Any

from gwreport.domain.merging.words import SourceCell
from gwreport.domain.rounds import Round
from gwreport.domain.texts.quoting import beginning, in_one_line
from gwreport.reports.behind import named_rows
from gwreport.reports.data import ReportData
from gwreport.reports.excel.styles import SheetStyles
from gwreport.reports.excel.tables import Cell, PrintedColumn, PrintedTable
from gwreport.reports.head_property import short_head
from gwreport.reports.item_lines import ItemLine
from gwreport.wording.decisions import decision_words, time_words
from gwreport.wording.names import round_name, status_name
from gwreport.wording.places import spot_words

_COLUMNS = (
    PrintedColumn("编号", 8),
    PrintedColumn("任务（开头）", 30, text=True),
    PrintedColumn("在附件中的序号", 14),
    PrintedColumn("文字出自", 20, text=True),
    PrintedColumn("文件", 32, text=True),
    PrintedColumn("工作表", 12),
    PrintedColumn("单元格", 8),
    PrintedColumn("收到时间", 18),
    PrintedColumn("版本", 6),
    PrintedColumn("进度", 15),
    PrintedColumn("确认情况", 10),
    PrintedColumn("审核决定", 36, text=True),
    PrintedColumn("审核人", 12),
)
# Where words of other columns than 完成情况 are shown, each row says which and what.
_COLUMN_COLUMNS = (PrintedColumn("栏目", 14), PrintedColumn("原文", 36, text=True))
_LEADER_COLUMN = PrintedColumn("牵头领导", 12)
_BEGINNING = 30


def write_sources(book: Any, styles: SheetStyles, data: ReportData) -> None:
    """Write the sheet, items in the plan's order, a row for each place that words were taken from."""
    facts, named = data.facts, data.choices.leader_names
    columns = (*_COLUMNS[:2], _LEADER_COLUMN, *_COLUMNS[2:]) if named else _COLUMNS
    told = any(line.beside for line in data.lines)
    columns = (*columns, *_COLUMN_COLUMNS) if told else columns
    table = PrintedTable(
        book,
        styles,
        "来源",
        f"{round_name(data.round)}报告各项来源",
        columns,
        note=f"数据状态：{facts.state_hash}　历史记录校验码：{short_head(facts.journal_head)}　"
        f"任务分解方案第{facts.plan_version}版　"
        f"数据截至{time_words(facts.as_of)}",
    )
    rows = _places(data)
    for line in data.lines:
        for source in (*(line.sources or (None,)), *line.beside):
            cells = _cells(line, source, rows.get(line.item.id, ()), facts.round)
            if named:
                cells.insert(2, "\n".join(line.item.leaders))
            if told:
                cells += (
                    [facts.design.heading(source.field, source.sheet), source.cell.text]
                    if source
                    else ["", ""]
                )
            table.row(cells)
    if not data.lines:
        table.row([None, "无", *[None] * (len(columns) - 2)])


def _cells(
    line: ItemLine, source: SourceCell | None, places: Sequence[str], round_: Round
) -> list[Cell]:
    decisions = "\n".join(
        f"{decision_words(one.kind, one.value)}（{time_words(one.at)}）"
        + (f"：{one.reason}" if one.reason else "")
        for one in line.decisions
    )
    return [
        line.item.id,
        beginning(in_one_line(line.item.text), _BEGINNING, "……"),
        "\n".join(places),
        source.unit if source else _origin(line),
        source.file.source.name if source else "",
        source.sheet if source else "",
        spot_words(source.cell.at) if source else "",
        time_words(source.file.received_at) if source else "",
        source.file.version if source else None,
        status_name(line.status, round_),
        "已确认" if line.is_confirmed else "系统建议",
        decisions,
        "、".join(line.merged.decided_by),
    ]


def _origin(line: ItemLine) -> str:
    return "无人填报" if line.is_missing else "审核人写定"


def _places(data: ReportData) -> dict[str, list[str]]:
    """Say for each item in which rows of which annexes it stands."""
    found: dict[str, list[str]] = {}
    annexes = (("附件1", data.indicators), ("附件2", data.tasks))
    for name, rows in annexes:
        numbers: dict[str, list[str]] = {}
        for row in rows:
            numbers.setdefault(row.item, []).append(str(row.number))
        for item, printed in numbers.items():
            found.setdefault(item, []).append(f"{name}：{'、'.join(printed)}")
    for item, number in named_rows(data.behind_rows).items():
        found.setdefault(item, []).append(f"附件3：{number}")
    return found
