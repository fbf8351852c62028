"""What other documents of an office say: past completion reports and indicator tables."""

from dataclasses import dataclass, field
from enum import StrEnum

from gwreport.domain.plan.plan import HeadedCell, Item
from gwreport.domain.recorded import LATER
from gwreport.domain.statuses import Status


class DocumentKind(StrEnum):
    """What a document is."""

    PLAN = "plan"
    REPORT = "report"
    INDICATORS = "indicators"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportedBeside:
    """What further columns of a report, and the rows above, say of a row, each as printed.

    `section` are the words of the row above that parts the table into groups (一、产业项目, a unit's
    name); `status` is the office's own word for how far it is (完成状态, 督查结果), `rate` its 完成率;
    `remarks` hold the filled cells of every column that is none of these.
    """

    section: str = field(default="", metadata=LATER)
    status: str = field(default="", metadata=LATER)
    rate: str = field(default="", metadata=LATER)
    problem: str = field(default="", metadata=LATER)
    next_step: str = field(default="", metadata=LATER)
    remarks: tuple[HeadedCell, ...] = field(default=(), metadata=LATER)


@dataclass(frozen=True, slots=True)
class ReportedIndicator(ReportedBeside):
    """One row of 附件1."""

    number: str
    name: str
    completion: str
    target: str
    lead_units: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ReportedTask(ReportedBeside):
    """One row of 附件2 or 附件3."""

    number: str
    text: str
    completion: str
    lead_units: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PastItem:
    """An item of last year's workspace as it stood in one of its rounds.

    `completion` is what was reported, "" for nothing; `status` the class that counted, `closed` says that it
    was ended (销号).
    """

    item: Item
    completion: str
    status: Status
    closed: bool = field(default=False, metadata=LATER)


@dataclass(frozen=True, slots=True)
class PastReport:
    """A completion report (完成情况报告) of a past round; `round` is its code, None if unsaid.

    `items` are there where it came of last year's workspace and not of a document.
    """

    title: str
    round: str | None
    indicators: tuple[ReportedIndicator, ...]
    tasks: tuple[ReportedTask, ...]
    behind: tuple[ReportedTask, ...]
    notes: tuple[str, ...]
    items: tuple[PastItem, ...] = field(default=(), metadata=LATER)


@dataclass(frozen=True, slots=True)
class IndicatorRow:
    """One row of an indicator table; `parent` is the number of the row it is a part of, or None.

    `values` hold the filled cells of all its columns as printed, beside the `target` and
    `completion` that were chosen from them; `target_from` and `completion_from` are the headings over
    these two.
    """

    number: str
    parent: str | None
    category: str
    name: str
    unit: str
    binding: bool
    target: str
    completion: str
    values: tuple[HeadedCell, ...] = ()
    target_from: str = ""
    completion_from: str = ""


@dataclass(frozen=True, slots=True)
class IndicatorTable:
    """One table of indicators with its title; `round` is the code of its period, None if unsaid."""

    title: str
    rows: tuple[IndicatorRow, ...]
    round: str | None = None
