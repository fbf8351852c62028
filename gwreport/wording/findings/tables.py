"""The sentences of what the tables of a document were taken for, and how they were set for reading."""

from gwreport.domain.findings.codes.documents import DocumentCode
from gwreport.wording.findings.rule import Rule

RULES: tuple[Rule, ...] = (
    Rule(
        DocumentCode.TABLE_CONTINUED,
        "这张表没有表头，接着上一张表的栏目读入。",
        "请核对各栏是否对应；如不是同一张表，请给它加上表头，再读入。",
    ),
    Rule(
        DocumentCode.TABLE_OF_LINES,
        "表头是“{words}”的表格每格各占一行，已按行读成表格。",
        "请对照原件核对各行；有原来的 Word 或 Excel 文件的，请改读原件。",
    ),
    Rule(
        DocumentCode.TABLES_APART,
        "这张表里并排有 {count} 张表（表头左右重复），已分开，从左到右逐张读入。",
        "请核对各项的顺序。",
    ),
    Rule(
        DocumentCode.HEADINGS_DOUBLED,
        "这张表的表头里{words}出现了不止一次，看不出是不是几张表并排，各栏的单位合在了同一项里。",
        "请核对各项的单位；几张表并排的，请拆成上下几张表，再读入；同一项有几栏单位的，请用“对应栏目”说明各栏是什么。",
    ),
    Rule(
        DocumentCode.MARKS_AS_UNITS,
        "表里每个单位一栏，按栏里的记号读出单位：{words}。",
        "请核对各项的牵头和配合单位；记号的意思不是这样的，请在原件上注明（如“●牵头 ○配合”）再读。",
    ),
    Rule(
        DocumentCode.BLOCKS_AS_TABLE,
        "各项下面分行写有标签，已按标签读成表格，各栏是“{words}”。",
        "请核对各栏；不对的，请用“对应栏目”说明各栏是什么。",
    ),
    Rule(
        DocumentCode.TABLE_TURNED,
        "这张表是横着排的，每项任务占一列，已转成每项一行，各栏是“{words}”。",
        "请核对各栏；不对的，请用“对应栏目”说明各栏是什么。",
    ),
    Rule(
        DocumentCode.FORM_HEAD,
        "表格上方填写的“{words}”已作为下面各行共有的内容。",
        "请核对；不对的，请用“对应栏目”说明各栏是什么。",
    ),
    Rule(
        DocumentCode.TABLE_LEFT_OUT,
        "这张表没有认得的表头（第一行是“{words}”），没有读入。",
        "如其中也有任务，请用“对应栏目”说明它的各栏是什么，再读入。",
    ),
    Rule(
        DocumentCode.WORDS_NOWHERE,
        "这里的“{words}”没有读进哪一项，也没有作为标题、栏目或备注读入。",
        "请对照原文；是任务内容、单位或说明的，请用“对应栏目”指明各栏，或改好原文再读入；只是版面文字的不需要处理。",
    ),
    Rule(
        DocumentCode.PROSE_BESIDE,
        "另有 {count} 段文字不属于哪一项，没有读入（“{words}”等）。",
        "请对照原文；其中有任务的，请在该段写明序号和责任单位，再读入；只是引言、要求的不需要处理。",
    ),
)
