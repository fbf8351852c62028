"""Causes: what keeps an item back, however a unit puts it."""

import pytest

from gwreport.domain.causes import Cause, causes_of, in_order

LAND, CLEARING, FUNDS = Cause.LAND, Cause.CLEARING, Cause.FUNDS
APPROVAL, MARKET, POLICY, OTHER = Cause.APPROVAL, Cause.MARKET, Cause.POLICY, Cause.OTHER

CASES = [
    ("项目用地未落实。", LAND),
    ("占补平衡指标缺口60亩，无法组卷。", LAND),
    ("涉及林地调规，至今不能进场", LAND),
    ("选址与国土空间规划冲突", LAND),
    ("因卫片执法暂停施工", LAND),
    ("部分地块涉及生态保护红线", LAND),
    ("永久基本农田无法调出", LAND),
    ("征地工作滞后，尚有3户未签协议", CLEARING),
    ("房屋征收难度大", CLEARING),
    ("沿线电力杆线迁改缓慢", CLEARING),
    ("个别群众阻工", CLEARING),
    ("安置房未交付，拆迁户不愿搬离", CLEARING),
    ("未实现净地交付", CLEARING),
    ("坟墓迁移未完成", CLEARING),
    ("资金缺口较大", FUNDS),
    ("专项债券没有发行", FUNDS),
    ("区级财力紧张，配套不足", FUNDS),
    ("拖欠施工单位进度款", FUNDS),
    ("银行贷款审批收紧", FUNDS),
    ("项目资本金未到位", FUNDS),
    ("待经费到位后实施", FUNDS),
    ("环评批复未取得", APPROVAL),
    ("可研报告正在修改", APPROVAL),
    ("前期手续办理缓慢", APPROVAL),
    ("两次流标", APPROVAL),
    ("初步设计尚在审查", APPROVAL),
    ("施工许可证未办理", APPROVAL),
    ("市场需求不足，订单下滑", MARKET),
    ("受房地产投资持续下降拖累", MARKET),
    ("原材料价格上涨，企业减产", MARKET),
    ("受经济大环境影响", MARKET),
    ("企业投资意愿不强", MARKET),
    ("去年同期基数较高", MARKET),
    ("主要企业停产检修", MARKET),
    ("市级任务尚未下达", POLICY),
    ("上级政策调整，停止受理", POLICY),
    ("今年没有列入市级试点", POLICY),
    ("省生态环境厅暂停该类项目", POLICY),
    ("国家取消了补贴政策", POLICY),
    ("未纳入国家规划", POLICY),
    ("施工单位组织不力", OTHER),
    ("连续降雨影响进度", OTHER),
    ("投资主体退出", OTHER),
    ("被区政府通报批评", OTHER),
    ("专业人员不足", OTHER),
    ("示范村未通过市级评审答辩", OTHER),
]


@pytest.mark.parametrize(("text", "cause"), CASES, ids=[text for text, _ in CASES])
def test_a_wording_tells_of_its_cause(text: str, cause: Cause) -> None:
    assert causes_of(text)[0] is cause


@pytest.mark.parametrize(
    ("text", "causes"),
    [
        ("因卫片执法及资金缺口问题暂停施工", (LAND, FUNDS)),
        ("资金不足，征地未完成", (FUNDS, CLEARING)),
        ("资金已全部到位，但用地手续未批", (LAND, APPROVAL)),
        ("用地已批复。施工队伍不足。", (OTHER,)),
        ("资金虽已到位但仍有缺口", (FUNDS,)),
        ("税收征收管理人员不足", (OTHER,)),
        ("", (Cause.UNTOLD,)),
        (" \n", (Cause.UNTOLD,)),
    ],
)
def test_several_are_named_as_told_and_what_is_settled_is_none(
    text: str, causes: tuple[Cause, ...]
) -> None:
    assert causes_of(text) == causes


def test_a_report_goes_through_them_in_one_order() -> None:
    assert in_order([OTHER, MARKET, LAND, MARKET]) == [LAND, MARKET, OTHER]
