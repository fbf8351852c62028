"""Check the rows of the loaded plan: what of each a clerk should look at and may correct."""

from collections import Counter
from collections.abc import Iterable

from gwreport.domain.findings.codes.documents import DocumentCode
from gwreport.domain.findings.codes.plans import PlanCode
from gwreport.domain.findings.finding import Finding
from gwreport.domain.plan.plan import Item, Plan
from gwreport.domain.texts.look_alikes import difference
from gwreport.domain.units.registry import NameIndex, Registry
from gwreport.workflow.workspace import Workspace

_SHOWN = 20


def check_items(workspace: Workspace) -> list[Finding]:
    """Say what is to be looked at in the rows of the plan that stands; none without a plan.

    Items that reach no unit, have no leader where the others have one, or name a unit or leader
    whose name another nearly has. Each goes when the row, or the registry, is put right.
    """
    plan = workspace.book.parts.plan
    return item_findings(plan, workspace.registry()) if plan is not None else []


def item_findings(plan: Plan, registry: Registry) -> list[Finding]:
    """Do the same of a plan and a registry."""
    return [*lead_findings(plan, registry), *_leaders(plan), *_units(plan, registry)]


def lead_findings(plan: Plan, registry: Registry) -> list[Finding]:
    """Find items that reach no unit: no lead unit, or a group word without members."""
    found: list[Finding] = []
    for item in plan.items:
        if registry.resolve(item.lead_units):
            continue
        groups = [name for name in item.lead_units if registry.group(name)]
        facts = {"number": item.number, "text": item.text[:_SHOWN], "groups": tuple(groups)}
        code = PlanCode.LEAD_GROUP_EMPTY if groups else PlanCode.ITEM_WITHOUT_LEAD
        found.append(Finding(code, item=item.id, facts=facts))
    return found


def _leaders(plan: Plan) -> Iterable[Finding]:
    counts = Counter(name for item in plan.items for name in item.leaders)
    index = NameIndex(counts)
    order = {name: place for place, name in enumerate(counts)}
    for item in plan.items:
        if counts and not item.leaders:
            facts = {"number": item.number, "text": item.text}
            yield Finding(DocumentCode.LEADER_MISSING, item=item.id, facts=facts)
        for name in item.leaders:
            for near in index.look_alikes(name)[:1]:
                if (counts[near], -order[near]) > (counts[name], -order[name]):
                    mark, other = difference(name, near)
                    facts = {"name": name, "near": near, "mark": mark, "other": other}
                    yield Finding(DocumentCode.LEADER_LOOK_ALIKE, item=item.id, facts=facts)


def _units(plan: Plan, registry: Registry) -> Iterable[Finding]:
    index = NameIndex(unit.name for unit in registry.units)
    numbers = {unit.name: unit.number for unit in registry.units}
    near_of: dict[str, str] = {}
    for unit in registry.units:
        # Each pair once, told of the one that was entered later.
        older = [one for one in index.near(unit.name) if numbers[one] < unit.number]
        if older:
            near_of[unit.name] = older[0]
    for item in plan.items if near_of else ():
        for name in _named(item, registry):
            if name in near_of:
                facts = {"name": name, "near": near_of[name]}
                yield Finding(PlanCode.UNITS_ALIKE, item=item.id, facts=facts)


def _named(item: Item, registry: Registry) -> Iterable[str]:
    units = (registry.find(name) for name in (*item.lead_units, *item.support_units))
    return dict.fromkeys(unit.name for unit in units if unit is not None)
