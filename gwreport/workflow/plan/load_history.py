"""Load the report of a round from before the workspace; the next workbooks show it as 上期完成情况."""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from gwreport.domain.findings.code import Trait
from gwreport.domain.findings.codes.plans import PlanCode
from gwreport.domain.findings.finding import Finding
from gwreport.domain.plan.column_mapping import NOTHING_SAID, ColumnMapping
from gwreport.domain.plan.documents import DocumentKind, IndicatorTable
from gwreport.domain.plan.history import match_report, of_indicators, rounds_of
from gwreport.domain.rounds import Round, parse_period, parse_round
from gwreport.domain.texts.quoting import beginning, in_one_line
from gwreport.errors import NOTHING_MADE, ArgumentError, DocumentError
from gwreport.reading import Reading
from gwreport.wording.findings.explaining import prove_sentences
from gwreport.wording.names import round_name
from gwreport.workflow.found_files import shown_file_name
from gwreport.workflow.given_file import read_file
from gwreport.workflow.plan.column_mappings import remember_said, with_remembered
from gwreport.workflow.processes.reading_process import read_apart
from gwreport.workflow.progress import SILENT, Progress
from gwreport.workflow.workspace import Workspace, stamp_time

_SHOWN = 40


@dataclass(frozen=True, slots=True)
class LoadedHistory:
    """What a report came to: how many of the plan's items it tells of, and what it left open.

    `stored` is False for a workspace on trial.
    """

    round: Round
    matched: int
    items: int
    findings: tuple[Finding, ...]
    stored: bool


def load_history(
    workspace: Workspace,
    path: Path,
    *,
    now: datetime,
    code: str | None = None,
    mapping: ColumnMapping = NOTHING_SAID,
    kind: DocumentKind | None = None,
    progress: Progress = SILENT,
) -> LoadedHistory:
    """Read a completion report, or tables of indicators, and store it, its original bytes first; on trial it is only read.

    `kind` says which of the two it is, else it is found out;
    `code` says of which round it is where its title does not; what `mapping` says of its columns is
    kept for the next document, and what was said of earlier ones counts for it. Raises DocumentError for a document
    that is no report, ArgumentError for a round of neither this year nor the one before, of none
    at all, or for tables of several rounds none of which `code` names.
    """
    data = read_file(path)
    said = with_remembered(workspace, mapping)
    reading = _read(data, shown_file_name(path), kind, said, progress)
    tables, chosen = _of_one_round(workspace, reading.indicators, code)
    report = reading.report or of_indicators(tables)
    told = code or report.round
    if told is None:
        raise ArgumentError("--round", "round-unsaid", shown_file_name(path))
    round_ = _past_round(workspace, told)
    plan = workspace.plan()
    reported = match_report(plan.items, report)
    # Which round it is has been said; what the reading assumed of it does not matter then.
    found = [one for one in reading.findings if not (code and one.code.has(Trait.OF_THE_ROUND))]
    if reading.report is None and kind is None:
        facts = {"count": len(tables)}
        found.append(Finding(PlanCode.HISTORY_AS_INDICATORS, facts=facts))
    found += chosen
    found += [
        Finding(PlanCode.HISTORY_UNKNOWN, facts={"text": text[:40]}) for text in reported.unknown
    ]
    found += [
        Finding(
            PlanCode.HISTORY_DIFFERS,
            item=item,
            facts={
                "kept": beginning(in_one_line(reported.completions[item]), _SHOWN),
                "other": beginning(in_one_line(words), _SHOWN),
            },
        )
        for item, words in reported.differing
    ]
    prove_sentences(found)
    if not workspace.on_trial:
        with workspace.ledger.write() as ledger:
            at = stamp_time(now)
            sha256 = ledger.archive(data)
            ledger.add_history(report, round=str(round_), name=path.name, sha256=sha256, at=at)
            remember_said(ledger, workspace.settings.stored, mapping, at=at)
    told_of, stored = len(reported.completions), not workspace.on_trial
    return LoadedHistory(round_, told_of, len(plan.items), tuple(found), stored)


def _read(
    data: bytes, name: str, kind: DocumentKind | None, mapping: ColumnMapping, progress: Progress
) -> Reading:
    """Read a document as a report, where its kind is not said and it is none as tables of indicators."""
    try:
        return read_apart(
            data, name, kind or DocumentKind.REPORT, mapping=mapping, progress=progress
        )
    except DocumentError as error:
        if kind is not None or error.fault not in NOTHING_MADE:
            raise
        with suppress(DocumentError):
            read = read_apart(
                data, name, DocumentKind.INDICATORS, mapping=mapping, progress=progress
            )
            # Of a table in which no result was found nothing is to be taken.
            if any(row.completion for table in read.indicators for row in table.rows):
                return read
        raise


def _of_one_round(
    workspace: Workspace, tables: Sequence[IndicatorTable], code: str | None
) -> tuple[Sequence[IndicatorTable], list[Finding]]:
    """Give the tables of the round that was said, with those that say none; a finding tells of the others.

    Tables of one round are all of what was said, whatever their titles say of it.
    """
    rounds = rounds_of(tables)
    if len(rounds) <= 1:
        return tables, []
    said = str(_past_round(workspace, code)) if code else ""
    if said not in rounds:
        raise ArgumentError("--round", "round-several", _named(rounds))
    others = [table for table in tables if table.round and table.round != said]
    names = _named([one for one in rounds if one != said])
    told = Finding(PlanCode.HISTORY_OTHER_ROUNDS, facts={"count": len(others), "rounds": names})
    return [table for table in tables if table not in others], [told]


def _named(codes: Sequence[str]) -> str:
    rounds = (parse_period(code) for code in codes)
    return "、".join(round_name(one) for one in rounds if one)


def _past_round(workspace: Workspace, code: str) -> Round:
    # The year before is what this year's figures are held against.
    round_ = parse_round(code)
    if round_ is not None and round_.year == workspace.facts.year - 1:
        return round_
    return workspace.round(code)
