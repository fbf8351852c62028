"""A column of the unit workbook: one declaration, which all that writes or reads it follows."""

import re
from dataclasses import dataclass
from enum import StrEnum

from gwreport.domain.statuses import Status

# The key of a column that units fill in: a `Field`, or that of a column of the office's own.
FieldKey = str

_OWN_KEY = re.compile(r"x-[\w-]{1,60}")
_OF_PLAN = "plan:"


class Given(StrEnum):
    """The columns that the office fills in before it sends a workbook out."""

    NUMBER = "number"
    TEXT = "text"
    TARGET = "target"
    LEADERS = "leaders"
    LEAD_UNITS = "lead_units"
    SUPPORT = "support"
    DUE = "due"
    PREVIOUS = "previous"
    NODE = "node"
    ASKED = "asked"  # 问题, of 督办事项
    TOKEN = "token"


class Field(StrEnum):
    """The columns that units fill in and that rules of the program ask for by name."""

    VALUE = "value"  # 本期完成值
    GROWTH = "growth"  # 同比增速
    COMPLETION = "completion"  # 完成情况
    STATUS = "status"  # 进度自评
    PROBLEM = "problem"  # 存在问题
    NEXT_STEP = "next_step"  # 下一步措施
    REMARK = "remark"  # 备注
    NODE_1 = "node-1"  # 一季度节点
    NODE_2 = "node-2"  # 上半年节点
    NODE_3 = "node-3"  # 前三季度节点
    NODE_4 = "node-4"  # 全年节点
    PERSON = "person"  # 责任人
    PHONE = "phone"  # 联系电话
    MEASURE = "measure"  # 整改措施, of 督办事项
    LIMIT = "limit"  # 完成时限
    CLOSING = "closing"  # 申请销号, only where the workbook asks for it


# The columns in which a unit proposes what its items are to reach, by the quarter (细化方案).
NODE_FIELDS = {1: Field.NODE_1, 2: Field.NODE_2, 3: Field.NODE_3, 4: Field.NODE_4}

# The cells that hold one figure; 完成情况 is made of them, under these names, where it has no words
# of its own.
FIGURE_NAMES = {Field.VALUE: "本期完成值", Field.GROWTH: "同比增速"}
FIGURE_FIELDS = tuple(FIGURE_NAMES)
# Without these a row counts as not filled in, in any office.
ALWAYS_REQUIRED = frozenset({Field.COMPLETION, Field.STATUS, Field.PERSON})

_BUILT_IN: dict[str, FieldKey] = {part.value: part for part in Field}


def is_own_key(key: str) -> bool:
    """Say whether a key is one that a column of the office's own may have ("x-budget")."""
    return _OWN_KEY.fullmatch(key) is not None


def plan_key(heading: str) -> str:
    """Give the key of the column that repeats what the plan has under a heading that is none of its roles."""
    return _OF_PLAN + heading


def plan_heading(key: str) -> str | None:
    """Give the plan's heading that a column repeats; None for every other column."""
    return key.removeprefix(_OF_PLAN) if key.startswith(_OF_PLAN) else None


def field_key(written: str) -> FieldKey:
    """Read the key of a column that units fill in, as it is stored.

    A column of the office's own need not be declared any more. Raises ValueError for anything else.
    """
    # Looking a key up is several times as fast as calling the enumeration.
    known = _BUILT_IN.get(written)
    if known is not None:
        return known
    if not is_own_key(written):
        raise ValueError(written)
    return written


class FilledBy(StrEnum):
    """Who fills a column in."""

    OFFICE = "office"
    UNIT = "unit"


class Reading(StrEnum):
    """How the words of a cell are read; whatever they are, they are kept verbatim."""

    WORDS = "words"
    NOTE = "note"  # words of which a day alone may be all
    FIGURE = "figure"
    RATE = "rate"  # a figure in per cent: 0.062 leaves open whether 6.2 % is meant
    STATUS = "status"  # the words of 进度自评
    CHOICE = "choice"  # one of the column's own words
    YES_NO = "yes_no"  # 是 or 否, in whatever form people write it


class Page(StrEnum):
    """Where the words of a column are shown."""

    REVIEW = "review"  # 审核
    REGISTER = "register"  # 台账
    REPORT = "report"  # 报告: beside the reported text, which is 完成情况 alone


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table of the unit workbook.

    `width` counts narrow characters, `hint` is shown when a cell is chosen. `required` cells are
    those without which a row counts as not filled in; `needed_for` are the classes of 进度自评 with
    which a cell may not stay blank. `choices` are the words that a drop-down offers. `along` are the
    columns that may have to change along with this one when it is sent back as wrong. A column that
    `is_hidden` stands in the workbook and is not seen there.
    """

    key: str
    heading: str
    width: int
    hint: str = ""
    filled_by: FilledBy = FilledBy.OFFICE
    reading: Reading = Reading.WORDS
    required: bool = False
    needed_for: frozenset[Status] = frozenset()
    choices: tuple[str, ...] = ()
    along: tuple[FieldKey, ...] = ()
    shown: frozenset[Page] = frozenset()
    is_hidden: bool = False

    @property
    def is_fill(self) -> bool:
        """Whether the unit fills this column in."""
        return self.filled_by is FilledBy.UNIT

    @property
    def is_figure(self) -> bool:
        """Whether its cells hold one figure."""
        return self.reading in (Reading.FIGURE, Reading.RATE)
