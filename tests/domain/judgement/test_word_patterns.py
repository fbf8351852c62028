"""Words of judging as an office writes them: gaps, choices, and what they stand for."""

import re

import pytest

from gwreport.domain.judgement.judging import judge
from gwreport.domain.judgement.results import Account
from gwreport.domain.judgement.rules import Rules
from gwreport.domain.judgement.word_patterns import either, spelt_out
from gwreport.domain.plan.plan import Item, Kind
from gwreport.domain.rounds import Round
from gwreport.domain.statuses import Status


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


def test_what_multiplies_without_end_is_left_as_it_is_written() -> None:
    word = "（甲/乙/丙/丁/戊）" * 5
    assert spelt_out([word]) == [word]


def test_an_offices_own_choices_count() -> None:
    rules = Rules(behind_words=("（进度/工期）吃紧",))
    item = Item("1", Kind.TASK, "1", "推进云溪大道建设。")
    assert judge(item, Account("工期吃紧。"), Round(2025, 3), rules).status is Status.BEHIND
    assert judge(item, Account("进展缓慢。"), Round(2025, 3), rules).status is not Status.BEHIND
