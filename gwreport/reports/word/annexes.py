"""The annexes of a paper: mark, title and table, written as raw XML; a long table takes no time."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from gwreport.officefiles.shown.row_heights import line_count
from gwreport.reports.page_form import PageForm
from gwreport.reports.word import styles as gb
from gwreport.reports.word.prose import title_lines
from gwreport.reports.word.xml import (
    PageColumn,
    Row,
    cell,
    cell_paragraphs,
    column_widths,
    header_rows,
    paragraph,
    row_xml,
    run,
    table_start,
)

# What the cells of a tight page keep free above and below their words, in twips.
_TIGHT = 10
# The lines of the mark and of the title there, and what stands free below the title, in twips.
_TIGHT_MARK, _TIGHT_TITLE, _TIGHT_BELOW = 440, 560, 100
# A table that just spills over has its lines this close (twips) before a page is begun for its last rows.
_LEAST_LINE = 240
# No client breaks lines where another does.
_SPARE_LINES = 1
_OF_NOTE = gb.TABLE_LINE + 80


@dataclass(frozen=True, slots=True)
class Annex:
    """A table behind a paper; wide tables stand on `landscape` pages, a `note` under the table.

    `across` is the landscape page, the standard's where it is None; `empty` is what a table without rows says.
    """

    title: str
    columns: Sequence[PageColumn]
    rows: Sequence[Row]
    landscape: bool = False
    note: str = ""
    across: PageForm | None = None
    empty: str = "无"


@dataclass(frozen=True, slots=True)
class Page:
    """The type area of a page, in twips, and its section as XML.

    A `tight` page has no free line between an annex's mark and its title; `line` is the distance of a
    table's lines, in twips.
    """

    width: int
    height: int
    section: str
    tight: bool = False
    line: int = gb.TABLE_LINE


def page_of(*, landscape: bool, across: PageForm | None = None) -> Page:
    """Give the page of the standard, or the landscape page that the office has chosen."""
    chosen = (across or gb.ACROSS) if landscape else None
    return Page(
        gb.text_width(chosen),
        gb.text_height(chosen),
        gb.section_xml(chosen),
        tight=chosen not in (None, gb.ACROSS),
        line=round(chosen.line * 20) if chosen else gb.TABLE_LINE,
    )


def annex_xml(annex: Annex, mark: str, page: Page) -> str:
    """Write an annex: its mark ("附件1") flush left, its title on the third line, its table."""
    room = page.width / 20 / gb.TITLE_SIZE
    title = title_lines(annex.title, room)
    parts = [
        paragraph(gb.ANNEX_MARK, run(mark), _line(_TIGHT_MARK) if page.tight else ""),
        # In the height of two lines the mark and a free one; the title is on the third.
        "" if page.tight else paragraph(gb.ANNEX_MARK, ""),
        paragraph(
            gb.ANNEX_TITLE,
            run("\n".join(title)),
            _line(_TIGHT_TITLE, _TIGHT_BELOW) if page.tight else "",
        ),
        table_xml(
            annex.columns,
            annex.rows,
            page,
            empty=annex.empty,
            line=_fitting(annex, len(title), page),
        ),
    ]
    if annex.note:
        parts.append(paragraph(gb.NOTE, run(annex.note)))
    return "".join(parts)


def _line(twips: int, after: int = 0) -> str:
    return f'<w:spacing w:before="0" w:after="{after}" w:line="{twips}" w:lineRule="exact"/>'


def _fitting(annex: Annex, titles: int, page: Page) -> int:
    """Give the distance of a table's lines with which it stands on one page, 0 for that of the page.

    Only a table that spills over by a little is set closer: of a longer one nothing is gained.
    """
    if not page.tight or not annex.rows:
        return 0
    room = _room(column_widths(annex.columns, page.width))
    lines = 1 + sum(1 if isinstance(row, str) else _lines(row, room) for row in annex.rows)
    free = page.height - _TIGHT_MARK - titles * _TIGHT_TITLE - _TIGHT_BELOW
    free -= (len(annex.rows) + 1) * (2 * _TIGHT + 10) + (_OF_NOTE if annex.note else 0)
    fitting = int(free / (lines + _SPARE_LINES))
    return fitting if _LEAST_LINE <= fitting < page.line else 0


def _room(widths: Sequence[int]) -> list[float]:
    # Narrow columns that a cell holds, its inner margins taken off.
    return [(one - 170) / (gb.TABLE_SIZE * 10) for one in widths]


def table_xml(
    columns: Sequence[PageColumn],
    rows: Iterable[Row],
    page: Page,
    *,
    empty: str = "无",
    line: int = 0,
) -> str:
    """Write a table over the whole width; its header is repeated on each page.

    A row stays on one page unless it is higher than one. Without rows the table says `empty`. Its lines stand at
    the distance of the page, or of `line` (twips).
    """
    widths = column_widths(columns, page.width)
    room = _room(widths)
    closer = _line(line) if line else ""
    # What a page holds below a header of two rows.
    highest = page.height / page.line - 3
    styles = [gb.TABLE_MIDDLE if column.centred else gb.TABLE_TEXT for column in columns]
    settings = list(zip(widths, styles, strict=True))
    start = table_start(widths, _TIGHT) if page.tight else table_start(widths)
    parts = [start, header_rows(columns, widths, gb.TABLE_HEAD)]
    none = True
    for row in rows:
        none = False
        if isinstance(row, str):
            parts.append(_span(page.width, len(columns), gb.TABLE_SPAN, row))
            continue
        cells = "".join(
            cell(one, cell_paragraphs(style, words, closer))
            for (one, style), words in zip(settings, row, strict=True)
        )
        longest = max(map(len, row))
        whole = longest < 200 or _lines(row, room) < highest
        parts.append(row_xml(cells, whole=whole))
    if none:
        parts.append(_span(page.width, len(columns), gb.TABLE_MIDDLE, empty))
    parts.append("</w:tbl>")
    return "".join(parts)


def hairline(section: str = "") -> str:
    """Make a paragraph of next to no height, for what must stand between two blocks."""
    low = '<w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/>'
    size = '<w:rPr><w:sz w:val="2"/><w:szCs w:val="2"/></w:rPr>'
    return f'<w:p><w:pPr><w:pStyle w:val="{gb.NOTE}"/>{low}{size}{section}</w:pPr></w:p>'


def _span(width: int, columns: int, style: str, text: str) -> str:
    span = f'<w:gridSpan w:val="{columns}"/>' if columns > 1 else ""
    return row_xml(cell(width, cell_paragraphs(style, text), span))


def _lines(row: Sequence[str], room: Sequence[float]) -> int:
    return max(line_count(words, columns) for words, columns in zip(row, room, strict=True))
