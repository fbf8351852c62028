"""The plan (任务分解方案): one year's items with their leaders and units."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import TypeVar

from gwreport.domain.plan.target import Target
from gwreport.domain.recorded import LATER
from gwreport.domain.texts.numerals import read_numeral


class Kind(StrEnum):
    """What sort of thing an item is."""

    INDICATOR = "indicator"
    TASK = "task"
    GOVERNANCE = "governance"


_A_HUNDRED = 100
_ID_LETTER = {Kind.INDICATOR: "I", Kind.TASK: "T", Kind.GOVERNANCE: "G"}


@dataclass(frozen=True, slots=True)
class HeadedCell:
    """The words of one cell beside those of the heading over it, both as printed."""

    heading: str
    cell: str


@dataclass(frozen=True, slots=True)
class Node:
    """What an item is to have reached by the end of a round ("2025-Q1", "2025-M08"), as printed."""

    round: str
    text: str


@dataclass(frozen=True, slots=True)
class Contact:
    """A person whom a plan names beside an item's units; of the three at least one is filled."""

    name: str = ""
    post: str = ""
    phone: str = ""


@dataclass(frozen=True, slots=True)
class Printed:
    """What a document says of an item of which something was corrected, whole: see `Item`."""

    kind: Kind
    text: str
    leaders: tuple[str, ...]
    lead_units: tuple[str, ...]
    support_units: tuple[str, ...]
    support_text: str
    due: str | None
    targets: tuple[Target, ...]
    nodes: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Refinement:
    """What was approved of an item's refinement (细化方案), beside what the plan itself says.

    `nodes` and `contacts` are those approved; `plan_nodes` and `plan_contacts` stand again when the
    approval is taken back.
    """

    nodes: tuple[Node, ...] = ()
    contacts: tuple[Contact, ...] = ()
    plan_nodes: tuple[Node, ...] = ()
    plan_contacts: tuple[Contact, ...] = ()


@dataclass(frozen=True, slots=True)
class Item:
    """One row of the plan.

    `number` is the printed number; `category` the 分类 cell in one line; `section` the heading
    above; `parent` the id of the item this one is a part of. Leaders and units are cleaned names
    in printed order, the first lead unit being the primary one (汇总单位); `support_text` is the
    cell as printed with white space folded; `due` the time limit as printed. `nodes` stand in the
    order of their periods, `remarks` hold the filled cells of every column that is none of these.
    `printed` is there where a clerk has corrected something: what the document says instead.
    `plan_name` is the named plan (清单) that it is of, "" for the main one.
    `refined` is there where nodes or persons that a unit proposed were approved: `nodes` and
    `contacts` are those that stand then, and `refined` says which of them the plan itself has.
    `origin` names the row of the workbook in which an office above gave it: the uid of that office's
    workspace and its id of the item ("1f0c9a3e/T17"), "" for an item of this office's own.
    """

    id: str
    kind: Kind
    number: str
    text: str
    section: str = ""
    category: str = ""
    parent: str | None = None
    leaders: tuple[str, ...] = ()
    lead_units: tuple[str, ...] = ()
    support_units: tuple[str, ...] = ()
    support_text: str = ""
    targets: tuple[Target, ...] = ()
    binding: bool = False
    due: str | None = None
    nodes: tuple[Node, ...] = field(default=(), metadata=LATER)
    contacts: tuple[Contact, ...] = field(default=(), metadata=LATER)
    remarks: tuple[HeadedCell, ...] = field(default=(), metadata=LATER)
    printed: Printed | None = field(default=None, metadata=LATER)
    plan_name: str = field(default="", metadata=LATER)
    refined: Refinement | None = field(default=None, metadata=LATER)
    origin: str = field(default="", metadata=LATER)


@dataclass(frozen=True, slots=True)
class NamedPlan:
    """A further plan of the workspace (清单), and what the head of its document says."""

    name: str
    title: str = ""
    issuer: str = ""
    document_number: str = ""
    date: str = ""


@dataclass(frozen=True, slots=True)
class Plan:
    """A whole breakdown; `year` is None when the document names none.

    A workspace with named plans has their items here too, behind those of the main one and in the
    order of `named`; the rest of the head is the main one's.
    """

    title: str = ""
    issuer: str = ""
    document_number: str = ""
    date: str = ""
    year: int | None = None
    items: tuple[Item, ...] = ()
    named: tuple[NamedPlan, ...] = field(default=(), metadata=LATER)

    def item(self, item_id: str) -> Item | None:
        """Give the item of that id, or None."""
        return next((item for item in self.items if item.id == item_id), None)

    def with_item(self, item: Item) -> "Plan":
        """Give it with this item in the place of that of its id."""
        return replace(self, items=tuple(item if one.id == item.id else one for one in self.items))

    @property
    def unit_names(self) -> tuple[str, ...]:
        """The names of units and groups in it, each once."""
        return _names_of(self.items)

    @property
    def corrected_names(self) -> tuple[str, ...]:
        """The names of units and groups that documents give where a correction stands, each once."""
        return _names_of(item.printed for item in self.items if item.printed is not None)

    def with_names(self, name: Callable[[str], str]) -> "Plan":
        """Give it with other names of units, as `name` gives them."""
        if all(name(one) == one for one in (*self.unit_names, *self.corrected_names)):
            return self
        items = (
            replace(item, printed=_named(item.printed, name)) if item.printed else item
            for item in self.items
        )
        return replace(self, items=tuple(_named(item, name) for item in items))


def _names_of(rows: Iterable[Item | Printed]) -> tuple[str, ...]:
    names = (name for row in rows for name in (*row.lead_units, *row.support_units))
    return tuple(dict.fromkeys(names))


_Row = TypeVar("_Row", Item, Printed)


def _named(row: _Row, name: Callable[[str], str]) -> _Row:
    return replace(
        row,
        lead_units=tuple(map(name, row.lead_units)),
        support_units=tuple(map(name, row.support_units)),
    )


@dataclass(slots=True)
class ItemIds:
    """Gives each item an id that a clerk can type: kind letter and number, "T17", "T17-2"."""

    _taken: set[str] = field(default_factory=set[str])
    # How often a base has been given out, so that a number printed ten thousand times costs no more.
    _counts: dict[str, int] = field(default_factory=dict[str, int])

    def reserve(self, item_id: str) -> None:
        """Take an id out of use."""
        self._taken.add(item_id)

    def new(self, kind: Kind, number: str) -> str:
        """Make the next id for an item of this kind and printed number."""
        base = _ID_LETTER[kind] + _in_figures("".join(number.split()))
        count = self._counts.get(base, 1)
        name = base if count == 1 else f"{base}-{count}"
        while name in self._taken:
            count += 1
            name = f"{base}-{count}"
        self._taken.add(name)
        self._counts[base] = count
        return name


def kind_of_id(item_id: str) -> Kind | None:
    """Say of what kind the item was that got this id; None for what is no id of an item."""
    if not item_id[1:2].isdigit():
        return None
    return next((kind for kind, letter in _ID_LETTER.items() if item_id[0] == letter), None)


def id_order(item_id: str) -> tuple[int, list[int], str]:
    """Give what ids are sorted by: indicators, tasks, governance; "T2-10" behind "T2-9", both before "T10"."""
    kind = kind_of_id(item_id)
    rank = list(Kind).index(kind) if kind is not None else len(Kind)
    return rank, [int(one) for one in re.findall("[0-9]+", item_id)], item_id


def _in_figures(number: str) -> str:
    """Give 十二 as "12", for typing; whatever is no Chinese numeral below a hundred stays as it is."""
    value = read_numeral(number)
    # Ids that workspaces hold stay what they were given as.
    return number if value is None or value >= _A_HUNDRED or number == "两" else str(value)
