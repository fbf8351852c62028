"""Who signs and when, set in one paragraph: 某县人民政府 2031年3月5日, or in two lines of it."""

import re
from collections.abc import Iterator
from dataclasses import replace

from gwreport.officefiles.grid import Document, Grid, Paragraph
from gwreport.reading.words.date_lines import is_date_alone
from gwreport.reading.words.divisions import are_bodies
from gwreport.reading.words.unit_names import is_body

# A document is signed in its last paragraphs; a longer name signs none.
_LAST, _LONGEST = 12, 40
_DAY = re.compile(r"(?:20\d\d|[一二][一二三四五六七八九〇○零0]{3})\s*年")


def with_signatures_apart(document: Document) -> Document:
    """Give a document in which who signs, and the day, stand in paragraphs of their own below what stands above them."""
    blocks = list[Paragraph | Grid]()
    first = len(document.blocks) - _LAST
    for at, block in enumerate(document.blocks):
        if at < first or not isinstance(block, Paragraph):
            blocks.append(block)
        else:
            blocks += [replace(block, text=text) for text in _parted(block.text)]
    is_same = len(blocks) == len(document.blocks)
    return document if is_same else replace(document, blocks=tuple(blocks))


def _parted(text: str) -> Iterator[str]:
    tail = text.rstrip()[-2 * _LONGEST :]
    days = list(_DAY.finditer(tail))
    day = tail[days[-1].start() :].strip() if days else ""
    before = text.rstrip()[: -len(day)].rstrip() if day else ""
    above, _, who = before.rpartition("\n")
    who = who.strip()
    if not is_date_alone(day) or len(who) > _LONGEST or not (is_body(who) and are_bodies(who)):
        yield text
        return
    if above.strip():
        yield above.rstrip()
    yield from (who, day)
