"""Corrections that a clerk makes to what was read of a breakdown, before it is stored."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace

from gwreport.domain.plan.node_words import in_order, nodes_in, targets_of_the_year
from gwreport.domain.plan.plan import Item, Kind, Plan


@dataclass(frozen=True, slots=True)
class ItemCorrection:
    """What a row should say; every field holds the whole of what it is to be."""

    kind: Kind
    text: str
    leaders: tuple[str, ...]
    lead_units: tuple[str, ...]
    support_units: tuple[str, ...]


def correction_of(item: Item) -> ItemCorrection:
    """Give an item as the correction that changes nothing."""
    return ItemCorrection(item.kind, item.text, item.leaders, item.lead_units, item.support_units)


def corrected(
    plan: Plan, corrections: Mapping[str, ItemCorrection], dropped: Collection[str] = ()
) -> Plan:
    """Give the plan with rows corrected, by id, and others left out.

    The targets and nodes of a corrected text are read anew. A part of a row that is left out stands alone.
    """
    items = tuple(
        _corrected(item, corrections.get(item.id), plan.year)
        for item in plan.items
        if item.id not in dropped
    )
    return replace(
        plan,
        items=tuple(
            replace(item, parent=None) if item.parent in dropped else item for item in items
        ),
    )


def _corrected(item: Item, correction: ItemCorrection | None, year: int | None) -> Item:
    if correction is None or correction == correction_of(item):
        return item
    support = item.support_text
    if correction.support_units != item.support_units:
        support = "、".join(correction.support_units)
    targets, nodes = item.targets, item.nodes
    if correction.text != item.text:
        targets = targets_of_the_year(correction.text)
        in_old, in_new = (nodes_in(one, year) for one in (item.text, correction.text))
        kept = [one for one in nodes if one not in in_old]
        nodes = in_order([*kept, *(one for one in in_new if one not in kept)])
    return replace(
        item,
        kind=correction.kind,
        text=correction.text,
        leaders=correction.leaders,
        lead_units=correction.lead_units,
        support_units=correction.support_units,
        support_text=support,
        targets=targets,
        nodes=nodes,
    )
