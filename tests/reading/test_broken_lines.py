"""Text that was typed with breaks, and the page around a published list (an invented county)."""

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gwreport.domain.findings.codes.opening import OpeningCode
from gwreport.reading import understand_document

ITEMS = [
    (
        "1.落实党政领导责任。各乡(镇)要在3月底前制定职责清单,报县安委办备案。"
        "(牵头单位:县应急管理局;责任单位:各乡(镇)人民政府)"
    ),
    (
        "2.公布小型水库责任人,调整防汛抗旱指挥机构。(牵头单位:县水利局;责任单位:县应急管理局、"
        "县气象局;完成时限:2031年4月)"
    ),
    "3.建立护林员队伍600人。(牵头单位:县林业局;责任单位:县公安局、各乡(镇)人民政府;完成时限:全年)",
]
TITLE = "青禾县应急责任落实工作方案"
INTRO = "根据2031年应急管理工作总体部署,结合我县实际,制定本方案,请各乡镇、各部门认真贯彻执行。"


def width(text: str) -> int:
    return sum(1 if unicodedata.east_asian_width(mark) in ("H", "Na", "N") else 2 for mark in text)


def wrapped(text: str, most: int) -> list[str]:
    lines = [""]
    for mark in text:
        if width(lines[-1] + mark) > most:
            lines.append("")
        lines[-1] += mark
    return lines


def read(data: str, name: str = "方案.txt") -> list[tuple[str, str, str, str, str | None]]:
    reading = understand_document(data.encode(), name)
    assert reading.plan is not None
    return [
        (
            one.number,
            one.text,
            "、".join(one.lead_units),
            "、".join(one.support_units),
            one.due,
        )
        for one in reading.plan.items
    ]


WHOLE = read("\n\n".join([TITLE, "一、工作任务", *ITEMS]))


def test_the_whole_lines_are_read() -> None:
    assert [one[2:] for one in WHOLE] == [
        ("县应急管理局", "各乡(镇)人民政府", None),
        ("县水利局", "县应急管理局、县气象局", "2031年4月"),
        ("县林业局", "县公安局、各乡(镇)人民政府", "全年"),
    ]


@settings(deadline=None, max_examples=40)
@given(st.integers(44, 96))
def test_lines_broken_at_any_width_are_read_as_the_whole_ones(most: int) -> None:
    blocks = [TITLE, INTRO, "一、工作任务", *ITEMS]
    text = "\n\n".join("\n".join(wrapped(block, most)) for block in blocks)
    assert read(text) == WHOLE


@settings(deadline=None, max_examples=60)
@given(st.data())
def test_a_bracket_of_units_broken_anywhere_is_read_as_the_whole_one(data: st.DataObject) -> None:
    lines = [TITLE, "一、工作任务"]
    for item in ITEMS:
        opened = item.rindex("(牵头") + 1
        # No line is so narrow that it holds but a mark.
        drawn = data.draw(st.sets(st.integers(opened + 1, len(item) - 4), max_size=3))
        at = [one for one in sorted(drawn) if not drawn & {one - 1, one - 2, one - 3}]
        lines += [item[begin:end] for begin, end in zip([0, *at], [*at, len(item)], strict=True)]
    assert read("\n".join(lines)) == WHOLE


def test_lines_of_a_list_are_no_broken_paragraph() -> None:
    lines = [
        "1.新建公园4个",
        "牵头单位:县城管局",
        "责任单位:县财政局",
        "2.改造管网",
        "牵头单位:县水利局",
    ]
    assert [one[1:4] for one in read("\n".join([TITLE, *lines]))] == [
        ("新建公园4个", "县城管局", "县财政局"),
        ("改造管网", "县水利局", ""),
    ]


AROUND = [
    "首页 | 政务公开 | 互动交流",
    "首页>政务公开>通知公告",
    "您现在的位置：首页 > 政务公开",
    "扫一扫在手机上查看当前页面",
    "打印本页 关闭窗口",
    "【字体：大 中 小】 打印",
    "浏览次数：120",
    "主办：青禾县人民政府　备案号：苏ICP备05000000号",
    "版权所有：青禾县人民政府办公室",
    "网站标识码：3200000001",
]


@pytest.mark.parametrize("line", AROUND)
@pytest.mark.parametrize("place", ["before", "after"])
def test_what_a_page_has_around_its_text_is_no_task(line: str, place: str) -> None:
    table = (
        "<table><tr><td>序号</td><td>重点任务</td><td>牵头单位</td></tr>"
        "<tr><td>1</td><td>新建公园4个。</td><td>县城管局</td></tr>"
        "<tr><td>2</td><td>改造管网。</td><td>县水利局</td></tr></table>"
    )
    around = f"<div>{line}</div>"
    body = around + table if place == "before" else table + around
    page = f"<html><head><meta charset='utf-8'></head><body>{body}</body></html>"
    assert [one[1:3] for one in read(page, "方案.html")] == [
        ("新建公园4个。", "县城管局"),
        ("改造管网。", "县水利局"),
    ]


@pytest.mark.parametrize(
    "task",
    [
        "首页改版并新增民生专栏",
        "打印机房改造",
        "字号牌匾整治",
        "关闭小煤窑3处",
        "版权示范单位新增2家",
    ],
)
def test_a_task_that_begins_so_is_read(task: str) -> None:
    read_ = read("\n".join([TITLE, f"1.{task}", "牵头单位:县水利局"]))
    assert [one[1] for one in read_] == [task]


def items_of(length: int, *, bracket: bool, numbered: bool = True) -> list[str]:
    """Give six tasks of about one length, each a line."""
    said = "（牵头单位：区城管局）" if bracket else "牵头单位：区城管局。"
    tasks: list[str] = []
    for number, name in enumerate(("公园", "球场", "停车场", "公厕", "书屋", "驿站"), 1):
        begun = f"{number}." if numbered else ""
        words = f"在城区新建{name}并向居民开放使用共计{number}处".ljust(length, "好")
        tasks.append(f"{begun}{words}。{said}")
    return tasks


@pytest.mark.parametrize("last", ["", "3.完成后及时验收移交。"])
@pytest.mark.parametrize("bracket", [True, False])
@pytest.mark.parametrize("numbered", [True, False])
@pytest.mark.parametrize("length", [20, 24, 30])
def test_tasks_of_one_length_are_no_broken_paragraph(
    length: int, *, numbered: bool, bracket: bool, last: str
) -> None:
    tasks = items_of(length, bracket=bracket, numbered=numbered)
    groups = [TITLE, *("\n".join(one) for one in (tasks[:3], tasks[3:])), last]
    read_ = [one for one in read("\n\n".join(groups)) if one[2]]
    assert [one[2] for one in read_] == ["区城管局"] * 6
    assert [one[1].split("新建")[1][:2] for one in read_] == [
        one.split("新建")[1][:2] for one in tasks
    ]


def test_lines_that_were_joined_are_told_with_their_count_and_the_first() -> None:
    blocks = [TITLE, INTRO, "一、工作任务", *ITEMS]
    lines = [wrapped(block, 60) for block in blocks]
    text = "\n\n".join(map("\n".join, lines))
    reading = understand_document(text.encode(), "方案.txt")
    [told] = [one for one in reading.findings if one.code == OpeningCode.BROKEN_LINES_JOINED]
    assert told.facts["count"] == sum(len(one) - 1 for one in lines)
    assert str(told.facts["text"]).startswith(INTRO[:20])
    whole = understand_document("\n\n".join(blocks).encode(), "方案.txt")
    assert all(one.code != OpeningCode.BROKEN_LINES_JOINED for one in whole.findings)
