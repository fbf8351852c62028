"""Tables that tell of each period what was planned and what was done, in two lines a task or two columns a period."""

import pytest

from gwreport.domain.plan.documents import DocumentKind
from gwreport.reading import understand_document
from tests.reading.text_tables import FORMATS

TITLE = "2031年重点工作季度推进情况表"
TWO_LINES = """
序号|重点任务|责任单位|{head}|一季度|二季度|三季度|四季度
1|新建公路120公里|区交通局|{plan}|完成招标|完成30公里|完成90公里|全部完成
^|^|^|{done}|已招标|完成26公里|完成94公里|
2|企业上云100家|区工信局|{plan}|20家|50家|80家|100家
^|^|^|{done}|22家|57家|103家|
"""
TWO_COLUMNS = """
序号|重点任务|责任单位|一季度|<|二季度|<|三季度|<
^|^|^|{plan}|{done}|{plan}|{done}|{plan}|{done}
1|新建公路120公里|区交通局|完成招标|已招标|完成30公里|完成26公里|完成90公里|完成94公里
2|企业上云100家|区工信局|20家|22家|50家|57家|80家|103家
"""
WORDS = [("计划", "完成"), ("目标", "实际"), ("计划进度", "实际进度"), ("目标任务", "完成情况")]


def told(form: str, table: str) -> list[tuple[str, str, str, dict[str, str]]]:
    reading = understand_document(FORMATS[form](table, TITLE), f"a.{form}")
    assert reading.kind is DocumentKind.REPORT
    assert reading.report is not None
    return [
        (
            one.text,
            "、".join(one.lead_units),
            one.completion,
            {beside.heading: beside.cell for beside in one.remarks},
        )
        for one in reading.report.tasks
    ]


@pytest.mark.parametrize("form", ["docx", "xlsx"])
@pytest.mark.parametrize("head", ["类别", "", "项目"])
@pytest.mark.parametrize(("plan", "done"), WORDS)
def test_two_lines_of_a_task_are_what_was_planned_and_what_was_done(
    plan: str, done: str, head: str, form: str
) -> None:
    rows = told(form, TWO_LINES.format(head=head, plan=plan, done=done))
    assert [one[:3] for one in rows] == [
        ("新建公路120公里", "区交通局", "完成94公里"),
        ("企业上云100家", "区工信局", "103家"),
    ]
    assert rows[0][3] == {
        "一季度目标": "完成招标",
        "一季度完成情况": "已招标",
        "二季度目标": "完成30公里",
        "二季度完成情况": "完成26公里",
        "三季度目标": "完成90公里",
        "四季度目标": "全部完成",
    }


@pytest.mark.parametrize("form", ["docx", "xlsx"])
@pytest.mark.parametrize(("plan", "done"), WORDS)
def test_two_columns_of_a_period_stand_under_full_headings(plan: str, done: str, form: str) -> None:
    rows = told(form, TWO_COLUMNS.format(plan=plan, done=done))
    assert [one[2] for one in rows] == ["完成94公里", "103家"]
    beside = {"".join(heading.split())[:3]: [] for heading in rows[0][3]}
    for heading, cell in rows[0][3].items():
        beside["".join(heading.split())[:3]].append(cell)
    assert beside == {
        "一季度": ["完成招标", "已招标"],
        "二季度": ["完成30公里", "完成26公里"],
        "三季度": ["完成90公里"],
    }


@pytest.mark.parametrize("table", [TWO_LINES, TWO_COLUMNS])
def test_read_as_a_plan_only_what_was_planned_are_its_nodes(table: str) -> None:
    data = FORMATS["docx"](table.format(head="类别", plan="计划", done="完成"), TITLE)
    plan = understand_document(data, "a.docx", DocumentKind.PLAN).plan
    assert plan is not None
    words = [node.text for node in plan.items[0].nodes]
    assert words[:3] == ["完成招标", "完成30公里", "完成90公里"]
    assert not {"已招标", "完成26公里", "完成94公里"} & set(words)


def test_months_and_sections_between_the_tasks() -> None:
    table = """
    序号|重点任务|责任单位|类别|7月|8月|9月
    一、交通|<|<|<|<|<|<
    1|新建公路120公里|区交通局|计划|完成招标|完成30公里|完成90公里
    ^|^|^|完成|已招标|完成26公里|
    二、工业|<|<|<|<|<|<
    2|企业上云100家|区工信局|计划|20家|50家|80家
    ^|^|^|完成|22家|57家|
    """
    assert [one[2] for one in told("xlsx", table)] == ["完成26公里", "57家"]
