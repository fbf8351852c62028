"""Saved mails: every attachment under its name, whatever holds it, and no mail without end."""

import base64
from collections.abc import Callable
from email.header import Header

import pytest

from gwreport.officefiles.archives import unpacking as archives
from gwreport.officefiles.archives.unpacking import Problem, unpack
from gwreport.officefiles.containers.mail_headers import Head, base64_bytes
from gwreport.officefiles.containers.mail_parts import PARTS_LIMIT
from gwreport.officefiles.content import Content, sniff
from tests.officefiles.raw_archives import attachment, mail_of
from tests.processor_time import at_most

HEAD = b"From: a@example.cn\r\nTo: b@example.cn\r\nSubject: x\r\nMIME-Version: 1.0\r\n"
PAGE = (
    b'From: "OA" <oa@example.cn>\r\nSubject: x\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; '
    b"boundary=b\r\n\r\nwords\r\n--b\r\nContent-Location: http://oa/x\r\nContent-Type: text/html\r\n\r\n<p>"
)
NAME = "区水务局（一）2025年前三季度.xlsx"


@pytest.fixture(autouse=True)
def nothing_unforeseen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archives, "_UNFORESEEN", ())


def members(data: bytes) -> list[tuple[str, bytes | None, str]]:
    assert sniff(data) is Content.MAIL
    return [(one.name, one.data, one.problem) for one in unpack("报送.eml", data)]


def named(disposition: bytes) -> bytes:
    return mail_of(
        b"Content-Type: application/octet-stream\r\nContent-Disposition: "
        + disposition
        + b"\r\n\r\nwords"
    )


def words(encoding: str, *pieces: bytes) -> bytes:
    return b"\r\n ".join(
        b"=?" + encoding.encode() + b"?B?" + base64.b64encode(piece) + b"?=" for piece in pieces
    )


GBK = NAME.encode("gb18030")


@pytest.mark.parametrize(
    "disposition",
    [
        b'attachment; filename="' + NAME.encode() + b'"',
        b'attachment; filename="' + GBK + b'"',
        b"attachment; filename=" + GBK,
        b'attachment;\r\n filename="' + words("gb18030", GBK) + b'"',
        # A character of two bytes is torn between two words, as the usual programs do.
        b'attachment;\r\n filename="' + words("gb2312", GBK[:5], GBK[5:12], GBK[12:]) + b'"',
        b'attachment;\r\n filename="' + words("UTF-8", NAME.encode()[:7], NAME.encode()[7:]) + b'"',
        b'attachment; filename="' + Header(NAME, "utf-8").encode().encode() + b'"',
        b"attachment; filename*=utf-8''" + b"".join(b"%%%02X" % byte for byte in NAME.encode()),
        b"attachment; filename*=GBK'zh-CN'" + b"".join(b"%%%02X" % byte for byte in GBK),
        b"attachment;\r\n filename*0*=gb2312''" + b"".join(b"%%%02X" % byte for byte in GBK[:9])
        + b";\r\n filename*1*=" + b"".join(b"%%%02X" % byte for byte in GBK[9:]),
        b"attachment; filename*0*=utf-8''" + b"".join(b"%%%02X" % byte for byte in NAME.encode()[:12])
        + b'; filename*1="' + NAME.encode()[12:] + b'"',
        b'attachment; filename="' + words("x-unknown", GBK) + b'"',
        b'attachment; filename="' + words("punycode", GBK) + b'"',
        b'attachment; size=5 ; FileName = "' + NAME.encode() + b'" ; x=y',
    ],
)  # fmt: skip
def test_names_in_every_usual_writing(disposition: bytes) -> None:
    assert members(named(disposition)) == [(NAME, b"words", "")]


@pytest.mark.parametrize(
    ("head", "body"),
    [
        (b"base64", base64.encodebytes(b"words")),
        (b"BASE64 ", b"  d29y\r\n\r\nZHM\r\n"),
        (b"base64", b"d29yZHM=\r\nsome footer of a mailing list?"[:12]),
        (b"quoted-printable", b"wo=72d=73"),
        (b"8bit", b"words"),
        (b"", b"words"),
        (b"x-unknown", b"words"),
        (b"x-uuencode", b"begin 644 a\r\n%=V]R9',\r\n`\r\nend\r\n"),
    ],
)
def test_every_way_of_writing_the_content(head: bytes, body: bytes) -> None:
    part = b"Content-Disposition: attachment; filename=a.xlsx\r\nContent-Transfer-Encoding: "
    assert members(mail_of(part + head + b"\r\n\r\n" + body)) == [("a.xlsx", b"words", "")]


@pytest.mark.parametrize("end", [b"", b"=", b"==", b"\r\n", b"!", b"A"])
def test_base64_that_is_cut_off_gives_what_there_is(end: bytes) -> None:
    assert base64_bytes(b"d29yZHM" + end)[:5] == b"words"


def test_a_mail_that_is_nothing_but_the_file() -> None:
    data = (
        HEAD
        + b'Content-Type: application/x; name="a.xlsx"\r\nContent-Transfer-Encoding: base64\r\n\r\n'
    )
    assert members(data + base64.encodebytes(b"words")) == [("a.xlsx", b"words", "")]


def test_lines_may_end_in_any_way_and_the_last_boundary_may_be_missing() -> None:
    data = mail_of(attachment(b"a.xlsx", b"words"), attachment(b"b.xlsx", b"more"))
    expected = [("a.xlsx", b"words", ""), ("b.xlsx", b"more", "")]
    assert members(data) == expected
    assert members(data.replace(b"\r\n", b"\n")) == expected
    assert members(data[: data.rindex(b"--b0--")]) == expected
    assert members(b"\xef\xbb\xbf\r\n" + data) == expected
    assert members(data.replace(b"--b0\r\n", b"--b0  \r\n")) == expected


def test_a_boundary_that_begins_like_another_is_another() -> None:
    inner = mail_of(attachment(b"a.xlsx", b"1"), boundary="b0x").partition(
        b"MIME-Version: 1.0\r\n"
    )[2]
    assert members(mail_of(inner, attachment(b"b.xlsx", b"2"))) == [
        *(("a.xlsx", b"1", ""), ("b.xlsx", b"2", ""))
    ]


def test_pictures_of_the_letter_are_told_apart_from_pictures_that_are_sent() -> None:
    shown = b"Content-Type: image/png; name=logo.png\r\nContent-ID: <1>\r\n\r\n\x89PNG"
    sent = (
        b"Content-Type: image/png\r\nContent-Disposition: attachment; filename=a.png\r\n\r\n\x89PNG"
    )
    assert members(mail_of(shown, sent)) == [
        ("logo.png", None, Problem.PICTURE),
        ("a.png", b"\x89PNG", ""),
    ]


def test_words_seals_and_receipts_are_no_files() -> None:
    letter = b"Content-Type: text/html\r\n\r\n<p>https://example.cn/ see attached</p>"
    seal = b'Content-Type: application/pkcs7-signature; name="smime.p7s"\r\n\r\nx'
    receipt = b"Content-Type: message/delivery-status\r\n\r\nx"
    assert members(mail_of(letter, seal, receipt)) == [("报送.eml", None, Problem.EMPTY)]


def test_a_link_to_a_file_elsewhere_is_told_once_for_its_server() -> None:
    letter = b"https://mail.qq.com/cgi-bin/ftnExs_download?k=1 https://mail.qq.com/cgi-bin/ftnExs_x https://kdocs.cn/l/2"
    plain, page = (
        b"Content-Type: text/" + kind + b"\r\n\r\n" + letter for kind in (b"plain", b"html")
    )
    assert [(name, problem) for name, _, problem in members(mail_of(plain, page))] == [
        ("链接（mail.qq.com）", Problem.ELSEWHERE),
        ("链接（kdocs.cn）", Problem.ELSEWHERE),
    ]


def test_several_uuencoded_files_in_one_letter() -> None:
    letter = b"one:\r\nbegin 644 a.xlsx\r\n%=V]R9',\r\n`\r\nend\r\nbegin the day\r\nbegin 755 b c.xlsx\r\n%=V]R9',\r\n`\r\nend\r\n"
    assert members(HEAD + b"\r\n" + letter) == [
        ("a.xlsx", b"words", ""),
        ("b c.xlsx", b"words", ""),
    ]


def test_words_that_begin_like_a_file_are_no_file() -> None:
    letter = b"begin 644 the list:\r\nFirst, the dams. Then everything else that was asked for.\r\nend\r\n"
    assert members(HEAD + b"\r\n" + letter) == [("报送.eml", None, Problem.EMPTY)]


def test_every_mail_of_a_mailbox_is_taken() -> None:
    mail = mail_of(attachment(b"a.xlsx", b"1"))
    mailbox = b"".join(
        b"From a@example.cn Wed Oct  8 09:00:00 2025\r\n" + mail + b"\r\n" for _ in range(3)
    )
    assert members(mailbox) == [("a.xlsx", b"1", "")] * 3


def forwarded(data: bytes, encoding: bytes) -> bytes:
    content = base64.encodebytes(data) if encoding == b"base64" else data
    return (
        HEAD
        + b"Content-Type: message/rfc822\r\nContent-Transfer-Encoding: "
        + encoding
        + b"\r\n\r\n"
        + content
    )


def test_mails_in_mails_are_opened_to_a_depth_that_is_told() -> None:
    data = mail_of(attachment(b"a.xlsx", b"1"))
    for _ in range(10):
        data = forwarded(data, b"base64")
    assert members(data) == [("a.xlsx", b"1", "")]
    for _ in range(30):
        data = forwarded(data, b"7bit")
    (found,) = unpack("报送.eml", data)
    assert (found.problem, found.detail) == (Problem.TOO_DEEP, "30")


MIXED = b'Content-Type: multipart/mixed; boundary="b"\r\n\r\n'
TEXT = b"--b\r\n\r\nx\r\n"
FILE = b"--b\r\nContent-Disposition: attachment; filename=a.xlsx\r\n\r\nx\r\n"
LEVEL = b'Content-Type: multipart/mixed; boundary="b%d"\r\n\r\n--b%d\r\n'
TYPED = b"Content-Type: multipart/mixed"


def name_of(word: bytes) -> bytes:
    """Attach a file whose name is a word many times."""
    return (
        b'--b\r\nContent-Type: application/x; name="'
        + word * (16_000 // len(word))
        + b'"\r\n\r\n\r\n'
    )


# Mails that cost the usual parsers hours, and what must be told of the last of each.
ENDLESS: dict[str, tuple[Callable[[], bytes], str]] = {
    "parts": (lambda: HEAD + MIXED + TEXT * 100_000 + b"--b--", "too-many"),
    "files": (lambda: HEAD + MIXED + FILE * 100_000 + b"--b--", "too-many"),
    "levels": (lambda: HEAD + b"".join(LEVEL % (n, n) for n in range(100_000)), "too-deep"),
    "one level": (lambda: HEAD + (MIXED + b"--b\r\n") * 100_000, "too-many"),
    "mails": (lambda: (HEAD + b"Content-Type: message/rfc822\r\n\r\n") * 100_000, "too-deep"),
    "mailbox": (lambda: (b"From a\r\n" + HEAD + b"\r\nx\r\n\r\n") * 100_000, "too-many"),
    "header": (lambda: HEAD + b"X: " + b"a" * (2 << 20) + b"\r\n\r\nx", "damaged"),
    "folded": (lambda: HEAD + b"X: a" + b"\r\n a" * 400_000 + b"\r\n\r\nx", "damaged"),
    "lines": (lambda: HEAD + b"X: a\r\n" * 200_000 + b"\r\nx", "damaged"),
    "quotes": (lambda: HEAD + TYPED + b";" + b';"' * 100_000 + b"\r\n\r\nx", "damaged"),
    "pieces": (lambda: HEAD + TYPED + b"; a*0*=utf-8''%41" * 100_000, "damaged"),
    "words": (lambda: HEAD + MIXED + name_of(b"=?utf-8?B?") * 50 + b"--b--", ""),
    "many words": (lambda: HEAD + MIXED + name_of(b"=?utf-8?Q?=41?= ") * 50 + b"--b--", ""),
    "begins": (lambda: HEAD + b"\r\n" + b"begin 644 x\r\n" * 200_000, "empty"),
    "addresses": (
        lambda: HEAD + b"Content-Type: text/html\r\n\r\n" + b"https://" * 200_000,
        "empty",
    ),
    "boundaries": (lambda: HEAD + MIXED + b"--bx\r\n" * 200_000, "damaged"),
    "dashes": (lambda: HEAD + MIXED + b"--b" * 400_000, "damaged"),
}


@pytest.mark.parametrize("kind", ENDLESS)
def test_a_mail_without_end_ends_soon_in_its_own_sentence(kind: str) -> None:
    make, problem = ENDLESS[kind]
    data = make()
    with at_most(5):
        found = list(unpack("报送.eml", data))
    assert found[-1].problem == problem
    assert len(found) <= max(archives.MEMBERS_LIMIT + 1, PARTS_LIMIT)


def test_ten_thousand_parts_and_a_good_one_in_front() -> None:
    many = mail_of(attachment(b"a.xlsx", b"1"), *[b"Content-Type: text/plain\r\n\r\nx"] * 12_000)
    assert members(many) == [("a.xlsx", b"1", ""), ("报送.eml", None, Problem.TOO_MANY)]


@pytest.mark.parametrize(
    ("data", "content"),
    [
        (b"From: a\r\nSubject: b\r\n\r\nx", Content.MAIL),
        (b"Received: from x\r\n by y\r\nMessage-ID: <1>\r\n\r\nx", Content.MAIL),
        (b"subject: a\r\nFROM: b\r\n\r\nx", Content.MAIL),
        (b"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=b\r\n\r\n", Content.WEB_ARCHIVE),
        (b"From: =?gb2312?B?08kgTWljcm9zb2Z0ILGjtOY=?=\r\nSubject: x\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=b\r\n\r\n", Content.WEB_ARCHIVE),
        (b"From: a@example.cn\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=b\r\n\r\n", Content.MAIL),
        (PAGE, Content.WEB_ARCHIVE),
        (PAGE.replace(b"Subject: x", b"Subject: x\r\nTo: b@example.cn"), Content.MAIL),
        (PAGE.replace(b"Subject: x", b"Message-ID: <1>"), Content.MAIL),
        (PAGE.replace(b"Content-Location: http://oa/x\r\n", b""), Content.MAIL),
        ("主题: 报送\r\n发件人: 甲\r\n\r\n".encode(), Content.TEXT),
        (b"Subject: only one\r\n\r\nx", Content.TEXT),
        (b"a: b\r\nc: d\r\n" * 5_000, Content.TEXT),
        ("牵头单位：甲局\r\n".encode(), Content.TEXT),
    ],
)  # fmt: skip
def test_what_is_a_mail_is_told_by_its_first_lines(data: bytes, content: Content) -> None:
    assert sniff(data) is content


def test_96_a_page_in_the_form_of_a_mail_is_told_by_its_suffix_where_its_bytes_may_be_a_mail() -> (
    None
):
    page = PAGE.replace(b"Content-Location: http://oa/x\r\n", b"")
    assert sniff(page, "情况.MHT") is Content.WEB_ARCHIVE
    assert sniff(page, "情况.eml") is Content.MAIL
    # It was sent, whatever it is called.
    sent = page.replace(b"Subject: x", b"Message-ID: <1@example.cn>")
    assert sniff(sent, "情况.mht") is Content.MAIL
    assert sniff(mail_of(attachment(b"a.xlsx", b"x")), "情况.mht") is Content.MAIL


def test_a_field_is_read_once_and_without_what_follows_the_name() -> None:
    head = Head(
        b"Content-Type: Text/Plain;\r\n charset=GBK\r\nCONTENT-TYPE: text/html\r\nrubbish\r\n x\r\n"
    )
    assert (head.content_type, head.charset, head.file_name, head.encoding) == (
        "text/plain",
        "gbk",
        "",
        "",
    )
