"""What a text says itself of its goals: its own shares, what is wanting, and how far it is below its target."""

import re
from collections.abc import Sequence
from dataclasses import replace

from gwreport.domain.judgement.answers.expected import find_lacking
from gwreport.domain.judgement.answers.goal_values import Answer
from gwreport.domain.judgement.goals.goals import Goal
from gwreport.domain.judgement.results import Reason, Sign
from gwreport.domain.judgement.rules import Rules
from gwreport.domain.judgement.signs.measuring import measure
from gwreport.domain.judgement.told.own_shares import OwnShare, below_target, own_shares
from gwreport.domain.judgement.told.stages import Stage, only_wanted
from gwreport.domain.plan.target import AMOUNTS, Comparator, TargetKind
from gwreport.domain.rounds import Round
from gwreport.domain.statuses import Status
from gwreport.domain.texts.bare_names import bigrams

_OF_THOSE = re.compile("覆盖|合格|达标|优良|水质|断面")
# A growth of more than so many times what is wanted is read as a part of the work.
_GREATEST = 4


def shares_of(item: str, text: str) -> list[OwnShare]:
    """Give the text's own shares that may tell of an item.

    Of what is only to be begun this year a share that stands alone (70%) is one of the works.
    """
    found = own_shares(text)
    if any(one.alone for one in found):
        wanted = only_wanted(item)
        if wanted is not None and wanted.stage is Stage.START:
            return [one for one in found if not one.alone]
    return found


def by_own_shares(
    item: str,
    goals: Sequence[Goal],
    held: list[Sign | None],
    shares: Sequence[OwnShare],
    round_: Round,
    rules: Rules,
    *,
    asked: bool,
) -> bool:
    """Let the text's own shares answer goals that no figure does; says whether one did.

    `asked` says that at least half of the item is wanted in figures.
    """
    open_ = [place for place, sign in enumerate(held) if sign is None and goals[place].target.value]
    taken = False
    for one in shares if open_ else ():
        if (one.verb and one.verb not in item) or (one.of_work and not one.whole):
            continue
        if one.covers and not _wants_cover(goals):
            continue
        if one.alone and len(goals) == 1 and _is_growth(goals[0], one):
            value = (one.share or 0.0) * 100
            held[0] = measure(goals[0], Answer(value, one.words), round_, rules)
            open_.remove(0)
            taken = True
            continue
        if one.alone and len(open_) > 1:
            # 95% beside several goals is that of each of them.
            for place in [*open_]:
                value = (one.share or 0.0) * (goals[place].target.value or 0.0)
                if goals[place].target.kind in AMOUNTS and not goals[place].is_limit:
                    answer = Answer(value, one.words)
                    held[place] = measure(goals[place], answer, round_, rules, stated=True)
                    open_.remove(place)
                    taken = True
            continue
        fitting = [
            place
            for place in open_
            if goals[place].target.kind not in (TargetKind.RANK, TargetKind.GROWTH)
            and (
                any(one.pairs & bigrams(name) for name in goals[place].names)
                or (one.verb and one.verb in goals[place].words)
                # 完成率77% beside several things may be that of any; alone it is the item's.
                or (
                    len(goals) == 1
                    and (one.pairs & bigrams(item) or (not one.pairs and asked))
                    and goals[place].target.kind in AMOUNTS
                )
                or (len(goals) == 1 and one.all_done and _covers(one.words, goals[place].words))
            )
        ]
        if len(fitting) != 1:
            continue
        place, goal = fitting[0], goals[fitting[0]]
        value = one.of_target(round_.elapsed_share) * (goal.target.value or 0.0)
        sign = measure(goal, Answer(value, one.words), round_, rules, stated=True)
        if sign:
            held[place] = sign
            open_.remove(place)
            taken = True
    return taken


def _wants_cover(goals: Sequence[Goal]) -> bool:
    """Say whether a share of those that are so is wanted, and nothing else in figures: 覆盖率达到100%, 合格率98%."""
    (first, *others) = goals
    return (
        not others
        and first.target.kind is TargetKind.SHARE
        and _OF_THOSE.search(first.words) is not None
    )


def _is_growth(goal: Goal, one: OwnShare) -> bool:
    """Say whether a share that stands alone (6.5%) is the growth that is wanted, and no part of it."""
    wanted = goal.target.value or 0.0
    same = goal.target.kind is TargetKind.GROWTH and goal.target.unit in "%％"
    return same and not goal.falling and (one.share or 0.0) * 100 <= _GREATEST * wanted


def _covers(told: str, wanted: str) -> bool:
    """Say whether 全覆盖 is told of what is wanted as a share (覆盖率达到95%)."""
    return "全覆盖" in told and "覆盖" in wanted


def by_what_lacks(
    text: str, goals: Sequence[Goal], held: list[Sign | None], round_: Round, rules: Rules
) -> None:
    """Let what a text says is still wanting (还差2600座) answer goals that nothing else does."""
    for place, lacking in enumerate(find_lacking(text, goals, round_)):
        if lacking and held[place] is None:
            held[place] = measure(goals[place], lacking, round_, rules, stated=True)


def by_own_distance(
    text: str, goals: Sequence[Goal], held: list[Sign | None], rules: Rules
) -> None:
    """Believe a text that says itself that its figure is below the target, be it ever so little.

    Of a limit (失业率低于目标) that is no fault, nor is it within what 左右 allows.
    """
    words = below_target(text)
    places = [
        place
        for place, goal in enumerate(goals)
        if goal.target.kind in (TargetKind.GROWTH, TargetKind.SHARE) and not goal.is_limit
    ]
    if not words or len(places) != 1 or goals[places[0]].falling:
        return
    place = places[0]
    sign, goal = held[place], goals[place]
    if sign is None:
        facts = {"goal": goal.words, "words": words}
        held[place] = Sign(Status.BEHIND, 45, Reason("growth-below", facts))
    elif sign.reason.code == "rate-close" and not (
        goal.target.comparator is Comparator.ABOUT
        and sign.measure
        and (sign.measure.share or 0) >= 1 - rules.about
    ):
        reason = Reason("rate-close-told", {**sign.reason.facts, "words": words})
        measured = replace(sign.measure, status=Status.BEHIND) if sign.measure else None
        held[place] = Sign(Status.BEHIND, 45, reason, measure=measured)
