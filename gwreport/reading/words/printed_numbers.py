"""Printed numbers of items and rows: what counts, and what is a text in the place of a number."""

import re

_DIGITS = "零一二三四五六七八九"
# No list of a government counts further.
_MOST_DIGITS = 9
# "9-1", "（十二）" and "2025-Q1-017" are numbers that people print; no longer word is one.
LONGEST = 24
_BRACKETED = re.compile(r"[（(]\s*+(\d{1,9}|[一二三四五六七八九十百]{1,5})\s*+[)）]")
# Ticks and stars, which count nothing.
_MARKS = re.compile("[√✓✔☑✅■□●○◆◇★☆▲△▼▽※＊*]")
_NAMED = re.compile(
    r"(?P<before>第|任务|项目|事项|指标|实事|问题|建议|提案)?\s*(?P<count>\d{1,4}|[一二三四五六七八九十]{1,4})\s*(?P<behind>项|条|件|号|款|点)?"
)
# The number of one in a list of names: 1.甲局, （2）乙局, ③丙局.
_BEFORE_NAME = re.compile(
    r"(?:(?:^|(?<=[、，,;；\s]))(?:\d{1,2}\s?[.．、)）]|[（(]\d{1,2}[)）])|[①-⑳])\s*(?=[\u4e00-\u9fff])",
    re.MULTILINE,
)


def counted(text: str) -> int | None:
    """Give the number that a text of digits alone counts; None for any other, and for thousands of digits."""
    return int(text) if text.isdecimal() and len(text) <= _MOST_DIGITS else None


def counted_in_words(text: str) -> int | None:
    """Give the number that 一 to 九十九 counts, None for any other words."""
    tens, ten, units = text.rpartition("十")
    if not text or any(len(part) > 1 or part not in _DIGITS for part in (tens, units)):
        return None
    count = 10 * (_DIGITS.index(tens) if tens else 1) if ten else 0
    return count + (_DIGITS.index(units) if units else 0)


def bare_number(printed: str) -> str:
    """Give a number as it counts, without the marks and words around it: （1）, 1., 1、, 第1项, 任务一 and ★1 are 1."""
    number = _MARKS.sub("", printed).strip().rstrip("、．.")
    found = _BRACKETED.fullmatch(number)
    if found:
        return found[1]
    named = _NAMED.fullmatch(number)
    if named is None or not (named["before"] or named["behind"]):
        return number
    counts = counted_in_words(named["count"])
    return named["count"] if counts is None else str(counts)


def marks_beside(printed: str) -> str:
    """Give the marks that stand in the place of a number or beside it: √, ★1."""
    return "".join(_MARKS.findall(printed))


def without_counts(names: str) -> str:
    """Give a list of names without the numbers before them; each that has one stands on a line of its own."""
    if not any(map(str.isdecimal, names)) and not any("①" <= mark <= "⑳" for mark in names):
        return names
    return _BEFORE_NAME.sub("\n", names).strip("\n")


def is_too_long(text: str) -> bool:
    """Say whether what stands in the place of a number cannot be one for its length."""
    return len(text) > LONGEST or (text.isdecimal() and len(text) > _MOST_DIGITS)
