"""Zip archives read within bounds: the list of their parts, and each part a piece at a time.

Everything of a foreign zip is read here, an office file's too. Nothing that the archive says of
itself is believed: sizes are counted, checksums proved, parts that lie over one another refused,
and a part that cannot be had leaves the others as they are. See PKWARE's APPNOTE 6.3.10.
"""

import stat
import struct
import zlib
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from gwreport.officefiles.containers.bounded_unpacking import Method, unpacked
from gwreport.officefiles.containers.members import Problem, UnpackError

_END = struct.Struct("<4s4H2IH")
_END_SIGNATURE = b"PK\x05\x06"
_LONGEST_COMMENT = 0xFFFF
_LOCATOR, _LOCATOR_SIGNATURE = struct.Struct("<4sIQI"), b"PK\x06\x07"
_LARGE_END, _LARGE_END_SIGNATURE = struct.Struct("<4sQ2H2I4Q"), b"PK\x06\x06"
_LISTED = struct.Struct("<4s4B4HL2L5H2L")
_LISTED_SIGNATURE = b"PK\x01\x02"
_LOCAL = struct.Struct("<4s22x2H")
_LOCAL_SIGNATURE = b"PK\x03\x04"
_ALL_16, _ALL_32 = 0xFFFF, 0xFFFFFFFF
_LARGE_FIELD, _UNICODE_PATH_FIELD = 0x0001, 0x7075
_ENCRYPTED, _STRONGLY_ENCRYPTED, _LZMA_ENDS, _UTF8_NAME = 0x1, 0x40, 0x2, 0x800
_AES = 99
_UNIX_SYSTEMS = (3, 19)


class ZipEntry(NamedTuple):
    """One part as the list at the archive's end tells of it; `offset` is where it begins.

    `is_sound` is False for one whose own place or size makes no sense.
    """

    raw_name: bytes
    flags: int
    method: int
    checksum: int
    packed_size: int
    size: int
    offset: int
    extra: bytes
    mode: int
    is_sound: bool

    @property
    def is_encrypted(self) -> bool:
        """Whether a password is needed."""
        return bool(self.flags & (_ENCRYPTED | _STRONGLY_ENCRYPTED)) or self.method == _AES

    @property
    def is_link(self) -> bool:
        """Whether it is a symbolic link, whose content is a path."""
        return stat.S_ISLNK(self.mode)

    @property
    def plain_name(self) -> str:
        """The name after the standard: UTF-8 where that is flagged, else code page 437."""
        return self.raw_name.decode("utf-8" if self.flags & _UTF8_NAME else "cp437", "replace")

    @property
    def shown_name(self) -> str:
        """The name as its writer meant it.

        Flagged names are UTF-8. For the others the Unicode path field counts, then UTF-8 when the
        bytes are such, then GB18030 (what Chinese Windows programs write), then code page 437.
        """
        if not self.flags & _UTF8_NAME:
            told = _unicode_path(self.extra, self.raw_name)
            if told is not None:
                return told
        for encoding in ("utf-8", "gb18030"):
            try:
                return self.raw_name.decode(encoding)
            except UnicodeDecodeError:
                continue
        return self.raw_name.decode("cp437")


class ZipArchive:
    """A zip archive in memory, of which at most `most` parts are looked at.

    `entries` are its parts in the order of their list; `is_whole` is False when the list is damaged
    behind them, `has_more` True when there are more than `most`. Raises UnpackError: DAMAGED without
    a list, SPLIT for one piece of several.
    """

    def __init__(self, data: bytes, most: int) -> None:
        self._data = memoryview(data)
        start, size, told = _find_list(data)
        # What stands in front of the archive moves all its places.
        self._shift, self._list_start = start
        entries, is_whole = _read_list(data, self._list_start, size, most + 1)
        self.has_more = len(entries) > most
        self.entries: Sequence[ZipEntry] = entries[:most]
        self.is_whole = is_whole and (self.has_more or len(entries) & _ALL_16 >= told & _ALL_16)
        self._ends = _ends(entries, self._list_start - self._shift)
        # Of several in one place the first is the one that lies there.
        self._first = {entry.offset: entry for entry in reversed(entries)}

    def packed(self, entry: ZipEntry) -> memoryview:
        """Give a part's packed bytes.

        Raises UnpackError: DAMAGED when they are not there, lie over another part's, or the part's
        own header bears another name.
        """
        header = entry.offset + self._shift
        if (
            not entry.is_sound
            or self._first[entry.offset] is not entry
            or header + _LOCAL.size > len(self._data)
        ):
            raise UnpackError(Problem.DAMAGED)
        signature, name_length, extra_length = _LOCAL.unpack_from(self._data, header)
        start = header + _LOCAL.size + name_length + extra_length
        end = start + entry.packed_size
        # A name that is damaged in one of its two places would hide the part: its notes, its texts.
        own_name = bytes(self._data[header + _LOCAL.size :][:name_length])
        if (
            signature != _LOCAL_SIGNATURE
            or own_name != entry.raw_name
            or end > self._ends[entry.offset] + self._shift
        ):
            raise UnpackError(Problem.DAMAGED)
        return self._data[start:end]

    def stream(self, entry: ZipEntry) -> Iterator[bytes]:
        """Yield a part in pieces of at most 64 KiB; its size and checksum are proved at the end.

        Raises UnpackError: ENCRYPTED, METHOD, DAMAGED.
        """
        if entry.is_encrypted:
            raise UnpackError(Problem.ENCRYPTED)
        ends_itself = entry.method != Method.LZMA or bool(entry.flags & _LZMA_ENDS)
        size = checksum = 0
        for piece in unpacked(self.packed(entry), entry.method, ends_itself=ends_itself):
            if not ends_itself:
                piece = piece[: entry.size - size]
            size += len(piece)
            if size > entry.size:
                raise UnpackError(Problem.DAMAGED)
            checksum = zlib.crc32(piece, checksum)
            yield piece
            if size == entry.size and not ends_itself:
                break
        if size != entry.size or checksum != entry.checksum:
            raise UnpackError(Problem.DAMAGED)

    def start_of(self, entry: ZipEntry, size: int) -> bytes:
        """Give the first bytes of a part, unproved; none when they cannot be had."""
        found = b""
        try:
            for piece in self.stream(entry):
                found += piece
                if len(found) >= size:
                    break
        except UnpackError:
            pass
        return found[:size]


def _find_list(data: bytes) -> tuple[tuple[int, int], int, int]:
    """Give how far all places are moved, where the list begins, its size, and how many it tells of."""
    at = len(data) - _END.size
    if at < 0 or not data.startswith(_END_SIGNATURE, at) or data[-2:] != b"\0\0":
        at = data.rfind(_END_SIGNATURE, max(0, at - _LONGEST_COMMENT))
        if at < 0 or at + _END.size > len(data):
            raise UnpackError(Problem.DAMAGED)
    _, disk, first_disk, _, told, size, offset, _ = _END.unpack_from(data, at)
    if disk not in (0, _ALL_16) or first_disk not in (0, _ALL_16):
        raise UnpackError(Problem.SPLIT)
    end = at
    if at >= _LOCATOR.size and data.startswith(_LOCATOR_SIGNATURE, at - _LOCATOR.size):
        found = _large_end(data, at - _LOCATOR.size)
        if found is not None:
            end, size, offset, told = found
    start = end - size
    if start < offset or start < 0:
        raise UnpackError(Problem.DAMAGED)
    return (start - offset, start), size, told


def _large_end(data: bytes, locator: int) -> tuple[int, int, int, int] | None:
    _, disk, offset, disks = _LOCATOR.unpack_from(data, locator)
    if disk or disks > 1:
        raise UnpackError(Problem.SPLIT)
    # It stands right before its locator, unless something stands in front of the whole.
    for at in (locator - _LARGE_END.size, offset):
        if 0 <= at <= locator - _LARGE_END.size and data.startswith(_LARGE_END_SIGNATURE, at):
            *_, told, size, start = _LARGE_END.unpack_from(data, at)
            return at, size, start, told
    return None


def _read_list(data: bytes, start: int, size: int, most: int) -> tuple[list[ZipEntry], bool]:
    entries: list[ZipEntry] = []
    at, end = start, start + size
    while at < end:
        if len(entries) == most:
            return entries, True
        if at + _LISTED.size > end or not data.startswith(_LISTED_SIGNATURE, at):
            return entries, False
        facts = _LISTED.unpack_from(data, at)
        name_end = at + _LISTED.size + facts[12]
        extra_end = name_end + facts[13]
        if extra_end > end:
            return entries, False
        name, extra = data[at + _LISTED.size : name_end], data[name_end:extra_end]
        entries.append(_entry(facts, name, extra))
        at = extra_end + facts[14]
    return entries, at == end


def _entry(facts: tuple[int, ...], name: bytes, extra: bytes) -> ZipEntry:
    system, flags, method, checksum = facts[2], facts[5], facts[6], facts[9]
    packed_size, size, attributes, offset = facts[10], facts[11], facts[17], facts[18]
    is_sound = True
    if _ALL_32 in (size, packed_size, offset):
        # Each of the three that is full stands in this field, in this order.
        field = _extra_field(extra, _LARGE_FIELD) or b""
        wanted = [value == _ALL_32 for value in (size, packed_size, offset)]
        numbers = [number for (number,) in struct.iter_unpack("<Q", field[: len(field) & ~7])]
        is_sound = len(numbers) >= sum(wanted)
        if is_sound:
            large = iter(numbers)
            size = next(large) if wanted[0] else size
            packed_size = next(large) if wanted[1] else packed_size
            offset = next(large) if wanted[2] else offset
    mode = attributes >> 16 if system in _UNIX_SYSTEMS else 0
    return ZipEntry(
        *(name, flags, method, checksum, packed_size, size, offset, extra, mode, is_sound)
    )


def _ends(entries: Sequence[ZipEntry], list_start: int) -> dict[int, int]:
    """Say for each place where a part begins how far it may reach: to the next, or to the list."""
    ends: dict[int, int] = {}
    end = list_start
    for offset in sorted({entry.offset for entry in entries}, reverse=True):
        ends[offset] = end
        end = min(end, offset)
    return ends


def _extra_field(extra: bytes, wanted: int) -> bytes | None:
    at = 0
    while at + 4 <= len(extra):
        kind, length = struct.unpack_from("<HH", extra, at)
        if kind == wanted:
            return extra[at + 4 : at + 4 + length]
        at += 4 + length
    return None


def _unicode_path(extra: bytes, raw: bytes) -> str | None:
    # Info-ZIP's field: version 1, the checksum of the plain name, the name in UTF-8.
    field = _extra_field(extra, _UNICODE_PATH_FIELD)
    if field is None or len(field) <= 5 or field[0] != 1:
        return None
    if struct.unpack_from("<I", field, 1)[0] != zlib.crc32(raw):
        return None
    try:
        return field[5:].decode()
    except UnicodeDecodeError:
        return None
