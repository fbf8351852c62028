"""Drafts into the plan's items: ids, cleaned names, targets, and what a person should look at."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from gwreport.domain.findings.codes.documents import DocumentCode
from gwreport.domain.findings.finding import Finding
from gwreport.domain.plan.node_words import in_order, nodes_in
from gwreport.domain.plan.plan import Item, ItemIds, Node
from gwreport.domain.texts.quoting import in_one_line
from gwreport.reading.drafts import Draft, with_item
from gwreport.reading.layouts.item_targets import LONGEST_ITEM, TargetReader
from gwreport.reading.layouts.line_joining import without_error_values
from gwreport.reading.words.contacts import read_contacts
from gwreport.reading.words.divisions import is_strange_name
from gwreport.reading.words.empty_cells import says_nothing
from gwreport.reading.words.headings import Role, heading_key, role_of
from gwreport.reading.words.leader_names import LeadersRead, known_leaders, read_leaders
from gwreport.reading.words.surnames import can_be_name
from gwreport.reading.words.unit_names import (
    LONGEST_LIST,
    UnitsRead,
    is_body,
    known_units,
    looks_like_units,
    read_units,
)

_STEPS = re.compile("计划$|安排$|节点$|步骤$|进度要求$|时序$")


def make_items(drafts: Sequence[Draft], year: int | None) -> tuple[tuple[Item, ...], list[Finding]]:
    """Make the items of a plan from drafts that are numbered and whose units are settled.

    Names are decided by the whole document: what stands alone somewhere is a name everywhere.
    `year` is the plan's, for its nodes.
    """
    maker = _Maker(drafts, year)
    for draft in drafts:
        maker.take(draft)
    return tuple(maker.items), maker.findings


def _words(drafts: Iterable[Draft], *roles: Role) -> list[str]:
    return [words for draft in drafts for role in roles if (words := _names_in(draft, role))]


def _names_in(draft: Draft, role: Role) -> str:
    return without_error_values(draft.cells.get(role, ""))


class _Maker:
    def __init__(self, drafts: Sequence[Draft], year: int | None) -> None:
        self._year = year
        self.items: list[Item] = []
        self.findings: list[Finding] = []
        self._ids = ItemIds()
        leaders, support = _words(drafts, Role.LEADER), _words(drafts, Role.SUPPORT)
        self._leaders = known_leaders(leaders)
        self._units: Counter[str] = known_units(_words(drafts, Role.LEAD, Role.SUPPORT))
        # Where most units have their full names, 方毅 is none of them; 应急 and 司法 beside each other are.
        no_persons = [name for name in self._units if not _can_be_person(name)]
        self._of_bodies = 2 * sum(map(is_body, no_persons)) > len(no_persons)
        # That one is missing is told where most items have it.
        self._led = 2 * len(leaders) >= len(drafts) > 0
        self._supported = 2 * len(support) >= len(drafts) > 0
        self._targets = TargetReader()
        self._parent: Item | None = None
        # The same few cells stand in row after row.
        self._leaders_read: dict[str, LeadersRead] = {}
        self._units_read: dict[str, UnitsRead] = {}

    def take(self, draft: Draft) -> None:
        leaders = self._leaders_of(draft)
        leads = self._units_of(draft, Role.LEAD)
        support = self._units_of(draft, Role.SUPPORT)
        support_text = in_one_line(draft.cells.get(Role.SUPPORT, ""))
        parent = self._parent if draft.is_part else None
        if parent and not leads:
            leaders, leads = leaders or parent.leaders, parent.lead_units
            if not support_text:
                support, support_text = parent.support_units, parent.support_text
            draft.note(DocumentCode.TAKEN_FROM_PARENT, parent=parent.text, text=draft.text)
        else:
            self._missing(draft, leaders, leads, support)
        text, binding = _binding(draft.text)
        item = Item(
            id=self._ids.new(draft.kind, draft.number),
            kind=draft.kind,
            number=draft.number,
            text=text,
            section=draft.section,
            category=draft.category,
            parent=parent.id if parent else None,
            leaders=leaders,
            lead_units=leads,
            support_units=support,
            support_text=support_text,
            targets=self._targets.read(draft, f"{text}：{draft.goal}" if draft.goal else text),
            binding=binding or _is_binding(draft),
            due=_due_of(draft) or None,
            nodes=self._nodes_of(draft, text),
            contacts=read_contacts(draft.persons),
            remarks=tuple(draft.remarks),
        )
        self.items.append(item)
        if not draft.is_part:
            self._parent = item
        self.findings.extend(with_item(one, item.id) for one in draft.findings)

    def _nodes_of(self, draft: Draft, text: str) -> tuple[Node, ...]:
        nodes = [Node(period.code(self._year), words) for period, words in draft.nodes]
        planned = (one.cell for one in draft.remarks if _tells_steps(one.heading))
        for words in (text, _due_of(draft), *planned):
            if len(words) <= LONGEST_ITEM:
                nodes += nodes_in(words, self._year)
        return in_order(dict.fromkeys(nodes)) if nodes else ()

    def _leaders_of(self, draft: Draft) -> tuple[str, ...]:
        cell = _names_in(draft, Role.LEADER)
        read = self._leaders_read.get(cell)
        if read is None:
            read = self._leaders_read[cell] = read_leaders(cell, self._leaders)
        _tell_if_no_list(draft, Role.LEADER, cell)
        for piece, names in read.run_together:
            draft.note(
                DocumentCode.LEADERS_RUN_TOGETHER,
                Role.LEADER,
                read=in_one_line(piece),
                names=tuple(names),
            )
        for name in read.odd:
            draft.note(DocumentCode.LEADER_ODD, Role.LEADER, name=name)
        return tuple(read.names)

    def _units_of(self, draft: Draft, role: Role) -> tuple[str, ...]:
        cell = _names_in(draft, role)
        read = self._units_read.get(cell)
        if read is None:
            read = self._units_read[cell] = read_units(cell, self._units)
        _tell_if_no_list(draft, role, cell)
        for piece, names in read.run_together:
            draft.note(DocumentCode.SEPARATOR_MISSING, role, read=piece, names=tuple(names))
        for name in read.joined:
            draft.note(DocumentCode.WRAPPED_NAME_JOINED, role, name=name)
        for name in filter(self._is_odd, read.names):
            draft.note(DocumentCode.UNIT_ODD, role, name=name)
        if read.is_open and role is Role.LEAD:
            draft.note(DocumentCode.LEAD_LIST_OPEN, role, names=tuple(read.names))
        return tuple(read.names)

    def _is_odd(self, name: str) -> bool:
        return is_strange_name(name) or (self._of_bodies and _can_be_person(name))

    def _missing(
        self,
        draft: Draft,
        leaders: tuple[str, ...],
        leads: tuple[str, ...],
        support: tuple[str, ...],
    ) -> None:
        number, text = draft.number, draft.text
        if not leads:
            draft.note(DocumentCode.LEAD_MISSING, Role.LEAD, number=number, text=text)
        if not leaders and self._led:
            draft.note(DocumentCode.LEADER_MISSING, Role.LEADER, number=number, text=text)
        if not support and self._supported:
            draft.note(DocumentCode.SUPPORT_MISSING, Role.SUPPORT, number=number, text=text)


def _can_be_person(name: str) -> bool:
    return can_be_name(name) and not (is_body(name) or looks_like_units(name))


def _tell_if_no_list(draft: Draft, role: Role, cell: str) -> None:
    if len(cell) > LONGEST_LIST:
        count = str(len(cell))
        draft.note(DocumentCode.LIST_TOO_LONG, role, words=in_one_line(cell[:80]), count=count)


def _due_of(draft: Draft) -> str:
    words = in_one_line(draft.cells.get(Role.DUE, ""))
    return "" if says_nothing(words) else words


def _tells_steps(heading: str) -> bool:
    """Say whether a column tells what is to be done when (推进计划, 时间节点), and not what was."""
    key = heading_key(heading)
    return bool(_STEPS.search(key)) and role_of(heading) not in (Role.COMPLETION, Role.NEXT_STEP)


def _is_binding(draft: Draft) -> bool:
    return any("".join(one.cell.split()).startswith("约束性") for one in draft.remarks)


def _binding(text: str) -> tuple[str, bool]:
    # “*” behind an indicator marks it as binding (约束性).
    plain = text.rstrip("*＊ ")
    return (plain, True) if plain != text.rstrip() else (text, False)
