"""One round as the ledger has it: its files, its decisions, and what they come to for each item."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from gwreport.domain.decisions.decisions import Decision
from gwreport.domain.decisions.values import with_names
from gwreport.domain.merging.merging import Merged, merge
from gwreport.domain.merging.stale_decisions import stale_decisions
from gwreport.domain.merging.words import with_rows
from gwreport.domain.plan.plan import Plan
from gwreport.domain.returns.issues import Issue
from gwreport.domain.returns.returns import MERGED_OUTCOMES, Entry, Submission
from gwreport.domain.rounds import Round
from gwreport.domain.units.registry import Registry
from gwreport.ledger.order import Order
from gwreport.workflow.workspace import Workspace


@dataclass(frozen=True, slots=True)
class MergedRound:
    """The files of one round in the order in which they came, its decisions, and its items."""

    submissions: tuple[Submission, ...]
    decisions: tuple[Decision, ...]
    merged: tuple[Merged, ...]

    @property
    def entries(self) -> list[Entry]:
        """The entries that are merged, oldest version first."""
        return merged_entries(self.submissions)


def merged_entries(submissions: Sequence[Submission]) -> list[Entry]:
    """Give the entries of the files that are merged, oldest version first."""
    return [
        entry
        for submission in submissions
        if submission.outcome in MERGED_OUTCOMES
        for entry in submission.entries
    ]


def lead_units(plan: Plan, registry: Registry) -> dict[str, tuple[str, ...]]:
    """Give each item's lead units as canonical names, group words as their members."""
    return {
        item.id: tuple(unit.name for unit in registry.resolve(item.lead_units))
        for item in plan.items
    }


def merged_round(
    workspace: Workspace, round_: Round, plan: Plan, registry: Registry
) -> MergedRound:
    """Merge a round from its submissions and decisions, under the units' present names."""
    came = tuple(
        _under_present_names(one, registry)
        for one in sorted(
            [*workspace.ledger.submissions(str(round_)), *_strays(workspace, round_)],
            key=lambda one: one.number,
        )
    )
    decisions = tuple(
        with_names(one, lambda name: unit.name if (unit := registry.find(name)) else name)
        for one in workspace.ledger.decisions(str(round_))
    )
    submissions = with_rows(came, decisions)
    order = workspace.ledger.order()
    notes = stale_decisions(
        decisions, plan, _PlanAt(workspace, plan, order), order.is_before, submissions
    )
    beside = workspace.design.beside_report
    merged = merge(plan.items, lead_units(plan, registry), submissions, decisions, notes, beside)
    return MergedRound(submissions, decisions, tuple(merged))


class _PlanAt:
    """Gives the plan upon which a decision was made; a version is read when it is asked for."""

    def __init__(self, workspace: Workspace, newest: Plan, order: Order) -> None:
        self._ledger, self._order = workspace.ledger, order
        self._versions = workspace.ledger.plan_versions()
        self._plans = {self._versions[-1].version: newest} if self._versions else {}
        self._newest = newest

    def __call__(self, decision: Decision) -> Plan:
        known = [
            one for one in self._versions if self._order.is_before(one, decision)
        ] or self._versions[:1]
        version = known[-1].version if known else 0
        if version not in self._plans:
            self._plans[version] = self._ledger.plan(version) or self._newest
        return self._plans[version]


def _strays(workspace: Workspace, round_: Round) -> list[Submission]:
    """Give the files that tell no round of theirs and came while this one was collected.

    That is the round that was issued last before they came; a file from before any issue goes to
    the first.
    """
    strays = workspace.ledger.submissions("")
    if not strays:
        return []
    issues, order = workspace.ledger.issues(), workspace.ledger.order()

    def round_of(stray: Submission) -> str:
        out = [one for one in issues if order.is_before(one, stray)] or issues[:1]
        return out[-1].round if out else ""

    return [one for one in strays if round_of(one) == str(round_)]


def _under_present_names(submission: Submission, registry: Registry) -> Submission:
    # A unit may have been renamed or joined with another since; its old name is an alias then.
    unit = registry.find(submission.unit)
    if unit is None or unit.name == submission.unit:
        return submission
    entries = tuple(replace(entry, unit=unit.name) for entry in submission.entries)
    return replace(submission, unit=unit.name, entries=entries)


def issue_under_present_names(issue: Issue, registry: Registry) -> Issue:
    """Give an issue with the names that its units have now."""
    workbooks = tuple(
        replace(workbook, unit=unit.name) if unit else workbook
        for workbook in issue.workbooks
        for unit in [registry.find(workbook.unit)]
    )
    return replace(issue, workbooks=workbooks)
