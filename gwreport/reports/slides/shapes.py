"""Titles, texts and tables on a slide, in the fonts of official documents; places in inches."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

from gwreport.officefiles.shown.row_heights import line_count
from gwreport.reports.slides.file import WIDTH
from gwreport.reports.word.fonts import HEADING_FONT, LATIN_FONT
from gwreport.reports.word.xml import lines_of, possible

# Slides are read from afar: a face without serifs, which every machine has.
FONT = HEADING_FONT
MARGIN = 0.6
_TITLE_ONLY = 5
# Where a title begins and how high it is, in inches, and its size.
_TITLE, _COVER = (0.35, 0.8, 28), (2.2, 1.8, 40)
_INK, _HEAD, _LINE = "1F2937", "1F4E79", "D9E2EC"
# A line's height by its size, and what a cell keeps free above and below, and at its sides, in points.
_LEADING, _CELL_ROOM, _CELL_SIDES = 1.42, 8.0, 14.5
_POINTS = 72


@dataclass(frozen=True, slots=True)
class Box:
    """A place on a slide, in inches."""

    left: float
    top: float
    width: float
    height: float


def add_slide(deck: Any, title: str, mark: str = "", *, cover: bool = False) -> Any:
    """Add a slide with a title, which outlines and screen readers know; `mark` stands above it.

    That of a `cover` is large and stands in the middle.
    """
    from pptx.util import Inches

    slide = deck.slides.add_slide(deck.slide_layouts[_TITLE_ONLY])
    shape = slide.shapes.title
    top, height, size = _COVER if cover else _TITLE
    shape.left, shape.top = Inches(MARGIN), Inches(top)
    shape.width, shape.height = Inches(WIDTH - 2 * MARGIN), Inches(height)
    _write(shape.text_frame, [title], size, bold=True, colour=_HEAD)
    _anchor_middle(shape.text_frame)
    if mark:
        box = Box(WIDTH - MARGIN - 2.5, 0.1, 2.5, 0.35)
        add_text(slide, box, [mark], 14, right=True)
    return slide


def add_text(
    slide: Any,
    box: Box,
    lines: Sequence[str],
    size: float,
    *,
    heads: Collection[str] = (),
    right: bool = False,
) -> Any:
    """Add a box of text, a paragraph a line; lines that are among `heads` are set as headings."""
    from pptx.util import Inches

    shape = slide.shapes.add_textbox(*map(Inches, (box.left, box.top, box.width, box.height)))
    frame = shape.text_frame
    frame.word_wrap = True
    _write(frame, lines, size, right=right)
    for paragraph in frame.paragraphs:
        if paragraph.text in heads:
            paragraph.runs[0].font.bold = True
    return shape


def add_table(
    slide: Any,
    box: Box,
    heads: Sequence[str],
    shares: Sequence[float],
    rows: Sequence[Sequence[str]],
    size: float,
) -> Any:
    """Add a table over the width of a box; rows are as high as their words need, as far as it can be known."""
    from pptx.util import Emu, Inches, Pt

    frame = slide.shapes.add_table(
        len(rows) + 1, len(heads), *map(Inches, (box.left, box.top, box.width, box.height))
    )
    table = frame.table
    widths = column_inches(shares, box.width)
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Inches(width)
    for at, words in enumerate((heads, *rows)):
        table.rows[at].height = Emu(round(Pt(row_points(words, widths, size))))
        for place, said in enumerate(words):
            cell = table.cell(at, place)
            _write(
                cell.text_frame,
                lines_of(said),
                size,
                bold=not at,
                colour="FFFFFF" if not at else _INK,
            )
            _fill(cell, _HEAD if not at else ("F5F8FB" if at % 2 else "FFFFFF"))
            _anchor_middle(cell.text_frame, cell)
    return frame


def column_inches(shares: Sequence[float], width: float) -> list[float]:
    """Share out a width."""
    return [width * one / sum(shares) for one in shares]


def row_points(words: Sequence[str], widths: Sequence[float], size: float) -> float:
    """Give the height that a row needs in points."""
    lines = max(
        line_count(said, (width * _POINTS - _CELL_SIDES) * 2 / size)
        for said, width in zip(words, widths, strict=True)
    )
    return lines * size * _LEADING + _CELL_ROOM


def table_inches(
    heads: Sequence[str],
    shares: Sequence[float],
    rows: Sequence[Sequence[str]],
    width: float,
    size: float,
) -> float:
    """Give the height that a table needs in inches."""
    widths = column_inches(shares, width)
    return sum(row_points(one, widths, size) for one in (heads, *rows)) / _POINTS


def text_inches(lines: Sequence[str], width: float, size: float) -> float:
    """Give the height that a box of text needs in inches."""
    room = (width * _POINTS - _CELL_SIDES) * 2 / size
    return (sum(line_count(one, room) for one in lines) * size * _LEADING + _CELL_ROOM) / _POINTS


def _write(
    frame: Any,
    lines: Sequence[str],
    size: float,
    *,
    bold: bool = False,
    right: bool = False,
    colour: str = _INK,
) -> None:
    from pptx.enum.text import PP_ALIGN
    from pptx.util import Pt

    for at, line in enumerate(lines or [""]):
        paragraph = frame.paragraphs[0] if not at else frame.add_paragraph()
        paragraph.alignment = PP_ALIGN.RIGHT if right else PP_ALIGN.LEFT
        run = paragraph.add_run()
        run.text = possible(line)
        font = run.font
        font.size, font.bold, font.name = Pt(size), bold, LATIN_FONT
        font.color.rgb = colour_of(colour)
        east_asian(run._r.get_or_add_rPr())


def colour_of(written: str) -> Any:
    """Give a colour of python-pptx for six hexadecimal digits."""
    from pptx.dml.color import RGBColor

    make: Any = RGBColor
    return make.from_string(written)


def east_asian(properties: Any) -> None:
    """Name the Chinese font of what has such properties (a:rPr, a:defRPr)."""
    from pptx.oxml.ns import qn

    for tag in ("a:ea", "a:cs"):
        known = properties.find(qn(tag))
        if known is None:
            known = properties.makeelement(qn(tag), {})
            latin = properties.find(qn("a:latin"))
            if latin is None:
                properties.append(known)
            else:
                latin.addnext(known)
        known.set("typeface", FONT)
        if tag == "a:ea":
            break


def _fill(cell: Any, colour: str) -> None:
    cell.fill.solid()
    cell.fill.fore_color.rgb = colour_of(colour)


def _anchor_middle(frame: Any, cell: Any = None) -> None:
    from pptx.enum.text import MSO_ANCHOR

    if cell is not None:
        cell.vertical_anchor = MSO_ANCHOR.MIDDLE
    else:
        frame.vertical_anchor = MSO_ANCHOR.MIDDLE
