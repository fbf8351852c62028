"""The letters of a round: to whom each workbook goes that was issued, and what became of it so far."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from pathlib import Path

from gwreport.domain.returns.issues import Issue, IssuedWorkbook
from gwreport.domain.returns.mailings import MailStep, RecordedMailing
from gwreport.domain.rounds import Round
from gwreport.domain.units.mail_addresses import mail_addresses
from gwreport.domain.units.registry import Unit
from gwreport.errors import MailError, MailFault
from gwreport.ledger.ledger import Ledger
from gwreport.ledger.tables.mail import SENT_MAIL, read_mailing
from gwreport.reports.mail import Letter
from gwreport.reports.texts.mailing import MAIL_TEXT, mail_text
from gwreport.reports.texts.office_templates import LoadedTemplate
from gwreport.settings import declared
from gwreport.wording.chasing import full_date, way_words
from gwreport.wording.names import form_title, office_name, period, round_name
from gwreport.workflow.mail.servers import sender_of
from gwreport.workflow.processes.template_filling import fill_apart
from gwreport.workflow.workspace import Workspace


class LetterState(StrEnum):
    """What is to become, or became, of a unit's letter."""

    READY = "ready"  # nothing stands in its way
    WRITTEN = "written"  # as a file for a mail program
    SENT = "sent"
    SENT_BEFORE = "sent_before"
    PERHAPS = "perhaps"  # its sending was begun once, and nobody knows how it ended
    NO_ADDRESS = "no_address"
    STRANGE_ADDRESS = "strange_address"
    NO_WORKBOOK = "no_workbook"  # issued by a program that kept none
    REFUSED = "refused"
    UNSENT = "unsent"  # left out: the link broke before, or the clerk stopped


# Of these nothing is left to do.
DONE = frozenset(
    (LetterState.READY, LetterState.WRITTEN, LetterState.SENT, LetterState.SENT_BEFORE)
)


@dataclass(frozen=True, slots=True)
class UnitLetter:
    """One unit's letter with its workbook, as it was issued.

    `to` are the addresses to which it goes; `words` are those in the registry that are no address, or
    what the server said. `refused` are addresses that the server did not take though it took the
    letter. `at` is when it was sent, or its sending begun. `path` is the file that was written.
    """

    unit: Unit
    issue: Issue
    workbook: IssuedWorkbook
    to: tuple[str, ...]
    state: LetterState
    words: str = ""
    refused: tuple[str, ...] = ()
    at: datetime | None = None
    message_id: str = ""
    path: Path | None = None

    @property
    def sent(self) -> "Sent":
        """What tells it from every other letter of its round."""
        return self.unit.number, self.workbook.sha256

    @property
    def is_settled(self) -> bool:
        """Whether nobody need look at it."""
        return self.state in DONE and not self.refused


@dataclass(frozen=True, slots=True)
class RoundMail:
    """The letters of a round, in the order of the registry."""

    round: Round
    letters: tuple[UnitLetter, ...]

    def of(self, state: LetterState) -> list[UnitLetter]:
        """Give the letters that stand so."""
        return [one for one in self.letters if one.state is state]


def find_letters(
    workspace: Workspace, code: str, *, units: Sequence[str] = (), again: bool = False
) -> RoundMail:
    """Give the letter of each unit that got a workbook in a round, or of the `units` named.

    What was sent is not sent twice, unless `again`. Raises ArgumentError, UnknownNameError,
    WorkspaceError when nothing was issued, MailError for a unit to which nothing was.
    """
    round_, issues = workspace.issued_round(code, refinement=True)
    registry = workspace.registry()
    newest: dict[int, Issue] = {}
    for issue in issues:
        for name in issue.unit_names:
            unit = registry.find(name)
            if unit is not None:
                newest[unit.number] = issue
    chosen = [workspace.unit(name) for name in units]
    for unit in chosen:
        if unit.number not in newest:
            raise MailError(unit.name, MailFault.NOT_ISSUED)
    wanted = {unit.number for unit in chosen} or newest.keys()
    known = None if again else Sendings(workspace.ledger, str(round_))
    letters = [
        _letter(workspace, unit, newest[unit.number], workbook, known)
        for unit in registry.units
        if unit.number in newest and unit.number in wanted
        for workbook in newest[unit.number].workbooks
        if registry.find(workbook.unit) == unit
    ]
    return RoundMail(round_, tuple(letters))


def _letter(
    workspace: Workspace,
    unit: Unit,
    issue: Issue,
    workbook: IssuedWorkbook,
    known: "Sendings | None",
) -> UnitLetter:
    found = mail_addresses(unit.email)
    made = UnitLetter(unit, issue, workbook, found.usable, LetterState.READY)
    before = known.of(made.sent) if known is not None else None
    if before is not None:
        return as_known(made, before)
    if found.strange:
        words = "、".join(found.strange)
        return replace(made, state=LetterState.STRANGE_ADDRESS, words=words)
    if not found.usable:
        return replace(made, state=LetterState.NO_ADDRESS)
    if not workspace.ledger.has_archived(workbook.sha256):
        return replace(made, state=LetterState.NO_WORKBOOK)
    return made


def as_known(letter: UnitLetter, before: RecordedMailing) -> UnitLetter:
    """Give a letter as the journal has it: sent before, or begun."""
    sent = before.mailing.step is MailStep.SENT
    return replace(
        letter,
        state=LetterState.SENT_BEFORE if sent else LetterState.PERHAPS,
        to=before.mailing.to,
        at=before.at,
        refused=before.mailing.refused,
        message_id=before.mailing.message_id,
    )


# A unit's number and the SHA-256 of the workbook that it got.
Sent = tuple[int, str]


class Sendings:
    """What the journal says of a round's letters: those that were sent, and those that were begun.

    One whose sending failed for certain is not among them.
    """

    def __init__(self, ledger: Ledger, code: str) -> None:
        self._ledger, self._code = ledger, code
        self._last = 0
        # By their Message-IDs: what was sent once stays sent, however sending it again went.
        self._steps: dict[Sent, dict[str, RecordedMailing]] = {}
        self.look_again()

    def look_again(self) -> None:
        """Read what was recorded since."""
        for record in self._ledger.journal(after=self._last, kinds=[SENT_MAIL]):
            self._last = record.number
            self._take(read_mailing(record))

    def _take(self, one: RecordedMailing) -> None:
        mailing = one.mailing
        if mailing.round != self._code:
            return
        steps = self._steps.setdefault((mailing.unit, mailing.workbook), {})
        if mailing.step is MailStep.FAILED:
            steps.pop(mailing.message_id, None)
        else:
            steps[mailing.message_id] = one

    def of(self, sent: Sent) -> RecordedMailing | None:
        """Give the last sending of a letter, else the last that was begun; None where there is none."""
        steps = [*self._steps.get(sent, {}).values()]
        done = [one for one in steps if one.mailing.step is MailStep.SENT]
        return next(reversed(done or steps), None)


def composed(
    workspace: Workspace, found: RoundMail, state: LetterState, *, at: datetime | None = None
) -> list[Letter]:
    """Give those of a round's letters that stand so, with their words and workbooks; dated `at`, or when they were issued.

    Raises DocumentError when the office's own template does not fit, WorkspaceError when a workbook in
    the archive is not what it was.
    """
    chosen = found.of(state)
    settings, region = workspace.settings, workspace.facts.region
    template = LoadedTemplate(MAIL_TEXT, settings.text(declared.TEMPLATES), fill_apart)
    office = office_name(settings.text(declared.OFFICE), region)
    sender = sender_of(settings)
    common = {
        "office": office,
        "office_contact": settings.text(declared.CONTACT),
        "region": region,
        "return_to": way_words(settings.text(declared.RETURN_TO)),
    }
    texts = template.render_all([common | _values(found.round, one) for one in chosen])
    made: list[Letter] = []
    for one, text in zip(chosen, map(mail_text, texts), strict=True):
        made.append(
            Letter(
                one.to,
                one.unit.name,
                sender,
                office if sender else "",
                text.subject,
                text.body,
                one.workbook.file_name,
                workspace.ledger.archived(one.workbook.sha256),
                at or one.issue.issued_at,
                one.workbook.sha256,
            )
        )
    return made


def _values(round_: Round, one: UnitLetter) -> dict[str, object]:
    deadline = one.issue.deadline
    return {
        "unit": one.unit.name,
        "contact": one.unit.contact,
        "phone": one.unit.phone,
        "items": len(one.workbook.items),
        "file_name": one.workbook.file_name,
        "form_name": form_title(round_),
        "round_name": round_name(round_),
        "period": period(round_),
        "year": round_.year,
        "deadline": full_date(deadline) if deadline else "",
        "date": full_date(one.issue.issued_at.date()),
    }
