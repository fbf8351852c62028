"""Papers filled into a Word file: the values by docxtpl, the blocks as raw XML, the same bytes each time."""

import io
import zipfile
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from functools import cache, lru_cache
from typing import Any

from gwreport.domain.papers import PaperForm
from gwreport.errors import DocumentError
from gwreport.reports.texts.office_templates import wrong
from gwreport.reports.word.packing import (
    RELATIONS,
    listed,
    packed,
    with_custom_properties,
    without_first_template,
)
from gwreport.reports.word.templates.blocks import Blocks
from gwreport.reports.word.templates.check import anything
from gwreport.reports.word.templates.content import About, PaperContent
from gwreport.reports.word.templates.docx_template import new_environment, opened
from gwreport.reports.word.templates.draft_mark import mark_as_draft
from gwreport.reports.word.templates.inspection import prove_filled
from gwreport.reports.word.templates.looks import style_sizes
from gwreport.reports.word.templates.own_forms import own_word_form
from gwreport.reports.word.templates.placeholders import WordForm, under_both_names
from gwreport.reports.word.templates.styles_added import set_table_line, with_annex_styles
from gwreport.reports.word.xml import escaped, possible
from gwreport.wording.file_details import detail
from gwreport.wording.names import form_name


def fill_own_form(form: PaperForm, papers: Iterable[PaperContent]) -> list[bytes]:
    """Fill each paper into our own Word file; the same content gives the same bytes."""
    environment = _own_environment()
    return [_fill(form_name(form), own_word_form(form), paper, environment) for paper in papers]


@cache
def _own_environment() -> Any:
    # What is compiled once is not compiled for the next paper.
    return new_environment()


def fill_word_form(name: str, data: bytes, papers: Iterable[PaperContent]) -> list[bytes]:
    """Fill each paper into a Word file that was checked; the same input gives the same bytes.

    Raises DocumentError: TEMPLATE_WRONG when the file fails in the midst of it, TEMPLATE_UNSAFE when what
    comes of it would fetch something.
    """
    environment = new_environment()
    return [_fill(name, data, paper, environment) for paper in papers]


def try_word_form(form: WordForm, name: str, data: bytes) -> None:
    """Fill a Word file with anything at all, to see that it can be; raises as `fill_word_form`."""
    from gwreport.reports.texts.papers import PaperText

    about = About("示例", "示例", datetime(2000, 1, 1, tzinfo=UTC))
    text = PaperText("示例", "示例：", "一、示例\n示例。")
    paper = PaperContent(text, "示例", "2000年1月1日", about, values=anything(form))
    fill_word_form(name, data, [paper])


def _fill(name: str, data: bytes, paper: PaperContent, environment: Any) -> bytes:
    blocks = Blocks(paper)
    template = opened(io.BytesIO(data), name)
    try:
        template.render({**under_both_names(paper.values), **blocks.marks}, environment)
        document = template.docx
        prove_filled((document.element, *template.parts_beside()), name)
    except (MemoryError, OverflowError) as error:
        raise wrong(name, detail("template-large")) from error
    except RecursionError as error:
        raise wrong(name, detail("template-nested")) from error
    except DocumentError:
        raise
    # A template is a small program of the office's: it may fail in any way.
    except Exception as error:
        raise wrong(name, type(error).__name__) from error
    styles = document.styles.element
    ids = with_annex_styles(styles) if paper.annexes else {}
    across = next((one.across for one in paper.annexes if one.across), None)
    if across:
        set_table_line(styles, ids, round(across.line * 20))
    if paper.draft_mark:
        mark_as_draft(document, paper.draft_mark)
    blocks.place(document.element.body, style_sizes(styles), ids)
    _say_what_it_is(document.core_properties, paper.about)
    return _packed(data, document, blocks, paper.about.custom)


def _say_what_it_is(properties: Any, about: About) -> None:
    created = about.created.astimezone(UTC) if about.created.tzinfo else about.created
    created = created.replace(tzinfo=None, microsecond=0)
    # The format allows so many characters.
    title, subject, author = (
        possible(words)[:255] for words in (about.title, about.subject, about.author)
    )
    properties.title, properties.subject = title, subject
    properties.author = properties.last_modified_by = author
    properties.created = properties.modified = created


@lru_cache(maxsize=2)
def _parts(data: bytes) -> Mapping[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {one: archive.read(one) for one in archive.namelist()}


def _packed(data: bytes, document: Any, blocks: Blocks, custom: Mapping[str, str]) -> bytes:
    parts = dict(_parts(data))
    for part in document.part.package.iter_parts():
        name = part.partname.lstrip("/")
        if name not in parts:
            # The properties that name a file are made where it has none.
            listed(parts, name, part.content_type)
            parts[RELATIONS] = document.part.package.rels.xml
        parts[name] = part.blob
    # Word for the web calls its document document2.xml.
    parts[document.part.partname.rels_uri.lstrip("/")] = document.part.rels.xml
    main = document.part.partname.lstrip("/")
    parts[main] = blocks.filled(parts[main])
    for name, words in parts.items():
        if name != main and name.endswith(".xml"):
            # A mark in a header.
            for mark, said in blocks.in_lines.items():
                words = words.replace(mark.encode(), escaped(said).encode())
            parts[name] = words
    return packed(with_custom_properties(without_first_template(parts), custom))
