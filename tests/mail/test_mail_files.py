"""Letters as files: what Outlook, Foxmail and Thunderbird look at, and nothing that a word could slip in."""

import re
from email import message_from_bytes
from email.header import decode_header, make_header
from email.message import EmailMessage
from email.policy import compat32, default
from pathlib import Path

import pytest

from gwreport.errors import DocumentError, DocumentFault
from gwreport.officefiles.archives.unpacking import unpack
from gwreport.reports.mail import Letter, draft_bytes, sent_bytes
from gwreport.workflow.change_settings import change_settings
from gwreport.workflow.mail.letters import LetterState, find_letters
from gwreport.workflow.mail.write_mail import write_mail
from gwreport.workflow.plan import manage_units
from gwreport.workflow.workspace import Workspace
from tests.workflow.quarter import LATER, NOW, issue

Q3 = "2025-Q3"


def read(data: bytes) -> EmailMessage:
    message = message_from_bytes(data, policy=default)
    assert isinstance(message, EmailMessage)
    assert not message.defects
    return message


def letter(**further: object) -> Letter:
    given: dict[str, object] = {
        "to": ("a@x.example",),
        "receiver": "区财政局",
        "sender": "dcs@x.example",
        "office": "青禾区政府督查室",
        "subject": "2025年前三季度填报表",
        "body": "请填报。\n",
        "file_name": "003_区财政局_2025年前三季度_填报表.xlsx",
        "attached": b"PK\x03\x04" + bytes(range(256)) * 40,
        "at": LATER.astimezone(),
        "boundary": "ab" * 32,
    }
    return Letter(**{**given, **further})  # pyright: ignore[reportArgumentType]


def test_each_unit_with_an_address_gets_a_file(office: Workspace, tmp_path: Path) -> None:
    written = write_mail(office, Q3, tmp_path / "邮件")
    states = {one.unit.name: one.state for one in written.mail.letters}
    assert states == {
        "区发展改革委": LetterState.WRITTEN,
        "区城市管理局": LetterState.WRITTEN,
        "区财政局": LetterState.WRITTEN,
        "区政府办公室": LetterState.NO_ADDRESS,
    }
    assert sorted(path.name for path in (tmp_path / "邮件").iterdir()) == [
        "001_区发展改革委.eml",
        "002_区城市管理局.eml",
        "003_区财政局.eml",
    ]
    for one in written.mail.letters:
        if one.path is None:
            continue
        message = read(one.path.read_bytes())
        assert message["X-Unsent"] == "1"
        assert message["Message-ID"] is None
        (attached,) = message.iter_attachments()
        assert attached.get_filename() == one.workbook.file_name
        sent = tmp_path / "下发" / one.workbook.file_name
        assert attached.get_content() == sent.read_bytes()


def test_the_same_letters_are_the_same_bytes_and_changed_ones_are_kept(
    office: Workspace, tmp_path: Path
) -> None:
    first = [one.path for one in write_mail(office, Q3, tmp_path / "邮件").mail.letters if one.path]
    again = write_mail(office, Q3, tmp_path / "邮件")
    assert [one.path for one in again.mail.letters if one.path] == first
    assert again.kept == ()
    first[0].write_bytes(b"changed")
    third = write_mail(office, Q3, tmp_path / "邮件")
    assert len(third.kept) == 1
    assert first[0].read_bytes() == b"changed"


@pytest.mark.parametrize(
    "name",
    [
        "003_区财政局_2025年前三季度_填报表.xlsx",
        "区“\"引号;='财政局.xlsx",
        "长" * 80 + ".xlsx",
        "plain.xlsx",
        "𠮷野家镇_填报表.xlsx",
    ],
)
def test_a_name_is_found_where_each_program_looks_for_it(name: str) -> None:
    data = draft_bytes(letter(file_name=name))
    assert data.isascii()
    assert max(map(len, data.split(b"\r\n"))) <= 998
    assert b"\n" not in data.replace(b"\r\n", b"")
    # Outlook and Thunderbird: RFC 2231, in one piece.
    (attached,) = read(data).iter_attachments()
    assert attached.get_filename() == name
    assert data.count(b"filename*=utf-8''") == 1
    # Foxmail and older ones: encoded words (RFC 2047) in `name`, none of them longer than 75.
    _, part = message_from_bytes(data, policy=compat32).get_payload()  # pyright: ignore
    told = str(part.get_param("name"))
    assert str(make_header(decode_header(re.sub(r"\r\n ", "\n ", told)))) == name
    assert all(len(word) <= 76 for word in told.replace("\r\n", " ").split())
    # And our own reader.
    assert [one.name for one in unpack("a.eml", data)] == [name]


@pytest.mark.parametrize(
    "words",
    [
        "区财政局\r\nBcc: x@y.example",
        "区财政局\nBcc: x@y.example",
        "区财政局\u2028Bcc: x@y.example",
        "\x85Bcc: x@y.example",
        "a, x@y.example",
        '"<x@y.example>',
        "=?utf-8?q?Bcc?=",
        "\ud800",
    ],
)
@pytest.mark.parametrize("where", ["receiver", "office", "subject", "file_name", "body"])
def test_no_word_slips_in_as_a_header_or_an_address(words: str, where: str) -> None:
    for data in (
        draft_bytes(letter(**{where: words})),
        sent_bytes(letter(**{where: words}), "<1@x>"),
    ):
        message = read(data)
        assert message["Bcc"] is None
        known = {"from", "to", "subject", "date", "message-id", "x-unsent", "mime-version"}
        assert {one.lower() for one in message} <= known | {"content-type"}
        assert [one.addr_spec for one in message["To"].addresses] == ["a@x.example"]
        assert [one.addr_spec for one in message["From"].addresses] == ["dcs@x.example"]
        head = data.partition(b"\r\n\r\n")[0]
        assert b"Bcc:" not in head
        assert len(list(message.iter_attachments())) == 1


def test_several_addresses_stand_side_by_side() -> None:
    message = read(draft_bytes(letter(to=("a@x.example", "b@x.example"))))
    assert [one.addr_spec for one in message["To"].addresses] == ["a@x.example", "b@x.example"]


def test_what_is_in_the_registry_steers_no_file_name_either(
    office: Workspace, tmp_path: Path
) -> None:
    manage_units.rename_unit(office, "区财政局", "../区财政局:1", now=NOW)
    written = write_mail(office, Q3, tmp_path / "邮件", units=["../区财政局:1"])
    (one,) = written.mail.letters
    assert one.path is not None
    assert one.path.parent == tmp_path / "邮件"


def test_an_office_says_it_in_its_own_words(office: Workspace, tmp_path: Path) -> None:
    own = tmp_path / "模板"
    own.mkdir()
    (own / "mail.txt").write_text(
        "致{{ unit }}\n\n{{ form_name }}，{{ items }}项", encoding="utf-8"
    )
    change_settings(office, {"templates": str(own)}, now=NOW)
    written = write_mail(office, Q3, tmp_path / "邮件", units=["区财政局"])
    path = written.mail.letters[0].path
    assert path is not None
    message = read(path.read_bytes())
    assert message["Subject"] == "致区财政局"
    body = message.get_body()
    assert body is not None
    assert body.get_content().split() == ["2025年前三季度政府工作报告目标任务填报表，1项"]
    (own / "mail.txt").write_text("{{ unit }} {{ form_name }} {{ password }}", encoding="utf-8")
    with pytest.raises(DocumentError) as caught:
        write_mail(office, Q3, tmp_path / "别处")
    assert caught.value.fault is DocumentFault.TEMPLATE_UNKNOWN
    assert not (tmp_path / "别处").exists()


def test_a_unit_gets_the_workbook_that_was_issued_to_it_last(
    office: Workspace, tmp_path: Path
) -> None:
    from gwreport.workflow.sending.generate_workbooks import generate_workbooks

    change_settings(office, {"return_to": "另一个邮箱"}, now=LATER)
    made = generate_workbooks(office, Q3, tmp_path / "再发", now=LATER, units=["区财政局"])
    found = {one.unit.name: one for one in find_letters(office, Q3).letters}
    assert found["区财政局"].workbook.sha256 == made.workbooks[0].sha256
    assert found["区城市管理局"].issue.issued_at < found["区财政局"].issue.issued_at


def test_a_workbook_that_an_older_program_issued_is_told(office: Workspace, tmp_path: Path) -> None:
    from gwreport.ledger.ledger import Ledger

    issue(office, tmp_path, "2025-Q4")
    kept = Ledger.has_archived
    try:
        Ledger.has_archived = lambda *_: False  # pyright: ignore[reportAttributeAccessIssue]
        states = {one.state for one in find_letters(office, "2025-Q4").letters}
    finally:
        Ledger.has_archived = kept
    assert states == {LetterState.NO_WORKBOOK, LetterState.NO_ADDRESS}
