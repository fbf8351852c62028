"""The sentences of the findings of proposed nodes (细化方案)."""

from gwreport.domain.findings.codes.nodes import NodeCode
from gwreport.wording.findings.rule import Rule

# Each in a few words, for a column of a list.
NODE_PROBLEMS = {
    NodeCode.FALLS: "累计数倒退",
    NodeCode.AFTER_LIMIT: "晚于时限",
    NodeCode.BELOW_TARGET: "低于全年目标",
    NodeCode.EMPTY: "没有内容",
    NodeCode.SEVERAL_PERIODS: "写了几期",
}
RULES: tuple[Rule, ...] = (
    Rule(
        NodeCode.EMPTY,
        "“{heading}”只写了“{text}”，没有实际内容。",
        "请让单位写明，或者改成实际的内容再批准。",
        "“{heading}”只写了“{text}”。请写明实际内容。",
    ),
    Rule(
        NodeCode.SEVERAL_PERIODS,
        "“{heading}”一格里写了几期的节点：“{text}”。",
        "请分开填到各期的栏里，再批准；可以在这里逐期改写。",
        "“{heading}”一格里写了几期的节点。请分开填到各期的栏里。",
    ),
    Rule(
        NodeCode.FALLS,
        "“{heading}”写的是“{text}”，比前一期的“{other}”还少；节点是年初以来的累计数，不会倒退。",
        "请与单位核对，改成累计数后再批准；只有一期写错的，可以先批准其他各期。",
        "“{heading}”写的是“{text}”，比前一期的“{other}”还少。节点填年初以来的累计数，请改正。",
    ),
    Rule(
        NodeCode.AFTER_LIMIT,
        "“{heading}”写的是“{text}”，晚于这一项的完成时限“{other}”。",
        "请与单位核对；时限确要推后的，先更正方案的完成时限。",
        "“{heading}”写的是“{text}”，晚于完成时限“{other}”。请改到时限以内，或写明理由。",
    ),
    Rule(
        NodeCode.BELOW_TARGET,
        "“{heading}”写的是“{text}”，低于方案的全年目标“{other}”。",
        "请与单位核对；全年节点不能低于全年目标。",
        "“{heading}”写的是“{text}”，低于全年目标“{other}”。请改正。",
    ),
)
