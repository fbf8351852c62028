"""What rows of reports and indicator tables have in common: sub-rows, units, folded words."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from gwreport.domain.texts.quoting import in_one_line
from gwreport.officefiles.grid import Cell
from gwreport.reading.layouts.headers import Table
from gwreport.reading.layouts.line_joining import GrowingText, ends_sentence, one_line
from gwreport.reading.layouts.outline import heading_in, names_part
from gwreport.reading.words.headings import Role
from gwreport.reading.words.printed_numbers import counted


@dataclass(frozen=True, slots=True)
class NumberedRow:
    """A row with its number; of a sub-row the number is "" and `parent` that of its row."""

    cells: tuple[Cell, ...]
    number: str
    parent: str | None
    text: str


def numbered_rows(table: Table) -> Iterator[NumberedRow]:
    """Give the rows that have words, each with its number, or that of the row it is a part of.

    Where no number is printed at all, the running number is given. Headings and notes inside the
    table, which fill one cell only, are no rows.
    """
    running, parent = 0, None
    for row in table.rows:
        text = one_line(table.text(row, Role.TEXT))
        cell = table.cell(row, Role.TEXT)
        filled = [one for one in row if one.text.strip() and not one.across]
        if not text or (len(filled) == 1 and (cell.across or heading_in(text))):
            continue
        number_cell = table.cell(row, Role.NUMBER)
        printed = in_one_line(number_cell.own_text).rstrip("、．.")
        is_part = not printed and parent is not None and (number_cell.down or names_part(text))
        if is_part:
            yield NumberedRow(row, "", parent, text)
            continue
        number = counted(printed)
        running = running + 1 if number is None else number
        parent = printed or str(running)
        yield NumberedRow(row, parent, None, text)


def paragraphs_joined(text: str) -> tuple[str, bool]:
    """Give a long cell's paragraphs, LF between them; one that was cut in a sentence is whole again.

    The second value says whether there was such a cut.
    """
    joined: list[GrowingText] = []
    was_cut = False
    for line in (line.strip() for line in text.split("\n")):
        if not line:
            continue
        if joined and not ends_sentence(joined[-1].tail):
            joined[-1].glue(line)
            was_cut = True
        else:
            joined.append(GrowingText(line))
    return "\n".join(one.text for one in joined), was_cut


def words_of(table: Table, role: Role) -> Iterable[str]:
    """Give the words of a column, row by row."""
    return (table.text(row, role) for row in table.rows)
