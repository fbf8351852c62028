"""Lines over and under a report that say of when it is: （截至10月31日）, 统计时间：2024年10月, 填报日期：2024.11.3."""

import re
from dataclasses import dataclass

from gwreport.domain.plan.node_words import Period
from gwreport.domain.texts.spans import Span, SpanKind, limits_in
from gwreport.reading.words.item_numbers import split_number
from gwreport.reading.words.periods import period_in

# Behind the start of the line, a blank or a mark: 完成时间 and 开工日期 are a task's own.
_START = r"(?:^|(?<=[\s，,。；;（(、|]))"
_UNTIL_LABEL = re.compile(
    _START
    + r"(?:(?:统计|数据|信息|进度)?截[止至](?:时间|日期|日)?|(?:统计|数据|进度|报告|填报|填表|所属|考核|通报)(?:时段|时点|期|周期|时期|月份|期间|期别|区间)|统计(?:时间|日期))\s*[：:]\s*"
)
_MADE_LABEL = re.compile(
    _START
    + r"(?:填报|填表|填写|制表|编制|编报|报送|上报|报表|报告|汇总|更新|数据更新|通报|印发|填|制)?(?:时\s*间|日\s*期)\s*[：:]\s*"
)
_UNTIL = re.compile(r"截[至止]到?\s*$")
_BARE = "（()）【】[] \u3000"
_BEHIND_DATE = re.compile("(?:印发|发布|填报|制表|更新)?[）)】]?")
_SENTENCE_END = ("。", "；", ";", "！", "：", ":", "，")
# 截至9月底，已建成2个 tells of a task.
_TELLS = re.compile("[，,]|已|完成[^情进]")
_LONGEST, _NEAR = 80, 3
# A paper of a month's first half tells of the months before it.
_FIRST_HALF, _MONTHS = 15, 12


_DATE_ALONE = re.compile(
    r"(?:\d{4}|[一二三四五六七八九〇○零0]{4})\s*年\s*[\d一二三四五六七八九十]{1,3}\s*月\s*[\d一二三四五六七八九十]{1,3}\s*日"
)


def is_date_alone(line: str) -> bool:
    """Say whether a line is a day and nothing else: 2031年3月5日, 二〇三一年三月五日."""
    return bool(_DATE_ALONE.fullmatch(line))


@dataclass(frozen=True, slots=True)
class DateLine:
    """The period that such a line names; `is_exact` says until when is told, and not only on which day it was written."""

    period: Period
    words: str
    is_exact: bool


def date_line(line: str) -> DateLine | None:
    """Read a line that says of when a report is; None for sentences and all others."""
    text = " ".join(line.split())
    if not text or len(text) > _LONGEST or text.endswith(_SENTENCE_END):
        return None
    if split_number(text).number:
        return None
    spans = [one for one in limits_in(text) if not one.bare and not one.shift and not one.before]
    for span in () if _TELLS.search(text) else spans:
        if span.until or _UNTIL.search(text, max(0, span.begin - 6), span.begin):
            return DateLine(Period(span.last_month, span.year), text, is_exact=True)
    if label := _UNTIL_LABEL.search(text):
        said = next((one for one in spans if _is_at(one, label)), None)
        period = Period(said.last_month, said.year) if said else period_in(text[label.end() :])
        return DateLine(period, text, is_exact=True) if period else None
    if label := _MADE_LABEL.search(text):
        said = next((one for one in spans if _is_at(one, label)), None)
        return DateLine(_told_on(said), text, is_exact=False) if said else None
    return _bare_line(text, spans)


def _is_at(span: Span, label: re.Match[str]) -> bool:
    return 0 <= span.begin - label.end() <= _NEAR


def _bare_line(text: str, spans: list[Span]) -> DateLine | None:
    """Read a line that is nothing but a date or a part of a year: 2024年11月5日, （1—9月）."""
    words = text.strip(_BARE)
    begin = text.find(words)
    span = next((one for one in spans if one.begin == begin), None)
    if span is None or not _BEHIND_DATE.fullmatch(text[span.stop : begin + len(words)].strip()):
        return None
    # A day or a month alone may as well be that of the paper.
    return DateLine(_told_on(span), text, is_exact=not span.is_single)


def _told_on(day: Span) -> Period:
    """Give of which months a paper of a day tells: of one in a month's first half, the months before."""
    month, year = day.last_month, day.year
    if day.kind is SpanKind.DAY and day.last_day <= _FIRST_HALF:
        month -= 1
    return Period(month or _MONTHS, year if month or year is None else year - 1)
