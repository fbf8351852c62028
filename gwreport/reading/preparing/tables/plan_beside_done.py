"""Tables that tell of each period what was planned and what was done: in two lines a task, or in two columns a period.

Both become columns whose headings say it all: 一季度目标 | 一季度完成情况.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from gwreport.domain.plan.node_words import heading_period
from gwreport.officefiles.grid import Cell, Document, Grid
from gwreport.reading.words.headings import Role, heading_key, role_of

Row = tuple[Cell, ...]
_PLANNED = re.compile(
    "(?:工作|进度|任务|阶段|节点|序时)?(?:计划|目标|安排)(?:进度|任务|目标|完成|数|值)?"
)
_DONE = re.compile(
    "(?:实际|已|累计|工作|目前)?(?:完成|实际|进展|进度|落实|推进)(?:情况|进度|进展|完成|数|值)?"
)
_AIM, _RESULT = "目标", "完成情况"
_FEWEST_PERIODS, _HEADER_ROWS, _LONGEST = 2, 6, 12


def with_plan_beside_done(document: Document) -> Document:
    """Give a document in whose tables what was planned and done of a period stands in two columns of full headings.

    Every other table comes back as it is.
    """
    changed = {
        id(grid): found
        for grid in document.grids()
        if (found := _lines_as_columns(grid) or _full_headings(grid)) is not None
    }
    if not changed:
        return document
    blocks = tuple(changed.get(id(block), block) for block in document.blocks)
    return replace(document, blocks=blocks)


def _kind(words: str) -> str:
    """Say whether words name what was planned or what was done; "" for other words."""
    key = heading_key(words) if len(words) <= _LONGEST else ""
    return _AIM if _PLANNED.fullmatch(key) else _RESULT if _DONE.fullmatch(key) else ""


def _heading(period: str, printed: str, kind: str) -> str:
    """Give the full heading in the document's own words, where they are understood, else in ours."""
    own = f"{period.strip()} {printed.strip()}"
    is_known = role_of(own) is Role.COMPLETION if kind == _RESULT else heading_period(own)
    return own if is_known else f"{period.strip()}{kind}"


def _periods(row: Row) -> list[int]:
    return [
        place
        for place, cell in enumerate(row)
        if (period := heading_period(cell.text)) is not None and not period.is_told
    ]


def _full_headings(grid: Grid) -> Grid | None:
    """Give a grid in which 计划 | 完成 below 一季度 say of which period they are; None for any other."""
    for at, (upper, lower) in enumerate(zip(grid.rows, grid.rows[1:], strict=False)):
        if at >= _HEADER_ROWS:
            return None
        kinds = {place: _kind(lower[place].own_text) for place in _periods(upper)}
        if not all(kinds.values()) or set(kinds.values()) != {_AIM, _RESULT}:
            continue
        if len({upper[place].text for place in kinds}) < _FEWEST_PERIODS:
            continue
        named = tuple(
            replace(cell, text=_heading(upper[place].text, cell.text, kinds[place]))
            if place in kinds
            else cell
            for place, cell in enumerate(lower)
        )
        return replace(grid, rows=(*grid.rows[: at + 1], named, *grid.rows[at + 2 :]))
    return None


def _lines_as_columns(grid: Grid) -> Grid | None:
    """Give a grid of two lines a task with one line each; None for any other."""
    for at, header in enumerate(grid.rows[:_HEADER_ROWS]):
        periods = [place for place in _periods(header) if not header[place].across]
        if len(periods) < _FEWEST_PERIODS or not any(
            role_of(one.text) is Role.TEXT for one in header
        ):
            continue
        body = grid.rows[at + 1 :]
        for label in range(periods[0]):
            if rows := _joined_rows(body, label, periods):
                head = _without(label, _doubled(header, header, periods))
                named = [*head]
                for nth, place in enumerate(
                    range(periods[0] - 1, periods[0] - 1 + 2 * len(periods))
                ):
                    kind = _RESULT if nth % 2 else _AIM
                    named[place] = replace(named[place], text=f"{head[place].text.strip()}{kind}")
                above = [_without(label, _doubled(row, row, periods)) for row in grid.rows[:at]]
                return replace(grid, rows=(*above, tuple(named), *rows))
    return None


def _joined_rows(body: Sequence[Row], label: int, periods: Sequence[int]) -> list[Row]:
    """Join the lines of each task, where a column says in turn plan and result; [] where it does not.

    Rows without a label, as those of sections and notes, stay what they are.
    """
    rows: list[Row] = []
    place = pairs = 0
    while place < len(body):
        first, second = body[place], body[place + 1] if place + 1 < len(body) else None
        kind = _kind(first[label].own_text)
        if not kind:
            if first[label].own_text.strip() and not first[label].across and pairs:
                return []
            rows.append(_without(label, _doubled(first, first, periods)))
            place += 1
            continue
        other = _kind(second[label].own_text) if second is not None else ""
        if second is None or {kind, other} != {_AIM, _RESULT} or _has_more(second, label, periods):
            return []
        planned, done = (first, second) if kind == _AIM else (second, first)
        front = _doubled(planned, done, periods)
        begin, end = periods[0], periods[-1] + 1
        told = front[begin : begin + 2 * len(periods)]
        rows.append(_without(label, (*first[:begin], *told, *first[end:])))
        pairs += 1
        place += 2
    return rows if pairs else []


def _has_more(second: Row, label: int, periods: Sequence[int]) -> bool:
    """Say whether a task's second line names something of its own beside its label: it is another task's."""
    return any(_own(second[place]) for place in range(periods[0]) if place != label)


def _doubled(planned: Row, done: Row, periods: Sequence[int]) -> Row:
    """Give a row with two cells for each period, of one row each."""
    begin, end = periods[0], periods[-1] + 1
    told = tuple(cell for place in periods for cell in (planned[place], done[place]))
    return (*planned[:begin], *told, *planned[end:])


def _without(place: int, row: Row) -> Row:
    return (*row[:place], *row[place + 1 :])


def _own(cell: Cell) -> str:
    return "" if cell.down or cell.across else cell.text.strip()
