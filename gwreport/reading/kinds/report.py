"""Completion reports (附件1, 附件2, 附件3) of a past round."""

import re
from collections import Counter
from collections.abc import Iterator

from gwreport.domain.findings.codes.documents import DocumentCode
from gwreport.domain.findings.finding import Finding
from gwreport.domain.plan.documents import PastReport, ReportedIndicator, ReportedTask
from gwreport.domain.rounds import Round
from gwreport.domain.texts.quoting import in_one_line
from gwreport.officefiles.grid import Cell, Document, Grid
from gwreport.reading.drafts import finding
from gwreport.reading.layouts.headers import Table, tables_in
from gwreport.reading.layouts.line_joining import one_line
from gwreport.reading.layouts.notice import Titles, year_in
from gwreport.reading.layouts.rows import NumberedRow, numbered_rows, paragraphs_joined, words_of
from gwreport.reading.words.headings import UNIT_ROLES, Role
from gwreport.reading.words.printed_numbers import is_too_long
from gwreport.reading.words.unit_names import LONGEST_LIST, known_units, read_units

_BEHIND = re.compile("未实现|未依时序|未按时序|未达|滞后|未完成")
_TAKEN = frozenset(
    {
        Role.NUMBER,
        Role.CATEGORY,
        Role.TEXT,
        Role.COMPLETION,
        Role.TARGET,
        Role.LEAD,
        Role.RESPONSIBLE,
    }
)
_NOTE = re.compile(r"\s*(?:注|备注|说明)\s*[：:]")
_YEAR = re.compile(r"(20\d{2})年")
_PERIODS = (
    (3, re.compile("前三季度|三季度|1[-—至]9月")),
    (2, re.compile("上半年|半年|二季度|1[-—至]6月")),
    (1, re.compile("一季度|1[-—至]3月")),
    (4, re.compile("全年|年度|四季度|1[-—至]12月|年终|年底")),
)


def _lines(document: Document) -> Iterator[str]:
    """Give what stands on a line of its own: paragraphs, and rows of a table with one text only."""
    for block in document.blocks:
        if isinstance(block, Grid):
            for row in block.rows:
                texts = [cell.own_text for cell in row if cell.own_text.strip()]
                if len(texts) == 1:
                    yield one_line(texts[0]).strip()
        else:
            yield one_line(block.text).strip()


def is_report_table(table: Table) -> bool:
    """Say whether a table tells what units have completed."""
    filled = any(words.strip() for words in words_of(table, Role.COMPLETION))
    return (
        table.has(Role.TEXT, Role.COMPLETION) and bool(UNIT_ROLES & set(table.columns)) and filled
    )


def read_report(document: Document) -> tuple[PastReport | None, list[Finding]]:
    """Read the appendices of a completion report; None when no table of it is one.

    A table with targets holds the indicators; one whose title says that something was not reached
    (未实现…) the items behind schedule; the others the tasks.
    """
    reader = _Reader(document)
    titles = Titles(document)
    for order, block in enumerate(document.blocks):
        if isinstance(block, Grid):
            for table in tables_in(block):
                if is_report_table(table):
                    reader.take(table, titles.of(order))
    return reader.report()


class _Reader:
    def __init__(self, document: Document) -> None:
        self._document = document
        self._indicators: list[ReportedIndicator] = []
        self._tasks: list[ReportedTask] = []
        self._behind: list[ReportedTask] = []
        self._titles: list[str] = []
        self._findings: list[Finding] = []
        lead_cells = [
            words
            for grid in document.grids()
            for table in tables_in(grid)
            if is_report_table(table)
            for words in words_of(table, _lead_role(table))
        ]
        self._units = known_units(lead_cells)

    def take(self, table: Table, title: str) -> None:
        self._titles.append(title)
        self._note_columns(table)
        for row in numbered_rows(table):
            number = row.number
            if is_too_long(number):
                place = self._document.cell_place(table.grid, table.cell(row.cells, Role.NUMBER))
                facts = {"printed": number, "count": len(number)}
                self._findings.append(finding(DocumentCode.NUMBER_AS_TEXT, place, **facts))
            completion = self._completion(table, row)
            units = self._units_of(table, row)
            if table.has(Role.TARGET):
                target = in_one_line(table.text(row.cells, Role.TARGET))
                self._indicators.append(
                    ReportedIndicator(number, row.text, completion, target, units)
                )
            else:
                tasks = self._behind if _BEHIND.search(title) else self._tasks
                tasks.append(ReportedTask(number, row.text, completion, units))

    def _note_columns(self, table: Table) -> None:
        """Say which columns a report has that nothing is made of."""
        place = self._document.cell_place(table.grid, Cell())
        for role in table.columns:
            if role not in _TAKEN and any(words.strip() for words in words_of(table, role)):
                facts = {"heading": table.heading(role)}
                self._findings.append(finding(DocumentCode.COLUMN_NOT_TAKEN, place, **facts))
        for column, heading in table.unknown.items():
            if heading and column not in table.columns[Role.TEXT]:
                self._findings.append(finding(DocumentCode.COLUMN_LEFT_OUT, place, heading=heading))

    def _completion(self, table: Table, row: NumberedRow) -> str:
        text, was_cut = paragraphs_joined(table.text(row.cells, Role.COMPLETION))
        if was_cut:
            place = self._document.cell_place(table.grid, table.cell(row.cells, Role.COMPLETION))
            self._findings.append(
                finding(DocumentCode.LINES_JOINED, place, number=row.number, text=row.text)
            )
        return text

    def _units_of(self, table: Table, row: NumberedRow) -> tuple[str, ...]:
        role = _lead_role(table)
        words = table.text(row.cells, role)
        read = read_units(words, self._units)
        place = self._document.cell_place(table.grid, table.cell(row.cells, role))
        if len(words) > LONGEST_LIST:
            facts = {"words": in_one_line(words[:80]), "count": len(words)}
            self._findings.append(finding(DocumentCode.LIST_TOO_LONG, place, **facts))
        for name in read.joined:
            self._findings.append(finding(DocumentCode.WRAPPED_NAME_JOINED, place, name=name))
        for piece, names in read.run_together:
            self._findings.append(
                finding(DocumentCode.SEPARATOR_MISSING, place, read=piece, names=tuple(names))
            )
        return tuple(read.names)

    def report(self) -> tuple[PastReport | None, list[Finding]]:
        if not self._titles:
            return None, []
        lines = [one_line(block.text).strip() for block in self._document.paragraphs()]
        notes = tuple(line for line in _lines(self._document) if _NOTE.match(line))
        report = PastReport(
            title=next((title for title in self._titles if title), ""),
            round=self._round(lines),
            indicators=tuple(self._indicators),
            tasks=tuple(self._tasks),
            behind=tuple(self._behind),
            notes=notes,
        )
        return report, self._findings

    def _round(self, lines: list[str]) -> str | None:
        """Find the round: its period in the titles, its year there or in the words of the rows."""
        titles = " ".join(self._titles) + " ".join(lines)
        quarter = next((number for number, words in _PERIODS if words.search(titles)), None)
        first = next(iter(self._document.grids()))
        place = self._document.cell_place(first, first.rows[0][0])
        if quarter is None:
            self._findings.append(finding(DocumentCode.ROUND_MISSING, place))
            return None
        year = year_in(titles)
        if year is None:
            year = self._likely_year()
            if year is None:
                self._findings.append(finding(DocumentCode.ROUND_MISSING, place))
                return None
            self._findings.append(finding(DocumentCode.YEAR_ASSUMED, place, year=str(year)))
        return str(Round(year, quarter))

    def _likely_year(self) -> int | None:
        rows = (*self._indicators, *self._tasks, *self._behind)
        years = Counter(year for row in rows for year in _YEAR.findall(row.completion))
        return int(years.most_common(1)[0][0]) if years else None


def _lead_role(table: Table) -> Role:
    return Role.LEAD if table.has(Role.LEAD) else Role.RESPONSIBLE
