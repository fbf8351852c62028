"""The measures and styles of an official document (GB/T 9704—2012, 党政机关公文格式).

Lengths in millimetres as the standard states them, in twips (1/20 point) as Word wants them.
"""

import re
from functools import cache

from gwreport.reports.page_form import PageForm
from gwreport.reports.word.fonts import (
    BODY_FONT,
    FONTS,
    HEADING_FONT,
    LATIN_FONT,
    NUMBER_FONT,
    SECOND_FONT,
    TITLE_FONT,
)
from gwreport.reports.word.xml import NAMESPACES, TWIPS_IN_MM

# A4, and its margins: 天头 37, 订口 28; the type area is 156 × 225.
PAGE_MM = (210, 297)
TOP_MM, BOTTOM_MM, LEFT_MM, RIGHT_MM = 37, 35, 28, 26
# The dash of the page number stands 7 mm below the type area.
_FOOTER_MM, _LEAST_FOOTER_MM = 24.8, 5.0
# The header's distance from the edge, of a narrow margin so that a line of it has room.
_HEADER, _HEADER_LINE_MM = 851, 10.0
# 22 lines in 225 mm, 28 characters in 156 mm.
LINE = 579
_CHARACTERS = 28
# 三号, 二号 and, in tables, 五号.
BODY_SIZE, TITLE_SIZE, TABLE_SIZE = 16.0, 22.0, 10.5
_TITLE_LINE, TABLE_LINE = 700, 320
CHARACTER = 320
# 28 characters of 16 points are 2 mm wider than the type area, so each is set a little tighter.
# The grid says the same, but not every client places characters by it.
_TIGHTER = -5

# Style ids: what a document says of its paragraphs.
TITLE, RECIPIENT, BODY, HEADINGS = "GwTitle", "GwRecipient", "GwBody", ("GwH1", "GwH2", "GwH3")
ATTACHMENTS, SIGNATURE, ANNEX_MARK, ANNEX_TITLE = "GwAttach", "GwSign", "GwAnnex", "GwAnnexTitle"
TABLE_HEAD, TABLE_TEXT, TABLE_MIDDLE, TABLE_SPAN = "GwHead", "GwCell", "GwMiddle", "GwSpan"
NOTE, FOOTER_ODD, FOOTER_EVEN = "GwNote", "GwFootOdd", "GwFootEven"


def twips(millimetres: float) -> int:
    """Turn millimetres into twips."""
    return round(millimetres * TWIPS_IN_MM)


# A portrait page turned to the left.
ACROSS = PageForm(LEFT_MM, RIGHT_MM, BOTTOM_MM, TOP_MM, TABLE_LINE / 20)


def text_width(across: PageForm | None = None) -> int:
    """Give the width of the type area in twips, upright or on a landscape page."""
    if across:
        return twips(PAGE_MM[1]) - twips(across.left) - twips(across.right)
    return twips(PAGE_MM[0]) - twips(LEFT_MM) - twips(RIGHT_MM)


def text_height(across: PageForm | None = None) -> int:
    """Give the height of the type area in twips, upright or on a landscape page."""
    if across:
        return twips(PAGE_MM[0]) - twips(across.top) - twips(across.bottom)
    return twips(PAGE_MM[1]) - twips(TOP_MM) - twips(BOTTOM_MM)


def section_xml(across: PageForm | None = None, *, footers: str = "") -> str:
    """Make a section's properties, upright or on a landscape page.

    `footers` are references for the first section; the others take them over.
    """
    width, height = twips(PAGE_MM[0]), twips(PAGE_MM[1])
    if across:
        size = f'<w:pgSz w:w="{height}" w:h="{width}" w:orient="landscape"/>'
        margins = (across.top, across.right, across.bottom, across.left)
        grid = f'<w:docGrid w:type="lines" w:linePitch="{LINE}"/>'
        footer = twips(max(_FOOTER_MM - BOTTOM_MM + across.bottom, _LEAST_FOOTER_MM))
    else:
        size = f'<w:pgSz w:w="{width}" w:h="{height}"/>'
        # The pitch of a character against 16 points, in 1/4096 point.
        pitch = text_width() / 20 / _CHARACTERS
        space = int((pitch - BODY_SIZE) * 4096) - 1
        grid = f'<w:docGrid w:type="linesAndChars" w:linePitch="{LINE}" w:charSpace="{space}"/>'
        margins = (TOP_MM, RIGHT_MM, BOTTOM_MM, LEFT_MM)
        footer = twips(_FOOTER_MM)
    top, right, bottom, left = map(twips, margins)
    header = min(_HEADER, max(top - twips(_HEADER_LINE_MM), 0))
    return (
        f'<w:sectPr>{footers}<w:type w:val="nextPage"/>{size}<w:pgMar w:top="{top}" '
        f'w:right="{right}" w:bottom="{bottom}" w:left="{left}" w:header="{header}" '
        f'w:footer="{footer}" w:gutter="0"/><w:cols w:space="425"/>{grid}</w:sectPr>'
    )


def _fonts(east_asian: str, latin: str = LATIN_FONT) -> str:
    return (
        f'<w:rFonts w:ascii="{latin}" w:eastAsia="{east_asian}" w:hAnsi="{latin}" '
        f'w:cs="{LATIN_FONT}" w:hint="eastAsia"/>'
    )


def style_xml(
    identity: str,
    name: str,
    font: str,
    size: float,
    paragraph: str,
    *,
    base: str = "Normal",
    following: str = "",
    latin: str = LATIN_FONT,
) -> str:
    """Write a style of paragraphs: its id and name, its font and size (points), its properties as XML."""
    half_points = round(size * 2)
    after = f'<w:next w:val="{following}"/>' if following else ""
    tight = f'<w:spacing w:val="{_TIGHTER}"/>' if size == BODY_SIZE else ""
    return (
        f'<w:style w:type="paragraph" w:styleId="{identity}"><w:name w:val="{name}"/>'
        f'<w:basedOn w:val="{base}"/>{after}<w:qFormat/><w:pPr>{paragraph}</w:pPr>'
        f'<w:rPr>{_fonts(font, latin)}{tight}<w:sz w:val="{half_points}"/>'
        f'<w:szCs w:val="{half_points}"/></w:rPr></w:style>'
    )


def exact(line: int, before: int = 0, after: int = 0) -> str:
    """Set lines at exactly this distance (twips), with so much before and after the paragraph."""
    return f'<w:spacing w:before="{before}" w:after="{after}" w:line="{line}" w:lineRule="exact"/>'


# No automatic gap between figures and characters, where a line is measured or stands alone.
CLOSE = '<w:autoSpaceDE w:val="0"/><w:autoSpaceDN w:val="0"/>'
_INDENTED = f'<w:ind w:firstLineChars="200" w:firstLine="{2 * CHARACTER}"/>'
CENTRED = '<w:jc w:val="center"/>'


@cache
def styles_xml(further: str = "") -> str:
    """Make the part styles.xml; every style names its East Asian font. `further` are styles as XML."""
    line = exact(LINE)
    cell = CLOSE + exact(TABLE_LINE)
    headings = zip(
        HEADINGS,
        (1, 2, 3),
        (HEADING_FONT, SECOND_FONT, BODY_FONT),
        strict=True,
    )
    edge_mark = f'<w:ind w:rightChars="100" w:right="{14 * 20}"/>'
    edge_mark_even = f'<w:ind w:leftChars="100" w:left="{14 * 20}"/>'
    styles = [
        style_xml(TITLE, "公文标题", TITLE_FONT, TITLE_SIZE,
               CLOSE + exact(_TITLE_LINE) + CENTRED, following=BODY),
        style_xml(RECIPIENT, "公文主送机关", BODY_FONT, BODY_SIZE, line, following=BODY),
        style_xml(BODY, "公文正文", BODY_FONT, BODY_SIZE, line + _INDENTED),
        *(
            style_xml(identity, f"heading {level}", font, BODY_SIZE,
                   f'<w:keepNext/>{line}{_INDENTED}<w:outlineLvl w:val="{level - 1}"/>',
                   following=BODY)
            for identity, level, font in headings
        ),
        style_xml(ATTACHMENTS, "公文附件说明", BODY_FONT, BODY_SIZE, f"<w:keepNext/><w:keepLines/>{line}"),
        style_xml(SIGNATURE, "公文落款", BODY_FONT, BODY_SIZE, f'<w:keepLines/>{CLOSE}{line}{CENTRED}'),
        style_xml(ANNEX_MARK, "公文附件序号", HEADING_FONT, BODY_SIZE, f"<w:keepNext/>{CLOSE}{line}"),
        style_xml(ANNEX_TITLE, "公文附件标题", TITLE_FONT, TITLE_SIZE,
               f'<w:keepNext/>{CLOSE}{exact(_TITLE_LINE, after=200)}{CENTRED}'
               '<w:outlineLvl w:val="0"/>'),
        style_xml(TABLE_HEAD, "公文表头", HEADING_FONT, TABLE_SIZE, cell + CENTRED),
        style_xml(TABLE_TEXT, "公文表文", BODY_FONT, TABLE_SIZE, cell + '<w:jc w:val="left"/>'),
        style_xml(TABLE_MIDDLE, "公文表文居中", BODY_FONT, TABLE_SIZE, cell + CENTRED),
        style_xml(TABLE_SPAN, "公文表内标题", HEADING_FONT, TABLE_SIZE, "<w:keepNext/>" + cell),
        style_xml(NOTE, "公文表注", BODY_FONT, TABLE_SIZE, exact(TABLE_LINE, before=80)),
        style_xml(FOOTER_ODD, "公文页码（单页）", NUMBER_FONT, 14,
               f'{edge_mark}<w:jc w:val="right"/>', latin=NUMBER_FONT),
        style_xml(FOOTER_EVEN, "公文页码（双页）", NUMBER_FONT, 14,
               f"{edge_mark_even}", latin=NUMBER_FONT),
    ]  # fmt: skip
    size = round(BODY_SIZE * 2)
    return (
        f"<w:styles {NAMESPACES}><w:docDefaults><w:rPrDefault><w:rPr>{_fonts(BODY_FONT)}"
        f'<w:sz w:val="{size}"/><w:szCs w:val="{size}"/>'
        '<w:lang w:val="en-US" w:eastAsia="zh-CN" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>'
        "<w:pPrDefault/></w:docDefaults>"
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/>'
        '<w:qFormat/><w:pPr><w:widowControl w:val="0"/><w:snapToGrid w:val="0"/><w:jc w:val="both"/></w:pPr>'
        # The grid's pitch is reckoned from this size.
        f'<w:rPr>{_fonts(BODY_FONT)}<w:sz w:val="{size}"/><w:szCs w:val="{size}"/></w:rPr></w:style>'
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal">'
        '<w:name w:val="Normal Table"/><w:uiPriority w:val="99"/><w:semiHidden/>'
        '<w:unhideWhenUsed/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar>'
        '<w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/>'
        '<w:bottom w:w="0" w:type="dxa"/><w:right w:w="108" w:type="dxa"/>'
        "</w:tblCellMar></w:tblPr></w:style>"
        f"{''.join(styles)}{further}</w:styles>"
    )


@cache
def style_names(identities: tuple[str, ...]) -> dict[str, str]:
    """Give the names by which a clerk knows styles, by their ids."""
    names = dict(_NAME_OF_STYLE.findall(styles_xml()))
    return {identity: names[identity] for identity in identities}


_NAME_OF_STYLE = re.compile('w:styleId="([^"]*)"><w:name w:val="([^"]*)"/>')


def font_table_xml() -> str:
    """Make the part fontTable.xml, which names what may stand in for a font that is missing."""
    entries = "".join(
        f'<w:font w:name="{font.name}"><w:altName w:val="{_substitute(font.name)}"/>'
        f'<w:panose1 w:val="{font.panose}"/><w:charset w:val="86"/>'
        f'<w:family w:val="{font.family}"/><w:pitch w:val="default"/></w:font>'
        for font in FONTS
    )
    return f"<w:fonts {NAMESPACES}>{entries}</w:fonts>"


def _substitute(name: str) -> str:
    return {
        TITLE_FONT: "方正小标宋_GBK",
        HEADING_FONT: "SimHei",
        SECOND_FONT: "楷体",
        BODY_FONT: "仿宋",
        NUMBER_FONT: "SimSun",
    }[name]
