"""What the window does with mail: who gets which workbook, written or sent, and a mailbox to take from."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from gwreport.errors import MailError
from gwreport.settings import mail
from gwreport.ui.operations.opened import opened
from gwreport.ui.operations.sentences import error_words
from gwreport.wording.mail_names import LETTER_STATES, left_words, letter_words, mailbox_words
from gwreport.workflow.mail import send_mail as sending
from gwreport.workflow.mail.letters import LetterState, RoundMail, UnitLetter, find_letters
from gwreport.workflow.mail.servers import nobody, sending_server
from gwreport.workflow.mail.take_mailbox import TakenMailbox, take_mailbox
from gwreport.workflow.mail.write_mail import WrittenMail
from gwreport.workflow.mail.write_mail import write_mail as write_letters_of
from gwreport.workflow.progress import Progress
from gwreport.workflow.returns.collect_returns import Collected


@dataclass(frozen=True, slots=True)
class LetterLine:
    """One unit's letter in words; `is_ready` says that nothing stands in its way."""

    unit: str
    to: str
    file: str
    state: str
    told: str
    is_ready: bool
    is_settled: bool


@dataclass(frozen=True, slots=True)
class LettersView:
    """A round's letters, and from which address by which server they would be sent.

    `cannot_send` says why they cannot be sent, "" when they can.
    """

    lines: tuple[LetterLine, ...]
    sender: str
    server: str
    cannot_send: str = ""

    @property
    def ready(self) -> int:
        """How many would go out."""
        return sum(one.is_ready for one in self.lines)


def view_letters(
    location: str, code: str, units: Sequence[str], *, again: bool = False
) -> LettersView:
    """Say who gets what; () means every unit that got a workbook.

    Raises WorkspaceError when nothing was issued, MailError for a unit to which nothing was.
    """
    with opened(location) as workspace:
        found = find_letters(workspace, code, units=units, again=again)
        lines = letter_lines(found)
        try:
            server = sending_server(workspace.settings)
        except MailError as error:
            return LettersView(lines, "", "", error_words(error))
        return LettersView(lines, workspace.settings.text(mail.MAIL_FROM), server.host)


def letter_lines(found: RoundMail) -> tuple[LetterLine, ...]:
    """Put letters into words."""
    return tuple(map(_line, found.letters))


def _line(one: UnitLetter) -> LetterLine:
    return LetterLine(
        one.unit.name,
        "、".join(one.to) or one.unit.email,
        one.workbook.file_name,
        LETTER_STATES[one.state.value],
        letter_words(one.state.value, one.words, "、".join(one.refused)),
        one.state is LetterState.READY,
        one.is_settled,
    )


def write_mail(
    location: str, code: str, folder: Path, units: Sequence[str], *, again: bool
) -> WrittenMail:
    """Write a file for each letter.

    Raises ArgumentError, WorkspaceError, StorageError, DocumentError.
    """
    with opened(location) as workspace:
        return write_letters_of(workspace, code, folder, units=units, again=again)


def send_mail(
    location: str,
    code: str,
    units: Sequence[str],
    who: str,
    password: str,
    clock: Callable[[], datetime],
    progress: Progress,
    *,
    again: bool,
) -> sending.SentMail:
    """Send each letter; `password` is used where nothing else has one, and kept nowhere.

    Raises MailError, ArgumentError, WorkspaceError, DocumentError.
    """
    with opened(location) as workspace:
        return sending.send_mail(
            workspace,
            code,
            units=units,
            again=again,
            who=who,
            clock=clock,
            ask=(lambda *_: password) if password else nobody,
            progress=progress,
        )


def sent_words(sent: sending.SentMail) -> str:
    """Say what came of a sending: how many, and of which units somebody must look."""
    lines = letter_lines(sent.mail)
    done = len(sent.mail.of(LetterState.SENT))
    words = f"发出 {done} 封邮件。"
    if sent.stopped is not None:
        words += error_words(sent.stopped)
    left = [f"{one.unit}：{one.state}。{one.told}" for one in lines if not one.is_settled]
    return "\n".join([words, *left])


def mailbox_setting(location: str) -> str:
    """Give the mailbox of the settings, "" for none.

    Raises WorkspaceError.
    """
    with opened(location) as workspace:
        return workspace.settings.text(mail.MAILBOX)


def collect_mailbox(
    location: str, mailbox: str, password: str, now: datetime, progress: Progress
) -> TakenMailbox:
    """Take in what lies in a mailbox; nothing in it is changed.

    Raises MailError, WorkspaceError, StorageError.
    """
    with opened(location) as workspace:
        return take_mailbox(
            workspace,
            mailbox,
            now=now,
            ask=(lambda *_: password) if password else nobody,
            progress=progress,
        )


def taken_words(taken: TakenMailbox, collected_words: Callable[[Collected], str]) -> str:
    """Say what came out of a mailbox; `collected_words` says what became of the files."""
    words = mailbox_words(taken.mailbox, taken.taken, taken.known)
    if taken.collected.files:
        words = collected_words(taken.collected) + words
    subjects = [one.subject for one in taken.without_files]
    sizes = [one.size for one in taken.too_large]
    return "\n".join([words, *left_words(subjects, sizes, taken.waiting)])
