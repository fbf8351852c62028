"""What reading a document gives."""

from dataclasses import dataclass

from gwreport.domain.findings.finding import Finding
from gwreport.domain.plan.column_mapping import DecidedColumn
from gwreport.domain.plan.documents import DocumentKind, IndicatorTable, PastReport
from gwreport.domain.plan.plan import Plan


@dataclass(frozen=True, slots=True)
class Reading:
    """A document as understood: what it is, its rows, and what a person should look at.

    Of `plan`, `report` and `indicators` only the one named by `kind` is filled; `columns` says how
    each column of its tables was taken.
    """

    kind: DocumentKind
    plan: Plan | None = None
    report: PastReport | None = None
    indicators: tuple[IndicatorTable, ...] = ()
    findings: tuple[Finding, ...] = ()
    columns: tuple[DecidedColumn, ...] = ()
