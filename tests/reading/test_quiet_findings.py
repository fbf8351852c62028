"""Findings are made of what is in doubt, and not of what a whole document does (an invented district)."""

import io
from collections.abc import Sequence

import pytest

from gwreport.reading import understand_document
from gwreport.reading.result import Reading
from tests.reading.text_tables import as_page

TITLE = "青禾区2026年重点任务分工方案"
PARK, ROAD, CLINIC = "新建口袋公园4个", "改造公路80公里", "建成卫生院3所"


def read(*lines: str) -> Reading:
    return understand_document("\n".join([TITLE, *lines]).encode(), "分工.txt")


def as_word(lines: Sequence[str]) -> bytes:
    import docx

    document = docx.Document()
    for line in lines:
        document.add_paragraph(line)
    data = io.BytesIO()
    document.save(data)
    return data.getvalue()


def told(reading: Reading, code: str) -> list[str | None]:
    return [one.item for one in reading.findings if one.code.value == code]


@pytest.mark.parametrize("end", ["。", "", "；"])
def test_tasks_numbered_as_headings_are_no_doubt_where_all_are(end: str) -> None:
    lines = [f"（一）{PARK}{end}", "责任单位：区城管局", f"（二）{ROAD}{end}", "责任单位：区交通局"]
    reading = read("一、重点任务", *lines)
    assert reading.plan is not None
    assert len(reading.plan.items) == 2
    assert told(reading, "heading-as-item") == []


def test_a_heading_with_units_among_headings_over_tasks_is_doubted() -> None:
    lines = [
        "一、城乡建设",
        f"1.{PARK}。",
        "责任单位：区城管局",
        "二、改善民生",
        "责任单位：区卫健委",
    ]
    reading = read(*lines, "三、交通", f"2.{ROAD}。", "责任单位：区交通局")
    assert len(told(reading, "heading-as-item")) == 1


def test_goals_numbered_as_headings_elsewhere_are_no_doubt_among_their_like() -> None:
    goals = [
        "一、主要目标",
        f"（一）{PARK}",
        "责任单位：区城管局",
        f"（二）{ROAD}",
        "责任单位：区交通局",
    ]
    tasks = ["二、重点任务", "（一）城乡建设", f"1.{CLINIC}。", "责任单位：区卫健委"]
    reading = read(*goals, *tasks)
    assert reading.plan is not None
    assert len(reading.plan.items) == 3
    assert told(reading, "heading-as-item") == []


def test_responsible_units_that_are_the_rule_are_told_once() -> None:
    lines = [f"1.{PARK}。", "责任单位：区城管局", f"2.{ROAD}。", "责任单位：区交通局"]
    reading = read(*lines, f"3.{CLINIC}。（区卫健委牵头，各镇街配合）")
    assert told(reading, "responsible-as-lead-here") == []
    assert told(reading, "responsible-as-lead") == [None]


def test_responsible_units_that_are_the_exception_are_told_with_the_item() -> None:
    lines = [f"1.{PARK}。（区城管局牵头，各镇街配合）", f"2.{ROAD}。（区交通局牵头）"]
    reading = read(*lines, f"3.{CLINIC}。", "责任单位：区卫健委")
    assert told(reading, "responsible-as-lead-here") == ["T3"]


TABLE = """
序号 | 重点任务 | 牵头单位
1 | 新建口袋公园4个 | 区城管局
2 | 改造公路80公里 | 区交通局
"""
BOXES = [
    """
    索 引 号 | 11330000/2026-00012 | 发布机构 | 青禾区人民政府办公室
    文号 | 青政办〔2026〕3号 | 发文日期 | 2026-02-03
    """,
    """
    索引号： | 11330000/2026-00012 | 主题分类： | 综合政务
    发文机关： | 青禾区人民政府办公室 | 成文日期： | 2026-02-03
    标题： | 关于分解任务的通知 | 有效性： | 有效
    """,
    """
    索引号：11330000 | 公开方式：主动公开 | 公开时限：长期公开
    发布机构：青禾区政府办 | 生成日期：2026-02-03 | 主题词：任务
    """,
]


@pytest.mark.parametrize("box", BOXES)
def test_the_box_over_a_page_is_no_table_that_was_left_out(box: str) -> None:
    page = as_page(box).replace(b"</body></html>", b"") + as_page(TABLE, TITLE)
    reading = understand_document(page, "分工.html")
    assert reading.plan is not None
    assert len(reading.plan.items) == 2
    codes = [one.code.value for one in reading.findings]
    assert "table-left-out" not in codes
    assert codes.count("page-words-left-out") == 1


@pytest.mark.parametrize("lead", ["牵头单位", "责任单位", "主办单位"])
def test_who_helps_in_the_last_line_of_a_single_task_is_no_closing_line(lead: str) -> None:
    lines = [TITLE, f"1.{PARK}。", f"{lead}：区城管局", "协办单位：区财政局、各镇街"]
    reading = understand_document(as_word(lines), "分工.docx")
    assert reading.plan is not None
    assert reading.plan.items[0].support_units == ("区财政局", "各镇街")
    assert told(reading, "closing-left-out") == []


def test_who_runs_the_site_is_a_closing_line_still() -> None:
    lines = [f"1.{PARK}。", "牵头单位：区城管局", f"2.{ROAD}。", "牵头单位：区交通局"]
    reading = read(*lines, "主办单位：青禾区人民政府办公室", "协办单位：青禾区大数据中心")
    assert reading.plan is not None
    assert reading.plan.items[1].support_units == ()
    assert told(reading, "closing-left-out") == [None]


def test_the_heading_of_a_section_is_no_title_of_the_report() -> None:
    lines = ["现将有关情况通报如下。", "一、民生实事进展情况", "1、新建公园。牵头部门：区城管局。"]
    lines[-1] += "完成情况：已建成4个。"
    lines += ["2、改造公路。牵头部门：区交通局。完成情况：已改造60公里。"]
    lines += ["3、建成卫生院。牵头部门：区卫健委。完成情况：主体完工。"]
    reading = understand_document("\n".join(lines).encode(), "通报.txt")
    assert reading.report is not None
    assert len(reading.report.tasks) == 3
    assert reading.report.title == ""
