"""What 起草 does: reads a work report and what earlier years tell, and writes what was chosen as a breakdown."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from gwreport.domain.drafting.commitments import WorkReport
from gwreport.domain.drafting.drafted import DraftedItem
from gwreport.domain.drafting.suggestions import Precedent, Suggester
from gwreport.domain.findings.codes.plans import PlanCode
from gwreport.errors import GwreportError
from gwreport.ui.operations.opened import opened
from gwreport.ui.operations.sentences import error_words, finding_words
from gwreport.workflow.outputs import WrittenFile
from gwreport.workflow.plan.draft_plan import (
    draft_plan,
    precedents_at,
    precedents_of_workspace,
    write_draft,
)
from gwreport.workflow.plan.draft_rows import joined, left_out_row, parted, reworded
from gwreport.workflow.progress import Progress

# What the rows themselves show, and how many there are.
_SEEN = (PlanCode.SENTENCES_LEFT_OUT, PlanCode.LEADS_UNSURE)


@dataclass(frozen=True, slots=True)
class Sources:
    """What a draft is made from: the report, the earlier documents, and whether the open workspace is one too."""

    report: Path
    history: tuple[Path, ...] = ()
    with_workspace: bool = False


@dataclass(frozen=True, slots=True)
class DraftedView:
    """A draft as it was read; `told` says what is to be known of it.

    Of a report that can no longer be read `rows` is empty: what was written of it before stands in its draft.
    """

    sources: Sources
    report: WorkReport
    rows: tuple[DraftedItem, ...]
    suggester: Suggester
    told: tuple[str, ...] = ()

    @property
    def units(self) -> tuple[str, ...]:
        """The units that earlier documents name."""
        return self.suggester.units

    @property
    def leaders(self) -> tuple[str, ...]:
        """The leaders that earlier documents name."""
        return self.suggester.leaders


def make_draft(location: str, sources: Sources, progress: Progress) -> DraftedView:
    """Draft a breakdown; `location` is that of the open workspace, "" for none.

    Raises DocumentError, WorkspaceError, Cancelled.
    """
    if not (location and sources.with_workspace):
        made = draft_plan(sources.report, sources.history, progress=progress)
    else:
        with opened(location) as workspace:
            made = draft_plan(
                sources.report, sources.history, workspace=workspace, progress=progress
            )
    told = tuple(finding_words(one) for one in made.findings if one.code not in _SEEN)
    # What was taken for no task stands at the end, left out: nothing of the report is out of sight.
    left = (left_out_row(one, made.suggester) for one in made.report.left_out)
    return DraftedView(sources, made.report, (*made.items, *left), made.suggester, told)


def go_on(location: str, sources: Sources, title: str, progress: Progress) -> DraftedView:
    """Draft again what was left as a draft; what can no longer be read is told, and nothing hindered by it.

    Raises Cancelled.
    """
    try:
        return make_draft(location, sources, progress)
    except GwreportError as error:
        told = [error_words(error)]
    found: list[Precedent] = []
    try:
        if location and sources.with_workspace:
            with opened(location) as workspace:
                found += precedents_of_workspace(workspace)
    except GwreportError as error:
        told.append(error_words(error))
    for path in sources.history:
        try:
            found += precedents_at(path, progress)
        except GwreportError as error:
            told.append(error_words(error))
    report = WorkReport(title, None, ())
    return DraftedView(sources, report, (), Suggester(found), tuple(dict.fromkeys(told)))


def store_draft(path: Path, report: WorkReport, rows: Sequence[DraftedItem]) -> WrittenFile:
    """Write the rows as a breakdown workbook.

    Raises StorageError.
    """
    return write_draft(path, report, rows)


def has_precedents(location: str) -> bool:
    """Say whether the open workspace has a plan, or reports of past rounds, that tell who led what.

    Raises WorkspaceError.
    """
    with opened(location) as workspace:
        return any(True for _ in precedents_of_workspace(workspace))


def reword(row: DraftedItem, text: str) -> DraftedItem:
    """Give a row other words, with the targets that are in them."""
    return reworded(row, text)


def part(row: DraftedItem, at: int, suggester: Suggester) -> tuple[DraftedItem, ...]:
    """Part a row at a place in its text; the row alone where nothing stands on one side."""
    return parted(row, at, suggester)


def join(first: DraftedItem, second: DraftedItem, suggester: Suggester) -> DraftedItem:
    """Make one row of two."""
    return joined(first, second, suggester)
