"""A small quarter for the tests: a plan of a few lines, its workbooks, and units that fill them in."""

import io
from collections.abc import Iterator, Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

from gwreport.workbooks.form import FIRST_ROW, HEADER_ROW
from gwreport.workflow.plan.load_plan import load_plan
from gwreport.workflow.sending.generate_workbooks import Generated, generate_workbooks
from gwreport.workflow.workspace import Workspace

NOW = datetime.fromisoformat("2025-09-28T09:00:00")
LATER = datetime.fromisoformat("2025-10-09T15:30:00")

BREAKDOWN = """2025年区政府工作报告目标任务分解方案

一、主要预期目标
1．地区生产总值增长6%以上。
牵头领导：赵明；牵头单位：区发展改革委；责任单位：区级相关部门单位。
二、重点工作
2．新建口袋公园5个。
牵头领导：钱晓东、赵明；牵头单位：区城市管理局、区财政局；责任单位：各镇街。
3．整治背街小巷12条。
牵头领导：钱晓东；牵头单位：区城市管理局；责任单位：各镇街。
三、政府自身建设
4．持续深化政务公开。
牵头领导：赵明；牵头单位：区政府办公室；责任单位：区级各部门单位。
"""


def open_office(folder: Path, breakdown: str = BREAKDOWN) -> Workspace:
    """Make a workspace in which the plan is loaded."""
    workspace = Workspace.create(str(folder / "a.gwr"), region="青禾区", year=2025, now=NOW)
    load(workspace, folder, breakdown)
    return workspace


def load(workspace: Workspace, folder: Path, breakdown: str, *, now: datetime = NOW) -> Any:
    """Load a text as the plan's next version."""
    file = folder / "方案.txt"
    file.write_text(breakdown, encoding="utf-8")
    return load_plan(workspace, file, now=now)


def issue(
    workspace: Workspace, folder: Path, code: str = "2025-Q3", *, now: datetime = NOW
) -> Generated:
    """Write the workbooks of a round."""
    return generate_workbooks(workspace, code, folder / "下发", now=now)


def fill(path: Path, target: Path, answers: Mapping[str, Mapping[str, str]]) -> Path:
    """Fill a workbook in as a unit does: by the beginning of each row's text, under the headings."""
    import openpyxl

    book = openpyxl.load_workbook(path)
    for row, headings in _rows(book):
        text = str(row[1].value or "")
        for beginning, cells in answers.items():
            if text.startswith(beginning):
                for heading, words in cells.items():
                    row[headings[heading]].value = words
                    row[headings[heading]].data_type = "s"
    buffer = io.BytesIO()
    book.save(buffer)
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(buffer.getvalue())
    return target


def _rows(book: Any) -> Iterator[tuple[Any, dict[str, int]]]:
    for sheet in book.worksheets:
        headings = {str(cell.value): at for at, cell in enumerate(sheet[HEADER_ROW])}
        if {"完成情况", "责任人"} & headings.keys():
            for row in sheet.iter_rows(min_row=FIRST_ROW):
                yield row, headings


def workbook_of(generated: Generated, unit: str) -> Path:
    """Give the workbook of one unit."""
    return next(one.path for one in generated.workbooks if one.unit == unit)


def printed(path: Path, sheet: str) -> list[list[str]]:
    """Give the printed rows of a sheet of a report, below its header."""
    from python_calamine import CalamineWorkbook

    book = CalamineWorkbook.from_filelike(io.BytesIO(path.read_bytes()))
    return [[str(cell) for cell in row] for row in book.get_sheet_by_name(sheet).to_python()][3:]
