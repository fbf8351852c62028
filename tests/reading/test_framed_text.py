"""Notices whose whole text stands in the cells of a table: pages laid out by tables, lines typed into a sheet."""

import io

import pytest

from tests.reading.text_tables import read_items

LINES = [
    "青禾区2026年重点工作分工",
    "一、城乡建设",
    "（一）新建口袋公园4个。（区城管局牵头，区财政局配合）",
    "（二）改造公厕8座。（区城管局、各镇街负责）",
    "二、民生保障",
    "（三）建成卫生院3所。（区卫生健康委牵头）",
    "（四）新增托位200个。（区卫生健康委牵头，区教育局配合）",
]
READ = [
    ("一", "新建口袋公园4个。", "", "区城管局", "区财政局", ""),
    ("二", "改造公厕8座。", "", "区城管局、各镇街", "", ""),
    ("三", "建成卫生院3所。", "", "区卫生健康委", "", ""),
    ("四", "新增托位200个。", "", "区卫生健康委", "区教育局", ""),
]
ABOUT = (
    "<table><tr><td>索 引 号：</td><td>000/2026-00003</td><td>主题分类：</td><td>综合政务</td></tr>"
    "<tr><td>发文机关：</td><td>青禾区人民政府</td><td>成文日期：</td><td>2026年1月12日</td></tr></table>"
)
TEXT = "".join(f"<p>{line}</p>" for line in LINES)


@pytest.mark.parametrize(
    "body",
    [
        f"<table><tr><td>{ABOUT}</td></tr></table><table><tr><td>{TEXT}</td></tr></table>",
        f"<table><tr><td>{ABOUT}{TEXT}</td></tr></table>",
        f"{ABOUT}<table><tr><td>首页<br>政务公开</td><td>{TEXT}</td></tr></table>",
        f"<table><tr><td></td><td>{TEXT}</td><td></td></tr></table>",
    ],
)
def test_a_page_laid_out_by_tables_is_read_as_its_text(body: str) -> None:
    page = f"<html><head><meta charset='utf-8'></head><body>{body}</body></html>"
    assert read_items(page.encode(), "a.html") == READ


def test_lines_typed_into_one_column_of_a_sheet_are_a_text() -> None:
    import openpyxl

    book = openpyxl.Workbook()
    assert book.active is not None
    for line in LINES:
        book.active.append([line])
    buffer = io.BytesIO()
    book.save(buffer)
    assert read_items(buffer.getvalue(), "a.xlsx") == READ
