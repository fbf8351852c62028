"""The sentences of the findings of writing the report."""

from gwreport.domain.findings.codes.outputs import OutputCode
from gwreport.wording.findings.rule import Rule

RULES: tuple[Rule, ...] = (
    Rule(
        OutputCode.PDF_NO_PROGRAM,
        "本机没有装 LibreOffice，也没有可以调用的 WPS，没有生成 PDF，已生成内容相同的 Word 文件。",
        "请用 WPS 或 Word 打开 Word 文件，选“输出为 PDF”（另存为 PDF）。",
    ),
    Rule(
        OutputCode.PDF_NOT_MADE,
        "没有把报告转成 PDF（LibreOffice 或 WPS 出错或超时），已生成内容相同的 Word 文件。",
        "请重试，或用 WPS、Word 打开 Word 文件，选“输出为 PDF”（另存为 PDF）。",
    ),
)
