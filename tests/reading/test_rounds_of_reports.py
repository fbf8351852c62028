"""Which round a report is of where its title names only a year, or nothing."""

import pytest

from gwreport.reading import understand_document
from tests.reading.text_tables import FORMATS

TITLE = "2031年度民生实事项目进度表"
ROUND_CODES = {"round-missing", "round-assumed", "round-doubted", "year-assumed"}


def table(heading: str = "进展情况", *cells: str) -> str:
    told = cells or ("完成招标", "完成4公里", "建成1座")
    tasks = ("新建口袋公园3个", "改造管网12公里", "改造公厕8座")
    rows = [
        f"{place}|{task}|区城管局|{cell}"
        for place, (task, cell) in enumerate(zip(tasks, told, strict=True), 1)
    ]
    return "\n".join([f"序号|项目名称|牵头单位|{heading}", *rows])


def read(form: str, text: str, title: str = TITLE) -> tuple[str | None, dict[str, str]]:
    reading = understand_document(FORMATS[form](text, title), f"a.{form}")
    assert reading.report is not None
    told = {
        str(one.code): str(one.facts.get("words", ""))
        for one in reading.findings
        if one.code in ROUND_CODES
    }
    return reading.report.round, told


@pytest.mark.parametrize("form", ["docx", "xlsx"])
@pytest.mark.parametrize(
    "heading", ["本月进展情况", "本季度完成情况", "截至目前进展情况", "当前进度"]
)
def test_a_year_beside_a_column_of_a_month_is_told_as_a_guess(form: str, heading: str) -> None:
    assert read(form, table(heading)) == ("2031-Q4", {"round-doubted": heading})


@pytest.mark.parametrize("form", ["docx", "xlsx"])
def test_a_year_that_nothing_speaks_against_is_the_whole_year(form: str) -> None:
    assert read(form, table("完成情况", "已建成", "已完成12公里", "已建成8座")) == ("2031-Q4", {})


@pytest.mark.parametrize(
    ("heading", "code"),
    [("1—9月进展情况", "2031-Q3"), ("10月份进展", "2031-M10"), ("上半年完成情况", "2031-Q2")],
)
def test_a_heading_that_names_a_part_of_the_year_counts_before_the_year(heading, code) -> None:
    assert read("xlsx", table(heading)) == (code, {})


def with_line(word, line: str, title: str = TITLE, below: str = "") -> tuple[str | None, set[str]]:
    rows = [tuple(row.split("|")) for row in table().splitlines()]
    lines = [title, line, rows, *([below] if below else [])]
    reading = understand_document(word(lines), "a.docx")
    assert reading.report is not None
    return reading.report.round, {str(one.code) for one in reading.findings} & ROUND_CODES


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("（截至10月31日）", "2031-M10"),
        ("截止2031年9月30日", "2031-Q3"),
        ("统计时间：2031年11月", "2031-M11"),
        ("填报单位：区发改局    数据截止时间：2031.8.31    单位：万元", "2031-M08"),
        ("报告期：2031年1—7月", "2031-M07"),
        ("（1—11月）", "2031-M11"),
        ("截至2032年1月10日", "2031-Q4"),
    ],
)
def test_a_line_that_says_until_when_decides(word, line: str, code: str) -> None:
    assert with_line(word, line) == (code, set())


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("填报时间：2031年10月9日", "2031-Q3"),
        ("填报日期：2031-10-28", "2031-M10"),
        ("填报单位：区水务局  日 期：2031年7月5日", "2031-Q2"),
        ("2031年8月", "2031-M08"),
    ],
)
@pytest.mark.parametrize("is_below", [True, False])
def test_a_date_of_writing_is_taken_and_told(word, line: str, code: str, is_below: bool) -> None:
    over, below = ("", line) if is_below else (line, "")
    assert with_line(word, over, below=below) == (code, {"round-assumed"})


@pytest.mark.parametrize("line", ["填报时间：2032年1月9日", "制表日期：2031年12月28日"])
def test_a_date_of_writing_at_the_years_end_says_nothing_against_it(word, line: str) -> None:
    assert with_line(word, line) == ("2031-Q4", set())


def test_a_part_of_the_year_in_the_title_counts_before_every_date(word) -> None:
    title = "2031年前三季度民生实事进度表"
    assert with_line(word, "填报时间：2031年11月28日", title) == ("2031-Q3", set())


def test_a_limit_of_the_tasks_is_no_date_of_the_report(word) -> None:
    assert with_line(word, "完成时间：2031年6月底前") == ("2031-Q4", set())


@pytest.mark.parametrize("title", [TITLE, "2031年民生实事项目进度表"])
def test_the_month_up_to_which_most_rows_tell_is_taken_and_told(title: str) -> None:
    cells = ("截至2031年9月底，完成招标", "截至2031年10月底，完成4公里", "建成1座")
    assert read("docx", table("进展情况", *cells), title) == (
        "2031-M10",
        {"round-assumed": "截至2031年10月底"},
    )


@pytest.mark.parametrize(
    "cells",
    [
        ("完成招标，预计年底前开工", "完成4公里", "建成1座"),
        ("截至9月底完成招标", "完成4公里", "建成1座"),
        ("目前正在招标", "目前完成4公里", "建成1座"),
    ],
)
def test_rows_that_tell_of_a_year_not_yet_over_make_the_year_a_guess(cells) -> None:
    code, told = read("xlsx", table("进展情况", *cells))
    assert (code, set(told)) == ("2031-Q4", {"round-doubted"})


def test_the_name_of_a_sheet_is_taken_and_told(excel) -> None:
    rows = [[TITLE], *(row.split("|") for row in table().splitlines())]
    reading = understand_document(excel({"10月份": rows}), "a.xlsx")
    assert reading.report is not None
    assert reading.report.round == "2031-M10"
    assert "round-assumed" in [one.code for one in reading.findings]


def test_a_year_over_figures_of_this_month_is_told_as_a_guess(excel) -> None:
    rows = [
        ["2031年度主要经济指标完成情况"],
        ["指标名称", "单位", "年度目标", "本月止累计完成"],
        ["地区生产总值", "亿元", 800, 512.5],
        ["固定资产投资", "亿元", 300, 188.2],
        ["一般公共预算收入", "亿元", 60, 41.3],
    ]
    reading = understand_document(excel({"指标": rows}), "a.xlsx")
    assert [one.round for one in reading.indicators] == ["2031-Q4"]
    told = [one for one in reading.findings if one.code == "round-doubted"]
    assert [one.facts["words"] for one in told] == ["本月止累计完成"]


def prose(*lines: str, title: str = "2031年重点工作完成情况", end: str = "") -> str | None:
    told = [
        words
        for place, line in enumerate(lines, 1)
        for words in (f"{place}.新建口袋公园{place}个。", "责任单位：区城管局", line)
    ]
    text = "\n".join([title, *told, *end.split("；")])
    reading = understand_document(text.encode(), "a.txt")
    assert reading.report is not None
    return reading.report.round


COMING = (
    "剩余2032年6月底前建成",
    "其余2032年上半年完工",
    "计划2032年一季度建成",
    "完成时限：2032年3月",
    "整改时限：2032年3月底前",
    "下一步，2032年上半年建成",
)


@pytest.mark.parametrize("coming", COMING)
def test_what_is_to_come_decides_no_round(coming: str) -> None:
    assert prose(f"完成情况：已建成1个，{coming}。", f"完成情况：已开工，{coming}。") is None


@pytest.mark.parametrize("coming", COMING)
def test_a_line_of_what_is_to_come_decides_no_round(coming: str) -> None:
    assert prose(f"完成情况：已建成1个\n{coming}", f"完成情况：已开工\n{coming}") is None


@pytest.mark.parametrize("coming", COMING[:2])
def test_beside_what_is_to_come_the_day_of_the_paper_and_what_was_done_decide(coming: str) -> None:
    lines = (f"完成情况：已建成1个，{coming}。", f"完成情况：已开工，{coming}。")
    assert prose(*lines, end="青禾区人民政府；2031年12月6日") == "2031-M11"
    assert prose(f"完成情况：1—9月建成1个，{coming}。", lines[1]) == "2031-Q3"
