"""Write the completion report (完成情况报告) of a round, as a workbook, a Word document and a PDF."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from gwreport.domain.findings.codes.outputs import OutputCode
from gwreport.domain.findings.finding import Finding
from gwreport.domain.merging.summary import Counts
from gwreport.domain.papers import PaperForm
from gwreport.domain.review.merged_findings import merged_findings
from gwreport.domain.rounds import Round
from gwreport.errors import ArgumentError
from gwreport.machine.conversion import Unmade, printed
from gwreport.machine.saving import make_folder
from gwreport.reports.data import ReportData
from gwreport.reports.excel.workbook import report_workbook
from gwreport.reports.statistics import make_statistics
from gwreport.reports.texts.covering import covering_text
from gwreport.reports.word.fonts import fonts_here, installed_fonts
from gwreport.reports.word.report import report_content
from gwreport.settings import declared
from gwreport.wording.names import round_name
from gwreport.workflow.output.report_data import report_data
from gwreport.workflow.output.word_forms import fill_papers
from gwreport.workflow.outputs import Outputs
from gwreport.workflow.processes.template_filling import fill_apart
from gwreport.workflow.progress import SILENT, Progress, stop_if_cancelled
from gwreport.workflow.workspace import Workspace

WORKBOOK, WORD, PDF = "xlsx", "docx", "pdf"
FORMATS = (WORKBOOK, WORD, PDF)


@dataclass(frozen=True, slots=True)
class WrittenReport:
    """The files that were written, the numbers in them, and what is still open.

    `findings` are of the report's content, `notices` of its making (a PDF that could not be made),
    `kept` of files that stood where it was to write. `fonts` says of each font of the Word document by what it is shown on this
    machine ("" by none that is known); it is None where no Word document was written, and empty
    where the machine's fonts cannot be learnt. Until it `is_final` it is marked as a draft; `conflicts`
    are the items on which units differ, `unconfirmed` the rows of 附件3 that nobody has confirmed.
    """

    round: Round
    outputs: tuple[Path, ...]
    counts: Counts
    findings: tuple[Finding, ...]
    notices: tuple[Finding, ...] = ()
    fonts: Mapping[str, str] | None = None
    kept: tuple[Finding, ...] = ()
    is_final: bool = False
    conflicts: int = 0
    unconfirmed: int = 0


def write_report(
    workspace: Workspace,
    code: str,
    folder: Path,
    formats: Sequence[str] = (WORKBOOK,),
    *,
    progress: Progress = SILENT,
) -> WrittenReport:
    """Write the report into `folder` in the formats "xlsx", "docx" and "pdf".

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
    data = report_data(workspace, state)
    made, notices = _make(workspace, data, set(formats), progress)
    stop_if_cancelled(progress)
    outputs = Outputs(workspace)
    name = f"{round_name(round_)}完成情况报告"
    written = outputs.write([(folder / f"{name}.{one}", data) for one, data in made.items()])
    return WrittenReport(
        round_,
        tuple(written),
        data.counts,
        tuple(finding for one in state.merged for finding in merged_findings(one)),
        tuple(notices),
        _fonts() if set(formats) & {WORD, PDF} else None,
        tuple(outputs.kept),
        data.facts.is_final,
        data.facts.conflicts,
        make_statistics(data).proposed,
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
    if formats & {WORD, PDF}:
        progress.step(0, 0, "Word 报告")
        templates = workspace.settings.text(declared.TEMPLATES)
        content = report_content(data, covering_text(data, templates, fill_apart))
        (document,) = fill_papers(workspace, PaperForm.REPORT, [content])
        as_pdf = None
        if PDF in formats:
            progress.step(0, 0, "PDF")
            stop_if_cancelled(progress)
            outcome = printed(document, is_stopped=progress.cancelled)
            stop_if_cancelled(progress)
            if isinstance(outcome, Unmade):
                code = (
                    OutputCode.PDF_NO_PROGRAM
                    if outcome is Unmade.NO_PROGRAM
                    else OutputCode.PDF_NOT_MADE
                )
                notices.append(Finding(code))
            else:
                as_pdf = outcome
        if WORD in formats or as_pdf is None:
            made[WORD] = document
        if as_pdf is not None:
            made[PDF] = as_pdf
    return made, notices
