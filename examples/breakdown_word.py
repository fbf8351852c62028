"""The breakdown as two Word documents: with tables, and with responsibility lines."""

import io
from datetime import datetime
from typing import TYPE_CHECKING

from annex_table import annex_table, padded
from district import Breakdown, ExampleItem
from fixed_zip import with_fixed_dates

if TYPE_CHECKING:
    from docx.document import Document
    from docx.section import Section

_WRITTEN = datetime(2025, 1, 20, 9, 0)
_TITLE_FONT, _BODY_FONT, _HEADING_FONT = "方正小标宋_GBK", "仿宋_GB2312", "黑体"
# What each font is replaced by where it is not installed.
_SUBSTITUTES = {_TITLE_FONT: "宋体", _BODY_FONT: "仿宋", "楷体_GB2312": "楷体"}


def breakdown_with_tables(plan: Breakdown) -> bytes:
    """Make the notice on portrait pages and the annex on landscape pages with three tables."""
    document = _notice(plan)
    _landscape_section(document)
    _paragraph(document, "附件", _HEADING_FONT, 16)
    _paragraph(document, plan.title, _TITLE_FONT, 22, align="center", after=12)
    for part in plan.parts:
        _paragraph(document, part.heading, _HEADING_FONT, 16, before=12, after=6, with_next=True)
        document.element.body.insert_element_before(annex_table(part), "w:sectPr")
    return _saved(document, plan)


def breakdown_with_lines(plan: Breakdown) -> bytes:
    """Make the notice, then each item as a numbered paragraph with a paragraph of who answers."""
    document = _notice(plan)
    document.add_page_break()
    _paragraph(document, plan.title, _TITLE_FONT, 22, align="center", after=12)
    for part in plan.parts:
        _paragraph(document, part.heading, _HEADING_FONT, 16, indent=True, with_next=True)
        for category in part.categories:
            if category.lines:
                ordinal, *words = category.lines
                heading = f"（{ordinal.rstrip('、')}）{''.join(words)}"
                _paragraph(document, heading, "楷体_GB2312", 16, indent=True, with_next=True)
            for item in category.items:
                numbered = f"{item.number}．{item.text}" if item.number else item.text
                _paragraph(document, numbered, _BODY_FONT, 16, indent=True)
                _paragraph(document, _who_answers(item), _BODY_FONT, 16, indent=True)
    return _saved(document, plan)


def _who_answers(item: ExampleItem) -> str:
    answers = [
        f"牵头领导：{'、'.join(map(padded, item.leaders))}",
        f"牵头单位：{'、'.join(item.lead_units)}",
    ]
    if item.support_text:
        answers.append(f"责任单位：{item.support_text}")
    return "；".join(answers) + "。"


def _notice(plan: Breakdown) -> "Document":
    from docx import Document
    from docx.shared import Cm

    document = Document()
    _set_fonts(document)
    page = document.sections[0]
    page.page_width, page.page_height = Cm(21), Cm(29.7)
    page.top_margin, page.bottom_margin = Cm(3.7), Cm(3.5)
    page.left_margin, page.right_margin = Cm(2.8), Cm(2.6)
    _number_pages(page)
    _paragraph(document, plan.document_number, _BODY_FONT, 16, align="center", after=24)
    for line in plan.notice_title:
        _paragraph(document, line, _TITLE_FONT, 22, align="center")
    _paragraph(document, plan.addressees, _BODY_FONT, 16, before=18)
    for text in plan.notice:
        is_heading = text[1] == "、"
        font = _HEADING_FONT if is_heading else _BODY_FONT
        _paragraph(document, text, font, 16, indent=True, with_next=is_heading)
    _paragraph(document, plan.attachment, _BODY_FONT, 16, indent=True, before=18)
    _paragraph(document, plan.issuer, _BODY_FONT, 16, align="right", before=24)
    _paragraph(document, plan.date + "    ", _BODY_FONT, 16, align="right")
    _paragraph(document, plan.publicity, _BODY_FONT, 16, indent=True)
    return document


def _number_pages(page: "Section") -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn
    from docx.shared import Pt

    paragraph = page.footer.paragraphs[0]
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    paragraph.add_run("— ").font.size = Pt(14)
    number = OxmlElement("w:fldSimple")
    number.set(qn("w:instr"), "PAGE")
    paragraph._p.append(number)
    paragraph.add_run(" —").font.size = Pt(14)


def _set_fonts(document: "Document") -> None:
    from docx.opc.constants import RELATIONSHIP_TYPE
    from docx.oxml.ns import qn

    for style in document.styles:
        if style.element.find(qn("w:rPr")) is not None or style.name == "Normal":
            fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
            for name in [name for name in fonts.attrib if name.endswith("Theme")]:
                del fonts.attrib[name]
            fonts.set(qn("w:ascii"), "Times New Roman")
            fonts.set(qn("w:hAnsi"), "Times New Roman")
            fonts.set(qn("w:eastAsia"), _BODY_FONT)
    for language in document.styles.element.iter(qn("w:lang")):
        language.set(qn("w:eastAsia"), "zh-CN")
    table = document.part.part_related_by(RELATIONSHIP_TYPE.FONT_TABLE)
    extra = "".join(
        f'<w:font w:name="{name}"><w:altName w:val="{substitute}"/></w:font>'
        for name, substitute in _SUBSTITUTES.items()
    )
    # python-docx has no door to the font table, which it keeps as plain bytes.
    table._blob = table.blob.replace(b"</w:fonts>", extra.encode() + b"</w:fonts>")


def _landscape_section(document: "Document") -> None:
    from docx.enum.section import WD_ORIENT, WD_SECTION
    from docx.shared import Cm

    page = document.add_section(WD_SECTION.NEW_PAGE)
    page.orientation = WD_ORIENT.LANDSCAPE
    page.page_width, page.page_height = Cm(29.7), Cm(21)
    page.left_margin = page.right_margin = Cm(2)
    page.top_margin = page.bottom_margin = Cm(2.2)


def _paragraph(
    document: "Document",
    text: str,
    font: str,
    points: float,
    *,
    align: str = "",
    indent: bool = False,
    before: float = 0,
    after: float = 0,
    with_next: bool = False,
) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.oxml.ns import qn
    from docx.shared import Pt

    paragraph = document.add_paragraph()
    run = paragraph.add_run(text)
    run.font.size = Pt(points)
    run.font.name = "Times New Roman"
    run._r.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), font)
    layout = paragraph.paragraph_format
    layout.space_before, layout.space_after = Pt(before), Pt(after)
    layout.line_spacing = Pt(points * 1.75)
    layout.keep_with_next = with_next
    if indent:
        layout.first_line_indent = Pt(points * 2)
    if align:
        paragraph.alignment = WD_ALIGN_PARAGRAPH[align.upper()]


def _saved(document: "Document", plan: Breakdown) -> bytes:
    about = document.core_properties
    about.title, about.author, about.comments = plan.title, plan.issuer, ""
    about.created = about.modified = _WRITTEN
    target = io.BytesIO()
    document.save(target)
    return with_fixed_dates(target.getvalue(), _WRITTEN)
