"""What 领导简报 shows and does: each leader's page before it is written, and the writing."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from gwreport.domain.plan.named_plans import EVERY_NAME, plan_names
from gwreport.reports.briefs.fitting import fitted
from gwreport.reports.briefs.leader_briefs import LeaderBrief, leader_briefs, lines_without_leader
from gwreport.reports.briefs.told import ToldBrief
from gwreport.reports.word.brief import brief_title, legend
from gwreport.ui.operations.opened import opened
from gwreport.workflow.output.leader_briefs import WrittenBriefs, write_briefs
from gwreport.workflow.output.report_data import report_data
from gwreport.workflow.progress import Progress


@dataclass(frozen=True, slots=True)
class BriefRow:
    """One leader: their numbers, and the words of their page."""

    brief: LeaderBrief
    words: ToldBrief


@dataclass(frozen=True, slots=True)
class BriefsView:
    """All leaders' pages of a round; `without_leader` counts the items that stand on none of them."""

    title: str
    legend: str
    rows: tuple[BriefRow, ...]
    without_leader: int
    is_final: bool
    plans: tuple[str, ...] = ()


def view_briefs(location: str, code: str, named: str = EVERY_NAME) -> BriefsView | None:
    """Make what the pages would say, of all plans (清单) together or of one; None when nothing was issued.

    A plan that there is no more is all of them.

    Raises WorkspaceError.
    """
    with opened(location) as workspace:
        if not workspace.book.is_under_way(code):
            return None
        round_, _ = workspace.issued_round(code)
        plans = plan_names(workspace.plan())
        named = named if named in plans else EVERY_NAME
        data = report_data(workspace, workspace.book.state(round_), named)
        title = brief_title(data)
        rows = tuple(BriefRow(one, fitted(one, round_, title).words) for one in leader_briefs(data))
        without = len(lines_without_leader(data))
        return BriefsView(title, legend(data), rows, without, data.facts.is_final, plans)


def write_leader_briefs(
    location: str,
    code: str,
    folder: Path,
    formats: Sequence[str],
    leaders: Sequence[str],
    named: str,
    progress: Progress,
) -> WrittenBriefs:
    """Write the pages and slides of these leaders, of all where none is given; `named` as `view_briefs`.

    Raises WorkspaceError, ArgumentError, DocumentError, StorageError.
    """
    with opened(location) as workspace:
        return write_briefs(
            workspace, code, folder, formats, leaders=leaders, named=named, progress=progress
        )
