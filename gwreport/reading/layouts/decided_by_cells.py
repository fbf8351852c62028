"""What columns hold whose headings nobody knows, decided by what stands in them: units, persons, limits, goals, tasks."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from gwreport.officefiles.grid import Cell
from gwreport.reading.words.cell_likeness import (
    are_persons,
    are_units_in,
    is_due,
    is_goal,
    likeness,
)
from gwreport.reading.words.headings import UNIT_ROLES, Role, role_of
from gwreport.reading.words.value_headings import value_heading

_BODIES = UNIT_ROLES - {Role.LEADER}
# Shares of a column's cells that look like what it is to hold.
_UNITS, _PERSONS, _DUE, _TASKS, _GOALS = 0.75, 0.75, 0.6, 0.5, 0.6
_DIFFERENT = 0.8
_FIGURE = re.compile(r"[-－]?[\d,.]{1,20}%?")
_LEADS = re.compile("牵|主|责|承|负|抓|第一|落实")
_HELPS = re.compile("配合|协|参|支持|帮|辅|其他|其它|成员|相关")
_LEADER = re.compile("领导|分管|挂|包|抓|长$")
_CONTACT = re.compile("人|联系|电话|经办|联络")
# Over what is to be reached, whatever stands before these words.
_AIMED = re.compile("(?:目标|指标|要求|标准|任务|计划)[值数量]?(?:[（(][^（）()]{0,12}[)）])?$")
_LIMIT = re.compile("时|限|期|日|完成|节点")
_ROWS_LOOKED_AT, _FEWEST_ROWS = 80, 2


@dataclass(frozen=True, slots=True)
class Guess:
    """What a column was taken for, and what it may be as well."""

    role: Role
    other: Role | None = None


@dataclass(frozen=True, slots=True)
class Column:
    """A column's heading and its filled cells."""

    heading: str
    cells: tuple[str, ...]

    def share(self, is_like: Sequence[bool]) -> float:
        """Give the share of its cells that are so."""
        return sum(is_like) / len(is_like) if is_like else 0.0


def settle_by_cells(
    columns: dict[Role, tuple[int, ...]],
    unknown: dict[int, str],
    body: Sequence[Sequence[Cell]],
) -> dict[int, Guess]:
    """Give columns whose headings are unknown the role that their cells have, where no other column has it, in place.

    Only what is sure beside the known columns: persons, a time limit, who helps, what is to be reached.
    """
    if not unknown or Role.TEXT not in columns:
        return {}
    found: dict[int, Guess] = {}
    # One of them may have been taken for the task already: there was no other.
    for place in sorted(unknown.keys() - set(columns[Role.TEXT])):
        heading, rows = unknown[place], body[:_ROWS_LOOKED_AT]
        words = (row[place].text.strip() for row in rows if not row[place].across)
        column = Column(heading, tuple(filter(None, words)))
        known = set(columns) | {one.role for one in found.values()}
        guess = _beside(column, known)
        if guess is None and place < columns[Role.TEXT][0] and _groups(rows, place):
            # What goes down over several tasks in front of them is their 分类.
            guess = None if Role.CATEGORY in known else Guess(Role.CATEGORY)
        if guess and len(column.cells) >= _FEWEST_ROWS:
            found[place] = guess
    for place, guess in found.items():
        columns[guess.role] = (place,)
        del unknown[place]
    return found


def _groups(rows: Sequence[Sequence[Cell]], place: int) -> bool:
    return any(
        row[place].down and row[place].text.strip() and not row[place].across for row in rows
    )


def _beside(column: Column, known: set[Role]) -> Guess | None:
    """Decide one column beside those that are known."""
    if column.share(list(map(are_persons, column.cells))) >= _PERSONS:
        is_leader = bool(_LEADER.search(column.heading))
        return Guess(Role.LEADER) if is_leader and Role.LEADER not in known else None
    if column.share(list(map(is_due, column.cells))) >= _DUE:
        is_limit = Role.DUE not in known and _LIMIT.search(column.heading)
        return Guess(Role.DUE) if is_limit else None
    if column.share(list(map(are_units_in, column.cells))) >= _UNITS:
        helps = _HELPS.search(column.heading) and not _LEADS.search(column.heading)
        return Guess(Role.SUPPORT) if helps and Role.SUPPORT not in known else None
    if len(set(column.cells)) < _DIFFERENT * len(column.cells):
        # What is wanted of all alike is nobody's target.
        return None
    if role_of(column.heading) is not None:
        # 整改目标 beside 整改措施: words of a task that are none of its target's figures.
        return None
    if value_heading(column.heading).actual or any(map(_FIGURE.fullmatch, column.cells)):
        # What was reached before, and figures that may be marks or money.
        return None
    if known & {Role.TARGET, Role.NODE} or not _AIMED.search(column.heading.replace(" ", "")):
        return None
    return Guess(Role.TARGET) if column.share(list(map(is_goal, column.cells))) >= _GOALS else None


def decided_by_cells(columns: Sequence[Column], known: set[Role]) -> dict[int, Guess]:
    """Decide the columns with unknown headings, the surest first, over all their cells."""
    open_ = {
        at: column
        for at, column in enumerate(columns)
        if column.cells and role_of(column.heading) is None
    }
    found: dict[int, Guess] = {}
    units = [
        at for at, one in open_.items() if one.share(list(map(are_units_in, one.cells))) >= _UNITS
    ]
    found.update(_of_units([(at, open_[at]) for at in units], known))
    rest = {at: one for at, one in open_.items() if at not in units}
    for at, one in rest.items():
        if Role.NUMBER not in known and _is_counted(one.cells):
            found[at] = Guess(Role.NUMBER)
            known = known | {Role.NUMBER}
        elif one.share(list(map(is_due, one.cells))) >= _DUE and Role.DUE not in known:
            found[at] = Guess(Role.DUE)
            known = known | {Role.DUE}
        elif one.share(list(map(are_persons, one.cells))) >= _PERSONS:
            found[at] = _of_persons(one, known)
            known = known | {found[at].role}
    tasks = [
        (sum(map(len, one.cells)), at)
        for at, one in rest.items()
        if at not in found
        and one.share([likeness(Role.TEXT, cell) > 1 for cell in one.cells]) >= _TASKS
    ]
    if Role.TEXT in known:
        return found
    if tasks:
        found[max(tasks)[1]] = Guess(Role.TEXT)
    elif known & _BODIES and (only := _only_named(rest, found)) is not None:
        found[only] = Guess(Role.TEXT)
    return found


def _only_named(columns: Mapping[int, Column], found: Collection[int]) -> int | None:
    """Give the column of short names, each another (行业名称: 烟花爆竹, 电力设施), where there is but one."""
    named = [
        at
        for at, one in columns.items()
        if at not in found
        and len(set(one.cells)) >= _DIFFERENT * len(one.cells)
        and not any(map(_FIGURE.fullmatch, one.cells))
    ]
    return named[0] if len(named) == 1 else None


def _of_units(units: Sequence[tuple[int, Column]], known: set[Role]) -> Iterator[tuple[int, Guess]]:
    """Decide which column of units leads and which helps, by their headings' words and their order."""
    leads_known = bool(known & {Role.LEAD, Role.RESPONSIBLE})
    is_first = not leads_known
    for at, column in units:
        helps, leads = bool(_HELPS.search(column.heading)), bool(_LEADS.search(column.heading))
        if helps or not is_first:
            if Role.SUPPORT not in known or not leads_known:
                sure = helps and not leads
                yield at, Guess(Role.SUPPORT, None if sure else Role.LEAD)
            continue
        is_first = False
        alone = len(units) == 1 and Role.SUPPORT not in known
        if alone:
            yield at, Guess(Role.RESPONSIBLE)
        else:
            yield at, Guess(Role.LEAD, None if leads else Role.SUPPORT)


def _of_persons(column: Column, known: set[Role]) -> Guess:
    if Role.LEADER in known:
        return Guess(Role.CONTACT)
    if _LEADER.search(column.heading):
        return Guess(Role.LEADER)
    if _CONTACT.search(column.heading):
        return Guess(Role.CONTACT)
    return Guess(Role.LEADER, Role.CONTACT)


def _is_counted(cells: Sequence[str]) -> bool:
    """Say whether cells count the rows: each is one more than that above."""
    bare = [cell.rstrip(".、．") for cell in cells]
    if len(bare) < _FEWEST_ROWS or not all(one.isdecimal() and len(one) <= 4 for one in bare):
        return False
    numbers = list(map(int, bare))
    return sum(b == a + 1 for a, b in pairwise(numbers)) >= _UNITS * (len(numbers) - 1)
