"""What 上年事项 shows and does: which of last year's items are this year's, and which are carried on."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from gwreport.domain.decisions.decisions import NO_ROUND, Decision, DecisionKind, in_force
from gwreport.domain.plan.documents import PastItem
from gwreport.domain.plan.plan import Item
from gwreport.ui.operations.opened import opened
from gwreport.workflow.review.record_decision import Author
from gwreport.workflow.year import last_year as verbs


@dataclass(frozen=True, slots=True)
class AskedRow:
    """An item of this year and one of last year's that it may be, and how like they are."""

    item: Item
    past: PastItem
    score: float


@dataclass(frozen=True, slots=True)
class SettledRow:
    """What was decided: of which item, and of last year's which, None for none of them."""

    decision: Decision
    item: Item | None
    past: PastItem | None


@dataclass(frozen=True, slots=True)
class LastYearView:
    """Last year's items beside this year's plan; `past` counts them, `closed` those that were
    ended (销号), `matched` those that are this year's."""

    year: int
    past: int
    closed: int
    matched: int
    asked: tuple[AskedRow, ...]
    open: tuple[PastItem, ...]
    settled: tuple[SettledRow, ...]


def view_last_year(location: str) -> LastYearView | None:
    """Read how the years stand to each other; None where there is no plan, or nothing of last year.

    Raises WorkspaceError.
    """
    with opened(location) as workspace:
        if not (workspace.book.parts.plan_versions and workspace.book.last_items):
            return None
        now = verbs.last_year(workspace)
        items = {one.id: one for one in now.plan.items}
        asked = (
            AskedRow(items[one.item], now.past[past], score)
            for one in now.match.asked
            for past, score in one.near
        )
        kinds = (DecisionKind.LAST_YEAR, DecisionKind.CARRY)
        settled = (
            SettledRow(one, items.get(one.subject), now.past.get(one.value))
            for one in in_force(workspace.ledger.decisions(NO_ROUND))
            if one.kind in kinds
        )
        return LastYearView(
            workspace.facts.year - 1,
            len(now.past),
            sum(one.closed for one in now.past.values()),
            len(set(now.match.pairs.values())),
            tuple(asked),
            now.match.open,
            tuple(settled),
        )


def settle_same(
    location: str, said: Sequence[tuple[str, str]], who: str, now: datetime
) -> list[int]:
    """Say of items which of last year's they are, "" for none; gives the decisions' numbers.

    Raises WorkspaceError, UnknownNameError.
    """
    with opened(location) as workspace:
        return verbs.settle_same(workspace, said, Author(who, "", now))


def settle_likeliest(location: str, who: str, now: datetime) -> list[int]:
    """Take the likeliest for every item that waits; gives the decisions' numbers.

    Raises WorkspaceError.
    """
    with opened(location) as workspace:
        return verbs.settle_likeliest(workspace, Author(who, "", now))


def carry_on(location: str, past: Sequence[str], who: str, now: datetime) -> list[Item]:
    """Take unfinished items of last year into this year's plan.

    Raises WorkspaceError, ArgumentError.
    """
    with opened(location) as workspace:
        return verbs.carry_on(workspace, past, Author(who, "", now))


def take_back(location: str, number: int, who: str, now: datetime) -> Decision:
    """Take one of these decisions back.

    Raises WorkspaceError, ArgumentError when it is no longer in force.
    """
    with opened(location) as workspace:
        return verbs.take_back(workspace, number, Author(who, "", now))
