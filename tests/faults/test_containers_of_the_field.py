"""Cases 83 to 85 and 96: odd archives, folders and mails, and files that are none to be read."""

import base64
import binascii
import bz2
import io
from collections.abc import Iterator
from pathlib import Path

import pytest

from gwreport.domain.findings.finding import needs_person
from gwreport.domain.returns.returns import Outcome
from gwreport.errors import DocumentError, DocumentFault
from gwreport.officefiles.archives import unpacking as archives
from gwreport.reading import understand_document
from gwreport.wording.errors import explain_error
from gwreport.wording.findings.explaining import explain
from gwreport.workflow.returns.collect_returns import collect_returns
from gwreport.workflow.returns.extract_files import extract_files
from gwreport.workflow.workspace import Workspace
from tests.faults.compound_file import compound_file
from tests.faults.office import (
    BREAKDOWN,
    NOW,
    OTHER,
    UNIT,
    Came,
    Issued,
    Return,
    collect,
    copy_of,
    here,
    seen,
)
from tests.officefiles.raw_archives import Part, attachment, mail_of, packed, raw_zip, tnef
from tests.processor_time import at_most

SCRAMBLED = bytes(
    (number * number * 7 + number * 31 + (number >> 3) * 97) & 0xFF for number in range(6_000)
)


@pytest.fixture
def office(issued: Issued, tmp_path: Path) -> Iterator[Workspace]:
    with copy_of(issued, tmp_path) as workspace:
        yield workspace


@pytest.fixture(autouse=True)
def nothing_unforeseen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archives, "_UNFORESEEN", ())


def come(office: Workspace, tmp_path: Path, files: dict[str, bytes]) -> Came:
    return seen(office, collect(office, files, tmp_path / "in"))


def outcomes(came: Came) -> list[str]:
    return [one.submission.outcome.value for one in came.files]


# 83


@pytest.mark.parametrize("method", [0, 8, 12, 14, 95])
def test_83_every_usual_method_is_taken_and_its_bombs_are_refused(
    issued: Issued,
    tmp_path: Path,
    office: Workspace,
    monkeypatch: pytest.MonkeyPatch,
    method: int,
) -> None:
    monkeypatch.setattr(archives, "FILE_BYTES", 9 << 20)
    one, two = Return(issued, UNIT), Return(issued, OTHER)
    bomb = packed(bytes(12 << 20), method)
    data = raw_zip(
        Part("甲.xlsx", one.data(), method),
        Part("炸弹.xlsx", method=method, raw=bomb, size=1000),
        Part("炸弹二.xlsx", method=method, raw=bomb, size=12 << 20),
        Part("乙.xlsx", two.data(), method),
    )
    with at_most(10):
        came = come(office, tmp_path, {"a.zip": data})
    assert outcomes(came) == ["accepted", "refused", "refused", "accepted"]
    assert {item: came.merged[item] for item in one.items} == one.completions()


def test_83_a_method_that_is_not_known_is_told(
    issued: Issued, tmp_path: Path, office: Workspace
) -> None:
    parts = [Part(f"{method}.xlsx", b"x", method) for method in (1, 6, 9, 93, 98)]
    came = come(office, tmp_path, {"a.zip": raw_zip(*parts, Part("x", Return(issued).data()))})
    assert outcomes(came) == ["refused"] * 5 + ["accepted"]
    assert {one.submission.findings[0].code for one in came.files[:5]} == {"source-method"}
    assert "Deflate64" in explain(came.files[2].submission.findings[0]).message


# 84


def test_84_odd_members_are_refused_and_the_others_taken(
    issued: Issued, tmp_path: Path, office: Workspace
) -> None:
    one, two = Return(issued, UNIT), Return(issued, OTHER)
    data = raw_zip(
        Part("甲.xlsx", one.data(), 8),
        Part(""),
        Part("坏\0名.xlsx", b"x"),
        Part("头.xlsx", b"x", 14, raw=b"\x09\x04\x05\0\xff\xff\xff\xff\xff"),
        Part("头二.xlsx", b"x", 14, raw=b"\x09\x04\xff\xff"),
        Part("头三.xlsx", b"x", 95, raw=b"\xfd7zXZ\0rubbish"),
        Part("头四.xlsx", b"x", 12, raw=b"BZh9" + b"rubbish" * 9),
        Part("远.xlsx", b"x", offset=1 << 30),
        Part("链.xlsx", b"/etc/passwd", attributes=0o120777 << 16),
        Part("密.xlsx", b"x", flags=0x801),
        Part("乙.xlsx", two.data()),
    )
    came = come(office, tmp_path, {"a.zip": data})
    assert outcomes(came) == ["accepted", *["refused"] * 9, "accepted"]
    assert [one.submission.findings[0].code for one in came.files[1:-1]] == [
        *("source-nameless", "source-odd-name"),
        *["source-damaged"] * 5,
        *("source-link", "source-encrypted"),
    ]
    for file in came.files[1:-1]:
        assert office.ledger.archived(file.submission.source.sha256) == data
        assert needs_person(file.submission.findings)


# 85


def test_85_links_and_unreadable_folders_are_told(
    issued: Issued, tmp_path: Path, office: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    import os

    made = Return(issued)
    folder = tmp_path / "in"
    (folder / "打不开").mkdir(parents=True)
    (folder / "好.xlsx").write_bytes(made.data())
    (tmp_path / "外.xlsx").write_bytes(Return(issued, OTHER).data())
    (folder / "链.xlsx").symlink_to(tmp_path / "外.xlsx")
    (folder / "圈.xlsx").symlink_to(folder / "圈.xlsx")
    (folder / "再.xlsx").symlink_to(folder / "好.xlsx")
    scandir = os.scandir

    def refuse(path: Path):
        if not isinstance(path, int) and Path(path).name == "打不开":
            raise PermissionError(13, "Permission denied")
        return scandir(path)

    monkeypatch.setattr(os, "scandir", refuse)
    came = collect_returns(office, [folder], now=NOW, workers=1, executor=here)
    assert [(Path(one.submission.source.path).name, one.submission.outcome.value, one.submission.findings[0].code) for one in came.files if one.submission.findings] == [
        ("圈.xlsx", "refused", "source-link-broken"),
        ("链.xlsx", "refused", "source-link-outside"),
        ("打不开", "refused", "source-folder-unreadable"),
    ]  # fmt: skip
    assert [
        one.submission.unit for one in came.files if one.submission.outcome is Outcome.ACCEPTED
    ] == [UNIT]
    assert came.to_settle


# 96: what is read


def forwarded(inner: bytes, encoding: str) -> bytes:
    content = base64.encodebytes(inner) if encoding == "base64" else binascii.b2a_qp(inner)
    return (
        b"Content-Type: message/rfc822\r\nContent-Transfer-Encoding: " + encoding.encode()
        + b'\r\nContent-Disposition: attachment; filename="forward.eml"\r\n\r\n' + content
    )  # fmt: skip


def uuencoded(name: str, data: bytes) -> bytes:
    lines = [binascii.b2a_uu(data[at : at + 45]) for at in range(0, len(data), 45)]
    return b"begin 644 " + name.encode() + b"\r\n" + b"".join(lines) + b"`\r\nend\r\n"


@pytest.mark.parametrize(
    "wrap",
    [
        lambda data: mail_of(forwarded(mail_of(attachment(b"x.xlsx", data), boundary="b1"), "base64")),
        lambda data: mail_of(
            forwarded(mail_of(attachment(b"x.xlsx", data), boundary="b1"), "quoted-printable")
        ),
        lambda data: (
            b"From: a@example.cn\r\nSubject: x\r\n\r\n" + "见附件。\r\n".encode() + uuencoded("x.xlsx", data)
        ),
        lambda data: mail_of(b"Content-Type: text/plain\r\n\r\n" + uuencoded("x.xlsx", data)),
        lambda data: mail_of(attachment(b"winmail.dat", tnef(("x.xlsx", data)), b"application/ms-tnef")),
        lambda data: tnef(("x.xlsx", data)),
        lambda data: raw_zip(Part("转发.eml", mail_of(attachment(b"x.xlsx", data)), 12)),
        lambda data: b"From a@example.cn Wed Oct  8 09:00:00 2025\r\n" + mail_of(attachment(b"x.xlsx", data)),
        lambda data: bz2.compress(data),
    ],
    ids=["base64", "quoted", "uu", "uu-part", "winmail-in-mail", "winmail", "eml-in-zip", "mbox", "bz2"],
)  # fmt: skip
def test_96_what_mail_programs_show_as_an_attachment_is_taken(
    issued: Issued, tmp_path: Path, office: Workspace, wrap
) -> None:
    made = Return(issued)
    came = come(office, tmp_path, {"报送": wrap(made.data())})
    assert outcomes(came) == ["accepted"] or came.codes() == {"suffix-differs"}
    assert {item: came.merged[item] for item in made.items} == made.completions()


def encrypted(data: bytes, password: str) -> bytes:
    import msoffcrypto
    from msoffcrypto.format.ooxml import OOXMLFile

    assert msoffcrypto
    made = io.BytesIO()
    OOXMLFile(io.BytesIO(data)).encrypt(password, made)
    return made.getvalue()


def test_96_the_password_that_excel_tries_itself_is_no_password(
    issued: Issued, tmp_path: Path, office: Workspace
) -> None:
    made = Return(issued)
    made.book.add_part("xl/media/image1.png", b"\x89PNG picture")
    data = encrypted(made.data(), "VelvetSweatshop")
    came = come(office, tmp_path, {made.name: data})
    assert came.codes() == {"has-picture"}
    assert {item: came.merged[item] for item in made.items} == made.completions()
    extracted = extract_files(office, came.first.submission.number, tmp_path / "取出")
    assert extracted.original.read_bytes() == data
    assert [one.read_bytes() for one in extracted.attached] == [b"\x89PNG picture"]
    other = come(office, tmp_path, {"密.xlsx": encrypted(Return(issued, OTHER).data(), "other")})
    assert other.codes() == {"file-encrypted"}


def test_96_back_slashed_part_names_are_read(
    issued: Issued, tmp_path: Path, office: Workspace
) -> None:
    made = Return(issued)
    made.book.parts = {name.replace("/", "\\"): part for name, part in made.book.parts.items()}
    came = come(office, tmp_path, {made.name: made.data()})
    assert outcomes(came) == ["accepted"]
    assert {item: came.merged[item] for item in made.items} == made.completions()


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "utf-32-le", "utf-16"])
def test_96_a_breakdown_in_utf_16_without_a_mark_is_read(encoding: str) -> None:
    reading = understand_document(BREAKDOWN.encode(encoding), "方案.txt")
    same = understand_document(BREAKDOWN.encode(), "方案.txt")
    assert reading.plan == same.plan
    table = "序号,目标任务,牵头单位\r\n1,新建泵站2座,区水务局\r\n2,治理河道,区水务局\r\n"
    rows = understand_document(table.encode(encoding), "方案.csv").plan
    assert rows is not None
    assert [item.text for item in rows.items] == ["新建泵站2座", "治理河道"]


# 96: what is refused, with a sentence of its own

OFD = raw_zip(
    Part("OFD.xml", b"<ofd:OFD/>"), Part("Doc_0/Document.xml", b"<x/>"), Part("Doc_0/Pages/0.xml")
)
MHT = (
    b"MIME-Version: 1.0\r\nX-Document-Type: Workbook\r\n"
    b'Content-Type: multipart/related; boundary="b"\r\n\r\n--b\r\n'
    b"Content-Location: file:///C:/x.htm\r\nContent-Type: text/html\r\n\r\n<html>\r\n--b--\r\n"
)
SAVED_PAGE = MHT.replace(b"X-Document-Type: Workbook", b"From: <Saved by Blink>\r\nSubject: x")
PAGE_OF_SOMEBODY = MHT.replace(
    b"X-Document-Type: Workbook", b'From: "OA" <oa@example.cn>\r\nSubject: x'
)
SHORTCUT = b"[InternetShortcut]\r\nURL=https://docs.qq.com/sheet/DUabc\r\n"
RIGHTS = compound_file(
    {"EncryptedPackage": bytes(5_000), "\x06DataSpaces": {"DRMEncryptedTransform": b"x"}}
)
KINDS: dict[str, tuple[bytes, str, str]] = {
    "ofd": (OFD, "file-ofd", "OFD"),
    "mht": (MHT, "file-mht", "另存为 .xlsx"),
    "saved-page": (SAVED_PAGE, "file-mht", "MHT"),
    "page-of-somebody": (PAGE_OF_SOMEBODY, "file-mht", "MHT"),
    "rights": (RIGHTS, "file-rights", "权限"),
    "scrambled": (SCRAMBLED, "file-scrambled", "加密"),
    "known-scrambler": (b"%TSD-Header-###%" + bytes(200), "file-scrambled", "解密"),
    "shortcut": (SHORTCUT, "file-link", "docs.qq.com/sheet/DUabc"),
    "windows-link": (b"L\0\0\0\x01\x14\x02\0" + bytes(80), "file-link", "快捷方式"),
    "letter": ("填好了：https://docs.qq.com/sheet/D1".encode(), "file-link", "作为附件"),
    "recording": (b"\0\0\0\x20ftypM4A " + bytes(50), "file-recording", "录音"),
    "picture": (b"II*\0" + bytes(50), "file-picture", "照片"),
    "layout": (b"Founder CEB 4.0" + bytes(50), "file-layout", "CEB"),
    "numbers": (raw_zip(Part("Index/Document.iwa", b"x")), "file-package", "导出"),
    "slides": (compound_file({"PowerPoint Document": bytes(50)}), "file-slides", "演示"),
    "program": (b"MZ\x90\0" + bytes(80), "file-program", "不要运行"),
    "database": (b"SQLite format 3\0" + bytes(80), "file-database", "选错"),
    "cabinet": (b"MSCF\0\0\0\0" + bytes(50), "file-archive", "解压"),
    "sealed": (b"\x30\x82\x01\0\x06\x09\x2a\x86\x48\x86\xf7\x0d\x01\x07\x03" + bytes(9), "file-sealed", "证书"),
    "word": (compound_file({"WordDocument": bytes(5_000)}), "file-word", "填回"),
    "old-xml": (b'<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>', "file-old-xml", "2003"),
}  # fmt: skip


@pytest.mark.parametrize("kind", KINDS)
def test_96_a_refusal_says_what_it_is_and_what_to_ask_for(
    issued: Issued, tmp_path: Path, office: Workspace, kind: str
) -> None:
    data, code, words = KINDS[kind]
    came = come(office, tmp_path, {"报送.xlsx": data, "好.xlsx": Return(issued).data()})
    assert outcomes(came) == ["refused", "accepted"]
    (finding,) = came.first.submission.findings
    said = explain(finding)
    assert finding.code == code
    assert words in said.message + said.suggestion
    assert said.suggestion
    assert office.ledger.archived(came.first.submission.source.sha256) == data


# Pages are documents; what is no return of ours among them may be a breakdown.
_PAGES = ("mht", "saved-page", "page-of-somebody")


@pytest.mark.parametrize("kind", _PAGES)
def test_96_a_page_without_a_breakdown_in_it_is_told_with_its_first_words(kind: str) -> None:
    with pytest.raises(DocumentError) as caught:
        understand_document(KINDS[kind][0], "方案.mht")
    assert caught.value.fault is DocumentFault.NOTHING_FOUND
    assert "\n" not in explain_error(caught.value)


# What of these is read as a document stands with the readers; the others are refused in one line.
@pytest.mark.parametrize("kind", sorted(set(KINDS) - {"letter", "word", *_PAGES}))
def test_96_a_document_of_such_a_kind_is_refused_in_its_own_words(kind: str) -> None:
    data, _, _ = KINDS[kind]
    with pytest.raises(DocumentError) as caught:
        understand_document(data, "方案.docx")
    said = explain_error(caught.value)
    assert caught.value.kind
    assert said.startswith("文件“方案.docx”")
    assert "\n" not in said


def test_96_mails_and_archives_given_as_a_breakdown_say_to_take_it_out() -> None:
    for data in (mail_of(attachment(b"x.docx", b"x")), raw_zip(Part("x")), tnef(("x", b"x"))):
        with pytest.raises(DocumentError) as caught:
            understand_document(data, "方案.eml")
        assert caught.value.kind in ("mail", "archive")


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (mail_of(b"Content-Type: application/pkcs7-mime; smime-type=enveloped-data\r\n\r\nx"), "source-mail-encrypted"),
        (mail_of(b'Content-Type: multipart/encrypted; boundary="q"\r\n\r\n--q--'), "source-mail-encrypted"),
        (mail_of(b"Content-Type: text/plain\r\n\r\n-----BEGIN PGP MESSAGE-----\r\nx"), "source-mail-encrypted"),
        (mail_of(b"Content-Type: text/html\r\n\r\n<a href='https://mail.qq.com/cgi-bin/ftnExs_download?k=1'>"), "source-elsewhere"),
        (mail_of(b"Content-Type: message/external-body; access-type=URL\r\n\r\n"), "source-elsewhere"),
        (mail_of(b"Content-Type: message/partial; number=1\r\n\r\n"), "source-split"),
        (mail_of(b"Content-Type: multipart/mixed\r\n\r\n--b1\r\nwords"), "source-damaged"),
        (mail_of(b"Content-Type: text/plain\r\n\r\nwords"), "source-empty"),
        (compound_file({"__properties_version1.0": bytes(32), "__substg1.0_001A001F": "IPM.Note.SMIME".encode("utf-16-le")}), "source-mail-encrypted"),
    ],
)  # fmt: skip
def test_96_what_a_mail_holds_instead_of_files_is_told(
    issued: Issued, tmp_path: Path, office: Workspace, data: bytes, code: str
) -> None:
    came = come(office, tmp_path, {"报送.eml": data})
    # The letter itself is kept and quoted too; the test of letters tells how.
    assert came.codes() - {"letter-greeting"} == {code}
    (told,) = [one for one in came.first.submission.findings if one.code == code]
    assert explain(told).suggestion
