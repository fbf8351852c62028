"""The sheet 汇总: counts and shares by class of progress, and how sure 附件3 is."""

from collections.abc import Sequence
from typing import Any

from gwreport.domain.rounds import Round
from gwreport.domain.statuses import Status, Timeliness
from gwreport.reports.arrangement import NO_NAME
from gwreport.reports.data import ReportData
from gwreport.reports.excel.styles import SheetStyles
from gwreport.reports.excel.tables import Cell, PrintedColumn, PrintedTable
from gwreport.reports.item_lines import ItemLine
from gwreport.reports.statistics import Share, Statistics, Tally
from gwreport.wording.decisions import time_words
from gwreport.wording.item_names import KINDS
from gwreport.wording.names import (
    NOT_PROVEN,
    NOT_REPORTED,
    behind_name,
    on_course_name,
    period,
    round_name,
    status_name,
)

_ALL = "合计"
# 待研判 is no class to a reader: it is said what it is.
_JUDGED = tuple(status for status in Status if status is not Status.UNKNOWN)


def write_summary(book: Any, styles: SheetStyles, data: ReportData, statistics: Statistics) -> None:
    """Write the sheet; its counts are those of the annexes, each item once unless it says so."""
    table = PrintedTable(
        book,
        styles,
        "汇总",
        f"{data.region}{round_name(data.round)}目标任务完成情况汇总",
        _columns(data.round),
        note="供内部掌握，不随报告公布。",
    )
    every = statistics.all
    table.band(f"一、总体情况（每项只计一次，占比的分母为全部{every.total}项）")
    for number, (kind, tally) in enumerate(statistics.kinds, 1):
        table.row(_row(number, KINDS[kind], tally))
    table.row(_row(None, _ALL, every))
    table.row(
        [
            None,
            f"占全部{every.total}项的比例（%）",
            None,
            *(share.percent for share in _shares(every)),
            every.on_course_percent,
            every.behind_percent,
        ]
    )
    groups = [
        ("牵头领导", statistics.leaders if data.choices.leader_names else (), True),
        ("牵头责任单位", statistics.units, True),
        ("类别", statistics.categories, False),
    ]
    numerals = iter("二三四五")
    for name, tallies, joint in groups:
        if tallies:
            note = "共同牵头的任务在每位（家）名下各计一次，" if joint else ""
            table.band(f"{next(numerals)}、按{name}（{note}占比的分母为本行项数）")
            _write_tallies(table, tallies)
    table.band(f"{next(numerals)}、说明")
    for line in _notes(data, statistics):
        table.line(line)


def _columns(round_: Round) -> tuple[PrintedColumn, ...]:
    names = [*(status_name(status, round_) for status in _JUDGED), NOT_REPORTED, NOT_PROVEN]
    return (
        PrintedColumn("序号", 6),
        PrintedColumn("名称", 34, text=True),
        PrintedColumn("项数", 8),
        *(PrintedColumn(name, 2.2 * len(name) + 2) for name in names),
        PrintedColumn(f"{on_course_name(round_)}占比（%）", 15),
        PrintedColumn(f"{behind_name(round_)}占比（%）", 18),
    )


def _write_tallies(table: PrintedTable, tallies: Sequence[Tally]) -> None:
    for number, tally in enumerate(tallies, 1):
        table.row(_row(number, tally.name or NO_NAME, tally))


def _shares(tally: Tally) -> list[Share]:
    return [*(tally.statuses[status] for status in _JUDGED), tally.silent, tally.unproven]


def _row(number: int | None, name: str, tally: Tally) -> list[Cell]:
    return [
        number,
        name,
        tally.total,
        *(share.count for share in _shares(tally)),
        tally.on_course_percent,
        tally.behind_percent,
    ]


def _notes(data: ReportData, statistics: Statistics) -> list[str]:
    facts, returns, every = data.facts, statistics.returns, statistics.all
    came = {one: returns.timeliness[one].count for one in Timeliness}
    deadline = f"，报送截止{facts.deadline}" if facts.deadline else ""
    collected = (
        f"1. 数据截至{time_words(facts.as_of)}，任务分解方案第{facts.plan_version}版；"
        f"{period(data.round)}填报表发{returns.total}个单位{deadline}："
        f"按时报送{came[Timeliness.IN_TIME]}个，迟报{came[Timeliness.LATE]}个，"
        f"未报送{came[Timeliness.NOT_RETURNED]}个；应填{returns.asked}项，已填{returns.filled}项。"
    )
    denominator = (
        f"2. 全部{every.total}项中，{NOT_REPORTED}{every.silent.count}项，{NOT_PROVEN}{every.unproven.count}项，"
        "都计入分母。各类占比按最大余数法取一位小数，合计为100.0%。"
    )
    confirmed = (
        f"3. 附件3共{len(data.behind)}项，其中审核人已确认{statistics.confirmed}项，"
        f"系统建议、尚未审核{statistics.proposed}项{'：' if data.behind else '。'}"
    )
    notes = [collected, denominator, confirmed]
    notes += [
        f"　　附件3第{row.number}项（{line.item.id}）{_verdict(line, data.round)}"
        for row in data.behind_rows
        for line in row.lines
    ]
    if facts.rules:
        notes.append("4. 进度研判口径：")
        notes += [f"　　{rule}" for rule in facts.rules]
    return notes


def _verdict(line: ItemLine, round_: Round) -> str:
    words = f"{status_name(line.status, round_)}，"
    decision = line.merged.status_decision
    if decision is None:
        words += "系统建议，尚未审核"
    else:
        words += f"{decision.who or '审核人'}于{decision.at.date()}确认"
        if decision.reason:
            words += f"，理由：{decision.reason}"
    if line.reasons:
        words += "。依据：" + "；".join(line.reasons)
    return words.rstrip("。") + "。"
