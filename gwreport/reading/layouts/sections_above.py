"""Which section a table opens: the headings in the rows over its header, its sheet's name, a title of its own."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from gwreport.officefiles.grid import Document, Grid, Paragraph
from gwreport.reading.layouts.headers import Table, tables_in
from gwreport.reading.layouts.line_joining import one_line
from gwreport.reading.layouts.notice import Titles, is_title, year_in
from gwreport.reading.layouts.outline import Heading, heading_in, split_heading, split_title
from gwreport.reading.layouts.section_leaders import leaders_of_row, lone_leaders
from gwreport.reading.words.headings import Role
from gwreport.reading.words.unit_names import is_body

_GENERIC_SHEET = re.compile(r"(?:sheet|工作表|表)\s*\d*", re.IGNORECASE)
# What every breakdown may be called: it says nothing of the one sheet that holds tasks.
_SAYS_NOTHING = re.compile(
    r"(?:20\d\d)?年?度?(?:全年|年度|重点|主要|目标|任务|工作|责任|分解|分工|清单|台账|计划|方案|明细|汇总|一览|总表|附件|附表|表|[\d（）()]){1,12}"
)
_LINES_ABOVE = 4
# What a heading says over prose, and never over tasks.
_OF_PROSE = re.compile(
    "要求$|保障|组织领导|领导机构|指导思想|原则|总体|工作思路|说明$|工作机制|督查|考核(?:问责)?$|步骤$|责任追究"
)
_ANNEX = re.compile(r"附[件表]\s{0,3}\d{0,3}\s{0,3}[：:]")
# As deep as no numbered heading stands.
_WITHIN = 3
# A few words alone over a table, that are no line for units, dates and who fills it in.
_BARE_TITLE = re.compile("[\u4e00-\u9fff、（）()“”]{3,20}")
_NO_TITLE = re.compile(
    "^(?:单位|填[报表]|时间|日期|截[至止]|附件|附表|接上|制表|审核|报送|密级|联系)|续[表页]|[（(]续[)）]|[的了]$"
)
_GENERAL = re.compile(
    r"20\d\d|年度?|全[年市区县]|重点|主要|目标|任务|工作|责任|分解|分工|清单|台账|计划|方案|明细|汇总|一览|推进|加快|加强|建设|项目|[省市区县表的和与、（）()]"
)


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

    def of(self, table: Table, order: int, section: str) -> Iterator[Opening]:
        """Give what opens over the first table of the block of that place, below a `section`, the outermost first."""
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
        elif titled := self._title_below_heading(table, order, section, title, is_first):
            yield Opening(titled)
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

    def _title_below_heading(
        self, table: Table, order: int, section: str, title: str, is_first: bool
    ) -> Heading | None:
        """Give the section that a table's own title opens instead of the one that stands above it.

        One without words where that is a heading of prose (保障措施) and the title says nothing; None where it stays.
        """
        if not section or table.grid.named:
            return None
        between, is_below_table = self._lines_between(order)
        own = self._own_title(table, between, title, order)
        is_annex = bool(between and _ANNEX.match(between[-1]))
        if not own and not is_annex and not self._is_over(title, table, order):
            return None
        # The title of the whole document stands over its first table too.
        own = "" if _SAYS_NOTHING.fullmatch(own) or (is_first and year_in(own)) else own
        words = split_heading(section)[1]
        is_prose = bool(_OF_PROSE.search(words))
        if own and (is_prose or not _are_alike(words, own)):
            # Right below a heading it stands within it, and the heading's leaders answer still.
            is_within = len(between) <= 1 and not is_below_table and not is_prose
            return Heading(_WITHIN if is_within else 1, own)
        return Heading(1, "") if is_prose else None

    def _lines_between(self, order: int) -> tuple[list[str], bool]:
        """Give the lines between a block and the last numbered heading, or table, before it; and whether it was a table."""
        between: list[str] = []
        for block in reversed(self._document.blocks[:order]):
            if not isinstance(block, Paragraph):
                return between, True
            if heading_in(block.text):
                break
            if line := one_line(block.text).strip():
                between.insert(0, line)
        return between, False

    def _own_title(self, table: Table, between: list[str], title: str, order: int) -> str:
        """Give what stands as a title in the rows over a header or right above the table; "" for nothing."""
        if self._is_over(title, table, order):
            return title
        lines = [split_title(line)[0] for line in (*between[-1:], *table.above)]
        return next(filter(_may_be_bare_title, reversed(lines)), "")


def _may_be_bare_title(line: str) -> bool:
    is_other = _NO_TITLE.search(line) or is_body(line) or lone_leaders(line)
    return bool(_BARE_TITLE.fullmatch(line)) and not is_other


def _are_alike(heading: str, title: str) -> bool:
    """Say whether a title names what a heading names: 工业经济, 工业经济重点任务表."""
    first, second = (_GENERAL.sub("", words) for words in (heading, title))
    pairs = {first[at : at + 2] for at in range(len(first) - 1)}
    return not first or not second or any(pair in second for pair in pairs)


def _opening(line: str) -> Iterator[Opening]:
    """Read a row over a header as a heading, as leaders, or both."""
    section = split_title(line)[1]
    said, leaders = leaders_of_row(section or line)
    heading = heading_in(said)
    if heading or leaders:
        yield Opening(heading, leaders, said)
