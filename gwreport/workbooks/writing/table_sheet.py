"""The rows of 主要指标, 目标任务 and 配合任务: title, unit, header and a row for each item."""

from collections.abc import Sequence

from gwreport.domain.form.columns import NODE_FIELDS, Column, Field, Given, Reading, plan_heading
from gwreport.domain.form.design import FormTable
from gwreport.officefiles.shown.row_heights import (
    columns_in,
    height_of_lines,
    line_count,
    wrapped_height,
)
from gwreport.wording.chasing import full_date
from gwreport.wording.form_design import STANDARD
from gwreport.wording.names import form_title
from gwreport.workbooks.form import (
    FIRST_ROW,
    HEADER_ROW,
    TITLE_ROW,
    UNIT_ROW,
    FormRow,
    UnitForm,
    given_text,
)
from gwreport.workbooks.stamp import make_token
from gwreport.workbooks.writing.sheet_rows import Cell, Row, fitting, wide_row
from gwreport.workbooks.writing.styles import BODY_SIZE, SMALL_SIZE

NOTHING_TO_FILL = "本期没有由本单位牵头的目标任务，本表无需填写。"
_ROOM_TO_WRITE, _ROOM_FOR_NODE = 5, 3
_NODES = frozenset(NODE_FIELDS.values())
_PART_INDENT = 4
# 上期完成情况 takes the narrowest of these in which its longest text stays below this height.
# With nothing to show its heading still stands on one line.
_NO_PREVIOUS, *_PREVIOUS_WIDTHS = (13, 24, 34, 48)
_USUAL_PREVIOUS = STANDARD.tasks.column(Given.PREVIOUS).width
_TALL = 230.0

_GIVEN_STYLES: dict[str, str] = {
    Given.NUMBER: "given-middle",
    Given.LEADERS: "given-middle",
    Given.LEAD_UNITS: "given-middle",
    Given.PREVIOUS: "given-small",
    Given.NODE: "given-small",
    Given.DUE: "given-middle",
    Given.SUPPORT: "given-small",
    Given.ASKED: "given",
    Given.TOKEN: "token",
}
_FILL_STYLES = {
    Reading.FIGURE: "fill-figure",
    Reading.RATE: "fill-figure",
    Reading.STATUS: "fill-choice",
    Reading.CHOICE: "fill-choice",
}


def last_row(rows: Sequence[FormRow]) -> int:
    """Give the number of a table's last row; a table without items has one row that says so."""
    return HEADER_ROW + max(1, len(rows))


def previous_width(rows: Sequence[FormRow]) -> int:
    """Give the width for 上期完成情况: narrow when there is nothing to show."""
    longest = max((row.previous for row in rows), key=len, default="")
    if not longest:
        return _NO_PREVIOUS
    for width in _PREVIOUS_WIDTHS:
        if wrapped_height(longest, width, SMALL_SIZE) <= _TALL:
            return width
    return _PREVIOUS_WIDTHS[-1]


def column_width(column: Column, width_of_previous: int) -> int:
    """Give a column's width in this workbook."""
    # As wide as its words need, unless the office has said how wide.
    is_usual = column.key == Given.PREVIOUS and column.width == _USUAL_PREVIOUS
    return width_of_previous if is_usual else column.width


def cell_style(column: Column) -> str:
    """Name the style of a column's cells."""
    if column.is_fill:
        return _FILL_STYLES.get(column.reading, "fill")
    if plan_heading(column.key) is not None:
        return "given-small"
    return _GIVEN_STYLES.get(column.key, "given")


def table_rows(form: UnitForm, sheet: FormTable, rows: Sequence[FormRow]) -> list[Row]:
    """Lay out a whole table sheet, title to last item."""
    last = len(sheet.columns) - 1
    title = f"{form.region}{form_title(form.round, sheet.subject)}"
    headings = [
        Cell("header-fill" if column.is_fill else "header", column.heading)
        for column in sheet.columns[:last]
    ]
    laid_out = [
        wide_row(TITLE_ROW, 32, "title", title, last),
        wide_row(UNIT_ROW, 21, "unit", _unit_line(form), last),
        Row(HEADER_ROW, 32, [*headings, Cell("token", sheet.columns[last].heading)]),
    ]
    previous = previous_width(rows)
    looks = [
        (column.key, column.is_fill, cell_style(column), column_width(column, previous))
        for column in sheet.columns
    ]
    laid_out += [_item_row(form, row, number, looks) for number, row in enumerate(rows, FIRST_ROW)]
    if not rows:
        nothing: dict[str, Cell] = {
            Given.TEXT: Cell("given", NOTHING_TO_FILL),
            Given.NUMBER: Cell("given-middle"),
        }
        cells = [nothing.get(column.key, Cell("given")) for column in sheet.columns[:last]]
        laid_out.append(Row(FIRST_ROW, 54, cells))
    return laid_out


def _unit_line(form: UnitForm) -> str:
    by_when = f"　　报送期限：{full_date(form.deadline)}" if form.deadline else ""
    colours = "浅蓝格由单位填写，黄格为必填未填，红格须改正或补写，其余格已锁定"
    return f"填报单位：{form.unit_name}{by_when}　　（{colours}）"


def _item_row(
    form: UnitForm, row: FormRow, number: int, looks: Sequence[tuple[str, bool, str, int]]
) -> Row:
    # `looks` gives of each column its key, whether the unit fills it in, its style and its width.
    cells: list[Cell] = []
    height = 0.0
    for key, is_fill, style, width in looks:
        if is_fill:
            filled = row.filled.get(key, "")
            cells.append(Cell(style, fitting(filled) or None))
            if key in _NODES:
                height = max(height, height_of_lines(_ROOM_FOR_NODE, BODY_SIZE))
            if filled:
                height = max(height, wrapped_height(filled, width, BODY_SIZE))
            if key == Field.COMPLETION:
                lines = line_count(row.previous, columns_in(width, BODY_SIZE)) + 1
                height = max(height, height_of_lines(max(_ROOM_TO_WRITE, lines), BODY_SIZE))
            continue
        if key == Given.TOKEN:
            token = make_token(form.workspace, form.round, form.unit_number, row.item)
            cells.append(Cell(style, token))
            continue
        if key == Given.TEXT and row.depth:
            style, width = "given-part", width - _PART_INDENT
        text = given_text(row, key)
        cells.append(Cell(style, fitting(text) or None))
        size = SMALL_SIZE if style == "given-small" else BODY_SIZE
        height = max(height, wrapped_height(text, width, size))
    return Row(number, height, cells)
