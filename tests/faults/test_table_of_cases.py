"""The page on faults names exactly the tests that there are, and every case has one."""

from pathlib import Path

from tests.faults.table_of_cases import CASES, TITLES, named_tests, page

ROOT = Path(__file__).parents[2]


def test_the_page_is_what_the_tests_say() -> None:
    assert (ROOT / "docs/faults.md").read_text(encoding="utf-8") == page()


def test_every_case_has_a_test() -> None:
    assert set(range(1, 79)) <= set(TITLES) <= set(range(1, 102))
    tested = {one.number for one in CASES} | {number for number, _ in named_tests()}
    assert [number for number in TITLES if number not in tested] == []


def test_no_two_cases_have_the_same_name() -> None:
    names = [one.name for one in CASES]
    assert len(names) == len(set(names))
