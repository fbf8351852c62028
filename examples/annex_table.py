"""One table of the breakdown's annex, as Word's own XML.

python-docx needs seconds for tables of this size, and has no word for a merge that ends at the turn
of a page and begins again.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from district import Category, ExampleItem, Part

from gwreport.domain.plan.plan import Kind

if TYPE_CHECKING:
    from docx.oxml.xmlchemy import BaseOxmlElement

_NAMESPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_WHO_ANSWERS = (("牵头领导", 1300), ("牵头责任单位", 2700), ("责任（配合）单位", 3400))
# Heading and width (in twentieths of a point) of each column; the page has 14500.
_COLUMNS = {
    Kind.INDICATOR: (("主       要       目       标", 7100), *_WHO_ANSWERS),
    Kind.TASK: (
        ("分类", 2000),
        ("序号", 800),
        ("目       标      任      务", 4300),
        *_WHO_ANSWERS,
    ),
    Kind.GOVERNANCE: (("序号", 800), ("主       要       目       标", 6300), *_WHO_ANSWERS),
}
# A longer category is printed again in a new merged cell, as where a printed page was turned.
_ROWS_OF_A_PAGE = 9


def annex_table(part: Part) -> "BaseOxmlElement":
    """Make the table of one part, its header row repeated on every page."""
    from docx.oxml import parse_xml

    columns = _COLUMNS[part.kind]
    widths = [width for _, width in columns]
    header = "".join(_cell([heading], width, bold=True, centred=True) for heading, width in columns)
    rows = [
        _row(cells)
        for category in part.categories
        for cells in _category_rows(part.kind, category, widths)
    ]
    edges = "".join(
        f'<w:{edge} w:val="single" w:sz="4" w:space="0" w:color="000000"/>'
        for edge in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return parse_xml(
        f'<w:tbl {_NAMESPACE}><w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/>'
        f'<w:jc w:val="center"/><w:tblBorders>{edges}</w:tblBorders><w:tblLayout w:type="fixed"/>'
        f'<w:tblCellMar><w:top w:w="50" w:type="dxa"/><w:bottom w:w="50" w:type="dxa"/></w:tblCellMar>'
        f"</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{_row(header, '<w:tblHeader/>')}"
        f"{''.join(rows)}</w:tbl>"
    )


def padded(name: str) -> str:
    """Space a name of two characters out to the width of three, as offices print it."""
    return f"{name[0]}  {name[1]}" if len(name) == 2 else name


def _category_rows(kind: Kind, category: Category, widths: Sequence[int]) -> Iterator[str]:
    for place, item in enumerate(category.items):
        cells = _item_cells(kind, item, widths[-3:], widths[-4], breaks=place % 2 == 1)
        if kind is not Kind.INDICATOR:
            cells.insert(0, _cell([item.number], 800, centred=True))
        if category.lines:
            begins = place % _ROWS_OF_A_PAGE == 0
            cells.insert(
                0,
                _cell(
                    category.lines if begins else [""],
                    widths[0],
                    centred=True,
                    merge="restart" if begins else "continue",
                ),
            )
        yield "".join(cells)


def _item_cells(
    kind: Kind, item: ExampleItem, who: Sequence[int], text_width: int, *, breaks: bool
) -> list[str]:
    text = item.text
    if kind is Kind.INDICATOR and item.number:
        text = f"{item.number}、{text}"
    leader, lead, support = who
    return [
        _cell([text], text_width),
        _cell([padded(name) for name in item.leaders], leader, centred=True, breaks=breaks),
        _cell(item.lead_units, lead, centred=True, breaks=breaks),
        _cell([item.support_text], support),
    ]


def _row(cells: str, mark: str = "") -> str:
    return f"<w:tr><w:trPr><w:cantSplit/>{mark}</w:trPr>{cells}</w:tr>"


def _cell(
    lines: Iterable[str],
    width: int,
    *,
    bold: bool = False,
    centred: bool = False,
    breaks: bool = False,
    merge: str = "",
) -> str:
    """Write a cell; its lines are paragraphs, or with `breaks` one paragraph with line breaks."""
    texts = [f'<w:t xml:space="preserve">{escape(line)}</w:t>' for line in lines]
    font = "黑体" if bold else "仿宋_GB2312"
    look = f'<w:rPr><w:rFonts w:eastAsia="{font}"/><w:sz w:val="24"/></w:rPr>'
    place = f'<w:pPr><w:spacing w:before="0" w:after="0" w:line="360" w:lineRule="exact"/><w:jc w:val="{"center" if centred else "both"}"/></w:pPr>'
    paragraphs = ["<w:br/>".join(texts)] if breaks else texts
    merged = f'<w:vMerge w:val="{merge}"/>' if merge else ""
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{merged}<w:vAlign w:val="center"/>'
        "</w:tcPr>"
        + "".join(f"<w:p>{place}<w:r>{look}{words}</w:r></w:p>" for words in paragraphs)
        + "</w:tc>"
    )
