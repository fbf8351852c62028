"""Every option of a workspace, declared once: the command line's help and the window's page are made from it."""

from dataclasses import dataclass
from typing import Generic, TypeVar

Value = TypeVar("Value", str, bool)


@dataclass(frozen=True, slots=True)
class Option(Generic[Value]):
    """One option: its key in the ledger, its default and one line of help.

    A text may hold {period} (前三季度), {year} and {region}. A text that is set to "" has its default
    again: no title and no missing report is ever printed as a blank.
    """

    key: str
    default: Value
    help: str


OFFICE = Option("office", "", "发放单位名称，写在填报说明里，如“区政府督查室”")
RETURN_TO = Option(
    "return_to",
    "",
    "报送方式，写在填报说明里，如“政务邮箱：dcs@example.invalid，电话：000-00000000”",
)
SHEET_PASSWORD = Option("sheet_password", "", "填报表的保护密码；留空则只保护、不设密码")
ASK_SUPPORT = Option("ask_support", False, "配合单位也填报（填报表增加“配合任务”一表）")
ANNEX1_TITLE = Option("annex1_title", "{period}政府工作报告主要指标任务完成情况", "附件1的标题")
ANNEX2_TITLE = Option("annex2_title", "{period}区政府各分管领导牵头目标任务完成情况", "附件2的标题")
ANNEX3_TITLE = Option("annex3_title", "{period}未实现“依时序推进”目标任务", "附件3的标题")
LEADER_HEADINGS = Option("leader_headings", False, "附件2在每位领导的任务前加一行领导姓名")
MISSING_TEXT = Option("missing_text", "（未报送）", "没有报送的任务在“完成情况”栏里的文字")

ALL: tuple[Option[str] | Option[bool], ...] = (
    OFFICE,
    RETURN_TO,
    SHEET_PASSWORD,
    ASK_SUPPORT,
    ANNEX1_TITLE,
    ANNEX2_TITLE,
    ANNEX3_TITLE,
    LEADER_HEADINGS,
    MISSING_TEXT,
)


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
        return option.default if stored is None else stored == "是"

    def words(self, option: Option[str] | Option[bool]) -> str:
        """Give any option's value as the clerk writes it."""
        stored = self.stored.get(option.key)
        if stored:
            return stored
        if isinstance(option.default, bool):
            return "是" if option.default else "否"
        return option.default
