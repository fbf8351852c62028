"""`explain_error(error)`: what is wrong, where, and what to do next, in one line."""

from gwreport.domain.decisions.decisions import DecisionKind
from gwreport.errors import (
    ArgumentError,
    Cancelled,
    ConflictError,
    DocumentError,
    DocumentFault,
    GwreportError,
    MailError,
    ProgramMissingError,
    StorageError,
    UnknownNameError,
    WorkerError,
    WorkspaceError,
    WorkspaceFault,
)
from gwreport.wording.commands import (
    GENERATE,
    REBUILD_OR_RESTORE,
    REFUSE_FILE,
    REOPEN,
    REVIEW,
    UNDO_NUMBER,
    without_commands,
)
from gwreport.wording.decisions import decision_words, subject_words, time_words
from gwreport.wording.item_names import Called, item_name
from gwreport.wording.mail_faults import MAIL_FAULTS
from gwreport.wording.refused_files import DOCUMENTS
from gwreport.wording.system_errors import STORAGE_FAULTS

_ASK_AGAIN = "请先核实来源；确是正式文件的，请来文单位用 WPS 或 Office 打开，另存为新的 .docx 或 .xlsx 后重发，或把文字复制到新文件再试。"
_DOCUMENT: dict[DocumentFault, str] = {
    DocumentFault.MISSING: "找不到文件“{name}”。请核对文件名和所在文件夹后重试。",
    DocumentFault.NOT_READABLE: "文件“{name}”打不开{detail}。请确认没有被其他程序独占、本人有读取权限，再重试。",
    DocumentFault.EMPTY: "文件“{name}”是空的，没有任何内容。请向来文单位重新索取，或换一份文件。",
    DocumentFault.DAMAGED: "文件“{name}”已损坏或不完整，无法读取{detail}。请用 WPS 或 Office 打开后另存一份，或重新索取。",
    DocumentFault.ENCRYPTED: "文件“{name}”设有打开密码，无法读取。请去掉密码另存一份，再重试。",
    DocumentFault.TOO_LARGE: "文件“{name}”过大，超出允许的范围{detail}。请删去图片和无关内容，另存后重试。",
    DocumentFault.HOSTILE: "文件“{name}”的内部结构不安全，已拒绝读取{detail}。请用 WPS 或 Office 打开后另存为新文件，再重试。",
    DocumentFault.WRONG_KIND: "文件“{name}”不是可以读取的格式{detail}。请另存为 .docx、.xlsx 或 .txt，再重试。",
    DocumentFault.OLD_WORD: "文件“{name}”是旧版文字文档，要由 LibreOffice 转换，本机没有装。请用 WPS 或 Word 打开，另存为 .docx，再重试。",
    DocumentFault.OLD_WORD_FAILED: "文件“{name}”是旧版文字文档，LibreOffice 没能打开它：文件可能已损坏，或者展开后过大。请用 WPS 或 Word 打开，另存为 .docx，再重试。",
    DocumentFault.OLD_WORD_TIME: "文件“{name}”是旧版文字文档，LibreOffice 没有在限定的时间内转换完，已经中止：内容可能异常庞大，也可能是有人故意做成这样。请先核实来源；确是正式文件的，请用 WPS 或 Word 打开，另存为 .docx，再重试。",
    DocumentFault.OLD_WORD_TABLE: "文件“{name}”是旧版文字文档，正文以表格结尾，后面一个段落也没有，LibreOffice 转换时会丢掉这个表，所以没有读入。请用 WPS 或 Word 打开，在表格后面按一次回车，另存为 .docx，再重试。",
    DocumentFault.NO_TEXT_LAYER: "文件“{name}”是扫描件或图片，里面没有可以读取的文字{detail}。请换用 Word 或 Excel 版本，或先用文字识别软件转换，再重试。",
    DocumentFault.READER_DIED: f"读取文件“{{name}}”的程序中途异常退出，没有读入：文件可能已损坏，也可能是有人故意做成这样。{_ASK_AGAIN}",
    DocumentFault.READER_TIME: f"文件“{{name}}”读了很久也没有读完，已经中止，没有读入：内容可能异常庞大，也可能是有人故意做成这样。{_ASK_AGAIN}",
    DocumentFault.READER_MEMORY: f"文件“{{name}}”展开后过大，超出内存限额，没有读入：内容可能异常庞大，也可能是有人故意做成这样。{_ASK_AGAIN}",
    DocumentFault.READER_FAILED: f"读取文件“{{name}}”时程序出错，没有读入：文件可能已损坏，也可能是程序没有见过的写法。{_ASK_AGAIN}",
    DocumentFault.NOTHING_FOUND: "在文件“{name}”里没有找到任务分解内容{detail}。请确认文件选对，表头要有“牵头责任单位”等栏目，或段落中有“牵头单位：”字样；没有表头的表，请用“对应栏目”说明各栏（命令：按位置写，如 --map 第2列=目标任务）。",
    DocumentFault.HEADINGS_UNKNOWN: "在文件“{name}”里没有读出任务、完成情况或指标{detail}。请用“对应栏目”说明各栏是什么（命令：加 --map 表头=栏目，可写多次；栏目如序号、目标任务、牵头单位、完成情况、全年目标、不读，全部见 gwreport read --help）。",
    DocumentFault.HEADING_MISSING: "文件“{name}”的表里没有这个表头：{detail}。请照文件中的表头写，没有表头的写“第3列”（命令：--map 表头=栏目）。",
    DocumentFault.NOTHING_READ: "在文件“{name}”里没有找到任务分解内容：{detail}，另存后再试。文件选错了的，请换一份。",
    DocumentFault.TEMPLATE_LACKS: "模板“{name}”里缺少占位符{detail}，没有生成任何文件。请照导出模板时附带的“占位符说明.txt”补上，或者不用这个模板，改用自带的。",
    DocumentFault.TEMPLATE_UNKNOWN: "模板“{name}”里有程序不认识的占位符{detail}，没有生成任何文件。请照导出模板时附带的“占位符说明.txt”改正，或者不用这个模板，改用自带的。",
    DocumentFault.TEMPLATE_WRONG: "模板“{name}”的写法不对{detail}，没有生成任何文件。请照导出模板时附带的“占位符说明.txt”改正，或者不用这个模板，改用自带的。",
    DocumentFault.TEMPLATE_NOT_WORD: "模板“{name}”不能用{detail}，没有生成任何文件。请用 WPS 或 Word 打开它，另存为 .docx 后再试。",
    DocumentFault.TEMPLATE_UNSAFE: "模板“{name}”不能用{detail}，没有生成任何文件。请用 WPS 或 Word 打开，去掉它，另存为 .docx 后再试。",
    DocumentFault.NO_COMMITMENTS: "在文件“{name}”里没有找到今年的工作任务{detail}。请确认文件是政府工作报告的全文，今年的工作写在“工作安排”“主要任务”等标题下，再重试。",
    DocumentFault.NOTHING_TO_JUDGE: "文件“{name}”是任务分解方案，里面没有完成情况，不能研判。请换用完成情况报告或带完成情况的指标表。",
    DocumentFault.NO_FILES: "“{name}”里没有可以收取的文件。请核对文件夹或文件名后重试。",
}
_WORKSPACE: dict[WorkspaceFault, str] = {
    WorkspaceFault.EXISTS: "“{location}”已经存在，没有改动。请换一个工作区名称，或直接打开它（命令：加 -w {location}）。",
    WorkspaceFault.MISSING: "找不到工作区“{location}”。请核对路径，或先新建工作区（命令：gwreport init 工作区 --region 名称 --year 年度）。",
    WorkspaceFault.NOT_NAMED: "当前文件夹里没有工作区（*.gwr）。请指明用哪一个，或先新建（命令：加 -w 工作区；新建用 gwreport init 工作区 --region 名称 --year 年度）。",
    WorkspaceFault.SEVERAL: "当前文件夹里有多个工作区（{detail}）。请指明用哪一个（命令：加 -w 工作区）。",
    WorkspaceFault.LOCKED: "工作区“{location}”正被另一个窗口或另一台电脑使用。请稍候，或先在那边关闭，再重试。",
    WorkspaceFault.NEWER: "工作区“{location}”由更新版本的程序建立，本程序不能打开，以免损坏。请升级本程序后再用。",
    WorkspaceFault.NOT_A_WORKSPACE: "“{location}”不是本程序的工作区文件。请选择由本程序建立的 .gwr 文件。",
    WorkspaceFault.DAMAGED: "工作区“{location}”已损坏{detail}。请不要继续写入，先检查并按记录修复，不行的改用最近的备份"
    + REBUILD_OR_RESTORE,
    WorkspaceFault.NO_PLAN: "工作区“{location}”还没有任务分解方案。请先装入方案（命令：gwreport load 文件）。",
    WorkspaceFault.NOT_ISSUED: "{detail}还没有下发填报表。请先生成填报表" + GENERATE,
    WorkspaceFault.BAD_ADDRESS: "“{location}”不是共享工作区的地址，没有打开。请核对服务器、数据库和用户名，口令不要写在地址里（命令：写成 postgresql://用户名@服务器/数据库名）。",
    WorkspaceFault.UNREACHABLE: "连不上数据库服务器，共享工作区“{location}”现在打不开；已经存入的都在，没有存完的一点也没有存。请检查网络，稍后再试；一直连不上的，请找服务器的管理人员。",
    WorkspaceFault.UNSURE: "存入“{location}”时连接断了，到现在也连不上，这一次有没有存进去还不知道；要么全部存了，要么一点没有存。请等连接恢复以后先看一眼，没有的再做一遍。",
    WorkspaceFault.WRONG_PASSWORD: "数据库服务器不认口令，共享工作区“{location}”没有打开。请核对用户名和口令再试（命令：口令写在环境变量 PGPASSWORD 或文件 ~/.pgpass 里，不要写在地址里）。",
    WorkspaceFault.NOT_ADMITTED: "您还没有被列为共享工作区“{location}”的人员，没有打开。请把您的用户名告诉管理员，由他添加（命令：gwreport members --clerk 用户名）。",
    WorkspaceFault.NO_DATABASE: "服务器上没有“{location}”这个数据库。请核对地址；还没有建的，请服务器的管理人员先建一个空的数据库（命令：编码用 UTF8）。",
    WorkspaceFault.NOT_MADE: "数据库“{location}”是空的，还没有建立工作区。请先由管理员建立（命令：gwreport init {location} --region 名称 --year 年度）。",
    WorkspaceFault.OTHER_DATA: "数据库“{location}”里是别的数据，不是本程序的工作区，没有改动。请核对地址；要新建的，请服务器的管理人员另建一个空的数据库。",
    WorkspaceFault.WRONG_ENCODING: "数据库“{location}”的编码存不下所有的字，没有建立。请服务器的管理人员另建一个什么字都能存的数据库（命令：编码用 UTF8）。",
    WorkspaceFault.NOT_ALLOWED: "您在共享工作区“{location}”里没有做这件事的权限，没有改动：查看人只能看，添加人员和升级由管理员做。要办的，请找管理员。",
    WorkspaceFault.OLDER: "共享工作区“{location}”还是旧版本的格式，没有打开。请管理员先用新版本的程序打开一次，打开时自动升级。",
}
_WORKER = {
    "died": "读取时程序异常退出",
    "failed": "读取时程序出错",
    "time": "读取超时",
    "memory": "内容过大，超出内存限额",
}
_SORTS = {
    "unit": "单位",
    "item": "任务",
    "round": "填报期",
    "group": "分组",
    "file": "文件",
    "decision": "审核决定",
    "rule": "审核规则",
    "ground": "考核依据",
    "command": "命令",
    "role": "栏目",
    "leader": "领导",
    "member": "服务器上的用户",
    "past-item": "上年的事项",
    "plan": "清单",
}
_ARGUMENTS = {
    "round": "填报期“{value}”写法不对。请写成 2025-Q1（一季度）、2025-Q2（上半年）、2025-Q3（前三季度）或 2025-Q4（全年）；按月报送的，把季度换成月份（命令：如 2025-M08，即1—8月）。",
    "approved-and-refused": "{value} 又要批准又要不同意，没有改动。请分清再重试。",
    "node-period": "“{value}”不是节点的期。请写 2025-Q1 到 2025-Q4（命令：责任人写 --period contact）。",
    "node-text-of-one": "改文字一次只能改一项的一期。请写明是哪一项、哪一期（命令：--approve 任务编号 --period 2025-Q1 --text 文字）。",
    "node-text-blank": "没有写节点的文字。请写明要达到什么，或者不同意这一条（命令：--refuse 任务编号）。",
    "no-node-proposed": "{value} 没有单位报送的节点，没有改动。请先收取细化方案填报表，或者写明文字（命令：--period 2025-Q1 --text 文字）。",
    "nodes-settled-already": "{value} 报送的节点都处理过了，没有改动。要改主意的，请先撤销，或写明是哪一期（命令：gwreport nodes --list，再 --undo 编号）。",
    "node-falls": "{value}比前一期还少，节点是累计数，没有批准，全部没有改动。请改成累计数再批准；确实无误的，请说明仍要批准（命令：加 --anyway）。",
    "node-after-limit": "{value}晚于完成时限，没有批准，全部没有改动。请改好再批准，或先更正时限；确实无误的，请说明仍要批准（命令：加 --anyway）。",
    "node-below-target": "{value}低于全年目标，没有批准，全部没有改动。请改好再批准；确实无误的，请说明仍要批准（命令：加 --anyway）。",
    "not-a-node-decision": "{value} 不是现在有效的节点决定，没有撤销。请核对编号（命令：gwreport nodes --list）。",
    "undo-in-nodes": "决定 {value} 是对节点的批准，要连同方案一起撤销。请在细化方案里撤销（命令：gwreport nodes --undo {value}）。",
    "round-refinement": "“{value}”收的是节点和责任人，没有完成情况，这里用不上。请写季度的填报期，如 2025-Q1；节点请在细化方案里批准（命令：gwreport nodes）。",
    "round-year": "填报期“{value}”不是本工作区的年度。请核对年份。",
    "round-unsaid": "看不出“{value}”是哪一期的报告。请在报告标题里写明，如“2025年上半年”，再重试（命令：也可以加 --round 2025-Q2）。",
    "round-several": "文件里有几期的表（{value}），不能当作一期装入。请只留下一期的表，另存后再装入（命令：也可以用 --round 说明装入哪一期的）。",
    "date": "日期“{value}”写法不对。请写成 2025-10-10 这样的形式。",
    "number-taken": "编号{value}已经用在别的督办通知单上，没有生成。请从没有用过的号编起（命令：--number 号）。",
    "year": "年度“{value}”不对。请写四位数的年份，如 2025。",
    "not-open-last-year": "{value}不是上年没有完成、还没有对应的事项，没有结转。请先看上年没有完成的（命令：gwreport lastyear）。",
    "not-of-last-year": "决定{value}不是现在有效的上年事项的认定或结转，没有撤销。请先核对编号（命令：gwreport lastyear）。",
    "from-year": "沿用的工作区是{value}年的，新工作区的年度要在它之后，没有建立。请核对年度和沿用的工作区。",
    "required": "缺少必填的参数：{value}。请看过用法再补上（命令：gwreport {argument} --help）。",
    "blank": "参数 {argument} 没有写内容。请写上再重试。",
    "text-blank": "没有写文字，空白不能代替原来的文字。请写明完成情况（命令：加 --text 文字）。",
    "who-unsaid": "不知道是谁在操作。请写明姓名（命令：加 --who 姓名）。",
    "no-cluster": "连不上集群“{value}”，没有收取。请核对地址，确认调度程序已经启动，再重试；也可以先在本机收取（命令：不写 --cluster）。",
    "no-server": "工作区“{value}”是一个文件，没有人员可以添加：谁打得开文件，谁就能用。要几个人同时用，请建立共享工作区（命令：gwreport init postgresql://用户名@服务器/数据库名 --region 名称 --year 年度）。",
    "together": "参数 {argument} 和 {value} 不能一起用。请分两次运行。",
    "no-value": "参数 {argument} 后面不用写“{value}”。请去掉再重试。",
    "number": "参数 {argument} 的“{value}”不是编号或个数。请写一个整数，如 1。",
    "unknown": "不认识的参数：{value}。请看过用法再改写（命令：gwreport {argument} --help）。",
    "choice": "参数 {argument} 的取值“{value}”不在可选范围内。请看过可选的值再改写（命令：加 --help）。",
    "option": "没有“{value}”这个选项。请核对选项的名称（命令：gwreport settings）。",
    "option-value": "“{value}”不能作为选项“{argument}”的值，没有改动。请照选项的说明改写。",
    "plan-column": "方案里没有“{value}”这一栏，没有改动。方案的其他栏目有：{argument}。写“全部”则都印。",
    "form-unsaid": "看不出文件“{value}”是哪个文种的模板。请写明文种，或在文件名里写上（命令：加 --for 文种，有完成情况报告、填报通知、催报函、督办通知单、通报、领导简报）。",
    "percent": "“{value}”不能作为选项“{argument}”的值，没有改动。请写 0% 到 100% 之间的百分数，如 90%。",
    "map": "“{value}”写法不对，说不清哪一栏是什么。请写成“表头=栏目”的形式（命令：如 --map 主抓单位=牵头单位）。",
    "same-item": "“{value}”写法不对，说不清哪一项是上年的哪一项。请写成“编号=上年编号”的形式（命令：如 --same T3=T12，上年没有的写 T3=无）。",
    "map-twice": "表头“{value}”写了两种栏目，不知道以哪个为准。请只写一种；两栏表头相同的，请按位置分别说明（命令：如 --map 第3列=牵头单位）。",
    "usage": "命令写法不对：{value}。请看过用法再改写（命令：加 --help）。",
    "status": "进度状态“{value}”不认识。请用：超额完成、已完成、较好完成、依时序推进、未依时序推进、停滞暂缓、待研判。",
    "reason": "没有写理由。这样处理要说明理由，请写上再重试（命令：加 --reason 理由）。",
    "reason-off": "没有写理由。停用审核规则要说明理由，请写上再重试（命令：加 --reason 理由）。",
    "rule-is-on": "审核规则“{value}”没有停用，不需要恢复。请先查看各条规则（命令：gwreport checks）。",
    "no-finding": "这一项现在没有要认可的这个问题。请先查看现有的问题（命令：gwreport review 填报期，其中没有 {value}）。",
    "nothing-to-decide": "没有说明要怎样处理。请写明是选用、合并、改写、定进度、认可，是收还是不收，还是撤销（命令：加 --choose、--join、--text、--status、--confirm、--take-row、--refuse-row、--accept-finding、--accept、--refuse 或 --undo；查看已有的决定加 --list）。",
    "not-written": "单位“{value}”没有填报这一项，不能采用它的文字。请改用其他单位的，或直接写明（命令：加 --text 文字）。",
    "not-held": "文件编号 {value} 不在待定之列，不需要处理。请在审核中查看待定的文件" + REVIEW,
    "join-one": "合并文字至少要写两个不同的单位（只写了“{value}”）。请再选一个单位，或只采用这一个的（命令：再加一个 --join 单位，或改用 --choose 单位）。",
    "not-in-version": "这个单位的第 {value} 份填报表里没有这一项的文字，不能采用。请先查看每一份里写了什么（命令：gwreport trace 填报期 任务编号）。",
    "nothing-to-confirm": "{value} 还没有研判结果，没有可确认的。请直接写明进度（命令：加 --status 进度）。",
    "class-was-set": "{value} 的进度已由审核人改定，与研判建议不同，没有再确认。要照研判建议，请先撤销那个决定，或者另定进度（命令：--status）。",
    "proposed-otherwise": "{value} 的研判建议刚刚变了，因为有了新的填报内容或处理，没有确认。请看过新的建议再确认一次。",
    "whose-unsaid": "看不出文件 {value} 是哪个单位的，没有收下。请核实后写明单位，必要时写明填报期（命令：加 --unit 单位，必要时加 --round 填报期）。",
    "not-issued-to": "没有向{value}下发过填报表，不能按它收下。请核对单位名称和填报期。",
    "nothing-of-unit": "文件里没有一行填了“{value}”的任务，没有收下。请核对单位名称，或不收这个文件"
    + REFUSE_FILE,
    "no-such-file": "本填报期没有编号 {value} 的文件。请在审核中查看文件编号" + REVIEW,
    "file-not-merged": "文件 {value} 没有收下，不能采用其中的行。请先收下它（命令：gwreport decide 填报期 --accept {value} --reason 理由）。",
    "no-such-row": "{value}不是多出来的行，没有可采用的文字。请在审核中查看多出的行" + REVIEW,
    "row-without-words": "{value}没有写在单位填报的栏目里，没有可采用的文字。请直接写明（命令：加 --text 文字）。",
    "row-item-unsaid": "看不出{value}是哪一项任务。请写明任务编号（命令：如 gwreport decide 2025-Q3 T17 --take-row 7 目标任务 9）。",
    "row-settled": "这一行已经处理过（决定编号 {value}）。要改，请先撤销那个决定（命令：gwreport decide 填报期 --undo {value} --reason 理由）。",
    "report-without-head": "文件“{value}”里没有历史记录的校验码：不是本程序生成的报告，或者是以前的版本生成的，或者另存时去掉了。请换一份，或照“来源”表上的写（命令：加 --head 校验码）。",
    "head": "校验码“{value}”写法不对。请照报告“来源”表上的写：记录条数、冒号、校验码（命令：如 --head 128:3f9c0a7be4d21586）。",
    "row": "参数 {argument} 的“{value}”不对。请写三样：文件编号、工作表名、行号（命令：如 --take-row 7 目标任务 9）。",
    "only-with": "参数 {argument} 只能和 {value} 一起用。请补上，或去掉它。",
    "not-undoable": "编号 {value} 的决定不能撤销：没有这个编号，或者已经撤销。请核对编号（命令：gwreport decide 填报期 --list）。",
    "brief-format": "领导简报没有“{value}”这种格式。可用：Word（每位领导一页）、幻灯片（命令：--format docx 或 --format pptx）。",
    "no-leaders": "方案里没有写牵头领导，没有生成领导简报。请先在方案里补上牵头领导，再重试（命令：gwreport correct 任务 --leader 姓名）。",
    "format": "暂不支持输出格式“{value}”。目前可用：xlsx、docx、pdf、ofd。",
    "nothing-asked": "{value}没有要填的任务：上期以来没有节点或时限到期的，也没有落后的。要全部都收，请把设置“按月填报时收哪些任务”改为“全部”（命令：gwreport settings month_items=全部）。",
    "not-asked": "{value}本期没有要求填报，也没有单位填写。请看季度的填报期。",
    "closed-already": "{value} 已经销号，没有改动。要重新跟踪的，请先恢复（命令：gwreport reopen {value} --reason 理由）。",
    "not-closed": "{value} 没有销号，不需要恢复。请核对任务编号（命令：gwreport close --list）。",
    "no-request": "{value} 没有等待核实的销号申请，不能退回。请核对任务编号（命令：gwreport close --list）。",
    "no-evidence": "{value} 没有佐证材料，没有销号。请附上佐证材料；确实没有的，请说明没有（命令：加 --evidence 文件，或 --no-evidence）。",
    "closing-changed": "{value} 的销号情况刚刚变了（单位又报来申请或材料，或者别人已经处理），没有改动。请再看一遍，再作决定。",
    "not-a-closing": "编号 {value} 不是可以撤销的销号、恢复或退回：没有这个编号，或者已经撤销。请核对编号（命令：gwreport close --list）。",
    "closed-item": "{value} 已经销号，进度不能改成没有完成。确实没有完成的，请先恢复（命令：gwreport reopen {value} --reason 理由）。",
    "all-closed": "单位“{value}”牵头的任务都已销号，没有填报表可发。还要它填报的，请先恢复那一项"
    + REOPEN,
    "not-lead": "单位“{value}”不是任何一项的牵头责任单位，没有填报表可发。请核对单位名称。",
    "looked-otherwise": "核对以后，文件“{value}”改过，或者有人装入了新的一版方案，没有装入。请重新打开这个文件，核对后再装入。",
    "own-workbook": "文件“{value}”是本工作区发给单位的填报表，不是任务分解方案，没有装入。单位报回来的，请在“回收”页收取（命令：gwreport collect 文件）。",
    "own-workbook-answered": "文件“{value}”是本工作区发给单位的填报表，不是上级发来的，没有填。单位报回来的，请在“回收”页收取（命令：gwreport collect 文件）。",
    "rollup-one": "只写了一个工作区，没有可以并排汇总的。请写两个以上（命令：gwreport rollup 甲区.gwr 乙区.gwr --round 填报期 --out 文件夹）。",
    "rollup-other-year": "工作区“{value}”不是这个年度的，没有汇总。请换成同一年度的工作区。",
    "rollup-not-issued": "工作区“{value}”在这个填报期还没有下发填报表，没有汇总。请核对填报期，或去掉这个工作区。",
    "rollup-twice": "同一个工作区写了两次：{value}（备份和原件算一个）。请每个只写一次。",
    "not-from-above": "文件“{value}”里没有填报表的标识，不是用本程序下发的填报表，没有填。请核对文件，或请上级重新发一份。",
    "other-period": "上级的填报表要的是{value}的情况，和写的填报期不是同一时期，没有填。请核对填报期或换一份表（命令：--round）。",
    "registry": "单位名录文件“{value}”的表头里没有“单位名称”一栏。请照导出的名录格式填写。",
    "group-member": "分组里的“{value}”不在单位名录中。请先添加这个单位。",
    "nothing-returned": "还没有收下单位“{value}”的填报内容，没有可以退回的。没有报的请催报；有待定文件的，请先收下或不收（命令：gwreport chase 填报期；待定文件见 gwreport review 填报期）。",
    "nothing-to-correct": "单位“{value}”填报的内容没有需要修改的地方。仍要退回的，请写明要改什么（命令：加 --item 任务编号=一句话）。",
    "not-issued-item": "任务“{value}”不在下发给这个单位的任务里，不能退回。请核对任务编号和单位名称。",
    "item-words": "“{value}”写法不对。请写成“任务编号=一句话”的形式（命令：如 --item T17=请补充完成数量）。",
    "nothing-to-amend": "没有说明要更正什么。请写明任务编号和更正后的内容（命令：加 --text、--leader、--lead、--support 或 --due；撤销更正用 --undo，查看用 --list）。",
    "amends-nothing": "{value}现在就是这样，没有需要更正的。请核对任务编号和更正后的内容。",
    "item-text-blank": "目标任务没有写文字。请写明任务，再保存。",
    "lead-blank": "没有写牵头责任单位：没有牵头单位的任务，不会有单位收到它。请写明单位（命令：加 --lead 单位）。",
    "due": "完成时限“{value}”看不出是什么时候。请写成“2025年6月底前”“前三季度”“2025-06-30”或“长期坚持”这样的形式。",
    "not-an-amendment": "编号 {value} 不是可以撤销的更正：没有这个编号，或者已经撤销。请核对编号（命令：gwreport correct --list）。",
    "amended-since": "更正 {value} 的内容后来又更正过，撤销它不会有变化。请撤销后来的那次更正，或直接再更正（命令：gwreport correct --list）。",
    "amended-meanwhile": "您改的内容刚刚有别人更正过（{value}），没有保存。请看过现在的内容再更正。",
    "form-nothing-to-undo": "填报表样没有可以撤销的改动{value}：没有改过，或者已经撤销。请先查看（命令：gwreport form list）。",
    "form-changed-meanwhile": "填报表样刚刚有别人改过，您的改动没有保存。请看过现在的表样再改。",
    "link-same-plan": "{value}在同一张清单里，不能当作两张清单的同一事项。请核对任务编号。",
    "link-other-lead": "{value}的牵头单位不同，不能只填一次。请核对任务编号；牵头单位写错的，请先更正。",
    "link-unproposed": "{value}没有文字相同、牵头单位也相同的另一项。请写明与哪一项是同一事项（命令：--link 任务编号）。",
    "linked-already": "{value}已经确认是同一事项。要改，请先撤销那个决定（命令：gwreport decide 填报期 --list）。",
    "not-linked": "{value}已经说明不是同一事项，没有改动。要改，请先撤销那个决定。",
    "told-elsewhere": "这一项与{value}是同一事项，只填一次。请在{value}处理，两张清单都用它的结果。",
    "plan-name-blank": "清单没有名称。请写一个名称，如“民生实事”。",
    "plan-name-long": "清单名称“{value}”太长，不能作工作表的名称。请写 31 个字以内的名称。",
    "plan-name-signs": "清单名称“{value}”不能作工作表的名称：里面不能有 : ? * / [ ] 和反斜线，头尾不能是单引号。请换一个名称。",
    "plan-name-taken": "清单不能叫“{value}”，填报表里或命令里已有这个名称。请换一个名称，如“民生实事”。",
    "score-nothing-to-undo": "编号 {value} 不是可以撤销的考核决定：没有这个编号，或者已经撤销。请核对编号（命令：gwreport score 填报期 --list）。",
    "supervision-overlap": "督办分级里“{value}”的情况和后面一级重叠，轮不到它，没有改动。请从轻到重写，后面一级的期数比前面多，停滞只写在一级里。",
    "supervision-level": "督办分级里的“{value}”看不懂，没有改动。请每一级写成“名称=颜色：连续几期”，停滞暂缓的另加“或停滞”，级与级之间用；隔开，如：提醒=蓝色：连续1期；约谈建议=红色：连续3期或停滞。",
    "not-behind": "单位“{value}”没有确认为落后的任务，没有可督办的。请核对单位名称，或先在审核中确认进度"
    + REVIEW,
    "item-not-behind": "{value}没有确认为落后，没有可督办的。请先在审核中确认它的进度" + REVIEW,
    "not-supervised": "{value}没有督办过，没有可处理的。请先查看督办事项（命令：gwreport supervise 填报期 --list）。",
    "supervised-units": "“{value}”是几个单位一起督办的。请写明是哪个单位的答复（命令：加 --unit 单位）。",
    "not-answered": "{value}还没有答复，没有可认可或退回的。请等单位答复；不再督办的，可以撤销（命令：gwreport supervise 填报期 --lift 任务编号 --reason 理由）。",
    "answered-since": "{value}的答复刚刚有新的，没有记录。请看过新的答复再处理。",
    "answer-decided": "{value}的督办已经撤销，不能再认可或退回。请先撤销那个决定（命令：gwreport decide 填报期 --undo 编号 --reason 理由）。",
    "unit-exists": "“{value}”已在单位名录中。请直接使用，或换一个名称。",
}

# Those of which the value is an item.
_OF_ITEMS = frozenset(
    {
        "not-asked",
        "closed-already",
        "not-closed",
        "no-request",
        "no-evidence",
        "closing-changed",
        "closed-item",
        "class-was-set",
        "nothing-to-confirm",
        "proposed-otherwise",
        "not-supervised",
        "supervised-units",
        "not-answered",
        "answered-since",
        "answer-decided",
    }
)


def explain_error(error: GwreportError | Cancelled, *, commands: bool = True) -> str:
    """Say one line with the cause and the next step; without `commands`, in plain words alone.

    In plain words items are called by their numbers, elsewhere by the ids that commands take.
    """
    template, facts = _sentence(error, str if commands else item_name)
    if not commands:
        template = without_commands(template)
    return " ".join(template.format_map(facts).split())


STOPPED = "已停止。已经完成的部分保留，可以重新运行同一命令继续。"
_LOGGED = "出错的位置记在“{log}”（没有单位填报的内容）"


_UNTOUCHED = "这一步没有完成，已有资料不受影响"
# What is said where something was already stored or written before the mistake.
_STORED = "已经存入的内容都在，但结果没有显示完。请先查看（命令：gwreport status 或 review），不要急着重做"
ALREADY_STORED = (
    "内容已经存入，只是结果没能显示；请用 gwreport status、review 或 decide --list 查看，不要重做。"
)


def explain_mistake(error: BaseException, log: str, *, has_lasting: bool = False) -> str:
    """Say one line of what nobody foresaw.

    `log` is where its place was written down, "" for nowhere; `has_lasting` says that something was
    stored or written before it.
    """
    told = _LOGGED.format(log=log) if log else "出错的位置没有记下来"
    done = _STORED if has_lasting else _UNTOUCHED
    if isinstance(error, MemoryError):
        return f"内存不够，{done}。请关闭其他程序后重试；{told}。"
    if isinstance(error, ImportError):
        lost = f"，缺少 {error.name}" if error.name else ""
        return f"程序装得不完整{lost}，{done}。请重新安装后再试；{told}。"
    again = "" if has_lasting else "请重试；仍不行"
    return f"程序出了差错，{done}。{again}请把记录发给维护人员，{told}。"


def argument_problems() -> tuple[str, ...]:
    """Give every problem of an ArgumentError that has a sentence."""
    return tuple(_ARGUMENTS)


def _sentence(error: GwreportError | Cancelled, called: Called) -> tuple[str, dict[str, str]]:
    match error:
        case DocumentError():
            template = DOCUMENTS.get(error.kind, _DOCUMENT[error.fault])
            facts = {"name": error.name, "detail": error.detail}
        case WorkspaceError():
            template = _WORKSPACE[error.fault]
            facts = {"location": error.location, "detail": error.detail}
        case StorageError():
            template, facts = (
                STORAGE_FAULTS[error.fault],
                {"path": error.path, "detail": error.detail},
            )
        case MailError():
            template = MAIL_FAULTS[error.fault]
            facts = {"server": error.server, "detail": error.detail}
        case UnknownNameError():
            return _unknown_name(error, called)
        case ArgumentError():
            value = called(error.value) if error.problem in _OF_ITEMS else error.value
            return _ARGUMENTS[error.problem], {"argument": error.argument, "value": value}
        case ConflictError():
            return _conflict(error, called)
        case WorkerError(reason="spawn"):
            return (
                "系统不允许启动读取程序，文件没有读取。请关闭一些程序后重试；仍不行请联系维护人员检查安全软件。",
                {},
            )
        case WorkerError():
            return (
                "文件“{name}”没有读完：{reason}。请让单位另存为新文件后重报。",
                {"name": error.name, "reason": _WORKER[error.reason]},
            )
        case ProgramMissingError():
            return (
                "没有找到{program}，不能{purpose}。请安装后重试。",
                {"program": error.program, "purpose": error.purpose},
            )
        case Cancelled():
            return "已取消。已经完成的部分保留，其余没有开始。", {}
        case _:
            facts = {"facts": "，".join(str(fact) for fact in error.args)}
            return "操作没有完成（{facts}）。请重试；仍不行请联系维护人员。", facts
    if facts.get("detail") and "{detail}" in template and _in_brackets(error):
        facts["detail"] = f"（{facts['detail']}）"
    return template, facts


def _in_brackets(error: GwreportError | Cancelled) -> bool:
    # Everywhere else the detail is an aside of the sentence.
    if isinstance(error, DocumentError):
        return error.fault not in (DocumentFault.NOTHING_READ, DocumentFault.HEADING_MISSING)
    return not (
        isinstance(error, WorkspaceError)
        and error.fault in (WorkspaceFault.SEVERAL, WorkspaceFault.NOT_ISSUED)
    )


def _unknown_name(error: UnknownNameError, called: Called) -> tuple[str, dict[str, str]]:
    near = "、".join(map(called, error.near) if error.sort == "item" else error.near)
    remedy = "相近的有：{near}，请核对后重试。" if near else "请核对{sort}名称后重试。"
    facts = {"sort": _SORTS[error.sort], "name": error.name, "near": near}
    return "没有这个{sort}：“{name}”。" + remedy, facts


def _conflict(error: ConflictError, called: Called) -> tuple[str, dict[str, str]]:
    if error.kind == DecisionKind.VERSION:
        remedy = "要改，请先撤销那个决定" + UNDO_NUMBER
    else:
        remedy = "看过后仍要这样处理的，请再处理一次（命令：加上 --seen {number} 再运行一次）。"
    template = (
        "{subject} 已由“{who}”于 {at} 处理：{what}"
        + ("，理由是“{reason}”" if error.reason else "")
        + "（决定编号 {number}）。您的处理没有保存；"
    )
    return template + remedy, {
        "subject": subject_words(error.subject, called),
        "who": error.who,
        "at": time_words(error.at),
        "what": decision_words(DecisionKind(error.kind), error.value, called),
        "reason": error.reason,
        "number": str(error.number),
    }
