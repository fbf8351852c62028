"""What a round's report is made of: `ReportData` from the ledger and the office's settings."""

import hashlib
import json
from dataclasses import asdict, replace
from datetime import date, datetime
from pathlib import Path

from gwreport.domain.decisions.decisions import final_states, of_content
from gwreport.domain.form.design import FormDesign
from gwreport.domain.merging.merging import Merged
from gwreport.domain.plan.column_mapping import without_said
from gwreport.domain.plan.named_plans import EVERY_NAME, MAIN, shown_name
from gwreport.domain.recorded import recorded_form
from gwreport.domain.returns.returns import MERGED_OUTCOMES, Outcome
from gwreport.domain.review.plan_state import state_of
from gwreport.domain.review.round_state import RoundState
from gwreport.domain.review.unit_progress import unit_progress
from gwreport.domain.rounds import Round
from gwreport.domain.units.registry import Unit
from gwreport.reports.arrangement import Order
from gwreport.reports.data import (
    ReportChoices,
    ReportData,
    ReportFacts,
    ReportTitles,
    make_report_data,
)
from gwreport.reports.item_lines import ItemLine, judged_line
from gwreport.reports.unit_lines import UnitLine
from gwreport.settings import declared
from gwreport.settings.catalogue import OUTSIDE_REPORT
from gwreport.settings.declared import Option, Settings
from gwreport.settings.judgement import rules_of
from gwreport.settings.leaders import official_leaders
from gwreport.settings.printing import page_form
from gwreport.wording.judgement_reasons import describe_rules
from gwreport.wording.names import CLOSED, period
from gwreport.workflow.keeping.check_journal_end import whole_head
from gwreport.workflow.output.report_head import report_head
from gwreport.workflow.rounds.earlier_classes import EarlierClasses, earlier_classes
from gwreport.workflow.workspace import Workspace

_ORDERS = {
    "领导": Order.LEADER,
    "单位": Order.UNIT,
    "类别": Order.CATEGORY,
    "序号": Order.NUMBER,
}
# A file of a unit that could be read, whatever became of it since.
_CAME = MERGED_OUTCOMES | {Outcome.HELD, Outcome.SUPERSEDED}


def report_data(workspace: Workspace, state: RoundState, named: str = MAIN) -> ReportData:
    """Arrange a round for printing, by the workspace's settings.

    `named` is the plan (清单) that is reported, by itself the main one; with EVERY_NAME all of them
    together, as the papers around the reports tell of them.

    The clock is not asked: a unit is late by the state in which the ledger is.
    """
    settings, state = workspace.settings, state_of(state, named)
    as_of = _last_change(workspace, state)
    earlier = earlier_classes(workspace, state)
    versions = workspace.book.parts.plan_versions
    files = [one for one in state.submissions if one.outcome is not Outcome.DUPLICATE]
    content = state_hash(workspace, state, earlier, named)
    final = final_states(state.decisions, "" if named == EVERY_NAME else named)
    facts = ReportFacts(
        state.round,
        workspace.facts.region,
        _titles(workspace, state.round, named),
        as_of,
        office=settings.text(declared.OFFICE),
        state_hash=content,
        journal_head=whole_head(report_head(workspace, state)),
        plan_version=versions[-1].version if versions else 0,
        issued_at=state.issues[0].issued_at if state.issues else None,
        deadline=state.deadline,
        files=len(files),
        rules=tuple(describe_rules(rules_of(settings))),
        design=state.design,
        is_final=content in final,
        has_lapsed=bool(final) and content not in final,
        plan_name="" if named == EVERY_NAME else named,
    )
    return make_report_data(
        _lines(state, earlier, settings.text(declared.MISSING_TEXT)),
        facts,
        units=_units(state, as_of.date()),
        unit_names=tuple(unit.name for unit in state.registry.units),
        choices=_report_choices(settings),
    )


def _report_choices(settings: Settings) -> ReportChoices:
    """Read the office's choices for its report from the settings."""
    return ReportChoices(
        order=_ORDERS[settings.text(declared.REPORT_ORDER)],
        repeat_joint=settings.flag(declared.REPEAT_JOINT),
        block_headings=settings.flag(declared.LEADER_HEADINGS),
        leader_names=settings.flag(declared.LEADER_NAMES),
        leader_order=official_leaders(settings),
        page=page_form(settings),
        annex3_reasons=settings.flag(declared.ANNEX3_REASONS),
        summary_sheet=settings.flag(declared.SHEET_SUMMARY),
        chart_sheet=settings.flag(declared.SHEET_CHARTS),
        comparison_sheet=settings.flag(declared.SHEET_COMPARISON),
        missing_sheet=settings.flag(declared.SHEET_MISSING),
        source_sheet=settings.flag(declared.SHEET_SOURCES),
    )


def state_hash(
    workspace: Workspace, state: RoundState, earlier: EarlierClasses, named: str = MAIN
) -> str:
    """Give the SHA-256 over all that a report of this round is made of, that of a plan of its own.

    That is the plan, the registry, what was issued and came back, the decisions that count, the
    earlier rounds that it is compared with, and the settings: a decision that was taken back leaves
    it as it was before, and so does a later round, and that the report is final.
    """
    parts = (
        workspace.facts.uid,
        str(state.round),
        recorded_form(state.plan),
        [*map(_of_unit, state.registry.units), *map(asdict, state.registry.groups)],
        [recorded_form(one) | {"deadline": one.deadline or ""} for one in state.issues],
        [
            (one.number, one.source.sha256, one.unit, one.outcome, one.version, one.received_at)
            for one in state.submissions
        ],
        [asdict(one) for one in of_content(state.decisions)],
        asdict(earlier),
        _of_report(workspace.settings),
        # What the form asks for the report; without any this adds nothing.
        *_further_columns(state.design),
        # What a named plan is called, which its report bears; of the main one this adds nothing.
        *([["plan", named]] if named != MAIN else []),
        # Which items of several plans are one matter; without any this adds nothing.
        *([dict(state.links.asked)] if state.links.asked else []),
        # What is closed, whichever round it was; without any this adds nothing.
        *[asdict(one.decision) for _, one in sorted(state.closed.items())],
        # An office's own words lie in files of its own; without any this adds nothing.
        *_own_templates(workspace.settings.text(declared.TEMPLATES)),
    )
    canonical = json.dumps(parts, ensure_ascii=True, sort_keys=True, default=_canonical)
    return hashlib.sha256(canonical.encode("ascii")).hexdigest()


def _of_unit(unit: Unit) -> dict[str, object]:
    # No report says where a unit's mail goes.
    return {name: value for name, value in asdict(unit).items() if name != "email"}


def _of_report(settings: Settings) -> dict[str, str]:
    chosen = without_said(settings.stored)
    return {key: value for key, value in chosen.items() if key not in OUTSIDE_REPORT}


def _further_columns(design: FormDesign) -> list[tuple[str, str, str]]:
    """Give table, key and heading of the columns that the annexes have beside those of the public form."""
    return [
        (table.name, column.key, column.heading)
        for table in design.tables
        for column in table.in_report
    ]


def _own_templates(folder: str) -> list[tuple[str, str]]:
    """Give the names and hashes of the office's own text templates."""
    if not folder or not Path(folder).is_dir():
        return []
    files = sorted(Path(folder).glob("*.txt"))
    return [(file.name, hashlib.sha256(_bytes_of(file)).hexdigest()) for file in files]


def _bytes_of(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError:
        # It is told where the template is filled.
        return b""


def _canonical(value: object) -> str:
    # A moment in the office's own time: in these words it stood in the hashes of version 0.1.
    return value.isoformat() if isinstance(value, date) else str(value)


_OF_MAIN = (declared.ANNEX1_TITLE, declared.ANNEX2_TITLE, declared.ANNEX3_TITLE)
_OF_NAMED = (declared.LIST1_TITLE, declared.LIST2_TITLE, declared.LIST3_TITLE)


def _titles(workspace: Workspace, round_: Round, named: str) -> ReportTitles:
    settings, facts = workspace.settings, workspace.facts
    names = {"{period}": period(round_), "{year}": str(facts.year), "{region}": facts.region}
    options = _OF_MAIN if named in (MAIN, EVERY_NAME) else _OF_NAMED
    names["{plan}"] = shown_name("" if named == EVERY_NAME else named)

    def title(option: Option[str]) -> str:
        words = settings.text(option)
        for placeholder, value in names.items():
            words = words.replace(placeholder, value)
        return words

    return ReportTitles(*map(title, options))


def _lines(state: RoundState, earlier: EarlierClasses, missing_text: str) -> list[ItemLine]:
    lines: list[ItemLine] = []
    for merged in state.merged:
        item = merged.item.id
        line = judged_line(merged, state.judgements.get(item), _completion(merged, missing_text))
        previous, year_before = earlier.previous.get(item), earlier.year_before.get(item)
        lines.append(replace(line, previous=previous, year_before=year_before))
    return lines


def _completion(merged: Merged, missing_text: str) -> str:
    """Give what 完成情况 prints: the text verbatim, behind that of a closed item that it is closed."""
    if merged.closed is None:
        return merged.text or missing_text
    if CLOSED in merged.text:
        return merged.text
    return f"{merged.text}（{CLOSED}）" if merged.text else CLOSED


def _units(state: RoundState, today: date) -> list[UnitLine]:
    first: dict[str, datetime] = {}
    for submission in state.submissions:
        if submission.outcome in _CAME:
            first.setdefault(submission.unit, submission.received_at)
    filled = {
        (entry.unit, entry.item)
        for merged in state.merged
        for entry in (*merged.entries, *merged.others)
        if entry.completion
    }
    asked = state.issued_items()
    return [
        UnitLine(
            progress,
            state.deadline,
            first.get(progress.unit),
            tuple(item for item in asked[progress.unit] if (progress.unit, item) not in filled),
        )
        for progress in unit_progress(state, today=today)
    ]


def _last_change(workspace: Workspace, state: RoundState) -> datetime:
    times = [workspace.facts.created_at]
    times += [one.issued_at for one in state.issues]
    times += [one.received_at for one in state.submissions]
    # A decision that was taken back leaves the report as it was before, to the byte.
    times += [one.at for one in of_content(state.decisions)]
    times += [one.at for one in state.closed.values()]
    return max(times)
