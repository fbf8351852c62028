"""The sheets 附件1, 附件2 and 附件3 in the form of the public appendices."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from gwreport.officefiles.shown.row_heights import columns_in, height_of_lines, line_count
from gwreport.reports.data import INDICATOR_NOTE, ReportData, TaskLine
from gwreport.reports.excel.overflow import MOST_LINES, Overflow
from gwreport.reports.excel.styles import BODY_SIZE, SheetStyles

_LOWEST_ROW = 30.0
# The narrow columns that an indented text keeps free.
_INDENT = 2.0

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


def write_annexes(book: Any, styles: SheetStyles, overflow: Overflow, data: ReportData) -> None:
    """Write the three annexes, in this order; what no cell can hold goes to `overflow`."""
    indicators = [
        _Row((str(row.number), row.name, row.completion, row.target, "\n".join(row.lead_units)))
        for row in data.indicators
    ]
    titles = data.titles
    annexes = (
        ("附件1", titles.indicators, _INDICATOR_COLUMNS, indicators, INDICATOR_NOTE),
        ("附件2", titles.tasks, _TASK_COLUMNS, _task_rows(data.tasks), ""),
        ("附件3", titles.behind, _TASK_COLUMNS, _task_rows(data.behind), ""),
    )
    for name, title, columns, rows, note in annexes:
        _write_annex(book, styles, overflow, name, title, columns, rows, note)


def _task_rows(lines: Sequence[TaskLine]) -> list[_Row]:
    rows: list[_Row] = []
    heading = ""
    for line in lines:
        if line.heading != heading:
            heading = line.heading
            rows.append(_Row((heading,), heading=True))
        rows.append(
            _Row((str(line.number), line.text, line.completion, "\n".join(line.lead_units)))
        )
    return rows


def _write_annex(
    book: Any,
    styles: SheetStyles,
    overflow: Overflow,
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
    styles: SheetStyles,
    overflow: Overflow,
    at: int,
    row: _Row,
    widths: Sequence[float],
) -> int:
    """Write one row, over several merged ones where a single one would be too tall; give the next."""
    texts = [overflow.fitting(text) for text in row.cells]
    lines = max(
        line_count(text, columns_in(width - _INDENT, BODY_SIZE))
        for text, width in zip(texts, widths, strict=True)
    )
    rows_needed = -(-lines // MOST_LINES)
    height = max(height_of_lines(-(-lines // rows_needed), BODY_SIZE), _LOWEST_ROW)
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
