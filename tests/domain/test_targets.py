"""The quantified commitments in an item's words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gwreport.domain.plan.target import Comparator, TargetKind
from gwreport.domain.plan.targets import read_targets

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
        ("新发展中蜂2万群，", C.EQUAL, 2, "万群", K.LEVEL),
        ("完成货运量5标箱以上", C.AT_LEAST, 5, "标箱", K.LEVEL),
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
        "建成年产 50 万套线束项目。",
        "服务3群众。",
        "建设500万吨级货场。",
        "建成110千伏输变电工程。",
        "建成15分钟服务圈。",
        "引进50亿级项目。",
        "完善G319线。",
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


@pytest.mark.parametrize(
    ("text", "words", "comparator", "value", "kind"),
    [
        ("服务业增加值增长8%—10%。", "8%—10%", ">=", 8.0, "growth"),
        ("规模以上工业产值翻一番。", "翻一番", ">=", 100.0, "growth"),
        ("国家级平台实现零突破。", "零突破", ">", 0.0, "count"),
        ("零就业家庭动态清零。", "动态清零", "=", 0.0, "count"),
        ("增速保持全市前三位。", "前三位", "<=", 3.0, "rank"),
        ("综合排名力争全市第5位。", "第5位", "<=", 5.0, "rank"),
        ("居民收入增长与经济增长保持同步。", "与经济增长保持同步", "=", None, "qualitative"),
        ("居民收入快于经济增速。", "快于经济增速", ">", None, "qualitative"),
        ("节能减排完成市上下达任务。", "完成市上下达任务", "=", None, "qualitative"),
    ],
)
def test_commitments_without_a_plain_figure_are_read(text, words, comparator, value, kind):
    (target,) = read_targets(text)
    assert (target.text, target.comparator.value, target.value, target.kind.value) == (
        words,
        comparator,
        value,
        kind,
    )


def test_several_commitments_of_all_sorts_stand_in_their_order():
    text = "力争产值突破3000亿元、增长10%以上，居民收入与经济增长同步，增速居全市前三位。"
    assert [target.text for target in read_targets(text)] == [
        "突破3000亿元",
        "10%以上",
        "与经济增长同步",
        "前三位",
    ]


@pytest.mark.parametrize(
    ("text", "comparator"),
    [
        ("增长≥9%", ">="),
        ("增长≧9%", ">="),
        ("增长⩾9%", ">="),
        ("增长>=9%", ">="),
        ("增长＞9%", ">"),
        ("增长≈9%", "~"),
        ("下降≤9%", "<="),
        ("下降≦9%", "<="),
        ("下降＜9%", "<"),
    ],
)
def test_signs_of_comparison_count_like_their_words(text: str, comparator: str) -> None:
    (target,) = read_targets(text)
    assert (target.comparator, target.value, target.kind) == (comparator, 9, TargetKind.GROWTH)


def test_how_far_a_result_may_be_off_is_no_target() -> None:
    assert [one.value for one in read_targets("建设数字化车间12个，误差±1个")] == [12]
