"""Texts that were copied from pages: page numbers, heads and broken headings are no words of the items (an invented district)."""

import io
from collections.abc import Sequence

import pytest

from gwreport.domain.plan.plan import Item
from gwreport.reading import understand_document
from gwreport.reading.result import Reading

TITLE = "青禾区2026年重点任务分工方案"
MARKS = [
    "— {} —",
    "- {} -",
    "—{}—",
    "－{}－",
    "— — — {} —",
    "·{}·",
    "– {} –",
    "{}",
    "{} / 9",
    "第{}页",
]
MARKS += ["第 {} 页 共 9 页", "第{}页，共9页", "共9页 第{}页", "页码：{}", "Page {} of 9"]


def reading_of(lines: Sequence[str], form: str = "txt") -> Reading:
    if form == "txt":
        return understand_document("\n".join(lines).encode(), "分工.txt")
    import docx

    document = docx.Document()
    for line in lines:
        document.add_paragraph(line)
    data = io.BytesIO()
    document.save(data)
    return understand_document(data.getvalue(), "分工.docx")


def items(lines: Sequence[str], form: str = "txt") -> tuple[Item, ...]:
    plan = reading_of(lines, form).plan
    assert plan is not None
    return plan.items


def codes(lines: Sequence[str]) -> list[str]:
    return [one.code.value for one in reading_of(lines).findings]


@pytest.mark.parametrize("form", ["txt", "docx"])
@pytest.mark.parametrize("mark", MARKS)
def test_the_number_of_a_page_is_left_out_and_the_lines_around_it_are_joined(
    mark: str, form: str
) -> None:
    lines = [
        TITLE,
        "一、城乡建设",
        "1.以片区更新为重点，统筹推进老旧小区改造和口袋公园建",
        mark.format(1),
        "设，新建口袋公园4个。",
        "牵头单位：区城管局",
        "配合单位：区财政局、区住房和城乡建设委员会、区规划和自",
        mark.format(2),
        "然资源局、各镇街",
        "2.改造公路80公里。",
        "牵头单位：区交通局",
        "配合单位：区财政局、各镇街",
    ]
    first, second = items(lines, form)
    assert first.text == ("以片区更新为重点，统筹推进老旧小区改造和口袋公园建设，新建口袋公园4个。")
    names = ("区财政局", "区住房和城乡建设委员会", "区规划和自然资源局", "各镇街")
    assert (first.lead_units, first.support_units) == (("区城管局",), names)
    assert (second.text, second.support_units) == ("改造公路80公里。", ("区财政局", "各镇街"))
    assert "page-marks-left-out" in codes(lines)


@pytest.mark.parametrize("mark", ["— {} —", "第{}页"])
@pytest.mark.parametrize("is_first", [True, False])
def test_the_head_of_every_page_is_left_out(mark: str, is_first: bool) -> None:
    head = "青禾区人民政府公报"

    def page(number: int) -> list[str]:
        return [head, mark.format(number)] if is_first else [mark.format(number), head]

    lines = [TITLE, "1.新建口袋公园4个。", "牵头单位：区城管局", "配合单位：区财政局、", *page(1)]
    lines += [
        "各镇街",
        *page(2),
        "2.改造公路80公里。",
        "牵头单位：区交通局",
        *page(3),
        "配合单位：区财政局",
    ]
    lines += ["3.建成卫生院3所。", "牵头单位：区卫健委"]
    assert [(one.text, one.support_units) for one in items(lines)] == [
        ("新建口袋公园4个。", ("区财政局", "各镇街")),
        ("改造公路80公里。", ("区财政局",)),
        ("建成卫生院3所。", ()),
    ]


def test_the_title_that_stands_again_on_every_page_is_left_out() -> None:
    lines = [TITLE, "1.新建口袋公园4个。", "牵头单位：区城管局、", TITLE, "区财政局"]
    lines += ["2.改造公路80公里，其中县道30公", TITLE, "里。", "牵头单位：区交通局"]
    reading = reading_of(lines)
    assert reading.plan is not None
    assert reading.plan.title == TITLE
    assert [(one.text, one.lead_units) for one in reading.plan.items] == [
        ("新建口袋公园4个。", ("区城管局", "区财政局")),
        ("改造公路80公里，其中县道30公里。", ("区交通局",)),
    ]


def test_numbers_alone_above_tasks_with_steps_stay_those_of_the_tasks() -> None:
    lines = [
        TITLE,
        "一、城乡建设",
        "1",
        "新建口袋公园4个。",
        "（1）选址。",
        "（2）开工。",
        "牵头单位：区城管局",
    ]
    lines += ["2", "改造公路80公里。", "（1）招标。", "（2）开工。", "牵头单位：区交通局"]
    assert "page-marks-left-out" not in codes(lines)


def test_numbers_alone_on_lines_of_a_table_stay_those_of_its_rows() -> None:
    lines = [TITLE, "序号", "目标任务", "牵头单位", "1", "新建口袋公园4个。", "区城管局"]
    lines += ["2", "改造公路80公里。", "区交通局", "3", "建成卫生院3所。", "区卫健委"]
    assert [(one.number, one.lead_units) for one in items(lines)] == [
        ("1", ("区城管局",)),
        ("2", ("区交通局",)),
        ("3", ("区卫健委",)),
    ]
    assert "page-marks-left-out" not in codes(lines)


HEADING = "提高基层治理水平，加强党对城乡社区各项工作的全面领导"


@pytest.mark.parametrize("form", ["txt", "docx"])
@pytest.mark.parametrize("mark", ["一、", "（一）"])
@pytest.mark.parametrize("at", [9, 17, 24, 25])
def test_the_second_line_of_a_heading_is_joined_to_it(at: int, mark: str, form: str) -> None:
    lines = [TITLE, mark + HEADING[:at], HEADING[at:], "1.新建口袋公园4个。", "牵头单位：区城管局"]
    lines += ["2.改造公路80公里。", "牵头单位：区交通局"]
    assert [one.section for one in items(lines, form)] == [mark + HEADING] * 2
    assert "broken-lines-joined" in codes(lines)


def test_the_second_line_of_a_heading_that_is_an_item_is_joined_to_it() -> None:
    lines = [TITLE, "一、城乡建设", f"（一）{HEADING[:24]}", HEADING[24:], "牵头单位：区城管局"]
    lines += ["（二）改造公路80公里。", "牵头单位：区交通局"]
    assert [one.text for one in items(lines)] == [HEADING, "改造公路80公里。"]


@pytest.mark.parametrize(
    "below", ["各项任务按月调度。", "区城管局", "重点任务清单", "王家和同志牵头负责："]
)
def test_a_line_of_its_own_below_a_heading_is_no_part_of_it(below: str) -> None:
    lines = [TITLE, f"一、{HEADING}", below, "1.新建口袋公园4个。", "牵头单位：区城管局"]
    assert all(below not in one.section or below == one.section for one in items(lines))


def test_a_lone_number_that_belongs_to_a_figure_is_no_page() -> None:
    text = (
        "青禾区2026年工作要点\n1.新建口袋公园4个。\n牵头单位：区城管局；配合单位：区财政局；完成时限：\n2\n026年4月\n"
        "2.改造公路80公里。\n牵头单位：区交通局\n3.建成卫生院3所。\n牵头单位：区卫健委\n"
    )
    reading = understand_document(text.encode(), "要点.txt")
    assert "page-marks-left-out" not in {str(one.code) for one in reading.findings}
