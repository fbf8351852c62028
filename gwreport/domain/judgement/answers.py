"""Answers: which of the figures in a unit's text tells of which goal."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from gwreport.domain.judgement.goals import COUNTED, Goal, bigrams, in_unit_of
from gwreport.domain.judgement.named_figures import Named, named_figures
from gwreport.domain.plan.target import AMOUNTS, TargetKind
from gwreport.domain.rounds import Round
from gwreport.domain.texts.figures import CHANGES, HUNDREDTHS, PARTS_OF_A_WHOLE, Figure, FigureKind

_ENOUGH = 0.5
_ENOUGH_ALONE = 0.3
_GENERAL = bigrams("项目工程 企业 活动 任务 单位 工作 建设 就业 管理 服务 发展")
_NO_AMOUNTS = CHANGES | {FigureKind.OF_TARGET, FigureKind.COMPARED, FigureKind.OF_WORK}
_SPEAKING = 4
_PHYSICAL = frozenset(
    {"立方米", "平方米", "平方公里", "公里", "亩", "公顷", "吨", "天", "千瓦", "米", "口"}
)
# What is told as a part of something is not answered by its growth.
_RATE_NAME = re.compile("(?:率|比|比重|比例|强度|面|水平|度)$")


@dataclass(frozen=True, slots=True)
class Answer:
    """A figure that tells how far a goal is; `value` is in the target's unit, `text` as written."""

    value: float
    text: str
    at_least: bool = False


def find_answers(text: str, goals: Sequence[Goal], round_: Round) -> list[Answer | None]:
    """Give each goal the figure that answers it, None where the text has none.

    A figure answers one goal; figures of plans, applications and other years answer none.
    """
    answers: list[Answer | None] = [None] * len(goals)
    if not goals or not text:
        return answers
    named = named_figures(text, round_.year)
    pairs: list[tuple[float, int, int, int]] = []
    for place, goal in enumerate(goals):
        for part, name in enumerate(goal.names or ("",)):
            wanted = bigrams(name)
            alone = len(goals) == 1 and goal.target.kind not in AMOUNTS
            for number, one in enumerate(named):
                likeness = _likeness(goal, wanted, one, alone=alone)
                if likeness:
                    pairs.append((-likeness, number, place, part))
    taken: set[int] = set()
    sums: dict[int, dict[int, Named]] = {}
    for _, number, place, part in sorted(pairs):
        parts = sums.setdefault(place, {})
        if number in taken or part in parts:
            continue
        parts[part] = named[number]
        taken.add(number)
    _take_leftovers(goals, named, sums, taken)
    for place, parts in sums.items():
        answers[place] = _answer(goals[place], [parts[part].figure for part in sorted(parts)])
    return answers


def _take_leftovers(
    goals: Sequence[Goal],
    named: Sequence[Named],
    sums: dict[int, dict[int, Named]],
    taken: set[int],
) -> None:
    """Give the only figure left in a unit to the only goal left in it, if a word is shared."""
    left = [place for place in range(len(goals)) if not sums.get(place)]
    free = [one for number, one in enumerate(named) if number not in taken]
    for place in left:
        goal = goals[place]
        if goal.target.kind not in AMOUNTS:
            continue
        fitting = [one for one in free if not one.begun and _value(goal, one.figure) is not None]
        rivals = [goals[other] for other in left if other != place]
        if len(fitting) != 1 or any(_value(one, fitting[0].figure) is not None for one in rivals):
            continue
        unit, name = fitting[0].figure.base_unit, "".join(goal.names)
        if unit in COUNTED and unit != goal.target.unit:
            continue
        pairs = (bigrams(name) & fitting[0].pairs) - _GENERAL
        if pairs or (unit in _PHYSICAL and {*name} & {*fitting[0].words}):
            sums[place] = {0: fitting[0]}


def _answer(goal: Goal, figures: list[Figure]) -> Answer | None:
    if not figures:
        return None
    value = sum(_value(goal, figure) or 0.0 for figure in figures)
    words = "、".join(figure.text for figure in figures)
    return Answer(value, _signed(goal, figures[0], words), at_least=words.endswith("以上"))


def _signed(goal: Goal, figure: Figure, words: str) -> str:
    if figure.kind is FigureKind.DECLINE:
        return f"下降{words}"
    if goal.falling and figure.kind is FigureKind.GROWTH:
        return f"上升{words}"
    return words


def _value(goal: Goal, figure: Figure) -> float | None:
    target = goal.target
    if target.kind is TargetKind.RANK:
        return figure.value if figure.kind is FigureKind.RANK else None
    if target.kind is TargetKind.QUALITATIVE:
        return figure.change if figure.unit == "%" else None
    if target.kind is TargetKind.GROWTH or (target.unit in HUNDREDTHS and figure.kind in CHANGES):
        change = figure.change
        if change is None or figure.unit not in (target.unit, "%" if target.unit == "%" else ""):
            return None
        return -change if goal.falling else change
    if figure.kind in CHANGES and target.unit in PARTS_OF_A_WHOLE:
        return None
    if figure.kind in _NO_AMOUNTS:
        return None
    return in_unit_of(target, figure.value, figure.unit)


def _likeness(goal: Goal, wanted: frozenset[str], one: Named, *, alone: bool) -> float:
    if _value(goal, one.figure) is None or (one.begun and one.begun not in goal.label):
        return 0.0
    if not wanted or not one.pairs:
        return 0.0
    both = len(wanted & one.pairs)
    share = both / len(wanted)
    if len(one.pairs) >= _SPEAKING:
        share = max(share, 0.8 * both / len(one.pairs))
    tail = one.words[-_SPEAKING:]
    if len(tail) == _SPEAKING and goal.names and goal.names[-1].endswith(tail):
        share = max(share, 0.7)
    if goal.target.kind is TargetKind.SHARE and one.figure.kind in CHANGES:
        if _RATE_NAME.search(goal.names[-1]):
            return 0.0
        share -= 0.1
    if share < (_ENOUGH_ALONE if alone else _ENOUGH):
        return 0.0
    # What has its very unit answers better, what says more than was asked worse; of equals the first.
    if one.figure.unit == goal.target.unit:
        share += 0.05
    return max(share - min(0.3, 0.03 * len(one.pairs - wanted)), 0.01)
