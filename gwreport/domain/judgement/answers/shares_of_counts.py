"""A share that two counts of a text give: 46家企业中43家达标 of 达标率100%."""

import re
from collections.abc import Sequence

from gwreport.domain.judgement.answers.goal_values import Answer
from gwreport.domain.judgement.goals.goals import Goal
from gwreport.domain.judgement.told.clauses import clause_around
from gwreport.domain.plan.target import TargetKind
from gwreport.domain.texts.bare_names import bigrams

# 办结率: what a rate is one of are the two characters before it.
_RATE = re.compile("(?P<of>[\u4e00-\u9fff]{2})(?:率|比例|比重)$")
_UNIT = "[个家户处条件所座项名人场宗栋台辆间口村校厂]"
# So many of which so many are so: 46家企业中43家达标, 提案120件，已办结118件.
_COUNTED = re.compile(
    rf"(?P<noun>[^，。；、：\d]{{0,12}}?)(?P<of>\d{{1,6}})(?P<unit>{_UNIT})[^，。；、：\d]{{0,14}}?(?:[，,]|中|里)(?:其中)?"
    r"(?P<before>[^，。；、：\d]{0,10}?)(?P<there>\d{1,6})(?P=unit)?(?P<behind>[^，。；、：\d]{0,10})"
)
# 抽查48家，合格47家: that one looked names nothing.
_LOOKED_AT = re.compile("抽查|检查|抽检|检测|排查|监测|抽样|共|累计")
_ALIKE = ("达标", "合格")
_DENIED = re.compile("[未没不]|超标|力争|预计|计划|拟")


def with_shares_of_counts(
    text: str, goals: Sequence[Goal], answers: Sequence[Answer | None]
) -> list[Answer | None]:
    """Answer the rates that no figure tells by how many of how many are so, where the text counts both."""
    return [
        answer if answer is not None else _share(text, goal)
        for goal, answer in zip(goals, answers, strict=True)
    ]


def _share(text: str, goal: Goal) -> Answer | None:
    rate = _RATE.search(goal.names[-1]) if goal.names else None
    if rate is None or goal.target.kind is not TargetKind.SHARE or goal.falling or goal.is_limit:
        return None
    told = [
        one
        for one in _COUNTED.finditer(text)
        if any(word in one["behind"] or word in one["before"] for word in _same(rate["of"]))
        and not _DENIED.search(one["before"] + one["behind"])
    ]
    if len(told) != 1:
        return None
    of, there = int(told[0]["of"]), int(told[0]["there"])
    named = bigrams(_LOOKED_AT.sub("", told[0]["noun"]))
    if not 0 < there <= of or (named and not named & bigrams("".join(goal.names))):
        return None
    words = clause_around(text, told[0].start(), told[0].end())
    return Answer(100 * there / of, f"{words}（{100 * there / of:.1f}%）")


def _same(deed: str) -> tuple[str, ...]:
    return _ALIKE if deed in _ALIKE else (deed,)
