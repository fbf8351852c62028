"""Units that stand over their tasks: “（一）甲局” or “甲局：” above a list, “（二）乙局。负责…” in one line."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from gwreport.domain.units.registry import group_scope
from gwreport.reading.layouts.outline import split_heading
from gwreport.reading.layouts.responsibility_lines import read_responsibility
from gwreport.reading.words.divisions import are_bodies, read_division
from gwreport.reading.words.headings import Role
from gwreport.reading.words.item_numbers import split_number
from gwreport.reading.words.unit_names import is_body

_UNITS = re.compile(
    r"(?P<names>[^：:。；;，,（()）]{3,40})(?:[（(](?:共|计)?\d{1,3}[项条件个][)）])?(?:(?P<mark>[：:。])\s{0,4}(?P<tasks>.*))?"
)
_WHAT_THEY_LEAD = re.compile(
    r"(?P<verb>牵头(?:负责|落实|实施|办理|推进|承担)?|主办|主责|负责|承办|承担)的?(?:各项)?(?:重点|目标|主要|具体)?"
    r"(?:(?:工作|任务|事项|项目|指标){1,2}(?:清单|分工)?)?(?:[（(](?:共|计)?\d{1,3}[项条件个][)）])?[：:]?$"
)
_LEADS = re.compile("牵头|主办|主责")
# 县教育局（2项）, 县教育局 2项, 【县教育局】
_COUNTED = re.compile(
    r"\s{0,3}(?:[（(](?:共|计|牵头|承办|负责){0,2}\s?\d{1,3}\s?[项条件个][)）]|\s(?:共|计)?\d{1,3}[项条件个])$"
)
_FRAMED = re.compile("[【〖［\\[](?P<words>[^【】〖〗［］\\[\\]]{3,24})[】〗］\\]]")
_FIRST = ("1", "01", "一")
_BETWEEN = re.compile("[、\\s]+")
# Several, or one behind a label: 牵头单位：甲局.
_NOT_ONE = re.compile("[、：:\\s]")
_FEWEST = 2
_LONGEST_UNITS, _LONGEST_UNIT = 40, 20


@dataclass(frozen=True, slots=True)
class UnitHeading:
    """The units that a line names over tasks, its number, and the task that stands in the line itself."""

    number: str
    units: str
    task: str = ""


def unit_heading(text: str) -> UnitHeading | None:
    """Read a line that begins with a unit's name, numbered or with a colon behind it; None for any other.

    A group of units (各镇街：) is addressed, and leads nothing.
    """
    number, words = split_heading(text)
    if not number:
        numbered = split_number(text)
        number, words = numbered.number, numbered.words
    found = _UNITS.fullmatch(words.strip())
    if found is None or not (number or found["mark"] in ("：", ":")):
        return None
    names = [name for name in _BETWEEN.split(found["names"]) if name]
    if (
        not names
        or not are_bodies(found["names"])
        or not all(is_body(name) and not group_scope(name) for name in names)
    ):
        return None
    return UnitHeading(number, "、".join(names), (found["tasks"] or "").strip())


def _unit_over(text: str, below: str) -> str:
    """Give the unit whose name is all that a line says, right above a task; "" for any other line."""
    words = _COUNTED.sub("", (split_heading(text)[1] or text).strip()).rstrip("：: ")
    if framed := _FRAMED.fullmatch(words):
        words = _COUNTED.sub("", framed["words"])
    # 县教育局牵头任务（2项）
    words = _WHAT_THEY_LEAD.sub("", words)
    if not is_body(words) or not are_bodies(words) or group_scope(words) or _NOT_ONE.search(words):
        return ""
    number = split_number(below).number
    is_over = number in _FIRST or (bool(number) and not split_heading(below)[0])
    return words if len(words) <= _LONGEST_UNIT and is_over else ""


def units_in_heading(text: str) -> dict[Role, str] | None:
    """Give the units whom a heading says to answer for all below it: 一、甲局牵头."""
    number, words = split_heading(text)
    # 甲局牵头工作（3项）, 乙局负责的重点任务: what they lead, and how much of it, stands below.
    words = _WHAT_THEY_LEAD.sub(r"\g<verb>", words)
    said = read_division(words) if number and len(words) <= _LONGEST_UNITS else None
    if said is None or Role.LEADER in said:
        return None
    # 强化组织实施 names nobody, whatever its verb.
    is_named = _LEADS.search(words) or all(map(are_bodies, said.values()))
    return said if is_named else None


def is_by_unit(lines: Sequence[str]) -> bool:
    """Say whether a document goes unit by unit: several such lines over tasks, and no other words on who answers."""
    bare = bare_units(lines)
    found = {one.units for one in _over_tasks(lines)} | {*bare.values()}
    if len(found) < _FEWEST:
        return False
    others = (one for one in lines if one not in bare)
    return not any((read := read_responsibility(one)) and read.names_units for one in others)


def bare_units(lines: Sequence[str]) -> dict[str, str]:
    """Give the lines that are one unit's name and nothing else, right above its tasks, with that name.

    Where the first stands behind a task, each is that of the task above it, unless tasks are counted anew below each.
    """
    found = {
        place: unit
        for place, (text, below) in enumerate(pairwise(lines))
        if (unit := _unit_over(text, below))
    }
    first = next((place for place, text in enumerate(lines) if split_number(text).number), 0)
    if min(found, default=0) > first:
        found = {
            place: unit
            for place, unit in found.items()
            if split_number(lines[place + 1]).number in _FIRST
        }
    return {lines[place]: unit for place, unit in found.items()}


def _over_tasks(lines: Sequence[str]) -> Iterator[UnitHeading]:
    for place, text in enumerate(lines):
        heading = unit_heading(text)
        if heading is None:
            continue
        after = lines[place + 1] if place + 1 < len(lines) else ""
        if heading.task or (split_number(after).number and unit_heading(after) is None):
            yield heading
