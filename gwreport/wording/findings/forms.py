"""The sentences of what is wrong with an edited form (填报表样)."""

from gwreport.domain.findings.codes.forms import FormCode
from gwreport.wording.findings.rule import Rule

RULES: tuple[Rule, ...] = (
    Rule(
        FormCode.NO_TABLE,
        "没有找到填报表样的表头（{headings}）。",
        "请用导出的表样来改，表头不要动" + "（命令：gwreport form export 文件）。",
    ),
    Rule(
        FormCode.TABLE_UNKNOWN,
        "表“{words}”没有认出。",
        "只能写主要指标、目标任务或配合任务。",
    ),
    Rule(FormCode.HEADING_BLANK, "这一栏没有写标题。", "请写明标题，或删去这一行。"),
    Rule(
        FormCode.HEADING_LONG, "标题“{heading}”太长，最多 {most} 个字。", "请缩短，细节写在提示里。"
    ),
    Rule(FormCode.HEADING_OURS, "标题“{heading}”是程序自己用的。", "请换一个标题。"),
    Rule(
        FormCode.HEADING_TWICE,
        "“{table}”里有两栏都叫“{heading}”（另一处在 {first}）。",
        "请改成不同的标题，或删去一行。",
    ),
    Rule(
        FormCode.WIDTH_WRONG,
        "“{heading}”的宽度“{words}”不能用。",
        "请写 1 到 {most} 的整数；写 0 是隐藏。",
    ),
    Rule(
        FormCode.HINT_LONG,
        "“{heading}”的提示有 {count} 个字，表格最多显示 {most} 个。",
        "请缩短。",
    ),
    Rule(FormCode.REQUIRED_WRONG, "“{heading}”的必填写的是“{words}”。", "请写“是”或“否”。"),
    Rule(
        FormCode.CHOICES_EMPTY,
        "“{heading}”的选项是空的。",
        "请写出选项，用“、”隔开；单位可以随便填的，这一格空着。",
    ),
    Rule(
        FormCode.CHOICES_SINGLE,
        "“{heading}”只有一个选项“{words}”。",
        "选项之间请用“、”隔开；单位可以随便填的，这一格空着。",
    ),
    Rule(FormCode.CHOICES_TWICE, "“{heading}”的选项里“{words}”写了两次。", "请删去一个。"),
    Rule(
        FormCode.PAGE_UNKNOWN,
        "“{heading}”的显示于“{words}”没有认出。",
        "只能写审核、台账、报告，用“、”隔开。",
    ),
    Rule(
        FormCode.COLUMN_NEEDED,
        "“{table}”里缺少“{heading}”一栏，程序要用它。",
        "程序要用的栏可以改名、移动，不能去掉；请从导出的表样里找回这一行（改名只改标题，最后一列识别码不要动）。",
    ),
    Rule(FormCode.COLUMNS_MANY, "“{table}”有 {count} 栏，最多 {most} 栏。", "请减少。"),
    Rule(
        FormCode.NOT_FILLED_IN,
        "“{heading}”是下发的内容，单位不填，不能写{part}。",
        "请把这一格清空（必填写“否”）。",
    ),
    Rule(
        FormCode.PART_FIXED,
        "“{heading}”的{part}程序要用，不能改。",
        "请照导出的表样写回原来的内容；要别的选项或要求，请另加一栏。",
    ),
    Rule(
        FormCode.MUST_BE_SEEN,
        "“{heading}”不能隐藏：它是必填的，或者研判和报告要用。",
        "请写上宽度。",
    ),
)
