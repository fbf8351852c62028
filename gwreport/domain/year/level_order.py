"""What is wrong with the order of levels of supervision (督办): those never reached, and what reaches none."""

from collections.abc import Sequence
from dataclasses import dataclass

from gwreport.domain.year.supervision import Level


@dataclass(frozen=True, slots=True)
class Overlap:
    """A case of the level at `at` that never counts, because the later one at `by` fits wherever it does.

    The case is the number of rounds, or with `stalled` that the item stands still.
    """

    at: int
    by: int
    stalled: bool


def overlaps(levels: Sequence[Level]) -> tuple[Overlap, ...]:
    """Give the cases that never count, as of the levels that fit an item the last is taken."""
    found: list[Overlap] = []
    for at, level in enumerate(levels):
        later = [*enumerate(levels)][at + 1 :]
        if level.run:
            by = next((n for n, one in later if one.run and one.run <= level.run), None)
            found += [] if by is None else [Overlap(at, by, stalled=False)]
        if level.stalled:
            # What stands still is behind: one that takes whatever is behind takes it too.
            by = next((n for n, one in later if one.stalled or one.run == 1), None)
            found += [] if by is None else [Overlap(at, by, stalled=True)]
    return tuple(found)


def first_run(levels: Sequence[Level]) -> int:
    """Say from how many rounds on what is behind has a level: 1 where all has, 0 where it never has one."""
    return min((one.run for one in levels if one.run), default=0)
