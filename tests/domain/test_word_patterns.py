"""Words of judging as an office writes them: gaps, choices, and what they stand for."""

import re

import pytest

from gwreport.domain.judgement.judging import judge
from gwreport.domain.judgement.results import Account
from gwreport.domain.judgement.rules import Rules
from gwreport.domain.plan.plan import Item, Kind
from gwreport.domain.rounds import Round
from gwreport.domain.statuses import Status
from gwreport.domain.texts.word_patterns import WordLists, either, spelt_out


def test_a_choice_stands_for_each_of_its_words() -> None:
    assert spelt_out(["（低于/落后）（序时/时序）", "滞后"]) == [
        "低于序时",
        "低于时序",
        "落后序时",
        "落后时序",
        "滞后",
    ]


@pytest.mark.parametrize(
    ("words", "text", "found"),
    [
        (("停工", "停工整顿"), "现已停工整顿", "停工整顿"),
        (("停工", "停工整顿"), "现已停工", "停工"),
        (("被…通报",), "被市政府办公厅通报", "被市政府办公厅通报"),
        (("被…（通报/约谈）",), "被省厅约谈", "被省厅约谈"),
        (("被…通报",), "被市政府点名。随后通报", None),
        (("a.b", "（甲/乙）（丙/）"), "a.b", "a.b"),
        (("（甲/乙）（丙/）",), "乙", "乙"),
        ((), "停工", None),
    ],
)
def test_the_longest_word_is_found(words: tuple[str, ...], text: str, found: str | None) -> None:
    told = re.search(either(words), text)
    assert (told[0] if told else None) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("现已停工，尚未通过验收。", [("stalled", "停工"), ("failed", "尚未通过")]),
        ("未通过，还未通过，未过。", [("failed", "未通过"), ("failed", "还未通过")]),
        # Of one beginning the longest word of the first list that has one, none within another.
        ("停工停产", [("stalled", "停工停产")]),
        ("停产停工", [("done", "停产停"), ("warning", "工")]),
        ("被市政府办公厅通报，被约谈", [("stalled", "被市政府办公厅通报"), ("warning", "被约谈")]),
        # A word of one character, and the end of a text.
        ("工", [("warning", "工")]),
        ("停", []),
        ("被", []),
        ("尚", []),
        ("", []),
    ],
)
def test_of_several_lists_the_first_that_has_a_word_is_told(
    text: str, found: list[tuple[str, str]]
) -> None:
    lists = WordLists(
        {
            "stalled": ["停工", "停工停产", "被…通报"],
            "failed": ["未通过"],
            "done": ["停产停"],
            "warning": ["工", "被约谈", "停工"],
        },
        {"failed": "尚还"},
    )
    assert [(one.lastgroup, one[0]) for one in lists.finditer(text)] == found


def test_lists_without_words_find_nothing() -> None:
    assert list(WordLists({"stalled": []}, {"stalled": "尚"}).finditer("尚未停工")) == []


def test_what_multiplies_without_end_is_left_as_it_is_written() -> None:
    word = "（甲/乙/丙/丁/戊）" * 5
    assert spelt_out([word]) == [word]


def test_an_offices_own_choices_count() -> None:
    rules = Rules(behind_words=("（进度/工期）吃紧",))
    item = Item("1", Kind.TASK, "1", "推进云溪大道建设。")
    assert judge(item, Account("工期吃紧。"), Round(2025, 3), rules).status is Status.BEHIND
    assert judge(item, Account("进展缓慢。"), Round(2025, 3), rules).status is not Status.BEHIND
    more = Rules(behind_words=(*Rules.behind_words, "（进度/工期）吃紧"))
    for told in ("工期吃紧。", "进展不大。"):
        assert judge(item, Account(told), Round(2025, 3), more).status is Status.BEHIND
    assert judge(item, Account("进展不大。"), Round(2025, 3), rules).status is not Status.BEHIND
