"""The report workbook: the three annexes as they are published, and behind them the office's sheets."""

from typing import Any

from gwreport.reports.data import ReportData
from gwreport.reports.excel.annexes import write_annexes
from gwreport.reports.excel.file import make_workbook
from gwreport.reports.excel.overflow import Overflow, write_overflow
from gwreport.reports.excel.sheet_charts import write_charts
from gwreport.reports.excel.sheet_comparison import write_comparison
from gwreport.reports.excel.sheet_missing import write_missing
from gwreport.reports.excel.sheet_sources import write_sources
from gwreport.reports.excel.sheet_summary import write_summary
from gwreport.reports.excel.styles import SheetStyles
from gwreport.reports.statistics import make_statistics


def report_workbook(data: ReportData) -> bytes:
    """Write the report as xlsx; the same data gives the same bytes.

    附件1, 附件2 and 附件3 stand first; 附文 follows where a text is too long for a cell, then the
    sheets that the office chose: 汇总, 统计图, 对比, 未报送, 来源.
    """

    def draw(book: Any) -> None:
        _draw(book, data)

    return make_workbook(
        data.titles.tasks,
        data.as_of,
        draw,
        subject=str(data.round),
        author=data.region,
        state_hash=data.state_hash,
        journal_head=data.facts.journal_head,
    )


def _draw(book: Any, data: ReportData) -> None:
    styles, overflow = SheetStyles(book), Overflow()
    write_annexes(book, overflow, data)
    write_overflow(book, styles, overflow)
    choices = data.choices
    statistics = make_statistics(data)
    if choices.summary_sheet:
        write_summary(book, styles, data, statistics)
    if choices.chart_sheet:
        write_charts(book, styles, data, statistics)
    if choices.comparison_sheet:
        write_comparison(book, styles, data)
    if choices.missing_sheet:
        write_missing(book, styles, data)
    if choices.source_sheet:
        write_sources(book, styles, data)
