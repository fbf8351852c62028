"""Returns that lie in a mailbox: looked at, taken in as saved e-mails are, and left as they lie there."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from gwreport.domain.returns.mailings import TakenLetter, TakenLetters
from gwreport.errors import WorkspaceError, WorkspaceFault
from gwreport.ledger.ledger import Ledger
from gwreport.ledger.tables.mail import TAKEN_MAIL, read_letters
from gwreport.machine.effects import temporary_folder
from gwreport.machine.mail.imap import Folder, FoundLetter, opened_folder
from gwreport.machine.mail.passwords import MAILBOX_VARIABLE
from gwreport.machine.saving import storage_error
from gwreport.officefiles.archives.unpacking import Member, Problem, unpack
from gwreport.officefiles.containers.members import EMPTY_HANDED
from gwreport.officefiles.limits import FILE_BYTES
from gwreport.officefiles.mail.letters import SUBJECT, mail_letter
from gwreport.settings.mail import MailboxAddress
from gwreport.workbooks.file_names import safe_file_name
from gwreport.workflow.mail.servers import Ask, mailbox_of, mailbox_server, password_of
from gwreport.workflow.progress import SILENT, Progress, stop_if_cancelled
from gwreport.workflow.returns.collect_returns import Collected, collect_sources
from gwreport.workflow.returns.sources import Source
from gwreport.workflow.workspace import Workspace, stamp_time

# In one go; what is left is taken in the next one. As bytes they lie on this machine for a while.
MOST_LETTERS, MOST_BYTES = 2_000, 2 << 30


@dataclass(frozen=True, slots=True)
class LeftLetter:
    """A letter that was not taken in: its UID, its subject ("" where it was not fetched) and its size."""

    uid: int
    subject: str
    size: int


@dataclass(frozen=True, slots=True)
class TakenMailbox:
    """What taking from a mailbox came to.

    `taken` counts the letters that were taken in, `known` those that had been before, here or in another
    folder. `without_files` have nothing attached, `too_large` are beyond what is read, and are told each
    time; `waiting` counts those for the next time.
    """

    mailbox: str
    collected: Collected
    taken: int = 0
    known: int = 0
    without_files: tuple[LeftLetter, ...] = ()
    too_large: tuple[LeftLetter, ...] = ()
    waiting: int = 0

    @property
    def to_settle(self) -> bool:
        """Whether a person must look at something."""
        return self.collected.to_settle or bool(self.too_large or self.waiting)


def take_mailbox(
    workspace: Workspace,
    written: str,
    *,
    now: datetime,
    ask: Ask,
    workers: int | None = None,
    progress: Progress = SILENT,
    most: int = MOST_LETTERS,
) -> TakenMailbox:
    """Take in the letters of a mailbox that were not taken in before; nothing in it is changed.

    `written` is its address, "" for that of the settings. All that is new is fetched before anything
    is taken in; which letters these were is recorded when all of them are in the ledger. Raises
    MailError, WorkspaceError when nothing was issued, and Cancelled.
    """
    if not workspace.book.parts.issues and not workspace.book.parts.supervisions:
        location = str(workspace.ledger.location)
        raise WorkspaceError(location, WorkspaceFault.NOT_ISSUED, f"{workspace.facts.year}年")
    mailbox = mailbox_of(workspace.settings, written)
    server = mailbox_server(mailbox, workspace.settings)
    with temporary_folder() as place:
        password = password_of(server, MAILBOX_VARIABLE, ask)
        with opened_folder(server, mailbox.folder, lambda: password) as folder:
            fetched = _fetch(
                folder, _Known(workspace.ledger, mailbox, folder), place, progress, most
            )
        sources = _sources(mailbox, fetched.files)
        collected = Collected(())
        if fetched.files:
            collected = collect_sources(
                workspace, sources, now=now, workers=workers, progress=progress
            )
        if fetched.looked_at:
            letters = TakenLetters(mailbox.name, fetched.validity, tuple(fetched.looked_at))
            with workspace.ledger.write() as change:
                change.add_letters(letters, at=stamp_time(now))
    return TakenMailbox(
        mailbox.name,
        collected,
        len(fetched.files),
        fetched.known,
        tuple(fetched.without_files),
        tuple(fetched.too_large),
        fetched.waiting,
    )


@dataclass(slots=True)
class _Fetched:
    """What was had of a folder: `files` are letters on this machine, each with the name it is shown under."""

    validity: int
    files: list[tuple[Path, str]] = field(default_factory=list[tuple[Path, str]])
    looked_at: list[TakenLetter] = field(default_factory=list[TakenLetter])
    without_files: list[LeftLetter] = field(default_factory=list[LeftLetter])
    too_large: list[LeftLetter] = field(default_factory=list[LeftLetter])
    known: int = 0
    waiting: int = 0


class _Known:
    """Which letters were taken in before: by their UIDs in this folder, and by their Message-IDs anywhere.

    A UID means nothing where the folder has another UIDVALIDITY, or none (0). Of the same Message-ID and
    another size is a letter that somebody has sent again, with something else in it.
    """

    def __init__(self, ledger: Ledger, mailbox: MailboxAddress, folder: Folder) -> None:
        self._uids: set[int] = set()
        self._ids: set[tuple[str, int]] = set()
        for letters in map(read_letters, ledger.journal(kinds=[TAKEN_MAIL])):
            is_here = letters.mailbox == mailbox.name and letters.validity == folder.validity > 0
            for one in letters.letters:
                if is_here:
                    self._uids.add(one.uid)
                if one.message_id:
                    self._ids.add((one.message_id, one.size))

    def has_uid(self, uid: int) -> bool:
        """Say whether that letter of the folder was taken in."""
        return uid in self._uids

    def has(self, letter: FoundLetter) -> bool:
        """Say whether the same letter was taken in from elsewhere."""
        return (letter.message_id, letter.size) in self._ids


def _fetch(folder: Folder, known: _Known, place: Path, progress: Progress, most: int) -> _Fetched:
    fetched = _Fetched(folder.validity)
    every = folder.uids()
    new = [uid for uid in every if not known.has_uid(uid)]
    fetched.known = len(every) - len(new)
    had = 0
    for done, letter in enumerate(folder.found(new)):
        stop_if_cancelled(progress)
        progress.step(done, len(new), "从邮箱收取")
        one = TakenLetter(letter.uid, letter.message_id, letter.size)
        if known.has(letter):
            fetched.known += 1
            fetched.looked_at.append(one)
        elif letter.size > FILE_BYTES:
            fetched.too_large.append(LeftLetter(letter.uid, "", letter.size))
        elif len(fetched.files) >= most or had + letter.size > MOST_BYTES:
            fetched.waiting += 1
        elif (data := folder.letter(letter.uid)) is not None:
            had += len(data)
            fetched.looked_at.append(one)
            _keep(fetched, letter, data, place)
    return fetched


def _keep(fetched: _Fetched, letter: FoundLetter, data: bytes, place: Path) -> None:
    subject = _subject(data)
    if not _has_files(data):
        fetched.without_files.append(LeftLetter(letter.uid, subject, letter.size))
        return
    file = place / f"{letter.uid}.eml"
    try:
        file.write_bytes(data)
    except OSError as error:
        raise storage_error(file, error) from error
    shown = safe_file_name(f"{letter.uid}_{subject}".rstrip("_"), reserve=".eml") + ".eml"
    fetched.files.append((file, shown))


def _subject(data: bytes) -> str:
    first = mail_letter(data).partition("\n")[0]
    return first.removeprefix(SUBJECT) if first.startswith(SUBJECT) else ""


def _has_files(data: bytes) -> bool:
    nothing = {*EMPTY_HANDED, Problem.EMPTY}
    return any(member.problem not in nothing for member in unpack("letter.eml", data))


def _sources(mailbox: MailboxAddress, files: Sequence[tuple[Path, str]]) -> Iterator[Source]:
    # The path is shown and kept, and never opened.
    shown_in = Path(f"{mailbox.user}@{mailbox.host}", mailbox.folder.strip("/"))
    for file, shown in files:
        yield Source(shown_in / shown, Member("", file.read_bytes()))
