"""The kinds of words that speak against an item: where they may begin, and what takes them back."""

import pytest

from gwreport.domain.judgement.judging import judge
from gwreport.domain.judgement.results import Account
from gwreport.domain.judgement.told.adverse_kinds import KINDS, Kind, adverse_kinds
from gwreport.domain.plan.plan import Item
from gwreport.domain.plan.plan import Kind as ItemKind
from gwreport.domain.plan.targets import read_targets
from gwreport.domain.rounds import parse_period
from gwreport.domain.statuses import IS_BEHIND
from gwreport.domain.texts.word_patterns import spelt
from tests.domain.judgement.how_patterns_begin import beginnings_of, is_covered


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_a_kind_is_looked_for_wherever_it_may_begin(kind: Kind) -> None:
    written = spelt(kind.begins)
    begins = beginnings_of(kind.pattern.pattern)
    assert is_covered(begins, written), begins - written
    assert {one[0] for one in written} == {one[0] for one in begins}


def test_words_are_given_with_their_kind_and_place() -> None:
    (found,) = adverse_kinds("桥梁主体完工，征地协议至今签不下来。")
    assert (found.words, found.kind.name) == ("不下来", "unable")
    assert (found.start, found.end) == (14, 17)


@pytest.mark.parametrize(
    ("period", "late"), [("2025-M05", False), ("2025-M07", False), ("2025-M08", True)]
)
def test_works_still_prepared_after_two_thirds_of_a_year_are_late(period: str, late: bool) -> None:
    task = "建成投用云溪体育馆。"
    item = Item("T1", ItemKind.TASK, "1", task, targets=read_targets(task))
    round_ = parse_period(period)
    assert round_ is not None
    judged = judge(item, Account(text="正在编制招标文件。"), round_)
    assert (judged.status in IS_BEHIND) is late
