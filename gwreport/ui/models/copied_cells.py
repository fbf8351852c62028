"""Cells of a table as sheet programs take them from the clipboard: each in its cell, none a formula."""

import re
from collections.abc import Sequence
from html import escape

Cell = str | int
# As far as sheet programs keep a number whole; a telephone number is a text in any case.
_NUMBER = re.compile(r"[-+]?[0-9]{1,15}(?:[.,][0-9]{1,15})*%?")
# Also the wide marks of a Chinese keyboard: a sheet program reads them as the narrow ones.
_BEGINS_FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠")
# A cell of this format holds what it is given, as a text: for Excel and WPS, and for LibreOffice.
_AS_TEXT = """style="mso-number-format:'\\@'" sdnum="1033;0;@" """


def as_lines(rows: Sequence[Sequence[Cell]]) -> str:
    """Give rows as plain text: a line each, cells parted by tabs; what would be a formula is quoted.

    A cell with line breaks stands in double quotation marks, as sheet programs themselves do it.
    """
    return "\n".join("\t".join(_plain(cell) for cell in row) for row in rows)


def as_table(rows: Sequence[Sequence[Cell]]) -> str:
    """Give rows as the table that sheet programs prefer: every text in a cell for texts."""
    lines = "".join("<tr>" + "".join(_marked(cell) for cell in row) + "</tr>" for row in rows)
    return f"<meta charset='utf-8'><table>{lines}</table>"


def _plain(cell: Cell) -> str:
    if isinstance(cell, int):
        return str(cell)
    words = cell
    if words.startswith(_BEGINS_FORMULA) and not _NUMBER.fullmatch(words):
        words = f"'{words}"
    if any(mark in words for mark in "\t\r\n") or words.startswith('"'):
        words = words.replace('"', '""')
        return f'"{words}"'
    return words


def _marked(cell: Cell) -> str:
    if isinstance(cell, int):
        return f"<td>{cell}</td>"
    # Without this style a line break would begin a cell of its own.
    words = "<br style='mso-data-placement:same-cell'>".join(
        escape(line, quote=False) for line in cell.splitlines()
    )
    return f"<td {_AS_TEXT}>{words}</td>"
