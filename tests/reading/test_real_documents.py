"""The real public documents, read row by row."""

from collections import Counter
from pathlib import Path

import pytest

from gwreport.domain.plan.documents import DocumentKind
from gwreport.domain.plan.plan import Kind
from gwreport.errors import DocumentError, DocumentFault
from gwreport.reading import understand_document

pytestmark = pytest.mark.documents


def read(folder: Path, name: str):
    return understand_document((folder / name).read_bytes(), name)


def codes(reading) -> Counter[str]:
    return Counter(finding.code for finding in reading.findings)


def test_the_fuling_table_gives_every_item(documents):
    reading = read(documents, "fuling-2025-breakdown.docx")
    plan = reading.plan
    assert plan.title == "2025年区政府工作报告目标任务分解方案"
    assert (plan.issuer, plan.date) == ("重庆市涪陵区人民政府办公室", "2025年1月23日")
    kinds = Counter(item.kind for item in plan.items)
    assert kinds == {Kind.INDICATOR: 7, Kind.TASK: 137, Kind.GOVERNANCE: 4}
    tasks = [item for item in plan.items if item.kind is Kind.TASK]
    assert [item.number for item in tasks] == [str(number) for number in range(1, 138)]
    assert len({item.category for item in tasks}) == 9
    assert len({leader for item in plan.items for leader in item.leaders}) == 7


@pytest.mark.parametrize(
    ("item_id", "leaders", "leads", "support"),
    [
        ("I7", ("冯星贵", "张宇"), ("区发展改革委", "区生态环境局"), 3),
        ("T11", ("靖开媛", "石泽林"), ("区商务委", "区农业农村委"), 3),
        ("T15", ("郑小平",), ("区政务服务管理事务中心",), 1),
        ("T18", ("冯星贵", "高帆"), ("区经济信息委", "白涛工业园区（白涛新材料科技城）"), 2),
        ("T49", ("郑小平", "高帆"), ("区科技局", "区人力社保局"), 1),
        ("T113", ("高帆",), ("区教委",), 0),
        ("T134", ("冯星贵",), ("区应急局",), 6),
    ],
)
def test_fuling_cells_are_cleaned(documents, item_id, leaders, leads, support):
    item = read(documents, "fuling-2025-breakdown.docx").plan.item(item_id)
    assert (item.leaders, item.lead_units) == (leaders, leads)
    assert len(item.support_units) == support


def test_fuling_slips_are_told_of(documents):
    found = codes(read(documents, "fuling-2025-breakdown.docx"))
    assert found == {
        "support-missing": 4,
        "wrapped-name-joined": 1,
        "leaders-run-together": 1,
        "unit-near": 1,
        "several-sentences": 4,
        "prose-beside": 1,
    }


def test_the_fuling_workbook_gives_the_items_of_the_document(documents):
    in_word = read(documents, "fuling-2025-breakdown.docx")
    in_excel = read(documents, "fuling-2025-breakdown.xlsx")
    assert in_excel.plan.items == in_word.plan.items
    assert in_excel.plan.title == in_word.plan.title
    assert codes(in_excel)["note-left-out"] == 3


def test_the_liangping_lines_give_every_item(documents):
    reading = read(documents, "liangping-2023-breakdown.docx")
    plan = reading.plan
    assert plan.document_number == "梁平府办发〔2023〕13号"
    assert [item.number for item in plan.items] == [str(number) for number in range(1, 118)]
    kinds = Counter(item.kind for item in plan.items)
    assert kinds == {Kind.INDICATOR: 8, Kind.TASK: 104, Kind.GOVERNANCE: 5}
    assert plan.item("I6").support_units == ("区政府各部门", "各乡镇（街道）")
    assert plan.item("T31").lead_units == ("区科技局", "区经济信息委", "区大数据发展局")
    assert plan.item("T33").support_units[2:4] == ("区林业局", "区生态环境局")
    assert len(plan.item("T100").lead_units) == 10
    assert plan.item("T107").lead_units == ("区政府各部门", "各乡镇（街道）")
    assert codes(reading)["text-cut-joined"] == 1
    assert codes(reading)["separator-missing"] == 1


def test_the_liangping_text_gives_the_items_of_the_document(documents):
    in_word = read(documents, "liangping-2023-breakdown.docx")
    in_text = read(documents, "liangping-2023-breakdown.txt")
    assert in_text.plan == in_word.plan
    assert codes(in_text)["stray-mark"] == 1


def test_the_fuling_report_is_read(documents):
    reading = read(documents, "fuling-2023q3-report.docx")
    report = reading.report
    assert reading.kind is DocumentKind.REPORT
    assert [len(report.indicators), len(report.tasks), len(report.behind)] == [13, 206, 7]
    assert report.round == "2023-Q3"
    assert report.notes == ("注:“/”表示暂无相关数据。",)
    assert report.indicators[6].lead_units == ("区发展改革委", "区生态环境局")
    assert [task.number for task in report.tasks] == [str(number) for number in range(1, 207)]
    assert len(report.tasks[50].lead_units) == 4
    texts = {task.text for task in report.tasks}
    assert all(task.text in texts for task in report.behind)


def test_the_fuling_plan_tables_are_read(documents):
    reading = read(documents, "fuling-2024-plan.docx")
    results, plan = reading.indicators
    assert reading.kind is DocumentKind.INDICATORS
    assert plan.title == "2024年国民经济和社会发展主要指标计划"
    numbered = [row.number for row in results.rows if not row.parent]
    assert numbered == [str(number) for number in range(1, 32)]
    assert [row.parent for row in results.rows if row.parent] == ["9", "17", "21", *["29"] * 4]
    assert [row.parent for row in plan.rows if row.parent] == ["9", *["25"] * 4]
    assert {row.category for row in plan.rows[:10]} == {"综合质效"}
    assert sum(row.binding for row in results.rows) == 6
    assert (results.rows[4].target, results.rows[4].completion) == ("3", "-18左右")


@pytest.mark.libreoffice
def test_the_old_word_file_gives_the_items_of_the_document(documents, soffice):
    in_word = read(documents, "fuling-2025-breakdown.docx")
    assert read(documents, "fuling-2025-breakdown.doc").plan == in_word.plan


def test_the_pdf_gives_the_items_of_the_document(documents):
    in_word = read(documents, "fuling-2025-breakdown.docx")
    in_pdf = read(documents, "fuling-2025-breakdown.pdf")
    assert in_pdf.plan == in_word.plan


def test_the_report_in_pdf_is_that_of_the_document(documents):
    in_word = read(documents, "fuling-2023q3-report.docx")
    assert read(documents, "fuling-2023q3-report.pdf").report == in_word.report


@pytest.mark.parametrize("name", ["wulong-2024-report.txt", "wulong-2024-report.pdf"])
def test_a_work_report_is_no_breakdown(documents, name):
    with pytest.raises(DocumentError) as caught:
        read(documents, name)
    assert caught.value.fault is DocumentFault.NOTHING_FOUND
