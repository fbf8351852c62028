"""A new year's workspace begun from last year's: what the office has set up comes along, results as history."""

import re
from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from gwreport.domain.decisions.closings import closings, with_matters
from gwreport.domain.decisions.decisions import NO_ROUND, OF_OFFICE, in_force
from gwreport.domain.plan.documents import PastItem, PastReport, ReportedIndicator, ReportedTask
from gwreport.domain.plan.named_plans import EVERY_NAME
from gwreport.domain.review.round_state import RoundState
from gwreport.domain.rounds import Round, parse_round, year_rounds
from gwreport.domain.statuses import Status
from gwreport.errors import ArgumentError, WorkspaceError, WorkspaceFault
from gwreport.ledger.transaction import Transaction
from gwreport.reports.data import IndicatorLine, ReportData, TaskLine
from gwreport.reports.excel.workbook import report_workbook
from gwreport.wording.names import round_name
from gwreport.workflow.locations import with_suffix
from gwreport.workflow.output.report_data import report_data
from gwreport.workflow.progress import SILENT, Progress, stop_if_cancelled
from gwreport.workflow.workspace import Workspace, stamp_time

# What is kept in the archive is named by its hash, wherever a choice or a decision speaks of it.
_HASH = re.compile(r"(?<![0-9a-f])[0-9a-f]{64}(?![0-9a-f])")
_REASON = "沿用{year}年工作区"


@dataclass(frozen=True, slots=True)
class NewYear:
    """What came along into a new workspace: how many units, groups and choices, and the rounds as history.

    `items` counts last year's, `closed` those of them that were ended (销号); `region` and `year` are
    the old one's. Where `is_last_year` is False the results did not come: they are of an earlier year.
    """

    location: str
    region: str
    year: int
    units: int
    groups: int
    settings: int
    decisions: int
    rounds: tuple[Round, ...]
    items: int
    closed: int
    is_last_year: bool


def begin_year(
    location: str,
    *,
    old: str,
    year: int,
    region: str = "",
    now: datetime,
    who: str = "",
    progress: Progress = SILENT,
) -> NewYear:
    """Make a workspace for a year from that of an earlier one, which is not changed at all.

    Units with their numbers, groups, other names, contacts, every choice (the leaders' order, mappings,
    templates among them) and what was decided of the office's ways come along; results and reports of the
    year before become history. Without `region` it is the old one's. The new file is there whole or not at all. Raises WorkspaceError (the
    new one exists; the old one is missing, no workspace, newer, damaged, in use), ArgumentError for a year
    that is not behind the old one's, StorageError.
    """
    with Workspace.open(old, trial=True, noted=False) as source:
        if source.facts.year >= year:
            raise ArgumentError("--from", "from-year", str(source.facts.year))
        if not source.ledger.checks.is_sound():
            raise WorkspaceError(old, WorkspaceFault.DAMAGED)
        progress.step(0, 0, "读上年的工作区")
        is_last_year = source.facts.year == year - 1
        past = _past(source, progress) if is_last_year else []
        stop_if_cancelled(progress)
        with Workspace.making(
            location, region=region or source.facts.region, year=year, now=now
        ) as workspace:
            at = stamp_time(now)
            with workspace.ledger.write() as ledger:
                registry = source.registry()
                ledger.save_registry(registry, at=at)
                settings = _bring_settings(source, ledger, at)
                decisions = _bring_decisions(source, ledger, at, who)
                for one in past:
                    sha256 = ledger.archive(one.data)
                    ledger.add_history(
                        one.report, round=one.code, name=one.name, sha256=sha256, at=at
                    )
            items = workspace.book.last_items
        rounds = [parse_round(one.code) for one in past]
        return NewYear(
            with_suffix(location),
            source.facts.region,
            source.facts.year,
            len(registry.units),
            len(registry.groups),
            settings,
            decisions,
            tuple(one for one in rounds if one is not None and not one.is_refinement),
            len(items),
            sum(one.closed for one in items),
            is_last_year,
        )


def _bring_settings(source: Workspace, ledger: Transaction, at: datetime) -> int:
    stored = {key: value for key, value in source.settings.stored.items() if value}
    for key, value in sorted(stored.items()):
        _bring_archived(source, ledger, value)
        ledger.set_setting(key, value, at=at)
    return len(stored)


def _bring_decisions(source: Workspace, ledger: Transaction, at: datetime, who: str) -> int:
    brought = [one for one in in_force(source.ledger.decisions(NO_ROUND)) if one.kind in OF_OFFICE]
    for one in brought:
        _bring_archived(source, ledger, one.value)
        reason = _REASON.format(year=source.facts.year)
        reason = f"{reason}：{one.reason}" if one.reason else reason
        ledger.add_decision(NO_ROUND, one.subject, one.kind, one.value, reason, who or one.who, at)
    return len(brought)


def _bring_archived(source: Workspace, ledger: Transaction, value: str) -> None:
    for sha256 in dict.fromkeys(_HASH.findall(value)):
        if source.ledger.has_archived(sha256):
            ledger.archive(source.ledger.archived(sha256))


@dataclass(frozen=True, slots=True)
class _Past:
    """One round of last year as history: its report, and the document that holds it."""

    code: str
    name: str
    data: bytes
    report: PastReport


def _past(source: Workspace, progress: Progress) -> list[_Past]:
    """Give last year's rounds: those collected there as their items stood, others as they were loaded."""
    found: dict[str, _Past] = {}
    for one in source.ledger.loaded_reports():
        round_ = parse_round(one.round)
        if round_ is not None and round_.year == source.facts.year:
            data = source.ledger.archived(one.sha256)
            found[one.round] = _Past(one.round, one.name, data, one.report)
    if not source.book.parts.plan_versions:
        return list(found.values())
    collected = [one for one in year_rounds(source.facts.year) if source.book.issues(str(one))]
    closed_now = with_matters(closings(source.book.parts.every_decision), source.book.links().asked)
    for step, round_ in enumerate(collected):
        progress.step(step, len(collected), round_name(round_))
        stop_if_cancelled(progress)
        state = source.book.state(round_)
        data = report_data(source, state, EVERY_NAME)
        name = f"{round_name(round_)}完成情况报告.xlsx"
        # A year is left as it stands: what was closed from the next round on was closed in it.
        closed = closed_now if round_ == collected[-1] else state.closed
        report = _report(data, state, closed)
        found[str(round_)] = _Past(str(round_), name, report_workbook(data), report)
    if not collected:
        # Nothing was collected: the plan alone says what may be carried on.
        found |= _plan_alone(source, closed_now)
    return list(found.values())


def _plan_alone(source: Workspace, closed: Container[str]) -> dict[str, _Past]:
    plan, newest = source.plan(), source.book.parts.plan_versions[-1]
    code = str(Round(source.facts.year, 0))
    items = tuple(PastItem(item, "", Status.UNKNOWN, item.id in closed) for item in plan.items)
    report = PastReport(plan.title, code, (), (), (), (), items)
    return {code: _Past(code, newest.name, source.ledger.archived(newest.sha256), report)}


def _report(data: ReportData, state: RoundState, closed: Container[str]) -> PastReport:
    return PastReport(
        f"{data.region}{round_name(data.round)}完成情况报告",
        str(data.round),
        tuple(map(_indicator, data.indicators)),
        tuple(_tasks(data.tasks)),
        tuple(_tasks(data.behind)),
        (),
        tuple(
            PastItem(one.item, one.text, one.status, one.item.id in closed) for one in state.merged
        ),
    )


def _indicator(row: IndicatorLine) -> ReportedIndicator:
    return ReportedIndicator(str(row.number), row.name, row.completion, row.target, row.lead_units)


def _tasks(rows: Iterable[TaskLine]) -> Iterator[ReportedTask]:
    for row in rows:
        yield ReportedTask(str(row.number), row.text, row.completion, row.lead_units)
