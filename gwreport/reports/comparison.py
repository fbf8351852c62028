"""How this round stands against an earlier one: cross tables of classes, and items that changed."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from gwreport.domain.rounds import Round
from gwreport.domain.statuses import Status
from gwreport.reports.item_lines import Earlier, ItemLine

Table = dict[str, dict[Status, int]]
_RANK = {status: rank for rank, status in enumerate(Status) if status is not Status.UNKNOWN}


class Change(StrEnum):
    """How an item's class stands against the earlier one."""

    WORSE = "worse"
    BETTER = "better"
    SAME = "same"
    UNCLEAR = "unclear"  # one of the two is not judged


CHANGE_NAMES = {
    Change.WORSE: "退步",
    Change.BETTER: "好转",
    Change.SAME: "不变",
    Change.UNCLEAR: "待定",
}


def change_between(now: Status, then: Status) -> Change:
    """Say how a class stands against an earlier one."""
    rank, before = _RANK.get(now), _RANK.get(then)
    if rank is None or before is None:
        return Change.UNCLEAR
    if rank == before:
        return Change.SAME
    return Change.WORSE if rank > before else Change.BETTER


@dataclass(frozen=True, slots=True)
class Pair:
    """One item now and then."""

    line: ItemLine
    earlier: Earlier

    @property
    def change(self) -> Change:
        """Whether the item has fallen back or caught up."""
        return change_between(self.line.status, self.earlier.status)


@dataclass(frozen=True, slots=True)
class Comparison:
    """The items that are known from one earlier round, in the plan's order."""

    round: Round
    pairs: tuple[Pair, ...]

    def transitions(self) -> Table:
        """Count the items by their class then (rows, by code) and now (columns)."""
        rows = [(pair.earlier.status.value, pair.line.status.value, 1) for pair in self.pairs]
        return _cross_table(rows, [one.value for one in Status])

    def changes_by_leader(self, official: Iterable[str] = ()) -> Table:
        """Give by how many items each class has grown or shrunk, leader by leader.

        An item of several leaders counts for each of them; one of none under "".
        """
        rows = [
            (leader, status.value, sign)
            for pair in self.pairs
            for leader in pair.line.item.leaders or ("",)
            for status, sign in ((pair.line.status, 1), (pair.earlier.status, -1))
        ]
        named = dict.fromkeys(leader for leader, _, _ in rows)
        return _cross_table(rows, dict.fromkeys(one for one in official if one in named) | named)


def compare_rounds(lines: Sequence[ItemLine]) -> list[Comparison]:
    """Hold the items against the round before and the same round of the year before, where known."""
    found: list[Comparison] = []
    for earlier_of in (_previous, _year_before):
        pairs = [Pair(line, earlier) for line in lines if (earlier := earlier_of(line))]
        if pairs:
            found.append(Comparison(pairs[0].earlier.round, tuple(pairs)))
    return found


def _previous(line: ItemLine) -> Earlier | None:
    return line.previous


def _year_before(line: ItemLine) -> Earlier | None:
    return line.year_before


def _cross_table(rows: Sequence[tuple[str, str, int]], names: Iterable[str]) -> Table:
    """Sum the third of each row under the first (in the order of `names`) and the second."""
    import pandas  # pyright: ignore[reportMissingTypeStubs]

    classes = [status.value for status in Status]
    # Any, because pandas comes without types of its own.
    frame: Any = pandas.DataFrame(rows, columns=["name", "class", "count"])
    sums = frame.groupby(["name", "class"], sort=False)["count"].sum().unstack(fill_value=0)
    whole = sums.reindex(index=list(names), columns=classes, fill_value=0)
    return {
        name: dict(zip(Status, map(int, counts), strict=True))
        for name, counts in zip(whole.index, whole.to_numpy().tolist(), strict=True)
    }
