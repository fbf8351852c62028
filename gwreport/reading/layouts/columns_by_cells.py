"""Columns whose headings nobody knows, told by what stands in them: units, persons, time limits, tasks."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from gwreport.domain.findings.codes.documents import DocumentCode
from gwreport.domain.findings.finding import Finding
from gwreport.officefiles.grid import Cell, Document, Grid
from gwreport.reading.drafts import finding
from gwreport.reading.layouts.headers import tables_in
from gwreport.reading.layouts.mapped.grid import MappedGrid, heading_of
from gwreport.reading.layouts.mapped.headers import likely_header
from gwreport.reading.words.cell_likeness import are_persons, are_units_in, is_due, likeness
from gwreport.reading.words.headings import UNIT_ROLES, Role, role_of
from gwreport.wording.column_roles import role_name

_BODIES = UNIT_ROLES - {Role.LEADER}
# Who supports answers for nothing: 牵头站办 beside 协助单位 is still to be found.
_ANSWERS = _BODIES - {Role.SUPPORT}
_FEWEST_ROWS, _MOST_ROWS = 2, 400
_FEWEST_COLUMNS, _MOST_COLUMNS = 3, 60
# Shares of a column's cells that look like what it is to hold.
_UNITS, _PERSONS, _DUE, _TASKS = 0.75, 0.75, 0.6, 0.5
_DIFFERENT = 0.8
_FIGURE = re.compile(r"[-－]?[\d,.]{1,20}%?")
_LEADS = re.compile("牵|主|责|承|负|抓|第一|落实")
_HELPS = re.compile("配合|协|参|支持|帮|辅|其他|其它|成员|相关")
_LEADER = re.compile("领导|分管|挂|包|抓|长$")
_CONTACT = re.compile("人|联系|电话|经办|联络")


@dataclass(frozen=True, slots=True)
class _Guess:
    """What a column was taken for, and what it may be as well."""

    role: Role
    other: Role | None = None


@dataclass(frozen=True, slots=True)
class _Column:
    heading: str
    cells: tuple[str, ...]

    def share(self, is_like: Sequence[bool]) -> float:
        return sum(is_like) / len(is_like) if is_like else 0.0


def with_columns_by_cells(document: Document) -> Document | None:
    """Give a document whose tables are understood by their cells where their headings are unknown.

    A finding names each column that was taken so, and the role that it may have instead. None where
    no table has both a column of tasks and one of units.
    """
    findings: list[Finding] = []
    blocks = list(document.blocks)
    for at, block in enumerate(blocks):
        if not isinstance(block, Grid) or not _is_open(block):
            continue
        if guessed := _guessed(block):
            grid, guesses = guessed
            blocks[at] = grid
            findings.extend(_told(document, grid, guesses))
    if not findings:
        return None
    return replace(document, blocks=tuple(blocks), findings=(*document.findings, *findings))


def names_bodies(document: Document) -> bool:
    """Say whether a table has a column of units by its heading, as no table of figures has."""
    headers = (
        grid.rows[place] for grid in document.grids() if (place := likely_header(grid)) is not None
    )
    return any(role_of(cell.text) in _BODIES for header in headers for cell in header)


def _is_open(grid: Grid) -> bool:
    """Say whether a grid's headings leave open what it is, or who answers for its tasks."""
    tables = tables_in(grid)
    if not tables:
        return True
    if len(tables) > 1 or not tables[0].unknown:
        return False
    known = set(tables[0].columns)
    return not _ANSWERS & known or Role.TEXT not in known


def _guessed(grid: Grid) -> tuple[MappedGrid, dict[int, _Guess]] | None:
    place = likely_header(grid)
    if place is None or not _FEWEST_COLUMNS <= len(grid.rows[place]) <= _MOST_COLUMNS:
        return None
    rows = [row for row in grid.rows[place + 1 :] if _is_filled(row)][:_MOST_ROWS]
    if len(rows) < _FEWEST_ROWS:
        return None
    columns = [
        _Column(cell.text, tuple(row[at].text.strip() for row in rows if row[at].own_text.strip()))
        for at, cell in enumerate(grid.rows[place])
    ]
    known = {role for cell in grid.rows[place] if (role := role_of(cell.text))}
    if not known:
        # Nothing says that it is a breakdown at all: that is for a person to say (对应栏目).
        return None
    guesses = _decided(columns, known)
    roles = known | {guess.role for guess in guesses.values()}
    if not guesses or Role.TEXT not in roles or not roles & _BODIES:
        return None
    said: dict[int, Role | None] = {at: guess.role for at, guess in guesses.items()}
    header = (place, place)
    return MappedGrid(grid.part, grid.rows, grid.named, header, said, is_guessed=True), guesses


def _is_filled(row: Sequence[Cell]) -> bool:
    return sum(bool(cell.text.strip()) and not cell.across for cell in row) >= 2


def _decided(columns: Sequence[_Column], known: set[Role]) -> dict[int, _Guess]:
    """Decide the columns with unknown headings, the surest first, over all their cells."""
    open_ = {
        at: column
        for at, column in enumerate(columns)
        if column.cells and role_of(column.heading) is None
    }
    found: dict[int, _Guess] = {}
    units = [
        at for at, one in open_.items() if one.share(list(map(are_units_in, one.cells))) >= _UNITS
    ]
    found.update(_of_units([(at, open_[at]) for at in units], known))
    rest = {at: one for at, one in open_.items() if at not in units}
    for at, one in rest.items():
        if Role.NUMBER not in known and _is_counted(one.cells):
            found[at] = _Guess(Role.NUMBER)
            known = known | {Role.NUMBER}
        elif one.share(list(map(is_due, one.cells))) >= _DUE and Role.DUE not in known:
            found[at] = _Guess(Role.DUE)
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
        found[max(tasks)[1]] = _Guess(Role.TEXT)
    elif known & _BODIES and (only := _only_named(rest, found)) is not None:
        found[only] = _Guess(Role.TEXT)
    return found


def _only_named(columns: Mapping[int, _Column], found: Collection[int]) -> int | None:
    """Give the column of short names, each another (行业名称: 烟花爆竹, 电力设施), where there is but one."""
    named = [
        at
        for at, one in columns.items()
        if at not in found
        and len(set(one.cells)) >= _DIFFERENT * len(one.cells)
        and not any(map(_FIGURE.fullmatch, one.cells))
    ]
    return named[0] if len(named) == 1 else None


def _of_units(
    units: Sequence[tuple[int, _Column]], known: set[Role]
) -> Iterator[tuple[int, _Guess]]:
    """Decide which column of units leads and which helps, by their headings' words and their order."""
    leads_known = bool(known & {Role.LEAD, Role.RESPONSIBLE})
    is_first = not leads_known
    for at, column in units:
        helps, leads = bool(_HELPS.search(column.heading)), bool(_LEADS.search(column.heading))
        if helps or not is_first:
            if Role.SUPPORT not in known or not leads_known:
                sure = helps and not leads
                yield at, _Guess(Role.SUPPORT, None if sure else Role.LEAD)
            continue
        is_first = False
        alone = len(units) == 1 and Role.SUPPORT not in known
        if alone:
            yield at, _Guess(Role.RESPONSIBLE)
        else:
            yield at, _Guess(Role.LEAD, None if leads else Role.SUPPORT)


def _of_persons(column: _Column, known: set[Role]) -> _Guess:
    if Role.LEADER in known:
        return _Guess(Role.CONTACT)
    if _LEADER.search(column.heading):
        return _Guess(Role.LEADER)
    if _CONTACT.search(column.heading):
        return _Guess(Role.CONTACT)
    return _Guess(Role.LEADER, Role.CONTACT)


def _is_counted(cells: Sequence[str]) -> bool:
    return len(cells) > 1 and all(
        cell.rstrip(".、．").isdecimal() and len(cell) <= 4 for cell in cells
    )


def _told(document: Document, grid: MappedGrid, guesses: dict[int, _Guess]) -> Iterator[Finding]:
    place = document.cell_place(grid, Cell())
    for at, guess in sorted(guesses.items()):
        facts = {"heading": heading_of(grid, at), "role": role_name(str(guess.role))}
        if guess.other is None:
            yield finding(DocumentCode.COLUMN_BY_CELLS, place, **facts)
        else:
            other = role_name(str(guess.other))
            yield finding(DocumentCode.COLUMN_DOUBTED, place, **facts, other=other)
