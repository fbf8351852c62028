"""The Word report: the three annexes behind the covering text, in the form of the public appendices."""

import io
import zipfile
from dataclasses import replace
from typing import Any

import pytest

from gwreport.domain.statuses import Status
from gwreport.reports.data import ReportData
from tests.reports.word_forms import words_of_document
from tests.reports.word_report_samples import EXAMPLE, TITLES, line, report, unit, word_report


def opened(data: ReportData) -> Any:
    import docx

    return docx.Document(io.BytesIO(word_report(data)))


def rows(table: Any) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for row in table.rows]


def test_the_annexes_are_those_of_the_public_form() -> None:
    indicators, tasks, behind = opened(EXAMPLE).tables
    assert rows(indicators)[0] == ["序号", "指标名称", "完成情况", "全年目标", "牵头责任单位"]
    assert rows(indicators)[3] == [
        "3",
        "城区空气质量优良天数（天）",
        "截至9月30日，优良天数251天。",
        "330天",
        "区水利局",
    ]
    assert rows(tasks)[0] == ["序号", "目标任务", "完成情况", "牵头责任单位"]
    assert [row[0] for row in rows(tasks)[1:]] == [str(number) for number in range(1, 10)]
    assert rows(behind)[1] == [
        "1",
        "治理河道12公里，建设清源水库。",
        (
            "水库暂停施工；治理河道11.6公里。\n存在问题：用地报批未通过。\n"
            "下一步措施：10月底前补正材料\n重新报批。"
        ),
        "区水利局\n区财政局",
    ]


def test_the_list_of_attachments_names_the_annexes_that_follow() -> None:
    document = opened(EXAMPLE)
    named = [
        one.text for one in document.paragraphs if one.text and one.style.name == "公文附件说明"
    ]
    titles = [one.text for one in document.paragraphs if one.style.name == "公文附件标题"]
    marks = [one.text for one in document.paragraphs if one.style.name == "公文附件序号"]
    assert titles == [TITLES.indicators, TITLES.tasks, TITLES.behind]
    # A title that is too long for its line is broken in two that are about equal.
    assert [len(line) > 8 for one in named for line in one.split("\n")] == [True] * 4
    assert [one.replace("\n", "") for one in named] == [
        f"附件：1.\t{titles[0]}",
        f"2.\t{titles[1]}",
        f"3.\t{titles[2]}",
    ]
    assert [mark for mark in marks if mark] == ["附件1", "附件2", "附件3"]


def test_the_annexes_lie_across_and_the_text_stands_upright() -> None:
    widths = [round(section.page_width.mm) for section in opened(EXAMPLE).sections]
    assert widths == [210, 297, 297, 297]


def test_leaders_can_have_rows_of_their_own() -> None:
    data = report([line("T1", "一。", "好", leaders=("甲", "乙"))], block_headings=True)
    assert [row[0] for row in rows(opened(data).tables[1])] == [
        "序号",
        "牵头领导：甲",
        "1",
        "牵头领导：乙",
        "2",
    ]


def test_an_annex_without_rows_says_none() -> None:
    indicators, _, behind = opened(report([line("T1", "一。", "好")])).tables
    assert rows(indicators)[1:] == [["目标任务分解方案没有单列主要指标。"] * 5]
    assert rows(behind)[1:] == [["截至本期末，没有未依时序推进和停滞暂缓的目标任务。"] * 4]


def test_an_item_without_units_or_leaders_stands_in_its_place() -> None:
    data = report([line("T1", "一。", "好", leads=(), leaders=())])
    assert rows(opened(data).tables[1])[1] == ["1", "一。", "好", ""]


@pytest.mark.parametrize(
    "text",
    ["=1+1", "制" * 40_000, "完成，" * 13_000, "一\n二\n三", "“引号”——破折号……"],
    ids=["formula", "one word", "clauses", "lines", "marks"],
)
def test_what_a_unit_wrote_is_printed_whole(text: str) -> None:
    data = report([line("T1", "一。", text, Status.BEHIND)], [unit("区水利局")])
    for table in opened(data).tables[1:]:
        assert rows(table)[1][2] == text


def test_characters_that_no_file_can_hold_are_marked() -> None:
    data = report([line("I1", "增长\a6%。", "响铃\a\0", Status.BEHIND)])
    assert rows(opened(data).tables[0])[1][2] == "响铃\ufffd\ufffd"


def test_the_same_data_gives_the_same_bytes_and_names_its_state() -> None:
    first, second = (word_report(EXAMPLE) for _ in range(2))
    assert first == second
    other = report(EXAMPLE.lines, EXAMPLE.units, facts={"state_hash": "cd" * 32})
    assert word_report(other) != first


def test_thirteen_indicators_of_two_lines_stand_on_one_page_whatever_is_below_them() -> None:
    from lxml import etree

    told = "前三季度，全区固定资产投资一百四十六亿元，同比增长3.1%，其中工业投资增长12.6%。"
    lines = [line(f"I{number}", "固定资产投资增长6%。", told) for number in range(1, 14)]
    document = etree.fromstring(
        zipfile.ZipFile(io.BytesIO(word_report(report(lines)))).read("word/document.xml")
    )
    w = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
    table = next(document.iter(f"{w}tbl"))
    closer = {int(one.get(f"{w}line")) for one in table.iter(f"{w}spacing")}
    # What the page holds at the distance of the lines that its own styles say would be too little.
    assert len(closer) == 1
    assert 240 <= closer.pop() < 290


def test_how_the_second_annex_is_ordered_stands_below_it_where_no_heading_says_so() -> None:
    lines = [
        line("T1", "建水库。", "在建。", leaders=("甲某",)),
        line("T2", "建桥。", "在建。", leaders=("乙某", "甲某")),
    ]
    note = "注：按牵头领导的顺序排列；几位领导共同牵头的任务，在各位名下分别列出。"
    data = report(lines)
    assert note in words_of_document(word_report(data))
    headed = replace(data, choices=replace(data.choices, block_headings=True))
    assert "按牵头领导的顺序" not in words_of_document(word_report(headed))
    assert report(lines[:1]).task_note == ""
