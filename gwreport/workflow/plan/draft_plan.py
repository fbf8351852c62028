"""Draft a breakdown from a government work report's text, with leads that earlier documents suggest."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from gwreport.domain.drafting.commitments import Commitment, WorkReport
from gwreport.domain.drafting.drafted import DraftedItem, RowState
from gwreport.domain.drafting.suggestions import Precedent, Suggester
from gwreport.domain.findings.codes.plans import PlanCode
from gwreport.domain.findings.finding import Finding
from gwreport.domain.findings.place import Place
from gwreport.domain.plan.documents import PastReport
from gwreport.domain.plan.plan import Plan
from gwreport.domain.rounds import year_rounds
from gwreport.domain.texts.quoting import beginning, in_one_line
from gwreport.errors import WorkspaceError, WorkspaceFault
from gwreport.machine.saving import make_folder_of, save
from gwreport.reading import Reading
from gwreport.reading.kinds.work_report import read_work_report
from gwreport.reading.opening import Convert
from gwreport.reports.lists.drafted_breakdown import drafted_breakdown
from gwreport.workflow.found_files import shown_file_name
from gwreport.workflow.given_file import read_file
from gwreport.workflow.locations import SUFFIX
from gwreport.workflow.outputs import WrittenFile, kept_findings
from gwreport.workflow.plan.read_document import read_document
from gwreport.workflow.processes.reading_process import run_apart
from gwreport.workflow.progress import SILENT, Progress
from gwreport.workflow.workspace import Workspace

_SHOWN = 40


@dataclass(frozen=True, slots=True)
class DraftedPlan:
    """A draft: the report, its commitments with suggestions, what to look at, and the file if one was asked for.

    `suggester` suggests for further texts as it did for these.
    """

    report: WorkReport
    items: tuple[DraftedItem, ...]
    findings: tuple[Finding, ...]
    suggester: Suggester
    written: WrittenFile | None = None


def draft_plan(
    path: Path,
    history: Sequence[Path] = (),
    out: Path | None = None,
    *,
    workspace: Workspace | None = None,
    progress: Progress = SILENT,
) -> DraftedPlan:
    """Draft a breakdown from the work report at `path`, and write it to `out` where that is given.

    `history` are earlier breakdowns, reports of completion and workspaces (.gwr); who led there, and in
    the open `workspace`, is suggested. What stands at `out` is kept, the draft gets a name with a number
    then. Raises DocumentError, WorkspaceError, StorageError, Cancelled.
    """
    if out is not None:
        make_folder_of(out)
    name = shown_file_name(path)
    steps = 1 + len(history)
    progress.step(0, steps, name)
    report, findings = run_apart(_read, None, read_file(path), name, progress=progress)
    precedents = list(precedents_of_workspace(workspace)) if workspace else []
    for number, one in enumerate(history, 1):
        progress.step(number, steps, shown_file_name(one))
        found = precedents_at(one, progress)
        if not found:
            findings.append(Finding(PlanCode.HISTORY_WITHOUT_LEADS, Place(shown_file_name(one))))
        precedents += found
    suggester = Suggester(precedents)
    items = tuple(suggested(one, suggester) for one in report.commitments)
    findings += _told(name, report, items)
    written = None if out is None else write_draft(out, report, items)
    kept = () if written is None else written.kept
    return DraftedPlan(report, items, (*findings, *kept), suggester, written)


def write_draft(out: Path, report: WorkReport, items: Sequence[DraftedItem]) -> WrittenFile:
    """Write rows as a breakdown that `load` reads, without those that were dropped.

    What stands at `out` is kept, and the draft gets a name with a number. Raises StorageError.
    """
    make_folder_of(out)
    kept = [one for one in items if one.state is not RowState.DROPPED]
    saved = save(out, drafted_breakdown(report, kept))
    return WrittenFile(saved.path.absolute(), tuple(kept_findings(saved)))


def precedents_at(path: Path, progress: Progress = SILENT) -> list[Precedent]:
    """Read who led what in an earlier breakdown, report or workspace; [] where it names nobody.

    A workspace is looked into and changed by no byte. Raises DocumentError, WorkspaceError, Cancelled.
    """
    if path.suffix.lower() != SUFFIX:
        return list(precedents_in(read_document(path, progress=progress)))
    if not path.is_file():
        raise WorkspaceError(str(path), WorkspaceFault.MISSING)
    with Workspace.open(str(path), trial=True, noted=False) as workspace:
        return list(precedents_of_workspace(workspace))


def precedents_of_workspace(workspace: Workspace) -> Iterator[Precedent]:
    """Give who led what in a workspace: in its plan, and in the reports of past rounds loaded into it."""
    parts = workspace.book.parts
    if parts.plan is not None:
        yield from _of_plan(parts.plan)
    year = workspace.facts.year
    for round_ in (*year_rounds(year - 1), *year_rounds(year)):
        report = parts.history(str(round_))
        if report is not None:
            yield from _of_report(report)


def precedents_in(reading: Reading) -> Iterator[Precedent]:
    """Give the items of an earlier breakdown or report for which it names who led."""
    if reading.plan is not None:
        yield from _of_plan(reading.plan)
    if reading.report is not None:
        yield from _of_report(reading.report)


def suggested(commitment: Commitment, suggester: Suggester) -> DraftedItem:
    """Give a commitment with who may lead it."""
    found = suggester.suggest(commitment.text)
    return DraftedItem(commitment, found.units, found.leaders)


def _of_plan(plan: Plan) -> Iterator[Precedent]:
    for item in plan.items:
        if item.lead_units or item.leaders:
            yield Precedent(item.text, item.lead_units, item.leaders)


def _of_report(report: PastReport) -> Iterator[Precedent]:
    for row in report.indicators:
        if row.lead_units:
            yield Precedent(row.name, row.lead_units)
    for task in (*report.tasks, *report.behind):
        if task.lead_units:
            yield Precedent(task.text, task.lead_units)


def _read(data: bytes, name: str, _: None, convert: Convert) -> tuple[WorkReport, list[Finding]]:
    return read_work_report(data, name, convert=convert)


def _told(name: str, report: WorkReport, items: Sequence[DraftedItem]) -> Iterator[Finding]:
    place = Place(name)
    if report.left_out:
        facts = {
            "count": len(report.left_out),
            "text": beginning(in_one_line(report.left_out[0]), _SHOWN),
        }
        yield Finding(PlanCode.SENTENCES_LEFT_OUT, place, facts=facts)
    if unsure := sum(not one.lead_units for one in items):
        yield Finding(PlanCode.LEADS_UNSURE, place, facts={"count": unsure, "all": len(items)})
