"""The sentences of the findings of writing the report.

Each code has two templates, the message and the suggestion; `{name}` stands for a fact.
"""

SENTENCES: dict[str, tuple[str, str]] = {
    "pdf-no-program": (
        "本机没有装 LibreOffice，没有生成 PDF，已生成内容相同的 Word 文件。",
        "请用 WPS 或 Word 打开 Word 文件，选“输出为 PDF”（另存为 PDF）。",
    ),
    "pdf-not-made": (
        "LibreOffice 没有把报告转成 PDF（出错或超时），已生成内容相同的 Word 文件。",
        "请重试，或用 WPS、Word 打开 Word 文件，选“输出为 PDF”（另存为 PDF）。",
    ),
}
