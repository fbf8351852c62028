"""Indicator tables (主要指标计划, 计划执行情况, 统计月报): targets, results, sub-rows, binding marks."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from gwreport.domain.findings.codes.documents import DocumentCode
from gwreport.domain.findings.finding import Finding
from gwreport.domain.plan.documents import IndicatorRow, IndicatorTable
from gwreport.domain.plan.node_words import Period
from gwreport.domain.plan.plan import HeadedCell
from gwreport.domain.rounds import parse_round
from gwreport.domain.texts.quoting import beginning, in_one_line
from gwreport.domain.texts.spans import span_at
from gwreport.officefiles.grid import Cell, Document, Grid, Paragraph
from gwreport.reading.drafts import finding
from gwreport.reading.layouts.figures.choice import Choice, choose, measure_of
from gwreport.reading.layouts.figures.finding import figure_tables
from gwreport.reading.layouts.figures.headers import is_figure
from gwreport.reading.layouts.figures.rows import FigureRow, figure_rows
from gwreport.reading.layouts.figures.tables import FigureColumn, FigureTable, Holds
from gwreport.reading.layouts.line_joining import one_line
from gwreport.reading.layouts.notice import Titles, year_in
from gwreport.reading.words.date_lines import date_line
from gwreport.reading.words.periods import is_of_present, period_in, told_period
from gwreport.reading.words.value_headings import names_indicators, part_unit_note, unit_in_brackets

_BINDING = "约束性"
_STARS = "*＊ "
_GENERIC_SHEET = re.compile(r"(?:sheet|工作表|表)\s*\d*", re.IGNORECASE)
_LONGEST_LINE, _SHOWN = 50, 24
_NO_TITLE = re.compile(
    r"[（(]?表\s*\d*[）)]?|附[件表]\s*\d*[：:]?|续表|(?:制表|填报|编制)(?:单位|日期|时间).*"
)
_IN_BRACKETS = "（()）"
_BARE_YEAR = re.compile(r"20\d{2}")
_MOST_ABOVE, _MOST_FRONT = 3, 5
_WHOLE_YEAR = 12


def has_figure_tables(grid: Grid) -> bool:
    """Say whether a grid holds a table of figures, most of whose cells are figures indeed.

    Targets of named indicators may be words (完成上级下达目标).
    """
    for table in figure_tables(grid):
        values = table.of(Holds.VALUE)
        named = any(names_indicators(one.heading) for one in table.of(Holds.NAME))
        if named and any(one.value.target for one in values):
            return True
        words = [text for row in table.rows for one in values if (text := row[one.place].own_text)]
        filled = [text for text in words if text.strip()]
        if filled and 2 * sum(map(is_figure, filled)) >= len(filled):
            return True
    return False


def read_indicators(document: Document) -> tuple[tuple[IndicatorTable, ...], list[Finding]]:
    """Read every indicator table of a document, with the title printed above each."""
    read: list[IndicatorTable] = []
    findings: list[Finding] = []
    heads = _Heads(document)
    for order, block in enumerate(document.blocks):
        for table in figure_tables(block) if isinstance(block, Grid) else ():
            head = heads.of(order, table)
            choice = choose(table, head.title)
            reader = _RowReader(table, choice, head)
            rows = tuple(map(reader.read, figure_rows(table)))
            if rows:
                round_, doubt = head.round(reader.results)
                read.append(IndicatorTable(head.title_of(table), rows, round_))
                if doubt and round_ and (named := parse_round(round_)):
                    place = document.cell_place(table.grid, table.grid.rows[table.head][0])
                    facts = {"words": beginning(in_one_line(doubt), _SHOWN), "round": named}
                    findings.append(Finding(DocumentCode.ROUND_DOUBTED, place, facts=facts))
                findings.extend(_told(document, table, choice, reader))
                if reader.without_unit and head.units:
                    place = document.cell_place(table.grid, table.grid.rows[table.head][0])
                    facts = {"units": "、".join(head.units), "count": reader.without_unit}
                    findings.append(finding(DocumentCode.UNITS_OPEN, place, **facts))
    return tuple(read), findings


@dataclass(frozen=True, slots=True)
class _Head:
    """What stands over a table: its title and the units of its figures."""

    title: str = ""
    units: tuple[str, ...] = ()
    lines: tuple[str, ...] = ()

    def title_of(self, table: FigureTable) -> str:
        """Give the title, with the heading of the group where the table is one of several side by side."""
        return f"{self.title} {table.group}".strip() if table.group else self.title

    def round(self, results: Sequence[FigureColumn]) -> tuple[str | None, str]:
        """Give the code of the round that the figures are of: by the lines, else by the results' heading.

        A result of a year without months is that year's (2023年完成). Beside it stand the words that
        speak against a year that is named as a whole, "" for none.
        """
        lines = [self.title, *self.lines]
        period = next((one for line in lines if (one := period_in(line))), None)
        read = results[0].value if results else None
        if read is not None and read.month and (period is None or not read.single):
            period = Period(read.month, read.year)
        elif read is not None and read.year and not read.month and not period:
            period = Period(_WHOLE_YEAR, read.year)
        told = told_period(lines)
        period = period or told
        if period is None:
            return None, ""
        year = period.year or (told.year if told else None) or year_in(" ".join(lines))
        doubt = self._against(lines, results, year) if period.is_last else ""
        return (period.code(year) if year else None), doubt

    def _against(
        self, lines: Sequence[str], results: Sequence[FigureColumn], year: int | None
    ) -> str:
        headings = (one.heading for one in results)
        for line in (*headings, *lines):
            dated = date_line(line)
            if dated and dated.period.year == year and not dated.period.is_last:
                return line
            if len(line) <= _LONGEST_LINE and is_of_present(line):
                return line
        return ""


class _Heads:
    """The titles and noted units over the tables of a document."""

    def __init__(self, document: Document) -> None:
        self._titles = Titles(document)
        self._lines: list[list[str]] = []
        self._front = _front_of(document)
        lines: list[str] = []
        for block in document.blocks:
            self._lines.append(lines[-_MOST_ABOVE:])
            lines = [*lines, one_line(block.text).strip()] if isinstance(block, Paragraph) else []

    def of(self, order: int, table: FigureTable) -> _Head:
        """Read the lines in the grid over the table, then those of the document above the grid."""
        own = list(table.above)
        lines = [line for line in (*self._lines[order], *own) if line]
        units = next((found for line in reversed(lines) if (found := part_unit_note(line)[1])), ())
        inside, above = (
            [title for line in over if _is_title(title := part_unit_note(line)[0])]
            for over in (own, self._lines[order])
        )
        named = (
            ""
            if not table.grid.named or _GENERIC_SHEET.fullmatch(table.grid.part)
            else table.grid.part
        )
        title = (inside or above or [self._titles.of(order) or named])[-1]
        return _Head(title, units, (*reversed(lines), *table.front, *self._front))


def _front_of(document: Document) -> tuple[str, ...]:
    """Give the first short lines of a document, which may say the year of all its tables."""
    lines = (one_line(one.text).strip() for one in islice(document.paragraphs(), _MOST_FRONT))
    return tuple(line for line in lines if 0 < len(line) <= _LONGEST_LINE)


def _is_title(line: str) -> bool:
    return (
        0 < len(line) <= _LONGEST_LINE
        and not line.endswith(("。", "；", "，", "：", ":"))
        and not _NO_TITLE.fullmatch(line)
        and not _is_only_period(line)
        and not re.match("注|说明|备注", line)
    )


def _is_only_period(line: str) -> bool:
    """Say whether a line between a title and its table only says of when it is: 2031年1—9月, （2031年度）."""
    words = "".join(line.split()).strip(_IN_BRACKETS)
    span = span_at(words)
    if span is None:
        return bool(_BARE_YEAR.fullmatch(words))
    return span.year is not None and span.stop == len(words)


class _RowReader:
    """Reads the rows of a table; `targets` and `results` are the columns that it took them from."""

    def __init__(self, table: FigureTable, choice: Choice, head: _Head) -> None:
        self.targets: list[FigureColumn] = []
        self.results: list[FigureColumn] = []
        self._table, self._choice, self._head = table, choice, head
        # Rows with figures of which no unit is known.
        self.without_unit = 0
        self._units: dict[str, str] = {}

    def read(self, row: FigureRow) -> IndicatorRow:
        """Read one row."""
        table = self._table
        name = row.name.rstrip(_STARS)
        starred = name != row.name.rstrip()
        unit = _words(row.cells, table.of(Holds.MEASURE))
        bare, bracketed = unit_in_brackets(name)
        if not unit and bracketed:
            name, unit = bare, bracketed
        target, aim = self._choice.target(row.cells)
        done, told = self._choice.result(row.cells, target, aim, unit)
        _remember(self.targets, aim)
        _remember(self.results, told)
        category = row.category
        if table.group and not category:
            category, group_unit = unit_in_brackets(table.group)
            unit = unit or group_unit
        if any(one is not None and one.value.growth for one in (aim, told)):
            # 亿元 under 单位 is the amount's beside it, which was not taken.
            unit = "%"
        unit = unit or measure_of(name, (aim, told), ())
        if not unit and row.parent and self._head.units:
            # 工业产销率（%） holds for the branches below it, not what is noted over the table.
            unit = self._units.get(row.parent, "")
        unit = unit or measure_of(name, (aim, told), self._head.units)
        self.without_unit += not unit and bool(target or done)
        if row.number:
            self._units[row.number] = unit
        binding = any(_is_binding(row.cells, one) for one in table.of(Holds.NATURE))
        return IndicatorRow(
            number=row.number,
            parent=row.parent,
            category=category,
            name=name.strip(),
            unit=unit,
            binding=starred or binding,
            target=in_one_line(target),
            completion=in_one_line(done),
            values=tuple(_values(table, row.cells)),
            target_from=one_line(aim.heading) if aim else "",
            completion_from=one_line(told.heading) if told else "",
        )


def _remember(columns: list[FigureColumn], column: FigureColumn | None) -> None:
    if column is not None and column not in columns:
        columns.append(column)


def _words(cells: tuple[Cell, ...], columns: Iterable[FigureColumn]) -> str:
    return next(
        (words for one in columns if (words := one_line(cells[one.place].text).strip())), ""
    )


def _is_binding(cells: tuple[Cell, ...], column: FigureColumn) -> bool:
    return _BINDING in cells[column.place].text and "非约束" not in cells[column.place].text


def _values(table: FigureTable, cells: tuple[Cell, ...]) -> Iterator[HeadedCell]:
    """Give every filled cell beside the row's number, group and name, under its heading."""
    for column in table.of(Holds.VALUE, Holds.MEASURE, Holds.NATURE, Holds.BESIDE):
        cell = cells[column.place]
        if cell.text.strip() and not cell.across:
            yield HeadedCell(one_line(column.heading), in_one_line(cell.text))


def _told(
    document: Document, table: FigureTable, choice: Choice, reader: _RowReader
) -> Iterator[Finding]:
    """Say which columns were taken for the target and the result, and which rows share a merged target."""
    place = document.cell_place(table.grid, table.grid.rows[table.head][table.columns[0].place])
    targets, results = reader.targets, reader.results
    facts = {
        "target": _headings(targets),
        "completion": _headings(results),
        "headings": _headings(table.of(Holds.VALUE)),
    }
    code = {
        (True, True): DocumentCode.COLUMNS_CHOSEN,
        (True, False): DocumentCode.TARGET_COLUMN_CHOSEN,
        (False, True): DocumentCode.RESULT_COLUMN_CHOSEN,
        (False, False): DocumentCode.NO_COLUMN_CHOSEN,
    }[bool(targets), bool(results)]
    yield finding(code, place, **facts)
    if choice.years_differ:
        yield finding(DocumentCode.YEARS_DIFFER, place, **facts)
    shared = [
        row[one.place]
        for one in choice.targets[:1]
        for row in table.rows
        if row[one.place].down and row[one.place].text.strip()
    ]
    if shared:
        place = document.cell_place(table.grid, shared[0])
        yield finding(
            DocumentCode.TARGET_SHARED, place, count=len(shared), target=in_one_line(shared[0].text)
        )


def _headings(columns: Iterable[FigureColumn]) -> str:
    return "、".join(one_line(one.heading) for one in columns)
