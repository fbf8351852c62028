"""The periods that a text names before its figures, and the dates that name nothing themselves."""

import re
from typing import NamedTuple

from gwreport.domain.texts.spans import Edge, Span, SpanKind, spans_in

_THIS_MONTH = re.compile("[当单本]月")
# Words for a period beside those of spans; of the first a single month is what is told.
_OTHER_PERIODS = re.compile("(?=[当单本年累])(?:(?P<month>[当单本]月)|年初以来|累计)")
_UP_TO = frozenset("至到")
_YEARS = frozenset({SpanKind.YEAR, SpanKind.YEARS})
_SEVERAL_MONTHS = frozenset({SpanKind.MONTHS, SpanKind.QUARTERS, SpanKind.HALF})
_SINGLE = frozenset({SpanKind.MONTH, SpanKind.QUARTER})


class ToldPeriod(NamedTuple):
    """A period that a text names before its figures: 1—9月, 上半年, 三季度, 当月.

    `single` says that the figures are those of it alone, `until` the month up to which they count, 0
    for unsaid; `span` is None where it is named by other words (当月, 累计).
    """

    start: int
    stop: int
    single: bool
    until: int = 0
    span: Span | None = None


def periods_told(text: str) -> list[ToldPeriod]:
    """Give the periods that a text names, in their order."""
    found = [ToldPeriod(*one.span(), bool(one["month"])) for one in _OTHER_PERIODS.finditer(text)]
    found += [told for one in spans_in(text) if (told := _told_period(one, text))]
    return sorted(found, key=lambda one: (one.start, one.stop))


def _told_period(span: Span, text: str) -> ToldPeriod | None:
    single, until = False, span.last_month
    if span.kind in _YEARS:
        # 2023年 tells of which year, and nothing of the months of this.
        if span.shift != 0 and (span.bare or span.edge):
            return None
        until = 0
    elif not span.until and text[span.begin - 1 : span.begin] not in _UP_TO:
        if span.kind in _SEVERAL_MONTHS:
            if span.kind is SpanKind.HALF and not span.is_cumulative:
                return None
        elif span.edge is not Edge.LAST:
            # 三季度的… may tell of the whole that is there by then.
            of_whole = span.kind is SpanKind.QUARTER and text.startswith("的", span.stop)
            if of_whole or span.kind not in _SINGLE or span.before or span.since:
                return None
            single = True
    return ToldPeriod(span.lead, span.stop, single, until, span)


def without_dates(words: str) -> str:
    """Leave the dates and the parts of a year out of the words before a figure."""
    kept, end = "", 0
    for span in spans_in(words):
        if span.kind not in _YEARS:
            begin = span.lead if span.shift is None else span.within
            begin -= words[begin - 1 : begin] in _UP_TO
            kept, end = kept + words[end:begin], span.stop
    return _THIS_MONTH.sub("", kept + words[end:])
