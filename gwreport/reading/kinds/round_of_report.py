"""Which round a report is of, by all that a document says of it; a year alone is the whole year where nothing speaks against it."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import PurePath

from gwreport.domain.findings.codes.documents import DocumentCode
from gwreport.domain.findings.finding import Finding
from gwreport.domain.findings.place import Place
from gwreport.domain.plan.node_words import Period
from gwreport.domain.rounds import parse_round
from gwreport.domain.texts.quoting import beginning, in_one_line
from gwreport.domain.texts.spans import Span, spans_in
from gwreport.officefiles.grid import Document
from gwreport.reading.drafts import finding
from gwreport.reading.layouts.headers import tables_in
from gwreport.reading.layouts.line_joining import one_line
from gwreport.reading.layouts.notice import year_in
from gwreport.reading.layouts.reports.reported import Reported
from gwreport.reading.words.date_lines import DateLine, date_line
from gwreport.reading.words.item_numbers import split_number
from gwreport.reading.words.periods import is_of_present, past_period_in, period_in, whole_year_in

_YEAR = re.compile(r"(20\d{2})年")
_MOST_FRONT, _LAST_LINES = 12, 4
_LONGEST_LINE, _SHOWN, _MONTHS = 60, 24, 12
_SO_FAR = re.compile("截[止至]到?(?:目前|当前|现在|今)|目前|当前|现正|正在")
# What is still to come in the year: 预计年底建成.
_COMING = re.compile("预计|力争|争取|计划|确保|拟于|拟在|将于|将在|可于|有望")


@dataclass(frozen=True, slots=True)
class Told:
    """What a report's reader found of when it is: its titles, the headings over what was done and what was aimed at, its rows."""

    titles: Sequence[str]
    headings: Sequence[str]
    aims: Sequence[str]
    rows: Sequence[Reported]


def round_of(document: Document, told: Told, findings: list[Finding]) -> str | None:
    """Find the round: by the titles, the lines on dates, the headings, and what the rows say; its year there or in the rows.

    What was only gathered from a date of writing or from the rows, and a year alone that something
    in the document speaks against, is told.
    """
    found = _Found(document, told)
    place = told.rows[0].place if told.rows else Place(document.name)
    period = found.named() or found.gathered() or found.whole_year()
    if period is None:
        findings.append(finding(DocumentCode.ROUND_MISSING, place))
        return None
    year = period.year or found.year
    if year is None:
        year = _likely_year(told.rows)
        if year is None:
            findings.append(finding(DocumentCode.ROUND_MISSING, place))
            return None
        findings.append(finding(DocumentCode.YEAR_ASSUMED, place, year=str(year)))
    code = period.code(year)
    if found.words and (round_ := parse_round(code)):
        told_as = (
            DocumentCode.ROUND_DOUBTED if period is found.whole else DocumentCode.ROUND_ASSUMED
        )
        words = beginning(in_one_line(found.words), _SHOWN)
        findings.append(finding(told_as, place, words=words, round=round_))
    return code


class _Found:
    """Looks for the round in one place after the other; `words` are those that are to be told with it."""

    def __init__(self, document: Document, told: Told) -> None:
        self.words, self.whole = "", None
        self._told = told
        self._name = document.name
        self._sheets = [grid.part for grid in document.grids() if grid.named]
        self._lines = [line for line in map(one_line, _lone(document)) if line]
        self._over = list(dict.fromkeys(_over_tables(document)))
        self._dates = list(_dates(self._lines, self._over))
        front = self._lines[:_MOST_FRONT]
        # Where the titles speak of no year as a whole, short lines may say of what part it is.
        is_of_year = any(map(whole_year_in, told.titles))
        self._spoken = [] if is_of_year else [one for one in front if _is_short(one)]
        self._year = next(filter(None, map(whole_year_in, (*told.titles, *front))), None)
        words = (*told.titles, *self._lines, *told.headings, *told.aims)
        dated = (one.period.year for one in self._dates)
        self.year = year_in(" ".join(words)) or next(filter(None, dated), None)

    def named(self) -> Period | None:
        """Give the part of the year that titles, lines on dates or headings name."""
        told = self._told
        dates = (one.period for one in self._dates if one.is_exact and self._fits(one.period))
        spoken = filter(None, map(past_period_in, self._spoken))
        found = (*_parts(told.titles), *dates, *spoken, *_parts(told.headings))
        return self._with_year(next(iter(found), None))

    def gathered(self) -> Period | None:
        """Give the part of the year that a date of writing, the rows, the sheets' or the file's names let suppose."""
        found = next(self._gathered(), None)
        if found is None:
            return None
        period, self.words = found
        return self._with_year(period)

    def _gathered(self) -> Iterator[tuple[Period, str]]:
        for one in self._dates:
            if not one.is_exact and self._is_within(one.period):
                yield one.period, one.words
        spoken = (_until(self._told.rows), _spoken_until(self._lines[:_MOST_FRONT]))
        yield from (one for one in spoken if one and self._is_within(one[0]))
        for name in (*self._sheets, PurePath(self._name).stem):
            if (period := period_in(name)) and self._is_within(period):
                yield period, name
        if not self._year:
            for line in self._lines:
                if period := past_period_in(line):
                    yield period, line

    def whole_year(self) -> Period | None:
        """Give the year that is named as a whole; `words` are what speaks against it."""
        told = self._told
        lines = (*told.titles, *self._lines[:_MOST_FRONT], *told.headings, *self._lines)
        self.whole = next((one for one in map(whole_year_in, lines) if one), None)
        if self.whole is not None:
            self.words = next(self._against(self.whole), "")
        return self.whole

    def _against(self, whole: Period) -> Iterator[str]:
        told = self._told
        lines = (*told.titles, *told.headings, *self._lines[:_MOST_FRONT])
        yield from (one for one in lines if len(one) <= _SHOWN and is_of_present(one))
        yield from (
            one.words
            for one in self._dates
            if one.period.year and whole.year and one.period.year < whole.year
        )
        yield from (
            words
            for row in told.rows
            for words in (row.completion, row.next_step)
            if _is_before_the_end(words, whole.year, is_step=words is row.next_step)
        )
        so_far = [row.completion for row in told.rows if _SO_FAR.search(row.completion)]
        if 2 * len(so_far) > len(told.rows):
            yield so_far[0]

    def _with_year(self, period: Period | None) -> Period | None:
        if period is None or period.year or not (self._year and self._year.year):
            return period
        return Period(period.month, self._year.year)

    def _fits(self, period: Period) -> bool:
        year = self._year.year if self._year else None
        return not (year and period.year) or period.year == year

    def _is_within(self, period: Period) -> bool:
        """Say whether a period is of the titles' year, and over before its end."""
        return self._fits(period) and (period.month < _MONTHS or not self._year)


def _lone(document: Document) -> Iterator[str]:
    return (text.strip() for text, _ in document.lone_texts())


def _is_short(line: str) -> bool:
    return (
        len(line) <= _LONGEST_LINE
        and not line.endswith(("。", "；", "：", ":"))
        and not split_number(line).number
    )


def _over_tables(document: Document) -> Iterator[str]:
    for grid in document.grids():
        for table in tables_in(grid):
            yield from table.above


def _dates(lines: Sequence[str], over: Sequence[str]) -> Iterator[DateLine]:
    """Give the lines on dates at the document's head, over its tables and at its end."""
    head = [*lines[:_MOST_FRONT], *over]
    for line in dict.fromkeys((*head, *lines[-_LAST_LINES:])):
        if found := date_line(line):
            yield found


def _parts(lines: Iterable[str]) -> Iterator[Period]:
    return filter(None, map(period_in, lines))


def _untils(words: str) -> Iterator[Span]:
    """Give the days and months up to which words tell what was done."""
    for span in spans_in(words):
        if span.until and not span.before and not span.bare and not span.shift:
            yield span


def _until(rows: Sequence[Reported]) -> tuple[Period, str] | None:
    """Give the month up to which most rows tell, the last of several, where the year is not over then."""
    told = [spans for row in rows if (spans := list(_untils(row.completion)))]
    if 2 * len(told) <= len(rows):
        return None
    return _last(span for spans in told for span in spans)


def _spoken_until(lines: Sequence[str]) -> tuple[Period, str] | None:
    return _last(span for line in lines for span in _untils(line))


def _last(spans: Iterable[Span]) -> tuple[Period, str] | None:
    last = max(spans, key=lambda one: (one.year or 0, one.last_month), default=None)
    if last is None or last.last_month == _MONTHS:
        return None
    return Period(last.last_month, last.year), f"截至{last.text}"


def _is_before_the_end(words: str, year: int | None, *, is_step: bool) -> bool:
    """Say whether words speak of a time in the year as one still to come, or tell only up to a month of it."""
    if any(one.last_month < _MONTHS for one in _untils(words)):
        return True
    is_coming = is_step or bool(_COMING.search(words))
    return is_coming and any(
        (one.before or one.edge is not None)
        and not one.shift
        and (one.year is None or one.year == year)
        for one in spans_in(words)
    )


def _likely_year(rows: Sequence[Reported]) -> int | None:
    years = Counter(year for row in rows for year in _YEAR.findall(row.completion))
    return int(years.most_common(1)[0][0]) if years else None
