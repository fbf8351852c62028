"""Rules on dates: something told as done after the round's end, a wrong year, an earlier period."""

import re
from collections.abc import Iterator
from functools import lru_cache

from gwreport.domain.checks.case import Case, Check, Told, short
from gwreport.domain.findings.codes.checks import CheckCode
from gwreport.domain.form.columns import Field
from gwreport.domain.returns.returns import Entry
from gwreport.domain.rounds import MonthRound, Round
from gwreport.domain.texts.spans import Span, SpanKind, span_at, spans_in

_SENTENCE = re.compile(r"[^。；;\n]+")
_CLAUSE = re.compile(r"[^，,：:]+")
_TOLD_AS_DONE = re.compile(
    r"截至|截止|已(?!纳入.{0,6}计划)|完成了|建成投用|投入使用|成功|举办了|召开了|印发了|获得|荣获|通过了|正式启动|挂牌"
)
_AHEAD = re.compile(
    r"预计|计划|拟|将|力争|争取|确保|有望|目标|待|即可|安排在|届时|可(?:完|投|建|开|达)|之?前(?:完|建|投|全|开|实|达|取)|下一步|要求"
)
_OTHER_YEAR_WORDS = re.compile(r"上年|去年|同比|较|比|历年|以来|年度(?:资金|项目|计划|方案)")
_PRESENT = re.compile("目前|截至")
_PARTS_OF_A_YEAR = frozenset({SpanKind.QUARTER, SpanKind.QUARTERS, SpanKind.HALF})
_LONGEST = 60
_LONGEST_CLAUSE = 400


def _after_the_end(case: Case) -> Iterator[Told]:
    round_ = case.round
    end = (round_.year, round_.last_month)
    for entry, sentence, clause in _clauses(case):
        for span in spans_in(clause):
            year = span.year_in(round_.year)
            if not (span.is_single or span.kind is SpanKind.MONTHS) or span.before or span.since:
                continue
            # What is to be after this year is told with the wrong years.
            if year > round_.year or (year, span.last_month) <= end or _AHEAD.search(clause):
                continue
            if _TOLD_AS_DONE.search(clause) or _is_told_as_done(sentence):
                facts = {"date": span.text, "sentence": short(sentence, _LONGEST)}
                yield Told(entry.unit, Field.COMPLETION, sentence, facts)
                break


@lru_cache(maxsize=64)
def _is_told_as_done(sentence: str) -> bool:
    # A sentence may have thousands of clauses, each with a date.
    return _TOLD_AS_DONE.search(sentence) is not None


def _wrong_year(case: Case) -> Iterator[Told]:
    for entry, sentence, clause in _clauses(case):
        for span in spans_in(clause):
            year = span.year
            if year is None or span.bare:
                continue
            ahead = _AHEAD.search(clause[: span.lead]) is not None
            planned_in_the_past = ahead and year < case.round.year
            done_in_the_future = (
                year > case.round.year
                and not ahead
                and not _AHEAD.search(clause)
                and _TOLD_AS_DONE.search(clause) is not None
            )
            # 2024年前三季度 at the head of a text of 2025 tells of the year before.
            other_period = (
                _is_period(span)
                and span.lead == 0
                and year != case.round.year
                and entry.text(Field.COMPLETION).startswith(clause)
                and not _OTHER_YEAR_WORDS.search(clause)
            )
            if planned_in_the_past or done_in_the_future or other_period:
                facts = {"date": span.text, "sentence": short(sentence, _LONGEST)}
                yield Told(entry.unit, Field.COMPLETION, sentence, facts)
                break


def _earlier_period(case: Case) -> Iterator[Told]:
    round_ = case.round
    for entry in case.filled:
        text = entry.text(Field.COMPLETION).strip()
        span = span_at(text)
        if span is None or span.shift or not _is_period(span) or not span.is_cumulative:
            continue
        if not _is_of_before(span, round_) or _PRESENT.search(text):
            continue
        if not any(_is_of_now(one, round_) and not one.bare for one in spans_in(text)):
            yield Told(entry.unit, Field.COMPLETION, text, {"period": span.text})


def _is_of_before(span: Span, round_: Round) -> bool:
    # Figures come out a month later: 1—8月 is what there is to tell of three quarters, 1—7月 of 1—8月.
    if isinstance(round_, MonthRound):
        return span.last_month < round_.last_month - 1
    return span.last_month % 3 == 0 and span.quarter < round_.quarter


def _is_of_now(span: Span, round_: Round) -> bool:
    if isinstance(round_, MonthRound):
        return span.last_month >= round_.last_month - 1
    return span.quarter == round_.quarter


def _is_period(span: Span) -> bool:
    """Say whether a text that begins with a span is as a whole of it: 上半年, 1—9月."""
    months = span.kind is SpanKind.MONTHS and span.is_cumulative
    return (months or span.kind in _PARTS_OF_A_YEAR) and not span.until


def _clauses(case: Case) -> Iterator[tuple[Entry, str, str]]:
    for entry in case.filled:
        text = entry.text(Field.COMPLETION)
        if "月" not in text and "年" not in text:
            continue
        for sentence in map(str.strip, _SENTENCE.findall(text)):
            for clause in _CLAUSE.findall(sentence):
                yield entry, sentence, clause.strip()[:_LONGEST_CLAUSE]


CHECKS = (
    Check(CheckCode.DATE_AFTER_ROUND, _after_the_end),
    Check(CheckCode.DATE_WRONG_YEAR, _wrong_year),
    Check(CheckCode.TEXT_OF_EARLIER_PERIOD, _earlier_period),
)
