"""CORRECT: what a decision says of a row of the plan that was put right, and what undoing it leaves."""

import json
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any, cast

from gwreport.domain.decisions.decisions import Decision, DecisionKind, undone
from gwreport.domain.plan.corrections import (
    ItemCorrection,
    ItemPart,
    PartValue,
    corrected_parts,
    correction_of,
    parts_between,
)
from gwreport.domain.plan.plan import Item, Kind
from gwreport.domain.recorded import recorded_text

_LISTS = frozenset({ItemPart.LEADERS, ItemPart.LEAD_UNITS, ItemPart.SUPPORT_UNITS})
_OF_UNITS = frozenset({ItemPart.LEAD_UNITS, ItemPart.SUPPORT_UNITS})


@dataclass(frozen=True, slots=True)
class AmendedPart:
    """A part of a row before and after; `was_printed` says that before stood what the document says."""

    before: PartValue
    after: PartValue
    was_printed: bool


@dataclass(frozen=True, slots=True)
class Amendment:
    """What was corrected of an item, and the version of the plan that came of it."""

    version: int
    parts: Mapping[ItemPart, AmendedPart]

    def value(self) -> str:
        """Write it."""
        parts = {
            part.value: {
                "before": _written(one.before),
                "after": _written(one.after),
                "printed": one.was_printed,
            }
            for part, one in self.parts.items()
        }
        facts = {"version": self.version, "parts": parts}
        return recorded_text(facts)

    def with_names(self, name: Callable[[str], str]) -> "Amendment":
        """Give it with the names that its units have now."""
        return replace(
            self,
            parts={
                part: replace(
                    one, before=tuple(map(name, one.before)), after=tuple(map(name, one.after))
                )
                if part in _OF_UNITS
                else one
                for part, one in self.parts.items()
            },
        )


def read_amendment(value: str) -> Amendment:
    """Read what `Amendment.value` wrote.

    Raises ValueError, TypeError or LookupError for what it did not write.
    """
    facts: dict[str, Any] = json.loads(value)
    version, parts = facts["version"], facts["parts"]
    if type(version) is not int:
        raise TypeError("version")
    # In the order in which a page shows them, whatever that of the keys is.
    return Amendment(
        version, {part: _read(part, parts[part.value]) for part in ItemPart if part.value in parts}
    )


def _read(part: ItemPart, facts: Mapping[str, Any]) -> AmendedPart:
    if type(facts["printed"]) is not bool:
        raise TypeError("printed")
    return AmendedPart(
        _value(part, facts["before"]), _value(part, facts["after"]), facts["printed"]
    )


def _value(part: ItemPart, written: Any) -> PartValue:
    if part in _LISTS:
        if type(written) is not list:
            raise TypeError(part.value)
        names = tuple(cast("list[Any]", written))
        if not all(type(one) is str for one in names):
            raise TypeError(part.value)
        return names
    if type(written) is not str:
        raise TypeError(part.value)
    return Kind(written) if part is ItemPart.KIND else written


def _written(value: PartValue) -> str | list[str]:
    return str(value) if isinstance(value, str) else list(value)


def amendment_of(before: Item, after: Item, version: int) -> Amendment:
    """Say what was corrected between two states of an item."""
    was, is_now = correction_of(before), correction_of(after)
    corrected = corrected_parts(before)
    return Amendment(
        version,
        {
            part: AmendedPart(was.value(part), is_now.value(part), part not in corrected)
            for part in parts_between(was, is_now)
        },
    )


def without_amendment(item: Item, number: int, decisions: Iterable[Decision]) -> ItemCorrection:
    """Say what an item should be when one of its corrections is taken back, the others staying.

    `decisions` are all those of no round. A part that was corrected again since stays as it is; else
    the correction before counts again, or what the document says.
    """
    every = list(decisions)
    amended = _amendments(item.id, every)
    out_of_force = {*undone(every), number}
    now, printed = correction_of(item), correction_of(item.printed or item)
    corrected = corrected_parts(item)
    values: dict[ItemPart, PartValue] = {}
    for part, one in amended[number].parts.items() if number in amended else ():
        later = {other for other in amended if other > number and part in amended[other].parts}
        # What a document says by now is not for this correction to take back.
        is_shown = part in corrected or now.value(part) == one.after
        if is_shown and not later - out_of_force:
            values[part] = _value_before(part, number, amended, out_of_force, printed.value(part))
    return now.with_values(values)


def _amendments(item: str, decisions: Iterable[Decision]) -> dict[int, Amendment]:
    return {
        one.number: read_amendment(one.value)
        for one in decisions
        if one.kind is DecisionKind.CORRECT and one.subject == item
    }


def _value_before(
    part: ItemPart,
    number: int,
    amended: Mapping[int, Amendment],
    out_of_force: Collection[int],
    printed: PartValue,
) -> PartValue:
    """Go back from a correction to the newest before it that counts, down to the document."""
    for one in sorted((one for one in amended if one <= number), reverse=True):
        found = amended[one].parts.get(part)
        if found is None:
            continue
        if one not in out_of_force:
            return found.after
        if found.was_printed:
            return printed
    return printed
