"""In which columns of a returned sheet the fields stand, for rows that were not read as items."""

import re
from collections.abc import Mapping

from gwreport.domain.form.columns import FieldKey
from gwreport.domain.form.design import FormDesign
from gwreport.domain.returns.returns import Submission
from gwreport.workbooks.form import column_letter
from gwreport.workbooks.written_words import heading_key

_ADDRESS = re.compile(r"([A-Z]+)([1-9][0-9]*)")


def field_columns(submission: Submission, sheet: str, design: FormDesign) -> Mapping[FieldKey, str]:
    """Say in which column of a sheet each field stands, by its letters.

    The rows of the same sheet that were read tell it, or its headings where nothing of it was read.
    What they do not tell stands where it was sent out, unless columns were moved.
    """
    read = {
        part: column_letters(cell.cell)
        for entry in submission.entries
        if entry.sheet == sheet
        for part, cell in entry.cells.items()
    }
    by_heading = {heading_key(column.heading): column.key for column in design.fills}
    headed: dict[FieldKey, str] = {}
    for cell in submission.loose:
        if (cell.sheet, cell.sort) == (sheet, "extra_sheet"):
            part = by_heading.get(heading_key(cell.text))
            if part is not None:
                headed.setdefault(part, column_letters(cell.cell))
    form = design.table(sheet)
    as_sent = {column.key: column_letter(form, column.key) for column in form.fills} if form else {}
    known = headed | read
    is_moved = any(as_sent.get(part) != letter for part, letter in known.items())
    return known if is_moved else as_sent | known


def column_letters(address: str) -> str:
    """Give the letters of a cell's address, "" where the place is no cell."""
    found = _ADDRESS.fullmatch(address)
    return found[1] if found else ""


def row_number(address: str) -> int:
    """Give the number in a cell's address, 0 where the place is no cell."""
    found = _ADDRESS.fullmatch(address)
    return int(found[2]) if found else 0
