"""The Chinese names of rounds, classes of progress, units' states and papers."""

from datetime import date

from gwreport.domain.decisions.paper_numbers import PaperNumber
from gwreport.domain.members import Role
from gwreport.domain.papers import PagePaper, Paper, PaperForm
from gwreport.domain.plan.target import TargetKind
from gwreport.domain.review.kinds import ReviewKind
from gwreport.domain.rounds import MonthRound, Round, SupervisionRound
from gwreport.domain.statuses import FileNow, Status, Timeliness, UnitState

# The list that goes out beside the unit workbooks: its file, its sheet, and how it is known again.
DISTRIBUTION_LIST = "发放清单"
# The list of the units to call, and the sheet and folder of the words to send them.
CHASING_LIST, CHASING_TEXTS = "催报清单", "催报文字"

REFINEMENT = "细化方案"
# The register of the year and the cards of its items.
REGISTER, CARDS = "工作台账", "任务卡片"
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
# The people of a shared workspace, and what each may do there.
ROLES = {Role.ADMINISTRATOR: "管理员", Role.CLERK: "经办人", Role.READER: "查看人"}
ROLE_NOTES = {
    Role.ADMINISTRATOR: "可以做全部工作，添加和移除人员，升级工作区",
    Role.CLERK: "可以做全部工作，已经记录的谁也不能改",
    Role.READER: "只能查看，不能改动",
}
# What is not judged is named in a paper by what it is: nothing was reported, or what was bears no class.
NOT_REPORTED, NOT_PROVEN = "尚未报送", "尚待核实"
# Behind the text of an item that is closed.
CLOSED = "已销号"
# In the header of every page until the report is 定稿.
# The file beside exported templates that says what their placeholders mean.
FORMS_GUIDE = "占位符说明.txt"
DRAFT_MARK = "征求意见稿"
# Said where a report was declared final and something in it has changed since.
LAPSED = "定稿以后内容、设置或模板有改动，定稿不再有效；"
# What a unit may choose as 进度自评, with what each word means to it.
SELF_ASSESSMENTS: dict[str, tuple[Status, str]] = {
    "超额完成": (Status.EXCEEDED, "已经超过全年目标"),
    "已完成": (Status.DONE, "全年目标已经完成"),
    "依时序推进": (Status.ON_SCHEDULE, "达到本期应有进度，能如期完成"),
    "未依时序推进": (Status.BEHIND, "落后于本期应有进度，须写明存在问题和下一步措施"),
    "停滞暂缓": (Status.STALLED, "已经停工、暂缓或无法启动，须写明存在问题和下一步措施"),
}
UNIT_STATES = {
    UnitState.RETURNED: "已报送",
    UnitState.PARTIAL: "部分填报",
    UnitState.BLANK: "报来的是空表",
    UnitState.SENT_BACK: "已退回，待修改",
    UnitState.HELD: "待定",
    UnitState.REFUSED: "未能读取",
    UnitState.WAITING: "未报送",
    UnitState.LATE: "逾期未报",
}
FILES_NOW = {
    FileNow.SAME: "没有改动",
    FileNow.CHANGED: "生成后被改动过",
    FileNow.REPLACED: "已由后来生成的代替",
    FileNow.GONE: "找不到了",
}
TIMELINESS = {
    Timeliness.IN_TIME: "按时报送",
    Timeliness.LATE: "逾期报送",
    Timeliness.NOT_RETURNED: "未报送",
}
REVIEW_GROUPS = {"unit": "单位", "leader": "牵头领导"}
# Under which heading review puts what belongs to no leader or to no unit.
NO_LEADER = "没有牵头领导的任务和文件"
NO_UNIT = "没有认出单位的文件"
REVIEW_KINDS = {
    ReviewKind.HELD: "待定文件",
    ReviewKind.CONFLICT: "意见不一",
    ReviewKind.REFUSED: "未收文件",
    ReviewKind.FINDING: "有问题",
    ReviewKind.HINT: "提示",
    ReviewKind.MISSING: "无人填报",
    ReviewKind.EVIDENCE: "待归佐证",
    ReviewKind.SENT_BACK: "已退回，待修改",
    ReviewKind.LOOSE: "表外内容",
    ReviewKind.OTHER_TEXTS: "其他文字",
}

# What stands in the list of 督办事项 where the plan says nothing, and below it where a unit does not.
AS_THE_TASK_WANTS, BY_YEAR_END = "按任务要求完成", "{year}年底前"
BLANK_CELLS = "注：{columns}栏空白的，填报时没有写明，请在报送整改措施时一并写明。"
BLANK_COLUMNS = "注：各项填报时都没有写明{columns}，请在报送整改措施时写明。"
# Why a paper has a number, where nobody gives another reason.
NUMBERED = "生成文书时编号"
PAPERS = {
    Paper.NOTICE: "填报通知",
    Paper.LETTER: "催报函",
    Paper.SUPERVISION: "督办通知单",
    Paper.CIRCULAR: "通报",
}
REPORT = "完成情况报告"
# What the workbook of supervision asks of.
SUPERVISED_ROWS = "政府工作报告督办事项"
LEADER_BRIEF = "领导简报"


def past_class_words(status: Status, *, closed: bool) -> str:
    """Say how an item of last year stood at its end, and that it was closed (销号) where it was."""
    return f"{STATUSES[status]}，{CLOSED}" if closed else STATUSES[status]


def passed_words(deadline: date) -> str:
    """Say that a paper names a day that is over."""
    return f"注意：期限 {deadline} 已经过了，发出前请改。"


def number_words(number: PaperNumber, mark: str = "") -> str:
    """Give the number of a paper as official documents have it, "青政督〔2025〕5号"; `mark` is 代字."""
    return f"{mark}〔{number.year}〕{number.number}号"


def form_name(form: PaperForm) -> str:
    """Give the name of the report or of a paper."""
    if isinstance(form, PagePaper):
        return LEADER_BRIEF
    return PAPERS[form] if isinstance(form, Paper) else REPORT


def period(round_: Round) -> str:
    """Give a round's name within its year, "前三季度"; of a report by months "1—8月", of nodes 细化方案."""
    if isinstance(round_, SupervisionRound):
        return f"{period(round_.of)}督办"
    if isinstance(round_, MonthRound):
        return "1月" if round_.month == 1 else f"1—{round_.month}月"
    return REFINEMENT if round_.is_refinement else PERIODS[round_.quarter]


def round_name(round_: Round) -> str:
    """Give a round's full name, "2025年前三季度"; the whole year is "2025年全年"."""
    return f"{round_.year}年{period(round_)}"


def form_title(round_: Round, rows: str = "政府工作报告目标任务", sort: str = "填报表") -> str:
    """Name a round's unit workbook, 2025年前三季度政府工作报告目标任务填报表; `rows` are what it asks of."""
    if round_.is_refinement:
        return f"{round_.year}年{rows}{REFINEMENT}{sort}"
    if isinstance(round_, SupervisionRound):
        return f"{round_name(round_.of)}{SUPERVISED_ROWS}{sort}"
    return f"{round_name(round_)}{rows}{sort}"


def names_round(text: str, round_: Round) -> bool:
    """Say whether a title or a file's name names a round."""
    if round_.is_refinement:
        return REFINEMENT in text and f"{round_.year}年" in text
    return round_name(round_.of if isinstance(round_, SupervisionRound) else round_) in text


def status_name(status: Status, round_: Round) -> str:
    """Give a class of progress its name in a report; at the end of the year 未完成 is said."""
    return "未完成" if status is Status.BEHIND and round_.is_whole_year else STATUSES[status]


def on_course_name(round_: Round) -> str:
    """Name the classes that are on schedule or better, taken together."""
    return "较好完成及以上" if round_.is_whole_year else "依时序推进及以上"


def behind_name(round_: Round) -> str:
    """Name the classes of 附件3, taken together."""
    return f"{status_name(Status.BEHIND, round_)}和{STATUSES[Status.STALLED]}"


def office_name(given: str, region: str) -> str:
    """Give who signs a paper: the office as it calls itself, else that of the region's government."""
    return given or f"{region}人民政府办公室"


def line_name(kind: TargetKind, *, at_most: bool) -> str:
    """Name the line of what is due of a goal, beside which its figures are drawn."""
    return "不超过" if at_most and kind is not TargetKind.RANK else "应达到"
