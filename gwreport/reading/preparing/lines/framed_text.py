"""Text that stands in the cells of a table: a page laid out by tables, lines typed into one column of a sheet."""

from collections.abc import Iterator
from dataclasses import replace

from gwreport.officefiles.grid import Document, Grid, Paragraph
from gwreport.reading.layouts.headers import tables_in

# A frame for nothing but a title stays a table, which the reader of tables knows.
_FEWEST_LINES = 3
# A page's own words stand in one cell of a few, the ways through the site in the others.
_MOST_ROWS, _FEWEST_OF_PAGE = 4, 6


def with_text_out_of_frames(document: Document) -> Document:
    """Give a document in which the lines of tables that only hold a text in place stand as paragraphs."""
    blocks: list[Paragraph | Grid] = []
    for block in document.blocks:
        lines = list(_lines(block)) if isinstance(block, Grid) and _is_frame(block) else []
        blocks.extend(lines if len(lines) >= _FEWEST_LINES else [block])
    is_same = len(blocks) == len(document.blocks)
    return document if is_same else replace(document, blocks=tuple(blocks))


def _is_frame(grid: Grid) -> bool:
    if all(sum(bool(cell.own_text.strip()) for cell in row) <= 1 for row in grid.rows):
        return True
    if len(grid.rows) > _MOST_ROWS:
        return False
    counts = [cell.own_text.strip().count("\n") + 1 for row in grid.rows for cell in row]
    longest = max(counts)
    of_page = longest >= _FEWEST_OF_PAGE and longest > sum(counts) - longest
    return of_page and not tables_in(grid)


def _lines(grid: Grid) -> Iterator[Paragraph]:
    for row in grid.rows:
        for cell in row:
            for line in cell.own_text.split("\n"):
                if line.strip():
                    yield Paragraph(line, cell.at)
