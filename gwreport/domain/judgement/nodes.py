"""Nodes: what an item's own plan wants by the end of a quarter, and its time limit."""

import re

from gwreport.domain.plan.plan import Item
from gwreport.domain.rounds import Round, parse_round

_PERIOD_WORDS = {1: "一季度", 2: "上半年", 3: "前三季度", 4: "全年"}
_QUARTERS = {"一": 1, "二": 2, "三": 3, "四": 4, "1": 1, "2": 2, "3": 3, "4": 4}
_PERIOD = r"(?:(?P<quarter>[一二三四1-4])季度(?:末|底)?|(?P<half>上半年)|(?P<three>前三季度)|(?P<year>全年|年底|年末)|(?P<month>1[0-2]|[1-9])月(?:底|末)?)"
_NODE = re.compile(
    rf"{_PERIOD}(?:前|以前|之前)?[，,：:]?(?:累计)?(?:力争|确保)?(?:完成|达到|达)(?:全年|年度|总量|任务|目标|计划|的)*(?P<share>\d{{1,6}}(?:\.\d{{1,6}})?)[%％]"
)
_PER_CENT = re.compile("[%％]")
_LIMIT = re.compile(
    r"(?:(?P<year>20\d\d)年)?(?:(?P<month>1[0-2]|0?[1-9])月|第?(?P<quarter>[一二三四1-4])季度|(?P<half>上半年)|(?P<last>年底|年末|全年|12月))"
)
_ISO = re.compile(r"(?P<year>20\d\d)[-/.年](?P<month>1[0-2]|0?[1-9])(?!\d)")


def node_share(text: str, round_: Round) -> float | None:
    """Give the share of the year's target that an item's own nodes want by the round's end.

    None when the item names no node for this round or an earlier one: 一季度完成20%、上半年完成50%.
    """
    if _PER_CENT.search(text) is None:
        return None
    shares: dict[int, float] = {}
    for found in _NODE.finditer(text):
        shares[_quarter(found)] = float(found["share"]) / 100
    reached = [quarter for quarter in shares if quarter <= round_.quarter]
    return shares[max(reached)] if reached else None


def item_node_share(item: Item, round_: Round) -> float | None:
    """Give the share that an item's nodes want by the round's end: those of its words, limit and columns."""
    columns = "\n".join(
        f"{_PERIOD_WORDS[node.quarter]}：{one.text}"
        for one in item.nodes
        if (node := parse_round(one.round)) and node.year == round_.year
    )
    return node_share(f"{item.text}\n{item.due or ''}\n{columns}", round_)


def node_spans(text: str) -> list[tuple[int, int]]:
    """Give where a text's nodes stand: their figures are no targets of their own."""
    return [found.span() for found in _NODE.finditer(text)] if _PER_CENT.search(text) else []


def _quarter(found: re.Match[str]) -> int:
    if found["quarter"]:
        return _QUARTERS[found["quarter"]]
    if found["half"]:
        return 2
    if found["three"]:
        return 3
    return 4 if found["year"] else -(-int(found["month"]) // 3)


def is_due(due: str, round_: Round) -> bool:
    """Say whether a time limit as printed (2025年6月底前) has passed by the round's end.

    A limit at the end of the year is none of its own: it passes with the year.
    """
    found = _ISO.search(due) or _LIMIT.search(due)
    if found is None:
        return False
    parts = found.groupdict()
    year = int(parts["year"] or round_.year)
    if parts.get("last"):
        month = 12
    elif parts.get("half"):
        month = 6
    elif parts.get("quarter"):
        month = 3 * _QUARTERS[parts["quarter"]]
    else:
        month = int(parts["month"])
    return month < 12 and (year, month) <= (round_.year, 3 * round_.quarter)
