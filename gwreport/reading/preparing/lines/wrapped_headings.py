"""Headings that were set in two lines: 一、…加强党对基层治理的全面 ⏎ 领导."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from gwreport.domain.findings.codes.opening import OpeningCode
from gwreport.domain.findings.finding import Finding
from gwreport.domain.texts.quoting import beginning
from gwreport.officefiles.grid import Document, Grid, Paragraph
from gwreport.reading.layouts.line_joining import ends_sentence, glue
from gwreport.reading.layouts.notice import is_title
from gwreport.reading.layouts.outline import heading_in, split_heading
from gwreport.reading.layouts.responsibility_lines import read_responsibility
from gwreport.reading.layouts.section_leaders import leader_of_line
from gwreport.reading.words.divisions import are_bodies
from gwreport.reading.words.item_numbers import lone_number, split_number

# Below a heading that fills its line a short rest, below any the last few characters of one.
_WIDE, _FEW, _LONGEST_REST, _SHOWN = 16, 4, 36, 40
_NO_REST = tuple("（(【[〔“《—-|｜│")
_PAUSES = ("，", "、", ",")


def with_whole_headings(document: Document) -> Document:
    """Give a document in which the two lines of a heading are one; a finding tells how many, and where first."""
    made = list(_joined(document.blocks))
    count = len(document.blocks) - len(made)
    if not count:
        return document
    known = set(map(id, document.blocks))
    first = next(one for one in made if isinstance(one, Paragraph) and id(one) not in known)
    facts = {"count": count, "text": beginning(first.text, _SHOWN)}
    place = document.paragraph_place(first)
    told = Finding(OpeningCode.BROKEN_LINES_JOINED, place, facts=facts)
    return replace(document, blocks=tuple(made), findings=(*document.findings, told))


def _joined(blocks: Sequence[Paragraph | Grid]) -> Iterator[Paragraph | Grid]:
    at = 0
    while at < len(blocks):
        above, *following = blocks[at : at + 3]
        if isinstance(above, Paragraph) and _is_wrapped(above.text, following):
            rest = following[0]
            assert isinstance(rest, Paragraph)
            yield replace(above, text=glue(above.text.rstrip(), rest.text.strip()))
            at += 2
        else:
            yield above
            at += 1


def _is_wrapped(heading: str, following: Sequence[Paragraph | Grid]) -> bool:
    """Say whether the line below a heading is its rest: what follows begins the first point or a table, or says who answers."""
    heading = heading.strip()
    if len(following) < 1 or not isinstance(following[0], Paragraph):
        return False
    rest = following[0].text.strip()
    if "\n" in heading or "\n" in rest or not _is_open(heading) or not _may_be_rest(rest):
        return False
    if len(following) > 1 and isinstance(after := following[1], Paragraph):
        begins = split_number(after.text).number or split_heading(after.text)[0]
        answers = (read := read_responsibility(after.text)) is not None and not read.before
        if not begins and not answers:
            return False
    is_wide = len(heading) >= _WIDE and len(rest) < len(heading)
    return is_wide or len(rest) <= _FEW or heading.endswith(_PAUSES)


def _is_open(heading: str) -> bool:
    if any(mark in heading for mark in "|｜│\t"):
        # A row of cells that begins as a heading does.
        return False
    if not split_heading(heading)[0] or heading_in(heading) is None or ends_sentence(heading):
        return False
    return read_responsibility(heading) is None


def _may_be_rest(line: str) -> bool:
    if not line or len(line) > _LONGEST_REST or ends_sentence(line) or line.startswith(_NO_REST):
        return False
    if split_number(line).number or split_heading(line)[0] or lone_number(line) or is_title(line):
        return False
    is_other = heading_in(line) is not None or are_bodies(line) or bool(leader_of_line(line))
    return not is_other and read_responsibility(line) is None
