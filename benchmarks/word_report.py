"""How fast the Word report is written: against the bare tables by python-docx, with its rows as raw
XML and cell by cell through `row.cells`.

Run it from the project's folder: `python benchmarks/word_report.py`. It makes its own data, 250 rows
in three tables; the ways take turns in one process and the quickest round of each counts. Ours writes the
covering text, the styles, fonts and page numbers as well; the first report of a process reads and
compiles the covering text's template, which is told apart.
"""

import io
import time
from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any

from gwreport.domain.merging.merging import Merged, MergeState
from gwreport.domain.papers import MainPaper
from gwreport.domain.plan.plan import Item, Kind
from gwreport.domain.plan.targets import read_targets
from gwreport.domain.rounds import Round
from gwreport.domain.statuses import Status
from gwreport.reports.data import ReportData, ReportFacts, ReportTitles, make_report_data
from gwreport.reports.item_lines import ItemLine
from gwreport.reports.texts.covering import covering_text
from gwreport.reports.word.report import report_content
from gwreport.reports.word.templates.filling import fill_own_form

ITEMS, INDICATORS, BEHIND = 216, 14, 20
_TITLES = ReportTitles("主要指标任务完成情况", "目标任务完成情况", "未实现“依时序推进”目标任务")
_TEXT = "推进河道综合治理，完成清淤{0}公里、护岸加固8公里，新建步道6公里，水质稳定达到Ⅲ类。"
_DONE = "前三季度，完成清淤{0}公里、护岸加固6公里，新建步道5公里；断面水质月均值达到Ⅲ类。" * 2

Rows = list[tuple[str, ...]]


def sample() -> ReportData:
    """Make a report of 250 rows."""
    return make_report_data(
        [_line(number) for number in range(ITEMS)],
        ReportFacts(
            Round(2025, 3), "青禾区", _TITLES, datetime.fromisoformat("2025-10-10T17:00:00+08:00")
        ),
    )


def _line(number: int) -> ItemLine:
    text = _TEXT.format(number)
    kind = Kind.INDICATOR if number < INDICATORS else Kind.TASK
    units = ("区水利局", "区生态环境局")
    leaders = (f"领导{number % 8}",)
    item = Item(
        f"T{number}",
        kind,
        str(number),
        text,
        leaders=leaders,
        lead_units=units,
        targets=read_targets(text),
    )
    status = Status.BEHIND if number >= ITEMS - BEHIND else Status.ON_SCHEDULE
    done = _DONE.format(number)
    merged = Merged(
        item, units, text=done, source=units[0], status=status, state=MergeState.REPORTED
    )
    return ItemLine(merged, done)


def tables(data: ReportData) -> list[Rows]:
    """Give the three annexes' rows, header first."""
    head = ("序号", "目标任务", "完成情况", "牵头责任单位")
    return [
        [
            ("序号", "指标名称", "完成情况", "全年目标", "牵头责任单位"),
            *(
                (str(row.number), row.name, row.completion, row.target, "\n".join(row.lead_units))
                for row in data.indicators
            ),
        ],
        *(
            [
                head,
                *(
                    (str(row.number), row.text, row.completion, "\n".join(row.lead_units))
                    for row in rows
                ),
            ]
            for rows in (data.tasks, data.behind)
        ),
    ]


def ours(data: ReportData) -> bytes:
    """Write the whole report."""
    return fill_own_form(MainPaper.REPORT, [report_content(data, covering_text(data))])[0]


def raw_rows(data: ReportData) -> bytes:
    """Write the bare tables with python-docx, a row being a string of XML."""
    return _with_docx(data, _fill_raw)


def row_cells(data: ReportData) -> bytes:
    """Write the bare tables with python-docx, as its guide does it."""
    return _with_docx(data, _fill_cells)


def _with_docx(data: ReportData, fill: Callable[[Any, Rows], None]) -> bytes:
    import docx

    document = docx.Document()
    for rows in tables(data):
        fill(document, rows)
        document.add_paragraph()
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def _fill_raw(document: Any, rows: Rows) -> None:
    from xml.sax.saxutils import escape

    from docx.oxml import parse_xml
    from docx.oxml.ns import nsdecls

    table = document.add_table(0, len(rows[0]))
    for row in rows:
        cells = "".join(
            f'<w:tc><w:p><w:r><w:t xml:space="preserve">{escape(words)}</w:t></w:r></w:p></w:tc>'
            for words in row
        )
        table._tbl.append(parse_xml(f"<w:tr {nsdecls('w')}>{cells}</w:tr>"))


def _fill_cells(document: Any, rows: Rows) -> None:
    table = document.add_table(len(rows), len(rows[0]))
    for row, words in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, words, strict=True):
            cell.text = text


def measure(rounds: int = 5) -> list[tuple[str, float]]:
    """Give the figures: rows, seconds of the three ways, and their ratios."""
    data = sample()
    start = time.perf_counter()
    ours(data)
    first = time.perf_counter() - start
    ways: Sequence[Callable[[ReportData], bytes]] = (ours, raw_rows, row_cells)
    quickest = {way: float("inf") for way in ways}
    for way in ways:
        way(data)
    for _ in range(rounds):
        for way in ways:
            start = time.perf_counter()
            way(data)
            quickest[way] = min(quickest[way], time.perf_counter() - start)
    return [
        ("rows", float(sum(len(rows) - 1 for rows in tables(data)))),
        ("gwreport, seconds", quickest[ours]),
        ("gwreport, the first in a process, seconds", first),
        ("python-docx with raw XML rows, seconds", quickest[raw_rows]),
        ("python-docx with row.cells, seconds", quickest[row_cells]),
        ("times python-docx with raw XML rows", quickest[ours] / quickest[raw_rows]),
        ("times as fast as row.cells", quickest[row_cells] / quickest[ours]),
    ]


if __name__ == "__main__":
    for name, figure in measure():
        print(f"{name:44} {figure:10.3f}")
