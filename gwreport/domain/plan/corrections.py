"""Corrections that a clerk makes to what was read of a breakdown, before it is stored."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace

from gwreport.domain.plan.plan import Item, Kind, Plan
from gwreport.domain.plan.targets import read_targets


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

    The targets of a corrected text are read anew. A part of a row that is left out stands alone.
    """
    items = tuple(
        _corrected(item, corrections.get(item.id)) for item in plan.items if item.id not in dropped
    )
    return replace(
        plan,
        items=tuple(
            replace(item, parent=None) if item.parent in dropped else item for item in items
        ),
    )


def _corrected(item: Item, correction: ItemCorrection | None) -> Item:
    if correction is None or correction == correction_of(item):
        return item
    support = item.support_text
    if correction.support_units != item.support_units:
        support = "、".join(correction.support_units)
    targets = item.targets if correction.text == item.text else read_targets(correction.text)
    return replace(
        item,
        kind=correction.kind,
        text=correction.text,
        leaders=correction.leaders,
        lead_units=correction.lead_units,
        support_units=correction.support_units,
        support_text=support,
        targets=targets,
    )
