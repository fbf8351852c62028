"""Rows of published tables are judged like any other item."""

from dataclasses import replace

import pytest

from gwreport.domain.judgement.judging import judge
from gwreport.domain.judgement.tables import (
    growth_of_economy,
    indicator_of,
    of_another_year,
    table_row_of,
)
from gwreport.domain.plan.documents import IndicatorRow, ReportedIndicator
from gwreport.domain.plan.plan import HeadedCell
from gwreport.domain.plan.target import TargetKind
from gwreport.domain.rounds import Round
from gwreport.domain.statuses import Status


def row(name: str, unit: str, target: str, completion: str) -> IndicatorRow:
    return IndicatorRow("1", None, "", name, unit, False, target, completion)


@pytest.mark.parametrize(
    ("name", "unit", "target", "completion", "expected"),
    [
        ("地区生产总值增速", "%", "6.5", "7.5以上", "exceeded"),
        ("农业增加值增速", "%", "5", "4.5左右", "nearly_done"),
        ("规上工业利润增速", "%", "3", "-18左右", "behind"),
        ("研发经费增速", "%", "10", "10以上", "done"),
        ("新增企业", "家", "≥30", "61", "exceeded"),
        ("城镇调查失业率", "%", "5.5以内", "5.2", "done"),
        ("城镇调查失业率", "%", "5.5以内", "7.9", "behind"),
        ("城镇调查失业率", "%", "5.5", "5.2", "done"),
        ("空气质量优良天数", "天", "≥330", "305", "nearly_done"),
        ("安全事故死亡率", "%", "≤3", "1.5", "done"),
        ("单位能耗下降", "%", "3", "3.4", "exceeded"),
        ("能耗下降", "%", "完成市级下达目标", "预计能够完成", "done"),
        ("粮食产量", "万吨", "44", "45.2", "done"),
        ("居民收入增速", "%", "快于经济增速", "5左右", "behind"),
        ("农村居民收入增速", "%", "", "7左右", "unknown"),
        ("民间投资（不含房地产）增速", "%", "12", "8", "behind"),
        ("进出口总额", "亿元", "20", "/", "unknown"),
    ],
)
def test_a_row_at_the_end_of_the_year(
    name: str, unit: str, target: str, completion: str, expected: str
) -> None:
    item, told = table_row_of(row(name, unit, target, completion))
    assert judge(item, told, Round(2023, 4), economy=7.5).status.value == expected


def test_a_row_of_the_first_annex_has_its_unit_in_its_name() -> None:
    reported = ReportedIndicator("1", "新增城镇就业（万人）", "新增城镇就业9100人", "2万人", ())
    item, told = indicator_of(reported)
    judged = judge(item, told, Round(2025, 3))
    assert judged.status.value == "behind"
    assert judged.reasons[0].facts["share"] == "45.5%"


def test_the_growth_of_the_economy_is_found_by_its_name() -> None:
    assert growth_of_economy([("地区生产总值增长（%）", "前三季度，GDP同比增长7.6%")]) == 7.6
    assert growth_of_economy([("地区生产总值增速", "7.5以上")]) == 7.5
    assert growth_of_economy([("民营经济占GDP比重", "63"), ("单位地区生产总值能耗", "3")]) is None


def test_a_result_of_another_year_is_held_against_no_target():
    one = replace(
        row("粮食产量", "万吨", "45", "44"), target_from="2032年计划", completion_from="2031年完成"
    )
    judged = of_another_year(one)
    assert judged is not None
    assert (judged.status, judged.reasons[0].code) == (Status.UNKNOWN, "other-year")
    assert of_another_year(replace(one, completion_from="2032年1-9月完成")) is None
    assert of_another_year(replace(one, completion_from="1-9月完成")) is None


def test_under_headings_of_growth_figures_are_growths_whatever_the_rows_unit():
    one = replace(
        row("地区生产总值", "亿元", "6.5左右", "4.1"),
        target_from="2031年计划增长%",
        completion_from="1-9月增速",
    )
    item, told = table_row_of(one)
    assert [(target.text, target.kind) for target in item.targets] == [
        ("6.5%左右", TargetKind.GROWTH)
    ]
    assert (told.growth, told.value) == ("4.1", "")
    assert judge(item, told, Round(2031, 3)).status is Status.BEHIND


def test_the_offices_own_word_beside_the_figures_counts():
    cells = (HeadedCell("1-9月完成", "在建"), HeadedCell("完成情况", "进度滞后"))
    one = replace(row("污水处理厂", "", "建成", "在建"), values=cells)
    item, told = table_row_of(one)
    assert judge(item, told, Round(2031, 3)).status is Status.BEHIND
