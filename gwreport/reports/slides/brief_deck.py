"""The slides for the leaders: the whole, all leaders side by side, and each leader's own."""

from collections.abc import Sequence
from typing import Any

from gwreport.domain.statuses import Status
from gwreport.reports.briefs.fitting import LESS, WHOLE
from gwreport.reports.briefs.leader_briefs import ClassGroup, LeaderBrief, class_groups
from gwreport.reports.briefs.told import Detail, NeedingRow, ToldBrief, tally_words, told
from gwreport.reports.data import ReportData
from gwreport.reports.head_property import WORD_HEAD
from gwreport.reports.slides.charts import Series, add_bars, colour_points
from gwreport.reports.slides.file import HEIGHT, WIDTH, new_presentation, packed_presentation
from gwreport.reports.slides.shapes import (
    MARGIN,
    Box,
    add_slide,
    add_table,
    add_text,
    table_inches,
    text_inches,
)
from gwreport.reports.statistics import make_statistics
from gwreport.reports.word.brief import brief_title, legend
from gwreport.reports.word.parts import STATE_PROPERTY
from gwreport.wording.chasing import full_date
from gwreport.wording.names import NOT_PROVEN, NOT_REPORTED, status_name

COLOURS = {
    Status.EXCEEDED: "0F6B5C",
    Status.DONE: "2C9A6C",
    Status.NEARLY_DONE: "8CC5A4",
    Status.ON_SCHEDULE: "4A86CF",
    Status.BEHIND: "E3942B",
    Status.STALLED: "CF4A3F",
    Status.UNKNOWN: "B4BDC9",
}
_TOP = 1.3
_BOTTOM = HEIGHT - 0.45
_WIDE = WIDTH - 2 * MARGIN
_MOST_LEADERS = 12
_HEADS = ("序号", "事项（牵头单位）", "全年目标", "目前进展", "差距", "原因")
_SHARES = (0.8, 3.2, 1.9, 2.1, 1.7, 2.5)
_PARTS = ("总体情况", "与上期相比", "下一步节点")
_SIZES = (18.0, 16.0, 14.0, 12.0, 11.0)
_FOOT = 11.0


def brief_deck(data: ReportData, briefs: Sequence[LeaderBrief], office: str) -> bytes:
    """Make the slides; the same report and leaders give the same bytes."""
    deck = new_presentation()
    title, mark = brief_title(data), data.draft_mark
    _cover(deck, title, office, data)
    _whole(deck, data, mark)
    for part, begin in enumerate(range(0, len(briefs), _MOST_LEADERS), 1):
        several = len(briefs) > _MOST_LEADERS
        shown = briefs[begin : begin + _MOST_LEADERS]
        _side_by_side(deck, data, shown, mark, f"（{part}）" if several else "")
    for brief in briefs:
        _own(deck, data, brief, mark)
    return packed_presentation(
        deck,
        title=title,
        author=office,
        subject=str(data.round),
        created=data.as_of,
        state={STATE_PROPERTY: data.state_hash, WORD_HEAD: data.facts.journal_head},
    )


def _cover(deck: Any, title: str, office: str, data: ReportData) -> None:
    slide = add_slide(deck, title, data.draft_mark, cover=True)
    said = [office, f"数据截至{full_date(data.as_of.date())}"]
    add_text(slide, Box(MARGIN, 4.2, _WIDE, 1.2), said, 24)
    add_text(slide, Box(MARGIN, _BOTTOM - 0.4, _WIDE, 0.4), [legend(data)], _FOOT)


def _whole(deck: Any, data: ReportData, mark: str) -> None:
    counted = make_statistics(data).all
    slide = add_slide(deck, "总体情况", mark)
    groups = class_groups(data.lines, counted, data.round)
    words = [f"全部{tally_words(counted, groups, data.round)}"]
    add_text(slide, Box(MARGIN, _TOP, _WIDE, 1.0), words, 18)
    _class_bars(
        slide, Box(MARGIN, _TOP + 1.1, _WIDE, _BOTTOM - _TOP - 1.1), groups, "各类进度的项数", 16
    )


def _class_bars(slide: Any, box: Box, groups: Sequence[ClassGroup], name: str, size: float) -> None:
    if not groups:
        return
    series = [Series("项数", COLOURS[Status.UNKNOWN], tuple(one.share.count for one in groups))]
    frame = add_bars(slide, box, [one.name for one in groups], series, name=name, size=size)
    colour_points(frame, [COLOURS[one.lines[0].status] for one in groups])


def _side_by_side(
    deck: Any, data: ReportData, briefs: Sequence[LeaderBrief], mark: str, part: str
) -> None:
    slide = add_slide(deck, f"各位领导牵头事项的进度{part}", mark)
    statuses = [one for one in Status if one is not Status.UNKNOWN]
    series = [
        Series(
            status_name(status, data.round),
            COLOURS[status],
            tuple(one.tally.statuses[status].count for one in briefs),
        )
        for status in statuses
    ]
    series.append(
        Series(
            NOT_REPORTED, COLOURS[Status.UNKNOWN], tuple(one.tally.silent.count for one in briefs)
        )
    )
    series.append(Series(NOT_PROVEN, "8A96A5", tuple(one.tally.unproven.count for one in briefs)))
    shown = [one for one in series if any(one.counts)]
    names = [f"{one.leader}（{one.tally.total}项）" for one in briefs]
    box = Box(MARGIN, _TOP, _WIDE, _BOTTOM - _TOP - 0.35)
    add_bars(slide, box, names, shown, name="各位领导牵头事项的进度", size=14)
    note = "注：按领导的正式排序；几位领导共同牵头的任务，在各位名下分别计入。"
    add_text(slide, Box(MARGIN, _BOTTOM - 0.3, _WIDE, 0.35), [note], _FOOT)


def _own(deck: Any, data: ReportData, brief: LeaderBrief, mark: str) -> None:
    slide = add_slide(deck, f"{brief.leader}：牵头事项{brief.tally.total}项", mark)
    half = (_WIDE - 0.3) / 2
    _class_bars(
        slide,
        Box(MARGIN, _TOP, half, _BOTTOM - _TOP),
        brief.groups,
        f"{brief.leader}牵头事项各类进度的项数",
        14,
    )
    room = _BOTTOM - _TOP
    lines, size = _beside(data, brief, half, room)
    add_text(slide, Box(MARGIN + half + 0.3, _TOP, half, room), lines, size, heads=_PARTS)
    if brief.needing:
        _needing(deck, data, brief, mark)


def _beside(
    data: ReportData, brief: LeaderBrief, width: float, room: float
) -> tuple[list[str], float]:
    """Give the words beside a leader's chart, in the largest size that fits, else the less of them."""
    lines: list[str] = []
    for detail, size in _ways():
        words = told(brief, data.round, detail)
        lines = _beside_lines(words)
        if text_inches(lines, width, size) <= room:
            return lines, size
    return lines, _SIZES[-1]


def _beside_lines(words: ToldBrief) -> list[str]:
    whole, changes, nodes = _PARTS
    return [whole, words.summary, changes, *words.changes, nodes, *words.nodes]


def _ways() -> list[tuple[Detail, float]]:
    return [(WHOLE, size) for size in _SIZES] + [(detail, _SIZES[-1]) for detail in LESS]


def _needing(deck: Any, data: ReportData, brief: LeaderBrief, mark: str) -> None:
    slide = add_slide(deck, f"{brief.leader}：需要重点关注的事项", mark)
    room = _BOTTOM - _TOP - 0.4
    rows: list[tuple[str, ...]] = []
    note, size = "", _SIZES[-1]
    for detail, size in _ways():
        words = told(brief, data.round, detail)
        rows, note = [_row(one) for one in words.needing], words.needing_note
        if table_inches(_HEADS, _SHARES, rows, _WIDE, size) <= room:
            break
    add_table(slide, Box(MARGIN, _TOP, _WIDE, 1.0), _HEADS, _SHARES, rows, size)
    if note:
        add_text(slide, Box(MARGIN, _BOTTOM - 0.35, _WIDE, 0.35), [note], _FOOT)


def _row(one: NeedingRow) -> tuple[str, ...]:
    return (
        str(one.number),
        f"{one.name}\n（{one.units}）",
        one.target,
        one.progress,
        one.gap,
        one.cause,
    )
