"""Numbers and heads of pages among the lines of a text that was copied from pages: “— 3 —”, “第 3 页 共 9 页”."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from gwreport.domain.findings.codes.opening import OpeningCode
from gwreport.domain.findings.finding import Finding
from gwreport.domain.texts.quoting import beginning, in_one_line, listed
from gwreport.officefiles.grid import Document, Grid, Paragraph
from gwreport.reading.layouts.line_joining import ends_sentence, glue
from gwreport.reading.layouts.notice import is_title
from gwreport.reading.layouts.outline import heading_in, split_heading
from gwreport.reading.layouts.responsibility_lines import read_responsibility
from gwreport.reading.words.headings import Role, role_of
from gwreport.reading.words.item_numbers import PLAIN, split_number

_DASH, _NUMBER = "[—–－―─·•_~～-]", r"(?:\d{1,4}|[一二三四五六七八九十]{1,4})"
_MARK = re.compile(
    rf"(?:{_DASH}\s*+){{1,8}}+\d{{1,4}}\s*+(?:{_DASH}\s*+){{1,8}}+"
    rf"|第\s*+{_NUMBER}\s*+页(?:[\s，,、/（(]*+[共总]计?\s*+{_NUMBER}\s*+页[)）]?)?"
    rf"|[共总]计?\s*+{_NUMBER}\s*+页[\s，,、/]*+第\s*+{_NUMBER}\s*+页"
    r"|页\s?码\s*+[：:]\s*+\d{1,4}(?:\s*+/\s*+\d{1,4})?|[Pp](?:age|\.)?\s*+\d{1,4}(?:\s*+of\s*+\d{1,4})?"
)
_OF = re.compile(r"(?P<page>\d{1,4})\s*+/\s*+(?P<last>\d{1,4})")
_BARE = re.compile(r"\d{1,3}")
# What stands behind a figure begins no line of its own.
_AFTER_FIGURE = re.compile("[\\d.%％年月日时个家名人户亩万亿元公项座条所处台辆]")
_LONGEST_HEAD, _FEWEST_ALIKE, _FRONT = 50, 2, 6
# A line is full that is nearly as long as the longest.
_FULL, _MOST_LINES = 0.8, 50_000
_SHOWN, _MOST_SHOWN, _LONGEST_CELL = 20, 3, 4
_GOES_ON = ("、", "，", ",")


def without_page_marks(document: Document) -> Document:
    """Give a document without the numbers of pages and the heads that stand beside them or repeat its title.

    The lines around are joined where the text goes on over the page; a finding tells what was left out.
    """
    lines = [one.text.strip() if isinstance(one, Paragraph) else "" for one in document.blocks]
    if len(lines) > _MOST_LINES:
        return document
    marks = set(_marks(lines))
    left = marks | set(_heads(lines, marks))
    if not left:
        return document
    out = [
        one for at, one in enumerate(document.blocks) if at in left and isinstance(one, Paragraph)
    ]
    words = dict.fromkeys(f"“{beginning(in_one_line(one.text), _SHOWN)}”" for one in out)
    facts = {"count": len(out), "text": listed(words, _MOST_SHOWN)}
    told = Finding(OpeningCode.PAGE_MARKS_LEFT_OUT, document.paragraph_place(out[0]), facts=facts)
    longest = max(map(len, lines))
    blocks = tuple(_joined(document.blocks, left, longest))
    return replace(document, blocks=blocks, findings=(*document.findings, told))


def _marks(lines: Sequence[str]) -> Iterator[int]:
    bare = [
        at
        for at, line in enumerate(lines)
        if _BARE.fullmatch(line) and not _is_of_a_figure(lines, at)
    ]
    pages = [int(lines[at]) for at in bare]
    if pages != sorted(set(pages)):
        bare = []
    numbered = sum(_is_numbered(one) for one in lines)
    # Where each row of a table stands cell by cell on lines, lone numbers are the rows'.
    in_table = any(
        len(one) <= _LONGEST_CELL and role_of(one) is Role.NUMBER for one in lines if one
    )
    if len(bare) < numbered and not in_table:
        yield from (at for at in bare if at > 0)
    for at, line in enumerate(lines):
        if _MARK.fullmatch(line) or ((of := _OF.fullmatch(line)) and _is_page(of)):
            yield at


def _is_of_a_figure(lines: Sequence[str], at: int) -> bool:
    """Say whether a lone number goes on with the line around it: 2 over 031年4月."""
    above = lines[at - 1] if at else ""
    below = lines[at + 1] if at + 1 < len(lines) else ""
    return above[-1:].isdigit() or bool(_AFTER_FIGURE.match(below))


def _is_numbered(line: str) -> bool:
    """Say whether a line begins with the number of a task or section, and not with that of a step."""
    return bool(split_heading(line)[0]) or 0 < split_number(line).level <= PLAIN


def _is_page(found: re.Match[str]) -> bool:
    return 0 < int(found["page"]) <= int(found["last"])


def _heads(lines: Sequence[str], marks: set[int]) -> Iterator[int]:
    """Give the lines that stand beside several marks, and those that say the document's title again and again."""
    beside = {at for at, line in enumerate(lines) if line and {at - 1, at + 1} & marks} - marks
    counts = Counter(lines[at] for at in beside)
    again = Counter(line for line in lines if line)
    front = {line for line in lines[:_FRONT] if line}
    first: set[str] = set()
    for at, line in enumerate(lines):
        if not line or at in marks or len(line) > _LONGEST_HEAD or again[line] < _FEWEST_ALIKE:
            continue
        is_head = counts[line] >= _FEWEST_ALIKE or (line in front and is_title(line))
        if not is_head or _is_own(line):
            continue
        if line in first or (at in beside and not is_title(line)):
            yield at
        first.add(line)


def _is_own(line: str) -> bool:
    """Say whether a line is the document's own words, however often it stands there."""
    if ends_sentence(line) or split_number(line).number or heading_in(line):
        return True
    return "：" in line or ":" in line or read_responsibility(line) is not None


def _joined(
    blocks: Sequence[Paragraph | Grid], left: set[int], longest: int
) -> Iterator[Paragraph | Grid]:
    """Give the blocks that stay, a line that goes on behind what was left out as one with its rest."""
    open_: Paragraph | Grid | None = None
    for at, block in enumerate(blocks):
        if at in left:
            continue
        if at - 1 in left and _is_rest(open_, block, longest):
            assert isinstance(open_, Paragraph)
            assert isinstance(block, Paragraph)
            open_ = replace(open_, text=glue(open_.text.rstrip(), block.text.lstrip()))
            continue
        if open_ is not None:
            yield open_
        open_ = block
    if open_ is not None:
        yield open_


def _is_rest(before: Paragraph | Grid | None, after: Paragraph | Grid, longest: int) -> bool:
    if not isinstance(before, Paragraph) or not isinstance(after, Paragraph):
        return False
    above, below = before.text.strip(), after.text.strip()
    if not above or not below or ends_sentence(above):
        return False
    if split_number(below).number or split_heading(below)[0] or _says_anew(below):
        return False
    return above.endswith(_GOES_ON) or len(above) >= _FULL * longest


def _says_anew(line: str) -> bool:
    read = read_responsibility(line)
    return read is not None and not read.before
