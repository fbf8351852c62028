"""The rows of a plain sheet, by the patterns that they have in common.

What is left of a row when its texts are taken out recurs from file to file: the same cells in the
same styles. So each pattern is examined once, to its last character, and then known again.
"""

import re
from functools import lru_cache
from typing import NamedTuple

from gwreport.domain.findings.place import parse_address
from gwreport.officefiles.xlsx.cells import CellSettler
from gwreport.officefiles.xlsx.parts import plain_text
from gwreport.officefiles.xlsx.rich_text import TEXT_LIMIT
from gwreport.officefiles.xlsx.strings import without_entities

# Stands in a pattern for the end of a cell with a text; no part that is read here holds a NUL.
_TEXT = "\0"
_TEXT_CELL = re.compile(
    r' t="(?:s"><v>(\d{1,7})</v>|inlineStr"><is><t(?: xml:space="preserve")?>([^<]*+)</t></is>)</c>'
)
_EMPTY_ROWS = re.compile(r'(?:<row r="\d{1,7}"[^<>\0]*+(?<=/)>)*+')
_ROW = re.compile(_EMPTY_ROWS.pattern + r'<row r="\d{1,7}"[^<>\0]*+(?<!/)>(?P<cells>.*)', re.S)
# A cell: place, style, then a text, nothing, or else type, formula's tag and words, value.
_CELL = re.compile(
    r'<c r="(?P<place>[A-Z]{1,3}\d{1,7})"(?: s="(?P<style>\d{1,6})")?'
    r"(?:(?P<text>\0)"
    r'|(?P<blank>(?: t="n")?(?: ?/>|></c>))'
    r'|(?: t="(?P<kind>n|b|e|str|d)")?>'
    r"(?:(?P<tag><f(?: [^<>\0]*+)?>)(?:(?P<formula>[^<\0]*+)</f>)?)?"
    r"(?:<v>(?P<stored>[^<\0]*+)</v>|<v ?/>)?</c>)"
)
# A row without height is as hidden as one that says so.
_HIDDEN_ROW = re.compile(r'<row r="(\d{1,7})"[^<>]* (?:hidden="(?:1|true)"|ht="0(?:\.\d{0,9})?")')
# Long rows are rare and would fill the memory.
_LONGEST_KNOWN, _MOST_KNOWN = 2_048, 4_096


class _OddCell(NamedTuple):
    """A number, truth value, error or formula, as it is stored."""

    column: int
    kind: str
    style: int
    stored: str | None
    formula: str | None


class _Pattern(NamedTuple):
    """A row: `columns` are those of its texts, in order.

    `hidden` are the numbers of hidden rows: its own, and those of the empty rows before it.
    """

    row: int
    columns: tuple[int, ...]
    odd: tuple[_OddCell, ...]
    hidden: tuple[int, ...]


def settle_rows(rows: str, settler: CellSettler) -> bool:
    """Put all cells of a sheet's rows into it, in order.

    `rows` is what stands between the tags of `sheetData`. False for anything that is not known to
    the last character, for a text that does not exist, and for a cell that is off the sheet or out
    of its order: some of the cells are then settled already. Raises UnreadableFileError.
    """
    pieces = _TEXT_CELL.split(rows)
    words = _words(pieces, settler.strings.texts)
    if words is None:
        return False
    sheet, any_blank = settler.sheet, "" in words
    taken = last = 0
    *chunks, rest = _TEXT.join(pieces[::3]).split("</row>")
    if not _EMPTY_ROWS.fullmatch(rest):
        return False
    for chunk in chunks:
        known = _known(chunk) if len(chunk) <= _LONGEST_KNOWN else _examined(chunk)
        if known is None or (known.row <= last and known.row):
            return False
        row, columns, odd, hidden = known
        last = row or last
        if columns:
            end = taken + len(columns)
            cells = dict(zip(columns, words[taken:end], strict=False))
            taken = end
            if any_blank:
                cells = {column: text for column, text in cells.items() if text}
            if cells:
                sheet.rows[row] = cells
        if odd:
            for column, kind, style, stored, formula in odd:
                settler.settle(row, column, kind, style, stored, formula)
            if row in sheet.rows:
                sheet.rows[row] = dict(sorted(sheet.rows[row].items()))
        if hidden:
            sheet.hidden_rows.update(hidden)
    sheet.hidden_rows.update(_hidden(rest))
    settler.budget.cells(len(words), sum(map(len, words)))
    return taken == len(words)


def _words(pieces: list[str], texts: list[str]) -> list[str] | None:
    # The split gives, for each text, its number among the shared ones or else its own words.
    inline = pieces[2::3]
    try:
        if not any(inline):
            return [texts[int(number)] if number else "" for number in pieces[1::3]]
        words = [
            texts[int(number)] if number else plain_text(without_entities(own or ""))
            for number, own in zip(pieces[1::3], inline, strict=True)
        ]
    except (IndexError, KeyError, ValueError, OverflowError):
        return None
    return words if all(len(text) <= TEXT_LIMIT for text in words) else None


def _examined(chunk: str) -> _Pattern | None:
    found = _ROW.fullmatch(chunk)
    if found is None:
        return None
    cells = found["cells"]
    columns: list[int] = []
    odd: list[_OddCell] = []
    own_row = last = at = 0
    while at < len(cells):
        cell = _CELL.match(cells, at)
        place = parse_address(cell["place"]) if cell else None
        if cell is None or place is None:
            return None
        at = cell.end()
        row, column = place
        if column <= last or (own_row and row != own_row):
            return None
        own_row, last = row, column
        if cell["text"]:
            columns.append(column)
        elif cell["blank"] is None:
            stored, formula = cell["stored"], cell["formula"]
            if cell["tag"]:
                formula = formula or ""
            try:
                stored = without_entities(stored) if stored else stored
                formula = without_entities(formula) if formula else formula
            except (KeyError, ValueError, OverflowError):
                return None
            style = int(cell["style"] or 0)
            odd.append(_OddCell(column, cell["kind"] or "", style, stored, formula))
    return _Pattern(own_row, tuple(columns), tuple(odd), _hidden(chunk))


def _may_hide(chunk: str) -> bool:
    return " hidden=" in chunk or ' ht="0' in chunk


def _hidden(chunk: str) -> tuple[int, ...]:
    return tuple(int(row) for row in _HIDDEN_ROW.findall(chunk)) if _may_hide(chunk) else ()


_known = lru_cache(maxsize=_MOST_KNOWN)(_examined)
