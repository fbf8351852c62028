"""Load a breakdown into the workspace as a new version of the plan, and fill the registry from it."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from gwreport.domain.decisions.amendments import amendment_of
from gwreport.domain.decisions.decisions import NO_ROUND, DecisionKind, in_force
from gwreport.domain.decisions.last_year import last_year_decided
from gwreport.domain.findings.codes.documents import DocumentCode
from gwreport.domain.findings.codes.plans import PlanCode
from gwreport.domain.findings.finding import Finding
from gwreport.domain.merging.merged_round import lead_units
from gwreport.domain.merging.plan_links import plan_links
from gwreport.domain.plan.changes import PlanChanges, keep_identity, plan_changes
from gwreport.domain.plan.column_mapping import NOTHING_SAID, ColumnMapping, DecidedColumn
from gwreport.domain.plan.corrections import (
    CarriedOver,
    ItemCorrection,
    ItemPart,
    carry_over,
    corrected,
    correction_of,
)
from gwreport.domain.plan.documents import DocumentKind
from gwreport.domain.plan.last_year import match_last_year
from gwreport.domain.plan.named_plans import MAIN, plan_part, with_part
from gwreport.domain.plan.node_words import of_year
from gwreport.domain.plan.plan import Item, Plan
from gwreport.domain.units.registry import Registry, group_scope, name_key
from gwreport.errors import ArgumentError
from gwreport.wording.decisions import CORRECTED_BEFORE_LOADING
from gwreport.wording.findings.explaining import prove_sentences
from gwreport.wording.item_parts import PART_NAMES, part_words
from gwreport.workflow.found_files import shown_file_name
from gwreport.workflow.given_file import read_file
from gwreport.workflow.plan.choose_plan import name_to_load
from gwreport.workflow.plan.column_mappings import remember_said, with_remembered
from gwreport.workflow.plan.unit_contacts import plan_contacts, with_contacts
from gwreport.workflow.processes.reading_process import read_apart
from gwreport.workflow.progress import SILENT, Progress
from gwreport.workflow.workspace import Workspace, stamp_time

if TYPE_CHECKING:
    from gwreport.ledger.transaction import Transaction


class Looked(NamedTuple):
    """What a clerk looked at before loading: the document's bytes, and the version that stood."""

    sha256: str
    version: int


@dataclass(frozen=True, slots=True)
class LoadedPlan:
    """What a loading came to: `version` is 0 when nothing was stored (a trial).

    `plan` and `changes` are of the plan that was loaded alone, `name` is that of a named one (清单).
    """

    plan: Plan
    version: int
    changes: PlanChanges | None
    new_units: tuple[str, ...]
    new_groups: tuple[str, ...]
    findings: tuple[Finding, ...]
    looked: Looked
    columns: tuple[DecidedColumn, ...] = ()
    name: str = MAIN


def load_plan(
    workspace: Workspace,
    path: Path,
    *,
    now: datetime,
    named: str = MAIN,
    trial: bool = False,
    corrections: Mapping[str, ItemCorrection] | None = None,
    dropped: Collection[str] = (),
    looked: Looked | None = None,
    mapping: ColumnMapping = NOTHING_SAID,
    contacts: bool = True,
    rows: bool = True,
    who: str = "",
    progress: Progress = SILENT,
) -> LoadedPlan:
    """Read a breakdown and store it, its original bytes first.

    Every unit and group word that it names gets an entry in the registry. With `trial`, or in a
    workspace on trial, nothing is stored. `corrections` and `dropped` name rows by the ids that a trial of the same document gave,
    and `looked` is what that trial looked at; what was found of a row that is left out is not told.
    `mapping` says what columns and rows are; it is kept for the next document, and what is kept of
    earlier ones (without `rows` of their columns alone) counts where it says nothing.
    With `contacts` the persons that it names are entered for units that have none. Corrections that
    stood on the plan's items are kept; those that are made now are recorded as made by `who`.
    `named` is the name of the plan (清单) that the document is a version of; the others stay as they are.
    Raises DocumentError when the document is no breakdown that can be read whole, ArgumentError
    when the document or the plan is no longer what was looked at, or for a name that no plan can have.
    """
    name = name_to_load(workspace, named)
    data = read_file(path)
    reading = read_apart(
        data,
        shown_file_name(path),
        DocumentKind.PLAN,
        mapping=with_remembered(workspace, mapping, rows=rows),
        progress=progress,
    )
    assert reading.plan is not None
    if any(one.origin.startswith(f"{workspace.facts.uid}/") for one in reading.plan.items):
        raise ArgumentError("FILE", "own-workbook", shown_file_name(path))
    plan = of_year(reading.plan, workspace.facts.year)
    findings = [*reading.findings, *_year_findings(plan, workspace)]
    sha256 = hashlib.sha256(data).hexdigest()

    def fit() -> _Fitted:
        fitted = _fit(workspace, name, plan, findings, corrections or {}, dropped)
        if contacts:
            fitted = _with_contacts(fitted)
        if looked not in (None, Looked(sha256, fitted.stood)):
            raise ArgumentError("FILE", "looked-otherwise", shown_file_name(path))
        prove_sentences(fitted.findings)
        return fitted

    state = workspace.ledger.newest_record()
    fitted = fit()
    version = 0
    if not (trial or workspace.on_trial):
        with workspace.ledger.write() as ledger:
            if workspace.ledger.newest_record() != state:
                # Another clerk has changed something meanwhile, from now on nobody can.
                fitted = fit()
            at = stamp_time(now)
            ledger.archive(data)
            before, after = fitted.before, fitted.after
            # First the units, so that the plan's names are known to mean them.
            if (after.units, after.groups) != (before.units, before.groups):
                ledger.save_registry(after, at=at)
            version = ledger.add_plan(fitted.whole, name=path.name, sha256=sha256, at=at)
            for item_id in corrections or {}:
                _record(ledger, fitted, item_id, version, who=who, at=at)
            remember_said(ledger, workspace.settings.stored, mapping, at=at)
    before, after = fitted.before, fitted.after
    return LoadedPlan(
        fitted.plan,
        version,
        fitted.changes,
        tuple(unit.name for unit in after.units if not before.knows(unit.name)),
        tuple(group.name for group in after.groups if not before.knows(group.name)),
        tuple(fitted.findings),
        Looked(sha256, fitted.stood),
        reading.columns,
        name,
    )


class _Fitted(NamedTuple):
    """A document's plan beside the plan that stands (its version is `stood`) and the registry.

    `whole` is what is stored: the document's plan with the workspace's others.
    """

    plan: Plan
    stood: int
    changes: PlanChanges | None
    findings: list[Finding]
    before: Registry
    after: Registry
    read: Plan  # before what is corrected now
    whole: Plan


def _fit(
    workspace: Workspace,
    name: str,
    plan: Plan,
    findings: list[Finding],
    corrections: Mapping[str, ItemCorrection],
    dropped: Collection[str],
) -> _Fitted:
    versions = [one.version for one in workspace.book.parts.plan_versions]
    standing = workspace.ledger.plan(versions[-1]) if versions else None
    earlier = plan_part(standing, name) if standing is not None else Plan()
    # Of a plan that is loaded for the first time nothing has changed.
    is_later = bool(earlier.items)
    changes = None
    if standing is not None:
        every_gone = _gone_items(workspace, versions[:-1], standing)
        gone = [item for item in every_gone if item.plan_name == name]
        taken = (item.id for item in (*standing.items, *every_gone) if item.plan_name != name)
        kept, changes = keep_identity(earlier, plan, gone, taken)
        new_id = {old.id: new.id for old, new in zip(plan.items, kept.items, strict=True)}
        findings = [
            replace(one, item=new_id[one.item]) if one.item in new_id else one for one in findings
        ]
        plan, carried = carry_over(
            kept, {item.id: item for item in (*gone, *earlier.items)}, _same_unit(workspace)
        )
        if carried:
            changes = plan_changes(earlier, plan)
            findings += [_kept_finding(plan, one) for one in carried]
    read = plan
    if corrections or dropped:
        plan = corrected(plan, corrections, dropped)
        findings = [one for one in findings if one.item not in dropped]
        changes = plan_changes(earlier, plan)
    before = workspace.registry()
    whole = with_part(standing, name, plan)
    findings = [one for one in findings if not _is_answered(one, plan)]
    findings += _last_year_findings(workspace, whole)
    findings += _registry_findings(before, plan)
    stood, after = versions[-1] if versions else 0, _extended(before, plan)
    findings += _link_findings(workspace, whole, after, standing, {item.id for item in plan.items})
    return _Fitted(plan, stood, changes if is_later else None, findings, before, after, read, whole)


def _link_findings(
    workspace: Workspace, whole: Plan, registry: Registry, before: Plan | None, loaded: set[str]
) -> list[Finding]:
    """Tell which of the items that are loaded may be one matter with those of another plan."""
    if not whole.named:
        return []
    standing = in_force(workspace.book.parts.decisions(NO_ROUND))
    made_on = {one.number: before for one in standing} if before is not None else {}
    found = plan_links(whole, lead_units(whole, registry), standing, made_on).findings
    return [
        one
        for item, told in found.items()
        for one in told
        if item in loaded or one.facts.get("other") in loaded
    ]


# What a document lacks, and the part that a correction has filled.
_LACKING = {
    DocumentCode.LEAD_MISSING: ItemPart.LEAD_UNITS,
    DocumentCode.LEADER_MISSING: ItemPart.LEADERS,
    DocumentCode.SUPPORT_MISSING: ItemPart.SUPPORT_UNITS,
}


def _is_answered(finding: Finding, plan: Plan) -> bool:
    part = next((part for code, part in _LACKING.items() if code == finding.code), None)
    item = plan.item(finding.item) if part is not None and finding.item else None
    return part is not None and item is not None and bool(correction_of(item).value(part))


def _same_unit(workspace: Workspace) -> Callable[[str], object]:
    registry = workspace.registry()

    def key(name: str) -> object:
        unit = registry.find(name)
        return unit.number if unit is not None else name_key(name)

    return key


def _kept_finding(plan: Plan, one: CarriedOver) -> Finding:
    item = plan.item(one.item)
    facts = {
        "number": item.number if item else "",
        "part": PART_NAMES[one.part],
        "kept": part_words(one.part, one.kept),
        "says": part_words(one.part, one.says),
    }
    if one.is_other:
        facts["before"] = part_words(one.part, one.said)
    code = PlanCode.CORRECTION_DIFFERS if one.is_other else PlanCode.CORRECTION_KEPT
    return Finding(code, item=one.item, facts=facts)


def _record(
    ledger: Transaction, fitted: _Fitted, item_id: str, version: int, *, who: str, at: datetime
) -> None:
    """Record what was put right of one row before it was stored."""
    before, after = fitted.read.item(item_id), fitted.plan.item(item_id)
    if before is None or after is None:
        return
    made = amendment_of(before, after, version)
    if made.parts:
        kind, value = DecisionKind.CORRECT, made.value()
        ledger.add_decision(NO_ROUND, item_id, kind, value, CORRECTED_BEFORE_LOADING, who, at)


def _with_contacts(fitted: _Fitted) -> _Fitted:
    """Enter the persons whom the plan names for units that have nobody; tell of all of them."""
    found = plan_contacts(fitted.after, fitted.plan)
    told: list[Finding] = []
    for one in found:
        facts = {"unit": one.unit.name, "person": " ".join(filter(None, (one.name, one.phone)))}
        if one.is_new:
            told.append(Finding(PlanCode.CONTACT_ENTERED, facts=facts))
        else:
            facts |= {"standing": " ".join(filter(None, (one.unit.contact, one.unit.phone)))}
            told.append(Finding(PlanCode.CONTACT_DIFFERS, facts=facts))
    after = with_contacts(fitted.after, found)
    return fitted._replace(findings=[*fitted.findings, *told], after=after)


def _gone_items(workspace: Workspace, versions: Sequence[int], newest: Plan) -> list[Item]:
    """Give the items that earlier versions had and the newest has not, each in its last words."""
    found: dict[str, Item] = {}
    for version in versions:
        plan = workspace.ledger.plan(version)
        found |= {item.id: item for item in (plan.items if plan else ())}
    standing = {item.id for item in newest.items}
    return [item for item in found.values() if item.id not in standing]


def _extended(registry: Registry, plan: Plan) -> Registry:
    # Lead units come first, in the plan's order: their numbers head the file names.
    leads = [name for item in plan.items for name in item.lead_units]
    support = [name for item in plan.items for name in item.support_units]
    names = [*leads, *support]
    short = _short_forms(registry, plan)
    extended = registry.extended(name for name in names if name not in short)
    for name, meant in short.items():
        extended = extended.with_alias(meant, name)
    return extended


def _short_forms(registry: Registry, plan: Plan) -> dict[str, str]:
    """Give the plan's names that mean a department under another of its names, with that name.

    Two names that stand at one item are two units, whatever they are called elsewhere.
    """
    named = [(*item.lead_units, *item.support_units) for item in plan.items]
    short = registry.short_forms([name for names in named for name in names])
    apart: set[str] = set()
    for names in named:
        meant = Counter(short.get(name, name) for name in dict.fromkeys(names))
        apart.update(name for name in names if name in short and meant[short[name]] > 1)
    return {name: one for name, one in short.items() if name not in apart}


def _registry_findings(registry: Registry, plan: Plan) -> list[Finding]:
    """Find names in the plan that are not registered and come close to one that is.

    They are entered as they are written: whether they are slips is the clerk's to say. Short forms
    of a department's name are entered as its aliases, which can be undone.
    """
    found: list[Finding] = []
    told: set[str] = set()
    short = _short_forms(registry, plan)
    for item in plan.items:
        for name in (*item.lead_units, *item.support_units):
            if name in told or registry.knows(name) or group_scope(name):
                continue
            told.add(name)
            if name in short:
                facts = {"name": name, "near": short[name]}
                found.append(Finding(PlanCode.UNIT_SHORT_FORM, item=item.id, facts=facts))
                continue
            near = registry.near(name)
            if near:
                found.append(
                    Finding(
                        PlanCode.UNIT_NEAR_REGISTERED,
                        item=item.id,
                        facts={"name": name, "near": near[0]},
                    )
                )
    return found


def _last_year_findings(workspace: Workspace, plan: Plan) -> list[Finding]:
    past = workspace.book.last_items
    if not past:
        return []
    decided = last_year_decided(workspace.book.parts.decisions(NO_ROUND))
    match = match_last_year(plan.items, past, decided)
    counted = ((PlanCode.LAST_YEAR_NEAR, match.asked), (PlanCode.LAST_YEAR_OPEN, match.open))
    return [Finding(code, facts={"count": len(found)}) for code, found in counted if found]


def _year_findings(plan: Plan, workspace: Workspace) -> list[Finding]:
    if plan.year == workspace.facts.year:
        return []
    facts = {"year": str(plan.year), "expected": str(workspace.facts.year)}
    return [Finding(PlanCode.PLAN_OTHER_YEAR, facts=facts)]
