"""What stands around the rows of a table sheet: widths, filter, hints, the drop-down and colours."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from gwreport.domain.form.columns import Field, Given
from gwreport.domain.statuses import IS_BEHIND, Status
from gwreport.workbooks.form import FIRST_ROW, HEADER_ROW, TableSheet
from gwreport.workbooks.writing.cell_rules import (
    Colours,
    choice_of_assessments,
    coloured_where,
    hint,
    is_assessed,
    is_blank,
)
from gwreport.workbooks.writing.table_sheet import column_width

_FROZEN_COLUMNS = 2
_DONE = (Status.DONE, Status.EXCEEDED)


@dataclass(frozen=True, slots=True)
class TableFrame:
    """What the frame of one table sheet depends on; `is_empty` when no item stands in it."""

    sheet: TableSheet
    last_row: int
    width_of_previous: int
    is_empty: bool

    def cells(self, key: str) -> str:
        """Give the range of one column's cells, "G4:G15"."""
        letter = self.sheet.letter(key)
        return f"{letter}{FIRST_ROW}:{letter}{self.last_row}"

    def first_cell(self, key: str) -> str:
        """Give one column's first cell as a formula for the rows below needs it, "$G4"."""
        return f"${self.sheet.letter(key)}{FIRST_ROW}"


def frame_table(sheet: Any, colours: Colours, table: TableFrame) -> None:
    """Set up a table sheet of XlsxWriter."""
    frame_columns(sheet, table)
    if table.is_empty:
        return
    for column in table.sheet.columns:
        if column.key is Field.STATUS:
            rule = choice_of_assessments(column.heading, column.hint)
            sheet.data_validation(table.cells(column.key), rule)
        elif column.is_fill:
            sheet.data_validation(table.cells(column.key), hint(column.heading, column.hint))
    for key, condition, colour in _colour_rules(table, colours):
        sheet.conditional_format(table.cells(key), coloured_where(condition, colour))


def frame_columns(sheet: Any, table: TableFrame) -> None:
    """Set up what does not depend on which cells can be filled in: columns, header, filter."""
    columns = table.sheet.columns
    last = len(columns) - 1
    for index, column in enumerate(columns):
        width = column_width(column, table.width_of_previous)
        sheet.set_column(index, index, width, None, {"hidden": column.key is Given.TOKEN})
    sheet.freeze_panes(HEADER_ROW, _FROZEN_COLUMNS)
    sheet.repeat_rows(0, HEADER_ROW - 1)
    sheet.fit_to_pages(1, 0)
    sheet.set_tab_color("#D9A441")
    if table.is_empty:
        return
    sheet.autofilter(HEADER_ROW - 1, 0, table.last_row - 1, last)
    first_fill = next(index for index, column in enumerate(columns) if column.is_fill)
    sheet.set_selection(FIRST_ROW - 1, first_fill, FIRST_ROW - 1, first_fill)
    # These hold texts on purpose, also where it is a figure; no green corners, please.
    as_typed = [column.key for column in columns if column.is_fill or column.key is Given.NUMBER]
    ignore_figures_as_texts(sheet, (table.cells(key) for key in as_typed))


def ignore_figures_as_texts(sheet: Any, cells: Iterable[str]) -> None:
    """Let a sheet of XlsxWriter show no mark where figures stand in cells for texts."""
    sheet.ignore_errors({"number_stored_as_text": " ".join(cells)})


def _colour_rules(table: TableFrame, colours: Colours) -> list[tuple[str, str, Any]]:
    columns = table.sheet.columns
    rules: list[tuple[str, str, Any]] = []
    if any(column.key is Field.STATUS for column in columns):
        status = table.first_cell(Field.STATUS)
        for key in (Field.PROBLEM, Field.NEXT_STEP):
            silent = f"AND({is_assessed(status, IS_BEHIND)},{is_blank(table.first_cell(key))})"
            rules.append((key, silent, colours.wrong))
        # A task that is said to be done and of which nothing is told contradicts itself.
        untold = is_blank(table.first_cell(Field.COMPLETION))
        rules.append((Field.STATUS, f"AND({is_assessed(status, _DONE)},{untold})", colours.wrong))
    there = f"LEN({table.first_cell(Given.TEXT)})>0"
    for column in columns:
        if column.required:
            blank = is_blank(table.first_cell(column.key))
            rules.append((column.key, f"AND({there},{blank})", colours.empty))
    return rules
