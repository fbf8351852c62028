"""Spans of time: what is written is read, in every spelling, and what only looks like one is none."""

from datetime import date, timedelta

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from gwreport.domain.rounds import Round
from gwreport.domain.texts.numerals import read_digits, written_numeral
from gwreport.domain.texts.spans import (
    Edge,
    Span,
    SpanKind,
    limits_in,
    span_at,
    spans_in,
    without_spans,
)
from gwreport.wording.names import round_name

YEAR = 2031
_WIDE = str.maketrans("0123456789", "０１２３４５６７８９")
_NUMERALS = (str, lambda number: str(number).translate(_WIDE), written_numeral)
_months = st.integers(1, 12)
_quarters = st.integers(1, 4)
_to = st.sampled_from(["-", "—", "–", "～", "~", "至", "到", "——", " - "])


def dates(span: Span, year: int = YEAR) -> tuple[date, date]:
    return span.first(year), span.last(year)


def month_end(year: int, month: int) -> date:
    return date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)


def only(text: str) -> Span:
    (span,) = spans_in(text)
    assert text[span.begin : span.stop] == span.text
    return span


def spelled(make) -> set[tuple]:
    """Give what is read of one span in each spelling of its numerals."""
    return {
        (span.kind, *dates(span), span.year, span.is_cumulative)
        for write in _NUMERALS
        for span in [only(make(write))]
    }


@given(month=_months)
def test_a_month_is_the_same_in_every_spelling(month: int) -> None:
    expected = (SpanKind.MONTH, date(YEAR, month, 1), month_end(YEAR, month), None, False)
    for behind in ("月", "月份", "月底", " 月"):
        assert spelled(lambda write, behind=behind: f"{write(month)}{behind}") == {expected}


@given(first=_months, last=_months, to=_to)
def test_a_range_of_months_is_the_same_in_every_spelling(first: int, last: int, to: str) -> None:
    begin = date(YEAR - (first > last), first, 1)
    expected = (SpanKind.MONTHS, begin, month_end(YEAR, last), None, first == 1)
    for between in ("", "月", "月份"):
        assert spelled(lambda write, b=between: f"{write(first)}{b}{to}{write(last)}月") == {
            expected
        }


@given(quarter=_quarters)
def test_a_quarter_is_the_same_in_every_spelling(quarter: int) -> None:
    end = month_end(YEAR, 3 * quarter)
    expected = (SpanKind.QUARTER, date(YEAR, 3 * quarter - 2, 1), end, None, quarter == 1)
    for before in ("", "第", "第 "):
        assert spelled(lambda write, b=before: f"{b}{write(quarter)}季度") == {expected}


@given(first=_quarters, last=_quarters, to=_to)
def test_a_range_of_quarters_is_the_same_in_every_spelling(first: int, last: int, to: str) -> None:
    assume(first <= last)
    begin, end = date(YEAR, 3 * first - 2, 1), month_end(YEAR, 3 * last)
    expected = (SpanKind.QUARTERS, begin, end, None, first == 1)
    for between in ("", "季度"):
        assert spelled(lambda write, b=between: f"{write(first)}{b}{to}{write(last)}季度") == {
            expected
        }


@given(day=st.dates(date(2001, 1, 1), date(2089, 12, 31)))
def test_a_day_is_the_same_in_every_spelling(day: date) -> None:
    read = spelled(lambda write: f"{write(day.month)}月{write(day.day)}日")
    if (day.month, day.day) != (2, 29):
        same = day.replace(year=YEAR)
        assert read == {(SpanKind.DAY, same, same, None, False)}
    for written in (f"{day.year}年{day.month}月{day.day}日", f"{day:%Y-%m-%d}", f"{day:%Y/%m/%d}"):
        (span,) = limits_in(written)
        assert (span.kind, *dates(span, 1999)) == (SpanKind.DAY, day, day)


@given(year=st.integers(2000, 2099))
def test_a_year_is_the_same_in_every_spelling(year: int) -> None:
    digits = "〇一二三四五六七八九"
    chinese = "".join(digits[int(one)] for one in str(year))
    assert read_digits(chinese) == year
    for written in (str(year), str(year).translate(_WIDE), chinese, chinese.replace("〇", "零")):
        for behind in ("年", "年度", " 年"):
            span = only(f"{written}{behind}")
            assert (span.kind, span.year, span.bare) == (SpanKind.YEAR, year, True)
        span = only(f"{written}年上半年")
        assert dates(span) == (date(year, 1, 1), date(year, 6, 30))


@pytest.mark.parametrize("quarter", [1, 2, 3, 4])
def test_what_a_round_is_called_is_read_as_its_period(quarter: int) -> None:
    span = only(round_name(Round(YEAR, quarter)))
    assert dates(span, 1999) == (date(YEAR, 1, 1), month_end(YEAR, 3 * quarter))
    assert span.is_cumulative
    assert span.quarter == quarter


@pytest.mark.parametrize(
    ("text", "kind", "first", "last"),
    [
        ("前三季度", SpanKind.QUARTERS, (1, 1), (9, 30)),
        ("前两个季度", SpanKind.QUARTERS, (1, 1), (6, 30)),
        ("上半年", SpanKind.HALF, (1, 1), (6, 30)),
        ("下半年", SpanKind.HALF, (7, 1), (12, 31)),
        ("前8个月", SpanKind.MONTHS, (1, 1), (8, 31)),
        ("元至八月", SpanKind.MONTHS, (1, 1), (8, 31)),
        ("元月", SpanKind.MONTH, (1, 1), (1, 31)),
        ("6月上旬", SpanKind.TENTH, (6, 1), (6, 10)),
        ("六月中旬", SpanKind.TENTH, (6, 11), (6, 20)),
        ("2月下旬", SpanKind.TENTH, (2, 21), (2, 28)),
        ("4月下旬至5月中旬", SpanKind.MONTHS, (4, 21), (5, 20)),
        ("3月1日—4月20日", SpanKind.MONTHS, (3, 1), (4, 20)),
        ("十月三十一日", SpanKind.DAY, (10, 31), (10, 31)),
        ("11月31日", SpanKind.DAY, (11, 30), (11, 30)),
        ("一季末", SpanKind.QUARTER, (1, 1), (3, 31)),
        ("年底前", SpanKind.YEAR, (1, 1), (12, 31)),
        ("岁末", SpanKind.YEAR, (1, 1), (12, 31)),
    ],
)
def test_a_span_has_its_first_and_last_day(text, kind, first, last) -> None:
    span = only(text)
    assert (span.kind, *dates(span)) == (kind, date(YEAR, *first), date(YEAR, *last))


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("去年底", (2030, 1, 1), (2030, 12, 31)),
        ("上年一季度", (2030, 1, 1), (2030, 3, 31)),
        ("今年4月", (2031, 4, 1), (2031, 4, 30)),
        ("明年6月底前", (2032, 6, 1), (2032, 6, 30)),
        ("2029年12月至2030年3月", (2029, 12, 1), (2030, 3, 31)),
        ("2029年11月至次年2月", (2029, 11, 1), (2030, 2, 28)),
        ("2029年11月至2月", (2029, 11, 1), (2030, 2, 28)),
        ("11月至次年3月", (2031, 11, 1), (2032, 3, 31)),
        ("2023—2027年", (2023, 1, 1), (2027, 12, 31)),
    ],
)
def test_other_years_are_those_that_are_meant(text, first, last) -> None:
    assert dates(only(text)) == (date(*first), date(*last))


@pytest.mark.parametrize(
    "text",
    [
        "提前3个月完成", "三年内", "3年内建成", "3个月", "三个季度", "四季花海", "月度", "季度", "年度", "3月度", "每月",
        "13月", "二十月", "500元月租", "几月", "2023.5亿元", "同比", "今天", "前期", "一年内", "岁月",
    ],
)  # fmt: skip
def test_what_only_looks_like_a_span_is_none(text: str) -> None:
    assert spans_in(text) == ()


def test_marks_around_a_span_are_told() -> None:
    told = only("截至10月底，建成3座")
    assert (told.text, told.until, told.lead, told.edge) == ("10月底", True, 0, Edge.LAST)
    assert only("6月底前完成20个").before
    assert not only("10月前期工作").before
    assert only("3月1日起施行").since
    assert only("今年以来").since
    assert only("10月初").edge is Edge.FIRST


def test_a_span_begins_at_the_place_that_is_asked_for() -> None:
    text = "其中2031年上半年完成3座"
    assert span_at(text) is None
    span = span_at(text, 2)
    assert span is not None
    assert (span.text, span.within) == ("2031年上半年", 7)


def test_spans_are_left_out_of_a_text() -> None:
    text = "截至9月底，今年新增5件；1-3月2件"
    assert without_spans(text) == "，新增5件；2件"
    assert without_spans(text, lambda one: one.until) == "，今年新增5件；1-3月2件"


@pytest.mark.parametrize(
    ("text", "kind"),
    [("2031.6", SpanKind.MONTH), ("2031年6", SpanKind.MONTH), ("2023-2025", SpanKind.YEARS)],
)
def test_figures_alone_are_a_span_where_a_limit_is_written(text: str, kind: SpanKind) -> None:
    assert [one.kind for one in limits_in(text)] == [kind]
