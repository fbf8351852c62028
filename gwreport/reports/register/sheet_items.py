"""The sheet 台账: one row an item with its whole year, to be filtered, and printed on A3."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from gwreport.domain.statuses import Status
from gwreport.officefiles.shown.row_heights import TALLEST, columns_in, height_of_lines, line_count
from gwreport.reports.comparison import CHANGE_NAMES
from gwreport.reports.excel.overflow import Overflow
from gwreport.reports.excel.styles import SheetStyles
from gwreport.reports.register.data import RegisterData, RegisterRow, RoundEntry
from gwreport.wording.decisions import decision_line
from gwreport.wording.item_names import KINDS, item_name
from gwreport.wording.item_parts import node_period, remark_words
from gwreport.wording.names import period

NAME = "台账"
SIZE = 10.0
# A light fill in which black words are read, in colour as in grey.
STATUS_FILLS = {
    Status.EXCEEDED: "#C6E5CB",
    Status.DONE: "#DDF0DF",
    Status.NEARLY_DONE: "#EAF5E4",
    Status.ON_SCHEDULE: "#DCE9F7",
    Status.BEHIND: "#FBDCC0",
    Status.STALLED: "#F3B5AE",
    Status.UNKNOWN: "#E9E9E9",
}
_LOWEST_ROW = 22.0
_INDENT = 2.0
# How much wider a column of texts may become until its longest fits into the tallest row.
_WIDENED = (1.0, 1.4, 1.8, 2.4)
# A3 on its side at this scale (percent), margins of 12 mm: so many narrow characters stand side by side
# also where a wider font stands in for that by which columns are measured.
_SCALE, _MARGIN = 70, 0.47
_PAGE_WIDTH = 221.0
# The columns that are seen and printed beside all others: number and text.
_KEPT = 3

Value = str | int


@dataclass(frozen=True, slots=True)
class _Column:
    """One column; those of a `group` stay on one page. `status` gives the class that colours a cell."""

    heading: str
    width: float
    value: Callable[[RegisterRow], Value]
    group: str
    is_text: bool = False
    status: Callable[[RegisterRow], Status | None] | None = None


def write_items(book: Any, styles: SheetStyles, overflow: Overflow, data: RegisterData) -> None:
    """Write the sheet; what no cell can hold goes to `overflow`."""
    sheet = book.add_worksheet(NAME)
    columns = [
        one if not one.is_text else replace(one, width=_width(one, data)) for one in _columns(data)
    ]
    looks = _Looks(book, styles)
    for place, column in enumerate(columns):
        sheet.set_column(place, place, column.width)
        sheet.write_string(0, place, column.heading, styles.head)
    heads = max(line_count(one.heading, columns_in(one.width, SIZE)) for one in columns)
    sheet.set_row(0, max(_LOWEST_ROW, height_of_lines(heads, SIZE)))
    for at, row in enumerate(data.rows, 1):
        _write_row(sheet, at, row, columns, looks, overflow)
    sheet.autofilter(0, 0, max(len(data.rows), 1), len(columns) - 1)
    sheet.freeze_panes(1, _KEPT)
    _set_page(sheet, columns, data)


def _columns(data: RegisterData) -> list[_Column]:
    """Give the columns; those that would be empty in every row are left out, but for the plan's own."""
    plan = "方案"
    columns = [
        _Column("编号", 9, lambda row: item_name(row.item.id), plan),
        _Column("序号", 7, lambda row: _number(row.item.number), plan),
        _Column("目标任务", 40, lambda row: row.item.text, plan, is_text=True),
        *_filled(data, _Column("清单", 14, _plan_name, plan)),
        _Column("类型", 9, lambda row: KINDS[row.item.kind], plan),
        *_filled(data, _Column("章节", 14, lambda row: row.item.section, plan)),
        *_filled(data, _Column("分类", 14, lambda row: row.item.category, plan)),
        _Column("全年目标", 18, lambda row: row.line.target, plan, is_text=True),
        *_filled(data, _Column("完成时限", 12, lambda row: row.item.due or "", plan)),
        _Column("牵头领导", 10, lambda row: "、".join(row.item.leaders), plan),
        _Column("牵头责任单位", 18, lambda row: "、".join(row.line.leads), plan),
        _Column("责任（配合）单位", 22, lambda row: _support(row), plan, is_text=True),
        *_filled(data, _Column("联系人", 20, lambda row: row.contact, plan)),
        *_filled(
            data, _Column("其他栏", 24, lambda row: remark_words(row.item), plan, is_text=True)
        ),
    ]
    columns += [
        _Column(f"{node_period(code)}节点", 22, partial(_node, code=code), "节点", is_text=True)
        for code in data.node_rounds
    ]
    if data.rounds:
        columns += _state_columns(data)
    for place in range(len(data.rounds)):
        columns += _round_columns(data, place)
    rest = "其他"
    columns += _filled(data, _Column("佐证材料（份）", 9, lambda row: row.evidence or "", rest))
    columns += _filled(data, _Column("更正", 30, _corrections, rest, is_text=True))
    for heading in data.further:
        words = partial(_further, heading=heading)
        columns += _filled(data, _Column(heading, 24, words, rest, is_text=True))
    return columns


def _state_columns(data: RegisterData) -> Iterator[_Column]:
    def words(row: RegisterRow) -> str:
        return row.newest.status_words if row.newest else ""

    def status(row: RegisterRow) -> Status | None:
        return row.newest.stand.status if row.newest else None

    yield _Column("最近进度", 13, words, "进度", status=status)
    if len(data.rounds) > 1:
        yield _Column(
            "比上一期", 9, lambda row: CHANGE_NAMES[row.change] if row.change else "", "进度"
        )


def _round_columns(data: RegisterData, place: int) -> Iterator[_Column]:
    name = period(data.rounds[place])

    def of(value: Callable[[RoundEntry], Value]) -> Callable[[RegisterRow], Value]:
        def found(row: RegisterRow) -> Value:
            entry = row.rounds[place]
            return value(entry) if entry else ""

        return found

    def status(row: RegisterRow) -> Status | None:
        entry = row.rounds[place]
        return entry.stand.status if entry else None

    yield _Column(f"{name}完成情况", 42, of(lambda entry: entry.text), name, is_text=True)
    yield _Column(f"{name}进度", 13, of(lambda entry: entry.status_words), name, status=status)
    yield _Column(f"{name}进度确认", 9, of(_confirmed), name)
    for key, heading in data.own[place]:
        own = of(partial(_own, key=key))
        yield _Column(f"{name}{heading}", 18, own, name, is_text=True)


def _filled(data: RegisterData, column: _Column) -> list[_Column]:
    return [column] if data.any(column.value) else []


def _number(number: str) -> Value:
    # A plain number sorts as one.
    return int(number) if number.isascii() and number.isdecimal() and len(number) < 9 else number


def _plan_name(row: RegisterRow) -> str:
    return row.item.plan_name


def _support(row: RegisterRow) -> str:
    return row.item.support_text or "、".join(row.item.support_units)


def _node(row: RegisterRow, code: str) -> str:
    return row.node(code)


def _own(entry: RoundEntry, key: str) -> str:
    return entry.own.get(key, "")


def _further(row: RegisterRow, heading: str) -> str:
    return row.further.get(heading, "")


def _confirmed(entry: RoundEntry) -> str:
    if entry.stand.is_confirmed:
        return "已确认"
    return "" if entry.stand.is_missing else "未确认"


def _corrections(row: RegisterRow) -> str:
    return "\n".join(decision_line(one, item_name) for one in row.corrections)


def _width(column: _Column, data: RegisterData) -> float:
    """Give the width with which the column's longest text fits into the tallest row, as far as can be."""
    texts = [str(column.value(row)) for row in data.rows]
    widths = [column.width * factor for factor in _WIDENED]
    longest = max(texts, key=len, default="")
    return next((one for one in widths if _height(longest, one) < TALLEST), widths[-1])


def _height(text: str, width: float) -> float:
    return height_of_lines(line_count(text, columns_in(width - _INDENT, SIZE)), SIZE)


class _Looks:
    """The formats of the cells: texts to the left, short words in the middle, classes in colour."""

    def __init__(self, book: Any, styles: SheetStyles) -> None:
        self._styles = styles
        look = {
            "font_name": styles.text.font_name,
            "font_size": SIZE,
            "border": 1,
            "valign": "vcenter",
            "align": "center",
            "text_wrap": True,
        }
        self._classes = {
            status: book.add_format({**look, "bg_color": colour})
            for status, colour in STATUS_FILLS.items()
        }

    def of(self, column: _Column, row: RegisterRow) -> Any:
        """Give the format of a cell."""
        status = column.status(row) if column.status else None
        if status is not None:
            return self._classes[status]
        return self._styles.text if column.is_text else self._styles.middle


def _write_row(
    sheet: Any,
    at: int,
    row: RegisterRow,
    columns: Sequence[_Column],
    looks: _Looks,
    overflow: Overflow,
) -> None:
    height = _LOWEST_ROW
    for place, column in enumerate(columns):
        value, look = column.value(row), looks.of(column, row)
        if isinstance(value, int):
            sheet.write_number(at, place, value, look)
            continue
        words = overflow.fitting(value)
        if words:
            sheet.write_string(at, place, words, look)
        else:
            sheet.write_blank(at, place, None, look)
        height = max(height, _height(words, column.width))
    sheet.set_row(at, height)


def _set_page(sheet: Any, columns: Sequence[_Column], data: RegisterData) -> None:
    """Print on A3, the round's columns together, number and text on each page."""
    sheet.set_landscape()
    sheet.set_paper(8)
    sheet.set_print_scale(_SCALE)
    sheet.set_margins(left=_MARGIN, right=_MARGIN, top=0.75, bottom=0.6)
    sheet.repeat_rows(0)
    sheet.repeat_columns(0, _KEPT - 1)
    # What belongs to one item lies on pages one behind the other.
    sheet.print_across()
    sheet.set_v_pagebreaks(_breaks(columns))
    # A sign of its own begins a code there.
    sheet.set_header(f'&C&"黑体"&14{data.title.replace("&", "&&")}')
    sheet.set_footer('&C&"宋体"&11第 &P 页 共 &N 页')


def _breaks(columns: Sequence[_Column]) -> list[int]:
    """Say before which columns a new page begins: a group that does not fit any more stands on the next."""
    kept = sum(column.width for column in columns[:_KEPT])
    breaks: list[int] = []
    used, at = 0.0, 0
    while at < len(columns):
        end = at
        while end < len(columns) and columns[end].group == columns[at].group:
            end += 1
        width = sum(column.width for column in columns[at:end])
        if used and used + width > _PAGE_WIDTH:
            breaks.append(at)
            used = kept
        used += width
        at = end
    return breaks
