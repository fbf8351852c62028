"""Columns of figures beside a target, of which no heading says 完成情况: what was done, or what is to be done (an invented county)."""

import pytest

from gwreport.domain.plan.documents import ReportedIndicator
from gwreport.reading import understand_document
from tests.reading.text_tables import FORMATS

TITLE = "青禾县2026年主要指标"
DONE = [
    "去年同期完成|全年目标|本期完成",
    "2025年实绩|2026年目标|截至10月底",
    "基期值|目标值|当前值",
    "2025年|2026年目标|1-10月",
    "上年数|年度目标|本期值",
    "基数|全年计划|至10月末累计",
    "2025年完成|2026年目标|2026年1-10月累计",
    "去年实绩|年度任务数|目前",
]


def read(title: str, headings: str, form: str, units: str = "责任单位"):
    of_units = ("|县财政局", "|县工信局", "|县市场监管局") if units else ("", "", "")
    table = f"""
    序号|指标名称|计量单位|{headings}{"|" if units else ""}{units}
    1|一般公共预算收入|亿元|10.2|12|9.6{of_units[0]}
    2|规上工业增加值增速|%|7.1|8|8.3{of_units[1]}
    3|新增市场主体|户|3800|4000|3650{of_units[2]}
    """
    return understand_document(FORMATS[form](table, title), f"a.{form}")


def _remarks(one: ReportedIndicator) -> dict[str, str]:
    return {remark.heading: remark.cell for remark in one.remarks}


@pytest.mark.parametrize("form", sorted(FORMATS))
@pytest.mark.parametrize("headings", DONE)
def test_what_stands_in_figures_beside_a_target_was_done(headings: str, form: str) -> None:
    report = read(TITLE, headings, form).report
    assert report is not None
    told = [(one.name, one.target, one.completion, one.lead_units) for one in report.indicators]
    assert told == [
        ("一般公共预算收入", "12", "9.6", ("县财政局",)),
        ("规上工业增加值增速", "8", "8.3", ("县工信局",)),
        ("新增市场主体", "4000", "3650", ("县市场监管局",)),
    ]
    kept = headings.split("|")[0]
    assert [_remarks(one)[kept] for one in report.indicators] == ["10.2", "7.1", "3800"]


@pytest.mark.parametrize("form", sorted(FORMATS))
@pytest.mark.parametrize("headings", DONE)
def test_so_it_was_where_no_unit_answers(headings: str, form: str) -> None:
    tables = read(TITLE, headings, form, units="").indicators
    assert tables is not None
    told = [(row.name, row.target, row.completion) for table in tables for row in table.rows]
    assert told == [
        ("一般公共预算收入", "12", "9.6"),
        ("规上工业增加值增速", "8", "8.3"),
        ("新增市场主体", "4000", "3650"),
    ]


@pytest.mark.parametrize("form", sorted(FORMATS))
@pytest.mark.parametrize(
    "headings", ["2025年实绩|2026年目标|1-6月", "上年数|年度目标|上半年", "2025年|2026年目标|9月底"]
)
def test_a_period_alone_in_a_plan_is_what_is_to_be_done_by_then(headings: str, form: str) -> None:
    plan = read("青禾县2026年主要指标任务分解表", headings, form).plan
    assert plan is not None
    nodes = [[node.text for node in item.nodes] for item in plan.items]
    assert nodes == [["9.6", "12"], ["8.3", "8"], ["3650", "4000"]]


def test_where_the_work_begins_is_no_result_in_a_plan() -> None:
    plan = read("青禾县2026年攻坚行动任务清单", "权重|目标值|现状值", "xlsx").plan
    assert plan is not None
    assert [item.targets[0].value for item in plan.items] == [12, 8, 4000]
    remarks = [{one.heading: one.cell for one in item.remarks} for item in plan.items]
    assert [one["现状值"] for one in remarks] == ["9.6", "8.3", "3650"]


def test_what_was_done_since_the_year_began_goes_before_one_month() -> None:
    report = read("青禾县2026年主要指标", "10月|全年目标|1-10月累计", "xlsx").report
    assert report is not None
    assert [one.completion for one in report.indicators] == ["9.6", "8.3", "3650"]


def test_several_periods_without_a_word_of_what_was_done_stay_nodes() -> None:
    table = """
    序号|指标名称|全年目标|一季度|上半年|前三季度|责任单位
    1|一般公共预算收入（亿元）|12|3|6|9|县财政局
    2|新增市场主体（户）|4000|900|2000|3000|县市场监管局
    """
    plan = understand_document(FORMATS["xlsx"](table, TITLE), "a.xlsx").plan
    assert plan is not None
    assert [len(item.nodes) for item in plan.items] == [4, 4]


def test_the_line_over_a_report_s_table_is_its_title_and_no_prose_beside() -> None:
    reading = read(TITLE, DONE[0], "xlsx")
    assert reading.report is not None
    assert reading.report.title == TITLE
    assert "prose-beside" not in {str(one.code) for one in reading.findings}
