"""Reads the table of levels of supervision that an office has edited: taken whole, or not at all."""

from collections.abc import Mapping
from dataclasses import dataclass

from gwreport.domain.findings.code import Severity
from gwreport.domain.findings.codes.rule_tables import LevelCode
from gwreport.domain.findings.facts import Fact
from gwreport.domain.findings.finding import Finding
from gwreport.domain.findings.place import Place, sheet_spot
from gwreport.domain.texts.likeness import nearest
from gwreport.domain.year.level_order import first_run, overlaps
from gwreport.domain.year.supervision import Colour, Level
from gwreport.officefiles.xlsx.model import RawSheet, RawWorkbook
from gwreport.wording.supervision import (
    COLOURS,
    LONGEST_NAME,
    LONGEST_RUN,
    is_level_name,
    read_colour,
    read_run,
)
from gwreport.workbooks.edited_cells import cell_words, find_header, open_edited
from gwreport.workbooks.level_table.writing import LevelColumn
from gwreport.workbooks.written_words import bare_words, heading_key, read_switch

_HEADINGS = {heading_key(column.value): column for column in LevelColumn}
_WHOLE = ".0"
Columns = Mapping[LevelColumn, int]


@dataclass(frozen=True, slots=True)
class EditedLevels:
    """The levels of a table as an office has it, the least first, and what is wrong with them."""

    levels: tuple[Level, ...] = ()
    findings: tuple[Finding, ...] = ()

    @property
    def may_be_taken(self) -> bool:
        """Whether nothing is wrong: of a gap is told, and it may be meant."""
        return not any(one.severity is Severity.ERROR for one in self.findings)


def read_level_table(data: bytes, name: str, _: None, convert: object = None) -> EditedLevels:
    """Read the table in a file of that name.

    Raises DocumentError for a file that is no workbook.
    """
    del convert  # what a sheet stores is all that is asked of it
    return _Reader(name).read(open_edited(data, name))


class _Reader:
    def __init__(self, name: str) -> None:
        self._name = name
        self._found: list[Finding] = []

    def read(self, book: RawWorkbook) -> EditedLevels:
        """Read the first sheet on which the table stands."""
        header = find_header(book, _HEADINGS)
        if header is None:
            first = book.sheets[0].name if book.sheets else ""
            facts = {"headings": tuple(column.value for column in LevelColumn)}
            return EditedLevels(
                findings=(Finding(LevelCode.NO_TABLE, Place(self._name, first), facts=facts),)
            )
        sheet, row = header.sheet, header.row
        for column, at in header.twice:
            self._tell(LevelCode.COLUMN_TWICE, sheet, row, at, heading=column.value)
        for column in LevelColumn:
            if column not in header.columns:
                self._tell(LevelCode.COLUMN_MISSING, sheet, row, header.last, heading=column.value)
        if self._found:
            return EditedLevels(findings=tuple(self._found))
        return self._read_rows(sheet, row, header.columns)

    def _read_rows(self, sheet: RawSheet, header: int, columns: Columns) -> EditedLevels:
        rows = [
            row
            for row in sheet.rows
            if row > header and any(sheet.text(row, at).strip() for at in columns.values())
        ]
        levels = tuple(self._level(sheet, row, columns) for row in rows)
        if not rows:
            self._tell(LevelCode.NO_LEVELS, sheet, header, columns[LevelColumn.NAME])
        self._look_at_names(sheet, rows, columns, levels)
        # Of what is not read nothing is known: its order is looked at when each cell is right.
        if not self._found:
            self._look_at_order(sheet, rows, columns, levels)
        return EditedLevels(levels, tuple(self._found))

    def _level(self, sheet: RawSheet, row: int, columns: Columns) -> Level:
        def words(column: LevelColumn) -> str:
            return bare_words(cell_words(sheet, row, columns[column]))

        def tell(code: LevelCode, column: LevelColumn, **facts: Fact) -> None:
            self._tell(code, sheet, row, columns[column], **facts)

        name = words(LevelColumn.NAME)
        if not name:
            tell(LevelCode.NAME_BLANK, LevelColumn.NAME)
        elif not is_level_name(name):
            tell(LevelCode.NAME_WRONG, LevelColumn.NAME, words=name, most=LONGEST_NAME)
        light = words(LevelColumn.COLOUR)
        colour = read_colour(light)
        if colour is None:
            colours = tuple(COLOURS.values())
            if light:
                near = COLOURS[nearest(light, COLOURS, 0, 1)[0][0]]
                code, facts = LevelCode.COLOUR_WRONG, {"words": light, "near": near}
            else:
                code, facts = LevelCode.COLOUR_BLANK, {}
            tell(code, LevelColumn.COLOUR, colours=colours, **facts)
        written = words(LevelColumn.RUN)
        run = read_run(written.removesuffix(_WHOLE)) if written else 0
        if run is None:
            tell(LevelCode.RUN_WRONG, LevelColumn.RUN, words=written, most=LONGEST_RUN)
        still = words(LevelColumn.STALLED)
        stalled = read_switch(still, "停滞暂缓", ()) if still else False
        if stalled is None:
            tell(LevelCode.STALLED_WRONG, LevelColumn.STALLED, words=still)
        if run == 0 and stalled is False:
            tell(LevelCode.NO_CASE, LevelColumn.RUN, level=name)
        return Level(name, colour or Colour.BLUE, run or 0, bool(stalled))

    def _look_at_names(
        self, sheet: RawSheet, rows: list[int], columns: Columns, levels: tuple[Level, ...]
    ) -> None:
        at = columns[LevelColumn.NAME]
        first: dict[str, int] = {}
        for row, level in zip(rows, levels, strict=True):
            if level.name and level.name in first:
                before = sheet_spot(first[level.name], at).reference
                self._tell(LevelCode.NAME_TWICE, sheet, row, at, level=level.name, first=before)
            first.setdefault(level.name, row)

    def _look_at_order(
        self, sheet: RawSheet, rows: list[int], columns: Columns, levels: tuple[Level, ...]
    ) -> None:
        for one in overlaps(levels):
            column = LevelColumn.STALLED if one.stalled else LevelColumn.RUN
            code = LevelCode.STALLED_OVERLAP if one.stalled else LevelCode.RUN_OVERLAP
            self._tell(
                code,
                sheet,
                rows[one.at],
                columns[column],
                level=levels[one.at].name,
                later=levels[one.by].name,
                run=levels[one.at].run,
                first=sheet_spot(rows[one.by], columns[column]).reference,
            )
        run = first_run(levels)
        if levels and run != 1:
            of_first = next(
                (row for row, one in zip(rows, levels, strict=True) if one.run), rows[0]
            )
            code, facts = (LevelCode.GAP, {"run": run}) if run else (LevelCode.NO_RUN, {})
            self._tell(code, sheet, of_first, columns[LevelColumn.RUN], **facts)

    def _tell(self, code: LevelCode, sheet: RawSheet, row: int, column: int, **facts: Fact) -> None:
        place = Place(self._name, sheet.name, sheet_spot(row, column))
        self._found.append(Finding(code, place, facts=facts))
