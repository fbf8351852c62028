"""A drafted breakdown as a workbook, in the form in which a breakdown is read.

What is suggested and not sure stands beside the row and not in its cell, which is empty and marked.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, NamedTuple

from gwreport.domain.drafting.commitments import WorkReport
from gwreport.domain.drafting.drafted import DraftedItem
from gwreport.domain.drafting.suggestions import Suggestion
from gwreport.domain.plan.plan import Kind
from gwreport.domain.texts.quoting import beginning, in_one_line
from gwreport.officefiles.shown.row_heights import wrapped_height
from gwreport.reports.excel.file import make_workbook
from gwreport.reports.excel.overflow import Overflow, write_overflow
from gwreport.reports.excel.styles import SheetStyles

_SIZE = 12
_TITLE = "{year}政府工作报告目标任务分解方案（初稿）（{part}）"
_PARTS = {
    Kind.INDICATOR: ("主要指标", "一、主要预期目标"),
    Kind.TASK: ("目标任务", "二、主要工作任务"),
    Kind.GOVERNANCE: ("政府自身建设", "三、政府自身建设"),
}
_COLUMNS = (
    ("分类", 18),
    ("序号", 7),
    ("目标任务", 60),
    ("牵头领导", 12),
    ("牵头责任单位", 24),
    ("责任（配合）单位", 30),
    ("完成时限", 14),
    ("备注", 60),
)
_LEADERS_AT, _LEADS_AT = 3, 4
_MOST_SUGGESTED, _BECAUSE = 3, 40
_CHOOSE = "牵头单位待定，请从下面选定或另定："
_NONE = "牵头单位待定，没有可参照的往年任务"


class _Looks(NamedTuple):
    title: Any
    head: Any
    left: Any
    centre: Any
    suggested: Any
    unsure: Any


def drafted_breakdown(report: WorkReport, items: Sequence[DraftedItem]) -> bytes:
    """Write a draft as xlsx: a sheet for indicators, tasks and the government's own affairs each.

    Suggested leads are blue, chosen ones plain, empty ones yellow; the remark holds the grounds and, where the row is a part
    of it, the report's own sentence. The same draft gives the same bytes.
    """

    def draw(book: Any) -> None:
        looks, overflow = _looks(book), Overflow()
        for kind, (name, part) in _PARTS.items():
            rows = [one for one in items if one.commitment.kind is kind]
            if rows:
                year = f"{report.year}年" if report.year else ""
                title = _TITLE.format(year=year, part=part)
                _draw(book.add_worksheet(name), title, rows, looks, overflow)
        write_overflow(book, SheetStyles(book), overflow)

    return make_workbook("任务分解方案（初稿）", datetime(2000, 1, 1), draw)


def _looks(book: Any) -> _Looks:
    body = {
        "font_name": "仿宋",
        "font_size": _SIZE,
        "border": 1,
        "text_wrap": True,
        "valign": "vcenter",
    }
    centred = {**body, "align": "center"}
    return _Looks(
        book.add_format(
            {
                "font_name": "宋体",
                "font_size": 18,
                "bold": True,
                "align": "center",
                "valign": "vcenter",
            }
        ),
        book.add_format({**centred, "font_name": "黑体", "bg_color": "#F2F2F2"}),
        book.add_format(body),
        book.add_format(centred),
        book.add_format({**centred, "font_color": "#1F4E9E"}),
        book.add_format({**centred, "bg_color": "#FFF2CC"}),
    )


def _draw(
    sheet: Any, title: str, rows: Sequence[DraftedItem], looks: _Looks, overflow: Overflow
) -> None:
    sheet.merge_range(0, 0, 0, len(_COLUMNS) - 1, title, looks.title)
    sheet.set_row(0, 40)
    sheet.set_row(1, 28)
    for column, (heading, width) in enumerate(_COLUMNS):
        sheet.set_column(column, column, width)
        sheet.write_string(1, column, heading, looks.head)
    for number, row in enumerate(rows, 1):
        _draw_row(sheet, number, row, looks, overflow)
    sheet.freeze_panes(2, 3)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0, 1)
    sheet.set_footer("&C第 &P 页 共 &N 页")


def _draw_row(sheet: Any, number: int, row: DraftedItem, looks: _Looks, overflow: Overflow) -> None:
    line, told = number + 1, row.commitment
    sheet.write_number(line, 1, number, looks.centre)
    words = {
        0: (told.section, looks.centre),
        2: (told.text, looks.left),
        _LEADERS_AT: _named(row.leaders, row.chosen_leaders is not None, looks),
        _LEADS_AT: _named(row.lead_units, row.chosen_leads is not None, looks),
        5: ("、".join(row.supports), looks.left),
        6: (told.due or "", looks.centre),
        7: (_remark(row), looks.left),
    }
    for column, (text, look) in words.items():
        sheet.write_string(line, column, overflow.fitting(text), look)
    heights = (
        wrapped_height(text, _COLUMNS[column][1], _SIZE) for column, (text, _) in words.items()
    )
    sheet.set_row(line, max(heights))


def _named(names: tuple[str, ...], is_chosen: bool, looks: _Looks) -> tuple[str, Any]:
    look = looks.centre if is_chosen else looks.suggested
    return "\n".join(names), look if names else looks.unsure


def _remark(row: DraftedItem) -> str:
    """Give the grounds of the suggestions, and the report's sentence where the row is a part of it."""
    told = row.commitment
    grounds: list[str] = []
    # What the clerk has named needs no ground.
    if not row.chosen_leads:
        grounds = [*map(_ground, row.suggested_leads[:_MOST_SUGGESTED])]
        if not row.lead_units:
            grounds.insert(0, _CHOOSE if grounds else _NONE)
    is_part = told.sentence.strip("。；;") != told.text
    return "\n".join([*grounds, *([f"报告原句：{told.sentence}"] if is_part else [])])


def _ground(one: Suggestion) -> str:
    because = beginning(in_one_line(one.because), _BECAUSE)
    return f"{one.name}（{one.score:.2f}）：往年“{because}”"
