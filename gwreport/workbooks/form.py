"""One unit's workbook as it is to be written, and what its writer and its reader know of its sheets.

Which tables it has and of which columns they consist says its design (`gwreport.domain.form`).

Rows are numbered from 1 as the clerk sees them. Every table sheet has its title in row 1, the unit
in row 2, the header in row 3 and the items from row 4; a row's token stands in the last column,
which is hidden.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from gwreport.domain.findings.place import column_letters
from gwreport.domain.form.columns import Field, FieldKey, Given, plan_heading
from gwreport.domain.form.design import FormDesign, FormTable
from gwreport.domain.plan.indicators import indicator_title
from gwreport.domain.plan.node_words import due_words
from gwreport.domain.plan.plan import HeadedCell, Item, Kind
from gwreport.domain.plan.refinement import planned_words
from gwreport.domain.rounds import MonthRound, Round
from gwreport.wording.form_design import STANDARD
from gwreport.wording.supervision_form import SHEET as SUPERVISED_SHEET

GUIDE_SHEET = "填报说明"
CORRECTION_SHEET = "修改说明"
CHOICES_SHEET = "选项"
STAMP_SHEET = "标识"
# The names that workbooks of ours have for their sheets: no plan of an office can be called so.
EVERY_SHEET = (
    *(table.name for table in STANDARD.tables),
    GUIDE_SHEET,
    CORRECTION_SHEET,
    CHOICES_SHEET,
    STAMP_SHEET,
    SUPERVISED_SHEET,
)
STAMP_PROPERTY = "gwreport"
STAMP_NAME = "gwreport_stamp"

# A rough rule: a text is looked up, written and read over.
_MINUTES_A_ROW = 5
TITLE_ROW = 1
UNIT_ROW = 2
HEADER_ROW = 3
FIRST_ROW = 4

# Where the people sign on the guide sheet: the label, and the cell that is filled in.
SIGNER_CELLS = {"填报人": "B11", "审核人": "D11", "联系电话": "B12", "填报日期": "D12"}


@dataclass(frozen=True, slots=True)
class WorkspaceKey:
    """A workspace's public name and the secret with which it marks its workbooks."""

    uid: str
    secret: str


@dataclass(frozen=True, slots=True)
class FormRow:
    """One item as the unit sees it; `item` is its id, `depth` 1 for a part of another item.

    `previous` is what was reported in the round before, "" when there was nothing; `remarks` what
    the plan has in columns that are none of its roles; `also_in` names further plans in which the
    same matter stands: it is filled in here for them too. `node` is what is due by the round's end,
    `asked` what a unit is to answer (督办); `filled` are words that stand in the unit's own cells from
    the beginning, which it may change.
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
    remarks: tuple[HeadedCell, ...] = ()
    also_in: tuple[str, ...] = ()
    due: str = ""
    node: str = ""
    asked: str = ""
    filled: Mapping[FieldKey, str] = field(default_factory=dict[FieldKey, str])

    @classmethod
    def of(
        cls, item: Item, round_: Round, previous: str = "", also_in: tuple[str, ...] = ()
    ) -> "FormRow":
        """Give an item's row in a round: what is printed in the office's own cells."""
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
            remarks=item.remarks,
            also_in=also_in,
            due=item.due or "",
            node="" if round_.is_refinement else due_words(item.nodes, round_),
            filled=planned_words(item, round_.year) if round_.is_refinement else {},
        )


@dataclass(frozen=True, slots=True)
class UnitForm:
    """All that one unit's workbook for one round says.

    `issued` is the day of sending and becomes the file's date; `return_to` says where the filled
    workbook goes; `tasks` holds tasks and governance items; `password` protects the sheets, ""
    protects them without one; `named` holds the rows of named plans (清单) by their names; `correction` is the number of a sending back (退回修改), 0 for none.
    `design` says what its tables ask, and `design_number` in which decision that stands (0 for none).
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
    design: FormDesign = STANDARD
    design_number: int = 0
    named: tuple["NamedRows", ...] = ()

    @property
    def minutes(self) -> int:
        """How many minutes it may take to fill in, by a rough rule (减负); 0 where nobody says so, in a quarter."""
        return _MINUTES_A_ROW * self.items if isinstance(self.round, MonthRound) else 0

    @property
    def items(self) -> int:
        """How many rows the unit is to fill in as a lead unit."""
        of_named = sum(len(one.rows) for one in self.named)
        return len(self.indicators) + len(self.tasks) + of_named

    @property
    def repeated(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """The headings of the plan that its columns repeat, those of indicators and those of tasks."""
        of_indicators, of_tasks = (
            tuple(
                heading for one in table.columns if (heading := plan_heading(one.key)) is not None
            )
            for table in (self.design.indicators, self.design.tasks)
        )
        return of_indicators, of_tasks

    @property
    def has_nodes(self) -> bool:
        """Whether a task has a node for the round: only then the column 本期节点 is there.

        The sheet of a named plan has the columns of 目标任务.
        """
        of_named = (row for one in self.named for row in one.rows)
        return any(row.node for row in (*self.tasks, *of_named))

    @property
    def asks_closing(self) -> bool:
        """Whether 目标任务 has the column 申请销号."""
        return self.design.tasks.find(Field.CLOSING) is not None

    def tables(self) -> tuple[tuple[FormTable, tuple[FormRow, ...]], ...]:
        """Give the workbook's tables with their rows, in order.

        目标任务 is always there, the other sheets only when they have rows.
        """
        design, named = self.design, {one.name: one.rows for one in self.named}
        rows = {
            design.indicators: self.indicators,
            design.tasks: self.tasks,
            **{table: named.get(table.name, ()) for table in design.named},
            design.support: self.support,
        }
        return tuple(
            (table, items) for table, items in rows.items() if items or table is design.tasks
        )


class NamedRows(NamedTuple):
    """The rows that one named plan gives a unit."""

    name: str
    rows: tuple[FormRow, ...]


def column_letter(table: FormTable, key: str) -> str:
    """Give the letter of a column, as the table is sent out.

    Raises KeyError for a column that the table does not have.
    """
    return column_letters(table.index(key) + 1)


def given_text(row: FormRow, key: str) -> str:
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
        case Given.DUE:
            return row.due
        case Given.NODE:
            return row.node
        case Given.ASKED:
            return row.asked
        case _:
            heading = plan_heading(key)
            return "\n".join(one.cell for one in row.remarks if one.heading == heading)
