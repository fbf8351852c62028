"""What other documents of an office say: past completion reports and indicator tables."""

from dataclasses import dataclass
from enum import StrEnum


class DocumentKind(StrEnum):
    """What a document is."""

    PLAN = "plan"
    REPORT = "report"
    INDICATORS = "indicators"


@dataclass(frozen=True, slots=True)
class ReportedIndicator:
    """One row of 附件1."""

    number: str
    name: str
    completion: str
    target: str
    lead_units: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ReportedTask:
    """One row of 附件2 or 附件3."""

    number: str
    text: str
    completion: str
    lead_units: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PastReport:
    """A completion report (完成情况报告) of a past round; `round` is its code, None if unsaid."""

    title: str
    round: str | None
    indicators: tuple[ReportedIndicator, ...]
    tasks: tuple[ReportedTask, ...]
    behind: tuple[ReportedTask, ...]
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class IndicatorRow:
    """One row of an indicator table; `parent` is the number of the row it is a part of, or None."""

    number: str
    parent: str | None
    category: str
    name: str
    unit: str
    binding: bool
    target: str
    completion: str


@dataclass(frozen=True, slots=True)
class IndicatorTable:
    """One table of indicators with its title."""

    title: str
    rows: tuple[IndicatorRow, ...]
