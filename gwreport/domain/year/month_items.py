"""Which items a month asks for (减负): those of which something falls due in it, and those that are not on course."""

from collections.abc import Iterable, Mapping

from gwreport.domain.judgement.signs.nodes import nodes_of, own_limit
from gwreport.domain.plan.plan import Item
from gwreport.domain.rounds import Round
from gwreport.domain.statuses import IS_BEHIND, Status
from gwreport.domain.texts.spans import limits_in


def asked_in_month(
    items: Iterable[Item], round_: Round, before: Round, last: Mapping[str, Status | None]
) -> frozenset[str]:
    """Give the ids of the items that a month asks for.

    That are those with a node or time limit between the end of `before`, the last round that was
    collected, and the month's own, those that were behind or stalled then, and those that were asked then
    and not reported: `last` gives the class by the id, None for no report; what was not asked is not in it.
    """
    return frozenset(
        item.id
        for item in items
        if _was_open(item, last)
        or any(_falls_between(month, before, round_) for month in _months(item, round_))
    )


def _was_open(item: Item, last: Mapping[str, Status | None]) -> bool:
    if item.id not in last:
        return False
    status = last[item.id]
    return status is None or status in IS_BEHIND


def _falls_between(month: int, before: Round, round_: Round) -> bool:
    return before.last_month < month <= round_.last_month


def _months(item: Item, round_: Round) -> Iterable[int]:
    yield from (node.month for node in nodes_of(item, round_))
    for words in (item.due or "", own_limit(item.text)):
        for span in limits_in(words):
            if not span.bare and span.year_in(round_.year) == round_.year:
                yield span.last_month
