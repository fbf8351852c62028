"""Rounds, and the months that reports of other offices are of."""

import pytest

from gwreport.domain.rounds import MonthRound, Round, parse_period, parse_round
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


def test_a_workspace_collects_quarters():
    assert parse_round("2031-M08") is None


def test_the_refinement_comes_before_every_quarter_and_is_none():
    refinement = parse_round("2031-plan")
    assert str(refinement) == "2031-PLAN"
    assert refinement.is_refinement
    assert refinement.before is None
    assert not refinement.is_whole_year
    assert refinement < Round(2031, 1)
    assert Round(2031, 1).before is None
    assert round_name(refinement) == "2031年细化方案"
    assert parse_period("2031-PLAN") is None
