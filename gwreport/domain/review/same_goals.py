"""The same goal in several items: as an indicator and within a task, or in one text under several leaders."""

import re
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from gwreport.domain.findings.codes.review import ReviewCode
from gwreport.domain.findings.finding import Finding
from gwreport.domain.judgement.results import Judgement, Measure
from gwreport.domain.merging.merging import Merged
from gwreport.domain.plan.plan import Item, Kind
from gwreport.domain.statuses import IS_BEHIND, Status
from gwreport.domain.texts.bare_names import bigrams
from gwreport.domain.texts.letters import letters_of

_FOUND = re.compile("（[^（）]*）$")


def short_of(measures: Iterable[Measure]) -> tuple[Measure, ...]:
    """Give the goals that fall short in figures."""
    return tuple(one for one in measures if one.status in IS_BEHIND and one.value is not None)


def all_within(short: Sequence[Measure], whole: Sequence[Measure]) -> bool:
    """Say whether all goals of which one item falls short are among those of another."""
    return bool(short) and all(any(_same_goal(goal, other) for other in whole) for goal in short)


def figure_of(goal: Measure) -> Hashable:
    """Give what two goals must have in common to be one: the target and the figure told of it."""
    return goal.target.unit, goal.target.value, goal.value


def is_all_of(goal: Measure, item: Item) -> bool:
    """Say whether a goal is all that an item wants."""
    # 快于经济增长（7.6%）: what stands in brackets was found for it.
    wanted = _FOUND.sub("", goal.target.text)
    whole = (goal.goal, f"{goal.goal}{wanted}", f"{goal.goal}{goal.target.text}")
    return item.kind is Kind.INDICATOR or letters_of(item.text) in map(letters_of, whole)


@dataclass(frozen=True, slots=True)
class Lag:
    """An item that is behind, as far as the same goal is known again by it.

    `text` is the plan's and `completion` what was reported; `goals` are those that fall short in figures,
    and `in_words` says that the text tells besides why it is behind.
    """

    text: str
    completion: str
    goals: tuple[Measure, ...]
    in_words: bool


def rows_of_goals(lags: Iterable[Lag]) -> list[list[int]]:
    """Put items that are one goal into one row: the places of each row's items, the naming one first.

    Items are one where the text and what was reported are the same, or where all that one falls
    short of is, with the same target and the same figure, among what another falls short of. Of the
    items of a row the one that falls short of more, of equals the longer, names it. Rows are in the
    order of their first items.
    """
    known = list(lags)
    rows: list[list[int]] = []
    by_words: dict[tuple[str, str], int] = {}
    by_figure: dict[Hashable, list[int]] = {}
    for place, lag in enumerate(known):
        words = (letters_of(lag.text), letters_of(lag.completion))
        row = by_words.get(words)
        if row is None:
            near = dict.fromkeys(
                row for goal in lag.goals for row in by_figure.get(figure_of(goal), ())
            )
            row = next((one for one in near if _one_goal(known[rows[one][0]], lag)), None)
        if row is None:
            row = len(rows)
            rows.append([place])
        elif _takes_over(known[rows[row][0]], lag):
            rows[row].insert(0, place)
        else:
            rows[row].append(place)
        by_words.setdefault(words, row)
        for goal in lag.goals:
            by_figure.setdefault(figure_of(goal), []).append(row)
    return rows


def _takes_over(named: Lag, other: Lag) -> bool:
    if named.text == other.text or not _is_within(named, other):
        return False
    return not _is_within(other, named) or len(other.text) > len(named.text)


def _one_goal(one: Lag, other: Lag) -> bool:
    return _is_within(one, other) or _is_within(other, one)


def _is_within(lag: Lag, whole: Lag) -> bool:
    """Say whether all that an item falls short of is among what another does."""
    return not lag.in_words and all_within(lag.goals, whole.goals)


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
        for key in (*keys, (letters_of(one.item.text), letters_of(one.text))):
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
    if letters_of(one.item.text) == letters_of(other.item.text):
        return True
    first, second = short.get(one.item.id, ()), short.get(other.item.id, ())
    return all_within(first, second) or all_within(second, first)
