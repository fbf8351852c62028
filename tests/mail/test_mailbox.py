"""What is taken from a mailbox, what is left in it, and what is known the next time."""

import imaplib
from collections.abc import Callable, Iterator, Sequence
from contextlib import nullcontext
from dataclasses import dataclass, field
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import pytest

from gwreport.errors import Cancelled, MailError, MailFault, WorkspaceError, WorkspaceFault
from gwreport.ledger.tables.mail import TAKEN_MAIL, read_letters
from gwreport.machine.mail.connecting import Security, Server
from gwreport.machine.mail.imap import Folder, FoundLetter, modified_utf7, quoted
from gwreport.machine.mail.passwords import MAILBOX_VARIABLE
from gwreport.officefiles.limits import FILE_BYTES
from gwreport.workflow.mail import take_mailbox as taking
from gwreport.workflow.mail.servers import nobody
from gwreport.workflow.mail.take_mailbox import TakenMailbox
from gwreport.workflow.workspace import Workspace
from tests.workflow.quarter import LATER, fill, open_office

MAILBOX = "imaps://dcs@imap.example.invalid/INBOX"


@dataclass
class FakeFolder:
    """A folder as the machine gives it; `letters` are bytes by UID, `sizes` what is said of them."""

    letters: dict[int, bytes] = field(default_factory=dict)
    ids: dict[int, str] = field(default_factory=dict)
    sizes: dict[int, int] = field(default_factory=dict)
    validity: int = 7
    fetched: list[int] = field(default_factory=list)
    breaks_at: int = 0
    gone: set[int] = field(default_factory=set)

    def uids(self) -> list[int]:
        return sorted(self.letters)

    def found(self, uids: Sequence[int]) -> Iterator[FoundLetter]:
        for uid in uids:
            size = self.sizes.get(uid, len(self.letters[uid]))
            yield FoundLetter(uid, size, self.ids.get(uid, f"<{uid}@x>"))

    def letter(self, uid: int) -> bytes | None:
        if uid == self.breaks_at:
            raise MailError("imap.example.invalid", MailFault.BROKEN)
        self.fetched.append(uid)
        return None if uid in self.gone else self.letters[uid]


Take = Callable[..., TakenMailbox]


@pytest.fixture
def folder(monkeypatch: pytest.MonkeyPatch) -> FakeFolder:
    made = FakeFolder()
    monkeypatch.setattr(taking, "opened_folder", lambda *_: nullcontext(made))
    return made


@pytest.fixture
def take(office: Workspace) -> Take:
    def run(written: str = MAILBOX, **further: Any) -> TakenMailbox:
        given: dict[str, Any] = {"now": LATER, "ask": lambda *_: "x", "workers": 1, **further}
        return taking.take_mailbox(office, written, **given)

    return run


def letter(path: Path | None, subject: str = "报送") -> bytes:
    made = EmailMessage()
    made["Subject"] = subject
    made.set_content("请查收。")
    if path is not None:
        made.add_attachment(
            path.read_bytes(), maintype="application", subtype="octet-stream", filename=path.name
        )
    return made.as_bytes()


@pytest.fixture
def filled(office: Workspace, tmp_path: Path) -> Path:
    (source,) = (tmp_path / "下发").glob("*区财政局*.xlsx")
    return fill(source, tmp_path / "填好.xlsx", {"新建": {"完成情况": "已建成3个。"}})


def test_what_is_new_is_taken_once(folder: FakeFolder, take: Take, filled: Path) -> None:
    folder.letters = {5: letter(filled), 9: letter(None, "会议通知")}
    first = take()
    assert (first.taken, first.known) == (1, 0)
    assert [one.subject for one in first.without_files] == ["会议通知"]
    assert first.collected.files[0].submission.unit == "区财政局"
    path = first.collected.files[0].submission.source.path.replace("\\", "/")
    assert path == "dcs@imap.example.invalid/INBOX/5_报送.eml"
    folder.fetched.clear()
    again = take()
    assert (again.taken, again.known, again.collected.files) == (0, 2, ())
    assert folder.fetched == []


def test_the_same_letter_is_known_in_another_folder_and_after_another_validity(
    folder: FakeFolder, take: Take, filled: Path
) -> None:
    folder.letters, folder.ids = {5: letter(filled)}, {5: "<a@x>"}
    take()
    folder.letters, folder.ids, folder.validity = {1: letter(filled)}, {1: "<a@x>"}, 8
    assert (take().taken, take().known) == (0, 1)
    assert take(f"{MAILBOX[:-5]}别处").known == 1
    assert folder.fetched == [5]


def test_a_letter_that_says_it_is_the_same_and_is_not_is_taken(
    folder: FakeFolder, take: Take, filled: Path
) -> None:
    folder.letters, folder.ids = {5: letter(None)}, {5: "<a@x>"}
    take()
    folder.letters, folder.ids = {5: letter(None), 6: letter(filled)}, {5: "<a@x>", 6: "<a@x>"}
    assert take().taken == 1


def test_a_folder_that_gives_no_validity_is_not_taken_at_its_uids(
    folder: FakeFolder, take: Take, filled: Path
) -> None:
    folder.validity, folder.ids = 0, {5: ""}
    folder.letters = {5: letter(None)}
    take()
    folder.letters = {5: letter(filled)}
    assert take().taken == 1


def test_what_is_too_large_is_told_each_time_and_never_fetched(
    folder: FakeFolder, take: Take
) -> None:
    folder.letters, folder.sizes = {5: b"x"}, {5: FILE_BYTES + 1}
    for _ in range(2):
        taken = take()
        assert [one.uid for one in taken.too_large] == [5]
        assert taken.to_settle
    assert folder.fetched == []


def test_the_rest_waits_for_the_next_time(folder: FakeFolder, take: Take, filled: Path) -> None:
    folder.letters = {uid: letter(filled, f"第{uid}封") for uid in (1, 2, 3)}
    first = take(most=2)
    assert (first.taken, first.waiting, first.to_settle) == (2, 1, True)
    second = take(most=2)
    assert (second.taken, second.known, second.waiting) == (1, 2, 0)


def test_a_link_that_breaks_takes_nothing_and_remembers_nothing(
    folder: FakeFolder, take: Take, filled: Path, office: Workspace
) -> None:
    folder.letters = {5: letter(filled), 6: letter(filled)}
    folder.breaks_at = 6
    before = office.ledger.head()
    with pytest.raises(MailError):
        take()
    assert office.ledger.head() == before
    folder.breaks_at = 0
    assert take().taken == 2


def test_whoever_stops_leaves_it_for_the_next_time(
    folder: FakeFolder, take: Take, filled: Path, office: Workspace
) -> None:
    folder.letters = {5: letter(filled), 6: letter(filled)}

    class Stop:
        def step(self, *_: object) -> None:
            pass

        def cancelled(self) -> bool:
            return len(folder.fetched) == 1

    before = office.ledger.head()
    with pytest.raises(Cancelled):
        take(progress=Stop())
    assert office.ledger.head() == before


def test_a_letter_that_has_gone_meanwhile_is_no_fault(
    folder: FakeFolder, take: Take, office: Workspace
) -> None:
    folder.letters, folder.gone = {5: b"x"}, {5}
    assert take().taken == 0
    assert list(office.ledger.journal(kinds=[TAKEN_MAIL])) == []


def test_what_was_looked_at_is_recorded_behind_what_was_taken(
    folder: FakeFolder, take: Take, filled: Path, office: Workspace
) -> None:
    folder.letters = {5: letter(filled)}
    take()
    *_, before, last = office.ledger.journal()
    assert (before.kind, last.kind) == ("submission", TAKEN_MAIL)
    letters = read_letters(last)
    assert (letters.mailbox, letters.validity) == ("dcs@imap.example.invalid/INBOX", 7)
    assert [one.uid for one in letters.letters] == [5]


def test_without_a_password_or_an_issue_nothing_is_asked_of_a_server(
    take: Take, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(taking, "opened_folder", None)
    with pytest.raises(MailError) as caught:
        take(ask=nobody)
    assert caught.value.fault is MailFault.NO_PASSWORD
    assert caught.value.detail == MAILBOX_VARIABLE
    (tmp_path / "另一处").mkdir()
    with open_office(tmp_path / "另一处") as other, pytest.raises(WorkspaceError) as refused:
        taking.take_mailbox(other, MAILBOX, now=LATER, ask=nobody)
    assert refused.value.fault is WorkspaceFault.NOT_ISSUED


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("INBOX", "INBOX"),
        ("填报", "&WGtipQ-"),
        ("A&B", "A&-B"),
        ("台北", "&U,BTFw-"),
        ("~peter/mail/台北/日本語", "~peter/mail/&U,BTFw-/&ZeVnLIqe-"),
    ],
)
def test_a_folders_name_is_written_as_rfc_3501_has_it(name: str, written: str) -> None:
    assert modified_utf7(name) == written


def test_a_name_cannot_end_its_quotes() -> None:
    assert quoted('a" X "\\') == '"a\\" X \\"\\\\"'


class FakeConnection:
    """Answers as imaplib does, in the orders that servers choose."""

    def __init__(self, answers: list[Any]) -> None:
        self.answers, self.asked = answers, []

    def uid(self, *command: str) -> Any:
        self.asked.append(command)
        answer = self.answers.pop(0)
        if isinstance(answer, Exception):
            raise answer
        return "OK", answer


def test_answers_are_read_in_whichever_order_they_stand() -> None:
    header = b"Message-ID:\r\n <a@x>\r\n\r\n"
    connection = FakeConnection(
        [
            [b"3 1"],
            [
                (b"1 (UID 1 RFC822.SIZE 100 BODY[HEADER.FIELDS (MESSAGE-ID)] {5}", header),
                b")",
                (b"2 (BODY[HEADER.FIELDS (MESSAGE-ID)] {2}", b"\r\n"),
                b" RFC822.SIZE 200 UID 3)",
                b"9 (FLAGS (\\Seen))",
            ],
            [(b"1 (BODY[] {4}", b"data"), b" UID 1)"],
            [None],
        ]
    )
    server = Server("imap.example.invalid", 993, Security.TLS)
    folder = Folder(connection, server, 7)  # pyright: ignore[reportArgumentType]
    assert folder.uids() == [1, 3]
    assert list(folder.found([1, 3])) == [FoundLetter(1, 100, "<a@x>"), FoundLetter(3, 200, "")]
    assert folder.letter(1) == b"data"
    assert folder.letter(3) is None
    assert all("PEEK" in command[-1] for command in connection.asked[1:])


@pytest.mark.parametrize(
    ("error", "fault"),
    [
        (imaplib.IMAP4.abort("gone"), MailFault.BROKEN),
        (imaplib.IMAP4.error("NO"), MailFault.REFUSED),
        (TimeoutError(), MailFault.SILENT),
        (ConnectionResetError(), MailFault.BROKEN),
    ],
)
def test_what_a_server_refuses_is_told(error: Exception, fault: MailFault) -> None:
    server = Server("imap.example.invalid", 993, Security.TLS)
    folder = Folder(FakeConnection([error]), server, 7)  # pyright: ignore[reportArgumentType]
    with pytest.raises(MailError) as caught:
        folder.uids()
    assert caught.value.fault is fault
