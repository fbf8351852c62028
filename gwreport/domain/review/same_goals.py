"""The same goal in several items: as an indicator and within a task, or in one text under several leaders."""

import re
from collections.abc import Hashable, Iterable, Mapping, Sequence

from gwreport.domain.findings.codes.review import ReviewCode
from gwreport.domain.findings.finding import Finding
from gwreport.domain.judgement.results import Judgement, Measure
from gwreport.domain.merging.merging import Merged
from gwreport.domain.statuses import IS_BEHIND, Status
from gwreport.domain.texts.bare_names import bigrams

_MARKS = re.compile(r"[\W_]+")


def short_of(measures: Iterable[Measure]) -> tuple[Measure, ...]:
    """Give the goals that fall short in figures."""
    return tuple(one for one in measures if one.status in IS_BEHIND and one.value is not None)


def all_within(short: Sequence[Measure], whole: Sequence[Measure]) -> bool:
    """Say whether all goals of which one item falls short are among those of another."""
    return bool(short) and all(any(_same_goal(goal, other) for other in whole) for goal in short)


def figure_of(goal: Measure) -> Hashable:
    """Give what two goals must have in common to be one: the target and the figure told of it."""
    return goal.target.unit, goal.target.value, goal.value


def plain(text: str) -> str:
    """Give a text without its marks, by which two texts are compared."""
    return _MARKS.sub("", text)


def _same_goal(one: Measure, other: Measure) -> bool:
    if figure_of(one) != figure_of(other):
        return False
    pairs, others = bigrams(one.goal), bigrams(other.goal)
    return bool(pairs and others) and (pairs <= others or others <= pairs)


def opposed_classes(
    merged: Sequence[Merged], judgements: Mapping[str, Judgement]
) -> dict[str, Finding]:
    """Tell of items of which one is behind and one is not though they are the same goal, by item.

    The rules give one goal one class; it is what people decide that may differ.
    """
    short = {
        one.item.id: short_of(judgements[one.item.id].measures)
        for one in merged
        if one.item.id in judgements
    }
    groups: dict[Hashable, list[Merged]] = {}
    for one in merged:
        if one.status is Status.UNKNOWN:
            continue
        keys = {figure_of(goal) for goal in short.get(one.item.id, ())}
        for key in (*keys, (plain(one.item.text), plain(one.text))):
            groups.setdefault(key, []).append(one)
    found: dict[str, Finding] = {}
    for group in groups.values():
        behind = [one for one in group if one.status in IS_BEHIND]
        for one in group if behind else ():
            if one.status in IS_BEHIND or not one.reviewed:
                continue
            other = next((each for each in behind if _is_one(one, each, short)), None)
            if other is not None:
                facts = {
                    "status": one.status,
                    "other": other.item.id,
                    "text": other.item.text,
                    "other_status": other.status,
                }
                found[one.item.id] = Finding(
                    ReviewCode.SAME_GOAL_OPPOSED, item=one.item.id, facts=facts
                )
    return found


def _is_one(one: Merged, other: Merged, short: Mapping[str, Sequence[Measure]]) -> bool:
    if plain(one.item.text) == plain(other.item.text):
        return True
    first, second = short.get(one.item.id, ()), short.get(other.item.id, ())
    return all_within(first, second) or all_within(second, first)
