"""Time limits behind those who answer: the limit is read, and is no part of a unit's name (an invented district)."""

import pytest

from gwreport.reading import understand_document

TITLE = "青禾区2026年重点任务分工方案"
Row = tuple[str, str, str, str]


def read(*lines: str) -> list[Row]:
    plan = understand_document("\n".join([TITLE, *lines]).encode(), "分工.txt").plan
    assert plan is not None
    return [
        (one.text, "、".join(one.lead_units), "、".join(one.support_units), one.due or "")
        for one in plan.items
    ]


LIMITS = ["6月底前", "2026年底前", "2026年12月31日前", "三季度", "长期坚持", "全年持续推进"]


@pytest.mark.parametrize("limit", LIMITS)
@pytest.mark.parametrize(
    "line",
    [
        "责任单位：区教委牵头，区财政局配合。{}。",
        "牵头单位：区教委；配合单位：区财政局。{}",
        "牵头单位：区教委；配合单位：区财政局（{}）",
        "牵头单位：区教委（{}）；配合单位：区财政局",
        "责任单位：区教委牵头，区财政局配合（{}）。",
        "牵头单位：区教委 配合单位：区财政局 {}",
        "牵头单位：区教委；配合单位：区财政局\u3000{}。",
        "区教委牵头，区财政局配合。{}。",
        "（区教委牵头，区财政局配合。{}）",
        "（区教委牵头，区财政局配合 {}）",
        "（牵头单位：区教委；配合单位：区财政局 {}）",
        "牵头单位：区教委；配合单位：区财政局\n{}。",
        "牵头单位：区教委；配合单位：区财政局\n（{}）",
    ],
)
def test_a_limit_behind_those_who_answer(line: str, limit: str) -> None:
    lines = ["1.新建学校2所。", *line.format(limit).split("\n"), "2.改造公路80公里。"]
    first, second = read(*lines, "牵头单位：区交通局")
    assert first == ("新建学校2所。", "区教委", "区财政局", limit)
    assert second == ("改造公路80公里。", "区交通局", "", "")


@pytest.mark.parametrize(
    "line", ["责任单位：区教委（{}）", "责任单位：区教委 {}", "责任单位：区教委。{}"]
)
@pytest.mark.parametrize("limit", LIMITS)
def test_a_limit_behind_a_single_unit(line: str, limit: str) -> None:
    assert read("1.新建学校2所。", line.format(limit)) == [("新建学校2所。", "区教委", "", limit)]


def test_each_unit_has_its_own_limit() -> None:
    line = "责任单位：区教委（6月底前）、区财政局（8月底前）"
    assert read("1.新建学校2所。", line) == [
        ("新建学校2所。", "区教委、区财政局", "", "区教委6月底前，区财政局8月底前")
    ]


def test_prose_behind_a_limit_is_told_and_kept() -> None:
    line = "责任单位：区教委。6月底前完成。各校要做好衔接。"
    reading = understand_document(f"{TITLE}\n1.新建学校2所。\n{line}".encode(), "分工.txt")
    assert reading.plan is not None
    item = reading.plan.items[0]
    assert (item.lead_units, item.due) == (("区教委",), "6月底前")
    assert "各校要做好衔接" in item.text
    assert "paragraph-joined" in [one.code.value for one in reading.findings]


@pytest.mark.parametrize(
    "name", ["区园区办（开发区）", "区教委（体育局）", "区委办（2026年重点办）"]
)
def test_a_bracket_that_is_no_limit_stays_in_the_name(name: str) -> None:
    assert read("1.新建学校2所。", f"责任单位：{name}") == [("新建学校2所。", name, "", "")]


@pytest.mark.parametrize("aim", ["于", "务必在", "确保", "力争", "必须于", "计划于"])
def test_a_limit_behind_words_of_its_aim_is_no_unit(aim: str) -> None:
    ((_, leads, _, due),) = read(f"1.新建学校3所。牵头单位：区教委；{aim}6月底前完成。")
    assert (leads, due) == ("区教委", f"{aim}6月底前完成")
