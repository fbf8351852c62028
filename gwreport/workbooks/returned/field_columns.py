"""In which columns of a returned sheet the fields stand, for rows that were not read as items."""

from collections.abc import Mapping

from gwreport.domain.form.columns import FieldKey
from gwreport.domain.form.design import FormDesign
from gwreport.domain.returns.returns import Submission
from gwreport.workbooks.written_words import heading_key


def field_columns(submission: Submission, sheet: str, design: FormDesign) -> Mapping[FieldKey, int]:
    """Say in which column of a sheet each field stands, from 1.

    The rows of the same sheet that were read tell it, or its headings where nothing of it was read.
    What they do not tell stands where it was sent out, unless columns were moved.
    """
    read = {
        part: cell.at.column
        for entry in submission.entries
        if entry.sheet == sheet
        for part, cell in entry.cells.items()
    }
    by_heading = {heading_key(column.heading): column.key for column in design.fills}
    headed: dict[FieldKey, int] = {}
    for cell in submission.loose:
        if (cell.sheet, cell.sort) == (sheet, "extra_sheet"):
            part = by_heading.get(heading_key(cell.text))
            if part is not None:
                headed.setdefault(part, cell.at.column)
    form = design.table(sheet)
    as_sent = {column.key: form.index(column.key) + 1 for column in form.fills} if form else {}
    known = headed | read
    is_moved = any(as_sent.get(part) != place for part, place in known.items())
    return known if is_moved else as_sent | known
