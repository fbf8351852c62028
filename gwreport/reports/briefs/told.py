"""A leader's brief in words: rows and lines for page and slides, as much of each as is asked for."""

from collections.abc import Sequence
from dataclasses import dataclass

from gwreport.domain.causes import Cause
from gwreport.domain.rounds import Round
from gwreport.domain.statuses import Status
from gwreport.domain.texts.quoting import in_one_line
from gwreport.reports.behind import Behind
from gwreport.reports.briefs.leader_briefs import ClassGroup, LeaderBrief, Light, NextNode
from gwreport.reports.comparison import Pair
from gwreport.reports.statistics import Tally
from gwreport.reports.texts.covering_words import (
    behind_name,
    short_name,
    whole_sentences,
    year_goals,
)
from gwreport.wording.causes import CAUSES
from gwreport.wording.names import (
    behind_name as behind_classes,
)
from gwreport.wording.names import (
    on_course_name,
    period,
    status_name,
)
from gwreport.wording.shortfalls import gap_words, state_words, told_words

# How many items a leader is asked to look at.
MOST_NEEDING = 5
_PLAN = "任务分解方案"
_STATED, _NOT_TOLD = "见事项", "没有写明"
_LONGEST_LIMIT = 24


@dataclass(frozen=True, slots=True)
class Detail:
    """How much is told: the longest name and quotation, and how many names, changes and nodes.

    `named` is how many items of a class that is not behind are named, `named_behind` of one that is.
    """

    name: int
    quote: int
    named: int
    named_behind: int
    changes: int
    nodes: int


@dataclass(frozen=True, slots=True)
class ClassRow:
    """One class of a leader's items: its light and name, how many they are, and their names."""

    light: Light
    status: str
    count: int
    percent: str
    names: str


@dataclass(frozen=True, slots=True)
class NeedingRow:
    """One item that needs the leader: what was wanted, what is, what is wanting, and why."""

    number: int
    name: str
    units: str
    target: str
    progress: str
    gap: str
    cause: str
    next_step: str


@dataclass(frozen=True, slots=True)
class ToldBrief:
    """A brief in words; the notes say how much of a part is left out, "" for nothing."""

    leader: str
    summary: str
    classes: tuple[ClassRow, ...]
    needing: tuple[NeedingRow, ...]
    needing_note: str
    changes: tuple[str, ...]
    nodes: tuple[str, ...]


def told(brief: LeaderBrief, round_: Round, detail: Detail) -> ToldBrief:
    """Put a brief into words."""
    shown = brief.needing[:MOST_NEEDING]
    return ToldBrief(
        brief.leader,
        summary_of(brief, round_),
        tuple(_class_row(one, detail, brief) for one in brief.groups),
        tuple(
            _needing_row(place, one, detail, brief.behind_in) for place, one in enumerate(shown, 1)
        ),
        _needing_note(brief, len(shown), round_),
        tuple(_changes(brief, round_, detail)),
        tuple(_nodes(brief.nodes, detail)),
    )


def summary_of(brief: LeaderBrief, round_: Round) -> str:
    """Say in one sentence how a leader's items stand."""
    return f"牵头{tally_words(brief.tally, brief.groups, round_)}"


def tally_words(counted: Tally, among: Sequence[ClassGroup], round_: Round) -> str:
    """Say how many items there are, and how many and what share are on course, behind, and not judged."""
    parts = [f"{on_course_name(round_)}{counted.on_course}项，占{counted.on_course_percent:.1f}%"]
    late = [
        (status_name(one, round_), counted.statuses[one]) for one in (Status.BEHIND, Status.STALLED)
    ]
    told = [f"{name}{share.count}项，占{share.percent:.1f}%" for name, share in late if share.count]
    parts += told or [f"没有{behind_classes(round_)}的"]
    groups = [one for one in among if one.light is Light.GREY]
    parts += [f"{one.name}{one.share.count}项，占{one.share.percent:.1f}%" for one in groups]
    return f"{counted.total}项。其中{'；'.join(parts)}。"


def _class_row(group: ClassGroup, detail: Detail, brief: LeaderBrief) -> ClassRow:
    most = detail.named_behind if group.is_behind else detail.named
    names = [short_name(line, detail.name) for line in group.lines]
    words = _listed(names, most, "项", brief.behind_in if group.is_behind else brief.items_in)
    percent = f"{group.share.percent:.1f}"
    return ClassRow(group.light, group.name, group.share.count, percent, words)


def _listed(words: Sequence[str], most: int, measure: str, where: str) -> str:
    shown = "；".join(words[:most])
    left = len(words) - len(words[:most])
    if not left:
        return shown
    return f"{shown}；另有{left}{measure}见{where}" if shown else f"见{where}"


def _needing_row(number: int, row: Behind, detail: Detail, where: str) -> NeedingRow:
    return NeedingRow(
        number,
        _row_name(row, 2 * detail.name, where),
        _units(row.units, detail.name),
        whole_sentences(in_one_line(year_goals(row)), where, detail.quote) or _STATED,
        _progress(row, detail.quote, where),
        whole_sentences(_gap(row), where, detail.quote),
        _cause(row, detail.quote, where),
        whole_sentences(in_one_line(row.next_step), where, detail.quote) or _NOT_TOLD,
    )


def _row_name(row: Behind, most: int, where: str) -> str:
    name = whole_sentences(behind_name(row), where, most)
    # Of a name that cannot be cut anywhere the row says where it stands.
    return f"{name}第{row.number}项" if name == f"见{where}" else name


def _units(names: Sequence[str], most: int) -> str:
    whole = "、".join(names)
    return whole if len(whole) <= most else f"{names[0]}等{len(names)}个单位"


def _progress(row: Behind, most: int, where: str) -> str:
    """Say what was reached: the figures of the goals that fall short, else the unit's own words."""
    figures = [(one.goal, told_words(one)) for one in row.goals]
    if figures and all(words for _, words in figures):
        named = len(figures) > 1
        said = "；".join(f"{goal}{words}" if named else words for goal, words in figures)
        return whole_sentences(said, where, most)
    stands = in_one_line(row.stands) or in_one_line(row.line.completion)
    return whole_sentences(stands, where, most)


def _gap(row: Behind) -> str:
    """Say what is wanting in figures, else how the item stands by its dates and nodes."""
    said = [words for one in row.goals if (words := gap_words(one))]
    if not said and (state := state_words(row.line.grounds)):
        said = [state]
    return "；".join(dict.fromkeys(said)) or "没有数字可以比较"


def _cause(row: Behind, most: int, where: str) -> str:
    named = "、".join(CAUSES[one] for one in row.causes if one is not Cause.UNTOLD)
    words = whole_sentences(in_one_line(row.problem), where, most)
    if not words:
        return f"{named}（单位没有另写存在问题）" if named else _NOT_TOLD
    return f"{named}：{words}" if named else words


def _needing_note(brief: LeaderBrief, shown: int, round_: Round) -> str:
    if not shown:
        return f"没有{behind_classes(round_)}的任务。"
    left = len(brief.needing) - shown
    return f"另有{left}项落后的见{brief.behind_in}。" if left else ""


def _changes(brief: LeaderBrief, round_: Round, detail: Detail) -> list[str]:
    if brief.previous is None:
        return ["没有上期的情况可以对照。"]
    before = period(brief.previous)
    if not brief.changed:
        return [f"与{before}相比，能够对照的{brief.compared}项进度都没有变化。"]
    lines: list[str] = []
    for name, pairs in (("后退", brief.fallen), ("好转", brief.risen)):
        if pairs:
            said = [_change(one, round_, detail) for one in pairs]
            words = _listed(said, detail.changes, "项", brief.items_in)
            lines.append(f"与{before}相比{name}{len(pairs)}项：{words}。")
    return lines


def _change(pair: Pair, round_: Round, detail: Detail) -> str:
    then = status_name(pair.earlier.status, pair.earlier.round)
    now = status_name(pair.line.status, round_)
    return f"{short_name(pair.line, detail.name)}（{then}→{now}）"


def _nodes(nodes: Sequence[NextNode], detail: Detail) -> list[str]:
    if not nodes:
        return ["方案里没有写明以后的节点。"]
    lines = [_node(one, detail) for one in nodes[: detail.nodes]]
    left = len(nodes) - len(lines)
    return [*lines, f"另有{left}个节点见任务分解方案。"] if left else lines


def _node(node: NextNode, detail: Detail) -> str:
    name = short_name(node.line, detail.name)
    when = whole_sentences(in_one_line(node.when), _PLAN, _LONGEST_LIMIT)
    if not node.text:
        return f"{when}：{name}（方案写明的完成时限）"
    return f"{when}：{name}——{whole_sentences(in_one_line(node.text), _PLAN, detail.quote)}"
