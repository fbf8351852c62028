"""The quantified commitments in an item's words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gwreport.domain.targets import Comparator, TargetKind, read_targets

C, K = Comparator, TargetKind


@pytest.mark.parametrize(
    ("text", "comparator", "value", "unit", "kind"),
    [
        ("地区生产总值增长6%以上。", C.AT_LEAST, 6, "%", K.GROWTH),
        ("规上工业增加值增长9%左右。", C.ABOUT, 9, "%", K.GROWTH),
        ("税收增长5％。", C.EQUAL, 5, "%", K.GROWTH),
        ("调查失业率控制在5.5%以内，", C.AT_MOST, 5.5, "%", K.SHARE),
        ("覆盖率达到90%以上；", C.AT_LEAST, 90, "%", K.SHARE),
        ("力争规上工业产值突破3000亿元、", C.MORE, 3000, "亿元", K.LEVEL),
        ("新增托位不低于433个；", C.AT_LEAST, 433, "个", K.COUNT),
        ("培育企业100户以上", C.AT_LEAST, 100, "户", K.COUNT),
        ("粮食产量≥44万吨", C.AT_LEAST, 44, "万吨", K.LEVEL),
        ("安全事故死亡率≤3%", C.AT_MOST, 3, "%", K.SHARE),
        ("20台设备投用。", C.EQUAL, 20, "台", K.COUNT),
        ("新建公园2个", C.EQUAL, 2, "个", K.COUNT),
        ("物流成本降低至13.4％以下", C.AT_MOST, 13.4, "%", K.SHARE),
        ("占比超过60%。", C.MORE, 60, "%", K.SHARE),
        ("办理时间控制在15分钟以内", C.AT_MOST, 15, "分钟", K.LEVEL),
    ],
)
def test_a_plain_commitment_is_read(text, comparator, value, unit, kind):
    (target,) = read_targets(text)
    assert (target.comparator, target.value, target.unit) == (comparator, value, unit)
    assert target.kind is kind
    assert target.text in text


def test_commitments_stand_in_the_order_of_the_words():
    targets = read_targets("引资600亿元、到位230亿元，建厂房5万平方米。")
    assert [(one.value, one.unit) for one in targets] == [
        (600, "亿元"),
        (230, "亿元"),
        (5, "万平方米"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "深化“三个一批”改革。",
        "落实2026年工作安排。",
        "推进“1+3+N”港口建设。",
        "建设年产50万吨材料基地。",
        "建设500万吨级货场。",
        "建成110千伏输变电工程。",
        "建成15分钟服务圈。",
        "引进50亿级项目。",
        "完善G319线。",
        "城乡居民收入增长快于经济增长。",
    ],
)
def test_a_number_in_a_name_promises_nothing(text):
    assert read_targets(text) == ()


@given(st.integers(1, 99999), st.sampled_from(["亿元", "个", "户", "公里", "%"]))
def test_every_value_comes_back(value, unit):
    (target,) = read_targets(f"完成{value}{unit}以上。")
    assert (target.value, target.unit, target.comparator) == (value, unit, Comparator.AT_LEAST)


@given(st.text(max_size=60))
def test_any_words_are_read_without_failing(text):
    assert all(target.text in text for target in read_targets(text))
