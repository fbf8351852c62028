"""The persons that a plan names beside its lead units, entered in the registry where it has none."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace

from gwreport.domain.plan.plan import Contact, Item, Plan
from gwreport.domain.units.registry import Registry, Unit

_BETWEEN = "、"


@dataclass(frozen=True, slots=True)
class PlanContact:
    """Whom a plan names for a unit; `standing` is whom the registry has already, "" for nobody."""

    unit: Unit
    name: str
    phone: str
    standing: str

    @property
    def is_new(self) -> bool:
        """Whether the registry has neither a person nor a phone for the unit."""
        return not self.standing


def plan_contacts(registry: Registry, plan: Plan) -> tuple[PlanContact, ...]:
    """Give for each lead unit the persons whom the plan names most often beside it.

    A person belongs to the one lead unit of an item, or to its unit in the same place where there
    are as many of both; of other items nobody can say whose they are.
    """
    named: dict[int, Counter[tuple[str, str]]] = {}
    for item in plan.items:
        for unit, persons in _pairs(registry, item):
            name = _BETWEEN.join(dict.fromkeys(one.name for one in persons if one.name))
            phone = _BETWEEN.join(dict.fromkeys(one.phone for one in persons if one.phone))
            if name or phone:
                named.setdefault(unit.number, Counter())[name, phone] += 1
    found: list[PlanContact] = []
    for unit in registry.units:
        if unit.number in named:
            (name, phone), _ = named[unit.number].most_common(1)[0]
            standing = unit.contact or unit.phone
            if (name or unit.contact, phone or unit.phone) != (unit.contact, unit.phone):
                found.append(PlanContact(unit, name, phone, standing))
    return tuple(found)


def with_contacts(registry: Registry, contacts: tuple[PlanContact, ...]) -> Registry:
    """Give a registry with those contacts that it has none for; what stands there stays."""
    for one in contacts:
        if one.is_new:
            registry = registry.with_unit(replace(one.unit, contact=one.name, phone=one.phone))
    return registry


def _pairs(registry: Registry, item: Item) -> Iterator[tuple[Unit, tuple[Contact, ...]]]:
    units = [registry.find(name) for name in item.lead_units]
    if len(units) == 1:
        if units[0] is not None:
            yield units[0], item.contacts
    elif len(units) == len(item.contacts):
        for unit, person in zip(units, item.contacts, strict=True):
            if unit is not None:
                yield unit, (person,)
