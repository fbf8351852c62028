"""The raw XML of Word's paragraphs and tables, written as text: many times as fast as objects."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
TWIPS_IN_MM = 1440 / 25.4
# What XML 1.0 cannot hold at all; a mark shows where such a character stood.
_IMPOSSIBLE = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
# Nothing in most texts needs any care.
_SPECIAL = re.compile(
    "[^\x20\x21\x23-\x25\x27-\x3b=\x3f-\x7e\x86-\u2027\u202a-\ud7ff\ue000-\ufffd]"
)
_LINE_ENDS = re.compile("\r\n|[\r\v\f\u2028\u2029]")
# The hint makes “”…— wide, as they are in Chinese print.
_HINT = '<w:rFonts w:hint="eastAsia"/>'


def escaped(text: str) -> str:
    """Give a text as it stands in XML; characters that no file can hold become U+FFFD."""
    return (
        possible(text)
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace('"', "&quot;")
    )


def possible(text: str) -> str:
    """Give a text that XML can hold; what no file can hold becomes U+FFFD."""
    return _IMPOSSIBLE.sub("\ufffd", text) if _IMPOSSIBLE.search(text) else text


def lines_of(text: str) -> list[str]:
    """Part a text at its line breaks, whichever of the marks in use was written."""
    return _LINE_ENDS.sub("\n", text).split("\n")


def run(text: str, properties: str = "") -> str:
    """Make a run of text, with further run properties as XML; tabs and line breaks stay."""
    if "\n" not in text and "\t" not in text and not _LINE_ENDS.search(text):
        words = f'<w:t xml:space="preserve">{escaped(text)}</w:t>' if text else ""
        return f"<w:r><w:rPr>{_HINT}{properties}</w:rPr>{words}</w:r>"
    return run_having(text, _HINT + properties)


def run_having(text: str, properties: str) -> str:
    """Make a run of text with these properties and no others."""
    lines = [_tabbed(line) for line in lines_of(text)]
    return f"<w:r><w:rPr>{properties}</w:rPr>{'<w:br/>'.join(lines)}</w:r>"


def _tabbed(line: str) -> str:
    return "<w:tab/>".join(
        f'<w:t xml:space="preserve">{escaped(part)}</w:t>' if part else ""
        for part in line.split("\t")
    )


def paragraph(style: str, content: str, properties: str = "") -> str:
    """Make a paragraph of runs, with further paragraph properties as XML, in the schema's order."""
    return (
        f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{properties}</w:pPr>{content}</w:p>'
        if content or properties
        else f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr></w:p>'
    )


def cell_paragraphs(style: str, text: str, properties: str = "") -> str:
    """Make the paragraphs of a cell, one for each line of the text, with further paragraph properties."""
    if text and not _SPECIAL.search(text):
        return (
            f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{properties}</w:pPr><w:r><w:rPr>{_HINT}</w:rPr>'
            f'<w:t xml:space="preserve">{text}</w:t></w:r></w:p>'
        )
    return "".join(
        paragraph(style, run(line) if line else "", properties)
        for line in lines_of(text.strip("\n"))
    )


@dataclass(frozen=True, slots=True)
class PageColumn:
    """One column of a table: its heading, its share of the width, and how its cells are set.

    Neighbouring columns with the same `group` stand under one common heading.
    """

    heading: str
    width: float
    centred: bool = False
    group: str = ""


# A row is its cells, or one text across the whole width.
Row = Sequence[str] | str


def column_widths(columns: Sequence[PageColumn], total: int) -> list[int]:
    """Share out a width (twips) by the columns' shares, without a rest."""
    shares = sum(column.width for column in columns)
    edges, sum_ = [0], 0.0
    for column in columns:
        sum_ += column.width
        edges.append(round(total * sum_ / shares))
    return [after - before for before, after in pairwise(edges)]


def cell(width: int, content: str, more: str = "") -> str:
    """Make a table cell; `more` is XML of its properties behind the width."""
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{more}'
        f'<w:vAlign w:val="center"/></w:tcPr>{content}</w:tc>'
    )


def row_xml(cells: str, *, header: bool = False, whole: bool = True) -> str:
    """Make a table row; `header` repeats it on each page, `whole` keeps it on one page."""
    properties = ("<w:cantSplit/>" if whole else "") + ("<w:tblHeader/>" if header else "")
    return f"<w:tr><w:trPr>{properties}</w:trPr>{cells}</w:tr>"


def header_rows(columns: Sequence[PageColumn], widths: Sequence[int], style: str) -> str:
    """Make the header: one row, or two where columns are grouped."""
    if not any(column.group for column in columns):
        cells = (
            cell(width, cell_paragraphs(style, column.heading))
            for column, width in zip(columns, widths, strict=True)
        )
        return row_xml("".join(cells), header=True)
    upper: list[str] = []
    lower: list[str] = []
    at = 0
    while at < len(columns):
        column = columns[at]
        if not column.group:
            words = cell_paragraphs(style, column.heading)
            upper.append(cell(widths[at], words, '<w:vMerge w:val="restart"/>'))
            lower.append(cell(widths[at], paragraph(style, ""), "<w:vMerge/>"))
            at += 1
            continue
        end = at
        while end < len(columns) and columns[end].group == column.group:
            words = cell_paragraphs(style, columns[end].heading)
            lower.append(cell(widths[end], words))
            end += 1
        span = f'<w:gridSpan w:val="{end - at}"/>'
        upper.append(cell(sum(widths[at:end]), cell_paragraphs(style, column.group), span))
        at = end
    return row_xml("".join(upper), header=True) + row_xml("".join(lower), header=True)


def table_start(widths: Sequence[int], padding: int = 40) -> str:
    """Open a table with single borders, centred, of fixed column widths (twips).

    `padding` is what a cell keeps free above and below its words, in twips.
    """
    borders = "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:jc w:val="center"/>'
        f'<w:tblBorders>{borders}</w:tblBorders><w:tblLayout w:type="fixed"/><w:tblCellMar>'
        f'<w:top w:w="{padding}" w:type="dxa"/><w:left w:w="85" w:type="dxa"/>'
        f'<w:bottom w:w="{padding}" w:type="dxa"/><w:right w:w="85" w:type="dxa"/></w:tblCellMar>'
        f"</w:tblPr><w:tblGrid>{grid}</w:tblGrid>"
    )
