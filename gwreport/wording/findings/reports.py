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
    Rule(
        OutputCode.OFD_NO_PROGRAM,
        "没有装 OFD 的转换组件，没有生成 OFD，已生成内容相同的 PDF。",
        "请用 WPS 或 OFD 阅读软件打开 PDF，另存为 OFD；或请维护人员安装转换组件（命令：pip install 'gwreport[ofd]'）。",
    ),
    Rule(
        OutputCode.OFD_NOT_MADE,
        "没有把报告转成 OFD（出错或超时），已生成内容相同的 PDF。",
        "请重试，或用 WPS、OFD 阅读软件打开 PDF，另存为 OFD。",
    ),
)
