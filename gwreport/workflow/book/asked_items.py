"""What a month asks for, and what it asked for: a month of an office that spares its units is no whole round."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from gwreport.domain.rounds import MonthRound, Round
from gwreport.settings import declared

if TYPE_CHECKING:
    from gwreport.domain.plan.plan import Plan
    from gwreport.domain.statuses import Status
    from gwreport.workflow.book.round_book import RoundBook


def plan_to_ask(book: RoundBook, round_: Round) -> Plan:
    """Give the plan with the items that a round asks for now: all, but in a month by the office's choice.

    Before anything is known of the year, a month asks for all. Raises WorkspaceError, StorageError.
    """
    from gwreport.domain.year.month_items import asked_in_month

    plan = book.plan
    if (
        not isinstance(round_, MonthRound)
        or book.settings.text(declared.MONTH_ITEMS) != declared.NEEDED
    ):
        return plan
    before = book.before(round_)
    if before is None:
        return plan
    asked = asked_in_month(plan.items, round_, before, _last_classes(book, before))
    return _with_items(plan, asked)


def plan_of(book: RoundBook, round_: Round) -> Plan:
    """Give the plan with the items that a round is about: all, but in a month those that were asked for.

    What a unit has written of another item, and what was decided upon one, counts as well. Raises
    WorkspaceError, StorageError.
    """
    from gwreport.domain.decisions.decisions import of_content

    plan, code = book.plan, str(round_)
    issues = book.issues(code)
    if not isinstance(round_, MonthRound) or not issues:
        return plan
    files, decisions, links = book.parts.submissions(code), book.parts.decisions(code), book.links()

    def make() -> Plan:
        asked = {item for issue in issues for one in issue.workbooks for item in one.items}
        asked |= {entry.item for one in files for entry in one.entries}
        asked |= {one.subject for one in of_content(decisions)}
        asked |= {item for item, told in links.asked.items() if told in asked}
        return _with_items(plan, asked)

    return book.kept(("plan of", code), [plan, issues, files, decisions, links], make)


def _with_items(plan: Plan, ids: frozenset[str] | set[str]) -> Plan:
    items = tuple(item for item in plan.items if item.id in ids)
    return plan if len(items) == len(plan.items) else replace(plan, items=items)


def _last_classes(book: RoundBook, before: Round) -> dict[str, Status | None]:
    """Give the class that each item had in the last round; None for one that was asked and not reported."""
    if not book.issues(str(before)):
        return {item: told.status for item, told in book.reported(before).items()}
    state = book.state(before)
    return {one.item.id: one.status if one.text else None for one in state.merged}
