"""Tables that stand in a test as text, and the files that an office may hold them in.

A line is a row, `|` parts its cells, `⏎` the lines in a cell; `^` goes on from the cell above, `<`
from the cell on the left, as merged cells do.
"""

import io
from collections.abc import Sequence
from html import escape

from gwreport.reading import understand_document

Rows = list[list[str]]
# What is read of an item: number, text, leaders, lead units, support units, time limit.
Read = tuple[str, str, str, str, str, str]


def rows_of(table: str) -> Rows:
    """Part a table that is written as text."""
    lines = [line.strip() for line in table.strip().splitlines() if line.strip()]
    rows = [[cell.strip().replace("⏎", "\n") for cell in line.split("|")] for line in lines]
    width = max(map(len, rows))
    return [row + ["<"] * (width - len(row)) for row in rows]


def merges(rows: Sequence[Sequence[object]]) -> list[tuple[int, int, int, int]]:
    """Give the merged ranges: top, left, bottom, right."""
    found: list[tuple[int, int, int, int]] = []
    for top, row in enumerate(rows):
        for left, cell in enumerate(row):
            if cell in ("^", "<"):
                continue
            bottom, right = top, left
            while bottom + 1 < len(rows) and list(rows[bottom + 1][left : left + 1]) == ["^"]:
                bottom += 1
            while right + 1 < len(row) and row[right + 1] == "<":
                right += 1
            if (bottom, right) != (top, left):
                found.append((top, left, bottom, right))
    return found


def _words(cell: str) -> str:
    return "" if cell in ("^", "<") else cell


def as_xlsx(table: str, title: str = "") -> bytes:
    """Write the table as a sheet, its title in a row over it."""
    import openpyxl

    rows = rows_of(table)
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    if title:
        sheet.append([title])
    for row in rows:
        sheet.append([_words(cell) or None for cell in row])
    down = 2 if title else 1
    for top, left, bottom, right in merges(rows):
        sheet.merge_cells(
            start_row=top + down, end_row=bottom + down, start_column=left + 1, end_column=right + 1
        )
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def as_docx(table: str, title: str = "") -> bytes:
    """Write the table into a Word file below its title."""
    from docx import Document

    rows = rows_of(table)
    document = Document()
    if title:
        document.add_paragraph(title)
    grid = document.add_table(len(rows), len(rows[0]), style="Table Grid")
    cells = [list(row.cells) for row in grid.rows]
    for row, words in zip(cells, rows, strict=True):
        for cell, text in zip(row, words, strict=True):
            cell.text = _words(text)
    for top, left, bottom, right in merges(rows):
        cells[top][left].merge(cells[bottom][right]).text = rows[top][left]
    document.add_paragraph("")
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def as_page(table: str, title: str = "") -> bytes:
    """Write the table as a page of the web."""
    rows = rows_of(table)
    spans = {(top, left): (bottom, right) for top, left, bottom, right in merges(rows)}
    lines = [f"<html><head><meta charset='utf-8'></head><body><p>{escape(title)}</p><table>"]
    for top, row in enumerate(rows):
        lines.append("<tr>")
        for left, cell in enumerate(row):
            if cell in ("^", "<"):
                continue
            bottom, right = spans.get((top, left), (top, left))
            words = escape(cell).replace("\n", "<br>")
            lines.append(
                f"<td rowspan='{bottom - top + 1}' colspan='{right - left + 1}'>{words}</td>"
            )
        lines.append("</tr>")
    return "\n".join([*lines, "</table></body></html>"]).encode()


FORMATS = {"xlsx": as_xlsx, "docx": as_docx, "html": as_page}


def read_items(data: bytes, name: str) -> list[Read]:
    """Give what is read of every item of a plan."""
    reading = understand_document(data, name)
    assert reading.plan is not None
    return [
        (
            one.number,
            one.text,
            "、".join(one.leaders),
            "、".join(one.lead_units),
            "、".join(one.support_units),
            one.due or "",
        )
        for one in reading.plan.items
    ]


def read_table(
    table: str, title: str = "青禾区2026年重点工作任务分解表", form: str = "xlsx"
) -> list[Read]:
    """Give what is read of the items of a table in a file of the form."""
    return read_items(FORMATS[form](table, title), f"分解.{form}")
