"""What stands in the papers around the report (通知, 督办通知单, 通报): values of placeholders, and annexes."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import groupby
from typing import NamedTuple

from gwreport.domain.decisions.paper_numbers import PaperNumber
from gwreport.domain.plan.plan import Kind
from gwreport.domain.review.told_reasons import without_problem
from gwreport.domain.rounds import Round
from gwreport.domain.statuses import Status, Timeliness
from gwreport.domain.units.registry import Unit
from gwreport.reports.behind import GAP, Behind
from gwreport.reports.data import ReportData
from gwreport.reports.page_form import PUBLIC_FORM, PageForm
from gwreport.reports.ranking import LeaderRank, UnitRank, rank_leaders, rank_units
from gwreport.reports.statistics import Tally, make_statistics
from gwreport.reports.texts.covering_words import year_goals
from gwreport.reports.word.annexes import Annex
from gwreport.reports.word.xml import PageColumn, Row
from gwreport.wording.chasing import full_date
from gwreport.wording.names import (
    AS_THE_TASK_WANTS,
    BLANK_CELLS,
    BLANK_COLUMNS,
    BY_YEAR_END,
    TIMELINESS,
    number_words,
    on_course_name,
    round_name,
    status_name,
)

_UNIT_COLUMNS = (
    PageColumn("序号", 12, centred=True),
    PageColumn("单位", 62),
    PageColumn("主要指标（项）", 22, centred=True),
    PageColumn("目标任务（项）", 22, centred=True),
    PageColumn("合计（项）", 22, centred=True),
)
_SUPERVISED_COLUMNS = (
    PageColumn("序号", 10, centred=True),
    PageColumn("任务", 48),
    PageColumn("全年目标", 30),
    PageColumn("进展情况", 60),
    PageColumn("存在问题", 36),
    PageColumn("下一步措施", 36),
    PageColumn("督办级别", 22, centred=True),
    PageColumn("办结时限", 22, centred=True),
)
# What a unit is to write itself.
_REASONS = frozenset({"存在问题", "下一步措施"})
_UNIT_RANK_COLUMNS = (
    PageColumn("名次", 12, centred=True),
    PageColumn("单位", 50),
    PageColumn("报送", 20, centred=True),
    PageColumn("应填（项）", 18, centred=True),
    PageColumn("已填（项）", 18, centred=True),
    PageColumn("牵头任务（项）", 20, centred=True),
    PageColumn("{on_course}（项）", 26, centred=True),
    PageColumn("占比（%）", 18, centred=True),
    PageColumn("{behind}（项）", 22, centred=True),
)
_LEADER_RANK_COLUMNS = (
    PageColumn("名次", 12, centred=True),
    PageColumn("分管领导", 36, centred=True),
    PageColumn("牵头任务（项）", 26, centred=True),
    PageColumn("已报送（项）", 26, centred=True),
    PageColumn("{on_course}（项）", 30, centred=True),
    PageColumn("占比（%）", 22, centred=True),
    PageColumn("{behind}（项）", 26, centred=True),
)


# So many units are named for their items behind, and no fewer than all that have as many.
_MOST_NAMED = 8
# What a unit that sent nothing has of what is counted from returns.
_NOTHING = "—"


class PaperParts(NamedTuple):
    """The values of a paper's placeholders, beside those that all papers have, and its annexes."""

    values: Mapping[str, object]
    annexes: Sequence[Annex] = ()


def notice_parts(
    kinds: Sequence[Kind], units: Sequence[tuple[str, Sequence[Kind]]], round_: Round
) -> PaperParts:
    """Say what the notice is made of: the kinds of all items, and by unit those of the items it leads."""
    rows: list[Row] = []
    for unit, led in units:
        indicators = led.count(Kind.INDICATOR)
        counts = (indicators, len(led) - indicators, len(led))
        rows.append((str(len(rows) + 1), unit, *map(str, counts)))
    indicators = kinds.count(Kind.INDICATOR)
    values = {
        "indicator_count": indicators,
        "recipient": "各牵头责任单位",
        "task_count": len(kinds) - indicators,
        "total": len(kinds),
        "unit_count": len(rows),
    }
    title = f"{round_name(round_)}政府工作报告目标任务填报单位和项数"
    return PaperParts(values, [Annex(title, _UNIT_COLUMNS, rows)])


def supervision_parts(
    unit: Unit,
    levelled: Sequence[tuple[Behind, str]],
    number: PaperNumber,
    round_: Round,
    mark: str = "",
    page: PageForm = PUBLIC_FORM,
) -> PaperParts:
    """Say what a unit's 督办通知单 is made of: its rows of 附件3, each with the words of its level.

    `number` is the paper's, `mark` stands before it.
    """
    rows = [row for row, _ in levelled]
    values = {
        "unit": unit.name,
        "number": number.number,
        "number_words": number_words(number, mark),
        "contact": unit.contact,
        "phone": unit.phone,
        "count": len(rows),
        "item_count": sum(unit.name in one.leads for row in rows for one in row.lines),
        "items": [_supervised_values(row, level, round_) for row, level in levelled],
        "behind_name": _classes(unit.name, rows, round_),
    }
    cells = [
        _supervised_cells(place, row, level, round_)
        for place, (row, level) in enumerate(levelled, 1)
    ]
    columns, cells, note = _without_blank_columns(cells)
    annex = Annex("督办事项清单", columns, cells, landscape=True, note=note, across=page)
    return PaperParts(values, [annex])


def _without_blank_columns(cells: Sequence[Row]) -> tuple[list[PageColumn], list[Row], str]:
    """Leave the columns of reasons out in which no unit wrote anything, and say what is to be written."""
    asked = {
        place: [row[place] for row in cells]
        for place, column in enumerate(_SUPERVISED_COLUMNS)
        if column.heading in _REASONS
    }
    empty = {place for place, words in asked.items() if not any(words)}
    partly = {place for place, words in asked.items() if place not in empty and not all(words)}
    kept = [place for place in range(len(_SUPERVISED_COLUMNS)) if place not in empty]
    notes = [
        words.format(
            columns=joined.join(
                f"“{_SUPERVISED_COLUMNS[place].heading}”" for place in sorted(places)
            )
        )
        for words, joined, places in ((BLANK_COLUMNS, "和", empty), (BLANK_CELLS, "", partly))
        if places
    ]
    rows: list[Row] = [tuple(row[place] for place in kept) for row in cells]
    note = notes[0] + "".join(one.removeprefix("注：") for one in notes[1:]) if notes else ""
    return [_SUPERVISED_COLUMNS[place] for place in kept], rows, note


def _supervised_values(row: Behind, level: str, round_: Round) -> dict[str, object]:
    line = row.line
    return {
        "number": line.item.number,
        "name": line.name,
        "target": year_goals(row),
        "progress": line.completion,
        "status": status_name(line.status, round_),
        "level": level,
        "shortfall": row.gap,
        "problem": row.problem,
        "next_step": row.next_step,
        "deadline": line.item.due or "",
    }


def _supervised_cells(place: int, row: Behind, level: str, round_: Round) -> Row:
    line, gap = row.line, row.gap
    progress = without_problem(line.completion, row.problem)
    return (
        str(place),
        line.item.text,
        year_goals(row) or AS_THE_TASK_WANTS,
        f"{progress}\n{GAP}{gap}。" if gap else progress,
        row.problem,
        row.next_step,
        level,
        line.item.due or BY_YEAR_END.format(year=round_.year),
    )


def _classes(unit: str, rows: Sequence[Behind], round_: Round) -> str:
    """Name the class of a unit's items; of two each is counted: 没有按时序推进，其中未依时序推进1项、停滞暂缓2项."""
    classes = [line.status for row in rows for line in row.lines if unit in line.leads]
    counted = [(one, classes.count(one)) for one in (Status.BEHIND, Status.STALLED)]
    told = [(status_name(one, round_), count) for one, count in counted if count]
    if len(told) == 1:
        return told[0][0]
    each = "、".join(f"{name}{count}项" for name, count in told)
    return f"{'没有完成' if round_.is_whole_year else '没有按时序推进'}，其中{each}"


def circular_parts(data: ReportData, *, ranks_leaders: bool) -> PaperParts:
    """Say what the circular is made of, the leaders' ranks only where the office wants them."""
    round_ = data.round
    statistics = make_statistics(data)
    counted = {one: statistics.returns.timeliness[one].count for one in Timeliness}
    ranks = rank_units(data)
    came = [one for one in ranks if one.timeliness is not Timeliness.NOT_RETURNED]
    named, others = named_behind(statistics.units)
    on_course, behind = on_course_name(round_), status_name(Status.BEHIND, round_)
    values: dict[str, object] = {
        # The report's own day: what is counted here is counted there.
        "as_of": full_date(data.as_of.date()),
        "behind_count": statistics.all.behind,
        "behind_name": behind,
        "behind_percent": f"{statistics.all.behind_percent:.1f}",
        "behind_rows": len(data.behind_rows),
        "behind_units": named,
        "behind_units_more": others,
        "complete_count": sum(one.filled == one.asked for one in came),
        "deadline": full_date(data.facts.deadline) if data.facts.deadline else "",
        "in_time_count": counted[Timeliness.IN_TIME],
        "incomplete_units": "、".join(one.unit for one in came if one.filled < one.asked),
        "joint_count": sum(one.is_behind and len(one.leads) > 1 for one in data.lines),
        "late_count": counted[Timeliness.LATE],
        "late_units": "、".join(one.unit for one in data.late_units),
        "lost_count": sum(row.is_lost for row in data.behind_rows),
        "on_course_count": statistics.all.on_course,
        "on_course_name": on_course,
        "on_course_percent": f"{statistics.all.on_course_percent:.1f}",
        "returned_count": len(came),
        "silent_count": counted[Timeliness.NOT_RETURNED],
        "silent_units": "、".join(one.as_silent for one in data.silent_units),
        "stalled_count": statistics.all.statuses[Status.STALLED].count,
        "total": statistics.all.total,
        "unit_count": len(ranks),
        "unknown_count": statistics.all.unknown,
        "unproven_count": statistics.all.unproven.count,
        "unreported_count": statistics.all.silent.count,
    }
    name = round_name(round_)
    title = f"{name}各单位报送和完成情况"
    ranked = unit_rank_annex(ranks, title, on_course=on_course, behind=behind)
    annexes = [replace(ranked, across=data.choices.page)]
    if ranks_leaders and (leaders := rank_leaders(data)):
        title = f"{name}各分管领导任务情况"
        annexes.append(leader_rank_annex(leaders, title, on_course=on_course, behind=behind))
    return PaperParts(values, annexes)


def named_behind(units: Sequence[Tally]) -> tuple[list[dict[str, object]], int]:
    """Name the units with the most items behind, those with as many together; count the others."""
    behind = sorted((one for one in units if one.behind), key=lambda one: -one.behind)
    groups = [(count, [*same]) for count, same in groupby(behind, key=lambda one: one.behind)]
    named: list[dict[str, object]] = []
    told = 0
    for count, same in groups:
        if named and told + len(same) > _MOST_NAMED:
            break
        told += len(same)
        names = "、".join(one.name for one in same)
        named.append({"name": names, "count": count, "each": "各" if len(same) > 1 else ""})
    return named, len(behind) - told


def unit_rank_annex(ranks: Sequence[UnitRank], title: str, *, on_course: str, behind: str) -> Annex:
    """Lay out the ranks of the units; `on_course` and `behind` name the classes."""
    rows = [
        (
            # Who sent nothing is not ranked: it stands at the end.
            _NOTHING if one.timeliness is Timeliness.NOT_RETURNED else str(one.rank),
            one.unit,
            TIMELINESS[one.timeliness],
            str(one.asked),
            str(one.filled),
            str(one.total),
            *_counted(one),
        )
        for one in ranks
    ]
    silent = any(one.timeliness is Timeliness.NOT_RETURNED for one in ranks)
    note = (
        "注：先看是否按时报送，再看填报是否完整，最后看牵头任务"
        f"{on_course}的占比；三项都相同的名次并列。{behind}含停滞暂缓；"
        "几个单位共同牵头的任务，各牵头单位分别计入。"
    ) + ("未报送的单位不排名次。" if silent else "")
    columns = _named(_UNIT_RANK_COLUMNS, on_course, behind)
    return Annex(title, columns, rows, landscape=True, note=note)


def _counted(one: UnitRank) -> tuple[str, str, str]:
    # Of a unit that sent nothing no share says anything of its work.
    if one.timeliness is Timeliness.NOT_RETURNED:
        return _NOTHING, _NOTHING, _NOTHING
    return str(one.on_course), f"{one.percent:.1f}", str(one.behind)


def leader_rank_annex(
    ranks: Sequence[LeaderRank], title: str, *, on_course: str, behind: str
) -> Annex:
    """Lay out the ranks of the leaders; see `unit_rank_annex`."""
    rows = [
        (
            str(one.rank),
            one.leader,
            str(one.total),
            str(one.reported),
            str(one.on_course),
            f"{one.percent:.1f}",
            str(one.behind),
        )
        for one in ranks
    ]
    note = (
        f"注：先看已报送的占比，再看{on_course}的占比；都相同的名次并列。"
        "几位领导共同牵头的任务分别计入。"
    )
    columns = _named(_LEADER_RANK_COLUMNS, on_course, behind)
    return Annex(title, columns, rows, note=note)


def _named(columns: Sequence[PageColumn], on_course: str, behind: str) -> list[PageColumn]:
    return [
        PageColumn(
            column.heading.format(on_course=on_course, behind=behind),
            column.width,
            column.centred,
            column.group,
        )
        for column in columns
    ]
