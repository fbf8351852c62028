"""Score (考核): each unit's points in a round by the office's own rules, and what becomes of objections."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from gwreport.domain.decisions.decisions import (
    Decision,
    DecisionKind,
    ListedDecision,
    listed_decisions,
    undone,
)
from gwreport.domain.decisions.scoring import (
    GroundId,
    Objection,
    ScoreRules,
    read_ground_id,
    standing_objections,
)
from gwreport.domain.findings.finding import Finding
from gwreport.domain.plan.named_plans import EVERY_NAME
from gwreport.domain.review.plan_state import state_of
from gwreport.domain.units.registry import near_names
from gwreport.domain.year.scores import Ground, present_objections, score_units
from gwreport.errors import ArgumentError, UnknownNameError
from gwreport.machine.saving import make_folder
from gwreport.reports.lists.scores import score_workbook, unit_score_workbook
from gwreport.reports.scored_round import ScoredRound
from gwreport.wording.names import round_name
from gwreport.wording.scores import OBJECTIONS_FOLDER, SCORES_NAME, ground_number
from gwreport.workbooks.file_names import safe_file_name
from gwreport.workflow.output.report_data import report_data
from gwreport.workflow.outputs import Outputs
from gwreport.workflow.review.record_decision import Author, record
from gwreport.workflow.workspace import Workspace
from gwreport.workflow.year.scoring.happenings import round_happenings
from gwreport.workflow.year.scoring.score_rules import rules_in_force


@dataclass(frozen=True, slots=True)
class WrittenScores:
    """The files of a scoring: the workbook of all, and one a unit to be sent for objections.

    `kept` tells of files that stood where one of them was to be written.
    """

    book: Path
    units: tuple[Path, ...]
    kept: tuple[Finding, ...] = ()

    @property
    def outputs(self) -> tuple[Path, ...]:
        """All files."""
        return (self.book, *self.units)


def score_round(
    workspace: Workspace, code: str, rules: ScoreRules | None = None, *, today: date
) -> ScoredRound:
    """Score every unit of the registry that leads an item, by the rules in force or by those given.

    What has not come is missing, whatever the day; `today` says which answers to supervision are overdue. Raises ArgumentError, WorkspaceError.
    """
    round_, _ = workspace.issued_round(code)
    book = workspace.book
    # All plans together, a matter that stands in several of them once.
    state = state_of(book.state(round_), EVERY_NAME)
    data = report_data(workspace, state, EVERY_NAME)
    in_force, by = rules_in_force(workspace)
    scored_by = rules or in_force
    leads = {name for names in book.leads().values() for name in names}
    objections = _objections(workspace, code=str(round_))
    units = score_units(
        (unit for unit in state.registry.units if unit.name in leads),
        round_happenings(workspace, state, data, today),
        scored_by,
        objections,
    )
    moments = [data.as_of, *(one.at for one in objections.values()), *([by.at] if by else [])]
    return ScoredRound(
        round_,
        workspace.facts.region,
        scored_by,
        units,
        max(moments),
        state.deadline,
        None if rules else by,
        {item.id: item.text for item in state.plan.items},
    )


def write_scores(workspace: Workspace, scored: ScoredRound, folder: Path) -> WrittenScores:
    """Write the workbook of all scores, and one for each unit, into `folder`.

    Raises StorageError.
    """
    name = round_name(scored.round)
    units_folder = folder / f"{name}{OBJECTIONS_FOLDER}"
    files = [(folder / f"{name}_{SCORES_NAME}.xlsx", score_workbook(scored))]
    for one in scored.units:
        end = f"_{name}_考核情况.xlsx"
        unit = safe_file_name(f"{one.unit.number:03d}_{one.unit.name}", reserve=end)
        files.append((units_folder / f"{unit}{end}", unit_score_workbook(scored, one)))
    make_folder(folder)
    make_folder(units_folder)
    outputs = Outputs(workspace)
    book, *units = outputs.write(files)
    return WrittenScores(book, tuple(units), tuple(outputs.kept))


def object_to(
    workspace: Workspace, code: str, ground_id: str, objection: Objection, author: Author
) -> int:
    """Settle a unit's objection to a ground (采纳 or not); returns the decision's number.

    Raises UnknownNameError for a ground that is none of the round's, ArgumentError without a reason,
    ConflictError.
    """
    scored = score_round(workspace, code, today=author.now.date())
    ground = find_ground(scored, ground_id)
    return record(
        workspace,
        str(scored.round),
        ground.id,
        DecisionKind.OBJECTION,
        objection.value,
        author,
    )


def find_ground(scored: ScoredRound, written: str) -> Ground:
    """Give the ground of that id, or of the number that a clerk reads ("滞后-002-T17").

    Raises UnknownNameError with numbers that come close.
    """
    name = "".join(written.split()).casefold()
    every = {ground_number(one.happening.id): one for one in scored.grounds}
    by_name = {number.casefold(): one for number, one in every.items()}
    by_name |= {one.id.casefold(): one for one in scored.grounds}
    if (ground := by_name.get(name)) is None:
        mark = written.partition("-")[0]
        near = near_names(written, every) or tuple(one for one in every if one.startswith(mark))
        raise UnknownNameError("ground", written, near[:3])
    return ground


def undo_objection(workspace: Workspace, code: str, number: int, author: Author) -> int:
    """Take what was settled of an objection back; returns the number of the undoing.

    Raises ArgumentError when there is no such decision in force.
    """
    round_, _ = workspace.issued_round(code)
    decisions = workspace.book.parts.decisions(str(round_))
    subject = next((one.subject for one in decisions if one.number == number), "")

    def still(now: Sequence[Decision]) -> None:
        its = {one.number for one in now if one.kind is DecisionKind.OBJECTION}
        if number not in its - undone(now):
            raise ArgumentError("--undo", "score-nothing-to-undo", str(number))

    still(decisions)
    kind = DecisionKind.UNDO
    return record(workspace, str(round_), subject, kind, str(number), author, still=still)


def list_objections(workspace: Workspace, code: str) -> list[ListedDecision]:
    """Give what was settled of objections in a round, and the undoings, oldest first."""
    round_, _ = workspace.issued_round(code)
    every = listed_decisions(workspace.book.parts.decisions(str(round_)))
    its = {one.decision.number for one in every if one.decision.kind is DecisionKind.OBJECTION}

    def is_of_them(one: Decision) -> bool:
        return one.number in its or (one.kind is DecisionKind.UNDO and int(one.value) in its)

    return [one for one in every if is_of_them(one.decision)]


def _objections(workspace: Workspace, *, code: str) -> dict[GroundId, Decision]:
    standing = standing_objections(workspace.book.parts.decisions(code))
    known = {id_: one for written, one in standing.items() if (id_ := read_ground_id(written))}
    return present_objections(known, workspace.book.parts.registry)
