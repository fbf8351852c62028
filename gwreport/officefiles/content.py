"""What a file is, told by its bytes; its name and suffix are hardly ever believed."""

import math
import re
from collections import Counter
from enum import StrEnum

from gwreport.officefiles.containers.bounded_unpacking import STREAM_SIGNATURES
from gwreport.officefiles.containers.compound_files import CompoundFile
from gwreport.officefiles.containers.mail_headers import MailKind, mail_kind
from gwreport.officefiles.containers.members import UnpackError
from gwreport.officefiles.containers.tar_reading import is_tar
from gwreport.officefiles.containers.zip_reading import ZipArchive, ZipEntry
from gwreport.officefiles.text_encoding import marked_encoding, wide_encoding


class Content(StrEnum):
    """What the bytes of a file are."""

    EMPTY = "empty"
    DOCX = "docx"
    XLSX = "xlsx"
    XLSM = "xlsm"
    XLSB = "xlsb"
    ODS = "ods"
    ODT = "odt"
    OFD = "ofd"  # GB/T 33190
    SLIDES = "slides"
    PACKAGE = "package"  # a document of another program, in a zip
    ZIP = "zip"  # an archive that is no office file
    BROKEN_ZIP = "broken_zip"  # begins like an archive and has no directory: cut off or damaged
    XLS = "xls"
    DOC = "doc"
    ENCRYPTED = "encrypted"  # an office file behind a password
    RIGHTS = "rights"  # an office file that only some persons may open, by a server's leave
    SEALED = "sealed"  # a mail or file behind a certificate or key
    MESSAGE = "msg"  # an e-mail as Outlook saves it
    OLE = "ole"  # a compound file of another sort
    RTF = "rtf"
    PDF = "pdf"
    LAYOUT = "layout"  # CEB and other sealed forms of the page
    HTML = "html"
    XML = "xml"
    OLD_XML = "old_xml"  # a workbook or text of Office 2003 as one XML file
    RAR = "rar"
    SEVEN_ZIP = "7z"
    TAR = "tar"
    GZIP = "gz"
    BZIP2 = "bz2"
    XZ = "xz"
    ARCHIVE = "archive"  # of a sort that is not opened
    MAIL = "mail"
    WEB_ARCHIVE = "mht"
    TNEF = "tnef"  # winmail.dat
    PICTURE = "picture"
    RECORDING = "recording"  # sound or film
    LINK = "link"  # a shortcut, or the address of a document on a server
    PROGRAM = "program"
    DATABASE = "database"
    SCRAMBLED = "scrambled"  # nothing that is known, and without any order
    TEXT = "text"
    BINARY = "binary"  # nothing that is known


_SIGNATURES = (
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", Content.OLE),
    (b"PK\x03\x04", Content.ZIP),
    (b"PK\x05\x06", Content.ZIP),
    (b"PK\x07\x08PK\x03\x04", Content.ZIP),
    (b"%PDF-", Content.PDF),
    (b"{\\rtf", Content.RTF),
    (b"Rar!\x1a\x07", Content.RAR),
    (b"7z\xbc\xaf\x27\x1c", Content.SEVEN_ZIP),
    *((mark, Content(stream.value)) for stream, mark in STREAM_SIGNATURES.items()),
    *((mark, Content.ARCHIVE) for mark in (b"MSCF\0\0\0\0", b"\x28\xb5\x2f\xfd", b"\x1f\x9d")),
    (b"\x78\x9f\x3e\x22", Content.TNEF),
    *((mark, Content.PICTURE) for mark in (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\0")),
    *(
        (mark, Content.PICTURE)
        for mark in (b"MM\0*", b"8BPS\0\1", b"\x00\x00\x01\x00", b"\xd7\xcd\xc6\x9a")
    ),
    (b"BM", Content.PICTURE),
    *(
        (mark, Content.RECORDING)
        for mark in (b"ID3\x03", b"ID3\x04", b"OggS", b"fLaC\0", b"#!AMR", b"FLV\x01")
    ),
    *((mark, Content.RECORDING) for mark in (b"\xff\xfb", b"\xff\xf3", b"\xff\xf1", b"\xff\xf9")),
    *(
        (mark, Content.RECORDING)
        for mark in (b"\x1a\x45\xdf\xa3", b"\x30\x26\xb2\x75\x8e\x66\xcf\x11")
    ),
    *((mark, Content.LINK) for mark in (b"L\0\0\0\x01\x14\x02\0", b"[InternetShortcut]")),
    *((mark, Content.LINK) for mark in (b"[Desktop Entry]", b'{"url"', b"{000214A0-0000-0000")),
    *((mark, Content.SCRAMBLED) for mark in (b"%TSD-Header-###%", b"\x62\x14\x23\x65")),
    *(
        (mark, Content.LAYOUT)
        for mark in (b"Founder CEB", b"FOUNDER CEB", b"CAJ\0", b"HN\0\0", b"AT&TFORM")
    ),
    (b"SQLite format 3\0", Content.DATABASE),
    (b"\x00\x01\x00\x00Standard ", Content.DATABASE),
    (b"-----BEGIN PGP MESSAGE", Content.SEALED),
    (b"-----BEGIN PKCS7", Content.SEALED),
    (b"\x7fELF", Content.PROGRAM),
)
_RIFF = {b"WEBP": Content.PICTURE, b"WAVE": Content.RECORDING, b"AVI ": Content.RECORDING}
_STILL_PICTURES = (b"heic", b"heix", b"mif1", b"msf1", b"avif")
# How a sealed file begins, and the two sorts of it: enveloped, signed (RFC 5652).
_DER_SETS = (b"\x30\x80", b"\x30\x82", b"\x30\x83", b"\x30\x84")
_SEALS = (
    b"\x06\x09\x2a\x86\x48\x86\xf7\x0d\x01\x07\x03",
    b"\x06\x09\x2a\x86\x48\x86\xf7\x0d\x01\x07\x02",
)
# The main part's type in [Content_Types].xml, whatever the part is called.
_OPEN_XML_TYPES = (
    (b"wordprocessingml.document.main", Content.DOCX),
    (b"ms-word.document.macroenabled.main", Content.DOCX),
    (b"wordprocessingml.template.main", Content.DOCX),
    (b"ms-word.template.macroenabledtemplate.main", Content.DOCX),
    (b"ms-excel.sheet.macroenabled.main", Content.XLSM),
    (b"ms-excel.template.macroenabled.main", Content.XLSM),
    (b"ms-excel.sheet.binary.macroenabled.main", Content.XLSB),
    (b"spreadsheetml.sheet.main", Content.XLSX),
    (b"spreadsheetml.template.main", Content.XLSX),
    (b"presentationml.", Content.SLIDES),
)
# Where that type is gone, the main part itself.
_MAIN_PARTS = (
    ("xl/workbook.xml", Content.XLSX),
    ("xl/workbook.bin", Content.XLSB),
    ("word/document.xml", Content.DOCX),
    ("ppt/presentation.xml", Content.SLIDES),
    ("ofd.xml", Content.OFD),
    ("index/document.iwa", Content.PACKAGE),
    ("index.zip", Content.PACKAGE),
)
_OPEN_DOCUMENTS = (
    (b"opendocument.spreadsheet", Content.ODS),
    (b"opendocument.text", Content.ODT),
    (b"opendocument.presentation", Content.SLIDES),
)
_OLE_STREAMS = (
    # First: what is attached to a message lies in it with streams of its own.
    ("__properties_version1.0", Content.MESSAGE),
    ("DRMEncryptedTransform", Content.RIGHTS),
    ("DRMEncryptedDataSpace", Content.RIGHTS),
    ("\x09DRMContent", Content.RIGHTS),
    ("\x09DRMDataSpace", Content.RIGHTS),
    ("EncryptedPackage", Content.ENCRYPTED),
    ("WordDocument", Content.DOC),
    ("Workbook", Content.XLS),
    ("Book", Content.XLS),
    ("PowerPoint Document", Content.SLIDES),
)
_OLD_XML = (
    b"urn:schemas-microsoft-com:office:spreadsheet",
    b"schemas.microsoft.com/office/word/2003",
)
_ADDRESSES = (b"docs.qq.com/", b"kdocs.cn/", b"docs.google.com/", b"feishu.cn/", b"1drv.ms/")
_HEAD = 4096
_BLANK = b"\x00 \t\r\n"
_LARGEST_TYPES_PART = 1 << 20
_PARTS_LOOKED_AT = 10_000
_SHORT_TEXT = 2 << 10
_SAMPLE = 64 << 10
# Of an .xls ([MS-XLS] 2.4.117); it stands among the first.
_PASSWORD_RECORD, _END_RECORD, _RECORDS_LOOKED_AT = 0x002F, 0x000A, 200
# Bits that are missing to the most disorder there can be; what is packed or encrypted misses less.
_ORDER, _FEWEST_BYTES = 0.3, 512


_TAGS = b"(?:meta|head|title|body|div|table|tbody|tr|td|p|span|style|script|link|center|font|h[1-6]|ul|ol|section|article|main|br|base|form|img|a|b|strong)"
_TAG = re.compile(rb"<%s(?:\s[^<>]{0,2000})?/?>" % _TAGS)
_PART_OF_PAGE = re.compile(rb"(?:<!--(?s:.){0,2000}?-->\s*)?<%s(?:\s[^<>]{0,2000})?/?>" % _TAGS)


def sniff(data: bytes, name: str = "") -> Content:
    """Tell what the bytes of a file are; nothing is unpacked but the list of an archive's parts.

    Its name is asked only where the bytes may be a mail as well as a saved page.
    """
    if not data[:_HEAD].strip(_BLANK) and not data.strip(_BLANK):
        return Content.EMPTY
    for signature, content in _SIGNATURES:
        if data.startswith(signature):
            if content is Content.ZIP:
                return _in_zip(data)
            if content is Content.OLE:
                return _in_ole(data)
            if signature == b"BM" and b"\x00" not in data[:16]:
                continue  # a text that begins with these letters
            return content
    return _by_form(data) or _in_text(data, name)


def _by_form(data: bytes) -> Content | None:
    """Tell what has its mark elsewhere than at its beginning."""
    if data[4:8] == b"ftyp":
        return Content.PICTURE if data[8:12] in _STILL_PICTURES else Content.RECORDING
    if data.startswith(b"RIFF"):
        return _RIFF.get(data[8:12], Content.BINARY)
    if data[2:5] == b"-lh" and data[6:7] == b"-":
        return Content.ARCHIVE
    if data.startswith(b"MZ") and b"\0" in data[:64]:
        return Content.PROGRAM
    if data.startswith(_DER_SETS) and any(seal in data[:40] for seal in _SEALS):
        return Content.SEALED
    if b"E-SafeNet" in data[:_HEAD]:
        return Content.SCRAMBLED
    return Content.TAR if is_tar(data[:512]) else None


def _in_zip(data: bytes) -> Content:
    try:
        return _in_parts(ZipArchive(data, _PARTS_LOOKED_AT))
    except UnpackError:
        return Content.BROKEN_ZIP


def _in_parts(archive: ZipArchive) -> Content:
    parts: dict[str, ZipEntry] = {}
    for entry in archive.entries:
        parts[entry.plain_name.replace("\\", "/").lower()] = entry
    types = parts.get("[content_types].xml")
    if types and types.size <= _LARGEST_TYPES_PART:
        words = archive.start_of(types, _LARGEST_TYPES_PART).lower()
        for name, content in _OPEN_XML_TYPES:
            if name in words:
                return content
    kind = parts.get("mimetype")
    if kind:
        words = archive.start_of(kind, 200)
        for name, content in _OPEN_DOCUMENTS:
            if name in words:
                return content
    for part, content in _MAIN_PARTS:
        if part in parts:
            return content
    # Of another program: to take it apart would make a file of every part.
    return Content.PACKAGE if types or kind else Content.ZIP


def _in_ole(data: bytes) -> Content:
    for stream, content in _OLE_STREAMS:
        if _has_stream(data, stream):
            is_locked = content is Content.XLS and _asks_for_password(data, stream)
            return Content.ENCRYPTED if is_locked else content
    return Content.OLE


def _asks_for_password(data: bytes, stream: str) -> bool:
    """Say whether one of the first records of an old workbook is that of a password."""
    try:
        file = CompoundFile(data)
        found = file.inside(file.root).get(stream.lower())
        records = file.read(found) if found else b""
    except UnpackError:
        return False
    at = 0
    for _ in range(_RECORDS_LOOKED_AT):
        kind, length = (int.from_bytes(records[at + i : at + i + 2], "little") for i in (0, 2))
        if kind in (_END_RECORD, _PASSWORD_RECORD) or at >= len(records):
            return kind == _PASSWORD_RECORD
        at += 4 + length
    return False


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


def _in_text(data: bytes, name: str) -> Content:
    match mail_kind(data, name):
        case MailKind.MAIL:
            return Content.MAIL
        case MailKind.WEB_PAGE:
            return Content.WEB_ARCHIVE
        case None:
            pass
    head = data[:_HEAD]
    if encoding := marked_encoding(data):
        head = head.decode(encoding, errors="ignore").encode()
    elif b"\x00" in head:
        encoding = wide_encoding(data)
        if encoding is None:
            return _unknown(data)
        head = head.decode(encoding, errors="ignore").encode()
    words = head.lstrip().lower()
    if _is_page(words, name):
        return Content.HTML
    if words.startswith(b"<?xml"):
        return Content.OLD_XML if any(name in words for name in _OLD_XML) else Content.XML
    control = sum(1 for byte in head if byte < 32 and byte not in b"\t\r\n\f\x1a\x0b")
    if control * 50 > len(head):
        return _unknown(data)
    if len(data) < _SHORT_TEXT and any(address in words for address in _ADDRESSES):
        return Content.LINK
    return Content.TEXT


def _is_page(words: bytes, name: str) -> bool:
    """Say whether a text is a page of the web, or a part of one that was saved without its beginning."""
    if words.startswith((b"<!doctype html", b"<html")) or b"<html" in words[:1024]:
        return True
    if _PART_OF_PAGE.match(words):
        return True
    return name.lower().endswith((".htm", ".html")) and _TAG.search(words) is not None


def _unknown(data: bytes) -> Content:
    return Content.SCRAMBLED if is_without_order(data) else Content.BINARY


def is_without_order(data: bytes) -> bool:
    """Say whether bytes look like chance, as what is encrypted does.

    Measured by the entropy of a piece from the middle; chance itself stays a little below eight
    bits in a short piece.
    """
    middle = max(0, len(data) // 2 - _SAMPLE // 2)
    sample = data[middle : middle + _SAMPLE]
    if len(sample) < _FEWEST_BYTES:
        return False
    counts = Counter(sample).values()
    entropy = -sum(count / len(sample) * math.log2(count / len(sample)) for count in counts)
    return entropy > 8 - 184 / len(sample) - _ORDER
