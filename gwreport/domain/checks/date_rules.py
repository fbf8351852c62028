"""Rules on dates: something told as done after the round's end, a wrong year, an earlier period."""

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date
from functools import lru_cache

from gwreport.domain.checks.case import Case, Check, Told, short
from gwreport.domain.findings.codes.checks import CheckCode
from gwreport.domain.form.columns import Field
from gwreport.domain.returns.returns import Entry
from gwreport.domain.rounds import Round

_DATE = re.compile(
    r"(?<!\d)(?:(?P<year>20\d\d)年)?(?P<month>1[0-2]|0?[1-9])月(?!度)(?:(?P<day>3[01]|[12]\d|0?[1-9])[日号]|(?P<part>上旬|中旬|下旬|初|底|末))?(?P<before>前|之前|以前)?"
)
_SENTENCE = re.compile(r"[^。；;\n]+")
_CLAUSE = re.compile(r"[^，,：:]+")
_TOLD_AS_DONE = re.compile(
    r"截至|截止|已(?!纳入.{0,6}计划)|完成了|建成投用|投入使用|成功|举办了|召开了|印发了|获得|荣获|通过了|正式启动|挂牌"
)
_AHEAD = re.compile(
    r"预计|计划|拟|将|力争|争取|确保|有望|目标|待|即可|安排在|届时|可(?:完|投|建|开|达)|之?前(?:完|建|投|全|开|实|达|取)|下一步|要求"
)
_OTHER_YEAR_WORDS = re.compile(r"上年|去年|同比|较|比|历年|以来|年度(?:资金|项目|计划|方案)")
_YEAR = re.compile(
    r"(?<![\d—–-])(?P<year>20\d\d)年(?!度|[—–-])(?:(?P<period>前三季度|上半年|[一二三四]季度)|(?P<month>\d{1,2})月)"
)
_PERIOD_WORDS = {
    1: re.compile(r"^(?:今年|20\d\d年)?第?(?:一|1)季度"),
    2: re.compile(r"^(?:今年|20\d\d年)?(?:上半年|1[—–-]6月)"),
    3: re.compile(r"^(?:今年|20\d\d年)?(?:前三季度|1[—–-]9月)"),
}
_PRESENT = {
    2: re.compile(r"上半年|[二2]季度|[456]月|1[—–-]6月|目前|截至"),
    3: re.compile(r"前三季度|[三3]季度|[789]月|1[—–-]9月|目前|截至"),
    4: re.compile(r"全年|[四4]季度|1[012]月|年底|年末|目前|截至"),
}
_LONGEST = 60
_LONGEST_CLAUSE = 400


def _after_the_end(case: Case) -> Iterator[Told]:
    end = _last_day(case.round)
    for entry, sentence, clause in _clauses(case):
        for found in _DATE.finditer(clause):
            day = _day(found, case.round.year)
            if day is None or day <= end or found["before"]:
                continue
            if found["year"] and int(found["year"]) > case.round.year:
                continue
            behind = clause[found.end() :]
            if _AHEAD.search(clause) or _AHEAD.search(behind):
                continue
            if _TOLD_AS_DONE.search(clause) or _is_told_as_done(sentence):
                facts = {"date": found[0], "sentence": short(sentence, _LONGEST)}
                yield Told(entry.unit, Field.COMPLETION, sentence, facts)
                break


@lru_cache(maxsize=64)
def _is_told_as_done(sentence: str) -> bool:
    # A sentence may have thousands of clauses, each with a date.
    return _TOLD_AS_DONE.search(sentence) is not None


def _wrong_year(case: Case) -> Iterator[Told]:
    for entry, sentence, clause in _clauses(case):
        for found in _YEAR.finditer(clause):
            year = int(found["year"])
            ahead = _AHEAD.search(clause[: found.start()]) is not None
            planned_in_the_past = ahead and year < case.round.year
            done_in_the_future = (
                year > case.round.year
                and not ahead
                and not _AHEAD.search(clause)
                and _TOLD_AS_DONE.search(clause) is not None
            )
            # 2024年前三季度 at the head of a text of 2025 tells of the year before.
            other_period = (
                found["period"]
                and found.start() == 0
                and year != case.round.year
                and entry.text(Field.COMPLETION).startswith(clause)
                and not _OTHER_YEAR_WORDS.search(clause)
            )
            if planned_in_the_past or done_in_the_future or other_period:
                facts = {"date": found[0], "sentence": short(sentence, _LONGEST)}
                yield Told(entry.unit, Field.COMPLETION, sentence, facts)
                break


def _earlier_period(case: Case) -> Iterator[Told]:
    present = _PRESENT.get(case.round.quarter)
    if present is None:
        return
    for entry in case.filled:
        text = entry.text(Field.COMPLETION).strip()
        for quarter, pattern in _PERIOD_WORDS.items():
            found = pattern.match(text)
            if found and quarter < case.round.quarter and not present.search(text):
                yield Told(entry.unit, Field.COMPLETION, text, {"period": found[0]})


def _clauses(case: Case) -> Iterator[tuple[Entry, str, str]]:
    for entry in case.filled:
        text = entry.text(Field.COMPLETION)
        if "月" not in text and "年" not in text:
            continue
        for sentence in map(str.strip, _SENTENCE.findall(text)):
            for clause in _CLAUSE.findall(sentence):
                yield entry, sentence, clause.strip()[:_LONGEST_CLAUSE]


def _day(found: re.Match[str], year: int) -> date | None:
    year, month = int(found["year"] or year), int(found["month"])
    part = found["part"]
    if found["day"]:
        day = int(found["day"])
    elif part in ("底", "末", "下旬"):
        day = monthrange(year, month)[1]
    else:
        day = 15 if part == "中旬" else 1
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _last_day(round_: Round) -> date:
    month = round_.quarter * 3
    return date(round_.year, month, monthrange(round_.year, month)[1])


CHECKS = (
    Check(CheckCode.DATE_AFTER_ROUND, _after_the_end),
    Check(CheckCode.DATE_WRONG_YEAR, _wrong_year),
    Check(CheckCode.TEXT_OF_EARLIER_PERIOD, _earlier_period),
)
