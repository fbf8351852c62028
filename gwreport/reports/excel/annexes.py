"""The sheets 附件1, 附件2 and 附件3 in the form of the public appendices."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from gwreport.domain.form.columns import Column
from gwreport.officefiles.shown.row_heights import TALLEST, columns_in, line_count
from gwreport.reports.data import NO_INDICATORS, NO_TASKS, ReportData, TaskLine
from gwreport.reports.excel.overflow import MOST_LINES, Overflow
from gwreport.reports.excel.styles import ANNEX_SIZE, SheetStyles
from gwreport.reports.page_form import PageForm

# Above and below the lines of a row.
_ROW_PADDING = 6.0
# The rows of 附件1, the title and the header; those across the whole width.
_HEAD_ROWS, _HEADING_ROW = (24.0, 38.0, 22.0), 20.0
# A landscape page of A4 in points, and by how much more may stand on one than fits as it is.
_MM_IN_INCH, _POINTS, _PAPER_POINTS, _SHRINKS = 25.4, 72.0, 595.3, 1.2
# The narrow columns that an indented text keeps free.
_INDENT = 2.0

# How wide a further column may be, in narrow characters.
_NARROWEST, _WIDEST = 8, 30


@dataclass(frozen=True, slots=True)
class _Printed:
    """One column; the cells of a short one are centred."""

    heading: str
    width: float
    is_short: bool = False


_INDICATOR_COLUMNS = (
    _Printed("序号", 6.0),
    _Printed("指标名称", 30.0),
    _Printed("完成情况", 58.0),
    _Printed("全年目标", 22.0, is_short=True),
    _Printed("牵头责任单位", 22.0, is_short=True),
)
_TASK_COLUMNS = (
    _Printed("序号", 6.0),
    _Printed("目标任务", 46.0),
    _Printed("完成情况", 66.0),
    _Printed("牵头责任单位", 22.0, is_short=True),
)


@dataclass(frozen=True, slots=True)
class _Row:
    """One printed row: its cells, or a heading across the whole width."""

    cells: tuple[str, ...]
    heading: bool = False


def write_annexes(book: Any, overflow: Overflow, data: ReportData) -> None:
    """Write the three annexes, in this order; what no cell can hold goes to `overflow`."""
    indicators = [
        _Row(
            (
                str(row.number),
                row.name,
                row.completion,
                *row.beside,
                row.target,
                "\n".join(row.lead_units),
            )
        )
        for row in data.indicators
    ]
    of_indicators = _with_further(_INDICATOR_COLUMNS, data.indicator_columns)
    of_tasks = _with_further(_TASK_COLUMNS, data.task_columns)
    titles = data.titles
    writer = _Writer(
        book, SheetStyles(book, ANNEX_SIZE), overflow, data.choices.page, data.draft_mark
    )
    # The sheets keep their names: whoever looks for 附件2 finds the tasks.
    if data.has_indicators:
        note = data.indicator_note
        writer.write("附件1", titles.indicators, of_indicators, indicators, NO_INDICATORS, note)
    writer.write("附件2", titles.tasks, of_tasks, _task_rows(data.tasks), NO_TASKS)
    writer.write("附件3", titles.behind, of_tasks, _task_rows(data.behind), data.none_behind)


def _task_rows(lines: Sequence[TaskLine]) -> list[_Row]:
    rows: list[_Row] = []
    heading = ""
    for line in lines:
        if line.heading != heading:
            heading = line.heading
            rows.append(_Row((heading,), heading=True))
        units = "\n".join(line.lead_units)
        rows.append(_Row((str(line.number), line.text, line.completion, *line.beside, units)))
    return rows


def _with_further(columns: Sequence[_Printed], further: Sequence[Column]) -> list[_Printed]:
    """Give the columns of the public form with others behind 完成情况, on a page of the same width."""
    if not further:
        return list(columns)
    added = [
        _Printed(one.heading, min(max(one.width, _NARROWEST), _WIDEST), is_short=one.is_figure)
        for one in further
    ]
    place = next(at for at, one in enumerate(columns) if one.heading == "完成情况") + 1
    # The two columns of long texts make room, down to the half.
    texts = columns[place - 2 : place]
    room = sum(one.width for one in texts)
    kept = max(room - sum(one.width for one in added), room / 2) / room
    narrowed = [replace(one, width=one.width * kept) for one in texts]
    return [*columns[: place - 2], *narrowed, *added, *columns[place:]]


@dataclass(frozen=True, slots=True)
class _Writer:
    """Writes the sheets of the annexes, which have one form."""

    book: Any
    styles: SheetStyles
    overflow: Overflow
    page: PageForm
    draft_mark: str

    def write(
        self,
        name: str,
        title: str,
        columns: Sequence[_Printed],
        rows: Sequence[_Row],
        empty: str,
        note: str = "",
    ) -> None:
        """Write one annex on a sheet of its own; without rows it says `empty`."""
        styles = self.styles
        sheet = self.book.add_worksheet(name)
        last = len(columns) - 1
        sheet.write_string(0, 0, name, styles.annex)
        sheet.merge_range(1, 0, 1, last, "", styles.title)
        sheet.write_string(1, 0, title, styles.title)
        for row, height in enumerate(_HEAD_ROWS):
            sheet.set_row(row, height)
        for column, one in enumerate(columns):
            sheet.set_column(column, column, one.width)
            sheet.write_string(2, column, one.heading, styles.head)
        at, height = 3, sum(_HEAD_ROWS)
        for row in rows or [_Row(("", empty, *[""] * (len(columns) - 2)))]:
            if row.heading:
                sheet.merge_range(at, 0, at, last, "", styles.heading)
                sheet.write_string(at, 0, row.cells[0], styles.heading)
                sheet.set_row(at, _HEADING_ROW)
                at, height = at + 1, height + _HEADING_ROW
                continue
            taken = self._write_row(sheet, at, row, columns)
            at, height = at + len(taken), height + sum(taken)
        if note:
            sheet.merge_range(at, 0, at, last, "", styles.note)
            sheet.write_string(at, 0, note, styles.note)
            sheet.set_row(at, _HEADING_ROW)
            height += _HEADING_ROW
        sheet.freeze_panes(3, 0)
        self._set_page(sheet, height)

    def _set_page(self, sheet: Any, height: float) -> None:
        page = self.page
        sheet.set_landscape()
        sheet.set_paper(9)
        room = _PAPER_POINTS - (page.top + page.bottom) / _MM_IN_INCH * _POINTS
        # What is a little too high for one page is printed a little smaller.
        sheet.fit_to_pages(1, 1 if height <= room * _SHRINKS else 0)
        sheet.repeat_rows(2)
        sheet.center_horizontally()
        sheet.set_margins(
            left=page.left / _MM_IN_INCH,
            right=page.right / _MM_IN_INCH,
            top=page.top / _MM_IN_INCH,
            bottom=page.bottom / _MM_IN_INCH,
        )
        if self.draft_mark:
            sheet.set_header(f'&R&"黑体"&14{self.draft_mark}')
        sheet.set_footer('&C&"宋体"&14— &P —')

    def _write_row(
        self, sheet: Any, at: int, row: _Row, columns: Sequence[_Printed]
    ) -> list[float]:
        """Write one row, over several merged ones where one would be too tall; give their heights."""
        styles = self.styles
        texts = [self.overflow.fitting(text) for text in row.cells]
        lines = max(
            line_count(text, columns_in(column.width - _INDENT, ANNEX_SIZE))
            for text, column in zip(texts, columns, strict=True)
        )
        rows_needed = -(-lines // MOST_LINES)
        height = min(-(-lines // rows_needed) * self.page.line + _ROW_PADDING, TALLEST)
        formats = [
            styles.number,
            *(styles.middle if one.is_short else styles.text for one in columns[1:]),
        ]
        for column, (text, style) in enumerate(zip(texts, formats, strict=True)):
            if rows_needed > 1:
                sheet.merge_range(at, column, at + rows_needed - 1, column, "", style)
            if column == 0 and text:
                sheet.write_number(at, column, int(text), style)
            else:
                sheet.write_string(at, column, text, style)
        for index in range(rows_needed):
            sheet.set_row(at + index, height)
        return [height] * rows_needed
