"""Completion reports that are tables: every row what was done for a task, further columns beside it."""

import re
from collections.abc import Iterator
from dataclasses import replace

from gwreport.domain.findings.codes.documents import DocumentCode
from gwreport.domain.findings.finding import Finding
from gwreport.domain.plan.plan import HeadedCell
from gwreport.domain.texts.quoting import in_one_line
from gwreport.domain.ticked_boxes import as_ticked
from gwreport.officefiles.grid import Cell, Document, Grid
from gwreport.reading.drafts import finding
from gwreport.reading.layouts.columns_by_weight import told_guesses
from gwreport.reading.layouts.headers import Table, tables_in
from gwreport.reading.layouts.kept_columns import kept_findings
from gwreport.reading.layouts.line_joining import ends_sentence, lines_kept
from gwreport.reading.layouts.notice import Titles, bare_title
from gwreport.reading.layouts.reports.columns import (
    GAP,
    ReportColumns,
    Row,
    divided_results,
    lead_role,
    parted,
    report_columns,
    spoken_headings,
    state_words,
    tells_progress,
    ticked_state,
    without_gap,
)
from gwreport.reading.layouts.reports.reported import Reported, units_beside
from gwreport.reading.layouts.reports.rows import (
    NoRow,
    NumberedRow,
    numbered_rows,
    paragraphs_joined,
)
from gwreport.reading.layouts.units_in_cells import UnitsCell, parted_bracket, parted_cell
from gwreport.reading.words.headings import UNIT_ROLES, Role
from gwreport.reading.words.periods import period_in
from gwreport.reading.words.printed_numbers import is_too_long, marks_beside
from gwreport.wording.column_roles import role_name

_BEHIND = re.compile("未实现|未依时序|未按时序|未达|滞后|落后|慢序时|进度较慢")
_ANNEX = re.compile(r"\s*附[件表]\s*[\d一二三四五六七八九十]")
_UNFINISHED = re.compile("未完成|未办结|未整改")


def is_report_table(table: Table) -> bool:
    """Say whether a table tells what was completed of tasks."""
    told = table.has(Role.COMPLETION) or table.has(Role.STATUS)
    if not told or not table.has(Role.TEXT):
        return False
    if not UNIT_ROLES & set(table.columns):
        return tells_progress(table)
    roles = (Role.COMPLETION, Role.STATUS)
    return any(table.text(row, role).strip() for row in table.rows for role in roles)


def _is_annex(grid: Grid) -> bool:
    return grid.named and bool(_ANNEX.match(grid.part))


def _goes_on(table: Table, grid: Grid) -> bool:
    """Say whether a grid without a heading holds further rows of a table: as wide, and words in the places of tasks and of what was done."""
    if not grid.rows or len(grid.rows[0]) != len(table.grid.rows[0]):
        return False
    columns = report_columns(table)
    told = [
        row
        for row in grid.rows
        if any(row[place].own_text.strip() for place in columns.text)
        and columns.completion is not None
        and row[columns.completion].own_text.strip()
    ]
    return 2 * len(told) > len(grid.rows)


class ReportTables:
    """Reads the tables of a document that are a report's."""

    def __init__(self, document: Document) -> None:
        self.rows: list[Reported] = []
        self.titles: list[str] = []
        # The headings over what was done, which may name the period: 1-9月完成情况; those over what
        # was aimed at may name the year.
        self.headings: list[str] = []
        self.aims: list[str] = []
        self.findings: list[Finding] = []
        self._document = document
        # The grids that go on with a table above, by their identity.
        self._continued: set[int] = set()
        tables = self._tables(document)
        if any(_is_annex(table.grid) for table, _ in tables):
            # Beside 附件1 to 附件3 a workbook has sheets of the same items for other ends (来源, 对比).
            for table, _ in tables:
                if not _is_annex(table.grid):
                    self._leave_out(table)
            tables = [(table, title) for table, title in tables if _is_annex(table.grid)]
        for table, title in tables:
            self._take(table, title, alone=len(tables) == 1)

    def _tables(self, document: Document) -> list[tuple[Table, str]]:
        """Give the tables of a report with their titles; one that goes on without its heading is a table of its own."""
        titles = Titles(document)
        tables: list[tuple[Table, str]] = []
        for order, block in enumerate(document.blocks):
            if not isinstance(block, Grid):
                continue
            found = tables_in(block)
            title = titles.of(order) or ("" if tables else bare_title(document, order))
            tables += [(one, title) for one in found if is_report_table(one)]
            if not found and tables and _goes_on(tables[-1][0], block):
                last, title = tables[-1]
                self._continued.add(id(block))
                tables.append((replace(last, grid=block, above=(), rows=block.rows), title))
                place = document.cell_place(block, block.rows[0][0])
                self.findings.append(finding(DocumentCode.TABLE_CONTINUED, place))
        return tables

    def _leave_out(self, table: Table) -> None:
        place = self._document.cell_place(table.grid, Cell())
        headings = "；".join(in_one_line(one) for one in table.headings if one.strip())
        self.findings.append(finding(DocumentCode.SHEET_BESIDE_ANNEXES, place, words=headings))

    def _take(self, table: Table, title: str, *, alone: bool) -> None:
        self.titles.append(title)
        columns = report_columns(table)
        self._note_columns(table, columns)
        self.headings.append(_heading(table, columns.completion))
        self.aims.append(_heading(table, columns.target))
        behind = _tells_of_behind(title, alone=alone)
        goes_on = id(table.grid) in self._continued and bool(self.rows)
        parts, section = 0, self.rows[-1].section if goes_on else ""
        for row in numbered_rows(table, columns.text):
            if isinstance(row, NoRow):
                self._note_no_row(table, row)
                section = row.words if row.is_group else section
                continue
            parts = parts + 1 if row.parent is not None else 0
            number = f"{row.parent}-{parts}" if row.parent is not None else row.number
            read = self._row(table, columns, row, number, behind=behind)
            read.section, read.is_part = section, row.parent is not None
            if self._is_cut_off(table, row, read):
                self._join(self.rows[-1], read)
                continue
            self.rows.append(read)

    def _is_cut_off(self, table: Table, row: NumberedRow, read: Reported) -> bool:
        """Say whether a row is the rest of the one above, which the page cut.

        It is the first of a table that goes on, without a number, and the words above break off: a
        further task of the same number has a whole row above it.
        """
        if id(table.grid) not in self._continued or Role.NUMBER not in table.columns:
            return False
        above = self.rows[-1] if self.rows else None
        if above is None or above.place.part == table.grid.part:
            return False
        if table.cell(row.cells, Role.NUMBER).text.strip():
            return False
        return not (read.text and read.completion and ends_sentence(above.completion))

    def _join(self, above: Reported, rest: Reported) -> None:
        facts = {"before": above.text[-12:], "after": rest.text[:12]}
        self.findings.append(finding(DocumentCode.TEXT_CUT_JOINED, rest.place, **facts))
        above.go_on(rest)

    def _row(
        self, table: Table, columns: ReportColumns, row: NumberedRow, number: str, *, behind: bool
    ) -> Reported:
        lead = table.cell(row.cells, lead_role(table))
        place = self._document.cell_place(table.grid, row.cells[columns.text[0]])
        if is_too_long(number):
            at = self._document.cell_place(table.grid, table.cell(row.cells, Role.NUMBER))
            facts = {"printed": number, "count": len(number)}
            self.findings.append(finding(DocumentCode.NUMBER_AS_TEXT, at, **facts))
        problem, step = _words(row.cells, columns.problem), _words(row.cells, columns.next_step)
        for cell in (columns.completion, columns.problem):
            said = parted(_text(row.cells, cell))
            problem, step = problem or said[0], step or said[1]
        status = _words(row.cells, columns.status)
        if status and columns.status is not None:
            status = state_words(table.headings[columns.status], status)
        status = status or ticked_state(table, columns.ticks, row.cells)
        words, named = row.text, table.text(row.cells, lead_role(table))
        if not UNIT_ROLES & set(table.columns):
            # 新建公园（责任单位：甲局）: who answers stands in a bracket behind the task.
            words, named = parted_bracket(words)
        units = parted_cell(named)
        self._note_persons(table, lead, units)
        return Reported(
            place,
            number,
            words,
            self._completion(table, columns, row),
            lead_words=units.leads,
            lead_place=self._document.cell_place(table.grid, lead),
            target=None if columns.target is None else _words(row.cells, columns.target),
            behind=behind,
            status=status,
            rate=_words(row.cells, columns.rate),
            problem=problem,
            next_step=step,
            remarks=[
                *self._marks(table, row),
                *_gap(row.cells, columns),
                *_kept(row.cells, columns),
                *units_beside(units),
            ],
        )

    def _marks(self, table: Table, row: NumberedRow) -> Iterator[HeadedCell]:
        """Keep a tick or a star in the place of a row's number, which is none, under the heading of the numbers."""
        cell = table.cell(row.cells, Role.NUMBER)
        if marks := marks_beside(cell.own_text):
            place = self._document.cell_place(table.grid, cell)
            self.findings.append(finding(DocumentCode.NUMBER_MARKED, place, marks=marks))
            yield HeadedCell(in_one_line(table.heading(Role.NUMBER)), marks)

    def _note_no_row(self, table: Table, row: NoRow) -> None:
        place = self._document.cell_place(table.grid, row.cell)
        code = DocumentCode.GROUP_ROW if row.is_group else DocumentCode.ROW_LEFT_OUT
        self.findings.append(finding(code, place, text=row.words))

    def _note_persons(self, table: Table, cell: Cell, units: UnitsCell) -> None:
        if units.persons:
            place = self._document.cell_place(table.grid, cell)
            names = tuple(units.persons)
            self.findings.append(finding(DocumentCode.PERSON_BESIDE_UNIT, place, names=names))

    def _completion(self, table: Table, columns: ReportColumns, row: NumberedRow) -> str:
        if columns.completion is None:
            return ""
        told, _ = without_gap(_text(row.cells, columns.completion))
        if not told.strip():
            # 前期手续 | 形象进度 under one heading: what is told stands in one of them.
            beside = (_text(row.cells, place) for place in divided_results(table))
            told = next((words for words in beside if words.strip()), "")
        text, was_cut = paragraphs_joined(as_ticked(told))
        if was_cut:
            place = self._document.cell_place(table.grid, row.cells[columns.completion])
            self.findings.append(
                finding(DocumentCode.LINES_JOINED, place, number=row.number, text=row.text)
            )
        return text

    def _note_columns(self, table: Table, columns: ReportColumns) -> None:
        """Say which columns were kept under their headings, and what was chosen of several."""
        place = self._document.cell_place(table.grid, Cell())
        known = {
            at for at, one in columns.kept.items() if at not in table.unknown or period_in(one)
        }
        self.findings.extend(kept_findings(place, columns.kept, known))
        guesses = {at: one for at, one in table.by_cells.items() if at not in columns.kept}
        self.findings.extend(told_guesses(place, table.headings, guesses))
        if columns.status in table.unknown:
            told = {"heading": _heading(table, columns.status), "role": role_name("status")}
            self.findings.append(finding(DocumentCode.COLUMN_BY_CELLS, place, **told))
        if columns.several:
            named = {
                "target": _heading(table, columns.target),
                "completion": _heading(table, columns.completion),
            }
            code = DocumentCode.COLUMNS_CHOSEN
            if not named["target"]:
                code = DocumentCode.RESULT_COLUMN_CHOSEN
            self.findings.append(finding(code, place, **named))


def _tells_of_behind(title: str, *, alone: bool) -> bool:
    """Say whether a table lists what is behind; what is only unfinished is not, before the year's end.

    Beside the tables of all tasks one of the unfinished is such a list.
    """
    if _BEHIND.search(title):
        return True
    period = period_in(title)
    ended = period is None or period.is_last
    return bool(_UNFINISHED.search(title)) and (not alone or ended)


def _heading(table: Table, place: int | None) -> str:
    return "" if place is None else in_one_line(spoken_headings(table)[place])


def _text(row: Row, place: int | None) -> str:
    return "" if place is None else row[place].text


def _words(row: Row, place: int | None) -> str:
    return in_one_line(_text(row, place))


def _gap(row: Row, columns: ReportColumns) -> Iterator[HeadedCell]:
    _, gap = without_gap(_text(row, columns.completion))
    if gap:
        yield HeadedCell(GAP, gap)


def _kept(row: Row, columns: ReportColumns) -> Iterator[HeadedCell]:
    for place, heading in columns.kept.items():
        cell = row[place]
        if cell.text.strip() and not cell.across:
            yield HeadedCell(heading, lines_kept(cell.text))
