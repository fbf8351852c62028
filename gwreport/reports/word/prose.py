"""Prose as an office types it, a paragraph a line: which line is a heading, and how titles break."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from gwreport.officefiles.shown.row_heights import text_width
from gwreport.reports.word.xml import lines_of

UNBREAKABLE = re.compile("[!-~]{16,}")
_FIRST_LEVEL = re.compile(r"^[一二三四五六七八九十百]+、")
_SECOND_LEVEL = re.compile(r"^（[一二三四五六七八九十百]+）")
_SENTENCE_END = re.compile("[。！？]")
_LONGEST_HEADING = 40
# What a title's line break never parts: figures, Latin words, and the set terms of such titles.
_TOGETHER = re.compile(
    r"[\x21-\x7e]+年?|政府工作报告|目标任务|主要指标|完成情况|责任单位|分管领导|人民政府|办公室|[一上下前]?[一二三四]?季度"
)


@dataclass(frozen=True, slots=True)
class ProseLine:
    """One paragraph: `level` 0 is body text, 1 to 3 are headings.

    `heading` is its first sentence where only that is set as a heading of the second level.
    """

    text: str
    level: int = 0
    heading: str = ""


def prose_lines(words: str) -> Iterator[ProseLine]:
    """Part prose into its paragraphs; blank lines are left out.

    A short line that begins with 一、 is a heading of the first level; one that begins with （一） of
    the second, and where text goes on behind its first sentence only that sentence is set as one.
    """
    for line in lines_of(words):
        line = line.strip()
        if not line:
            continue
        if _FIRST_LEVEL.match(line) and _is_heading(line):
            yield ProseLine(line, 1)
        elif _SECOND_LEVEL.match(line):
            yield _second_level(line)
        else:
            yield ProseLine(line)


def _second_level(line: str) -> ProseLine:
    end = _SENTENCE_END.search(line)
    if (end is None and _is_heading(line)) or (end is not None and end.end() == len(line)):
        return ProseLine(line, 2)
    if end is None or end.end() > _LONGEST_HEADING:
        return ProseLine(line)
    return ProseLine(line[end.end() :], heading=line[: end.end()])


def _is_heading(line: str) -> bool:
    return len(line) <= _LONGEST_HEADING and not _SENTENCE_END.search(line)


def balanced(text: str, room: float) -> list[str]:
    """Break a title into lines of about equal length, none longer than `room` wide characters.

    Figures, Latin words and set terms are kept together, and no closing mark begins a line.
    """
    count = -(-text_width(text) / 2 // room)
    if count <= 1:
        return [text]
    lines: list[str] = []
    rest = text
    for left in range(int(count), 1, -1):
        at = _break_near(rest, text_width(rest) / left)
        lines.append(rest[:at])
        rest = rest[at:]
    return [*lines, rest]


def title_lines(text: str, room: float) -> list[str]:
    """Break a title into lines; a line break in it is kept, too long lines are balanced."""
    return [part for line in lines_of(text) for part in balanced(line.strip(), room)]


_NEVER_FIRST = set("）》”’】、，。；：！？—")
_NEVER_LAST = set("（《“‘【")


def _break_near(text: str, columns: float) -> int:
    inside = {at for word in _TOGETHER.finditer(text) for at in range(word.start() + 1, word.end())}
    width, best, best_distance = 0.0, len(text) // 2 or 1, float("inf")
    for at in range(1, len(text)):
        width += text_width(text[at - 1])
        if at in inside or text[at] in _NEVER_FIRST or text[at - 1] in _NEVER_LAST:
            continue
        # A unit stays with its number.
        distance = abs(width - columns)
        if text[at - 1].isdigit():
            distance += 4
        if distance < best_distance:
            best, best_distance = at, distance
    return best
