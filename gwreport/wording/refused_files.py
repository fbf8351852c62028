"""What a file is that cannot be taken, and what to ask for: one table for returns and for documents.

`KINDS` has, for each kind of file, what it is, what the clerk asks the unit for, and what he does
with a document of his own. `RULES` are those of what is collected.
"""

from gwreport.domain.findings.codes.files import FileCode, SourceCode
from gwreport.wording.findings.rule import Rule

_SAVE_AGAIN = "请让单位用 WPS 或 Excel 打开原来的填报表，另存为 .xlsx 后重报。"
_OWN_COPY = "请用 WPS 或 Office 打开，另存为 .docx 或 .xlsx，再重试。"
_SENDER = "请向来文单位索取 Word 或 Excel 格式的原件，再重试。"

KINDS: dict[str, tuple[str, str, str]] = {
    "html": ("其实是网页，不是电子表格或文字文档", _SAVE_AGAIN, _OWN_COPY),
    "mht": (
        "是“单个文件网页”（MHT），不是电子表格",
        "请让单位用 WPS 或 Excel 打开它，另存为 .xlsx 后重报。",
        "请用 WPS 或 Excel 打开它，另存为 .xlsx，再重试。",
    ),
    "old-xml": (
        "是 Office 2003 的 XML 文件",
        "请让单位用 WPS 或 Excel 打开它，另存为 .xlsx 后重报。",
        _OWN_COPY,
    ),
    "ofd": (
        "是 OFD 版式文件（多为盖章件），里面没有可以收取的表格",
        "请让单位另报下发的 .xlsx 填报表本身；盖章的 OFD 可以一并留存。",
        _SENDER,
    ),
    "layout": (
        "是 CEB、CAJ 一类的版式文件，里面没有可以读取的表格",
        "请让单位另报下发的 .xlsx 填报表本身。",
        _SENDER,
    ),
    "pdf": (
        "是 PDF，不是电子表格",
        "请让单位报送下发的 .xlsx 填报表，不要转成 PDF；盖章的扫描件可以一并留存。",
        _SENDER,
    ),
    "portfolio": (
        "是夹带附件的 PDF（文件包），要用的内容在附件里{detail}",
        "请让单位把附件里的 .xlsx 填报表另存出来，直接报送。",
        "请用 PDF 阅读软件打开，把附件另存出来，再读入。",
    ),
    "word": (
        "是文字文档，不是电子表格",
        "请让单位把内容填回下发的 .xlsx 填报表后重报，不要转成 Word。",
        _OWN_COPY,
    ),
    "slides": (
        "是演示文稿，不是电子表格",
        "请让单位把内容填回下发的 .xlsx 填报表后重报。",
        "请把内容另存为 .docx 或 .xlsx，再重试。",
    ),
    "picture": (
        "是图片，里面的文字不能读取",
        "请让单位报送下发的 .xlsx 填报表，不要用照片或截图。",
        "请换用 Word 或 Excel 版本，或先用文字识别软件转换，再重试。",
    ),
    "recording": (
        "是录音或录像，不能读取",
        "请让单位把内容填进下发的 .xlsx 填报表后报送。",
        "请换用文字材料，再重试。",
    ),
    "package": (
        "是其他软件的文档（如 Pages、Numbers、Visio），不能读取",
        "请让单位在原来的软件里导出为 .xlsx 后重报。",
        "请在原来的软件里导出为 .docx 或 .xlsx，再重试。",
    ),
    "link": (
        "只是一个快捷方式或网址，文件本身不在里面{detail}；程序不会上网去取",
        "请让单位把填报表本身作为附件发来。",
        "请打开它指向的文件，另存到本机，再重试。",
    ),
    "rights": (
        "设有权限管理或保密标签加密，只有获授权的人才能打开，不能读取",
        "请让单位取消权限限制（Excel：文件→信息→保护工作簿→限制访问→无限制），另存后重报。",
        "请让来文单位取消权限限制，另存一份，再重试。",
    ),
    "sealed": (
        "是用证书或密钥加密（或签名封装）的文件，不能读取",
        "请让单位不加密、不封装，直接发送填报表。",
        "请先用收件人的证书解开，再重试。",
    ),
    "scrambled": (
        "不是能认出的办公文件，内容杂乱无序：可能被单位的文档安全（加密）系统加了密，也可能已经损坏",
        "请让单位在装有加密系统的电脑上解密（或按“外发”导出）后重报；没有这类系统的，请重新发送。",
        "请在装有加密系统的电脑上解密（或按“外发”导出），或重新索取，再重试。",
    ),
    "database": (
        "是数据库文件（例如工作区），不是填报表或文档",
        "请核对是否选错了文件。",
        "请核对是否选错了文件，再重试。",
    ),
    "program": (
        "是程序，没有运行，也不能读取",
        "请核实来源，并让单位只发送填报表；不要运行它。",
        "请核实来源，不要运行它；换用正确的文件，再重试。",
    ),
    "mail": (
        "是邮件，不是电子表格或文字文档",
        "请让单位只发送填报表本身。",
        "请把邮件里的附件另存出来，再读入。",
    ),
    "archive": (
        "是压缩包",
        "请先解压，再收取解压出的文件夹；或让单位改用 ZIP 压缩。",
        "请先解压，再读入里面的文件。",
    ),
}

# What is told of files that have no sentence of their own.
CONTENT_WORDS = {
    "binary": "无法识别的内容",
    "link": "快捷方式",
    "ole": "旧版办公软件的其他文件",
    "xml": "XML 文件",
}

_RETURNS = tuple(
    Rule(
        FileCode.of(kind),
        f"文件“{{name}}”{what.replace('{detail}', '（{detail}）')}，没有收取；原件已存档。",
        ask,
    )
    for kind, (what, ask, _) in KINDS.items()
)

# What a document of the clerk's own is refused with; `errors` puts its detail into brackets.
DOCUMENTS: dict[str, str] = {
    kind: f"文件“{{name}}”{what}。{ask}" for kind, (what, _, ask) in KINDS.items()
}

_FILES: tuple[Rule, ...] = (
    Rule(FileCode.EMPTY, "文件“{name}”是空的，没有任何内容。", "请让单位重新报送。"),
    Rule(
        FileCode.NO_WORKBOOK,
        "文件“{name}”不是能认出的电子表格（{detail}），没有收取；原件已存档。",
        "请让单位报送下发的 .xlsx 填报表，不要转成 PDF、Word 或图片。",
    ),
    Rule(
        FileCode.TEXT,
        "文件“{name}”是纯文本或 CSV，填报表的格式和识别标记都已丢失，没有收取；原件已存档。",
        "请让单位把填报内容填回下发的 .xlsx 填报表后重报。",
    ),
    Rule(
        FileCode.ENCRYPTED,
        "文件“{name}”设有打开密码，不能读取；原件已存档。",
        "请让单位取消打开密码，另存后重报。",
    ),
    Rule(
        FileCode.DAMAGED,
        "文件“{name}”已损坏或没有传完整（{detail}），不能读取；原件已存档。",
        "请让单位重新发送；如果仍然打不开，" + _SAVE_AGAIN.removeprefix("请"),
    ),
    Rule(
        FileCode.TOO_LARGE,
        "文件“{name}”里的内容太多（{detail}），超出允许的范围，没有读取；原件已存档。",
        "请让单位删去多余的行列、图片后另存重报。",
    ),
    Rule(
        FileCode.BOMB,
        "文件“{name}”展开后异常庞大（{detail}），不是正常的填报表，已拒绝读取；原件已存档。",
        "请核实文件来源，并" + _SAVE_AGAIN.removeprefix("请"),
    ),
    Rule(
        FileCode.DOCTYPE,
        "文件“{name}”里带有表格软件不会写入的定义（{detail}），可能不安全，已拒绝读取；原件已存档。",
        "请核实文件来源，并" + _SAVE_AGAIN.removeprefix("请"),
    ),
    Rule(
        FileCode.PART_TWICE,
        "文件“{name}”里有两份同名的内容（{detail}），无法判断以哪份为准，已拒绝读取；原件已存档。",
        _SAVE_AGAIN,
    ),
    Rule(
        FileCode.PART_NAME,
        "文件“{name}”的内部结构不正常（{detail}），可能不安全，已拒绝读取；原件已存档。",
        "请核实文件来源，并" + _SAVE_AGAIN.removeprefix("请"),
    ),
)

_SOURCES: tuple[Rule, ...] = (
    Rule(
        SourceCode.UNREADABLE,
        "文件“{file}”打不开（{reason}），没有收取。",
        "请确认文件没有被其他程序独占、本人有读取权限，再收一次。",
    ),
    Rule(
        SourceCode.TOO_LARGE,
        "文件“{file}”超过 {reason}，没有读取；256 MB 以内的，原件已存档。",
        "请让单位删去图片等无关内容后再报一次。",
    ),
    Rule(SourceCode.LITTER, "“{file}”是系统或办公软件的临时文件，已略过。", ""),
    Rule(
        SourceCode.ENCRYPTED,
        "压缩包里的“{file}”设有密码，不能读取。",
        "请让单位取消压缩密码后重新发送。",
    ),
    Rule(
        SourceCode.DAMAGED,
        "“{file}”已损坏或不完整，打不开，没有收取；原件已存档。",
        "请让单位重新发送；是压缩包的，请重新压缩。",
    ),
    Rule(
        SourceCode.BOMB,
        "“{file}”展开后异常庞大（超过压缩后的 {reason} 倍），不是正常的填报表，没有收取；原件已存档。",
        "请核实文件来源；确是填报表的，请让单位重新发送。",
    ),
    Rule(
        SourceCode.TOO_MANY,
        "“{file}”里的文件超过 {reason} 个，后面的没有收取。",
        "请分成几个压缩包再收一次。",
    ),
    Rule(
        SourceCode.TOO_DEEP,
        "“{file}”套在别的压缩包或邮件里太多层（最多 {reason} 层），没有打开。",
        "请先解开外层的压缩包或邮件，再收一次。",
    ),
    Rule(
        SourceCode.TOO_SLOW,
        "“{file}”解开所用的时间过长，后面的没有收取；原件已存档。",
        "请核实文件来源；确是填报表的，请先解压，再收取解压出的文件夹。",
    ),
    Rule(
        SourceCode.UNSUPPORTED,
        "“{file}”是 RAR 或 7z 压缩包，本机没有能打开它的程序，或者打不开。",
        "请先解压，再收取解压出的文件夹；或改用 ZIP 压缩。",
    ),
    Rule(
        SourceCode.METHOD,
        "压缩包里的“{file}”用了少见的压缩方法（{reason}），不能解开；其他文件照收。",
        "请先解压，再收取解压出的文件夹；或让单位用普通的 ZIP 方式重新压缩。",
    ),
    Rule(
        SourceCode.SPLIT,
        "“{file}”只是分卷压缩（或分段发送）的一部分，单独打不开。",
        "请把各卷放在一起解压，再收取解压出的文件夹。",
    ),
    Rule(
        SourceCode.NAMELESS,
        "压缩包里的{file}，没有收取；其他文件照收，原件已存档。",
        "请让单位重新压缩后再报。",
    ),
    Rule(
        SourceCode.ODD_NAME,
        "压缩包里的“{file}”名字里有不能用的字符，没有收取；其他文件照收，原件已存档。",
        "请核实压缩包的来源，并让单位重新压缩后再报。",
    ),
    Rule(
        SourceCode.LINK,
        "“{file}”在压缩包里只是指向别处的链接，里面没有文件内容，没有收取。",
        "请让单位把文件本身放进压缩包后重报。",
    ),
    Rule(
        SourceCode.OBJECT,
        "邮件里嵌入的对象“{file}”不是普通附件，没有打开；原件已存档。",
        "请打开邮件看；是填报表的，请让单位作为附件重新发送。",
    ),
    Rule(
        SourceCode.ELSEWHERE,
        "邮件里的“{file}”是超大附件、云附件或网盘链接，文件本身不在邮件里；程序不会上网去取。",
        "请从邮件里下载后再收一次，或让单位作为普通附件发送。",
    ),
    Rule(
        SourceCode.MAIL_ENCRYPTED,
        "这封邮件经过加密或签名封装，里面的附件取不出来；原件已存档。",
        "请用收件人的邮件程序打开，把附件另存出来再收；或让单位不加密重新发送。",
    ),
    Rule(
        SourceCode.PICTURE,
        "邮件正文里插的图片“{file}”没有读取；原件已存档。",
        "一般是签名或表情；里面有填报内容的，请单位填进下发的填报表。",
    ),
    Rule(
        SourceCode.NO_ROOM,
        "“{file}”要先放进本机的临时文件夹才能打开，而那里放不进去（{reason}）；原件已存档。",
        "请清理磁盘后再收一次。",
    ),
    Rule(
        SourceCode.EMPTY,
        "“{file}”里没有任何文件或附件，没有可收的填报表；原件已存档。",
        "如果内容写在邮件正文里，请让单位填回下发的填报表后重报。",
    ),
    Rule(
        SourceCode.FOLDER_UNREADABLE,
        "文件夹“{file}”打不开（{reason}），里面的文件都没有收取。",
        "请确认文件夹还在、本人有读取权限，再收一次。",
    ),
    Rule(
        SourceCode.FOLDER_TOO_DEEP,
        "文件夹“{file}”套得太深（超过 {reason} 层），里面的文件没有收取。",
        "请把要收的文件移到浅一些的文件夹，再收一次。",
    ),
    Rule(
        SourceCode.LINK_OUTSIDE,
        "“{file}”是链接，指向所选文件夹以外的“{reason}”；没有跟进去，没有收取。",
        "如果确实要收，请把那个文件复制到文件夹里，或直接选它再收一次。",
    ),
    Rule(
        SourceCode.LINK_BROKEN,
        "“{file}”是链接，它指向的文件打不开（{reason}），没有收取。",
        "请核对原来的文件，复制到文件夹里再收一次。",
    ),
    Rule(
        SourceCode.OUTSIDE,
        "“{file}”在压缩包里的名字指向包外的位置；只当作名字，没有照它存放，内容照收。",
        "请核实压缩包的来源。",
    ),
    Rule(
        SourceCode.TWICE,
        "压缩包里有几个文件都叫“{file}”；逐个收取，没有互相覆盖。",
        "请看是不是同一单位的几份。",
    ),
    Rule(
        SourceCode.RESERVED,
        "“{file}”的名字含有 Windows 不允许的字或太长，解压时可能会丢；这里照收。",
        "",
    ),
)

RULES: tuple[Rule, ...] = (*_RETURNS, *_FILES, *_SOURCES)
