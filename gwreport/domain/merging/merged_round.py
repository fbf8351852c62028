"""One whole round: its files, its decisions, and what they come to for each item."""

from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from gwreport.domain.decisions.decisions import Decision
from gwreport.domain.form.design import FormDesign
from gwreport.domain.merging.merging import Merged, merge
from gwreport.domain.merging.plan_links import NO_LINKS, PlanLinks, told_of_links
from gwreport.domain.merging.stale_decisions import CameBefore, PlanAt, stale_decisions
from gwreport.domain.merging.words import with_rows
from gwreport.domain.plan.plan import Plan
from gwreport.domain.returns.returns import MERGED_OUTCOMES, Entry, Submission
from gwreport.domain.units.registry import Registry


@dataclass(frozen=True, slots=True)
class MergedRound:
    """The files of one round in the order in which they came, its decisions, and its items.

    `told` gives by its id under which other id an item was told that stands in several plans (清单);
    `since_closed` are items that are closed as their units report them all the same, by their ids.
    """

    submissions: tuple[Submission, ...]
    decisions: tuple[Decision, ...]
    merged: tuple[Merged, ...]
    told: Mapping[str, str] = field(default_factory=dict[str, str])
    since_closed: Mapping[str, Merged] = field(default_factory=dict[str, Merged])

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


def asked_units(
    plan: Plan, registry: Registry, closed: Container[str]
) -> dict[str, tuple[str, ...]]:
    """Give the lead units of each item that is asked for: one that is closed (销号) is not."""
    leads = lead_units(plan, registry)
    return {item: units for item, units in leads.items() if item not in closed}


def merge_round(
    plan: Plan,
    leads: Mapping[str, tuple[str, ...]],
    files: Iterable[Submission],
    decisions: Iterable[Decision],
    plan_at: PlanAt,
    is_before: CameBefore,
    design: FormDesign,
    links: PlanLinks = NO_LINKS,
) -> MergedRound:
    """Merge the files and decisions of one round.

    `leads` are the plan's `lead_units`; for `plan_at` and `is_before` see `stale_decisions`.
    `design` says what the unit workbooks ask, `links` which items of several plans are one matter.
    """
    came = sorted(files, key=lambda one: one.number)
    decided = tuple(decisions)
    submissions = with_rows(came, decided)
    notes = stale_decisions(decided, plan, plan_at, is_before, submissions)
    beside = design.beside_report
    merged = merge(plan.items, leads, submissions, decided, notes, beside)
    return MergedRound(submissions, decided, *told_of_links(merged, links))
