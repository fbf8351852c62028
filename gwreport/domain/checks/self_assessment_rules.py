"""Rules that hold the unit's own 进度自评 against the class that its own figures and words bear.

Where a plain word is enough (停工, 未开工) the rules of `status_rules` say so; these judge the entry as
the office will, and tell what of it does not go with the class that the unit has chosen.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from gwreport.domain.checks import status_rules, text_rules
from gwreport.domain.checks.case import Case, Check, Told, short, told_of_progress
from gwreport.domain.checks.figure_words import as_figure
from gwreport.domain.findings.codes.checks import CheckCode
from gwreport.domain.findings.facts import Fact
from gwreport.domain.form.columns import Field
from gwreport.domain.judgement.judging import judge
from gwreport.domain.judgement.results import Account, Judgement, Measure
from gwreport.domain.judgement.rules import Rules
from gwreport.domain.plan.plan import Item
from gwreport.domain.plan.target import TargetKind
from gwreport.domain.returns.returns import Entry
from gwreport.domain.rounds import Round
from gwreport.domain.statuses import IS_BEHIND, IS_DONE, Status
from gwreport.domain.texts.figures import read_figures

_SAYS_WELL = frozenset({Status.ON_SCHEDULE, Status.NEARLY_DONE, *IS_DONE})
_IN_WORDS = (
    "words-stalled",
    "words-behind",
    "words-failed",
    "words-occurred",
    "words-few",
    "words-against",
    "date-later",
    "date-early",
    "date-not-begun",
    "date-not-started",
    "growth-below",
    "date-unfinished",
    "growth-none",
    "node-short",
    "direction-broken",
    "own-part-behind",
    "own-rate-behind",
    "own-rate-less",
)
_PROBLEM = re.compile("(?:存在|主要)的?(?:问题|困难)")
_LONGEST = 60
_SHORTEST = 3
_COUNTED = (TargetKind.LEVEL, TargetKind.COUNT)
_HALF = 6
_MORE_BY = re.compile(r"超(?:过|出)?(?:全年|年度)?(?:目标|任务|计划)\d[\d.]{0,12}[亿万]?")
_BEGUN = re.compile(r"开工[^，。；\d]{0,10}\d")


def _behind_in_figures(case: Case) -> Iterator[Told]:
    below = {told.unit for told in status_rules.done_below_target(case)}
    # Of an item with several leads each tells of its own part; only the first sums up.
    for entry in case.filled[:1]:
        if case.leads[:1] != (entry.unit,) or entry.unit in below:
            continue
        judged = _judged(case, entry)
        measure = _short_of(judged)
        if measure and (_others_tell(case, measure) or _has_begun(case, entry)):
            continue
        if measure is None or "word-against-number" not in _codes(judged):
            continue
        facts: dict[str, Fact] = {
            "status": _status_words(entry),
            "goal": measure.goal,
            "target": measure.target.text,
            "figure": measure.told,
            "proposed": judged.status,
        }
        yield Told(entry.unit, Field.STATUS, told_of_progress(entry), facts)


def _others_tell(case: Case, measure: Measure) -> bool:
    """Say whether other units tell figures of the same goal: each of a part, as towns do."""
    for entry in case.filled[1:]:
        told = Account(entry.text(Field.COMPLETION), entry.text(Field.VALUE))
        judged = _judge(case.item, told, case.round, case.rules)
        if any(one.told and one.goal == measure.goal for one in judged.measures):
            return True
    return False


def _has_begun(case: Case, entry: Entry) -> bool:
    """Say whether works are begun in numbers; in the first half of a year few can be finished."""
    return (
        case.round.last_month <= _HALF and _BEGUN.search(entry.text(Field.COMPLETION)) is not None
    )


def _late_in_words(case: Case) -> Iterator[Told]:
    plain = {
        told.unit
        for rule in (status_rules.stalled, status_rules.not_begun, status_rules.behind)
        for told in rule(case)
    } | {told.unit for told in _behind_in_figures(case)}
    for entry in case.filled:
        judged = _judged(case, entry)
        if entry.unit in plain or judged.status not in IS_BEHIND:
            continue
        reason = next((one for one in judged.reasons if one.code in _IN_WORDS), None)
        if reason and _waits_in_part(entry, reason.facts.get("words", "")):
            continue
        if reason and {"word-against-text", "word-against-number"} & _codes(judged):
            words = reason.facts.get("words") or reason.facts.get("value", "")
            facts: dict[str, Fact] = {
                "status": _status_words(entry),
                "sentence": short(words, _LONGEST),
                "proposed": judged.status,
            }
            yield Told(entry.unit, Field.STATUS, told_of_progress(entry), facts)


def _hindered_in_words(case: Case) -> Iterator[Told]:
    """Tell of what holds an item up that a text names beside what goes on, and its unit's good class."""
    for entry in case.filled:
        judged = _judged(case, entry)
        if judged.status in IS_BEHIND or judged.status is Status.UNKNOWN:
            continue
        text = entry.text(Field.COMPLETION)
        reason = next((one for one in judged.reasons if one.code == "words-warning"), None)
        # What stands under a heading of problems was told openly.
        if reason is None or _PROBLEM.search(text):
            continue
        facts: dict[str, Fact] = {
            "status": _status_words(entry),
            "sentence": short(reason.facts["words"], _LONGEST),
        }
        yield Told(entry.unit, Field.STATUS, told_of_progress(entry), facts)


def _unfinished_in_words(case: Case) -> Iterator[Told]:
    for entry in case.filled[:1]:
        if case.leads[:1] != (entry.unit,):
            continue
        judged = _judged(case, entry)
        reason = next((one for one in judged.reasons if one.code == "words-still"), None)
        if reason is not None and entry.status in IS_DONE:
            facts: dict[str, Fact] = {
                "status": _status_words(entry),
                "words": reason.facts["words"],
                "proposed": judged.status,
            }
            yield Told(entry.unit, Field.STATUS, told_of_progress(entry), facts)


def _done_without_end(case: Case) -> Iterator[Told]:
    for entry in case.filled[:1]:
        if case.leads[:1] == (entry.unit,) and "own-endless" in _codes(_judged(case, entry)):
            facts: dict[str, Fact] = {
                "status": _status_words(entry),
                "proposed": Status.ON_SCHEDULE,
            }
            yield Told(entry.unit, Field.STATUS, told_of_progress(entry), facts)


def _unproven(case: Case) -> Iterator[Told]:
    empty = {told.unit for told in text_rules.too_short(case)}
    for entry in case.filled[:1]:
        if case.leads[:1] != (entry.unit,) or entry.unit in empty:
            continue
        judged = _judged(case, entry)
        asked = [
            one
            for one in judged.measures
            if one.status is None
            and one.target.value
            # A rate among other wants may be answered by the cases themselves: 办复389件.
            and (one.target.kind in _COUNTED or _is_whole(case.item))
            and not _is_named(one, entry)
        ]
        if "unproven" in _codes(judged) and asked:
            facts: dict[str, Fact] = {
                "status": _status_words(entry),
                "goal": _with_target(asked[0]),
            }
            yield Told(entry.unit, Field.STATUS, told_of_progress(entry), facts)


def _waits_in_part(entry: Entry, words: str) -> bool:
    """Say whether one of several parts has not begun, which is no contradiction of 依时序推进."""
    return entry.status not in IS_DONE and status_rules.NOT_BEGUN.search(words) is not None


def _is_whole(item: Item) -> bool:
    """Say whether all that an item wants is wanted in figures."""
    clauses = [one for one in re.split("[，。；]", item.text) if len(one.strip()) > _SHORTEST]
    return all(any(target.text in one for target in item.targets) for one in clauses)


def _is_named(measure: Measure, entry: Entry) -> bool:
    """Say whether the text gives the one sum that is as large as the target, under another name.

    三项资金31.8亿元 answers what was wanted of three named funds.
    """
    if measure.target.kind not in _COUNTED:
        return False
    wanted = as_figure(measure.target)
    alike = [
        one
        for one in read_figures(_MORE_BY.sub("", entry.text(Field.COMPLETION)))
        if one.base_unit == wanted.base_unit and one.change is None and not one.planned
    ]
    return len(alike) == 1 and alike[0].amount >= wanted.amount


def _with_target(measure: Measure) -> str:
    text = measure.target.text
    return measure.goal if text in measure.goal else f"{measure.goal}{text}"


def _judged(case: Case, entry: Entry) -> Judgement:
    if entry.status not in _SAYS_WELL:
        return _NOT_LOOKED_AT
    told = Account(
        entry.text(Field.COMPLETION),
        entry.text(Field.VALUE),
        entry.text(Field.GROWTH),
        status=entry.status,
    )
    return _judge(case.item, told, case.round, case.rules)


@lru_cache(maxsize=64)
def _judge(item: Item, told: Account, round_: Round, rules: Rules) -> Judgement:
    """Judge an entry once for all the rules that look at it one behind the other."""
    return judge(item, told, round_, rules)


def _short_of(judged: Judgement) -> Measure | None:
    """Give the goal that falls furthest short of what was due."""
    held = [one for one in judged.measures if one.status is not None and one.told]
    behind = [one for one in held if one.status in IS_BEHIND]
    short_ = behind or [one for one in held if one.status not in IS_DONE]
    return min(short_, key=lambda one: one.share or 0.0, default=None)


def _codes(judged: Judgement) -> set[str]:
    return {reason.code for reason in judged.reasons}


def _status_words(entry: Entry) -> str:
    return entry.text(Field.STATUS).strip()


_NOT_LOOKED_AT = Judgement(Status.UNKNOWN, 60, ())

CHECKS = (
    Check(CheckCode.BEHIND_IN_FIGURES, _behind_in_figures),
    Check(CheckCode.LATE_IN_WORDS, _late_in_words),
    Check(CheckCode.HINDERED_IN_WORDS, _hindered_in_words),
    Check(CheckCode.UNFINISHED_IN_WORDS, _unfinished_in_words),
    Check(CheckCode.DONE_WITHOUT_END, _done_without_end),
    Check(CheckCode.UNPROVEN, _unproven),
)
