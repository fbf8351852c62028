"""Items that stand in several plans (清单) of a workspace: which are one matter, and which may be.

A clerk says that two are one (a decision); nothing is linked by itself. One matter is asked once, in
the sheet of the plan that comes first, and what is said of it is reported in each of its plans.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from gwreport.domain.decisions.decisions import STATUS_KINDS, TEXT_KINDS, Decision, DecisionKind
from gwreport.domain.findings.codes.plans import PlanCode
from gwreport.domain.findings.finding import Finding
from gwreport.domain.merging.merging import Merged
from gwreport.domain.plan.named_plans import MAIN, shown_name
from gwreport.domain.plan.plan import Item, Plan
from gwreport.domain.texts.letters import letters_of
from gwreport.domain.texts.likeness import NearTexts

Leads = Mapping[str, tuple[str, ...]]

# So like must two texts be to be offered as one matter in other words.
_NEAR = 0.8
_ON_WORDS = TEXT_KINDS | STATUS_KINDS


@dataclass(frozen=True, slots=True)
class ProposedLink:
    """Two items of other plans that may be one matter; `asked` is of the plan that comes first."""

    item: Item
    asked: Item
    in_same_words: bool


@dataclass(frozen=True, slots=True)
class PlanLinks:
    """What is known of one plan's items within another.

    `asked` gives by an item's id that of the item as which it is asked and told; `linked` the
    decisions that say so, also those without effect, by the item's id; `findings` what is to be told of
    them, by item.
    """

    asked: Mapping[str, str] = field(default_factory=dict[str, str])
    proposed: tuple[ProposedLink, ...] = ()
    linked: Mapping[str, Decision] = field(default_factory=dict[str, Decision])
    findings: Mapping[str, tuple[Finding, ...]] = field(
        default_factory=dict[str, tuple[Finding, ...]]
    )

    def others(self, item: str) -> tuple[str, ...]:
        """Give the items that are one matter with this one, without itself."""
        first = self.asked.get(item, item)
        group = (first, *(one for one, asked in self.asked.items() if asked == first))
        return tuple(one for one in group if one != item) if len(group) > 1 else ()


NO_LINKS = PlanLinks()


def plan_links(
    plan: Plan, leads: Leads, decisions: Iterable[Decision], made_on: Mapping[int, Plan]
) -> PlanLinks:
    """Say which items of several plans are one matter, and which may be.

    `leads` are the plan's `lead_units`, `decisions` those in force (`in_force`) that belong to no
    round; `made_on` gives by its number the plan upon which one was made.
    """
    if not plan.named:
        return NO_LINKS
    linked, refused = _decided(decisions)
    items = {item.id: item for item in plan.items}
    findings: dict[str, list[Finding]] = {}
    direct: dict[str, str] = {}
    for item_id, one in linked.items():
        item, other = items.get(item_id), items.get(one.value)
        if item is None or other is None:
            # What is gone from the plan is asked nowhere; what is left stands for itself.
            continue
        if _primary(item, leads) != _primary(other, leads):
            facts = _facts(item, other) | {
                "unit": _primary(item, leads),
                "other_unit": _primary(other, leads),
                "decision": one.number,
            }
            findings.setdefault(item_id, []).append(
                Finding(PlanCode.LINK_VOID, item=item_id, facts=facts)
            )
            continue
        direct[item_id] = one.value
        before = made_on.get(one.number, plan)
        if _have_parted(item, other, plan, before):
            facts = _facts(item, other) | {"decision": one.number}
            findings.setdefault(item_id, []).append(
                Finding(PlanCode.LINK_PARTED, item=item_id, facts=facts)
            )
    proposed = tuple(_proposals(plan, leads, set(linked), refused))
    for one in proposed:
        code = PlanCode.SAME_IN_PLANS if one.in_same_words else PlanCode.NEAR_IN_PLANS
        facts = _facts(one.item, one.asked) | {"unit": _primary(one.item, leads)}
        findings.setdefault(one.item.id, []).append(Finding(code, item=one.item.id, facts=facts))
    return PlanLinks(
        {item: _first_of(item, direct) for item in direct},
        proposed,
        linked,
        {item: tuple(found) for item, found in findings.items()},
    )


def told_of_links(
    merged: Sequence[Merged], links: PlanLinks
) -> tuple[tuple[Merged, ...], Mapping[str, str]]:
    """Let an item of which nothing was said say what was said of the matter under another id.

    Beside the items stands under which id each such one was told. Where units were asked for the same
    matter twice, before it was known to be one, each text stays where it was written, and a finding
    tells where they differ.
    """
    if not links.asked:
        return tuple(merged), {}
    by_id = {one.item.id: one for one in merged}
    groups: dict[str, list[str]] = {}
    for item, asked in links.asked.items():
        groups.setdefault(asked, [asked]).append(item)
    told: dict[str, str] = {}
    for group in groups.values():
        speaking = next((one for one in group if _is_told(by_id[one])), group[0])
        for one in group:
            if one != speaking and not _is_told(by_id[one]):
                told[one] = speaking
                by_id[one] = _as(by_id[one], by_id[speaking])
            elif one != speaking and _differ(by_id[one], by_id[speaking]):
                facts = _facts(by_id[one].item, by_id[speaking].item)
                note = Finding(PlanCode.LINKED_DIFFER, item=one, facts=facts)
                by_id[one] = replace(by_id[one], notes=(*by_id[one].notes, note))
    return tuple(by_id[one.item.id] for one in merged), told


def _as(item: Merged, told: Merged) -> Merged:
    """Give an item as another was told that is one matter with it."""
    entries, others = (
        tuple(replace(one, item=item.item.id) for one in said)
        for said in (told.entries, told.others)
    )
    return replace(told, item=item.item, leads=item.leads, entries=entries, others=others, notes=())


def may_be_linked(item: Item, other: Item, leads: Leads) -> bool:
    """Say whether two items can be one matter: of two plans, and the same unit leads them."""
    primary = _primary(item, leads)
    return item.plan_name != other.plan_name and bool(primary) and primary == _primary(other, leads)


def _decided(decisions: Iterable[Decision]) -> tuple[dict[str, Decision], set[tuple[str, str]]]:
    linked: dict[str, Decision] = {}
    refused: set[tuple[str, str]] = set()
    for one in sorted(decisions, key=lambda each: each.number):
        if one.kind is DecisionKind.LINK:
            linked[one.subject] = one
            refused.discard((one.subject, one.value))
        elif one.kind is DecisionKind.NO_LINK:
            refused.add((one.subject, one.value))
            standing = linked.get(one.subject)
            if standing is not None and standing.value == one.value:
                del linked[one.subject]
    return linked, refused


def _first_of(item: str, direct: Mapping[str, str]) -> str:
    seen = {item}
    while item in direct and direct[item] not in seen:
        item = direct[item]
        seen.add(item)
    return item


def _primary(item: Item, leads: Leads) -> str:
    units = leads.get(item.id, ())
    return units[0] if units else ""


def _facts(item: Item, other: Item) -> dict[str, str]:
    return {
        "plan": shown_name(item.plan_name),
        "text": item.text,
        "other": other.id,
        "other_plan": shown_name(other.plan_name),
        "other_text": other.text,
    }


def _have_parted(item: Item, other: Item, plan: Plan, before: Plan) -> bool:
    # Linked in the same words, which are not the same any more. What was linked in other words stays so
    # until one of them changes.
    was, was_other = before.item(item.id), before.item(other.id)
    if before is plan or was is None or was_other is None:
        return False
    changed = (was.text, was_other.text) != (item.text, other.text)
    return changed and letters_of(item.text) != letters_of(other.text)


def _proposals(
    plan: Plan, leads: Leads, linked: set[str], refused: set[tuple[str, str]]
) -> Iterable[ProposedLink]:
    order = {
        name: place
        for place, name in enumerate(dict.fromkeys((MAIN, *(one.name for one in plan.named))))
    }
    texts = {item.id: item.text for item in plan.items}
    by_unit: dict[str, list[Item]] = {}
    for item in plan.items:
        if primary := _primary(item, leads):
            by_unit.setdefault(primary, []).append(item)
    for items in by_unit.values():
        words = [_words(item, texts) for item in items]
        by_words: dict[str, list[Item]] = {}
        for item, its in zip(items, words, strict=True):
            by_words.setdefault(its, []).append(item)
        near = NearTexts(words)
        for item, its in zip(items, words, strict=True):
            if item.plan_name == MAIN or item.id in linked or not its:
                continue
            here = order[item.plan_name]

            def is_before(other: Item, item: Item = item, here: int = here) -> bool:
                return order[other.plan_name] < here and (item.id, other.id) not in refused

            same = next(filter(is_before, by_words[its]), None)
            if same is not None:
                yield ProposedLink(item, same, in_same_words=True)
                continue
            close = [
                (-score, place)
                for place, score in near.near(its, _NEAR)
                if words[place] != its and is_before(items[place])
            ]
            if close:
                _, place = min(close)
                yield ProposedLink(item, items[place], in_same_words=False)


def _words(item: Item, texts: Mapping[str, str]) -> str:
    # Parts of two items may be called the same and be parts of other things.
    return letters_of(f"{texts.get(item.parent or '', '')}{item.text}")


def _is_told(merged: Merged) -> bool:
    return any(not entry.is_blank for entry in (*merged.entries, *merged.others)) or any(
        one.kind in _ON_WORDS for one in merged.decisions
    )


def _differ(one: Merged, other: Merged) -> bool:
    return letters_of(one.text) != letters_of(other.text)
