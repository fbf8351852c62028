"""Figures that are promised anew each month, or for each village: none of them is the year's."""

import pytest

from gwreport.domain.plan.target import Comparator, TargetKind
from gwreport.domain.plan.targets import read_targets

C = Comparator


@pytest.mark.parametrize(
    ("text", "words", "comparator"),
    [
        ("开展巡查，每月不少于2次。", "每月不少于2次", C.AT_LEAST),
        ("每季度至少召开3次协调会。", "每季度至少召开3次", C.AT_LEAST),
        ("每个季度走访企业20户以上，", "每个季度走访企业20户以上", C.AT_LEAST),
        ("召开调度会，每半年组织演练2场。", "每半年组织演练2场", C.EQUAL),
        ("每季度召开调度会，不少于2次。", "每季度召开调度会，不少于2次", C.AT_LEAST),
        ("每周对工地巡查1次。", "每周对工地巡查1次", C.EQUAL),
        ("每日巡查3次以上。", "每日巡查3次以上", C.AT_LEAST),
        ("按季度开展督查1次。", "按季度开展督查1次", C.EQUAL),
        ("每月完成投资2亿元。", "每月完成投资2亿元", C.EQUAL),
        ("每个镇街建成1个示范点。", "每个镇街建成1个", C.EQUAL),
        ("每名干部联系5户以上。", "每名干部联系5户以上", C.AT_LEAST),
        ("每村配备不超过3名协管员。", "每村配备不超过3名", C.AT_MOST),
    ],
)
def test_what_is_wanted_anew_each_time_is_held_in_its_words(
    text: str, words: str, comparator: Comparator
) -> None:
    (target,) = read_targets(text)
    assert (target.text, target.value, target.unit) == (words, None, "")
    assert (target.comparator, target.kind) == (comparator, TargetKind.QUALITATIVE)


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("每年新增公园5个。", 5, "个"),
        ("每万人拥有床位60张。", 60, "张"),
        ("每千名老人拥有床位35张以上。", 35, "张"),
        ("补助标准提高到每人每月不低于850元。", 850, "元"),
        ("处理能力提升到每日200吨。", 200, "吨"),
        ("每季度调度一次，全年解决问题100个。", 100, "个"),
        ("每月开展检查并全年整治隐患300处。", 300, "处"),
        ("每月通报进展。新建公园3个。", 3, "个"),
        ("每亩产量达到500公斤。", 500, "公斤"),
    ],
)
def test_a_rate_and_the_years_own_figure_stay_figures(text: str, value: float, unit: str) -> None:
    (target,) = read_targets(text)
    assert (target.value, target.unit) == (value, unit)
