"""Nodes: what an item's own plan wants by the end of a quarter or month, and its time limit.

A node is a figure or a stage of its own period, cumulative: 前三季度完成60座, 三季度主体封顶.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from gwreport.domain.judgement.goals.goals import Goal, read_goals
from gwreport.domain.judgement.goals.node_words import is_node_period, node_shares, share_wanted
from gwreport.domain.judgement.results import Reason, Sign
from gwreport.domain.judgement.told.stages import Stage, stage_of, stages_told
from gwreport.domain.plan.plan import Item
from gwreport.domain.plan.targets import read_targets
from gwreport.domain.rounds import Round, parse_period
from gwreport.domain.statuses import Status
from gwreport.domain.texts.bare_names import bigrams
from gwreport.domain.texts.spans import SpanKind, limits_in, span_at, spans_in
from gwreport.domain.texts.units_of_measure import converted

_END_BEHIND = re.compile(
    r"[^，。；、\d]{0,10}?(?:完工|竣工|建成|完成(?!投资)|投用|投产|投运|投入使用|通车|交付|交房|开工|动工|启动|开放|开园|开业|出台|印发|启用|上线|开通|挂牌|验收)"
)
# 1—6月 and 2025年 tell of a time, 6月底 and 上半年 set a limit.
_NO_LIMITS = frozenset({SpanKind.MONTHS, SpanKind.YEAR, SpanKind.YEARS})
_A_NAME = re.compile(
    "(?:(?!完成|推进|推动|加快|建成|启动|实施|开展|做好|加强|确保|新建|改造|开工|投用|争取|力争)[^，。；、]){2,40}?"
    "(?:项目|工程|产业园|园区|中心|广场|大桥|大道|道路|水厂|医院|学校|小区|基地|公园)(?:[（(][^（）()]{1,12}[）)])?"
)
_PART = re.compile("[，,。；;\n]")
_THIS_YEAR = re.compile("今年|本年|当年|年内")
_NEVER = re.compile("(?!)")
_REACHED = re.compile("完成|封顶|已|完工|竣工|结束|合龙|建成|投用|通车|具备|取得|获批|批复")
_UNDER_WAY = re.compile("正在|正(?=[进开办加施抓])|中$|启动|进行")


@dataclass(frozen=True, slots=True)
class PeriodNode:
    """What is to have been reached by the end of a month, in the plan's words."""

    month: int
    words: str


def nodes_of(item: Item, round_: Round) -> list[PeriodNode]:
    """Give an item's nodes of this year: those of the plan's own columns, else those in its words."""
    found = [PeriodNode(month, words) for month, words in _columns(item, round_.year)]
    return found or _in_words(_own_words(item), round_.year)


def _own_words(item: Item) -> str:
    # Without a limit of its own the text is the one that others read too, and is read once.
    return f"{item.text}\n{item.due}" if item.due else item.text


def _in_words(text: str, year: int) -> list[PeriodNode]:
    found: list[PeriodNode] = []
    for part in _PART.split(text) if spans_in(text) else ():
        clause = part.strip().removeprefix("其中").strip()
        span = span_at(clause)
        if span is None or span.until or not is_node_period(span, year):
            continue
        words = clause[span.stop :]
        if len(words.strip("：: ")) >= 2:
            found.append(PeriodNode(span.last_month, words.strip("：: ")))
    return found if len({one.month for one in found}) > 1 else []


def node_share(text: str, round_: Round) -> float | None:
    """Give the share of the year's target that an item's own words want by the round's end.

    None when the item names no node for this round or an earlier one: 一季度完成20%、上半年完成50%.
    """
    return _newest(_shares(text, round_), round_)


def item_node_share(item: Item, round_: Round) -> float | None:
    """Give the share that an item's nodes want by the round's end: those of its words, limit and columns."""
    shares = _shares(_own_words(item), round_)
    for month, words in _columns(item, round_.year):
        share = share_wanted(words)
        shares |= ({month: share} if share is not None else {}) | _shares(words, round_)
    return _newest(shares, round_)


def _shares(text: str, round_: Round) -> dict[int, float]:
    return {one.span.last_month: one.share for one in node_shares(text, round_.year)}


def _newest(shares: Mapping[int, float], round_: Round) -> float | None:
    reached = [month for month in shares if month <= round_.last_month]
    return shares[max(reached)] if reached else None


def _columns(item: Item, year: int) -> list[tuple[int, str]]:
    periods = [(parse_period(node.round), node.text.strip()) for node in item.nodes]
    return [
        (period.last_month, words)
        for period, words in periods
        if period and period.year == year and words
    ]


def years_share(item: Item, round_: Round) -> float | None:
    """Give the share that is due of what an item wants within several years: 2000个（2023—2025年）.

    None where it names no such years, or also what is wanted of this one.
    """
    if not ("年）" in item.text or "年)" in item.text) or _THIS_YEAR.search(item.text):
        return None
    for span in spans_in(item.text):
        first, last = span.first_year, span.year
        around = item.text[max(0, span.begin - 1) : span.stop + 1]
        bracketed = around[:1] in ("（", "(") and around[-1:] in ("）", ")")
        if bracketed and span.bare and first and last and first <= round_.year <= last:
            return (round_.year - first + round_.elapsed_share) / (last - first + 1)
    return None


def due_share(goal: Goal, nodes: Sequence[PeriodNode], round_: Round) -> float | None:
    """Give the share of a goal that the nodes want in figures by the round's end, None for none."""
    wanted = frozenset[str]().union(*map(bigrams, goal.names or ("",)))
    shares: dict[int, float] = {}
    for node in nodes:
        if node.month > round_.last_month or not goal.target.value:
            continue
        for one in read_goals(node.words, read_targets(node.words), less=_NEVER):
            pairs = frozenset[str]().union(*map(bigrams, one.names or ("",)))
            if one.target.value is None or (pairs and wanted and not pairs & wanted):
                continue
            if one.target.unit == "%" != goal.target.unit:
                shares[node.month] = one.target.value / 100
                continue
            value = converted(one.target.value, one.target.unit, goal.target.unit)
            if value is not None:
                shares[node.month] = value / goal.target.value
    return shares[max(shares)] if shares else None


def wanted_share(
    goal: Goal, nodes: Sequence[PeriodNode], item: float | None, round_: Round
) -> float | None:
    """Give the share of a goal that the item's own plan wants by the round's end, None where it says none.

    `item` is that of the whole item (`item_node_share`), which counts where no node names the goal.
    """
    share = due_share(goal, nodes, round_) if nodes else None
    return item if share is None else share


def node_sign(text: str, nodes: Sequence[PeriodNode], round_: Round) -> Sign | None:
    """Hold the stage that a text tells of against the stage that the latest node wants."""
    due = [one for one in nodes if one.month <= round_.last_month and stage_of(one.words)]
    if not due:
        return None
    node = max(due, key=lambda one: one.month)
    wanted = stage_of(node.words)
    told = list(stages_told(text))
    if wanted is None or not told:
        return None
    reached, clause = max(told, key=lambda one: one[0])
    facts = {"node": node.words, "words": clause}
    finished = _REACHED.search(clause) and not _UNDER_WAY.search(clause)
    starts = wanted in (Stage.EARLY, Stage.START) and not _REACHED.search(node.words)
    if reached > wanted or (reached is wanted and (finished or starts)):
        return Sign(Status.ON_SCHEDULE, 78, Reason("node-reached", facts))
    if reached is wanted and not _REACHED.search(node.words):
        return Sign(Status.ON_SCHEDULE, 72, Reason("node-reached", facts))
    return Sign(Status.BEHIND, 40, Reason("node-short", facts))


@lru_cache(maxsize=8192)
def own_limit(text: str) -> str:
    """Give the time limit that an item's own words set for its one end (6月底前建成, 9月1日交房).

    "" where they set none, or several, and where the item wants something besides.
    """
    parts = [one.strip() for one in _PART.split(text) if len(one.strip()) > 3]
    if len(parts) == 2 and _A_NAME.fullmatch(parts[0]):
        # 云溪产业园项目，6月底完成围墙: what it is called wants nothing.
        parts = parts[1:]
    if len(parts) != 1:
        return ""
    limits = [
        text[span.begin : behind.end()]
        for span in spans_in(text)
        if span.kind not in _NO_LIMITS
        and not (span.until or span.since or span.bare or text[: span.begin].endswith(("自", "从")))
        and (behind := _END_BEHIND.match(text, span.stop))
    ]
    return limits[0] if len(limits) == 1 else ""


def is_due(due: str, round_: Round) -> bool:
    """Say whether a time limit as printed (2025年6月底前) has passed by the round's end.

    A limit at the end of the year is none of its own: it passes with the year. Of several periods
    (一季度…；二季度…) the last one counts: a joined list of quarters is no limit that has passed.
    """
    ends = [(one.year_in(round_.year), one.last_month) for one in limits_in(due) if not one.bare]
    latest = max(ends, default=None)
    return latest is not None and latest[1] < 12 and latest <= (round_.year, round_.last_month)
