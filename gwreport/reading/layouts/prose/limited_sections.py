"""Headings that say until when all below them is to be done: in words, in a bracket, or on a line of their own below.

“一、重点项目（9月底前完成）” over （一） and its tasks, “一、重点项目” over “完成时限：9月底前”.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from gwreport.reading.layouts.outline import Heading, heading_in, split_heading
from gwreport.reading.layouts.prose.owned_sections import depth_of
from gwreport.reading.layouts.responsibility_lines import read_responsibility
from gwreport.reading.words.headings import Role
from gwreport.reading.words.item_numbers import Numbered
from gwreport.reading.words.time_limits import limit_in_bracket, limit_of_line, limit_of_section


@dataclass(frozen=True, slots=True)
class LimitedHeading:
    """A heading without its words on the time, the limit, and the line below it that says it, if one does.

    `leader` is who leads all below it, where the heading's bracket says that too.
    """

    heading: Heading
    limit: str
    line: int | None = None
    leader: str = ""


def limited_sections(
    texts: Sequence[str], numbers: Sequence[Numbered]
) -> dict[int, LimitedHeading]:
    """Find the headings over deeper numbers that say until when these are to be done, by their places."""
    depths = [
        depth_of(text, number) if text else 0 for text, number in zip(texts, numbers, strict=True)
    ]
    return dict(_found(texts, depths))


def _found(texts: Sequence[str], depths: Sequence[int]) -> Iterator[tuple[int, LimitedHeading]]:
    for place, text in enumerate(texts):
        heading = heading_in(text) if depths[place] else None
        if heading is None:
            continue
        below = place + 1
        said = _in_heading(heading)
        if said is None and below < len(texts) and (limit := _of_line(texts[below])):
            said, below = LimitedHeading(heading, limit, below), below + 1
        if said and below < len(texts) and depths[below] > depths[place]:
            yield place, said


def _in_heading(heading: Heading) -> LimitedHeading | None:
    read = read_responsibility(heading.text)
    if read is not None:
        words = dict(read.words)
        limit, leader = words.pop(Role.DUE, ""), words.pop(Role.LEADER, "")
        before = heading_in(read.before) if limit and not (words or read.after) else None
        return LimitedHeading(before, limit, leader=leader) if before else None
    title, limit = limit_in_bracket(heading.text)
    if limit and (before := heading_in(title)):
        return LimitedHeading(before, limit)
    limit = limit_of_section(split_heading(heading.text)[1])
    return LimitedHeading(heading, limit) if limit else None


def _of_line(text: str) -> str:
    read = read_responsibility(text)
    if read is None:
        return limit_of_line(text)
    is_limit = set(read.words) == {Role.DUE} and not (read.before or read.after)
    return read.words[Role.DUE] if is_limit else ""
