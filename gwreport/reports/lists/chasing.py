"""催报清单: which units must be called, why, and with what words; ready to print and to tick off."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from gwreport.officefiles.shown.row_heights import wrapped_height
from gwreport.reports.excel.file import make_workbook
from gwreport.wording.chasing import full_date
from gwreport.wording.names import CHASING_LIST, CHASING_TEXTS


@dataclass(frozen=True, slots=True)
class ChasedLine:
    """One unit; `state` is the state's name, `open` what is missing in words, `text` is to send.

    `deadline` is None when none was set, `days_late` 0 before it.
    """

    number: int
    unit: str
    state: str
    items: int
    missing: int
    open: str
    deadline: date | None
    days_late: int
    contact: str
    phone: str
    text: str


@dataclass(frozen=True, slots=True)
class ChasingTotals:
    """What stands above the list: the units that were asked, and those that are complete."""

    units: int
    returned: int
    deadline: date | None


_COLUMNS = (
    ("序号", 5),
    ("编号", 6),
    ("单位名称", 20),
    ("报送情况", 15),
    ("应填\n（项）", 7),
    ("未填\n（项）", 7),
    ("缺什么", 44),
    ("期限", 11),
    ("逾期\n（天）", 7),
    ("联系人", 9),
    ("联系电话", 14),
    ("催报记录", 16),
)
_TEXT_COLUMNS = (("单位名称", 24), ("联系人", 10), ("联系电话", 16), ("催报文字", 86))
_SIZE = 10.5
_A4 = 9
_CELL: dict[str, Any] = {
    "font_name": "宋体",
    "font_size": _SIZE,
    "border": 1,
    "valign": "vcenter",
    "text_wrap": True,
}


def chasing_list(
    lines: Sequence[ChasedLine], group_text: str, totals: ChasingTotals, *, title: str, today: date
) -> bytes:
    """Write the list as xlsx, with the words for each unit and for all of them on a second sheet."""

    def draw(book: Any) -> None:
        _Drawing(book).draw(lines, group_text, totals, title, today)

    return make_workbook(title, datetime(today.year, today.month, today.day), draw)


class _Drawing:
    def __init__(self, book: Any) -> None:
        self._book = book
        self._plain = book.add_format(_CELL)
        self._middle = book.add_format({**_CELL, "align": "center"})
        self._late = book.add_format(
            {**_CELL, "align": "center", "font_color": "#C00000", "bold": True}
        )
        self._head = book.add_format(
            {**_CELL, "font_name": "黑体", "align": "center", "bg_color": "#DCE6F1"}
        )
        self._top = book.add_format(
            {"font_name": "黑体", "font_size": 18, "align": "center", "valign": "vcenter"}
        )
        self._under = book.add_format({"font_name": "宋体", "font_size": 11, "valign": "vcenter"})

    def draw(
        self,
        lines: Sequence[ChasedLine],
        group_text: str,
        totals: ChasingTotals,
        title: str,
        today: date,
    ) -> None:
        sheet = self._sheet(CHASING_LIST, _COLUMNS, title, _under(lines, totals, today))
        for index, line in enumerate(lines, 3):
            self._line(sheet, index, line)
        if lines:
            sheet.autofilter(2, 0, len(lines) + 2, len(_COLUMNS) - 1)
        under = "第一行是发工作群的话，以下逐个单位可以直接复制发送"
        texts = self._sheet(CHASING_TEXTS, _TEXT_COLUMNS, f"{title}（文字）", under)
        rows = [("全体（工作群）", "", "", group_text)]
        rows += [(line.unit, line.contact, line.phone, line.text) for line in lines]
        for index, row in enumerate(rows, 3):
            text = row[-1].strip("\n")
            texts.set_row(index, max(30.0, wrapped_height(text, _TEXT_COLUMNS[-1][1], _SIZE)))
            for column, words in enumerate((*row[:-1], text)):
                style = self._plain if column in (0, len(row) - 1) else self._middle
                texts.write_string(index, column, words, style)

    def _line(self, sheet: Any, index: int, line: ChasedLine) -> None:
        heights = [
            wrapped_height(words, _COLUMNS[column][1], _SIZE)
            for column, words in ((2, line.unit), (3, line.state), (6, line.open))
        ]
        sheet.set_row(index, max(30.0, *heights))
        sheet.write_number(index, 0, index - 2, self._middle)
        sheet.write_string(index, 1, f"{line.number:03d}", self._middle)
        sheet.write_string(index, 2, line.unit, self._plain)
        sheet.write_string(index, 3, line.state, self._middle)
        sheet.write_number(index, 4, line.items, self._middle)
        sheet.write_number(index, 5, line.missing, self._middle)
        sheet.write_string(index, 6, line.open, self._plain)
        sheet.write_string(
            index, 7, line.deadline.isoformat() if line.deadline else "", self._middle
        )
        if line.days_late:
            sheet.write_number(index, 8, line.days_late, self._late)
        else:
            sheet.write_string(index, 8, "", self._middle)
        sheet.write_string(index, 9, line.contact, self._middle)
        sheet.write_string(index, 10, line.phone, self._middle)
        sheet.write_string(index, 11, "", self._plain)

    def _sheet(self, name: str, columns: Sequence[tuple[str, int]], title: str, under: str) -> Any:
        sheet = self._book.add_worksheet(name)
        last = len(columns) - 1
        sheet.merge_range(0, 0, 0, last, "", self._top)
        sheet.write_string(0, 0, title, self._top)
        sheet.set_row(0, 36)
        sheet.write_string(1, 0, under, self._under)
        sheet.set_row(1, 22)
        for column, (heading, width) in enumerate(columns):
            sheet.set_column(column, column, width)
            sheet.write_string(2, column, heading, self._head)
        sheet.set_row(2, 32)
        sheet.freeze_panes(3, 0)
        sheet.hide_gridlines(2)
        sheet.set_landscape()
        sheet.set_paper(_A4)
        sheet.fit_to_pages(1, 0)
        sheet.center_horizontally()
        sheet.repeat_rows(0, 2)
        sheet.set_margins(0.4, 0.4, 0.6, 0.6)
        sheet.set_footer("&C&9第 &P 页 共 &N 页")
        return sheet


def _under(lines: Sequence[ChasedLine], totals: ChasingTotals, today: date) -> str:
    deadline = f"报送期限：{full_date(totals.deadline)}　　" if totals.deadline else ""
    return (
        f"{deadline}统计日期：{full_date(today)}　　应报 {totals.units} 个单位，"
        f"已报齐 {totals.returned} 个，本表列出 {len(lines)} 个"
    )
