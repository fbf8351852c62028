"""Mail goes out to and comes in from Debian's own servers."""

import hashlib
import os
import smtplib
import ssl
from collections.abc import Iterator
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from pathlib import Path

import pytest

from gwreport.domain.returns.returns import Outcome
from gwreport.errors import MailError, MailFault
from gwreport.workflow.change_settings import change_settings
from gwreport.workflow.mail.letters import LetterState
from gwreport.workflow.mail.send_mail import send_mail
from gwreport.workflow.mail.take_mailbox import take_mailbox
from gwreport.workflow.workspace import Workspace
from tests.mail.certificates import HOST
from tests.mail.conftest import give_addresses
from tests.mail.fake_smtp import PASSWORD, USER
from tests.mail.real_servers import RealServers, missing, real_servers
from tests.workflow.quarter import LATER, NOW, fill

Q3 = "2025-Q3"


@pytest.fixture(scope="module")
def servers() -> Iterator[RealServers]:
    lost = missing()
    if lost:
        if os.environ.get("CI"):
            pytest.fail(lost)
        pytest.skip(lost)
    with real_servers() as running:
        yield running


def ask(*_: str) -> str:
    return PASSWORD


def set_server(office: Workspace, servers: RealServers, *, starttls: bool) -> None:
    values = {
        "office": "青禾区政府督查室",
        "mail_server": HOST,
        "mail_port": str(servers.submission if starttls else servers.smtps),
        "mail_security": "STARTTLS" if starttls else "TLS",
        "mail_from": USER,
        "mail_ca": str(servers.authority),
    }
    change_settings(office, values, now=NOW)


def mailbox(servers: RealServers, folder: str = "INBOX", *, starttls: bool = False) -> str:
    scheme, port = ("imap", servers.imap) if starttls else ("imaps", servers.imaps)
    return f"{scheme}://{USER}@{HOST}:{port}/{folder}"


def put(servers: RealServers, letter: EmailMessage) -> None:
    """Send a letter to the office as a unit does."""
    context = ssl.create_default_context(cafile=str(servers.authority))
    letter["From"], letter["To"] = "czj@qinghe.example", USER
    with smtplib.SMTP_SSL(HOST, servers.smtps, context=context) as link:
        link.login("czj@qinghe.example", PASSWORD)
        link.send_message(letter)


def answer(path: Path, subject: str) -> EmailMessage:
    letter = EmailMessage()
    letter["Subject"] = subject
    letter["Message-ID"] = f"<{hashlib.sha256(subject.encode()).hexdigest()}@qinghe.example>"
    letter.set_content("现报来填报表，请查收。")
    letter.add_attachment(
        path.read_bytes(), maintype="application", subtype="octet-stream", filename=path.name
    )
    return letter


@pytest.mark.long
def test_workbooks_go_out_and_answers_come_in(
    office: Workspace, servers: RealServers, tmp_path: Path
) -> None:
    give_addresses(
        office,
        {
            "区城市管理局": "cgj@qinghe.example、nobody@qinghe.example",
            "区政府办公室": "nobody@qinghe.example",
        },
    )
    set_server(office, servers, starttls=False)
    sent = send_mail(office, Q3, who="周叙言", clock=lambda: LATER, ask=ask)
    found = {one.unit.name: one for one in sent.mail.letters}
    assert found["区财政局"].state is LetterState.SENT
    assert found["区城市管理局"].refused == ("nobody@qinghe.example",)
    assert found["区政府办公室"].state is LetterState.REFUSED
    assert "nobody@qinghe.example" in found["区政府办公室"].words
    (path,) = servers.wait_for("czj@qinghe.example", 1)
    letter = message_from_bytes(servers.letter(path), policy=default)
    assert isinstance(letter, EmailMessage)
    (attached,) = letter.iter_attachments()
    assert attached.get_filename() == found["区财政局"].workbook.file_name
    assert letter["Message-ID"] == found["区财政局"].message_id
    again = send_mail(office, Q3, who="周叙言", clock=lambda: LATER, ask=ask)
    assert {one.state for one in again.mail.letters} == {
        LetterState.SENT_BEFORE,
        LetterState.REFUSED,
    }

    workbook = tmp_path / "收到" / found["区财政局"].workbook.file_name
    workbook.parent.mkdir()
    workbook.write_bytes(attached.get_content())
    filled = fill(workbook, tmp_path / "填好.xlsx", {"新建": {"完成情况": "已建成3个。"}})
    put(servers, answer(filled, "区财政局报送前三季度填报表"))
    plain = EmailMessage()
    plain["Subject"] = "会议通知"
    plain.set_content("明天下午三点开会。")
    put(servers, plain)
    before = servers.wait_for(USER, 2)
    taken = take_mailbox(office, mailbox(servers), now=LATER, ask=ask, workers=1)
    (file,) = taken.collected.files
    assert file.submission.unit == "区财政局"
    assert file.submission.outcome in (Outcome.ACCEPTED, Outcome.ACCEPTED_WITH_FINDINGS)
    assert file.submission.source.member == "填好.xlsx"
    assert "区财政局报送前三季度填报表" in file.submission.source.path
    stored = office.ledger.submission(file.submission.number)
    assert stored is not None
    assert "已建成3个。" in [one.completion for one in stored.entries]
    assert (taken.taken, taken.known) == (1, 0)
    assert [one.subject for one in taken.without_files] == ["会议通知"]
    # Nothing is flagged, moved or deleted: the letters are as new as they were.
    assert servers.mails(USER) == before
    assert all(path.parent.name == "new" or path.name.endswith(":2,") for path in before)

    again_taken = take_mailbox(office, mailbox(servers), now=LATER, ask=ask, workers=1)
    assert (again_taken.taken, again_taken.known) == (0, 2)
    assert again_taken.collected.files == ()


def test_over_starttls_too(office: Workspace, servers: RealServers) -> None:
    set_server(office, servers, starttls=True)
    sent = send_mail(office, Q3, units=["区发展改革委"], who="甲", clock=lambda: LATER, ask=ask)
    assert sent.mail.letters[0].state is LetterState.SENT
    taken = take_mailbox(office, mailbox(servers, starttls=True), now=LATER, ask=ask, workers=1)
    assert taken.mailbox == f"{USER}@{HOST}/INBOX"


@pytest.mark.parametrize(
    ("folder", "password", "authority", "fault"),
    [
        ("没有这个文件夹", PASSWORD, True, MailFault.NO_FOLDER),
        ("INBOX", "wrong", True, MailFault.LOGIN),
        ("INBOX", PASSWORD, False, MailFault.CERTIFICATE),
    ],
)
def test_what_is_wrong_with_a_mailbox_is_told_and_nothing_is_recorded(
    office: Workspace,
    servers: RealServers,
    folder: str,
    password: str,
    authority: bool,
    fault: MailFault,
) -> None:
    change_settings(office, {"mail_ca": str(servers.authority) if authority else ""}, now=NOW)
    before = office.ledger.head()
    with pytest.raises(MailError) as caught:
        take_mailbox(
            office, mailbox(servers, folder), now=LATER, ask=lambda *_: password, workers=1
        )
    assert caught.value.fault is fault
    assert office.ledger.head() == before
