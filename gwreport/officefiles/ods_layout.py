"""What python-calamine does not tell of an .ods: merged cells, hidden rows, and how far it reaches."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from gwreport.errors import DocumentError, DocumentFault
from gwreport.officefiles.package import Package
from gwreport.officefiles.workbook_model import Merge
from gwreport.officefiles.xml_element import Element

_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_ROW = f"{_TABLE}table-row"
_CELLS = (f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell")
_MOST_CELLS = 2_000_000


@dataclass(slots=True)
class SheetLayout:
    """The merged ranges and the hidden rows (from 1) of one sheet."""

    merges: list[Merge] = field(default_factory=list[Merge])
    hidden_rows: set[int] = field(default_factory=set[int])


def read_ods_layout(data: bytes, name: str) -> dict[str, SheetLayout]:
    """Read the layout of every sheet, by its name.

    Raises DocumentError: DAMAGED, ENCRYPTED, HOSTILE, or TOO_LARGE for a sheet that repeats its
    cells without end.
    """
    root = Package(data, name).parse("content.xml")
    if root is None:
        raise DocumentError(name, DocumentFault.DAMAGED)
    return {
        str(table.get(f"{_TABLE}name", "")): _layout(table, name)
        for table in root.iter(f"{_TABLE}table")
    }


def _layout(table: Element, name: str) -> SheetLayout:
    layout = SheetLayout()
    number, filled = 0, 0
    for row in table.iter(_ROW):
        repeated = _count(row, "number-rows-repeated")
        words = 0
        for column, cell, times in _cells(row):
            spans = _count(cell, "number-rows-spanned"), _count(cell, "number-columns-spanned")
            if spans != (1, 1):
                last_row, last_column = number + spans[0], column + spans[1] - 1
                layout.merges.append(Merge(number + 1, column, last_row, last_column))
            if len(cell):
                words = column + times - 1
        if row.get(f"{_TABLE}visibility", "visible") != "visible" and words:
            layout.hidden_rows.update(range(number + 1, number + min(repeated, _MOST_CELLS) + 1))
        filled += words * repeated
        if filled > _MOST_CELLS:
            raise DocumentError(name, DocumentFault.TOO_LARGE)
        number += repeated
    return layout


def _cells(row: Element) -> Iterator[tuple[int, Element, int]]:
    column = 1
    for cell in row.iter(*_CELLS):
        times = _count(cell, "number-columns-repeated")
        yield column, cell, times
        column += times


def _count(element: Element, name: str) -> int:
    value = str(element.get(f"{_TABLE}{name}", "1"))
    return max(int(value), 1) if value.isascii() and value.isdigit() and len(value) < 9 else 1
