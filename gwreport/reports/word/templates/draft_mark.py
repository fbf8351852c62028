"""The mark of a draft (征求意见稿) in the header of every page of a Word file, whatever headers it has."""

from typing import Any

from gwreport.reports.word.fonts import HEADING_FONT
from gwreport.reports.word.templates.paragraphs import W
from gwreport.reports.word.xml import NAMESPACES, escaped

_SIZE = 28  # half points


def mark_as_draft(document: Any, words: str) -> None:
    """Put the mark above what each header of a document of python-docx holds.

    A section that takes over the header of the one before has the mark from there.
    """
    even = document.settings.odd_and_even_pages_header_footer
    for place, section in enumerate(document.sections):
        headers = [section.header]
        if even:
            headers.append(section.even_page_header)
        if section.different_first_page_header_footer:
            headers.append(section.first_page_header)
        for header in headers:
            if place and header.is_linked_to_previous:
                continue
            _mark(header, words)


def _mark(header: Any, words: str) -> None:
    from docx.oxml import parse_xml

    is_new = header.is_linked_to_previous
    header.is_linked_to_previous = False
    root = header._element
    if is_new:
        for one in root.findall(f"{W}p"):
            root.remove(one)
    fonts = f'<w:rFonts w:eastAsia="{HEADING_FONT}" w:hint="eastAsia"/>'
    root.insert(
        0,
        parse_xml(
            f'<w:p {NAMESPACES}><w:pPr><w:spacing w:before="0" w:after="0"/><w:jc w:val="right"/></w:pPr>'
            f'<w:r><w:rPr>{fonts}<w:sz w:val="{_SIZE}"/></w:rPr><w:t>{escaped(words)}</w:t></w:r></w:p>'
        ),
    )
