"""Units (单位), groups of units, and which registered unit a written name means."""

import re
from collections import Counter
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import lru_cache

from gwreport.domain.recorded import LATER
from gwreport.domain.texts.likeness import nearest
from gwreport.domain.texts.look_alikes import compared, skeleton


class UnitKind(StrEnum):
    """The sort of body a unit is."""

    DEPARTMENT = "department"  # 部门
    TOWN = "town"  # 镇街
    PARK = "park"  # 园区
    ENTERPRISE = "enterprise"  # 国企
    VERTICAL = "vertical"  # 垂管


class GroupScope(StrEnum):
    """Whether a group word means all its members or those concerned."""

    ALL = "all"  # 各…
    RELEVANT = "relevant"  # 相关…, 有关…


@dataclass(frozen=True, slots=True)
class Unit:
    """A body in the registry; `number` is its place there and never changes.

    `email` is as it was written: what addresses stand in it says `mail_addresses`.
    """

    number: int
    name: str
    kind: UnitKind = UnitKind.DEPARTMENT
    aliases: tuple[str, ...] = ()
    contact: str = ""
    phone: str = ""
    email: str = field(default="", metadata=LATER)


@dataclass(frozen=True, slots=True)
class Group:
    """A group word (各镇街, 区级相关部门单位) and the numbers of the units that it means."""

    name: str
    scope: GroupScope
    members: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class MergedUnit:
    """A unit that was merged into another, that of the number `into`; it stands no more.

    It keeps its number, which no other unit ever gets: its workbooks bear it, and what it sent is
    kept under it.
    """

    unit: Unit
    into: int


_GROUP_ALL = re.compile(
    r"^(?:全[省市区县])?(?:区级|市级|县级|区政府|市政府|县政府)?各|^区级部门|成员单位$"
    r"|^[省市区县]属(?:国有)?(?:重点)?企业$"
)
_GROUP_RELEVANT = re.compile(
    r"^(?:区级|市级|县级|区政府|市政府|县政府|区|市|县)?(?:其他)?(?:相关|有关)"
)
_KIND_ENDINGS = (
    (UnitKind.ENTERPRISE, ("集团", "公司", "银行")),
    (
        UnitKind.VERTICAL,
        (
            "分局",
            "支队",
            "税务局",
            "分行",
            "支行",
            "调查队",
            "气象局",
            "海事处",
            "供电公司",
            "烟草局",
        ),
    ),
    (UnitKind.PARK, ("园区", "高新区", "经开区", "综保区", "管委会", "科技城", "新区", "经济区")),
    (UnitKind.TOWN, ("镇", "乡", "街道", "街道办事处", "镇人民政府", "乡人民政府")),
)
_NEAR = 0.8
# Characters of a name that is compared.
_LONGEST_KEY = 40


@lru_cache(maxsize=4096)  # a document names the same few bodies in row after row
def group_scope(name: str) -> GroupScope | None:
    """Say whether a written name is a group word, and of which scope; None for a single unit."""
    if _GROUP_RELEVANT.search(name):
        return GroupScope.RELEVANT
    if _GROUP_ALL.search(name):
        return GroupScope.ALL
    return None


def likely_kind(name: str) -> UnitKind:
    """Guess a unit's kind from the ending of its name; brackets do not count."""
    plain = re.sub(r"（[^（）]*）|\([^()]*\)", "", name)
    for kind, endings in _KIND_ENDINGS:
        if plain.endswith(endings):
            return kind
    return UnitKind.DEPARTMENT


def name_key(name: str) -> str:
    """Fold what never tells two names apart: blanks, widths, and characters that look the same."""
    return compared(name).replace("(", "（").replace(")", "）")


class Registry:
    """The registry (单位名录): finds units by name or alias; itself unchanged by every method."""

    def __init__(
        self,
        units: Iterable[Unit] = (),
        groups: Iterable[Group] = (),
        merged: Iterable[MergedUnit] = (),
    ) -> None:
        self.units = tuple(sorted(units, key=lambda unit: unit.number))
        self.groups = tuple(groups)
        self.merged = tuple(sorted(merged, key=lambda one: one.unit.number))
        self._own_names = {name_key(unit.name): unit for unit in self.units}
        # A unit's own name is nobody else's, whatever other names the others have.
        aliases = {name_key(alias): unit for unit in self.units for alias in unit.aliases}
        self._by_name = aliases | self._own_names
        self._by_number = {unit.number: unit for unit in self.units}
        into = {one.unit.number: one.into for one in self.merged}
        for number, standing in into.items():
            # In a file of another's making it may go round.
            for _ in into:
                standing = into.get(standing, standing)
            if standing in self._by_number and number not in self._by_number:
                self._by_number[number] = self._by_number[standing]
        self._group_by_name = {name_key(group.name): group for group in self.groups}
        self._index: NameIndex | None = None

    def find(self, name: str) -> Unit | None:
        """Give the unit of that name or alias, blanks and bracket widths aside."""
        return self._by_name.get(name_key(name))

    def called(self, name: str) -> Unit | None:
        """Give the unit whose own name that is, blanks and bracket widths aside."""
        return self._own_names.get(name_key(name))

    def named_in(self, text: str) -> Unit | None:
        """Give the unit whose name or alias stands in a text; None when none or several do.

        A name inside a longer one does not count.
        """
        key = name_key(text)
        there = [name for name in self._by_name if name and name in key]
        longest = [name for name in there if not any(name != one and name in one for one in there)]
        units = {self._by_name[name].number: self._by_name[name] for name in longest}
        return next(iter(units.values())) if len(units) == 1 else None

    def by_number(self, number: int) -> Unit | None:
        """Give the unit of that number, for a merged one that which it was merged into."""
        return self._by_number.get(number)

    def next_number(self) -> int:
        """Give the number for a new unit, which none has ever had."""
        numbers = [*self._by_number, *(one.unit.number for one in self.merged)]
        return max(numbers, default=0) + 1

    def group(self, name: str) -> Group | None:
        """Give the group of that name."""
        return self._group_by_name.get(name_key(name))

    def knows(self, name: str) -> bool:
        """Say whether the name is a unit's, an alias or a group's."""
        key = name_key(name)
        return key in self._by_name or key in self._group_by_name

    def resolve(self, names: Iterable[str]) -> tuple[Unit, ...]:
        """Give the units that written names mean, groups as their members, each unit once."""
        found: dict[int, Unit] = {}
        for name in names:
            unit = self.find(name)
            if unit:
                found.setdefault(unit.number, unit)
                continue
            group = self.group(name)
            for number in group.members if group else ():
                member = self.by_number(number)
                if member:
                    found.setdefault(number, member)
        return tuple(found.values())

    def near(self, name: str) -> tuple[str, ...]:
        """Give the registered names that come close to one that is not registered, best first.

        Close is a similarity of 0.8, one wrong character in a name of five or more, or a character
        that is taken for another (己, 已).
        """
        if self._index is None:
            self._index = NameIndex(unit.name for unit in self.units)
        return self._index.near(name)

    def extended(self, names: Iterable[str]) -> "Registry":
        """Give a registry with an entry for each name that has none: a unit, or a group."""
        units, groups = list(self.units), list(self.groups)
        known = set(self._by_name) | set(self._group_by_name)
        number = self.next_number()
        for name in names:
            if name_key(name) in known:
                continue
            known.add(name_key(name))
            scope = group_scope(name)
            if scope:
                groups.append(Group(name, scope))
            else:
                units.append(Unit(number, name, likely_kind(name)))
                number += 1
        return Registry(units, groups, self.merged)

    def with_unit(self, unit: Unit) -> "Registry":
        """Give a registry in which this unit stands in place of that of its number, or is new."""
        others = [other for other in self.units if other.number != unit.number]
        return Registry([*others, unit], self.groups, self.merged)

    def with_group(self, group: Group) -> "Registry":
        """Give a registry in which this group stands in place of that of its name, or is new."""
        others = [other for other in self.groups if name_key(other.name) != name_key(group.name)]
        return Registry(self.units, [*others, group], self.merged)

    def with_alias(self, name: str, alias: str) -> "Registry":
        """Give a registry in which `alias` means the unit called `name`.

        Raises KeyError when no unit is called that.
        """
        unit = self.find(name)
        if unit is None:
            raise KeyError(name)
        if alias in unit.aliases or name_key(alias) == name_key(unit.name):
            return self
        return self.with_unit(replace(unit, aliases=(*unit.aliases, alias)))

    def without_alias(self, name: str, alias: str) -> "Registry":
        """Give a registry in which `alias` no longer means the unit called `name`.

        Raises KeyError when no unit is called that, or it has no such alias.
        """
        unit = self.find(name)
        kept = tuple(
            one for one in (unit.aliases if unit else ()) if name_key(one) != name_key(alias)
        )
        if unit is None or len(kept) == len(unit.aliases):
            raise KeyError(alias)
        return self.with_unit(replace(unit, aliases=kept))

    def renamed(self, unit: Unit, name: str) -> "Registry":
        """Give a registry in which a unit is called `name`, and its old name means it still.

        Another unit that had `name` among its aliases has it no more.
        """
        others = (
            replace(one, aliases=tuple(a for a in one.aliases if name_key(a) != name_key(name)))
            for one in self.units
        )
        kept = [one for one in unit.aliases if name_key(one) != name_key(name)]
        former = [unit.name] if name_key(unit.name) != name_key(name) else []
        now = replace(unit, name=name, aliases=(*kept, *former))
        return Registry(others, self.groups, self.merged).with_unit(now)

    def with_merged(self, unit: Unit, into: Unit) -> "Registry":
        """Give a registry in which one unit is merged into another, and all its names mean that."""
        names = dict.fromkeys((*into.aliases, unit.name, *unit.aliases))
        # Two people may answer for one unit; which of them it is, is for the office to say.
        joined = replace(
            into,
            aliases=tuple(one for one in names if name_key(one) != name_key(into.name)),
            contact=_both(into.contact, unit.contact),
            phone=_both(into.phone, unit.phone),
            email=_both(into.email, unit.email),
        )
        others = [one for one in self.units if one.number not in (unit.number, into.number)]
        groups = [_renumbered(group, unit.number, into.number) for group in self.groups]
        merged = [*self.merged, MergedUnit(unit, into.number)]
        return Registry([*others, joined], groups, merged)

    def with_parted(self, unit: Unit, alias: str) -> "Registry":
        """Give a registry in which an alias of a unit is the name of another unit.

        That is the one which was merged into it and was called so, with its own aliases, its number
        and all that is kept under it; else a new one. Raises KeyError when the unit has no such
        alias.
        """
        parted = self.without_alias(unit.name, alias)
        was = next(
            (
                one
                for one in reversed(self.merged)
                if self.by_number(one.unit.number) == unit
                and name_key(one.unit.name) == name_key(alias)
            ),
            None,
        )
        if was is None:
            return parted.with_unit(Unit(self.next_number(), alias, likely_kind(alias)))
        for one in was.unit.aliases:
            with suppress(KeyError):  # it was taken away since
                parted = parted.without_alias(unit.name, one)
        merged = [one for one in self.merged if one is not was]
        return Registry([*parted.units, was.unit], self.groups, merged)

    def short_forms(self, names: Iterable[str]) -> dict[str, str]:
        """Give for names that are not registered the one that means the same department in other words.

        That is a registered unit's name, or the one of `names` that stands there most often, of
        several the longest.
        """
        # Listing the units is no reason to read all that departments are called.
        from gwreport.domain.units.short_forms import short_forms_in

        counts = Counter(name for name in names if not self.knows(name))
        new = sorted(counts, key=lambda name: (-counts[name], -len(name)))
        called = {name: unit.name for unit in self.units for name in (unit.name, *unit.aliases)}
        found = short_forms_in(new, called)
        return {name: called.get(other, other) for name, other in found.items()}


def _both(kept: str, other: str) -> str:
    return "、".join(dict.fromkeys(one for one in (kept, other) if one))


def _renumbered(group: Group, old: int, new: int) -> Group:
    members = dict.fromkeys(new if number == old else number for number in group.members)
    return replace(group, members=tuple(members))


class NameIndex:
    """Names among which near ones are looked for, many times; very long ones are near to none."""

    def __init__(self, names: Iterable[str]) -> None:
        self._keys = {name: name_key(name) for name in names}
        self._short = {name: key for name, key in self._keys.items() if len(key) <= _LONGEST_KEY}
        self._by_skeleton: dict[str, list[str]] = {}
        for name in self._keys:
            self._by_skeleton.setdefault(skeleton(name), []).append(name)

    def look_alikes(self, name: str) -> tuple[str, ...]:
        """Give the names that a reader takes for `name` though another character stands in them."""
        key = name_key(name)
        alike = self._by_skeleton.get(skeleton(name), ())
        return tuple(other for other in alike if self._keys[other] != key)

    def near(self, name: str) -> tuple[str, ...]:
        """Give the names that come close to `name` without being it, best first."""
        key, alike = name_key(name), self.look_alikes(name)
        if len(key) > _LONGEST_KEY:
            return alike
        scored = [
            (-score, other)
            for other, score in nearest(key, self._short, _NEAR)
            if self._keys[other] != key and other not in alike
        ]
        return (*alike, *(other for _, other in sorted(scored)))


def near_names(name: str, others: Iterable[str]) -> tuple[str, ...]:
    """Give the names that come close to `name` without being it, best first."""
    return NameIndex(others).near(name)
