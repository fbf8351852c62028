"""Circulars whose paragraphs name a task, say something of it and end in 责任单位：…。: a report or a plan by what is said."""

import pytest

from gwreport.domain.plan.documents import DocumentKind
from gwreport.reading import understand_document
from gwreport.reading.result import Reading

TASKS = ("新建口袋公园4个", "改造公厕8座", "建成卫生院3所")
UNITS = ("区城管局", "区住建局", "区卫健局")
DONE = ("已建成2个，其余2个正在施工", "完成改造5座，占年度任务的62%", "主体已完工，正在进行装修")
ASKED = ("要加快前期手续办理，将于6月底前开工", "要完善设施，推进改造", "将新增床位120张")
BOTH = (
    "目前已完成立项，要抓紧办理用地，6月底前开工",
    "已完成设计，要推进招标",
    "已选址，要加快前期工作",
)
MARKS = (("（一）", "（二）", "（三）"), ("1.", "2.", "3."))


def read(marks: tuple[str, ...], said: tuple[str, ...], title: str) -> Reading:
    lines = [
        f"{mark}{task}。{words}。责任单位：{unit}。"
        for mark, task, words, unit in zip(marks, TASKS, said, UNITS, strict=True)
    ]
    text = "\n".join([title, "各镇街、区直各单位：", "现将有关事项通知如下。", *lines])
    return understand_document(text.encode(), "a.txt")


def codes(reading: Reading) -> set[str]:
    return {str(one.code) for one in reading.findings}


@pytest.mark.parametrize("marks", MARKS)
@pytest.mark.parametrize(
    "title", ["关于2031年上半年民生实事工作的通报", "关于2031年民生实事工作的通知", "民生实事"]
)
def test_what_tells_of_things_done_is_a_report(marks: tuple[str, ...], title: str) -> None:
    reading = read(marks, DONE, title)
    assert reading.report is not None
    rows = [(one.text.rstrip("。"), one.completion, one.lead_units) for one in reading.report.tasks]
    assert rows == [
        (task, f"{words}。", (unit,)) for task, words, unit in zip(TASKS, DONE, UNITS, strict=True)
    ]
    assert "report-assumed" not in codes(reading)


@pytest.mark.parametrize("marks", MARKS)
@pytest.mark.parametrize(
    "title",
    ["关于做好2031年民生实事的通知", "关于2031年民生实事推进情况的通知", "2031年民生实事督办通报"],
)
def test_what_asks_for_things_is_a_plan(marks: tuple[str, ...], title: str) -> None:
    reading = read(marks, ASKED, title)
    assert reading.plan is not None
    assert [one.lead_units for one in reading.plan.items] == [(unit,) for unit in UNITS]


@pytest.mark.parametrize("marks", MARKS)
def test_what_tells_and_asks_is_a_plan_and_that_is_told(marks: tuple[str, ...]) -> None:
    reading = read(marks, BOTH, "关于交办2031年近期工作的通知")
    assert reading.kind is DocumentKind.PLAN
    assert "progress-in-tasks" in codes(reading)


@pytest.mark.parametrize("title", ["2031年重点工作总结", "2031年度民生实事办理情况"])
@pytest.mark.parametrize("marks", MARKS)
def test_an_account_that_only_names_what_came_of_tasks_is_a_report_and_that_is_told(
    marks: tuple[str, ...], title: str
) -> None:
    said = ("完成选址和设计，建成2个", "改造5座，投入使用", "主体封顶，设备到位")
    reading = read(marks, said, title)
    assert reading.report is not None
    assert reading.report.title == title
    assert [one.completion for one in reading.report.tasks] == [f"{one}。" for one in said]
    assert "report-assumed" in codes(reading)
