"""What a form says above its table holds for every row of it (an invented county)."""

import pytest

from gwreport.reading import understand_document
from gwreport.reading.result import Reading
from tests.reading.text_tables import FORMATS

TITLE = "青禾县2031年重点任务分解表"
HEAD = """
    任务名称 | 老旧小区改造 | 牵头单位 | 县住建局
    责任领导 | 王家和 | 完成时限 | 2031年11月底
"""
STEPS = """
    序号 | 工作内容 | 完成时限 | 责任人
    1 | 完成设计 | 3月底 | 张三
    2 | 完成招标 | 5月底 | 李四
"""


def read(table: str, form: str = "docx", title: str = TITLE) -> Reading:
    return understand_document(FORMATS[form](table, title), f"分解.{form}")


@pytest.mark.parametrize("form", FORMATS)
def test_the_head_of_a_form_holds_for_its_rows(form: str) -> None:
    reading = read(HEAD + STEPS, form)
    assert reading.plan is not None
    assert reading.plan.title == TITLE
    assert [
        (one.category, one.text, one.leaders, one.lead_units, one.due) for one in reading.plan.items
    ] == [
        ("老旧小区改造", "完成设计", ("王家和",), ("县住建局",), "3月底"),
        ("老旧小区改造", "完成招标", ("王家和",), ("县住建局",), "5月底"),
    ]
    # What the rows say themselves stays theirs, and what the head says of it is kept.
    assert all("2031年11月底" in str(one.remarks) for one in reading.plan.items)
    (told,) = [one for one in reading.findings if str(one.code) == "form-head"]
    assert "责任领导：王家和" in str(told.facts["words"])


@pytest.mark.parametrize("form", ["docx", "xlsx"])
def test_forms_below_each_other_have_each_their_own_head(form: str) -> None:
    second = (
        HEAD.replace("老旧小区改造", "修路")
        .replace("县住建局", "县交通局")
        .replace("王家和", "李一")
    )
    reading = read(HEAD + STEPS + second + STEPS, form)
    assert reading.plan is not None
    assert [(one.category, one.leaders, one.lead_units) for one in reading.plan.items] == [
        *[("老旧小区改造", ("王家和",), ("县住建局",))] * 2,
        *[("修路", ("李一",), ("县交通局",))] * 2,
    ]


@pytest.mark.parametrize(
    "table",
    [
        # A header with strange headings between known ones, over rows like any other's.
        """
        项目名称 | 建设地点 | 责任单位 | 投资额
        新建学校 | 城关镇 | 县教育局 | 3000万元
        修路 | 东山乡 | 县交通局 | 2000万元
        """,
        # A table whose header is printed again after a page.
        """
        项目名称 | 建设地点 | 责任单位 | 投资额
        新建学校 | 城关镇 | 县教育局 | 3000万元
        项目名称 | 建设地点 | 责任单位 | 投资额
        修路 | 东山乡 | 县交通局 | 2000万元
        """,
    ],
)
def test_a_table_that_has_no_such_head_stays_as_it_is(table: str) -> None:
    reading = read(table)
    assert reading.plan is not None
    assert [one.lead_units for one in reading.plan.items] == [("县教育局",), ("县交通局",)]
    assert "form-head" not in {str(one.code) for one in reading.findings}
