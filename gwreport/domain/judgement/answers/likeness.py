"""How like a goal a figure is: by the words of both, and by what the figure counts."""

import re
from collections.abc import Sequence

from gwreport.domain.judgement.answers.goal_values import TO_A_LEVEL, value_for
from gwreport.domain.judgement.goals.goals import Goal
from gwreport.domain.judgement.told.named_figures import Named
from gwreport.domain.plan.target import AMOUNTS, TargetKind
from gwreport.domain.texts.figures import CHANGES

_ENOUGH = 0.5
_ENOUGH_ALONE = 0.3
_SPEAKING = 4
_INCREASE = re.compile("(?:新增|净增|增加|增长|提高)了?(?:约|近)?$")
_STARTED = frozenset({"开工", "启动", "在建"})
# What is told as a part of something is not answered by its growth.
_RATE_NAME = re.compile("(?:率|比|比重|比例|强度|面|水平|度)$")
_A_NAME = 2
# 10亿元以上项目, 亿元及以上项目, 500万元以上项目
_CLASS = re.compile(r"(?P<of>\d{0,6}(?:\.\d)?[千百十]?[万亿])元(?:及)?以上")


def counts_ever(goal: Goal, one: Named) -> bool:
    """Say whether a figure counts what there ever was, where the goal is what is made this year."""
    if not one.stock or goal.stock or goal.is_limit or goal.target.kind not in AMOUNTS:
        # 信访积案控制在20件以内 is answered by all that there are.
        return False
    return one.stock not in goal.label


def _is_rise_of_stock(goal: Goal, one: Named) -> bool:
    """Say whether a figure tells by how much a stock has grown, where the goal is how much it is."""
    wants_level = goal.stock and goal.target.kind in AMOUNTS
    return wants_level and _INCREASE.search(one.figure.words) is not None


def likeness_of(goal: Goal, wanted: frozenset[str], one: Named, *, alone: bool) -> float:
    """Give how well a figure answers a goal called by the pairs `wanted`, 0 where it does not; `alone` is the only goal."""
    if not wanted or not one.pairs or _is_of_another_class(goal, one):
        return 0.0
    share = _words_shared(goal, wanted, one, alone=alone)
    if share < (_ENOUGH_ALONE if alone else _ENOUGH) or value_for(goal, one.figure) is None:
        return 0.0
    # What is only to be 实施 is so as soon as it has begun.
    carried_out = bool(one.begun) and goal.label.startswith("实施") and one.begun in _STARTED
    if one.begun and one.begun not in goal.label and not carried_out:
        return 0.0
    if counts_ever(goal, one) or _is_rise_of_stock(goal, one):
        return 0.0
    changes = one.figure.kind in CHANGES and not TO_A_LEVEL.search(one.figure.words)
    if goal.target.kind is TargetKind.SHARE and changes:
        if _RATE_NAME.search(goal.names[-1]):
            return 0.0
        share -= 0.1
    if share < (_ENOUGH_ALONE if alone else _ENOUGH):
        return 0.0
    # What has its very unit answers better, what says more than was asked worse; of equals the first.
    if one.figure.unit == goal.target.unit:
        share += 0.05
    # 甲3亿元、乙6亿元，合计9亿元: the sum answers before the parts.
    if one.total:
        return max(share, 0.9)
    if carried_out:
        share += 0.2
    if one.part and not one.flow and not goal.is_part:
        # 完成投资141亿元，其中大项目64亿元: the whole answers before its part.
        share -= 0.3
    return max(share - min(0.3, 0.03 * len(one.pairs - wanted)), 0.01)


def _is_of_another_class(goal: Goal, one: Named) -> bool:
    """Say whether a figure counts those of another amount: 10亿元以上项目25个 of 亿元以上项目100个."""
    if "以上" not in goal.label or "以上" not in one.words:
        return False
    wanted, told = _CLASS.search(goal.label), _CLASS.search(one.words)
    return wanted is not None and told is not None and (wanted["of"] or "1") != (told["of"] or "1")


def _words_shared(goal: Goal, wanted: frozenset[str], one: Named, *, alone: bool) -> float:
    """Give how much of what a goal is called the words of a figure say, 1 for all of it."""
    both = len(wanted & one.pairs)
    share = both / len(wanted)
    if len(one.pairs) >= _SPEAKING:
        share = max(share, 0.8 * both / len(one.pairs))
    tail = one.words[-_SPEAKING:]
    if len(tail) == _SPEAKING and goal.names and goal.names[-1].endswith(tail):
        share = max(share, 0.7)
    if alone and len(one.words) >= _A_NAME and goal.names[-1].endswith(one.words):
        # 覆盖率81% answers 城区生活垃圾分类覆盖率达到95%.
        share = max(share, 0.7)
    if "占" in one.words and _same_part(goal.names[-1:], one.words):
        share = max(share, 0.7)
    return share


def _same_part(names: Sequence[str], told: str) -> bool:
    """Say whether 网上零售占比 is what a goal calls 网上零售额占社会消费品零售总额比重."""
    part, _, whole = told.partition("占")
    if len(part) < _A_NAME or whole.strip() not in ("比", "比重", "比例", ""):
        return False
    return any("占" in name and name.partition("占")[0].startswith(part) for name in names)
