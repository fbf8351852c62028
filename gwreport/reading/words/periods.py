"""Which part of which year a title or a heading names: 前三季度, 1—9月, 截至10月底, 2022年9月."""

import re
from collections.abc import Sequence

from gwreport.domain.plan.node_words import Period
from gwreport.domain.texts.spans import Span, SpanKind, spans_in

_YEAR = re.compile(r"(?<!\d)(20\d{2})(?!\d)")
_UNTIL = re.compile("截[至止]到?目前[（(]?$")
_HALF = re.compile("半年")
_WHOLE_YEAR = re.compile("年度")
# What is told of a part of the year that is just over, and not of the year as a whole.
_PRESENT = re.compile(
    "[本当上]月|[本当上]季|[本当上]周|[本当]旬|[本当]期|截[止至]到?目?[前今]|目前|当前|现阶段|近期|阶段性"
)
# What a sentence says from here on is still to come, or is asked: 其余2026年上半年完工, 整改时限：2026年3月.
_TO_COME = re.compile(
    "预计|力争|争取|计划|确保|拟于|拟在|将于|将在|可于|有望|剩余|其余|余下|尚余|下一?步|后续|限期"
    "|(?:完成|整改|办结|办理|竣工|开工|投用|交付|要求|目标)的?(?:时间|日期|节点)|时限|期限"
)
_CLAUSE = re.compile("[^，,。；;]+[，,。；;]?")
_STOPS = ("。", "；", ";")
_MONTHS, _HALF_YEAR = 12, 6
_SAYS_NOTHING = 9


def past_period_in(sentences: str) -> Period | None:
    """Find the part of a year of which sentences tell; None where they name none, or only what is to come by then.

    A limit (2026年6月底前) is no such part, nor what stands behind a word of what is planned or left.
    """
    kept: list[str] = []
    is_over = True
    for clause in _CLAUSE.findall(sentences):
        is_over = is_over and not _TO_COME.search(clause)
        kept.extend([clause] if is_over else [])
        is_over = is_over or clause.endswith(_STOPS)
    text = "".join("".join(kept).split())
    return _period_of(text, [one for one in spans_in(text) if one.until or not one.before])


def period_in(words: str) -> Period | None:
    """Find the part of a year that words name, and its year; None where they name none.

    A quarter counts from January, as figures of governments do; of several the one that says most
    counts: a span before a single month.
    """
    text = "".join(words.split())
    return _period_of(text, spans_in(text))


def _period_of(text: str, found: Sequence[Span]) -> Period | None:
    spans = [one for one in found if not one.bare and not one.shift]
    told = [(_says(one, text), one) for one in spans]
    best = min(told, key=lambda one: one[0], default=(_SAYS_NOTHING, None))
    if best[1] is not None and best[0] < _SAYS_NOTHING:
        return Period(best[1].last_month, best[1].year or _year_near(text, best[1].stop))
    half = _HALF.search(text)
    if half and not any(one.kind is SpanKind.HALF for one in spans):
        return Period(_HALF_YEAR, _year_near(text, half.end()))
    return None


def _says(span: Span, text: str) -> int:
    """Give the rank of what a span says of a title's figures, 0 for the most; 9 for nothing."""
    if span.kind is SpanKind.MONTHS and span.first_month == 1:
        return 0
    if span.until or _UNTIL.search(text, max(0, span.begin - 6), span.begin):
        return 1
    if span.last_month == _MONTHS and not span.is_single:
        return _SAYS_NOTHING
    if span.kind in (SpanKind.QUARTER, SpanKind.QUARTERS, SpanKind.HALF):
        return 2 + (_MONTHS - span.last_month) // 3
    # A day dates a paper.
    return 6 if span.kind in (SpanKind.MONTH, SpanKind.MONTHS) else _SAYS_NOTHING


def whole_year_in(words: str) -> Period | None:
    """Find the year of words that speak of a year as a whole (年度, 全年, 年终); None for others."""
    text = "".join(words.split())
    span = next((one for one in spans_in(text) if _ends_year(one)), None)
    found = _WHOLE_YEAR.search(text)
    if span is None and found is None:
        return None
    end = span.stop if span else found.end() if found else 0
    return Period(_MONTHS, _year_near(text, end))


def is_of_present(words: str) -> bool:
    """Say whether words tell of a part of the year that is just over, without naming it: 本月进展情况, 截至目前."""
    return bool(_PRESENT.search("".join(words.split())))


def _ends_year(span: Span) -> bool:
    """Say whether a span is of a year as a whole: 全年, 年底, 四季度, 下半年; 年内 is a limit."""
    if span.kind in (SpanKind.QUARTER, SpanKind.QUARTERS, SpanKind.HALF):
        return span.last_month == _MONTHS
    return span.kind is SpanKind.YEAR and not span.bare and not span.text.endswith("内")


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
