"""Chinese numerals are read and written."""

import pytest

from gwreport.domain.texts.numerals import read_numeral, written_numeral


@pytest.mark.parametrize("number", range(1, 100))
def test_what_is_written_is_read(number: int) -> None:
    assert read_numeral(written_numeral(number)) == number


@pytest.mark.parametrize(
    ("number", "words"),
    [(10, "十"), (12, "十二"), (105, "一百零五"), (110, "一百一十"), (0, "0"), (1000, "1000")],
)
def test_a_number_is_written_as_lists_count(number: int, words: str) -> None:
    assert written_numeral(number) == words


@pytest.mark.parametrize("words", ["", "一二", "十十", "一百", "二十一二", "12", "甲"])
def test_other_words_are_no_numeral(words: str) -> None:
    assert read_numeral(words) is None
