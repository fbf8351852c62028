"""Review by unit (单位) or by leader (牵头领导): what is open with each of them."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from gwreport.domain.findings.code import Severity
from gwreport.domain.merging.summary import leader_order
from gwreport.wording.names import NO_LEADER, NO_UNIT
from gwreport.workflow.review.review_items import ReviewItem
from gwreport.workflow.review.review_round import Review


class By(StrEnum):
    """What review can be grouped by."""

    UNIT = "unit"
    LEADER = "leader"


@dataclass(frozen=True, slots=True)
class ReviewGroup:
    """What concerns one unit or one leader, worst first; an item may stand in several groups."""

    name: str
    items: tuple[ReviewItem, ...]

    @property
    def to_settle(self) -> int:
        """How many of its items wait for a person."""
        return sum(one.waits for one in self.items)

    @property
    def errors(self) -> int:
        """How many of its items hold an error."""
        return sum(
            any(finding.severity is Severity.ERROR for finding in one.findings)
            for one in self.items
        )


def review_groups(review: Review, by: By, leaders: Iterable[str] = ()) -> tuple[ReviewGroup, ...]:
    """Group a review, the group with most to settle first; `leaders` is the official order."""
    groups: dict[str, list[ReviewItem]] = {name: [] for name in _order(review, by, leaders)}
    nobody = NO_UNIT if by is By.UNIT else NO_LEADER
    for one in review.items:
        for name in _names(one, by) or (nobody,):
            groups.setdefault(name, []).append(one)
    found = [ReviewGroup(name, tuple(items)) for name, items in groups.items() if items]
    # Sorting keeps the registry's or the plan's order where as much is open.
    return tuple(sorted(found, key=lambda group: (-group.to_settle, -group.errors)))


def _order(review: Review, by: By, leaders: Iterable[str]) -> Iterable[str]:
    if by is By.UNIT:
        return [unit.name for unit in review.state.registry.units]
    return leader_order(review.state.plan.items, leaders)


def _names(one: ReviewItem, by: By) -> tuple[str, ...]:
    if by is By.LEADER:
        return one.leaders
    return tuple(name for name in one.units if name)
