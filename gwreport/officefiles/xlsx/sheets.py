"""One sheet out of its XML: a quick way for plain files and a thorough one for every other.

The quick way believes nothing that it does not recognise to the last character; whatever it does
not know goes the thorough way. Both settle a cell in the same place.
"""

import re
from collections.abc import Iterable
from functools import lru_cache

from gwreport.domain.findings.place import LAST_COLUMN, parse_address
from gwreport.officefiles.xlsx.beside.links import (
    LINKS_LIMIT,
    PAGE_PARTS,
    link_of,
    local_attributes,
    page_words,
)
from gwreport.officefiles.xlsx.cells import CellSettler
from gwreport.officefiles.xlsx.container import (
    Container,
    Unreadable,
    UnreadableFileError,
    WorkbookBudget,
)
from gwreport.officefiles.xlsx.model import Merge, RawSheet
from gwreport.officefiles.xlsx.parts import MAIN_NAMESPACES, TRUE, stream_part
from gwreport.officefiles.xlsx.rich_text import RichText
from gwreport.officefiles.xlsx.rows import settle_rows
from gwreport.officefiles.xlsx.strings import WHOLE_LIMIT, SharedStrings, whole_text
from gwreport.officefiles.xlsx.styles import CellFormats

_LONGEST_REFERENCE = 40
_LONGEST_RANGES, _MOST_RESTYLED = 8_000, 1_000
_HEAD = re.compile(
    rf'<worksheet (?:[\w:]+="[^"<>]*" )*?xmlns="{re.escape(MAIN_NAMESPACES[0])}"(?:[^<>]*[^/<>])?>'
)
_MERGE = re.compile(r'<mergeCell ref="([^"]*)"')
_NOTHING = re.compile(r"0(?:\.\d{0,9})?")
_COLUMN = re.compile(r"<col ([^<>]*)/>")
_ATTRIBUTE = re.compile(r'(?<![\w:])([\w:]++)="([^"]*+)"')
_PAGE = re.compile(rf"<({'|'.join(PAGE_PARTS)})>([^<]*+)</\1>")
_PAGE_STARTS = re.compile(rf"<(?:{'|'.join(PAGE_PARTS)})\b")


def read_sheet(
    container: Container,
    part: str,
    sheet: RawSheet,
    strings: SharedStrings,
    styles: CellFormats,
    *,
    from_1904: bool = False,
) -> RawSheet:
    """Give `sheet` (its name and state) with its cells, merged ranges, hidden rows and columns.

    Raises UnreadableFileError for broken XML and for cells that no program writes.
    """

    def settler() -> CellSettler:
        fresh = RawSheet(sheet.name, sheet.state)
        return CellSettler(fresh, strings, styles, container.budget, from_1904=from_1904)

    if container.size(part) > WHOLE_LIMIT:
        return _thoroughly(container.stream(part), part, settler())
    data = container.read(part)
    return _quickly(data, settler()) or _thoroughly((data,), part, settler())


def _quickly(data: bytes, settler: CellSettler) -> RawSheet | None:
    text = whole_text(data) if settler.all_plain else None
    if text is None or _HEAD.match(text) is None or "<hyperlink" in text:
        return None
    if settler.restyling and "conditionalFormatting" in text:
        return None
    begin, end = text.find("<sheetData>") + len("<sheetData>"), text.find("</sheetData>")
    if begin > end:
        return None
    pages = _PAGE.findall(text, end)
    if len(pages) != len(_PAGE_STARTS.findall(text, end)):
        return None
    if any("&" in words.replace("&amp;", "") for _, words in pages):
        return None
    if not settle_rows(text[begin:end], settler):
        return None
    sheet = settler.sheet
    for found in _COLUMN.finditer(text, 0, begin):
        if "hidden" in found[1] or 'width="0' in found[1]:
            _hide_columns(dict(_ATTRIBUTE.findall(found[1])), sheet)
    for found in _MERGE.finditer(text, end):
        _merge(found[1], sheet, settler.budget)
    for _, words in pages:
        sheet.page_words += page_words(words.replace("&amp;", "&"))
    return sheet


def _thoroughly(pieces: Iterable[bytes], part: str, settler: CellSettler) -> RawSheet:
    reader = _SheetEvents(settler)
    stream_part(pieces, part, reader.start, reader.end, reader.words)
    return _settled(settler.sheet)


class _SheetEvents:
    # Follows the events of a sheet's XML; a row or cell without an address stands after the last.

    def __init__(self, settler: CellSettler) -> None:
        self._settler = settler
        self._row = self._column = 0
        self._kind, self._style = "", 0
        self._gathered: list[str] | None = None
        self._stored: str | None = None
        self._formula: str | None = None
        self._rich: RichText | None = None
        self._in_cell = False
        self._page: list[str] | None = None
        self._restyled = ""

    def start(self, name: str, attributes: dict[str, str]) -> None:
        namespace, _, local = name.partition(" ")
        if namespace not in MAIN_NAMESPACES:
            return
        if self._rich is not None:
            self._rich.start(local, attributes)
        elif self._in_cell:
            if local in ("v", "f"):
                self._gathered = []
            elif local == "is":
                self._rich = RichText()
        elif local == "c":
            self._start_cell(attributes)
        elif local == "row":
            self._start_row(attributes)
        elif local in PAGE_PARTS:
            self._page = []
        elif local == "conditionalFormatting":
            self._restyled = attributes.get("sqref", "")
        elif local == "cfRule":
            self._take_rule(attributes)
        elif local == "hyperlink":
            _link(local_attributes(attributes), self._settler.sheet)
        elif local == "mergeCell":
            _merge(attributes.get("ref", ""), self._settler.sheet, self._settler.budget)
        elif local == "col":
            _hide_columns(attributes, self._settler.sheet)

    def _take_rule(self, attributes: dict[str, str]) -> None:
        form, sheet = attributes.get("dxfId", ""), self._settler.sheet
        is_one = form.isdecimal() and len(form) < 7 and int(form) in self._settler.restyling
        if is_one and len(self._restyled) <= _LONGEST_RANGES:
            ranges = (
                _merged_range(one if ":" in one else f"{one}:{one}")
                for one in self._restyled.split()
            )
            room = _MOST_RESTYLED - len(sheet.restyled)
            sheet.restyled += [one for one in ranges if one is not None][: max(room, 0)]

    def _start_row(self, attributes: dict[str, str]) -> None:
        number = attributes.get("r", "")
        self._row = int(number) if number.isdecimal() and len(number) < 8 else self._row + 1
        self._column = 0
        if attributes.get("hidden") in TRUE or _is_nothing(attributes.get("ht")):
            self._settler.sheet.hidden_rows.add(self._row)

    def _start_cell(self, attributes: dict[str, str]) -> None:
        written = attributes.get("r")
        if written is None:
            self._column += 1
        else:
            place = parse_address(written)
            if place is None:
                raise UnreadableFileError(Unreadable.DAMAGED, written[:20])
            self._row, self._column = place
        style = attributes.get("s", "")
        self._kind = attributes.get("t", "")
        if self._kind == "e" and "vm" in attributes:
            # Excel keeps a picture “in the cell” as an error with a reference to richer data.
            self._kind = "picture"
        self._style = int(style) if style.isdecimal() and len(style) < 7 else 0
        self._stored = self._formula = self._rich = None
        self._in_cell = True

    def words(self, text: str) -> None:
        if self._rich is not None:
            self._rich.words(text)
        elif self._gathered is not None:
            self._gathered.append(text)
        elif self._page is not None:
            self._page.append(text)

    def end(self, name: str) -> None:
        namespace, _, local = name.partition(" ")
        if self._page is not None and local in PAGE_PARTS:
            self._settler.sheet.page_words += page_words("".join(self._page))
            self._page = None
        if not self._in_cell or namespace not in MAIN_NAMESPACES:
            return
        if local == "c":
            self._in_cell = False
            self._settler.settle(
                self._row,
                self._column,
                self._kind,
                self._style,
                self._stored,
                self._formula,
                self._rich,
            )
            self._rich = None
        elif self._rich is not None:
            self._rich.end(local)
        elif local == "v" and self._gathered is not None:
            self._stored, self._gathered = "".join(self._gathered), None
        elif local == "f" and self._gathered is not None:
            self._formula, self._gathered = "".join(self._gathered), None


def _settled(sheet: RawSheet) -> RawSheet:
    # Rows and cells may have come in any order, and rows without a text among them.
    rows = {row: _in_order(cells) for row, cells in sheet.rows.items() if cells}
    sheet.rows = rows if list(rows) == sorted(rows) else dict(sorted(rows.items()))
    return sheet


def _in_order(cells: dict[int, str]) -> dict[int, str]:
    return cells if list(cells) == sorted(cells) else dict(sorted(cells.items()))


def _is_nothing(measure: str | None) -> bool:
    # Less than a point, or than a part of a letter, is not seen.
    return measure is not None and _NOTHING.fullmatch(measure) is not None


def _hide_columns(attributes: dict[str, str], sheet: RawSheet) -> None:
    first, last = attributes.get("min", ""), attributes.get("max", "")
    if len(sheet.hidden_columns) >= LAST_COLUMN:
        return
    is_hidden = attributes.get("hidden") in TRUE or _is_nothing(attributes.get("width"))
    if is_hidden and first.isdecimal() and last.isdecimal():
        sheet.hidden_columns.update(range(int(first[:6]), min(int(last[:6]), LAST_COLUMN) + 1))


def _link(attributes: dict[str, str], sheet: RawSheet) -> None:
    link = link_of(attributes)
    if link is None:
        return
    if len(sheet.links) >= LINKS_LIMIT:
        raise UnreadableFileError(Unreadable.TOO_LARGE, f"> {LINKS_LIMIT} links")
    sheet.links.append(link)


def _merge(reference: str, sheet: RawSheet, budget: WorkbookBudget) -> None:
    merge = _merged_range(reference) if len(reference) <= _LONGEST_REFERENCE else None
    if merge is not None:
        budget.merge()
        sheet.merges.append(merge)


@lru_cache(maxsize=1 << 12)
def _merged_range(reference: str) -> Merge | None:
    corners = [parse_address(corner) for corner in reference.split(":")]
    if len(corners) != 2 or not corners[0] or not corners[1]:
        return None
    (top, left), (bottom, right) = corners[0], corners[1]
    return Merge(top, left, bottom, right)
