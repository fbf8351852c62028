"""The demo: a whole quarter on the example district, from breakdown to report, in one folder."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from gwreport.domain.findings.finding import Finding
from gwreport.errors import DocumentError, DocumentFault
from gwreport.machine.saving import make_folder, save, storage_error
from gwreport.settings import declared
from gwreport.workflow.change_settings import change_settings
from gwreport.workflow.demo_year import DemoYear
from gwreport.workflow.output.write_report import WORD, WORKBOOK, WrittenReport, write_report
from gwreport.workflow.outputs import kept_findings
from gwreport.workflow.plan.load_plan import LoadedPlan, load_plan
from gwreport.workflow.plan.manage_units import import_units
from gwreport.workflow.processes.pool import ExecutorFactory, process_executor
from gwreport.workflow.progress import SILENT, Progress
from gwreport.workflow.returns.collect_returns import Collected, collect_returns
from gwreport.workflow.review.review_round import Review, review_round
from gwreport.workflow.sending.generate_workbooks import Generated, generate_workbooks
from gwreport.workflow.workspace import Workspace

_BEFORE, _ROUND = "2025-Q2", "2025-Q3"


@dataclass(frozen=True, slots=True)
class Demo:
    """What the demo made, step by step; `kept` tells of files that stood where it was to write.

    `further` are the files of the rest of the year.
    """

    workspace: Path
    plan: LoadedPlan
    generated: Generated
    collected: Collected
    review: Review
    report: WrittenReport
    kept: tuple[Finding, ...] = ()
    further: tuple[Path, ...] = ()


def examples_folder() -> Path:
    """Say where the example stands: in the installed package, or in the checkout.

    Raises DocumentError when this copy was installed without it.
    """
    package = Path(__file__).resolve().parents[1]
    for folder in (package / "examples", package.parent / "examples"):
        if (folder / "workspace.json").is_file():
            return folder
    raise DocumentError("examples", DocumentFault.MISSING)


def run_demo(
    folder: Path,
    *,
    progress: Progress = SILENT,
    executor: ExecutorFactory = process_executor,
    told: Callable[[str], None] = lambda _: None,
    whole_year: bool = False,
) -> Demo:
    """Take the example through two rounds in `folder`; `told` hears what each step came to.

    With `whole_year` it goes from the refinement in spring to the next year's workspace. Raises
    WorkspaceError when the demo was run there before, StorageError.
    """
    examples = examples_folder()
    year = DemoYear(folder, examples, progress, executor, told) if whole_year else None
    facts = json.loads((examples / "workspace.json").read_text(encoding="utf-8"))
    kept: list[Finding] = []
    make_folder(folder)
    location = folder / "2025.gwr"
    loaded_at = datetime.fromisoformat("2025-01-24T09:00:00")
    with Workspace.create(
        str(location),
        region=facts["region"],
        year=facts["year"],
        now=loaded_at,
        identity=(facts["uid"], facts["secret"]),
    ) as workspace:
        values = {
            declared.OFFICE.key: facts["office"],
            declared.RETURN_TO.key: facts["return_to"],
        }
        change_settings(workspace, values, now=loaded_at)
        imported = import_units(workspace, examples / "units.xlsx", now=loaded_at)
        told(f"单位名录：{len(imported.added)} 个单位，{len(imported.groups)} 个分组")
        plan = load_plan(workspace, examples / "breakdown.docx", now=loaded_at)
        told(f"任务分解方案：{len(plan.plan.items)} 项，需要核对 {len(plan.findings)} 处")

        def one_round(code: str, name: str, returns: Path) -> tuple[Generated, Collected]:
            issued = datetime.fromisoformat(facts["issued"][code] + "T09:00:00")
            deadline = date.fromisoformat(facts["deadline"][code])
            out = folder / f"{name}填报表"
            generated = generate_workbooks(
                workspace, code, out, now=issued, deadline=deadline, progress=progress
            )
            came, beside = _copied(returns, folder / f"{name}报回")
            kept.extend((*generated.kept, *beside))
            collected = collect_returns(
                workspace,
                came,
                now=datetime(deadline.year, deadline.month, deadline.day, 17),
                progress=progress,
                executor=executor,
            )
            told(
                f"{name}：下发 {len(generated.workbooks)} 份填报表，收回 {len(collected.files)} 个文件"
            )
            return generated, collected

        if year:
            year.refine(workspace)
        one_round(_BEFORE, "上半年", examples / "returns" / f"{_BEFORE}.zip")
        if year:
            year.supervise(workspace, _BEFORE, "上半年")
        generated, collected = one_round(_ROUND, "前三季度", examples / "returns" / _ROUND)
        review = review_round(workspace, _ROUND)
        told(f"审核：需要人来处理的有 {review.to_settle} 项")
        report = write_report(workspace, _ROUND, folder / "报告", (WORKBOOK, WORD))
        told(f"报告：{'、'.join(str(path) for path in report.outputs)}")
        further: tuple[Path, ...] = ()
        if year:
            year.supervise(workspace, _ROUND, "前三季度")
            year.close(workspace)
            year.add_livelihood(workspace)
            further = year.end(workspace)
    if year:
        further = (*further, year.begin_next(location))
        kept += year.kept
    kept += report.kept
    return Demo(location, plan, generated, collected, review, report, tuple(kept), further)


def _copied(source: Path, folder: Path) -> tuple[list[Path], list[Finding]]:
    """Copy a file, or the files of a folder; gives the copies, and what was kept in their places."""
    make_folder(folder)
    try:
        inside = sorted(source.iterdir()) if source.is_dir() else [source]
        files = [file for file in inside if file.is_file()]
        saved = [save(folder / file.name, file.read_bytes()) for file in files]
    except OSError as error:
        raise storage_error(folder, error) from error
    kept = [finding for one in saved for finding in kept_findings(one)]
    return [one.path for one in saved], kept
