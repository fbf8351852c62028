"""The report workbook: 附件1, 附件2, 附件3 in the form of the public appendices."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from gwreport.officefiles.row_heights import (
    TALLEST,
    columns_in,
    height_of_lines,
    line_count,
    wrapped_height,
)
from gwreport.reports.data import ReportData, TaskLine
from gwreport.reports.workbook_file import make_workbook

# The fonts of official documents (GB/T 9704); a client without them shows its own substitute.
TITLE_FONT = "方正小标宋简体"
HEAD_FONT = "黑体"
BODY_FONT = "仿宋_GB2312"
CELL_LIMIT = 32_767
_CONTINUED = "……（下接附文第{number}条）"
_NOTE = "注：“/”表示暂无相关数据。"
_BODY_SIZE = 12
_LOWEST_ROW = 30.0
# The narrow columns that an indented text keeps free.
_INDENT = 2.0
# The lines of body text in the tallest row that a sheet allows.
_MOST_LINES = next(
    lines for lines in range(60, 0, -1) if height_of_lines(lines, _BODY_SIZE) < TALLEST
)
# The width of the sheet 附文, and what one of its rows holds when it has few line breaks.
_REST_WIDTH = 120.0
_REST_UNITS = 1_000

_INDICATOR_COLUMNS = (
    ("序号", 6.0),
    ("指标名称", 30.0),
    ("完成情况", 58.0),
    ("全年目标", 22.0),
    ("牵头责任单位", 22.0),
)
_TASK_COLUMNS = (
    ("序号", 6.0),
    ("目标任务", 46.0),
    ("完成情况", 66.0),
    ("牵头责任单位", 22.0),
)


@dataclass(frozen=True, slots=True)
class _Row:
    """One printed row: its cells, or a heading across the whole width."""

    cells: tuple[str, ...]
    heading: bool = False


class _Styles:
    """The formats of one workbook."""

    def __init__(self, book: Any) -> None:
        cell = {
            "font_name": BODY_FONT,
            "font_size": _BODY_SIZE,
            "border": 1,
            "valign": "vcenter",
            "text_wrap": True,
        }
        self.annex = book.add_format({"font_name": HEAD_FONT, "font_size": 16, "valign": "vcenter"})
        self.title = book.add_format(
            {
                "font_name": TITLE_FONT,
                "font_size": 22,
                "align": "center",
                "valign": "vcenter",
                "text_wrap": True,
            }
        )
        self.head = book.add_format(
            {**cell, "font_name": HEAD_FONT, "align": "center", "valign": "vcenter"}
        )
        self.text = book.add_format({**cell, "align": "left", "indent": 1})
        self.middle = book.add_format({**cell, "align": "center"})
        self.number = book.add_format({**cell, "align": "center", "num_format": "0"})
        self.heading = book.add_format({**cell, "font_name": HEAD_FONT, "align": "left"})
        self.note = book.add_format(
            {"font_name": BODY_FONT, "font_size": _BODY_SIZE, "valign": "vcenter"}
        )


class _Overflow:
    """Texts that no cell can hold; their rests are printed on the sheet 附文."""

    def __init__(self) -> None:
        self.rests: list[str] = []

    def fitting(self, text: str) -> str:
        """Give what fits into a cell, and keep the rest."""
        # Half a character, as a broken console hands in, is no text that a file can hold.
        text = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
        # Excel counts UTF-16 units, of which rare characters take two.
        if len(text.encode("utf-16-le")) // 2 <= CELL_LIMIT:
            return text
        mark = _CONTINUED.format(number=len(self.rests) + 1)
        head, rest = _cut(text, CELL_LIMIT - len(mark))
        self.rests.append(rest)
        return head + mark


def report_workbook(data: ReportData) -> bytes:
    """Write the three annexes as xlsx; the same data gives the same bytes."""

    def draw(book: Any) -> None:
        _draw(book, data)

    return make_workbook(
        data.titles.tasks,
        datetime.fromisoformat(data.as_of),
        draw,
        subject=str(data.round),
        author=data.region,
    )


def _draw(book: Any, data: ReportData) -> None:
    styles, overflow = _Styles(book), _Overflow()
    indicators = [
        _Row((str(row.number), row.name, row.completion, row.target, "\n".join(row.lead_units)))
        for row in data.indicators
    ]
    annexes = (
        ("附件1", data.titles.indicators, _INDICATOR_COLUMNS, indicators, _NOTE),
        (
            "附件2",
            data.titles.tasks,
            _TASK_COLUMNS,
            _task_rows(data.tasks, data.leader_headings),
            "",
        ),
        ("附件3", data.titles.behind, _TASK_COLUMNS, _task_rows(data.behind, headings=False), ""),
    )
    for name, title, columns, rows, note in annexes:
        _write_annex(book, styles, overflow, name, title, columns, rows, note)
    if overflow.rests:
        _write_overflow(book, styles, overflow.rests)


def _task_rows(lines: Sequence[TaskLine], headings: bool) -> list[_Row]:
    rows: list[_Row] = []
    leader = ""
    for line in lines:
        if headings and line.leader != leader:
            leader = line.leader
            rows.append(_Row((f"牵头领导：{leader or '未列明'}",), heading=True))
        rows.append(
            _Row((str(line.number), line.text, line.completion, "\n".join(line.lead_units)))
        )
    return rows


def _write_annex(
    book: Any,
    styles: _Styles,
    overflow: _Overflow,
    name: str,
    title: str,
    columns: Sequence[tuple[str, float]],
    rows: Sequence[_Row],
    note: str,
) -> None:
    sheet = book.add_worksheet(name)
    last = len(columns) - 1
    sheet.write_string(0, 0, name, styles.annex)
    sheet.set_row(0, 26)
    sheet.merge_range(1, 0, 1, last, "", styles.title)
    sheet.write_string(1, 0, title, styles.title)
    sheet.set_row(1, 46)
    sheet.set_row(2, 30)
    widths = [width for _, width in columns]
    for column, (heading, width) in enumerate(columns):
        sheet.set_column(column, column, width)
        sheet.write_string(2, column, heading, styles.head)
    at = 3
    for row in rows or [_Row(("", "无", *[""] * (len(columns) - 2)))]:
        if row.heading:
            sheet.merge_range(at, 0, at, last, "", styles.heading)
            sheet.write_string(at, 0, row.cells[0], styles.heading)
            sheet.set_row(at, 26)
            at += 1
            continue
        at = _write_row(sheet, styles, overflow, at, row, widths)
    if note:
        sheet.merge_range(at, 0, at, last, "", styles.note)
        sheet.write_string(at, 0, note, styles.note)
        sheet.set_row(at, 24)
    sheet.freeze_panes(3, 0)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(2)
    sheet.center_horizontally()
    sheet.set_margins(left=0.7, right=0.7, top=0.8, bottom=0.8)
    sheet.set_footer('&C&"宋体"&14— &P —')


def _write_row(
    sheet: Any,
    styles: _Styles,
    overflow: _Overflow,
    at: int,
    row: _Row,
    widths: Sequence[float],
) -> int:
    """Write one row, over several merged ones where a single one would be too tall; give the next."""
    texts = [overflow.fitting(text) for text in row.cells]
    lines = max(
        line_count(text, columns_in(width - _INDENT, _BODY_SIZE))
        for text, width in zip(texts, widths, strict=True)
    )
    rows_needed = -(-lines // _MOST_LINES)
    height = max(height_of_lines(-(-lines // rows_needed), _BODY_SIZE), _LOWEST_ROW)
    formats = [styles.number, *[styles.text] * (len(texts) - 2), styles.middle]
    if len(widths) == len(_INDICATOR_COLUMNS):
        formats[3] = styles.middle
    for column, (text, style) in enumerate(zip(texts, formats, strict=True)):
        if rows_needed > 1:
            sheet.merge_range(at, column, at + rows_needed - 1, column, "", style)
        if column == 0 and text:
            sheet.write_number(at, column, int(text), style)
        else:
            sheet.write_string(at, column, text, style)
    for index in range(rows_needed):
        sheet.set_row(at + index, height)
    return at + rows_needed


def _write_overflow(book: Any, styles: _Styles, rests: Sequence[str]) -> None:
    sheet = book.add_worksheet("附文")
    sheet.set_column(0, 0, 8)
    sheet.set_column(1, 1, _REST_WIDTH)
    sheet.write_string(0, 0, "附文", styles.annex)
    at = 1
    for number, rest in enumerate(rests, 1):
        sheet.write_string(at, 0, f"第{number}条", styles.middle)
        while rest:
            part, rest = _fitting_row(rest)
            sheet.write_string(at, 1, part, styles.text)
            sheet.set_row(at, wrapped_height(part, _REST_WIDTH, _BODY_SIZE))
            at += 1
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)


def _fitting_row(text: str) -> tuple[str, str]:
    """Part a text before what one row of the sheet 附文 cannot show."""
    part, _ = _cut(text, _REST_UNITS)
    while line_count(part, columns_in(_REST_WIDTH, _BODY_SIZE)) > _MOST_LINES:
        part = part[: -(-len(part) // 2)]
    return part, text[len(part) :]


def _cut(text: str, units: int) -> tuple[str, str]:
    """Part a text before that many UTF-16 units, never within a character."""
    used = 0
    for index, mark in enumerate(text):
        used += 2 if ord(mark) > 0xFFFF else 1
        if used > units:
            return text[:index], text[index:]
    return text, ""
