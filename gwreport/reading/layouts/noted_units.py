"""A unit of measure that is noted over a table of tasks (单位：万元): none of its items has it, so it is told."""

from collections.abc import Iterator

from gwreport.domain.findings.codes.documents import DocumentCode
from gwreport.domain.findings.finding import Finding
from gwreport.officefiles.grid import Cell, Document, Grid, Paragraph
from gwreport.reading.drafts import finding
from gwreport.reading.layouts.headers import tables_in
from gwreport.reading.layouts.line_joining import one_line
from gwreport.reading.words.headings import Role
from gwreport.reading.words.value_headings import part_unit_note

_LINES_ABOVE = 3


def told_units(document: Document) -> Iterator[Finding]:
    """Tell of each unit that is noted right over a table of tasks, in its own rows or outside."""
    lines: list[str] = []
    for block in document.blocks:
        if isinstance(block, Paragraph):
            lines = [*lines, one_line(block.text).strip()][-_LINES_ABOVE:]
            continue
        yield from _over(document, block, lines)
        lines = []


def _over(document: Document, grid: Grid, outside: list[str]) -> Iterator[Finding]:
    for table in tables_in(grid):
        if not table.has(Role.TEXT):
            continue
        for line in reversed([*outside, *table.above[-_LINES_ABOVE:]]):
            if units := part_unit_note(line)[1]:
                place = document.cell_place(grid, Cell())
                yield finding(DocumentCode.UNITS_NOTED, place, units="、".join(units))
                break
