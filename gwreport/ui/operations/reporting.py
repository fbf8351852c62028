"""What 报告 shows and does: the report as it will print, and the writing of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from gwreport.domain.plan.named_plans import EVERY_NAME, MAIN
from gwreport.domain.review.open_counts import OpenCounts
from gwreport.reports.data import ReportData
from gwreport.reports.statistics import Statistics, make_statistics
from gwreport.reports.texts.covering import CoveringText, covering_text
from gwreport.settings import declared
from gwreport.ui.operations.opened import opened
from gwreport.workflow.output import finalize as final
from gwreport.workflow.output.report_data import report_data
from gwreport.workflow.output.write_report import WrittenReport, write_report
from gwreport.workflow.output.written_reports import ReportFile, Signing, list_written
from gwreport.workflow.plan.choose_plan import chosen_plans
from gwreport.workflow.processes.template_filling import fill_apart
from gwreport.workflow.progress import Progress
from gwreport.workflow.review.record_decision import Author
from gwreport.workflow.review.review_round import review_round


@dataclass(frozen=True, slots=True)
class ReportPreview:
    """A report before it is written; `open` counts what waits in review, by sort.

    `written` are the files of the round's reports, newest first, `plans` the names of the plans (清单)
    that have a report.
    """

    data: ReportData
    statistics: Statistics
    covering: CoveringText
    open: OpenCounts
    written: tuple[ReportFile, ...]
    plans: tuple[str, ...] = ()


def view_report(location: str, code: str, named: str = MAIN) -> ReportPreview | None:
    """Make what the report of a plan would print; None when nothing was issued in the round, or it collects nodes.

    A plan that there is no more is the main one.
    Raises WorkspaceError, DocumentError for an office template that does not fit.
    """
    with opened(location) as workspace:
        round_ = workspace.round(code, refinement=True)
        if round_.is_refinement or not workspace.book.is_under_way(code):
            return None
        round_, _ = workspace.issued_round(code)
        plans = chosen_plans(workspace, EVERY_NAME)
        named = named if named in plans else MAIN
        data = report_data(workspace, workspace.book.state(round_), named)
        templates = workspace.settings.text(declared.TEMPLATES)
        covering = covering_text(data, templates, fill_apart)
        open_ = review_round(workspace, code).open_of(named)
        written = tuple(list_written(workspace, code))
        return ReportPreview(data, make_statistics(data), covering, open_, written, plans)


def write(
    location: str,
    code: str,
    folder: Path,
    formats: Sequence[str],
    by: Signing,
    progress: Progress,
    named: str = MAIN,
) -> WrittenReport:
    """Write a plan's report in these formats, and note by whom and when.

    Raises WorkspaceError, DocumentError, StorageError.
    """
    with opened(location) as workspace:
        return write_report(workspace, code, folder, formats, named=named, by=by, progress=progress)


def finalize(
    location: str, code: str, who: str, reason: str, now: datetime, named: str = MAIN
) -> int:
    """Declare a plan's report final as it is, whatever is still open in it; that is the reason where none is given.

    Raises WorkspaceError.
    """
    with opened(location) as workspace:
        return final.finalize(workspace, code, Author(who, reason, now), named)


def make_draft(
    location: str, code: str, who: str, reason: str, now: datetime, named: str = MAIN
) -> int:
    """Take back that a plan's report is final.

    Raises WorkspaceError, ArgumentError without a reason.
    """
    with opened(location) as workspace:
        return final.make_draft(workspace, code, Author(who, reason, now), named)
