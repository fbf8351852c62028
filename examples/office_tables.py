"""The breakdown and the unit registry as Excel workbooks."""

import io
from datetime import datetime
from typing import Any

from annex_table import padded
from district import Breakdown, Part, RegistryRow
from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from gwreport.domain.plan.plan import Kind
from gwreport.officefiles.shown.row_heights import wrapped_height
from gwreport.wording.unit_names import UNIT_KINDS

_WRITTEN = datetime(2025, 1, 20, 9, 0)
_SIZE = 12
_NOTE = (
    "填表说明：1．本表按《分解方案》转录；2．牵头领导、牵头责任单位有多个的，在同一单元格内换行填写，"
    "排在首位的单位为汇总单位。"
)
_WHO_ANSWERS = (("牵头领导", 12), ("牵头责任单位", 26), ("责任（配合）单位", 40))
_COLUMNS = {
    Kind.INDICATOR: (("主       要       目       标", 56), *_WHO_ANSWERS),
    Kind.TASK: (("分类", 18), ("序号", 7), ("目       标      任      务", 66), *_WHO_ANSWERS),
    Kind.GOVERNANCE: (("序号", 7), ("主       要       目       标", 56), *_WHO_ANSWERS),
}
_REGISTRY_COLUMNS = (
    ("序号", 7),
    ("单位名称", 28),
    ("类别", 9),
    ("简称/别名", 32),
    ("联系人", 11),
    ("联系电话", 16),
    ("所属分组", 36),
)


def breakdown_workbook(plan: Breakdown) -> bytes:
    """Make a workbook as a clerk retypes the annex: a sheet per table, 分类 merged, a note row."""
    with _Book(plan.title, plan.issuer) as book:
        for part in plan.parts:
            _write_part(book, plan.title, part)
    return book.data


def registry_workbook(rows: tuple[RegistryRow, ...], region: str, issuer: str) -> bytes:
    """Make the registry (单位名录) with contacts, aliases and groups."""
    title = f"{region}单位名录"
    with _Book(title, issuer) as book:
        sheet = book.sheet("单位名录", _REGISTRY_COLUMNS, title)
        for line, row in enumerate(rows, 2):
            unit = row.unit
            sheet.set_row(line, 24)
            sheet.write_number(line, 0, unit.number, book.centre)
            for column, words in enumerate(
                (
                    unit.name,
                    UNIT_KINDS[unit.kind],
                    "、".join(unit.aliases),
                    unit.contact,
                    unit.phone,
                    "、".join(row.groups),
                ),
                1,
            ):
                sheet.write_string(line, column, words, book.left)
    return book.data


def _write_part(book: "_Book", title: str, part: Part) -> None:
    columns = _COLUMNS[part.kind]
    sheet = book.sheet(part.sheet, columns, f"{title}（{part.heading}）")
    line = 2
    for category in part.categories:
        if category.lines:
            last = line + len(category.items) - 1
            sheet.merge_range(line, 0, last, 0, "\n".join(category.lines), book.centre)
        for item in category.items:
            column = 1 if category.lines else 0
            text = item.text
            if part.kind is Kind.INDICATOR:
                text = f"{item.number}、{text}" if item.number else text
            else:
                sheet.write_number(line, column, int(item.number), book.centre)
                column += 1
            words = (
                (text, book.left),
                ("\n".join(map(padded, item.leaders)), book.centre),
                ("\n".join(item.lead_units), book.centre),
                (item.support_text, book.left),
            )
            for place, (told, look) in enumerate(words, column):
                sheet.write_string(line, place, told, look)
            widths = (width for _, width in columns[column:])
            sheet.set_row(
                line,
                max(
                    wrapped_height(told, width, _SIZE)
                    for (told, _), width in zip(words, widths, strict=True)
                ),
            )
            line += 1
    sheet.merge_range(line, 0, line, len(columns) - 1, _NOTE, book.left)
    sheet.set_row(line, 36)


class _Book:
    """A workbook in memory with the looks that its sheets share; `data` when it is closed."""

    data: bytes

    def __init__(self, title: str, author: str) -> None:
        self._target = io.BytesIO()
        self._workbook = Workbook(self._target, {"in_memory": True})
        self._workbook.set_properties({"title": title, "author": author, "created": _WRITTEN})
        body = {"font_name": "仿宋", "font_size": _SIZE, "border": 1, "text_wrap": True}
        middle = {**body, "valign": "vcenter"}
        self.left = self._workbook.add_format(middle)
        self.centre = self._workbook.add_format({**middle, "align": "center"})
        self._header = self._look(middle, font_name="黑体", align="center", bg_color="#F2F2F2")
        self._title = self._look({}, font_name="宋体", font_size=18, align="center", bold=True)

    def __enter__(self) -> "_Book":
        return self

    def __exit__(self, *_: object) -> None:
        self._workbook.close()
        self.data = self._target.getvalue()

    def _look(self, base: dict[str, Any], **more: Any) -> Format:
        return self._workbook.add_format({**base, "valign": "vcenter", **more})

    def sheet(self, name: str, columns: tuple[tuple[str, int], ...], title: str) -> Worksheet:
        """Begin a sheet: title in the first row, headings in the second, both printed again."""
        sheet = self._workbook.add_worksheet(name)
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(0, 1)
        sheet.freeze_panes(2, 0)
        sheet.merge_range(0, 0, 0, len(columns) - 1, title, self._title)
        sheet.set_row(0, 40)
        sheet.set_row(1, 28)
        for column, (heading, width) in enumerate(columns):
            sheet.set_column(column, column, width)
            sheet.write_string(1, column, heading, self._header)
        return sheet
