"""A unit workbook made by XlsxWriter: sheets, properties, protection, print set-up, and its rows."""

import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from gwreport.workbooks.form import (
    CHOICES_SHEET,
    GUIDE_SHEET,
    STAMP_NAME,
    STAMP_PROPERTY,
    STAMP_SHEET,
)
from gwreport.workbooks.writing import styles
from gwreport.workbooks.writing.cell_rules import add_colours
from gwreport.workbooks.writing.guide_frame import frame_guide
from gwreport.workbooks.writing.sheet_rows import Row
from gwreport.workbooks.writing.table_frame import TableFrame, frame_table

_A4 = 9
_ALLOWED = {"sort": True, "autofilter": True, "format_columns": True, "format_rows": True}


@dataclass(frozen=True, slots=True)
class Labels:
    """The words of one workbook that stand outside its cells; `footer` is the left footer."""

    title: str
    author: str
    footer: str
    stamp: str
    created: date


def sheet_names(tables: Sequence[TableFrame]) -> tuple[str, ...]:
    """Give the names of all sheets in their order in the workbook."""
    return (GUIDE_SHEET, *(table.sheet.name for table in tables), CHOICES_SHEET, STAMP_SHEET)


def build(
    labels: Labels,
    tables: Sequence[TableFrame],
    rows: Mapping[str, Sequence[Row]],
    password: str = "",
) -> bytes:
    """Make a workbook of these tables; `rows` gives the rows of each sheet by its name."""
    import xlsxwriter  # pyright: ignore[reportMissingTypeStubs]

    buffer = io.BytesIO()
    # XlsxWriter changes the properties that it is given, so it gets a copy.
    options = {"in_memory": True, "default_format_properties": dict(styles.DEFAULT_FONT)}
    # Any, because XlsxWriter types its parameters in part only.
    book: Any = xlsxwriter.Workbook(buffer, options)
    formats: dict[str, Any] = {
        name: book.add_format(facts) for name, facts in styles.STYLES.items()
    }
    identify(book, labels)
    sheets: dict[str, Any] = {name: book.add_worksheet(name) for name in sheet_names(tables)}
    colours = add_colours(book)
    # The signers have a row of the self-check of their own.
    checks = sum(not table.is_empty for table in tables) + 1
    frame_guide(sheets[GUIDE_SHEET], colours, checks)
    for table in tables:
        frame_table(sheets[table.sheet.name], colours, table)
    sheets[CHOICES_SHEET].hide()
    sheets[STAMP_SHEET].very_hidden()
    for name, sheet in sheets.items():
        protect_and_set_up(sheet, labels, password)
        write_rows(sheet, rows.get(name, ()), formats)
    sheets[GUIDE_SHEET].activate()
    book.close()
    return buffer.getvalue()


def identify(book: Any, labels: Labels) -> None:
    """Give a workbook of XlsxWriter its properties, and the stamp where nobody sees it."""
    created = datetime(labels.created.year, labels.created.month, labels.created.day)
    book.set_properties({"title": labels.title, "author": labels.author, "created": created})
    book.set_custom_property(STAMP_PROPERTY, labels.stamp, "text")
    book.define_name(STAMP_NAME, f'="{labels.stamp}"')


def protect_and_set_up(sheet: Any, labels: Labels, password: str) -> None:
    """Protect a sheet and set up its printing."""
    sheet.protect(password, _ALLOWED)
    sheet.hide_gridlines(2)
    sheet.set_landscape()
    sheet.set_paper(_A4)
    sheet.center_horizontally()
    sheet.set_margins(left=0.4, right=0.4, top=0.55, bottom=0.65)
    # The blank keeps a name that begins with a figure out of the font size.
    sheet.set_footer(f"&L&9 {labels.footer}&C&9第 &P 页 共 &N 页")


def write_rows(sheet: Any, rows: Sequence[Row], formats: Mapping[str, Any]) -> None:
    """Write the rows of a sheet; `formats` are those of the named styles."""
    for row in rows:
        index = row.number - 1
        sheet.set_row(index, row.height)
        if row.merged:
            sheet.merge_range(index, row.merged[0], index, row.merged[1], "")
        for column, cell in enumerate(row.cells):
            style = formats[cell.style]
            if cell.formula:
                sheet.write_formula(index, column, f"={cell.formula}", style, cell.value)
            elif cell.value is None:
                sheet.write_blank(index, column, None, style)
            elif isinstance(cell.value, int):
                sheet.write_number(index, column, cell.value, style)
            else:
                # Never write(): it would turn a text that begins with = or http: into more.
                sheet.write_string(index, column, cell.value, style)
