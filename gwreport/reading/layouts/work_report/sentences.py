"""The sentences of a paragraph and their parts; what stands in brackets and quotes stays together."""

import re
from collections.abc import Iterator, Sequence

from gwreport.domain.plan.targets import read_targets
from gwreport.domain.texts.spans import Edge, Span, SpanKind, spans_in

_SENTENCE_ENDS, _PART_ENDS = "。！？!?", "；;"
_OPENING = {
    "（": "）",
    "(": ")",
    "“": "”",
    "‘": "’",
    "《": "》",
    "〈": "〉",
    "【": "】",
    "「": "」",
}
# A pair that is open for longer was never closed.
_LONGEST_PAIR = 200
# What belongs to the part before it, whatever parts them.
_GOES_ON = re.compile("其中|同时(?:期|段)|增长|下降|提高|降低|达到|分别|同比|占比|增速|增幅")
_ENUMERATED = re.compile(
    r"(?:[一二三四五六七八九十]{1,3}[是要、]|第[一二三四五六七八九十]{1,3}[，,、]|[（(][一二三四五六七八九十]{1,3}[)）]|——?|[●■★◆•·]|其[一二三四五六七八九十][，,])\s*"
)
_MARKS = " \t\u3000。；;，,：:"
_QUICK = frozenset({SpanKind.QUARTER, SpanKind.QUARTERS, SpanKind.HALF})


def sentences_of(text: str) -> list[str]:
    """Part a paragraph into its sentences, each with its mark; 其中… goes on with the one before."""
    sentences: list[str] = []
    for piece in _split(text, _SENTENCE_ENDS):
        if sentences and piece.lstrip().startswith("其中"):
            sentences[-1] += piece
        elif one := piece.strip():
            sentences.append(one)
    return sentences


def parts_of(sentence: str) -> list[str]:
    """Part a sentence at its semicolons; 其中… stays with what it is a part of."""
    parts: list[str] = []
    for piece in _split(sentence, _PART_ENDS):
        if parts and _GOES_ON.match(piece.lstrip()):
            parts[-1] += piece
        elif piece.strip():
            parts.append(piece)
    return parts


def goals_of(words: str) -> list[str]:
    """Part a list of yearly goals (GDP增长6%，投资增长8%) at its commas too, one goal each."""
    goals: list[str] = []
    for piece in _split(words, "，,；;"):
        if goals and (_GOES_ON.match(piece.lstrip()) or not read_targets(goals[-1])):
            goals[-1] += piece
        elif piece.strip():
            goals.append(piece)
    return goals


def plain(words: str) -> str:
    """Give a part without 一是 before it and the mark behind it."""
    begun = words.strip(_MARKS)
    if found := _ENUMERATED.match(begun):
        begun = begun[found.end() :]
    return begun.strip(_MARKS)


def due_in(text: str) -> str | None:
    """Give the time limit that stands in a commitment's words, the latest of several; None for none.

    全年 and the name of a year are none, nor is what has been since a time.
    """
    limits = [one for one in spans_in(text) if _is_limit(one)]
    if not limits:
        return None
    return max(limits, key=lambda one: (one.year_in(0), one.last_month, one.last_day or 31)).text


def _is_limit(span: Span) -> bool:
    if span.since or span.shift == -1 or span.bare or span.first_year:
        return False
    if span.before or span.edge is Edge.LAST:
        return True
    return span.kind in _QUICK or (span.is_single and span.edge is None)


def _split(text: str, ends: Sequence[str]) -> Iterator[str]:
    begin, place = 0, 0
    closing: list[tuple[str, int]] = []
    while place < len(text):
        mark = text[place]
        if closing and place - closing[-1][1] > _LONGEST_PAIR:
            closing.clear()
        if closing and mark == closing[-1][0]:
            closing.pop()
        elif mark in _OPENING:
            closing.append((_OPENING[mark], place))
        elif mark in ends and not closing:
            stop = place + 1
            while stop < len(text) and text[stop] in "”’）)":
                stop += 1
            yield text[begin:stop]
            begin, place = stop, stop
            continue
        place += 1
    if begin < len(text):
        yield text[begin:]
