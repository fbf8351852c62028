"""Status of a round (报送情况): who has returned, who is late, what is open."""

from dataclasses import dataclass
from datetime import date

from gwreport.domain.merging.summary import Counts, UnitProgress, by_status, count
from gwreport.domain.review.open_counts import OpenCounts
from gwreport.domain.review.round_state import RoundState
from gwreport.domain.review.unit_progress import unit_progress
from gwreport.domain.rounds import Round
from gwreport.domain.statuses import Status


@dataclass(frozen=True, slots=True)
class RoundStatus:
    """Where a round stands; `open` counts what waits for a person by sort, as review lists it."""

    round: Round
    deadline: date | None
    units: tuple[UnitProgress, ...]
    counts: Counts
    statuses: dict[Status, int]
    open: OpenCounts


def status_of(state: RoundState, open_: OpenCounts, *, today: date) -> RoundStatus:
    """Say where a round stands; `open_` is what its review counts."""
    return RoundStatus(
        state.round,
        state.deadline,
        tuple(unit_progress(state, today=today)),
        count(state.matters),
        by_status(merged.status for merged in state.matters),
        open_,
    )
