"""The paragraphs of a running text, whole again where lines, columns or pages broke them."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from gwreport.officefiles.grid import Document, Grid, Paragraph
from gwreport.reading.layouts.line_joining import GrowingText, ends_sentence
from gwreport.reading.layouts.outline import paragraph_in
from gwreport.reading.words.item_numbers import split_number

# Lines broken at a width: so many at least, so many of them in the middle of a sentence, none wider.
_FEWEST, _MOSTLY, _NARROWEST, _WIDEST = 12, 0.5, 24, 100
# Half-width places by which a full line may differ from the usual one, and an indent.
_RAGGED, _INDENT = 8, 3
_NEARLY_ALL = 0.7
# A piece of a sentence that a page cut; shorter lines without an end are headings.
_CUT = 30
_WITHIN = ("，", "、", "；", "：", ",", ";", "（", "“")
# 消费：实施…, one line after the other: each says at its beginning what it is about.
_LABELLED, _FEWEST_LABELLED = re.compile(r"\s*+[\u4e00-\u9fff]{2,8}[：:]\s*+\S"), 3
_POINTS = (
    re.compile(r"(?:^|(?<=[。；;！：:]))\s*+(?P<point>(?P<number>\d{1,2}+)[、.．](?!\d))"),
    re.compile(r"(?:^|(?<=[。；;！：:，,\s]))(?P<point>[（(](?P<number>\d{1,2}+)[)）])"),
)
# A quoted list may leave some of its points out.
_FEW_LEFT_OUT = 5
_BULLETS = ("——", "——", "—", "●", "■", "★", "◆", "•", "·")


def running_text(document: Document) -> Iterator[Paragraph | Grid]:
    """Give the blocks of a document with the lines of each paragraph as one.

    A text in which nearly all lines are as long as each other and end within sentences was broken
    at a width: a paragraph ends there where a sentence does and the line is short, or the next one
    indented. Elsewhere only a line that breaks off is joined with the next.
    """
    run: list[Paragraph] = []
    for block in document.blocks:
        if isinstance(block, Paragraph):
            run += [replace(block, text=line) for line in block.text.split("\n") if line.strip()]
        else:
            yield from _pointed(_joined(run))
            run = []
            yield block
    yield from _pointed(_joined(run))


def begins_anew(line: str) -> bool:
    """Say whether a line shows by a number or a mark of its own that something begins with it."""
    line = line.strip()
    return bool(paragraph_in(line) or split_number(line).number or line.startswith(_BULLETS))


def _joined(lines: Sequence[Paragraph]) -> Iterator[Paragraph]:
    usual = _width_of_lines(lines)
    has_labels = sum(map(_is_labelled, lines)) >= _FEWEST_LABELLED
    text, first = GrowingText(), None
    for place, line in enumerate(lines):
        if first is not None and (
            (has_labels and _is_labelled(line))
            or (_ends(lines, place, usual) if usual else not _breaks_off(lines[place - 1], line))
        ):
            yield replace(first, text=text.text)
            text, first = GrowingText(), None
        first = first or line
        text.glue(line.text.strip())
    if first is not None:
        yield replace(first, text=text.text)


def _pointed(paragraphs: Iterable[Paragraph]) -> Iterator[Paragraph]:
    """Part a paragraph in which numbered points follow each other: 1、…。2、…。 and （1）…；（2）…。"""
    for one in paragraphs:
        begin = 0
        for place in max((_points(one.text, marks) for marks in _POINTS), key=len):
            if one.text[begin:place].strip():
                yield replace(one, text=one.text[begin:place].strip())
            begin = place
        yield replace(one, text=one.text[begin:].strip()) if begin else one


def _points(text: str, marks: re.Pattern[str]) -> list[int]:
    """Give where points begin whose numbers run on from the first; [] where fewer than two do."""
    places: list[int] = []
    number = 0
    for found in marks.finditer(text):
        this = int(found["number"])
        if not places and (this == 1 or not text[: found.start("point")].strip()):
            number = this
        elif not (places and this > number and this - number <= _FEW_LEFT_OUT):
            continue
        places.append(found.start("point"))
        number = this
    return places if len(places) > 1 else []


def _width_of_lines(lines: Sequence[Paragraph]) -> int:
    """Give the width at which the lines were broken; 0 where they are paragraphs."""
    if len(lines) < _FEWEST:
        return 0
    broken = sorted(_width(line.text) for line in lines if not ends_sentence(line.text))
    if len(broken) < _MOSTLY * len(lines):
        return 0
    usual = broken[len(broken) // 2]
    full = sum(abs(usual - width) <= _RAGGED for width in broken)
    return usual if _NARROWEST <= usual <= _WIDEST and full >= _NEARLY_ALL * len(broken) else 0


def _ends(lines: Sequence[Paragraph], place: int, usual: int) -> bool:
    """Say whether a paragraph ended before this line of a text that was broken at a width."""
    before, line = lines[place - 1].text, lines[place].text
    is_short = usual - _width(before) >= _INDENT
    if not ends_sentence(before):
        # A heading or the title has no mark behind it.
        is_alone = usual - _width(before) > _RAGGED and not before.endswith(_WITHIN)
        return is_alone or (is_short and begins_anew(line))
    is_indented = line != line.lstrip("\u3000 ") or (
        not ends_sentence(line) and usual - _width(line) >= _INDENT
    )
    return is_short or is_indented or begins_anew(line)


def _breaks_off(before: Paragraph, line: Paragraph) -> bool:
    words = before.text.strip()
    if ends_sentence(words) or begins_anew(line.text):
        return False
    return len(words) >= _CUT or words.endswith(_WITHIN) or "。" in words


def _is_labelled(line: Paragraph) -> bool:
    return _LABELLED.match(line.text) is not None


def _width(text: str) -> int:
    words = text.strip()
    return sum(1 if unicodedata.east_asian_width(one) in ("H", "Na", "N") else 2 for one in words)
