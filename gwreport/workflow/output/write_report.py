"""Write the completion report (完成情况报告) of a round, as a workbook, a Word document, PDF and OFD."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from gwreport.domain.findings.finding import Finding
from gwreport.domain.merging.summary import Counts
from gwreport.domain.papers import MainPaper
from gwreport.domain.plan.named_plans import MAIN
from gwreport.domain.review.kinds import ReviewKind
from gwreport.domain.review.merged_findings import merged_findings
from gwreport.domain.review.open_counts import OpenCounts
from gwreport.domain.review.plan_state import state_of
from gwreport.domain.review.round_state import RoundState
from gwreport.domain.rounds import Round
from gwreport.errors import ArgumentError
from gwreport.machine.saving import make_folder
from gwreport.reports.data import ReportData
from gwreport.reports.excel.workbook import report_workbook
from gwreport.reports.statistics import make_statistics
from gwreport.reports.texts.covering import covering_text
from gwreport.reports.word.fonts import fonts_here, installed_fonts
from gwreport.reports.word.report import report_content
from gwreport.settings import declared
from gwreport.wording.names import round_name
from gwreport.workbooks.file_names import safe_file_name
from gwreport.workflow.output.print_report import OFD, PDF, print_pages
from gwreport.workflow.output.report_data import report_data
from gwreport.workflow.output.word_forms import fill_papers
from gwreport.workflow.output.written_reports import Signing, note_written
from gwreport.workflow.outputs import Outputs
from gwreport.workflow.processes.template_filling import fill_apart
from gwreport.workflow.progress import SILENT, Progress, stop_if_cancelled
from gwreport.workflow.review.review_round import review_round
from gwreport.workflow.workspace import Workspace

WORKBOOK, WORD = "xlsx", "docx"
FORMATS = (WORKBOOK, WORD, PDF, OFD)


@dataclass(frozen=True, slots=True)
class WrittenReport:
    """The files that were written, the numbers in them, and what is still open.

    `findings` are of the report's content, `notices` of its making (a PDF that could not be made),
    `kept` of files that stood where it was to write. `fonts` says of each font of the Word document by what it is shown on this
    machine ("" by none that is known); it is None where no Word document was written, and empty
    where the machine's fonts cannot be learnt. Until it `is_final` it is marked as a draft (`has_lapsed`: it was final before it changed); `open` counts
    what waits in review, by sort, `unconfirmed` the rows of 附件3 that nobody has confirmed. `name` is that of the
    plan (清单) that is reported, "" for the main one.
    """

    round: Round
    outputs: tuple[Path, ...]
    counts: Counts
    findings: tuple[Finding, ...]
    notices: tuple[Finding, ...] = ()
    fonts: Mapping[str, str] | None = None
    kept: tuple[Finding, ...] = ()
    is_final: bool = False
    has_lapsed: bool = False
    open: OpenCounts = field(default_factory=dict[ReviewKind, int])
    unconfirmed: int = 0
    name: str = MAIN


def write_report(
    workspace: Workspace,
    code: str,
    folder: Path,
    formats: Sequence[str] = (WORKBOOK,),
    *,
    named: str = MAIN,
    by: Signing | None = None,
    progress: Progress = SILENT,
) -> WrittenReport:
    """Write the report of the plan `named` (清单); see `write_reports`."""
    (written,) = write_reports(
        workspace, code, folder, formats, names=(named,), by=by, progress=progress
    )
    return written


def write_reports(
    workspace: Workspace,
    code: str,
    folder: Path,
    formats: Sequence[str] = (WORKBOOK,),
    *,
    names: Sequence[str] = (MAIN,),
    by: Signing | None = None,
    progress: Progress = SILENT,
) -> tuple[WrittenReport, ...]:
    """Write the reports of plans into `folder` in the formats "xlsx", "docx", "pdf" and "ofd".

    Each plan of `names` has files of its own, which bear its name. `by` whom and when is noted with
    the files (`written_reports`); None notes nothing.

    The same ledger gives the same bytes of workbook and Word document. All files are made before
    the first is written, and each is there whole or not at all. Where no PDF can be made the Word
    document is written in its place. Raises ArgumentError, WorkspaceError, DocumentError (the office's template does not fit),
    StorageError.
    """
    for one in formats:
        if one not in FORMATS:
            raise ArgumentError("--format", "format", one)
    round_, _ = workspace.issued_round(code)
    make_folder(folder)
    state = workspace.book.state(round_)
    made: list[_Made] = []
    for name in names:
        data = report_data(workspace, state, name)
        made.append(_Made(name, data, *_make(workspace, data, set(formats), progress)))
    stop_if_cancelled(progress)
    return tuple(_written(workspace, state, folder, one, formats=formats, by=by) for one in made)


class _Made(NamedTuple):
    """A plan's report in memory, by format."""

    name: str
    data: ReportData
    files: dict[str, bytes]
    notices: list[Finding]


def _written(
    workspace: Workspace,
    state: RoundState,
    folder: Path,
    made: _Made,
    *,
    formats: Sequence[str],
    by: Signing | None,
) -> WrittenReport:
    outputs, data, round_ = Outputs(workspace), made.data, state.round
    name = safe_file_name(f"{round_name(round_)}{made.name}完成情况报告")
    written = outputs.write([(folder / f"{name}.{one}", it) for one, it in made.files.items()])
    if by is not None:
        files = list(zip(written, made.files.values(), strict=True))
        note_written(workspace, round_, files, by, is_final=data.facts.is_final)
    return WrittenReport(
        round_,
        tuple(written),
        data.counts,
        tuple(
            finding for one in state_of(state, made.name).merged for finding in merged_findings(one)
        ),
        tuple(made.notices),
        _fonts() if set(formats) & {WORD, PDF, OFD} else None,
        tuple(outputs.kept),
        data.facts.is_final,
        data.facts.has_lapsed,
        review_round(workspace, str(round_)).open_of(made.name),
        make_statistics(data).proposed,
        made.name,
    )


def _fonts() -> dict[str, str]:
    installed = installed_fonts()
    return {} if installed is None else fonts_here(installed)


def _make(
    workspace: Workspace, data: ReportData, formats: set[str], progress: Progress
) -> tuple[dict[str, bytes], list[Finding]]:
    """Make the files in memory, by format in the order of `FORMATS`."""
    made: dict[str, bytes] = {}
    notices: list[Finding] = []
    if WORKBOOK in formats:
        progress.step(0, 0, "Excel 报告")
        made[WORKBOOK] = report_workbook(data)
    if formats & {WORD, PDF, OFD}:
        progress.step(0, 0, "Word 报告")
        templates = workspace.settings.text(declared.TEMPLATES)
        content = report_content(data, covering_text(data, templates, fill_apart))
        (document,) = fill_papers(workspace, MainPaper.REPORT, [content])
        pages, notices = print_pages(document, formats, progress)
        # Whatever could not be printed can be had of the Word file.
        if WORD in formats or not pages:
            made[WORD] = document
        made |= pages
    return made, notices
