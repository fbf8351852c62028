"""Tables in a text whose cells are parted by tabs or aligned by blanks, a line a row, with other lines around them."""

import re
from collections.abc import Sequence
from dataclasses import replace

from gwreport.domain.findings.place import Spot
from gwreport.officefiles.document_budget import DocumentBudget
from gwreport.officefiles.grid import Cell, Document, Grid, Paragraph, filled
from gwreport.reading.words.headings import Role, role_of

_FEWEST_COLUMNS, _FEWEST_ROWS, _MOST_HEADINGS = 3, 2, 40
# One blank may stand in a name; a tab parts cells by itself.
_BLANKS = re.compile("[ \u3000]{2,}+|\u3000")


def with_tables_of_tabs(document: Document) -> Document:
    """Give a text with its tables, where lines that follow each other have as many tabs as the first.

    A line of fewer is a row too, its last cells being empty. A document that has tables is given as
    it is. Raises DocumentError: TOO_LARGE.
    """
    if any(isinstance(block, Grid) for block in document.blocks):
        return document
    budget = DocumentBudget(document.name)
    paragraphs = [block for block in document.blocks if isinstance(block, Paragraph)]
    paragraphs = _with_blanks_as_tabs(paragraphs)
    blocks: list[Paragraph | Grid] = []
    at = tables = 0
    while at < len(paragraphs):
        end = _end_of_table(paragraphs, at)
        if end - at < _FEWEST_ROWS:
            blocks.append(paragraphs[at])
            at += 1
            continue
        tables += 1
        budget.table()
        rows = [_row(one) for one in paragraphs[at:end]]
        budget.columns(max(map(len, rows)))
        budget.cells(len(rows) * max(map(len, rows)))
        blocks.append(Grid(f"第{tables}张表", filled(rows)))
        at = end
    return replace(document, blocks=tuple(blocks)) if tables else document


def _with_blanks_as_tabs(paragraphs: list[Paragraph]) -> list[Paragraph]:
    """Give lines with a tab for every run of blanks between cells, where a header and all lines below it have as many.

    A line without such blanks ends the table. Where one has more or fewer it is not told which cell is
    empty: nothing is changed then.
    """
    parts = [_BLANKS.split(one.text.strip()) for one in paragraphs]
    header = next((at for at, one in enumerate(parts) if _are_headings(one)), None)
    if header is None:
        return paragraphs
    end = header + 1
    while end < len(parts) and len(parts[end]) == len(parts[header]):
        end += 1
    if end - header < _FEWEST_ROWS or any(len(one) > 1 for one in parts[end:]):
        return paragraphs
    rows = [
        replace(one, text="\t".join(cells))
        for one, cells in zip(paragraphs[header:end], parts[header:end], strict=True)
    ]
    return [*paragraphs[:header], *rows, *paragraphs[end:]]


def _are_headings(cells: Sequence[str]) -> bool:
    if not _FEWEST_COLUMNS <= len(cells) <= _MOST_HEADINGS:
        return False
    roles = [role_of(cell) for cell in cells]
    return 2 * sum(role is not None for role in roles) > len(cells) and bool(
        {Role.TEXT, Role.TARGET} & set(roles)
    )


def _end_of_table(paragraphs: Sequence[Paragraph], start: int) -> int:
    tabs = paragraphs[start].text.strip("\n").count("\t")
    if tabs < _FEWEST_COLUMNS - 1:
        return start
    end = start + 1
    while end < len(paragraphs) and 0 < paragraphs[end].text.count("\t") <= tabs:
        end += 1
    return end


def _row(paragraph: Paragraph) -> list[Cell]:
    pieces = paragraph.text.strip("\n").split("\t")
    return [
        Cell(piece.strip(), at=Spot(row=paragraph.at.row, column=column))
        for column, piece in enumerate(pieces, 1)
    ]
