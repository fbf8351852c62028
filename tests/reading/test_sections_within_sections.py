"""What a heading says for all below it reaches the tasks under the headings within it, unless a nearer one says otherwise."""

import pytest

from tests.reading.text_tables import read_items

TITLE = "青禾区2031年重点工作分解"
Given = tuple[str, str, str, str]


def given(*lines: str) -> list[Given]:
    """Give of each item leaders, lead units, units that help, and the limit."""
    return [row[2:] for row in read_items("\n".join([TITLE, *lines]).encode(), "a.txt")]


def tasks(
    over: str, first: str = "（一）产业发展", second: str = "（二）城市建设", *, own: str = ""
) -> list[str]:
    return [
        *over.split("\n"),
        *first.split("\n"),
        f"1.新建产业园2个。{own}",
        "2.改造厂房8座。（责任单位：区工信局；完成时限：5月底前）",
        *second.split("\n"),
        f"3.新建口袋公园4个。{own}",
        "二、民生保障",
        "（一）医疗",
        "4.建成卫生院3所。（责任单位：区卫健局）",
    ]


OWN = "（责任单位：区城管局）"
LAST = ("", "区卫健局", "", "")


@pytest.mark.parametrize(
    ("over", "limit"),
    [
        ("一、重点项目（完成时限：2031年9月底前）", "2031年9月底前"),
        ("一、重点项目（9月底前完成）", "9月底前"),
        ("一、9月底前完成的任务", "9月底前"),
        ("一、重点项目\n完成时限：9月底前", "9月底前"),
        ("一、重点项目\n（9月底前）", "9月底前"),
    ],
)
def test_a_limit_reaches_the_tasks_of_the_sections_within(over: str, limit: str) -> None:
    assert given(*tasks(over, own=OWN)) == [
        ("", "区城管局", "", limit),
        ("", "区工信局", "", "5月底前"),
        ("", "区城管局", "", limit),
        LAST,
    ]


@pytest.mark.parametrize(
    "second", ["（二）城市建设（11月底前完成）", "（二）城市建设\n时限：11月底前"]
)
def test_the_nearer_limit_counts(second: str) -> None:
    limits = [row[3] for row in given(*tasks("一、项目（9月底前完成）", second=second, own=OWN))]
    assert limits == ["9月底前", "5月底前", "11月底前", ""]


@pytest.mark.parametrize("limit", ["完成时限：9月底前", "9月底前完成", "9月底前"])
def test_a_leader_and_a_limit_in_one_bracket_are_both_theirs(limit: str) -> None:
    over = f"一、重点项目（牵头领导：王明；{limit}）"
    assert [(row[0], row[3]) for row in given(*tasks(over, own=OWN))] == [
        ("王明", "9月底前"),
        ("王明", "5月底前"),
        ("王明", "9月底前"),
        ("", ""),
    ]


@pytest.mark.parametrize(
    "lead", ["（牵头单位：区发改局）", "\n牵头单位：区发改局", "（区发改局牵头）"]
)
def test_units_reach_the_tasks_of_the_sections_that_name_none(lead: str) -> None:
    first = "（一）产业发展（牵头单位：区工信局）"
    assert [row[1] for row in given(*tasks(f"一、重点项目{lead}", first=first))] == [
        "区工信局",
        "区工信局",
        "区发改局",
        "区卫健局",
    ]


def test_what_a_nearer_heading_does_not_say_comes_from_the_one_over_it() -> None:
    over = "一、项目（牵头领导：王明；牵头单位：区发改局；完成时限：9月底前）"
    second = "（二）城市建设（牵头单位：区城管局）"
    assert given(*tasks(over, second=second)) == [
        ("王明", "区发改局", "", "9月底前"),
        ("王明", "区工信局", "", "5月底前"),
        ("王明", "区城管局", "", "9月底前"),
        LAST,
    ]


def test_a_task_with_its_own_limit_in_a_bracket_opens_no_section() -> None:
    lines = (
        "（一）新建产业园2个。（9月底前完成）",
        "牵头单位：区工信局",
        "（二）改造厂房8座。",
        "牵头单位：区发改局",
    )
    assert [row[1:] for row in given("一、项目", *lines)] == [
        ("区工信局", "", "9月底前"),
        ("区发改局", "", ""),
    ]
