"""The cells of a table that an office has edited and given back, wherever on its sheets it stands."""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import islice
from typing import Generic, TypeVar

from gwreport.officefiles.package import refusal
from gwreport.officefiles.sheets.opening import open_workbook
from gwreport.officefiles.xlsx.container import UnreadableFileError
from gwreport.officefiles.xlsx.model import CellKind, RawSheet, RawWorkbook
from gwreport.workbooks.written_words import heading_key

_SEARCHED_ROWS = 20
Column = TypeVar("Column")


def open_edited(data: bytes, name: str) -> RawWorkbook:
    """Open a file of that name; raises DocumentError for one that is no workbook."""
    try:
        book, _ = open_workbook(data, name)
    except UnreadableFileError as error:
        raise refusal(error, name) from error
    return book


@dataclass(frozen=True, slots=True)
class EditedHeader(Generic[Column]):
    """The row of headings of a table: which stands in which column, and those that stand in another one too."""

    sheet: RawSheet
    row: int
    columns: Mapping[Column, int]
    twice: tuple[tuple[Column, int], ...]

    @property
    def last(self) -> int:
        """The last column in which one stands."""
        return max(self.columns.values())


def find_header(book: RawWorkbook, headings: Mapping[str, Column]) -> EditedHeader[Column] | None:
    """Find the first row in which two of the headings stand, by their `heading_key`."""
    for sheet in book.sheets:
        for row, cells in islice(sheet.rows.items(), _SEARCHED_ROWS):
            keys = ((heading_key(text), at) for at, text in cells.items())
            found = [(headings[key], at) for key, at in keys if key in headings]
            columns: dict[Column, int] = {}
            for column, at in found:
                columns.setdefault(column, at)
            if len(columns) > 1:
                twice = tuple(one for one in found if columns[one[0]] != one[1])
                return EditedHeader(sheet, row, columns, twice)
    return None


def cell_words(sheet: RawSheet, row: int, column: int) -> str:
    """Give what a cell says; a number whole, however few digits its format shows."""
    detail = sheet.details.get((row, column))
    if detail is not None and detail.kind is CellKind.NUMBER:
        return detail.raw
    return sheet.text(row, column).strip()
