"""Chinese numerals are read and written."""

import pytest

from gwreport.domain.texts.numerals import (
    read_decimal,
    read_digits,
    read_numeral,
    read_tenths,
    with_plain_dates,
    written_numeral,
)


@pytest.mark.parametrize("number", range(1, 1000))
def test_what_is_written_is_read(number: int) -> None:
    assert read_numeral(written_numeral(number)) == number


@pytest.mark.parametrize(
    ("number", "words"),
    [(10, "十"), (12, "十二"), (105, "一百零五"), (110, "一百一十"), (0, "0"), (1000, "1000")],
)
def test_a_number_is_written_as_lists_count(number: int, words: str) -> None:
    assert written_numeral(number) == words


@pytest.mark.parametrize(
    "words", ["", "一二", "十十", "百百", "五六十", "一百零", "二十一二", "12", "甲"]
)
def test_other_words_are_no_numeral(words: str) -> None:
    assert read_numeral(words) is None


@pytest.mark.parametrize(
    ("words", "number"), [("两", 2), ("百", 100), ("一百二", 120), ("一百零一", 101), ("两百", 200)]
)
def test_numerals_are_read_as_they_are_said(words: str, number: int) -> None:
    assert read_numeral(words) == number


@pytest.mark.parametrize(
    ("whole", "point", "number"),
    [("八", "五", 8.5), ("九十九", "零五", 99.05), ("一百二十", "", 120.0), ("五六十", "", None)],
)
def test_a_decimal_is_read(whole: str, point: str, number: float | None) -> None:
    assert read_decimal(whole, point) == number


@pytest.mark.parametrize(
    ("tenths", "more", "number"), [("一", "", 10), ("两", "半", 25), ("三", "二", 32)]
)
def test_tenths_are_read_as_per_cent(tenths: str, more: str, number: float) -> None:
    assert read_tenths(tenths, more) == number


def test_what_is_no_digit_is_no_tenth() -> None:
    with pytest.raises(ValueError, match="甲"):
        read_tenths("甲")


@pytest.mark.parametrize("words", ["二〇二五", "二零二五", "二○二五", "2025"])
def test_a_year_is_read_digit_by_digit(words: str) -> None:
    assert read_digits(words) == 2025


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("二〇二五年一月二十日", "2025年1月20日"),
        ("二○二五年十二月", "2025年12月"),
        ("二零三一年重点工作", "2031年重点工作"),
        ("二０二五年 三 月 五 日", "2025年 3 月 5 日"),
        ("十二二年一月", "十二二年一月"),
        ("一季度新建二〇所", "一季度新建二〇所"),
    ],
)
def test_spelt_dates_are_written_in_figures(text: str, plain: str) -> None:
    assert with_plain_dates(text) == plain
