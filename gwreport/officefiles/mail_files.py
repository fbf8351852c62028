"""The attachments of a saved e-mail (.eml)."""

import email
import email.policy
import re
from collections.abc import Iterator
from email.message import Message

from gwreport.officefiles.archive_members import Problem, UnpackError

_NAMELESS = "附件"
_RAW_NAME = re.compile(r'(?:file)?name="?([^";\r\n]+)', re.IGNORECASE)
_MAIL_HEAD = re.compile(
    rb"\A(?:From |(?:[A-Za-z][A-Za-z0-9-]{0,60}:[^\r\n]*(?:\r?\n[ \t][^\r\n]*)*\r?\n)+)"
)
_MAIL_HEADER = re.compile(
    rb"^(?:mime-version|content-type|received|message-id|from|subject):",
    re.IGNORECASE | re.MULTILINE,
)


def is_mail(data: bytes) -> bool:
    """Say whether bytes are a saved e-mail."""
    head = data[: 64 << 10]
    found = _MAIL_HEAD.match(head)
    return found is not None and len(set(_MAIL_HEADER.findall(head[: found.end() + 4096]))) >= 2


def mail_files(data: bytes) -> Iterator[tuple[str, bytes]]:
    """Yield the name and the bytes of each file that is attached, those of forwarded mails too.

    Raises UnpackError.
    """
    try:
        message = email.message_from_bytes(data, policy=email.policy.default)
        parts = [part for part in message.walk() if not part.is_multipart()]
    except (RecursionError, ValueError, LookupError) as error:
        raise UnpackError(Problem.DAMAGED, str(error)) from error
    for part in parts:
        file_name = _attachment_name(part)
        if not file_name and part.get_content_maintype() != "application":
            continue  # the words of the letter
        content = part.get_payload(decode=True)
        yield file_name or _NAMELESS, content if isinstance(content, bytes) else b""


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
