"""`explain_error(error)`: what is wrong, where, and what to do next, in one line."""

from gwreport.errors import (
    ArgumentError,
    Cancelled,
    DocumentError,
    DocumentFault,
    GwreportError,
    ProgramMissingError,
    StorageError,
    StorageFault,
    UnknownNameError,
    WorkerError,
    WorkspaceError,
    WorkspaceFault,
)

_DOCUMENT: dict[DocumentFault, str] = {
    DocumentFault.MISSING: "找不到文件“{name}”。请核对文件名和所在文件夹后重试。",
    DocumentFault.NOT_READABLE: "文件“{name}”打不开{detail}。请确认没有被其他程序独占、本人有读取权限，再重试。",
    DocumentFault.EMPTY: "文件“{name}”是空的，没有任何内容。请向来文单位重新索取，或换一份文件。",
    DocumentFault.DAMAGED: "文件“{name}”已损坏或不完整，无法读取{detail}。请用 WPS 或 Office 打开后另存一份，或重新索取。",
    DocumentFault.ENCRYPTED: "文件“{name}”设有打开密码，无法读取。请去掉密码另存一份，再重试。",
    DocumentFault.TOO_LARGE: "文件“{name}”过大，超出允许的范围{detail}。请删去图片和无关内容，另存后重试。",
    DocumentFault.HOSTILE: "文件“{name}”的内部结构不安全，已拒绝读取{detail}。请用 WPS 或 Office 打开后另存为新文件，再重试。",
    DocumentFault.WRONG_KIND: "文件“{name}”不是可以读取的格式{detail}。请另存为 .docx、.xlsx 或 .txt，再重试。",
    DocumentFault.OLD_WORD: "文件“{name}”是旧版文字文档，本机没有装 LibreOffice，或它没能打开这个文件。请用 WPS 或 Word 打开，另存为 .docx，再重试。",
    DocumentFault.NO_TEXT_LAYER: "文件“{name}”是扫描件或图片，里面没有可以读取的文字{detail}。请换用 Word 或 Excel 版本，或先用文字识别软件转换，再重试。",
    DocumentFault.NOTHING_FOUND: "在文件“{name}”里没有找到任务分解内容{detail}。请确认文件选对，表头要有“牵头责任单位”等栏目，或段落中有“牵头单位：”字样。",
    DocumentFault.NO_FILES: "“{name}”里没有可以收取的文件。请核对文件夹或文件名后重试。",
}
_WORKSPACE: dict[WorkspaceFault, str] = {
    WorkspaceFault.EXISTS: "“{location}”已经存在，没有改动。请换一个工作区名称，或直接用 -w 打开它。",
    WorkspaceFault.MISSING: "找不到工作区“{location}”。请核对路径，或先用 gwreport init 建立。",
    WorkspaceFault.NOT_NAMED: "当前文件夹里没有工作区（*.gwr）。请用 -w 指明，或先用 gwreport init 建立。",
    WorkspaceFault.SEVERAL: "当前文件夹里有多个工作区（{detail}）。请用 -w 指明用哪一个。",
    WorkspaceFault.LOCKED: "工作区“{location}”正被另一个窗口或另一台电脑使用。请稍候，或先在那边关闭，再重试。",
    WorkspaceFault.NEWER: "工作区“{location}”由更新版本的程序建立，本程序不能打开，以免损坏。请升级本程序后再用。",
    WorkspaceFault.NOT_A_WORKSPACE: "“{location}”不是本程序的工作区文件。请选择由 gwreport init 建立的 .gwr 文件。",
    WorkspaceFault.DAMAGED: "工作区“{location}”已损坏{detail}。请不要继续写入，改用最近的备份。",
    WorkspaceFault.NO_PLAN: "工作区“{location}”还没有任务分解方案。请先用 gwreport load 装入。",
    WorkspaceFault.NOT_ISSUED: "{detail}还没有下发填报表。请先用 gwreport generate 生成。",
}
_STORAGE: dict[StorageFault, str] = {
    StorageFault.FULL: "磁盘空间不足，“{path}”没有写成，原有文件未受影响。请清理磁盘后重试。",
    StorageFault.DENIED: "没有权限写入“{path}”。请换一个文件夹，或去掉只读属性后重试。",
    StorageFault.IN_USE: "“{path}”正被其他程序打开，没有写成。请先关闭它，再重试。",
    StorageFault.NO_FOLDER: "文件夹不存在，“{path}”没有写成。请先建立文件夹，或换一个位置。",
    StorageFault.IS_FILE: "“{path}”已被同名的文件或文件夹占用，没有写成。请换一个名称。",
    StorageFault.OTHER: "“{path}”没有写成{detail}。请检查磁盘和权限后重试。",
}
_WORKER = {"died": "读取时程序异常退出", "time": "读取超时", "memory": "内容过大，超出内存限额"}
_SORTS = {
    "unit": "单位",
    "item": "任务",
    "round": "填报期",
    "group": "分组",
    "file": "文件",
    "decision": "审核决定",
    "command": "命令",
}
_ARGUMENTS = {
    "round": "填报期“{value}”写法不对。请写成 2025-Q1（一季度）、2025-Q2（上半年）、2025-Q3（前三季度）或 2025-Q4（全年）。",
    "round-year": "填报期“{value}”不是本工作区的年度。请核对年份。",
    "round-unsaid": "看不出“{value}”是哪一期的报告。请用 --round 写明，如 --round 2025-Q2。",
    "date": "日期“{value}”写法不对。请写成 2025-10-10 这样的形式。",
    "year": "年度“{value}”不对。请写四位数的年份，如 2025。",
    "required": "缺少必填的参数：{value}。请用 gwreport {argument} --help 查看用法。",
    "blank": "参数 {argument} 没有写内容。请写上再重试。",
    "together": "参数 {argument} 和 {value} 不能一起用。请分两次运行。",
    "no-value": "参数 {argument} 后面不用写“{value}”。请去掉再重试。",
    "number": "参数 {argument} 的“{value}”不是编号或个数。请写一个整数，如 1。",
    "unknown": "不认识的参数：{value}。请用 gwreport {argument} --help 查看用法。",
    "choice": "参数 {argument} 的取值“{value}”不在可选范围内。请用 --help 查看可选的值。",
    "usage": "命令写法不对：{value}。请用 --help 查看用法。",
    "status": "进度状态“{value}”不认识。请用：超额完成、已完成、较好完成、依时序推进、未依时序推进、停滞暂缓、待研判。",
    "reason": "没有写理由。每个审核决定都要用 --reason 说明理由。",
    "nothing-to-decide": "没有说明要怎样处理。请用 --choose、--text、--status、--accept、--refuse 或 --undo 之一。",
    "not-written": "单位“{value}”没有填报这一项，不能采用它的文字。请改用其他单位，或用 --text 写明。",
    "not-held": "文件编号 {value} 不在待定之列，不需要处理。请用 review 查看待定的文件。",
    "not-undoable": "编号 {value} 的决定不能撤销：没有这个编号，或者已经撤销。",
    "format": "暂不支持输出格式“{value}”。目前可用：xlsx。",
    "not-lead": "单位“{value}”不是任何一项的牵头责任单位，没有填报表可发。请核对单位名称。",
    "registry": "单位名录文件“{value}”的表头里没有“单位名称”一栏。请照导出的名录格式填写。",
    "group-member": "分组里的“{value}”不在单位名录中。请先添加这个单位。",
    "unit-exists": "“{value}”已在单位名录中。请直接使用，或换一个名称。",
}


def explain_error(error: GwreportError | Cancelled) -> str:
    """Say one sentence with the cause and the next step."""
    match error:
        case DocumentError():
            template, facts = _DOCUMENT[error.fault], {"name": error.name, "detail": error.detail}
        case WorkspaceError():
            template = _WORKSPACE[error.fault]
            facts = {"location": error.location, "detail": error.detail}
        case StorageError():
            template, facts = _STORAGE[error.fault], {"path": error.path, "detail": error.detail}
        case UnknownNameError():
            return _unknown_name(error)
        case ArgumentError():
            template = _ARGUMENTS[error.problem]
            return _one_line(template.format(argument=error.argument, value=error.value))
        case WorkerError(reason="spawn"):
            return "系统不允许启动读取程序，没有收取。请关闭一些程序后重试；仍不行请联系维护人员检查安全软件。"
        case WorkerError():
            return _one_line(
                f"文件“{error.name}”没有读完：{_WORKER[error.reason]}。请让单位另存为新文件后重报。"
            )
        case ProgramMissingError():
            return _one_line(f"没有找到 {error.program}，不能{error.purpose}。请安装后重试。")
        case Cancelled():
            return "已取消。已经完成的部分保留，其余没有开始。"
        case _:
            return _one_line("操作没有完成：" + "，".join(str(fact) for fact in error.args))
    if facts.get("detail") and "{detail}" in template and _in_brackets(error):
        facts["detail"] = f"（{facts['detail']}）"
    return _one_line(template.format_map(facts))


def _in_brackets(error: GwreportError | Cancelled) -> bool:
    # Everywhere else the detail is an aside of the sentence.
    return not (
        isinstance(error, WorkspaceError)
        and error.fault in (WorkspaceFault.SEVERAL, WorkspaceFault.NOT_ISSUED)
    )


def _unknown_name(error: UnknownNameError) -> str:
    sort = _SORTS[error.sort]
    near = "、".join(error.near)
    remedy = f"是否指：{near}？" if near else f"请核对{sort}名称后重试。"
    return _one_line(f"没有这个{sort}：“{error.name}”。{remedy}")


def _one_line(sentence: str) -> str:
    return " ".join(sentence.split())
