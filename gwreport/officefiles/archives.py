"""What lies in an archive or a saved e-mail, member by member, in memory and within limits."""

import email
import email.policy
import io
import re
import struct
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from email.message import Message
from enum import StrEnum

from gwreport.officefiles.content import Content, sniff
from gwreport.officefiles.workbook_container import FILE_LIMIT

TOTAL_LIMIT = 500 << 20
MEMBERS_LIMIT = 2_000
DEPTH_LIMIT = 2
_CHUNK = 1 << 20
_SUFFIXES = (".zip", ".eml", ".rar", ".7z")
_UTF8_NAME = 0x800
# The end of a zip without a comment: the size of the list of its parts, and where it begins.
_ZIP_END = struct.Struct("<12xII2x")
_ENCRYPTED = 0x1
_UNICODE_PATH = 0x7075
_LITTER_NAME = re.compile(
    r"~\$.*|\.~lock\..*#|\.~.*|\._.*|~WRL\d+\.tmp|thumbs\.db|\.ds_store|desktop\.ini|\.gitkeep",
    re.IGNORECASE,
)
_NAMELESS = "附件"
_RAW_NAME = re.compile(r'(?:file)?name="?([^";\r\n]+)', re.IGNORECASE)
_UNREADABLE = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    OSError,
    NotImplementedError,
    RuntimeError,
    ValueError,
)
_MAIL_HEAD = re.compile(
    rb"\A(?:From |(?:[A-Za-z][A-Za-z0-9-]{0,60}:[^\r\n]*(?:\r?\n[ \t][^\r\n]*)*\r?\n)+)"
)
_MAIL_HEADER = re.compile(
    rb"^(?:mime-version|content-type|received|message-id|from|subject):",
    re.IGNORECASE | re.MULTILINE,
)


class ArchiveKind(StrEnum):
    """The sorts of files that hold other files."""

    ZIP = "zip"
    MAIL = "mail"
    UNSUPPORTED = "unsupported"  # .rar and .7z, for which there is no free reader


class Problem(StrEnum):
    """Why a member, or the rest of an archive, is not taken."""

    ENCRYPTED = "encrypted"
    DAMAGED = "damaged"
    TOO_LARGE = "too-large"
    TOO_MANY = "too-many"
    TOO_DEEP = "too-deep"
    UNSUPPORTED = "unsupported"
    LITTER = "litter"


@dataclass(frozen=True, slots=True)
class Member:
    """One file of an archive.

    `name` is the decoded name with its folders, those of a nested archive before it; it is only a
    name and must never become a path, even when it tries to point outside the archive. `data` is
    None when `problem` (a `Problem`, else "") says why it was not taken; `detail` is the limit that
    was met or the words of the reader that failed.
    """

    name: str
    data: bytes | None
    problem: str = ""
    detail: str = ""


def is_archive(name: str, data: bytes) -> bool:
    """Say whether a file holds other files: by its bytes, by its name while there are none."""
    return archive_kind(data) is not None if data else name.lower().endswith(_SUFFIXES)


def archive_kind(data: bytes) -> ArchiveKind | None:
    """Tell by its bytes what sort of archive a file is; None for a plain file."""
    if _lists_workbook(data):
        return None
    match sniff(data):
        case Content.ZIP | Content.BROKEN_ZIP:
            return ArchiveKind.ZIP
        case Content.RAR | Content.SEVEN_ZIP:
            return ArchiveKind.UNSUPPORTED
        case Content.TEXT | Content.HTML | Content.BINARY:
            return ArchiveKind.MAIL if _is_mail(data) else None
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
    yield from _Unpacking().members(name, data, "", 1)


class _Unpacking:
    # Counts over all nested archives, so that many small ones are no way around the limits.

    def __init__(self) -> None:
        self._bytes = 0
        self._members = 0
        self._stopped = False

    def members(self, name: str, data: bytes, above: str, depth: int) -> Iterator[Member]:
        kind = archive_kind(data)
        if kind is ArchiveKind.ZIP:
            found = self._in_zip(name, data, above)
        elif kind is ArchiveKind.MAIL:
            found = self._in_mail(name, data, above)
        else:
            yield Member(name, None, Problem.UNSUPPORTED)
            return
        for member in found:
            if member.data is None or archive_kind(member.data) is None:
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
                shown = above + decoded_name(entry).replace("\\", "/").lstrip("/")
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

    def _in_mail(self, name: str, data: bytes, above: str) -> Iterator[Member]:
        try:
            message = email.message_from_bytes(data, policy=email.policy.default)
            parts = [part for part in message.walk() if not part.is_multipart()]
        except (RecursionError, ValueError, LookupError) as error:
            yield Member(name, None, Problem.DAMAGED, str(error))
            return
        for part in parts:
            file_name = _attachment_name(part)
            if not file_name:
                continue
            limit = self._over_limit(name)
            if limit:
                yield limit
                return
            shown = above + file_name.replace("\\", "/").lstrip("/")
            content = part.get_payload(decode=True)
            taken = content if isinstance(content, bytes) else b""
            self._bytes += len(taken)
            if is_litter(shown):
                yield Member(shown, None, Problem.LITTER)
            elif len(taken) > FILE_LIMIT:
                yield Member(shown, None, Problem.TOO_LARGE, f"{FILE_LIMIT >> 20} MB")
            else:
                yield Member(shown, taken)


def decoded_name(entry: zipfile.ZipInfo) -> str:
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


def _is_mail(data: bytes) -> bool:
    head = data[: 64 << 10]
    found = _MAIL_HEAD.match(head)
    return found is not None and len(set(_MAIL_HEADER.findall(head[: found.end() + 4096]))) >= 2


def _attachment_name(part: Message) -> str:
    try:
        name = part.get_filename() or ""
    except (LookupError, ValueError):
        # A header in an unknown character set; the attachment itself is still wanted.
        return _NAMELESS
    if "\ufffd" not in name:
        return name
    # Bytes outside ASCII stood undeclared in the header, as some Chinese mail programs send them.
    for _, value in part.raw_items():
        found = _RAW_NAME.search(str(value))
        if found is None:
            continue
        raw = found[1].encode("utf-8", "surrogateescape")
        for encoding in ("utf-8", "gb18030"):
            try:
                return raw.decode(encoding)
            except UnicodeDecodeError:
                continue
    return name
