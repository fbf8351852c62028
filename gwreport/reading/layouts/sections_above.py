"""Which section a table opens: the headings in the rows over its header, its sheet's name, a title of its own."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from gwreport.officefiles.grid import Document, Grid, Paragraph
from gwreport.reading.layouts.headers import Table, tables_in
from gwreport.reading.layouts.line_joining import one_line
from gwreport.reading.layouts.notice import Titles, is_title
from gwreport.reading.layouts.outline import Heading, heading_in, split_title
from gwreport.reading.layouts.section_leaders import leaders_of_row
from gwreport.reading.words.headings import Role

_GENERIC_SHEET = re.compile(r"(?:sheet|工作表|表)\s*\d*", re.IGNORECASE)
# What every breakdown may be called: it says nothing of the one sheet that holds tasks.
_SAYS_NOTHING = re.compile(
    r"(?:20\d\d)?年?度?(?:全年|年度|重点|主要|目标|任务|工作|责任|分解|分工|清单|台账|计划|方案|明细|汇总|一览|总表|附件|附表|表|[\d（）()]){1,12}"
)
_LINES_ABOVE = 4


@dataclass(frozen=True, slots=True)
class Opening:
    """What opens over a table: a section by its heading ("" for none any more), leaders, or both."""

    heading: Heading | None = None
    leaders: str = ""
    # The words in which the leaders stand.
    text: str = ""


class SectionsAbove:
    """Finds what opens over each table of a document, its tables being asked for in order."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._titles = Titles(document)
        self._first: str | None = None
        self._part = ""
        sheets = {
            grid.part
            for grid in document.grids()
            if grid.named and any(table.has(Role.TEXT) for table in tables_in(grid))
        }
        self._is_only_sheet = len(sheets) == 1

    def of(self, table: Table, order: int) -> Iterator[Opening]:
        """Give what opens over the first table of the block of that place, the outermost first."""
        title = self._titles.of(order)
        is_first = self._first is None
        if is_first:
            self._first = title
        goes_on, self._part = self._part == table.grid.part, table.grid.part
        found = [one for line in table.above for one in _opening(line)]
        if any(one.heading for one in found):
            yield from found
            return
        if (own := self._own_name(table.grid)) is not None:
            yield own
        elif not is_first and title != self._first and self._is_over(title, table, order):
            yield Opening(Heading(1, title))
        elif table.grid.named and not goes_on:
            # What was said on another sheet ends with it.
            yield Opening(Heading(1, ""))
        yield from found

    def _own_name(self, grid: Grid) -> Opening | None:
        """Give the section that a sheet's name says, None for a name that says nothing."""
        if not grid.named or _GENERIC_SHEET.fullmatch(grid.part):
            return None
        if self._is_only_sheet and _SAYS_NOTHING.fullmatch("".join(grid.part.split())):
            return None
        # A sheet for each leader, called by the name.
        return Opening(Heading(1, grid.part), leaders_of_row(grid.part)[1], grid.part)

    def _is_over(self, title: str, table: Table, order: int) -> bool:
        """Say whether a title stands right over a table or in its first rows, with no heading between."""
        if any(split_title(line)[0] == title for line in table.above):
            return True
        for block in reversed(self._document.blocks[max(order - _LINES_ABOVE, 0) : order]):
            if not isinstance(block, Paragraph) or heading_in(block.text):
                return False
            line = one_line(block.text).strip()
            if is_title(line) and title.endswith(line):
                return True
        return False


def _opening(line: str) -> Iterator[Opening]:
    """Read a row over a header as a heading, as leaders, or both."""
    section = split_title(line)[1]
    said, leaders = leaders_of_row(section or line)
    heading = heading_in(said)
    if heading or leaders:
        yield Opening(heading, leaders, said)
