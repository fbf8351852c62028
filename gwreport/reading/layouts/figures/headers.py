"""The headers of tables of figures: in which rows they stand, and the words over each column.

A table of figures is known by what stands below its headings, not by the words of its headings alone:
a column of names, and beside it columns of numbers under headings that say of which time they are
(本月, 1-9月, 2024年计划), or whose (全市, a county).
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from gwreport.officefiles.grid import Cell
from gwreport.reading.layouts.line_joining import one_line
from gwreport.reading.words.empty_cells import DASHES
from gwreport.reading.words.headings import Role, role_of
from gwreport.reading.words.value_headings import (
    names_indicators,
    names_places,
    names_times,
    value_heading,
)

Row = tuple[Cell, ...]

_SIGN = r"[≥≤><＞＜=＝约+＋±\-－–—−]{0,2}"
_FIGURE = re.compile(
    rf"{_SIGN}\s*+(?:\d{{1,3}}(?:[,，]\d{{3}})++|\d++)(?:\.\d++)?.{{0,12}}"
    # [6.1], 〔6.1〕 and （6.1） are sums over the years of a plan.
    rf"|[\[［〔【〖]\s*+{_SIGN}\d.{{0,12}}|[（(]\s*+{_SIGN}\d[\d.,]{{0,12}}[%％]?\s*+[)）]",
    re.DOTALL,
)
_NOTHING = re.compile(rf"[\s{DASHES}/／…\.·*×]{{1,8}}|持平|无|暂无|空缺")
_LONGEST_FIGURE = 40
NOTE = re.compile(
    r"\s*+(?:填表说明|填报说明|说明|备注|注|附注|数据来源|资料来源|单位负责人|审核人?|制表人?)\s*+\d*+\s*+[：:]|【注】"
)
_HEADER_ROWS, _FILLED = 8, 2
_LONGEST_HEADING = 60
# A table that goes on may be broken by this many lone lines between a title and its header.
_LINES_OVER = 3


@dataclass(slots=True)
class Header:
    """A header's first and last row, the lone lines right above it and the rows below it."""

    first: int
    last: int
    above: list[str] = field(default_factory=list[str])
    body: list[Row] = field(default_factory=list[Row])


def is_figure(text: str) -> bool:
    """Say whether a cell holds a figure, or what stands for one that is not there (—, /, 持平)."""
    words = text.strip()
    if not words or len(words) > _LONGEST_FIGURE:
        return False
    return bool(_FIGURE.fullmatch(words) or _NOTHING.fullmatch(words))


def headers_of(rows: Sequence[Row]) -> list[Header]:
    """Find each header with the lone lines right above it and the rows below it."""
    heads: list[Header] = []
    position, lines = 0, list[str]()
    while position < len(rows):
        last = _header_at(rows, position, is_first=not heads)
        if last is not None:
            heads.append(Header(position, last, lines))
            lines = []
            position = last + 1
            continue
        row = rows[position]
        position += 1
        line = lone_line(row)
        if line and not NOTE.match(line) and _ends_table(rows, position, bool(heads)):
            lines.append(line)
            continue
        if heads:
            heads[-1].body.append(row)
        elif line:
            lines.append(line)
    return heads


def _ends_table(rows: Sequence[Row], position: int, begun: bool) -> bool:
    """Say whether the row before belongs to a header below, not to the table above."""
    if not begun:
        return True
    for step in range(position, min(position + _LINES_OVER, len(rows))):
        if _header_at(rows, step, is_first=False) is not None:
            return True
        if not lone_line(rows[step]):
            return False
    return False


def lone_line(row: Row) -> str:
    """Give the words of a row with one text only, "" for any other row."""
    texts = [cell.text for cell in row if cell.text.strip() and not cell.across]
    return one_line(texts[0]).strip() if len(texts) == 1 else ""


def _header_at(rows: Sequence[Row], position: int, *, is_first: bool) -> int | None:
    """Give the last row of a header that begins at a row; None where none begins."""
    row = rows[position]
    if not _may_begin(row):
        return None
    last = position
    while (
        last + 1 < len(rows)
        and last - position < _HEADER_ROWS - 1
        and _goes_on(rows, position, last)
    ):
        last += 1
    leaf = rows[last]
    below = next((one for one in rows[last + 1 :] if not lone_line(one) and _has_words(one)), None)
    if below is None:
        return None
    values = [value_heading(words) for words in heading_paths(rows[position : last + 1])]
    filled = [place for place, cell in enumerate(leaf) if cell.text.strip()]
    if len(filled) < _FILLED:
        return None
    if not is_first and not _begins_again(leaf):
        return None
    figures = [place for place in filled if is_figure(below[place].text)]
    named = any(names_rows(leaf[place].text) for place in filled)
    headings = [values[place] for place in filled if not names_rows(leaf[place].text)]
    if any(one.known for one in headings) and (figures or named):
        return last
    # 年度计划投资 | 1-9月完成投资: headings that say what is told, with a word of their own in each.
    if sum(one.partly for one in headings) >= _FILLED and len(figures) >= _FILLED:
        return last
    # 县区 | 建设水窖任务（个） | 责任人 | 地点: one figure a region is aimed at, and words beside it.
    aimed = any(values[place].target and values[place].unit for place in figures)
    if aimed and any(names_places(leaf[place].text) for place in filled):
        return last
    # Headings that are indicators' names: a column of regions, and figures below all the others.
    return last if named and len(figures) + 1 >= len(filled) - 1 > 0 else None


def _has_words(row: Row) -> bool:
    return any(cell.text.strip() for cell in row)


def _may_begin(row: Row) -> bool:
    texts = [cell.text.strip() for cell in row if cell.own_text.strip()]
    if len(texts) < _FILLED or any(len(text) > _LONGEST_HEADING for text in texts):
        return False
    return not any(is_figure(text) and not _is_heading_figure(text) for text in texts)


def _is_heading_figure(text: str) -> bool:
    # 2024年, 6月 and 1-9月累计 begin with a figure and are headings; a bare 2024 is one too.
    read = value_heading(text)
    if read.partly and read.rest and (read.year or read.month):
        # 1-9月完成投资: no figure is left when the words that say of which time it is are taken off.
        return not any(mark.isdigit() for mark in read.rest)
    return read.known and (read.bare_year or read.month is not None or read.partly or read.rank)


def _goes_on(rows: Sequence[Row], first: int, last: int) -> bool:
    """Say whether the row below belongs to the same header."""
    below = rows[last + 1]
    texts = [cell for cell in below if cell.own_text.strip()]
    if not texts or any(
        is_figure(cell.text) and not _is_heading_figure(cell.text) for cell in texts
    ):
        return False
    if any(len(cell.text.strip()) > _LONGEST_HEADING for cell in texts):
        return False
    through = any(cell.down and cell.text.strip() for cell in below)
    spanned = any(cell.across for row in rows[first : last + 1] for cell in row)
    known = sum(value_heading(cell.text).known or bool(role_of(cell.text)) for cell in texts)
    blank_first = not below[0].text.strip() or below[0].down
    return (through or (spanned and blank_first) or not below[0].text.strip()) and (
        through or known * 2 >= len(texts)
    )


def _begins_again(leaf: Row) -> bool:
    first = leaf[0].text.strip()
    return not first or names_rows(first) or bool(role_of(first)) or value_heading(first).known


def names_rows(text: str) -> bool:
    """Say whether a heading stands over the names of the rows: 指标名称, 县区, 年份, 目标任务."""
    read = names_indicators(text) or names_places(text) or names_times(text)
    return read or role_of(text) is Role.TEXT


def heading_paths(header: Sequence[Row]) -> list[str]:
    """Give the words over each column, from the top down, each once; what spans all of them left out."""
    width = len(header[0])
    wide = [row for row in header if not lone_line(row)]
    paths: list[str] = []
    for place in range(width):
        words: list[str] = []
        for row in wide:
            text = one_line(row[place].text).strip()
            if text and text not in words:
                words.append(text)
        paths.append("\n".join(words))
    return paths
