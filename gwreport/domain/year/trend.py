"""The trend (走势): every item's class round by round, and its goals' figures against their line."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from gwreport.domain.judgement.due_lines import DueLine
from gwreport.domain.judgement.results import Measure
from gwreport.domain.plan.plan import Item
from gwreport.domain.plan.target import Target
from gwreport.domain.rounds import Round
from gwreport.domain.statuses import Status

_QUARTERS = (1, 2, 3, 4)


@dataclass(frozen=True, slots=True)
class Stand:
    """How an item stood in one round: its class that counts, whether a reviewer has it so, and its goals.

    `is_missing` says that nobody reported anything.
    """

    status: Status
    is_missing: bool = False
    is_confirmed: bool = False
    measures: tuple[Measure, ...] = ()


@dataclass(frozen=True, slots=True)
class RoundStands:
    """The items of one round by their ids; an item that the round did not know is not there."""

    round: Round
    stands: Mapping[str, Stand]


@dataclass(frozen=True, slots=True)
class ClassCounts:
    """How many items of a round are of each class, every class named.

    `unreported` of those of class UNKNOWN have nothing reported of them.
    """

    round: Round
    statuses: Mapping[Status, int]
    unreported: int

    @property
    def total(self) -> int:
        """All items of the round."""
        return sum(self.statuses.values())

    @property
    def unproven(self) -> int:
        """The items that were reported and could not be judged."""
        return self.statuses[Status.UNKNOWN] - self.unreported


@dataclass(frozen=True, slots=True)
class Point:
    """One goal at the end of one round, in the target's unit: its figure and what was due.

    `value` is None where no figure was told, `told` is it as written, `status` the goal's own class.
    """

    round: Round
    due: float | None
    value: float | None = None
    told: str = ""
    status: Status | None = None


@dataclass(frozen=True, slots=True)
class GoalTrend:
    """One goal of an item through the year; its points are in the order of the trend's `axis`."""

    item: Item
    goal: str
    target: Target
    at_most: bool
    points: tuple[Point, ...]

    @property
    def is_measured(self) -> bool:
        """Whether any round has told a figure."""
        return any(point.value is not None for point in self.points)


@dataclass(frozen=True, slots=True)
class Trend:
    """The rounds that were collected or loaded, oldest first, and what they came to.

    `axis` are the year's quarters together with the rounds, so that a line of what is due goes on to the
    year's end; `counts` has one entry a round, `goals` those of the items in the plan's order.
    """

    rounds: tuple[Round, ...]
    axis: tuple[Round, ...]
    counts: tuple[ClassCounts, ...]
    goals: tuple[GoalTrend, ...]
    by_item: Mapping[str, tuple[Stand | None, ...]] = field(
        default_factory=dict[str, tuple[Stand | None, ...]]
    )

    def stands(self, item: str) -> tuple[Stand | None, ...]:
        """Give how an item stood in each of the rounds; None where the round did not know it."""
        return self.by_item.get(item) or (None,) * len(self.rounds)


def make_trend(
    items: Sequence[Item],
    rounds: Iterable[RoundStands],
    lines: Callable[[Item, Sequence[Round]], Sequence[DueLine]],
) -> Trend:
    """Put the rounds of one year together; `lines` gives the lines of an item's goals."""
    ordered = sorted(rounds, key=lambda one: one.round)
    known = tuple(one.round for one in ordered)
    year = known[0].year if known else 0
    quarters = [Round(year, quarter) for quarter in _QUARTERS] if year else []
    axis = tuple(sorted({*known, *quarters}))
    by_item = {item.id: tuple(one.stands.get(item.id) for one in ordered) for item in items}
    return Trend(
        known,
        axis,
        tuple(_counts(one) for one in ordered),
        tuple(
            goal
            for item in items
            for goal in _goals(item, lines(item, axis), axis, known, by_item[item.id])
        ),
        by_item,
    )


def _counts(of_round: RoundStands) -> ClassCounts:
    stands = of_round.stands.values()
    found = Counter(one.status for one in stands)
    unreported = sum(one.status is Status.UNKNOWN and one.is_missing for one in stands)
    return ClassCounts(of_round.round, {one: found[one] for one in Status}, unreported)


def _goals(
    item: Item,
    lines: Sequence[DueLine],
    axis: Sequence[Round],
    known: Sequence[Round],
    stands: Sequence[Stand | None],
) -> Iterable[GoalTrend]:
    by_round = dict(zip(known, stands, strict=True))
    for place, line in enumerate(lines):
        points = tuple(
            _point(one, due, _measured(by_round.get(one), place, line))
            for one, due in zip(axis, line.due, strict=True)
        )
        yield GoalTrend(item, line.goal, line.target, line.at_most, points)


def _measured(stand: Stand | None, place: int, line: DueLine) -> Measure | None:
    """Find a goal among a round's measures, which has them in the same order."""
    if stand is None or place >= len(stand.measures):
        return None
    found = stand.measures[place]
    return found if found.target == line.target else None


def _point(round_: Round, due: float | None, measure: Measure | None) -> Point:
    if measure is None:
        return Point(round_, due)
    # What the round held the figure against is what counts.
    held = due if measure.due is None else measure.due
    return Point(round_, held, measure.value, measure.told, measure.status)
