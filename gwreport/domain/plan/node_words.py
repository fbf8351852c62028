"""Nodes in words: which period a heading or a clause names, and what it wants by that period's end."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from gwreport.domain.plan.plan import Item, Node, Plan
from gwreport.domain.plan.target import Target
from gwreport.domain.plan.targets import read_targets

_QUARTERS = {"一": 3, "二": 6, "三": 9, "四": 12, "1": 3, "2": 6, "3": 9, "4": 12}
_LAST_MONTH, _A_QUARTER = 12, 3
_TO = r"\s*+(?:[-—–~～至到]|——)\s*+"
_PERIOD = (
    rf"(?:(?P<year>20\d\d)年)?(?:(?:第|前|[一二三123]{_TO})?(?P<quarter>[一二三四1234])季度|(?P<half>上半年)"
    rf"|前(?P<count>1[0-2]|[1-9])个月|(?P<span>(?:1[0-2]|[1-9])(?:月份?)?{_TO})?(?P<month>1[0-2]|0?[1-9])月(?![度均亮])份?"
    r"|(?P<last>全年|年底|年末|年终|下半年))"
)
_MONTHS = {"元": "1", "一": "1", "二": "2", "三": "3", "四": "4", "五": "5", "六": "6", "七": "7", "八": "8", "九": "9", "十": "10", "十一": "11", "十二": "12"}  # fmt: skip
# 元 and 八 of 元至八月; no numeral of a year (二〇三一年) or of a quarter.
_NUMERAL = re.compile(
    "(?<![一二三四五六七八九十百〇○零第])(?:元|十[一二]?|[一二三四五六七八九])"
    "(?=月|[-—–~～至到](?:元|十[一二]?|[一二三四五六七八九])月)"
)
_AT_ITS_END = r"(?:末|底|上旬|中旬|下旬|(?:[12]\d|3[01]|[1-9])日)?(?:之?前|以前|底前)?"
# What may stand behind a period in the heading of a column of nodes, and what must: 一季度完成 tells
# of what was done.
_OF_NODES = "(?:工作|阶段|性|年度|计划|预期|时序|节点|目标|任务|安排|要求|内容|措施|事项|进度|应|拟|完成|投资|值|数|额|量)*+"
_AIMED = re.compile("[工预应拟要]|阶段|年度|计划|时序|节点|目标|任务|安排|内容|措施|事项")
_HEADING = re.compile(rf"(?:截[至止]到?|到|至)?{_PERIOD}(?:末|底)?(?:前)?(?P<rest>{_OF_NODES})")
_BRACKET = re.compile(r"[（(][^（）()]{1,12}[)）]$")
_SENTENCE = re.compile(r"[^；;。\n]+")
_START = re.compile(
    r"(?:^|(?<=[，,、：:（(]))(?:其中[，,：:]?|并)?(?:力争|确保|争取|计划|预计|到|至|截[至止]|于|在)?"
    rf"(?P<clause>{_PERIOD}{_AT_ITS_END})"
)
_MAY_NAME = re.compile("季度|半年|月")
_COMMA = re.compile("[，,）)]")
_NO_NODE = re.compile("已|上年|去年|同期|同比|以来|日起|起(?:实施|施行|执行)")
_MARKS = "，,、：:（( "


@dataclass(frozen=True, slots=True)
class Period:
    """The months of a year up to and with `month`; `year` is None where none is named.

    `is_told` says that a heading has more words than those of the period (一季度目标), `is_month` that
    it is one of twelve months and not the last of a quarter.
    """

    month: int
    year: int | None = None
    is_told: bool = False
    is_month: bool = False

    @property
    def is_last(self) -> bool:
        """Whether it ends with the year."""
        return self.month == _LAST_MONTH

    @property
    def ends_quarter(self) -> bool:
        """Whether a quarter ends with it."""
        return self.month % _A_QUARTER == 0

    def code(self, year: int | None) -> str:
        """Give the code of its round; that of a quarter where one ends with it, else of the month.

        Where no year is known the code has none ("Q2").
        """
        year = self.year or year
        ends = self.ends_quarter and not self.is_month
        code = f"Q{self.month // _A_QUARTER}" if ends else f"M{self.month:02}"
        return f"{year}-{code}" if year else code


@dataclass(frozen=True, slots=True)
class NodeClause:
    """A clause that is a node: where it stands in its text, and what it says."""

    start: int
    end: int
    period: Period
    text: str


def months_in_figures(text: str) -> str:
    """Give a text with the numerals of its months as figures: 元至八月 as 1至8月, 十一月 as 11月."""
    return _NUMERAL.sub(lambda found: _MONTHS[found[0]], text) if "月" in text else text


def heading_period(heading: str) -> Period | None:
    """Say whose column stands under a heading that names a period of the year and nothing else.

    第一季度, 1-3月, 上半年目标任务, 6月底前; what was done in a period is none of them.
    """
    words = months_in_figures("".join(heading.split()))
    found = _HEADING.fullmatch(_BRACKET.sub("", words))
    if found is None or (found["rest"] and not _AIMED.search(found["rest"])):
        return None
    period = _period(found)
    return replace(period, is_told=bool(found["rest"])) if period else None


def of_year(plan: Plan, year: int) -> Plan:
    """Give a plan that names no year as that of a year, its nodes too; any other as it is."""
    if plan.year is not None:
        return plan
    return replace(plan, year=year, items=tuple(_of_year(item, year) for item in plan.items))


def _of_year(item: Item, year: int) -> Item:
    nodes = tuple(
        node if "-" in node.round else Node(f"{year}-{node.round}", node.text)
        for node in item.nodes
    )
    return replace(item, nodes=nodes) if nodes else item


def in_order(nodes: Iterable[Node]) -> tuple[Node, ...]:
    """Give nodes in the order in which their periods end."""
    return tuple(sorted(nodes, key=_end))


def _end(node: Node) -> tuple[str, int]:
    year, _, period = node.round.rpartition("-")
    months = int(period[1:]) * (_A_QUARTER if period[0] == "Q" else 1)
    return year, months


def node_clauses(text: str) -> tuple[NodeClause, ...]:
    """Find the clauses of an item's text that clearly are nodes: 一季度完成20个，上半年完成50个.

    There are two periods at least, one of them before the year's end; or one such beside a figure
    that the whole year is to reach. A single 6月底前建成 is a time limit, and its figure the item's.
    """
    found = list(_clauses(text))
    early = [one for one in found if not one.period.is_last]
    if not early:
        return ()
    if len({(one.period.year, one.period.month) for one in found}) > 1:
        return tuple(found)
    if len(early) > 1:
        return ()
    (only,) = early
    outside = f"{text[: only.start]}\n{text[only.end :]}"
    return (only,) if _is_part(read_targets(only.text), read_targets(outside)) else ()


def _is_part(node: Sequence[Target], year: Sequence[Target]) -> bool:
    """Say whether a period's figures are a part of what the year is to reach."""
    units = {one.unit for one in year}
    return any(one.unit in units or (one.unit == "%" and bool(units)) for one in node)


def nodes_in(text: str, year: int | None) -> tuple[Node, ...]:
    """Give the nodes that stand in an item's text, in the order of their periods."""
    clauses = [
        one
        for one in node_clauses(text)
        if not (year and one.period.year and one.period.year < year)
    ]
    clauses.sort(key=lambda one: (one.period.year or year or 0, one.period.month))
    return tuple(Node(one.period.code(year), one.text) for one in clauses)


def targets_of_the_year(text: str) -> tuple[Target, ...]:
    """Read the targets in an item's text, those of nodes before the year's end left out."""
    spans = [(one.start, one.end) for one in node_clauses(text) if not one.period.is_last]
    return read_targets(text, without=spans)


def _clauses(text: str) -> list[NodeClause]:
    clauses: list[NodeClause] = []
    if not _MAY_NAME.search(text):
        return clauses
    for sentence in _SENTENCE.finditer(text):
        starts = list(_START.finditer(sentence[0]))
        listed = "；" in (
            text[sentence.end() : sentence.end() + 1],
            text[sentence.start() - 1 :][:1],
        )
        for place, found in enumerate(starts):
            begin, said = found.span("clause")
            is_last = place + 1 == len(starts)
            words = sentence[0][begin : len(sentence[0]) if is_last else starts[place + 1].start()]
            if is_last and not (listed and place == 0):
                # What follows the last is told of the whole item again.
                words = (
                    words[: said - begin] + _COMMA.split(words[said - begin :].lstrip(_MARKS), 1)[0]
                )
            words = words.rstrip(_MARKS)
            period = _period(found)
            if period is None or len(words) <= said - begin or _NO_NODE.search(words):
                continue
            at = sentence.start() + begin
            period = replace(period, is_month=False)
            clauses.append(NodeClause(at, at + len(words), period, words))
    return clauses


def _period(found: re.Match[str]) -> Period | None:
    year = int(found["year"]) if found["year"] else None
    if found["quarter"]:
        return Period(_QUARTERS[found["quarter"]], year)
    if found["half"]:
        return Period(2 * _A_QUARTER, year)
    if found["last"]:
        return Period(_LAST_MONTH, year)
    is_month = bool(found["month"] and not found["span"])
    return Period(int(found["count"] or found["month"]), year, is_month=is_month)
