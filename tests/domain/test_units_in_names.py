"""An indicator of two cells (name with its unit, target) wants what the same words in one want."""

import pytest

from gwreport.domain.plan.targets import read_targets
from gwreport.domain.texts.units_of_measure import with_unit_at_figure


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("税收增长（%）：5以上", "税收增长5%以上"),
        ("税收增长（%）：6.5%", "税收增长6.5%"),
        ("地区生产总值（亿元）：446", "地区生产总值446亿元"),
        ("登记失业率(%):不高于4.5", "登记失业率不高于4.5%"),
        ("能耗降低（%）：≥3", "能耗降低≥3%"),
        ("优良天数（天）：310-315", "优良天数310-315天"),
        ("游客人次、旅游收入增速（%）：均增长15%", "游客人次、旅游收入增速均增长15%"),
    ],
)
def test_the_unit_of_a_name_is_put_to_the_figure(text: str, plain: str) -> None:
    assert with_unit_at_figure(text) == plain
    assert read_targets(text) == read_targets(plain) != ()


@pytest.mark.parametrize(
    "text",
    [
        "修建桥梁（二期）：3座。",
        "甲（区级）：5",
        "（一）经济：增长5%",
        "完成绿化（亩）：一是栽树：20",
    ],
)
def test_what_is_no_indicator_of_two_cells_stays_as_it_is(text: str) -> None:
    assert with_unit_at_figure(text) == text
