"""Ranks for the circular (通报): units and leaders by returned in time, complete, on schedule."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import pairwise

from gwreport.domain.statuses import Timeliness
from gwreport.reports.data import ReportData
from gwreport.reports.statistics import Tally, make_statistics

_ORDER = (Timeliness.IN_TIME, Timeliness.LATE, Timeliness.NOT_RETURNED)


@dataclass(frozen=True, slots=True)
class UnitRank:
    """One unit: `rank` from 1, equal for equals; `asked` and `filled` count the rows of its workbook,
    `total` and the rest the items that it leads.
    """

    rank: int
    unit: str
    timeliness: Timeliness
    asked: int
    filled: int
    total: int
    on_course: int
    behind: int
    percent: Decimal


@dataclass(frozen=True, slots=True)
class LeaderRank:
    """One leader: `reported` counts the items of which somebody has reported."""

    rank: int
    leader: str
    total: int
    reported: int
    on_course: int
    behind: int
    percent: Decimal


def rank_units(data: ReportData) -> tuple[UnitRank, ...]:
    """Rank the units that got a workbook.

    Whoever returned in time comes before the late and these before those who sent nothing; then
    counts how much is filled in, then the share of the items on schedule or better. Equals keep the
    registry's order and have the same rank; so have all that sent nothing.
    """
    tallies = {one.name: one for one in make_statistics(data).units}
    keys: list[tuple[int, Decimal, Decimal]] = []
    rows: list[UnitRank] = []
    for unit in data.units:
        tally = tallies.get(unit.unit)
        share = _share(tally)
        filled = unit.progress.items - len(unit.open_items)
        complete = Decimal(filled) / unit.progress.items if unit.progress.items else Decimal(1)
        if unit.timeliness is Timeliness.NOT_RETURNED:
            # What others reported of joint items is none of its own.
            complete = share = Decimal(0)
        keys.append((_ORDER.index(unit.timeliness), -complete, -share))
        rows.append(
            UnitRank(
                0,
                unit.unit,
                unit.timeliness,
                unit.progress.items,
                filled,
                tally.total if tally else 0,
                tally.on_course if tally else 0,
                tally.behind if tally else 0,
                tally.on_course_percent if tally else Decimal("0.0"),
            )
        )
    order = sorted(range(len(rows)), key=lambda place: keys[place])
    ranks = _ranks([keys[place] for place in order])
    return tuple(replace(rows[place], rank=rank) for rank, place in zip(ranks, order, strict=True))


def rank_leaders(data: ReportData) -> tuple[LeaderRank, ...]:
    """Rank the leaders by the share of their items that are reported, then on schedule or better.

    Items without a leader are nobody's.
    """
    tallies = [one for one in make_statistics(data).leaders if one.name]
    reported = {
        tally.name: sum(
            not line.is_missing for line in data.lines if tally.name in line.item.leaders
        )
        for tally in tallies
    }

    def key(tally: Tally) -> tuple[Decimal, Decimal]:
        return -Decimal(reported[tally.name]) / max(tally.total, 1), -_share(tally)

    ordered = sorted(tallies, key=key)
    ranks = _ranks([key(one) for one in ordered])
    return tuple(
        LeaderRank(
            rank,
            one.name,
            one.total,
            reported[one.name],
            one.on_course,
            one.behind,
            one.on_course_percent,
        )
        for rank, one in zip(ranks, ordered, strict=True)
    )


def _share(tally: Tally | None) -> Decimal:
    # The exact share, which rounded percentages would blur.
    return Decimal(tally.on_course) / tally.total if tally and tally.total else Decimal(0)


def _ranks(keys: Sequence[tuple[object, ...]]) -> list[int]:
    ranks = [1] if keys else []
    for place, (before, key) in enumerate(pairwise(keys), 2):
        ranks.append(ranks[-1] if key == before else place)
    return ranks
