"""An indicator's name and its target apart, as 附件1 prints them."""

import pytest

from gwreport.domain.plan.indicators import IndicatorTitle, indicator_title
from gwreport.domain.plan.plan import Item, Kind
from gwreport.domain.plan.targets import read_targets


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("地区生产总值增长6.5%。", "地区生产总值增长（%）"),
        ("地区生产总值增长（%）6.5%", "地区生产总值增长（%）"),
        ("地区生产总值增长(%)6.5%", "地区生产总值增长(%)"),
        ("优良天数（天）330天", "优良天数（天）"),
    ],
    ids=["bare", "named already", "in half-width brackets", "days"],
)
def test_the_unit_stands_in_a_name_once(text: str, name: str) -> None:
    item = Item("I1", Kind.INDICATOR, "1", text, targets=read_targets(text))
    title = indicator_title(item)
    assert isinstance(title, IndicatorTitle)
    assert title.name == name
