"""Which part of which year a title or a heading names: 前三季度, 1—9月, 截至10月底, 2022年9月."""

import re

from gwreport.domain.plan.node_words import Period, months_in_figures

_YEAR = re.compile(r"(?<!\d)(20\d{2})(?!\d)")
_TO = "[-—–－~～至到]{1,2}"
# A day that is printed with the month dates a paper; the months in which a period ends follow.
_SPAN = re.compile(rf"(?<!\d)1月?(?:份)?{_TO}(?P<month>\d{{1,2}})月")
_UNTIL = re.compile(r"截[至止]到?(?:目前)?[（(]?(?:\d{4}年)?(?P<month>\d{1,2})月")
_FIRST_MONTHS = re.compile(r"前(?P<month>\d{1,2})个月")
_QUARTERS = (
    (9, re.compile(rf"前三季度|第?三季度|[一1]{_TO}[三3]季度|前3季度")),
    (6, re.compile(rf"上半年|半年|第?二季度|[一1]{_TO}[二2]季度")),
    (3, re.compile(r"第?一季度|(?<!\d)1季度")),
)
_MONTH = re.compile(r"(?<![\d月])(?P<month>\d{1,2})月(?:份|底|末)?(?!\d|前)")
_WHOLE_YEAR = re.compile("全年|年度|第?四季度|年终|年底|年末|下半年")
_MONTHS = 12


def period_in(words: str) -> Period | None:
    """Find the part of a year that words name, and its year; None where they name none.

    A quarter counts from January, as figures of governments do; of several the one that says most
    counts: a span before a single month.
    """
    text = months_in_figures("".join(words.split()))
    for pattern in (_SPAN, _UNTIL, _FIRST_MONTHS):
        found = pattern.search(text)
        if found and 1 <= int(found["month"]) <= _MONTHS:
            return Period(int(found["month"]), _year_near(text, found.end()))
    for month, pattern in _QUARTERS:
        found = pattern.search(text)
        if found:
            return Period(month, _year_near(text, found.end()))
    for found in _MONTH.finditer(text):
        if 1 <= int(found["month"]) <= _MONTHS:
            return Period(int(found["month"]), _year_near(text, found.end()))
    return None


def whole_year_in(words: str) -> Period | None:
    """Find the year of words that speak of a year as a whole (年度, 全年, 年终); None for others."""
    text = "".join(words.split())
    found = _WHOLE_YEAR.search(text)
    return Period(_MONTHS, _year_near(text, found.end())) if found else None


def _year_near(text: str, end: int) -> int | None:
    """Give the last year that stands before a place, else the first behind it."""
    years = [int(one) for one in _YEAR.findall(text[:end])]
    if years:
        return years[-1]
    behind = _YEAR.search(text, end)
    return int(behind[1]) if behind else None


def told_period(lines: list[str]) -> Period | None:
    """Give the period of the first of several lines that names one, with the year of any of them.

    A part of a year in any line comes before the whole year (年度) in all of them.
    """
    parts = [one for line in lines if (one := period_in(line))]
    parts += [one for line in lines if (one := whole_year_in(line))]
    if not parts:
        return None
    years = [one.year for one in parts if one.year]
    years += [int(found[1]) for line in lines if (found := _YEAR.search(line))]
    return Period(parts[0].month, parts[0].year or next(iter(years), None))
