"""The attachments and the letter in a winmail.dat, as Outlook sends a mail in a format of its own ([MS-OXTNEF])."""

import struct
from collections.abc import Iterator

from gwreport.officefiles.containers.budget import Budget
from gwreport.officefiles.containers.charsets import decoded, in_charset
from gwreport.officefiles.containers.members import Member, Problem, UnpackError
from gwreport.officefiles.mail.attachments import NAMELESS
from gwreport.officefiles.mail.letters import SUBJECT, letter
from gwreport.officefiles.rtf.unpacking import unpacked_rich_text

SIGNATURE = b"\x78\x9f\x3e\x22"
_FIRST = 6  # the signature and a key
_ATTRIBUTE = struct.Struct("<BII")
_NEW_ATTACHMENT, _TITLE, _CONTENT, _PROPERTIES = 0x00069002, 0x00018010, 0x0006800F, 0x00069005
_SUBJECT, _BODY, _MESSAGE_PROPERTIES, _CODE_PAGE = 0x00018004, 0x0002800C, 0x00069003, 0x00069007
_LONG_NAME, _OBJECT = 0x3707, 0x3701
_SUBJECT_PROPERTY, _BODY_PROPERTY, _PAGE, _RICH_TEXT, _PAGE_CODE = (
    0x0037,
    0x1000,
    0x1013,
    0x1009,
    0x3FDE,
)
_INTERFACE = 16  # bytes before a forwarded mail, which say what it is
_STRING, _UNICODE, _BINARY, _EMBEDDED = 0x001E, 0x001F, 0x0102, 0x000D
_MANY = 0x1000
_SIZES = {0x0002: 2, 0x000A: 4, 0x000B: 2}
_EIGHT = (0x0005, 0x0006, 0x0007, 0x0014, 0x0040)
_VALUES_LIMIT = 10_000
_DEEPEST, _SECONDS = 5, 5.0
_CHARSETS = {65001: "utf-8", 65000: "utf-7", 20127: "us-ascii", 52936: "hz", 28591: "iso-8859-1"}


class _Attachment:
    def __init__(self) -> None:
        self.title = ""
        self.long_name = ""
        self.content: bytes | None = None
        self.message: bytes | None = None
        self.is_object = False

    def member(self) -> Member:
        name = self.long_name or self.title or NAMELESS
        if self.content is not None:
            return Member(name, self.content)
        return Member(name, None, Problem.OBJECT if self.is_object else Problem.DAMAGED)


class _Letter:
    """The words of a mail and of those forwarded in it, as they are found."""

    def __init__(self) -> None:
        self.subject = ""
        self.texts: list[str] = []
        self.others: list[tuple[str, str]] = []

    def take_subject(self, words: str) -> None:
        # It is told twice, as an attribute and as a property.
        if self.subject and words != self.subject:
            self.texts.append(f"{SUBJECT}{words}")
        self.subject = self.subject or words


def tnef_files(data: bytes, budget: Budget) -> Iterator[Member]:
    """Yield each file that is attached, those of forwarded mails too; raises UnpackError for what is
    behind those it gave.
    """
    waiting = [(data, 0)]
    is_whole = True
    while waiting:
        message, depth = waiting.pop()
        attachments, is_complete = _attachments(message, budget)
        is_whole = is_whole and is_complete
        for attachment in attachments:
            if attachment.message is None or attachment.content is not None:
                budget.count_member()
                yield attachment.member()
            elif depth < _DEEPEST:
                waiting.append((attachment.message, depth + 1))
            else:
                budget.count_member()
                name = attachment.long_name or attachment.title or NAMELESS
                yield Member(name, None, Problem.TOO_DEEP, str(_DEEPEST))
    if not is_whole:
        raise UnpackError(Problem.DAMAGED)


def tnef_letter(data: bytes) -> str:
    """Give the words of a mail and of those forwarded in it, "" for none; the subject comes first."""
    found = _Letter()
    budget = Budget(1, len(data), len(data), _SECONDS)
    waiting = [(data, 0)]
    try:
        while waiting:
            message, depth = waiting.pop()
            _take_words(found, message, budget)
            if depth < _DEEPEST:
                attachments, _ = _attachments(message, budget)
                waiting += [(one.message, depth + 1) for one in attachments if one.message]
    except UnpackError:
        pass  # the reader of the attachments tells of it
    return letter(found.subject, found.texts, found.others)


def _attributes(data: bytes, budget: Budget) -> Iterator[tuple[int, bytes]]:
    """Yield the code and the value of each attribute; the last is (0, b"") where none is cut off."""
    at = _FIRST
    while at < len(data):
        budget.check_time()
        if at + _ATTRIBUTE.size > len(data):
            return
        _, code, length = _ATTRIBUTE.unpack_from(data, at)
        start = at + _ATTRIBUTE.size
        at = start + length + 2
        if at > len(data):
            return
        yield code, data[start : start + length]
    yield 0, b""


def _attachments(data: bytes, budget: Budget) -> tuple[list[_Attachment], bool]:
    """Give what is attached, and whether the file is whole."""
    found: list[_Attachment] = []
    is_whole = False
    for code, value in _attributes(data, budget):
        is_whole = code == 0
        if code == _NEW_ATTACHMENT:
            found.append(_Attachment())
        elif found:
            _take(found[-1], code, value)
    return found, is_whole


def _take(attachment: _Attachment, code: int, value: bytes) -> None:
    if code == _TITLE:
        attachment.title = decoded(value.rstrip(b"\0"))
    elif code == _CONTENT:
        attachment.content = value
    elif code == _PROPERTIES:
        for kind, name, raw in _properties(value):
            if name == _LONG_NAME:
                attachment.long_name = _words(raw, kind, "")
            elif name == _OBJECT:
                attachment.is_object = True
                if raw[_INTERFACE : _INTERFACE + len(SIGNATURE)] == SIGNATURE:
                    attachment.message = raw[_INTERFACE:]


def _take_words(found: _Letter, data: bytes, budget: Budget) -> None:
    charset = ""
    is_in_attachment = False
    for code, value in _attributes(data, budget):
        is_in_attachment = is_in_attachment or code == _NEW_ATTACHMENT
        if is_in_attachment:
            continue
        if code == _CODE_PAGE and len(value) >= 4:
            charset = _charset(value[:4])
        elif code == _SUBJECT:
            found.take_subject(_words(value, _STRING, charset))
        elif code == _BODY:
            found.texts.append(_words(value, _STRING, charset))
        elif code == _MESSAGE_PROPERTIES:
            _take_properties(found, value, charset)


def _take_properties(found: _Letter, data: bytes, charset: str) -> None:
    page_charset = charset
    pages: list[tuple[int, bytes]] = []
    for kind, name, raw in _properties(data):
        if name == _PAGE_CODE:
            page_charset = _charset(raw)
        elif name == _SUBJECT_PROPERTY:
            found.take_subject(_words(raw, kind, charset))
        elif name == _BODY_PROPERTY:
            found.texts.append(_words(raw, kind, charset))
        elif name == _PAGE:
            pages.append((kind, raw))
        elif name == _RICH_TEXT:
            found.others.append(("text/rtf", unpacked_rich_text(raw).decode("latin-1")))
    found.others += [("text/html", _words(raw, kind, page_charset)) for kind, raw in pages]


def _charset(number: bytes) -> str:
    code = int.from_bytes(number[:4], "little")
    return _CHARSETS.get(code, f"cp{code}")


def _words(raw: bytes, kind: int, charset: str) -> str:
    is_unicode = kind & ~_MANY == _UNICODE
    text = (
        raw.decode("utf-16-le", "replace") if is_unicode else in_charset(raw.rstrip(b"\0"), charset)
    )
    return text.rstrip("\0")


def _properties(data: bytes) -> Iterator[tuple[int, int, bytes]]:
    """Yield kind, code and first value of each property, up to where they are cut off."""
    try:
        (count,) = struct.unpack_from("<I", data)
        at = 4
        for _ in range(min(count, _VALUES_LIMIT)):
            kind, code = struct.unpack_from("<HH", data, at)
            at += 4
            if code >= 0x8000:
                at = _behind_name(data, at)
            values, at = _values(data, at, kind)
            if values:
                yield kind, code, values[0]
    except (struct.error, IndexError):
        return  # the plain attributes tell the same, if less well


def _behind_name(data: bytes, at: int) -> int:
    # A set of 16 bytes, then a number or a name.
    (is_text,) = struct.unpack_from("<I", data, at + 16)
    if not is_text:
        return at + 24
    (length,) = struct.unpack_from("<I", data, at + 20)
    return at + 24 + length + (-length % 4)


def _values(data: bytes, at: int, kind: int) -> tuple[list[bytes], int]:
    plain = kind & ~_MANY
    count = 1
    is_long = plain in (_STRING, _UNICODE, _BINARY, _EMBEDDED)
    if kind & _MANY or is_long:
        (count,) = struct.unpack_from("<I", data, at)
        at += 4
    values: list[bytes] = []
    for _ in range(min(count, _VALUES_LIMIT)):
        if is_long:
            (length,) = struct.unpack_from("<I", data, at)
            at += 4
        else:
            length = 16 if plain == 0x0048 else 8 if plain in _EIGHT else _SIZES.get(plain, 4)
        if at + length > len(data):
            raise IndexError
        values.append(data[at : at + length])
        # Every value ends at a multiple of four.
        at += length + (-length % 4)
    return values, at
