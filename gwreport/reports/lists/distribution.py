"""发放清单: which workbook goes to which unit, with whom to call and by when it must be back."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from gwreport.domain.units.registry import Unit
from gwreport.reports.excel.file import make_workbook
from gwreport.wording.names import DISTRIBUTION_LIST
from gwreport.wording.unit_names import UNIT_KINDS


@dataclass(frozen=True, slots=True)
class Distributed:
    """One row of the list; `named` counts the items of each named plan (清单) that gives the unit any.

    `minutes` is how long the workbook may take to fill in, 0 where that is not said.
    """

    unit: Unit
    file_name: str
    indicators: int
    tasks: int
    named: Mapping[str, int]
    sha256: str
    minutes: int = 0


_COLUMNS = (
    ("编号", 6),
    ("单位名称", 26),
    ("类别", 8),
    ("联系人", 10),
    ("联系电话", 16),
    ("填报表文件", 52),
    ("指标数", 8),
    ("任务数", 8),
    ("报送期限", 12),
    ("签收", 10),
    ("文件校验码（SHA-256）", 30),
)
# Where the columns of named plans stand.
_NAMED = 8
_TIME = "预计用时（分钟，估算）"


def distribution_list(
    rows: Sequence[Distributed], *, title: str, deadline: date | None, issued: date
) -> bytes:
    """Write the list as xlsx."""

    def draw(book: Any) -> None:
        _draw(book, rows, title, deadline)

    return make_workbook(title, datetime(issued.year, issued.month, issued.day), draw)


def _draw(book: Any, rows: Sequence[Distributed], title: str, deadline: date | None) -> None:
    cell = {
        "font_name": "宋体",
        "font_size": 11,
        "border": 1,
        "valign": "vcenter",
        "text_wrap": True,
    }
    plain = book.add_format(cell)
    middle = book.add_format({**cell, "align": "center"})
    small = book.add_format({**cell, "font_size": 7, "font_name": "Consolas"})
    head = book.add_format({**cell, "font_name": "黑体", "align": "center", "bg_color": "#DCE6F1"})
    top = book.add_format(
        {"font_name": "黑体", "font_size": 16, "align": "center", "valign": "vcenter"}
    )
    sheet = book.add_worksheet(DISTRIBUTION_LIST)
    named = list(dict.fromkeys(name for row in rows for name in row.named))
    further = [(f"{name}数", 12) for name in named]
    says_time = any(row.minutes for row in rows)
    if says_time:
        further.append((_TIME, 12))
    columns = (*_COLUMNS[:_NAMED], *further, *_COLUMNS[_NAMED:])
    last = len(columns) - 1
    sheet.merge_range(0, 0, 0, last, "", top)
    sheet.write_string(0, 0, title, top)
    sheet.set_row(0, 34)
    sheet.set_row(1, 30)
    for column, (heading, width) in enumerate(columns):
        sheet.set_column(column, column, width)
        sheet.write_string(1, column, heading, head)
    for index, row in enumerate(rows, 2):
        unit = row.unit
        sheet.set_row(index, 30)
        sheet.write_string(index, 0, f"{unit.number:03d}", middle)
        sheet.write_string(index, 1, unit.name, plain)
        sheet.write_string(index, 2, UNIT_KINDS[unit.kind], middle)
        sheet.write_string(index, 3, unit.contact, middle)
        sheet.write_string(index, 4, unit.phone, middle)
        sheet.write_string(index, 5, row.file_name, plain)
        sheet.write_number(index, 6, row.indicators, middle)
        sheet.write_number(index, 7, row.tasks, middle)
        for place, name in enumerate(named, _NAMED):
            sheet.write_number(index, place, row.named.get(name, 0), middle)
        if says_time:
            sheet.write_number(index, _NAMED + len(named), row.minutes, middle)
        sheet.write_string(index, last - 2, deadline.isoformat() if deadline else "", middle)
        sheet.write_string(index, last - 1, "", plain)
        sheet.write_string(index, last, row.sha256, small)
    sheet.freeze_panes(2, 2)
    if rows:
        sheet.autofilter(1, 0, len(rows) + 1, last)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(1)
    sheet.set_margins(0.5, 0.5, 0.6, 0.6)
    sheet.set_footer("&C第 &P 页 共 &N 页")
