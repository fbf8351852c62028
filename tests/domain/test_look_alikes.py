"""Characters that are the same on paper, and those that only seem to be."""

import unicodedata

import pytest

from gwreport.domain.texts.look_alikes import (
    as_seen,
    compared,
    difference,
    odd_doubles,
    skeleton,
    usual_characters,
)
from gwreport.domain.units.registry import Registry, Unit, name_key


@pytest.mark.parametrize(
    ("written", "seen"),
    [
        ("区⽔利局", "区水利局"),  # Kangxi radical, as PDF programs give it
        ("区⺠政局", "区民政局"),  # radicals of the supplement, unknown to NFKC
        ("⻓江镇", "长江镇"),
        ("⻋站街道", "车站街道"),
        ("区政务服务办⻔户中心", "区政务服务办门户中心"),
        ("户籍⼾口", "户籍户口"),  # NFKC gives the older 戶
        ("⾭河镇", "青河镇"),
        ("⿈河镇", "黄河镇"),
        ("区林\uf9f4业局", "区林林业局"),  # compatibility ideograph
        ("区\u200b财\u00ad政\ufeff局\u200d\u2060", "区财政局"),
        ("\u202d区财政局\u202c\u200e", "区财政局"),
        ("葛\U000e0100城镇", "葛城镇"),
    ],
)
def test_what_is_the_same_on_paper_is_the_same_text(written: str, seen: str) -> None:
    assert as_seen(written) == seen
    assert usual_characters(written) == seen
    assert name_key(written) == name_key(seen)


def test_what_is_seen_to_differ_stays_in_a_text() -> None:
    text = "增长９％，“ＧＤＰ”①　√ ☑…½ Ⅳ㎡（甲）(乙)"
    assert as_seen(text) == text


def test_every_radical_but_a_few_parts_of_characters_is_known() -> None:
    codes = (*range(0x2E80, 0x2EF4), *range(0x2F00, 0x2FD6))
    radicals = [mark for code in codes if unicodedata.name(mark := chr(code), "")]
    left = [mark for mark in radicals if as_seen(mark) == mark]
    assert len(left) <= 20
    for mark in set(radicals) - set(left):
        assert unicodedata.name(as_seen(mark)).startswith("CJK UNIFIED")


@pytest.mark.parametrize(
    ("written", "usual"),
    [
        ("区５Ｇ专班", "区5G专班"),
        ("А区管委会", "A区管委会"),  # Cyrillic
        ("区エ信局", "区工信局"),  # Katakana
        ("巿财政局", "市财政局"),
        ("买买提•艾山", "买买提·艾山"),
        ("买买提・艾山", "买买提·艾山"),
        ("青禾高新区（青禾综保区）", "青禾高新区（青禾综保区）"),
    ],
)
def test_a_name_is_written_in_the_usual_characters(written: str, usual: str) -> None:
    assert usual_characters(written) == usual


def test_widths_and_brackets_never_tell_two_names_apart() -> None:
    assert name_key("高新区（综保区）5G") == name_key("高新区(综保区) ５Ｇ")
    assert compared("办好５件  事") == compared("办好5件事")


def test_a_registered_unit_is_found_by_its_look_alike() -> None:
    registry = Registry([Unit(1, "区水利局"), Unit(2, "区民政局")])
    for name, number in (("区⽔利局", 1), ("区⺠政\u200b局", 2)):
        found = registry.find(name)
        assert found is not None
        assert found.number == number
    named = registry.named_in("017_区⽔利局_填报表.xlsx")
    assert named is not None
    assert named.number == 1


def test_names_that_readers_take_for_each_other_have_one_skeleton_and_stay_two() -> None:
    assert skeleton("己村镇") == skeleton("已村镇") != skeleton("乙村镇")
    assert name_key("己村镇") != name_key("已村镇")
    assert difference("己村镇", "已村镇") == ("己", "已")
    assert difference("己村镇", "己村镇街道") == ("", "街")
    registry = Registry([Unit(1, "己村镇")])
    assert registry.find("已村镇") is None
    assert registry.near("已村镇") == ("己村镇",)


def test_the_odd_characters_of_a_text_are_named_with_the_usual_ones() -> None:
    assert odd_doubles("区⽔利局、⻓江镇") == {"⽔": "水", "⻓": "长"}
    assert odd_doubles("区水利局\u200b") == {}
