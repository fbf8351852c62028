"""Compound files ([MS-CFB]): the storages and streams of .msg, .xls and of what has a password.

Read within bounds: no chain is followed twice, no more is given than the file has bytes.
"""

import struct
from array import array
from collections.abc import Iterator
from typing import NamedTuple

from gwreport.officefiles.containers.members import Problem, UnpackError

SIGNATURE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ENTRIES_LIMIT = 20_000
_HEADER = struct.Struct("<8s16x5H6x9I")
_HEADER_SIZE, _FIRST_FAT_PLACES = 76, 109
_ENTRY = struct.Struct("<64sHBx3I36xIQ")
_ENTRY_SIZE = 128
_LAST_SECTOR, _NO_ENTRY = 0xFFFFFFFA, 0xFFFFFFFF
_MINI_SHIFT = 6
_STORAGE, _STREAM, _ROOT = 1, 2, 5


class Entry(NamedTuple):
    """A storage or a stream."""

    name: str
    is_storage: bool
    is_stream: bool
    before: int
    after: int
    child: int
    start: int
    size: int


class CompoundFile:
    """A compound file in memory. Raises UnpackError: DAMAGED, or TOO_MANY above 20,000 entries."""

    def __init__(self, data: bytes) -> None:
        if len(data) < 512 or not data.startswith(SIGNATURE):
            raise UnpackError(Problem.DAMAGED)
        facts = _HEADER.unpack_from(data)
        version, shift, fat_sectors, directory = facts[2], facts[4], facts[7], facts[8]
        cutoff, mini_start, more = facts[10], facts[11], facts[13]
        if shift not in (9, 12):
            raise UnpackError(Problem.DAMAGED)
        self._data, self._shift, self._cutoff = data, shift, cutoff
        self._is_old = version < 4
        # The last sector may be cut short by its writer.
        self._sectors = (len(data) - 1) >> shift
        self._fat = self._read_fat(fat_sectors, more)
        self._entries = list(self._read_entries(directory))
        if not self._entries:
            raise UnpackError(Problem.DAMAGED)
        self._mini_fat = array("I", self._chained(mini_start, len(data)))
        root = self._entries[0]
        self._mini = self._chained(root.start, root.size) if root.size else b""

    def _read_fat(self, count: int, more: int) -> "array[int]":
        each = 1 << (self._shift - 2)
        places = array("I")
        places.frombytes(self._data[_HEADER_SIZE : _HEADER_SIZE + 4 * _FIRST_FAT_PLACES])
        wanted = min(count, self._sectors // each + 1)
        for _ in range(self._sectors // each + 1):
            if len(places) >= wanted or more >= _LAST_SECTOR:
                break
            further = array("I", self._sector(more))
            more = further.pop()
            places.extend(further)
        fat = array("I")
        for place in places[:wanted]:
            if place < _LAST_SECTOR:
                fat.frombytes(self._sector(place))
        return fat

    def _sector(self, number: int) -> bytes:
        if number >= self._sectors:
            raise UnpackError(Problem.DAMAGED)
        size = 1 << self._shift
        return self._data[(number + 1) << self._shift :][:size].ljust(size, b"\0")

    def _chained(self, start: int, size: int) -> bytes:
        """Give the bytes of a chain of sectors, `size` at most."""
        pieces: list[bytes] = []
        number, left = start, min(size, self._sectors << self._shift)
        while left > 0 and number < _LAST_SECTOR:
            pieces.append(self._sector(number))
            left -= 1 << self._shift
            if number >= len(self._fat):
                raise UnpackError(Problem.DAMAGED)
            number = self._fat[number]
        return b"".join(pieces)[:size]

    def _read_entries(self, start: int) -> Iterator[Entry]:
        data = self._chained(start, (ENTRIES_LIMIT + 1) * _ENTRY_SIZE)
        if len(data) > ENTRIES_LIMIT * _ENTRY_SIZE:
            raise UnpackError(Problem.TOO_MANY, str(ENTRIES_LIMIT))
        for at in range(0, len(data) - _ENTRY_SIZE + 1, _ENTRY_SIZE):
            name, length, kind, before, after, child, first, size = _ENTRY.unpack_from(data, at)
            shown = name[: max(0, min(length, 64) - 2)].decode("utf-16-le", "replace")
            # Older writers left rubbish in the upper half.
            size = size & 0xFFFFFFFF if self._is_old else size
            is_storage = kind in (_STORAGE, _ROOT)
            yield Entry(shown, is_storage, kind == _STREAM, before, after, child, first, size)

    @property
    def root(self) -> Entry:
        """The storage that holds all."""
        return self._entries[0]

    def inside(self, storage: Entry) -> dict[str, Entry]:
        """Give what lies in a storage, by its name in small letters, in the order of the names."""
        found: dict[str, Entry] = {}
        waiting, seen = [storage.child], set[int]()
        while waiting:
            number = waiting.pop()
            if number >= len(self._entries) or number in seen:
                continue
            seen.add(number)
            entry = self._entries[number]
            found.setdefault(entry.name.lower(), entry)
            waiting += (entry.before, entry.after)
        return dict(sorted(found.items()))

    def read(self, stream: Entry) -> bytes:
        """Give a stream's bytes; raises UnpackError (DAMAGED) when they are not all there."""
        if stream.size >= self._cutoff:
            data = self._chained(stream.start, stream.size)
        else:
            pieces: list[bytes] = []
            number, left = stream.start, stream.size
            while left > 0 and number < len(self._mini_fat):
                at = number << _MINI_SHIFT
                pieces.append(self._mini[at : at + (1 << _MINI_SHIFT)])
                left -= 1 << _MINI_SHIFT
                number = self._mini_fat[number]
            data = b"".join(pieces)[: stream.size]
        if len(data) < stream.size:
            raise UnpackError(Problem.DAMAGED)
        return data
