"""The end of an old Word file ([MS-DOC]): a text that ends with its table gets a last paragraph.

Word and WPS end every document with a paragraph. LibreOffice saves none where the file that it was made of
had none behind its table, and then loses that table when it opens what it saved: of its cells one line is left.
"""

import struct

from gwreport.errors import DocumentError, DocumentFault
from gwreport.officefiles.containers.compound_files import CompoundFile
from gwreport.officefiles.containers.compound_writing import made_container
from gwreport.officefiles.containers.members import UnpackError

_MAIN = "worddocument"
# Where the first table of facts ([MS-DOC] 2.5) tells which stream holds the tables, how long each text is, where
# the pages of the paragraphs' forms are listed, and where the pieces of the text.
_FLAGS, _LENGTHS, _FORMS, _PIECES = 0x0A, 0x4C, 0x102, 0x1A2
_SECOND_TABLE, _ENCRYPTED = 0x0200, 0x0100
_TEXTS = 8
_PIECE, _NARROW, _PLACE = 8, 0x40000000, 0x3FFFFFFF
_CELL_END, _PARAGRAPH_END = "\x07", "\r"
_PAGE = 512


def with_last_paragraph(data: bytes, name: str) -> bytes:
    """Give an old Word file with an empty paragraph behind the table with which its text ends; any other as it is.

    Raises DocumentError where the table would be lost and no paragraph can be put behind it.
    """
    try:
        file = CompoundFile(data)
        inside = file.inside(file.root)
        main = bytearray(file.read(inside[_MAIN]))
        (flags,) = struct.unpack_from("<H", main, _FLAGS)
        table_name = "1Table" if flags & _SECOND_TABLE else "0Table"
        table = bytearray(file.read(inside[table_name.lower()]))
        ending = None if flags & _ENCRYPTED else _Ending(main, table)
    except (UnpackError, KeyError, struct.error, UnicodeDecodeError, ValueError):
        # Damaged, or none that Word wrote: whatever opens it says so.
        return data
    if ending is None or not ending.is_lost:
        return data
    if any(one.is_storage for one in inside.values()):
        # What lies in storages (embedded workbooks) would not be in the file made anew.
        raise DocumentError(name, DocumentFault.OLD_WORD_TABLE)
    try:
        ending.add_paragraph()
        streams = {one.name: file.read(one) for one in inside.values() if one.is_stream}
        streams[inside[_MAIN].name] = bytes(main)
        streams[inside[table_name.lower()].name] = bytes(table)
        return made_container(streams)
    except (UnpackError, struct.error, ValueError) as error:
        raise DocumentError(name, DocumentFault.OLD_WORD_TABLE) from error


class _Ending:
    """The end of the text in the streams of an old Word file, which it changes in place.

    Raises struct.error or ValueError where they tell of no such text.
    """

    def __init__(self, main: bytearray, table: bytearray) -> None:
        self._main, self._table = main, table
        self._lengths = struct.unpack_from(f"<{_TEXTS}i", main, _LENGTHS)
        self._bounds, self._pieces = _pieces(main, table)

    @property
    def is_lost(self) -> bool:
        """Whether the whole text ends with the end of a row: behind the body stands neither a paragraph nor a note."""
        text, *others = self._lengths
        return not any(others) and self._bounds[-1] == text > 0 and self._last() == _CELL_END

    def _last(self) -> str:
        count = self._bounds[-1] - self._bounds[-2]
        (place,) = struct.unpack_from("<I", self._pieces[-1], 2)
        if place & _NARROW:
            at = (place & _PLACE) // 2 + count - 1
            return chr(self._main[at]) if at < len(self._main) else ""
        at = place + 2 * (count - 1)
        return self._main[at : at + 2].decode("utf-16-le")

    def add_paragraph(self) -> None:
        """Put an empty paragraph of no form of its own behind the text."""
        self._main.extend(bytes(-len(self._main) % _PAGE))
        place = len(self._main)
        self._main.extend(_PARAGRAPH_END.encode("utf-16-le").ljust(_PAGE, b"\0"))
        end = place + 2
        at, size = struct.unpack_from("<II", self._main, _FORMS)
        count = (size - 4) // 8
        bounds = struct.unpack_from(f"<{count + 1}I", self._table, at)
        pages = struct.unpack_from(f"<{count}I", self._table, at + 4 * (count + 1))
        # A page of one paragraph, from the end of those known on.
        form = struct.pack("<II", bounds[-1], end) + bytes(13)
        self._main.extend(form.ljust(_PAGE - 1, b"\0") + b"\1")
        listed = struct.pack(f"<{count + 2}I", *bounds, end)
        listed += struct.pack(f"<{count + 1}I", *pages, len(self._main) // _PAGE - 1)
        self._append(_FORMS, listed)
        pieces = [*self._pieces, struct.pack("<HIH", 0, place, 0)]
        bounds = (*self._bounds, self._bounds[-1] + 1)
        told = struct.pack(f"<{len(bounds)}i", *bounds) + b"".join(pieces)
        self._append(_PIECES, b"\2" + struct.pack("<I", len(told)) + told)
        struct.pack_into("<i", self._main, _LENGTHS, self._lengths[0] + 1)

    def _append(self, fact: int, words: bytes) -> None:
        """Put words behind the tables, and say where they stand."""
        struct.pack_into("<II", self._main, fact, len(self._table), len(words))
        self._table.extend(words)


def _pieces(main: bytearray, table: bytearray) -> tuple[tuple[int, ...], list[bytes]]:
    """Give the bounds of the pieces of the text, and of each where it stands."""
    at, size = struct.unpack_from("<II", main, _PIECES)
    told = bytes(table[at : at + size])
    start = 0
    while told[start : start + 1] == b"\1":
        # Forms of pieces that were saved in haste, which word no text.
        start += 3 + struct.unpack_from("<H", told, start + 1)[0]
    if told[start : start + 1] != b"\2":
        raise ValueError(start)
    (length,) = struct.unpack_from("<I", told, start + 1)
    count = (length - 4) // (4 + _PIECE)
    bounds = struct.unpack_from(f"<{count + 1}i", told, start + 5)
    first = start + 5 + 4 * (count + 1)
    pieces = [told[one : one + _PIECE] for one in range(first, first + _PIECE * count, _PIECE)]
    if not pieces or len(pieces[-1]) < _PIECE:
        raise ValueError(count)
    return bounds, pieces
