"""Notes: what is to be said of an item beside its class: a limit that has passed, words that differ."""

import re
from collections.abc import Sequence

from gwreport.domain.judgement.answers.answers import find_answers
from gwreport.domain.judgement.answers.cells import is_nothing
from gwreport.domain.judgement.answers.goal_values import Answer
from gwreport.domain.judgement.goals.goals import Goal
from gwreport.domain.judgement.results import Account, Reason
from gwreport.domain.judgement.signs.nodes import is_due, own_limit
from gwreport.domain.judgement.told.later_dates import ended_in_time
from gwreport.domain.judgement.told.text_words import Spoken
from gwreport.domain.plan.plan import Item
from gwreport.domain.plan.target import TargetKind
from gwreport.domain.rounds import Round
from gwreport.domain.texts.quoting import in_one_line
from gwreport.domain.texts.spans import without_spans

_UNTIL_NOW = re.compile(r"(?:截[至止])?目前|\W")


def notes_of(
    item: Item,
    told: Account,
    goals: Sequence[Goal],
    answers: Sequence[Answer | None],
    spoken: Sequence[Spoken],
    earlier: Sequence[str],
    round_: Round,
) -> list[Reason]:
    """Give what is to be said of an item beside its class, none of which decides it alone."""
    text = told.text.strip()
    notes = [
        *_differing(goals, text, told, answers, round_),
        *_fallen(goals, answers, earlier, round_),
    ]
    due = item.due or own_limit(item.text)
    if due and is_due(due, round_) and not ended_in_time(text, due, round_):
        notes.append(Reason("due", {"due": due}))
    waiting = next((one for one in spoken if one.group == "waiting"), None)
    if waiting:
        notes.append(Reason("words-waiting", {"words": waiting.clause}))
    problem = told.problem.strip().rstrip("。")
    if problem and not is_nothing(problem) and problem not in text:
        notes.append(Reason("problem-told", {"problem": in_one_line(told.problem)}))
    if earlier and _same_words(earlier[-1], text):
        notes.append(Reason("no-progress"))
    return notes


def _differing(
    goals: Sequence[Goal],
    text: str,
    told: Account,
    answers: Sequence[Answer | None],
    round_: Round,
) -> list[Reason]:
    """Say where the number cell and the text tell different figures of the same goal."""
    if not (told.value.strip() or told.growth.strip()) or not text:
        return []
    found: list[Reason] = []
    for goal, used, read in zip(goals, answers, find_answers(text, goals, round_), strict=True):
        if used is None or read is None or used == read:
            continue
        if abs(used.value - read.value) > 0.01 * max(abs(used.value), abs(read.value)):
            facts = {"goal": goal.words, "cell": used.text, "text": read.text}
            found.append(Reason("number-differs", facts))
    return found


def _fallen(
    goals: Sequence[Goal],
    answers: Sequence[Answer | None],
    earlier: Sequence[str],
    round_: Round,
) -> list[Reason]:
    """Say which cumulative figure is smaller than a round before."""
    if not earlier or not goals:
        return []
    found: list[Reason] = []
    for goal, now, then in zip(
        goals, answers, find_answers(earlier[-1], goals, round_), strict=True
    ):
        amount = goal.target.kind in (TargetKind.COUNT, TargetKind.LEVEL) and not goal.stock
        limit = goal.is_limit
        if now and then and amount and not limit and now.value < then.value:
            facts = {"goal": goal.words, "now": now.text, "then": then.text}
            found.append(Reason("fell-back", facts))
    return found


def _same_words(before: str, now: str) -> bool:
    def bare(words: str) -> str:
        return _UNTIL_NOW.sub("", without_spans(words, lambda span: not span.bare))

    return bool(bare(now)) and bare(before) == bare(now)
