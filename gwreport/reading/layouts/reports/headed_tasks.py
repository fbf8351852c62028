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
_FEWEST = 2


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
    progress, or most name a project and none a chapter (存在问题, 下一步打算).
    """
    places = [place for place, line in enumerate(lines) if heading_in(line)]
    levels = {found.level for place in places if (found := heading_in(lines[place]))}
    if len(places) < _FEWEST or len(levels) > 1:
        return []
    words = [split_heading(lines[place]) for place in places]
    named = sum(bool(_NAMED.search(one)) for _, one in words)
    by_progress = all(number and _TOLD.search(one) for number, one in words)
    by_name = 2 * named > len(words) and not any(_GENERAL.search(one) for _, one in words)
    if not (by_progress and named) and not by_name:
        return []
    ends = [*places[1:], len(lines)]
    bodies = [range(place + 1, end) for place, end in zip(places, ends, strict=True)]
    if not all(bodies) or any(split_number(lines[at]).number for one in bodies for at in one):
        return []
    # The last goes on to the document's closing words: no longer than the others do.
    most = max(len(one) for one in bodies[:-1])
    bodies[-1] = bodies[-1][:most]
    return [
        HeadedTask(place, number, _TOLD.sub("", one) or one, body)
        for place, (number, one), body in zip(places, words, bodies, strict=True)
    ]
