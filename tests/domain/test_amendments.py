"""Corrections of one item are taken back in any order, and what the document says is left."""

import random
from datetime import UTC, datetime

import pytest

from gwreport.domain.decisions.amendments import (
    amendment_of,
    read_amendment,
    without_amendment,
)
from gwreport.domain.decisions.decisions import NO_ROUND, Decision, DecisionKind, undone
from gwreport.domain.decisions.values import check_values
from gwreport.domain.plan.corrections import ItemPart, PartValue, corrected_item, correction_of
from gwreport.domain.plan.plan import Item, Kind
from gwreport.domain.plan.targets import read_targets

AT = datetime(2025, 9, 28, tzinfo=UTC)
TEXT = "新建公园5个。"
PRINTED = Item("T1", Kind.TASK, "1", TEXT, leaders=("赵明",), lead_units=("甲局",), support_units=("各镇街",),
    support_text="各镇街  等", targets=read_targets(TEXT), due="年底")  # fmt: skip
CHOICES: dict[ItemPart, tuple[PartValue, ...]] = {
    ItemPart.KIND: (Kind.TASK, Kind.INDICATOR),
    ItemPart.TEXT: (TEXT, "新建公园8个。", "植树9次。"),
    ItemPart.LEADERS: ((), ("赵明",), ("钱晓东", "赵明")),
    ItemPart.LEAD_UNITS: (("甲局",), ("乙局",), ("乙局", "甲局")),
    ItemPart.SUPPORT_UNITS: (("各镇街",), ()),
    ItemPart.DUE: ("", "年底", "2025年6月底前"),
}


def decision(number: int, kind: DecisionKind, value: str) -> Decision:
    return Decision(number, NO_ROUND, PRINTED.id, kind, value, "因为", "周", AT)


def take_back(item: Item, number: int, decisions: list[Decision]) -> Item | None:
    """Take one correction back as the workflow does: None when that would change nothing."""
    wanted = without_amendment(item, number, decisions)
    if wanted == correction_of(item):
        return None
    decisions.append(decision(len(decisions) + 1, DecisionKind.UNDO, str(number)))
    return corrected_item(item, wanted, 2025)


def counting(decisions: list[Decision]) -> list[int]:
    out = undone(decisions)
    return [
        one.number
        for one in decisions
        if one.kind is DecisionKind.CORRECT and one.number not in out
    ]


def newest_counts(item: Item, decisions: list[Decision]) -> bool:
    """Say whether each part is what the newest correction of it says that counts, else as printed."""
    values = {part: correction_of(PRINTED).value(part) for part in ItemPart}
    made = {one.number: one.value for one in decisions if one.kind is DecisionKind.CORRECT}
    for number in counting(decisions):
        for part, one in read_amendment(made[number]).parts.items():
            values[part] = one.after
    return correction_of(item) == correction_of(PRINTED).with_values(values)


@pytest.mark.parametrize("seed", range(60))
def test_whatever_is_corrected_and_taken_back_leaves_what_was_printed(seed: int) -> None:
    chance = random.Random(seed)
    item, decisions = PRINTED, list[Decision]()
    for _ in range(chance.randint(1, 12)):
        assert newest_counts(item, decisions)
        in_force = counting(decisions)
        if in_force and chance.random() < 0.4:
            item = take_back(item, chance.choice(in_force), decisions) or item
            continue
        parts = chance.sample(list(CHOICES), chance.randint(1, 3))
        wanted = correction_of(item).with_values(
            {part: chance.choice(CHOICES[part]) for part in parts}
        )
        after = corrected_item(item, wanted, 2025)
        if after != item:
            made = amendment_of(item, after, 2)
            assert read_amendment(made.value()) == made
            decisions.append(decision(len(decisions) + 1, DecisionKind.CORRECT, made.value()))
            item = after
    check_values(decisions)
    # What a later correction covers can be taken back once that is: in the end nothing counts.
    while item.printed is not None:
        left = counting(decisions)
        taken = (take_back(item, number, decisions) for number in reversed(left))
        item = next(one for one in taken if one is not None)
    assert item == PRINTED


def test_a_value_that_nobody_wrote_is_damage() -> None:
    good = amendment_of(PRINTED, corrected_item(PRINTED, correction_of(PRINTED).with_values(
        {ItemPart.LEADERS: ("钱",)}), 2025), 2).value()  # fmt: skip
    for damaged in (
        good.replace('"version":2', '"version":"2"'),
        good.replace('["钱"]', '"钱"'),
        good.replace('["钱"]', "[1]"),
        good.replace("true", "1"),
        "[]",
    ):
        with pytest.raises((ValueError, TypeError, LookupError)):
            check_values([decision(1, DecisionKind.CORRECT, damaged)])
