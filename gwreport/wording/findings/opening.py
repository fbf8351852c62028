"""The sentences of what is found in opening a document: what was left out, and what it holds beside its text."""

from gwreport.domain.findings.codes.opening import OpeningCode
from gwreport.wording.findings.rule import Rule

RULES: tuple[Rule, ...] = (
    Rule(
        OpeningCode.DELETED_TEXT,
        "修订删去了“{text}”，没有读入，按接受修订后的内容读取。",
        "请核对定稿内容；如修订尚未确定，请先在文档中接受或拒绝修订，再读入。",
    ),
    Rule(
        OpeningCode.INSERTED_TEXT,
        "修订新增了“{text}”，已读入，按接受修订后的内容读取。",
        "请核对定稿内容；如修订尚未确定，请先在文档中接受或拒绝修订，再读入。",
    ),
    Rule(
        OpeningCode.STRUCK_TEXT,
        "“{text}”用删除线划去了，没有读入。",
        "请核对划去的内容是否作废；如仍然有效，请取消删除线，再读入。",
    ),
    Rule(
        OpeningCode.HIDDEN_TEXT,
        "“{text}”是隐藏文字，没有读入。",
        "如隐藏的文字也是正式内容，请先取消隐藏，再读入。",
    ),
    Rule(
        OpeningCode.COVERED_TEXT,
        "“{text}”被合并的单元格盖住，纸面上看不见，没有读入。",
        "请核对合并的单元格；如这些文字也是正式内容，请取消合并，再读入。",
    ),
    Rule(
        OpeningCode.PLACEHOLDER_LEFT_OUT,
        "这里还没有填写，只有提示文字“{text}”，按空白处理。",
        "请在原文中填写，再读入；确实为空则不需要处理。",
    ),
    Rule(
        OpeningCode.SIGN_UNKNOWN,
        "字体“{font}”的符号（{text}）认不出，以“〓”代替。",
        "请打开原文件核对是什么符号，在原文中改为普通文字（如“≥”），再读入。",
    ),
    Rule(
        OpeningCode.RAISED_TEXT,
        "“{text}”是上标，读作“^”后的文字。",
        "请核对；如是注释的编号，不需要处理。",
    ),
    Rule(
        OpeningCode.FIELD_UNREAD,
        "这里有一个域（{text}），看不出显示的内容，没有读入。",
        "请在原文中把域改为普通文字，再读入。",
    ),
    Rule(
        OpeningCode.RUBY_LEFT_OUT,
        "文字上方标注的“{text}”没有读入。",
        "如标注的是正式内容，请写进正文，再读入。",
    ),
    Rule(
        OpeningCode.TEXT_BOX_READ,
        "文本框里的文字“{text}”已接在所在段落之后读入。",
        "请核对它属于哪一项。",
    ),
    Rule(
        OpeningCode.DRAWING_WORDS,
        "图形里有文字“{text}”，没有读入。",
        "如其中有任务、单位或时限，请写进正文或表格，再读入。",
    ),
    Rule(
        OpeningCode.PICTURE_LEFT_OUT,
        "这里有一张图片，图片里的内容没有读入。",
        "请打开原文件查看；如图片里有任务、单位或表格的一部分，请改为文字，再读入。",
    ),
    Rule(
        OpeningCode.PICTURES_SMALL,
        "文件中有 {count} 张小图片，没有读入。",
        "如是印章、标志，不需要处理；如有正式内容，请改为文字，再读入。",
    ),
    Rule(
        OpeningCode.EMBEDDED_READ,
        "这里嵌入了一个工作簿或文档（{kind}），已接在所在的段落或表格之后读入。",
        "请核对其中的内容是否都属于这份方案。",
    ),
    Rule(
        OpeningCode.EMBEDDED_LEFT_OUT,
        "这里嵌入了一个对象（{kind}），没有读入。",
        "请打开原文件查看；如其中有任务、单位或时限，请写进正文或表格，再读入。",
    ),
    Rule(
        OpeningCode.INSERTED_PART_READ,
        "这里插入了另一个程序生成的内容（{part}），已读入。",
        "请核对这一部分是否读得完整。",
    ),
    Rule(
        OpeningCode.INSERTED_PART_LEFT_OUT,
        "这里插入了另一个程序生成的内容（{part}），没有读入。",
        "请用 WPS 或 Word 打开原文件，另存一份 .docx，再读入。",
    ),
    Rule(
        OpeningCode.WATERMARK_LEFT_OUT,
        "页面上有水印{text}（{count} 页），没有读入。",
        "请核对水印处的文字是否读得完整。",
    ),
    Rule(
        OpeningCode.TURNED_LEFT_OUT,
        "“{text}”横放或倒放在页面上，没有读入。",
        "请打开原文件核对；如是正式内容，请换用 Word 或 Excel 版本，再读入。",
    ),
    Rule(
        OpeningCode.TEXT_OVERLAPS,
        "这些文字叠印在一起，分不清哪些是正文：“{text}”。",
        "请与原文核对；最好换用 Word 或 Excel 版本，再读入。",
    ),
    Rule(
        OpeningCode.TEXT_RECOGNISED,
        "第 {pages} 页是扫描件，文字是识别出来的，可能有错字。",
        "请逐项与原件核对；最好换用 Word 或 Excel 版本，再读入。",
    ),
    Rule(
        OpeningCode.SIGNS_UNMAPPED,
        "这一页有 {count} 个字的字体没有文字编码，读不出来，以“〓”代替。",
        "请与原文核对；最好换用 Word 或 Excel 版本，再读入。",
    ),
    Rule(
        OpeningCode.FORM_VALUE_LEFT_OUT,
        "表单的“{field}”里填写了“{text}”，没有读入。",
        "如填写的是任务、单位或时限，请换用 Word 或 Excel 版本，或写进正文，再读入。",
    ),
    Rule(
        OpeningCode.WORDS_UNREAD,
        "文件中有些文字看不出属于哪里，没有读入：“{text}”。",
        "请在原文件中找到这些文字；如是正式内容，请写进正文或表格，再读入。",
    ),
    Rule(
        OpeningCode.DOCUMENT_COMMENT,
        "{author}在这里写了批注：“{text}”。",
        "批注没有改动任务；请核对是否要按批注修改原文，再读入。",
    ),
    Rule(
        OpeningCode.DOCUMENT_COMMENT_ON,
        "{author}在“{on}”处写了批注：“{text}”。",
        "批注没有改动任务；请核对是否要按批注修改原文，再读入。",
    ),
    Rule(
        OpeningCode.FOOTNOTE_LEFT_OUT,
        "文件有脚注“{text}”，没有读入任务。",
        "请核对脚注是否改变了任务、单位或时限；如是，请写进正文，再读入。",
    ),
    Rule(
        OpeningCode.PAGE_HEADER_LEFT_OUT,
        "页眉、页脚或水印里有文字“{text}”，没有读入。",
        "如与任务、单位或时限有关，请写进正文，再读入；否则不需要处理。",
    ),
    Rule(
        OpeningCode.MORE_OF_THESE,
        "这样的情况还有 {count} 处（如“{text}”），没有逐一列出。",
        "请打开原文件核对。",
    ),
    Rule(
        OpeningCode.HIDDEN_SHEET,
        "这张工作表是隐藏的，没有读入。",
        "如其中也有任务，请取消隐藏并另存，再读入。",
    ),
    Rule(
        OpeningCode.HIDDEN_ROWS,
        "有 {count} 行是隐藏的（{rows}），没有读入。",
        "如这些行也是任务，请取消隐藏（或清除筛选）并另存，再读入。",
    ),
    Rule(
        OpeningCode.HIDDEN_COLUMNS,
        "有 {count} 列是隐藏的（{columns}），没有读入。",
        "如这些列也是正式内容，请取消隐藏并另存，再读入。",
    ),
    Rule(
        OpeningCode.CELL_COMMENT,
        "这一格有批注：“{text}”。",
        "批注没有改动任务；请核对是否要按批注修改原文，再读入。",
    ),
    Rule(
        OpeningCode.PICTURES_IN_SHEET,
        "工作表里有 {count} 张图片或图形，其中的内容没有读入。",
        "请打开原文件查看；如其中有任务、单位或时限，请填进单元格，再读入。",
    ),
    Rule(
        OpeningCode.EMBEDDED_IN_WORKBOOK,
        "工作簿里嵌有 {count} 个附件或控件，没有读入。",
        "请打开原文件查看；如其中有任务、单位或时限，请填进单元格，再读入。",
    ),
    Rule(
        OpeningCode.CHART_SHEET_LEFT_OUT,
        "有 {count} 张图表或宏工作表，没有读入。",
        "请打开原文件查看；如其中有正式内容，请填进单元格，再读入。",
    ),
    Rule(
        OpeningCode.EXTERNAL_VALUES,
        "有公式引用别的工作簿，按文件里保存的结果读入。",
        "请核对这些结果是否是最新的。",
    ),
    Rule(
        OpeningCode.NUMBER_FORMAT_ODD,
        "这一格的显示格式（{code}）看不懂，按保存的数“{text}”读入。",
        "请打开原文件核对屏幕上显示的内容；最好改为直接填写文字，再读入。",
    ),
    Rule(
        OpeningCode.NUMBER_FORMAT_UNKNOWN,
        "这一格存的数是“{text}”，看不出屏幕上怎样显示（如百分数、负数），按保存的数读入。",
        "请打开原文件核对；最好另存为 .xlsx，再读入。",
    ),
    Rule(
        OpeningCode.NUMBER_WITHOUT_SIGN,
        "这一格存的数是 {raw}，屏幕上显示为“{text}”，看不出是负数。",
        "请核对是增长还是下降，在原文中写明，再读入。",
    ),
    Rule(
        OpeningCode.FORMULA_WITHOUT_VALUE,
        "这个单元格是公式，文件里没有保存计算结果，按空白处理。",
        "请用 WPS 或 Excel 打开、重新计算并保存，再读入；或直接填写文字。",
    ),
    Rule(
        OpeningCode.ERROR_IN_CELL,
        "单元格 {cell} 的内容是错误值“{value}”。",
        "请在原表中改正公式或直接填写内容，再读入。",
    ),
    Rule(
        OpeningCode.STREAM_DAMAGED,
        "这份 PDF 有损坏的部分，可能有文字没有读出。",
        "请核对读出的内容是否齐全；最好向来文单位重新索取，或换用 Word 版本。",
    ),
    Rule(
        OpeningCode.MORE_ALIKE_READ,
        "同类问题太多，还有 {count} 处没有逐条列出。",
        "请用 WPS 或 Office 打开文件，看看是否选错了文件，或格式出了问题。",
    ),
    Rule(
        OpeningCode.MACRO_NOT_RUN,
        "文件带有宏，只读取了内容，宏没有运行。",
        "如无需要，请另存为不带宏的 .xlsx。",
    ),
    Rule(
        OpeningCode.FORMAT_NOT_SEEN,
        "旧格式的表格看不出隐藏的行和列、删除线、批注和数字格式，全部行和列都已读入。",
        "请核对有没有不该读入的行和列；如有，请另存为 .xlsx 后再读入。",
    ),
    Rule(
        OpeningCode.SIGNS_UNKNOWN,
        "“{text}”里有认不出的符号（{codes}），原样保留。",
        "请打开原文件核对这里是什么字或符号，在原文中改正，再读入。",
    ),
    Rule(
        OpeningCode.BROKEN_LINES_JOINED,
        "有 {count} 行看来是一段话排版时断成了几行，已接到上一行之后读入；第一处是“{text}”。",
        "请与原文核对；如这些行各是一项任务，请在每行前编上序号，再读入。",
    ),
    Rule(
        OpeningCode.PAGE_WORDS_LEFT_OUT,
        "有 {count} 行是网页上正文以外的文字，没有读入：{text}。",
        "请核对；如其中有正式内容，请从网页上只复制正文，存为 .docx 再读入。",
    ),
    Rule(
        OpeningCode.PAGE_MARKS_LEFT_OUT,
        "有 {count} 行是页码或每页重复的页眉，没有读入：{text}；跨页断开的话已接上。",
        "请核对；如其中有正式内容，请从原件中复制正文，再读入。",
    ),
    Rule(
        OpeningCode.LINK_BEHIND,
        "这里带有链接（{text}），没有打开。",
        "如链接里有正式内容，请写进原文，再读入；否则不需要处理。",
    ),
)
