"""What is wrong with an item's nodes: one that falls, comes late, is below the target, says nothing, or all at once."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from gwreport.domain.findings.codes.nodes import NodeCode
from gwreport.domain.judgement.goals.goals import Goal, read_goals
from gwreport.domain.judgement.signs.nodes import own_limit
from gwreport.domain.plan.node_words import node_clauses
from gwreport.domain.plan.target import AMOUNTS
from gwreport.domain.plan.targets import read_targets
from gwreport.domain.rounds import Round, parse_round
from gwreport.domain.texts.bare_names import bigrams
from gwreport.domain.texts.fillers import is_filler
from gwreport.domain.texts.spans import SpanKind, limits_in, spans_in
from gwreport.domain.texts.units_of_measure import converted

_NEVER = re.compile("(?!)")
# Of these less is better, or they are not counted from New Year on.
_MAY_FALL = re.compile(
    "下降|降至|降到|压减|减少|减至|剩余|余下|不超过|不高于|控制|当季|本季|当月|每月|每季"
)
# As many are begun as were agreed upon, and fewer: figures of two stages are not of one thing.
_STAGES = re.compile(
    "谋划|储备|签约|立项|招标|开工|在建|建成|完工|竣工|投用|投产|验收|交付|挂牌|启动"
)
# What is said of a time behind the limit and asks nothing more to be finished then.
_GOES_ON = re.compile("已|巩固|持续|保持|长效|常态|运行|运营|维护|管护|跟踪|回头看|总结|完善")
# A cell that holds a figure and nothing else; of a task, 30% is how much of it is done.
_BARE = re.compile(r"(?:累计|约)?(?P<number>\d{1,15}(?:\.\d{1,6})?)")
_SHARE_DONE = re.compile(r"(?:(?:完成|进度)[^，。；、\d]{0,6}|\A)(\d{1,3}(?:\.\d{1,6})?)[%％]")
_NO_LIMITS = frozenset({SpanKind.YEAR, SpanKind.YEARS})


@dataclass(frozen=True, slots=True)
class NodeProblem:
    """What is wrong with the node of one round.

    `other` is what it is held against: the earlier node, the limit, or the item's target; "" for its
    own words.
    """

    code: NodeCode
    key: str
    text: str
    other: str


def node_problems(
    nodes: Mapping[str, str], text: str, due: str | None, year: int
) -> tuple[NodeProblem, ...]:
    """Look at the nodes of one item, words by the codes of quarters; `text` and `due` are the item's."""
    rounds = {code: found for code in nodes if (found := parse_round(code)) is not None}
    ordered = sorted((code for code in rounds if nodes[code].strip()), key=lambda one: rounds[one])
    return (
        *_in_itself(ordered, nodes),
        *_falling(ordered, nodes, text),
        *_late([(rounds[code], nodes[code]) for code in ordered], text, due, year),
        *_below(ordered, nodes, rounds, text),
    )


def empty_words(words: Iterable[str]) -> str:
    """Give the first words that fill a cell and say nothing (同上, 见附件), "" where all say something."""
    return next((one for one in words if one.strip() and is_filler(one.strip())), "")


def _in_itself(ordered: Sequence[str], nodes: Mapping[str, str]) -> Iterator[NodeProblem]:
    for code in ordered:
        words = nodes[code]
        if empty_words([words]):
            yield NodeProblem(NodeCode.EMPTY, code, words.strip(), "")
        elif len({(one.period.year, one.period.month) for one in node_clauses(words)}) > 1:
            # 一季度完成选址；上半年完成报批 in one cell would be the node of that period alone.
            yield NodeProblem(NodeCode.SEVERAL_PERIODS, code, words, "")


def _falling(ordered: Sequence[str], nodes: Mapping[str, str], text: str) -> Iterator[NodeProblem]:
    of_shares = "%" in text or "％" in text
    for earlier, later in pairwise(ordered):
        if _is_bare_less(nodes[later], nodes[earlier], of_shares=of_shares) or _is_less(
            nodes[later], nodes[earlier]
        ):
            yield NodeProblem(NodeCode.FALLS, later, nodes[later], nodes[earlier])


def _below(
    ordered: Sequence[str], nodes: Mapping[str, str], rounds: Mapping[str, Round], text: str
) -> Iterator[NodeProblem]:
    for code in ordered:
        if rounds[code].is_whole_year and _is_less(nodes[code], text):
            yield NodeProblem(NodeCode.BELOW_TARGET, code, nodes[code], text)


def _is_bare_less(later: str, earlier: str, *, of_shares: bool) -> bool:
    # Of an item that wants a share itself, one in a cell may be that, which need not grow.
    for figure_of in (_bare_number, *(() if of_shares else (_share_done,))):
        one, other = figure_of(later), figure_of(earlier)
        if one is not None and other is not None:
            return one < other
    return False


def _bare_number(words: str) -> float | None:
    found = _BARE.fullmatch("".join(words.replace(",", "").split()))
    return float(found["number"]) if found else None


def _share_done(words: str) -> float | None:
    found = _SHARE_DONE.findall("".join(words.split()))
    return float(found[0]) if len(found) == 1 else None


def _is_less(later: str, earlier: str) -> bool:
    """Say whether a cumulative figure in words is below the one of the same thing in earlier words."""
    if _MAY_FALL.search(later) or _MAY_FALL.search(earlier):
        return False
    stages, others = (set(_STAGES.findall(words)) for words in (later, earlier))
    if stages and others and not stages & others:
        return False
    known = _amounts(earlier)
    for one in _amounts(later):
        alike = [other for other in known if _are_of_one_thing(one, other)]
        value = one.target.value
        if len(alike) != 1 or value is None or alike[0].target.value is None:
            continue
        before = converted(alike[0].target.value, alike[0].target.unit, one.target.unit)
        if before is not None and value < before:
            return True
    return False


def _amounts(words: str) -> list[Goal]:
    goals = read_goals(words, read_targets(words), less=_NEVER)
    return [
        one
        for one in goals
        if one.target.kind in AMOUNTS and not (one.is_limit or one.falling or one.stock)
    ]


def _are_of_one_thing(one: Goal, other: Goal) -> bool:
    own, others = (
        frozenset[str]().union(*map(bigrams, goal.names or ("",))) for goal in (one, other)
    )
    if own and others and not own & others:
        return False
    value = other.target.value
    return value is not None and converted(value, other.target.unit, one.target.unit) is not None


def _late(
    nodes: Sequence[tuple[Round, str]], text: str, due: str | None, year: int
) -> Iterator[NodeProblem]:
    limit = due or own_limit(text)
    ends = [(one.year_in(year), one.last_month) for one in limits_in(limit) if not one.bare]
    end = max(ends, default=None)
    if end is None:
        return
    for round_, words in nodes:
        named = [
            (one.year_in(year), one.last_month)
            for one in spans_in(words)
            if one.kind not in _NO_LIMITS and not one.bare and not one.since
        ]
        told = max(named, default=(round_.year, round_.last_month))
        if told > end and not _GOES_ON.search(words):
            yield NodeProblem(NodeCode.AFTER_LIMIT, str(round_), words, limit)
