"""What a file is, told by its bytes; its name and suffix are never believed."""

import io
import zipfile
import zlib
from enum import StrEnum


class Content(StrEnum):
    """What the bytes of a file are."""

    EMPTY = "empty"
    DOCX = "docx"
    XLSX = "xlsx"
    XLSM = "xlsm"
    XLSB = "xlsb"
    ODS = "ods"
    ODT = "odt"
    ZIP = "zip"  # an archive that is no office file
    BROKEN_ZIP = "broken_zip"  # begins like an archive and has no directory: cut off or damaged
    XLS = "xls"
    DOC = "doc"
    ENCRYPTED = "encrypted"  # an office file behind a password
    MESSAGE = "msg"  # an e-mail as Outlook saves it
    OLE = "ole"  # a compound file of another sort
    RTF = "rtf"
    PDF = "pdf"
    HTML = "html"
    XML = "xml"
    RAR = "rar"
    SEVEN_ZIP = "7z"
    PICTURE = "picture"
    TEXT = "text"
    BINARY = "binary"  # nothing that is known


_SIGNATURES = (
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", Content.OLE),
    (b"PK\x03\x04", Content.ZIP),
    (b"PK\x05\x06", Content.ZIP),
    (b"%PDF-", Content.PDF),
    (b"{\\rtf", Content.RTF),
    (b"Rar!\x1a\x07", Content.RAR),
    (b"7z\xbc\xaf\x27\x1c", Content.SEVEN_ZIP),
    (b"\x89PNG", Content.PICTURE),
    (b"\xff\xd8\xff", Content.PICTURE),
    (b"GIF8", Content.PICTURE),
    (b"BM", Content.PICTURE),
)
# The main part's type in [Content_Types].xml, whatever the part is called.
_OPEN_XML_TYPES = (
    (b"wordprocessingml.document.main", Content.DOCX),
    (b"ms-word.document.macroenabled.main", Content.DOCX),
    (b"wordprocessingml.template.main", Content.DOCX),
    (b"ms-excel.sheet.macroenabled.main", Content.XLSM),
    (b"ms-excel.sheet.binary.macroenabled.main", Content.XLSB),
    (b"spreadsheetml.sheet.main", Content.XLSX),
    (b"spreadsheetml.template.main", Content.XLSX),
)
_OLE_STREAMS = (
    # First: what is attached to a message lies in it with streams of its own.
    ("__properties_version1.0", Content.MESSAGE),
    ("EncryptedPackage", Content.ENCRYPTED),
    ("WordDocument", Content.DOC),
    ("Workbook", Content.XLS),
    ("Book", Content.XLS),
)
_HEAD = 4096
_LARGEST_TYPES_PART = 1 << 20
_ZIP_ENCRYPTED = 0x1


def sniff(data: bytes) -> Content:
    """Tell what the bytes of a file are; nothing is unpacked but the list of an archive's parts."""
    if not data.strip(b"\x00 \t\r\n"):
        return Content.EMPTY
    for signature, content in _SIGNATURES:
        if data.startswith(signature):
            if content is Content.ZIP:
                return _in_zip(data)
            if content is Content.OLE:
                return _in_ole(data)
            if content is Content.PICTURE and signature == b"BM" and b"\x00" not in data[:16]:
                continue  # a text that begins with these letters
            return content
    return _in_text(data)


def _in_zip(data: bytes) -> Content:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return _in_parts(archive)
    except (zipfile.BadZipFile, NotImplementedError, OSError, ValueError, EOFError):
        return Content.BROKEN_ZIP


def _in_parts(archive: zipfile.ZipFile) -> Content:
    parts = {info.filename.replace("\\", "/").lower(): info for info in archive.infolist()}
    types = parts.get("[content_types].xml")
    if types and types.file_size <= _LARGEST_TYPES_PART and not types.flag_bits & _ZIP_ENCRYPTED:
        words = _start_of(archive, types, _LARGEST_TYPES_PART).lower()
        for name, content in _OPEN_XML_TYPES:
            if name in words:
                return content
    kind = parts.get("mimetype")
    if kind:
        words = _start_of(archive, kind, 200)
        if b"opendocument.spreadsheet" in words:
            return Content.ODS
        if b"opendocument.text" in words:
            return Content.ODT
    return Content.ZIP


def _start_of(archive: zipfile.ZipFile, part: zipfile.ZipInfo, size: int) -> bytes:
    if part.flag_bits & _ZIP_ENCRYPTED:
        return b""
    try:
        with archive.open(part) as stream:
            return stream.read(size)
    except zlib.error as error:  # no subclass of the zip module's own error
        raise zipfile.BadZipFile(str(error)) from error


def _in_ole(data: bytes) -> Content:
    for stream, content in _OLE_STREAMS:
        if _has_stream(data, stream):
            return content
    return Content.OLE


def _has_stream(data: bytes, name: str) -> bool:
    # A directory entry is 128 bytes long, stands at a multiple of them, and begins with its name;
    # at offset 64 stands the name's length in bytes with the closing zero.
    wanted = name.encode("utf-16-le") + b"\x00\x00"
    position = data.find(wanted)
    while position >= 0:
        length = data[position + 64 : position + 66]
        if position % 128 == 0 and int.from_bytes(length, "little") == len(wanted):
            return True
        position = data.find(wanted, position + 1)
    return False


def _in_text(data: bytes) -> Content:
    head = data[:_HEAD]
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        head = head.decode("utf-16", errors="ignore").encode()
    elif b"\x00" in head:
        return Content.BINARY
    words = head.removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    if words.startswith((b"<!doctype html", b"<html")) or b"<html" in words[:1024]:
        return Content.HTML
    if words.startswith(b"<?xml"):
        return Content.XML
    control = sum(1 for byte in head if byte < 32 and byte not in b"\t\r\n\f\x1a\x0b")
    return Content.BINARY if control * 50 > len(head) else Content.TEXT
