"""Rounds, and the months that reports of other offices are of."""

import pytest

from gwreport.domain.rounds import (
    MonthRound,
    Round,
    newest_code,
    parse_period,
    parse_round,
    year_rounds,
)
from gwreport.wording.names import round_name


@pytest.mark.parametrize(
    ("code", "round_", "share", "name"),
    [
        ("2031-M08", MonthRound(2031, 2, 8), 8 / 12, "2031年1—8月"),
        ("2031-M11", MonthRound(2031, 3, 11), 11 / 12, "2031年1—11月"),
        ("2031-M01", MonthRound(2031, 1, 1), 1 / 12, "2031年1月"),
        ("2031-M09", Round(2031, 3), 0.75, "2031年前三季度"),
        ("2031-Q4", Round(2031, 4), 1.0, "2031年全年"),
    ],
)
def test_a_month_is_a_part_of_the_year(code, round_, share, name):
    period = parse_period(code)
    assert period == round_
    assert period.elapsed_share == pytest.approx(share)
    assert round_name(period) == name


@pytest.mark.parametrize("code", ["2031-M13", "2031-M00", "2031", "M8"])
def test_other_words_are_no_period(code):
    assert parse_period(code) is None


def test_rounds_stand_in_the_order_of_their_ends():
    codes = ["2031-PLAN", "2031-Q1", "2031-M04", "2031-M05", "2031-Q2", "2031-M08", "2031-Q3"]
    rounds = [parse_round(code) for code in codes]
    assert sorted([rounds[5], rounds[0], *rounds[1:5], rounds[6]]) == rounds
    assert newest_code(codes[:6]) == "2031-M08"
    assert [str(one) for one in year_rounds(2031)][6:9] == ["2031-M07", "2031-M08", "2031-Q3"]


def test_nothing_is_newest_among_other_words():
    assert newest_code(["", "x"]) == ""


def test_the_refinement_comes_before_every_quarter_and_is_none():
    refinement = parse_round("2031-plan")
    assert str(refinement) == "2031-PLAN"
    assert refinement.is_refinement
    assert not refinement.is_whole_year
    assert refinement < Round(2031, 1)
    assert round_name(refinement) == "2031年细化方案"
    assert parse_period("2031-PLAN") is None
