"""Measuring: a goal held against the figure that answers it, by the round and the rules.

Amounts and counts grow through the year and are held against its elapsed share, or the item's own
nodes; growth, shares and upper limits are held against the target itself.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from gwreport.domain.judgement.answers.goal_values import Answer
from gwreport.domain.judgement.goals.goals import Goal
from gwreport.domain.judgement.results import Measure, Reason, Sign
from gwreport.domain.judgement.rules import Rules
from gwreport.domain.judgement.told.later_dates import days_left
from gwreport.domain.plan.target import AMOUNTS, Comparator, TargetKind
from gwreport.domain.rounds import Round
from gwreport.domain.statuses import Status
from gwreport.domain.texts.units_of_measure import PARTS_OF_A_WHOLE, gap_unit

_FLOAT = 1e-9
_WHOLE = 100.0
# Points of a share near the whole that are no matter before the year is over.
_NO_MATTER = 1.5
_COMES_DOWN = re.compile("下?降[至到为]|压[减降缩]?[至到]|减[少]?[至到]")
_KEPT = re.compile("保有量|保护面积|红线|基本农田")
# Fewer days than these are a time limit, not days of a year that are counted.
_DAYS_OF_A_YEAR = 60


@dataclass(slots=True, eq=False)
class _Held:
    """One goal with its answer, the rules and the round; makes the sign of each outcome.

    `stated` says that the figure is the text's own share and not told as such.
    """

    goal: Goal
    answer: Answer
    wanted: float
    due: float
    round: Round
    rules: Rules
    stated: bool = False

    def sign(self, status: Status, mark: float, code: str, **more: str) -> Sign:
        target, value = self.goal.target, self.answer.value
        share = value / self.wanted if self.wanted else None
        at_most = self.goal.is_limit
        facts = {
            "goal": self.goal.label or target.text,
            "target": target.text,
            "value": self.answer.text,
            **({} if share is None else {"share": percent(share)}),
            **more,
        }
        if not code.startswith("amount-"):
            facts["gap"] = _with_unit(abs(value - self.wanted), target.unit)
        measure = Measure(
            facts["goal"], target, self.answer.text, value, self.due, share, status, at_most
        )
        inferred = self.answer.inferred
        facts["there"] = f"照此已有 {_plain(value)}{target.unit}，" if inferred else ""
        stated = "-stated" if self.stated and code.startswith(("amount-", "year-")) else ""
        return Sign(status, mark, Reason(f"{code}{stated}", facts), measure=measure)


def measure(
    goal: Goal,
    answer: Answer,
    round_: Round,
    rules: Rules,
    *,
    node: float | None = None,
    stated: bool = False,
    goes_on: bool = False,
) -> Sign | None:
    """Hold a figure against its goal; None where the goal has no value to hold it against.

    `node` is the share of the year's target that the item's own plan wants by the round's end;
    `stated` says that the text tells its share and not the figure itself, `goes_on` that the goal is
    one of several years, of which `node` is what is due by now.
    """
    wanted = goal.target.value
    if wanted is None or goal.target.kind is TargetKind.RANK:
        return None
    share = node if goes_on and node is not None else _share_wanted(goal, round_, node)
    held = _Held(goal, answer, wanted, wanted * share, round_, rules, stated)
    if goal.is_limit:
        return _limit(held)
    if wanted <= 0:
        return _above(held)
    ratio = answer.value / wanted
    if round_.is_whole_year and not goes_on:
        return _at_year_end(held, ratio)
    if _grows(goal) or stated:
        return _days(held) or _amount(held, ratio, share, own=node is not None)
    return _rate(held, ratio)


def due_value(goal: Goal, round_: Round, *, node: float | None = None) -> float | None:
    """Give what should have been reached of a goal by a round's end, in the target's unit; None without a value.

    Of a limit, a rank, a growth or a share that is the target itself. `node` is as in `measure`.
    """
    wanted = goal.target.value
    if wanted is None or goal.is_limit or goal.target.kind is TargetKind.RANK:
        return wanted
    return wanted * _share_wanted(goal, round_, node)


def _share_wanted(goal: Goal, round_: Round, node: float | None) -> float:
    """Give the part of a goal that should have been reached by a round's end, the whole being 1."""
    if round_.is_whole_year or not _grows(goal):
        return 1.0
    return round_.elapsed_share if node is None else node


def _grows(goal: Goal) -> bool:
    return goal.target.kind in AMOUNTS and not goal.stock


def _at_year_end(held: _Held, ratio: float) -> Sign:
    goal, answer, rules = held.goal, held.answer, held.rules
    # 左右 allows a growth or a share to be a little less; of an amount 96 % is not the whole.
    about = goal.target.comparator is Comparator.ABOUT and goal.target.kind not in AMOUNTS
    enough = 1 - rules.about if about else 1
    beyond = ratio >= 1 + rules.exceeded - _FLOAT and not (answer.at_least and ratio <= 1)
    if (
        goal.target.comparator is Comparator.MORE
        and abs(ratio - 1) < _FLOAT
        and not answer.at_least
    ):
        return held.sign(Status.NEARLY_DONE, 78, "year-just-not-more")
    if beyond:
        return held.sign(Status.EXCEEDED, min(100.0, 94 + 6 * (ratio - 1)), "year-exceeded")
    if ratio >= enough - _FLOAT:
        code = "year-done" if ratio >= 1 - _FLOAT else "year-about"
        return held.sign(Status.DONE, 90, code, tolerance=percent(rules.about))
    if ratio >= rules.nearly - _FLOAT:
        mark = 60 + 20 * (ratio - rules.nearly) / max(1 - rules.nearly, _FLOAT)
        return held.sign(Status.NEARLY_DONE, mark, "year-nearly")
    if ratio < 0:
        return held.sign(Status.BEHIND, 0, "year-opposite")
    return held.sign(Status.BEHIND, 55 * ratio / max(rules.nearly, _FLOAT), "year-behind")


def _days(held: _Held) -> Sign | None:
    """Say that a target of days can no longer be reached with all that are left of the year."""
    target, left = held.goal.target, days_left(held.round)
    if target.unit != "天" or held.wanted <= _DAYS_OF_A_YEAR:
        return None
    most = held.answer.value + left
    if most >= held.wanted:
        return None
    mark = max(0.0, 50 - (held.wanted - most))
    return held.sign(Status.BEHIND, mark, "days-short", left=str(left), most=_plain(most))


def _amount(held: _Held, ratio: float, due: float, *, own: bool) -> Sign:
    rules, value = held.rules, held.answer.value
    unit = held.goal.target.unit
    if ratio >= 1 + rules.exceeded - _FLOAT:
        return held.sign(Status.EXCEEDED, min(100.0, 94 + 6 * (ratio - 1)), "amount-exceeded")
    if ratio >= 1 - _FLOAT and not (
        held.goal.target.comparator is Comparator.MORE and ratio <= 1 and not held.stated
    ):
        return held.sign(Status.DONE, 90, "amount-done")
    of_due = ratio / due if due > 0 else 1.0
    facts = {"due": percent(due), "points": _plain(abs(ratio - due) * 100)}
    if of_due >= 1 - _FLOAT:
        mark = 75 + min(10.0, 20 * (of_due - 1))
        even = abs(of_due - 1) < _FLOAT * 1000
        code = "amount-own-node" if own else "amount-even" if even else "amount-ahead"
        return held.sign(Status.ON_SCHEDULE, mark, code, **facts)
    # There are no halves of things: of two workshops one is on schedule after three quarters.
    whole = held.goal.target.kind is TargetKind.COUNT and held.wanted == int(held.wanted)
    whole = whole and not held.stated
    close = of_due >= rules.schedule - _FLOAT
    if close or (whole and value >= int(held.due * rules.schedule) and rules.tolerance):
        facts["tolerance"] = percent(rules.tolerance)
        facts["least"] = f"{int(held.due * rules.schedule)}{unit}"
        mark = 60 + max(0.0, 10 * (of_due - rules.schedule) / max(1 - rules.schedule, _FLOAT))
        code = "amount-close-node" if own else "amount-close"
        code = code if close else "amount-whole"
        return held.sign(Status.ON_SCHEDULE, mark, code, **facts)
    facts["expected"] = f"{_plain(held.due)}{unit}"
    facts["short"] = f"{_plain(abs(held.due - value))}{unit}"
    code = "amount-behind-node" if own else "amount-behind"
    if whole and held.due != int(held.due) and not own:
        # 应有3.75条，差1.75条 is said by nobody.
        code = "amount-behind-whole"
    mark = max(0.0, 55 * of_due / max(rules.schedule, _FLOAT))
    return held.sign(Status.BEHIND, mark, code, **facts)


def _rate(held: _Held, ratio: float) -> Sign:
    rules = held.rules
    tolerance = percent(rules.tolerance)
    if ratio >= 1 - _FLOAT:
        return held.sign(Status.ON_SCHEDULE, min(89.0, 80 + 10 * (ratio - 1)), "rate-reached")
    if held.wanted - held.answer.value <= _room(held) + _FLOAT:
        return held.sign(Status.ON_SCHEDULE, 65, "rate-close", tolerance=tolerance)
    if ratio < 0:
        return held.sign(Status.BEHIND, 0, "rate-opposite")
    return held.sign(Status.BEHIND, 55 * ratio / max(rules.schedule, _FLOAT), "rate-behind")


def _room(held: _Held) -> float:
    """Give by how much a growth or a share may fall short of its target.

    Of a share that is to be near the whole (参保率95%) what is missing of the whole counts: with 88 %
    more than twice as many are without as are allowed for. A point or so (93.8 %) is no matter yet,
    and the earlier in the year it is, the more may be missing.
    """
    room = held.rules.tolerance * held.wanted
    share = held.goal.target.kind is TargetKind.SHARE and held.goal.target.unit == "%"
    if share and _WHOLE / 2 < held.wanted < _WHOLE:
        missing = (
            held.rules.tolerance * (_WHOLE - held.wanted) / max(held.round.elapsed_share, _FLOAT)
        )
        room = min(room, max(missing, _NO_MATTER))
    if held.goal.stock and held.goal.target.unit == "元" and "标准" in held.goal.label:
        # A rate of support is raised or it is not.
        return 0.0
    if held.goal.target.comparator is Comparator.AT_LEAST and _KEPT.search(held.goal.label):
        # 耕地保有量不低于86万亩 is a line that nothing may fall below.
        return 0.0
    return room


def _above(held: _Held) -> Sign:
    # A target of zero or below has no share; it is reached or not.
    kept = Status.DONE if held.round.is_whole_year else Status.ON_SCHEDULE
    if held.answer.value >= held.wanted - _FLOAT:
        return held.sign(kept, 85, "rate-reached")
    return held.sign(Status.BEHIND, 30, "rate-short")


def _limit(held: _Held) -> Sign:
    goal, value, wanted, rules = held.goal, held.answer.value, held.wanted, held.rules
    last = held.round.is_whole_year
    kept = Status.DONE if last else Status.ON_SCHEDULE
    strictly = goal.target.comparator is Comparator.LESS
    held = _Held(goal, held.answer, wanted, wanted, held.round, rules)
    about = goal.target.comparator is Comparator.ABOUT
    most = wanted * (1 + rules.about) if about else wanted
    if value < most - _FLOAT or (not strictly and value <= most + _FLOAT):
        used = value / wanted if wanted > 0 else 0.0
        counted = goal.target.kind in AMOUNTS and not goal.stock and not last
        elapsed = held.round.elapsed_share
        if counted and used > elapsed / max(rules.schedule, _FLOAT) and wanted > 1:
            return held.sign(kept, 62, "limit-soon", due=percent(elapsed))
        return held.sign(kept, 88, "limit-kept")
    if not last and _COMES_DOWN.match(goal.target.text) and value <= wanted * (1 + rules.tolerance):
        # 漏损率降至8%: what is to come down within the year may still be a little above it.
        return held.sign(kept, 62, "limit-near", tolerance=percent(rules.tolerance))
    over = wanted / value if value > 0 else 0.0
    if last and value <= wanted * (1 + rules.tolerance) + _FLOAT:
        return held.sign(
            Status.NEARLY_DONE, 60 + 20 * max(0.0, over - rules.nearly), "limit-nearly"
        )
    return held.sign(Status.BEHIND, 50 * max(0.0, over), "limit-broken")


@lru_cache(maxsize=512)
def percent(share: float) -> str:
    """Write a share for a clerk: 0.805 is 80.5%."""
    return f"{_plain(share * 100)}%"


def _with_unit(value: float, unit: str) -> str:
    return f"{_plain(value)}{' ' if unit in PARTS_OF_A_WHOLE else ''}{gap_unit(unit)}"


@lru_cache(maxsize=4096)
def _plain(value: float) -> str:
    words = f"{value:.1f}" if abs(value) >= 10 else f"{value:.2f}"
    return words.rstrip("0").rstrip(".") if "." in words else words
