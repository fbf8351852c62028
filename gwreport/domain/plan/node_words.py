"""Nodes in words: which period a heading or a clause names, what it wants by its end, and which are due in a round."""

import re
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from gwreport.domain.plan.plan import Item, Node, Plan
from gwreport.domain.plan.target import Target
from gwreport.domain.rounds import Round
from gwreport.domain.texts.spans import Span, SpanKind, span_at, spans_in

_LAST_MONTH, _A_QUARTER = 12, 3
# What may stand behind a period in the heading of a column of nodes, and what must: 一季度完成 tells
# of what was done.
_OF_NODES = "(?:工作|阶段|性|年度|计划|预期|时序|节点|目标|任务|安排|要求|内容|措施|事项|进度|应|拟|完成|投资|值|数|额|量)*+"
_AIMED = re.compile("[工预应拟要]|阶段|年度|计划|时序|节点|目标|任务|安排|内容|措施|事项")
_UP_TO = re.compile("[到至]?")
_REST = re.compile(_OF_NODES)
# Q1, 2026Q1, 1Q
_SHORT_QUARTER = re.compile(
    r"(?:(?P<year>20\d{2})年?)?(?:[Qq](?P<first>[1-4])|(?P<last>[1-4])[Qq])"
)
_BRACKET = re.compile(r"[（(][^（）()]{1,12}[)）]$")
_SENTENCE = re.compile(r"[^；;。\n]+")
# What stands before the period at the beginning of a clause, no more than so many characters.
_START = re.compile(
    r"(?:\A|(?<=[，,、：:（(；;。\n)）.．①-⑳]))(?:其中[，,：:]?|并)?(?:力争|确保|争取|计划|预计|到|至|截[至止]到?|于|在)?$"
)
_LONGEST_START = 6
# The number of the next clause (②, 2.), which stands behind the words of this one.
_NEXT_NUMBER = re.compile(r"(?:[①-⑳]|(?<=[，,、；;。\s])(?:[（(]\d{1,2}[)）]|\d{1,2}[.．、)）]))$")
_RECKONED = re.compile("截[至止]到?$")
_COMMA = re.compile("[，,）)]")
_NO_NODE = re.compile("已|上年|去年|同期|同比|以来|日起|起(?:实施|施行|执行)")
_MARKS = "，,、：:（( "
_PARTS_OF_A_MONTH = frozenset({SpanKind.DAY, SpanKind.TENTH})


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


def heading_period(heading: str) -> Period | None:
    """Say whose column stands under a heading that names a period of the year and nothing else.

    第一季度, 1-3月, 上半年目标任务, 6月底前; what was done in a period is none of them.
    """
    words = _BRACKET.sub("", "".join(heading.split()))
    if short := _SHORT_QUARTER.match(words):
        words = f"{short['year'] or ''}{'年' if short['year'] else ''}{short['first'] or short['last']}季度{words[short.end() :]}"
    start = _UP_TO.match(words)
    span = span_at(words, start.end() if start else 0)
    if span is None or not _is_period(span) or span.kind in _PARTS_OF_A_MONTH:
        return None
    rest = words[span.stop :]
    if not _REST.fullmatch(rest) or (rest and not _AIMED.search(rest)):
        return None
    return Period(
        span.last_month, span.year, is_told=bool(rest), is_month=span.kind is SpanKind.MONTH
    )


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


@lru_cache(maxsize=512)  # an item's text is asked for its nodes, and for its targets beside them
def node_clauses(text: str) -> tuple[NodeClause, ...]:
    """Find the clauses of an item's text that clearly are nodes: 一季度完成20个，上半年完成50个.

    There are two periods at least, one of them before the year's end; or one such beside a figure
    that the whole year is to reach. A single 6月底前建成 is a time limit, and its figure the item's.
    """
    told = _told_clauses(text)
    found = [one for one in _clauses(text) if one not in told]
    early = [one for one in found if not one.period.is_last]
    if not early:
        return ()
    if len({(one.period.year, one.period.month) for one in found}) > 1:
        return tuple(found)
    if len(early) > 1:
        return ()
    (only,) = early
    outside = f"{text[: only.start]}\n{text[only.end :]}"
    from gwreport.domain.plan.targets import read_targets  # a look at a workspace needs none

    return (only,) if _is_part(read_targets(only.text), read_targets(outside)) else ()


def _told_clauses(text: str) -> list[NodeClause]:
    """Find what an item's text tells of the state by a day before the year's end: 截至6月底，新增3120人.

    Several such days in one text are nodes: 截至6月底完成50%，截至9月底完成80%.
    """
    reckoned = [one for one in _clauses(text) if _RECKONED.search(text, 0, one.start)]
    early = [one for one in reckoned if not one.period.is_last]
    return early if len({one.period for one in reckoned}) == 1 else []


def _is_part(node: Sequence[Target], year: Sequence[Target]) -> bool:
    """Say whether a period's figures are a part of what the year is to reach."""
    units = {one.unit for one in year}
    return any(one.unit in units or (one.unit == "%" and bool(units)) for one in node)


def nodes_in(text: str, year: int | None) -> tuple[Node, ...]:
    """Give the nodes that stand in an item's text, in the order of their periods."""
    found = node_clauses(text)
    if not found:
        return ()
    clauses = [one for one in found if not (year and one.period.year and one.period.year < year)]
    clauses.sort(key=lambda one: (one.period.year or year or 0, one.period.month))
    return tuple(Node(one.period.code(year), one.text) for one in clauses)


def targets_of_the_year(text: str) -> tuple[Target, ...]:
    """Read the targets in an item's text, those of nodes before the year's end left out."""
    spans = [(one.start, one.end) for one in node_clauses(text) if not one.period.is_last]
    for told in _told_clauses(text):
        sentence = _SENTENCE.search(text, told.start)
        spans.append((told.start, sentence.end() if sentence else told.end))
    from gwreport.domain.plan.targets import read_targets  # a look at a workspace needs none

    return read_targets(text, without=spans)


def _clauses(text: str) -> list[NodeClause]:
    clauses: list[NodeClause] = []
    waiting = deque(_starts(text))
    for sentence in _SENTENCE.finditer(text) if waiting else ():
        starts: list[tuple[int, Span]] = []
        while waiting and waiting[0][0] < sentence.end():
            starts.append(waiting.popleft())
        listed = (
            "；"
            in text[max(sentence.start() - 1, 0) : sentence.start()]
            + text[sentence.end() : sentence.end() + 1]
        )
        for place, (_, span) in enumerate(starts):
            is_last = place + 1 == len(starts)
            words = text[span.begin : sentence.end() if is_last else starts[place + 1][0]]
            words = words if is_last else _NEXT_NUMBER.sub("", words)
            if is_last and not (listed and place == 0):
                # What follows the last is told of the whole item again.
                rest = words[len(span.text) :].lstrip(_MARKS)
                words = span.text + _COMMA.split(rest, 1)[0]
            words = words.rstrip(_MARKS)
            if len(words) <= len(span.text) or _NO_NODE.search(words):
                continue
            period = Period(span.last_month, span.year)
            clauses.append(NodeClause(span.begin, span.begin + len(words), period, words))
    return clauses


def _starts(text: str) -> Iterator[tuple[int, Span]]:
    """Give the periods with which a clause begins, each with the place where it does."""
    for span in spans_in(text):
        if _is_period(span):
            first = max(0, span.begin - _LONGEST_START)
            found = _START.search(text, first, span.begin)
            if found:
                yield found.start(), span


def _is_period(span: Span) -> bool:
    """Say whether a span is a part of a year, or the year as a period of its own (全年, 年底)."""
    return not (span.bare or span.shift is not None or span.first_year)


def nodes_due(nodes: Iterable[Node], round_: Round) -> tuple[Node, ...]:
    """Give the nodes of a round in their order: its own, and those of months that end within it."""
    wanted = _months(str(round_))
    return tuple(one for one in nodes if wanted and _ends_within(one.round, wanted))


def due_words(nodes: Iterable[Node], round_: Round) -> str:
    """Give what is due by a round's end, a line a node; a month within the round is named.

    "" where the item has no node for the round.
    """
    own = str(round_)
    return "\n".join(
        one.text if one.round == own else _with_month(one) for one in nodes_due(nodes, round_)
    )


def is_replaced(node: Node, by: str) -> bool:
    """Say whether a node's period ends within that of a round's code, so that the round's stands for it."""
    wanted = _months(by)
    return wanted is not None and _ends_within(node.round, wanted)


def _with_month(node: Node) -> str:
    months = _months(node.round)
    name = f"{months[2]}月" if months else ""
    return node.text if name in node.text else f"{name}：{node.text}"


def _ends_within(code: str, wanted: tuple[str, int, int]) -> bool:
    found = _months(code)
    return found is not None and found[0] == wanted[0] and wanted[1] <= found[2] <= wanted[2]


def _months(code: str) -> tuple[str, int, int] | None:
    # The year of a round's code, and the first and last month that are its own alone.
    year, _, period = code.partition("-")
    sort, number = period[:1], period[1:]
    if not number.isdecimal():
        return None
    if sort == "Q":
        last = _A_QUARTER * int(number)
        return year, last - _A_QUARTER + 1, last
    return year, int(number), int(number)
