"""The sheets 对比 and 对比明细: this round against the one before and the year before."""

from collections.abc import Sequence
from typing import Any

from gwreport.domain.plan.plan import Kind
from gwreport.domain.rounds import Round
from gwreport.domain.statuses import Status
from gwreport.reports.arrangement import NO_NAME
from gwreport.reports.comparison import CHANGE_NAMES, Change, Comparison, Pair, compare_rounds
from gwreport.reports.data import ReportData
from gwreport.reports.excel.styles import SheetStyles
from gwreport.reports.excel.tables import Cell, PrintedColumn, PrintedTable
from gwreport.wording.names import round_name, status_name

_DETAIL_COLUMNS = (
    PrintedColumn("编号", 8),
    PrintedColumn("任务", 40, text=True),
    PrintedColumn("牵头责任单位", 22),
    PrintedColumn("相比", 12),
    PrintedColumn("当时进度", 15),
    PrintedColumn("本期进度", 15),
    PrintedColumn("变化", 8),
    PrintedColumn("当时完成情况", 46, text=True),
    PrintedColumn("本期完成情况", 46, text=True),
)
_NUMERALS = "一二三四五六"


def write_comparison(book: Any, styles: SheetStyles, data: ReportData) -> None:
    """Write both sheets; where nothing earlier is known, one that says so."""
    comparisons = compare_rounds(data.lines)
    columns = (
        PrintedColumn("名称", 34, text=True),
        *(PrintedColumn(status_name(status, data.round), 15) for status in Status),
        PrintedColumn("合计", 10),
    )
    now = round_name(data.round)
    table = PrintedTable(
        book,
        styles,
        "对比",
        f"{now}与以前各期进度对比",
        columns,
        note="以前的进度：本工作区收过的，以当时审核结果为准；从以前的报告读入的，以其文字所述为准。",
    )
    numerals = iter(_NUMERALS)
    for one in comparisons:
        then = round_name(one.round)
        table.band(
            f"{next(numerals)}、与{_which(data.round, one.round)}（{then}）相比："
            f"各行为当时进度，各列为本期进度（两期都有内容的{len(one.pairs)}项）"
        )
        _write_transitions(table, one)
        if data.choices.leader_names:
            table.band(
                f"{next(numerals)}、各位领导牵头任务比{then}的增减（项，共同牵头的各计一次）"
            )
            for leader, changes in one.changes_by_leader(data.choices.leader_order).items():
                table.row([leader or NO_NAME, *changes.values(), sum(changes.values())])
    if not comparisons:
        table.row(["无", *[None] * (len(columns) - 1)])
        table.line("没有上期或上年同期的数据。装入以前的报告后重新生成，即可列出对比。")
        return
    _write_details(book, styles, data, comparisons)


def _write_transitions(table: PrintedTable, comparison: Comparison) -> None:
    transitions = comparison.transitions()
    for code, counts in transitions.items():
        name = status_name(Status(code), comparison.round)
        table.row([name, *counts.values(), sum(counts.values())])
    sums = [sum(counts[status] for counts in transitions.values()) for status in Status]
    table.row(["合计", *sums, sum(sums)])


def _write_details(
    book: Any, styles: SheetStyles, data: ReportData, comparisons: Sequence[Comparison]
) -> None:
    table = PrintedTable(
        book,
        styles,
        "对比明细",
        f"{round_name(data.round)}进度有变化的任务和各项指标对比",
        _DETAIL_COLUMNS,
        note="退步的在前，好转的在后，再列进度不变或待定的指标。",
    )
    order = list(Change)
    rows = [
        pair
        for one in comparisons
        for pair in one.pairs
        if pair.change in (Change.WORSE, Change.BETTER) or pair.line.kind is Kind.INDICATOR
    ]
    for pair in sorted(rows, key=lambda pair: order.index(pair.change)):
        table.row(_detail(pair, data.round))
    if not rows:
        table.row([None, "无", *[None] * (len(_DETAIL_COLUMNS) - 2)])


def _detail(pair: Pair, now: Round) -> list[Cell]:
    line = pair.line
    return [
        line.item.id,
        line.name,
        "\n".join(line.item.lead_units),
        _which(now, pair.earlier.round),
        status_name(pair.earlier.status, pair.earlier.round),
        status_name(line.status, now),
        CHANGE_NAMES[pair.change],
        pair.earlier.text,
        line.completion,
    ]


def _which(now: Round, then: Round) -> str:
    return "上期" if now.year == then.year else "上年同期"
