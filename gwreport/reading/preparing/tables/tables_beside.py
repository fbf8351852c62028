"""Breakdowns and reports that stand side by side in one table: 序号 | 任务 | 牵头单位 | 序号 | 任务 | 牵头单位."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from gwreport.domain.findings.codes.documents import DocumentCode
from gwreport.domain.findings.finding import Finding
from gwreport.domain.texts.quoting import in_one_line
from gwreport.officefiles.grid import Cell, Document, Grid, Paragraph
from gwreport.reading.drafts import finding
from gwreport.reading.layouts.heading_rows import is_note
from gwreport.reading.words.headings import UNIT_ROLES, Role, heading_key, role_of

Row = tuple[Cell, ...]

_ROWS_LOOKED_AT, _LONGEST_HEADING, _FEWEST = 40, 30, 4
# What makes a row of tasks one of its own: who answers for it, by when, what was done.
_ANSWERS = UNIT_ROLES | {Role.DUE, Role.COMPLETION, Role.STATUS}


@dataclass(frozen=True, slots=True)
class _Headings:
    """One row of headings: for each column its key, "" for none, and whether it goes on from the left."""

    keys: tuple[str, ...]
    across: tuple[bool, ...]

    def starts(self) -> list[int]:
        """Give the columns where the first heading stands, again and again."""
        first = next((key for key in self.keys if key), "")
        return [at for at, key in enumerate(self.keys) if key == first and not self.across[at]]

    def of(self, begin: int, end: int) -> tuple[tuple[str, bool], ...]:
        """Give the headings of a part, empty columns left out."""
        return tuple((self.keys[at], self.across[at]) for at in range(begin, end) if self.keys[at])


def with_tables_apart(document: Document) -> Document:
    """Give a document whose tables that stand side by side in one grid are grids of their own, left before right.

    A finding tells of each; one of severity error where units stand under the same heading twice and it
    is not clear that these are two tables.
    """
    blocks: list[Paragraph | Grid] = []
    findings: list[Finding] = []
    for block in document.blocks:
        if not isinstance(block, Grid):
            blocks.append(block)
            continue
        parts, told = _parted(block, document)
        blocks.extend(parts)
        findings.extend(told)
    if not findings:
        return document
    return replace(document, blocks=tuple(blocks), findings=(*document.findings, *findings))


def _parted(grid: Grid, document: Document) -> tuple[list[Grid], list[Finding]]:
    for at, row in enumerate(grid.rows[:_ROWS_LOOKED_AT]):
        headings = _headings(row)
        if headings is None:
            continue
        place = document.cell_place(grid, next(cell for cell in row if cell.own_text.strip()))
        if bounds := _bounds(headings, grid.rows[at + 1 :]):
            told = finding(DocumentCode.TABLES_APART, place, count=len(bounds) - 1)
            return _parts(grid, at, bounds), [told]
        if words := _doubled(headings, row):
            return [grid], [finding(DocumentCode.HEADINGS_DOUBLED, place, words=words)]
    return [grid], []


def _headings(row: Row) -> _Headings | None:
    """Read a row in which headings stand twice; None for any other."""
    printed = [cell.text for cell in row if cell.own_text.strip()]
    if len(printed) < _FEWEST or any(len(text) > _LONGEST_HEADING for text in printed):
        return None
    if len({"".join(text.split()) for text in printed}) == len(printed):
        return None
    return _Headings(
        tuple(heading_key(cell.text) if cell.text.strip() else "" for cell in row),
        tuple(cell.across for cell in row),
    )


def _bounds(headings: _Headings, below: Sequence[Row]) -> list[int]:
    """Give where each table begins and the last ends; [] where these are no tables side by side."""
    starts = headings.starts()
    if len(starts) < 2:
        return []
    bounds = [0, *starts[1:], len(headings.keys)]
    parts = [headings.of(begin, end) for begin, end in pairwise(bounds)]
    if not all(map(_is_whole, parts)):
        return []
    if len(set(parts)) > 1 and not _are_independent(headings, bounds, below):
        return []
    return bounds


def _is_whole(part: Sequence[tuple[str, bool]]) -> bool:
    roles = {role_of(key) for key, _ in part}
    return Role.TEXT in roles and not roles.isdisjoint(_ANSWERS)


def _are_independent(headings: _Headings, bounds: Sequence[int], below: Sequence[Row]) -> bool:
    """Say whether no table's tasks go on beside further ones of the next, as a broad task beside its details."""
    for begin, end in pairwise(bounds[:-1]):
        text = next(at for at in range(begin, end) if role_of(headings.keys[at]) is Role.TEXT)
        own = [bool(row[text].own_text.strip()) for row in below]
        last = max((at for at, is_own in enumerate(own) if is_own), default=-1)
        for at, row in enumerate(below):
            is_lone = sum(bool(cell.own_text.strip()) for cell in row) <= 1
            if not own[at] and not is_lone and (at < last or row[text].text.strip()):
                return False
    return True


def _doubled(headings: _Headings, row: Row) -> str:
    """Give the headings of units that stand twice over a table of tasks, "" for none."""
    own = [
        (key, role_of(key), in_one_line(cell.text))
        for key, cell in zip(headings.keys, row, strict=True)
        if key and not cell.across and not cell.down
    ]
    if not any(role is Role.TEXT for _, role, _ in own):
        return ""
    keys = [key for key, role, _ in own if role in UNIT_ROLES]
    twice = dict.fromkeys(words for key, _, words in own if keys.count(key) > 1)
    return "".join(f"“{words}”" for words in twice)


def _parts(grid: Grid, header: int, bounds: Sequence[int]) -> list[Grid]:
    return [
        replace(
            grid,
            rows=tuple(
                _cells(row, begin, end, is_above=at < header) for at, row in enumerate(grid.rows)
            ),
        )
        for begin, end in pairwise(bounds)
    ]


def _cells(row: Row, begin: int, end: int, *, is_above: bool) -> Row:
    """Give a part's cells of a row; what stands over all tables stands over each, a note below the first."""
    cells = row[begin:end]
    printed = [cell for cell in row if cell.own_text.strip()]
    if begin and len(printed) == 1 and (is_above or cells[0].across):
        if is_note(in_one_line(printed[0].text)) and not is_above:
            return (Cell(),) * len(cells)
        over = replace(printed[0], across=False)
        return (over, *(replace(over, across=True) for _ in cells[1:]))
    if cells[0].across:
        return (replace(cells[0], across=False), *cells[1:])
    return cells
