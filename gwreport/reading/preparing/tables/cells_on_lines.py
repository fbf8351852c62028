"""A table whose every cell stands on a line of its own, as some pages are copied: nothing else parts it.

The header's lines are known by their words, the rows by their numbers. Between two numbers each line
goes to the column that it looks like, in their order; a cell may have several lines, or none.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from gwreport.domain.findings.codes.documents import DocumentCode
from gwreport.domain.findings.finding import Finding
from gwreport.domain.texts.quoting import beginning, in_one_line
from gwreport.officefiles.grid import Cell, Document, Grid, Paragraph
from gwreport.reading.layouts.outline import heading_in
from gwreport.reading.preparing.tables.figures_on_lines import figures_at
from gwreport.reading.words.cell_likeness import likeness
from gwreport.reading.words.headings import UNIT_ROLES, Role, role_of

_COUNT = re.compile(r"(\d{1,4})[.、．]?")
# What stands below a table: the notice's own end, or the page's.
_END = re.compile(
    r"(?:抄送|主送|抄报|报送|分享|打印|关闭|来源|编辑|责编|审核|附件|注|备注|说明|联系人|主办单位|承办单位|扫一扫|网站|版权)[^：:]{0,6}+[：:]|分享到|扫一扫|(?:上|下)一篇"
)
_FEWEST_COLUMNS, _MOST_COLUMNS, _FEWEST_ROWS = 3, 12, 2
_LONGEST_HEADING, _LONGEST_ROW = 24, 40
_AT_MOST = 2_000
# What it costs that a cell is empty, that its words stand on another line, and that the lines of a
# sub-row begin again at the words of the task.
_EMPTY, _SELDOM_FILLED, _MORE, _AGAIN = -1.0, -0.3, -0.4, -1.5
_MAY_BE_EMPTY = frozenset({None, Role.REMARK, Role.SUPPORT, Role.CONTACT, Role.COMPLETION})
# Cells of a sub-row that goes on from the row above.
_WORDS = frozenset({Role.TEXT, Role.TARGET})
_UNITS = frozenset({Role.LEAD, Role.SUPPORT, Role.RESPONSIBLE})
_SHOWN = 40
# What a column may hold whose heading nobody knows, how much better the rows must fit with it, and
# how many rows are tried.
_TRIED = (Role.LEAD, Role.SUPPORT, Role.LEADER, Role.DUE, Role.TEXT)
_CLEARLY, _ROWS_TRIED = 0.5, 40


@dataclass(frozen=True, slots=True)
class _Header:
    """The lines of a header: where it begins, where its rows begin, and what each column holds."""

    start: int
    end: int
    headings: tuple[str, ...]
    roles: tuple[Role | None, ...]


def with_tables_of_lines(document: Document) -> Document:
    """Give a document in which lines that are a table's cells stand as a table; a finding tells of it."""
    blocks = list(document.blocks)
    if len(blocks) > _AT_MOST or any(isinstance(block, Grid) for block in blocks):
        return document
    lines = [block for block in blocks if isinstance(block, Paragraph)]
    made: list[Paragraph | Grid] = []
    findings: list[Finding] = []
    place = tables = 0
    while place < len(lines):
        header = _header_at(lines, place)
        grid, end, doubted = (
            _table(lines, header, tables + 1) if header else (None, place, list[Cell]())
        )
        if grid is None and (figures := figures_at(lines, place, tables + 1)):
            grid, end = figures
        if grid is None:
            made.append(lines[place])
            place += 1
            continue
        tables += 1
        made.append(grid)
        where = document.cell_place(grid, grid.rows[0][0])
        words = "、".join(cell.text for cell in grid.rows[0])
        findings.append(Finding(DocumentCode.TABLE_OF_LINES, where, facts={"words": words}))
        for cell in doubted:
            facts = {"text": beginning(in_one_line(cell.text), _SHOWN)}
            told = document.cell_place(grid, cell)
            findings.append(Finding(DocumentCode.UNITS_ON_LINES, told, facts=facts))
        place = end
    if not tables:
        return document
    return replace(document, blocks=tuple(made), findings=(*document.findings, *findings))


def _text(line: Paragraph) -> str:
    return in_one_line(line.text)


def _header_at(lines: Sequence[Paragraph], start: int) -> _Header | None:
    """Read a header that begins with the number's heading and ends before a number or a section's heading."""
    if role_of(_text(lines[start])) is not Role.NUMBER:
        return None
    end = start + 1
    while end < len(lines) and end - start <= _MOST_COLUMNS:
        text = _text(lines[end])
        if _COUNT.fullmatch(text) or (end - start >= _FEWEST_COLUMNS and heading_in(text)):
            break
        if len(text) > _LONGEST_HEADING:
            return None
        end += 1
    headings = _joined([_text(line) for line in lines[start:end]])
    roles = tuple(map(role_of, headings))
    known = {role for role in roles if role}
    is_header = (
        len(headings) >= _FEWEST_COLUMNS
        and Role.TEXT in known
        and bool(known & (UNIT_ROLES | {Role.COMPLETION}))
        and 2 * len([role for role in roles if role]) >= len(headings)
    )
    return _Header(start, end, headings, roles) if is_header else None


def _joined(headings: list[str]) -> tuple[str, ...]:
    """Join a heading that was broken over two lines: 分管 and 领导."""
    joined: list[str] = []
    for heading in headings:
        if (
            joined
            and role_of(joined[-1] + heading)
            and not (role_of(joined[-1]) and role_of(heading))
        ):
            joined[-1] += heading
        else:
            joined.append(heading)
    return tuple(joined)


def _table(
    lines: Sequence[Paragraph], header: _Header, number: int
) -> tuple[Grid | None, int, list[Cell]]:
    """Read the rows below a header, and name those whose units may be parted otherwise.

    None where the rows do not count on.
    """
    starts = _starts(lines, header.end)
    if len(starts) < _FEWEST_ROWS:
        # A part of a longer list keeps the numbers that its rows have there: 3, 68, 69.
        starts = _starts(lines, header.end, leaps=True)
        starts = starts if _fit_all(lines, starts, header) else []
    doubted: list[Cell] = []
    if len(starts) < _FEWEST_ROWS:
        return None, header.start, doubted
    header = _told_by_rows(header, [lines[a + 1 : b] for a, b in pairwise(starts)])
    rows = [_cells_of(header.headings, lines[header.start])]
    # What stands between the header and the first number opens its section.
    rows.extend(_across(line, len(header.headings)) for line in lines[header.end : starts[0]])
    longest = _FEWEST_COLUMNS
    end = header.end
    for place, start in enumerate(starts):
        is_last = place + 1 == len(starts)
        stop = len(lines) if is_last else starts[place + 1]
        body, headings = _without_headings(lines[start + 1 : stop])
        if is_last:
            most = max(longest, len(header.headings)) + 1
            ends = (at for at, line in enumerate(body) if _END.match(_text(line)))
            body, headings = _ended(body[: min(most, next(ends, most))], header), []
            stop = start + 1 + len(body)
        elif len(body) > _LONGEST_ROW:
            return None, header.start, doubted
        longest, end = max(longest, len(body)), stop
        made = _rows_of(lines[start], body, header)
        doubted.extend(cell for row in made if (cell := _doubted(row, header)))
        rows.extend(made)
        rows.extend(_across(line, len(header.headings)) for line in headings)
    return Grid(f"第{number}张表", tuple(rows)), end, doubted


def _told_by_rows(header: _Header, bodies: Sequence[Sequence[Paragraph]]) -> _Header:
    """Give the header, each column without a known heading taken for what makes the rows fit best.

    The lines of 牵头社工点 are units: as long as nobody knows that, they go to the column beside.
    """
    rows = [[_text(line) for line in body] for body in bodies[:_ROWS_TRIED]]
    rows = [row for row in rows if len(row) <= _LONGEST_ROW]
    for column, role in enumerate(header.roles):
        if role is not None:
            continue
        tried = [(_fit(rows, header, column, one), -at, one) for at, one in enumerate(_TRIED)]
        fit, _, best = max(tried)
        if fit > _fit(rows, header, column, None) + _CLEARLY * len(rows):
            header = _with_role(header, column, best)
    return header


def _fit(rows: Sequence[Sequence[str]], header: _Header, column: int, role: Role | None) -> float:
    tried = _with_role(header, column, role)
    return sum(_placed(row, tried)[0] for row in rows)


def _with_role(header: _Header, column: int, role: Role | None) -> _Header:
    roles = (*header.roles[:column], role, *header.roles[column + 1 :])
    return replace(header, roles=roles)


def _fit_all(lines: Sequence[Paragraph], starts: Sequence[int], header: _Header) -> bool:
    """Say whether the lines between the numbers are each a row of the header's columns."""
    bodies = (_without_headings(lines[a + 1 : b])[0] for a, b in pairwise(starts))
    rows = [[_text(line) for line in body] for body in bodies]
    return all(0 < len(row) <= _LONGEST_ROW and _placed(row, header)[0] > 0 for row in rows)


def _starts(lines: Sequence[Paragraph], start: int, *, leaps: bool = False) -> list[int]:
    """Find the lines that count the rows: each is one more than that before, or with `leaps` just more."""
    found: list[int] = []
    expected = None
    for place in range(start, len(lines)):
        count = _COUNT.fullmatch(_text(lines[place]))
        number = int(count[1]) if count else 0
        is_next = expected is None or number == expected or (leaps and number > expected)
        if count is None or not is_next:
            if place - (found[-1] if found else start) > _LONGEST_ROW:
                break
            continue
        found.append(place)
        expected = number + 1
    return found


def _without_headings(
    lines: Sequence[Paragraph],
) -> tuple[list[Paragraph], list[Paragraph]]:
    """Part the headings that stand below a row's last line, before the next number."""
    body = list(lines)
    headings: list[Paragraph] = []
    while body and heading_in(_text(body[-1])):
        headings.insert(0, body.pop())
    return body, headings


def _ended(body: list[Paragraph], header: _Header) -> list[Paragraph]:
    """Give the lines of the last row without those that follow the table."""
    scored = [
        (_placed([_text(line) for line in body[:count]], header)[0], -count)
        for count in range(1, len(body) + 1)
    ]
    best = max(scored, default=(0.0, 0))
    return body[: -best[1]]


def _rows_of(
    number: Paragraph, body: Sequence[Paragraph], header: _Header
) -> list[tuple[Cell, ...]]:
    columns = _placed([_text(line) for line in body], header)[1]
    rows: list[list[list[Paragraph]]] = []
    last = len(header.headings)
    for line, column in zip(body, columns, strict=True):
        if column < last or not rows:
            rows.append([[] for _ in header.headings])
        rows[-1][column].append(line)
        last = column
    made: list[tuple[Cell, ...]] = []
    for place, row in enumerate(rows or [[[] for _ in header.headings]]):
        cells = [_cell(lines) for lines in row]
        cells[0] = Cell(_text(number), down=place > 0, at=number.at)
        if place:
            # What a sub-row does not say goes on from above.
            cells = [
                cell if cell.text or not above.text else replace(above, down=True)
                for cell, above in zip(cells, made[-1], strict=True)
            ]
        made.append(tuple(cells))
    return made


def _doubted(row: Sequence[Cell], header: _Header) -> Cell | None:
    """Give the task of a row whose lines of units may belong to the column beside as well."""
    units = [place for place, role in enumerate(header.roles) if role in _UNITS]
    count = sum(row[place].own_text.count("\n") + 1 for place in units if row[place].own_text)
    text = next((row[place] for place, role in enumerate(header.roles) if role in _WORDS), None)
    return text if len(units) > 1 and count > len(units) else None


def _placed(texts: Sequence[str], header: _Header) -> tuple[float, list[int]]:
    """Give each line of a row its column, and how well they all fit."""
    width = len(header.headings)
    like = [[likeness(role, text) for role in header.roles] for text in texts]
    skipped = [_SELDOM_FILLED if role in _MAY_BE_EMPTY else _EMPTY for role in header.roles]
    skipped[0] = 0.0
    before = [sum(skipped[1:column]) for column in range(width + 1)]
    behind = [sum(skipped[column + 1 :]) for column in range(width)]
    best: list[list[tuple[float, int]]] = []
    for place, scores in enumerate(like):
        row: list[tuple[float, int]] = [(-1e9, 0)] * width
        for column in range(1, width):
            found = (before[column], 0) if place == 0 else (-1e9, 0)
            for came in range(1, width) if place else ():
                step = best[place - 1][came][0] + _step(header, came, column, before, behind)
                if step > found[0]:
                    found = (step, came)
            row[column] = (found[0] + scores[column], found[1])
        best.append(row)
    if not best:
        return 0.0, []
    total, column = max(
        (best[-1][column][0] + behind[column], -column) for column in range(1, width)
    )
    columns = [-column]
    for place in range(len(best) - 1, 0, -1):
        columns.append(best[place][columns[-1]][1])
    return total, columns[::-1]


def _step(
    header: _Header, came: int, column: int, before: Sequence[float], behind: Sequence[float]
) -> float:
    """Say what it costs to go on with the next line in a column."""
    if column == came:
        # Of several units those behind the first rather help than lead.
        return _MORE - 0.1 if header.roles[column] is Role.LEAD else _MORE
    if column > came:
        return before[column] - before[came + 1]
    # Below its last cell a sub-row begins again with the words of a task.
    return _AGAIN + behind[came] if header.roles[column] in _WORDS else -1e9


def _cell(lines: Sequence[Paragraph]) -> Cell:
    if not lines:
        return Cell()
    return Cell("\n".join(line.text.strip() for line in lines), at=lines[0].at)


def _cells_of(headings: Sequence[str], line: Paragraph) -> tuple[Cell, ...]:
    return tuple(Cell(heading, at=line.at) for heading in headings)


def _across(line: Paragraph, width: int) -> tuple[Cell, ...]:
    first = Cell(line.text.strip(), at=line.at)
    return (first, *[replace(first, across=True)] * (width - 1))
