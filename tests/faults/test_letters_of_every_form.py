"""Case 95 in a mail: a letter that corrects a figure is quoted, whatever program and letters it was written in."""

import base64
import struct
from collections.abc import Callable
from pathlib import Path

import pytest

from gwreport.domain.returns.returns import LETTER, Outcome
from gwreport.officefiles.archives.unpacking import unpack
from gwreport.officefiles.containers.charsets import in_charset
from gwreport.officefiles.rtf.unpacking import unpacked_rich_text
from gwreport.officefiles.rtf.words import rich_words
from gwreport.workflow.review.review_round import review_round
from tests.faults.compound_file import compound_file
from tests.faults.office import ROUND, Issued, Return, collect, copy_of
from tests.officefiles.raw_archives import mail_of, tnef, tnef_properties

WORDS = "附件请查收。投资一栏应为12.8亿元，以此为准。"
QUOTED = "投资一栏应为12.8亿元；以此为准"
GBK = WORDS.encode("gb18030")
RTF = (
    r"{\rtf1\ansi\ansicpg936{\fonttbl{\f0\fcharset134 SimSun;}}{\*\generator x;}\f0\fs20 "
    + "".join(f"\\'{byte:02x}" for byte in GBK)
    + r"\par}"
).encode()
# As Outlook packs a page: its marks are asides, its own form stands between \htmlrtf and \htmlrtf0.
PAGE_IN_RTF = (
    rb"{\rtf1\ansi\ansicpg936\fromhtml1 {\*\htmltag19 <html>}{\*\htmltag64 <p>}\htmlrtf {\b\htmlrtf0 "
    + b"".join(
        b"\\u%d?" % (ord(sign) if ord(sign) < 0x8000 else ord(sign) - 0x10000) for sign in WORDS
    )
    + rb"\htmlrtf no words}\htmlrtf0 {\*\htmltag72 </p>}}"
)


def plain(raw: bytes) -> bytes:
    return struct.pack("<II4sI", len(raw) + 12, len(raw), b"MELA", 0) + raw


def packed(raw: bytes) -> bytes:
    """Pack as Outlook does, without ever referring to what went before."""
    runs = b"".join(b"\0" + raw[at : at + 8] for at in range(0, len(raw), 8))
    return struct.pack("<II4sI", len(runs) + 12, len(raw), b"LZFu", 0) + runs


def text_part(kind: str, raw: bytes, encoding: bytes = b"8bit") -> bytes:
    head = f"Content-Type: {kind}\r\n".encode() + b"Content-Transfer-Encoding: " + encoding
    return head + b"\r\n\r\n" + (base64.b64encode(raw) if encoding == b"base64" else raw)


def in_mail(kind: str, raw: bytes, encoding: bytes = b"8bit") -> Callable[[bytes], bytes]:
    named = 'application/octet-stream; name="x.xlsx"'
    return lambda file: mail_of(text_part(kind, raw, encoding), text_part(named, file, b"base64"))


def whole(encoding: str, mark: bytes = b"") -> Callable[[bytes], bytes]:
    made = in_mail("text/plain; charset=gb2312", WORDS.encode(), b"8bit")
    return lambda file: mark + made(file).decode().encode(encoding)


def in_winmail(*message: tuple[int, bytes]) -> Callable[[bytes], bytes]:
    return lambda file: tnef(("x.xlsx", file), message=message)


def in_outlook(code: str, value: bytes) -> Callable[[bytes], bytes]:
    return lambda file: compound_file(
        {
            "__properties_version1.0": bytes(32),
            f"__substg1.0_{code}": value,
            "__attach_version1.0_#00000000": {
                "__substg1.0_3707001F": "x.xlsx".encode("utf-16-le"),
                "__substg1.0_37010102": file,
            },
        }
    )


def forwarded(file: bytes) -> bytes:
    inner = tnef(("x.xlsx", file), message=[(0x0002800C, GBK)])
    properties = tnef_properties((0x000D, 0x3701, bytes(16) + inner))
    outer = tnef(("转发", b""), message=[(0x0002800C, b"x\0")])
    # The attachment of the outer one has a mail in the place of its bytes.
    (at,) = [outer.index(struct.pack("<BII", 2, 0x0006800F, 0))]
    kept = outer[:at]
    return kept + struct.pack("<BII", 2, 0x00069005, len(properties)) + properties + bytes(2)


PROPERTIES = 0x00069003
MADE: dict[str, Callable[[bytes], bytes]] = {
    "enriched": in_mail(
        "text/enriched; charset=utf-8",
        f"<color><param>red</param>{WORDS}</color> <<x>".encode(),
    ),
    "rich": in_mail("text/rtf", RTF),
    "rich-application": in_mail("application/rtf", RTF, b"base64"),
    "calendar": in_mail(
        "text/calendar; charset=utf-8",
        f"BEGIN:VCALENDAR\r\nSUMMARY:{WORDS[:12]}\r\n {WORDS[12:]}\r\nEND:VCALENDAR".encode(),
    ),
    "markdown": in_mail("text/markdown; charset=utf-8", WORDS.encode()),
    "xhtml": in_mail("application/xhtml+xml", f"<html><body><p>{WORDS}</p></body></html>".encode()),
    "flowed": in_mail(
        "text/plain; charset=utf-8; format=flowed; delsp=yes",
        f"{WORDS[:10]} \r\n{WORDS[10:]}".encode(),
    ),
    "hz": in_mail("text/plain; charset=hz-gb-2312", WORDS.encode("hz")),
    "unicode": in_mail("text/plain; charset=unicode", WORDS.encode("utf-16-le"), b"base64"),
    "utf-16": in_mail("text/plain; charset=utf-16", WORDS.encode("utf-16"), b"base64"),
    "utf-16-big": in_mail("text/plain; charset=UTF-16", WORDS.encode("utf-16-be"), b"base64"),
    "euc-cn": in_mail("text/plain; charset=EUC-CN", GBK),
    "gb-odd": in_mail("text/plain; charset=x-gb2312-11", GBK),
    "windows-936": in_mail("text/plain; charset=windows-936", GBK),
    "gb-as-western": in_mail("text/plain; charset=iso-8859-1", GBK),
    "utf-8-as-gb": in_mail("text/plain; charset=gb2312", WORDS.encode()),
    "unknown": in_mail("text/plain; charset=unknown-8bit", GBK),
    "no-charset-of-text": in_mail("text/plain; charset=base64", GBK),
    "iso-2022-cn": in_mail(
        "text/plain; charset=ISO-2022-CN",
        b"".join(
            sign.encode()
            if sign.isascii()
            else b"\x1b$)A\x0e" + bytes(byte & 0x7F for byte in sign.encode("gb2312")) + b"\x0f"
            for sign in WORDS
        ),
    ),
    "inner-subject": lambda file: mail_of(
        text_part(
            "message/rfc822",
            in_mail("text/plain", b"x")(file).replace(b"Subject: x", b"Subject: " + GBK),
        )
    ),
    "breaks-of-a-mac": lambda file: in_mail("text/plain", WORDS.encode())(file).replace(
        b"\r\n", b"\r"
    ),
    "outlook-utf-8": in_outlook("1000001E", WORDS.encode()),
    "outlook-gbk": in_outlook("1000001E", GBK),
    "whole-utf-16": whole("utf-16"),
    "whole-utf-16-no-mark": whole("utf-16-le"),
    "whole-utf-16-big": whole("utf-16-be", b"\xfe\xff"),
    "winmail-body": in_winmail((0x00069007, struct.pack("<II", 936, 0)), (0x0002800C, GBK + b"\0")),
    "winmail-subject": in_winmail((0x00018004, GBK + b"\0")),
    "winmail-unicode": in_winmail(
        (PROPERTIES, tnef_properties((0x001F, 0x1000, WORDS.encode("utf-16-le") + b"\0\0")))
    ),
    "winmail-page": in_winmail(
        (PROPERTIES, tnef_properties((0x0102, 0x1013, f"<html><p>{WORDS}</p></html>".encode())))
    ),
    "winmail-rich": in_winmail((PROPERTIES, tnef_properties((0x0102, 0x1009, plain(RTF))))),
    "winmail-packed": in_winmail((PROPERTIES, tnef_properties((0x0102, 0x1009, packed(RTF))))),
    "winmail-page-in-rich": in_winmail(
        (PROPERTIES, tnef_properties((0x0102, 0x1009, packed(PAGE_IN_RTF))))
    ),
    "winmail-forwarded": forwarded,
    "outlook-rich": in_outlook("10090102", packed(RTF)),
}


@pytest.mark.parametrize("name", MADE)
def test_95_letter_of_any_form_and_letters_is_given_with_its_file(name: str) -> None:
    (member,) = unpack("邮件", MADE[name](b"PK words"))
    assert member.data == b"PK words"
    assert WORDS in member.letter
    assert member.letter.count("12.8") == 1
    assert "no words" not in member.letter


IN_BIG5 = "附件請查收，投資應為12.8億元。"


@pytest.mark.parametrize(
    ("page", "encoding"),
    [(950, "big5"), (949, "cp949"), (932, "cp932"), (52936, "hz"), (65000, "utf-7")],
)
def test_95_letter_in_a_winmail_is_read_by_the_code_page_that_it_tells(
    page: int, encoding: str
) -> None:
    words = {"cp949": "투자 12.8", "cp932": "投資は12.8です", "utf-7": WORDS, "hz": WORDS}.get(
        encoding, IN_BIG5
    )
    told = struct.pack("<I", page)
    raw = words.encode(encoding)
    html = b"<html><p>" + raw + b"</p></html>"
    of_page = (
        struct.pack("<IHHI", 2, 0x0003, 0x3FDE, page) + tnef_properties((0x0102, 0x1013, html))[4:]
    )
    for message in (
        [(0x00069007, told), (0x0002800C, raw + b"\0")],
        [(0x00069007, told), (PROPERTIES, tnef_properties((0x001E, 0x1000, raw + b"\0")))],
        [(PROPERTIES, of_page)],
    ):
        (member,) = unpack("winmail.dat", in_winmail(*message)(b"PK words"))
        assert member.letter == words


@pytest.mark.parametrize(
    ("kind", "raw", "lines"),
    [
        (
            "text/enriched",
            "<bold>投资</bold>一栏\n应为<color><param>red</param>3亿元</color>，<<4亿元\n\n以此为准",
            ["投资一栏 应为3亿元，<4亿元", "以此为准"],
        ),
        (
            "text/calendar",
            "SUMMARY:投资一栏\\, 应为3亿元\\; 以此为准\nDESCRIPTION;LANGUAGE=zh:一\\n二\\\\三",
            ["投资一栏, 应为3亿元; 以此为准", "一", "二\\三"],
        ),
    ],
    ids=["enriched", "calendar"],
)
def test_95_marks_of_a_part_of_the_letter_are_no_words_of_it(
    kind: str, raw: str, lines: list[str]
) -> None:
    made = in_mail(f"{kind}; charset=utf-8", raw.encode())(b"PK words")
    (member,) = unpack("a.eml", made)
    assert member.letter.split("\n") == ["主题：x", *lines]


def test_95_what_a_letter_says_as_text_and_as_page_is_given_once_whatever_the_blanks() -> None:
    text = "投资一栏应为 12.8 亿元，\n以此为准。  请 查收"
    page = "<p>投资一栏应为12.8亿元，</p><p>以此为准。</p><p>请查收</p><p>另附说明</p>"
    parts = (("text/plain; charset=utf-8", text), ("text/html; charset=utf-8", page))
    (member,) = unpack("a.eml", mail_of(*(text_part(kind, raw.encode()) for kind, raw in parts)))
    assert member.letter == f"主题：x\n{text}\n另附说明"


@pytest.mark.parametrize("name", ["winmail-body", "enriched", "hz", "whole-utf-16"])
def test_95_letter_of_such_a_form_is_quoted(issued: Issued, tmp_path: Path, name: str) -> None:
    with copy_of(issued, tmp_path) as workspace:
        (file,) = collect(workspace, {"a.eml": MADE[name](Return(issued).data())}, tmp_path / "in")
        review = review_round(workspace, ROUND)
    assert file.submission.outcome is Outcome.ACCEPTED_WITH_FINDINGS
    (finding,) = [found for found in file.submission.findings if found.code == "letter-telling"]
    assert finding.facts["text"] == QUOTED
    letters = [text.text for item in review.items for text in item.texts if text.what == LETTER]
    assert any(WORDS in words for words in letters)


def test_what_outlook_packed_is_unpacked_as_its_paper_shows() -> None:
    # [MS-OXRTFCP] 3.2.
    simple = bytes.fromhex(
        "2d0000002b0000004c5a4675f1c5c7a703000a00726370673132354232"
        "0af32068656c090020627705b06c647d0a800fa0"
    )
    crossing = bytes.fromhex("1a0000001c0000004c5a4675e2d44b51410004205758595a0d6e7d010eb0")
    assert unpacked_rich_text(simple) == b"{\\rtf1\\ansi\\ansicpg1252\\pard hello world}\r\n"
    assert unpacked_rich_text(crossing) == b"{\\rtf1 WXYZWXYZWXYZWXYZWXYZ}"
    for length in range(len(simple)):
        assert unpacked_rich_text(simple).startswith(unpacked_rich_text(simple[:length]))
    assert unpacked_rich_text(b"\xff" * 400) == b""


@pytest.mark.parametrize(
    ("rich", "words"),
    [
        (rb"{\rtf1 a\par b\line c\tab d}", "a\nb\nc\td"),
        (rb"{\rtf1{\info{\title x}}{\pict 00ff}a{\v hidden}b}", "ab"),
        (rb"{\rtf1\uc2\u26032\'d0\'c2 x\{\}\\}", "新 x{}\\"),
        (rb"{\rtf1\u-10179?\u-8704?}", "\U0001f600"),
        (rb"{\rtf1 a\bin3 {{}b}", "ab"),
        (rb"{\rtf1 a", "a"),
        (rb"}}}a", "a"),
    ],
)
def test_the_words_of_a_rich_text_are_what_its_reader_sees(rich: bytes, words: str) -> None:
    assert rich_words(rich) == words


def test_95_a_text_shown_inline_is_a_file_and_of_the_letter() -> None:
    inline = text_part('text/plain; name="说明.txt"', WORDS.encode()).replace(
        b"\r\n\r\n", b"\r\nContent-Disposition: inline\r\n\r\n", 1
    )
    file = text_part('application/octet-stream; name="x.xlsx"', b"PK words")
    members = [*unpack("a.eml", mail_of(inline, file))]
    assert [member.name for member in members] == ["说明.txt", "x.xlsx"]
    assert all(WORDS in member.letter for member in members)


def test_a_name_of_no_charset_is_never_asked_of_python() -> None:
    for name in (
        "idna",
        "punycode",
        "unicode_escape",
        "undefined",
        "zip",
        "..",
        "x" * 10_000,
        "\0",
    ):
        assert in_charset(GBK, name) == WORDS


def test_a_character_set_of_another_country_is_believed() -> None:
    # What is none decodes nothing; a Chinese text that only calls itself so is read as Chinese.
    assert in_charset("完成しました".encode("euc-jp"), "EUC-JP") == "完成しました"
    assert in_charset("완성".encode("euc-kr"), "ks_c_5601-1987") == "완성"


def test_a_file_that_is_encoded_in_a_strange_way_is_told() -> None:
    for words in (
        b"=ybegin line=128 size=5 name=a.xlsx\r\nabc\r\n=yend size=5",
        b"(This file must be converted with BinHex 4.0)\r\n:$f*TEQKPH#jdH:",
    ):
        (member,) = unpack("a.eml", mail_of(text_part("text/plain", words)))
        assert member.problem == "method"
