"""Words among units that are no unit's name are told, whatever they are (an invented county)."""

import pytest

from gwreport.reading import understand_document
from tests.reading.text_tables import FORMATS

TITLE = "青禾县2026年重点工作任务分解表"
STRANGE = ["大坝合龙前", "尽快实施", "持续推进", "10月", "挂图作战", "业主", "详见附件"]
UNITS = [
    "县财政局",
    "县委编办",
    "编办",
    "团县委",
    "青禾镇",
    "各镇（街道）",
    "县公安局（交警大队）",
    "国网青禾供电公司",
    "移动",
    "县疾控中心",
    "第一中学",
    "县12345热线办",
    "相关成员单位",
]


def _told(name: str, form: str) -> list[object]:
    table = f"""
    序号|工作任务|牵头单位|配合单位
    1|加固水库3座|县水利局|县应急局、{name}
    2|新建公园5处|县城管局|县自然资源局
    """
    reading = understand_document(FORMATS[form](table, TITLE), f"分解.{form}")
    assert reading.plan is not None
    assert reading.plan.items[0].support_units[0] == "县应急局"
    return [one.facts["name"] for one in reading.findings if str(one.code) == "unit-odd"]


@pytest.mark.parametrize("form", ["docx", "xlsx"])
@pytest.mark.parametrize("name", STRANGE)
def test_what_is_no_unit_s_name_is_told(name: str, form: str) -> None:
    assert _told(name, form) == [name]


@pytest.mark.parametrize("name", UNITS)
def test_a_unit_s_name_is_not(name: str) -> None:
    assert _told(name, "xlsx") == []


def test_so_it_is_in_a_report() -> None:
    table = """
    序号|工作任务|完成情况|责任单位
    1|加固水库3座|已完成2座，正在加固1座。|县水利局、挂图作战
    2|新建公园5处|已建成3处。|县城管局
    """
    reading = understand_document(FORMATS["xlsx"](table, "青禾县2026年工作进展"), "a.xlsx")
    assert reading.report is not None
    assert any(one.facts.get("name") == "挂图作战" for one in reading.findings)
