"""Status of a round (报送情况): who has returned, who is late, what is open."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from gwreport.domain.merging.summary import Counts, UnitProgress, by_status, count
from gwreport.domain.plan.named_plans import plan_names
from gwreport.domain.review.open_counts import OpenCounts
from gwreport.domain.review.plan_state import state_of
from gwreport.domain.review.round_state import RoundState
from gwreport.domain.review.unit_progress import unit_progress
from gwreport.domain.rounds import Round
from gwreport.domain.statuses import Status
from gwreport.domain.year.closing import Request
from gwreport.domain.year.supervision import SupervisionCounts


@dataclass(frozen=True, slots=True)
class PlanStatus:
    """Where one plan stands in a round: `asked` and `filled` count the rows of its units."""

    name: str
    counts: Counts
    statuses: dict[Status, int]
    units: tuple[UnitProgress, ...]

    @property
    def items(self) -> int:
        """How many items it has."""
        return sum(self.statuses.values())

    @property
    def asked(self) -> int:
        """How many rows its units were asked for."""
        return sum(one.items for one in self.units)

    @property
    def filled(self) -> int:
        """How many of them are filled in."""
        return sum(one.filled for one in self.units)


@dataclass(frozen=True, slots=True)
class RoundStatus:
    """Where a round stands; `open` counts what waits for a person by sort, as review lists it.

    `supervision` counts what is under supervision (督办) in it, and what is open from before.
    `plans` say it of each plan (清单) that has items; `counts` and `statuses` count a matter once that
    stands in several. `closed` are the ids of the items that count as closed (销号) in it, in the plan's
    order; `asked` those of which units have asked for it, in the round or before, and nobody has answered.
    """

    round: Round
    deadline: date | None
    units: tuple[UnitProgress, ...]
    counts: Counts
    statuses: dict[Status, int]
    open: OpenCounts
    supervision: SupervisionCounts
    plans: tuple[PlanStatus, ...] = ()
    closed: tuple[str, ...] = ()
    asked: tuple[str, ...] = ()


def status_of(
    state: RoundState,
    open_: OpenCounts,
    supervision: SupervisionCounts,
    asked: Iterable[Request] = (),
    *,
    today: date,
) -> RoundStatus:
    """Say where a round stands; `open_` is what its review counts, `asked` are the requests that wait."""
    waiting = {one.item for one in asked}
    return RoundStatus(
        state.round,
        state.deadline,
        tuple(unit_progress(state, today=today)),
        count(state.matters),
        by_status(merged.status for merged in state.matters),
        open_,
        supervision,
        tuple(_plan_status(state_of(state, name), name, today) for name in plan_names(state.plan)),
        tuple(one.item.id for one in state.merged if one.closed is not None),
        tuple(one.item.id for one in state.matters if one.item.id in waiting),
    )


def _plan_status(state: RoundState, name: str, today: date) -> PlanStatus:
    units = tuple(unit_progress(state, today=today))
    statuses = by_status(merged.status for merged in state.merged)
    return PlanStatus(name, count(state.merged), statuses, units)
