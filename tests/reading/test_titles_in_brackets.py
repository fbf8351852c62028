"""A section's title in brackets opens the section, in a paragraph, a row or a table of its own."""

import io
from typing import Any

import pytest

from gwreport.domain.plan.plan import Kind
from gwreport.reading import understand_document
from tests.reading.text_tables import FORMATS

HEADINGS = ("序号", "目标任务", "牵头领导", "牵头责任单位", "责任（配合）单位")
GROWTH = ("1", "地区生产总值增长6%。", "赵明", "区发展改革委", "各镇街")
PARKS = ("2", "新建口袋公园5个。", "钱晓东", "区城市管理局", "各镇街")
FIRST, SECOND = "（一、2025年主要预期目标）", "（二、2025年重点任务）"


def table(document: Any, *rows: tuple[str, ...]) -> None:
    made = document.add_table(rows=len(rows), cols=max(map(len, rows)))
    for at, row in enumerate(rows):
        if len(row) == 1:
            made.cell(at, 0).merge(made.cell(at, len(made.columns) - 1)).text = row[0]
            continue
        for column, words in enumerate(row):
            made.cell(at, column).text = words


def in_paragraphs(document: Any) -> None:
    document.add_paragraph(FIRST)
    table(document, HEADINGS, GROWTH)
    document.add_paragraph(SECOND)
    table(document, HEADINGS, PARKS)


def in_tables_of_their_own(document: Any) -> None:
    table(document, (FIRST,))
    document.add_paragraph("")
    table(document, HEADINGS, GROWTH)
    document.add_paragraph("")
    table(document, (SECOND,))
    document.add_paragraph("")
    table(document, HEADINGS, PARKS)


def in_rows(document: Any) -> None:
    table(document, (FIRST,), HEADINGS, GROWTH, (SECOND,), PARKS)


@pytest.mark.parametrize("form", [in_paragraphs, in_tables_of_their_own, in_rows])
def test_the_rows_below_are_what_the_title_says(form: Any) -> None:
    import docx

    document = docx.Document()
    document.add_paragraph("2025年区政府工作报告目标任务分解方案")
    form(document)
    buffer = io.BytesIO()
    document.save(buffer)
    plan = understand_document(buffer.getvalue(), "方案.docx").plan
    assert plan is not None
    assert [(one.kind, one.section, one.text) for one in plan.items] == [
        (Kind.INDICATOR, "一、2025年主要预期目标", "地区生产总值增长6%。"),
        (Kind.TASK, "二、2025年重点任务", "新建口袋公园5个。"),
    ]


@pytest.mark.parametrize("form", sorted(FORMATS))
@pytest.mark.parametrize(
    "title",
    [
        "青禾区2026年高质量发展综合考核指标体系",
        "2026年区政府领导领衔重点工作",
        "青禾区2026年民生实事项目一览",
        "青禾区2026年绩效考核指标及目标值",
    ],
)
def test_the_line_over_a_table_is_its_title_whatever_its_last_word_is(
    form: str, title: str
) -> None:
    table = """
    序号|工作任务|牵头单位
    1|新建口袋公园4个|区城管局
    2|改造公厕8座|区住建局
    """
    plan = understand_document(FORMATS[form](table, title), f"a.{form}").plan
    assert plan is not None
    assert (plan.title, plan.year) == (title, 2026)


def test_a_document_number_above_is_no_part_of_the_title() -> None:
    lines = ["青政办发〔2026〕9号", "重点任务分工方案", "1.新建口袋公园4个。（区城管局牵头）"]
    plan = understand_document("\n".join(lines).encode(), "a.txt").plan
    assert plan is not None
    assert (plan.title, plan.document_number) == ("重点任务分工方案", "青政办发〔2026〕9号")


def test_who_signs_below_the_list_issued_it() -> None:
    lines = [
        "2026年重点任务分工方案",
        "1.新建口袋公园4个。（区城管局牵头）",
        "2.改造公厕8座。（区住建局牵头）",
    ]
    below = ["青禾区人民政府办公室", "2026年1月23日", "（此件公开发布）"]
    plan = understand_document("\n".join([*lines, *below]).encode(), "a.txt").plan
    assert plan is not None
    assert (plan.issuer, plan.date) == ("青禾区人民政府办公室", "2026年1月23日")
    plan = understand_document("\n".join(lines).encode(), "a.txt").plan
    assert plan is not None
    assert (plan.issuer, plan.date) == ("", "")


@pytest.mark.parametrize(
    "spelt", ["二〇三一年一月二十日", "二○三一年一月二十日", "二零三一年一月二十日"]
)
def test_a_date_that_is_spelt_says_when_and_of_which_year(spelt: str) -> None:
    lines = (
        "青禾县重点工作任务分解方案",
        "1.新建学校3所。（牵头单位：县教育局；配合单位：县发改局）",
        "2.修路30公里。（牵头单位：县交通局；配合单位：县财政局）",
        "",
        "青禾县人民政府办公室",
        spelt,
    )
    plan = understand_document("\n".join(lines).encode(), "分解.txt").plan
    assert plan is not None
    assert (plan.date, plan.year, plan.issuer) == (
        "2031年1月20日",
        2031,
        "青禾县人民政府办公室",
    )


def test_a_year_that_is_spelt_in_the_title_is_the_plans() -> None:
    lines = (
        "青禾县二〇三一年重点工作任务分解表",
        "1.新建学校3所。（牵头单位：县教育局；配合单位：县发改局）",
    )
    plan = understand_document("\n".join(lines).encode(), "分解.txt").plan
    assert plan is not None
    assert plan.year == 2031


@pytest.mark.parametrize("heading", ["一、县教育局", "牵头单位：县教育局", "（一）县政府办公室"])
def test_a_heading_of_units_is_no_issuer(heading: str) -> None:
    lines = (
        "青禾县2031年重点工作任务分解表",
        heading,
        "1.新建学校3所。（牵头单位：县教育局；配合单位：县发改局）",
    )
    plan = understand_document("\n".join(lines).encode(), "分解.txt").plan
    assert plan is not None
    assert plan.issuer == ""
