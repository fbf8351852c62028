"""Headings that say who answers for all the points below them: the points are the items (an invented district)."""

import pytest

from gwreport.domain.findings.codes.documents import DocumentCode
from gwreport.reading import understand_document
from gwreport.reading.result import Reading

TITLE = "青禾区2026年重点任务分工方案"
INDUSTRY, TRADE = "一、壮大产业集群", "二、打造消费中心"
PARK, ROAD, CLINIC, SHOP = (
    "新建口袋公园4个。",
    "改造公路80公里。",
    "建成卫生院3所。",
    "新增首店20家。",
)
Row = tuple[str, str, str, str, str]


def reading_of(*lines: str) -> Reading:
    return understand_document("\n".join([TITLE, *lines]).encode(), "分工.txt")


def read(*lines: str) -> list[Row]:
    plan = reading_of(*lines).plan
    assert plan is not None
    return [
        (
            one.section,
            one.text,
            "、".join(one.leaders),
            "、".join(one.lead_units),
            "、".join(one.support_units),
        )
        for one in plan.items
    ]


def codes(*lines: str) -> list[DocumentCode]:
    return [one.code for one in reading_of(*lines).findings if isinstance(one.code, DocumentCode)]


LABELS = ["牵头单位：区发改委", "配合单位：区商务局、各镇街"]
POINTS = [
    pytest.param(("（一）", "（二）", "（三）", "（四）"), id="counted through, as headings are"),
    pytest.param(("（一）", "（二）", "（一）", "（二）"), id="counted anew, as headings are"),
    pytest.param(("1.", "2.", "3.", "4."), id="counted through"),
    pytest.param(("1.", "2.", "1.", "2."), id="counted anew"),
]


@pytest.mark.parametrize("marks", POINTS)
@pytest.mark.parametrize(
    ("own", "below"),
    [
        ("", LABELS),
        ("", ["牵头单位：区发改委；配合单位：区商务局、各镇街"]),
        ("", ["牵头单位：区发改委", "配合单位：区商务局、", "各镇街"]),
        ("", ["区发改委牵头，区商务局、各镇街配合。"]),
        ("", ["本部分由区发改委牵头，区商务局、各镇街配合。"]),
        ("", ["以下任务由区发改委牵头，区商务局、各镇街配合。"]),
        ("", [*LABELS, "重点任务如下："]),
        ("（区发改委牵头，区商务局、各镇街配合）", []),
        ("（牵头单位：区发改委；配合单位：区商务局、各镇街）", []),
        ("——区发改委牵头，区商务局、各镇街配合", []),
        ("：区发改委牵头，区商务局、各镇街配合", []),
    ],
)
def test_the_points_below_such_a_heading_are_the_items(
    marks: tuple[str, ...], own: str, below: list[str]
) -> None:
    lines = [INDUSTRY + own, *below, marks[0] + PARK, marks[1] + ROAD]
    more = [f"{TRADE}（区商务局牵头）", marks[2] + CLINIC, marks[3] + SHOP]
    helping = "区商务局、各镇街"
    assert read(*lines, *more) == [
        (INDUSTRY, PARK, "", "区发改委", helping),
        (INDUSTRY, ROAD, "", "区发改委", helping),
        (TRADE, CLINIC, "", "区商务局", ""),
        (TRADE, SHOP, "", "区商务局", ""),
    ]


def test_leaders_below_the_heading_are_those_of_all_its_points() -> None:
    lines = [INDUSTRY, "牵头区领导：王家和、赵明", *LABELS, f"（一）{PARK}", f"（二）{ROAD}"]
    more = [TRADE, "牵头区领导：周文渊", "责任单位：区商务局", f"（三）{CLINIC}"]
    assert [(one[1], one[2], one[3]) for one in read(*lines, *more)] == [
        (PARK, "王家和、赵明", "区发改委"),
        (ROAD, "王家和、赵明", "区发改委"),
        (CLINIC, "周文渊", "区商务局"),
    ]


@pytest.mark.parametrize("bracket", ["（牵头领导：王家和）", "（王家和副区长牵头）"])
def test_a_leader_on_the_heading_and_units_below_it(bracket: str) -> None:
    lines = [INDUSTRY + bracket, "责任单位：区发改委", f"（一）{PARK}", f"（二）{ROAD}"]
    assert [(one[1], one[2], one[3]) for one in read(*lines)] == [
        (PARK, "王家和", "区发改委"),
        (ROAD, "王家和", "区发改委"),
    ]


def test_only_responsible_units_below_the_heading() -> None:
    lines = [INDUSTRY, "责任单位：区发改委、区商务局", f"（一）{PARK}", f"（二）{ROAD}"]
    more = [TRADE, "责任单位：区商务局", f"（三）{CLINIC}"]
    assert [(one[1], one[3]) for one in read(*lines, *more)] == [
        (PARK, "区发改委、区商务局"),
        (ROAD, "区发改委、区商务局"),
        (CLINIC, "区商务局"),
    ]


def test_a_point_that_names_its_own_units_has_them_and_the_leader_of_the_heading() -> None:
    lines = [INDUSTRY, "牵头区领导：王家和", *LABELS]
    points = [
        f"（一）{PARK}（区城管局牵头）",
        f"（二）{ROAD}",
        "牵头单位：区交通局",
        f"（三）{SHOP}",
    ]
    assert [(one[1], one[2], one[3]) for one in read(*lines, *points)] == [
        (PARK, "王家和", "区城管局"),
        (ROAD, "王家和", "区交通局"),
        (SHOP, "王家和", "区发改委"),
    ]


def test_headings_between_stay_headings() -> None:
    lines = [INDUSTRY, *LABELS, "（一）公园", f"1.{PARK}", "（二）道路", f"2.{ROAD}", f"3.{SHOP}"]
    assert [(one[0], one[1], one[3]) for one in read(*lines)] == [
        ("（一）公园", PARK, "区发改委"),
        ("（二）道路", ROAD, "区发改委"),
        ("（二）道路", SHOP, "区发改委"),
    ]


def test_units_below_a_heading_of_the_second_level() -> None:
    lines = ["一、城乡建设", "（一）公园", "牵头单位：区城管局", f"1.{PARK}", "2.补植行道树。"]
    more = ["（二）道路", "牵头单位：区交通局", f"3.{ROAD}"]
    assert [(one[0], one[1], one[3]) for one in read(*lines, *more)] == [
        ("（一）公园", PARK, "区城管局"),
        ("（一）公园", "补植行道树。", "区城管局"),
        ("（二）道路", ROAD, "区交通局"),
    ]


def test_a_numbered_task_over_points_is_their_category() -> None:
    lines = ["1.城乡建设", "牵头单位：区城管局", f"（1）{PARK}", f"（2）{ROAD}"]
    plan = reading_of(*lines, "2.民生", "牵头单位：区卫健委", f"（3）{CLINIC}").plan
    assert plan is not None
    assert [(one.category, one.text, one.lead_units) for one in plan.items] == [
        ("城乡建设", PARK, ("区城管局",)),
        ("城乡建设", ROAD, ("区城管局",)),
        ("民生", CLINIC, ("区卫健委",)),
    ]


def test_points_may_be_counted_anew_below_each_numbered_task() -> None:
    lines = ["1.城乡建设", "牵头单位：区城管局", f"（1）{PARK}", f"（2）{ROAD}"]
    more = ["2.民生", "牵头单位：区卫健委", f"（1）{CLINIC}", f"（2）{SHOP}"]
    assert DocumentCode.NUMBER_REPEATED not in codes(*lines, *more)


def test_who_answers_for_a_section_is_told_once_and_its_heading_is_no_doubt() -> None:
    lines = [INDUSTRY, *LABELS, f"（一）{PARK}", f"（二）{ROAD}"]
    found = codes(*lines, f"{TRADE}（区商务局牵头）", f"（三）{SHOP}")
    assert found.count(DocumentCode.SECTION_RESPONSIBILITY) == 2
    assert DocumentCode.HEADING_AS_ITEM not in found
    assert DocumentCode.LINE_SHARED not in found


def test_numbered_headings_that_are_tasks_stay_items() -> None:
    lines = [f"一、{PARK}", "牵头单位：区城管局", f"二、{ROAD}", "牵头单位：区交通局"]
    after = ["三、工作要求", "（一）加强领导。", "（二）强化督查。"]
    assert [(one[1], one[3]) for one in read(*lines, *after)] == [
        (PARK, "区城管局"),
        (ROAD, "区交通局"),
    ]


@pytest.mark.parametrize("marks", POINTS[:3])
@pytest.mark.parametrize(
    "sentence",
    [
        "以上任务由区发改委牵头，区商务局配合。",
        "（以上任务牵头单位：区发改委；配合单位：区商务局）",
        "上述2项任务由区发改委牵头，区商务局配合。",
        "本部分由区发改委牵头，区商务局配合。",
    ],
)
def test_a_sentence_at_a_section_s_end_answers_for_its_points(
    marks: tuple[str, ...], sentence: str
) -> None:
    lines = [INDUSTRY, marks[0] + PARK, marks[1] + ROAD, sentence]
    more = [TRADE, marks[2] + SHOP, "以上任务由区商务局牵头。"]
    assert read(*lines, *more) == [
        (INDUSTRY, PARK, "", "区发改委", "区商务局"),
        (INDUSTRY, ROAD, "", "区发改委", "区商务局"),
        (TRADE, SHOP, "", "区商务局", ""),
    ]


@pytest.mark.parametrize("marks", POINTS[:3])
def test_one_sentence_that_is_all_a_document_says_answers_for_all_above(
    marks: tuple[str, ...],
) -> None:
    lines = [INDUSTRY, marks[0] + PARK, marks[1] + ROAD, TRADE, marks[2] + SHOP]
    assert [one[1:4] for one in read(*lines, "以上任务由区发改委牵头，区商务局配合。")] == [
        (PARK, "", "区发改委"),
        (ROAD, "", "区发改委"),
        (SHOP, "", "区发改委"),
    ]


def test_how_many_are_meant_is_counted_over_headings() -> None:
    lines = [INDUSTRY, f"1.{PARK}（区城管局牵头）", f"2.{ROAD}", TRADE, f"3.{SHOP}"]
    assert [one[3] for one in read(*lines, "以上2项任务由区商务局负责。")] == [
        "区城管局",
        "区商务局",
        "区商务局",
    ]


def test_a_heading_between_tasks_that_has_nothing_below_it_is_told() -> None:
    lines = [INDUSTRY, f"1.{PARK}（区城管局牵头）", TRADE, "（一）促进夜间消费", "（二）办好采茶节"]
    found = reading_of(*lines, "三、改善民生", f"2.{CLINIC}（区卫健委牵头）").findings
    told = [one.facts["text"] for one in found if one.code is DocumentCode.PARAGRAPH_LEFT_OUT]
    assert told == ["（一）促进夜间消费", "（二）办好采茶节"]
