"""单位名录 as a workbook, in the form in which it can be imported again."""

from datetime import datetime
from typing import Any

from gwreport.domain.units.registry import Registry
from gwreport.reports.excel.file import make_workbook
from gwreport.wording.unit_names import GROUP_SCOPES, UNIT_KINDS

_COLUMNS = (
    ("序号", 6),
    ("单位名称", 28),
    ("类别", 8),
    ("别名", 30),
    ("联系人", 12),
    ("联系电话", 18),
    ("电子邮箱", 26),
    ("所属分组", 40),
)
_GROUP_COLUMNS = (("分组名称", 26), ("范围", 10), ("成员单位", 90))


def registry_list(registry: Registry) -> bytes:
    """Write the registry as xlsx: a row a unit and a row a group, names parted by 、."""

    def draw(book: Any) -> None:
        _draw(book, registry)

    return make_workbook("单位名录", datetime(2000, 1, 1), draw)


def _draw(book: Any, registry: Registry) -> None:
    groups_of: dict[int, list[str]] = {}
    for group in registry.groups:
        for number in group.members:
            groups_of.setdefault(number, []).append(group.name)
    head = book.add_format(
        {"font_name": "黑体", "border": 1, "align": "center", "bg_color": "#DCE6F1"}
    )
    plain = book.add_format({"font_name": "宋体", "border": 1, "text_wrap": True, "valign": "top"})
    sheet = book.add_worksheet("单位名录")
    _draw_groups(book.add_worksheet("分组"), registry, head, plain)
    for column, (heading, width) in enumerate(_COLUMNS):
        sheet.set_column(column, column, width)
        sheet.write_string(0, column, heading, head)
    for row, unit in enumerate(registry.units, 1):
        words = (
            unit.name,
            UNIT_KINDS[unit.kind],
            "、".join(unit.aliases),
            unit.contact,
            unit.phone,
            unit.email,
            "、".join(groups_of.get(unit.number, [])),
        )
        sheet.write_number(row, 0, unit.number, plain)
        for column, text in enumerate(words, 1):
            sheet.write_string(row, column, text, plain)
    sheet.freeze_panes(1, 2)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)


def _draw_groups(sheet: Any, registry: Registry, head: Any, plain: Any) -> None:
    for column, (heading, width) in enumerate(_GROUP_COLUMNS):
        sheet.set_column(column, column, width)
        sheet.write_string(0, column, heading, head)
    for row, group in enumerate(registry.groups, 1):
        members = (registry.by_number(number) for number in group.members)
        names = "、".join(unit.name for unit in members if unit is not None)
        for column, text in enumerate((group.name, GROUP_SCOPES[group.scope], names)):
            sheet.write_string(row, column, text, plain)
    sheet.freeze_panes(1, 1)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
