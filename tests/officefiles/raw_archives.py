"""Archives and mails byte by byte, as no library writes them: every field can be told otherwise."""

import bz2
import lzma
import struct
import zlib
from collections.abc import Iterable
from dataclasses import dataclass

_LZMA_SETTINGS = {"id": lzma.FILTER_LZMA1, "lc": 3, "lp": 0, "pb": 2, "dict_size": 1 << 16}


def packed(data: bytes, method: int) -> bytes:
    """Pack bytes as a zip of that method has them."""
    match method:
        case 8:
            return zlib.compress(data, wbits=-15)
        case 12:
            return bz2.compress(data)
        case 14:
            raw = lzma.compress(data, lzma.FORMAT_RAW, filters=[_LZMA_SETTINGS])
            return b"\x09\x04\x05\0" + struct.pack("<BI", (2 * 5 + 0) * 9 + 3, 1 << 16) + raw
        case 95:
            return lzma.compress(data)
        case _:  # of the others it does not matter what they make of it
            return data


@dataclass
class Part:
    """One part of a zip; what is None is told as it is."""

    name: bytes | str
    data: bytes = b""
    method: int = 0
    flags: int | None = None
    size: int | None = None
    checksum: int | None = None
    packed_size: int | None = None
    raw: bytes | None = None
    offset: int | None = None
    local_name: bytes | None = None
    extra: bytes = b""
    attributes: int = 0


def raw_zip(*parts: Part, count: int | None = None, before: bytes = b"") -> bytes:
    """Write a zip of these parts."""
    body, listed = bytearray(before), bytearray()
    for part in parts:
        name = part.name.encode() if isinstance(part.name, str) else part.name
        flags = part.flags
        if flags is None:
            flags = 0x800 if isinstance(part.name, str) else 0
        raw = packed(part.data, part.method) if part.raw is None else part.raw
        size = len(part.data) if part.size is None else part.size
        checksum = zlib.crc32(part.data) if part.checksum is None else part.checksum
        length = len(raw) if part.packed_size is None else part.packed_size
        facts = (flags, part.method, 0, 0x5B21, checksum, length, size)
        start = len(body) - len(before)
        inner = name if part.local_name is None else part.local_name
        body += struct.pack("<4sHHHHHIIIHH", b"PK\x03\x04", 45, *facts, len(inner), 0) + inner + raw
        offset = start if part.offset is None else part.offset
        listed += struct.pack(
            *("<4sBBHHHHHIIIHHHHHII", b"PK\x01\x02", 45, 3, 45, *facts, len(name)),
            *(len(part.extra), 0, 0, 0, part.attributes, offset),
        )
        listed += name + part.extra
    told = len(parts) if count is None else count
    end = (told & 0xFFFF, told & 0xFFFF, len(listed), len(body) - len(before), 0)
    return bytes(body + listed) + struct.pack("<4sHHHHIIH", b"PK\x05\x06", 0, 0, *end)


def tnef_properties(*properties: tuple[int, int, bytes]) -> bytes:
    """Write properties of several bytes each: kind, code and value."""
    made = struct.pack("<I", len(properties))
    for kind, code, value in properties:
        made += struct.pack("<HHII", kind, code, 1, len(value)) + value + bytes(-len(value) % 4)
    return made


def tnef(*attached: tuple[str, bytes], message: Iterable[tuple[int, bytes]] = ()) -> bytes:
    """Write a winmail.dat; the long names are told as Outlook does, among the properties.

    `message` are attributes of the mail itself: code and value.
    """

    def attribute(level: int, code: int, value: bytes) -> bytes:
        return (
            struct.pack("<BII", level, code, len(value))
            + value
            + struct.pack("<H", sum(value) & 0xFFFF)
        )

    data = b"\x78\x9f\x3e\x22\x01\x00" + attribute(1, 0x00089006, b"\x00\x00\x01\x00")
    data += b"".join(attribute(1, code, value) for code, value in message)
    for number, (name, content) in enumerate(attached):
        words = name.encode("utf-16-le") + b"\0\0"
        properties = struct.pack("<I", 3)
        properties += struct.pack("<HHI", 0x0003, 0x3705, 1)
        # A named property, which stands in the way of the long name.
        properties += struct.pack("<HH16sIII", 0x0003, 0x8001, bytes(16), 0, 7, 1)
        properties += struct.pack("<HHII", 0x001F, 0x3707, 1, len(words)) + words
        properties += bytes(-len(words) % 4)
        data += attribute(2, 0x00069002, bytes(14))
        data += attribute(2, 0x00018010, f"A{number}~1.XLS\0".encode())
        data += attribute(2, 0x0006800F, content)
        data += attribute(2, 0x00069005, properties)
    return data


def mail_of(*parts: bytes, boundary: str = "b0", head: bytes = b"") -> bytes:
    """Write a mail of these parts, each with its own header lines."""
    mark = b"--" + boundary.encode()
    body = b"".join(mark + b"\r\n" + part + b"\r\n" for part in parts)
    return (
        b"From: a@example.cn\r\nTo: b@example.cn\r\nSubject: x\r\nMIME-Version: 1.0\r\n" + head
        + b'Content-Type: multipart/mixed; boundary="' + boundary.encode() + b'"\r\n\r\n'
        + body + mark + b"--\r\n"
    )  # fmt: skip


def attachment(name: bytes, content: bytes, kind: bytes = b"application/octet-stream") -> bytes:
    """Write an attachment in base64."""
    import base64

    return (
        b"Content-Type: "
        + kind
        + b'; name="'
        + name
        + b'"\r\nContent-Transfer-Encoding: base64\r\n'
        b'Content-Disposition: attachment; filename="'
        + name
        + b'"\r\n\r\n'
        + base64.encodebytes(content)
    )
