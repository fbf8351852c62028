"""What is a time limit in a clerk's words, and what is none."""

import pytest

from gwreport.domain.plan.time_limits import is_limit


@pytest.mark.parametrize(
    ("words", "is_one"),
    [
        ("2025年6月底前", True),
        ("立行立改", True),
        ("15个工作日", True),
        ("3个月内", True),
        ("长期坚持", True),
        ("尽快", False),
        ("2月30日前", False),
        ("区城管局", False),
    ],
)
def test_a_limit_names_a_time_or_says_how_it_ends(words: str, is_one: bool) -> None:
    assert is_limit(words) is is_one
