"""Levels of supervision that are never reached, and what reaches none."""

import itertools

import pytest

from gwreport.domain.rounds import Round
from gwreport.domain.statuses import Status
from gwreport.domain.year.level_order import first_run, overlaps
from gwreport.domain.year.supervision import SHIPPED, Colour, Level, ground_of

RED = Colour.RED


def test_the_levels_that_ship_are_all_reached() -> None:
    assert overlaps(SHIPPED) == ()
    assert first_run(SHIPPED) == 1
    assert first_run([Level("停滞", RED, 0, stalled=True)]) == 0


@pytest.mark.parametrize("runs", list(itertools.product((0, 1, 2, 3), repeat=3)))
def test_what_is_said_to_count_never_is_never_taken(runs: tuple[int, ...]) -> None:
    """Held against what is taken of every length of run, whatever order the levels are in."""
    for still in itertools.product((False, True), repeat=3):
        levels = [
            Level(str(at), RED, run, stalled)
            for at, (run, stalled) in enumerate(zip(runs, still, strict=True))
        ]
        reached: set[tuple[str, bool]] = set()
        for length in (1, 2, 3, 4):
            for newest in (Status.BEHIND, Status.STALLED):
                classes = [(Round(2025, 1), newest)] + [(Round(2025, 1), Status.BEHIND)] * (
                    length - 1
                )
                ground = ground_of(classes, levels)
                if ground:
                    reached.add((ground.level.name, newest is Status.STALLED))
        lost = {(one.at, one.stalled) for one in overlaps(levels)}
        for at, level in enumerate(levels):
            if level.run and (at, False) not in lost:
                assert (level.name, False) in reached
            if level.run and (at, False) in lost:
                assert (level.name, False) not in reached
            if level.stalled and (at, True) not in lost:
                assert (level.name, True) in reached
