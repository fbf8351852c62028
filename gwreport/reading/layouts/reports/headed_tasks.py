"""Reports in which each task is a heading and what was done a paragraph below it: 一、口袋公园建设完成情况."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from gwreport.reading.layouts.outline import heading_in, split_heading
from gwreport.reading.words.item_numbers import split_number

_TOLD = re.compile("(?:的?(?:完成|进展|推进|实施|落实|建设|办理)(?:情况|进度|进展))$")
_NAMED = re.compile("项目|工程|行动")
_GENERAL = re.compile(
    "总体|基本情况|问题|困难|打算|下一?步|措施|要求|成效|做法|建议|经验|安排|计划|体会|意见"
)
# Below a task, at the beginning: 该问题已完成整改, 截至9月底已建成, 目前正在施工.
_BEGINS_DONE = re.compile(
    "[^，。；：]{0,12}?(?:已|正在|尚未|未能|基本完成|全部完成|完成|建成|开工|推进中|进展)|(?:截[至止]|目前|[上下]半年|[一二三四]季度|前三季度|今年以来)"
)
_CHAPTER = re.compile(
    "(?:(?:总体|基本|整体|主要|有关|工作)*(?:情况|进展|要求|成效|做法|经验|体会))|(?:存在的?|主要|突出)*(?:问题|困难)(?:[和及与].{0,8})?|(?:下一?步|今后|后续).{0,12}|.{0,6}(?:建议|安排)"
)
_FEWEST, _MOSTLY = 2, 0.75


@dataclass(frozen=True, slots=True)
class HeadedTask:
    """A task by the place of its heading among the lines, its words, and the places of what was done."""

    place: int
    number: str
    text: str
    told: range


def headed_tasks(lines: Sequence[str]) -> list[HeadedTask]:
    """Give the tasks that are headings; none where the headings part the report in another way.

    All stand on one level, each over paragraphs without numbers, and each says that it tells of
    progress, or most name a project and none a chapter (存在问题, 下一步打算). Headings on the deepest of
    several levels are tasks where nearly every paragraph below them begins by what was done.
    """
    found = {place: one.level for place, line in enumerate(lines) if (one := heading_in(line))}
    if not found:
        return []
    deepest = max(found.values())
    places = [place for place, level in found.items() if level == deepest]
    if len(places) < _FEWEST:
        return []
    ends = [min((one for one in found if one > place), default=len(lines)) for place in places]
    bodies = [range(place + 1, end) for place, end in zip(places, ends, strict=True)]
    if not all(bodies) or any(split_number(lines[at]).number for one in bodies for at in one):
        return []
    words = [split_heading(lines[place]) for place in places]
    is_one_level = len(set(found.values())) == 1
    if not (is_one_level and _name_tasks(words)) and not _tell_of_each(words, lines, bodies):
        return []
    # The last goes on to the document's closing words: no longer than the others do.
    most = max(len(one) for one in bodies[:-1])
    bodies[-1] = bodies[-1][:most]
    return [
        HeadedTask(place, number, _TOLD.sub("", one) or one, body)
        for place, (number, one), body in zip(places, words, bodies, strict=True)
    ]


def _name_tasks(words: Sequence[tuple[str, str]]) -> bool:
    named = sum(bool(_NAMED.search(one)) for _, one in words)
    by_progress = all(number and _TOLD.search(one) for number, one in words)
    by_name = 2 * named > len(words) and not any(_GENERAL.search(one) for _, one in words)
    return (by_progress and bool(named)) or by_name


def _tell_of_each(
    words: Sequence[tuple[str, str]], lines: Sequence[str], bodies: Sequence[range]
) -> bool:
    """Say whether what stands below each heading begins by what was done: （一）新建农田2万亩。 已完成1.2万亩。"""
    if any(_CHAPTER.fullmatch(one.rstrip("。：:")) for _, one in words):
        return False
    done = sum(bool(_BEGINS_DONE.match(lines[body[0]])) for body in bodies)
    return done >= _MOSTLY * len(bodies)
