"""What a report calls the causes for which items are behind, and what units are asked for."""

from gwreport.domain.causes import Cause

CAUSES: dict[Cause, str] = {
    Cause.LAND: "用地",
    Cause.CLEARING: "征拆",
    Cause.FUNDS: "资金",
    Cause.APPROVAL: "审批",
    Cause.MARKET: "市场",
    Cause.POLICY: "上级政策",
    Cause.OTHER: "其他",
    Cause.UNTOLD: "原因待补充",
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
    Cause.UNTOLD: "原因待补充的{count}项",
}
# What is done next: a unit's own measures, or to put some forward. No measure is made up for a cause.
MEASURE_PLANNED = "由{units}按所报措施推进"
MEASURE_WANTED = "由{units}补充{name}"
BOTH_WANTED, PROBLEM_WANTED = "存在问题、下一步措施和完成时间", "存在问题"
NEXT_STEP_WANTED = "下一步措施和完成时间"
# 加快推进，力争年底前完成 is no measure.
MEASURE_TO_BE_SAID = "具体措施和完成时间"
