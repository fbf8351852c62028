"""The sentences of what is wrong with an edited table of scoring rules (考核细则)."""

from gwreport.domain.findings.codes.rule_tables import ScoreCode
from gwreport.wording.findings.rule import Rule

_TEMPLATE = "请用导出的考核细则来改，表头不要动（命令：gwreport score --rules-template 文件）。"

RULES: tuple[Rule, ...] = (
    Rule(ScoreCode.NO_TABLE, "没有找到考核细则的表头（{headings}）。", _TEMPLATE),
    Rule(ScoreCode.COLUMN_MISSING, "缺少“{heading}”一栏。", _TEMPLATE),
    Rule(ScoreCode.COLUMN_TWICE, "“{heading}”写了两栏。", "请删去一栏。"),
    Rule(
        ScoreCode.RULE_BLANK,
        "这一行没有写规则。",
        "请写上规则的名称，或删去这一行。",
    ),
    Rule(
        ScoreCode.RULE_UNKNOWN,
        "没有“{words}”这条规则。",
        "最接近的是“{near}”；规则的名称请照导出的考核细则写。",
    ),
    Rule(
        ScoreCode.RULE_TWICE,
        "规则“{rule}”写了两行（另一行在 {first}）。",
        "请删去一行。",
    ),
    Rule(
        ScoreCode.POINTS_WRONG,
        "“{rule}”的分值“{words}”不是可以用的数。",
        "请写数字，如 2 或 0.5，最大 {most}，最多两位小数。",
    ),
    Rule(
        ScoreCode.POINTS_NEGATIVE,
        "“{rule}”的分值“{words}”是负数，这一条不是扣分的。",
        "请写正数。",
    ),
    Rule(
        ScoreCode.CAP_WRONG,
        "“{rule}”的上限“{words}”不是可以用的数。",
        "请写数字，如 10，最大 {most}，最多两位小数；不封顶的空着。",
    ),
    Rule(
        ScoreCode.CAP_NEGATIVE,
        "“{rule}”的上限“{words}”是负数。",
        "上限写最多加或扣多少分，请写正数；不封顶的空着。",
    ),
    Rule(
        ScoreCode.WEIGHT_WRONG,
        "“{rule}”的权重“{words}”不是可以用的数。",
        "请写 0 到 {most} 的数或百分数，如 0.3 或 30%；不加权的写 1。",
    ),
    Rule(
        ScoreCode.ENABLED_WRONG,
        "“{rule}”的启用写的是“{words}”。",
        "请写“是”或“否”。",
    ),
    Rule(ScoreCode.NO_RULES, "表里一条规则也没有。", _TEMPLATE),
)
