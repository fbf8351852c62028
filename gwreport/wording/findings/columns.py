"""The sentences of what the columns of a document were taken for."""

from gwreport.domain.findings.codes.documents import DocumentCode
from gwreport.wording.findings.rule import Rule

RULES: tuple[Rule, ...] = (
    Rule(
        DocumentCode.TEXT_COLUMN_ASSUMED,
        "没有找到“目标任务”一类的表头，把“{heading}”一栏当作任务内容。",
        "请核对；如不对，请把任务内容一栏的表头改为“目标任务”，再读入。",
    ),
    Rule(
        DocumentCode.COLUMN_AS_REMARK,
        "“{heading}”一栏存为其他栏目，表头不认识，没有当作领导、单位或时限。",
        "如这一栏是领导、单位、时限等，请用“对应栏目”说明它是什么，再读入。",
    ),
    Rule(
        DocumentCode.COLUMN_KEPT,
        "“{heading}”一栏原样存为其他栏目，没有当作任务、单位或时限。",
        "不需要处理。",
    ),
    Rule(
        DocumentCode.COLUMN_SAID,
        "按您的说明，“{heading}”一栏读作“{role}”。",
        "不需要处理；如不对，请用“对应栏目”重新说明。",
    ),
    Rule(
        DocumentCode.COLUMN_REMEMBERED,
        "以前说明过“{heading}”一栏是“{role}”，这次照此读取。",
        "请核对；如不对，请用“对应栏目”重新说明，以后按新的说明读取。",
    ),
    Rule(
        DocumentCode.COLUMNS_SAID_ALIKE,
        "{columns}都说成了“{role}”，几栏的内容合在一起读。",
        "请核对；不是同一内容的，请用“对应栏目”分别说明（命令：按位置写，如 --map 第3列=牵头单位）。",
    ),
    Rule(
        DocumentCode.ROW_REMEMBERED,
        "以前说明过“{text}”一行{mark}，这次照此处理。",
        "请核对；如不对，请用“对应栏目”选中这一行改过来，或点“自动”取消（命令：加 --no-rows 则不用）。",
    ),
    Rule(
        DocumentCode.TARGET_JOINED,
        "“{heading}”一栏的目标已接在指标名称之后，一并作为任务内容（名称里已经写明的不重复）。",
        "请核对；如不需要，请把目标写进指标一栏，再读入。",
    ),
)
