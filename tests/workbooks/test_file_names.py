from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gwreport.domain.rounds import Round
from gwreport.workbooks.file_names import safe_file_name, workbook_file_name
from gwreport.workbooks.form import UnitForm, WorkspaceKey


def _form(unit: str, number: int = 17) -> UnitForm:
    return UnitForm(
        workspace=WorkspaceKey("1f0c9a3e", "secret"),
        region="青禾区",
        office="",
        round=Round(2025, 3),
        unit_number=number,
        unit_name=unit,
        issued=date(2025, 9, 28),
        deadline=None,
        return_to="",
        indicators=(),
        tasks=(),
    )


def test_file_is_named_for_number_unit_and_round() -> None:
    name = workbook_file_name(_form("区水利局"), set())
    assert name == "017_区水利局_2025年前三季度_填报表.xlsx"


def test_reserved_characters_become_full_width() -> None:
    name = workbook_file_name(_form('区委<办>:"a/b\\c|d?*'), set())
    assert name == "017_区委＜办＞：＂a／b＼c｜d？＊_2025年前三季度_填报表.xlsx"


def test_units_of_one_name_and_number_get_names_of_their_own() -> None:
    taken: set[str] = set()
    names = [workbook_file_name(_form(unit), taken) for unit in ("区A局", "区a局", "区A局")]
    assert len({name.casefold() for name in names}) == 3


def test_long_names_that_are_cut_stay_apart() -> None:
    taken: set[str] = set()
    names = {workbook_file_name(_form("长" * 200 + end), taken) for end in "甲乙"}
    assert len(names) == 2


@pytest.mark.parametrize("name", ["CON", "nul", "Com1", "LPT9", "aux.xlsx"])
def test_names_of_devices_are_marked(name: str) -> None:
    assert safe_file_name(name) == f"_{name}"


@pytest.mark.parametrize(
    ("name", "safe"),
    [("报表. . ", "报表"), ("  a\tb\n", "a b"), ("", "_"), ("...", "_"), ("a\u202eb\x00", "ab")],
)
def test_blanks_dots_and_unseen_characters_go(name: str, safe: str) -> None:
    assert safe_file_name(name) == safe


@given(st.text())
def test_every_system_takes_the_name(unit: str) -> None:
    name = workbook_file_name(_form(unit), set())
    assert not set(name) & set('\\/:*?"<>|')
    assert name.isprintable()
    assert len(name.encode("utf-16-le")) // 2 <= 120
    assert len(name.encode()) <= 240
    assert safe_file_name(safe_file_name(unit)) == safe_file_name(unit)


def test_blanks_around_unseen_characters_are_folded() -> None:
    assert safe_file_name("0 \x1b 0\n局") == "0 0 局"
