"""The parts of a workbook's zip container, read with guards and never beyond their limits."""

import zlib
from collections.abc import Iterator
from enum import StrEnum
from functools import lru_cache

from gwreport.errors import InputError
from gwreport.officefiles import limits
from gwreport.officefiles.containers.bounded_unpacking import Method
from gwreport.officefiles.containers.members import UnpackError
from gwreport.officefiles.containers.zip_reading import ZipArchive, ZipEntry
from gwreport.wording.file_details import detail

PARTS_LIMIT = 2_000
UNPACKED_LIMIT = 256 << 20
RATIO_LIMIT = 200
RATIO_COUNTS_ABOVE = 8 << 20
# What is read whole becomes a tree, which takes ten times the memory of its XML; the largest styles
# that programs write are half as large.
WHOLE_LIMIT = 16 << 20
# What takes as long to be parsed as one tag.
_BYTES_A_TAG = 32
# The standard of these packages knows no other (ECMA-376-2, annex C).
_PLAIN_METHODS = (Method.STORED, Method.DEFLATED)
_KNOWN_LIMIT = 8 << 10
_XML_SUFFIXES = (".xml", ".rels", ".vml")
_DOCTYPE = "<!DOCTYPE"
# As the bytes of one and of two a character, whichever way round these stand.
_DOCTYPE_MARKS = (_DOCTYPE.encode(), _DOCTYPE.encode("utf-16-le"), _DOCTYPE.encode("utf-16-be"))
_LONGEST_MARK = 2 * len(_DOCTYPE)


def has_doctype(data: bytes) -> bool:
    """Say whether XML, in any of its usual encodings, declares a document type."""
    return any(mark in data for mark in _DOCTYPE_MARKS)


def _unpacked(
    packed: bytes | memoryview, method: int, size: int, checksum: int, name: str
) -> bytes:
    if method == Method.STORED:
        data = bytes(packed)
    else:
        unpacking = zlib.decompressobj(-zlib.MAX_WBITS)
        try:
            # One byte more than declared is enough to know a liar, and never a bomb.
            data = unpacking.decompress(packed, size + 1)
        except zlib.error as error:
            raise UnreadableFileError(Unreadable.DAMAGED, name) from error
    if len(data) != size or zlib.crc32(data) != checksum:
        raise UnreadableFileError(Unreadable.DAMAGED, name)
    return data


# The parts that nobody reads (the theme, the program's name) are the same in most files of a round.
@lru_cache(maxsize=256)
def _prove_small(
    packed: bytes, method: int, size: int, checksum: int, name: str, *, is_xml: bool
) -> None:
    if has_doctype(_unpacked(packed, method, size, checksum, name)) and is_xml:
        raise UnreadableFileError(Unreadable.DOCTYPE, name)


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
    # What it is instead, where that has a sentence of its own.
    ARCHIVE = "archive"
    DATABASE = "database"
    LAYOUT = "layout"
    LINK = "link"
    MAIL = "mail"
    MHT = "mht"
    OFD = "ofd"
    OLD_XML = "old-xml"
    PACKAGE = "package"
    PDF = "pdf"
    PICTURE = "picture"
    PORTFOLIO = "portfolio"
    PROGRAM = "program"
    RECORDING = "recording"
    RIGHTS = "rights"
    SCRAMBLED = "scrambled"
    SEALED = "sealed"
    SLIDES = "slides"
    WORD = "word"


class UnreadableFileError(InputError):
    """A file that is not taken as a workbook; `detail` names the part or figure that decided."""

    def __init__(self, reason: Unreadable, detail: str = "") -> None:
        super().__init__(reason, detail)
        self.reason = reason
        self.detail = detail


def too_large(code: str, limit: int) -> UnreadableFileError:
    """Give the refusal of a file that passes a limit; `code` is that of the words that name it."""
    return UnreadableFileError(Unreadable.TOO_LARGE, detail(code, limit=str(limit)))


class WorkbookBudget:
    """Counts what a workbook holds, all of its parts together, as it is read.

    Each method raises UnreadableFileError (TOO_LARGE), which names the limit that was passed.
    """

    def __init__(self) -> None:
        self._cells = self._characters = self._marks = self._merges = self._asides = 0

    def cells(self, count: int, characters: int) -> None:
        """Count cells that are not blank, and the characters of all of them."""
        self._cells += count
        if self._cells > limits.FILLED_CELLS:
            raise too_large("limit-cells", limits.FILLED_CELLS)
        self.characters(characters)

    def characters(self, count: int) -> None:
        """Count characters of cells, notes and other words; a shared text in each of its places."""
        self._characters += count
        if self._characters > limits.WORKBOOK_CHARACTERS:
            raise too_large("limit-characters", limits.WORKBOOK_CHARACTERS)

    def merge(self) -> None:
        """Count a merged range."""
        self._merges += 1
        if self._merges > limits.MERGES:
            raise too_large("limit-merges", limits.MERGES)

    def aside(self, words: str) -> None:
        """Count a comment or text box."""
        self._asides += 1
        if self._asides > limits.ASIDES:
            raise too_large("limit-asides", limits.ASIDES)
        self.characters(len(words))

    def marks(self, data: bytes) -> None:
        """Count the tags and bytes of a part that is to be parsed; one may be read many times."""
        self._marks += data.count(b"<") + len(data) // _BYTES_A_TAG
        if self._marks > limits.TAGS:
            raise too_large("limit-elements", limits.TAGS)


def _leads_outside(name: str) -> bool:
    folders = name.split("/")
    return "\0" in name or ".." in folders or not folders[0] or folders[0].endswith(":")


class Container:
    """The parts of one container by name; letter case and a leading "/" do not matter.

    `budget` counts what is read of it.

    Raises UnreadableFileError when the directory is damaged, too large, or holds what no office
    program writes: a part twice, an encrypted one, a name that leaves the container.
    """

    def __init__(self, data: bytes) -> None:
        if len(data) > limits.FILE_BYTES:
            raise too_large("megabytes", limits.FILE_BYTES >> 20)
        self.budget = WorkbookBudget()
        try:
            self._archive = ZipArchive(data, PARTS_LIMIT)
        except UnpackError as error:
            raise UnreadableFileError(Unreadable.DAMAGED, "zip") from error
        if self._archive.has_more:
            raise UnreadableFileError(
                Unreadable.BOMB, detail("limit-parts", limit=str(PARTS_LIMIT))
            )
        if not self._archive.is_whole:
            raise UnreadableFileError(Unreadable.DAMAGED, "zip")
        self._parts: dict[str, ZipEntry] = {}
        self._unread: set[str] = set()
        self._check()

    def _check(self) -> None:
        total = 0
        for entry in self._archive.entries:
            # Some programs write their system's own separator.
            name, size = entry.plain_name.replace("\\", "/"), entry.size
            if _leads_outside(name):
                raise UnreadableFileError(Unreadable.PART_NAME, name[:80])
            if entry.is_encrypted:
                raise UnreadableFileError(Unreadable.ENCRYPTED, name[:80])
            if entry.method not in _PLAIN_METHODS:
                raise UnreadableFileError(Unreadable.DAMAGED, name[:80])
            if size > RATIO_COUNTS_ABOVE and size > RATIO_LIMIT * max(entry.packed_size, 1):
                raise UnreadableFileError(Unreadable.BOMB, name[:80])
            total += size
            key = name.lower()
            if key in self._parts:
                raise UnreadableFileError(Unreadable.PART_TWICE, name[:80])
            self._parts[key] = entry
            self._packed(entry)
        self._unread = set(self._parts)
        if total > UNPACKED_LIMIT:
            raise UnreadableFileError(
                Unreadable.BOMB, detail("megabytes", limit=str(UNPACKED_LIMIT >> 20))
            )

    def _packed(self, entry: ZipEntry) -> memoryview:
        try:
            return self._archive.packed(entry)
        except UnpackError as error:
            raise UnreadableFileError(Unreadable.DAMAGED, entry.plain_name[:80]) from error

    def names(self) -> Iterator[str]:
        """Yield the parts' names in small letters."""
        return iter(self._parts)

    def written_names(self) -> tuple[str, ...]:
        """Give the parts' names as they are written, folders with "/", in their order."""
        return tuple(entry.plain_name.replace("\\", "/") for entry in self._parts.values())

    def has(self, name: str) -> bool:
        """Say whether there is a part of that name."""
        return name.lower().lstrip("/") in self._parts

    def size(self, name: str) -> int:
        """Give the part's declared size in bytes; reading never gives more."""
        return self._entry(name).size

    def read(self, name: str) -> bytes:
        """Give a whole part, its checksum proved.

        Raises UnreadableFileError when it is missing, damaged, longer than declared, or too large to
        be read at once.
        """
        entry = self._entry(name)
        if entry.size > WHOLE_LIMIT:
            raise too_large("limit-part", WHOLE_LIMIT >> 20)
        self._unread.discard(name.lower().lstrip("/"))
        packed = self._packed(entry)
        data = _unpacked(packed, entry.method, entry.size, entry.checksum, name)
        self.budget.marks(data)
        return data

    def stream(self, name: str) -> Iterator[bytes]:
        """Yield a part in pieces of at most 64 KiB; raises as `read` does, at the latest at its end."""
        entry = self._entry(name)
        self._unread.discard(name.lower().lstrip("/"))
        try:
            for piece in self._archive.stream(entry):
                self.budget.marks(piece)
                yield piece
        except UnpackError as error:
            raise UnreadableFileError(Unreadable.DAMAGED, name) from error

    def prove_rest(self) -> None:
        """Go through the parts that nobody has read: their checksums, and no document type in any.

        Raises UnreadableFileError.
        """
        for name in sorted(self._unread):
            entry, is_xml = self._entry(name), name.endswith(_XML_SUFFIXES)
            if entry.packed_size <= _KNOWN_LIMIT:
                packed = bytes(self._packed(entry))
                facts = (entry.method, entry.size, entry.checksum)
                _prove_small(packed, *facts, name, is_xml=is_xml)
                continue
            # Whole up to this size, which is quicker; beyond it the memory counts more.
            is_small = entry.size <= WHOLE_LIMIT >> 2
            before = b""
            for piece in (self.read(name),) if is_small else self.stream(name):
                if is_xml and has_doctype(before[-_LONGEST_MARK:] + piece):
                    raise UnreadableFileError(Unreadable.DOCTYPE, name)
                before = piece

    def _entry(self, name: str) -> ZipEntry:
        entry = self._parts.get(name.lower().lstrip("/"))
        if entry is None:
            raise UnreadableFileError(Unreadable.DAMAGED, name)
        return entry
