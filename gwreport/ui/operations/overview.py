"""What 工作台 shows of a round."""

from collections import Counter
from dataclasses import dataclass
from datetime import date

from gwreport.domain.merging.summary import (
    Counts,
    UnitProgress,
    by_leader,
    by_status,
    count,
    leader_order,
)
from gwreport.domain.plan.named_plans import EVERY_NAME
from gwreport.domain.review.open_counts import OpenCounts
from gwreport.domain.review.plan_state import state_of
from gwreport.domain.review.unit_progress import unit_progress
from gwreport.domain.statuses import Status, UnitState
from gwreport.domain.year.supervision import LevelCount, open_by_level, to_accept
from gwreport.settings.leaders import official_leaders
from gwreport.ui.operations.opened import opened
from gwreport.wording.decisions import time_words
from gwreport.workflow.keeping.read_journal import journal_lines
from gwreport.workflow.review.review_round import review_round
from gwreport.workflow.review.round_status import round_status
from gwreport.workflow.rounds.supervised import supervision_at

_EVENTS = 4
# What stands where an item has no leader or no unit.
NO_NAME = "（未明确）"


@dataclass(frozen=True, slots=True)
class Overview:
    """A round at one look; `leaders` and `leads` (primary units) give their items by class.

    `asked` counts the items of which units ask that they be closed (销号), in the round or before.
    `supervision` is what is open under supervision (督办) by level, `to_accept` how many items' answers wait
    to be accepted; `events` are the newest records of the journal, newest first, as times and words.
    """

    deadline: date | None
    days_left: int | None
    units: tuple[UnitProgress, ...]
    unit_states: dict[UnitState, int]
    counts: Counts
    statuses: dict[Status, int]
    leaders: tuple[tuple[str, dict[Status, int]], ...]
    leads: tuple[tuple[str, dict[Status, int]], ...]
    waiting: OpenCounts
    events: tuple[tuple[str, str], ...]
    plans: tuple[str, ...] = ()
    supervision: tuple[LevelCount, ...] = ()
    to_accept: int = 0
    asked: int = 0


def view_overview(
    location: str, code: str, today: date, named: str = EVERY_NAME
) -> Overview | None:
    """Read where a round stands, all plans (清单) together or one of them; None when nothing was issued in it.

    A plan that there is no more is all of them.
    Raises WorkspaceError.
    """
    with opened(location) as workspace:
        if not workspace.book.is_under_way(code):
            return None
        status = round_status(workspace, code, today=today)
        plans = tuple(one.name for one in status.plans)
        named = named if named in plans else EVERY_NAME
        state = state_of(workspace.book.state(status.round), named)
        waiting = review_round(workspace, code).open_of(named)
        units = tuple(unit_progress(state, today=today))
        ids = {one.id for one in state.plan.items}
        supervised = [
            one
            for one in supervision_at(workspace.book, status.round)
            if ids.intersection(one.items)
        ]
        lines = journal_lines(workspace, newest=_EVENTS)
        official = official_leaders(workspace.settings)
    leaders = leader_order((one.item for one in state.merged), official)
    blocks = by_leader(state.merged, leaders)
    states = Counter(one.state for one in units)
    by_unit: dict[str, Counter[Status]] = {}
    for one in state.merged:
        by_unit.setdefault(one.primary or NO_NAME, Counter())[one.status] += 1
    deadline = status.deadline
    return Overview(
        deadline,
        (deadline - today).days if deadline else None,
        units,
        {one: states[one] for one in UnitState},
        count(state.merged),
        by_status(one.status for one in state.merged),
        tuple(
            (leader or NO_NAME, dict(Counter(one.status for one in block)))
            for leader, block in blocks
        ),
        tuple((unit, dict(counts)) for unit, counts in by_unit.items()),
        waiting,
        tuple((time_words(line.at), line.words) for line in reversed(lines)),
        plans,
        open_by_level(supervised, today=today),
        to_accept(supervised),
        len(status.asked),
    )
