"""The covering text of the Word report: a template filled with what the annexes are made of.

Every number in it is counted from the same `ReportData` as the annexes. The placeholders are
described in gwreport/templates/README.md.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from gwreport.domain.plan.plan import Kind
from gwreport.domain.rounds import Round
from gwreport.domain.statuses import Status, Timeliness
from gwreport.domain.texts.quoting import in_one_line
from gwreport.reports.data import ReportData
from gwreport.reports.item_lines import ItemLine
from gwreport.reports.statistics import Tally, make_statistics, tally
from gwreport.reports.texts.covering_words import behind_words, indicator_words, short_name
from gwreport.reports.texts.office_templates import (
    BUILT_IN,
    Fill,
    LoadedTemplate,
    TextTemplate,
    fill_here,
    template_path,
)
from gwreport.reports.texts.papers import paper_text
from gwreport.reports.unit_lines import UnitLine
from gwreport.wording.chasing import full_date
from gwreport.wording.names import period, status_name

TEMPLATE = TextTemplate(
    "covering.txt",
    required=frozenset({"period", "total", "statuses", "behind_count", "behind"}),
    optional=frozenset(
        {
            "region",
            "office",
            "year",
            "date",
            "deadline",
            "unit_count",
            "returned_count",
            "in_time_count",
            "late_count",
            "silent_count",
            "late_units",
            "silent_units",
            "missing_count",
            "indicator_count",
            "task_count",
            "governance_count",
            "on_course_count",
            "on_course_percent",
            "behind_name",
            "behind_percent",
            "on_course_name",
            "behind_more",
            "unknown_count",
            "indicators_on_course",
            "indicators_on_course_count",
            "indicators_behind",
            "indicators_behind_count",
            "indicators_unknown",
            "indicators_unknown_count",
            "ahead",
        }
    ),
    parts=frozenset({"name", "count", "percent", "names", "words", "units", "number"}),
)
# What a covering text names at most; the annexes hold the rest.
_MOST_AHEAD, _MOST_BEHIND = 10, 30
_AHEAD = (Status.EXCEEDED, Status.DONE, Status.NEARLY_DONE)


@dataclass(frozen=True, slots=True)
class CoveringText:
    """The words in front of the annexes; `title` and `body` have a line for each paragraph."""

    title: str
    recipient: str
    body: str
    office: str


def covering_text(data: ReportData, folder: str = "", fill: Fill = fill_here) -> CoveringText:
    """Fill the covering text's template, the office's own from `folder` by `fill` where there is one.

    Raises DocumentError when the template does not fit.
    """
    text = paper_text(_template(folder, fill).render(covering_values(data)))
    return CoveringText(text.title, text.recipient, text.body, _office(data))


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
    returns = statistics.returns
    kinds = dict(statistics.kinds)
    behind = data.behind_lines
    indicators = [line for line in data.lines if line.kind is Kind.INDICATOR]
    of_indicators = tally("", indicators)
    counted = {unit: returns.timeliness[unit].count for unit in Timeliness}
    return {
        "region": data.region,
        "office": _office(data),
        "year": str(data.round.year),
        "period": period(data.round),
        "date": full_date(data.as_of.date()),
        "deadline": full_date(data.facts.deadline) if data.facts.deadline else "",
        "unit_count": returns.total,
        "returned_count": returns.total - counted[Timeliness.NOT_RETURNED],
        "in_time_count": counted[Timeliness.IN_TIME],
        "late_count": counted[Timeliness.LATE],
        "silent_count": counted[Timeliness.NOT_RETURNED],
        "late_units": _names(data.late_units),
        "silent_units": _names(data.silent_units),
        "missing_count": statistics.missing,
        "total": statistics.all.total,
        "indicator_count": _total(kinds, Kind.INDICATOR),
        "task_count": _total(kinds, Kind.TASK),
        "governance_count": _total(kinds, Kind.GOVERNANCE),
        "statuses": _statuses(statistics.all, data.round),
        "on_course_name": "较好完成" if data.round.quarter == 4 else "依时序推进",
        "behind_name": status_name(Status.BEHIND, data.round),
        "on_course_count": statistics.all.on_course,
        "on_course_percent": statistics.all.on_course_percent,
        "behind_count": statistics.all.behind,
        "behind_percent": statistics.all.behind_percent,
        "unknown_count": statistics.all.unknown,
        "indicators_on_course_count": of_indicators.on_course,
        "indicators_behind_count": of_indicators.behind,
        "indicators_unknown_count": of_indicators.unknown,
        **_indicators(indicators),
        "ahead": _ahead(data.lines, data.round),
        "behind": [_behind(number, line) for number, line in enumerate(behind[:_MOST_BEHIND], 1)],
        "behind_more": max(0, len(behind) - _MOST_BEHIND),
    }


def _office(data: ReportData) -> str:
    return data.facts.office or f"{data.region}人民政府办公室"


def _names(units: Iterable[UnitLine]) -> str:
    return "、".join(unit.unit for unit in units)


def _total(kinds: Mapping[Kind, Tally], kind: Kind) -> int:
    return kinds[kind].total if kind in kinds else 0


def _statuses(all_: Tally, round_: Round) -> list[dict[str, object]]:
    return [
        {"name": status_name(status, round_), "count": share.count, "percent": share.percent}
        for status, share in all_.statuses.items()
        if share.count
    ]


def _indicators(indicators: Sequence[ItemLine]) -> dict[str, object]:
    groups: dict[str, list[dict[str, str]]] = {
        "indicators_on_course": [],
        "indicators_behind": [],
        "indicators_unknown": [],
    }
    for line in indicators:
        if line.is_behind:
            group = "indicators_behind"
        elif line.status is Status.UNKNOWN:
            group = "indicators_unknown"
        else:
            group = "indicators_on_course"
        groups[group].append({"name": line.name, "words": indicator_words(line)})
    return dict(groups)


def _ahead(lines: Sequence[ItemLine], round_: Round) -> list[dict[str, object]]:
    groups: list[dict[str, object]] = []
    for status in _AHEAD:
        found = [
            line for line in lines if line.status is status and line.kind is not Kind.INDICATOR
        ]
        if found:
            names = "；".join(short_name(line) for line in found[:_MOST_AHEAD])
            more = "等" if len(found) > _MOST_AHEAD else ""
            groups.append(
                {"name": status_name(status, round_), "count": len(found), "names": names + more}
            )
    return groups


def _behind(number: int, line: ItemLine) -> dict[str, object]:
    units = "、".join(in_one_line(unit) for unit in line.leads) or "未列明"
    return {
        "number": number,
        "name": short_name(line),
        "units": units,
        "words": behind_words(line),
    }
