"""Growth that a text does not name: this year's figure beside that of the year before."""

import re
from collections.abc import Sequence
from itertools import pairwise

from gwreport.domain.judgement.answers.goal_values import Answer
from gwreport.domain.judgement.goals.goals import Goal
from gwreport.domain.judgement.told.clauses import SENTENCE_END, clause_start
from gwreport.domain.plan.target import TargetKind
from gwreport.domain.texts.bare_names import bigrams
from gwreport.domain.texts.figures import CHANGES, Figure, read_figures
from gwreport.domain.texts.units_of_measure import PARTS_OF_A_WHOLE

_LAST_YEARS = re.compile(
    "(?:(?:上年|去年|上一年)(?:同期|同月)?|同期)(?:的|为|是|完成|实现|约){0,3}$"
)


def growth_beside(text: str, goal: Goal) -> Answer | None:
    """Give the growth of a goal by a figure and that of the same time last year (18.6亿元，上年同期21.3亿元).

    None where the text holds no such pair, or one of another thing.
    """
    if goal.target.kind is not TargetKind.GROWTH or not (
        "上" in text or "去年" in text or "同期" in text
    ):
        return None
    figures = [one for one in read_figures(text) if one.kind not in CHANGES]
    for now, then in pairwise(figures):
        if now.unit != then.unit or now.unit in PARTS_OF_A_WHOLE or now.planned or then.value <= 0:
            continue
        between = text[now.end : then.start]
        if (
            not _LAST_YEARS.search(between)
            or clause_start(text, then.start, SENTENCE_END) > now.start
        ):
            continue
        if not _is_of(goal, now, text, alone=now is figures[0]):
            continue
        change = 100 * (now.value - then.value) / then.value
        words = text[now.start : then.end].strip()
        way = f"增长{change:.1f}%" if change >= 0 else f"下降{-change:.1f}%"
        return Answer(-change if goal.falling else change, f"{words}，即{way}".replace("（", "，"))
    return None


def _is_of(goal: Goal, figure: Figure, text: str, *, alone: bool) -> bool:
    begin = clause_start(text, figure.start)
    told = bigrams(text[begin : figure.start])
    wanted = frozenset[str]().union(*map(bigrams, goal.names or ("",)))
    return bool(told & wanted) or (alone and not told)


def with_growth_beside(
    text: str, goals: Sequence[Goal], answers: Sequence[Answer | None]
) -> list[Answer | None]:
    """Answer the growths that no figure tells by the figures of two years, where the text gives both."""
    return [
        answer if answer is not None else growth_beside(text, goal)
        for goal, answer in zip(goals, answers, strict=True)
    ]
