"""Counts and shares under a report: by class of progress, kind, leader, unit and category.

Everything is counted from `ReportData`, so that the covering text, the summary sheet and the annexes
cannot differ.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from itertools import pairwise

from gwreport.domain.plan.plan import Kind
from gwreport.domain.statuses import IS_BEHIND, Status, Timeliness
from gwreport.reports.data import ReportData
from gwreport.reports.item_lines import ItemLine
from gwreport.reports.unit_lines import UnitLine

ON_COURSE = frozenset({Status.EXCEEDED, Status.DONE, Status.NEARLY_DONE, Status.ON_SCHEDULE})
_TENTHS = 1_000
_TENTH = Decimal("0.1")


@dataclass(frozen=True, slots=True)
class Share:
    """How many of all items, and how many percent that is, to one place."""

    count: int
    percent: Decimal


@dataclass(frozen=True, slots=True)
class Tally:
    """The items of one leader, unit, kind or category ("" for those without), by class.

    `total` is the denominator of each share; `statuses` names every class, also one without items.
    Those that are not judged are parted into `silent`, of which nothing was reported, and `unproven`, of
    which what was reported bears no class; the two shares add up to that of the class.
    """

    name: str
    total: int
    statuses: dict[Status, Share]
    silent: Share
    unproven: Share

    @property
    def on_course(self) -> int:
        """The items that are on schedule or better."""
        return sum(self.statuses[status].count for status in ON_COURSE)

    @property
    def behind(self) -> int:
        """The items behind schedule or at a standstill."""
        return sum(self.statuses[status].count for status in IS_BEHIND)

    @property
    def unknown(self) -> int:
        """The items that are not judged."""
        return self.statuses[Status.UNKNOWN].count

    @property
    def on_course_percent(self) -> Decimal:
        """The share of the items on schedule or better, the sum of those classes' shares."""
        return sum((self.statuses[status].percent for status in ON_COURSE), Decimal("0.0"))

    @property
    def behind_percent(self) -> Decimal:
        """The share of the items behind or at a standstill, the sum of those classes' shares."""
        return sum((self.statuses[status].percent for status in IS_BEHIND), Decimal("0.0"))


@dataclass(frozen=True, slots=True)
class UnitTally:
    """How many of the units that got a workbook returned it in time, late or not at all."""

    total: int
    timeliness: dict[Timeliness, Share]
    asked: int
    filled: int


@dataclass(frozen=True, slots=True)
class Statistics:
    """The numbers under one report.

    `all`, `kinds` and `categories` count each item once; in `leaders` and `units` an item of
    several counts for each of them, so that those tables' sums may be greater than `all.total`.
    `confirmed` and `proposed` part the rows of 附件3.
    """

    all: Tally
    kinds: tuple[tuple[Kind, Tally], ...]
    leaders: tuple[Tally, ...]
    units: tuple[Tally, ...]
    categories: tuple[Tally, ...]
    returns: UnitTally
    missing: int
    confirmed: int
    proposed: int


def make_statistics(data: ReportData) -> Statistics:
    """Count the items and units of a report."""
    lines = data.lines
    confirmed = sum(row.is_confirmed for row in data.behind_rows)
    return Statistics(
        all=tally("", lines),
        kinds=tuple(
            (kind, tally("", of_kind))
            for kind in Kind
            if (of_kind := [line for line in lines if line.kind is kind])
        ),
        leaders=tallies(lines, lambda line: line.item.leaders, data.choices.leader_order),
        units=tallies(lines, lambda line: line.leads),
        categories=tallies(lines, lambda line: (line.category,)),
        returns=_returns(data.units),
        missing=sum(line.is_missing for line in lines),
        confirmed=confirmed,
        proposed=len(data.behind_rows) - confirmed,
    )


def tally(name: str, lines: Iterable[ItemLine]) -> Tally:
    """Count some items by class."""
    listed = list(lines)
    found = Counter(line.status for line in listed)
    counts = [found[status] for status in Status]
    percents = percentages(counts)
    shares = {
        status: Share(count, percent)
        for status, count, percent in zip(Status, counts, percents, strict=True)
    }
    unknown = shares[Status.UNKNOWN]
    silent = sum(line.status is Status.UNKNOWN and line.is_missing for line in listed)
    part = unknown.percent * silent / max(unknown.count, 1)
    percent = part.quantize(_TENTH, ROUND_HALF_UP)
    return Tally(
        name,
        sum(counts),
        shares,
        Share(silent, percent),
        Share(unknown.count - silent, unknown.percent - percent),
    )


def tallies(
    lines: Iterable[ItemLine],
    names: Callable[[ItemLine], tuple[str, ...]],
    first: Iterable[str] = (),
) -> tuple[Tally, ...]:
    """Count items by name, those of `first` before the others, which come as they first stand.

    Items without a name come last.
    """
    groups: dict[str, list[ItemLine]] = {name: [] for name in first}
    for line in lines:
        for name in dict.fromkeys(names(line) or ("",)):
            groups.setdefault(name, []).append(line)
    nameless = groups.pop("", None)
    if nameless:
        groups[""] = nameless
    return tuple(tally(name, group) for name, group in groups.items() if group)


def percentages(counts: Sequence[int]) -> list[Decimal]:
    """Give the counts' shares in percent to one place, which add up to exactly 100.0.

    Each is rounded as anyone would; what is wanting to the hundred goes to the greatest, in which a tenth is
    least. Equal counts have equal shares wherever that can be (2 of 194 are not 1.1 % here and 1.0 % there);
    else the largest remainder (Hamilton) has more, of equals the earlier. Without any items all are 0.0.
    """
    total = sum(counts)
    if not total:
        return [Decimal("0.0") for _ in counts]
    cut = [divmod(count * _TENTHS, total) for count in counts]
    left = _TENTHS - sum(tenths for tenths, _ in cut)
    fullest = sorted(range(len(counts)), key=lambda index: -cut[index][1])[:left]
    more = _alike(counts, cut, left)
    more = set(fullest) if more is None else more
    return [(tenths + (index in more)) * _TENTH for index, (tenths, _) in enumerate(cut)]


def _alike(counts: Sequence[int], cut: Sequence[tuple[int, int]], left: int) -> set[int] | None:
    """Give the places that have a tenth more, all or none of each count; None where that cannot be.

    A greater count never has the smaller share.
    """
    more: set[int] = set()
    remainders = {count: rest for count, (_, rest) in zip(counts, cut, strict=True) if rest}
    half = sum(counts) / 2
    # What is rounded up in any case, then the greatest, in which a tenth is least.
    for count in sorted(
        remainders,
        key=lambda one: (
            remainders[one] < half,
            -remainders[one] if remainders[one] >= half else -one,
        ),
    ):
        places = {index for index, other in enumerate(counts) if other == count}
        if len(places) <= left - len(more):
            more |= places
    shares = sorted((count, cut[place][0] + (place in more)) for place, count in enumerate(counts))
    ordered = all(less[1] <= greater[1] for less, greater in pairwise(shares))
    return more if len(more) == left and ordered else None


def _returns(units: Sequence[UnitLine]) -> UnitTally:
    found = Counter(unit.timeliness for unit in units)
    counts = [found[one] for one in Timeliness]
    shares = zip(Timeliness, counts, percentages(counts), strict=True)
    return UnitTally(
        len(units),
        {one: Share(count, percent) for one, count, percent in shares},
        asked=sum(unit.progress.items for unit in units),
        filled=sum(unit.progress.filled for unit in units),
    )
