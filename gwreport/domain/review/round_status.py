"""Status of a round (报送情况): who has returned, who is late, what is open."""

from dataclasses import dataclass
from datetime import date

from gwreport.domain.findings.finding import needs_person
from gwreport.domain.merging.merging import MergeState
from gwreport.domain.merging.summary import Counts, UnitProgress, by_status, count
from gwreport.domain.returns.returns import Outcome
from gwreport.domain.review.round_state import RoundState
from gwreport.domain.review.unit_progress import unit_progress
from gwreport.domain.rounds import Round
from gwreport.domain.statuses import Status


@dataclass(frozen=True, slots=True)
class RoundStatus:
    """Where a round stands; `open` counts what waits for a person by sort."""

    round: Round
    deadline: date | None
    units: tuple[UnitProgress, ...]
    counts: Counts
    statuses: dict[Status, int]
    open: dict[str, int]


def status_of(state: RoundState, *, today: date) -> RoundStatus:
    """Say where a round stands."""
    files = state.submissions
    return RoundStatus(
        state.round,
        state.deadline,
        tuple(unit_progress(state, today=today)),
        count(state.merged),
        by_status(merged.status for merged in state.merged),
        {
            "held": sum(one.outcome is Outcome.HELD for one in files),
            "refused": sum(
                one.outcome is Outcome.REFUSED and needs_person(one.findings) for one in files
            ),
            "conflicts": sum(one.state is MergeState.CONFLICT for one in state.merged),
            "missing": sum(one.state is MergeState.MISSING for one in state.merged),
        },
    )
