"""Issues (发放): what was sent to the units in a round."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from gwreport.domain.recorded import LATER
from gwreport.domain.rounds import is_supervision


@dataclass(frozen=True, slots=True)
class AskedRow:
    """One row of 督办事项: the item, and what it stood for when it was asked.

    `level` and `colour` are those of the office's table then, `run` counts the rounds behind without
    a break and `since` is the first of them (a code); `problem` is the cell 问题 as it was sent.
    `same` are further items that are the same goal, which one answer answers.
    """

    item: str
    level: str
    colour: str
    run: int
    since: str
    problem: str
    same: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class IssuedWorkbook:
    """One unit's workbook: the unit's canonical name, its file's name, and the ids of its rows.

    `of_indicators` and `of_tasks` are the headings of the plan's further columns that it repeats;
    `form` is the number of the decision that says what its tables ask, 0 for the standard form;
    `has_nodes` says that 目标任务 has the column 本期节点, `asks_closing` that it has 申请销号.
    `asked` says of a workbook of 督办事项 what each of its rows asks.
    """

    unit: str
    file_name: str
    items: tuple[str, ...]
    sha256: str
    of_indicators: tuple[str, ...] = field(default=(), metadata=LATER)
    of_tasks: tuple[str, ...] = field(default=(), metadata=LATER)
    form: int = field(default=0, metadata=LATER)
    has_nodes: bool = field(default=False, metadata=LATER)
    asked: tuple[AskedRow, ...] = field(default=(), metadata=LATER)
    asks_closing: bool = field(default=False, metadata=LATER)


@dataclass(frozen=True, slots=True)
class Issue:
    """One sending: the round's code, the deadline (None if none was set) and the workbooks.

    `plan_version` is that of the plan from which they were made; None where an older program sent
    them, which did not record it.
    """

    round: str
    issued_at: datetime
    deadline: date | None
    workbooks: tuple[IssuedWorkbook, ...]
    number: int = 0
    plan_version: int | None = None

    @property
    def is_supervision(self) -> bool:
        """Whether it is upon what was behind in a round, and no collection of the round itself."""
        return is_supervision(self.round)

    @property
    def unit_names(self) -> tuple[str, ...]:
        """The names of the units that got a workbook."""
        return tuple(dict.fromkeys(one.unit for one in self.workbooks))


def newest_deadline(issues: Sequence[Issue]) -> date | None:
    """Give the deadline that was set last; None when none was."""
    return next((one.deadline for one in reversed(issues) if one.deadline), None)
