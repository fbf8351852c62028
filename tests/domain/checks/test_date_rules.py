"""Rules on dates and periods."""

import pytest

from gwreport.domain.rounds import Round
from gwreport.wording.facts import fact_words
from tests.domain.checks.cases import Q3, case, codes, entry, told


def of(text: str, round_: Round = Q3) -> list[str]:
    return codes(case(entry(text, "依时序推进"), text="建成滨江路。", round_=round_))


@pytest.mark.parametrize(
    "text",
    [
        "截至10月底，滨江路完成路基80%。",
        "滨江路已于10月建成通车。",
        "10月15日，滨江路成功实现全线贯通。",
        "滨江路已于十月建成通车。",
        "1－１０月，滨江路已完成路基80%。",
        "2025年11月，滨江路正式启动建设，已完成招标。",
    ],
)
def test_a_date_after_the_round_told_as_done_is_told(text: str):
    assert of(text) == ["date-after-round"]


@pytest.mark.parametrize(
    "text",
    [
        "截至9月底，滨江路完成路基80%。",
        "滨江路预计10月底前建成通车。",
        "已完成路基80%，力争12月底全线贯通。",
        "已完成招标，计划10月15日开工。",
        "10月底前取得施工许可，已报送资料。",
        "已编制方案，拟于11月上旬印发。",
        "滨江路将于2026年3月建成，目前已完成路基80%。",
        "滨江路已于去年10月开工，已完成路基80%。",
        "通行办法已印发，10月1日起施行。",
    ],
)
def test_dates_within_the_round_and_dates_ahead_are_right(text: str):
    assert of(text) == []


def test_the_last_round_holds_the_whole_year():
    assert of("滨江路已于12月31日建成通车。", Round(2025, 4)) == []


@pytest.mark.parametrize(
    "text",
    [
        "滨江路预计2023年11月建成通车。",
        "滨江路已于2026年3月建成通车。",
        "2024年前三季度，滨江路完成路基80%。",
        "2024年1—9月，滨江路完成路基80%。",
    ],
)
def test_a_year_that_cannot_be_is_told(text: str):
    assert of(text) == ["date-wrong-year"]


@pytest.mark.parametrize(
    "text",
    [
        "较2024年前三季度增长7%，路基完成80%。",
        "滨江路2023年11月开工，已完成路基80%。",
        "印发《行动方案（2023—2027年）》，已完成路基80%。",
        "2022年度示范项目完成验收，2023年示范项目已下达资金计划。",
    ],
)
def test_other_years_that_make_sense_are_right(text: str):
    assert of(text) == []


@pytest.mark.parametrize("period", ["上半年", "1—3月", "一至二季度", "元至六月", "今年第1季度"])
def test_a_text_that_still_speaks_of_an_earlier_period_is_told(period: str):
    text = f"{period}，完成滨江路路基40%。"
    (finding,) = told(case(entry(text, "依时序推进"), text="建成滨江路。"))
    assert finding.code == "text-of-earlier-period"
    assert fact_words(finding)["period"] == period


@pytest.mark.parametrize(
    "text",
    [
        "上半年完成路基40%，前三季度完成路基80%。",
        "上半年完成招标，9月进场施工。",
        "完成路基80%；上半年已完成征地。",
        "一季度启动招标，目前完成路基80%。",
    ],
)
def test_a_text_that_comes_up_to_the_present_is_right(text: str):
    assert of(text) == []
