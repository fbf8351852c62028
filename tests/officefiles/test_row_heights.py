from hypothesis import given
from hypothesis import strategies as st

from gwreport.officefiles.shown.row_heights import (
    TALLEST,
    columns_in,
    height_of_lines,
    line_count,
    text_width,
    wrapped_height,
)


def test_wide_character_takes_two_columns() -> None:
    assert text_width("完成5.8%") == 8
    assert text_width("“一”—…") == 10


def test_line_breaks_begin_new_lines() -> None:
    assert line_count("一\n\n二", 20) == 3
    assert line_count("", 20) == 1


def test_smaller_font_finds_more_room() -> None:
    assert columns_in(22, 9) > 22 == columns_in(22, 11)


def test_row_is_never_taller_than_a_sheet_allows() -> None:
    assert wrapped_height("长" * 10_000, 20, 11) == TALLEST
    assert height_of_lines(500, 11) == TALLEST


def _broken_by_hand(text: str, columns: int) -> int:
    # As a program for sheets breaks Chinese: a new line where the next character has no room.
    lines, used = 1, 0
    for mark in text:
        if mark == "\n":
            lines, used = lines + 1, 0
            continue
        width = text_width(mark)
        if used + width > columns:
            lines, used = lines + 1, 0
        used += width
    return lines


@given(st.text("完成情况，。0123%\n", max_size=300), st.integers(4, 60))
def test_no_line_is_cut_off(text: str, columns: int) -> None:
    assert line_count(text, columns) >= _broken_by_hand(text, columns)


@given(st.text("完成0 \n", max_size=200), st.sampled_from([9.0, 10.5, 11.0]))
def test_wider_column_never_needs_a_taller_row(text: str, size: float) -> None:
    heights = [wrapped_height(text, width, size) for width in (8, 20, 40, 80)]
    assert heights == sorted(heights, reverse=True)
