"""Corrections of a plan's rows: made before it is stored or after, and kept when another is loaded.

An item that was corrected keeps what its document says (`Item.printed`); a correction is always laid
over that, so that one which is taken back leaves what was read, targets and nodes too.
"""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TypeAlias

from gwreport.domain.plan.node_words import in_order, nodes_in, targets_of_the_year
from gwreport.domain.plan.plan import Item, Kind, Node, Plan, Printed
from gwreport.domain.plan.refinement import unrefined, with_refinement


class ItemPart(StrEnum):
    """A part of a row that can be corrected; the name of its field in `ItemCorrection`."""

    KIND = "kind"
    TEXT = "text"
    LEADERS = "leaders"
    LEAD_UNITS = "lead_units"
    SUPPORT_UNITS = "support_units"
    DUE = "due"


# Words, or names in their order; of a time limit that is none "".
PartValue: TypeAlias = str | tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ItemCorrection:
    """What a row should say; every field holds the whole of what it is to be."""

    kind: Kind
    text: str
    leaders: tuple[str, ...]
    lead_units: tuple[str, ...]
    support_units: tuple[str, ...]
    due: str | None = None

    def value(self, part: ItemPart) -> PartValue:
        """Give one part."""
        value: PartValue | None = getattr(self, part.value)
        return "" if value is None else value

    def with_values(self, values: Mapping[ItemPart, PartValue]) -> "ItemCorrection":
        """Give it with other values of some parts."""
        given: dict[str, object] = {part.value: value for part, value in values.items()}
        if ItemPart.KIND in values:
            given[ItemPart.KIND.value] = Kind(str(values[ItemPart.KIND]))
        if ItemPart.DUE in values:
            given[ItemPart.DUE.value] = values[ItemPart.DUE] or None
        return replace(self, **given)  # type: ignore[arg-type]


@dataclass(frozen=True, slots=True)
class CarriedOver:
    """A part of an item whose correction was kept though a document that was loaded says otherwise.

    `said` is what the document said of which it was corrected; it is `says` where that is the same.
    """

    item: str
    part: ItemPart
    says: PartValue
    said: PartValue
    kept: PartValue

    @property
    def is_other(self) -> bool:
        """Whether it says something else than the document of which it was corrected."""
        return self.says != self.said


def correction_of(item: Item | Printed) -> ItemCorrection:
    """Give an item as the correction that changes nothing."""
    return ItemCorrection(
        item.kind, item.text, item.leaders, item.lead_units, item.support_units, item.due
    )


def parts_between(before: ItemCorrection, after: ItemCorrection) -> tuple[ItemPart, ...]:
    """Give the parts in which two rows differ."""
    return tuple(part for part in ItemPart if before.value(part) != after.value(part))


def corrected_parts(item: Item) -> dict[ItemPart, PartValue]:
    """Give the parts of an item that were corrected, each with what the document says."""
    if item.printed is None:
        return {}
    printed = correction_of(item.printed)
    return {part: printed.value(part) for part in parts_between(printed, correction_of(item))}


def as_printed(item: Item) -> Item:
    """Give an item as its document has it; what was approved of its refinement is not there."""
    item = unrefined(item)
    printed = item.printed
    if printed is None:
        return item
    return replace(
        item,
        kind=printed.kind,
        text=printed.text,
        leaders=printed.leaders,
        lead_units=printed.lead_units,
        support_units=printed.support_units,
        support_text=printed.support_text,
        due=printed.due,
        targets=printed.targets,
        nodes=printed.nodes,
        printed=None,
    )


def corrected(
    plan: Plan, corrections: Mapping[str, ItemCorrection], dropped: Collection[str] = ()
) -> Plan:
    """Give the plan with rows corrected, by id, and others left out.

    A part of a row that is left out stands alone.
    """
    items = tuple(
        corrected_item(item, corrections[item.id], plan.year) if item.id in corrections else item
        for item in plan.items
        if item.id not in dropped
    )
    return replace(
        plan,
        items=tuple(
            replace(item, parent=None) if item.parent in dropped else item for item in items
        ),
    )


def corrected_item(item: Item, correction: ItemCorrection, year: int | None) -> Item:
    """Give an item as it should be; what its document says stays known.

    The targets and nodes of a corrected text are read anew; those that stand in other columns stay,
    and so does what was approved of the item's refinement.
    """
    if correction == correction_of(item):
        return item
    made = _corrected(as_printed(item), correction, year)
    return made if item.refined is None else with_refinement(made, item.refined)


def _corrected(read: Item, correction: ItemCorrection, year: int | None) -> Item:
    if correction == correction_of(read):
        return read
    support = read.support_text
    if correction.support_units != read.support_units:
        support = "、".join(correction.support_units)
    targets, nodes = read.targets, read.nodes
    if correction.text != read.text:
        of_text = targets_of_the_year(read.text)
        others = [one for one in targets if one not in of_text]
        targets = tuple(dict.fromkeys([*targets_of_the_year(correction.text), *others]))
    if (correction.text, correction.due) != (read.text, read.due):
        in_old = _nodes_in_words(read.text, read.due, year)
        kept = [one for one in nodes if one not in in_old]
        in_new = _nodes_in_words(correction.text, correction.due, year)
        nodes = in_order([*kept, *(one for one in in_new if one not in kept)])
    return replace(
        read,
        kind=correction.kind,
        text=correction.text,
        leaders=correction.leaders,
        lead_units=correction.lead_units,
        support_units=correction.support_units,
        support_text=support,
        due=correction.due,
        targets=targets,
        nodes=nodes,
        printed=_printed(read),
    )


def _nodes_in_words(text: str, due: str | None, year: int | None) -> tuple[Node, ...]:
    return tuple(dict.fromkeys([*nodes_in(text, year), *nodes_in(due or "", year)]))


def _printed(item: Item) -> Printed:
    return Printed(
        item.kind,
        item.text,
        item.leaders,
        item.lead_units,
        item.support_units,
        item.support_text,
        item.due,
        item.targets,
        item.nodes,
    )


def carry_over(
    plan: Plan, before: Mapping[str, Item], key: Callable[[str], object]
) -> tuple[Plan, list[CarriedOver]]:
    """Give a newly read plan with the corrections that stood on its items, which are those of `before`.

    What was approved of an item's refinement stays approved.
    What the document says as it was corrected needs none any more. Names of units are the same when
    `key` gives the same for both.
    """
    told: list[CarriedOver] = []
    items: list[Item] = []
    for item in plan.items:
        earlier = before.get(item.id)
        parts = corrected_parts(earlier) if earlier is not None else {}
        if earlier is not None and earlier.refined is not None:
            item = with_refinement(item, earlier.refined)
        if earlier is None or not parts:
            items.append(item)
            continue
        stood, read = correction_of(earlier), correction_of(item)
        kept = {
            part: stood.value(part)
            for part in parts
            if _keyed(part, read.value(part), key) != _keyed(part, stood.value(part), key)
        }
        for part, value in kept.items():
            says = read.value(part)
            same = _keyed(part, says, key) == _keyed(part, parts[part], key)
            told.append(CarriedOver(item.id, part, says, says if same else parts[part], value))
        items.append(corrected_item(item, read.with_values(kept), plan.year))
    return replace(plan, items=tuple(items)), told


def _keyed(part: ItemPart, value: PartValue, key: Callable[[str], object]) -> object:
    if part in (ItemPart.LEAD_UNITS, ItemPart.SUPPORT_UNITS):
        return tuple(map(key, value))
    return value
