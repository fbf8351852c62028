"""Paragraphs that hold several tasks, each with a bracket on who answers behind it, parted into lines of their own."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from gwreport.reading.layouts.line_joining import Line
from gwreport.reading.layouts.outline import split_heading
from gwreport.reading.layouts.prose.spoken_numbers import without_spoken
from gwreport.reading.layouts.responsibility_lines import read_responsibility
from gwreport.reading.words.brackets import CLOSING, OPENING
from gwreport.reading.words.divisions import read_division
from gwreport.reading.words.item_numbers import split_number
from gwreport.reading.words.time_limits import limit_of_line

_ENDS = "。；;，,、 "
# No bracket on who answers is longer, and no name over several tasks.
_LONGEST_BRACKET, _SHORTEST_TASK, _LONGEST_TOPIC, _SEVERAL = 400, 4, 24, 2


def parted_lines(lines: Sequence[Line]) -> Iterator[Line]:
    """Give lines with each task of a paragraph on its own, those behind the first as its parts.

    A short sentence before the first of them (着力扩大投资。) is the name over all, as is told by `Line.topic`.
    """
    for line in lines:
        ends = _ends_of_tasks(line.text)
        if len(ends) < _SEVERAL:
            yield line
            continue
        starts = [0, *ends[:-1]]
        pieces = [line.text[a:b].strip(" ，,、") for a, b in zip(starts, ends, strict=True)]
        if rest := line.text[ends[-1] :].strip(_ENDS):
            pieces[-1] += rest
        topic = _topic(pieces[0])
        pieces[0] = pieces[0].replace(topic, "", 1) if topic else pieces[0]
        before, pieces[0] = _mark_before(pieces[0])
        pieces = without_spoken(pieces)
        pieces[0] = before + pieces[0]
        # Those of a paragraph without a number are counted with the others.
        has_parts = bool(topic or before)
        for place, piece in enumerate(pieces):
            yield replace(
                line, text=piece, part=has_parts and place > 0, topic=topic.rstrip("。：:")
            )


def _mark_before(first: str) -> tuple[str, str]:
    """Part the paragraph's own number (一、, 1.) from the words of its first task."""
    words = split_heading(first)[1] or first
    words = split_number(words).words or words
    return first[: len(first) - len(words)], words


def _topic(first: str) -> str:
    """Give the short sentence before the first task's own words, "" for none."""
    words = split_heading(first)[1] or first
    words = split_number(words).words or words
    name, stop, rest = words.partition("。")
    is_name = stop and len(name) <= _LONGEST_TOPIC and rest.strip()[:1] not in (*OPENING, "")
    return name + stop if is_name else ""


def _ends_of_tasks(text: str) -> list[int]:
    """Say behind which brackets on who answers a task ends: words stand between them."""
    ends: list[int] = []
    before = 0
    for start, end in _brackets(text):
        if end - start > _LONGEST_BRACKET:
            continue
        if not _says_who(text[start:end]):
            continue
        stop = end + 1 if text[end : end + 1] in tuple(_ENDS) else end
        between = text[before:start].strip(_ENDS)
        if len(between) < _SHORTEST_TASK or limit_of_line(between):
            # Two brackets behind one task.
            if ends:
                ends[-1] = stop
        else:
            ends.append(stop)
        before = stop
    return ends


def _says_who(bracket: str) -> bool:
    """Say whether a bracket says under a label or with a verb who answers; names alone may be what is meant."""
    inside = bracket[1:-1]
    if "：" not in inside and ":" not in inside:
        return read_division(inside, steps=True) is not None
    read = read_responsibility(bracket)
    return read is not None and read.names_units and not read.before


def _brackets(text: str) -> Iterator[tuple[int, int]]:
    """Give where the outer brackets of a text begin and end."""
    depth = start = 0
    for place, mark in enumerate(text):
        if mark in OPENING:
            start = place if depth == 0 else start
            depth += 1
        elif mark in CLOSING and depth:
            depth -= 1
            if depth == 0:
                yield start, place + 1
