"""Rules on figures: lower than last time, percent and fraction, 万 and 亿, no unit."""

import pytest

from gwreport.domain.plan.plan import Kind
from gwreport.wording.facts import fact_words
from tests.domain.checks.cases import case, codes, entry, told

SALES = "社会消费品零售总额突破140亿元。"
GDP = "地区生产总值增长6%以上。"


def indicator(now: dict[str, str], before: dict[str, str], text: str = SALES, **more: object):
    return case(
        entry("消费市场平稳运行，限上企业增势良好。", **now),
        text=text,
        kind=Kind.INDICATOR,
        last=entry("上半年消费市场回升。", **before),
        **more,  # type: ignore[arg-type]
    )


def test_a_cumulative_figure_below_last_times_is_told():
    (finding,) = told(indicator({"value": "88.1亿元"}, {"value": "89.2亿元"}))
    assert finding.code == "figure-lower-than-last"
    assert (fact_words(finding)["now"], fact_words(finding)["before"]) == ("88.1亿元", "89.2亿元")


@pytest.mark.parametrize(
    ("now", "before"),
    [
        ("136.5亿元", "89.2亿元"),
        ("89.2亿元", "89.2亿元"),
        ("9.1%", "12%"),
        ("88.1亿元", "/"),
        ("1365000万元", "89.2亿元"),
    ],
)
def test_a_figure_that_grew_or_is_no_amount_is_right(now: str, before: str):
    assert codes(indicator({"value": now}, {"value": before})) == []


@pytest.mark.parametrize("period", ["前三季度，累计", "1—9月", "截至9月底"])
def test_a_figure_in_the_text_is_held_against_the_same_words(period: str):
    now = entry(f"{period}新增城镇就业9287人，其中高校毕业生1200人。", "依时序推进")
    last = entry("上半年，新增城镇就业10287人，其中高校毕业生1100人。")
    (finding,) = told(case(now, text="新增城镇就业1.8万人以上。", last=last))
    assert finding.code == "figure-lower-than-last"
    assert fact_words(finding)["now"] == "9287人"


@pytest.mark.parametrize("period", ["9月", "去年"])
def test_a_figure_of_another_time_is_not_held_against_the_same_words(period: str):
    now = entry(f"前三季度稳中有进，{period}新增城镇就业928人。", "依时序推进")
    last = entry("上半年，新增城镇就业1028人。")
    assert "figure-lower-than-last" not in codes(
        case(now, text="新增城镇就业1.8万人以上。", last=last)
    )


def test_what_may_go_down_is_not_held_against_last_time():
    now = entry("隐患存量12处，剩余问题3个，生产安全事故起数5起。", "依时序推进")
    last = entry("隐患存量30处，剩余问题9个，生产安全事故起数7起。")
    assert codes(case(now, text="防范安全生产风险。", last=last)) == []


@pytest.mark.parametrize(
    ("growth", "before", "meant"),
    [("0.067", "6.5%", "6.7%"), ("0.067", "", "6.7%"), ("650%", "6.4%", "6.5%")],
)
def test_a_fraction_for_a_percentage_is_told(growth: str, before: str, meant: str):
    looked_at = indicator({"growth": growth}, {"growth": before}, GDP)
    (finding,) = told(looked_at)
    assert (finding.code, fact_words(finding)["meant"]) == ("figure-percent", meant)


@pytest.mark.parametrize("growth", ["6.7%", "6.7", "0.2%", "-2.3%", "/"])
def test_a_plain_percentage_is_right(growth: str):
    assert codes(indicator({"growth": growth}, {"growth": "6.5%"}, GDP)) == []


@pytest.mark.parametrize(
    ("now", "before"),
    [("136.5万元", "89.2亿元"), ("136.5元", "89.2亿元"), ("1365000亿元", "89.2亿元")],
)
def test_a_jump_of_wan_or_yi_is_an_error(now: str, before: str):
    assert codes(indicator({"value": now}, {"value": before})) == ["figure-scale"]


def test_a_jump_against_the_target_is_told_without_an_earlier_round():
    now = entry("消费市场平稳运行，限上企业增势良好。", value="101.2万元")
    assert codes(case(now, text=SALES, kind=Kind.INDICATOR)) == ["figure-scale"]
    text = entry("前三季度，社会消费品零售总额101.2万元。", "依时序推进")
    assert codes(case(text, text=SALES)) == ["figure-scale"]


def test_a_part_in_another_scale_than_the_whole_is_a_hint():
    text = "合同成交额35.36亿元，其中技术交易额7.71万元。"
    assert codes(case(entry(text, "依时序推进"))) == ["figure-part-scale"]
    right = "合同成交额35.36亿元，其中技术交易额7710万元。"
    assert codes(case(entry(right, "依时序推进"))) == []


def test_a_bare_number_where_the_target_has_a_unit_is_told():
    assert codes(indicator({"value": "101.2"}, {})) == ["figure-without-unit"]
    assert codes(indicator({"value": "101.2亿元"}, {})) == []
    text = entry("规上工业产值同比增长8.5，用电量增长7%。", "依时序推进")
    (finding,) = told(case(text, text="做强先进制造业。"))
    assert finding.code == "figure-without-unit"
    assert fact_words(finding)["text"].endswith("8.5")


def test_a_rate_written_as_a_fraction_in_the_text_is_told():
    text = entry("政务服务事项全程网办率0.946，平均办理时限压缩58%。", "依时序推进")
    (finding,) = told(case(text, text="全程网办率达到95%以上。"))
    assert (finding.code, fact_words(finding)["meant"]) == ("figure-percent", "94.6%")
