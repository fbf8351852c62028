"""What one leader is told of a round: their items by class, what needs them, what changed, what comes next.

Everything is taken from `ReportData`, so that no brief says another number than the report.
"""

from calendar import monthrange
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from gwreport.domain.plan.plan import Node
from gwreport.domain.rounds import Round, parse_period
from gwreport.domain.statuses import IS_DONE, Status
from gwreport.domain.texts.spans import limits_in
from gwreport.reports.behind import Behind
from gwreport.reports.comparison import Change, Pair
from gwreport.reports.data import ReportData
from gwreport.reports.item_lines import ItemLine
from gwreport.reports.statistics import ON_COURSE, Share, Tally, tallies, tally
from gwreport.wording.names import NOT_PROVEN, NOT_REPORTED, period, status_name

_LAST_MONTH = 12
# Where nothing was judged a row stands between what is known to be bad and what is not.
_NO_SCORE = 50.0


class Light(StrEnum):
    """The light of a class; at the year's end what is not finished is red too."""

    GREEN = "绿"
    YELLOW = "黄"
    RED = "红"
    GREY = "灰"


def light_of(status: Status, round_: Round) -> Light:
    """Give the light of a class of progress in a round."""
    if status in ON_COURSE:
        return Light.GREEN
    if status is Status.UNKNOWN:
        return Light.GREY
    late = status is Status.STALLED or round_.is_whole_year
    return Light.RED if late else Light.YELLOW


@dataclass(frozen=True, slots=True)
class ClassGroup:
    """The items of one class, in the plan's order; what is not judged is parted by why it is not."""

    name: str
    light: Light
    share: Share
    lines: tuple[ItemLine, ...]
    is_behind: bool


@dataclass(frozen=True, slots=True)
class NextNode:
    """What an item is to have reached next: `when` is the period's name or the plan's limit, `last` its end.

    `text` is the node's, "" where the plan has a limit only.
    """

    line: ItemLine
    when: str
    last: date
    text: str


@dataclass(frozen=True, slots=True)
class LeaderBrief:
    """What one leader is told.

    `needing` are their rows of 附件3, those that need them most first; `changed` the items that fell
    back, then those that caught up; `compared` counts the items that are known from `previous` and
    judged in both rounds (None: none is); `nodes` go by their dates. `items_in` and `behind_in` name the
    annexes in which all items and those behind stand.
    """

    leader: str
    tally: Tally
    groups: tuple[ClassGroup, ...]
    needing: tuple[Behind, ...]
    changed: tuple[Pair, ...]
    compared: int
    previous: Round | None
    nodes: tuple[NextNode, ...]
    items_in: str
    behind_in: str

    @property
    def fallen(self) -> tuple[Pair, ...]:
        """The items that stand worse than in the round before."""
        return tuple(one for one in self.changed if one.change is Change.WORSE)

    @property
    def risen(self) -> tuple[Pair, ...]:
        """The items that stand better than in the round before."""
        return tuple(one for one in self.changed if one.change is Change.BETTER)


def leader_names(data: ReportData) -> tuple[str, ...]:
    """Give the leaders who have items, in their official order, others as the plan first names them."""
    counted = tallies(data.lines, _leaders, data.choices.leader_order)
    return tuple(one.name for one in counted if one.name)


def lines_without_leader(data: ReportData) -> tuple[ItemLine, ...]:
    """Give the items that stand in nobody's brief, as the plan names no leader for them."""
    return tuple(line for line in data.lines if not line.item.leaders)


def leader_briefs(data: ReportData, leaders: Iterable[str] | None = None) -> list[LeaderBrief]:
    """Give the briefs of the leaders, in their official order; `leaders` names those that are wanted."""
    wanted = set(leader_names(data) if leaders is None else leaders)
    return [_brief(data, name) for name in leader_names(data) if name in wanted]


def class_groups(lines: Sequence[ItemLine], counted: Tally, round_: Round) -> list[ClassGroup]:
    """Part items by class, from best to worst; classes without items are left out."""
    parts: list[tuple[str, Status, Share, Callable[[ItemLine], bool]]] = [
        (status_name(status, round_), status, share, lambda _: True)
        for status, share in counted.statuses.items()
        if status is not Status.UNKNOWN
    ]
    parts.append((NOT_REPORTED, Status.UNKNOWN, counted.silent, lambda line: line.is_missing))
    parts.append((NOT_PROVEN, Status.UNKNOWN, counted.unproven, lambda line: not line.is_missing))
    groups: list[ClassGroup] = []
    for name, status, share, belongs in parts:
        own = tuple(line for line in lines if line.status is status and belongs(line))
        if own:
            behind = own[0].is_behind
            groups.append(ClassGroup(name, light_of(status, round_), share, own, behind))
    return groups


def _leaders(line: ItemLine) -> tuple[str, ...]:
    return line.item.leaders


def _brief(data: ReportData, leader: str) -> LeaderBrief:
    lines = [line for line in data.lines if leader in line.item.leaders]
    counted = tally(leader, lines)
    pairs = [Pair(line, line.previous) for line in lines if line.previous]
    rows = [row for row in data.behind_rows if any(leader in one.item.leaders for one in row.lines)]
    return LeaderBrief(
        leader,
        counted,
        tuple(class_groups(lines, counted, data.round)),
        tuple(sorted(rows, key=_need)),
        tuple(one for sort in (Change.WORSE, Change.BETTER) for one in pairs if one.change is sort),
        sum(one.change is not Change.UNCLEAR for one in pairs),
        pairs[0].earlier.round if pairs else None,
        tuple(next_nodes(lines, data.round)),
        *(f"报告{one}" for one in (data.annex_tasks, data.annex_behind)),
    )


def _need(row: Behind) -> tuple[bool, bool, float, int]:
    """Give what rows are sorted by: what stands still or is lost for the year first, then the lowest score."""
    stalled = any(one.status is Status.STALLED for one in row.lines)
    scores = [one.score for one in row.lines if one.score is not None]
    return not stalled, not row.is_lost, min(scores, default=_NO_SCORE), row.number


def next_nodes(lines: Iterable[ItemLine], round_: Round) -> list[NextNode]:
    """Give for each unfinished item its first node behind the round, else its time limit within the year.

    A limit that only names the year's end says nothing that the year itself does not.
    """
    now = _end(round_)
    found: list[NextNode] = []
    for line in lines:
        if line.status in IS_DONE:
            continue
        later = [one for node in line.item.nodes if (one := _node(line, node)) and one.last > now]
        if later:
            found.append(min(later, key=lambda one: one.last))
        elif limit := _limit(line, round_.year, now):
            found.append(limit)
    return sorted(found, key=lambda one: one.last)


def _node(line: ItemLine, node: Node) -> NextNode | None:
    round_ = parse_period(node.round)
    return NextNode(line, period(round_), _end(round_), node.text) if round_ else None


def _limit(line: ItemLine, year: int, now: date) -> NextNode | None:
    due = line.item.due or ""
    ends = [span.last(year) for span in limits_in(due)]
    if len(ends) != 1 or not now < ends[0] < date(year, _LAST_MONTH, 31):
        return None
    return NextNode(line, due, ends[0], "")


def _end(round_: Round) -> date:
    month = round_.last_month
    return date(round_.year, month, monthrange(round_.year, month)[1])
