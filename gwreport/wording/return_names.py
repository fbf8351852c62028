"""The Chinese names of what became of a file, of its findings' severities and of what stood in it."""

from gwreport.domain.findings.code import Severity
from gwreport.domain.returns.returns import Outcome

SEVERITIES = {Severity.ERROR: "错误", Severity.WARNING: "提醒", Severity.INFO: "说明"}
OUTCOMES = {
    Outcome.ACCEPTED: "已收",
    Outcome.ACCEPTED_WITH_FINDINGS: "已收（有问题待看）",
    Outcome.HELD: "待定",
    Outcome.DUPLICATE: "重复",
    Outcome.SUPERSEDED: "旧版本",
    Outcome.REFUSED: "未收",
}
LOOSE_CELLS = {
    "extra_row": "多出的行",
    "extra_column": "多出的列",
    "extra_sheet": "多出的表",
    "note": "批注",
    "link": "链接",
    "letter": "邮件正文",
    "page": "页眉页脚",
    "edited_text": "改动过的原文",
    "formula": "公式",
    "struck": "划掉的文字",
    "red": "标红的文字",
    "covered": "合并单元格盖住的文字",
    "error_value": "错误值",
    "hidden_value": "格式设为不显示的内容",
    "stored": "存的字符（与显示的不同）",
    "signer": "填报人信息",
    "reply": "单位说明",
    "editor": "最后保存者（文件属性）",
    "company": "单位（文件属性）",
}

# Who filled a return in, as far as it tells.
FILLERS = {"signed": "填报人", "editor": "最后保存者", "company": "文件属性中的单位"}
