"""Decide upon held files: accept or refuse one, also one that does not tell whose it is."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from gwreport.domain.decisions.decisions import DecisionKind, standing
from gwreport.domain.decisions.values import Verdict
from gwreport.domain.findings.codes.collecting import CollectingCode
from gwreport.domain.findings.finding import Finding, needs_person
from gwreport.domain.merging.merged_round import merged_entries
from gwreport.domain.merging.versions import Relation, compare_versions
from gwreport.domain.returns.returns import Outcome, Submission
from gwreport.domain.rounds import Round, SupervisionRound
from gwreport.errors import ArgumentError, WorkerError
from gwreport.wording.names import round_name
from gwreport.workbooks.intake.reading import take_in_as
from gwreport.workflow.processes.pool import ExecutorFactory, ReadingPool, process_executor
from gwreport.workflow.returns.collect_returns import intake_context
from gwreport.workflow.returns.intake_store import version_differs
from gwreport.workflow.returns.old_formats import OldFormats
from gwreport.workflow.review.record_decision import Author, conflict, record
from gwreport.workflow.workspace import Workspace

if TYPE_CHECKING:
    from gwreport.ledger.transaction import Transaction


@dataclass(frozen=True, slots=True)
class Settled:
    """A verdict on a file: the decision's number, and the file that is merged now (0 if none)."""

    decision: int
    merged: int = 0


def settle_version(
    workspace: Workspace,
    code: str,
    number: int,
    *,
    accept: bool,
    author: Author,
    unit: str = "",
    into: str = "",
    executor: ExecutorFactory = process_executor,
) -> Settled:
    """Accept or refuse a held file, which merges like any other from then on, or never.

    `unit` and `into` (a round's code) say whose it is where the file does not tell, or tells it
    wrongly: its archived bytes are read again with them, and what is read is kept as a file of its
    own beside the held one. Undoing brings the held file back. Raises ArgumentError when the file
    is not held in the round, when it does not tell whose it is and nobody says so, or when nothing
    in it is that unit's; WorkerError when it cannot be read; ConflictError, also when somebody has
    settled the file already.
    """
    round_, _ = workspace.issued_round(code, refinement=True)
    supervision = SupervisionRound.upon(round_)
    known = workspace.ledger.submission(number)
    if known is not None and known.round == str(supervision):
        # It answers what was put under supervision in the round.
        round_ = supervision
        into = into and str(supervision)
    option = "--accept" if accept else "--refuse"
    held = _held(workspace, round_, number, option)
    if not accept:
        verdict = Verdict(Outcome.REFUSED)
    elif unit or into:
        return _accept_as(
            workspace, round_, held, unit, into or held.round or str(round_), author, executor
        )
    elif not held.unit or not held.round:
        raise ArgumentError("--unit", "whose-unsaid", str(number))
    else:
        verdict = Verdict(Outcome.ACCEPTED_WITH_FINDINGS)
    decision = record(
        workspace,
        str(round_),
        str(number),
        DecisionKind.VERSION,
        verdict.value(),
        author,
        still=lambda _: _still_held(workspace, round_, number, option),
    )
    return Settled(decision, number if accept else 0)


def _held(workspace: Workspace, round_: Round, number: int, option: str) -> Submission:
    submission = workspace.ledger.submission(number)
    if submission is None or submission.round not in ("", str(round_)):
        raise ArgumentError(option, "not-held", str(number))
    if submission.outcome is not Outcome.HELD:
        decisions = standing(workspace.ledger.decisions(str(round_)))
        settled = decisions.get((str(number), DecisionKind.VERSION))
        raise conflict(settled) if settled else ArgumentError(option, "not-held", str(number))
    return submission


def _still_held(workspace: Workspace, round_: Round, number: int, option: str) -> None:
    _held(workspace, round_, number, option)


def _accept_as(
    workspace: Workspace,
    round_: Round,
    held: Submission,
    unit_name: str,
    into: str,
    author: Author,
    executor: ExecutorFactory,
) -> Settled:
    if not (unit_name or held.unit):
        raise ArgumentError("--unit", "whose-unsaid", str(held.number))
    unit = workspace.unit(unit_name or held.unit)
    is_supervision = isinstance(round_, SupervisionRound)
    target = round_ if is_supervision else workspace.issued_round(into, refinement=True)[0]
    read = _read_as(workspace, held, unit.name, target, executor)
    numbers: list[int] = []

    def store(ledger: Transaction) -> str:
        # It may have got another name while its file was read.
        now = workspace.registry().by_number(unit.number) or unit
        named = replace(read, reading=read.reading.of_unit(now.name))
        placed = _beside_others(workspace, named)
        numbers.append(ledger.add_submission(placed))
        return Verdict(placed.outcome, numbers[0]).value()

    decision = record(
        workspace,
        str(round_),
        str(held.number),
        DecisionKind.VERSION,
        "",
        author,
        still=lambda _: _still_held(workspace, round_, held.number, "--accept"),
        before=store,
    )
    return Settled(decision, numbers[0])


def _read_as(
    workspace: Workspace, held: Submission, unit: str, round_: Round, executor: ExecutorFactory
) -> Submission:
    """Read a held file's archived bytes again, as those of a unit in a round."""
    context = intake_context(workspace)
    if (str(round_), unit) not in context.rows:
        raise ArgumentError("--unit", "not-issued-to", f"{unit}（{round_name(round_)}）")
    data = workspace.ledger.archived(held.source.sha256)
    with ReadingPool(
        take_in_as, (context, str(round_), unit), workers=1, executor=executor
    ) as pool:
        (result,) = pool.run([(data, held.source.name)])
    if isinstance(result, WorkerError):
        raise result
    with OldFormats(context, executor, whose=(str(round_), unit)) as old:
        result = old.read_again(data, held.source.name, result)
    if all(entry.is_blank for entry in result.reading.entries):
        raise ArgumentError("--unit", "nothing-of-unit", unit)
    facts = {"number": held.number, "unit": unit, "round": round_}
    findings = (Finding(CollectingCode.READ_AS, facts=facts), *result.reading.findings)
    return replace(held, number=0, reading=replace(result.reading, findings=findings))


def _beside_others(workspace: Workspace, read: Submission) -> Submission:
    """Give a file its version and its outcome among those that the unit has sent before."""
    others = [
        one
        for one in workspace.ledger.submissions(read.round)
        if one.outcome is not Outcome.DUPLICATE and one.unit == read.unit
    ]
    read = replace(read, version=max((one.version for one in others), default=0) + 1)
    before = merged_entries(others)
    relation, differences = compare_versions(before, read.entries)
    if before and relation is Relation.DIFFERENT:
        # The clerk has said that it counts; what it changes is told none the less.
        design = workspace.book.design_of_code(read.round)
        read = read.told(version_differs(read, differences, design))
    is_open = needs_person(read.findings)
    outcome = Outcome.ACCEPTED_WITH_FINDINGS if is_open else Outcome.ACCEPTED
    return replace(read, outcome=outcome)
