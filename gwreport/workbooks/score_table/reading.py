"""Reads the table of scoring rules that an office has edited: taken whole, or not at all."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from gwreport.domain.decisions.scoring import BONUSES, ScoreRule, ScoreRuleKind, ScoreRules
from gwreport.domain.findings.codes.rule_tables import ScoreCode
from gwreport.domain.findings.facts import Fact
from gwreport.domain.findings.finding import Finding
from gwreport.domain.findings.place import Place, sheet_spot
from gwreport.domain.texts.likeness import nearest
from gwreport.officefiles.xlsx.model import RawSheet, RawWorkbook
from gwreport.wording.scores import SCORE_RULE_NAMES, SCORE_RULE_NOTES, SCORE_RULE_WORDS
from gwreport.workbooks.edited_cells import EditedHeader, cell_words, find_header, open_edited
from gwreport.workbooks.score_table.writing import COLUMNS, ScoreColumn
from gwreport.workbooks.written_words import bare_words, heading_key, read_switch

_MOST_POINTS, _MOST_WEIGHT = 1000, 10
# So many decimals count: of points two, of weights four.
_CENT, _FINE = Decimal("0.01"), Decimal("0.0001")
_NUMBER = re.compile(r"[+-]?(?:\d{1,12}(?:\.\d{0,20})?|\.\d{1,20})")
_EXPONENT = re.compile(r"[+-]?\d(?:\.\d{1,20})?[Ee][+-]?\d{1,3}")
_HEADINGS = {heading_key(column.value): column for column in ScoreColumn}
_RULES = {heading_key(name): kind for kind, name in SCORE_RULE_NAMES.items()}
_NOTHING = ScoreRules(())
Columns = Mapping[ScoreColumn, int]


@dataclass(frozen=True, slots=True)
class EditedRules:
    """The rules of a table as an office has it, and what is wrong with them.

    With any finding nothing of it may be taken.
    """

    rules: ScoreRules = _NOTHING
    findings: tuple[Finding, ...] = ()


def read_score_table(data: bytes, name: str, _: None, convert: object = None) -> EditedRules:
    """Read the table in a file of that name.

    Raises DocumentError for a file that is no workbook.
    """
    del convert  # what a sheet stores is all that is asked of it
    return _Reader(name).read(open_edited(data, name))


class _Reader:
    def __init__(self, name: str) -> None:
        self._name = name
        self._found: list[Finding] = []

    def read(self, book: RawWorkbook) -> EditedRules:
        """Read the first sheet on which the table stands."""
        header = find_header(book, _HEADINGS)
        if header is not None:
            for column, at in header.twice:
                self.tell(
                    ScoreCode.COLUMN_TWICE, header.sheet, header.row, at, heading=column.value
                )
            return self._read_sheet(header)
        first = book.sheets[0].name if book.sheets else ""
        facts = {"headings": tuple(column.value for column in COLUMNS)}
        return EditedRules(
            findings=(Finding(ScoreCode.NO_TABLE, Place(self._name, first), facts=facts),)
        )

    def _read_sheet(self, found: EditedHeader[ScoreColumn]) -> EditedRules:
        sheet, header, columns = found.sheet, found.row, found.columns
        for column in COLUMNS:
            if column not in columns:
                self.tell(ScoreCode.COLUMN_MISSING, sheet, header, found.last, heading=column.value)
        if self._found:
            return EditedRules(findings=tuple(self._found))
        rules: list[ScoreRule] = []
        first: dict[ScoreRuleKind, int] = {}
        for row in sheet.rows:
            if row <= header or not any(sheet.text(row, at).strip() for at in columns.values()):
                continue
            kind = self._kind(sheet, row, columns)
            if kind is None:
                continue
            if kind in first:
                at = sheet_spot(first[kind], columns[ScoreColumn.RULE]).reference
                name = SCORE_RULE_NAMES[kind]
                self.tell(
                    ScoreCode.RULE_TWICE,
                    sheet,
                    row,
                    columns[ScoreColumn.RULE],
                    rule=name,
                    first=at,
                )
            first.setdefault(kind, row)
            rules.append(_Row(self, sheet, row, columns, kind).rule())
        if not rules and not self._found:
            self.tell(ScoreCode.NO_RULES, sheet, header, columns[ScoreColumn.RULE])
        is_weighted = ScoreColumn.WEIGHT in columns
        return EditedRules(
            ScoreRules(tuple(rules), self._name, is_weighted=is_weighted), tuple(self._found)
        )

    def _kind(self, sheet: RawSheet, row: int, columns: Columns) -> ScoreRuleKind | None:
        at = columns[ScoreColumn.RULE]
        words = " ".join(sheet.text(row, at).split())
        kind = _RULES.get(heading_key(words))
        if not words:
            self.tell(ScoreCode.RULE_BLANK, sheet, row, at)
        elif kind is None:
            names = {name: kind for kind, name in SCORE_RULE_NAMES.items()} | SCORE_RULE_WORDS
            near = SCORE_RULE_NAMES[names[nearest(words, {one: one for one in names}, 0, 1)[0][0]]]
            self.tell(ScoreCode.RULE_UNKNOWN, sheet, row, at, words=words, near=near)
        return kind

    def tell(self, code: ScoreCode, sheet: RawSheet, row: int, column: int, **facts: Fact) -> None:
        """Note what is wrong with a cell."""
        place = Place(self._name, sheet.name, sheet_spot(row, column))
        self._found.append(Finding(code, place, facts=facts))


class _Row:
    """One row on its way to a rule."""

    def __init__(
        self, reader: _Reader, sheet: RawSheet, row: int, columns: Columns, kind: ScoreRuleKind
    ) -> None:
        self._reader, self._sheet, self._row = reader, sheet, row
        self._columns, self._kind = columns, kind

    def rule(self) -> ScoreRule:
        """Give the rule; what is wrong with it is told to the reader."""
        note = self._words(ScoreColumn.NOTE)
        enabled = self._enabled()
        return ScoreRule(
            self._kind,
            self._points(enabled=enabled),
            self._cap(),
            enabled,
            self._weight(),
            "" if note == SCORE_RULE_NOTES[self._kind] else note,
        )

    def _words(self, column: ScoreColumn) -> str:
        at = self._columns.get(column)
        return "" if at is None else cell_words(self._sheet, self._row, at)

    def _tell(self, code: ScoreCode, column: ScoreColumn, **facts: Fact) -> None:
        rule = SCORE_RULE_NAMES[self._kind]
        at = self._columns[column]
        self._reader.tell(code, self._sheet, self._row, at, rule=rule, **facts)

    def _points(self, *, enabled: bool) -> Decimal:
        words = self._words(ScoreColumn.POINTS)
        if not words and not enabled:
            return Decimal(0)
        number = _number(words, _CENT)
        takes = self._kind not in BONUSES and self._kind is not ScoreRuleKind.BASE
        if number is None or abs(number) > _MOST_POINTS:
            self._tell(ScoreCode.POINTS_WRONG, ScoreColumn.POINTS, words=words, most=_MOST_POINTS)
            return Decimal(0)
        if number < 0 and not takes:
            self._tell(ScoreCode.POINTS_NEGATIVE, ScoreColumn.POINTS, words=words)
        # Whoever writes -2 for a deduction means the same as by 2.
        return abs(number)

    def _cap(self) -> Decimal | None:
        words = self._words(ScoreColumn.CAP)
        if not words:
            return None
        number = _number(words, _CENT)
        if number is None or number > _MOST_POINTS:
            self._tell(ScoreCode.CAP_WRONG, ScoreColumn.CAP, words=words, most=_MOST_POINTS)
            return None
        if number < 0:
            self._tell(ScoreCode.CAP_NEGATIVE, ScoreColumn.CAP, words=words)
            return None
        return number

    def _weight(self) -> Decimal:
        words = self._words(ScoreColumn.WEIGHT)
        if not words:
            return Decimal(1)
        plain = _plain(words)
        share = plain.endswith("%")
        number = _number(plain.removesuffix("%"), _CENT if share else _FINE)
        if number is not None and share:
            number /= 100
        if number is None or not 0 <= number <= _MOST_WEIGHT:
            self._tell(ScoreCode.WEIGHT_WRONG, ScoreColumn.WEIGHT, words=words, most=_MOST_WEIGHT)
            return Decimal(1)
        return number

    def _enabled(self) -> bool:
        words = self._words(ScoreColumn.ENABLED)
        if not words and self._kind is ScoreRuleKind.BASE:
            return True
        said = read_switch(words, "启用", ("不启用", "停用"))
        if said is None:
            self._tell(ScoreCode.ENABLED_WRONG, ScoreColumn.ENABLED, words=words or "空白")
        return said is True


def _plain(words: str) -> str:
    return bare_words(words).replace("−", "-")


def _number(words: str, step: Decimal) -> Decimal | None:
    """Read a number of at most so many decimals; None for what is none.

    What a sheet program stores of 0.1 may have seventeen digits: that is 0.1 all the same.
    """
    plain = _plain(words)
    if not (_NUMBER.fullmatch(plain) or _EXPONENT.fullmatch(plain)):
        return None
    number = Decimal(plain)
    if abs(number) > 1_000_000:
        return None
    rounded = number.quantize(step)
    if abs(rounded - number) > Decimal("1e-9"):
        return None
    whole = rounded.to_integral_value()
    return whole if whole == rounded else rounded.normalize()
