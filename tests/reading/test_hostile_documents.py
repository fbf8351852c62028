"""Cases 87 and 88: documents that ask for very much are read within the limits, or refused with the limit."""

from collections.abc import Callable

import pytest

from gwreport.errors import DocumentError, DocumentFault
from gwreport.reading import Reading, understand_document
from gwreport.wording.errors import explain_error
from gwreport.wording.facts import fact_words
from gwreport.wording.places import spot_words
from tests.processor_time import at_most
from tests.reading.hostile import p, plan, row, table, word, workbook

# Of a processor, for any of these.
_SECONDS = 8.0
Made = Callable[[], bytes]


def within_limits(data: bytes, name: str) -> Reading | str:
    """Give the reading, or the one sentence of the refusal."""
    with at_most(_SECONDS):
        try:
            came: Reading | str = understand_document(data, name)
        except DocumentError as error:
            came = explain_error(error)
            assert "\n" not in came
    return came


def refusal(data: bytes, name: str = "方案.docx") -> DocumentError:
    with at_most(_SECONDS), pytest.raises(DocumentError) as caught:
        understand_document(data, name)
    return caught.value


def texts(data: bytes, name: str = "方案.docx") -> list[str]:
    reading = within_limits(data, name)
    assert isinstance(reading, Reading), reading
    assert reading.plan is not None
    return [item.text for item in reading.plan.items]


TASKS = ["新建公园3个", "改造道路5公里"]


def far_right() -> bytes:
    before = '<w:trPr><w:gridBefore w:val="400"/></w:trPr>'
    return word(table(row("序号", "目标任务"), *[row("1", "新建公园", before=before)] * 1_500))


def wide_cells() -> bytes:
    wide = row("宽", "宽", properties='<w:gridSpan w:val="240"/>')
    return word(plan(*[wide] * 1_200))


def merged_text() -> bytes:
    words = "区教委、" * 25_000
    down = row("", "", "", properties="<w:vMerge/>")
    start = row("1", words, "区教委", properties='<w:vMerge w:val="restart"/>')
    return word(plan(start, *[down] * 300))


def tables_in_tables() -> bytes:
    inner = p("最里面")
    for _ in range(1_000):
        inner = table(f"<w:tr><w:tc>{inner}{p('层')}</w:tc></w:tr>")
    return word(plan() + inner)


def merges_over_each_other() -> bytes:
    far = '<row r="3000"><c r="RR3000" t="inlineStr"><is><t>x</t></is></c></row>'
    merges = "".join(f'<mergeCell ref="A{number}:RR3000"/>' for number in range(1, 801))
    return workbook(raw=far, around=f"<mergeCells>{merges}</mergeCells>")


def shared_text() -> bytes:
    cells = "".join(
        f'<row r="{number}"><c r="B{number}" t="s"><v>0</v></c></row>' for number in range(4, 2_000)
    )
    return workbook(raw=cells, strings=f"<si><t>{'区教委' * 5_000}</t></si>")


def endless_rows() -> bytes:
    return workbook(
        raw="".join(f'<row r="{n}"><c r="A{n}"><v>1</v></c></row>' for n in range(4, 110_000))
    )


LIMITS: dict[str, tuple[Made, str]] = {
    "rows that begin far to the right": (far_right, "表格合计超过 500000 格"),
    "cells over hundreds of columns": (wide_cells, "表格合计超过 500000 格"),
    "one long text merged over many rows": (merged_text, "文字合计超过 3000000 个"),
    "merged ranges one over the other": (merges_over_each_other, "合并单元格合计盖住超过 500000 格，或互相重叠"),
    "one shared text in thousands of cells": (shared_text, "文字合计超过 10000000 个"),
    "more rows than a table has": (endless_rows, "表格合计超过 100000 行"),
    "a cell over too many columns": (lambda: word(plan(row("宽", properties='<w:gridSpan w:val="501"/>'))), "一张表超过 500 栏"),
    "paragraphs without end": (lambda: word(plan() + "<w:p/>" * 100_001), "超过 100000 段"),
    "tables without end": (lambda: word(table(row("表")) * 2_001), "超过 2000 张表"),
    "elements without end": (lambda: word("<a/>" * 1_000_001), "内部结构超过 1000000 个元素"),
    "a list that prints pages": (
        lambda: word(
            p("新建公园", '<w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr>'),
            numbering='<w:numbering xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:abstractNum w:abstractNumId="0">'
            f'<w:lvl w:ilvl="0"><w:lvlText w:val="{"%1" * 500_000}"/></w:lvl></w:abstractNum>'
            '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>',
        ),
        "自动编号的文字超过 255 个",
    ),
    "a text of endless lines": (lambda: b"\n1" * 200_001, "超过 200000 行"),
    "a table of endless rows": (lambda: b"a,b,c\n" * 100_002, "表格合计超过 100000 行"),
    "a table of a thousand columns": (lambda: (b"a," * 1_000 + b"a\n") * 3, "一张表超过 500 栏"),
    "a text table of a thousand columns": (lambda: ("|甲" * 1_000 + "|\n").encode() * 3, "一张表超过 500 栏"),
    "a line without end": (lambda: "长".encode() * 3_000_001, "文字合计超过 3000000 个"),
}  # fmt: skip


@pytest.mark.parametrize("name", LIMITS)
def test_88_what_is_too_large_is_refused_with_its_limit(name: str) -> None:
    make, words = LIMITS[name]
    error = refusal(make())
    assert error.fault is DocumentFault.TOO_LARGE
    assert words in explain_error(error)


def test_88_tables_nested_a_thousand_deep_are_refused_or_read() -> None:
    came = within_limits(tables_in_tables(), "方案.docx")
    assert isinstance(came, str) or came.plan is not None


@pytest.mark.parametrize("start", ["一", "-5", "", "9" * 5_000, "1e9", "٣"])
def test_88_numbers_of_a_list_that_are_none_are_read_over(start: str) -> None:
    numbered = '<w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr>'
    data = word(
        plan() + p("落实责任", numbered),
        numbering='<w:numbering xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:abstractNum w:abstractNumId="0">'
        f'<w:lvl w:ilvl="{start}"/><w:lvl w:ilvl="99"/><w:lvl w:ilvl="0"><w:start w:val="{start}"/>'
        '<w:numFmt w:val="chineseCounting"/><w:lvlText w:val="%1、%2"/></w:lvl></w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>',
    )
    assert texts(data) == TASKS


@pytest.mark.parametrize("level", ["", "99", "-1", "二", "01"])
def test_88_levels_of_a_list_that_are_none_are_read_over(level: str) -> None:
    numbered = f'<w:pPr><w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="1"/></w:numPr></w:pPr>'
    assert texts(word(plan() + p("落实责任", numbered))) == TASKS


def test_88_a_number_of_thousands_of_digits_is_a_text_and_told() -> None:
    reading = within_limits(word(plan(row("7" * 4_500, "修建步道2公里", "区住建委"))), "方案.docx")
    assert isinstance(reading, Reading)
    assert reading.plan is not None
    assert [item.number for item in reading.plan.items] == ["1", "2", "3"]
    assert [
        fact_words(one)["count"] for one in reading.findings if one.code == "number-too-long"
    ] == ["4500"]


def test_88_a_mark_far_below_a_table_costs_nothing() -> None:
    far = '<row r="1000000"><c r="B1000000" t="inlineStr"><is><t> </t></is></c></row>'
    assert texts(workbook(raw=far), "方案.xlsx") == TASKS


def test_87_an_error_value_is_told_and_the_rest_is_read() -> None:
    raw = '<row r="4"><c r="A4" t="e"><v>#NAME?</v></c><c r="B4" t="inlineStr"><is><t>办好展会</t></is></c></row>'
    reading = within_limits(workbook(raw=raw), "方案.xlsx")
    assert isinstance(reading, Reading)
    assert reading.plan is not None
    assert [item.text for item in reading.plan.items] == [*TASKS, "办好展会"]
    told = next(one for one in reading.findings if one.code == "error-in-cell")
    assert (spot_words(told.place.at), fact_words(told)["value"]) == ("A4", "#NAME?")


def test_87_thousands_of_error_values_are_told_a_thousand_times_and_counted() -> None:
    raw = "".join(f'<row r="{n}"><c r="C{n}" t="e"><v>#REF!</v></c></row>' for n in range(4, 3_004))
    reading = within_limits(workbook(raw=raw), "方案.xlsx")
    assert isinstance(reading, Reading)
    assert sum(one.code == "error-in-cell" for one in reading.findings) == 1_000
    assert "2000" in {
        fact_words(one).get("count") for one in reading.findings if one.code == "more-alike-read"
    }
