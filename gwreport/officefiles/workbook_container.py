"""The parts of a workbook's zip container, read with guards and never beyond their limits."""

import io
import struct
import zipfile
import zlib
from collections.abc import Iterator
from enum import StrEnum

from gwreport.errors import InputError

FILE_LIMIT = 50 << 20
PARTS_LIMIT = 2_000
UNPACKED_LIMIT = 256 << 20
RATIO_LIMIT = 200
RATIO_COUNTS_ABOVE = 8 << 20
_CHUNK = 1 << 16
# The lengths of the name and of the extra field are all that is needed of a local header.
_LOCAL_HEADER = struct.Struct("<26xHH")
_PLAIN_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)


class Unreadable(StrEnum):
    """Why a file cannot be read as a workbook."""

    EMPTY = "empty"
    NO_WORKBOOK = "no-workbook"
    HTML = "html"
    TEXT = "text"
    ENCRYPTED = "encrypted"
    DAMAGED = "damaged"
    TOO_LARGE = "too-large"
    BOMB = "bomb"
    DOCTYPE = "doctype"
    PART_TWICE = "part-twice"
    PART_NAME = "part-name"


class UnreadableFileError(InputError):
    """A file that is not taken as a workbook; `detail` names the part or figure that decided."""

    def __init__(self, reason: Unreadable, detail: str = "") -> None:
        super().__init__(reason, detail)
        self.reason = reason
        self.detail = detail


class Container:
    """The parts of one container by name; letter case and a leading "/" do not matter.

    Raises UnreadableFileError when the directory is damaged, too large, or holds what no office
    program writes: a part twice, an encrypted one, a name that leaves the container.
    """

    def __init__(self, data: bytes) -> None:
        if len(data) > FILE_LIMIT:
            raise UnreadableFileError(Unreadable.TOO_LARGE, f"{len(data) >> 20} MiB")
        self._data = data
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError, EOFError) as error:
            # Odd directories make zipfile raise each of these.
            raise UnreadableFileError(Unreadable.DAMAGED, "zip") from error
        self._parts: dict[str, zipfile.ZipInfo] = {}
        self._check()

    def _check(self) -> None:
        entries = self._zip.infolist()
        if len(entries) > PARTS_LIMIT:
            raise UnreadableFileError(Unreadable.BOMB, f"{len(entries)} parts")
        total = 0
        for entry in entries:
            name, size = entry.orig_filename, entry.file_size
            if "\\" in name or "\0" in name or ".." in name.split("/") or name.startswith("/"):
                raise UnreadableFileError(Unreadable.PART_NAME, name[:80])
            if entry.flag_bits & 0x1:
                raise UnreadableFileError(Unreadable.ENCRYPTED, name[:80])
            if entry.compress_type not in _PLAIN_METHODS:
                raise UnreadableFileError(Unreadable.DAMAGED, name[:80])
            if size > RATIO_COUNTS_ABOVE and size > RATIO_LIMIT * max(entry.compress_size, 1):
                raise UnreadableFileError(Unreadable.BOMB, name[:80])
            total += size
            key = name.lower()
            if key in self._parts:
                raise UnreadableFileError(Unreadable.PART_TWICE, name[:80])
            self._parts[key] = entry
        if total > UNPACKED_LIMIT:
            raise UnreadableFileError(Unreadable.BOMB, f"{total >> 20} MiB")

    def names(self) -> Iterator[str]:
        """Yield the parts' names in small letters."""
        return iter(self._parts)

    def has(self, name: str) -> bool:
        """Say whether there is a part of that name."""
        return name.lower().lstrip("/") in self._parts

    def size(self, name: str) -> int:
        """Give the part's declared size in bytes; reading never gives more."""
        return self._entry(name).file_size

    def read(self, name: str) -> bytes:
        """Give a whole part, its checksum proved.

        Raises UnreadableFileError when it is missing, damaged or longer than declared.
        """
        entry = self._entry(name)
        packed = self._packed(entry)
        if entry.compress_type == zipfile.ZIP_STORED:
            data = bytes(packed)
        else:
            unpacking = zlib.decompressobj(-zlib.MAX_WBITS)
            try:
                # One byte more than declared is enough to know a liar, and never a bomb.
                data = unpacking.decompress(packed, entry.file_size + 1)
            except zlib.error as error:
                raise UnreadableFileError(Unreadable.DAMAGED, name) from error
        if len(data) != entry.file_size or zlib.crc32(data) != entry.CRC:
            raise UnreadableFileError(Unreadable.DAMAGED, name)
        return data

    def _packed(self, entry: zipfile.ZipInfo) -> memoryview:
        # zipfile's own reader costs more than the unpacking, for parts as small as these.
        start = entry.header_offset
        header = self._data[start : start + _LOCAL_HEADER.size]
        if len(header) < _LOCAL_HEADER.size or not header.startswith(b"PK\x03\x04"):
            raise UnreadableFileError(Unreadable.DAMAGED, entry.filename)
        name_length, extra_length = _LOCAL_HEADER.unpack(header)
        start += _LOCAL_HEADER.size + name_length + extra_length
        packed = memoryview(self._data)[start : start + entry.compress_size]
        if len(packed) != entry.compress_size:
            raise UnreadableFileError(Unreadable.DAMAGED, entry.filename)
        return packed

    def stream(self, name: str) -> Iterator[bytes]:
        """Yield a part in pieces of 64 KiB; raises as `read` does, at the latest at its end."""
        entry = self._entry(name)
        left = entry.file_size
        try:
            with self._zip.open(entry) as part:
                while piece := part.read(_CHUNK):
                    left -= len(piece)
                    yield piece
        except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError) as error:
            raise UnreadableFileError(Unreadable.DAMAGED, name) from error
        if left:
            raise UnreadableFileError(Unreadable.DAMAGED, name)

    def _entry(self, name: str) -> zipfile.ZipInfo:
        entry = self._parts.get(name.lower().lstrip("/"))
        if entry is None:
            raise UnreadableFileError(Unreadable.DAMAGED, name)
        return entry
