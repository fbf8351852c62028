"""The kinds of words that speak against an item: where they may begin, and what takes them back."""

from re import _constants as codes  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

import pytest

from gwreport.domain.judgement.judging import judge
from gwreport.domain.judgement.results import Account
from gwreport.domain.judgement.told.adverse_kinds import KINDS, Kind, adverse_kinds
from gwreport.domain.plan.plan import Item
from gwreport.domain.plan.plan import Kind as ItemKind
from gwreport.domain.plan.targets import read_targets
from gwreport.domain.rounds import parse_period
from gwreport.domain.statuses import IS_BEHIND


def _firsts(parsed: Any) -> tuple[set[str], bool]:
    """Give the characters with which a parsed pattern may begin, and whether it may be empty."""
    found: set[str] = set()
    for code, value in parsed:
        if code is codes.LITERAL:
            return found | {chr(value)}, False
        if code is codes.IN:
            for part, given in value:
                if part is codes.RANGE:
                    found |= {chr(one) for one in range(given[0], given[1] + 1)}
                else:
                    assert part is codes.LITERAL
                    found.add(chr(given))
            return found, False
        if code in (codes.ASSERT, codes.ASSERT_NOT, codes.AT):
            continue
        if code is codes.BRANCH:
            parts = [_firsts(one) for one in value[1]]
            ways = set().union(*(one for one, _ in parts)), any(empty for _, empty in parts)
        elif code is codes.SUBPATTERN:
            ways = _firsts(value[3])
        else:
            own, empty = _firsts(value[2])
            ways = own, empty or value[0] == 0
        found |= ways[0]
        if not ways[1]:
            return found, False
    return found, True


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_a_kind_is_looked_for_at_each_character_that_it_may_begin_with(kind: Kind) -> None:
    firsts, empty = _firsts(parser.parse(kind.pattern.pattern))
    assert firsts == set(kind.firsts)
    assert not empty


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
