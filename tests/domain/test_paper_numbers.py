"""The numbers of papers go on over runs and rounds, and are the office's to set and to take back."""

import re
from datetime import UTC, datetime

import pytest

from gwreport.domain.decisions.decisions import Decision, DecisionKind
from gwreport.domain.decisions.paper_numbers import (
    PaperNumber,
    TakenNumber,
    next_number,
    number_papers,
    number_subject,
    read_number,
)
from gwreport.domain.papers import Paper

AT = datetime(2025, 10, 13, tzinfo=UTC)
SORT = Paper.SUPERVISION


def made(*numbers: tuple[str, int, int, int], undone: tuple[int, ...] = ()) -> list[Decision]:
    """Make decisions of round, unit, year and number, and undoings of those named."""
    found = [
        Decision(
            place,
            round_,
            number_subject(SORT, unit),
            DecisionKind.NUMBER,
            PaperNumber(year, number).value(),
            "",
            "",
            AT,
        )
        for place, (round_, unit, year, number) in enumerate(numbers, 1)
    ]
    return found + [
        Decision(len(found) + at, "2025-Q3", "", DecisionKind.UNDO, str(number), "", "", AT)
        for at, number in enumerate(undone, 1)
    ]


def given(
    decisions: list[Decision],
    *units: int,
    round_: str = "2025-Q3",
    year: int = 2025,
    first: int | None = None,
) -> list[int]:
    found = number_papers(decisions, round_, SORT, year, units, first=first)
    assert isinstance(found, dict)
    return [found[unit].number for unit in units]


def test_numbers_go_on_over_rounds_and_a_paper_keeps_its_own() -> None:
    before = made(("2025-Q2", 7, 2025, 1), ("2025-Q2", 9, 2025, 2), ("2025-Q3", 9, 2025, 3))
    assert given(before, 7, 9, 12) == [4, 3, 5]


def test_each_year_begins_with_one() -> None:
    before = made(("2025-Q3", 7, 2025, 8))
    assert given(before, 7, round_="2025-Q4", year=2026) == [1]


def test_another_sort_of_paper_counts_for_itself() -> None:
    assert next_number(made(("2025-Q3", 7, 2025, 8)), Paper.LETTER, 2025) == 1


def test_a_number_taken_back_is_free_again_and_one_replaced_is_not() -> None:
    numbers = ("2025-Q3", 7, 2025, 1), ("2025-Q3", 9, 2025, 2)
    assert given(made(*numbers, undone=(2,)), 7, 9) == [1, 2]
    replaced = made(*numbers, ("2025-Q3", 9, 2025, 5))
    assert given(replaced, 7, 9, 12) == [1, 5, 6]
    assert number_papers(replaced, "2025-Q4", SORT, 2025, [3], first=2) == TakenNumber(
        PaperNumber(2025, 2)
    )


def test_the_office_says_from_which_number_on() -> None:
    before = made(("2025-Q2", 7, 2025, 1), ("2025-Q3", 7, 2025, 2))
    assert given(before, 7, 9, first=13) == [13, 14]
    # A paper's own number is no other paper's.
    assert given(before, 7, 9, first=2) == [2, 3]
    taken = number_papers(before, "2025-Q3", SORT, 2025, [7], first=1)
    assert taken == TakenNumber(PaperNumber(2025, 1))


@pytest.mark.parametrize("value", ["", "2025", "2025-0", "2025-05", "25-5", "2025-５", "2025-1 "])
def test_what_the_program_did_not_write_is_no_number(value: str) -> None:
    with pytest.raises(ValueError, match=f"^{re.escape(value)}$"):
        read_number(value)
