"""The roll-up as a workbook: one row an item with a pair of columns an office, and one row an office."""

from collections.abc import Sequence
from typing import Any

from gwreport.domain.statuses import IS_BEHIND, Status
from gwreport.officefiles.shown.row_heights import wrapped_height
from gwreport.reports.excel.file import make_workbook
from gwreport.reports.excel.overflow import Overflow, write_overflow
from gwreport.reports.excel.styles import SheetStyles
from gwreport.reports.rollup.data import District, RollUp
from gwreport.reports.rollup.words import class_words, remark, sum_words
from gwreport.wording.names import STATUSES, round_name

_SIZE = 10.5
_CELL: dict[str, Any] = {"font_name": "宋体", "font_size": _SIZE, "border": 1, "text_wrap": True}
_TEXT, _TOLD, _CLASS, _SUM, _REMARK = 36, 34, 13, 14, 34


def roll_up_workbook(roll_up: RollUp, title: str) -> bytes:
    """Write the sheets 汇总 and 各地情况; the same reports give the same bytes."""

    def draw(book: Any) -> None:
        overflow = Overflow()
        drawing = _Drawing(book, overflow)
        drawing.items(roll_up, title)
        drawing.districts(roll_up)
        write_overflow(book, SheetStyles(book), overflow)

    return make_workbook(title, roll_up.as_of, draw, subject=str(roll_up.round))


class _Drawing:
    def __init__(self, book: Any, overflow: Overflow) -> None:
        self._book, self._overflow = book, overflow
        self._title = book.add_format({"font_name": "黑体", "font_size": 16, "align": "center"})
        head = {"font_name": "黑体", "align": "center", "valign": "vcenter", "bg_color": "#DCE6F1"}
        self._head = book.add_format(_CELL | head)
        self._plain = book.add_format(_CELL | {"valign": "top"})
        self._middle = book.add_format(_CELL | {"valign": "top", "align": "center"})
        self._behind = book.add_format(
            _CELL | {"valign": "top", "align": "center", "font_color": "#B42318", "bold": True}
        )

    def items(self, roll_up: RollUp, title: str) -> None:
        """Write 汇总."""
        sheet = self._book.add_worksheet("汇总")
        names = [one.name for one in roll_up.districts]
        last = 2 + 2 * len(names) + 1
        sheet.merge_range(0, 0, 0, last, title, self._title)
        sheet.merge_range(1, 0, 2, 0, "序号", self._head)
        sheet.merge_range(1, 1, 2, 1, "目标任务", self._head)
        for at, name in enumerate(names):
            sheet.merge_range(1, 2 + 2 * at, 1, 3 + 2 * at, name, self._head)
            sheet.write_string(2, 2 + 2 * at, "完成情况", self._head)
            sheet.write_string(2, 3 + 2 * at, "进度", self._head)
            sheet.set_column(2 + 2 * at, 2 + 2 * at, _TOLD)
            sheet.set_column(3 + 2 * at, 3 + 2 * at, _CLASS)
        sheet.merge_range(1, last - 1, 2, last - 1, "合计", self._head)
        sheet.merge_range(1, last, 2, last, "说明", self._head)
        sheet.set_column(0, 0, 6)
        sheet.set_column(1, 1, _TEXT)
        sheet.set_column(last - 1, last - 1, _SUM)
        sheet.set_column(last, last, _REMARK)
        for number, row in enumerate(roll_up.rows, 1):
            at = number + 2
            told = [(one.completion, _TOLD) for one in row.cells.values()]
            words = [(row.text, _TEXT), (remark(roll_up, row), _REMARK), *told]
            sheet.set_row(at, max(wrapped_height(text, width, _SIZE) for text, width in words))
            sheet.write_number(at, 0, number, self._middle)
            self._text(sheet, at, 1, row.text)
            for place, name in enumerate(names):
                cell = row.cells.get(name)
                self._text(sheet, at, 2 + 2 * place, cell.completion if cell else "")
                behind = cell is not None and cell.status in IS_BEHIND
                style = self._behind if behind else self._middle
                sheet.write_string(at, 3 + 2 * place, class_words(cell), style)
            sheet.write_string(at, last - 1, sum_words(row), self._middle)
            self._text(sheet, at, last, remark(roll_up, row))
        sheet.freeze_panes(3, 2)
        if roll_up.rows:
            sheet.autofilter(2, 0, 2 + len(roll_up.rows), last)
        _print_wide(sheet, 1, 2)

    def districts(self, roll_up: RollUp) -> None:
        """Write 各地情况."""
        sheet = self._book.add_worksheet("各地情况")
        for at, (heading, width) in enumerate(_district_columns()):
            sheet.set_column(at, at, width)
            sheet.write_string(0, at, heading, self._head)
        for row, district in enumerate(roll_up.districts, 1):
            for at, value in enumerate(_district_cells(district)):
                if isinstance(value, int):
                    sheet.write_number(row, at, value, self._middle)
                else:
                    self._text(sheet, row, at, value)
        sheet.freeze_panes(1, 1)
        _print_wide(sheet, 0, 0)

    def _text(self, sheet: Any, row: int, column: int, words: str) -> None:
        sheet.write_string(row, column, self._overflow.fitting(words), self._plain)


def _print_wide(sheet: Any, first: int, last: int) -> None:
    sheet.set_landscape()
    sheet.set_paper(8)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(first, last)
    sheet.set_footer("&C第 &P 页 共 &N 页")


def _district_columns() -> Sequence[tuple[str, int]]:
    classes = [(STATUSES[status], 12) for status in Status]
    return [
        ("名称", 16),
        ("任务", 8),
        ("尚未报送", 9),
        *classes,
        ("方案版本", 9),
        ("定稿", 8),
        ("数据截至", 18),
        ("工作区文件", 26),
        ("历史记录校验码", 80),
    ]


def _district_cells(district: District) -> list[str | int]:
    data = district.data
    reported = [line for line in data.lines if not line.is_missing]
    return [
        district.name,
        len(data.lines),
        len(data.lines) - len(reported),
        *(sum(line.status is status for line in reported) for status in Status),
        data.facts.plan_version,
        "已定稿" if data.facts.is_final else "未定稿",
        f"{data.as_of:%Y-%m-%d %H:%M}",
        district.file,
        district.head,
    ]


def roll_up_title(roll_up: RollUp) -> str:
    """Name the roll-up of a round."""
    return f"{round_name(roll_up.round)}各地任务完成情况汇总"
