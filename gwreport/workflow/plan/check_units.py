"""Check the registry (单位名录): names that are not resolved, and units that may be one."""

from collections.abc import Iterable

from gwreport.domain.findings.code import Code
from gwreport.domain.findings.codes.plans import PlanCode
from gwreport.domain.findings.finding import Finding
from gwreport.domain.rounds import year_rounds
from gwreport.domain.units.registry import NameIndex, Registry, group_scope
from gwreport.workflow.workspace import Workspace

# Where a name was met: the finding without, and with a registered name that comes close.
_PAST = (PlanCode.UNIT_UNKNOWN_PAST, PlanCode.UNIT_UNKNOWN_PAST_NEAR)
_RETURNED = (PlanCode.UNIT_UNKNOWN_RETURN, PlanCode.UNIT_UNKNOWN_RETURN_NEAR)


def check_units(workspace: Workspace) -> list[Finding]:
    """Say what a clerk should look at in the registry, over plan, past reports and returns.

    Units of nearly the same name; names in past reports or on returns that no unit has; group
    words that lead or support something and have no members.
    """
    registry = workspace.registry()
    return [
        *_alike(registry),
        *_unknown(workspace, registry),
        *_empty_groups(workspace, registry),
    ]


def _alike(registry: Registry) -> Iterable[Finding]:
    index = NameIndex(unit.name for unit in registry.units)
    numbers = {unit.name: unit.number for unit in registry.units}
    for unit in registry.units:
        for other in index.near(unit.name):
            # Each pair once, told of the one that was entered later.
            if numbers[other] < unit.number:
                facts = {"name": unit.name, "near": other}
                yield Finding(PlanCode.UNITS_ALIKE, facts=facts)


def _unknown(workspace: Workspace, registry: Registry) -> Iterable[Finding]:
    year = workspace.facts.year
    named: dict[str, tuple[Code, Code]] = {}
    for round_ in year_rounds(year):
        report = workspace.book.parts.history(str(round_))
        for row in (*report.indicators, *report.tasks, *report.behind) if report else ():
            for name in row.lead_units:
                named.setdefault(name, _PAST)
    for submission in workspace.ledger.submissions(None, with_entries=False):
        if submission.unit:
            named.setdefault(submission.unit, _RETURNED)
    for name, (alone, beside) in named.items():
        if registry.knows(name) or group_scope(name):
            continue
        near = registry.near(name)
        facts = {"name": name, "near": near[0] if near else ""}
        yield Finding(beside if near else alone, facts=facts)


def _empty_groups(workspace: Workspace, registry: Registry) -> Iterable[Finding]:
    plan = workspace.book.parts.plan
    if plan is None:
        return
    items = plan.items
    for group in registry.groups:
        if group.members:
            continue
        leads = sum(group.name in item.lead_units for item in items)
        supports = sum(group.name in item.support_units for item in items)
        facts = {"group": group.name, "leads": leads, "supports": supports}
        if leads:
            yield Finding(PlanCode.GROUP_EMPTY_LEADS, facts=facts)
        elif supports:
            yield Finding(PlanCode.GROUP_EMPTY, facts=facts)
