"""Which figure of a text answers which goal of an item."""

import pytest

from gwreport.domain.judgement.answers.answers import find_answers
from gwreport.domain.judgement.goals.goals import read_goals
from gwreport.domain.judgement.rules import DEFAULT_RULES
from gwreport.domain.plan.targets import read_targets
from gwreport.domain.rounds import Round

CASES = [
    ("固定资产投资增长10%。", "完成固定资产投资346.8亿元，同比增长0.2%。", [0.2]),
    ("固定资产投资增长10%。", "民间投资增长12%。固定资产投资增长3%。", [3.0]),
    ("进出口总额增长5%。", "外贸进出口总额131.1亿元、同比下降11.7%。", [-11.7]),
    (
        "工业产值突破2500亿元、战新产业产值增长15%。",
        "工业完成产值1818亿元、增长4.2%，战新产业产值563亿元，产值增速5.7%。",
        [1818.0, 5.7],
    ),
    ("引育20个创新团队、200名创新人才。", "引育创新团队19个、创新人才205名。", [19.0, 205.0]),
    (
        "游客、旅游收入均增长15%。",
        "接待游客2617万人次，实现旅游收入235亿元，分别增长19.1%、16.2%。",
        [19.1, 16.2],
    ),
    (
        "甲菜、乙药种植基地分别达73万亩、11万亩以上。",
        "甲菜面积73.5万亩，乙药种植面积11.5万余亩。",
        [73.5, 11.5],
    ),
    ("新增家庭农场、合作社50个。", "新增合作社43家、新增家庭农场32个。", [75.0]),
    ("创建绿色园区1个、绿色工厂5个。", "创建绿色工厂7个。", [None, 7.0]),
    ("改造地灾点10处。", "13个地灾点治理项目，已完工9个，正在施工4个。", [9.0]),
    ("新增就业2万人。", "城镇新增就业18591人。", [1.8591]),
    ("修复林地100公顷。", "修复林地1200亩。", [80.0]),
    ("优良天数达到320天。", "优良天数251天，同比增加6天。", [251.0]),
    ("建成住房1500套。", "住房开工1500套，建成620套。", [620.0]),
    ("实施重点项目96个。", "96个重点项目完成投资141亿元。", [None]),
    ("建设示范点6个。", "6个示范点全部建成。", [6.0]),
    # Two years' figures tell the growth between them, of the thing that is meant.
    ("进出口总额增长5%。", "前三季度15亿元，上年同期20亿元。", [-25.0]),
    ("进出口总额增长5%。", "进出口总额21亿元（去年同期20亿元），用电量9亿千瓦时。", [5.0]),
    ("进出口总额增长5%。", "用电量9亿千瓦时，去年同期8亿千瓦时。", [None]),
    ("进出口总额增长5%。", "前三季度15亿元，比上年同期20亿元少5亿元。", [-25.0]),
    ("新建学校3所。", "两所已投用，一所在建。", [2.0]),
    ("新建学校3所。", "两所尚未建成。", [None]),
    ("新建学校2所。", "一所已投用，另一所还在选址。", [None]),
    ("新创建农场20个，新增合作社60个。", "实际分别完成23个、61个。", [23.0, 61.0]),
    ("新创建农场20个，新增合作社60个。", "甲镇、乙镇分别完成23个、61个。", [None, None]),
    ("改造院落20个。", "15个完工，3个收尾，2个没有动工。", [15.0]),
    ("引进龙头企业3个。", "邀约龙头企业41家。", [None]),
    ("研发投入增长10%。", "2024年研发投入同比2023年增长13.9%。", [None]),
    ("研发投入增长10%。", "研发投入较2024年增长13.9%。", [13.9]),
    ("新增企业4户。", "预计新增企业4户。", [None]),
    (
        "实施项目96个，其中10亿元以上项目12个。",
        "实施项目80个，其中10亿元以上项目9个。",
        [80.0, 9.0],
    ),
    (
        "规上企业研发投入强度达到1.9%。",
        "规上企业研发费用30亿元、同比增长10.3%，投入强度为1.76%。",
        [1.76],
    ),
    ("一般性支出压减5%。", "一般性支出下降8%。", [8.0]),
    # Of figures of several periods that of the longest, and none of how long something took.
    ("新建站点100个。", "前三季度新建站点80个，其中1-8月新建站点71个。", [80.0]),
    ("新增企业4户。", "9月份新增企业4户。", [4.0]),
    ("新增企业4户。", "3季度新增企业2户。", [None]),
]


@pytest.mark.parametrize(("item", "text", "expected"), CASES)
def test_each_goal_is_answered_by_its_own_figure(
    item: str, text: str, expected: list[float | None]
) -> None:
    goals = read_goals(item, read_targets(item), less=DEFAULT_RULES.lessening)
    answers = find_answers(text, goals, Round(2025, 3))
    assert [answer.value if answer else None for answer in answers] == [
        pytest.approx(one) if one is not None else None for one in expected
    ]
