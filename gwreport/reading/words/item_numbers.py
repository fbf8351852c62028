"""The printed number before an item's words: 1. （3） ① 第一条 2.1, and 11.315产业培育计划 by its neighbours."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace

from gwreport.domain.texts.numerals import read_numeral

# The deeper, the larger: （1） stands below 1., ① below （1）; 1 and 2 are the headings 一、 and （一）.
ARTICLE, PLAIN, DECIMAL, BRACKETED, CIRCLED = 3, 4, 5, 6, 7

# "2.5亿元" begins with a figure, not with a number of its own.
_PLAIN = re.compile(
    r"(?:№|[Nn][Oo][.．])?(?P<number>\d{1,4})\s*+(?:[)）][、．.]?|[、．。]|\.(?!\d)|(?<!\d{4})[﹒·•∙º°，,：:](?!\d))\s*+"
)
# 1*. ★2. 3（△）.: a mark beside the number says something of the item (that it binds, that it is new).
_MARK = "[*＊★▲△☆●◆※]"
_MARKED = re.compile(
    rf"(?P<before>{_MARK}{{1,2}})?\s*+(?P<number>\d{{1,3}})\s*+(?P<after>{_MARK}{{1,2}}|[（(]{_MARK}{{1,2}}[)）])?\s*+(?:[、．)）。]|\.(?!\d))\s*+"
)
_BRACKETED = re.compile(r"[（(]\s*+(?P<number>\d{1,4})\s*+[)）][、．.]?\s*+")
_CIRCLED = re.compile(
    "(?P<number>[\u2460-\u2473\u2474-\u249b\u24f5-\u24fe\u2776-\u277f\u3251-\u325f])\\s*+"
)
# What a post on the web puts before a number for how far the item is.
_SIGN = re.compile(
    "[\u231b\u23f3\u25b6\u25ba\u2611\u26a0\u2705\u2713\u2714\u2716\u274c\u274e\u2757\u2b50\U0001f300-\U0001faff]\ufe0f?\\s*+"
)
# What a number begins with, or the mark beside it: nearly no other words do.
_BEGINS = re.compile(
    "[\\d№Nn（(第问任事实项*＊★▲△☆●◆※\u2460-\u249b\u24f5-\u24fe\u2776-\u277f\u3251-\u325f]"
)
# The number of a further point inside the words of the first.
_INSIDE = re.compile(r"(?<!\d)(?P<number>\d{1,4})(?:[、．)）]|\.(?!\d))")
_INSIDE_BRACKETS = re.compile(r"[（(](?P<number>\d{1,4})[)）]")
_ARTICLE = re.compile(r"第(?P<number>[一二三四五六七八九十]{1,3}|\d{1,3})[条项]\s*+[、：:．.]?\s*+")
_NAMED = re.compile(
    r"(?:问题|任务|事项|实事|项目)(?P<number>[一二三四五六七八九十]{1,3}|\d{1,3})\s*+[、：:．]\s*+"
)
# A number on a line of its own: 12. or 序号十三.
_LONE = re.compile(
    r"(?:(?:序号|编号|问题|任务|事项|实事|项目)\s*+[（(]?(?P<named>[一二三四五六七八九十]{1,3}|\d{1,3})[)）]?|(?P<plain>\d{1,3}))\s*+[.、．：:]?"
)
# Either 11. before 315产业培育计划, or the number 2.1: only the neighbours tell.
_GLUED = re.compile(r"(?P<number>\d{1,4})\.(?P<second>\d{1,4})(?!\d)\s*+")


@dataclass(frozen=True, slots=True)
class Numbered:
    """A number as printed, the words behind it, and how deep its form stands; "" and 0 for none.

    `sign` is what stands before it for how far the item is (✅1.), `mark` what stands beside it and says
    something else of it (1*. ★2.), "" for none.
    """

    number: str
    words: str
    level: int = 0
    sign: str = ""
    mark: str = ""


def split_number(text: str) -> Numbered:
    """Part a number that shows by itself from the words behind it; of 11.315… only `numbers_of` tells."""
    begun = text.lstrip()
    sign = _SIGN.match(begun)
    found = _split_number(begun[sign.end() :]) if sign else _split_number(begun)
    if found is None:
        return Numbered("", text)
    return replace(found, sign=sign[0].strip("\ufe0f \t")) if sign else found


def _marked(begun: str) -> Numbered | None:
    found = _MARKED.match(begun)
    if found is None or not (found["before"] or found["after"]):
        return None
    marks = (found["before"] or "") + (found["after"] or "").strip("（()）")
    return Numbered(found["number"], begun[found.end() :], PLAIN, mark=marks)


def _split_number(begun: str) -> Numbered | None:
    if not _BEGINS.match(begun):
        return None
    for level, pattern in (
        (PLAIN, _PLAIN),
        (BRACKETED, _BRACKETED),
        (CIRCLED, _CIRCLED),
        (ARTICLE, _ARTICLE),
        (ARTICLE, _NAMED),
    ):
        if found := pattern.match(begun):
            number = found["number"]
            if level == CIRCLED:
                number = str(int(unicodedata.numeric(number)))
            return Numbered(number, begun[found.end() :], level)
    return _marked(begun)


def lone_number(text: str) -> str:
    """Give the number that a line is and nothing else (12., 序号十三); "" for any other line."""
    found = _LONE.fullmatch(text.strip())
    return (found["named"] or found["plain"]).lstrip("0") if found else ""


def counts_on(read: Numbered) -> bool:
    """Say whether the words behind a number hold the next one: 1.甲。2.乙。"""
    if read.level not in (PLAIN, BRACKETED) or not read.number.isdecimal():
        return False
    after = str(int(read.number) + 1)
    marks = _INSIDE_BRACKETS if read.level == BRACKETED else _INSIDE
    return any(found["number"] == after for found in marks.finditer(read.words))


def numbers_of(texts: Sequence[str]) -> list[Numbered]:
    """Part the numbers of items that follow each other from their words.

    A dot between figures (11.315产业培育计划, 2.1) parts a number from a figure where the run of numbers
    comes to it, belongs to a number of two where those run on, and is a figure's own elsewhere.
    """
    texts = [text.lstrip() for text in texts]
    read = [split_number(text) for text in texts]
    glued = [
        None if one.number else _GLUED.match(text) for one, text in zip(read, texts, strict=True)
    ]
    after = _numbers_after(read, glued)
    last, last_two = 0, (0, 0)
    for place, found in enumerate(glued):
        if found is None:
            if read[place].level in (ARTICLE, PLAIN):
                last, last_two = _value(read[place].number), (0, 0)
            continue
        number, second = int(found["number"]), int(found["second"])
        next_plain, next_two = after[place]
        if last_two in ((number, second - 1), (number - 1, last_two[1])) and last_two[0]:
            is_two = second == 1 or last_two[0] == number
        else:
            is_two = second == 1 and next_two in ((number, 2), (number + 1, 1))
        if is_two:
            words = texts[place][found.end() :]
            read[place] = Numbered(f"{number}.{second}", words, DECIMAL)
            last_two = (number, second)
        elif number == last + 1 and next_plain != number:
            words = texts[place][found.start("second") :]
            read[place] = Numbered(str(number), words, PLAIN)
            last, last_two = number, (0, 0)
    return read


def _value(number: str) -> int:
    return int(number) if number.isdecimal() else read_numeral(number) or 0


def _numbers_after(
    read: Sequence[Numbered], glued: Sequence[re.Match[str] | None]
) -> list[tuple[int, tuple[int, int]]]:
    """Give for each text the next plain number and the next pair with a dot behind it."""
    after: list[tuple[int, tuple[int, int]]] = [(0, (0, 0))] * len(read)
    plain, two = 0, (0, 0)
    for place in range(len(read) - 1, -1, -1):
        after[place] = (plain, two)
        found = glued[place]
        if found is not None:
            two = (int(found["number"]), int(found["second"]))
        elif read[place].level in (ARTICLE, PLAIN):
            plain = _value(read[place].number)
    return after
