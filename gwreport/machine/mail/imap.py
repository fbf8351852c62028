"""Mail that lies in a mailbox: one folder, looked at and never changed."""

import base64
import imaplib
import re
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import Any, cast

from gwreport.errors import MailError, MailFault
from gwreport.machine.mail.connecting import (
    SECONDS,
    Security,
    Server,
    encryption,
    server_words,
    told,
)

INBOX = "INBOX"
# As many letters are asked about in one command: a line of some hundred numbers.
_AT_ONCE = 200
_UNPRINTABLE = re.compile("[^\x20-\x7e]+")
_UID = re.compile(rb"\bUID (\d{1,10})\b", re.IGNORECASE)
_SIZE = re.compile(rb"\bRFC822\.SIZE (\d{1,12})\b", re.IGNORECASE)
_MESSAGE_ID = re.compile(rb"^message-id:\s*(<[^<>\r\n]{1,900}>)", re.IGNORECASE | re.MULTILINE)


@dataclass(frozen=True, slots=True)
class FoundLetter:
    """A letter in a folder: its UID, its size in bytes, and its Message-ID ("" for none)."""

    uid: int
    size: int
    message_id: str = ""


class Folder:
    """One open folder of a mailbox, opened for reading alone (EXAMINE)."""

    def __init__(self, connection: imaplib.IMAP4, server: Server, validity: int) -> None:
        self._connection, self._server = connection, server
        self.validity = validity

    def uids(self) -> list[int]:
        """Give the UIDs of all letters, oldest first; raises MailError."""
        with told(self._server), _as_mail_error(self._server):
            _, found = self._connection.uid("SEARCH", "ALL")
        return sorted({int(one) for line in found if line for one in line.split()})

    def found(self, uids: Sequence[int]) -> Iterator[FoundLetter]:
        """Give what is known of letters without fetching them; raises MailError."""
        wanted = "(UID RFC822.SIZE BODY.PEEK[HEADER.FIELDS (MESSAGE-ID)])"
        for start in range(0, len(uids), _AT_ONCE):
            some = uids[start : start + _AT_ONCE]
            for said, header in self._fetch(",".join(map(str, some)), wanted):
                uid, size = _UID.search(said), _SIZE.search(said)
                if uid and size and int(uid[1]) in some:
                    named = _MESSAGE_ID.search(header)
                    message_id = named[1].decode("ascii", "replace") if named else ""
                    yield FoundLetter(int(uid[1]), int(size[1]), message_id)

    def letter(self, uid: int) -> bytes | None:
        """Give a letter as it lies there, which stays unread; None when it has gone meanwhile.

        Raises MailError.
        """
        for said, content in self._fetch(str(uid), "(UID BODY.PEEK[])"):
            named = _UID.search(said)
            if named and int(named[1]) == uid:
                return content
        return None

    def _fetch(self, uids: str, wanted: str) -> list[tuple[bytes, bytes]]:
        """Give the literals of an answer, each with the words in front of it and behind it."""
        with told(self._server), _as_mail_error(self._server):
            said: tuple[str, list[Any]] = self._connection.uid("FETCH", uids, wanted)
        answer = said[1]
        found: list[tuple[bytes, bytes]] = []
        for place, part in enumerate(answer):
            if isinstance(part, tuple):
                behind = answer[place + 1] if place + 1 < len(answer) else b""
                after = behind if isinstance(behind, bytes) else b""
                said_before, literal = cast("tuple[bytes, bytes]", part)
                found.append((said_before + b" " + after, literal))
        return found


@contextmanager
def opened_folder(server: Server, name: str, password: Callable[[], str]) -> Generator[Folder]:
    """Log in to a mailbox and open one folder of it for reading; `password` is asked for once.

    Raises MailError.
    """
    with told(server), _as_mail_error(server):
        connection = _connected(server)
        try:
            _log_in(connection, server, password())
            folder = _examined(connection, server, name)
        except BaseException:  # whatever it is, the connection is let go; it is raised on
            connection.shutdown()
            raise
    try:
        yield folder
    finally:
        with suppress(OSError, imaplib.IMAP4.error):
            # Not CLOSE, which throws away what is marked as deleted.
            connection.logout()


def _connected(server: Server) -> imaplib.IMAP4:
    context = encryption(server)
    if server.security is Security.TLS:
        return imaplib.IMAP4_SSL(server.host, server.port, ssl_context=context, timeout=SECONDS)
    connection = imaplib.IMAP4(server.host, server.port, timeout=SECONDS)
    try:
        if "STARTTLS" not in connection.capabilities:
            raise MailError(server.host, MailFault.NO_TLS)
        connection.starttls(context)
    except BaseException:  # whatever it is, the connection is let go; it is raised on
        connection.shutdown()
        raise
    return connection


def _log_in(connection: imaplib.IMAP4, server: Server, password: str) -> None:
    try:
        if "AUTH=PLAIN" in connection.capabilities:
            said = f"\0{server.user}\0{password}".encode()
            connection.authenticate("PLAIN", lambda _: said)
        else:
            connection.login(quoted(server.user), password)
    except imaplib.IMAP4.abort:
        raise
    except (imaplib.IMAP4.error, UnicodeError) as error:
        raise MailError(server.host, MailFault.LOGIN) from error


def _examined(connection: imaplib.IMAP4, server: Server, name: str) -> Folder:
    kind, _ = connection.select(quoted(modified_utf7(name)), readonly=True)
    if kind != "OK":
        raise MailError(server.host, MailFault.NO_FOLDER, name)
    _, said = connection.response("UIDVALIDITY")
    validity = int(said[0]) if said and said[0] and said[0].isdigit() else 0
    return Folder(connection, server, validity)


@contextmanager
def _as_mail_error(server: Server) -> Generator[None]:
    try:
        yield
    except imaplib.IMAP4.abort as error:
        raise MailError(server.host, MailFault.BROKEN) from error
    except imaplib.IMAP4.error as error:
        raise MailError(server.host, MailFault.REFUSED, server_words(str(error))) from error


def quoted(word: str) -> str:
    """Write a word of printable characters as IMAP quotes it: RFC 3501, 4.3."""
    plain = word.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{plain}"'


def modified_utf7(name: str) -> str:
    """Write the name of a folder as IMAP has it: RFC 3501, 5.1.3."""

    def packed(found: re.Match[str]) -> str:
        code = base64.b64encode(found[0].encode("utf-16-be", "surrogatepass")).decode()
        return f"&{code.rstrip('=').replace('/', ',')}-"

    return _UNPRINTABLE.sub(packed, name.replace("&", "&-"))
