"""The file of a presentation: slides of 16 by 9, the same bytes from the same content."""

import io
import zipfile
from datetime import UTC, datetime
from typing import Any

from gwreport.reports.word.packing import packed, with_custom_properties
from gwreport.reports.word.xml import possible

# In inches; the layouts that python-pptx brings are those of slides of 4 by 3.
WIDTH, HEIGHT = 13.333, 7.5
_LONGEST_PROPERTY = 255
# It brings a picture of its own first slide, and settings of a printer.
_FOREIGN = ("docProps/thumbnail.jpeg", "ppt/printerSettings/printerSettings1.bin")


def new_presentation() -> Any:
    """Begin a presentation of python-pptx (which has no types of its own)."""
    from pptx import Presentation
    from pptx.util import Inches

    deck: Any = Presentation()
    deck.slide_width, deck.slide_height = Inches(WIDTH), Inches(HEIGHT)
    return deck


def packed_presentation(
    deck: Any, *, title: str, author: str, subject: str, created: datetime, state: dict[str, str]
) -> bytes:
    """Pack it; the same content gives the same bytes. `state` are properties for programs only."""
    properties = deck.core_properties
    when = (created.astimezone(UTC) if created.tzinfo else created).replace(
        tzinfo=None, microsecond=0
    )
    properties.title, properties.subject = _short(title), _short(subject)
    properties.author = properties.last_modified_by = _short(author)
    properties.created = properties.modified = when
    properties.last_printed = when
    properties.revision = 1
    properties.keywords = properties.comments = ""
    target = io.BytesIO()
    deck.save(target)
    with zipfile.ZipFile(target) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    return packed(with_custom_properties(parts, state))


def _short(words: str) -> str:
    return possible(words)[:_LONGEST_PROPERTY]
