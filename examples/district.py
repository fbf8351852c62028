"""The example district, 云汀市青禾区, as the files in `data/` tell it. All of it is invented."""

import json
import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from gwreport.domain.plan.plan import Kind
from gwreport.domain.units.registry import Group, Registry, Unit, UnitKind, group_scope
from gwreport.wording.unit_names import UNIT_KINDS

FOLDER = Path(__file__).parent
ROUNDS = ("2025-Q2", "2025-Q3")
_DATA = FOLDER / "data"
_PARTS = {"indicators": Kind.INDICATOR, "tasks": Kind.TASK, "governance": Kind.GOVERNANCE}
_PART_OF = "其中："


@dataclass(frozen=True, slots=True)
class ExampleItem:
    """One item; `key` is how the answers name it, `number` what is printed ("" for 其中)."""

    key: str
    number: str
    parent: str | None
    text: str
    leaders: tuple[str, ...]
    lead_units: tuple[str, ...]
    support_text: str

    @property
    def support_units(self) -> tuple[str, ...]:
        """The names in `support_text`; "某局等区级相关部门单位" names the bureau and the group."""
        names = re.split("[，、]|等(?=区级)", self.support_text)
        return tuple(name for name in names if name)


@dataclass(frozen=True, slots=True)
class Category:
    """One 分类: the lines of its cell (none where the part has no such column) and its items."""

    lines: tuple[str, ...]
    items: tuple[ExampleItem, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """One table of the breakdown."""

    kind: Kind
    heading: str
    sheet: str
    categories: tuple[Category, ...]

    @property
    def items(self) -> tuple[ExampleItem, ...]:
        return tuple(item for category in self.categories for item in category.items)


@dataclass(frozen=True, slots=True)
class Breakdown:
    """The breakdown with the notice in front of it."""

    title: str
    issuer: str
    document_number: str
    notice_title: tuple[str, ...]
    addressees: str
    notice: tuple[str, ...]
    attachment: str
    date: str
    publicity: str
    parts: tuple[Part, ...]

    @property
    def items(self) -> tuple[ExampleItem, ...]:
        return tuple(item for part in self.parts for item in part.items)


@dataclass(frozen=True, slots=True)
class RegistryRow:
    """One row of the registry file; `groups` is the cell 所属分组."""

    unit: Unit
    groups: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Answers:
    """What the units write in one round: the cells of each row, by (item key, unit name).

    `indicators` hold 本期完成值, 同比增速, 完成情况, 备注; `work` 进度自评, 完成情况, 存在问题,
    下一步措施.
    """

    indicators: dict[tuple[str, str], tuple[str, ...]]
    work: dict[tuple[str, str], tuple[str, ...]]


@cache
def leaders() -> tuple[str, ...]:
    """Give the nine leaders in rank order."""
    return tuple(_read("units")["leaders"])


@cache
def registry_rows() -> tuple[RegistryRow, ...]:
    """Give the units in the order of the registry."""
    kinds = {name: kind for kind, name in UNIT_KINDS.items()}
    return tuple(
        _registry_row(number, row, kinds) for number, row in enumerate(_read("units")["units"], 1)
    )


def registry() -> Registry:
    """Give the registry with its groups."""
    members: dict[str, list[int]] = {}
    for row in registry_rows():
        for name in row.groups:
            members.setdefault(name, []).append(row.unit.number)
    groups = [
        Group(name, scope, tuple(numbers))
        for name, numbers in members.items()
        if (scope := group_scope(name))
    ]
    return Registry((row.unit for row in registry_rows()), groups)


@cache
def breakdown() -> Breakdown:
    """Give the breakdown."""
    told = _read("plan")
    return Breakdown(
        title=told["title"],
        issuer=told["issuer"],
        document_number=told["document_number"],
        notice_title=tuple(told["notice_title"]),
        addressees=told["addressees"],
        notice=tuple(told["notice"]),
        attachment=told["attachment"],
        date=told["date"],
        publicity=told["publicity"],
        parts=tuple(_part(kind, told[name]) for name, kind in _PARTS.items()),
    )


@cache
def answers(round_code: str) -> Answers:
    """Give what the units write in the round of that code ("2025-Q3")."""
    told = _read(f"answers-{round_code}")
    return Answers(_by_row(told["indicators"]), _by_row(told["work"]))


@cache
def workspace() -> dict[str, Any]:
    """Give the identity of the workspace from which the returns were issued."""
    return json.loads((FOLDER / "workspace.json").read_text(encoding="utf-8"))


def _read(name: str) -> dict[str, Any]:
    return tomllib.loads((_DATA / f"{name}.toml").read_text(encoding="utf-8"))


def _registry_row(number: int, row: list[str], kinds: dict[str, UnitKind]) -> RegistryRow:
    name, kind, aliases, contact, phone, groups = row
    unit = Unit(number, name, kinds[kind], _names(aliases), contact, phone)
    return RegistryRow(unit, _names(groups))


def _names(cell: str) -> tuple[str, ...]:
    return tuple(cell.split("、")) if cell else ()


def _part(kind: Kind, told: dict[str, Any]) -> Part:
    count = 0
    parts_of = 0
    categories: list[Category] = []
    for group in told.get("categories", [{"lines": [], "items": told.get("items", [])}]):
        items: list[ExampleItem] = []
        for text, by, leads, support in group["items"]:
            whole = f"{kind.value[0].upper()}{count}"
            if text.startswith(_PART_OF):
                parts_of += 1
                key, number, parent = f"{whole}-{parts_of}", "", whole
            else:
                count, parts_of = count + 1, 0
                key, number, parent = f"{kind.value[0].upper()}{count}", str(count), None
            items.append(ExampleItem(key, number, parent, text, tuple(by), tuple(leads), support))
        categories.append(Category(tuple(group["lines"]), tuple(items)))
    return Part(kind, told["heading"], told["sheet"], tuple(categories))


def _by_row(told: dict[str, list[str]]) -> dict[tuple[str, str], tuple[str, ...]]:
    rows: dict[tuple[str, str], tuple[str, ...]] = {}
    for key, cells in told.items():
        item, unit = key.split(" ")
        rows[item, unit] = tuple(cells)
    return rows
