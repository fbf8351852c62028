"""A letter with a workbook attached, as bytes: for a mail program to open, or for a server to take.

What is attached has a Chinese name, and programs differ in where they look for it. It stands twice,
as Thunderbird has written it for long: in Content-Disposition as RFC 2231 says (Outlook, Thunderbird),
and in Content-Type's `name` as encoded words of RFC 2047 (Foxmail and older ones). Everything is ASCII,
so that any server takes it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from email import policy
from email.charset import BASE64, Charset
from email.encoders import encode_base64
from email.header import Header
from email.mime.application import MIMEApplication
from email.mime.multipart import MIMEMultipart
from email.mime.nonmultipart import MIMENonMultipart
from email.utils import encode_rfc2231, format_datetime

from gwreport.domain.texts.quoting import in_one_line

_WORKBOOK = "vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_UTF8 = "utf-8"
# Lines as they were made: no part of an encoded word is broken once more.
_AS_MADE = policy.compat32.clone(linesep="\r\n", max_line_length=0)


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter: `to` are addresses that were checked, `sender` one too, or "" where it is not known.

    `boundary` parts what it consists of and must stand nowhere in it, as the hash of what is attached does
    not: the same letter has the same bytes.
    """

    to: Sequence[str]
    receiver: str
    sender: str
    office: str
    subject: str
    body: str
    file_name: str
    attached: bytes
    at: datetime
    boundary: str


def draft_bytes(letter: Letter) -> bytes:
    """Give the letter as a file for a mail program, which opens it as one still to be sent."""
    message = _message(letter)
    # Outlook and Thunderbird go by it; others show the letter, from where it is forwarded.
    message["X-Unsent"] = "1"
    return message.as_bytes(policy=_AS_MADE)


def sent_bytes(letter: Letter, message_id: str) -> bytes:
    """Give the letter as a server takes it."""
    message = _message(letter)
    message["Message-ID"] = message_id
    return message.as_bytes(policy=_AS_MADE)


def _message(letter: Letter) -> MIMEMultipart:
    message = MIMEMultipart("mixed", boundary=letter.boundary, policy=_AS_MADE)
    if letter.sender:
        message["From"] = _named(letter.office, letter.sender, "From")
    several = len(letter.to) > 1
    receivers = (_named("" if several else letter.receiver, one, "To") for one in letter.to)
    message["To"] = ",\r\n ".join(receivers)
    message["Subject"] = _encoded(letter.subject, "Subject")
    message["Date"] = format_datetime(letter.at)
    message.attach(_text(letter.body))
    message.attach(_attachment(letter.file_name, letter.attached))
    return message


def _named(name: str, address: str, header: str) -> str:
    return f"{_encoded(name, header)} <{address}>" if name.strip() else address


def _encoded(words: str, header: str) -> str:
    """Write words as encoded ones: no sign of theirs means anything to a header."""
    charset = Charset(_UTF8)
    charset.header_encoding = BASE64
    made = Header(in_one_line(_sayable(words)), charset, header_name=header)
    return made.encode(linesep="\r\n")


def _sayable(words: str) -> str:
    """Give words without what is no character of a text."""
    return words.encode(_UTF8, "replace").decode(_UTF8)


def _text(body: str) -> MIMENonMultipart:
    part = MIMENonMultipart("text", "plain", charset=_UTF8, policy=_AS_MADE)
    lines = body.replace("\r\n", "\n").replace("\r", "\n").replace("\n", "\r\n")
    part.set_payload(lines.encode(_UTF8, "replace"))
    encode_base64(part)
    return part


def _attachment(name: str, data: bytes) -> MIMEApplication:
    part = MIMEApplication(data, _WORKBOOK, policy=_AS_MADE)
    part.replace_header("Content-Type", f'{part["Content-Type"]};\r\n name="{_encoded(name, "")}"')
    # In one piece: not every program puts the pieces of a name together.
    disposition = f"attachment;\r\n filename*={encode_rfc2231(_sayable(name), _UTF8)}"
    part.add_header("Content-Disposition", disposition)
    return part
