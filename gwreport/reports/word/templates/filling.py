"""Papers filled into a Word file: the values by docxtpl, the blocks as raw XML, the same bytes each time."""

import io
import zipfile
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from typing import Any

from gwreport.errors import DocumentError
from gwreport.reports.texts.office_templates import wrong
from gwreport.reports.word.packing import packed, with_custom_properties, without_first_template
from gwreport.reports.word.templates.blocks import Blocks
from gwreport.reports.word.templates.check import anything
from gwreport.reports.word.templates.content import About, PaperContent
from gwreport.reports.word.templates.docx_template import new_environment, opened
from gwreport.reports.word.templates.looks import style_sizes
from gwreport.reports.word.templates.placeholders import WordForm, under_both_names
from gwreport.reports.word.templates.styles_added import with_annex_styles
from gwreport.reports.word.xml import escaped, possible
from gwreport.wording.findings.documents import detail


def fill_word_form(name: str, data: bytes, papers: Iterable[PaperContent]) -> list[bytes]:
    """Fill each paper into a Word file that was checked; the same input gives the same bytes.

    Raises DocumentError (TEMPLATE_WRONG) when the file fails in the midst of it.
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
    blocks.place(document.element.body, style_sizes(styles), ids)
    _say_what_it_is(document.core_properties, paper.about)
    saved = io.BytesIO()
    template.save(saved)
    return _packed(saved, blocks, document.part.partname.lstrip("/"), paper.about.custom)


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


def _packed(saved: io.BytesIO, blocks: Blocks, main: str, custom: Mapping[str, str]) -> bytes:
    with zipfile.ZipFile(saved) as archive:
        parts = {one: archive.read(one) for one in archive.namelist()}
    for one, words in parts.items():
        if one == main:
            parts[one] = blocks.filled(words)
        elif one.endswith(".xml"):
            # A mark in a header, or in the properties that name the file.
            for mark, said in blocks.in_lines.items():
                words = words.replace(mark.encode(), escaped(said).encode())
            parts[one] = words
    return packed(with_custom_properties(without_first_template(parts), custom))
