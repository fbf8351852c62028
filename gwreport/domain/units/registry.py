"""Units (单位), groups of units, and which registered unit a written name means."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum

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
    """A body in the registry; `number` is its place there and never changes."""

    number: int
    name: str
    kind: UnitKind = UnitKind.DEPARTMENT
    aliases: tuple[str, ...] = ()
    contact: str = ""
    phone: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """A group word (各镇街, 区级相关部门单位) and the numbers of the units that it means."""

    name: str
    scope: GroupScope
    members: tuple[int, ...] = ()


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

    def __init__(self, units: Iterable[Unit] = (), groups: Iterable[Group] = ()) -> None:
        self.units = tuple(sorted(units, key=lambda unit: unit.number))
        self.groups = tuple(groups)
        self._by_name = {
            name_key(name): unit for unit in self.units for name in (*unit.aliases, unit.name)
        }
        self._by_number = {unit.number: unit for unit in self.units}
        self._group_by_name = {name_key(group.name): group for group in self.groups}
        self._index: NameIndex | None = None

    def find(self, name: str) -> Unit | None:
        """Give the unit of that name or alias, blanks and bracket widths aside."""
        return self._by_name.get(name_key(name))

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
        """Give the unit of that number."""
        return self._by_number.get(number)

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
                member = self._by_number.get(number)
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
        number = max((unit.number for unit in units), default=0)
        for name in names:
            if name_key(name) in known:
                continue
            known.add(name_key(name))
            scope = group_scope(name)
            if scope:
                groups.append(Group(name, scope))
            else:
                number += 1
                units.append(Unit(number, name, likely_kind(name)))
        return Registry(units, groups)

    def with_unit(self, unit: Unit) -> "Registry":
        """Give a registry in which this unit stands in place of that of its number, or is new."""
        others = [other for other in self.units if other.number != unit.number]
        return Registry([*others, unit], self.groups)

    def with_group(self, group: Group) -> "Registry":
        """Give a registry in which this group stands in place of that of its name, or is new."""
        others = [other for other in self.groups if name_key(other.name) != name_key(group.name)]
        return Registry(self.units, [*others, group])

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
