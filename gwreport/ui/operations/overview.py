"""What 工作台 shows of a round."""

from collections import Counter
from dataclasses import dataclass
from datetime import date

from gwreport.domain.statuses import Status
from gwreport.domain.summary import Counts, UnitProgress, UnitState, by_leader, leader_order
from gwreport.workflow.round_state import round_state, unit_progress
from gwreport.workflow.status import round_status
from gwreport.workflow.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Overview:
    """A round at one look; `leaders` gives each leader's items by class."""

    deadline: str
    days_left: int | None
    units: tuple[UnitProgress, ...]
    unit_states: dict[UnitState, int]
    counts: Counts
    statuses: dict[Status, int]
    leaders: tuple[tuple[str, dict[Status, int]], ...]
    waiting: dict[str, int]


def view_overview(location: str, code: str, today: date) -> Overview | None:
    """Read where a round stands; None when nothing was issued in it.

    Raises WorkspaceError.
    """
    with Workspace.open(location) as workspace:
        if workspace.ledger.plan() is None or not workspace.ledger.issues(code):
            return None
        status = round_status(workspace, code, today=today)
        state = round_state(workspace, status.round)
        units = tuple(unit_progress(state, today=today))
    blocks = by_leader(state.merged, leader_order(one.item for one in state.merged))
    states = Counter(one.state for one in units)
    deadline = status.deadline
    return Overview(
        deadline,
        (date.fromisoformat(deadline) - today).days if deadline else None,
        units,
        {one: states[one] for one in UnitState},
        status.counts,
        status.statuses,
        tuple(
            (leader or "（未明确）", dict(Counter(one.status for one in block)))
            for leader, block in blocks
        ),
        status.open,
    )
