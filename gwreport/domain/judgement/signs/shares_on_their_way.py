"""Shares on their way: those whose rest the text dates or has in hand, and those that fall away from their target."""

import re
from collections.abc import Sequence
from dataclasses import replace

from gwreport.domain.judgement.goals.goals import Goal
from gwreport.domain.judgement.results import Reason, Sign
from gwreport.domain.judgement.rules import Rules
from gwreport.domain.judgement.told.clauses import clause_around
from gwreport.domain.judgement.told.later_dates import still_to_come
from gwreport.domain.judgement.told.named_figures import named_figures
from gwreport.domain.plan.target import TargetKind
from gwreport.domain.rounds import Round
from gwreport.domain.statuses import Status
from gwreport.domain.texts.bare_names import bigrams
from gwreport.domain.texts.figures import FigureKind

# 其余6个卫生室11月底前完成改造
_DATED_REST = re.compile(
    "(?:其余|剩余|余下|剩下|另外?|还有)[^，。；\\n]{0,16}[，,]?[^，。；\\n]{2,24}"
)
# Points by which a share must have fallen to be on its way from the target.
_A_FALL = 1.0
_RAISED = re.compile("提高|提升|上升|增加")
_IN_HAND = re.compile("正在?|已(?:进场|采购|安排|启动|开工|制定|列入|下发|发放)")


def with_dated_rest(
    text: str, goals: Sequence[Goal], held: list[Sign | None], round_: Round, rules: Rules
) -> None:
    """Hold a share against the time of the year where the text dates the end of the rest within it.

    标准化率87.5%，其余6个卫生室11月底前完成改造 is on its way to 100%; so is 95%，其余1个正在改造, which is little.
    """
    if round_.is_whole_year or not _any_of("rate-behind", held):
        return
    rest = _DATED_REST.search(text)
    if rest is None:
        return
    dated = still_to_come(rest[0], round_)
    in_hand = _IN_HAND.search(rest[0]) is not None
    for place, (goal, sign) in enumerate(zip(goals, held, strict=True)):
        if sign is None or sign.measure is None or sign.reason.code != "rate-behind":
            continue
        share = sign.measure.share or 0.0
        ahead = (dated and share >= round_.elapsed_share) or (in_hand and share >= rules.schedule)
        if goal.target.kind is TargetKind.SHARE and not goal.falling and ahead:
            words = clause_around(text, rest.start(), rest.end())
            measure = replace(sign.measure, status=Status.ON_SCHEDULE)
            reason = Reason("rate-rest", {**sign.reason.facts, "words": words})
            held[place] = Sign(Status.ON_SCHEDULE, 66, reason, measure=measure)


def falls_away(text: str, goals: Sequence[Goal], held: list[Sign | None], round_: Round) -> None:
    """Take no share for close to its target that the text says has fallen away from it (同比回落4.3个百分点)."""
    if "百分点" not in text or not _any_of("rate-close", held):
        return
    for place, (goal, sign) in enumerate(zip(goals, held, strict=True)):
        if sign is None or sign.measure is None or sign.reason.code != "rate-close":
            continue
        if goal.target.kind is not TargetKind.SHARE or goal.falling or goal.target.unit != "%":
            continue
        names = frozenset[str]().union(*map(bigrams, goal.names or ("",)))
        fall = next(
            (
                one.figure
                for one in named_figures(text, round_.year)
                if one.figure.kind is FigureKind.DECLINE
                and one.figure.unit == "个百分点"
                and (one.figure.value >= _A_FALL or _RAISED.match(goal.target.text))
                and one.pairs & names
            ),
            None,
        )
        if fall is not None:
            words = clause_around(text, fall.start, fall.end)
            measure = replace(sign.measure, status=Status.BEHIND)
            reason = Reason("rate-close-told", {**sign.reason.facts, "words": words})
            held[place] = Sign(Status.BEHIND, 46, reason, measure=measure)


def _any_of(code: str, held: Sequence[Sign | None]) -> bool:
    return any(one is not None and one.reason.code == code for one in held)
