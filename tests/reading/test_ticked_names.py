"""Names with a box at each, of which some are ticked; and columns of one role side by side (an invented county)."""

import pytest

from gwreport.reading import understand_document
from tests.reading.text_tables import FORMATS

TITLE = "青禾县2026年重点工作任务分解表"
TICKED = [
    "☑县水利局 □县财政局 □县住建局",
    "☑县水利局⏎□县财政局⏎□县住建局",
    "□县财政局 ☑县水利局",
    "√县水利局、□县财政局",
    "县水利局☑ 县财政局□",
    "☐县财政局；☑县水利局",
]


def read(heading: str, cell: str, form: str = "xlsx"):
    table = f"""
    序号|工作任务|{heading}|完成时限
    1|加固水库3座|{cell}|6月底
    2|新建公园5处|县城管局|9月底
    """
    return understand_document(FORMATS[form](table, TITLE), f"分解.{form}")


@pytest.mark.parametrize("form", sorted(FORMATS))
@pytest.mark.parametrize("heading", ["责任单位", "牵头单位", "责任分工"])
@pytest.mark.parametrize("cell", TICKED)
def test_only_units_whose_box_is_ticked_answer(heading: str, cell: str, form: str) -> None:
    reading = read(heading, cell, form)
    assert reading.plan is not None
    assert reading.plan.items[0].lead_units == ("县水利局",)
    assert "names-ticked" in {one.code for one in reading.findings}


def test_a_leader_is_ticked_too() -> None:
    plan = read("分管领导", "□方毅 ☑王家和").plan
    assert plan is not None
    assert plan.items[0].leaders == ("王家和",)


def test_units_that_are_all_ticked_are_all_that_is_said() -> None:
    reading = read("责任单位", "☑县水利局 ☑县财政局")
    assert reading.plan is not None
    assert reading.plan.items[0].lead_units == ("县水利局", "县财政局")
    assert "names-ticked" not in {one.code for one in reading.findings}


def test_boxes_of_which_none_is_ticked_are_told() -> None:
    told = [one.code for one in read("责任单位", "□县水利局 □县财政局").findings]
    assert "unit-odd" in told


def test_signs_of_who_leads_are_no_boxes() -> None:
    plan = read("责任单位", "●县水利局、县财政局").plan
    assert plan is not None
    assert (plan.items[0].lead_units, plan.items[0].support_units) == (
        ("县水利局",),
        ("县财政局",),
    )


def test_the_words_of_two_columns_of_groups_or_measures_do_not_run_together() -> None:
    table = """
    领域|类别|序号|指标名称|单位|计量单位|目标值|责任单位
    经济发展|工业|1|新建厂房|个|个|4|县工信局
    ^|农业|2|新建大棚|座|座|8|县农业农村局
    """
    plan = understand_document(FORMATS["xlsx"](table, TITLE), "分解.xlsx").plan
    assert plan is not None
    assert [(one.category, one.text) for one in plan.items] == [
        ("经济发展、工业", "新建厂房（个）：4"),
        ("经济发展、农业", "新建大棚（座）：8"),
    ]


@pytest.mark.parametrize("mark", ["△", "●", "◆ ", "■"])
def test_a_mark_before_every_task_is_none_of_its_words(mark: str) -> None:
    table = f"""
    工作任务|分管领导|牵头单位
    {mark}加固水库3座|方毅|县水利局
    {mark}新建公园5处|王家和|县城管局
    """
    plan = understand_document(FORMATS["docx"](table, TITLE), "分解.docx").plan
    assert plan is not None
    assert [one.text for one in plan.items] == ["加固水库3座", "新建公园5处"]


def test_a_mark_before_some_tasks_stays_in_their_words() -> None:
    table = """
    序号|工作任务|牵头单位
    1|★加固水库3座|县水利局
    2|新建公园5处|县城管局
    3|★改造公路8公里|县交通局
    """
    plan = understand_document(FORMATS["docx"](table, TITLE), "分解.docx").plan
    assert plan is not None
    assert [one.text for one in plan.items] == ["★加固水库3座", "新建公园5处", "★改造公路8公里"]
