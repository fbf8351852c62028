"""Named plans (清单): further plans of a workspace, whose items stand in its one `Plan`.

Everything works on all items alike; only sheets, titles and reports are cut by plan.
"""

import re
from collections.abc import Iterable
from dataclasses import replace
from enum import StrEnum

from gwreport.domain.plan.plan import Item, NamedPlan, Plan
from gwreport.domain.texts.look_alikes import compared

# The name that items of the main plan bear, and what it is called; what all of them are called together.
MAIN, MAIN_NAME, EVERY_NAME = "", "政府工作报告", "全部"

# As Excel, WPS and LibreOffice have it for the names of sheets.
_LONGEST = 31
_NOT_IN_NAMES = re.compile(r"[\[\]:*?/\\]")
_KEPT_BY_EXCEL = "history"


class NameFault(StrEnum):
    """Why a name cannot be a plan's."""

    BLANK = "blank"
    LONG = "long"
    SIGNS = "signs"
    TAKEN = "taken"


def folded(name: str) -> str:
    """Give a plan's name as it is told from others: as sheets are, without regard to case and width."""
    return compared(name).casefold()


def cleaned(name: str) -> str:
    """Give a name without blanks at its ends and with single ones between."""
    return " ".join(name.split())


def name_fault(name: str, sheets: Iterable[str]) -> NameFault | None:
    """Say why a name cannot be that of a plan and its sheet; None where it can.

    `sheets` are the names that the workbook has for other sheets.
    """
    if not folded(name):
        return NameFault.BLANK
    if len(name.encode("utf-16-le", "surrogatepass")) // 2 > _LONGEST:
        return NameFault.LONG
    if (
        _NOT_IN_NAMES.search(name)
        or name.startswith("'")
        or name.endswith("'")
        or not name.isprintable()
    ):
        return NameFault.SIGNS
    taken = {folded(one) for one in (*sheets, EVERY_NAME, _KEPT_BY_EXCEL)}
    return NameFault.TAKEN if folded(name) in taken else None


def plan_names(plan: Plan) -> tuple[str, ...]:
    """Give the names of a plan's parts that have items, MAIN for the main one, in their order."""
    return tuple(dict.fromkeys(item.plan_name for item in plan.items))


def shown_name(name: str) -> str:
    """Give what a part is called, the main one too."""
    return name or MAIN_NAME


def known_name(plan: Plan | None, written: str) -> str | None:
    """Give the name of the part that is meant, MAIN for the main one; None for one that there is not."""
    wanted = folded(written)
    if wanted in ("", folded(MAIN_NAME)):
        return MAIN
    named = plan.named if plan is not None else ()
    return next((one.name for one in named if folded(one.name) == wanted), None)


def plan_part(plan: Plan, name: str) -> Plan:
    """Give one part of a plan as a plan of its own; a plan that has no named ones is its main part."""
    if name == MAIN and not plan.named:
        return plan
    items = tuple(item for item in plan.items if item.plan_name == name)
    if name == MAIN:
        return replace(plan, items=items, named=())
    head = next((one for one in plan.named if one.name == name), NamedPlan(name))
    return Plan(head.title, head.issuer, head.document_number, head.date, plan.year, items)


def with_part(plan: Plan | None, name: str, part: Plan) -> Plan:
    """Give a plan in which one part is another; a named one that is new comes last."""
    items = tuple(replace(item, plan_name=name) for item in part.items)
    if plan is None:
        plan = Plan(year=part.year)
    if name == MAIN:
        return replace(part, items=(*items, *_others(plan, name)), named=plan.named)
    head = NamedPlan(name, part.title, part.issuer, part.document_number, part.date)
    named = tuple(head if one.name == name else one for one in plan.named)
    if head not in named:
        named = (*named, head)
    by_name: dict[str, list[Item]] = {one: [] for one in (MAIN, *(one.name for one in named))}
    for item in (*_others(plan, name), *items):
        by_name[item.plan_name].append(item)
    ordered = tuple(item for group in by_name.values() for item in group)
    return replace(plan, items=ordered, named=named)


def _others(plan: Plan, name: str) -> tuple[Item, ...]:
    return tuple(item for item in plan.items if item.plan_name != name)
