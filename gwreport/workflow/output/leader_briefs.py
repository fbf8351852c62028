"""For the leaders: one page each in Word, and slides (`gwreport brief`)."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from gwreport.domain.findings.finding import Finding
from gwreport.domain.papers import PagePaper
from gwreport.domain.plan.named_plans import EVERY_NAME, shown_name
from gwreport.domain.rounds import Round
from gwreport.domain.units.registry import near_names
from gwreport.errors import ArgumentError, UnknownNameError
from gwreport.machine.saving import make_folder
from gwreport.reports.briefs.leader_briefs import (
    LeaderBrief,
    leader_briefs,
    leader_names,
    lines_without_leader,
)
from gwreport.reports.data import ReportData
from gwreport.reports.slides.brief_deck import brief_deck
from gwreport.reports.word.brief import brief_page
from gwreport.reports.word.templates.joining import joined
from gwreport.wording.names import LEADER_BRIEF, round_name
from gwreport.workbooks.file_names import safe_file_name
from gwreport.workflow.output.paper_values import paper_office, paper_values
from gwreport.workflow.output.report_data import report_data
from gwreport.workflow.output.word_forms import fill_papers
from gwreport.workflow.outputs import Outputs
from gwreport.workflow.progress import SILENT, Progress, stop_if_cancelled
from gwreport.workflow.workspace import Workspace

WORD, SLIDES = "docx", "pptx"
FORMATS = (WORD, SLIDES)


@dataclass(frozen=True, slots=True)
class WrittenBriefs:
    """The files, whose pages are in them in their order, and what stands on no page.

    `without_leader` counts the items for which the plan names no leader. Until the round's report
    `is_final` every page is marked as a draft. `kept` tells of files that stood where it was to write.
    """

    round: Round
    outputs: tuple[Path, ...]
    leaders: tuple[str, ...]
    without_leader: int
    is_final: bool
    kept: tuple[Finding, ...] = ()


def write_briefs(
    workspace: Workspace,
    code: str,
    folder: Path,
    formats: Sequence[str] = FORMATS,
    *,
    leaders: Sequence[str] = (),
    named: str = EVERY_NAME,
    progress: Progress = SILENT,
) -> WrittenBriefs:
    """Write the leaders' pages ("docx") and slides ("pptx") of a round; `leaders` names some of them.

    They tell of all plans (清单) together, or of the one that is `named`.

    The same ledger gives the same bytes. All files are made before the first is written. Raises
    ArgumentError (a format, or a plan without leaders), UnknownNameError for a leader who has no items, WorkspaceError,
    DocumentError (the office's Word file does not fit), StorageError.
    """
    for one in formats:
        if one not in FORMATS:
            raise ArgumentError("--format", "brief-format", one)
    data = brief_data(workspace, code, named)
    briefs = leader_briefs(data, _wanted(data, leaders))
    make_folder(folder)
    made: dict[str, bytes] = {}
    for step, one in enumerate(dict.fromkeys(formats)):
        progress.step(step, len(set(formats)), LEADER_BRIEF)
        make = _pages if one == WORD else _slides
        made[one] = make(workspace, data, briefs)
        stop_if_cancelled(progress)
    outputs = Outputs(workspace)
    name = _file_name(data, briefs, named)
    written = outputs.write([(folder / f"{name}.{one}", content) for one, content in made.items()])
    return WrittenBriefs(
        data.round,
        tuple(written),
        tuple(one.leader for one in briefs),
        len(lines_without_leader(data)),
        data.facts.is_final,
        tuple(outputs.kept),
    )


def brief_data(workspace: Workspace, code: str, named: str = EVERY_NAME) -> ReportData:
    """Give the report of a round, of all plans together or of one, that has leaders to be told of it.

    Raises ArgumentError when its plan names none, WorkspaceError when nothing was issued.
    """
    round_, _ = workspace.issued_round(code)
    data = report_data(workspace, workspace.book.state(round_), named)
    if not leader_names(data):
        raise ArgumentError("ROUND", "no-leaders", code)
    return data


def _wanted(data: ReportData, leaders: Sequence[str]) -> Sequence[str]:
    known = leader_names(data)
    for one in leaders:
        if one not in known:
            raise UnknownNameError("leader", one, tuple(near_names(one, known))[:3])
    return leaders or known


def _file_name(data: ReportData, briefs: Sequence[LeaderBrief], named: str) -> str:
    of_plan = [] if named == EVERY_NAME else [shown_name(named)]
    of_leader = [briefs[0].leader] if len(briefs) == 1 and len(leader_names(data)) > 1 else []
    name = f"{round_name(data.round)}{LEADER_BRIEF}"
    return safe_file_name("_".join((name, *of_plan, *of_leader)))


def _pages(workspace: Workspace, data: ReportData, briefs: Sequence[LeaderBrief]) -> bytes:
    office = paper_office(workspace)
    common = paper_values(workspace, data.round, data.as_of.date())
    pages = [brief_page(data, one, office, common) for one in briefs]
    filled = fill_papers(workspace, PagePaper.BRIEF, [one.content for one in pages])
    return joined(filled, [one.styles for one in pages])


def _slides(workspace: Workspace, data: ReportData, briefs: Sequence[LeaderBrief]) -> bytes:
    return brief_deck(data, briefs, paper_office(workspace))
