"""The unit workbook's sheets and columns: the one contract that its writer and its reader share.

Rows are numbered from 1 as the clerk sees them. Every table sheet has its title in row 1, the unit
in row 2, the header in row 3 and the items from row 4; a row's token stands in the last column,
which is hidden.
"""

from dataclasses import dataclass
from datetime import date

from gwreport.domain.form.columns import Field, FieldKey, Given
from gwreport.domain.plan.indicators import indicator_title
from gwreport.domain.plan.plan import Item, Kind
from gwreport.domain.rounds import Round
from gwreport.wording.names import FIELDS

GUIDE_SHEET = "填报说明"
CORRECTION_SHEET = "修改说明"
CHOICES_SHEET = "选项"
STAMP_SHEET = "标识"
STAMP_PROPERTY = "gwreport"
STAMP_NAME = "gwreport_stamp"

TITLE_ROW = 1
UNIT_ROW = 2
HEADER_ROW = 3
FIRST_ROW = 4

# Where the people sign on the guide sheet: the label, and the cell that is filled in.
SIGNER_CELLS = {"填报人": "B11", "审核人": "D11", "联系电话": "B12", "填报日期": "D12"}


@dataclass(frozen=True, slots=True)
class Column:
    """One column; `width` counts narrow characters, `hint` is shown when a cell is chosen.

    `required` cells are those without which a row counts as not filled in.
    """

    key: str
    heading: str
    width: int
    hint: str = ""
    required: bool = False

    @property
    def is_fill(self) -> bool:
        """Whether the unit fills this column in."""
        return isinstance(self.key, Field)


@dataclass(frozen=True, slots=True)
class TableSheet:
    """One sheet with a row for each item; `subject` is what its title calls the rows."""

    name: str
    subject: str
    columns: tuple[Column, ...]

    def index(self, key: str) -> int:
        """Give a column's place, counted from 0.

        Raises KeyError for a column that the sheet does not have.
        """
        for index, column in enumerate(self.columns):
            if column.key == key:
                return index
        raise KeyError(key)

    def letter(self, key: str) -> str:
        """Give a column's letter.

        Raises KeyError for a column that the sheet does not have.
        """
        return chr(ord("A") + self.index(key))


def _fill(part: FieldKey, width: int, hint: str, *, required: bool = False) -> Column:
    return Column(part, FIELDS[part], width, hint, required)


_TOKEN_COLUMN = Column(Given.TOKEN, "识别码（请勿改动）", 26)

INDICATORS = TableSheet(
    "主要指标",
    "主要指标",
    (
        Column(Given.NUMBER, "序号", 6),
        Column(Given.TEXT, "指标名称", 34),
        Column(Given.TARGET, "全年目标", 24),
        _fill(
            Field.VALUE,
            16,
            "填年初至本期末的累计数，并写明计量单位，如：285.6亿元。没有数据填“/”。",
        ),
        _fill(Field.GROWTH, 12, "填与上年同期相比的增减，如：增长6.2%。没有数据填“/”。"),
        _fill(
            Field.COMPLETION,
            48,
            "用一两句话写明本期完成情况，如：实现285.6亿元，同比增长6.2%。本栏将原文进入汇总报告。",
            required=True,
        ),
        _fill(Field.REMARK, 22, "需要说明的事项，如：数据为快报数。没有可不填。"),
        _TOKEN_COLUMN,
    ),
)

_TASK_COLUMNS = (
    Column(Given.NUMBER, "序号", 6),
    Column(Given.TEXT, "目标任务", 30),
    Column(Given.LEADERS, "牵头领导", 8),
    Column(Given.LEAD_UNITS, "牵头责任单位", 13),
    Column(Given.SUPPORT, "责任（配合）单位", 16),
    Column(Given.PREVIOUS, "上期完成情况", 24),
    _fill(
        Field.COMPLETION,
        38,
        "写明年初至本期末做了什么、完成多少、占全年目标多少。先写结果，再写做法。本栏将原文进入汇总报告。",
        required=True,
    ),
    _fill(Field.STATUS, 13, "点右侧箭头，从五个选项中选一个。", required=True),
    _fill(
        Field.PROBLEM,
        18,
        "自评为“未依时序推进”或“停滞暂缓”的必须写：卡在哪里、什么原因。其他情况没有可不填。",
    ),
    _fill(
        Field.NEXT_STEP,
        18,
        "自评为“未依时序推进”或“停滞暂缓”的必须写：怎么办、谁负责、何时完成。",
    ),
    _TOKEN_COLUMN,
)
TASKS = TableSheet("目标任务", "目标任务", _TASK_COLUMNS)
SUPPORT = TableSheet("配合任务", "配合任务", _TASK_COLUMNS)
TABLE_SHEETS = (INDICATORS, TASKS, SUPPORT)


@dataclass(frozen=True, slots=True)
class WorkspaceKey:
    """A workspace's public name and the secret with which it marks its workbooks."""

    uid: str
    secret: str


@dataclass(frozen=True, slots=True)
class FormRow:
    """One item as the unit sees it; `item` is its id, `depth` 1 for a part of another item.

    `previous` is what was reported in the round before, "" when there was nothing.
    """

    item: str
    number: str
    text: str
    target: str = ""
    leaders: tuple[str, ...] = ()
    lead_units: tuple[str, ...] = ()
    support_text: str = ""
    previous: str = ""
    depth: int = 0

    @classmethod
    def of(cls, item: Item, previous: str = "") -> "FormRow":
        """Give an item's row: what is printed in the office's own cells."""
        return cls(
            item=item.id,
            number=item.number,
            text=item.text,
            target=indicator_title(item).target if item.kind is Kind.INDICATOR else "",
            leaders=item.leaders,
            lead_units=item.lead_units,
            support_text=item.support_text,
            previous=previous,
            depth=1 if item.parent else 0,
        )


@dataclass(frozen=True, slots=True)
class UnitForm:
    """All that one unit's workbook for one round says.

    `issued` is the day of sending and becomes the file's date; `return_to` says where the filled
    workbook goes; `tasks` holds tasks and governance items; `password` protects the sheets, ""
    protects them without one; `correction` is the number of a sending back (退回修改), 0 for none.
    """

    workspace: WorkspaceKey
    region: str
    office: str
    round: Round
    unit_number: int
    unit_name: str
    issued: date
    deadline: date | None
    return_to: str
    indicators: tuple[FormRow, ...]
    tasks: tuple[FormRow, ...]
    support: tuple[FormRow, ...] = ()
    password: str = ""
    correction: int = 0

    def tables(self) -> tuple[tuple[TableSheet, tuple[FormRow, ...]], ...]:
        """Give the workbook's table sheets with their rows, in order.

        目标任务 is always there, the other sheets only when they have rows.
        """
        return tuple(
            (sheet, rows)
            for sheet, rows in (
                (INDICATORS, self.indicators),
                (TASKS, self.tasks),
                (SUPPORT, self.support),
            )
            if rows or sheet is TASKS
        )


def given_text(row: FormRow, key: Given) -> str:
    """Give the words of one given cell of a row, several names one a line; a token has none."""
    match key:
        case Given.NUMBER:
            return row.number
        case Given.TEXT:
            return row.text
        case Given.TARGET:
            return row.target
        case Given.LEADERS:
            return "\n".join(row.leaders)
        case Given.LEAD_UNITS:
            return "\n".join(row.lead_units)
        case Given.SUPPORT:
            return row.support_text
        case Given.PREVIOUS:
            return row.previous
        case Given.TOKEN:
            return ""
