"""Texts with a damaged byte, and pages of the web that were saved without their beginning (an invented district)."""

import pytest

from gwreport.domain.findings.codes.opening import OpeningCode
from gwreport.reading import understand_document
from tests.reading.text_tables import as_page, read_items

TEXT = "青禾区2026年重点任务清单\n1.新建口袋公园4个。（牵头单位：区城管局）\n2.改造公厕8座。（牵头单位：区住建局）\n"
TABLE = """
    序号 | 目标任务 | 牵头单位
    1 | 新建口袋公园4个 | 区城管局
    2 | 改造公厕8座 | 区住建局
"""


@pytest.mark.parametrize("encoding", ["gb18030", "utf-8"])
@pytest.mark.parametrize("bad", [b"\xff", b"\x80\xff"])
def test_a_damaged_byte_refuses_no_text_and_is_told(encoding: str, bad: bytes) -> None:
    data = TEXT.encode(encoding)
    at = data.index("改造".encode(encoding))
    damaged = data[:at] + bad + data[at:]
    reading = understand_document(damaged, "清单.txt")
    assert reading.plan is not None
    assert reading.plan.items[0].lead_units == ("区城管局",)
    assert reading.plan.items[1].lead_units == ("区住建局",)
    assert OpeningCode.SIGNS_UNKNOWN in [one.code for one in reading.findings]


@pytest.mark.parametrize("begins", ["<table", "<div><table", '<meta charset="utf-8"><table'])
@pytest.mark.parametrize("name", ["表.html", "表.htm", "表.txt"])
def test_a_part_of_a_page_is_read_as_a_page(begins: str, name: str) -> None:
    page = as_page(TABLE).decode()
    part = begins + page[page.index("<table") + len("<table") : page.index("</table>")] + "</table>"
    rows = [(row[1], row[3]) for row in read_items(part.encode(), name)]
    assert rows == [("新建口袋公园4个", "区城管局"), ("改造公厕8座", "区住建局")]


def test_a_page_by_its_name_may_begin_with_words() -> None:
    page = as_page(TABLE).decode()
    part = "任务分解表<br>" + page[page.index("<table") : page.index("</table>")] + "</table>"
    assert [row[3] for row in read_items(part.encode(), "表.htm")] == ["区城管局", "区住建局"]
