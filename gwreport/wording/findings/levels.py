"""The sentences of what is wrong with an edited table of the levels of supervision (督办级别)."""

from gwreport.domain.findings.codes.rule_tables import LevelCode
from gwreport.wording.findings.rule import Rule

_TEMPLATE = "请用导出的督办级别来改，表头不要动（命令：gwreport supervise --levels-export 文件）。"


RULES: tuple[Rule, ...] = (
    Rule(LevelCode.NO_TABLE, "没有找到督办级别的表头（{headings}）。", _TEMPLATE),
    Rule(LevelCode.COLUMN_MISSING, "缺少“{heading}”一栏。", _TEMPLATE),
    Rule(LevelCode.COLUMN_TWICE, "“{heading}”写了两栏。", "请删去一栏。"),
    Rule(LevelCode.NAME_BLANK, "这一行没有写级别。", "请写上级别的名称，或删去这一行。"),
    Rule(
        LevelCode.NAME_WRONG,
        "“{words}”不能作级别的名称。",
        "请写不超过 {most} 个字、没有冒号、分号和等号的名称。",
    ),
    Rule(
        LevelCode.NAME_TWICE,
        "级别“{level}”写了两行（另一行在 {first}）。",
        "请删去一行，或换一个名称。",
    ),
    Rule(LevelCode.COLOUR_BLANK, "没有写亮灯。", "请写{colours}。"),
    Rule(
        LevelCode.COLOUR_WRONG,
        "没有“{words}”这种灯。",
        "最接近的是“{near}”；请写{colours}。",
    ),
    Rule(
        LevelCode.RUN_WRONG,
        "连续几期写的“{words}”不是可以用的数。",
        "请写 1 到 {most} 的整数；只管停滞暂缓的一级空着。",
    ),
    Rule(LevelCode.STALLED_WRONG, "停滞暂缓写的是“{words}”。", "请写“是”或“否”。"),
    Rule(
        LevelCode.NO_CASE,
        "“{level}”没有写什么情况下用。",
        "请写连续几期，或在停滞暂缓一栏写“是”，或删去这一行。",
    ),
    Rule(
        LevelCode.RUN_OVERLAP,
        "“{level}”连续 {run} 期，和后面的“{later}”（{first}）重叠：够得上它的都到了后面一级，它用不上。",
        "后面一级的期数请比它多，或删去一级。",
    ),
    Rule(
        LevelCode.STALLED_OVERLAP,
        "“{level}”停滞暂缓写的“是”，和后面的“{later}”（{first}）重叠：停滞暂缓的都到了后面一级。",
        "请只在一级写“是”，后面一级不要从 1 期起。",
    ),
    Rule(
        LevelCode.GAP,
        "没有从 1 期起的级别：连续落后不到 {run} 期的不督办。",
        "要督办的，请加一级，连续几期写 1。",
    ),
    Rule(
        LevelCode.NO_RUN,
        "没有一级写连续几期：只是未依时序推进的都不督办。",
        "要督办的，请加一级，连续几期写 1。",
    ),
    Rule(LevelCode.NO_LEVELS, "表里一级也没有。", _TEMPLATE),
)
