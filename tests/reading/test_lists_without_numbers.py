"""Paragraphs without numbers below headings that say who answers: tasks of these units where the form is clear."""

import pytest

from gwreport.reading import understand_document
from tests.reading.text_tables import read_items

TITLE = "青禾区2031年重点工作任务分解"
FIRST = ("新建产业园2个，引进企业30家", "改造厂房8座，盘活土地200亩", "培育龙头企业10家")
SECOND = ("新建口袋公园4个", "改造公厕8座")
MARKS = (("一、", "二、"), ("（一）", "（二）"), ("1.", "2."))


def given(*lines: str) -> list[tuple[str, str, str, str, str]]:
    """Give of each item its words, leaders, lead units, units that help, and the limit."""
    return [row[1:] for row in read_items("\n".join([TITLE, *lines]).encode(), "a.txt")]


def left_out(*lines: str) -> list[str]:
    reading = understand_document("\n".join([TITLE, *lines]).encode(), "a.txt")
    return [str(one.facts["text"]) for one in reading.findings if one.code == "paragraph-left-out"]


@pytest.mark.parametrize("marks", MARKS)
@pytest.mark.parametrize("end", ["。", "；"])
def test_they_are_tasks_of_the_units_under_labels(marks: tuple[str, str], end: str) -> None:
    lines = [
        f"{marks[0]}推进产业发展",
        "牵头领导：王明",
        "牵头单位：区工信局",
        "配合单位：区商务局",
        "完成时限：9月底前",
        *(words + end for words in FIRST),
        f"{marks[1]}推进城市建设",
        "牵头领导：李强",
        "牵头单位：区住建局",
        *(words + end for words in SECOND),
    ]
    assert given(*lines) == [
        *((words + end, "王明", "区工信局", "区商务局", "9月底前") for words in FIRST),
        *((words + end, "李强", "区住建局", "", "") for words in SECOND),
    ]
    assert left_out(*lines) == []


def test_they_are_tasks_of_the_units_in_the_headings_bracket() -> None:
    lines = ["一、产业（牵头单位：区工信局）", *FIRST, "二、城建（牵头单位：区住建局）", *SECOND]
    assert [row[2] for row in given(*lines)] == ["区工信局"] * 3 + ["区住建局"] * 2


def test_what_the_document_says_of_itself_behind_the_last_is_no_task() -> None:
    lines = ["一、产业", "牵头单位：区工信局", *FIRST, "二、城建", "牵头单位：区住建局", *SECOND]
    tail = "以上事项按月调度，结果纳入年度考核。"
    assert [row[0] for row in given(*lines, tail)] == [*FIRST, *SECOND]
    assert left_out(*lines, tail) == [tail]


@pytest.mark.parametrize(
    "texts",
    [
        ("该项目位于城东，占地30亩。", "资金由区财政统筹。"),
        ("新建产业园2个。", "该项目位于城东，占地30亩。"),
    ],
)
def test_what_only_tells_of_a_heading_is_no_task_and_is_told(texts: tuple[str, ...]) -> None:
    lines = ["一、产业", "牵头单位：区工信局", *texts, "二、城建", "牵头单位：区住建局", *texts]
    assert [row[0] for row in given(*lines)] == ["产业", "城建"]
    assert left_out(*lines) == [*texts, *texts]


def test_below_headings_that_name_figures_they_tell_of_these() -> None:
    texts = [f"{words}。" for words in (*FIRST, *SECOND)]
    lines = [
        "一、新建产业园2个",
        "牵头单位：区工信局",
        *texts[:3],
        "二、新建公园4个",
        "牵头单位：区住建局",
        *texts[3:],
    ]
    assert [row[0] for row in given(*lines)] == ["新建产业园2个", "新建公园4个"]
    assert left_out(*lines) == texts
