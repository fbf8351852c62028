"""Where a round stands: its merged items and its units, from the ledger alone."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from gwreport.domain.decisions.decisions import Decision
from gwreport.domain.form.design import FormDesign
from gwreport.domain.judgement.results import Judgement
from gwreport.domain.judgement.round_judging import judge_round, with_judgements
from gwreport.domain.merging.merging import Merged
from gwreport.domain.merging.send_backs import Pending, pending
from gwreport.domain.merging.summary import UnitProgress, UnitState
from gwreport.domain.plan.plan import Plan
from gwreport.domain.returns.issues import Issue, newest_deadline
from gwreport.domain.returns.returns import MERGED_OUTCOMES, Entry, Outcome, Submission
from gwreport.domain.rounds import Round
from gwreport.domain.units.registry import Registry
from gwreport.settings.judgement import rules_of
from gwreport.wording.form_design import STANDARD
from gwreport.workflow.rounds.earlier_rounds import earlier_than
from gwreport.workflow.rounds.merged_round import (
    issue_under_present_names,
    merged_entries,
    merged_round,
)
from gwreport.workflow.workspace import Workspace


@dataclass(frozen=True, slots=True)
class RoundState:
    """Everything that is known of one round; `submissions` in the order in which they came.

    `judgements` propose each item's class, by its id; an item's own status is the reviewer's where
    there is one, else the proposed. `design` says what the unit workbooks ask.
    """

    round: Round
    plan: Plan
    registry: Registry
    issues: tuple[Issue, ...]
    submissions: tuple[Submission, ...]
    decisions: tuple[Decision, ...]
    merged: tuple[Merged, ...]
    judgements: Mapping[str, Judgement] = field(default_factory=dict[str, Judgement])
    design: FormDesign = STANDARD

    @property
    def deadline(self) -> date | None:
        """The newest deadline; None when none was set."""
        return newest_deadline(self.issues)

    @property
    def entries(self) -> list[Entry]:
        """The entries that are merged, oldest version first."""
        return merged_entries(self.submissions)

    def sent_back(self) -> dict[str, Pending]:
        """Give what was sent back and is not corrected yet, by unit."""
        decisions = [
            replace(one, subject=unit.name) if unit else one
            for one in self.decisions
            for unit in [self.registry.find(one.subject)]
        ]
        return pending(decisions, self.submissions, self.entries)

    def issued_items(self) -> dict[str, tuple[str, ...]]:
        """Give the ids of the items that each unit was asked for, by unit, newest issue last."""
        asked: dict[str, dict[str, None]] = {}
        for issue in self.issues:
            for workbook in issue.workbooks:
                asked.setdefault(workbook.unit, {}).update(dict.fromkeys(workbook.items))
        return {unit: tuple(items) for unit, items in asked.items()}


def round_state(workspace: Workspace, round_: Round) -> RoundState:
    """Merge a round from plan, submissions and decisions, and judge its items.

    Raises WorkspaceError when the workspace has no plan.
    """
    plan, registry = workspace.plan(), workspace.registry()
    issues = workspace.ledger.issues(str(round_))
    merged = merged_round(workspace, round_, plan, registry)
    before = earlier_than(workspace, round_, plan, registry, only_last=True)
    texts = {
        item: tuple(one.text for one in before.this_year(item) if one.text)
        for item in before.by_item
    }
    judgements = judge_round(merged.merged, round_, rules_of(workspace.settings), texts)
    return RoundState(
        round_,
        plan,
        registry,
        tuple(issue_under_present_names(one, registry) for one in issues),
        merged.submissions,
        merged.decisions,
        tuple(with_judgements(merged.merged, judgements)),
        judgements,
        workspace.design,
    )


def unit_progress(state: RoundState, *, today: date) -> list[UnitProgress]:
    """Say for each unit that was issued a workbook where it stands, in the registry's order."""
    filled = {(entry.unit, entry.item) for entry in state.entries if entry.completion}
    of_unit: dict[str, list[Submission]] = {}
    for submission in state.submissions:
        supposed = state.registry.find(submission.supposed_unit)
        unit_name = supposed.name if supposed else submission.unit
        of_unit.setdefault(unit_name, []).append(submission)
    late = state.deadline is not None and today > state.deadline
    progress: list[UnitProgress] = []
    asked, sent_back = state.issued_items(), state.sent_back()
    for unit in state.registry.units:
        if unit.name not in asked:
            continue
        came = of_unit.get(unit.name, [])
        merged = [one for one in came if one.outcome in MERGED_OUTCOMES]
        done = sum((unit.name, item) in filled for item in asked[unit.name])
        newest = merged[-1] if merged else None
        where = _unit_state(came, done, len(asked[unit.name]), late=late)
        progress.append(
            UnitProgress(
                unit.name,
                UnitState.SENT_BACK if unit.name in sent_back and merged else where,
                len(asked[unit.name]),
                done,
                newest.version if newest else 0,
                newest.received_at if newest else None,
                unit.contact,
                unit.phone,
            )
        )
    return progress


def _unit_state(came: Sequence[Submission], done: int, asked: int, *, late: bool) -> UnitState:
    outcomes = {one.outcome for one in came}
    if outcomes & MERGED_OUTCOMES and done:
        return UnitState.RETURNED if done == asked else UnitState.PARTIAL
    if Outcome.HELD in outcomes:
        return UnitState.HELD
    if outcomes & MERGED_OUTCOMES:
        return UnitState.PARTIAL
    if Outcome.REFUSED in outcomes:
        return UnitState.REFUSED
    return UnitState.LATE if late else UnitState.WAITING
