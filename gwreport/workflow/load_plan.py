"""Load a breakdown into the workspace as a new version of the plan, and fill the registry from it."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from gwreport.domain.documents import DocumentKind
from gwreport.domain.findings import Finding, Severity
from gwreport.domain.plan import Plan
from gwreport.domain.plan_changes import PlanChanges, keep_identity, plan_changes
from gwreport.domain.plan_corrections import ItemCorrection, corrected
from gwreport.domain.units import Registry, group_scope
from gwreport.reading import read_document
from gwreport.workflow.read_document import read_file
from gwreport.workflow.workspace import Workspace, stamp_time


@dataclass(frozen=True, slots=True)
class LoadedPlan:
    """What a loading came to: `version` is 0 when nothing was stored (a trial run)."""

    plan: Plan
    version: int
    changes: PlanChanges | None
    new_units: tuple[str, ...]
    new_groups: tuple[str, ...]
    findings: tuple[Finding, ...]


def load_plan(
    workspace: Workspace,
    path: Path,
    *,
    now: datetime,
    trial: bool = False,
    corrections: Mapping[str, ItemCorrection] | None = None,
    dropped: Collection[str] = (),
) -> LoadedPlan:
    """Read a breakdown and store it, its original bytes first.

    Every unit and group word that it names gets an entry in the registry. With `trial` nothing is
    stored. `corrections` and `dropped` name rows by the ids that a trial of the same document gave;
    what was found of a row that is left out is not told. Raises DocumentError when the document is no breakdown that can be read whole.
    """
    data = read_file(path)
    reading = read_document(data, path.name, DocumentKind.PLAN)
    assert reading.plan is not None
    plan = replace(reading.plan, year=reading.plan.year or workspace.facts.year)
    findings = [*reading.findings, *_year_findings(plan, workspace)]
    earlier = workspace.ledger.plan()
    changes = None
    if earlier is not None:
        kept, changes = keep_identity(earlier, plan)
        new_id = {old.id: new.id for old, new in zip(plan.items, kept.items, strict=True)}
        findings = [
            replace(one, item=new_id[one.item]) if one.item in new_id else one for one in findings
        ]
        plan = kept
    if corrections or dropped:
        plan = corrected(plan, corrections or {}, dropped)
        findings = [one for one in findings if one.item not in dropped]
        changes = plan_changes(earlier, plan) if earlier is not None else None
    before = workspace.registry()
    after = _extended(before, plan)
    findings += _registry_findings(before, plan)
    version = 0
    if not trial:
        with workspace.ledger.write() as ledger:
            at = stamp_time(now)
            sha256 = ledger.archive(data)
            version = ledger.add_plan(plan, name=path.name, sha256=sha256, at=at)
            if (after.units, after.groups) != (before.units, before.groups):
                ledger.save_registry(after, at=at)
    return LoadedPlan(
        plan,
        version,
        changes,
        tuple(unit.name for unit in after.units if not before.knows(unit.name)),
        tuple(group.name for group in after.groups if not before.knows(group.name)),
        tuple(findings),
    )


def _extended(registry: Registry, plan: Plan) -> Registry:
    # Lead units come first, in the plan's order: their numbers head the file names.
    leads = [name for item in plan.items for name in item.lead_units]
    support = [name for item in plan.items for name in item.support_units]
    return registry.extended([*leads, *support])


def _registry_findings(registry: Registry, plan: Plan) -> list[Finding]:
    """Find names in the plan that are not registered and come close to one that is.

    They are entered as they are written: whether they are slips is the clerk's to say.
    """
    found: list[Finding] = []
    told: set[str] = set()
    for item in plan.items:
        for name in (*item.lead_units, *item.support_units):
            if name in told or registry.knows(name) or group_scope(name):
                continue
            told.add(name)
            near = registry.near(name)
            if near:
                found.append(
                    Finding(
                        "unit-near-registered",
                        Severity.WARNING,
                        item=item.id,
                        facts={"name": name, "near": near[0]},
                    )
                )
    return found


def _year_findings(plan: Plan, workspace: Workspace) -> list[Finding]:
    if plan.year == workspace.facts.year:
        return []
    facts = {"year": str(plan.year), "expected": str(workspace.facts.year)}
    return [Finding("plan-other-year", Severity.WARNING, facts=facts)]
