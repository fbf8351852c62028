"""What a report calls the causes for which items are behind, and what is to be done about each."""

from gwreport.domain.causes import Cause

CAUSES: dict[Cause, str] = {
    Cause.LAND: "用地",
    Cause.CLEARING: "征拆",
    Cause.FUNDS: "资金",
    Cause.APPROVAL: "审批",
    Cause.MARKET: "市场",
    Cause.POLICY: "上级政策",
    Cause.OTHER: "其他",
    Cause.UNTOLD: "未报明原因",
}
# The heading of each: what keeps the items back. {count} is how many.
SENTENCES: dict[Cause, str] = {
    Cause.LAND: "因用地指标、用地手续或规划选址没有落实的{count}项",
    Cause.CLEARING: "因征地、拆迁、迁改没有完成的{count}项",
    Cause.FUNDS: "因资金没有到位的{count}项",
    Cause.APPROVAL: "因前期手续、审批或招标没有完成的{count}项",
    Cause.MARKET: "因市场需求、价格或企业经营变化的{count}项",
    Cause.POLICY: "因上级政策、计划或名额变化的{count}项",
    Cause.OTHER: "其他原因的{count}项",
    Cause.UNTOLD: "没有报明原因的{count}项",
}
# What answers the cause; {units} are the lead units of its items.
MEASURES: dict[Cause, str] = {
    Cause.LAND: "由{units}会同规划自然资源部门，逐项落实用地指标和选址，办理用地手续",
    Cause.CLEARING: "由{units}会同项目所在镇街和征收部门，列出未签约、未腾退、未迁改的清单，逐户逐宗办结并交地",
    Cause.FUNDS: "由{units}会同财政部门核实资金缺口，分清上级补助、专项债券和自筹的来源，按工程进度筹措到位",
    Cause.APPROVAL: "由{units}会同审批部门列出未办手续清单，逐项定下办结时间",
    Cause.MARKET: "由{units}分析下降的主要企业和产品，逐户帮扶，用新增项目和新开市场弥补缺口",
    Cause.POLICY: "由{units}向上级主管部门汇报衔接，明确政策、计划或名额；今年确实无法实施的，按程序提出调整意见",
    Cause.OTHER: "由{units}逐项提出解决办法，明确责任人和完成时间",
    Cause.UNTOLD: "由{units}补报存在问题、下一步措施和完成时间",
}
