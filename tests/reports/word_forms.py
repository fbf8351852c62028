"""An office's own Word file for its papers, made as a clerk makes one: a red letterhead, its own fonts."""

import io
import zipfile
from collections.abc import Callable, Mapping, Sequence
from typing import Any

RED = "C00000"
OFFICE_LINES = (
    "{{ 标题 }}",
    "{{主送机关}}",
    "{{ 一级标题 }}",
    "{{ 正文 }}",
    "{{ 附件说明 }}",
    "{{ 落款 }}",
    "{{ 附件 }}",
)


def office_form(
    lines: Sequence[str] = OFFICE_LINES,
    *,
    letterhead: str = "青禾区人民政府督查室文件",
    number: str = "青督{{ 编号 }}",
    header: str = "",
    change: Callable[[Any], None] | None = None,
) -> bytes:
    """Make a file: a red letterhead over a red line, then a paragraph a line; `change` gets it before it is saved."""
    import docx
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.shared import Mm, Pt, RGBColor

    document = docx.Document()
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(30)
    section.top_margin = section.bottom_margin = Mm(35)
    head = document.add_paragraph()
    head.alignment = WD_ALIGN_PARAGRAPH.CENTER
    run = head.add_run(letterhead)
    run.font.size, run.font.bold, run.font.color.rgb = Pt(36), True, RGBColor.from_string(RED)
    _font(run, "华文中宋")
    if number:
        line = document.add_paragraph()
        line.alignment = WD_ALIGN_PARAGRAPH.CENTER
        # As a word processor saves what was typed in pieces.
        for piece in (number[:7], number[7:11], number[11:]):
            _font(line.add_run(piece), "仿宋")
        _ruled(line)
    for words in lines:
        paragraph = document.add_paragraph()
        run = paragraph.add_run(words)
        run.font.size = Pt(22 if "标题" in words and "级" not in words else 16)
        _font(run, "华文楷体" if "级标题" in words else "宋体")
        if "{{ 标题" in words:
            paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        if "正文" in words or "级标题" in words:
            paragraph.paragraph_format.first_line_indent = Pt(32)
        if "落款" in words:
            paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    if header:
        section.header.paragraphs[0].add_run(header)
    if change:
        change(document)
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def _font(run: Any, name: str) -> None:
    from docx.oxml.ns import qn

    run.font.name = "Times New Roman"
    run._element.rPr.rFonts.set(qn("w:eastAsia"), name)


def _ruled(paragraph: Any) -> None:
    from docx.oxml import parse_xml
    from docx.oxml.ns import nsdecls

    line = f'<w:pBdr {nsdecls("w")}><w:bottom w:val="single" w:sz="18" w:space="6" w:color="{RED}"/></w:pBdr>'
    paragraph._p.get_or_add_pPr().append(parse_xml(line))


def with_parts(
    data: bytes, parts: Mapping[str, bytes], replaced: Mapping[str, tuple[str, str]] | None = None
) -> bytes:
    """Give a package with further parts, and words replaced in others (`part: (old, new)`)."""
    source = zipfile.ZipFile(io.BytesIO(data))
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as made:
        for name in source.namelist():
            words = source.read(name)
            if name in (replaced or {}):
                old, new = (replaced or {})[name]
                assert old.encode() in words
                words = words.replace(old.encode(), new.encode(), 1)
            made.writestr(name, words)
        for name, words in parts.items():
            made.writestr(name, words)
    return target.getvalue()


def words_of_document(data: bytes) -> str:
    """Give a document's words: a paragraph a line, the cells of a table row parted by |."""
    import docx

    document = docx.Document(io.BytesIO(data))
    lines = [paragraph.text for paragraph in document.paragraphs]
    for table in document.tables:
        lines += ["|".join(cell.text for cell in row.cells) for row in table.rows]
    return "\n".join(lines)
