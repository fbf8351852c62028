"""Nodes that fall, come after their limit, stay below the target, say nothing or are those of several periods."""

import pytest

from gwreport.domain.findings.codes.nodes import NodeCode
from gwreport.domain.year.node_checks import node_problems


def _codes(nodes, text, due=None):
    found = node_problems(
        {f"2031-Q{quarter}": words for quarter, words in nodes.items()}, text, due, 2031
    )
    return [(one.code, one.key[-1]) for one in found]


@pytest.mark.parametrize(
    ("nodes", "text"),
    [
        ({1: "完成20个", 2: "累计完成15个"}, "新建社区食堂50个"),
        ({1: "完成投资5亿元", 2: "完成投资4.5亿元"}, "完成投资10亿元"),
        ({1: "完成投资5亿元", 2: "完成投资9000万元"}, "完成投资10亿元"),
        ({1: "完成30%", 2: "完成20%"}, "改造老旧小区"),
        ({1: "形象进度达到30%", 2: "形象进度达到25%"}, "建成水厂"),
        ({1: "30%", 2: "20%"}, "建成水厂"),
        ({1: "20", 2: "12"}, "新建社区食堂50个"),
    ],
)
def test_a_node_that_falls_is_told(nodes, text):
    assert _codes(nodes, text) == [(NodeCode.FALLS, "2")]


@pytest.mark.parametrize(
    ("nodes", "text"),
    [
        ({1: "增长6.5%", 2: "增长6%"}, "地区生产总值增长6%以上"),
        ({1: "6.5%", 2: "6%"}, "地区生产总值增长6%以上"),
        ({1: "招标", 2: "开工2个、投资3亿元", 3: "开工5个、投资6亿元"}, "建成5个项目"),
        ({1: "单位能耗下降3%", 2: "单位能耗下降2%"}, "单位能耗下降2%"),
        ({1: "剩余20个", 2: "剩余8个"}, "整改问题点位30个"),
        ({1: "签约10个项目", 2: "开工6个项目"}, "招商引资"),
        ({1: "", 2: "完成5个"}, "新建社区食堂5个"),
    ],
)
def test_what_need_not_grow_may_fall(nodes, text):
    assert _codes(nodes, text) == []


def test_a_node_after_the_limit_is_told():
    assert _codes({2: "主体封顶", 3: "竣工验收"}, "建成水厂", "2031年6月底前") == [
        (NodeCode.AFTER_LIMIT, "3")
    ]
    assert _codes({2: "9月底建成"}, "6月底前建成水厂") == [(NodeCode.AFTER_LIMIT, "2")]


def test_what_goes_on_behind_the_limit_is_none_after_it():
    assert _codes({2: "建成", 3: "已建成，正常运行"}, "建成水厂", "2031年6月底前") == []
    assert _codes({3: "竣工验收"}, "建成水厂", "2031年12月底前") == []
    assert _codes({3: "竣工验收"}, "建成水厂", "长期坚持") == []


def test_a_last_node_below_the_target_is_told():
    assert _codes({4: "新建40个"}, "新建社区食堂50个") == [(NodeCode.BELOW_TARGET, "4")]
    assert _codes({4: "新建50个"}, "新建社区食堂50个") == []
    assert _codes({2: "新建20个"}, "新建社区食堂50个") == []


@pytest.mark.parametrize("words", ["同上", "无", "/", "详见附件2", "另附。", "（略）"])
def test_a_node_that_says_nothing_is_told(words):
    assert _codes({2: words, 4: "建成"}, "建成水厂") == [(NodeCode.EMPTY, "2")]


@pytest.mark.parametrize(
    "words",
    [
        "一季度完成选址；上半年完成报批；前三季度开工；年底完成主体",
        "3月底前完成选址，6月底前开工",
        "1.一季度：招标。2.二季度：开工。",
    ],
)
def test_nodes_of_several_periods_in_one_cell_are_told(words):
    assert _codes({1: words}, "建成水厂") == [(NodeCode.SEVERAL_PERIODS, "1")]


@pytest.mark.parametrize(
    "words",
    ["一季度完成选址、勘察", "3月底前完成选址", "完成选址；同时启动设计", "建成6个社区食堂"],
)
def test_a_node_of_its_own_period_is_sound(words):
    assert _codes({1: words}, "建成水厂") == []
