"""Stored numbers as the screen shows them."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gwreport.officefiles.shown.cell_values import iso_moment, shown_number
from gwreport.officefiles.shown.number_formats import Look


@pytest.mark.parametrize(
    ("raw", "code", "shown"),
    [
        ("1", "General", "1"),
        ("1.0", "General", "1"),
        ("-0.0", "General", "0"),
        ("0.10000000000000001", "General", "0.1"),
        ("1E+20", "General", "100000000000000000000"),
        ("285.6", "0.00", "285.60"),
        ("1234567.891", "#,##0.0", "1,234,567.9"),
        ("0.5", "0.##", "0.5"),
        ("3", "0.##", "3"),
        ("2.5", "0", "3"),
        ("-2.5", "0", "-3"),
        ("0.065", "0%", "7%"),
        ("0.065", "0.0%", "6.5%"),
        ("120", '0"天"', "120天"),
        ("12.5", r"0.0\d", "12.5d"),
        ("8.3", '"增长"0.0"%"', "增长8.3%"),
        ("7", "@", "7"),
        ("12", "[Red]0.0", "12.0"),
        ("5", '0.0;"-"0.0', "5.0"),
        ("不是数", "0.0", "不是数"),
    ],
)
def test_number_is_given_as_it_shows(raw, code, shown):
    assert shown_number(raw, code).text == shown


@pytest.mark.parametrize("code", ["0.0x", "[Blau]0", "0;0;0;0;0", "[DBNum1]0.0"])
def test_formats_that_are_not_understood_leave_the_figure_and_say_so(code):
    shown = shown_number("128000", code)
    assert shown.text == "128000"
    assert shown.look is Look.ODD


@pytest.mark.parametrize("raw", ["NaN", "Infinity", "-inf", "1e999999", "1e-999999", "-1e-400000"])
def test_what_is_no_finite_number_stays_as_it_is(raw):
    assert shown_number(raw).text == raw
    assert shown_number(raw).look is Look.ODD


def test_rounding_is_told():
    assert shown_number("3.14159", "0.00").rounded
    assert not shown_number("3.14", "0.00").rounded


@pytest.mark.parametrize(
    ("serial", "moment"),
    [
        ("0", "00:00:00"),
        ("1", "1900-01-01"),
        ("59", "1900-02-28"),
        ("60", "1900-02-29"),
        ("61", "1900-03-01"),
        ("46000.5", "2025-12-09 12:00:00"),
        ("46000.999999999", "2025-12-10"),
        ("0.25", "06:00:00"),
        ("2958465", "9999-12-31"),
        ("2958466", None),
        ("-1", None),
    ],
)
def test_day_numbers_become_iso(serial, moment):
    assert iso_moment(Decimal(serial)) == moment


def test_date_out_of_range_is_left_as_a_number():
    shown = shown_number("2958466", "yyyy/m/d")
    assert (shown.text, shown.is_date, shown.look) == ("2958466", False, Look.ODD)


@pytest.mark.parametrize("code", ["yyyy-mm-dd", 'yyyy"年"m"月"d"日"', "[$-804]yyyy/m/d;@", "h:mm AM/PM", "mm:ss"])  # fmt: skip
def test_date_formats_are_known(code):
    assert shown_number("46000.25", code).is_date


@pytest.mark.parametrize(
    "code", ["General", "0.00", '0"天"', '"年底"0', "[Red]0", "0.00E+00", "@", ""]
)
def test_other_formats_are_no_dates(code):
    assert not shown_number("46000.25", code).is_date


@given(st.integers(-(10**14), 10**14), st.integers(0, 4))
def test_fixed_decimals_round_as_decimal_does(number, places):
    value = Decimal(number) / 10**3
    code = "0" + ("." + "0" * places if places else "")
    shown = shown_number(str(value), code).text
    assert abs(Decimal(shown) - value) <= Decimal(1).scaleb(-places) / 2
    assert len(shown.partition(".")[2]) == places


@given(st.text(max_size=12), st.floats(allow_nan=False, allow_infinity=False))
def test_no_format_makes_the_reading_fail(code, number):
    assert isinstance(shown_number(repr(number), code).text, str)
