"""What lies in an archive or a saved e-mail, member by member, in memory and within limits."""

import io
import re
import struct
import zipfile
import zlib
from collections.abc import Iterator
from enum import StrEnum

from gwreport.officefiles.archive_members import Member, Problem, Remark, UnpackError, remarked
from gwreport.officefiles.content import Content, sniff
from gwreport.officefiles.mail_files import is_mail, mail_files
from gwreport.officefiles.outlook_messages import message_files
from gwreport.officefiles.unpacking_programs import packed_files
from gwreport.officefiles.workbook_container import FILE_LIMIT

__all__ = [
    "ArchiveKind",
    "Member",
    "Problem",
    "Remark",
    "is_archive",
    "is_litter",
    "unpack",
]

TOTAL_LIMIT = 500 << 20
MEMBERS_LIMIT = 2_000
DEPTH_LIMIT = 2
_CHUNK = 1 << 20
_SUFFIXES = (".zip", ".eml", ".msg", ".rar", ".7z")
_UTF8_NAME = 0x800
# The end of a zip without a comment: the size of the list of its parts, and where it begins.
_ZIP_END = struct.Struct("<12xII2x")
_ENCRYPTED = 0x1
_UNICODE_PATH = 0x7075
_LITTER_NAME = re.compile(
    r"~\$.*|\.~lock\..*#|\.~.*|\._.*|~WRL\d+\.tmp|thumbs\.db|\.ds_store|desktop\.ini|\.gitkeep",
    re.IGNORECASE,
)
_UNREADABLE = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    OSError,
    NotImplementedError,
    RuntimeError,
    ValueError,
)


class ArchiveKind(StrEnum):
    """The sorts of files that hold other files."""

    ZIP = "zip"
    MAIL = "mail"
    MESSAGE = "message"  # .msg
    BY_PROGRAM = "by-program"  # .rar and .7z, which a program opens where one is installed


def is_archive(name: str, data: bytes) -> bool:
    """Say whether a file holds other files: by its bytes, by its name while there are none."""
    return _archive_kind(data) is not None if data else name.lower().endswith(_SUFFIXES)


def _archive_kind(data: bytes) -> ArchiveKind | None:
    """Tell by its bytes what sort of archive a file is; None for a plain file."""
    if _lists_workbook(data):
        return None
    match sniff(data):
        case Content.ZIP | Content.BROKEN_ZIP:
            return ArchiveKind.ZIP
        case Content.RAR | Content.SEVEN_ZIP:
            return ArchiveKind.BY_PROGRAM
        case Content.MESSAGE:
            return ArchiveKind.MESSAGE
        case Content.TEXT | Content.HTML | Content.BINARY:
            return ArchiveKind.MAIL if is_mail(data) else None
        case _:
            return None


def _lists_workbook(data: bytes) -> bool:
    """Say whether the list at the end of a zip names the parts of a workbook.

    It spares unpacking the plain files, which are nearly all; what is in them is their reader's
    business. False is no verdict.
    """
    end = data[-_ZIP_END.size :]
    if not end.startswith(b"PK\x05\x06") or len(end) < _ZIP_END.size:
        return False
    size, start = _ZIP_END.unpack(end)
    names = data[start : start + size]
    return (
        b"[Content_Types].xml" in names
        and b"/[Content_Types].xml" not in names
        and b"xl/workbook.xml" in names
    )


def is_litter(name: str) -> bool:
    """Say whether a file's name is that of a lock file or of a system's own record."""
    folders, _, base = name.replace("\\", "/").rpartition("/")
    return _LITTER_NAME.fullmatch(base) is not None or "__MACOSX" in folders.split("/")


def unpack(name: str, data: bytes) -> Iterator[Member]:
    """Yield every file in an archive or saved e-mail, archives inside it opened to depth 2.

    Nothing is written to disk. What is damaged, locked or beyond the limits (500 MiB, 2,000
    members, 50 MiB a member) is yielded with its problem and the rest goes on; `name` is the
    archive's own, given to a problem of the whole.
    """
    is_empty = True
    for member in _Unpacking().members(name, data, "", 1):
        is_empty = False
        yield member
    if is_empty:
        yield Member(name, None, Problem.EMPTY)


class _Unpacking:
    # Counts over all nested archives, so that many small ones are no way around the limits.

    def __init__(self) -> None:
        self._bytes = 0
        self._members = 0
        self._stopped = False

    def members(self, name: str, data: bytes, above: str, depth: int) -> Iterator[Member]:
        match _archive_kind(data):
            case ArchiveKind.ZIP:
                found = self._in_zip(name, data, above)
            case ArchiveKind.MAIL:
                found = self._attached(name, mail_files(data), above)
            case ArchiveKind.MESSAGE:
                found = self._attached(name, message_files(data), above)
            case _:
                found = self._attached(name, packed_files(data), above)
        names: set[str] = set()
        for member in found:
            member = remarked(member, above, names)
            if member.data is None or _archive_kind(member.data) is None:
                yield member
            elif depth >= DEPTH_LIMIT:
                yield Member(member.name, None, Problem.TOO_DEEP, str(DEPTH_LIMIT))
            else:
                yield from self.members(member.name, member.data, f"{member.name}/", depth + 1)
            if self._stopped:
                return

    def _over_limit(self, name: str) -> Member | None:
        self._members += 1
        if self._members > MEMBERS_LIMIT:
            self._stopped = True
            return Member(name, None, Problem.TOO_MANY, str(MEMBERS_LIMIT))
        if self._bytes > TOTAL_LIMIT:
            self._stopped = True
            return Member(name, None, Problem.TOO_LARGE, f"{TOTAL_LIMIT >> 20} MB")
        return None

    def _in_zip(self, name: str, data: bytes, above: str) -> Iterator[Member]:
        try:
            archive = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError, EOFError) as error:
            # Odd directories make zipfile raise each of these.
            yield Member(name, None, Problem.DAMAGED, str(error))
            return
        with archive:
            for entry in archive.infolist():
                if entry.is_dir():
                    continue
                limit = self._over_limit(name)
                if limit:
                    yield limit
                    return
                shown = above + _decoded_name(entry).replace("\\", "/")
                if is_litter(shown):
                    yield Member(shown, None, Problem.LITTER)
                else:
                    yield self._read(archive, entry, shown)

    def _read(self, archive: zipfile.ZipFile, entry: zipfile.ZipInfo, shown: str) -> Member:
        if entry.flag_bits & _ENCRYPTED:
            return Member(shown, None, Problem.ENCRYPTED)
        pieces: list[bytes] = []
        size = 0
        try:
            with archive.open(entry) as stream:
                # Declared sizes may lie, so the bytes are counted as they come.
                while piece := stream.read(_CHUNK):
                    size += len(piece)
                    self._bytes += len(piece)
                    if size > FILE_LIMIT or self._bytes > TOTAL_LIMIT:
                        return Member(shown, None, Problem.TOO_LARGE, f"{FILE_LIMIT >> 20} MB")
                    pieces.append(piece)
        except _UNREADABLE as error:
            return Member(shown, None, Problem.DAMAGED, str(error))
        if size != entry.file_size:
            return Member(shown, None, Problem.DAMAGED)
        return Member(shown, b"".join(pieces))

    def _attached(
        self, name: str, files: Iterator[tuple[str, bytes]], above: str
    ) -> Iterator[Member]:
        try:
            for file_name, content in files:
                limit = self._over_limit(name)
                if limit:
                    yield limit
                    return
                self._bytes += len(content)
                shown = above + file_name.replace("\\", "/")
                if is_litter(shown):
                    yield Member(shown, None, Problem.LITTER)
                elif len(content) > FILE_LIMIT:
                    yield Member(shown, None, Problem.TOO_LARGE, f"{FILE_LIMIT >> 20} MB")
                else:
                    yield Member(shown, content)
        except UnpackError as error:
            yield Member(name, None, error.problem, error.detail)


def _decoded_name(entry: zipfile.ZipInfo) -> str:
    """Give a zip entry's name as its writer meant it.

    Flagged names are UTF-8. For the others the Unicode path field counts, then UTF-8 when the bytes
    are such, then GB18030 (what Chinese Windows programs write), then cp437 as the standard has it.
    """
    if entry.flag_bits & _UTF8_NAME:
        return entry.orig_filename
    raw = entry.orig_filename.encode("cp437")
    told = _unicode_path(entry.extra, raw)
    if told is not None:
        return told
    for encoding in ("utf-8", "gb18030"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    return entry.orig_filename


def _unicode_path(extra: bytes, raw: bytes) -> str | None:
    # Info-ZIP's field: version 1, the checksum of the plain name, the name in UTF-8.
    while len(extra) >= 4:
        kind, length = struct.unpack_from("<HH", extra)
        field, extra = extra[4 : 4 + length], extra[4 + length :]
        if kind == _UNICODE_PATH and len(field) > 5 and field[0] == 1:
            if struct.unpack_from("<I", field, 1)[0] != zlib.crc32(raw):
                return None
            try:
                return field[5:].decode()
            except UnicodeDecodeError:
                return None
    return None
