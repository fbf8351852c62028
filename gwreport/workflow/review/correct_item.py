"""Correct a row of the loaded plan (更正): a new version of the plan, with who, when and why."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from gwreport.domain.decisions.amendments import Amendment, amendment_of, without_amendment
from gwreport.domain.decisions.decisions import (
    NO_ROUND,
    Decision,
    DecisionKind,
    ListedDecision,
    listed_decisions,
    undone,
)
from gwreport.domain.findings.codes.plans import PlanCode
from gwreport.domain.findings.finding import Finding
from gwreport.domain.plan.corrections import (
    ItemCorrection,
    ItemPart,
    PartValue,
    corrected_item,
    correction_of,
    parts_between,
)
from gwreport.domain.plan.plan import Item, Kind, Plan
from gwreport.domain.plan.time_limits import is_limit
from gwreport.domain.texts.likeness import nearest
from gwreport.domain.units.registry import Registry, near_names
from gwreport.errors import ArgumentError, UnknownNameError
from gwreport.settings.leaders import official_leaders
from gwreport.wording.item_parts import PART_NAMES
from gwreport.workflow.review.decide import find_item
from gwreport.workflow.review.record_decision import Author, record
from gwreport.workflow.workspace import Workspace, stamp_time

if TYPE_CHECKING:
    from gwreport.ledger.transaction import Transaction

_BETWEEN = "、"
# How like a name must be to be offered where none is nearly the same, and how many are.
_SOMEWHAT, _MOST_NEAR = 0.5, 3


@dataclass(frozen=True, slots=True)
class ItemChange:
    """What is to be another of an item; None leaves a part as it is, blank words take it away."""

    text: str | None = None
    leaders: Sequence[str] | None = None
    lead_units: Sequence[str] | None = None
    support_units: Sequence[str] | None = None
    due: str | None = None
    kind: Kind | None = None


@dataclass(frozen=True, slots=True)
class CorrectedItem:
    """A correction, or its undoing, as it was stored: the decision's number and the plan's version."""

    number: int
    version: int
    before: Item
    after: Item
    amendment: Amendment
    findings: tuple[Finding, ...] = ()


def correct_item(
    workspace: Workspace,
    written_item: str,
    change: ItemChange,
    author: Author,
    *,
    shown: Item | None = None,
) -> CorrectedItem:
    """Correct one item, found by its id or the beginning of its text, and store the plan anew.

    `shown` is the item as the clerk had it before his eyes: it is refused when a part that he
    changes is another by now. A leader whom the plan does not know is told. Raises UnknownNameError
    (item, unit), ArgumentError (no reason, nothing changed, blank text, a limit that is none),
    WorkspaceError without a plan.
    """
    item_id = find_item(workspace, written_item).id

    def wanted(item: Item, _: Sequence[Decision]) -> ItemCorrection:
        now = correction_of(item)
        asked = _asked(change, now, workspace.registry())
        if shown is not None:
            _refuse_other(now, correction_of(shown), asked)
        made = now.with_values(asked)
        if made == now:
            raise ArgumentError("correct", "amends-nothing", item.id)
        return made

    return _store(workspace, item_id, wanted, author)


def undo_correction(workspace: Workspace, number: int, author: Author) -> CorrectedItem:
    """Take one correction back, the others staying; what it changed is as it was before.

    Where a new document was loaded since, it is as that says. Raises ArgumentError when there is no
    such correction in force, or all that it changed was corrected again since.
    """

    def standing(decisions: Sequence[Decision]) -> Decision:
        found = next((one for one in decisions if one.number == number), None)
        if (
            found is None
            or found.kind is not DecisionKind.CORRECT
            or number in undone(decisions)
            or workspace.plan().item(found.subject) is None
        ):
            raise ArgumentError("--undo", "not-an-amendment", str(number))
        return found

    def wanted(item: Item, decisions: Sequence[Decision]) -> ItemCorrection:
        standing(decisions)
        made = without_amendment(item, number, decisions)
        if made == correction_of(item):
            raise ArgumentError("--undo", "amended-since", str(number))
        return made

    item_id = standing(workspace.book.parts.decisions(NO_ROUND)).subject
    return _store(workspace, item_id, wanted, author, undoes=number)


def list_corrections(workspace: Workspace, written_item: str = "") -> list[ListedDecision]:
    """Give every correction and every undoing of one, oldest first, of one item or of all.

    Raises UnknownNameError, WorkspaceError.
    """
    item = find_item(workspace, written_item).id if written_item else ""
    decisions = workspace.book.parts.decisions(NO_ROUND)
    made = {one.number for one in decisions if one.kind is DecisionKind.CORRECT}
    return [
        one
        for one in listed_decisions(decisions)
        if one.decision.number in made
        or (one.decision.kind is DecisionKind.UNDO and int(one.decision.value) in made)
        if not item or one.decision.subject == item
    ]


def _store(
    workspace: Workspace,
    item_id: str,
    wanted: Callable[[Item, Sequence[Decision]], ItemCorrection],
    author: Author,
    *,
    undoes: int = 0,
) -> CorrectedItem:
    made: list[CorrectedItem] = []

    def store(ledger: "Transaction") -> str:
        # Within the transaction: nobody can change the plan any more.
        plan = workspace.plan()
        before = plan.item(item_id)
        if before is None:
            raise UnknownNameError("item", item_id)
        correction = wanted(before, workspace.book.parts.decisions(NO_ROUND))
        after = corrected_item(before, correction, plan.year)
        document = workspace.book.parts.plan_versions[-1]
        version = ledger.add_plan(
            plan.with_item(after),
            name=document.name,
            sha256=document.sha256,
            at=stamp_time(author.now),
            corrects=(item_id,),
        )
        amendment = amendment_of(before, after, version)
        findings = _leader_findings(workspace, plan, before, after)
        made.append(CorrectedItem(0, version, before, after, amendment, findings))
        return str(undoes) if undoes else amendment.value()

    kind = DecisionKind.UNDO if undoes else DecisionKind.CORRECT
    number = record(workspace, NO_ROUND, item_id, kind, "", author, before=store)
    (one,) = made
    return CorrectedItem(number, one.version, one.before, one.after, one.amendment, one.findings)


def _asked(
    change: ItemChange, now: ItemCorrection, registry: Registry
) -> Mapping[ItemPart, PartValue]:
    asked: dict[ItemPart, PartValue] = {}
    if change.kind is not None:
        asked[ItemPart.KIND] = change.kind
    if change.text is not None:
        asked[ItemPart.TEXT] = " ".join(change.text.split())
        if not asked[ItemPart.TEXT]:
            raise ArgumentError("--text", "item-text-blank")
    if change.leaders is not None:
        asked[ItemPart.LEADERS] = _names(change.leaders)
    if change.lead_units is not None:
        asked[ItemPart.LEAD_UNITS] = _units(change.lead_units, now.lead_units, registry)
        if not asked[ItemPart.LEAD_UNITS]:
            raise ArgumentError("--lead", "lead-blank")
    if change.support_units is not None:
        asked[ItemPart.SUPPORT_UNITS] = _units(change.support_units, now.support_units, registry)
    if change.due is not None:
        asked[ItemPart.DUE] = due = " ".join(change.due.split())
        if due and due != now.due and not is_limit(due):
            raise ArgumentError("--due", "due", due)
    return asked


def _names(written: Iterable[str]) -> tuple[str, ...]:
    names = (name.strip() for one in written for name in one.split(_BETWEEN))
    return tuple(dict.fromkeys(name for name in names if name))


def _units(written: Iterable[str], standing: Sequence[str], registry: Registry) -> tuple[str, ...]:
    """Give the registry's names of units and groups; one that stands there stays as it is printed."""
    return tuple(
        dict.fromkeys(
            name if name in standing else _registered(name, registry) for name in _names(written)
        )
    )


def _registered(name: str, registry: Registry) -> str:
    unit = registry.find(name)
    if unit is None and name.isdecimal():
        unit = registry.by_number(int(name))
    found = unit or registry.group(name)
    if found is None:
        raise UnknownNameError("unit", name, _near(name, registry))
    return found.name


def _near(name: str, registry: Registry) -> tuple[str, ...]:
    """Give the names of units and groups that come closest; a clerk chooses of them, nothing is taken."""
    names = {one.name: one.name for one in (*registry.units, *registry.groups)}
    return near_names(name, names)[:_MOST_NEAR] or tuple(
        one for one, _ in nearest(name, names, _SOMEWHAT, _MOST_NEAR)
    )


def _refuse_other(
    now: ItemCorrection, shown: ItemCorrection, asked: Mapping[ItemPart, PartValue]
) -> None:
    other = [part for part in parts_between(now, shown) if part in asked]
    if other:
        names = _BETWEEN.join(PART_NAMES[part] for part in other)
        raise ArgumentError("correct", "amended-meanwhile", names)


def _leader_findings(
    workspace: Workspace, plan: Plan, before: Item, after: Item
) -> tuple[Finding, ...]:
    known = dict.fromkeys(
        [
            *official_leaders(workspace.settings),
            *(name for item in plan.items for name in item.leaders),
        ]
    )
    found: list[Finding] = []
    for name in after.leaders:
        if name in known or name in before.leaders:
            continue
        near = near_names(name, known)
        facts = {"name": name}
        if near:
            facts["near"] = near[0]
        code = PlanCode.LEADER_NEW_NEAR if near else PlanCode.LEADER_NEW
        found.append(Finding(code, item=after.id, facts=facts))
    return tuple(found)
