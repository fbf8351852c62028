"""Corrections that come back: what the reading must know of them, and how they are taken in."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import NamedTuple

from gwreport.domain.decisions.decisions import DecisionKind, undone
from gwreport.domain.findings.codes.corrections import CorrectionCode
from gwreport.domain.findings.finding import Finding
from gwreport.domain.form.columns import FieldKey
from gwreport.domain.merging.send_backs import REPLY, SendBack, read_value
from gwreport.domain.merging.versions import Difference, compare_versions
from gwreport.domain.returns.returns import Entry, Outcome, Submission
from gwreport.workbooks.intake.correction_rereading import read_issued
from gwreport.workbooks.intake.reading import IntakeContext
from gwreport.workbooks.intake_context import IssuedRows
from gwreport.workflow.workspace import Workspace

_WITHDRAWN = CorrectionCode.CORRECTION_WITHDRAWN


def with_corrections(context: IntakeContext, workspace: Workspace) -> IntakeContext:
    """Add to what a reading process knows every workbook that was sent back to a unit."""
    ledger = workspace.ledger
    decisions = ledger.decisions()
    out_of_force = undone(decisions)
    sent = [
        (one, one.subject, read_value(one.value))
        for one in decisions
        if one.kind is DecisionKind.SEND_BACK
    ]
    if not sent:
        return context
    # The texts may be those of a newer plan than the one that was issued.
    newer: dict[tuple[str, str], set[int]] = {}
    for one, unit, send_back in sent:
        newer.setdefault((one.round, unit), set()).add(send_back.plan_version)
    context = replace(context, issued=tuple(_with_versions(rows, newer) for rows in context.issued))
    issued = [
        read_issued(
            ledger.archived(send_back.sha256),
            send_back,
            unit,
            one.round,
            context,
            withdrawn=one.number in out_of_force,
        )
        for one, unit, send_back in sent
        if ledger.has_archived(send_back.sha256)
    ]
    return replace(context, corrections=tuple(issued))


def _with_versions(rows: IssuedRows, newer: Mapping[tuple[str, str], set[int]]) -> IssuedRows:
    more = newer.get((rows.round, rows.unit))
    if not more or not rows.versions:
        return rows
    return rows._replace(versions=tuple(sorted({*rows.versions, *more})))


class FoundSendBack(NamedTuple):
    """A sending back that a file answers; `withdrawn` when it has been undone."""

    send_back: SendBack
    withdrawn: bool


def find_send_back(
    workspace: Workspace, round_code: str, unit: str, number: int
) -> FoundSendBack | None:
    """Give a unit's sending back of that number in a round, as it stands now; None for none."""
    decisions = workspace.ledger.decisions(round_code)
    for one in decisions:
        is_its = one.kind is DecisionKind.SEND_BACK and one.subject == unit
        if is_its and (sent := read_value(one.value)).number == number:
            return FoundSendBack(sent, one.number in undone(decisions))
    return None


def take_correction(
    read: Submission, before: Iterable[Entry], found: FoundSendBack
) -> tuple[Submission, list[Difference]]:
    """Hold a correction against what is merged of its unit, oldest version first.

    What was asked for may change what it was asked of; every other change, and one of words that
    somebody has changed since it was sent, is given back as a difference that a person must settle.
    """
    number = {"number": found.send_back.number}
    if found.withdrawn and all(one.code != _WITHDRAWN for one in read.findings):
        # Undone while the file was being read.
        finding = Finding(_WITHDRAWN, facts=number)
        outcome = read.outcome
        if outcome is Outcome.ACCEPTED:
            outcome = Outcome.ACCEPTED_WITH_FINDINGS
        read = read.told(finding, outcome=outcome)
    withdrawn = any(one.code == _WITHDRAWN for one in read.findings)
    asked: Mapping[tuple[str, FieldKey], str] = {} if withdrawn else found.send_back.sent()
    _, differences = compare_versions(before, read.entries)
    left = [
        one
        for one in differences
        if (text := asked.get((one.item, one.field))) is None or text.strip() != one.before
    ]
    if left:
        return read, left
    if not read.entries and not any(cell.sort == REPLY for cell in read.loose):
        finding = Finding(CorrectionCode.CORRECTION_UNTOUCHED, facts=number)
        return read.told(finding, outcome=Outcome.SUPERSEDED), []
    return read, []
