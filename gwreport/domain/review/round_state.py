"""Where a round stands: everything that is known of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from gwreport.domain.decisions.closings import Closing
from gwreport.domain.decisions.decisions import Decision
from gwreport.domain.form.design import FormDesign
from gwreport.domain.judgement.results import Judgement
from gwreport.domain.merging.merged_round import merged_entries
from gwreport.domain.merging.merging import Merged
from gwreport.domain.merging.plan_links import NO_LINKS, PlanLinks
from gwreport.domain.merging.send_backs import Pending, pending
from gwreport.domain.plan.plan import Plan
from gwreport.domain.returns.issues import Issue, newest_deadline
from gwreport.domain.returns.returns import Entry, Submission
from gwreport.domain.rounds import Round
from gwreport.domain.units.registry import Registry


@dataclass(frozen=True, slots=True)
class RoundState:
    """Everything that is known of one round; `submissions` in the order in which they came.

    `judgements` propose each item's class, by its id; an item's own status is the reviewer's where
    there is one, else the proposed. `design` says what the unit workbooks ask. `links` are the items that
    stand in several plans (清单), and `told` gives by its id under which other id such a one was told: it
    is asked, settled and counted there. `closed` are the items that count as closed (销号) in it.
    """

    round: Round
    plan: Plan
    registry: Registry
    issues: tuple[Issue, ...]
    submissions: tuple[Submission, ...]
    decisions: tuple[Decision, ...]
    merged: tuple[Merged, ...]
    judgements: Mapping[str, Judgement]
    design: FormDesign
    links: PlanLinks = NO_LINKS
    told: Mapping[str, str] = field(default_factory=dict[str, str])
    closed: Mapping[str, Closing] = field(default_factory=dict[str, Closing])

    @property
    def matters(self) -> tuple[Merged, ...]:
        """The items, each matter once that stands in several plans."""
        if not self.told:
            return self.merged
        return tuple(one for one in self.merged if one.item.id not in self.told)

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
        return pending(self.decisions, self.submissions, self.entries)

    def issued_items(self) -> dict[str, tuple[str, ...]]:
        """Give the ids of the items that each unit was asked for, by unit, newest issue last.

        One that was closed since is asked for no more: it counts where the unit has filled it in. A
        unit of which nothing is left is not among them.
        """
        asked = self._issued_rows()
        if not self.closed:
            return asked
        filled = {(one.unit, one.item) for one in self.entries if one.completion}
        left = {
            unit: tuple(one for one in items if one not in self.closed or (unit, one) in filled)
            for unit, items in asked.items()
        }
        return {unit: items for unit, items in left.items() if items}

    def _issued_rows(self) -> dict[str, tuple[str, ...]]:
        asked: dict[str, dict[str, None]] = {}
        for issue in self.issues:
            for workbook in issue.workbooks:
                asked.setdefault(workbook.unit, {}).update(dict.fromkeys(workbook.items))
        return {unit: tuple(items) for unit, items in asked.items()}
