"""Writes the workbook that goes back to a unit (退回修改): bytes only, the same for the same form."""

import io
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from gwreport.officefiles.shown.row_heights import line_count
from gwreport.workbooks.corrections.form import NOTE_HEAD, CorrectionForm, first_cell, notes
from gwreport.workbooks.corrections.sheets import (
    LINK_COLUMN,
    LIST_WIDTHS,
    MORE_STYLES,
    REPLY_COLUMN,
    correction_rows,
    filled_rows,
    first_list_row,
    typed_cells,
)
from gwreport.workbooks.form import CHOICES_SHEET, CORRECTION_SHEET, STAMP_SHEET, column_letter
from gwreport.workbooks.writing import styles
from gwreport.workbooks.writing.cell_rules import hint, rule_of
from gwreport.workbooks.writing.frame import identify, protect_and_set_up, write_rows
from gwreport.workbooks.writing.hidden_sheets import choice_rows, stamp_rows
from gwreport.workbooks.writing.sheet_rows import Row
from gwreport.workbooks.writing.table_frame import (
    TableFrame,
    frame_columns,
    ignore_figures_as_texts,
)
from gwreport.workbooks.writing.writer import labels, table_frames

_NOTE_WIDTH, _NOTE_COLUMNS = 320, 44
_REPLY_HINT = "经核实填写无误、不需要改的，在这里写明；改了的可不填。"


def write_correction(correction: CorrectionForm) -> bytes:
    """Make the workbook (xlsx) of one sending back; nothing touches the disk."""
    import xlsxwriter  # pyright: ignore[reportMissingTypeStubs]

    form = correction.form
    buffer = io.BytesIO()
    options = {"in_memory": True, "default_format_properties": dict(styles.DEFAULT_FONT)}
    # Any, because XlsxWriter types its parameters in part only.
    book: Any = xlsxwriter.Workbook(buffer, options)
    formats: dict[str, Any] = {
        name: book.add_format(facts) for name, facts in (styles.STYLES | MORE_STYLES).items()
    }
    words = labels(form)
    words = replace(words, title=f"{words.title}（退回修改）")
    identify(book, words)
    tables = table_frames(form)
    rows: dict[str, Sequence[Row]] = {CORRECTION_SHEET: correction_rows(correction)}
    rows |= {sheet.name: filled_rows(correction, sheet, items) for sheet, items in form.tables()}
    rows |= {CHOICES_SHEET: choice_rows(form.design.choice_lists), STAMP_SHEET: stamp_rows(form)}
    sheets: dict[str, Any] = {name: book.add_worksheet(name) for name in rows}
    for name, sheet in sheets.items():
        protect_and_set_up(sheet, words, form.password)
        write_rows(sheet, rows[name], formats)
    _frame_list(sheets[CORRECTION_SHEET], correction, formats)
    for table in tables:
        frame_columns(sheets[table.sheet.name], table)
    _mark(sheets, correction, tables, words.author)
    sheets[CHOICES_SHEET].hide()
    sheets[STAMP_SHEET].very_hidden()
    sheets[CORRECTION_SHEET].activate()
    book.close()
    return buffer.getvalue()


def _frame_list(sheet: Any, correction: CorrectionForm, formats: Mapping[str, Any]) -> None:
    for column, width in enumerate(LIST_WIDTHS):
        sheet.set_column(column, column, width)
    sheet.fit_to_pages(1, 0)
    sheet.set_tab_color("#C8691C")
    first, places = first_list_row(correction) - 1, correction.places()
    for index, question in enumerate(correction.questions, first):
        table, row = places[question.item]
        cell = first_cell(question, table, row)
        link = f"internal:'{table.name}'!{cell}"
        sheet.write_url(index, LINK_COLUMN, link, formats["link"], cell)
    last = first + len(correction.questions) - 1
    sheet.data_validation(first, REPLY_COLUMN, last, REPLY_COLUMN, hint("单位说明", _REPLY_HINT))
    sheet.set_selection(first, REPLY_COLUMN, first, REPLY_COLUMN)
    ignore_figures_as_texts(sheet, typed_cells(correction))


def _mark(
    sheets: Mapping[str, Any],
    correction: CorrectionForm,
    tables: Sequence[TableFrame],
    author: str,
) -> None:
    """Put notes and hints on the cells in question, and hints on those open beside them."""
    places = correction.places()
    told = notes(correction.questions)
    for (item, part), words in told.items():
        table, row = places[item]
        address = f"{column_letter(table, part)}{row}"
        height = 24 + 17 * line_count(words, _NOTE_COLUMNS)
        facts = {"author": author, "width": _NOTE_WIDTH, "height": min(height, 400), "font_size": 9}
        sheets[table.name].write_comment(address, words, facts)
    open_cells = {(one.item, part) for one in correction.questions for part in one.open}
    for item, part in sorted(open_cells | told.keys()):
        table, row = places[item]
        address = f"{column_letter(table, part)}{row}"
        words = told.get((item, part), "").removeprefix(NOTE_HEAD)
        rule = rule_of(table.column(part), correction.form.design.choice_lists, words)
        sheets[table.name].data_validation(address, rule)
    for frame in tables:
        chosen = [
            f"{column_letter(frame.sheet, part)}{row}"
            for (item, part) in told
            for (sheet, row) in [places[item]]
            if sheet is frame.sheet
        ]
        if chosen:
            sheets[frame.sheet.name].set_selection(chosen[0])
