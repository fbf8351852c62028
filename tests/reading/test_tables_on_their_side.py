"""Tables with their headings down the front and a task in each column (an invented county)."""

import pytest

from gwreport.reading import understand_document
from tests.reading.text_tables import FORMATS

TITLE = "青禾县2031年重点项目责任分工表"
TABLE = """
    序号 | 1 | 2 | 3
    项目名称 | 铜箔项目 | 预制菜园 | 抽水蓄能电站
    投资方 | 华铭公司 | 味道公司 | 中能公司
    牵头单位 | 县工信局 | 县农业农村局 | 县发改局
    配合单位 | 高新区管委会、县供电公司 | 县市场监管局 | 县水利局
    包抓领导 | 唐勇 | 肖燕 | <
    完成时限 | 11月底前 | 8月底前 | 12月底前
"""


@pytest.mark.parametrize("form", FORMATS)
def test_each_column_is_a_task(form: str) -> None:
    reading = understand_document(FORMATS[form](TABLE, TITLE), f"分工.{form}")
    assert reading.plan is not None
    read = [
        (one.number, one.text, one.leaders, one.lead_units, one.support_units, one.due)
        for one in reading.plan.items
    ]
    assert read[0] == (
        "1",
        "铜箔项目",
        ("唐勇",),
        ("县工信局",),
        ("高新区管委会", "县供电公司"),
        "11月底前",
    )
    assert [one[3] for one in read] == [("县工信局",), ("县农业农村局",), ("县发改局",)]
    assert [one[5] for one in read] == ["11月底前", "8月底前", "12月底前"]
    # One cell over two tasks is of both.
    assert read[2][2] == ("肖燕",)
    (told,) = [one for one in reading.findings if str(one.code) == "table-turned"]
    assert told.facts["words"] == "、".join(
        ("序号", "项目名称", "投资方", "牵头单位", "配合单位", "包抓领导", "完成时限")
    )
    assert "华铭公司" in str(reading.plan.items[0].remarks)


@pytest.mark.parametrize(
    "table",
    [
        # Every label stands over a column of its own, and one of the tasks is called like a heading.
        """
        序号 | 工作任务 | 牵头单位 | 完成时限
        1 | 工作任务 | 县工信局 | 8月底前
        2 | 修路 | 县交通局 | 9月底前
        3 | 建校 | 县教育局 | 9月底前
        """,
        # Nobody answers: figures by year.
        """
        指标 | 2029年 | 2030年 | 2031年
        任务 | 5 | 6 | 7
        完成时限 | 6月 | 6月 | 6月
        """,
    ],
)
def test_an_upright_table_stays_as_it_is(table: str) -> None:
    findings = understand_document(FORMATS["docx"](table, TITLE), "分工.docx").findings
    assert "table-turned" not in {str(one.code) for one in findings}
