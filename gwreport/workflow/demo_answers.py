"""What the units of the example write into the workbooks that they get: the demo's stand-in for people."""

from collections.abc import Callable, Iterator, Mapping
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

from gwreport.machine.saving import make_folder, save
from gwreport.workbooks.form import FIRST_ROW, GUIDE_SHEET, HEADER_ROW
from gwreport.workbooks.stamp import parse_token

if TYPE_CHECKING:
    from openpyxl.workbook import Workbook

# What to write in a row, by the headings of its columns: asked with the item's id, the text of the row, and the unit.
Answer = Callable[[str, str, str], Mapping[str, str]]

NOBODY: Mapping[str, str] = {}


def answer_workbook(
    path: Path,
    target: Path,
    unit: str,
    answer: Answer,
    signed: Mapping[str, str] = NOBODY,
) -> bool:
    """Fill a unit's workbook in and save it as `target`; says whether anything was written in it.

    `signed` gives what stands in the cells of the first sheet that say who filled it in.

    Nothing is saved where there is nothing to say. Raises StorageError.
    """
    import openpyxl

    book = openpyxl.load_workbook(path)
    is_filled = False
    for item, row, headings in _rows(book):
        told = answer(item, str(row[1].value or ""), unit)
        for heading, words in told.items():
            if heading in headings and words:
                cell = row[headings[heading]]
                cell.value, cell.data_type = words, "s"
                is_filled = True
    if is_filled:
        for cell, words in signed.items():
            book[GUIDE_SHEET][cell] = words
        stream = BytesIO()
        book.save(stream)
        make_folder(target.parent)
        save(target, stream.getvalue())
    return is_filled


def _rows(book: "Workbook") -> Iterator[tuple[str, tuple[Any, ...], dict[str, int]]]:
    for sheet in book.worksheets:
        headings = {str(cell.value): at for at, cell in enumerate(sheet[HEADER_ROW])}
        for row in sheet.iter_rows(min_row=FIRST_ROW):
            item = next((found for cell in row if (found := _item(cell.value))), "")
            if item:
                yield item, row, headings


def _item(value: object) -> str:
    token = parse_token(value) if isinstance(value, str) else None
    return token.item if token is not None else ""
