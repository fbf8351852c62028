"""The attachments in a winmail.dat, as Outlook sends a mail in a format of its own ([MS-OXTNEF])."""

import struct
from collections.abc import Iterator

from gwreport.officefiles.containers.budget import Budget
from gwreport.officefiles.containers.mail_headers import decoded
from gwreport.officefiles.containers.members import Member, Problem, UnpackError
from gwreport.officefiles.mail.attachments import NAMELESS

SIGNATURE = b"\x78\x9f\x3e\x22"
_FIRST = 6  # the signature and a key
_ATTRIBUTE = struct.Struct("<BII")
_NEW_ATTACHMENT, _TITLE, _CONTENT, _PROPERTIES = 0x00069002, 0x00018010, 0x0006800F, 0x00069005
_LONG_NAME, _OBJECT = 0x3707, 0x3701
_STRING, _UNICODE, _BINARY, _EMBEDDED = 0x001E, 0x001F, 0x0102, 0x000D
_MANY = 0x1000
_SIZES = {0x0002: 2, 0x000A: 4, 0x000B: 2}
_EIGHT = (0x0005, 0x0006, 0x0007, 0x0014, 0x0040)
_VALUES_LIMIT = 10_000


class _Attachment:
    def __init__(self) -> None:
        self.title = ""
        self.long_name = ""
        self.content: bytes | None = None
        self.is_object = False

    def member(self) -> Member:
        name = self.long_name or self.title or NAMELESS
        if self.content is not None:
            return Member(name, self.content)
        return Member(name, None, Problem.OBJECT if self.is_object else Problem.DAMAGED)


def tnef_files(data: bytes, budget: Budget) -> Iterator[Member]:
    """Yield each file that is attached; raises UnpackError for what is behind those it gave."""
    attachment: _Attachment | None = None
    at = _FIRST
    while at < len(data):
        budget.check_time()
        if at + _ATTRIBUTE.size > len(data):
            break
        _, code, length = _ATTRIBUTE.unpack_from(data, at)
        start = at + _ATTRIBUTE.size
        at = start + length + 2
        if at > len(data):
            break
        if code == _NEW_ATTACHMENT:
            if attachment is not None:
                budget.count_member()
                yield attachment.member()
            attachment = _Attachment()
        elif attachment is not None:
            _take(attachment, code, data[start : start + length])
    if attachment is not None:
        budget.count_member()
        yield attachment.member()
    if at != len(data):
        raise UnpackError(Problem.DAMAGED)


def _take(attachment: _Attachment, code: int, value: bytes) -> None:
    if code == _TITLE:
        attachment.title = decoded(value.rstrip(b"\0"))
    elif code == _CONTENT:
        attachment.content = value
    elif code == _PROPERTIES:
        try:
            _take_properties(attachment, value)
        except (struct.error, IndexError):
            return  # the plain attributes tell the same, if less well


def _take_properties(attachment: _Attachment, data: bytes) -> None:
    (count,) = struct.unpack_from("<I", data)
    at = 4
    for _ in range(min(count, _VALUES_LIMIT)):
        kind, code = struct.unpack_from("<HH", data, at)
        at += 4
        if code >= 0x8000:
            at = _behind_name(data, at)
        values, at = _values(data, at, kind)
        if code == _LONG_NAME and values:
            is_unicode = kind & ~_MANY == _UNICODE
            raw = values[0]
            name = raw.decode("utf-16-le", "replace") if is_unicode else decoded(raw)
            attachment.long_name = name.rstrip("\0")
        elif code == _OBJECT:
            attachment.is_object = True


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
