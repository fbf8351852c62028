"""Send back (退回修改): a unit gets its own words again, with what is wrong of them marked."""

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from gwreport.domain.decisions.decisions import Decision, DecisionKind
from gwreport.domain.findings.finding import Finding
from gwreport.domain.form.columns import FieldKey
from gwreport.domain.form.design import FormDesign
from gwreport.domain.merging.send_backs import (
    Question,
    SendBack,
    read_value,
    standing_send_backs,
    write_value,
)
from gwreport.domain.returns.returns import MERGED_OUTCOMES
from gwreport.domain.rounds import Round
from gwreport.domain.units.registry import Unit
from gwreport.errors import ArgumentError, WorkspaceError, WorkspaceFault
from gwreport.machine.saving import make_folder, sha256_of
from gwreport.wording.form_design import STANDARD
from gwreport.workbooks.corrections.form import CorrectionForm
from gwreport.workbooks.corrections.writer import write_correction
from gwreport.workbooks.file_names import workbook_file_name
from gwreport.workbooks.form import FormRow, UnitForm
from gwreport.workflow.outputs import Outputs
from gwreport.workflow.review.decide import find_item
from gwreport.workflow.review.record_decision import Author, record
from gwreport.workflow.review.review_round import Review, review_round
from gwreport.workflow.rounds.sent_designs import sent_as
from gwreport.workflow.sending.generate_workbooks import UnitForms
from gwreport.workflow.sending.unit_questions import UnitRows, open_questions, unit_rows
from gwreport.workflow.workspace import Workspace

if TYPE_CHECKING:
    from gwreport.ledger.transaction import Transaction

_NO_REASON = "退回修改"
# What is asked is found out while others may work; when they do, it is found out anew.
_TRIES = 5


class _MovedError(Exception):
    """The workspace has changed since it was looked at."""


@dataclass(frozen=True, slots=True)
class SentBack:
    """What was sent back: the workbook, the decision that records it, and what is asked.

    `kept` tells of what stood where the workbook was to be written, `design` what its columns are called.
    """

    round: Round
    unit: str
    path: Path
    decision: int
    send_back: SendBack
    kept: tuple[Finding, ...] = ()
    design: FormDesign = STANDARD


def send_back(
    workspace: Workspace,
    code: str,
    unit_name: str,
    folder: Path,
    *,
    author: Author,
    deadline: date | None = None,
    items: Mapping[str, str] | None = None,
) -> SentBack:
    """Write the workbook with which a unit corrects what it returned, and record it.

    What is asked are the open findings about the unit's words, the cells that it left blank, and
    `items`: an item, as a clerk writes it, and a sentence. A reason, if the author gives one, is
    told to the unit. It takes the place of what was sent back before; the very same asked again
    gives the workbook that was made then. Raises ArgumentError when
    nothing of the unit was taken in or nothing is to be corrected, UnknownNameError,
    WorkspaceError, StorageError.
    """
    for _ in range(_TRIES):
        with suppress(_MovedError):
            return _send_back(workspace, code, unit_name, folder, author, deadline, items or {})
    raise WorkspaceError(workspace.ledger.location, WorkspaceFault.LOCKED)


def asked_of(
    workspace: Workspace, code: str, unit_name: str, *, today: date
) -> tuple[Question, ...]:
    """Give what a unit would be asked if its return were sent back now, in the order of its rows.

    Raises ArgumentError when nothing of the unit was taken in, UnknownNameError.
    """
    review, unit = review_round(workspace, code), workspace.unit(unit_name)
    _newest_version(review, unit)
    rows = _rows(review, _blank_form(workspace, review, unit, today, None), unit)
    return tuple(open_questions(review, rows))


def _send_back(
    workspace: Workspace,
    code: str,
    unit_name: str,
    folder: Path,
    author: Author,
    deadline: date | None,
    items: Mapping[str, str],
) -> SentBack:
    state = workspace.ledger.newest_record()
    review = review_round(workspace, code)
    unit = workspace.unit(unit_name)
    version = _newest_version(review, unit)
    blank = _blank_form(workspace, review, unit, author.now.date(), deadline)
    rows = _rows(review, blank, unit)
    sheets = rows.sheets
    questions = open_questions(review, rows)
    for written, words in items.items():
        item = find_item(workspace, written)
        if item.id not in sheets:
            raise ArgumentError("--item", "not-issued-item", item.id)
        questions.append(rows.question(item.id, (), words))
    if not questions:
        raise ArgumentError("UNIT", "nothing-to-correct", unit.name)
    order = list(sheets)
    questions.sort(key=lambda one: order.index(one.item))
    asked = tuple(questions)
    plan_version = workspace.book.parts.plan_versions[-1].version
    signed = author if author.reason.strip() else replace(author, reason=_NO_REASON)
    make_folder(folder)
    decision, sent = _asked_already(review, unit)
    if sent and decision and decision.reason == signed.reason:
        same = (version, plan_version, deadline, asked)
        if same == (sent.version, sent.plan_version, sent.deadline, sent.questions):
            data = workspace.ledger.archived(sent.sha256)
            file = Outputs(workspace).write_one(folder / sent.file, data)
            return SentBack(
                review.round,
                unit.name,
                file.path,
                decision.number,
                sent,
                file.kept,
                review.state.design,
            )
    made: list[tuple[SendBack, bytes]] = []

    def make(ledger: "Transaction") -> str:
        if workspace.ledger.newest_record() != state:
            raise _MovedError
        before = [
            one
            for one in workspace.ledger.decisions(str(review.round))
            if one.kind is DecisionKind.SEND_BACK and one.subject == unit.name
        ]
        number = max((read_value(one.value).number for one in before), default=0) + 1
        form = replace(blank, correction=number)
        data = write_correction(CorrectionForm(form, asked, _written(rows), author.reason))
        new = SendBack(
            number=number,
            version=version,
            plan_version=plan_version,
            deadline=deadline,
            file=workbook_file_name(form, set()),
            sha256=sha256_of(data),
            questions=asked,
        )
        ledger.archive(data)
        ledger.note_written([new.sha256])
        made.append((new, data))
        return write_value(new)

    recorded = record(
        workspace,
        str(review.round),
        unit.name,
        DecisionKind.SEND_BACK,
        "",
        signed,
        before=make,
    )
    new, data = made[0]
    file = Outputs(workspace).write_one(folder / new.file, data)
    return SentBack(
        review.round, unit.name, file.path, recorded, new, file.kept, review.state.design
    )


def _asked_already(review: Review, unit: Unit) -> tuple[Decision, SendBack] | tuple[None, None]:
    """Give the newest sending back of a unit that stands."""
    of_unit = [
        one for one in standing_send_backs(review.state.decisions) if one[0].subject == unit.name
    ]
    return of_unit[-1] if of_unit else (None, None)


def _rows(review: Review, blank: UnitForm, unit: Unit) -> UnitRows:
    sheets = {row.item: sheet for sheet, rows in blank.tables() for row in rows}
    return unit_rows(review, unit.name, sheets)


def _newest_version(review: Review, unit: Unit) -> int:
    version = max(
        (
            one.version
            for one in review.state.submissions
            if one.unit == unit.name and one.outcome in MERGED_OUTCOMES
        ),
        default=0,
    )
    if not version:
        raise ArgumentError("UNIT", "nothing-returned", unit.name)
    return version


def _blank_form(
    workspace: Workspace, review: Review, unit: Unit, issued: date, deadline: date | None
) -> UnitForm:
    """Give the unit's form with the items that it was sent and still leads."""
    state = review.state
    forms = UnitForms(
        workspace,
        review.round,
        state.plan,
        state.registry,
        issued=issued,
        deadline=deadline,
        sent=sent_as(workspace, state.issues, unit.name),
    )
    form = forms.form(unit)
    sent = set(state.issued_items().get(unit.name, ()))

    def kept(rows: tuple[FormRow, ...]) -> tuple[FormRow, ...]:
        return tuple(row for row in rows if row.item in sent)

    return replace(
        form,
        indicators=kept(form.indicators),
        tasks=kept(form.tasks),
        support=kept(form.support),
        named=tuple(one._replace(rows=kept(one.rows)) for one in form.named),
    )


def _written(rows: UnitRows) -> dict[tuple[str, FieldKey], str]:
    return {
        (item, part): cell.text
        for item, entry in rows.words.items()
        for part, cell in entry.cells.items()
    }
