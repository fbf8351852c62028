"""Measuring: a goal held against the figure that answers it, by the round and the rules.

Amounts and counts grow through the year and are held against its elapsed share, or the item's own
nodes; growth, shares, ranks and upper limits are held against the target itself.
"""

from gwreport.domain.judgement.answers import Answer
from gwreport.domain.judgement.goals import Goal
from gwreport.domain.judgement.results import Reason, Sign
from gwreport.domain.judgement.rules import Rules
from gwreport.domain.plan.target import AMOUNTS, Comparator, TargetKind
from gwreport.domain.rounds import Round
from gwreport.domain.statuses import Status

_FLOAT = 1e-9
_LAST_QUARTER = 4


def measure(
    goal: Goal, answer: Answer, round_: Round, rules: Rules, *, node: float | None = None
) -> Sign | None:
    """Hold a figure against its goal; None where the goal has no value to hold it against.

    `node` is the share of the year's target that the item's own plan wants by the round's end.
    """
    wanted = goal.target.value
    if wanted is None:
        return None
    facts = {
        "goal": goal.label or goal.target.text,
        "target": goal.target.text,
        "value": answer.text,
    }
    if goal.target.kind is TargetKind.RANK:
        return _rank(answer.value, wanted, facts, round_)
    if goal.at_most or goal.target.comparator in (Comparator.AT_MOST, Comparator.LESS):
        return _limit(goal, answer.value, wanted, facts, round_, rules)
    if wanted <= 0:
        return _above(answer.value, wanted, facts, round_)
    ratio = answer.value / wanted
    if round_.quarter == _LAST_QUARTER:
        return _at_year_end(goal, answer, ratio, facts, rules)
    if goal.target.kind in AMOUNTS and not goal.stock:
        due = round_.elapsed_share if node is None else node
        return _amount(goal, answer.value, ratio, due, facts, rules, own=node is not None)
    return _rate(ratio, facts, rules)


def _at_year_end(
    goal: Goal, answer: Answer, ratio: float, facts: dict[str, str], rules: Rules
) -> Sign:
    facts = {**facts, "share": percent(ratio)}
    enough = 1 - rules.about if goal.target.comparator is Comparator.ABOUT else 1
    beyond = ratio >= 1 + rules.exceeded - _FLOAT and not (answer.at_least and ratio <= 1)
    if (
        goal.target.comparator is Comparator.MORE
        and abs(ratio - 1) < _FLOAT
        and not answer.at_least
    ):
        return Sign(Status.NEARLY_DONE, 78, Reason("year-just-not-more", facts))
    if beyond:
        return Sign(
            Status.EXCEEDED, min(100.0, 94 + 6 * (ratio - 1)), Reason("year-exceeded", facts)
        )
    if ratio >= enough - _FLOAT:
        return Sign(Status.DONE, 90, Reason("year-done", facts))
    if ratio >= rules.nearly - _FLOAT:
        mark = 60 + 20 * (ratio - rules.nearly) / max(1 - rules.nearly, _FLOAT)
        return Sign(Status.NEARLY_DONE, mark, Reason("year-nearly", facts))
    if ratio < 0:
        return Sign(Status.BEHIND, 0, Reason("year-opposite", facts))
    return Sign(Status.BEHIND, 55 * ratio / max(rules.nearly, _FLOAT), Reason("year-behind", facts))


def _amount(
    goal: Goal,
    value: float,
    ratio: float,
    due: float,
    facts: dict[str, str],
    rules: Rules,
    *,
    own: bool,
) -> Sign:
    wanted = goal.target.value or 0.0
    expected = wanted * due
    facts = {**facts, "share": percent(ratio), "due": percent(due), "expected": _plain(expected)}
    facts["unit"] = goal.target.unit
    if ratio >= 1 + rules.exceeded - _FLOAT:
        return Sign(
            Status.EXCEEDED, min(100.0, 94 + 6 * (ratio - 1)), Reason("amount-exceeded", facts)
        )
    if ratio >= 1 - _FLOAT and not (goal.target.comparator is Comparator.MORE and ratio <= 1):
        return Sign(Status.DONE, 90, Reason("amount-done", facts))
    of_due = ratio / due if due > 0 else 1.0
    if of_due >= 1 - _FLOAT:
        mark = 75 + min(10.0, 20 * (of_due - 1))
        return Sign(
            Status.ON_SCHEDULE, mark, Reason("amount-own-node" if own else "amount-ahead", facts)
        )
    # There are no halves of things: of two workshops one is on schedule after three quarters.
    whole = goal.target.kind is TargetKind.COUNT and wanted == int(wanted)
    least = expected * rules.schedule
    if value >= least - _FLOAT or (whole and value >= int(least)):
        mark = 60 + max(0.0, 10 * (of_due - rules.schedule) / max(1 - rules.schedule, _FLOAT))
        return Sign(Status.ON_SCHEDULE, mark, Reason("amount-close", facts))
    return Sign(
        Status.BEHIND,
        max(0.0, 55 * of_due / max(rules.schedule, _FLOAT)),
        Reason("amount-behind-node" if own else "amount-behind", facts),
    )


def _rate(ratio: float, facts: dict[str, str], rules: Rules) -> Sign:
    facts = {**facts, "share": percent(ratio)}
    if ratio >= 1 - _FLOAT:
        return Sign(
            Status.ON_SCHEDULE, min(89.0, 80 + 10 * (ratio - 1)), Reason("rate-reached", facts)
        )
    if ratio >= rules.schedule - _FLOAT:
        return Sign(Status.ON_SCHEDULE, 65, Reason("rate-close", facts))
    if ratio < 0:
        return Sign(Status.BEHIND, 0, Reason("rate-opposite", facts))
    return Sign(
        Status.BEHIND, 55 * ratio / max(rules.schedule, _FLOAT), Reason("rate-behind", facts)
    )


def _above(value: float, wanted: float, facts: dict[str, str], round_: Round) -> Sign:
    # A target of zero or below has no share; it is reached or not.
    kept = Status.DONE if round_.quarter == _LAST_QUARTER else Status.ON_SCHEDULE
    if value >= wanted - _FLOAT:
        return Sign(kept, 85, Reason("rate-reached", {**facts, "share": "100%"}))
    return Sign(Status.BEHIND, 30, Reason("rate-short", facts))


def _limit(
    goal: Goal, value: float, wanted: float, facts: dict[str, str], round_: Round, rules: Rules
) -> Sign:
    last = round_.quarter == _LAST_QUARTER
    kept = Status.DONE if last else Status.ON_SCHEDULE
    strictly = goal.target.comparator is Comparator.LESS
    if value < wanted - _FLOAT or (not strictly and value <= wanted + _FLOAT):
        used = value / wanted if wanted > 0 else 0.0
        counted = goal.target.kind in AMOUNTS and not goal.stock and not last
        if counted and used > round_.elapsed_share / max(rules.schedule, _FLOAT) and wanted > 1:
            due = percent(round_.elapsed_share)
            return Sign(
                kept, 62, Reason("limit-soon", {**facts, "share": percent(used), "due": due})
            )
        return Sign(kept, 88, Reason("limit-kept", facts))
    over = wanted / value if value > 0 else 0.0
    if last and over >= rules.nearly - _FLOAT:
        return Sign(
            Status.NEARLY_DONE, 60 + 20 * (over - rules.nearly), Reason("limit-nearly", facts)
        )
    return Sign(Status.BEHIND, 50 * max(0.0, over), Reason("limit-broken", facts))


def _rank(value: float, wanted: float, facts: dict[str, str], round_: Round) -> Sign:
    kept = Status.DONE if round_.quarter == _LAST_QUARTER else Status.ON_SCHEDULE
    if value <= wanted:
        return Sign(kept, 88, Reason("rank-kept", facts))
    return Sign(Status.BEHIND, max(20.0, 50 - 5 * (value - wanted)), Reason("rank-missed", facts))


def percent(share: float) -> str:
    """Write a share for a clerk: 0.805 is 80.5%."""
    return f"{_plain(share * 100)}%"


def _plain(value: float) -> str:
    words = f"{value:.1f}" if abs(value) >= 1 else f"{value:.2f}"
    return words.rstrip("0").rstrip(".") if "." in words else words
