"""What closing (销号) gives the rules of scoring to count: items that were closed by their time limits."""

from calendar import monthrange
from collections.abc import Iterator
from datetime import date

from gwreport.domain.decisions.closings import closed_in
from gwreport.domain.decisions.scoring import ScoreRuleKind
from gwreport.domain.plan.plan import Item
from gwreport.domain.review.round_state import RoundState
from gwreport.domain.rounds import parse_period
from gwreport.domain.texts.spans import limits_in
from gwreport.domain.year.scores import Happening
from gwreport.workflow.workspace import Workspace


def closed_in_time(workspace: Workspace, state: RoundState) -> Iterator[Happening]:
    """Tell of each item whose closing begins to count in a round and was by its time limit.

    An item without a limit that names a day has the year to the end of it.
    """
    every = workspace.book.parts.every_decision
    now = closed_in(every, state.round)
    codes = {one.round for one in workspace.book.parts.issues}
    before = [one for code in codes if (one := parse_period(code)) and one < state.round]
    earlier = closed_in(every, max(before)) if before else {}
    leads = workspace.book.leads()
    for item_id, closing in sorted(now.items()):
        item = state.plan.item(item_id)
        if item is None or item_id in earlier:
            continue
        limit = _last_day(item, state.round.year)
        if closing.at.date() > limit:
            continue
        for unit in leads.get(item_id, ()):
            found = state.registry.find(unit)
            yield Happening(
                ScoreRuleKind.CLOSED,
                found.number if found else 0,
                item_id,
                items=(item_id,),
                at=closing.at,
                due=limit,
                decision=closing.decision.number,
            )


def _last_day(item: Item, year: int) -> date:
    spans = limits_in(item.due or "")
    days = [
        date(of, one.last_month, min(one.last_day or last, last))
        for one in spans
        for of in [one.year or year]
        for last in [monthrange(of, one.last_month)[1]]
    ]
    return max(days, default=date(year, 12, 31))
