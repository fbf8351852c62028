"""The header lines of an e-mail and of its parts: their fields, parameters and file names.

Read here and not by the library's parser, whose grammar of parameters and encoded words costs more
than linear time over what a sender may write.
"""

import base64
import binascii
import re
from enum import StrEnum
from urllib.parse import unquote_to_bytes

from gwreport.officefiles.containers.charsets import decoded, in_charset, narrow

# The longest block of lines, and how much of one of them is looked at.
HEAD_LIMIT = 256 << 10
_VALUE_LIMIT = 16 << 10
_FIELDS_LIMIT = 2_000
_LOOKED_AT = 64 << 10
_MOST_ODD_LINES = 2
_FIELD_NAME = re.compile(rb"[A-Za-z][A-Za-z0-9-]{0,60}:")
# Two of these, and it is a mail.
_TELLING = frozenset(
    ("mime-version", "content-type", "received", "message-id", "from", "subject", "x-mimeole")
)
_PAGE_FIELDS = frozenset(("x-document-type", "snapshot-content-location"))
_MAIL_FIELDS = frozenset(("from", "to", "received", "message-id", "cc", "bcc"))
# Without any of these nobody sent it: what a page has of a mail's fields its program filled in.
_SENT_FIELDS = frozenset(
    (
        *("to", "cc", "bcc", "received", "message-id", "return-path", "delivered-to"),
        *("in-reply-to", "references", "x-unsent", "resent-to", "reply-to"),
    )
)
_PAGE_SUFFIXES = (".mht", ".mhtml")
_FIRST_PART = re.compile(rb"\n--[^\r\n]{1,200}\r?\n")
_SAVED_BY = re.compile("saved by|保存", re.IGNORECASE)
_BLANK_LINE = re.compile(rb"\n\r?\n")
_PARAMETER = re.compile(r';\s*([^\s=;"]+)\s*=\s*(?:"((?:[^"\\]|\\.)*)"?|([^;]*))', re.DOTALL)
_SEGMENT = re.compile(r"([^*]+)(?:\*(\d{1,3}))?(\*?)")
_ENCODED_WORD = re.compile(r"=\?([^?\s*]{1,40})(?:\*[^?\s]{0,20})?\?([BbQq])\?([^?]*)\?=")
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)


class Head:
    """The fields of one block of header lines."""

    def __init__(self, block: bytes) -> None:
        fields: list[list[bytes]] = []
        for line in block.split(b"\n")[:_FIELDS_LIMIT]:
            line = line.rstrip(b"\r")
            if line[:1] in (b" ", b"\t"):
                if fields:
                    fields[-1].append(line)
            else:
                fields.append([line])
        self._fields: dict[str, bytes] = {}
        for lines in fields:
            name, colon, value = b"".join(lines)[:_VALUE_LIMIT].partition(b":")
            if colon:
                self._fields.setdefault(name.strip().lower().decode("latin-1"), value.strip())

    def names(self) -> frozenset[str]:
        """Give the names of all fields in small letters."""
        return frozenset(self._fields)

    def get(self, name: str) -> str:
        """Give a field's words as they stand there, "" without it."""
        return decoded(self._fields.get(name, b""))

    @property
    def content_type(self) -> str:
        """The kind of the content as "text/plain", in small letters; "" when it is not told."""
        kind = self.get("content-type").partition(";")[0].strip().lower()
        return kind if kind.count("/") == 1 else ""

    @property
    def charset(self) -> str:
        """The character set of the content as it is told, in small letters; "" when it is not."""
        return self.parameter("content-type", "charset").strip().lower()

    @property
    def encoding(self) -> str:
        """How the content is written for its way, in small letters."""
        return self.get("content-transfer-encoding").partition(";")[0].strip().lower()

    @property
    def disposition(self) -> str:
        """Whether the content is "inline" or an "attachment"; "" when it is not told."""
        return self.get("content-disposition").partition(";")[0].strip().lower()

    def parameter(self, field: str, name: str) -> str:
        """Give a parameter of a field, decoded; "" without it."""
        return _parameters(self.get(field)).get(name, "")

    @property
    def file_name(self) -> str:
        """The name under which the content was attached; "" when none is told."""
        name = self.parameter("content-disposition", "filename")
        return " ".join((name or self.parameter("content-type", "name")).split())


class MailKind(StrEnum):
    """What begins with header lines."""

    MAIL = "mail"
    WEB_PAGE = "web-page"  # .mht: a page or a workbook with its pictures, in the form of a mail


def mail_kind(data: bytes, name: str = "") -> MailKind | None:
    """Say whether bytes are a saved e-mail or a web page in the form of one; None for all else.

    The file's name is asked where the bytes leave it open.
    """
    data = narrow(data[: 4 * _LOOKED_AT])
    start = mail_start(data)
    block: list[bytes] = []
    odd = 0
    for line in data[start : start + _LOOKED_AT].split(b"\n"):
        line = line.rstrip(b"\r")
        if not line:
            break
        if not (line[:1] in b" \t" or _FIELD_NAME.match(line) or line.startswith(b"From ")):
            odd += 1
            if odd > _MOST_ODD_LINES or not block:
                return None
        block.append(line)
    head = Head(b"\n".join(block))
    names = head.names()
    if len(names & _TELLING) < 2:
        return None
    if names & _PAGE_FIELDS:
        return MailKind.WEB_PAGE
    if head.content_type not in ("multipart/related", "text/html"):
        return MailKind.MAIL
    is_page = not names & _MAIL_FIELDS or _SAVED_BY.search(words_decoded(head.get("from")))
    if not is_page and not names & _SENT_FIELDS:
        is_page = name.lower().endswith(_PAGE_SUFFIXES) or _has_address(head, data)
    return MailKind.WEB_PAGE if is_page else MailKind.MAIL


def _has_address(head: Head, data: bytes) -> bool:
    """Say whether a page, the first part of a mail's form, tells where it was taken from."""
    if head.content_type == "text/html":
        return "content-location" in head.names()
    found = _FIRST_PART.search(data, 0, _LOOKED_AT)
    part = read_head(data, found.end(), min(len(data), found.end() + _LOOKED_AT)) if found else None
    return part is not None and "content-location" in part[0].names()


def mail_start(data: bytes) -> int:
    """Say where the header lines begin: behind a byte order mark and empty lines."""
    start = 3 if data.startswith(b"\xef\xbb\xbf") else 0
    head = data[start : start + _LOOKED_AT]
    return start + len(head) - len(head.lstrip(b"\r\n"))


def read_head(data: bytes, start: int, end: int) -> tuple[Head, int] | None:
    """Read the header lines that begin at a place, and say where the body begins.

    None when no blank line comes within 256 KiB.
    """
    if data.startswith((b"\n", b"\r\n"), start):
        return Head(b""), data.index(b"\n", start) + 1
    found = _BLANK_LINE.search(data, start, min(end, start + HEAD_LIMIT))
    if found is not None:
        return Head(data[start : found.start()]), found.end()
    if end - start <= HEAD_LIMIT:
        return Head(data[start:end]), end
    return None


def _parameters(text: str) -> dict[str, str]:
    """Give the parameters of a field by name, those in several pieces put together (RFC 2231)."""
    pieces: dict[str, dict[int, tuple[str, bool]]] = {}
    for key, quoted, plain in _PARAMETER.findall(text):
        found = _SEGMENT.fullmatch(key)
        value = _ESCAPED.sub(r"\1", quoted) if quoted else plain.strip()
        if found is not None:
            is_encoded = bool(found[3])
            pieces.setdefault(found[1].lower(), {}).setdefault(
                int(found[2] or 0), (value, is_encoded)
            )
    return {name: _joined(parts) for name, parts in pieces.items()}


def _joined(parts: dict[int, tuple[str, bool]]) -> str:
    ordered = [parts[number] for number in sorted(parts)]
    if not any(is_encoded for _, is_encoded in ordered):
        return words_decoded("".join(value for value, _ in ordered))
    charset, raw = "", b""
    for place, (value, is_encoded) in enumerate(ordered):
        if place == 0 and is_encoded and value.count("'") >= 2:
            charset, _, value = value.split("'", 2)
        encoded = value.encode("utf-8", "replace")
        raw += unquote_to_bytes(encoded) if is_encoded else encoded
    return in_charset(raw, charset)


def words_decoded(text: str) -> str:
    """Decode the encoded words of a text (RFC 2047), a character that two of them share too."""
    shown: list[str] = []
    raw, charset, at = b"", "", 0
    for found in _ENCODED_WORD.finditer(text):
        between = text[at : found.start()]
        if between.strip() or found[1].lower() != charset:
            shown += (in_charset(raw, charset), between if between.strip() or not raw else "")
            raw, charset = b"", found[1].lower()
        raw += _word_bytes(found[2], found[3])
        at = found.end()
    return "".join((*shown, in_charset(raw, charset), text[at:]))


def _word_bytes(kind: str, words: str) -> bytes:
    raw = words.encode("utf-8", "replace")
    if kind in "qQ":
        return binascii.a2b_qp(raw, header=True)
    return base64_bytes(raw)


def base64_bytes(raw: bytes) -> bytes:
    """Decode base64 as mail programs do: what is no letter of it is passed over, what comes behind its
    end is left out, an end that is cut off ends it.
    """
    letters = re.sub(rb"[^A-Za-z0-9+/]", b"", raw.partition(b"=")[0])
    # A single letter behind the last four holds no byte.
    letters = letters[: len(letters) - (len(letters) % 4 == 1)]
    return base64.b64decode(letters + b"=" * (-len(letters) % 4))
