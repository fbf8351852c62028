"""Spans of time in words, one grammar for all who ask: 前三季度, 1—9月, 截至10月底, 2025年6月上旬, 去年底.

Who asks has a rule of its own for which spans it accepts; how one is written stands here alone.
Digits may be full-width, months, days, quarters and years Chinese numerals, and a blank may stand
within a span. No spans are 3个月 and 三年内 (how long something takes), 月度 and 月均, 年度 and 季度 alone.
"""

import re
from calendar import monthrange
from collections.abc import Callable
from datetime import date
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

from gwreport.domain.texts.numerals import read_digits, read_numeral

_A_QUARTER, _A_YEAR = 3, 12
_FIRST_HALF, _SECOND_HALF = (1, 6), (7, 12)


class SpanKind(StrEnum):
    """What a span is made of, from the shortest to the longest."""

    DAY = "day"  # 10月15日
    TENTH = "tenth"  # 10月上旬
    MONTH = "month"  # 10月, 10月底
    MONTHS = "months"  # 1—9月, 前8个月
    QUARTER = "quarter"  # 三季度
    QUARTERS = "quarters"  # 前三季度, 二至三季度
    HALF = "half"  # 上半年
    YEAR = "year"  # 全年, 年底, 2025年
    YEARS = "years"  # 2023—2027年


class Edge(StrEnum):
    """Which end of a span is meant where it is not the whole of it."""

    FIRST = "first"  # 10月初
    LAST = "last"  # 10月底, 三季度末


class Span(NamedTuple):
    """A span of time and its place: `text` stands from `begin` to `stop` of the text it was read from.

    `lead` is where 截至 before it begins, `begin` itself where none does; `within` is where the part of
    the year begins, behind the year's own words.
    Months are 1 to 12; `last_day` is 0 for the last of its month. `year` is that of its end and None
    where none is written, `first_year` that of its beginning where it is another. `shift` is that of
    今年 (0), 去年 (-1) and 明年 (1), None where none of them is written. `before` says that it ends in 前 or 之前, `since`
    in 以来 or 起. `bare` says that nothing but a year is
    written (2025年, 今年).
    """

    text: str
    lead: int
    begin: int
    within: int
    stop: int
    kind: SpanKind
    first_month: int
    last_month: int
    first_day: int = 1
    last_day: int = 0
    year: int | None = None
    first_year: int | None = None
    shift: int | None = None
    edge: Edge | None = None
    before: bool = False
    since: bool = False
    bare: bool = False

    @property
    def until(self) -> bool:
        """Whether 截至 stands before it: what is told is told up to its end."""
        return self.lead < self.begin

    @property
    def is_cumulative(self) -> bool:
        """Whether it tells of more than a month from the first of January on: 一季度, 前三季度, 1—2月."""
        begins = self.first_month == 1 and self.kind not in _WITHIN_A_MONTH
        return self.until or (begins and self.first_year is None)

    @property
    def is_single(self) -> bool:
        """Whether it is one month, or a part of one."""
        return self.kind in _WITHIN_A_MONTH

    @property
    def is_whole(self) -> bool:
        """Whether it is a whole year, and not what is over within it or at its end: 全年, 2025年."""
        return self.kind in _WHOLE_YEARS and (self.bare or self.text.endswith("全年"))

    @property
    def quarter(self) -> int:
        """The quarter, 1 to 4, at whose end it is over."""
        return -(-self.last_month // _A_QUARTER)

    def year_in(self, year: int) -> int:
        """Give the year in which it ends, for a text that is of `year`."""
        return self.year or year + (self.shift or 0)

    def first(self, year: int) -> date:
        """Give its first day, for a text that is of `year`; that of 11月至3月 lies in the year before."""
        own = self.first_year or self.year_in(year) - (self.first_month > self.last_month)
        return _day(own, self.first_month, self.first_day)

    def last(self, year: int) -> date:
        """Give its last day, for a text that is of `year`; of a day that no month has, the month's last."""
        return _day(self.year_in(year), self.last_month, self.last_day)


# Where the fields behind the text and the places of a span begin.
_PLACES = 5
_WITHIN_A_MONTH = frozenset({SpanKind.DAY, SpanKind.TENTH, SpanKind.MONTH})
_WHOLE_YEARS = frozenset({SpanKind.YEAR, SpanKind.YEARS})


def _day(year: int, month: int, day: int) -> date:
    last = monthrange(year, month)[1]
    return date(year, month, min(day or last, last))


_WIDE = str.maketrans("０１２３４５６７８９", "0123456789")
_ANY_WIDE = re.compile("[０-９]")
# A blank within a span, but no end of a line.
_GAP = r"[^\S\n]?"
_TO = rf"{_GAP}[-—–－−~～至到]{{1,2}}{_GAP}"
# 元 is the first month, but not in 500元月补贴; a numeral is none as the end of a longer one.
_MONTH = (
    r"(?:(?<!\d)(?:1[0-2]|0?[1-9])|(?<![一二三四五六七八九十百千〇○零第两几数每这])(?:十[一二]?|[一二三四五六七八九])"
    r"|(?<![\d一二三四五六七八九十百千万亿几多每美欧日])元)"
)
_DAY = r"(?:3[01]|[12]\d|0?[1-9]|三十一?|二?十[一二三四五六七八九]?|[一二三四五六七八九])"
_QUARTER = r"(?:(?<!\d)[1-4]|(?<![一二三四五六七八九十])[一二三四])"
_YEAR = r"(?:(?<!\d)20\d\d|二[〇○零O0][一二三四五六七八九〇○零O0]{2})"
_RELATIVE: dict[str | None, int] = {
    "今年": 0, "本年": 0, "当年": 0, "去年": -1, "上年": -1, "明年": 1, "来年": 1, "次年": 1, "翌年": 1,
}  # fmt: skip
_PARTS: dict[str | None, tuple[int, int]] = {
    "初": (1, 10), "上旬": (1, 10), "中旬": (11, 20), "下旬": (21, 0), "上中旬": (1, 20), "中下旬": (11, 0),
}  # fmt: skip
_LAST = frozenset("底末终")
_QUARTERS = (
    rf"前{_GAP}(?P<quarters>[二两三四2-4])个?季度"
    rf"|(?:第{_GAP})?(?:(?P<from_quarter>{_QUARTER})(?:季度)?{_TO}第?{_GAP})?(?P<quarter>{_QUARTER}){_GAP}季(?:度|(?=[末底]))"
)
_MONTHS = (
    rf"(?<![提之以目])前{_GAP}(?P<count>{_MONTH}){_GAP}个月"
    rf"|(?:(?P<from>{_MONTH}){_GAP}(?:月份?{_GAP}(?:(?P<from_day>{_DAY}){_GAP}[日号]|(?P<from_part>[上中下]旬))?)?{_TO}(?:(?P<to_year>{_YEAR}){_GAP}年{_GAP}|(?P<to_next>次年|翌年|明年|来年))?)?"
    # 月度 and 月均 name no month, the mean of 1—9月均值 is one of months, and 三月三 is a feast.
    rf"(?P<month>{_MONTH}){_GAP}月(?![度亮饼季薪租供]|均(?!值))(?!(?<=三月)三(?![日号十]))份?"
    rf"(?:{_GAP}(?P<day>{_DAY}){_GAP}[日号]|(?P<part>上中旬|中下旬|[上中下]旬|初(?![步中小])))?"
)
_WHOLE = r"全年|(?<![\d一二三四五六七八九十两几多数每周历前半])年(?:[底末终]|内)|岁末"
_NAMED_YEAR = (
    rf"(?=[2二])(?:(?P<from_year>{_YEAR}){_GAP}年?{_TO})?(?P<year>{_YEAR}){_GAP}年度?"
    f"|(?=[今本当去上明来次翌])(?P<relative>{'|'.join(one for one in _RELATIVE if one)})度?"
)
_WITHIN_A_YEAR = rf"{_QUARTERS}|(?P<half>[上下]半年)度?|{_MONTHS}|(?P<whole>{_WHOLE})"
_ENDS = r"(?P<edge>[底末内])?(?P<before>[之以]前|前(?![期述景]))?(?P<since>以来|起)?"
# Most digits and numerals of a text begin no span: what follows them is none of these. Most characters
# are not even such a beginning: to ask that first is far quicker than to try each way.
_BEGINS = (
    r"(?=[\d一二三四五六七八九十元上下今本当去明来次翌全年岁前第截])"
    r"(?=\d{1,4}[\s年月季\-—–－−~～至到]|[一二三四五六七八九十元][\s月季至到\-—–－−~～一二三四五六七八九十〇○零O0]"
    r"|[上下]半|[今本当去上明来次翌全]年|年[底末终内]|岁末|前[\s\d一二两三四五六七八九十元]|第[\s\d一二三四]|截[至止])"
    rf"(?P<until>截[至止]到?{_GAP})?"
)
_WRITTEN = (
    rf"{_BEGINS}(?P<named>{_NAMED_YEAR})?(?:{_GAP}(?:{_WITHIN_A_YEAR})|(?(named)|(?!))){_ENDS}"
)
# The part of a pattern of others that stands for a part of a year: 前三季度, 1—9月, 2025年6月底.
IN_PATTERNS = re.sub(
    r"\(\?P<\w+>", "(?:", rf"(?:(?:{_NAMED_YEAR}){_GAP})?(?:{_WITHIN_A_YEAR}){_ENDS}"
)
_SPAN = re.compile(_WRITTEN)
# Every span holds one of these.
_SOME = re.compile("[月季年岁]")
# 2025-06-30, 2025/6, 2025.6.30, 2025年6, 2023-2025: so time limits are written, and figures too.
_LIMIT = re.compile(
    r"(?<!\d)(?P<year>20\d\d)(?:[-—–~～至](?P<to_year>20\d\d)(?!\d)|(?:[-/.]|年)(?P<month>1[0-2]|0?[1-9])(?:[-/.](?P<day>3[01]|[12]\d|0?[1-9]))?(?!\d))"
)


@lru_cache(maxsize=4096)
def spans_in(text: str) -> tuple[Span, ...]:
    """Find the spans of time in a text, in their order."""
    if not _SOME.search(text):
        return ()
    return tuple(_span(found, text) for found in _SPAN.finditer(_plain(text)))


def span_at(text: str, begin: int = 0) -> Span | None:
    """Give the span of time that begins at a place of a text; None where none does."""
    found = _SPAN.match(_plain(text), begin)
    return _span(found, text) if found else None


@lru_cache(maxsize=1024)
def limits_in(text: str) -> tuple[Span, ...]:
    """Find the spans in words that are a time limit and nothing else: 2025-06-30 and 2025.6 are ones there."""
    plain = _plain(text)
    found = {one.begin: one for one in (_span(span, text) for span in _SPAN.finditer(plain))}
    for written in _LIMIT.finditer(plain):
        at = found.get(written.start())
        # In 2025年6 there is a year, as far as words go.
        if at is None or at.bare:
            found[written.start()] = _written_date(written, text)
    return tuple(found[begin] for begin in sorted(found))


def without_spans(text: str, accepts: Callable[[Span], bool] = lambda _: True) -> str:
    """Leave the spans of time that are accepted out of a text."""
    kept, end = "", 0
    for span in spans_in(text):
        if accepts(span):
            kept, end = kept + text[end : span.lead], span.stop
    return kept + text[end:]


def _plain(text: str) -> str:
    return text.translate(_WIDE) if _ANY_WIDE.search(text) else text


# What the spans met so far are made of: most texts name the same few.
_MOST_KNOWN = 4096
_known: dict[str, Span] = {}


def _span(found: re.Match[str], text: str) -> Span:
    start, words = found.start(), found[0]
    known = _known.get(words)
    if known is None:
        if len(_known) >= _MOST_KNOWN:
            _known.clear()
        known = _known[words] = _read(found)
    begin, stop = start + known.begin, start + known.stop
    return Span(text[begin:stop], start, begin, start + known.within, stop, *known[_PLACES:])


def _read(found: re.Match[str]) -> Span:
    """Read what was found, its places counted from where it begins."""
    words = found.groupdict()
    kind, first, last = _months(words)
    year, first_year = _years(words, wraps=first > last)
    shift = 1 if words["to_next"] and not year else _RELATIVE.get(words["relative"])
    if first_year and kind is SpanKind.YEAR:
        kind = SpanKind.YEARS
    day = _number(words["day"])
    part = _PARTS.get(words["part"], (1, 0))
    begin_day = _number(words["from_day"]) or _PARTS.get(words["from_part"], (1, 0))[0]
    end = words["edge"] or (words["whole"] or "")[-1:]
    start = found.start()
    begin = (found.end("until") if words["until"] else start) - start
    return Span(
        text=found[0][begin:],
        lead=0,
        begin=begin,
        within=found.end("named") - start if words["named"] else begin,
        stop=found.end() - start,
        kind=kind,
        first_month=first,
        last_month=last,
        first_day=begin_day if words["from"] else day or part[0],
        last_day=day or part[1],
        year=year,
        first_year=first_year,
        shift=shift,
        edge=Edge.FIRST if words["part"] == "初" else Edge.LAST if end in _LAST else None,
        before=bool(words["before"]),
        since=bool(words["since"]),
        bare=kind in _WHOLE_YEARS and not (words["whole"] or words["edge"]),
    )


def _months(words: dict[str, str | None]) -> tuple[SpanKind, int, int]:
    """Give what a span is made of, and its first and last month."""
    if words["month"]:
        month, begin = _month(words["month"]), words["from"]
        if begin:
            return SpanKind.MONTHS, _month(begin), month
        if words["day"]:
            return SpanKind.DAY, month, month
        part = SpanKind.TENTH if words["part"] else SpanKind.MONTH
        return part, month, month
    if words["count"]:
        return SpanKind.MONTHS, 1, _month(words["count"])
    if words["quarters"]:
        return SpanKind.QUARTERS, 1, _A_QUARTER * _number(words["quarters"])
    if words["quarter"]:
        begin = words["from_quarter"]
        quarter = _number(words["quarter"])
        kind = SpanKind.QUARTERS if begin else SpanKind.QUARTER
        first = _number(begin) if begin else quarter
        return kind, _A_QUARTER * (first - 1) + 1, _A_QUARTER * quarter
    if words["half"]:
        return SpanKind.HALF, *(_FIRST_HALF if words["half"][0] == "上" else _SECOND_HALF)
    return SpanKind.YEAR, 1, _A_YEAR


def _years(words: dict[str, str | None], *, wraps: bool) -> tuple[int | None, int | None]:
    """Give the year that is written for a span's end, and that for its beginning if it is another."""
    year, first, end = (_year(words[key]) for key in ("year", "from_year", "to_year"))
    if end:
        return end, (first or year) if (first or year) != end else None
    if year and (words["to_next"] or wraps):
        return year + 1, year
    return year, first


def _year(words: str | None) -> int | None:
    return read_digits(words) if words else None


def _number(words: str | None) -> int:
    return (int(words) if words.isdecimal() else read_numeral(words) or 0) if words else 0


def _month(words: str) -> int:
    return 1 if words == "元" else _number(words)


def _written_date(found: re.Match[str], text: str) -> Span:
    begin, stop = found.span()
    year, end = int(found["year"]), found["to_year"]
    day, month = int(found["day"] or 0), int(found["month"] or 0)
    return Span(
        text=text[begin:stop],
        lead=begin,
        begin=begin,
        within=begin,
        stop=stop,
        kind=SpanKind.YEARS if end else SpanKind.DAY if day else SpanKind.MONTH,
        first_month=month or 1,
        last_month=month or _A_YEAR,
        first_day=day or 1,
        last_day=day,
        year=int(end) if end else year,
        first_year=year if end else None,
        bare=bool(end),
    )
