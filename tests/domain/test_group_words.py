"""A group word says which sort of units it means, and which others mean the same."""

import pytest

from gwreport.domain.units.group_words import alike_groups, group_kinds
from gwreport.domain.units.registry import Group, GroupScope, UnitKind

TOWN, PARK, FIRM = UnitKind.TOWN, UnitKind.PARK, UnitKind.ENTERPRISE
OFFICE, UPPER = UnitKind.DEPARTMENT, UnitKind.VERTICAL


@pytest.mark.parametrize(
    ("name", "kinds"),
    [
        ("各镇街", {TOWN}),
        ("相关镇街", {TOWN}),
        ("各镇人民政府、街道办事处", {TOWN}),
        ("各乡镇（街道）", {TOWN}),
        ("各工业园区", {PARK}),
        ("各平台公司", {FIRM}),
        ("区属国有企业", {FIRM}),
        ("区级相关部门单位", {OFFICE}),
        ("县级有关部门", {OFFICE}),
        ("各驻区单位", {UPPER}),
        ("各镇街、园区", {TOWN, PARK}),
        ("安委会成员单位", set()),
    ],
)
def test_a_group_word_says_which_units_it_means(name: str, kinds: set[UnitKind]) -> None:
    assert group_kinds(name) == kinds


def test_groups_of_the_same_sort_are_found() -> None:
    names = ("各镇街", "相关镇街", "各镇人民政府、街道办事处", "区级部门", "各成员单位", "各园区")
    groups = [Group(name, GroupScope.ALL) for name in names]
    assert [one.name for one in alike_groups("各镇街", groups)] == list(names[1:3])
    assert alike_groups("各成员单位", groups) == ()
