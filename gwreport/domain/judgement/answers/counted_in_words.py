"""Small numbers that a text writes in words: 两所已投用，一所在建 of 学校3所."""

import re
from collections.abc import Sequence

from gwreport.domain.judgement.answers.goal_values import Answer
from gwreport.domain.judgement.goals.goals import Goal
from gwreport.domain.judgement.told.stages import Stage, stages_told
from gwreport.domain.plan.target import TargetKind
from gwreport.domain.texts.numerals import read_numeral

# More things than these are written in digits.
_MOST = 20
_ENDED = (
    "(?:已经?|均已?|都已?|全部|正式|顺利|率先|现已){0,2}"
    "(?:建成|完工|竣工|投用|投入使用|投产|投运|交付|开街|开园|开业|开放|开馆|启用|运营|通车|通水|通过验收|验收合格|完成(?=建设|改造|任务|[，,。；;、\\n]|$)|挂牌|授牌|办结|落地|获批)"
)
_COUNTED = re.compile(
    f"(?P<other>另外?|其余|还有|其中)?(?:的)?(?P<number>[一二两三四五六七八九十]{{1,3}})(?P<unit>[个条所座处家栋幢台套项间场批])(?:[^，。；、\\d一二两三四五六七八九十]{{0,8}}?){_ENDED}"
)
_REST = re.compile("另|其余|剩余|余下|剩下|还有|尚有")
_DENIED = re.compile("[未没无]|不能|即将|预计|计划|拟|力争|将[于在]?$")


def _early(text: str) -> list[str]:
    return [clause for stage, clause in stages_told(text) if stage is Stage.EARLY]


def with_counts_in_words(
    text: str, goals: Sequence[Goal], answers: Sequence[Answer | None]
) -> list[Answer | None]:
    """Answer the only count that an item wants by what a text says in words to be there (一条已开街)."""
    found = list(answers)
    counts = [place for place, one in enumerate(goals) if one.target.kind is TargetKind.COUNT]
    if len(counts) != 1 or found[counts[0]] is not None:
        return found
    place = counts[0]
    goal = goals[place]
    wanted = goal.target.value or 0.0
    if not 1 < wanted <= _MOST or goal.stock or goal.is_limit:
        return found
    told = [
        one
        for one in _COUNTED.finditer(text)
        if one["unit"] == goal.target.unit and not _DENIED.search(one[0])
    ]
    value = float(sum(read_numeral(one["number"]) or 0 for one in told))
    if told and value < wanted and any(_REST.match(clause) for clause in _early(text)):
        # 一座已投运，另一座正在开展环评: what is left decides.
        return found
    if told and value <= wanted:
        found[place] = Answer(value, "、".join(f"{one['number']}{one['unit']}" for one in told))
    return found
