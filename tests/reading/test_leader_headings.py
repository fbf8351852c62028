"""Headings and lines that name a leader over the tasks below them, in all wordings (an invented district)."""

import pytest

from gwreport.reading import understand_document
from gwreport.reading.layouts.section_leaders import leaders_in


@pytest.mark.parametrize(
    ("words", "leaders"),
    [
        ("林一川（区委常委、常务副区长）", "林一川"),
        ("区委常委、常务副区长  林一川", "林一川"),
        ("高  帆（副区长）", "高帆"),
        ("林一川副区长（挂职）主抓重点工作", "林一川"),
        ("（挂职）副区长林一川主抓重点工作", "林一川"),
        ("林一川（挂职）副区长牵头工作", "林一川"),
        ("林一川（区委常委、常务副区长）、高帆（副区长）分管工作", "林一川、高帆"),
        ("林一川 区委常委、区政府党组副书记、常务副区长", "林一川"),
    ],
)
def test_words_of_a_heading_name_leaders_by_their_posts(words, leaders):
    assert leaders_in(words) == leaders


@pytest.mark.parametrize(
    "words",
    [
        "青山县领导牵头2026年重点工作一览表",
        "青山县县长牵头的重点工作",
        "青山县委书记牵头的重点工作",
        "书记区长",
        "王副区长",
        "副区长（农业）",
        "副区长分管工作",
    ],
)
def test_a_place_and_a_post_alone_name_nobody(words):
    assert leaders_in(words) == ""


FIRST = [
    ("序号", "工作任务", "责任单位"),
    ("1", "改造老旧小区18个", "区住建局"),
    ("2", "修路30公里", "区交通局"),
]
SECOND = [("序号", "工作任务", "责任单位"), ("3", "新建水库2座", "区水利局")]
LINES = [
    ("林一川（区委常委、常务副区长）", "高  帆（副区长）"),
    ("区委常委、常务副区长  林一川", "副区长  高帆"),
    ("林一川常务副区长分管工作（2项）", "高帆副区长分管工作（1项）"),
    ("责任领导：林一川", "责任领导：高帆"),
    ("牵头领导：林一川", "牵头领导：高帆"),
]


@pytest.mark.parametrize(("first", "second"), LINES)
def test_a_line_above_a_table_names_whose_its_tasks_are(word, first: str, second: str) -> None:
    data = word(["青山区2031年重点工作任务分解", first, FIRST, second, SECOND])
    plan = understand_document(data, "分解.docx").plan
    assert plan is not None
    assert [(one.text, one.leaders) for one in plan.items] == [
        ("改造老旧小区18个", ("林一川",)),
        ("修路30公里", ("林一川",)),
        ("新建水库2座", ("高帆",)),
    ]


@pytest.mark.parametrize(("first", "second"), LINES)
def test_a_line_above_items_names_whose_they_are(first: str, second: str) -> None:
    lines = (
        "青山区2031年重点工作任务分解",
        first,
        "1.改造老旧小区18个。责任单位：区住建局，10月底前完成。",
        "2.修路30公里。责任单位：区交通局，11月底前完成。",
        second,
        "3.新建水库2座。责任单位：区水利局，6月底前完成。",
    )
    plan = understand_document("\n".join(lines).encode(), "分解.txt").plan
    assert plan is not None
    assert [(one.text, one.leaders) for one in plan.items] == [
        ("改造老旧小区18个。", ("林一川",)),
        ("修路30公里。", ("林一川",)),
        ("新建水库2座。", ("高帆",)),
    ]


def test_a_line_behind_each_item_names_whose_that_item_is() -> None:
    lines = (
        "青山区2031年重点工作任务分解",
        "1.改造老旧小区18个。",
        "责任单位：区住建局",
        "责任领导：林一川",
        "2.新建水库2座。",
        "责任单位：区水利局",
        "责任领导：高帆",
    )
    plan = understand_document("\n".join(lines).encode(), "分解.txt").plan
    assert plan is not None
    assert [one.leaders for one in plan.items] == [("林一川",), ("高帆",)]


def test_members_of_a_group_above_a_table_are_no_leaders_of_its_tasks(word) -> None:
    members = ["组  长：林一川（区长）", "副组长：高  帆（副区长）", "王  和（区政府办主任）"]
    data = word(["青山区2031年重点工作任务分解", *members, FIRST])
    plan = understand_document(data, "分解.docx").plan
    assert plan is not None
    assert [one.leaders for one in plan.items] == [(), ()]
