"""Near texts are found as a person finds them, in bounded time whatever the texts are."""

import random

import pytest

from gwreport.domain.plan.changes import keep_identity
from gwreport.domain.plan.plan import Item, Kind, Plan
from gwreport.domain.texts.differences import pieces_against, words_against
from gwreport.domain.texts.likeness import NearTexts, likeness, nearest
from tests.processor_time import at_most

MANY = "".join(map(chr, range(0x4E00, 0x4E00 + 8_000)))
TEXTS = ("新建口袋公园5个。", "整治背街小巷12条。", "建成镇街卫生院3所。", "持续深化政务公开。")


@pytest.mark.parametrize(
    ("text", "place"),
    [("新建口袋公园6个。", 0), ("整治背街小巷12条，改造公厕3座。", 1), ("建成镇街卫生院3所。", 2)],
)
def test_an_edited_text_is_near_to_the_one_it_was(text: str, place: int) -> None:
    found = dict(NearTexts(TEXTS).near(text, 0.5))
    assert max(found, key=lambda one: found[one]) == place
    assert dict(NearTexts(TEXTS).near("举办马拉松比赛。", 0.5)) == {}


def test_a_place_that_is_asked_for_is_compared_though_nothing_is_in_common() -> None:
    assert dict(NearTexts(["甲乙"]).near("乙甲", 0.5)) == {}
    assert dict(NearTexts(["甲乙"]).near("乙甲", 0.5, also=(0,))) == {0: 0.5}


def test_what_lies_on_the_limit_is_within_it() -> None:
    assert likeness("甲", "甲，改了", 0.4) == 0.4
    assert likeness("甲", "甲，改了", 0.41) == 0.0


def test_the_nearest_come_first_and_of_equals_the_earlier() -> None:
    others = {"a": "区财政管局", "b": "区水利局", "c": "区财政局", "d": "区财政局里"}
    assert [key for key, _ in nearest("区财政局", others, 0.8)] == ["c", "a", "d"]
    assert [key for key, _ in nearest("区财政局", others, 0.8, 2)] == ["c", "a"]
    assert nearest("", others, 0.8) == []


def test_what_differs_is_cut_out_in_whole_words() -> None:
    pieces = pieces_against("完成投资3亿元。", "完成投资5亿元，同比增长2%。")
    assert pieces == [
        ("完成投资", True),
        ("5", False),
        ("亿元", True),
        ("，同比增长2%", False),
        ("。", True),
    ]
    assert pieces_against("", "全新") == [("全新", False)]


@pytest.mark.parametrize(
    "texts",
    [
        ("啊" * 32_000, "啊" * 31_999 + "吧"),
        ("ab" * 16_000, "ba" * 16_000),
        (MANY * 4, MANY[::-1] * 4),
    ],
)
def test_long_texts_are_compared_at_once(texts: tuple[str, str]) -> None:
    with at_most(1):
        assert 0.0 <= likeness(*texts, 0.5) <= 1.0


def plan(texts: list[str]) -> Plan:
    items = [Item(f"T{at}", Kind.TASK, str(at), text) for at, text in enumerate(texts, 1)]
    return Plan(year=2025, items=tuple(items))


def words(numbers: random.Random, alphabet: int) -> str:
    return "".join(chr(0x4E00 + numbers.randrange(alphabet)) for _ in range(40))


@pytest.mark.parametrize("alphabet", [3_000, 20, 1])
def test_two_long_plans_are_compared_in_seconds(alphabet: int) -> None:
    numbers = random.Random(alphabet)
    old = plan([f"{words(numbers, alphabet)}{at}" for at in range(600)])
    other = plan([f"{words(numbers, alphabet)}{at}个" for at in range(600, 0, -1)])
    with at_most(5):
        keep_identity(old, other)
        # The same in another order: what is found at once must go at once.
        kept, changes = keep_identity(old, plan([item.text for item in reversed(old.items)]))
    assert [item.id for item in kept.items] == [item.id for item in reversed(old.items)]
    assert not changes.new


def test_for_the_eyes_whole_words_differ() -> None:
    pieces = words_against(
        "增长87.5%，完成投资3.2亿元，已开工。", "增长83.5%，完成投资3.1亿元，未开工。"
    )
    assert [words for words, is_same in pieces if not is_same] == ["83.5%", "3.1", "未"]
    assert "".join(words for words, _ in pieces) == "增长83.5%，完成投资3.1亿元，未开工。"


def test_one_sign_between_two_differences_is_part_of_them() -> None:
    pieces = words_against("甲乙丙丁", "戊乙己丁")
    assert pieces == [("戊乙己", False), ("丁", True)]
