"""The sentences of the findings of a returned workbook."""

from gwreport.domain.findings.codes.returns import ReturnCode
from gwreport.wording.commands import (
    ACCEPT_FILE,
    ACCEPT_FILE_OF_ROUND,
    ACCEPT_FILE_OF_UNIT,
    ACCEPT_OR_REFUSE_FILE,
    EDIT_TEXT,
    EXTRACT,
    GENERATE,
    SET_STATUS,
    TAKE_ROW,
)
from gwreport.wording.findings.rule import Rule

_IDENTITY: tuple[Rule, ...] = (
    Rule(
        ReturnCode.OTHER_WORKSPACE,
        "这份表是另一个工作区下发的，不能收入本工作区；原件已存档。",
        "请核对是否选错了工作区，或让单位填报本次下发的表。",
    ),
    Rule(
        ReturnCode.NOT_ISSUED,
        "这份表是{unit}的{round}填报表，但本工作区没有向它下发过这一期；没有收取，原件已存档。",
        "请核对填报期和单位；如果确要收取，请先下发这一期的填报表" + GENERATE,
    ),
    Rule(
        ReturnCode.ROUND_EARLIER,
        "这是{unit}的{round}填报表，而现在收的是{newest}；没有并入，等待确认。",
        "如果单位填错了表，请它填{newest}的表重报；确是补报{round}的，在审核中收下" + ACCEPT_FILE,
    ),
    Rule(
        ReturnCode.ROUND_NOT_NEWEST,
        "这是{unit}的{round}填报表，已收入{round}；{newest}的还没有收到。",
        "",
    ),
    Rule(
        ReturnCode.UNIT_SUPPOSED,
        "文件名里写着“{unit}”；文件打不开，是不是它的表无法核实，暂按它没有报成。",
        "请与该单位联系重报。",
    ),
    Rule(
        ReturnCode.MARK_ALTERED,
        "表里有一处识别标记被改动过，没有采信，按其他标记处理。",
        "请抽查几行内容，确认单位和填报期没有弄错。",
    ),
    Rule(
        ReturnCode.MARKS_DISAGREE,
        "表里的识别标记互相矛盾，分别指向：{marks}；没有并入，等待确认。",
        "请打开原件核对是哪个单位、哪一期的；确认后在审核中收下或不收" + ACCEPT_OR_REFUSE_FILE,
    ),
    Rule(
        ReturnCode.MARKS_GONE,
        "表里的{missing}不见了，按{used}认出了单位和填报期，内容已收。",
        "一般不影响使用；请抽查单位和填报期是否正确。",
    ),
    Rule(
        ReturnCode.NO_TABLE,
        "文件里找不到填报表的表头（序号、目标任务、完成情况等），没有收取；原件已存档。",
        "请让单位把内容填回下发的填报表后重报。",
    ),
    Rule(
        ReturnCode.DISTRIBUTION_LIST,
        "这是随填报表生成的发放清单，不是填报表，不用收取。",
        "不需要处理。",
    ),
    Rule(
        ReturnCode.UNKNOWN_RETURN,
        "识别标记都不在了，表中任务也与任何单位的下发内容对不上，不知道是谁的表；等待确认。",
        "请核对来源：不知道是谁的，让单位用下发的填报表重报；知道的，在审核中写明单位后收下"
        + ACCEPT_FILE_OF_UNIT,
    ),
    Rule(
        ReturnCode.IDENTITY_BY_TEXTS,
        "识别标记都不在了；按任务文字和表中字样，判断是{unit}的{round}填报表，等待确认。",
        "请核对单位和填报期；无误的，在审核中收下" + ACCEPT_FILE,
    ),
    Rule(
        ReturnCode.IDENTITY_ASSUMED,
        "识别标记都不在了；按任务文字判断是{unit}的表，表里看不出是哪一期，暂按最近下发的{round}，等待确认。",
        "请与单位核实填报期；无误的，在审核中收下，不对的，写明填报期再收" + ACCEPT_FILE_OF_ROUND,
    ),
    Rule(
        ReturnCode.IDENTITY_SHARED,
        "识别标记都不在了；表中任务由几个单位共同牵头，可能是{unit}的，也可能是{others}的（{round}），等待确认。",
        "请核实是哪个单位报的；确是{unit}的，在审核中收下，是别的单位的，写明单位再收"
        + ACCEPT_FILE_OF_UNIT,
    ),
    Rule(
        ReturnCode.NAME_OTHER_UNIT,
        "文件名写的是“{named}”，而表的内容是{unit}的；按内容收取。",
        "请核实是否发错了文件；如果发错，请“{named}”补报。",
    ),
    Rule(
        ReturnCode.SUFFIX_DIFFERS,
        "文件名“{name}”的后缀与内容不符，内容是 {format} 表格；按内容读取。",
        "一般不影响使用；请提醒单位不要手工改后缀。",
    ),
    Rule(
        ReturnCode.FORMAT_OLD,
        "这份表另存成了 {format} 格式：看不到公式、批注、链接、页眉页脚、文本框、复选框，也看不全删除线、字色、符号字体、上标和数字格式，只收了格子里存的文字和数值，屏幕上显示的可能不同。",
        "请打开原件核对；如有疑问，请单位用 .xlsx 格式重报。装有 LibreOffice 的电脑能按屏幕显示的收取。",
    ),
    Rule(
        ReturnCode.FORMAT_CONVERTED,
        "这份表另存成了 {format} 格式；由 LibreOffice 转换后按屏幕显示的收取，原件已存档。",
    ),
)

_FILE: tuple[Rule, ...] = (
    Rule(
        ReturnCode.CLOCK_ODD,
        "文件里记的保存日期是 {saved}，早于下发或晚于今天，保存它的电脑时间可能不准；收取的先后以收到为准，不受影响。",
        "",
    ),
    Rule(
        ReturnCode.MORE_ALIKE,
        "同类问题太多，还有 {count} 处没有逐条列出；内容都保留待看。",
        "请打开原件看看是否填错了表。",
    ),
)

_TABLES: tuple[Rule, ...] = (
    Rule(
        ReturnCode.COLUMNS_MOVED,
        "表里的栏目移动过位置或插入了新的列；已按表头文字对上。",
        "请抽查几行是否对位。",
    ),
    Rule(
        ReturnCode.COLUMN_EXTRA,
        "表里多了一列“{heading}”，不在下发的栏目之内；内容保留待看，没有并入。",
        "请看其中有没有要用的内容。",
    ),
    Rule(
        ReturnCode.COLUMN_LOST,
        "表里找不到栏目：{columns}；整张表没有并入，等待处理。",
        "请让单位把内容填回下发的填报表，表头保持原样。",
    ),
    Rule(
        ReturnCode.HEADING_EDITED,
        "表头“{heading}”被改成了“{now}”；按位置仍作“{heading}”读取。",
        "请抽查这一列的内容是否对得上。",
    ),
    Rule(
        ReturnCode.COLUMN_TWICE,
        "有几个栏目都叫“{heading}”（{columns}），都写了内容，分不清以哪一栏为准；没有并入，等待确认。",
        "请与单位核实以哪一栏为准：以后面的为准的，请单位删去多余的栏重报；以前面的为准的，在审核中收下"
        + ACCEPT_FILE,
    ),
    Rule(
        ReturnCode.HEADER_BY_PLACE,
        "表头认不出来了；按识别码和原来的位置对上了各栏，没有并入，等待确认。",
        "请核对几行是否对位；无误的，在审核中收下" + ACCEPT_FILE,
    ),
    Rule(
        ReturnCode.HEADER_LOST,
        "表头认不出来了，也没有别的标记能对上栏目；整张表没有并入，等待处理。",
        "请让单位把内容填回下发的填报表后重报。",
    ),
    Rule(ReturnCode.ABOVE_HEADER, "表头上方写有“{text}”，不在下发的内容之内；保留待看。", ""),
    Rule(ReturnCode.SHEET_RENAMED, "工作表“{form}”被改名为“{sheet}”，内容照收。", ""),
    Rule(
        ReturnCode.SHEET_COPIED,
        "工作表“{copy}”是“{first}”的副本，但有 {count} 处不同（{cells}）；没有并入，等待确认。",
        "请与单位核实以哪一张为准，删去另一张后重报。",
    ),
    Rule(ReturnCode.SHEET_COPIED_SAME, "工作表“{copy}”是“{first}”的副本，内容相同，只收一次。", ""),
    Rule(
        ReturnCode.SHEET_EXTRA,
        "多出一张工作表，有 {count} 个格子写了内容（如“{first}”）；保留待看，没有并入。",
        "请看其中有没有要用的内容。",
    ),
    Rule(
        ReturnCode.GUIDE_WRITTEN,
        "在“填报说明”里另写了 {count} 处内容（如“{first}”）；保留待看。",
        "请看是否需要处理。",
    ),
    Rule(ReturnCode.ROWS_SORTED, "行的顺序与下发时不同，已按识别码对上。", ""),
    Rule(ReturnCode.ROWS_HIDDEN, "有 {count} 行被隐藏或筛掉了，内容照收。", ""),
    Rule(ReturnCode.COLUMNS_HIDDEN, "栏目“{columns}”被隐藏了，内容照收。", ""),
    Rule(
        ReturnCode.CELLS_UNACCOUNTED,
        "核对不平：文件里有 {found} 个格子写了内容，只处理了 {taken} 个；没有并入，等待处理。",
        "请打开原件逐格核对，并把文件交给软件维护人员。",
    ),
)

_ROWS: tuple[Rule, ...] = (
    Rule(
        ReturnCode.ROW_EXTRA,
        "第 {row} 行“{text}”不在下发的任务之内；保留待看，没有并入。",
        "请看是新增任务还是误加：是某一项的，在审核中用作那一项的文字；不是的，不采用" + TAKE_ROW,
    ),
    Rule(
        ReturnCode.ROW_NEAR,
        "第 {row} 行“{text}”与第 {number} 项“{near}”很像但不相同，又没有识别码；没有并入。",
        "如果就是这一项，在审核中用作这一项的文字；不是的，不采用" + TAKE_ROW,
    ),
    Rule(
        ReturnCode.ROW_AMBIGUOUS,
        "第 {row} 行的任务文字与 {count} 项任务相同，分不清是哪一项；没有并入。",
        "请与单位核实是哪一项，再在审核中用作那一项的文字；都不是的，不采用" + TAKE_ROW,
    ),
    Rule(
        ReturnCode.ROW_TWICE,
        "第 {row} 行与第 {first} 行是同一项任务，内容却不同；没有并入，等待确认。",
        "请与单位核实以哪一行为准。",
    ),
    Rule(
        ReturnCode.ROW_TWICE_SAME,
        "第 {row} 行与第 {first} 行是同一项任务，内容相同，只收一次。",
        "",
    ),
    Rule(
        ReturnCode.ROW_ELSEWHERE,
        "第 {row} 行的任务在工作表“{sheet}”里已经填过，内容却不同；没有并入，等待确认。",
        "请与单位核实以哪一张表上的为准。",
    ),
    Rule(
        ReturnCode.ROW_ELSEWHERE_SAME,
        "第 {row} 行的任务在工作表“{sheet}”里已经填过，这里没有不同的内容，只收一次。",
        "",
    ),
    Rule(
        ReturnCode.ROW_OTHER_UNIT,
        "第 {row} 行带着{unit}（{round}）的识别码，不是这张表的行；没有并入，等待确认。",
        "请核实是否误贴了别的表的内容。",
    ),
    Rule(
        ReturnCode.TOKEN_ALTERED,
        "第 {row} 行的识别码被改动过，改按任务文字对应。",
        "请抽查这一行是否对得上。",
    ),
    Rule(
        ReturnCode.TOKEN_MOVED,
        "这一行的任务文字是第 {number} 项的，识别码（{token}）却是另一项的，可能是排序时漏了隐藏列；按任务文字收取。",
        "请抽查这一行的内容是否对得上。",
    ),
    Rule(
        ReturnCode.TEXT_EDITED,
        "下发的任务文字被改成了“{now}”；仍按原文“{issued}”收取，改动保留待看。",
        "请看单位是否要求调整任务表述。",
    ),
    Rule(
        ReturnCode.GIVEN_EDITED,
        "下发的“{heading}”被改成了“{now}”；仍按下发的内容，改动保留待看。",
        "请看单位是想调整内容，还是填错了栏。",
    ),
    Rule(
        ReturnCode.ROWS_MISSING,
        "有 {count} 项任务的行不见了：{items}；此前报过的内容不受影响。",
        "请让单位补报这几项。",
        most={"items": 8},
    ),
    Rule(
        ReturnCode.RETURN_EMPTY,
        "{count} 项任务一个字都没填；此前报过的内容不受影响。",
        "请让单位填好后重报。",
    ),
    Rule(
        ReturnCode.PARTLY_FILLED,
        "{all} 项里有 {count} 项没有填齐：{items}。",
        "请让单位补填后重报。",
        most={"items": 8},
    ),
)

_CELLS: tuple[Rule, ...] = (
    Rule(ReturnCode.CELLS_MERGED, "{range} 被合并成一格：内容算在 {first}，被盖住的 {covered} 不算空白（盖住的文字有 {words} 处，保留待看）。", "请核实合并的几项是否共用一段文字。", to_unit="{range} 被合并成了一格，分不清各是哪一项的内容。请逐项分别填写。"),
    Rule(ReturnCode.FORMULA_UNCACHED, "“{field}”里是没有计算结果的公式 {formula}，读不出内容；这一格没有收取。", "请让单位把公式改成直接填写的文字或数字后重报。", to_unit="“{field}”里是没有计算结果的公式，读不出内容。请直接填写文字或数字。"),
    Rule(ReturnCode.FORMULA_KEPT, "“{field}”里是公式 {formula}；收取表里保存的结果“{value}”，公式不带走。", "请核对结果是否正确。", to_unit="“{field}”里是公式，结果是“{value}”。请核对结果，直接填写文字或数字。"),
    Rule(ReturnCode.FORMULA_OUTSIDE,
        "“{field}”里的公式 {formula} 引用了外部文件或网络；没有去取，只收表里保存的结果“{value}”。",
        "请核对结果是否正确。",
     to_unit="“{field}”里的公式引用了其他文件，结果是“{value}”。请核对结果，直接填写文字或数字。"),
    Rule(ReturnCode.PICTURE_IN_CELL, "“{field}”里放的是一张图片，没有文字；这一格没有收取。", "请让单位把图片里的内容写成文字。", to_unit="“{field}”里放的是一张图片，没有文字。请把图片里的内容写成文字。"),
    Rule(ReturnCode.ERROR_VALUE, "“{field}”显示为错误值 {value}，读不出内容；这一格没有收取。", "请让单位改成直接填写的文字或数字后重报。", to_unit="“{field}”显示为错误值 {value}，读不出内容。请直接填写文字或数字。"),
    Rule(ReturnCode.STRUCK_OUT, "“{field}”的内容“{full}”全部画了删除线；这一格没有收取。", "请与单位核实是否要删去。", to_unit="“{field}”的内容“{full}”全部画了删除线。要保留的请重新填写；确要删去的请在“单位说明”里写明。"),
    Rule(ReturnCode.STRUCK_PARTLY, "“{field}”里有画了删除线的文字：全文是“{full}”，去掉删除线的部分是“{left}”；按后者收取。", "请与单位核实。", to_unit="“{field}”里有画了删除线的文字：“{full}”。请把最后确定的文字重新填写。"),
    Rule(ReturnCode.NUMBER_FORMAT,
        "“{field}”存的数是 {raw}，显示格式特殊（{format}），屏幕上看到的可能不同；按“{shown}”收取。",
        "请打开原件核对数值和单位（万、亿）。",
     to_unit="“{field}”存的数是 {raw}，屏幕上显示的可能不同。请核对数值，写明计量单位。"),
    Rule(ReturnCode.NUMBER_FORMAT_UNSEEN, "“{field}”存的数是 {raw}，这种文件格式看不到它的显示格式，屏幕上可能带字、是百分数或日期；按“{shown}”收取。", "请打开原件核对。", to_unit="“{field}”填的是 {raw}，看不出是不是百分数。请核对数值，写明计量单位。"),
    Rule(ReturnCode.NUMBER_ODD, "“{field}”存的是 {raw}，不是正常的数；按“{shown}”收取。", "请打开原件核对。"),
    Rule(ReturnCode.NUMBER_UNIT, "“{field}”存的数是 {raw}，单位写在显示格式里；按显示的“{shown}”收取。", "请核对单位（万、亿）与目标的单位是否一致。"),
    Rule(ReturnCode.NUMBER_FRACTION, "“{field}”写的是 {text}，没有百分号，看不出是 {text}% 还是按小数写的百分数；原文照收。", "请与单位核实，写明百分号。"),
    Rule(ReturnCode.TEXT_RED, "“{field}”里有标红的文字“{red}”；文字照收，颜色不带走。", "请看标红是否表示改动或待核。"),
    Rule(ReturnCode.NUMBER_ROUNDED, "“{field}”存的数是 {raw}，按显示的“{shown}”收取。", ""),
    Rule(ReturnCode.NUMBER_PERCENT, "“{field}”存的数是 {raw}，按显示的百分数“{shown}”收取。", "请核对与上期、目标相比有没有差一百倍。"),
    Rule(ReturnCode.DATE_READ, "“{field}”里是日期，存的数是 {raw}，读作 {shown}。", ""),
    Rule(ReturnCode.NUMBER_SIGNLESS, "“{field}”存的数是 {raw}，小于零，而显示的“{shown}”看不出是负数；按显示的收取。", "请与单位核实是增加还是减少。"),
    Rule(ReturnCode.NUMBER_WORDED, "“{field}”存的数是 {raw}，增减写在显示格式里；按显示的“{shown}”收取。", ""),
    Rule(ReturnCode.VALUE_HIDDEN, "“{field}”存的是“{raw}”，但显示格式（{format}）设为不显示，屏幕上看不到；这一格没有收取，内容保留待看。", "请与单位核实要不要这一格。"),
    Rule(ReturnCode.TEXT_FAINT, "“{field}”里的“{faint}”用底色一样的颜色写成，屏幕上看不出来；文字照收。", "请与单位核实要不要这些字，不要的，在审核中改写" + EDIT_TEXT),
    Rule(ReturnCode.CELL_RESTYLED, "“{field}”设有条件格式，可能换了显示格式、画了删除线或隐去了字，屏幕上看到的可能不同；按存的“{shown}”收取。", "请打开原件核对，需要时在审核中改写" + EDIT_TEXT),
    Rule(ReturnCode.TEXT_FORMAT, "“{field}”存的是“{raw}”，显示格式（{format}）另加了字；按显示的“{shown}”收取。", "请核对显示的是不是单位要写的。"),
    Rule(ReturnCode.SYMBOL_READ, "“{field}”里有用符号字体（{font}）打的符号；按显示的“{shown}”收取，存的字符是“{raw}”。", ""),
    Rule(ReturnCode.SYMBOL_UNKNOWN, "“{field}”里有用符号字体（{font}）打的符号，不知道显示成什么（存的字符是“{raw}”）；暂按“{shown}”收取。", "请打开原件看是什么符号，在审核中改写" + EDIT_TEXT),
    Rule(ReturnCode.RAISED_READ, "“{field}”里有上标或下标；按显示的“{shown}”收取，存的字符是“{raw}”。", ""),
    Rule(ReturnCode.RAISED_MARKED, "“{field}”里有上标的字，没有对应的上标字符，用“^”标出：“{shown}”；存的字符是“{raw}”。", "请打开原件核对，需要时在审核中改写" + EDIT_TEXT),
    Rule(ReturnCode.TEXT_AS_FORMULA, "“{field}”显示为 {value}：以等号、加号、减号开头的文字被表格软件当成了公式。公式里的文字是“{words}”；这一格没有收取。", "单位要写的应当就是这句话：请与单位核实，在审核中补写" + EDIT_TEXT),
    Rule(ReturnCode.FORMULA_AS_TEXT, "“{field}”写的是算式“{text}”，没有结果；原文照收。", "请单位改成算好的数字。"),
    Rule(ReturnCode.DATE_FROM_FIGURE, "“{field}”里是日期 {shown}（存的数是 {raw}），可能原来填的是“{figure}”，被表格软件改成了日期；暂按日期收取。", "请与单位核实原来填的是什么，在审核中改写" + EDIT_TEXT),
    Rule(ReturnCode.STATUS_UNKNOWN, "进度自评“{text}”不在可选的词里；原文照收，状态待定。", "可选：{words}。请与单位核实后，在审核中改定进度" + SET_STATUS, to_unit="“进度自评”写的是“{text}”，不在可选的词里。请点格子右侧的箭头，从选项中重新选择。"),
    Rule(ReturnCode.CHOICE_UNKNOWN, "“{field}”填的是“{text}”，不在可选的词里；原文照收。", "可选：{words}。请与单位核实。", to_unit="“{field}”写的是“{text}”，不在可选的词里。请点格子右侧的箭头，从选项中重新选择。"),
    Rule(ReturnCode.REQUIRED_BLANK, "“{field}”是必填的，没有填。", "请与单位核实，退回补填。", to_unit="“{field}”没有填写。请补填。"),
    Rule(ReturnCode.TEXT_LONG, "“{field}”有 {length} 个字，超过一格能放的长度；全文照收，报告里会续写。", ""),
    Rule(ReturnCode.FILLER, "“{field}”只写了“{text}”，没有实际内容；原文照收。", "请看是否需要单位补写。", to_unit="“{field}”只写了“{text}”，没有实际内容。请写明本期实际情况。"),
    Rule(ReturnCode.FIGURE_UNREAD, "“{field}”写的是“{text}”，看不到数字；原文照收。", "请核对是否填错了栏。", to_unit="“{field}”写的是“{text}”，看不到数字。请填写数字；没有数据的填“/”。"),
)  # fmt: skip

_AROUND: tuple[Rule, ...] = (
    Rule(ReturnCode.HAS_NOTE, "格子上有批注：“{text}”；保留待看，没有并入。", "请看是否需要处理。"),
    Rule(
        ReturnCode.HAS_TEXTBOX, "表上有文本框：“{text}”；保留待看，没有并入。", "请看是否需要处理。"
    ),
    Rule(
        ReturnCode.HAS_CONTROL,
        "格子上放有复选框、单选钮或下拉框，显示“{text}”；没有并入，保留待看。",
        "请看选的是什么，要用的，在审核中改写" + EDIT_TEXT,
        to_unit="格子上放有复选框、单选钮或下拉框，显示“{text}”，收不进来。请把选的内容直接写进格子。",
    ),
    Rule(
        ReturnCode.HAS_LINK,
        "格子里的“{text}”带有链接，指向 {address}；没有打开，文字照收。",
        "请看是否要单位把链接里的内容写进表里。",
    ),
    Rule(
        ReturnCode.HAS_LINK_ON_PICTURE,
        "表上的图片或图形带有链接，指向 {address}；没有打开。",
        "请看是否要单位把链接里的内容写进表里。",
    ),
    Rule(
        ReturnCode.HAS_PAGE_WORDS,
        "打印的页眉或页脚里写有“{text}”；保留待看，没有并入。",
        "请看是否需要处理。",
    ),
    Rule(
        ReturnCode.LETTER_TELLING,
        "邮件正文写有“{text}”；正文没有并入填报内容，全文保留待看。",
        "请看是否更正或补充了表里的内容；要用的，在审核中改写" + EDIT_TEXT,
    ),
    Rule(ReturnCode.LETTER_GREETING, "随邮件来的，正文是“{text}”。", ""),
    Rule(
        ReturnCode.HAS_PICTURE,
        "表里有 {count} 张图片或图形，内容没有读取；原件已存档。",
        "请打开原件看；里面有填报内容的，请单位写成文字" + EXTRACT,
    ),
    Rule(
        ReturnCode.HAS_ATTACHMENT,
        "表里嵌有 {count} 个附件，没有打开；原件已存档。",
        "请打开原件看；里面有填报内容的，请单位写进表里" + EXTRACT,
    ),
    Rule(
        ReturnCode.HAS_MACRO,
        "表里带有宏程序，没有运行，也不会带走；只收格子里的内容。",
        "请提醒单位另存为 .xlsx。",
    ),
    Rule(
        ReturnCode.HAS_EXTERNAL_LINK,
        "表里有 {count} 处指向其他文件的链接，没有打开；只收表里保存的内容。",
        "请核对引用的数值是否正确。",
    ),
    Rule(ReturnCode.HAS_CHART_SHEET, "有 {count} 张图表或宏工作表，没有读取；原件已存档。", ""),
)

RULES: tuple[Rule, ...] = (
    *_IDENTITY,
    *_FILE,
    *_TABLES,
    *_ROWS,
    *_CELLS,
    *_AROUND,
)
