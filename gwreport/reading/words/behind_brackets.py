"""Prose behind a bracket that says who answers: “新建公园4个（牵头单位：甲局）。高标准规划，年底前完成。”"""

import re

from gwreport.reading.words.brackets import CLOSING, OPENING
from gwreport.reading.words.divisions import are_bodies, read_division
from gwreport.reading.words.headings import UNIT_ROLES, Role, colon_role

# Any label in what follows: where it names who answers, the bracket was only the first part of that.
_FURTHER = re.compile(
    rf"(?P<words>[^：:。；;，,、\s{re.escape(OPENING + CLOSING)}]{{2,10}})\s{{0,2}}[：:]"
)
_GOES_ON = re.compile("[、/等和与及并或]|以及")
_MARKS = "。；;，,：:.、 \t\u3000"
_WORDS = re.compile("[\u4e00-\u9fff]{2}")
_ENDS = ("。", "；", ";", "，", ",", "：", ":")
_LONGEST = 200
_ANSWERING = UNIT_ROLES | {Role.CONTACT, Role.LEADER}


def prose_behind(text: str, label: int) -> tuple[int, str] | None:
    """Give where the bracket ends in which a label stands, and the prose behind it; None where none is.

    `label` is the place of the first label of who answers. Further names, a further bracket of who
    answers and a text without anything more are no prose.
    """
    # A sign that a sentence ends behind is the task's own, whatever closes it later.
    around = [
        closing
        for opening, closing in _pairs(text)
        if opening < label < closing and "。" not in text[opening:label]
    ]
    if not around:
        return None
    closing = min(around)
    prose = _prose(text[closing + 1 :])
    return (closing + 1, prose) if prose else None


def division_within(text: str) -> tuple[int, dict[Role, str], str] | None:
    """Find “（甲局牵头，乙局配合）” with prose behind it: where it begins, what it says, and the prose."""
    found: tuple[int, dict[Role, str], str] | None = None
    for opening, closing in _pairs(text):
        if (words := read_division(text[opening + 1 : closing], steps=True)) is None:
            continue
        behind = text[closing + 1 :]
        if found or not behind.startswith(_ENDS):
            # A text with several is parted elsewhere; （乡镇负责）制 is a word.
            return None
        if not (prose := _prose(behind)):
            return None
        found = opening, words, prose
    return found


def bodies_within(text: str) -> tuple[int, str, str] | None:
    """Find “（甲局、乙局）” with a mark and prose behind it: where it begins, the names, and the prose."""
    for opening, closing in _pairs(text):
        names = text[opening + 1 : closing].strip() if closing - opening <= _LONGEST else ""
        if not names or not are_bodies(names):
            continue
        behind = text[closing + 1 :]
        prose = _prose(behind) if text[:opening].strip() and behind.startswith(_ENDS) else ""
        return (opening, names, prose) if prose else None
    return None


def _pairs(text: str) -> list[tuple[int, int]]:
    """Give where the brackets of a text begin and end, in the order of their beginnings; those that never end are none."""
    open_: list[int] = []
    pairs: list[tuple[int, int]] = []
    for place, mark in enumerate(text):
        if mark in OPENING:
            open_.append(place)
        elif mark in CLOSING and open_:
            pairs.append((open_.pop(), place))
    return sorted(pairs)


def _prose(behind: str) -> str:
    words = behind.strip()
    prose = words.lstrip(_MARKS)
    if not _WORDS.search(prose) or _GOES_ON.match(words):
        return ""
    if any(colon_role(one["words"]) in _ANSWERING for one in _FURTHER.finditer(prose)):
        return ""
    end = len(prose.rstrip(_MARKS)) - 1
    is_bracket = prose[0] in OPENING and dict(_pairs(prose)).get(0, end) == end
    if is_bracket or are_bodies(prose.rstrip(_MARKS)) or read_division(prose):
        return ""
    return prose
