"""What 对应栏目 shows: a document's tables beside what is made of them, as a document of one kind."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from gwreport.domain.findings.code import Severity
from gwreport.domain.plan.column_mapping import ColumnMapping, ShownTable
from gwreport.domain.plan.documents import DocumentKind, IndicatorTable, PastReport
from gwreport.domain.plan.plan import Item
from gwreport.errors import DocumentError
from gwreport.ui.operations.sentences import error_words
from gwreport.workflow.plan.column_mappings import with_remembered
from gwreport.workflow.plan.load_plan import load_plan
from gwreport.workflow.plan.read_document import read_document
from gwreport.workflow.plan.show_tables import show_document
from gwreport.workflow.workspace import Workspace


@dataclass(frozen=True, slots=True)
class ReadRow:
    """A row that was read of a report or of a table of indicators; what the kind has not is blank."""

    number: str
    text: str
    completion: str
    target: str = ""
    units: str = ""
    measure: str = ""
    status: str = ""
    problem: str = ""
    next_step: str = ""
    section: str = ""


@dataclass(frozen=True, slots=True)
class MappingView:
    """A document's tables beside what is made of them: items of a plan, or rows of another document.

    `refusal` says why there are none.
    """

    tables: tuple[ShownTable, ...]
    items: tuple[Item, ...] = ()
    rows: tuple[ReadRow, ...] = ()
    open_findings: int = 0
    refusal: str = ""

    @property
    def count(self) -> int:
        """How many rows are read."""
        return len(self.items) + len(self.rows)


def view_mapping(
    location: str,
    path: Path,
    mapping: ColumnMapping,
    now: datetime,
    kind: DocumentKind = DocumentKind.PLAN,
) -> MappingView:
    """Read a document's tables, and what comes of them by what was said.

    Raises DocumentError for one that cannot be opened.
    """
    with Workspace.open(location, trial=True) as workspace:
        tables = show_document(workspace, path, mapping, kind=kind)
        try:
            if kind is DocumentKind.PLAN:
                loaded = load_plan(workspace, path, now=now, mapping=mapping)
                items, rows, findings = loaded.plan.items, (), loaded.findings
            else:
                read = read_document(path, kind, mapping=with_remembered(workspace, mapping))
                told = _of_report(read.report) if read.report else _of_tables(read.indicators)
                items, rows, findings = (), tuple(told), read.findings
        except DocumentError as error:
            return MappingView(tables, refusal=error_words(error))
    open_ = sum(one.severity is not Severity.INFO for one in findings)
    return MappingView(tables, items, rows, open_)


def _of_report(report: PastReport) -> Iterator[ReadRow]:
    for row in report.indicators:
        units = "、".join(row.lead_units)
        yield ReadRow(
            row.number,
            row.name,
            row.completion,
            row.target,
            units,
            status=row.status,
            problem=row.problem,
            next_step=row.next_step,
            section=row.section,
        )
    for row in (*report.tasks, *report.behind):
        yield ReadRow(
            row.number,
            row.text,
            row.completion,
            units="、".join(row.lead_units),
            status=row.status,
            problem=row.problem,
            next_step=row.next_step,
            section=row.section,
        )


def _of_tables(tables: tuple[IndicatorTable, ...]) -> Iterator[ReadRow]:
    for table in tables:
        for row in table.rows:
            yield ReadRow(
                row.number,
                row.name,
                row.completion,
                row.target,
                measure=row.unit,
                section=row.category or table.title,
            )
