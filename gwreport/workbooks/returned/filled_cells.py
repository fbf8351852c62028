"""What one filled cell says: kept verbatim, or held with the reason, and what to tell of it."""

import math
import re
import unicodedata
from dataclasses import dataclass, field

from gwreport.domain.findings.code import Code
from gwreport.domain.findings.codes.returns import ReturnCode
from gwreport.domain.findings.facts import Fact, NamedField
from gwreport.domain.findings.finding import Finding
from gwreport.domain.findings.place import Place, sheet_spot
from gwreport.domain.form.columns import Column, Reading, is_own_key
from gwreport.domain.returns.returns import STORED, LooseCell, WrittenCell
from gwreport.domain.texts.fillers import is_filler, is_pointer
from gwreport.domain.texts.look_alikes import text_key
from gwreport.domain.texts.quoting import beginning, listed
from gwreport.domain.texts.yes_no import read_yes_no
from gwreport.officefiles.limits import CELL_CHARACTERS
from gwreport.officefiles.shown.cell_dates import meant_figure
from gwreport.officefiles.shown.number_formats import Look
from gwreport.officefiles.xlsx.model import CellDetail, CellKind
from gwreport.workbooks.returned.tables import ReturnedTable
from gwreport.workbooks.returned.typed_formulas import is_typed_formula, typed_words
from gwreport.workbooks.written_words import heading_key, read_status

_FILLERS_END = 12
_OUTSIDE = re.compile(
    r"\[\d+\]|\[[^\[\]]+\.\w{2,4}\]|\\\\|\b(?:WEBSERVICE|RTD|HYPERLINK|FILTERXML|IMAGE)\s*\(|\|",
    re.IGNORECASE,
)
_PICTURE = re.compile(r"\b(?:DISPIMG|IMAGE)\s*\(", re.IGNORECASE)
_FRACTION = re.compile(r"[-+]?0?\.0*[1-9]\d*")
_LARGE_UNITS = ("万", "亿")
_FIGURE = re.compile(r"\d|[零一二三四五六七八九十百千万亿两]")
# Characters for private use: a font draws them as it likes.
# Where symbol fonts have their signs; what else is private are rare characters of names, made by hand.
_PRIVATE = re.compile("[\uf000-\uf0ff]")
_SHOWN, _LONG, _SIGNS = 60, 500, 5


@dataclass(slots=True)
class Gathered:
    """What has been taken out of a return beside its entries, and how many cells that makes.

    `cells` counts the cells that were accounted for, each once.
    """

    loose: list[LooseCell] = field(default_factory=list[LooseCell])
    findings: list[Finding] = field(default_factory=list[Finding])
    cells: int = 0


def read_filled(
    table: ReturnedTable, row: int, place: int, column: Column, item: str, gathered: Gathered
) -> WrittenCell | None:
    """Take one filled cell; None when its words must not be merged.

    What is held, and whatever else there is to see of the cell, goes into `gathered`.
    """
    text = table.sheet.text(row, place)
    detail = table.sheet.details.get((row, place))
    at = sheet_spot(row, place)
    if text:
        gathered.cells += 1
    is_restyled = any(one.covers(row, place) for one in table.sheet.restyled)
    is_usual = detail is None and not is_restyled and _is_plain(text, column)
    if is_usual and _PRIVATE.search(text) is None:
        return WrittenCell(text, at)
    reader = _CellReader(table, row, place, column, item, gathered)
    if detail is not None:
        kept = reader.odd(text, detail)
        if kept is None:
            return None
        text = kept
    if not text.strip():
        return None
    is_number = detail is not None and detail.kind is CellKind.NUMBER
    reader.look_at(text, is_number=is_number)
    if detail is None or not detail.unknown:
        reader.look_for_signs(text)
    reader.look_at_colours(text, detail, is_restyled=is_restyled)
    return WrittenCell(text, at)


def _is_plain(text: str, column: Column) -> bool:
    # There is nothing to tell of most cells, and they are quickly known.
    if column.choices:
        return _is_offered(text, column)
    return (
        _FILLERS_END < len(text) <= CELL_CHARACTERS and not column.is_figure and not text.isspace()
    )


def _is_offered(text: str, column: Column) -> bool:
    # Whether it is one of the words that the column offers.
    if column.reading is Reading.STATUS:
        return read_status(text) is not None
    if column.reading is Reading.YES_NO:
        return read_yes_no(text) is not None
    # Blanks and widths do not make another word of it.
    return text.strip() in column.choices or text_key(text) in map(text_key, column.choices)


class _CellReader:
    def __init__(
        self,
        table: ReturnedTable,
        row: int,
        place: int,
        column: Column,
        item: str,
        gathered: Gathered,
    ) -> None:
        self._sheet, self._at = table.sheet.name, sheet_spot(row, place)
        self._column, self._item, self._gathered = column, item, gathered

    def odd(self, text: str, detail: CellDetail) -> str | None:
        """Take a cell that is more than a plain text: give the words that count, None if held."""
        if detail.kind is CellKind.UNCACHED:
            self._loose("formula", text)
            if not self._meant(detail.formula or "", "（没有结果）"):
                self._tell(ReturnCode.FORMULA_UNCACHED, formula=text)
            return None
        if detail.kind is CellKind.PICTURE or _PICTURE.search(detail.formula or ""):
            if detail.formula is not None:
                self._loose("formula", f"={detail.formula}")
            self._loose("formula", text)
            self._tell(ReturnCode.PICTURE_IN_CELL)
            return None
        if detail.kind is CellKind.ERROR:
            if detail.formula is not None:
                self._loose("formula", f"={detail.formula}")
            self._loose("error_value", text)
            if not self._meant(detail.formula or "", text):
                self._tell(ReturnCode.ERROR_VALUE, value=text)
            return None
        if detail.formula is not None:
            self._formula(text, detail.formula)
        if detail.look & Look.HIDDEN:
            self._loose("hidden_value", text)
            facts = {"raw": beginning(detail.raw, _SHOWN), "format": detail.format_code}
            self._tell(ReturnCode.VALUE_HIDDEN, **facts)
            return None
        if detail.kind is CellKind.TEXT:
            self._stored(text, detail)
        if detail.standing is not None:
            self._loose("struck", text)
            left = detail.standing if detail.standing.strip() else ""
            facts = {"full": beginning(text, _SHOWN), "left": beginning(left, _SHOWN)}
            if not left:
                self._tell(ReturnCode.STRUCK_OUT, **facts)
                return None
            self._tell(ReturnCode.STRUCK_PARTLY, **facts)
            self._red(left, detail.red)
            return left
        self._red(text, detail.red)
        if detail.unknown and detail.kind is not CellKind.TEXT:
            font, shown = "、".join(detail.unknown), beginning(text, _SHOWN)
            self._tell(ReturnCode.SYMBOL_UNKNOWN, font=font, raw=shown, shown=shown)
        if detail.kind is CellKind.DATE:
            self._date(text, detail)
        elif detail.kind is CellKind.NUMBER:
            self._number(text, detail)
        return text

    def _meant(self, formula: str, value: str) -> bool:
        # Words behind a sign that the sheet program took for a formula.
        words = typed_words(formula)
        if words:
            facts = {"value": value, "words": beginning(words, _LONG)}
            self._tell(ReturnCode.TEXT_AS_FORMULA, **facts)
        return bool(words)

    def _stored(self, text: str, detail: CellDetail) -> None:
        # Words that show as something else than the characters that are stored.
        if text == detail.raw and not detail.unknown:
            return
        if text != detail.raw:
            self._loose(STORED, detail.raw)
        facts = {"raw": beginning(detail.raw, _SHOWN), "shown": beginning(text, _SHOWN)}
        fonts = tuple(detail.unknown or detail.fonts)
        if detail.unknown:
            self._tell(ReturnCode.SYMBOL_UNKNOWN, font=fonts, **facts)
        elif detail.fonts:
            self._tell(ReturnCode.SYMBOL_READ, font=fonts, **facts)
        if detail.look & Look.WORDED:
            self._tell(ReturnCode.TEXT_FORMAT, format=detail.format_code, **facts)
        elif detail.unsure:
            self._tell(ReturnCode.RAISED_MARKED, **facts)
        elif not detail.fonts:
            self._tell(ReturnCode.RAISED_READ, **facts)

    def _red(self, text: str, red: str) -> None:
        if not red.strip():
            return
        if red != text:
            self._loose("red", red)
        self._tell(ReturnCode.TEXT_RED, red=beginning(red, _SHOWN))

    def _formula(self, text: str, formula: str) -> None:
        self._loose("formula", f"={formula}")
        outside = _OUTSIDE.search(_without_texts(formula)) is not None
        code = ReturnCode.FORMULA_OUTSIDE if outside else ReturnCode.FORMULA_KEPT
        self._tell(
            code,
            formula=f"={beginning(formula, _SHOWN)}",
            value=beginning(text, _SHOWN),
        )

    def _date(self, text: str, detail: CellDetail) -> None:
        facts = {"raw": detail.raw, "shown": text}
        of_figures = self._column.is_figure
        figure = meant_figure(text, detail.format_code, detail.raw, of_figures=of_figures)
        # A day may well be all that there is to remark.
        if figure and (of_figures or self._column.reading is not Reading.NOTE):
            self._tell(ReturnCode.DATE_FROM_FIGURE, figure=figure, **facts)
        else:
            self._tell(ReturnCode.DATE_READ, **facts)

    def _number(self, text: str, detail: CellDetail) -> None:
        facts = {"raw": detail.raw, "shown": text}
        look = detail.look
        if look & (Look.ODD | Look.SPECIAL | Look.UNSEEN):
            code = (
                ReturnCode.NUMBER_FORMAT if detail.format_code else ReturnCode.NUMBER_FORMAT_UNSEEN
            )
            code = code if _is_ordinary(detail.raw) else ReturnCode.NUMBER_ODD
            self._tell(code, format=detail.format_code, **facts)
        elif look & Look.SIGNLESS:
            self._tell(ReturnCode.NUMBER_SIGNLESS, **facts)
        elif look & Look.SCALED or any(unit in detail.format_code for unit in _LARGE_UNITS):
            self._tell(ReturnCode.NUMBER_UNIT, **facts)
        elif look & Look.ROUNDED:
            self._tell(ReturnCode.NUMBER_ROUNDED, **facts)
        elif text.endswith("%"):
            self._tell(ReturnCode.NUMBER_PERCENT, **facts)
        elif look & Look.WORDED:
            self._tell(ReturnCode.NUMBER_WORDED, **facts)

    def look_at_colours(self, text: str, detail: CellDetail | None, *, is_restyled: bool) -> None:
        """Tell of words that the screen may not show, or show otherwise."""
        if detail is not None and detail.faint.strip():
            self._tell(ReturnCode.TEXT_FAINT, faint=beginning(detail.faint, _SHOWN))
        if is_restyled:
            self._tell(ReturnCode.CELL_RESTYLED, shown=beginning(text, _SHOWN))

    def look_for_signs(self, text: str) -> None:
        """Tell of characters that only some font gives a meaning, which is not known here."""
        if codes := dict.fromkeys(f"U+{ord(sign):04X}" for sign in _PRIVATE.findall(text)):
            shown = beginning(text, _SHOWN)
            font = listed(codes, _SIGNS)
            self._tell(ReturnCode.SYMBOL_UNKNOWN, font=font, raw=shown, shown=shown)

    def look_at(self, text: str, *, is_number: bool = False) -> None:
        """Tell what is to be told of the words themselves; a number may show as words alone."""
        if self._column.choices:
            if not _is_offered(text, self._column):
                is_status = self._column.reading is Reading.STATUS
                code = ReturnCode.STATUS_UNKNOWN if is_status else ReturnCode.CHOICE_UNKNOWN
                words = tuple(self._column.choices)
                self._tell(code, text=beginning(text, _SHOWN), words=words)
            return
        if len(text) > CELL_CHARACTERS:
            self._tell(ReturnCode.TEXT_LONG, length=len(text))
        # What an office asks of its own may well be answered with 无.
        is_empty = (is_filler(text) or not heading_key(text)) and not is_own_key(self._column.key)
        if is_pointer(text) or (self._column.required and is_empty):
            self._tell(ReturnCode.FILLER, text=text.strip())
        elif self._column.is_figure and is_typed_formula(text):
            self._tell(ReturnCode.FORMULA_AS_TEXT, text=beginning(text.strip(), _SHOWN))
        elif (
            self._column.is_figure and not (is_number or is_filler(text)) and not _has_figure(text)
        ):
            self._tell(ReturnCode.FIGURE_UNREAD, text=beginning(text, _SHOWN))
        elif self._column.reading is Reading.RATE and _FRACTION.fullmatch(_folded(text)):
            self._tell(ReturnCode.NUMBER_FRACTION, text=text.strip())

    def _loose(self, sort: str, text: str) -> None:
        self._gathered.loose.append(LooseCell(sort, self._sheet, self._at, text, self._item))

    def _tell(self, code: Code, **facts: Fact) -> None:
        facts["field"] = NamedField(self._column.key, self._column.heading)
        place = Place(part=self._sheet, at=self._at)
        self._gathered.findings.append(Finding(code, place, self._item, facts))


def _is_ordinary(raw: str) -> bool:
    try:
        return math.isfinite(float(raw))
    except ValueError:
        return False


def _has_figure(text: str) -> bool:
    return _FIGURE.search(_folded(text)) is not None


def _folded(text: str) -> str:
    return unicodedata.normalize("NFKC", text).strip()


def _without_texts(formula: str) -> str:
    return re.sub(r'"[^"]*"', "", formula)
