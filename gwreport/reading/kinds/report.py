"""Completion reports (附件1, 附件2, 附件3, 进展情况表, 通报) of a past round."""

import re
from collections.abc import Sequence

from gwreport.domain.findings.codes.documents import DocumentCode
from gwreport.domain.findings.finding import Finding
from gwreport.domain.plan.documents import PastReport, ReportedIndicator, ReportedTask
from gwreport.domain.texts.quoting import in_one_line
from gwreport.officefiles.grid import Document
from gwreport.reading.drafts import finding
from gwreport.reading.kinds.odd_texts import odd_rows
from gwreport.reading.kinds.round_of_report import Told, round_of
from gwreport.reading.layouts.closing_lines import closing_left_out
from gwreport.reading.layouts.line_joining import one_line
from gwreport.reading.layouts.reports.paragraphs import ReportParagraphs
from gwreport.reading.layouts.reports.reported import Reported
from gwreport.reading.layouts.reports.tables import ReportTables
from gwreport.reading.words.divisions import is_strange_name
from gwreport.reading.words.unit_names import LONGEST_LIST, known_units, read_units

_NOTE = re.compile(r"\s*(?:注|备注|说明)\s*[：:]")


def read_report(document: Document) -> tuple[PastReport | None, list[Finding]]:
    """Read what a report tells of tasks and indicators; None when nothing of it is a report.

    A row with a target is an indicator's; one of a table whose title says that something was not
    reached (未实现…) is behind schedule; the others are tasks.
    """
    tables: ReportTables | ReportParagraphs = ReportTables(document)
    if not tables.titles:
        tables = ReportParagraphs(document)
        if not tables.rows:
            return None, []
    findings = tables.findings
    findings.extend(odd_rows(tables.rows))
    names = _Names(tables.rows, findings)
    indicators: list[ReportedIndicator] = []
    tasks: list[ReportedTask] = []
    behind: list[ReportedTask] = []
    for row in tables.rows:
        units = names.read(row)
        if row.target is not None:
            indicators.append(_indicator(row, units))
        else:
            (behind if row.behind else tasks).append(_task(row, units))
    told = Told(tables.titles, tables.headings, tables.aims, tables.rows)
    notes = tuple(line for line in _lines(document) if _NOTE.match(line))
    round_ = round_of(document, told, findings)
    if isinstance(tables, ReportParagraphs):
        # The day on which it is signed may have told the round.
        assumed = (one for one in findings if one.code is DocumentCode.ROUND_ASSUMED)
        read = [str(one.facts["words"]) for one in assumed]
        findings.extend(closing_left_out(document, tables.closing, read))
    report = PastReport(
        title=next((title for title in tables.titles if title), ""),
        round=round_,
        indicators=tuple(indicators),
        tasks=tuple(tasks),
        behind=tuple(behind),
        notes=notes,
    )
    return report, findings


def _indicator(row: Reported, units: tuple[str, ...]) -> ReportedIndicator:
    return ReportedIndicator(
        row.number,
        row.text,
        row.completion,
        row.target or "",
        units,
        section=row.section,
        status=row.status,
        rate=row.rate,
        problem=row.problem,
        next_step=row.next_step,
        remarks=tuple(row.remarks),
    )


def _task(row: Reported, units: tuple[str, ...]) -> ReportedTask:
    return ReportedTask(
        row.number,
        row.text,
        row.completion,
        units,
        section=row.section,
        status=row.status,
        rate=row.rate,
        problem=row.problem,
        next_step=row.next_step,
        remarks=tuple(row.remarks),
    )


class _Names:
    """Parts the cells of lead units into names, by what all of them together show."""

    def __init__(self, rows: Sequence[Reported], findings: list[Finding]) -> None:
        self._units = known_units([row.lead_words for row in rows])
        self._findings = findings

    def read(self, row: Reported) -> tuple[str, ...]:
        """Give the names of a row's lead units."""
        words, place = row.lead_words, row.lead_place or row.place
        read = read_units(words, self._units)
        if len(words) > LONGEST_LIST:
            facts = {"words": in_one_line(words[:80]), "count": len(words)}
            self._findings.append(finding(DocumentCode.LIST_TOO_LONG, place, **facts))
        for name in filter(is_strange_name, read.names):
            self._findings.append(finding(DocumentCode.UNIT_ODD, place, name=name))
        for name in read.joined:
            self._findings.append(finding(DocumentCode.WRAPPED_NAME_JOINED, place, name=name))
        for piece, names in read.run_together:
            self._findings.append(
                finding(DocumentCode.SEPARATOR_MISSING, place, read=piece, names=tuple(names))
            )
        return tuple(read.names)


def _lines(document: Document) -> list[str]:
    return [one_line(text).strip() for text, _ in document.lone_texts()]
