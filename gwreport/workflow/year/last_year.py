"""Last year's items beside this year's plan: which are the same, and which are carried on; each can be taken back."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from gwreport.domain.decisions.decisions import (
    NO_ROUND,
    Decision,
    DecisionKind,
    undone,
)
from gwreport.domain.decisions.last_year import NONE_OF_THEM
from gwreport.domain.plan.documents import PastItem
from gwreport.domain.plan.last_year import CARRIED_PLAN, LastYearMatch
from gwreport.domain.plan.named_plans import plan_part, with_part
from gwreport.domain.plan.plan import HeadedCell, Item, ItemIds, Plan
from gwreport.errors import ArgumentError, UnknownNameError
from gwreport.ledger.transaction import Transaction
from gwreport.wording.item_names import item_name
from gwreport.workflow.review.decide import find_item
from gwreport.workflow.review.record_decision import Author
from gwreport.workflow.workspace import Workspace, stamp_time

# What a carried item keeps of last year, among its further columns.
_WAS, _STOOD, _DUE = "上年事项", "上年完成情况", "上年完成时限"
_KINDS = frozenset({DecisionKind.LAST_YEAR, DecisionKind.CARRY})


@dataclass(frozen=True, slots=True)
class LastYear:
    """This year's plan beside last year's items; `past` are all of them by their ids then."""

    plan: Plan
    past: Mapping[str, PastItem]
    match: LastYearMatch


def last_year(workspace: Workspace) -> LastYear:
    """Say how the plan and last year's items stand to each other; raises WorkspaceError without a plan."""
    book = workspace.book
    return LastYear(book.plan, {one.item.id: one for one in book.last_items}, book.last_year)


def settle_same(workspace: Workspace, said: Sequence[tuple[str, str]], author: Author) -> list[int]:
    """Say of items which of last year's they are, "" for none of them; gives the decisions' numbers.

    All are stored or none. Raises UnknownNameError for an item of either year that is not there.
    """
    now = last_year(workspace)
    found = [(find_item(workspace, item).id, _past_id(now, was)) for item, was in said]
    return _decide(workspace, DecisionKind.LAST_YEAR, found, author)


def settle_likeliest(workspace: Workspace, author: Author) -> list[int]:
    """Take for every item that waits the likeliest of last year's, each a decision of its own."""
    asked = last_year(workspace).match.asked
    found = [(one.item, one.near[0][0]) for one in asked]
    return _decide(workspace, DecisionKind.LAST_YEAR, found, author)


def carry_on(workspace: Workspace, written: Iterable[str], author: Author) -> list[Item]:
    """Take unfinished items of last year into this year's plan, as items of 上年结转, in one new version.

    They keep text, leaders and units; their limits and nodes were last year's. Raises UnknownNameError for one that is
    none of last year's open items.
    """
    made: list[Item] = []
    with workspace.ledger.write() as ledger:
        now = last_year(workspace)
        open_ = {one.item.id: one for one in now.match.open}
        chosen = [open_.get(_past_id(now, one)) for one in dict.fromkeys(written)]
        if None in chosen:
            name = next(
                one
                for one, past in zip(dict.fromkeys(written), chosen, strict=True)
                if past is None
            )
            raise ArgumentError("--carry", "not-open-last-year", item_name(name.upper()))
        carried = plan_part(now.plan, CARRIED_PLAN)
        ids = _free_ids(workspace)
        for number, past in enumerate((one for one in chosen if one), len(carried.items) + 1):
            made.append(_carried(past, ids, number, workspace.facts.year - 1))
        if not made:
            return []
        part = replace(carried, title=carried.title or CARRIED_PLAN, items=(*carried.items, *made))
        _store(workspace, ledger, with_part(now.plan, CARRIED_PLAN, part), made, author)
        at = stamp_time(author.now)
        for item, past in zip(made, (one for one in chosen if one), strict=True):
            kind, value = DecisionKind.CARRY, past.item.id
            ledger.add_decision(NO_ROUND, item.id, kind, value, author.reason, author.who, at)
    return [replace(one, plan_name=CARRIED_PLAN) for one in made]


def take_back(workspace: Workspace, number: int, author: Author) -> Decision:
    """Take one of these decisions back; a carried item goes out of the plan again, as a new version.

    Raises ArgumentError when there is no such decision in force.
    """
    with workspace.ledger.write() as ledger:
        decisions = workspace.ledger.decisions(NO_ROUND)
        found = next((one for one in decisions if one.number == number), None)
        if found is None or found.kind not in _KINDS or number in undone(decisions):
            raise ArgumentError("--undo", "not-of-last-year", str(number))
        plan = workspace.plan()
        item = plan.item(found.subject)
        if found.kind is DecisionKind.CARRY and item is not None:
            left = tuple(one for one in plan.items if one.id != item.id)
            _store(workspace, ledger, replace(plan, items=left), [item], author)
        at = stamp_time(author.now)
        ledger.add_decision(
            NO_ROUND, found.subject, DecisionKind.UNDO, str(number), author.reason, author.who, at
        )
    return found


def _decide(
    workspace: Workspace, kind: DecisionKind, found: Sequence[tuple[str, str]], author: Author
) -> list[int]:
    at = stamp_time(author.now)
    with workspace.ledger.write() as ledger:
        return [
            ledger.add_decision(NO_ROUND, item, kind, value, author.reason, author.who, at)
            for item, value in found
        ]


def _store(
    workspace: Workspace,
    ledger: Transaction,
    plan: Plan,
    changed: Iterable[Item],
    author: Author,
) -> None:
    document = workspace.book.parts.plan_versions[-1]
    ledger.add_plan(
        plan,
        name=document.name,
        sha256=document.sha256,
        at=stamp_time(author.now),
        corrects=tuple(one.id for one in changed),
    )


def _past_id(now: LastYear, written: str) -> str:
    """Give the id of last year's item that is meant, by its id or its name; "" for none of them."""
    name = "".join(written.split())
    if name in ("", "无"):
        return NONE_OF_THEM
    known = {item_name(one): one for one in now.past} | {one: one for one in now.past}
    found = known.get(name) or known.get(name.upper())
    if found is None:
        raise UnknownNameError("past-item", written, ())
    return found


def _free_ids(workspace: Workspace) -> ItemIds:
    ids = ItemIds()
    for version in workspace.book.parts.plan_versions:
        plan = workspace.book.parts.plan_of(version.version)
        for item in plan.items if plan else ():
            ids.reserve(item.id)
    return ids


def _carried(past: PastItem, ids: ItemIds, number: int, year: int) -> Item:
    was = past.item
    kept = [HeadedCell(_WAS, f"{year}年{item_name(was.id)}")]
    kept += [HeadedCell(_STOOD, past.completion)] if past.completion else []
    kept += [HeadedCell(_DUE, was.due)] if was.due else []
    return replace(
        was,
        id=ids.new(was.kind, was.number),
        number=str(number),
        parent=None,
        due=None,
        nodes=(),
        printed=None,
        remarks=(*was.remarks, *kept),
        plan_name=CARRIED_PLAN,
    )
