"""Figures that a sheet program made dates and times of: which figure each may have been."""

from decimal import Decimal

import pytest

from gwreport.officefiles.shown.cell_dates import meant_figure
from gwreport.officefiles.shown.cell_values import shown_number


@pytest.mark.parametrize(
    ("raw", "code", "figure", "in_text"),
    [
        ("45724", "m/d", "3/8", "3/8"),
        ("45724", "yyyy/m/d", "3/8", ""),
        ("17593", "mmm-yy", "3/48", "3/48"),
        ("41030", 'yyyy"年"m"月"', "2012/5", "2012/5"),
        ("8", "yyyy/m/d", "8", "8"),
        ("0", "yyyy/m/d", "0", "0"),
        ("98.5", "m/d/yyyy", "98.5", "98.5"),
        ("0.126388888888889", "h:mm", "3:02", "3:02"),
        ("1.42013888888889", "[h]:mm", "34:05", "34:05"),
        ("45897", '[$-804]yyyy"年"m"月"', "8/28", ""),
        ("41030", '[DBNum1][$-804]yyyy"年"m"月"', "2012/5", "2012/5"),
    ],
)
def test_figure_that_may_have_been_typed(raw: str, code: str, figure: str, in_text: str) -> None:
    shown = shown_number(raw, code)
    assert shown.is_date
    assert meant_figure(shown.text, code, raw, of_figures=True) == figure
    assert meant_figure(shown.text, code, raw, of_figures=False) == in_text


@pytest.mark.parametrize(
    ("days", "code", "text"),
    [
        ("1.42013888888889", "[h]:mm", "34:05"),
        ("1.0006944444", "[h]:mm:ss", "24:01:00"),
        ("0.5", "[mm]", "720"),
        ("2", '[h]"小时"', "48小时"),
    ],
)
def test_time_that_has_passed(days: str, code: str, text: str) -> None:
    assert shown_number(str(Decimal(days)), code).text == text


def test_time_that_has_passed_is_never_negative() -> None:
    assert not shown_number("-1", "[h]:mm").is_date
