"""The parts of a saved e-mail, those of the mails in it too, in the order in which they stand.

Nothing is copied but what is decoded, nothing calls itself, and each part is looked at once: a mail
of a hundred thousand parts, or as deep, costs no more than its bytes.
"""

import binascii
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from gwreport.officefiles.containers.budget import Budget
from gwreport.officefiles.containers.charsets import narrow
from gwreport.officefiles.containers.mail_headers import (
    Head,
    base64_bytes,
    mail_start,
    read_head,
    words_decoded,
)
from gwreport.officefiles.containers.members import Problem, UnpackError

DEPTH_LIMIT = 30
PARTS_LIMIT = 10_000
_MAILS = ("message/rfc822", "message/global", "message/news")
_MBOX_LINE = re.compile(rb"(?:\A[\r\n]*|\n\r?\n)From [^\r\n]{0,500}\r?\n")


@dataclass(frozen=True, slots=True)
class MailPart:
    """One part that holds no others: its header lines and its bytes as they were sent.

    `problem` says why a part that should hold others cannot be taken apart, "" for all else.
    """

    head: Head
    raw: bytes
    content_type: str
    problem: Problem | None = None

    def content(self) -> bytes:
        """Give what was sent, decoded."""
        return _decoded(self.raw, self.head.encoding)


@dataclass(frozen=True, slots=True)
class _Span:
    data: bytes
    start: int
    end: int
    depth: int
    usual: str  # what a part is that does not say it


def mail_parts(
    data: bytes, budget: Budget, subjects: list[str] | None = None
) -> Iterator[MailPart]:
    """Yield the parts of a mail, or of the mails of a mailbox file; `subjects` takes those of all
    mails, each before their first part.

    Raises UnpackError: TOO_MANY for more than 10,000 parts, DAMAGED for header lines without end,
    TOO_SLOW.
    """
    data = narrow(data)
    # What comes first lies on top.
    waiting = _mails(data)[::-1]
    count = 0
    while waiting:
        span = waiting.pop()
        count += 1
        if count > PARTS_LIMIT:
            raise UnpackError(Problem.TOO_MANY, str(PARTS_LIMIT))
        budget.check_time()
        found = read_head(span.data, span.start, span.end)
        if found is None:
            raise UnpackError(Problem.DAMAGED)
        head, start = found
        if subjects is not None and (subject := head.get("subject")):
            subjects.append(words_decoded(subject))
        kind = head.content_type or span.usual
        is_mail, is_multipart = kind in _MAILS, kind.startswith("multipart/")
        if kind == "multipart/encrypted" or not (is_mail or is_multipart):
            yield MailPart(head, span.data[start : span.end], kind)
        elif span.depth >= DEPTH_LIMIT:
            yield MailPart(head, b"", kind, Problem.TOO_DEEP)
        elif is_mail:
            waiting.append(_mail_inside(span, head, start))
        else:
            usual = "message/rfc822" if kind == "multipart/digest" else "text/plain"
            within = _Span(span.data, start, span.end, span.depth + 1, usual)
            parts = _parts(within, head.parameter("content-type", "boundary"), PARTS_LIMIT)
            waiting += parts[::-1]
            if not parts and span.data[start : span.end].strip():
                yield MailPart(head, b"", kind, Problem.DAMAGED)


def _mails(data: bytes) -> list[_Span]:
    start = mail_start(data)
    if not data.startswith(b"From ", start):
        return [_Span(data, start, len(data), 0, "text/plain")]
    # A mailbox file: each mail behind a line of its own, which no header line looks like.
    marks = [found.span() for found in islice(_MBOX_LINE.finditer(data), PARTS_LIMIT + 1)]
    if not marks:
        return [_Span(data, start, len(data), 0, "text/plain")]
    ends = [start for start, _ in marks[1:]] + [len(data)]
    return [
        _Span(data, start, end, 0, "text/plain")
        for (_, start), end in zip(marks, ends, strict=True)
    ]


def _mail_inside(span: _Span, head: Head, start: int) -> _Span:
    if head.encoding in ("", "7bit", "8bit", "binary"):
        return _Span(span.data, start, span.end, span.depth + 1, "text/plain")
    # Against the standard, but sent so by some programs, and shown as an attachment by all.
    inside = _decoded(span.data[start : span.end], head.encoding)
    return _Span(inside, 0, len(inside), span.depth + 1, "text/plain")


def _parts(span: _Span, boundary: str, most: int) -> list[_Span]:
    """Give the parts between the boundary's lines, a few more than `most` at the utmost."""
    if not boundary:
        return []
    mark = b"--" + boundary.encode("utf-8", "replace")
    data, end = span.data, span.end
    parts: list[_Span] = []
    begun = -1
    at = data.find(mark, span.start, end)
    while at >= 0:
        line_end = data.find(b"\n", at, end)
        line_end = end if line_end < 0 else line_end
        rest = data[at + len(mark) : min(line_end, at + len(mark) + 80)].strip()
        if (at == span.start or data[at - 1 : at] == b"\n") and rest in (b"", b"--"):
            if begun >= 0:
                parts.append(
                    _Span(data, begun, _before_line(data, begun, at), span.depth, span.usual)
                )
            begun = min(line_end + 1, end)
            if rest or len(parts) > most:
                return parts
        at = data.find(mark, max(line_end, at + 1), end)
    if begun >= 0:
        # The last line is missing: what there is of the last part is told by its reader.
        parts.append(_Span(data, begun, end, span.depth, span.usual))
    return parts


def _before_line(data: bytes, start: int, at: int) -> int:
    # The line break in front of a boundary belongs to the boundary.
    at = max(start, at - 1)
    return max(start, at - (data[at - 1 : at] == b"\r"))


def _decoded(raw: bytes, encoding: str) -> bytes:
    match encoding:
        case "base64":
            return base64_bytes(raw)
        case "quoted-printable":
            return binascii.a2b_qp(raw)
        case "uuencode" | "x-uuencode" | "uue" | "x-uue":
            return b"".join(content for _, content in uuencoded_files(raw)) or raw
        case _:
            return raw


_UU_BEGIN = re.compile(rb"^begin [0-7]{3,4} ([^\r\n]{1,255})\r?\n", re.MULTILINE)


def uuencoded_files(raw: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Yield the name and the content of each file that stands in a text, uuencoded."""
    at = 0
    while found := _UU_BEGIN.search(raw, at):
        pieces: list[bytes] = []
        at = found.end()
        is_ended = False
        while at < len(raw) and not is_ended:
            line_end = raw.find(b"\n", at)
            line_end = len(raw) if line_end < 0 else line_end
            line = raw[at:line_end].rstrip(b"\r")
            piece = _uu_line(line)
            if line.strip() == b"end":
                is_ended = True
            elif piece is None:
                break
            else:
                pieces.append(piece)
            at = line_end + 1
        # A line of a letter that begins so is no file.
        if pieces:
            yield found[1].strip(), b"".join(pieces)


def _uu_line(line: bytes) -> bytes | None:
    if len(line) > 100:
        return None
    try:
        return binascii.a2b_uu(line)
    except binascii.Error:
        pass
    try:
        # Some programs write more letters than the first one counts.
        return binascii.a2b_uu(line[: (((line[0] - 32) & 63) * 4 + 5) // 3])
    except (binascii.Error, IndexError):
        return None
