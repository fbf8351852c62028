"""Tables in a text whose cells are parted by tabs, a line a row, with other lines around them."""

from collections.abc import Sequence
from dataclasses import replace

from gwreport.domain.findings.place import Spot
from gwreport.officefiles.document_budget import DocumentBudget
from gwreport.officefiles.grid import Cell, Document, Grid, Paragraph, filled

_FEWEST_COLUMNS, _FEWEST_ROWS = 3, 2


def with_tables_of_tabs(document: Document) -> Document:
    """Give a text with its tables, where lines that follow each other have as many tabs as the first.

    A line of fewer is a row too, its last cells being empty. A document that has tables is given as
    it is. Raises DocumentError: TOO_LARGE.
    """
    if any(isinstance(block, Grid) for block in document.blocks):
        return document
    budget = DocumentBudget(document.name)
    paragraphs = [block for block in document.blocks if isinstance(block, Paragraph)]
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
