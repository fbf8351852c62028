"""What a sheet's cells show in a breakdown, and what there is to tell of them and around them."""

import re
from collections.abc import Iterator

from gwreport.domain.findings.codes.opening import OpeningCode
from gwreport.domain.findings.finding import Finding
from gwreport.domain.findings.place import (
    Place,
    address,
    column_letters,
    parse_address,
    sheet_spot,
    spot_of,
)
from gwreport.domain.texts.differences import pieces_against
from gwreport.domain.texts.quoting import beginning, in_one_line, listed
from gwreport.officefiles.shown.date_formats import date_shown
from gwreport.officefiles.shown.number_formats import Look
from gwreport.officefiles.shown.page_words import says_something
from gwreport.officefiles.xlsx.model import CellDetail, CellKind, RawSheet

_NOTHING = (CellKind.UNCACHED, CellKind.PICTURE)
_SHOWN, _LONGEST, _MOST_NAMED = 40, 240, 10
_LONGEST_COMPARED = 2_000
_PICTURE = re.compile(r"\b(?:DISPIMG|IMAGE)\(", re.IGNORECASE)


def cell_text(sheet: RawSheet, row: int, column: int) -> str:
    """Give what a cell says as its reader sees it.

    "" for a formula without a value, a picture, and what a format hides; struck words are left out.
    """
    text = sheet.text(row, column)
    detail = sheet.details.get((row, column)) if sheet.details else None
    if detail is not None:
        if detail.kind in _NOTHING or detail.look & Look.HIDDEN or _is_picture(detail):
            return ""
        if detail.standing is not None:
            text = detail.standing
        elif detail.kind is CellKind.DATE and detail.format_code:
            text = date_shown(text, detail.format_code)
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return text.strip("\n")


def _is_picture(detail: CellDetail) -> bool:
    """Say whether a cell shows a picture: Excel's own, or a formula for one (WPS keeps its words as the value)."""
    return detail.kind is CellKind.PICTURE or (
        detail.formula is not None and _PICTURE.search(detail.formula[:_SHOWN]) is not None
    )


def is_seen(sheet: RawSheet, row: int, column: int) -> bool:
    """Say whether a cell stands in a row and a column that are shown."""
    return row not in sheet.hidden_rows and column not in sheet.hidden_columns


def cell_findings(sheet: RawSheet, name: str) -> Iterator[Finding]:
    """Tell of every cell that is shown and says more or less than its text."""
    struck: dict[int, list[tuple[int, str]]] = {}
    for (row, column), detail in sheet.details.items():
        if not is_seen(sheet, row, column):
            continue
        where = address(row, column)
        place = Place(name, sheet.name, sheet_spot(row, column))
        text = beginning(in_one_line(sheet.text(row, column)), _SHOWN)
        if _is_picture(detail):
            yield Finding(OpeningCode.PICTURE_LEFT_OUT, place)
            continue
        match detail.kind:
            case CellKind.UNCACHED:
                yield Finding(OpeningCode.FORMULA_WITHOUT_VALUE, place)
            case CellKind.ERROR:
                facts = {"value": beginning(detail.raw, _SHOWN) or text, "cell": where}
                yield Finding(OpeningCode.ERROR_IN_CELL, place, facts=facts)
            case _:
                yield from _looks(detail, text, place)
                if words := _struck_words(sheet.text(row, column), detail):
                    struck.setdefault(row, []).append((column, words))
    for row, cells in struck.items():
        place = Place(name, sheet.name, sheet_spot(row, cells[0][0]))
        facts = {"text": beginning("；".join(words for _, words in cells), _LONGEST)}
        yield Finding(OpeningCode.STRUCK_TEXT, place, facts=facts)


def _looks(detail: CellDetail, text: str, place: Place) -> Iterator[Finding]:
    if detail.look & Look.HIDDEN:
        yield Finding(OpeningCode.HIDDEN_TEXT, place, facts={"text": text})
    elif detail.look & Look.ODD and detail.format_code:
        facts = {"text": text, "code": beginning(detail.format_code, _SHOWN)}
        yield Finding(OpeningCode.NUMBER_FORMAT_ODD, place, facts=facts)
    elif detail.look & Look.ODD:
        yield Finding(OpeningCode.NUMBER_FORMAT_UNKNOWN, place, facts={"text": text})
    elif detail.look & Look.SIGNLESS:
        facts = {"text": text, "raw": detail.raw}
        yield Finding(OpeningCode.NUMBER_WITHOUT_SIGN, place, facts=facts)
    for font in detail.unknown:
        yield Finding(OpeningCode.SIGN_UNKNOWN, place, facts={"font": font, "text": text})
    if detail.unsure:
        yield Finding(OpeningCode.RAISED_TEXT, place, facts={"text": text})


def _struck_words(text: str, detail: CellDetail) -> str:
    if detail.standing is None or not text.strip():
        return ""
    if not detail.standing.strip() or len(text) > _LONGEST_COMPARED:
        return in_one_line(text)
    # What stands is the text without some of its runs.
    pieces = pieces_against(detail.standing, text)
    gone = (in_one_line(piece) for piece, stands in pieces if not stands)
    return "；".join(filter(None, gone))


def around_findings(sheet: RawSheet, name: str) -> Iterator[Finding]:
    """Tell of hidden rows and columns, of words outside the cells, and of pictures."""
    rows = [row for row in sorted(sheet.hidden_rows) if sheet.rows.get(row)]
    if rows:
        facts = {
            "count": len(rows),
            "rows": listed((f"第{row}行" for row in rows), _MOST_NAMED),
        }
        place = Place(name, sheet.name, sheet_spot(rows[0], 1))
        yield Finding(OpeningCode.HIDDEN_ROWS, place, facts=facts)
    yield from _hidden_columns(sheet, name)
    for note in sheet.notes:
        text = beginning(in_one_line(note.text), _LONGEST)
        if parse_address(note.cell) is None:
            place = Place(name, sheet.name)
            yield Finding(OpeningCode.DRAWING_WORDS, place, facts={"text": text})
        else:
            place = Place(name, sheet.name, spot_of(note.cell))
            yield Finding(OpeningCode.CELL_COMMENT, place, facts={"text": text})
    for link in sheet.links:
        if link.target:
            place = Place(name, sheet.name, spot_of(link.cell))
            facts = {"text": beginning(link.target, _LONGEST)}
            yield Finding(OpeningCode.LINK_BEHIND, place, facts=facts)
    for words in dict.fromkeys(filter(says_something, sheet.page_words)):
        facts = {"text": beginning(in_one_line(words), _LONGEST)}
        yield Finding(OpeningCode.PAGE_HEADER_LEFT_OUT, Place(name, sheet.name), facts=facts)
    if sheet.pictures:
        facts = {"count": sheet.pictures}
        place = Place(name, sheet.name)
        yield Finding(OpeningCode.PICTURES_IN_SHEET, place, facts=facts)


def _hidden_columns(sheet: RawSheet, name: str) -> Iterator[Finding]:
    if not sheet.hidden_columns:
        return
    firsts: dict[int, str] = {}
    for cells in sheet.rows.values():
        for column, text in cells.items():
            if column in sheet.hidden_columns and text.strip():
                firsts.setdefault(column, text)
    if firsts:
        columns = listed(
            (
                f"{column_letters(column)}列“{beginning(in_one_line(text), 12)}”"
                for column, text in sorted(firsts.items())
            ),
            _MOST_NAMED,
        )
        facts = {"count": len(firsts), "columns": columns}
        place = Place(name, sheet.name, sheet_spot(1, min(firsts)))
        yield Finding(OpeningCode.HIDDEN_COLUMNS, place, facts=facts)
