"""What stands around the rows of a table sheet: widths, filter, hints, the drop-down and colours."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from gwreport.domain.form.columns import Field, Given
from gwreport.domain.form.design import FormTable
from gwreport.domain.statuses import Status
from gwreport.workbooks.form import FIRST_ROW, HEADER_ROW, column_letter
from gwreport.workbooks.writing.cell_rules import (
    ChoiceLists,
    Colours,
    coloured_where,
    is_assessed,
    is_blank,
    rule_of,
)
from gwreport.workbooks.writing.table_sheet import column_width

_FROZEN_COLUMNS = 2
_DONE = (Status.DONE, Status.EXCEEDED)


@dataclass(frozen=True, slots=True)
class TableFrame:
    """What the frame of one table sheet depends on; `is_empty` when no item stands in it.

    `lists` are the lists of words of the whole workbook (see `rule_of`).
    """

    sheet: FormTable
    last_row: int
    width_of_previous: int
    is_empty: bool
    lists: ChoiceLists = ()

    def cells(self, key: str) -> str:
        """Give the range of one column's cells, "G4:G15"."""
        letter = column_letter(self.sheet, key)
        return f"{letter}{FIRST_ROW}:{letter}{self.last_row}"

    def first_cell(self, key: str) -> str:
        """Give one column's first cell as a formula for the rows below needs it, "$G4"."""
        return f"${column_letter(self.sheet, key)}{FIRST_ROW}"


def frame_table(sheet: Any, colours: Colours, table: TableFrame) -> None:
    """Set up a table sheet of XlsxWriter."""
    frame_columns(sheet, table)
    if table.is_empty:
        return
    for column in table.sheet.fills:
        sheet.data_validation(table.cells(column.key), rule_of(column, table.lists))
    for key, condition, colour in _colour_rules(table, colours):
        sheet.conditional_format(table.cells(key), coloured_where(condition, colour))


def frame_columns(sheet: Any, table: TableFrame) -> None:
    """Set up what does not depend on which cells can be filled in: columns, header, filter."""
    columns = table.sheet.columns
    last = len(columns) - 1
    for index, column in enumerate(columns):
        width = column_width(column, table.width_of_previous)
        is_hidden = column.is_hidden or column.key == Given.TOKEN
        sheet.set_column(index, index, width, None, {"hidden": is_hidden})
    sheet.freeze_panes(HEADER_ROW, _FROZEN_COLUMNS)
    sheet.repeat_rows(0, HEADER_ROW - 1)
    sheet.fit_to_pages(1, 0)
    sheet.set_tab_color("#D9A441")
    if table.is_empty:
        return
    sheet.autofilter(HEADER_ROW - 1, 0, table.last_row - 1, last)
    first_fill = next(
        index for index, column in enumerate(columns) if column.is_fill and not column.is_hidden
    )
    sheet.set_selection(FIRST_ROW - 1, first_fill, FIRST_ROW - 1, first_fill)
    # These hold texts on purpose, also where it is a figure; no green corners, please.
    as_typed = [column.key for column in columns if column.is_fill or column.key == Given.NUMBER]
    ignore_figures_as_texts(sheet, (table.cells(key) for key in as_typed))


def ignore_figures_as_texts(sheet: Any, cells: Iterable[str]) -> None:
    """Let a sheet of XlsxWriter show no mark where figures stand in cells for texts."""
    sheet.ignore_errors({"number_stored_as_text": " ".join(cells)})


def _colour_rules(table: TableFrame, colours: Colours) -> list[tuple[str, str, Any]]:
    columns = table.sheet.columns
    rules: list[tuple[str, str, Any]] = []
    if any(column.key == Field.STATUS for column in columns):
        status = table.first_cell(Field.STATUS)
        for column in columns:
            if column.needed_for:
                blank = is_blank(table.first_cell(column.key))
                silent = f"AND({is_assessed(status, column.needed_for)},{blank})"
                rules.append((column.key, silent, colours.wrong))
        # A task that is said to be done and of which nothing is told contradicts itself.
        untold = is_blank(table.first_cell(Field.COMPLETION))
        rules.append((Field.STATUS, f"AND({is_assessed(status, _DONE)},{untold})", colours.wrong))
    there = f"LEN({table.first_cell(Given.TEXT)})>0"
    if table.sheet.one_of:
        blanks = [is_blank(table.first_cell(key)) for key in table.sheet.one_of]
        nothing = f"AND({','.join([there, *blanks])})"
        rules += [(key, nothing, colours.empty) for key in table.sheet.one_of]
    for column in columns:
        if column.required:
            blank = is_blank(table.first_cell(column.key))
            rules.append((column.key, f"AND({there},{blank})", colours.empty))
    return rules
