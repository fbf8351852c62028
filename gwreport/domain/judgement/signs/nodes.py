"""Nodes: what an item's own plan wants by the end of a quarter, and its time limit.

A node is a figure or a stage of its own period, cumulative: 前三季度完成60座, 三季度主体封顶.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from gwreport.domain.judgement.goals.goals import Goal, bigrams, in_unit_of, read_goals
from gwreport.domain.judgement.goals.node_words import NODE, PERIOD, quarter_of
from gwreport.domain.judgement.results import Reason, Sign
from gwreport.domain.judgement.told.stages import Stage, stage_of, stages_told
from gwreport.domain.plan.plan import Item
from gwreport.domain.plan.targets import read_targets
from gwreport.domain.rounds import Round
from gwreport.domain.statuses import Status

_QUARTERS = {"一": 1, "二": 2, "三": 3, "四": 4, "1": 1, "2": 2, "3": 3, "4": 4}
_PER_CENT = re.compile("[%％]")
_LIMIT = re.compile(
    r"(?:(?P<year>20\d\d)年)?(?:(?P<month>1[0-2]|0?[1-9])月|第?(?P<quarter>[一二三四1-4])季度|(?P<half>上半年)|(?P<three>前三季度)|(?P<last>年底|年末|全年|12月))"
)
_ISO = re.compile(r"(?P<year>20\d\d)[-/.年](?P<month>1[0-2]|0?[1-9])(?!\d)")
_CODE = re.compile(r"(?P<year>20\d\d)-(?:Q(?P<quarter>[1-4])|M(?P<month>\d\d))")
_PART = re.compile("[，,。；;\n]")
_NEVER = re.compile("(?!)")
_PERIODS = {1: "一季度", 2: "上半年", 3: "前三季度", 4: "全年"}
_REACHED = re.compile("完成|封顶|已|完工|竣工|结束|合龙|建成|投用|通车|具备|取得|获批|批复")
_UNDER_WAY = re.compile("正在|正(?=[进开办加施抓])|中$|启动|进行")


@dataclass(frozen=True, slots=True)
class PeriodNode:
    """What is to have been reached by the end of a quarter, in the plan's words."""

    quarter: int
    words: str


def nodes_of(item: Item, round_: Round) -> list[PeriodNode]:
    """Give an item's nodes of this year: those of the plan's own columns, else those in its words."""
    found = [PeriodNode(quarter, words) for quarter, words in _columns(item, round_.year)]
    return found or _in_words(f"{item.text}\n{item.due or ''}")


def _in_words(text: str) -> list[PeriodNode]:
    found: list[PeriodNode] = []
    for part in _PART.split(text) if "季" in text or "月" in text or "上半年" in text else ():
        period = PERIOD.match(part.strip().removeprefix("其中"))
        words = part.strip().removeprefix("其中")[period.end() :] if period else ""
        if period and len(words.strip("前以之，：: ")) >= 2:
            found.append(PeriodNode(quarter_of(period), words.strip("：: ")))
    return found if len({one.quarter for one in found}) > 1 else []


def node_share(text: str, round_: Round) -> float | None:
    """Give the share of the year's target that an item's own words want by the round's end.

    None when the item names no node for this round or an earlier one: 一季度完成20%、上半年完成50%.
    """
    if _PER_CENT.search(text) is None:
        return None
    shares = {quarter_of(one): float(one["share"]) / 100 for one in NODE.finditer(text)}
    reached = [quarter for quarter in shares if quarter <= round_.quarter]
    return shares[max(reached)] if reached else None


def item_node_share(item: Item, round_: Round) -> float | None:
    """Give the share that an item's nodes want by the round's end: those of its words, limit and columns."""
    columns = "\n".join(
        f"{_PERIODS[quarter]}：{words}" for quarter, words in _columns(item, round_.year)
    )
    return node_share(f"{item.text}\n{item.due or ''}\n{columns}", round_)


def _columns(item: Item, year: int) -> list[tuple[int, str]]:
    codes = [(_CODE.fullmatch(node.round), node.text.strip()) for node in item.nodes]
    return [
        # A month in the midst of a quarter is over with the quarter at the latest.
        (int(code["quarter"]) if code["quarter"] else -(-int(code["month"]) // 3), words)
        for code, words in codes
        if code and int(code["year"]) == year and words
    ]


def due_share(goal: Goal, nodes: Sequence[PeriodNode], round_: Round) -> float | None:
    """Give the share of a goal that the nodes want in figures by the round's end, None for none."""
    wanted = frozenset[str]().union(*map(bigrams, goal.names or ("",)))
    shares: dict[int, float] = {}
    for node in nodes:
        if node.quarter > round_.quarter or not goal.target.value:
            continue
        for one in read_goals(node.words, read_targets(node.words), less=_NEVER):
            pairs = frozenset[str]().union(*map(bigrams, one.names or ("",)))
            if one.target.value is None or (pairs and wanted and not pairs & wanted):
                continue
            if one.target.unit == "%" != goal.target.unit:
                shares[node.quarter] = one.target.value / 100
                continue
            value = in_unit_of(goal.target, one.target.value, one.target.unit)
            if value is not None:
                shares[node.quarter] = value / goal.target.value
    return shares[max(shares)] if shares else None


def node_sign(text: str, nodes: Sequence[PeriodNode], round_: Round) -> Sign | None:
    """Hold the stage that a text tells of against the stage that the latest node wants."""
    due = [one for one in nodes if one.quarter <= round_.quarter and stage_of(one.words)]
    if not due:
        return None
    node = max(due, key=lambda one: one.quarter)
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


def is_due(due: str, round_: Round) -> bool:
    """Say whether a time limit as printed (2025年6月底前) has passed by the round's end.

    A limit at the end of the year is none of its own: it passes with the year. Of several periods
    (一季度…；二季度…) the last one counts: a joined list of quarters is no limit that has passed.
    """
    ends = [
        end
        for found in (_ISO.search(due), *_LIMIT.finditer(due))
        if found and (end := _end_of(found.groupdict(), round_.year))
    ]
    latest = max(ends, default=None)
    return latest is not None and latest[1] < 12 and latest <= (round_.year, 3 * round_.quarter)


def _end_of(parts: dict[str, str | None], year: int) -> tuple[int, int]:
    year = int(parts["year"] or year)
    if parts.get("last"):
        return year, 12
    if parts.get("half"):
        return year, 6
    if parts.get("three"):
        return year, 9
    quarter = parts.get("quarter")
    return year, 3 * _QUARTERS[quarter] if quarter else int(parts["month"] or 12)
