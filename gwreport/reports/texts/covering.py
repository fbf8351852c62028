"""The covering text of the Word report: a template filled with what the annexes are made of.

Every number in it is counted from the same `ReportData` as the annexes. The placeholders are
described in gwreport/templates/README.md.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from gwreport.domain.causes import Cause, in_order
from gwreport.domain.plan.plan import Kind
from gwreport.domain.rounds import Round
from gwreport.domain.statuses import Status, Timeliness
from gwreport.domain.texts.quoting import in_one_line
from gwreport.reports.behind import Behind
from gwreport.reports.data import ReportData
from gwreport.reports.item_lines import ItemLine
from gwreport.reports.statistics import Share, Tally, make_statistics, tally
from gwreport.reports.texts.covering_template import TEMPLATE
from gwreport.reports.texts.covering_words import (
    behind_name,
    behind_words,
    indicator_words,
    short_name,
)
from gwreport.reports.texts.next_steps import (
    measure_words,
    next_step_values,
    row_numbers,
    units_of,
)
from gwreport.reports.texts.office_templates import (
    BUILT_IN,
    Fill,
    LoadedTemplate,
    fill_here,
    template_path,
)
from gwreport.reports.texts.papers import paper_text
from gwreport.reports.unit_lines import UnitLine
from gwreport.wording.causes import CAUSES, SENTENCES
from gwreport.wording.chasing import full_date
from gwreport.wording.names import (
    NOT_PROVEN,
    NOT_REPORTED,
    STATUSES,
    office_name,
    period,
    status_name,
)
from gwreport.wording.names import (
    behind_name as behind_all_name,
)

# What a covering text names at most; the annexes hold the rest.
_MOST_AHEAD, _MOST_BEHIND = 10, 30
_AHEAD = (Status.EXCEEDED, Status.DONE, Status.NEARLY_DONE)
# Whose class nothing but the unit's own word bears is no example of work that goes well.
_UNPROVEN = ("unproven", "unproven-words", "word-against-number", "word-against-text")
_NO_UNIT = "未列明"


@dataclass(frozen=True, slots=True)
class CoveringText:
    """The words in front of the annexes; `title` and `body` have a line for each paragraph.

    `values` are those of the placeholders from which they were written.
    """

    title: str
    recipient: str
    body: str
    office: str
    values: Mapping[str, object]


def covering_text(data: ReportData, folder: str = "", fill: Fill = fill_here) -> CoveringText:
    """Fill the covering text's template, the office's own from `folder` by `fill` where there is one.

    Raises DocumentError when the template does not fit.
    """
    values = covering_values(data)
    text = paper_text(_template(folder, fill).render(values))
    return CoveringText(text.title, text.recipient, text.body, _office(data), values)


def _template(folder: str, fill: Fill) -> LoadedTemplate:
    if template_path(TEMPLATE.name, folder).parent == BUILT_IN:
        return _built_in()
    return LoadedTemplate(TEMPLATE, folder, fill)


@cache
def _built_in() -> LoadedTemplate:
    # Compiling takes longer than all the rest of the report.
    return LoadedTemplate(TEMPLATE)


def covering_values(data: ReportData) -> dict[str, object]:
    """Give the value of every placeholder."""
    statistics = make_statistics(data)
    every, returns = statistics.all, statistics.returns
    kinds = dict(statistics.kinds)
    rows = data.behind_rows
    indicators = [line for line in data.lines if line.kind is Kind.INDICATOR]
    of_indicators = tally("", indicators)
    counted = {unit: returns.timeliness[unit].count for unit in Timeliness}
    stalled = every.statuses[Status.STALLED].count
    behind = status_name(Status.BEHIND, data.round)
    return {
        "region": data.region,
        "office": _office(data),
        "year": str(data.round.year),
        "period": period(data.round),
        **_plan_words(data.facts.plan_name),
        "whole_year": data.round.is_whole_year,
        "date": full_date(data.as_of.date()),
        "deadline": full_date(data.facts.deadline) if data.facts.deadline else "",
        "unit_count": returns.total,
        "returned_count": returns.total - counted[Timeliness.NOT_RETURNED],
        "in_time_count": counted[Timeliness.IN_TIME],
        "late_count": counted[Timeliness.LATE],
        "silent_count": counted[Timeliness.NOT_RETURNED],
        "late_units": _names(data.late_units),
        "silent_units": "、".join(one.as_silent for one in data.silent_units),
        "missing_count": statistics.missing,
        "total": every.total,
        "indicator_count": _total(kinds, Kind.INDICATOR),
        "task_count": _total(kinds, Kind.TASK),
        "governance_count": _total(kinds, Kind.GOVERNANCE),
        "statuses": _statuses(every, data.round),
        "on_course_name": "较好完成" if data.round.is_whole_year else "依时序推进",
        "on_course_count": every.on_course,
        "on_course_percent": every.on_course_percent,
        "behind_name": behind,
        "behind_all_name": behind_all_name(data.round) if stalled else behind,
        "behind_count": every.behind,
        "behind_percent": every.behind_percent,
        "behind_rows": len(rows),
        "annex_behind": data.annex_behind,
        "unknown_count": every.unknown,
        "unproven_count": every.unproven.count,
        "joint_count": data.joint_count,
        "closed_count": sum(line.is_closed for line in data.lines),
        "indicators_on_course_count": of_indicators.on_course,
        "indicators_behind_count": of_indicators.behind,
        "indicators_unknown_count": of_indicators.unknown,
        "indicators_unproven_count": of_indicators.unproven.count,
        "indicators_silent_count": of_indicators.silent.count,
        **_indicators(indicators),
        "ahead": _ahead(data.lines, data.round),
        **_behind(rows, data.annex_behind),
    }


def _plan_words(name: str) -> dict[str, object]:
    """Say what is reported, by which document, and what its items are called together."""
    if not name:
        return {
            "plan_subject": "政府工作报告目标任务",
            "plan_document": "政府工作报告目标任务分解方案",
            "plan_items": "政府工作报告的目标任务",
        }
    document = name if name.endswith(("清单", "方案", "台账")) else f"{name}清单"
    return {"plan_subject": name, "plan_document": document, "plan_items": f"{document}的任务"}


def _office(data: ReportData) -> str:
    return office_name(data.facts.office, data.region)


def _names(units: Iterable[UnitLine]) -> str:
    return "、".join(unit.unit for unit in units)


def _total(kinds: Mapping[Kind, Tally], kind: Kind) -> int:
    return kinds[kind].total if kind in kinds else 0


def _statuses(all_: Tally, round_: Round) -> list[dict[str, object]]:
    named: list[tuple[str, Share]] = [
        (status_name(status, round_), share)
        for status, share in all_.statuses.items()
        if status is not Status.UNKNOWN
    ]
    named += [(NOT_REPORTED, all_.silent), (NOT_PROVEN, all_.unproven)]
    return [
        {"name": name, "count": share.count, "percent": share.percent}
        for name, share in named
        if share.count
    ]


def _indicators(indicators: Sequence[ItemLine]) -> dict[str, object]:
    groups: dict[str, list[dict[str, str]]] = {
        "indicators_on_course": [],
        "indicators_behind": [],
        "indicators_unknown": [],
        "indicators_unproven": [],
    }
    for line in indicators:
        told = {"name": line.name, "words": indicator_words(line)}
        if line.is_behind:
            groups["indicators_behind"].append(told)
        elif line.status is not Status.UNKNOWN:
            groups["indicators_on_course"].append(told)
        else:
            groups["indicators_unknown"].append(told)
            if not line.is_missing:
                groups["indicators_unproven"].append(told)
    return dict(groups)


def _ahead(lines: Sequence[ItemLine], round_: Round) -> list[dict[str, object]]:
    groups: list[dict[str, object]] = []
    for status in _AHEAD:
        found = [
            line for line in lines if line.status is status and line.kind is not Kind.INDICATOR
        ]
        if found:
            proven = [short_name(line) for line in found if _is_proven(line)]
            names = list(dict.fromkeys(proven))[:_MOST_AHEAD]
            groups.append(
                {
                    "name": status_name(status, round_),
                    "count": len(found),
                    "names": "；".join(names),
                    "more": len(found) - len(names),
                }
            )
    return groups


def _is_proven(line: ItemLine) -> bool:
    return line.is_confirmed or not any(one.code in _UNPROVEN for one in line.grounds)


def _behind(rows: Sequence[Behind], where: str) -> dict[str, object]:
    """Give the rows of what is behind, each under the first of its causes, numbered through; `where` they stand."""
    by_cause = {row.number: row.causes[0] for row in rows}
    shown = {row.number for row in rows[:_MOST_BEHIND]}
    items, causes = list[dict[str, object]](), list[dict[str, object]]()
    for group, cause in enumerate(in_order(by_cause.values()), 1):
        of_cause = [row for row in rows if by_cause[row.number] is cause]
        listed = [row for row in of_cause if row.number in shown]
        items += [
            _told(len(items) + place, row, cause, group, where)
            for place, row in enumerate(listed, 1)
        ]
        causes.append(
            {
                "group": group,
                "name": CAUSES[cause],
                "count": len(of_cause),
                "sentence": SENTENCES[cause].format(count=len(of_cause)),
                "measure": measure_words(of_cause),
                "units": units_of(of_cause),
                "rows": row_numbers(of_cause),
                "shown": len(listed),
            }
        )
    lost = [row for row in rows if row.is_lost]
    return {
        "behind": items,
        "behind_more": max(0, len(rows) - _MOST_BEHIND),
        "causes": causes,
        "lost_count": len(lost),
        "lost_rows": row_numbers(lost),
        **next_step_values(rows),
        "untold_count": sum(Cause.UNTOLD in row.causes for row in rows),
    }


def _told(number: int, row: Behind, cause: Cause, group: int, where: str) -> dict[str, object]:
    units = "、".join(in_one_line(unit) for unit in row.units) or _NO_UNIT
    return {
        "number": number,
        "row": row.number,
        "name": behind_name(row),
        "units": units,
        "cause": CAUSES[cause],
        "group": group,
        "status": STATUSES[row.line.status],
        "words": behind_words(row, where),
    }
