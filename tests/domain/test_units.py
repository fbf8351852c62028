"""The registry: units by any of their names, groups, near misses."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gwreport.domain.units.registry import (
    Group,
    GroupScope,
    MergedUnit,
    NameIndex,
    Registry,
    Unit,
    UnitKind,
    group_scope,
    likely_kind,
)


def registry() -> Registry:
    units = [
        Unit(1, "区住房城乡建委", aliases=("区建委",)),
        Unit(2, "区民政局"),
        Unit(3, "青禾镇", UnitKind.TOWN),
    ]
    return Registry(units, [Group("各镇街", GroupScope.ALL, (3,))])


def test_unit_is_found_by_name_alias_and_padded_name():
    for name in ("区住房城乡建委", "区建委", "区 住房城乡建委"):
        found = registry().find(name)
        assert found is not None
        assert found.number == 1


def test_near_miss_is_suggested_and_never_taken():
    assert registry().find("区住房城乡教委") is None
    assert registry().near("区住房城乡教委") == ("区住房城乡建委",)


def test_short_names_that_differ_by_a_character_are_no_near_misses():
    assert registry().near("区财政局") == ()


def test_groups_resolve_to_their_members_and_each_unit_comes_once():
    units = registry().resolve(["青禾镇", "各镇街", "区建委", "没有的单位"])
    assert [unit.name for unit in units] == ["青禾镇", "区住房城乡建委"]


def test_extending_keeps_numbers_and_makes_groups_of_group_words():
    extended = registry().extended(["区民政局", "区商务委", "相关镇街", "各镇街"])
    assert [(unit.number, unit.name) for unit in extended.units][3:] == [(4, "区商务委")]
    group = extended.group("相关镇街")
    assert group is not None
    assert group.scope is GroupScope.RELEVANT


@pytest.mark.parametrize(
    ("name", "scope"),
    [
        ("各镇街", GroupScope.ALL),
        ("区级各部门单位", GroupScope.ALL),
        ("区级相关部门单位", GroupScope.RELEVANT),
        ("有关镇街", GroupScope.RELEVANT),
        ("各乡镇（街道）", GroupScope.ALL),
        ("区教委", None),
    ],
)
def test_group_words_are_told_from_units(name: str, scope: GroupScope | None):
    assert group_scope(name) is scope


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("区税务局", UnitKind.VERTICAL),
        ("青禾镇", UnitKind.TOWN),
        ("云湖工业园区（云湖科技城）", UnitKind.PARK),
        ("城投集团", UnitKind.ENTERPRISE),
        ("区发展改革委", UnitKind.DEPARTMENT),
    ],
)
def test_kind_is_guessed_from_the_ending(name: str, kind: UnitKind):
    assert likely_kind(name) is kind


_BODIES = st.text(
    st.sampled_from("区市县发展改革经济信息委局办财政水利农业城管"), min_size=1, max_size=9
)


def in_common(one: str, other: str) -> int:
    """Count the characters that stand in both in the same order."""
    row = [0] * (len(other) + 1)
    for mark in one:
        above = row[:]
        for at, its in enumerate(other, 1):
            row[at] = above[at - 1] + 1 if mark == its else max(above[at], row[at - 1])
    return row[-1]


@given(st.lists(_BODIES, max_size=12), _BODIES)
def test_every_name_of_which_four_fifths_are_the_same_is_near(names, name):
    expected = {
        other
        for other in names
        if other != name and 10 * in_common(other, name) >= 4 * (len(other) + len(name))
    }
    assert set(NameIndex(names).near(name)) == expected


def test_the_unit_that_a_text_names_is_found_by_its_longest_name() -> None:
    registry = Registry(
        (
            Unit(1, "区水务局"),
            Unit(2, "青禾区水务局分局"),
            Unit(3, "区交通局", aliases=("区交通委",)),
        )
    )
    named = {
        "007_区水务局_填报表.xlsx": 1,
        "青禾区水务局分局.xlsx": 2,
        "（区交通委）报送.xlsx": 3,
        "区水务局转区交通局.xlsx": None,
        "填报表.xlsx": None,
    }
    for text, number in named.items():
        unit = registry.named_in(text)
        assert (unit.number if unit else None) == number


def office_of_three() -> Registry:
    units = (Unit(1, "区城管局", aliases=("城管",)), Unit(2, "区财政局"), Unit(5, "区水利局"))
    return Registry(units, [Group("各局", GroupScope.ALL, (1, 5))])


def test_a_units_own_name_is_nobody_elses() -> None:
    registry = office_of_three().with_unit(Unit(5, "区水利局", aliases=("区财政局",)))
    assert registry.find("区财政局") == Unit(2, "区财政局")
    assert registry.called("区 财政局") == Unit(2, "区财政局")
    assert registry.called("城管") is None


def test_a_renamed_unit_is_known_by_its_old_name_and_takes_anothers_alias() -> None:
    registry = office_of_three()
    renamed = registry.renamed(registry.units[1], "城管")
    assert renamed.units[0].aliases == ()
    assert renamed.find("区财政局") == Unit(2, "城管", aliases=("区财政局",))
    again = renamed.renamed(renamed.units[1], "区财政局")
    assert again.units[1] == Unit(2, "区财政局", aliases=("城管",))


def test_a_merged_unit_is_found_by_its_number_and_gives_it_to_none() -> None:
    registry = office_of_three()
    merged = registry.with_merged(registry.units[2], registry.units[0])
    assert merged.by_number(5) == merged.units[0]
    assert merged.units[0].aliases == ("城管", "区水利局")
    assert merged.groups[0].members == (1,)
    assert merged.next_number() == 6
    twice = merged.with_merged(merged.units[0], merged.units[1])
    assert twice.by_number(5) == twice.by_number(1) == twice.units[0]
    assert [one.number for one in twice.extended(["区审计局"]).units] == [2, 6]


def test_units_that_were_merged_are_parted_with_all_their_names() -> None:
    registry = office_of_three()
    one, other, third = registry.units
    merged = registry.with_merged(one, other)
    merged = merged.with_merged(merged.units[0], third)
    (into,) = merged.units
    parted = merged.with_parted(into, "区城管局")
    assert parted.units == (one, Unit(5, "区水利局", aliases=("区财政局",)))
    assert parted.by_number(2) == parted.units[1]
    assert [one.unit.number for one in parted.merged] == [2]


def test_an_alias_of_no_unit_becomes_a_new_one() -> None:
    registry = office_of_three()
    assert registry.with_parted(registry.units[0], "城管").find("城管") == Unit(6, "城管")
    with pytest.raises(KeyError):
        registry.with_parted(registry.units[1], "城管")


def test_units_that_were_merged_in_a_circle_lead_nowhere() -> None:
    merged = [MergedUnit(Unit(1, "甲局"), 2), MergedUnit(Unit(2, "乙局"), 1)]
    registry = Registry([Unit(3, "丙局")], (), merged)
    assert registry.by_number(1) is None
    assert registry.next_number() == 4
