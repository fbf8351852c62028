"""Text that was typed with breaks, and the page around a published list (an invented county)."""

import unicodedata
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gwreport.domain.findings.codes.opening import OpeningCode
from gwreport.domain.plan.column_mapping import ColumnMapping
from gwreport.reading import understand_document
from gwreport.reading.opened import open_for_reading
from gwreport.reading.shown_tables import show_tables
from tests.reading.conftest import Blocks

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
        at = sorted(data.draw(st.sets(st.integers(opened + 1, len(item) - 1), max_size=3)))
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
    found = understand_document(page.encode(), "方案.html").findings
    [told] = [one for one in found if one.code == OpeningCode.PAGE_WORDS_LEFT_OUT]
    assert told.facts["count"] == 1
    assert line[:6] in str(told.facts["text"])


@pytest.mark.parametrize(
    "task",
    [
        "首页改版并新增民生专栏",
        "打印机房改造",
        "字号牌匾整治",
        "关闭小煤窑3处",
        "版权示范单位新增2家",
        "建立版权所有人登记制度，年底前完成。",
        "办理网站备案号核验工作，6月底前完成",
        "完成苏ICP备05000000号网站迁移",
        "位置：长江路以东，新建停车场1处",
        "访问量：年内提高两成",
        "扫一扫，推行扫码办事",
        "扫一扫手机停车系统上线",
        "打印",
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


@pytest.mark.parametrize("line", AROUND)
def test_a_numbered_line_is_never_the_pages(line: str) -> None:
    read_ = read("\n".join([TITLE, f"1.{line}", "牵头单位:县水利局"]))
    assert [one[2] for one in read_] == ["县水利局"]
    assert read_[0][0] == "1"


WEB_TASKS = (
    "位置：长江路以东，新建停车场1处",
    "建立版权所有人登记制度，年底前完成",
    "办理网站备案号核验工作，6月底前完成",
    "首页·民生专栏改版",
)


@pytest.mark.parametrize("task", WEB_TASKS)
@pytest.mark.parametrize("name", ["方案.txt", "方案.html"])
def test_a_task_without_a_number_is_no_words_of_the_page(task: str, name: str) -> None:
    lines = [TITLE, "一、工作任务", f"{task}。", "牵头单位:县水利局"]
    data = "\n".join(lines)
    if name.endswith("html"):
        inner = "".join(f"<p>{one}</p>" for one in lines)
        data = f"<html><head><meta charset='utf-8'></head><body>{inner}</body></html>"
    assert [one[1:3] for one in read(data, name)] == [(f"{task}。", "县水利局")]


def test_a_word_document_has_no_page_around_it(word: Callable[[Blocks], bytes]) -> None:
    data = word(["首页>政务公开", "1.新建公园4个", "牵头单位:县城管局"])
    reading = understand_document(data, "a.docx")
    assert all(one.code != OpeningCode.PAGE_WORDS_LEFT_OUT for one in reading.findings)


@pytest.mark.parametrize("alone", [":", "大", "|"])
def test_a_line_of_one_mark_is_no_words_of_the_page(alone: str) -> None:
    before, after = "1.新建公园4个。(牵头单位:县城管局;责任单位:县", "街道办事处)"
    if alone == ":":
        before, after = "1.新建公园4个。(牵头单位", "县城管局;责任单位:县街道办事处)"
    whole = before + alone + after
    assert read("\n".join([TITLE, before, alone, after])) == read(f"{TITLE}\n{whole}")


def test_a_table_is_shown_as_it_is_read() -> None:
    bracket = "新建公园4个并完成验收(牵头单位:县城管局;责任单位:县财政局、", "县水利局)"
    header = ["序号", "重点任务", "牵头单位", "责任单位"]
    rows = ["1", *bracket, "县城管局", "县财政局", "2", "改造管网。", "县水利局", "县财政局"]
    data = "\n".join([TITLE, *header, *rows, "打印本页 关闭窗口"]).encode()
    [shown] = show_tables(data, "方案.txt", ColumnMapping())
    document = open_for_reading(data, "方案.txt")
    [grid] = document.grids()
    assert [[cell.words for cell in row] for row in shown.rows] == [
        [cell.text for cell in row] for row in grid.rows
    ]
    assert shown.rows[1][1].words == "".join(bracket)
    assert shown.rows[2][3].words == "县财政局"
