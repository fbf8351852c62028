"""The reach of an .xls ([MS-XLS]), found by looking at its records before a reader believes them.

What is handed on is the workbook's stream alone, in a container made anew: the sizes and chains of
the one that came are believed by nobody else.
"""

import struct
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from gwreport.officefiles.containers.compound_files import CompoundFile
from gwreport.officefiles.containers.compound_writing import made_container
from gwreport.officefiles.containers.members import UnpackError
from gwreport.officefiles.sheets.used_range import RECORDS_LIMIT, ReachBudget, UsedRange
from gwreport.officefiles.xlsx.container import Unreadable, UnreadableFileError, too_large

_STREAMS = {"workbook": "Workbook", "book": "Book"}
_SHEETS = 200
_FORMULA, _END, _CONTINUED, _LOCKED, _SHEET = 0x0006, 0x000A, 0x003C, 0x002F, 0x0085
_MANY, _SHARED_TEXTS, _SHARED, _DIMENSIONS, _BEGIN = 0x00BD, 0x00FC, 0x00FD, 0x0200, 0x0809
_TEXT_RESULT = 0x0207
# A cell's row and column, and whether its words are a text.
_CELLS = {0x0203: False, 0x0204: True, 0x00D6: True, 0x0205: False, 0x027E: False, _SHARED: False, _FORMULA: False, _MANY: False}  # fmt: skip
_LONGEST_TEXT = 65_535
_MOST_CONTINUED = 20_000


def checked_xls(data: bytes, budget: ReachBudget) -> bytes:
    """Give an .xls that asks for no more than the limits allow, with all of its cells.

    Raises UnreadableFileError: ENCRYPTED, DAMAGED, NO_WORKBOOK, or TOO_LARGE for cells too far from
    each other or too many.
    """
    try:
        file = CompoundFile(data)
        inside = file.inside(file.root)
        found = next((name for name in _STREAMS if name in inside), None)
        if found is None:
            raise UnreadableFileError(Unreadable.NO_WORKBOOK, "xls")
        stream = bytearray(file.read(inside[found]))
    except UnpackError as error:
        raise UnreadableFileError(Unreadable.DAMAGED, "ole") from error
    book = _Book()
    for record in _records(stream, 0, budget):
        if not book.take(record, stream):
            break
    if len(book.sheets) > _SHEETS:
        raise too_large("limit-sheets", _SHEETS)
    for place in book.sheets:
        if place >= len(stream):
            raise UnreadableFileError(Unreadable.DAMAGED, "BoundSheet")
        budget.sheet(_reach(stream, place, book.lengths, budget))
    try:
        return made_container({_STREAMS[found]: bytes(stream)}, version=4)
    except ValueError as error:
        raise UnreadableFileError(Unreadable.DAMAGED, _STREAMS[found]) from error


@dataclass(slots=True)
class _Record:
    """A record: its kind, where its words stand, and those of the records that continue it."""

    kind: int
    start: int
    length: int
    continued: list[tuple[int, int]] = field(default_factory=list[tuple[int, int]])


def _records(stream: bytearray, at: int, budget: ReachBudget) -> Iterator[_Record]:
    end = len(stream)
    waiting: _Record | None = None
    while at + 4 <= end:
        kind, length = struct.unpack_from("<HH", stream, at)
        at += 4
        if length > end - at:
            break
        budget.record()
        if kind == _CONTINUED and waiting is not None:
            waiting.continued.append((at, length))
            if len(waiting.continued) > _MOST_CONTINUED:
                raise too_large("limit-records", _MOST_CONTINUED)
        else:
            if waiting is not None:
                yield waiting
            waiting = _Record(kind, at, length)
        at += length
    if waiting is not None:
        yield waiting


class _Book:
    """What stands before the sheets: where each begins, and how long the shared texts are."""

    def __init__(self) -> None:
        self.sheets: list[int] = []
        self.lengths: list[int] | None = []

    def take(self, record: _Record, stream: bytearray) -> bool:
        if record.kind == _LOCKED:
            raise UnreadableFileError(Unreadable.ENCRYPTED)
        if record.kind == _SHEET and record.length >= 4:
            self.sheets.append(*struct.unpack_from("<I", stream, record.start))
        elif record.kind == _SHARED_TEXTS:
            places = [(record.start, record.length), *record.continued]
            self.lengths = _text_lengths([bytes(stream[at : at + size]) for at, size in places])
        return record.kind != _END


def _reach(
    stream: bytearray, place: int, lengths: list[int] | None, budget: ReachBudget
) -> UsedRange:
    used = UsedRange()
    depth = count = characters = 0
    for record in _records(stream, place, budget):
        kind, start, length = record.kind, record.start, record.length
        if kind == _BEGIN:
            depth += 1
        elif kind == _END:
            depth -= 1
            if depth <= 0:
                break
        elif kind == _DIMENSIONS:
            # The reader would make room for all of it, and finds the cells without.
            stream[start : start + length] = bytes(length)
        elif kind == _TEXT_RESULT:
            # The result of the formula before, wherever that stood.
            used.add(0, 0)
            count, characters = count + 1, characters + length
        elif kind in _CELLS and length >= 4:
            row, column = struct.unpack_from("<HH", stream, start)
            cells = max((length - 6) // 6, 1) if kind == _MANY else 1
            used.add(row, column, column + cells - 1)
            count += cells
            if kind == _SHARED and length >= 10:
                (index,) = struct.unpack_from("<I", stream, start + 6)
                if lengths is None:
                    characters += _LONGEST_TEXT
                elif index < len(lengths):
                    characters += lengths[index]
            elif _CELLS[kind]:
                characters += length
            elif kind == _FORMULA and length >= 22:
                # Its result is what counts; its words would be written out with every name.
                stream[start + 20 : start + 22] = b"\0\0"
    budget.cells.cells(count, characters)
    return used


def _text_lengths(pieces: Sequence[bytes]) -> list[int] | None:
    """Give the length of each shared text (2.5.293); None where they cannot be told apart."""
    lengths: list[int] = []
    reader = _Pieces(pieces)
    reader.skip(8)
    try:
        while reader.has_more():
            count, flags = reader.number(2), reader.number(1)
            runs = reader.number(2) if flags & 0x8 else 0
            further = reader.number(4) if flags & 0x4 else 0
            reader.skip_text(count, wide=bool(flags & 1))
            reader.skip(4 * runs + further)
            lengths.append(count)
            if len(lengths) > RECORDS_LIMIT:
                raise too_large("limit-records", RECORDS_LIMIT)
    except IndexError:
        return None
    return lengths


class _Pieces:
    """A record and those that continue it; raises IndexError past their end."""

    def __init__(self, pieces: Sequence[bytes]) -> None:
        self._pieces = pieces
        self._piece, self._at = 0, 0

    def has_more(self) -> bool:
        while self._at >= len(self._pieces[self._piece]):
            if self._piece + 1 >= len(self._pieces):
                return False
            self._piece, self._at = self._piece + 1, 0
        return True

    def number(self, size: int) -> int:
        data = self._pieces[self._piece][self._at : self._at + size]
        if len(data) < size:
            raise IndexError
        self._at += size
        return int.from_bytes(data, "little")

    def skip(self, size: int) -> None:
        while size > 0:
            if not self.has_more():
                raise IndexError
            step = min(size, len(self._pieces[self._piece]) - self._at)
            self._at, size = self._at + step, size - step

    def skip_text(self, count: int, *, wide: bool) -> None:
        while count > 0:
            width = 2 if wide else 1
            step = min(count, (len(self._pieces[self._piece]) - self._at) // width)
            self._at, count = self._at + step * width, count - step
            if count:
                # A text that goes on says anew how wide its characters are.
                self._piece, self._at = self._piece + 1, 1
                wide = bool(self._pieces[self._piece][0] & 1)
