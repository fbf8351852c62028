"""Write the completion report (完成情况报告) of a round."""

from dataclasses import dataclass
from pathlib import Path

from gwreport.domain.decisions import standing
from gwreport.domain.findings import Finding
from gwreport.domain.rounds import Round
from gwreport.domain.summary import Counts
from gwreport.officefiles.saving import make_folder, save_beside
from gwreport.reports.data import ReportData, ReportTitles, make_report_data
from gwreport.reports.workbook import report_workbook
from gwreport.settings import declared
from gwreport.settings.declared import Option
from gwreport.wording.names import period, round_name
from gwreport.workflow.review_round import merged_findings
from gwreport.workflow.round_state import RoundState, round_state
from gwreport.workflow.workspace import Workspace


@dataclass(frozen=True, slots=True)
class WrittenReport:
    """The files that were written, the numbers in them, and what is still open."""

    round: Round
    outputs: tuple[Path, ...]
    counts: Counts
    findings: tuple[Finding, ...]


def report_data(workspace: Workspace, state: RoundState) -> ReportData:
    """Arrange a round for printing, by the workspace's settings."""
    settings, facts = workspace.settings, workspace.facts

    def title(option: Option[str]) -> str:
        names = {
            "{period}": period(state.round),
            "{year}": str(facts.year),
            "{region}": facts.region,
        }
        words = settings.text(option)
        for placeholder, value in names.items():
            words = words.replace(placeholder, value)
        return words

    return make_report_data(
        state.merged,
        round_=state.round,
        region=facts.region,
        titles=ReportTitles(
            title(declared.ANNEX1_TITLE),
            title(declared.ANNEX2_TITLE),
            title(declared.ANNEX3_TITLE),
        ),
        missing_text=settings.text(declared.MISSING_TEXT),
        as_of=_last_change(workspace, state),
        leader_headings=settings.flag(declared.LEADER_HEADINGS),
    )


def write_report(workspace: Workspace, code: str, folder: Path) -> WrittenReport:
    """Write the report as xlsx into `folder`; the same ledger gives the same bytes.

    A report that is open elsewhere is not overwritten: it gets a second name. Raises
    ArgumentError, WorkspaceError, StorageError.
    """
    round_, _ = workspace.issued_round(code)
    make_folder(folder)
    state = round_state(workspace, round_)
    data = report_data(workspace, state)
    path = save_beside(folder / f"{round_name(round_)}完成情况报告.xlsx", report_workbook(data))
    findings = [finding for one in state.merged for finding in merged_findings(one)]
    return WrittenReport(round_, (path.absolute(),), data.counts, tuple(findings))


def _last_change(workspace: Workspace, state: RoundState) -> str:
    times = [workspace.facts.created_at]
    times += [one.issued_at for one in state.issues]
    times += [one.received_at for one in state.submissions]
    # A decision that was taken back leaves the report as it was before, to the byte.
    times += [one.at for one in standing(state.decisions).values()]
    return max(times)
