"""Our own Word files, by GB/T 9704—2012: what papers are filled into until an office gives its own."""

from datetime import UTC, datetime
from functools import cache

from gwreport.domain.papers import PagePaper, Paper, PaperForm
from gwreport.reports.word import styles as gb
from gwreport.reports.word.parts import FOOTERS, package
from gwreport.reports.word.templates.own_brief_form import (
    brief_body,
    brief_section,
    brief_styles,
)
from gwreport.reports.word.templates.placeholders import FORMS, NAMES, SAMPLES, Block
from gwreport.reports.word.xml import paragraph, run
from gwreport.wording.names import form_name

_SAMPLES_OF = tuple(zip(gb.HEADINGS, SAMPLES, strict=True))
_MADE = datetime(2026, 1, 1, tzinfo=UTC)
_AT_THE_RIGHT = '<w:jc w:val="right"/>'


@cache
def own_word_form(form: PaperForm) -> bytes:
    """Make our Word file for a paper; always the same bytes."""
    if form is PagePaper.BRIEF:
        return _packed(form, brief_body() + brief_section(), gb.styles_xml(brief_styles()))
    known = FORMS[form]
    written = [_line(gb.TITLE, Block.TITLE)]
    if form is Paper.SUPERVISION:
        number = run("编号：" + _placeholder(NAMES["number_words"]))
        written.append(paragraph(gb.RECIPIENT, number, _AT_THE_RIGHT))
    written.append(paragraph(gb.RECIPIENT, ""))
    written.append(_line(gb.RECIPIENT, Block.RECIPIENT))
    written += [_line(style, block) for style, block in _SAMPLES_OF]
    written.append(_line(gb.BODY, Block.BODY))
    if known.annexes:
        written.append(_line(gb.ATTACHMENTS, Block.ATTACHMENTS))
    written.append(_line(gb.SIGNATURE, Block.SIGNATURE))
    if "office_contact" in known.keys:
        # 附注 of the standard, in brackets below the date.
        contact = NAMES["office_contact"]
        written.append(paragraph(gb.BODY, run(f"{{%p if {contact} %}}")))
        written.append(paragraph(gb.BODY, run(f"（联系方式：{_placeholder(contact)}）")))
        written.append(paragraph(gb.BODY, run("{%p endif %}")))
    if known.annexes:
        written.append(_line(gb.BODY, Block.ANNEXES))
    return _packed(form, "".join(written) + gb.section_xml(footers=FOOTERS))


def _packed(form: PaperForm, body: str, styles: str = "") -> bytes:
    return package(
        body,
        title=form_name(form),
        author="",
        created=_MADE,
        subject="",
        properties={},
        styles=styles,
    )


def _line(style: str, block: Block) -> str:
    return paragraph(style, run(_placeholder(block)))


def _placeholder(name: str) -> str:
    return "{{ " + name + " }}"
