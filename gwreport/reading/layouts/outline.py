"""Headings and printed numbers: 一、 （一） 1． and what part of a breakdown a heading opens."""

import re
from dataclasses import dataclass

from gwreport.domain.plan.plan import Kind
from gwreport.reading.words.headings import role_of

_TOP = re.compile(
    r"\s*(?:[一二三四五六七八九十百]+\s*[、．.]|第[一二三四五六七八九十]+(?:部分|章|篇)\s*)"
)
_SECOND = re.compile(r"\s*[（(]\s*[一二三四五六七八九十百]+\s*[)）]")
_LONGEST_HEADING = 60
_GOVERNANCE = re.compile("自身建设")
_INDICATOR = re.compile(
    "预期目标|主要指标|发展指标|核心指标|约束性指标|指标计划|指标体系|(?:主要|发展|增长)目标(?!任务)"
)
# These open a part of a breakdown even where they are not numbered.
_BARE = re.compile(
    r"(?:\d{4}年)?(?:全年|年度|经济社会发展)?"
    "(?:主要预期目标|预期目标|主要目标|主要指标|主要发展指标|主要任务|主要工作任务|重点任务|"
    "重点工作任务|重点工作|(?:切实|全面)?(?:加强)?政府自身建设)"
)
_PARTS = re.compile("^(?:其中|＃|#|——?)")
# A heading as a whole in brackets: （一、2025年主要预期目标）.
_IN_BRACKETS = re.compile(r"[（(]\s*([一二三四五六七八九十]+、[^（）()]+)[)）]")
# 【城市建设】 alone on its line.
_IN_CORNERS = re.compile(r"[【〖]([^【】〖〗：:，,、。；;]{2,16})[】〗]")
_SECTION_IN_TITLE = re.compile(r"[（(]([一二三四五六七八九十]+、[^（）()]+)[)）]\s*$")


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading as printed; `level` 1 is 一、 and 2 is （一）."""

    level: int
    text: str

    @property
    def title(self) -> str:
        """Its words, of a whole paragraph the first sentence."""
        first = self.text.partition("。")[0]
        return self.text if len(self.text) <= _LONGEST_HEADING else first[:_LONGEST_HEADING]


def paragraph_in(text: str) -> Heading | None:
    """Read a paragraph that begins with a heading's number and is longer than one: （二）…计划。围绕…：

    It introduces what follows, or is an item itself where a line of units follows.
    """
    line = text.strip()
    for level, mark in ((1, _TOP), (2, _SECOND)):
        if mark.match(line):
            return Heading(level, line)
    return None


def heading_in(text: str) -> Heading | None:
    """Read a paragraph as a heading; None when it is none."""
    line = text.strip()
    if bracketed := _IN_BRACKETS.fullmatch(line):
        line = bracketed[1].strip()
    if len(line) > _LONGEST_HEADING or line.endswith(("：", ":", "；")):
        return None
    if (named := _IN_CORNERS.fullmatch(line)) and role_of(named[1]) is None:
        return Heading(1, named[1])
    if _TOP.match(line):
        return Heading(1, line)
    if _SECOND.match(line):
        return Heading(2, line)
    if _BARE.fullmatch(line):
        return Heading(1, line)
    return None


def kind_named_in(heading: str) -> Kind | None:
    """Say which kind of items a heading announces; None when it does not say."""
    if _GOVERNANCE.search(heading):
        return Kind.GOVERNANCE
    if _INDICATOR.search(heading):
        return Kind.INDICATOR
    if re.search("任务|工作|事项|项目", heading):
        return Kind.TASK
    return None


def split_heading(text: str) -> tuple[str, str]:
    """Part a heading's own number ("二" of （二）, "三" of 三、) from its words."""
    found = _SECOND.match(text) or _TOP.match(text)
    if found is None:
        return "", text
    return found[0].strip(" （()）、"), text[found.end() :].strip()


def names_part(text: str) -> bool:
    """Say whether a row's words make it a part of the row above: 其中：…, #…"""
    return bool(_PARTS.match(text.strip()))


def split_title(title: str) -> tuple[str, str]:
    """Part the section that stands in brackets behind a title; "" when there is none."""
    found = _SECTION_IN_TITLE.search(title)
    return (title[: found.start()].strip(), found[1].strip()) if found else (title.strip(), "")


class Outline:
    """Where a reader stands in a document: the nearest heading, and the kind of items under it."""

    def __init__(self) -> None:
        self.section = ""
        self.kind = Kind.TASK
        self._top_kind = Kind.TASK

    def enter(self, heading: Heading) -> None:
        """Go on under this heading; a second level keeps its part's kind unless it names one."""
        self.section = heading.title
        named = kind_named_in(heading.title)
        if heading.level == 1:
            self._top_kind = self.kind = named or Kind.TASK
        else:
            # 任务 and 工作 stand in headings of every part; a goal's heading tells more.
            self.kind = named if named and named is not Kind.TASK else self._top_kind
