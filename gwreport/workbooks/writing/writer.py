"""Writes a unit's workbook for one round: bytes only, the same for the same form."""

from collections.abc import Sequence

from gwreport.domain.form.design import FormTable
from gwreport.wording.names import form_title
from gwreport.workbooks.form import CHOICES_SHEET, GUIDE_SHEET, STAMP_SHEET, UnitForm
from gwreport.workbooks.page_foot import foot_words
from gwreport.workbooks.stamp import make_stamp
from gwreport.workbooks.writing.frame import Labels
from gwreport.workbooks.writing.guide_sheet import guide_rows
from gwreport.workbooks.writing.hidden_sheets import choice_rows, stamp_rows
from gwreport.workbooks.writing.prototype import Prototype
from gwreport.workbooks.writing.sheet_rows import Row
from gwreport.workbooks.writing.table_frame import TableFrame
from gwreport.workbooks.writing.table_sheet import last_row, previous_width, table_rows

_Shape = tuple[tuple[tuple[FormTable, int, bool], ...], str]


class WorkbookWriter:
    """Writes the workbooks of many units, and keeps what their like have in common."""

    def __init__(self) -> None:
        self._prototypes: dict[_Shape, Prototype] = {}

    def write(self, form: UnitForm) -> bytes:
        """Make one unit's workbook (xlsx); nothing touches the disk."""
        tables, rows = table_frames(form), sheet_rows(form)
        shape = (
            tuple((table.sheet, table.width_of_previous, table.is_empty) for table in tables),
            form.password,
        )
        prototype = self._prototypes.get(shape)
        if prototype is None:
            prototype = self._prototypes[shape] = Prototype(tables, rows, form.password)
        return prototype.fill(labels(form), tables, rows)


def table_frames(form: UnitForm) -> list[TableFrame]:
    """Give what the frames of a form's table sheets depend on."""
    return [
        TableFrame(sheet, last_row(rows), previous_width(rows), not rows, form.design.choice_lists)
        for sheet, rows in form.tables()
    ]


def sheet_rows(form: UnitForm) -> dict[str, Sequence[Row]]:
    """Lay out every sheet of a form's workbook, by the sheets' names."""
    tables = {sheet.name: table_rows(form, sheet, rows) for sheet, rows in form.tables()}
    guide = guide_rows(form)
    return {
        GUIDE_SHEET: guide,
        **tables,
        CHOICES_SHEET: choice_rows(form.design.choice_lists),
        STAMP_SHEET: stamp_rows(form, guide),
    }


def labels(form: UnitForm) -> Labels:
    """Give the words of a form's workbook that stand outside its cells."""
    full_name = _printable(form.unit_name)
    return Labels(
        title=f"{full_name}{form_title(form.round)}",
        author=_printable(form.office),
        footer=foot_words(full_name, form.round).replace("&", "&&"),
        stamp=make_stamp(form.workspace, form.round, form.unit_number, form.correction),
        created=form.issued,
    )


def _printable(text: str) -> str:
    # Properties and footers have no way to hold control characters.
    return " ".join("".join(mark if mark.isprintable() else " " for mark in text).split())
