"""Which part of a work report a paragraph stands in: last year's review, the coming year, the government itself."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import Enum, auto

from gwreport.domain.texts.numerals import read_numeral
from gwreport.officefiles.grid import Grid, Paragraph
from gwreport.reading.layouts.line_joining import ends_sentence
from gwreport.reading.layouts.outline import Heading, paragraph_in, split_heading


class Part(Enum):
    """A part of a work report."""

    OPENING = auto()
    REVIEW = auto()
    AHEAD = auto()
    GOVERNANCE = auto()
    LATER = auto()  # what is aimed at in five years
    CLOSING = auto()
    NOTES = auto()

    @property
    def promises(self) -> bool:
        """Whether what stands there is promised for the coming year."""
        return self in (Part.AHEAD, Part.GOVERNANCE)


_GOVERNANCE = re.compile("自身建设|自身改革|(?:政府|服务型|人民满意).{0,8}建设$|建设.{0,16}政府$")
_NOTES = re.compile(r"名词解释|名词注释|有关(?:用语|名词)|用语说明|注释|^附[件录表注]")
_REVIEW = re.compile(
    "回顾|总结|工作情况|完成情况|取得.{0,6}成[就绩效]|主要成[就绩效]|工作成[就绩效]"
    "|过去(?:的)?[一五四三]?年|[一五]年来|[去上]一?年|存在.{0,6}(?:问题|困难|不足)"
)
_LATER = re.compile(
    "(?:今后|未来)(?:一个时期|[五三几]年)|五年(?:规划|奋斗|发展|目标|工作)|“?十[四五六七]五”?"
)
_AHEAD = re.compile(
    "展望|谋划|今年|新的?一年|来年|明年|下一?步|下一阶段|工作安排|安排|打算|部署|总体要求|思路"
    "|目标|任务|重点工作|民生实事|实事项目|举措|措施"
)
_YEAR = re.compile(r"(?<!\d)(20\d\d)\s*年")
# A heading without a number is known by these words alone.
_BARE = re.compile(
    r"^(?:第[一二三四]部分\s*)?.{0,24}(?:工作回顾|回顾|工作安排|工作总体要求|总体要求|主要任务|重点工作|重点任务|目标任务|预期目标|工作思路|工作打算|民生实事(?:项目)?|自身建设|名词解释|名词注释|注释)$"
    r"|^(?:回顾|总结|展望|谋划)(?:过去|未来|今年|来年|新的?一年|(?:20\d\d|[二〇○零一两三四五六七八九]{4})年)[^，。；！]{0,16}$"
)
_LONGEST_BARE = 36
# The coming year begins within a chapter, or in a report without headings.
_TURNS = re.compile(
    r"(?:各位代表[！!：:，,]?\s*+)?(?P<when>今年|新的一年|(?P<year>20\d\d)年)[^。]{0,40}?"
    "(?:总体要求|主要(?:预期)?目标|预期目标|重点(?:抓好|做好|工作|任务)|我们将|政府将|工作(?:安排|要求|思路|任务)|要(?:重点|着力|突出)|关键之?年|开局之?年|收官之?年)"
)
_TURNS_BACK = re.compile(
    r"(?:各位代表[！!：:，,]?\s*+)?(?:过去(?:的)?一年|一年来|去年|刚刚过去的|回[顾首]过去)"
)
_OPENS = re.compile("现在[，,]?\\s*我代表|向(?:大会|会议)(?:报告|作)|请予审议")
_CLOSES = re.compile("让我们.{0,40}(?:团结|携手|更加|同心|以)|更加紧密(?:地)?团结")
_NUMBERED_FIRST, _OPENING_LINES = 1, 30


def is_bare_heading(text: str) -> bool:
    """Say whether a line without a number is a chapter's heading by its words."""
    line = text.strip()
    return len(line) <= _LONGEST_BARE and not ends_sentence(line) and bool(_BARE.match(line))


def names_governance(heading: str) -> bool:
    """Say whether a heading is of what the government does about itself."""
    return _GOVERNANCE.search(heading) is not None


def is_closing(text: str) -> bool:
    """Say whether a paragraph calls upon the meeting, as reports end."""
    return len(text) < 600 and bool(_CLOSES.search(text))


@dataclass(frozen=True, slots=True)
class _Chapter:
    place: int
    heading: str
    number: int
    years: tuple[int, ...]


class Chapters:
    """Tells, paragraph after paragraph, in which part of the report one stands."""

    def __init__(self, blocks: Sequence[Paragraph | Grid]) -> None:
        texts = [one.text if isinstance(one, Paragraph) else "" for one in blocks]
        self._texts = texts
        self._chapters = {one.place: one for one in _chapters(texts)}
        self.year = _coming_year(texts, self._chapters.values())
        named = [self._named(one.heading) for one in self._chapters.values()]
        self._has_ahead = Part.AHEAD in named
        is_read_out = any(_OPENS.search(text) for text in texts[:_OPENING_LINES])
        self.is_named = is_read_out or bool({Part.AHEAD, Part.GOVERNANCE} & set(named))
        self.part = self._first_part()
        self._is_mixed = False

    def enter(self, place: int) -> None:
        """Go to the block of that place."""
        text = self._texts[place]
        chapter = self._chapters.get(place)
        if chapter is not None:
            self._enter_chapter(chapter)
        elif self.part.promises and is_closing(text):
            self.part = Part.CLOSING
        elif (
            self.part in (Part.REVIEW, Part.OPENING, Part.LATER)
            and (not self._has_ahead or self._is_mixed)
            and self._turns(text)
        ):
            self.part = Part.AHEAD
        elif (not self._has_ahead and self.part is Part.AHEAD and _TURNS_BACK.match(text)) or (
            self.part is Part.OPENING and not self._chapters and _TURNS_BACK.match(text)
        ):
            self.part = Part.REVIEW

    def enter_section(self, heading: str) -> None:
        """Go on under a heading of a lower level."""
        if self.part.promises and paragraph_in(heading):
            is_own = _GOVERNANCE.search(heading) is not None
            if is_own or self.part is Part.AHEAD:
                self.part = Part.GOVERNANCE if is_own else Part.AHEAD

    def is_chapter(self, place: int) -> bool:
        """Say whether that block is the heading of a chapter."""
        return place in self._chapters

    def _enter_chapter(self, chapter: _Chapter) -> None:
        named = self._named(chapter.heading)
        self._is_mixed = bool(_REVIEW.search(chapter.heading) and _AHEAD.search(chapter.heading))
        if named is not None:
            self.part = named
        elif self.part in (Part.REVIEW, Part.OPENING, Part.LATER):
            # A heading of a theme alone: what stands below it tells.
            near = self._texts[chapter.place + 1 : chapter.place + 4]
            if any(self._turns(one) or "我们将" in one for one in near):
                self.part = Part.AHEAD
        elif self.part is Part.CLOSING:
            self.part = Part.AHEAD

    def _named(self, heading: str) -> Part | None:
        words = split_heading(heading)[1]
        if _GOVERNANCE.search(words) and not _REVIEW.search(words):
            return Part.GOVERNANCE
        if _NOTES.search(words) and not re.search("民生实事|目标|任务", words):
            return Part.NOTES
        if _REVIEW.search(words):
            return Part.REVIEW
        years = {int(one) for one in _YEAR.findall(words)}
        if years and self.year and max(years) < self.year:
            return Part.REVIEW
        if _LATER.search(words) and "今年" not in words and not years:
            return Part.LATER
        return Part.AHEAD if years or _AHEAD.search(words) else None

    def _turns(self, text: str) -> bool:
        found = _TURNS.match(text.strip())
        if found is None:
            return False
        return not found["year"] or self.year is None or int(found["year"]) == self.year

    def _first_part(self) -> Part:
        if any(_OPENS.search(text) for text in self._texts[:_OPENING_LINES]):
            return Part.OPENING
        for chapter in self._chapters.values():
            named = self._named(chapter.heading)
            if named is Part.AHEAD:
                return Part.REVIEW if chapter.number > _NUMBERED_FIRST else Part.OPENING
            if named is Part.REVIEW:
                return Part.OPENING
        # A later part of a report, without the chapter's heading.
        return Part.AHEAD


def _chapters(texts: Sequence[str]) -> Iterable[_Chapter]:
    for place, text in enumerate(texts):
        heading = paragraph_in(text)
        is_numbered = heading is not None and heading.level == 1
        if not (is_numbered or is_bare_heading(text)):
            continue
        title = heading_title(heading) if heading else text.strip()
        if len(title) > _LONGEST_BARE + 24:
            continue
        number = read_numeral(split_heading(title)[0]) or 0
        years = tuple(int(one) for one in _YEAR.findall(title))
        yield _Chapter(place, title, number, years)


def heading_title(heading: Heading) -> str:
    """Give a heading's words as printed, without what follows its first sentence."""
    return heading.text.partition("。")[0].strip(" \u3000：:")


def _coming_year(texts: Sequence[str], chapters: Iterable[_Chapter]) -> int | None:
    """Give the year that is planned: the latest in the chapters' headings, else that of the meeting."""
    named = [year for one in chapters for year in one.years if not _LATER.search(one.heading)]
    for text in texts[:8]:
        if found := re.search(r"(20\d\d)年\d{1,2}月\d{1,2}日", text):
            return int(found[1])
    last = [
        year + (1 if _REVIEW.search(one.heading) and len(one.years) == 1 else 0)
        for one in chapters
        for year in one.years
    ]
    return max((*named, *last), default=None) if named else None
