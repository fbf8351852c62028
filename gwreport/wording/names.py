"""The Chinese names of rounds, statuses, kinds, outcomes and severities."""

from gwreport.domain.findings.finding import Severity
from gwreport.domain.papers import Paper
from gwreport.domain.plan.plan import Kind
from gwreport.domain.returns.returns import Outcome
from gwreport.domain.rounds import Round
from gwreport.domain.statuses import Status, Timeliness, UnitState
from gwreport.domain.units.registry import GroupScope, UnitKind

# The list that goes out beside the unit workbooks: its file, its sheet, and how it is known again.
DISTRIBUTION_LIST = "发放清单"
# The list of the units to call, and the sheet and folder of the words to send them.
CHASING_LIST, CHASING_TEXTS = "催报清单", "催报文字"
PERIODS = {1: "一季度", 2: "上半年", 3: "前三季度", 4: "全年"}
STATUSES = {
    Status.EXCEEDED: "超额完成",
    Status.DONE: "已完成",
    Status.NEARLY_DONE: "较好完成",
    Status.ON_SCHEDULE: "依时序推进",
    Status.BEHIND: "未依时序推进",
    Status.STALLED: "停滞暂缓",
    Status.UNKNOWN: "待研判",
}
# What a unit may choose as 进度自评, with what each word means to it.
SELF_ASSESSMENTS: dict[str, tuple[Status, str]] = {
    "超额完成": (Status.EXCEEDED, "已经超过全年目标"),
    "已完成": (Status.DONE, "全年目标已经完成"),
    "依时序推进": (Status.ON_SCHEDULE, "达到本期应有进度，能如期完成"),
    "未依时序推进": (Status.BEHIND, "落后于本期应有进度，须写明存在问题和下一步措施"),
    "停滞暂缓": (Status.STALLED, "已经停工、暂缓或无法启动，须写明存在问题和下一步措施"),
}
KINDS = {Kind.INDICATOR: "主要指标", Kind.TASK: "目标任务", Kind.GOVERNANCE: "政府自身建设"}
UNIT_KINDS = {
    UnitKind.DEPARTMENT: "部门",
    UnitKind.TOWN: "镇街",
    UnitKind.PARK: "园区",
    UnitKind.ENTERPRISE: "国企",
    UnitKind.VERTICAL: "垂管",
}
GROUP_SCOPES = {GroupScope.ALL: "全部", GroupScope.RELEVANT: "相关"}
SEVERITIES = {Severity.ERROR: "错误", Severity.WARNING: "提醒", Severity.INFO: "说明"}
OUTCOMES = {
    Outcome.ACCEPTED: "已收",
    Outcome.ACCEPTED_WITH_FINDINGS: "已收（有问题待看）",
    Outcome.HELD: "待定",
    Outcome.DUPLICATE: "重复",
    Outcome.SUPERSEDED: "旧版本",
    Outcome.REFUSED: "未收",
}
UNIT_STATES = {
    UnitState.RETURNED: "已报送",
    UnitState.PARTIAL: "部分填报",
    UnitState.SENT_BACK: "已退回，待修改",
    UnitState.HELD: "待定",
    UnitState.REFUSED: "未能读取",
    UnitState.WAITING: "未报送",
    UnitState.LATE: "逾期未报",
}
TIMELINESS = {
    Timeliness.IN_TIME: "按时报送",
    Timeliness.LATE: "迟报",
    Timeliness.NOT_RETURNED: "未报送",
}
REVIEW_GROUPS = {"unit": "单位", "leader": "牵头领导"}
# Under which heading review puts what belongs to no leader or to no unit.
NO_LEADER = "没有牵头领导的任务和文件"
NO_UNIT = "没有认出单位的文件"
REVIEW_KINDS = {
    "held": "待定文件",
    "conflict": "意见不一",
    "refused": "未收文件",
    "finding": "有问题",
    "hint": "提示",
    "missing": "无人填报",
    "sent_back": "已退回，待修改",
    "loose": "表外内容",
    "other_texts": "其他文字",
}
LOOSE_CELLS = {
    "extra_row": "多出的行",
    "extra_column": "多出的列",
    "extra_sheet": "多出的表",
    "note": "批注",
    "link": "链接",
    "letter": "邮件正文",
    "page": "页眉页脚",
    "edited_text": "改动过的原文",
    "formula": "公式",
    "struck": "划掉的文字",
    "red": "标红的文字",
    "covered": "合并单元格盖住的文字",
    "error_value": "错误值",
    "hidden_value": "格式设为不显示的内容",
    "stored": "存的字符（与显示的不同）",
    "signer": "填报人信息",
    "reply": "单位说明",
    "editor": "最后保存者（文件属性）",
    "company": "单位（文件属性）",
}

# Who filled a return in, as far as it tells.
FILLERS = {"signed": "填报人", "editor": "最后保存者", "company": "文件属性中的单位"}

# What stands in the list of 督办事项 where a unit or the plan says nothing.
NOT_STATED, STATED_IN_TASK, BY_YEAR_END = "（未填写）", "见任务", "{year}年底前"
PAPERS = {
    Paper.NOTICE: "填报通知",
    Paper.LETTER: "催报函",
    Paper.SUPERVISION: "督办通知单",
    Paper.CIRCULAR: "通报",
}


def period(round_: Round) -> str:
    """Give a round's name within its year, "前三季度"."""
    return PERIODS[round_.quarter]


def round_name(round_: Round) -> str:
    """Give a round's full name, "2025年前三季度"; the whole year is "2025年全年"."""
    return f"{round_.year}年{period(round_)}"


def status_name(status: Status, round_: Round) -> str:
    """Give a class of progress its name in a report; at the end of the year 未完成 is said."""
    return "未完成" if status is Status.BEHIND and round_.quarter == 4 else STATUSES[status]


def on_course_name(round_: Round) -> str:
    """Name the classes that are on schedule or better, taken together."""
    return "较好完成及以上" if round_.quarter == 4 else "依时序推进及以上"


def behind_name(round_: Round) -> str:
    """Name the classes of 附件3, taken together."""
    return f"{status_name(Status.BEHIND, round_)}和{STATUSES[Status.STALLED]}"
