"""Headings and tasks whose numbers are marked in no usual way, told by how they count on (an invented district)."""

import pytest

from gwreport.reading import understand_document

TITLE = "青禾区2026年重点任务清单"
Row = tuple[str, str, str, str, str]


def rows(*lines: str) -> list[Row]:
    plan = understand_document("\n".join([TITLE, "", *lines]).encode(), "清单.txt").plan
    assert plan is not None
    return [
        (one.section, one.number, one.text, "、".join(one.leaders), "、".join(one.lead_units))
        for one in plan.items
    ]


HEADINGS = [
    ("一,", "二,"),
    ("一，", "二，"),
    ("一､", "二､"),
    ("一：", "二："),
    ("一 ", "二 "),
    ("一\u3000", "二\u3000"),
    ("一\t", "二\t"),
    ("第一，", "第二，"),
    ("第一、", "第二、"),
    ("第一 ", "第二 "),
    ("壹、", "贰、"),
    ("一、", "贰、"),
    ("一、", "二,"),
    ("一）", "二）"),
    ("[一]", "[二]"),
    ("【一】", "【二】"),
    ("Ⅰ、", "Ⅱ、"),
    ("I.", "II."),
]
NUMBERS = ["{}､", "{} ", "{}\u3000", "{}\t", "第{}，"]


@pytest.mark.parametrize(("first", "second"), HEADINGS)
def test_a_heading_with_any_mark_gives_its_leader_to_all_below(first: str, second: str) -> None:
    assert rows(
        f"{first}产业集群（牵头领导：林晓）",
        "1.新增企业18家。（牵头单位：区经信局）",
        "2.建成变电站2座。（牵头单位：区供电公司）",
        f"{second}乡村振兴（牵头领导：何青）",
        "3.新建农田3.5万亩。（牵头单位：区农业局）",
    ) == [
        (f"{first}产业集群", "1", "新增企业18家。", "林晓", "区经信局"),
        (f"{first}产业集群", "2", "建成变电站2座。", "林晓", "区供电公司"),
        (f"{second}乡村振兴", "3", "新建农田3.5万亩。", "何青", "区农业局"),
    ]


@pytest.mark.parametrize("form", NUMBERS)
@pytest.mark.parametrize("third", [1, 3])
def test_a_task_with_any_mark_behind_its_number_is_numbered(form: str, third: int) -> None:
    # The third is counted on, or is the only one of its section.
    assert rows(
        "一、产业集群",
        form.format(1) + "新增企业18家。（牵头单位：区经信局）",
        form.format(2) + "建成变电站2座。（牵头单位：区供电公司）",
        "二、乡村振兴",
        form.format(third) + "新建农田3.5万亩。（牵头单位：区农业局）",
    ) == [
        ("一、产业集群", "1", "新增企业18家。", "", "区经信局"),
        ("一、产业集群", "2", "建成变电站2座。", "", "区供电公司"),
        ("二、乡村振兴", str(third), "新建农田3.5万亩。", "", "区农业局"),
    ]


@pytest.mark.parametrize("marks", [("第一，", "第二，"), ("一 ", "二 "), ("壹、", "贰、")])
def test_what_is_counted_anew_below_a_heading_stands_below_it(marks: tuple[str, str]) -> None:
    tasks = ["新增企业18家。（牵头单位：区经信局）", "建成变电站2座。（牵头单位：区供电公司）"]
    below = [mark + task for mark, task in zip(marks, tasks, strict=True)]
    for heading in ("三、产业集群", "（三）产业集群"):
        assert rows(heading, *below) == [
            (heading, "一", "新增企业18家。", "", "区经信局"),
            (heading, "二", "建成变电站2座。", "", "区供电公司"),
        ]


@pytest.mark.parametrize(
    "task",
    [
        "一 季度新增企业18家。（牵头单位：区经信局）",
        "3 个园区全部开园。（牵头单位：区经信局）",
        "第一，二产业融合发展。（牵头单位：区经信局）",
    ],
)
def test_words_that_begin_with_a_count_alone_keep_it(task: str) -> None:
    words = task.partition("（")[0]
    others = ["新建农田3.5万亩。（牵头单位：区农业局）", "改造公路80公里。（牵头单位：区交通局）"]
    assert next(row[2] for row in rows(task, *others)) == words


def test_a_preamble_that_counts_with_words_and_a_blank_is_no_list() -> None:
    lines = [
        "现将任务清单印发，请抓好落实。第一，压实责任。第二，按月报送。",
        "1.新增企业18家。（牵头单位：区经信局）",
        "2.建成变电站2座。（牵头单位：区供电公司）",
    ]
    assert [row[1:3] for row in rows(*lines)] == [("1", "新增企业18家。"), ("2", "建成变电站2座。")]
