"""The sentences of the findings of reading a document (breakdown, report, indicator table)."""

from gwreport.domain.findings.codes.documents import DocumentCode
from gwreport.wording.findings.rule import Rule

RULES: tuple[Rule, ...] = (
    # How the layout was understood.
    Rule(
        DocumentCode.RESPONSIBLE_AS_LEAD,
        "只写“责任单位”、没有写“牵头单位”的，把责任单位当作牵头责任单位，第一个为汇总单位。",
        "请核对；如另有牵头单位，请补上“牵头责任单位”一栏，再读入。",
    ),
    Rule(
        DocumentCode.FIRST_UNIT_LEADS,
        "文中写明责任单位中列第一位的为牵头单位，据此把每项的第一个单位读作牵头责任单位，其余读作责任（配合）单位。",
        "请核对；如不对，请分成“牵头责任单位”“责任（配合）单位”两栏，再读入。",
    ),
    Rule(
        DocumentCode.LEAD_MARKED,
        "责任单位里注明由{names}牵头，据此读作牵头责任单位，其余读作责任（配合）单位。",
        "请核对；如不对，请分成两栏写明，再读入。",
    ),
    Rule(
        DocumentCode.HEADING_AS_ITEM,
        "“{text}”像是标题，后面紧接着写了责任单位，按一项任务读取。",
        "请核对；如确是标题，请把责任单位写到各项任务后面，再读入。",
    ),
    Rule(
        DocumentCode.LIMIT_FOR_ALL,
        "原文写明“{words}”，没有另写完成时限的 {count} 项都按“{limit}”读取。",
        "请核对；个别任务另有时限的，可以在任务分解里更正。",
    ),
    Rule(
        DocumentCode.SECTION_RESPONSIBILITY,
        "“{section}”下面写明“{words}”，其中没有另写的各项都照此读取。",
        "请核对；如只指其中几项，请逐项写明，再读入。",
    ),
    Rule(
        DocumentCode.NAMES_TICKED,
        "“{words}”里只取了打勾的“{names}”，没有打勾的不作为单位或领导。",
        "请核对原件上的勾；如不对，可以在任务分解里更正。",
    ),
    Rule(
        DocumentCode.LEADER_BESIDE_UNIT,
        "单位一栏里的“{names}”按职务读作牵头领导，没有当作单位。",
        "请核对；如不是牵头领导，可以在任务分解里更正。",
    ),
    Rule(
        DocumentCode.PERSON_BESIDE_UNIT,
        "单位一栏里的“{names}”读作责任人，没有当作单位。",
        "请核对；如是单位，请在前面补上顿号或写全称，再读入。",
    ),
    Rule(
        DocumentCode.COLUMN_BY_CELLS,
        "“{heading}”一栏按内容当作“{role}”，表头不认识。",
        "请核对；如不对，请用“对应栏目”说明这一栏是什么。",
    ),
    Rule(
        DocumentCode.COLUMN_DOUBTED,
        "“{heading}”一栏按内容当作“{role}”或“{other}”，先按前一种读取，表头不认识。",
        "请核对；如不对，请用“对应栏目”说明这一栏是什么。",
    ),
    Rule(
        DocumentCode.LINE_SHARED,
        "这一项没有另写单位，第 {number} 项写明的“{words}”读作这几项共同的。",
        "请核对；如只指其中一项，请逐项写明，再读入。",
    ),
    Rule(
        DocumentCode.LEADER_UNUSUAL,
        "“{unit}”牵头的其他任务都由{leader}牵头领导，第 {number} 项却是{leaders}。",
        "请核对牵头领导和牵头责任单位是否对应；确实如此则不需要处理。",
    ),
    Rule(
        DocumentCode.SEVERAL_SENTENCES,
        "第 {number} 项有 {count} 句话：“{text}”，按一项读取。",
        "如其实是几项任务，请在原文中分成几项，再读入；是一项则不需要处理。",
    ),
    Rule(
        DocumentCode.RESPONSIBLE_AS_LEAD_HERE,
        "多数任务写了牵头单位，这一项只写了责任单位“{words}”，暂按牵头责任单位处理。",
        "请与原文核对，并补上牵头单位。",
    ),
    Rule(
        DocumentCode.NOTE_LEFT_OUT,
        "这一行是说明，不是任务，没有读入：“{text}”。",
        "不需要处理；如它是任务，请填好序号和责任单位，再读入。",
    ),
    Rule(
        DocumentCode.CLOSING_LEFT_OUT,
        "文末的话不属于哪一项任务，没有读入：{text}。",
        "请核对；如其中有最后一项任务的内容，请写到该项同一段里，再读入。",
    ),
    Rule(
        DocumentCode.PARAGRAPH_LEFT_OUT,
        "这一段没有写责任单位，没有读作任务：“{text}”。",
        "请核对；如它是任务，请在下面写明“牵头单位：…”，再读入；只是引言的不需要处理。",
    ),
    Rule(
        DocumentCode.LIST_LEFT_OUT,
        "这一段只列出名称，不是任务，没有读入：“{text}”。",
        "请核对；如它是任务，请分行写明各项内容和责任单位，再读入。",
    ),
    Rule(
        DocumentCode.GROUP_ROW,
        "这一行只有“{text}”，横跨全表，当作小标题。",
        "请核对；如它是任务，请填在“目标任务”一栏并写明责任单位，再读入。",
    ),
    Rule(
        DocumentCode.BROAD_ROW,
        "“{text}”下面各行前有符号，读作它的分项，这一行本身不单列一项。",
        "请核对；如它也是任务，请给各项加上序号，再读入。",
    ),
    Rule(
        DocumentCode.BLANKS_GO_ON,
        "这张表没有合并单元格：空着的分类、表头和没有序号的行，已按接着上一格读取。",
        "请对照原件核对；有原来的 Word 或 Excel 文件的，请改读原件。",
    ),
    Rule(
        DocumentCode.UNITS_ON_LINES,
        "“{text}”的单位各占一行，看不出从哪一行起是配合单位，按第一个牵头、其余配合读取。",
        "请对照原件核对这一项的牵头和配合单位。",
    ),
    Rule(
        DocumentCode.SHEET_BESIDE_ANNEXES,
        "这份工作簿有“附件1”等工作表，这张表（表头“{words}”）不是附件，没有读入。",
        "如其中另有完成情况，请把这张表单独存为一个文件再读入。",
    ),
    Rule(
        DocumentCode.ROW_LEFT_OUT,
        "这一行没有任务内容，没有读入：“{text}”。",
        "请核对原表，补上任务内容，再读入。",
    ),
    Rule(
        DocumentCode.UNITS_WITHOUT_TASK,
        "这一行写了责任单位，但前面没有对应的任务，没有读入：“{text}”。",
        "请核对原文，把任务内容写在这一行之前，再读入。",
    ),
    Rule(
        DocumentCode.ROW_JOINED,
        "这一行没有任务内容，只有“{words}”，已并入上一项。",
        "请核对这些单位或领导是否属于上一项。",
    ),
    Rule(
        DocumentCode.TEXT_CUT_JOINED,
        "一句话被断成两行，已接为“…{before}{after}…”。",
        "请核对接起来的文字是否通顺、是否属于同一项。",
    ),
    Rule(
        DocumentCode.PARAGRAPH_JOINED,
        "这一项的任务内容分为几段，后面的“{text}”已并入。",
        "请核对这一段是否属于本项。",
    ),
    Rule(
        DocumentCode.LINES_JOINED,
        "序号 {number} 的完成情况在句子中间分段，已接为一句：“{text}”。",
        "请核对接起来的文字是否通顺。",
    ),
    Rule(
        DocumentCode.NUMBER_MARKED,
        "序号旁有标记“{marks}”，没有读进任务的文字。",
        "标记如有含义（约束性、新增等），请在更正里写明；没有则不需要处理。",
    ),
    Rule(
        DocumentCode.STRAY_MARK,
        "文字前有编辑软件留下的标记“{marks}”，已去掉。",
        "不需要处理。",
    ),
    Rule(
        DocumentCode.DITTO_READ,
        "“{words}”读作上一行的“{above}”。",
        "请核对；如不对，请在原表中写明，再读入。",
    ),
    Rule(
        DocumentCode.TAKEN_FROM_PARENT,
        "“{text}”是“{parent}”的分项，没有单独写牵头责任单位，沿用上一级的领导和单位。",
        "请核对；如分项另有牵头单位，请在原表中写明，再读入。",
    ),
    Rule(
        DocumentCode.TARGET_SHARED,
        "有 {count} 个分项与上一行合并了目标单元格，都按“{target}”读入。",
        "请核对分项的目标是否与上一行相同。",
    ),
    Rule(
        DocumentCode.COLUMNS_CHOSEN,
        "这张表以“{target}”为目标，以“{completion}”为完成情况，其余各栏按原文保留。",
        "请核对；如不对，请说明哪一栏是目标、哪一栏是完成情况，再读入。",
    ),
    Rule(
        DocumentCode.TARGETS_SEVERAL,
        "“{headings}”各栏都是目标，以“{target}”为目标，其余各栏按原文存为其他栏目。",
        "请核对；如不对，请用“对应栏目”说明哪一栏是全年目标，其余各栏选“不读”或“备注”，再读入。",
    ),
    Rule(
        DocumentCode.TARGET_COLUMN_CHOSEN,
        "这张表以“{target}”为目标，没有完成情况一栏，其余各栏按原文保留。",
        "请核对；如不对，请说明哪一栏是目标、哪一栏是完成情况，再读入。",
    ),
    Rule(
        DocumentCode.RESULT_COLUMN_CHOSEN,
        "这张表以“{completion}”为完成情况，没有目标一栏，其余各栏按原文保留。",
        "请核对；如不对，请说明哪一栏是目标、哪一栏是完成情况，再读入。",
    ),
    Rule(
        DocumentCode.NO_COLUMN_CHOSEN,
        "这张表没有哪一栏明确是目标或完成情况，各栏（{headings}）按原文保留。",
        "如其中有目标或完成情况，请说明是哪一栏，再读入。",
    ),
    Rule(
        DocumentCode.UNITS_NOTED,
        "表上写明“单位：{units}”，没有写进各项；表里没有写单位的数字以此为准。",
        "请核对；需要写进任务的，请在原件的表头或数字后面写上单位，再读入。",
    ),
    Rule(
        DocumentCode.UNITS_OPEN,
        "表上写明“单位：{units}”，有 {count} 行看不出是其中哪一个，单位空着。",
        "请核对这些行的单位；在表头或名称后面写明单位（如“投资（亿元）”）即可读出。",
    ),
    Rule(
        DocumentCode.YEARS_DIFFER,
        "目标（{target}）和完成情况（{completion}）不是同一年的，不能互相对照。",
        "研判时不按数字比较；如有同一年的完成情况，请用那一份。",
    ),
    # Numbers.
    Rule(
        DocumentCode.NUMBERS_GIVEN,
        "原文没有序号，已按先后顺序编为 1 至 {count}。",
        "请核对顺序；如另有正式编号，请写入“序号”一栏，再读入。",
    ),
    Rule(
        DocumentCode.NUMBERS_APART,
        "编号从 {first} 起，不是从 1 逐一往下数的（共 {count} 项），照原样保留。",
        "建议提案号、摘录的清单本来如此，不需要处理；文件应从第 1 项起完整列出的，请核对是否漏了任务。",
    ),
    Rule(
        DocumentCode.NUMBER_MISSING,
        "这一项没有序号，暂编为 {number}：“{text}”。",
        "请核对原文，补上序号，再读入。",
    ),
    Rule(
        DocumentCode.NUMBER_AS_TEXT,
        "序号“{printed}”有 {count} 个字符，不像序号，按文字保留。",
        "请核对原表，改正序号，再读入。",
    ),
    Rule(
        DocumentCode.NUMBER_TOO_LONG,
        "序号“{printed}”有 {count} 个字符，不像序号，暂编为 {number}：“{text}”。",
        "请核对原文，改正序号，再读入。",
    ),
    Rule(
        DocumentCode.NUMBER_REPEATED,
        "序号 {number} 前面已经用过：“{text}”。",
        "请核对原文的序号；两项都已读入，互不影响。",
    ),
    Rule(
        DocumentCode.NUMBER_JUMP,
        "序号从 {before} 跳到 {number}：“{text}”。",
        "请核对原文，看中间是否漏了任务，或序号写错。",
    ),
    # What is too long or too much to be what it stands for.
    Rule(
        DocumentCode.DIGITS_AS_TEXT,
        "第 {number} 项里的“{digits}”是一串 {count} 位的数字，不像数值，按文字保留，不作为目标值。",
        "请核对原文；如是数值写错，请改正，再读入。",
    ),
    Rule(
        DocumentCode.ITEM_TOO_LONG,
        "第 {number} 项有 {count} 个字，不像一项任务，没有从中读取目标值：“{text}”。",
        "请核对原文；如是几项任务写在一起，请分成几项，再读入。",
    ),
    Rule(
        DocumentCode.TARGETS_LEFT_OUT,
        "各项的目标值合计超过 {limit} 个，第 {number} 项以后的没有读取；任务文字都已读入。",
        "请核对选的是不是任务分解；确是的，请分成几个文件，再读入。",
    ),
    Rule(
        DocumentCode.LIST_TOO_LONG,
        "这一栏有 {count} 个字，不像单位或领导的名单，没有从中读取名称：“{words}”。",
        "请核对原表；如确是名单，请把单位分列到各项任务，再读入。",
    ),
    Rule(
        DocumentCode.NAMES_NOT_COMPARED,
        "原文写了 {count} 个不同的单位名称，太多，没有逐个比较名称是否相近或写错。",
        "请核对选的是不是任务分解；确是的，请自行核对单位名称有没有写错。",
    ),
    # Who answers for an item.
    Rule(
        DocumentCode.LEAD_MISSING,
        "第 {number} 项没有牵头责任单位，无法下发填报：“{text}”。",
        "请在原文中补上牵头责任单位，再读入。",
    ),
    Rule(
        DocumentCode.LEADER_MISSING,
        "多数任务写了牵头领导，第 {number} 项没有：“{text}”。",
        "请核对原文，补上牵头领导；否则这一项不会列在任何领导名下。",
    ),
    Rule(
        DocumentCode.SUPPORT_MISSING,
        "第 {number} 项没有责任（配合）单位：“{text}”。",
        "如原文确实没有，不需要处理。",
    ),
    Rule(
        DocumentCode.LEAD_LIST_OPEN,
        "牵头单位的最后有“等”字，只能读入写明的：{names}。",
        "请与起草单位确认还有哪些牵头单位，并补写在原文中，再读入。",
    ),
    Rule(
        DocumentCode.LEADERS_RUN_TOGETHER,
        "“{read}”中间没有分开，按文中其他地方的姓名读作：{names}。",
        "请核对是否为这几位领导。",
    ),
    Rule(
        DocumentCode.UNIT_ODD,
        "“{name}”不像一个单位的名称：像是人的姓名、时限或别的话，或里面还有说明怎样负责的字、多余的括号，原样保留。",
        "请核对原文；确是单位的，不必改；单位一栏只写名称，谁牵头、谁配合分别写明，再读入。",
    ),
    Rule(
        DocumentCode.TEXT_ODD,
        "第 {number} 项的文字里有“{words}”，像是序号、责任分工或单独的数字，没有另外读出，原样保留。",
        "请对照原文；读错的，可以用【对应栏目】指明各栏，或改好原文再读入。",
    ),
    Rule(
        DocumentCode.PROGRESS_IN_TASKS,
        "有 {count} 项的文字里写着已经做到的情况（如第 {number} 项“{words}”），这份文件可能是进展通报，现按任务分解读入。",
        "请核对；如是进展通报，请按完成情况报告读入，不要当作任务分解。",
    ),
    Rule(
        DocumentCode.LEADER_ODD,
        "牵头领导一栏的“{name}”不像姓名，原样保留。",
        "请核对；一位领导一行，或用顿号分开。",
    ),
    Rule(
        DocumentCode.SEPARATOR_MISSING,
        "“{read}”中间没有顿号，读作几个单位：{names}。",
        "请核对；如是一个单位的全称，请在原文中写为文中统一的名称，再读入。",
    ),
    Rule(
        DocumentCode.WRAPPED_NAME_JOINED,
        "单位名称分在两行，已接为“{name}”。",
        "请核对是否为一个单位；如是两个，请用顿号分开，再读入。",
    ),
    # The whole.
    Rule(
        DocumentCode.ITEM_REPEATED,
        "第 {number} 项与前面的第 {earlier} 项内容相同：“{text}”。",
        "请核对是否重复列入；两项都已读入。",
    ),
    Rule(
        DocumentCode.UNIT_NEAR,
        "单位“{name}”与文中出现 {times} 次的“{near}”很相近，可能是笔误，原样保留。",
        "如确为笔误，请改为“{near}”，或在单位名录中把它登记为别名。",
    ),
    Rule(
        DocumentCode.UNIT_LOOK_ALIKE,
        "单位“{name}”与“{near}”看起来一样，但“{mark}”和“{other}”是两个字，读作两个单位。",
        "请核对；如是同一个单位，请改为“{near}”，再读入，或在单位名录中把它登记为别名。",
    ),
    Rule(
        DocumentCode.LEADER_LOOK_ALIKE,
        "领导“{name}”与“{near}”看起来一样，但“{mark}”和“{other}”是两个字，读作两位领导。",
        "请核对；如是同一位领导，请在原文中统一写法，再读入。",
    ),
    Rule(
        DocumentCode.DOUBLES_READ,
        "文件中有 {count} 个字用的是形同的部首或兼容字（{pairs}），已读作通用的字。",
        "不需要处理。",
    ),
    Rule(
        DocumentCode.YEAR_MISSING,
        "没有找到这份方案是哪一年的。",
        "请在标题中写明年份，如“2025年……分解方案”，再读入。",
    ),
)
