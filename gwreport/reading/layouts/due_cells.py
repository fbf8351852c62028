"""The time limit of a row: one cell, or what stands under several parts of the year."""

from gwreport.domain.texts.quoting import in_one_line
from gwreport.officefiles.grid import Cell
from gwreport.reading.layouts.headers import Table
from gwreport.reading.layouts.node_columns import is_mark
from gwreport.reading.words.headings import Role, is_period

_SEVERAL = 2


def due_text(table: Table, row: tuple[Cell, ...]) -> str:
    """Give a row's time limit; what stands under several parts of the year is told with each."""
    places = [place for place in table.columns.get(Role.DUE, ()) if row[place].text.strip()]
    if len(places) == 1 and is_mark(row[places[0]].text) and is_period(table.headings[places[0]]):
        return table.headings[places[0]]
    if len(table.columns.get(Role.DUE, ())) < _SEVERAL or all(
        row[one].across for one in places[1:]
    ):
        return table.text(row, Role.DUE)
    return "；".join(
        table.headings[one]
        if is_mark(row[one].text)
        else f"{table.headings[one]}：{in_one_line(row[one].text)}"
        for one in places
    )
