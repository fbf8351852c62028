"""What a text puts off behind the end of the year, and what is still to come within it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from gwreport.domain.judgement.told.clauses import (
    SENTENCE_END,
    clause_around,
    clause_start,
    clause_stop,
)
from gwreport.domain.judgement.told.stages import Stage
from gwreport.domain.rounds import Round
from gwreport.domain.texts.spans import Span, SpanKind, limits_in, span_at, spans_in

_LATER = re.compile(
    r"(?=[明来次翌下跨年春开2十])(?:明年|春季(?:学期|开学)|开春|来年|次年|翌年|下一?年度?(?=[^度，。；]{0,6}(?:建|完|投|开|启|竣|通|交|验|推|实))|跨年度?(?=[^，。；]{0,4}(?:完成|实施|推进|建成))"
    r"|(?<![一二三四五六七八九十两几多数\d])(?:年|春节)后(?=[^，。；]{0,6}(?:复工|开工|完工|竣工|建成|投|启动|进场|完成|实施|开[馆园业放通]|启用|交付|通车))"
    r"|(?<![\d—–~～-])(?<![\d年][至到])(?P<year>20\d\d)年(?!度?(?:项目|计划|工作|预算|任务|申报|储备|目标))"
    # A plan of five years is a time where it says when (十五五期间), and a paper elsewhere (编制十五五规划).
    r"|十(?P<plan>[三四五六])五(?=[”\"]?(?:期间|时期|期内|[前中后]期|末|[年之]?初|再|才|方|开工|启动|建设|实施)))"
)
# Most texts hold none of these, and need not be searched.
_SOME_LATER = re.compile("[明来次翌下跨]年|下一年|[年节]后|春季|开春|20|十[三四五六]五")
_PLANS_FROM = {"三": 2016, "四": 2021, "五": 2026, "六": 2031}
# From the third quarter on spring is the next one.
_LATE_IN_YEAR = 7
_START = re.compile("开工|动工|启动|开建|进场|复工|申报|举办|开展|实施|推进")
_END = re.compile(
    "建成|完工|竣工|投用|启用|投入|投产|投运|通车|通水|开通|交付|验收|完成|开放|开园|开馆|开业|运[行营]|出台|印发|上市|落地|挂牌|获批|达标|达产|办结|到位|销号|贯通|合龙|封顶|搬迁|入住|入驻|供[水电气热]|发放|兑付"
)
_PUT_OFF = re.compile("推迟|延期|延后|顺延|延[至到]|调整[为到至]|改为|移[至到]")
# 合同工期至明年5月
_TERM = re.compile("(?:工期|期限|建设期|周期)(?:为|是)?(?:[到至]|截至|延[到至长]+)?$")
# What may follow a date on which something ended; 8月26日已提交报告, 5月12日通过验收.
_ENDED = re.compile(
    "[，,]?(?:已经?|正式|全部|顺利|如期|按期|提前|圆满|率先){0,3}[^，。；\n未拟将]{0,6}?(?:提交[^，。；\n]{0,8}(?:报告|成果|方案)|印发|出台|发布|通过[^，。；\n]{0,8}(?:验收|评审|审定|审议)|竣工|完工|建成|投用|投入使用|投产|通车|开通|交付|挂牌|开工|动工|举办|召开|办结|完成(?!招标|立项|可研|设计|选址|主体|前期))"
)
_WORKS_ENDED = re.compile(
    "(?:已|正式|全面|如期|顺利|建成)?(?:上线|投用|投入使用|投入运[营行]|建成|竣工|完工|通车|启用|开园|开业|开馆|开街|交付|通过(?:竣工)?验收|投产|对外开放)"
)
_NOT_YET = re.compile("预计|计划|拟|力争|原定|将|争取|要求|确保")
_PREPARES = re.compile(
    "谋划|储备|为明年|为次年|做好明年|编制明年|起草明年|安排明年|提前下达|对接明年"
)
_LAST_MONTH = 12
# What is told up to a month is there by then.
_UP_TO = frozenset("至到")
_SOON = re.compile(r"(?<![\d一二三四五六七八九十])月底前|本月底|近期|即将|将于|尽快")
_TO_BE = re.compile(
    "建成|完工|竣工|投用|启用|投入|投产|投运|通车|通水|开通|交付|验收|完成|开放|开园|开业|运[行营]|试生产|试运行|举办|召开|出台|印发|开工|动工|开建|开幕"
)


# A time that was set once: 原计划5月底完工, 应于6月底前交付.
_SET_ONCE = re.compile(
    "(?:原(?:本)?(?:计划|定|拟|预计|来计划)|本应|理应|按计划应|计划应|(?<![对相适响供反])应)(?:当)?[于在]?"
)
_SOME_SET = ("原", "应")
_KEPT = re.compile(
    r"(?<!未)(?:已|均|现已|提前|如期|按期|按时|顺利)(?!延|推|逾|超|经?过)[^，。；\n未]{0,10}?(?:建成|完工|竣工|投用|启用|投入|投产|投运|通车|开通|交付|验收|完成(?![\d一二三四五六七八九])|开放|开园|开业|运[行营]|开工|动工|举办|出台|印发|收尾|扫尾)"
)


@dataclass(frozen=True, slots=True)
class PutOff:
    """A clause that puts a start or an end behind the year.

    `around` are the words up to it, `rest` is the text without it.
    """

    clause: str
    around: str
    rest: str
    stage: Stage


def put_off(text: str, round_: Round) -> Iterator[PutOff]:
    """Give what a text puts off behind the end of the round's year."""
    for found in _LATER.finditer(text) if _SOME_LATER.search(text) else ():
        year = found["year"]
        if year and int(year) <= round_.year:
            continue
        if found[0].startswith(("春季", "开春")) and round_.last_month < _LATE_IN_YEAR:
            continue
        if found["plan"] and round_.year >= _PLANS_FROM[found["plan"]]:
            continue
        start, stop = clause_start(text, found.start()), clause_stop(text, found.end())
        clause = text[start:stop]
        if _PREPARES.search(clause) or text[found.end() : found.end() + 1] == "—":
            continue
        if re.search("已[于在]?$", text[start : found.start()]):
            continue
        behind = text[found.end() : stop]
        ends, starts = _END.search(behind), _START.search(behind)
        delayed = _PUT_OFF.search(clause)
        if delayed or ends or starts:
            begins = starts is not None and (ends is None or starts.start() < ends.start())
            if delayed and not behind.strip():
                begins = _START.search(clause) is not None and not _END.search(clause)
        elif _TERM.search(text, start, found.start()):
            begins = False
        elif re.search(
            "预计|计划|力争|时间|拟|排期|安排|[定排]在|定于", clause[: found.start() - start]
        ):
            before = text[start : found.start()]
            ends, starts = _END.search(before), _START.search(before)
            if not (ends or starts):
                continue
            begins = starts is not None and ends is None
        else:
            continue
        sentence = clause_start(text, start, SENTENCE_END)
        stage = Stage.START if begins else Stage.USED
        quote = clause_around(text, found.start(), found.end())
        yield PutOff(quote, text[sentence:stop], text[:start] + text[stop:], stage)


def passed_limit(text: str, round_: Round) -> str:
    """Give the clause of a time that was set once and is over without an end being told, "" for none.

    原计划5月底完工，目前仍在装修 is late; 原计划10月完工，已提前建成 is not.
    """
    for found in _SET_ONCE.finditer(text) if any(map(text.__contains__, _SOME_SET)) else ():
        span = span_at(text, found.end())
        if span is None or span.bare or span.is_whole:
            continue
        stop = clause_stop(text, span.stop)
        if (span.year_in(round_.year), span.last_month) > (round_.year, round_.last_month):
            continue
        if not _TO_BE.search(text, span.stop, stop) or _KEPT.search(text, span.stop):
            continue
        return clause_around(text, found.start(), span.stop)
    return ""


def ended_in_time(text: str, due: str, round_: Round) -> bool:
    """Say whether a text dates an end at or before a time limit: 8月26日已提交普查报告 of 8月底前."""
    limits = [(one.year_in(round_.year), one.last_month) for one in limits_in(due) if not one.bare]
    for span in spans_in(text) if limits else ():
        if not span.is_single or (span.year_in(round_.year), span.last_month) > max(limits):
            continue
        clause = text[clause_start(text, span.lead) : span.lead]
        if _ENDED.match(text, span.stop) and not _NOT_YET.search(clause):
            return True
    return False


def dated_end(text: str, round_: Round) -> str:
    """Give the clause that dates the end of works within the round (平台9月上线), "" where none does."""
    for span in spans_in(text):
        ended = span.is_single and not (span.before or span.since or span.until)
        if not ended or span.year_in(round_.year) != round_.year:
            continue
        if span.last_month > round_.last_month or not _WORKS_ENDED.match(text, span.stop):
            continue
        if not _NOT_YET.search(text, clause_start(text, span.lead), span.lead):
            return clause_around(text, span.lead, span.stop)
    return ""


def still_to_come(text: str, round_: Round) -> bool:
    """Say whether a text names an end within the year that lies behind the round's end."""
    ends = [
        one.stop
        for one in spans_in(text)
        if _is_to_come(one, round_) and text[one.lead - 1 : one.lead] not in _UP_TO
    ]
    ends += [found.end() for found in _SOON.finditer(text)]
    return any(_TO_BE.search(text, end, min(len(text), end + 14)) for end in ends)


def _is_to_come(span: Span, round_: Round) -> bool:
    if span.until or span.year_in(round_.year) != round_.year:
        return False
    if span.is_single:
        return span.last_month > round_.last_month
    # 全年 is what a target is of.
    ends = span.kind is SpanKind.QUARTER or (span.kind is SpanKind.YEAR and not span.is_whole)
    return ends and span.last_month == _LAST_MONTH


def days_left(round_: Round) -> int:
    """Give the days of the year that are still to come when the round ends."""
    first = date(round_.year, round_.last_month + 1, 1) if not round_.is_whole_year else None
    return (date(round_.year + 1, 1, 1) - first).days if first else 0
