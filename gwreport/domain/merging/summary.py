"""Summary: how many items stand in which class, and which units have returned what."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from gwreport.domain.merging.merging import Merged, MergeState
from gwreport.domain.plan.plan import Item, Kind
from gwreport.domain.statuses import IS_BEHIND, Status, UnitState


@dataclass(frozen=True, slots=True)
class UnitProgress:
    """One unit's part of a round: `items` to fill in, `filled` of them with words."""

    unit: str
    state: UnitState
    items: int
    filled: int
    version: int = 0
    returned_at: datetime | None = None
    contact: str = ""
    phone: str = ""


@dataclass(frozen=True, slots=True)
class Counts:
    """The numbers under a report; `behind` are rows of 附件3, `missing` items nobody reported."""

    indicators: int
    tasks: int
    behind: int
    missing: int


def count(merged: Sequence[Merged]) -> Counts:
    """Count items (each once, however many leaders it has)."""
    indicators = sum(1 for one in merged if one.item.kind is Kind.INDICATOR)
    return Counts(
        indicators=indicators,
        tasks=len(merged) - indicators,
        behind=sum(1 for one in merged if one.status in IS_BEHIND),
        missing=sum(1 for one in merged if one.state is MergeState.MISSING),
    )


def by_status(statuses: Iterable[Status]) -> dict[Status, int]:
    """Count by class, every class named."""
    found = Counter(statuses)
    return {status: found[status] for status in Status}


def leader_order(items: Iterable[Item], official: Iterable[str] = ()) -> tuple[str, ...]:
    """Give the leaders in their official order; those not in it follow as the plan first names them."""
    named = dict.fromkeys(leader for item in items for leader in item.leaders)
    first = dict.fromkeys(leader for leader in official if leader in named)
    return tuple(first | named)


def by_leader(
    merged: Sequence[Merged], order: Sequence[str]
) -> list[tuple[str, tuple[Merged, ...]]]:
    """Group items leader by leader; an item with several stands under each of them.

    Items without a leader come last, under "".
    """
    blocks = [
        (leader, tuple(one for one in merged if leader in one.item.leaders)) for leader in order
    ]
    rest = tuple(one for one in merged if not set(one.item.leaders) & set(order))
    return [
        *((leader, block) for leader, block in blocks if block),
        *([("", rest)] if rest else []),
    ]
