"""Where a round stands: its merged items and its units, from the ledger alone."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from gwreport.domain.decisions import Decision, standing
from gwreport.domain.issues import Issue
from gwreport.domain.merging import Merged, merge
from gwreport.domain.plan import Plan
from gwreport.domain.returns import MERGED_OUTCOMES, Entry, Outcome, Submission
from gwreport.domain.rounds import Round
from gwreport.domain.summary import UnitProgress, UnitState
from gwreport.domain.units import Registry
from gwreport.workflow.workspace import Workspace


@dataclass(frozen=True, slots=True)
class RoundState:
    """Everything that is known of one round; `submissions` in the order in which they came."""

    round: Round
    plan: Plan
    registry: Registry
    issues: tuple[Issue, ...]
    submissions: tuple[Submission, ...]
    decisions: tuple[Decision, ...]
    merged: tuple[Merged, ...]

    @property
    def deadline(self) -> str:
        """The newest deadline (ISO date), "" when none was set."""
        return next((one.deadline for one in reversed(self.issues) if one.deadline), "")

    @property
    def entries(self) -> list[Entry]:
        """The entries that are merged, oldest version first."""
        return [
            entry
            for submission in self.submissions
            if submission.outcome in MERGED_OUTCOMES
            for entry in submission.entries
        ]

    def issued_items(self) -> dict[str, tuple[str, ...]]:
        """Give the ids of the items that each unit was asked for, by unit, newest issue last."""
        asked: dict[str, dict[str, None]] = {}
        for issue in self.issues:
            for workbook in issue.workbooks:
                asked.setdefault(workbook.unit, {}).update(dict.fromkeys(workbook.items))
        return {unit: tuple(items) for unit, items in asked.items()}


def lead_units(plan: Plan, registry: Registry) -> dict[str, tuple[str, ...]]:
    """Give each item's lead units as canonical names, group words as their members."""
    return {
        item.id: tuple(unit.name for unit in registry.resolve(item.lead_units))
        for item in plan.items
    }


def round_state(workspace: Workspace, round_: Round) -> RoundState:
    """Merge a round from plan, submissions and decisions.

    Raises WorkspaceError when the workspace has no plan.
    """
    ledger = workspace.ledger
    plan, registry = workspace.plan(), workspace.registry()
    submissions = tuple(
        _under_present_names(one, registry)
        for one in sorted(
            [*ledger.submissions(str(round_)), *_strays(workspace, round_)],
            key=lambda one: one.number,
        )
    )
    decisions = tuple(ledger.decisions(str(round_)))
    entries = [
        entry
        for submission in submissions
        if submission.outcome in MERGED_OUTCOMES
        for entry in submission.entries
    ]
    return RoundState(
        round_,
        plan,
        registry,
        tuple(_issue_under_present_names(one, registry) for one in ledger.issues(str(round_))),
        submissions,
        decisions,
        tuple(merge(plan.items, lead_units(plan, registry), entries, standing(decisions))),
    )


def _strays(workspace: Workspace, round_: Round) -> list[Submission]:
    """Give the files that tell no round of theirs and came while this one was collected.

    That is the round that was issued last before they came; a file from before any issue (a clock
    that went wrong) goes to the first.
    """
    issues = workspace.ledger.issues()

    def round_at(time: str) -> str:
        out = [issue for issue in issues if issue.issued_at <= time] or issues[:1]
        return out[-1].round if out else ""

    return [
        one for one in workspace.ledger.submissions("") if round_at(one.received_at) == str(round_)
    ]


def _under_present_names(submission: Submission, registry: Registry) -> Submission:
    # A unit may have been renamed or joined with another since; its old name is an alias then.
    unit = registry.find(submission.unit)
    if unit is None or unit.name == submission.unit:
        return submission
    entries = tuple(replace(entry, unit=unit.name) for entry in submission.entries)
    return replace(submission, unit=unit.name, entries=entries)


def _issue_under_present_names(issue: Issue, registry: Registry) -> Issue:
    workbooks = tuple(
        replace(workbook, unit=unit.name) if unit else workbook
        for workbook in issue.workbooks
        for unit in [registry.find(workbook.unit)]
    )
    return replace(issue, workbooks=workbooks)


def unit_progress(state: RoundState, *, today: date) -> list[UnitProgress]:
    """Say for each unit that was issued a workbook where it stands, in the registry's order."""
    filled = {(entry.unit, entry.item) for entry in state.entries if entry.completion}
    of_unit: dict[str, list[Submission]] = {}
    for submission in state.submissions:
        of_unit.setdefault(submission.unit, []).append(submission)
    late = bool(state.deadline) and today.isoformat() > state.deadline
    progress: list[UnitProgress] = []
    asked = state.issued_items()
    for unit in state.registry.units:
        if unit.name not in asked:
            continue
        came = of_unit.get(unit.name, [])
        merged = [one for one in came if one.outcome in MERGED_OUTCOMES]
        done = sum((unit.name, item) in filled for item in asked[unit.name])
        newest = merged[-1] if merged else None
        progress.append(
            UnitProgress(
                unit.name,
                _unit_state(came, done, len(asked[unit.name]), late=late),
                len(asked[unit.name]),
                done,
                newest.version if newest else 0,
                newest.received_at if newest else "",
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
