"""Every option of a workspace, declared once: the command line's help and the window's page are made from it."""

from dataclasses import dataclass
from typing import Generic, TypeGuard, TypeVar

Value = TypeVar("Value", str, bool)


# How a clerk writes the value of a yes-or-no option.
YES, NO = "是", "否"


@dataclass(frozen=True, slots=True)
class Option(Generic[Value]):
    """One option: its key in the ledger, its default and one line of help.

    A text may hold {period} (前三季度), {year} and {region}. A text that is set to "" has its default
    again: no title and no missing report is ever printed as a blank. Where there are `choices` it
    is one of them.
    """

    key: str
    default: Value
    help: str
    choices: tuple[str, ...] = ()


OFFICE = Option("office", "", "发放单位名称，写在填报说明里，如“区政府督查室”")
RETURN_TO = Option(
    "return_to",
    "",
    "报送方式，写在填报说明里，如“政务邮箱：dcs@example.invalid，电话：000-00000000”",
)
CONTACT = Option(
    "contact",
    "",
    "联系人和电话，写在填报通知、催报函、督办通知单里，如“张某某，000-00000000”",
)
PAPER_MARK = Option(
    "paper_mark", "", "督办通知单编号前的代字，如“青政督”，编号就是“青政督〔2025〕5号”"
)
SHEET_PASSWORD = Option("sheet_password", "", "填报表的保护密码；留空则只保护、不设密码")
ASK_SUPPORT = Option("ask_support", False, "配合单位也填报（填报表增加“配合任务”一表）")
BY_QUARTER, BY_MONTH = "季度", "季度和月"
ROUNDS = Option(
    "rounds",
    BY_QUARTER,
    "窗口里可选的填报期：季度，或者季度和月（1—8月这样的累计）",
    choices=(BY_QUARTER, BY_MONTH),
)
NEEDED, ALL_ITEMS = "有节点的和落后的", "全部"
MONTH_ITEMS = Option(
    "month_items",
    NEEDED,
    "按月填报时收哪些任务：上期以来有节点或时限到期的、上期落后或没有报的，或者全部；季度总是收全部",
    choices=(NEEDED, ALL_ITEMS),
)
FROM_SECOND = "第二期起"
ASK_CLOSING = Option(
    "ask_closing",
    FROM_SECOND,
    "填报表“目标任务”增加“申请销号”一栏（是、否），由单位申请：第二期起、是、否",
    choices=(FROM_SECOND, YES, NO),
)
PLAN_COLUMNS = Option(
    "plan_columns",
    "",
    "填报表里一并印出方案的哪些其他栏目（只读，单位不填），如“总投资、备注”；写“全部”则都印，留空不印",
)
ANNEX1_TITLE = Option("annex1_title", "{period}政府工作报告主要指标任务完成情况", "附件1的标题")
ANNEX2_TITLE = Option("annex2_title", "{period}区政府各分管领导牵头目标任务完成情况", "附件2的标题")
ANNEX3_TITLE = Option("annex3_title", "{period}未实现“依时序推进”目标任务", "附件3的标题")
LIST1_TITLE = Option("list1_title", "{period}{plan}主要指标完成情况", "其他清单报告附件1的标题")
LIST2_TITLE = Option("list2_title", "{period}{plan}完成情况", "其他清单报告附件2的标题")
LIST3_TITLE = Option(
    "list3_title", "{period}{plan}未实现“依时序推进”的任务", "其他清单报告附件3的标题"
)
LEADER_HEADINGS = Option(
    "leader_headings", False, "附件2在每位领导（单位、类别）的任务前加一行，写明是哪一位（家、类）"
)
REPORT_ORDER = Option(
    "report_order",
    "领导",
    "附件2和附件3按什么排列：领导、单位、类别、序号",
    choices=("领导", "单位", "类别", "序号"),
)
REPEAT_JOINT = Option(
    "repeat_joint",
    True,
    "多位领导（单位）共同牵头的任务，在附件2每位（家）名下各列一次；否则只列一次",
)
ANNEX3_REASONS = Option(
    "annex3_reasons",
    True,
    "附件3的完成情况下面另起行写明差距、存在问题和下一步措施（原文已有的不重复）",
)
LEADER_NAMES = Option("leader_names", True, "报告的汇总、统计图、来源等表里写出领导姓名")
RANK_LEADERS = Option(
    "rank_leaders", False, "通报附各分管领导的名次；发到各单位的通报一般不排领导的名次"
)
LEADER_ORDER = Option(
    "leader_order",
    "",
    "领导的排列顺序，用、隔开，没有写的排在后面；在“单位名录”的“领导”里拖动更方便",
)
ANNEX_MARGINS = Option(
    "annex_margins", "22、20、20、20", "附件的页边距（毫米），依次是上、下、左、右，各 5 到 60"
)
ANNEX_LINE = Option("annex_line", "14.5", "附件表格里文字的行距（磅），12 到 40，越小每页行数越多")
SHEET_SUMMARY = Option("sheet_summary", True, "报告附“汇总”表：各类进度的项数和占比，供内部掌握")
SHEET_CHARTS = Option("sheet_charts", True, "报告附“统计图”表")
SHEET_COMPARISON = Option("sheet_comparison", True, "报告附“对比”表：与上期、上年同期比")
SHEET_MISSING = Option("sheet_missing", True, "报告附“未报送”表：未报、迟报的单位和没有内容的任务")
SHEET_SOURCES = Option("sheet_sources", True, "报告附“来源”表：每一项出自哪个文件、哪一格、谁审核")
JOIN_HEADS = Option("join_heads", False, "合并几个单位的文字时，每段前面写明单位名称（“单位：……”）")
MISSING_TEXT = Option("missing_text", "（未报送）", "没有报送的任务在“完成情况”栏里的文字")
TEMPLATES = Option(
    "templates",
    "",
    "本单位自备的文书模板所在的文件夹；其中与自带模板同名的文件代替自带的，留空则都用自带的",
)


def _is_option(thing: object) -> TypeGuard[Option[str] | Option[bool]]:
    return isinstance(thing, Option)


# All that are declared above, in that order: so they are listed.
ALL = tuple(filter(_is_option, [*globals().values()]))


@dataclass(frozen=True, slots=True)
class Settings:
    """The options' values of one workspace; `stored` are those that differ from the defaults."""

    stored: dict[str, str]

    def text(self, option: Option[str]) -> str:
        """Give the value of a text option."""
        return self.stored.get(option.key) or option.default

    def flag(self, option: Option[bool]) -> bool:
        """Give the value of a yes-or-no option."""
        stored = self.stored.get(option.key)
        return option.default if stored is None else stored == YES

    def words(self, option: Option[str] | Option[bool]) -> str:
        """Give any option's value as the clerk writes it."""
        stored = self.stored.get(option.key)
        if stored:
            return stored
        if isinstance(option.default, bool):
            return YES if option.default else NO
        return option.default
