"""What a text tells of a goal that is not reached yet: what it expects, and how much is wanting."""

import re
from collections.abc import Sequence

from gwreport.domain.judgement.answers.goal_values import Answer, answer_of, value_for
from gwreport.domain.judgement.goals.goals import Goal
from gwreport.domain.judgement.told.named_figures import (
    FORECAST,
    forecast_figures,
    lacking_figures,
    none_told,
)
from gwreport.domain.plan.target import AMOUNTS, TargetKind
from gwreport.domain.rounds import Round
from gwreport.domain.texts.bare_names import bigrams
from gwreport.domain.texts.units_of_measure import converted

_LACKS = re.compile("[差缺欠短余剩]")


def find_forecasts(text: str, goals: Sequence[Goal], round_: Round) -> list[Answer | None]:
    """Give each goal the figure that a text only expects by the year's end (预计全年新增160件)."""
    if not goals or not FORECAST.search(text):
        return [None] * len(goals)
    expected = forecast_figures(text, round_.year)
    found: list[Answer | None] = []
    for goal in goals:
        wanted = frozenset[str]().union(*map(bigrams, goal.names or ("",)))
        alike = [
            one
            for one in expected
            if value_for(goal, one.figure) is not None
            and (one.pairs & wanted or (len(goals) == 1 and not one.pairs))
        ]
        found.append(answer_of(goal, [alike[0].figure]) if alike else None)
    return found


def find_lacking(text: str, goals: Sequence[Goal], round_: Round) -> list[Answer | None]:
    """Give each goal what is there by a text that only says how much is wanting (还差2600座).

    Of a limit there is none where the text says so (无超标断面).
    """
    wanting = lacking_figures(text, round_.year) if goals and _LACKS.search(text) else ()
    none = none_told(text) if any(goal.is_limit for goal in goals) else ()
    found: list[Answer | None] = []
    for goal in goals if wanting or none else ():
        wanted = frozenset[str]().union(*map(bigrams, goal.names or ("",)))
        alone = sum(one.target.unit == goal.target.unit for one in goals) == 1
        values = [
            (value, one.words)
            for one in wanting
            if goal.target.kind in AMOUNTS
            and not goal.is_limit
            and (value := converted(one.figure.value, one.figure.unit, goal.target.unit))
            is not None
            and (one.pairs & wanted or (alone and not one.pairs))
        ]
        nothing = [
            words
            for words, pairs in none
            if pairs & wanted and goal.target.kind in (*AMOUNTS, TargetKind.SHARE)
        ]
        if nothing and goal.is_limit:
            found.append(Answer(0.0, nothing[0]))
            continue
        whole = goal.target.value or 0.0
        lacking = values[0][0] if len(values) == 1 else whole + 1
        told = values and 0 <= lacking <= whole
        found.append(Answer(whole - lacking, values[0][1], inferred=True) if told else None)
    return found or [None] * len(goals)
