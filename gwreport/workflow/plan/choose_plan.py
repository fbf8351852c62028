"""Which of the workspace's plans (清单) is meant, and whether a name can be a plan's."""

from gwreport.domain.plan.named_plans import (
    EVERY_NAME,
    MAIN,
    MAIN_NAME,
    cleaned,
    folded,
    known_name,
    name_fault,
)
from gwreport.domain.plan.plan import Plan
from gwreport.domain.units.registry import near_names
from gwreport.errors import ArgumentError, UnknownNameError
from gwreport.workbooks.form import EVERY_SHEET
from gwreport.workflow.workspace import Workspace


def name_to_load(workspace: Workspace, written: str) -> str:
    """Give the name under which a document is loaded: that of a plan that there is, or a new one.

    Raises ArgumentError for a name that cannot be a sheet's, or is that of another sheet.
    """
    name = cleaned(written)
    known = known_name(newest_plan(workspace), name)
    if known is not None:
        return known
    fault = name_fault(name, EVERY_SHEET)
    if fault is not None:
        raise ArgumentError("--plan", f"plan-name-{fault.value}", name)
    return name


def chosen_plan(workspace: Workspace, written: str) -> str:
    """Give the name of the plan that is meant.

    Raises UnknownNameError for one that there is not, ArgumentError where all of them are meant.
    """
    return _chosen(workspace.plan(), written)


def chosen_plans(workspace: Workspace, written: str) -> tuple[str, ...]:
    """Give the names of the plans that are meant: of one, or with 全部 of all that have items."""
    plan = workspace.plan()
    if folded(written) != folded(EVERY_NAME):
        return (_chosen(plan, written),)
    with_items = {item.plan_name for item in plan.items}
    every = (MAIN, *(one.name for one in plan.named))
    return tuple(name for name in every if name in with_items)


def newest_plan(workspace: Workspace) -> Plan | None:
    """Give the newest version of the plan, None where nothing is loaded yet."""
    return workspace.plan() if workspace.book.parts.plan_versions else None


def _chosen(plan: Plan, written: str) -> str:
    known = known_name(plan, cleaned(written))
    if known is None:
        names = [MAIN_NAME, *(one.name for one in plan.named)]
        raise UnknownNameError("plan", cleaned(written), near_names(written, names) or tuple(names))
    return known
