"""Columns under 一季度完成: what was done by then, or what is to be done."""

import pytest

from gwreport.domain.plan.documents import DocumentKind
from gwreport.reading import understand_document
from tests.reading.text_tables import FORMATS

FORMS = sorted(FORMATS)
FIGURES = """
序号|指标名称|单位|全年目标|{first}|{second}|责任单位
1|地区生产总值|亿元|500|110|240|区发改委
2|固定资产投资|亿元|200|30|90|区发改委
"""
WORDS = """
序号|目标任务|一季度完成|二季度完成|三季度完成|四季度完成|责任单位
1|新建公园3个|完成选址|开工建设|建成1个|建成3个|区城管局
2|改造小区20个|完成设计|开工10个|完工10个|完工20个|区住建局
"""


def read(table: str, title: str, form: str = "xlsx"):
    return understand_document(FORMATS[form](table, title), f"表.{form}")


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("一季度完成", "上半年完成"),
        ("1-3月完成数", "1-6月完成数"),
        ("1-3月累计完成", "1-6月累计完成"),
    ],
)
def test_figures_by_then_are_results_and_the_newest_counts(
    first: str, second: str, form: str
) -> None:
    reading = read(FIGURES.format(first=first, second=second), "主要指标", form)
    assert reading.report is not None
    rows = [(one.name, one.target, one.completion) for one in reading.report.indicators]
    assert rows == [("地区生产总值", "500", "240"), ("固定资产投资", "200", "90")]
    kept = [(one.heading, one.cell) for one in reading.report.indicators[0].remarks]
    assert (first, "110") in kept


@pytest.mark.parametrize("form", ["xlsx", "html"])
def test_words_by_then_are_nodes_of_a_plan(form: str) -> None:
    title = "青禾区2026年重点工作计划分解表"
    table = f"{title}|<|<|<|<|<|<\n{WORDS.strip()}"
    reading = read(table, "", form)
    assert reading.plan is not None
    assert [(one.round, one.text) for one in reading.plan.items[0].nodes] == [
        ("2026-Q1", "完成选址"),
        ("2026-Q2", "开工建设"),
        ("2026-Q3", "建成1个"),
        ("2026-Q4", "建成3个"),
    ]


def test_words_by_then_are_results_where_the_title_tells_of_progress() -> None:
    table = WORDS.replace("|四季度完成", "").replace("|建成3个", "").replace("|完工20个", "")
    reading = read(f"2026年重点工作进展情况表|<|<|<|<|<\n{table.strip()}", "")
    assert reading.report is not None
    assert [one.completion for one in reading.report.tasks] == ["建成1个", "完工10个"]


def test_words_by_then_stay_open_where_nothing_says_what_they_are() -> None:
    table = "序号|目标任务|一季度完成|责任单位\n1|新建公园3个|完成选址|区城管局\n2|改造小区20个|完成设计|区住建局"
    reading = read(table, "")
    assert reading.kind is DocumentKind.PLAN
    assert reading.plan is not None
    assert [(one.heading, one.cell) for one in reading.plan.items[0].remarks] == [
        ("一季度完成", "完成选址")
    ]
    told = [one.facts for one in reading.findings if str(one.code) == "column-as-remark"]
    assert told == [{"heading": "一季度完成"}]


def test_the_title_above_a_table_says_what_quarters_are_in_a_file_of_words() -> None:
    table = """
    序号|工作事项|一季度完成|二季度完成|三季度完成|四季度完成|承办科室
    1|归集证照|30类|60类|90类|120类|数据科
    2|开通窗口|完成梳理|系统联调|试运行|全面启用|政务科
    """
    reading = understand_document(FORMATS["docx"](table, "青禾区2026年重点工作计划表"), "a.docx")
    assert reading.plan is not None
    assert [[node.text for node in one.nodes] for one in reading.plan.items] == [
        ["30类", "60类", "90类", "120类"],
        ["完成梳理", "系统联调", "试运行", "全面启用"],
    ]


@pytest.mark.parametrize("heading", ["Q{}", "{}Q", "2026Q{}", "Q{}目标"])
def test_quarters_may_be_written_short(heading: str) -> None:
    heads = "|".join(heading.format(one) for one in "1234")
    table = f"""
    序号|工作任务|{heads}|责任单位
    1|招引项目30个|6个|14个|22个|30个|区招商局
    2|建设厂房|完成桩基|主体施工|主体封顶|竣工验收|区住建局
    """
    reading = understand_document(FORMATS["xlsx"](table, "青禾区2026年任务清单"), "a.xlsx")
    assert reading.plan is not None
    assert [[node.round for node in one.nodes] for one in reading.plan.items] == [
        ["2026-Q1", "2026-Q2", "2026-Q3", "2026-Q4"]
    ] * 2


def test_the_years_goal_is_no_second_node_where_the_last_quarter_has_its_own() -> None:
    table = """
    序号|工作任务|全年目标|一季度目标|二季度目标|三季度目标|四季度目标|责任单位
    1|归集证照|120类|30类|60类|90类|归集完成|区数据局
    2|开通窗口|全部开通|梳理|联调|试运行||区政务局
    """
    reading = understand_document(FORMATS["xlsx"](table, "青禾区2026年任务清单"), "a.xlsx")
    assert reading.plan is not None
    assert [[node.text for node in one.nodes] for one in reading.plan.items] == [
        ["30类", "60类", "90类", "归集完成"],
        ["梳理", "联调", "试运行", "全部开通"],
    ]
