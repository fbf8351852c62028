"""What a figure says of a goal: its value in the unit of the target, with the sign that the goal gives it."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from gwreport.domain.judgement.goals.goals import Goal
from gwreport.domain.judgement.told.named_figures import NET
from gwreport.domain.plan.target import TargetKind
from gwreport.domain.texts.figures import CHANGES, Figure, FigureKind
from gwreport.domain.texts.units_of_measure import HUNDREDTHS, PARTS_OF_A_WHOLE, converted

_NO_AMOUNTS = CHANGES | {FigureKind.OF_TARGET, FigureKind.COMPARED, FigureKind.OF_WORK}
# 降至8.6%: how much it is, and not by how much it fell.
TO_A_LEVEL = re.compile("[至到](?:了|约|近)?$")
_NET_LOSS = re.compile("净减少?$|净流出$")
_SPEED = re.compile("增速|增幅|涨幅|增长率")


class Answer(NamedTuple):
    """A figure that tells how far a goal is; `value` is in the target's unit, `text` as written.

    `added` says that it is the sum of what the text lists, and not a figure of the goal itself, `inferred` that it
    is what there must be by what the text says is wanting.
    """

    value: float
    text: str
    at_least: bool = False
    added: bool = False
    inferred: bool = False


def answer_of(goal: Goal, figures: Sequence[Figure]) -> Answer | None:
    """Give what figures tell of a goal together; None for no figures."""
    if not figures:
        return None
    value = sum(value_for(goal, figure) or 0.0 for figure in figures)
    words = "、".join(figure.text for figure in figures)
    return Answer(value, _signed(goal, figures[0], words), at_least=words.endswith("以上"))


def _signed(goal: Goal, figure: Figure, words: str) -> str:
    if figure.kind is FigureKind.DECLINE and not TO_A_LEVEL.search(figure.words):
        return f"下降{words}"
    if goal.falling and figure.kind is FigureKind.GROWTH:
        return f"上升{words}"
    return words


def value_for(goal: Goal, figure: Figure) -> float | None:
    """Give the value of a figure in the unit of a goal's target; None where it cannot tell of such a goal."""
    target = goal.target
    if target.kind is TargetKind.RANK:
        return None
    if "净" in figure.words and not goal.stock and _NET_LOSS.search(figure.words):
        less = converted(figure.value, figure.unit, target.unit)
        return None if less is None else -less
    if figure.kind in CHANGES and TO_A_LEVEL.search(figure.words):
        # 漏损率降至8.6% tells how much it is, not by how much it fell.
        if target.kind in (TargetKind.GROWTH, TargetKind.QUALITATIVE):
            # 增速回落至1.8% tells how much it grew.
            return figure.value if figure.unit == "%" and _SPEED.search(figure.words) else None
        return converted(figure.value, figure.unit, target.unit)
    if target.kind is TargetKind.QUALITATIVE:
        return figure.change if figure.unit == "%" else None
    if target.kind is TargetKind.GROWTH or (target.unit in HUNDREDTHS and figure.kind in CHANGES):
        change = figure.change
        if change is None or figure.unit not in (target.unit, "%" if target.unit == "%" else ""):
            return None
        return -change if goal.falling else change
    if figure.kind in CHANGES and target.unit in PARTS_OF_A_WHOLE:
        return None
    if figure.kind in _NO_AMOUNTS and not (
        figure.kind is FigureKind.GROWTH and not goal.stock and NET.search(figure.words)
    ):
        return None
    return converted(figure.value, figure.unit, target.unit)
