"""Draft a breakdown from a government work report's text, with leads that earlier documents suggest."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from gwreport.domain.drafting.commitments import Commitment, WorkReport
from gwreport.domain.drafting.drafted import DraftedItem
from gwreport.domain.drafting.suggestions import Precedent, Suggester
from gwreport.domain.findings.codes.plans import PlanCode
from gwreport.domain.findings.finding import Finding
from gwreport.domain.findings.place import Place
from gwreport.domain.texts.quoting import beginning, in_one_line
from gwreport.machine.saving import make_folder_of, save
from gwreport.reading import Reading
from gwreport.reading.kinds.work_report import read_work_report
from gwreport.reading.opening import Convert
from gwreport.reports.lists.drafted_breakdown import drafted_breakdown
from gwreport.workflow.found_files import shown_file_name
from gwreport.workflow.outputs import WrittenFile, kept_findings
from gwreport.workflow.plan.read_document import read_document, read_file
from gwreport.workflow.processes.reading_process import run_apart
from gwreport.workflow.progress import SILENT, Progress

_SHOWN = 40


@dataclass(frozen=True, slots=True)
class DraftedPlan:
    """A draft: the report, its commitments with suggestions, what to look at, and the file if one was asked for."""

    report: WorkReport
    items: tuple[DraftedItem, ...]
    findings: tuple[Finding, ...]
    written: WrittenFile | None = None


def draft_plan(
    path: Path,
    history: Sequence[Path] = (),
    out: Path | None = None,
    *,
    progress: Progress = SILENT,
) -> DraftedPlan:
    """Draft a breakdown from the work report at `path`, and write it to `out` where that is given.

    `history` are earlier breakdowns and reports of completion; who led there is suggested. What
    stands at `out` is kept, the draft gets a name with a number then. Raises DocumentError,
    StorageError, Cancelled.
    """
    if out is not None:
        make_folder_of(out)
    name = shown_file_name(path)
    steps = 1 + len(history)
    progress.step(0, steps, name)
    report, findings = run_apart(_read, None, read_file(path), name, progress=progress)
    precedents: list[Precedent] = []
    for number, one in enumerate(history, 1):
        progress.step(number, steps, shown_file_name(one))
        found = list(precedents_in(read_document(one, progress=progress)))
        if not found:
            findings.append(Finding(PlanCode.HISTORY_WITHOUT_LEADS, Place(shown_file_name(one))))
        precedents += found
    suggester = Suggester(precedents)
    items = tuple(_drafted(one, suggester) for one in report.commitments)
    findings += _told(name, report, items)
    written = None if out is None else _written(out, report, items)
    kept = () if written is None else written.kept
    return DraftedPlan(report, items, (*findings, *kept), written)


def precedents_in(reading: Reading) -> Iterator[Precedent]:
    """Give the items of an earlier breakdown or report for which it names who led."""
    if reading.plan is not None:
        for item in reading.plan.items:
            if item.lead_units or item.leaders:
                yield Precedent(item.text, item.lead_units, item.leaders)
    if reading.report is not None:
        for row in reading.report.indicators:
            if row.lead_units:
                yield Precedent(row.name, row.lead_units)
        for task in (*reading.report.tasks, *reading.report.behind):
            if task.lead_units:
                yield Precedent(task.text, task.lead_units)


def _read(data: bytes, name: str, _: None, convert: Convert) -> tuple[WorkReport, list[Finding]]:
    return read_work_report(data, name, convert=convert)


def _drafted(commitment: Commitment, suggester: Suggester) -> DraftedItem:
    suggested = suggester.suggest(commitment.text)
    return DraftedItem(commitment, suggested.units, suggested.leaders)


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


def _written(out: Path, report: WorkReport, items: Sequence[DraftedItem]) -> WrittenFile:
    saved = save(out, drafted_breakdown(report, items))
    return WrittenFile(saved.path.absolute(), tuple(kept_findings(saved)))
