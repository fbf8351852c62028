"""How fast the Excel report of 250 items (nine sheets) is written, against plain openpyxl.

Run it from the project's folder: `python benchmarks/excel_report.py`. It makes its own data; the two
ways take turns in one process and the quickest round of each counts. openpyxl gets the finished
cells: it neither counts nor compares nor works out heights, and it draws no charts.
"""

import io
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from gwreport.domain.form.columns import Field
from gwreport.domain.merging.merging import Merged, MergeState
from gwreport.domain.merging.summary import UnitProgress
from gwreport.domain.merging.words import SourceCell
from gwreport.domain.plan.plan import Item, Kind
from gwreport.domain.returns.returns import Outcome, SourceFile, Submission, WrittenCell
from gwreport.domain.rounds import Round
from gwreport.domain.statuses import Status, UnitState
from gwreport.reports.data import (
    ReportData,
    ReportFacts,
    ReportTitles,
    make_report_data,
)
from gwreport.reports.excel.workbook import report_workbook
from gwreport.reports.item_lines import Earlier, ItemLine
from gwreport.reports.unit_lines import UnitLine

ITEMS, UNITS, INDICATORS = 250, 60, 30
_LEADERS = ("郑小平", "高帆", "陆致远", "许峥", "程启明", "沈岚", "罗辑", "尹岚")
_TEXT = "推进第{0}项河道综合治理，完成清淤{0}公里、护岸加固{1}公里，出境断面水质稳定达到Ⅲ类。"
_DONE = (
    "前三季度，已完成清淤{0}公里、护岸加固{1}公里，步道路基完成一半，水质均值达到Ⅲ类；"
    "累计完成投资{0}万元，占全年计划的{1}%，预计年底前全部完成。"
)
_CLASSES = (*[Status.ON_SCHEDULE] * 8, Status.DONE, Status.BEHIND)


def report(items: int = ITEMS) -> ReportData:
    """Make a report of that many items, every fourth of two leaders."""
    units = [f"区第{number}局" for number in range(1, UNITS + 1)]
    progress = [
        UnitLine(
            UnitProgress(name, UnitState.RETURNED, 4, 4 - number % 3 // 2, 1),
            "2025-10-10",
            datetime.fromisoformat(f"2025-10-{8 + number % 4:02}T10:00:00"),
        )
        for number, name in enumerate(units)
    ]
    facts = ReportFacts(
        Round(2025, 3),
        "青禾区",
        ReportTitles("主要指标任务完成情况", "目标任务完成情况", "未实现“依时序推进”目标任务"),
        datetime.fromisoformat("2025-10-10T17:00:00+08:00"),
        state_hash="0" * 64,
        plan_version=1,
        deadline=date.fromisoformat("2025-10-10"),
    )
    lines = [_line(number, units) for number in range(1, items + 1)]
    return make_report_data(lines, facts, units=progress, unit_names=units)


def _line(number: int, units: list[str]) -> ItemLine:
    kind = Kind.INDICATOR if number <= INDICATORS else Kind.TASK
    unit = units[number % UNITS]
    item = Item(
        f"{'I' if kind is Kind.INDICATOR else 'T'}{number}",
        kind,
        str(number),
        _TEXT.format(number, number % 90),
        category=f"第{number % 9}类",
        leaders=_LEADERS[number % 8 : number % 8 + 1 + (number % 4 == 0)],
        lead_units=(unit,),
    )
    text = _DONE.format(number, number % 90)
    file = f"{number % UNITS:03}_{unit}_2025年前三季度_填报表.xlsx"
    merged = Merged(
        item,
        item.lead_units,
        text=text,
        source=unit,
        status=_CLASSES[number % 10],
        state=MergeState.REPORTED,
        sources=(
            SourceCell(
                Submission(
                    SourceFile(file, sha256="0" * 64),
                    datetime.fromisoformat("2025-10-09T15:30:00"),
                    Outcome.ACCEPTED,
                    version=1,
                    number=number,
                ),
                unit,
                Field.COMPLETION,
                "目标任务",
                WrittenCell(text, f"G{number}"),
            ),
        ),
    )
    before = Earlier(Round(2025, 2), text, _CLASSES[(number + number % 7) % 10])
    return ItemLine(merged, text, previous=before)


@dataclass(frozen=True, slots=True)
class _Cells:
    """One sheet as it is written again: its rows with heights and filled cells, its merges."""

    name: str
    widths: dict[str, float]
    rows: list[tuple[int, float | None, list[tuple[int, Any, dict[str, Any]]]]]
    merged: list[str]
    print_title: str


def finished_cells(content: bytes) -> list[_Cells]:
    """Read what a report holds, for plain openpyxl to write."""
    import openpyxl

    return [
        _Cells(
            sheet.title,
            {letter: one.width for letter, one in sheet.column_dimensions.items()},
            [
                (
                    at,
                    sheet.row_dimensions[at].height,
                    [
                        (cell.column, cell.value, _style(cell))
                        for cell in row
                        if cell.has_style or cell.value is not None
                    ],
                )
                for at, row in enumerate(sheet.iter_rows(), 1)
            ],
            [str(area) for area in sheet.merged_cells.ranges],
            sheet.print_title_rows or "",
        )
        for sheet in openpyxl.load_workbook(io.BytesIO(content)).worksheets
    ]


def _style(cell: Any) -> dict[str, Any]:
    return {
        "font": (cell.font.name, cell.font.sz),
        "horizontal": cell.alignment.horizontal,
        "wrap": cell.alignment.wrap_text,
        "indent": cell.alignment.indent,
        "border": cell.border.left.style,
        "format": cell.number_format,
    }


def write_with_openpyxl(sheets: list[_Cells]) -> int:
    """Write the same content as one writes it with openpyxl: style objects for each cell."""
    import openpyxl
    from openpyxl.cell.cell import MergedCell
    from openpyxl.styles import Alignment, Border, Font, Side

    book = openpyxl.Workbook()
    del book["Sheet"]
    for given in sheets:
        sheet = book.create_sheet(given.name)
        for letter, width in given.widths.items():
            sheet.column_dimensions[letter].width = width
        for area in given.merged:
            sheet.merge_cells(area)
        for at, height, cells in given.rows:
            sheet.row_dimensions[at].height = height
            for column, value, style in cells:
                cell = sheet.cell(at, column)
                if not isinstance(cell, MergedCell):
                    cell.value = value
                name, size = style["font"]
                cell.font = Font(name=name, size=size)
                cell.alignment = Alignment(
                    horizontal=style["horizontal"],
                    vertical="center",
                    wrap_text=style["wrap"],
                    indent=style["indent"],
                )
                if style["border"]:
                    side = Side(style="thin")
                    cell.border = Border(left=side, right=side, top=side, bottom=side)
                cell.number_format = style["format"]
        sheet.page_setup.orientation = "landscape"
        sheet.page_setup.paperSize = 9
        if given.print_title:
            sheet.print_title_rows = given.print_title.replace("$", "")
    buffer = io.BytesIO()
    book.save(buffer)
    return len(buffer.getvalue())


def measure(rounds: int = 5) -> list[tuple[str, float]]:
    """Give the figures: items, cells, seconds of both ways, and their ratio."""
    data = report()
    sheets = finished_cells(report_workbook(data))
    write_with_openpyxl(sheets)
    ours, plain = [], []
    for _ in range(rounds):
        ours.append(_seconds(lambda: report_workbook(data)))
        plain.append(_seconds(lambda: write_with_openpyxl(sheets)))
    return [
        ("items", float(len(data.lines))),
        ("cells", float(sum(len(row[2]) for sheet in sheets for row in sheet.rows))),
        ("gwreport, seconds", min(ours)),
        ("plain openpyxl, seconds", min(plain)),
        ("times as fast", min(plain) / min(ours)),
    ]


def _seconds(way: Callable[[], object]) -> float:
    start = time.perf_counter()
    way()
    return time.perf_counter() - start


if __name__ == "__main__":
    for name, figure in measure():
        print(f"{name:32} {figure:10.3f}")
