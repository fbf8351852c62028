"""Which units get a workbook: who leads an item that is asked for. One that is closed (销号) is not."""

from collections import Counter
from collections.abc import Container, Sequence

from gwreport.domain.findings.codes.plans import PlanCode
from gwreport.domain.findings.finding import Finding
from gwreport.domain.merging.merged_round import asked_units, lead_units
from gwreport.domain.plan.plan import Plan
from gwreport.domain.units.registry import Registry, Unit
from gwreport.errors import ArgumentError
from gwreport.workflow.workspace import Workspace


def chosen_units(
    workspace: Workspace,
    plan: Plan,
    registry: Registry,
    closed: Container[str],
    names: Sequence[str],
) -> list[Unit]:
    """Give the units that get a workbook: all that lead an item which is asked for, or those named.

    Raises UnknownNameError, ArgumentError for a unit that leads nothing, or nothing that is still open.
    """
    asked = asked_units(plan, registry, closed)
    leading = {name for leads in asked.values() for name in leads}
    if not names:
        return [unit for unit in registry.units if unit.name in leading]
    chosen = list(dict.fromkeys(workspace.unit(name) for name in names))
    for unit in chosen:
        if unit.name not in leading:
            is_lead = any(unit.name in leads for leads in lead_units(plan, registry).values())
            raise ArgumentError("--unit", "all-closed" if is_lead else "not-lead", unit.name)
    return chosen


def all_closed(plan: Plan, registry: Registry, closed: Container[str]) -> list[Finding]:
    """Tell of the units that get no workbook because all that they lead is closed (销号)."""
    leads = lead_units(plan, registry)
    asked = {name for item, names in leads.items() if item not in closed for name in names}
    counts = Counter(name for names in leads.values() for name in names if name not in asked)
    return [
        Finding(PlanCode.UNIT_ALL_CLOSED, facts={"unit": unit.name, "count": counts[unit.name]})
        for unit in registry.units
        if unit.name in counts
    ]
