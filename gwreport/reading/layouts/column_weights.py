"""Which role each column has whose heading nobody knows: the kinds that the columns weigh as, beside the known ones."""

import re
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass

from gwreport.reading.layouts.answering_columns import is_in_charge
from gwreport.reading.layouts.column_kinds import FEWEST_ROWS, Column, Kind
from gwreport.reading.words.cell_likeness import is_goal
from gwreport.reading.words.headings import UNIT_ROLES, Role, heading_key, is_period, role_of
from gwreport.reading.words.ordinary_headings import is_ordinary
from gwreport.reading.words.value_headings import value_heading

BODIES = UNIT_ROLES - {Role.LEADER}
_ANSWER = frozenset({Role.LEAD, Role.RESPONSIBLE, Role.DIVISION})
_TOLD = frozenset({Role.COMPLETION, Role.TARGET, Role.STATUS, Role.RATE})
_PLACES = re.compile(
    "(?:乡镇|镇街|街镇|街道|乡镇街道|镇街道|县区|区县|县市区|市县|市州|地区|园区|村社区)(?:名称)?"
)
_LEADS = re.compile("牵|主|责|承|负|抓|第一|落实")
_HELPS = re.compile("配合|协|参|支持|帮|辅|其他|其它|成员|相关")
# What is looked at or built, and never who answers for it, however much its names look like units.
_LOOKED_AT = re.compile(
    "场所|场地|地点|地址|位置|点位|企业|商户|店铺|业户|对象|学校|小区|工地|地块|项目|隐患|问题"
)
_BODY = re.compile("单位|部门|机构|主体|责任")
_LEADER = re.compile("领导|分管|挂|包|抓|长$")
_CONTACT = re.compile("人|联系|电话|经办|联络")
# Over what is to be reached, whatever stands before these words.
_AIMED = re.compile("(?:目标|指标|要求|标准|任务|计划)[值数量]?(?:[（(][^（）()]{0,12}[)）])?$")
_FIGURE = re.compile(r"[-－]?[\d,.]{1,20}%?")
_GOALS = 0.6


@dataclass(frozen=True, slots=True)
class Guess:
    """What a column was taken for, and what it may be as well."""

    role: Role
    other: Role | None = None


def guessed_columns(
    columns: Mapping[int, Column],
    known: Mapping[Role, tuple[int, ...]],
    *,
    is_broad: bool = False,
) -> dict[int, Guess]:
    """Decide the columns whose headings are unknown beside those that are `known`, each role once.

    What is not clearly one of them stays out, and is kept under its heading. `is_broad` says that the
    known tasks go down over several rows: what stands beside them in each row are their details.
    """
    open_ = {
        at: one
        for at, one in sorted(columns.items())
        # Where a broad task goes down over its details, what tells them apart may be where they lie.
        if _is_open(one.heading, known.keys()) and (is_broad or not is_ordinary(one.heading))
    }
    but = {Kind.TASKS} if Role.TEXT in known and not is_broad else set[Kind]()
    kinds = {at: best for at, one in open_.items() if (best := one.best(but))}
    found: dict[int, Guess] = {}

    def of(kind: Kind) -> list[int]:
        return [at for at, (one, _) in kinds.items() if one is kind and at not in found]

    taken = set(known)
    if Role.NUMBER not in taken:
        found.update((at, Guess(Role.NUMBER)) for at in of(Kind.COUNT)[:1])
    found.update(_of_units([(at, open_[at]) for at in of(Kind.UNITS)], known))
    found.update(_of_persons([(at, open_[at]) for at in of(Kind.PERSONS)], known, found))
    if Role.DUE not in taken:
        limits = sorted(of(Kind.LIMITS), key=lambda at: -open_[at].weights[Kind.LIMITS])
        found.update((at, Guess(Role.DUE)) for at in limits[:1])
    if Role.COMPLETION not in taken:
        done = sorted(of(Kind.PROGRESS), key=lambda at: -open_[at].weights[Kind.PROGRESS])
        found.update((at, Guess(Role.COMPLETION)) for at in done[:1])
    found.update(_of_goals(open_, {**known, **_by_role(found)}, found))
    words = {
        role: places for role, places in known.items() if role is not Role.TEXT or not is_broad
    }
    details = [at for at in of(Kind.TASKS) if not (is_broad and open_[at].is_shared)]
    found.update(_of_tasks(open_, details, {**words, **_by_role(found)}, found, known.keys()))
    return {at: _with_other(guess, kinds.get(at)) for at, guess in sorted(found.items())}


def _is_open(heading: str, known: Set[Role]) -> bool:
    """Say whether nothing is known of a heading; where results are told, the places of the rows are those of the figures."""
    if role_of(heading) is not None or is_period(heading):
        return False
    if Role.LEADER in known and known & _ANSWER and is_in_charge(heading):
        return False
    return known.isdisjoint(_TOLD) or not _PLACES.fullmatch(heading_key(heading))


def _by_role(found: Mapping[int, Guess]) -> dict[Role, tuple[int, ...]]:
    return {guess.role: (at,) for at, guess in found.items()}


_ROLE_OF_KIND = {
    Kind.COUNT: Role.NUMBER,
    Kind.TASKS: Role.TEXT,
    Kind.UNITS: Role.RESPONSIBLE,
    Kind.PERSONS: Role.LEADER,
    Kind.LIMITS: Role.DUE,
    Kind.PROGRESS: Role.COMPLETION,
}


def _with_other(guess: Guess, kinds: tuple[Kind, Kind | None] | None) -> Guess:
    second = kinds[1] if kinds else None
    if guess.other is not None or second is None or _ROLE_OF_KIND[second] is guess.role:
        return guess
    return Guess(guess.role, _ROLE_OF_KIND[second])


def _of_units(
    units: Sequence[tuple[int, Column]], known: Mapping[Role, tuple[int, ...]]
) -> Iterator[tuple[int, Guess]]:
    """Decide which column of units leads and which helps, by their headings' words and their order."""
    leads_known = bool(known.keys() & {Role.LEAD, Role.RESPONSIBLE, Role.DIVISION})
    helps_known = Role.SUPPORT in known
    # 责任单位 behind another column of units are those who help.
    before = min(known.get(Role.RESPONSIBLE, ()), default=0) if Role.LEAD not in known else 0
    for at, column in units:
        if _LOOKED_AT.search(column.heading) and not _BODY.search(column.heading):
            continue
        helps, leads = bool(_HELPS.search(column.heading)), bool(_LEADS.search(column.heading))
        if at < before and not helps:
            before = 0
            yield at, Guess(Role.LEAD, Role.SUPPORT)
            continue
        if helps or leads_known:
            if not helps_known:
                helps_known = True
                yield at, Guess(Role.SUPPORT, None if helps and not leads else Role.LEAD)
            continue
        leads_known = True
        if len(units) == 1 and not helps_known:
            yield at, Guess(Role.RESPONSIBLE)
        else:
            yield at, Guess(Role.LEAD, None if leads else Role.SUPPORT)


def _of_persons(
    persons: Sequence[tuple[int, Column]],
    known: Mapping[Role, tuple[int, ...]],
    found: Mapping[int, Guess],
) -> Iterator[tuple[int, Guess]]:
    """Decide which persons are leaders and which answer for a unit: those stand behind it."""
    leader_known = Role.LEADER in known
    bodies = [at for role in BODIES for at in known.get(role, ())]
    bodies += [at for at, guess in found.items() if guess.role in BODIES]
    for at, column in persons:
        if leader_known:
            yield at, Guess(Role.CONTACT)
        elif _LEADER.search(column.heading):
            leader_known = True
            yield at, Guess(Role.LEADER)
        elif _CONTACT.search(column.heading):
            yield at, Guess(Role.CONTACT)
        elif bodies and at > max(bodies):
            yield at, Guess(Role.CONTACT, Role.LEADER)
        else:
            leader_known = True
            yield at, Guess(Role.LEADER, Role.CONTACT)


def _of_goals(
    columns: Mapping[int, Column],
    known: Mapping[Role, tuple[int, ...]],
    found: Mapping[int, Guess],
) -> Iterator[tuple[int, Guess]]:
    """Find what is to be reached beside names: only under a heading that says so."""
    if not known.keys() & {Role.TEXT} or known.keys() & {Role.TARGET, Role.NODE}:
        return
    for at, column in columns.items():
        if at in found or not _AIMED.search("".join(column.heading.split())):
            continue
        if not column.cells or not column.is_each_another:
            # What is wanted of all alike is nobody's target.
            continue
        if value_heading(column.heading).actual or any(map(_FIGURE.fullmatch, column.cells)):
            # What was reached before, and figures that may be marks or money.
            continue
        if sum(map(is_goal, column.cells)) >= _GOALS * len(column.cells):
            yield at, Guess(Role.TARGET)
            return


def _of_tasks(
    columns: Mapping[int, Column],
    tasks: Sequence[int],
    known: Mapping[Role, tuple[int, ...]],
    found: Mapping[int, Guess],
    named: Set[Role],
) -> Iterator[tuple[int, Guess]]:
    """Find the tasks' words where no heading names them, and what groups them in front.

    Short names are tasks only where a heading says who answers for them: `named` are the roles so known.
    """
    text = known.get(Role.TEXT, ())
    if not text:
        if tasks:
            text = (max(tasks, key=lambda at: (not columns[at].is_shared, columns[at].length)),)
        elif named & BODIES and (only := _only_named(columns, found)) is not None:
            text = (only,)
        else:
            return
        yield text[0], Guess(Role.TEXT)
    if Role.CATEGORY in known:
        return
    groups = [
        at
        for at, one in columns.items()
        if at < min(text) and at not in found and at not in text and one.is_shared
    ]
    if groups:
        # What goes down over several tasks in front of them is their 分类.
        yield groups[-1], Guess(Role.CATEGORY)


def _only_named(columns: Mapping[int, Column], found: Mapping[int, Guess]) -> int | None:
    """Give the column of short names, each another (行业名称: 烟花爆竹, 电力设施), where there is but one."""
    named = [
        at
        for at, one in columns.items()
        if at not in found
        and len(one.cells) >= FEWEST_ROWS
        and one.is_each_another
        and not any(map(_FIGURE.fullmatch, one.cells))
    ]
    return named[0] if len(named) == 1 else None
