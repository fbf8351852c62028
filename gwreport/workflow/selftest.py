"""The self-test of an installed copy: the whole chain on a small case in a temporary folder."""

from collections.abc import Callable, Generator, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from pathlib import Path
from typing import Any

from gwreport.domain.returns.returns import Outcome
from gwreport.errors import GwreportError
from gwreport.machine import effects
from gwreport.wording.errors import explain_error
from gwreport.workbooks.form import FIRST_ROW, HEADER_ROW
from gwreport.workflow.output.write_report import write_report
from gwreport.workflow.plan.load_plan import load_plan
from gwreport.workflow.returns.collect_returns import collect_returns
from gwreport.workflow.sending.generate_workbooks import Generated, generate_workbooks
from gwreport.workflow.workspace import Workspace

_BREAKDOWN = """2025年区政府工作报告目标任务分解方案

一、主要预期目标
1．地区生产总值增长6%以上。
牵头领导：赵明；牵头单位：区发展改革委；责任单位：区级相关部门单位。
二、重点工作
2．新建口袋公园5个。
牵头领导：钱晓东；牵头单位：区城市管理局；责任单位：各镇街。
三、政府自身建设
3．持续深化政务公开。
牵头领导：赵明；牵头单位：区政府办公室；责任单位：区级各部门单位。
"""


@dataclass(frozen=True, slots=True)
class Check:
    """One step of the self-test; `problem` is "" when it went well."""

    name: str
    problem: str


def selftest(now: datetime) -> list[Check]:
    """Run the chain; a step that fails ends it and says why."""
    checks: list[Check] = []

    @contextmanager
    def step(name: str) -> Generator[None]:
        try:
            yield
        except GwreportError as error:
            checks.append(Check(name, explain_error(error)))
            raise
        except (OSError, ImportError, AssertionError) as error:
            # A copy that was installed or packed badly fails in ways of its own: all are told.
            checks.append(Check(name, f"{type(error).__name__}: {error}"))
            raise GwreportError(name) from error
        checks.append(Check(name, ""))

    try:
        with effects.temporary_folder() as folder:
            _chain(folder, now, step)
    except OSError as error:
        checks.append(Check("建立临时文件夹", f"{error.filename}: {error.strerror}"))
    except GwreportError:
        pass  # told in the last check
    return checks


def _chain(
    folder: Path, now: datetime, step: Callable[[str], AbstractContextManager[None]]
) -> None:
    breakdown = folder / "分解方案.txt"
    breakdown.write_text(_BREAKDOWN, encoding="utf-8")
    with step("建立工作区"):
        place = str(folder / "自检.gwr")
        workspace = Workspace.create(place, region="自检区", year=2025, now=now, noted=False)
    with workspace:
        with step("读取任务分解方案"):
            plan = load_plan(workspace, breakdown, now=now).plan
            _expect(len(plan.items), 3)
        with step("生成填报表"):
            generated = generate_workbooks(workspace, "2025-Q3", folder / "填报表", now=now)
            _expect(len(generated.workbooks), 3)
        with step("填写"):
            words = _fill(generated)
        with step("收取填报表"):
            collected = collect_returns(
                workspace, [one.path for one in generated.workbooks], now=now
            )
            _expect([one.submission.outcome for one in collected.files], [Outcome.ACCEPTED] * 3)
        with step("生成报告"):
            report = write_report(workspace, "2025-Q3", folder / "报告")
            printed = _cells(report.outputs[0], "附件2")
            _expect([text for text in words if text not in printed], [])


def _fill(generated: Generated) -> list[str]:
    import openpyxl

    written: list[str] = []
    for one in generated.workbooks:
        book = openpyxl.load_workbook(one.path)
        for sheet in book.worksheets:
            headings = {str(cell.value): number for number, cell in enumerate(sheet[HEADER_ROW], 1)}
            if "完成情况" not in headings or not _has_item(sheet[FIRST_ROW]):
                continue
            text = f"{one.unit}：已按计划推进，“截至9月底”完成80%。"
            sheet.cell(FIRST_ROW, headings["完成情况"], text)
            if "进度自评" in headings:
                sheet.cell(FIRST_ROW, headings["进度自评"], "依时序推进")
            written.append(text)
        book.save(one.path)
    return written


def _has_item(row: Sequence[Any]) -> bool:
    """Where a unit has no item of a kind, a sentence stands across the row instead."""
    return sum(cell.value is not None for cell in row) > 1


def _cells(path: Path, sheet: str) -> set[str]:
    from python_calamine import CalamineWorkbook

    book = CalamineWorkbook.from_filelike(BytesIO(path.read_bytes()))
    return {str(value) for row in book.get_sheet_by_name(sheet).to_python() for value in row}


def _expect(found: object, expected: object) -> None:
    if found != expected:
        raise AssertionError(f"{found!r} != {expected!r}")
