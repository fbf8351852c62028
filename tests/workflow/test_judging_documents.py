"""The rules held against what offices really published, and against an invented report."""

from pathlib import Path

import pytest

from gwreport.domain.statuses import IS_BEHIND, Status
from gwreport.errors import ArgumentError, DocumentError, DocumentFault
from gwreport.wording.judgement_reasons import explain_reason
from gwreport.workflow.plan.judge import judge_document

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"


@pytest.mark.documents
def test_the_offices_own_seven_are_among_the_worst(documents: Path) -> None:
    judged = judge_document(documents / "fuling-2023q3-report.docx")
    report = judged.reading.report
    assert report is not None
    assert len(judged.tasks) == 206
    named = {row.text for row in report.behind}
    assert len(named) == 7
    rows = sorted(zip(judged.tasks, report.tasks, strict=True), key=lambda pair: pair[0].score)
    proposed = [row.text for judgement, row in rows if judgement.status in IS_BEHIND]
    assert named <= set(proposed)
    assert len(proposed) <= 30
    assert named <= {row.text for _, row in rows[:14]}
    assert str(judged.round) == "2023-Q3"


@pytest.mark.documents
def test_a_years_table_comes_to_the_counts_that_its_text_states(documents: Path) -> None:
    judged = judge_document(documents / "fuling-2024-plan.docx", "2023-Q4")
    stated = {
        Status.EXCEEDED: 11,
        Status.DONE: 8,
        Status.NEARLY_DONE: 4,
        Status.BEHIND: 8,
    }
    assert sum(judged.counts.values()) == 31
    assert all(abs(judged.counts[status] - number) <= 1 for status, number in stated.items())
    assert judged.counts[Status.UNKNOWN] == 0


@pytest.mark.documents
def test_a_breakdown_is_refused_in_a_sentence(documents: Path) -> None:
    with pytest.raises(DocumentError) as caught:
        judge_document(documents / "fuling-2025-breakdown.docx")
    assert caught.value.fault is DocumentFault.NOTHING_TO_JUDGE


@pytest.mark.documents
def test_a_table_whose_title_names_a_whole_year_is_judged_at_its_end(documents: Path) -> None:
    told = judge_document(documents / "fuling-2024-plan.docx", "2023-Q4")
    assert judge_document(documents / "fuling-2024-plan.docx") == told


def test_a_table_without_a_round_asks_for_it(tmp_path: Path) -> None:
    table = tmp_path / "指标.csv"
    table.write_text(
        "指标名称,单位,年度目标,完成情况\n粮食产量,万吨,44,31\n新增就业,人,5000,3800\n", "utf-8"
    )
    with pytest.raises(ArgumentError) as caught:
        judge_document(table)
    assert caught.value.problem == "round-unsaid"


def test_the_examples_breakdown_is_no_report() -> None:
    with pytest.raises(DocumentError):
        judge_document(EXAMPLES / "breakdown.docx")
    with pytest.raises(ArgumentError):
        judge_document(EXAMPLES / "breakdown.docx", "2025")


def test_a_report_that_was_written_here_is_judged_with_reasons(tmp_path: Path) -> None:
    import openpyxl

    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (
        ["2025年前三季度区政府各分管领导牵头目标任务完成情况"],
        ["序号", "目标任务", "完成情况", "牵头责任单位"],
        ["1", "地区生产总值增长6%。", "前三季度，地区生产总值同比增长6.4%。", "区发展改革委"],
        ["2", "居民收入增长快于经济增长。", "前三季度，居民收入增长4.2%。", "区发展改革委"],
        ["3", "建成青禾大道。", "项目暂停施工。", "区交通局"],
        ["4", "减排任务。", "/", "区生态环境局"],
    ):
        sheet.append(row)
    book.save(tmp_path / "报告.xlsx")
    judged = judge_document(tmp_path / "报告.xlsx")
    assert [one.status.value for one in judged.tasks] == [
        "on_schedule",
        "behind",
        "stalled",
        "unknown",
    ]
    assert all(explain_reason(reason) for one in judged.tasks for reason in one.reasons)
    assert str(judged.round) == "2025-Q3"
    last = judge_document(tmp_path / "报告.xlsx", "2025-Q4")
    assert last.tasks[0].status is Status.EXCEEDED


def test_each_table_of_a_document_is_judged_at_its_own_time(tmp_path: Path) -> None:
    lines = [
        "2031年1—6月主要指标",
        "",
        "指标\t全年目标\t累计完成",
        "造林（亩）\t1000\t600",
        "",
        "2031年1—9月主要指标",
        "",
        "指标\t全年目标\t累计完成",
        "改造公路（公里）\t100\t60",
    ]
    table = tmp_path / "指标.txt"
    table.write_text("\n".join(lines), encoding="utf-8")
    judged = judge_document(table)
    assert list(map(str, judged.rounds)) == ["2031-Q2", "2031-Q3"]
    statuses = [one.status for rows in judged.tables for one in rows]
    assert statuses == [Status.ON_SCHEDULE, Status.BEHIND]
    told = judge_document(table, "2031-Q2")
    assert list(map(str, told.rounds)) == ["2031-Q2", "2031-Q2"]
