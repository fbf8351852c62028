"""Mail that goes out: one connection, one letter after the other, and of each whether the server has it."""

import base64
import smtplib
from collections.abc import Callable, Generator, Mapping, Sequence
from contextlib import contextmanager, suppress

from gwreport.errors import MailError, MailFault
from gwreport.machine.mail.connecting import (
    SECONDS,
    Security,
    Server,
    encryption,
    server_words,
    told,
)

_TAKEN, _LOGGED_IN = (250, 251), 235
# Asking for the machine's own full name may take many seconds where no server knows it.
_HERE = "localhost"
_CLOSING, _TOO_LARGE = 421, 552
# From here on the server has not done it now, and will not do it ever.
_NOT_DONE, _NEVER = 400, 500


class NotTakenError(Exception):
    """The server has not taken a letter, for certain; `words` is what it said.

    `of_sender` says that it takes nothing from this sender.
    """

    def __init__(self, words: str, *, of_sender: bool = False) -> None:
        super().__init__(words)
        self.words = words
        self.of_sender = of_sender


class LinkBrokenError(Exception):
    """The link broke; the server `may_have` the letter, or has it not for certain."""

    def __init__(self, *, may_have: bool) -> None:
        super().__init__(may_have)
        self.may_have = may_have


class Outgoing:
    """An open connection to a server that takes mail."""

    def __init__(self, connection: smtplib.SMTP) -> None:
        self._connection = connection

    def send(self, sender: str, to: Sequence[str], data: bytes) -> Mapping[str, str]:
        """Hand over a letter; gives those of its receivers whom the server refused, with its words.

        Raises NotTakenError, LinkBrokenError.
        """
        self._step(lambda: self._begin(sender, len(data)))
        refused: dict[str, str] = {}
        for address in to:
            code, said = self._step(lambda one=address: self._connection.rcpt(one))
            if code == _CLOSING:
                raise NotTakenError(f"{code} {server_words(said)}")
            if code not in _TAKEN:
                refused[address] = f"{code} {server_words(said)}"
        if len(refused) == len(to):
            self._forget()
            raise NotTakenError("；".join(dict.fromkeys(refused.values())))
        try:
            code, said = self._connection.data(data)
        except smtplib.SMTPDataError as error:
            # It did not even want to hear it.
            self._forget()
            raise NotTakenError(f"{error.smtp_code} {server_words(error.smtp_error)}") from error
        except (OSError, smtplib.SMTPException) as error:
            raise LinkBrokenError(may_have=True) from error
        if code == _TAKEN[0]:
            return refused
        if code < _NOT_DONE:
            raise LinkBrokenError(may_have=True)  # no answer that means anything
        self._forget()
        raise NotTakenError(f"{code} {server_words(said)}")

    def close(self) -> None:
        """Take leave; a second call does nothing."""
        with suppress(OSError, smtplib.SMTPException):
            self._connection.quit()
        self._connection.close()

    def _begin(self, sender: str, size: int) -> tuple[int, bytes]:
        options = [f"size={size}"] if self._connection.has_extn("size") else []
        code, said = self._connection.mail(sender, options)
        if code != _TAKEN[0]:
            self._forget()
            words = f"{code} {server_words(said)}"
            raise NotTakenError(words, of_sender=code >= _NEVER and code != _TOO_LARGE)
        return code, said

    def _step(self, step: Callable[[], tuple[int, bytes]]) -> tuple[int, bytes]:
        try:
            return step()
        except (OSError, smtplib.SMTPException) as error:
            raise LinkBrokenError(may_have=False) from error

    def _forget(self) -> None:
        # The next letter begins anew; where the link is gone, that one says so.
        with suppress(OSError, smtplib.SMTPException):
            self._connection.rset()


@contextmanager
def outgoing(server: Server, password: Callable[[], str]) -> Generator[Outgoing]:
    """Connect to a server, and log in where it asks for that; `password` is asked for only then.

    Raises MailError.
    """
    with told(server), _as_mail_error(server):
        connection = _connected(server)
        try:
            if connection.has_extn("auth"):
                _log_in(connection, server, password)
        except BaseException:  # whatever it is, the connection is let go; it is raised on
            connection.close()
            raise
    link = Outgoing(connection)
    try:
        yield link
    finally:
        link.close()


def _connected(server: Server) -> smtplib.SMTP:
    context = encryption(server)
    if server.security is Security.TLS:
        connection = smtplib.SMTP_SSL(
            server.host, server.port, _HERE, timeout=SECONDS, context=context
        )
    else:
        connection = smtplib.SMTP(server.host, server.port, _HERE, timeout=SECONDS)
    try:
        if connection.sock is not None:
            connection.local_hostname = _literal(connection.sock.getsockname()[0])
        connection.ehlo_or_helo_if_needed()
        if server.security is Security.STARTTLS:
            if not connection.has_extn("starttls"):
                raise MailError(server.host, MailFault.NO_TLS)
            connection.starttls(context=context)
            connection.ehlo_or_helo_if_needed()
    except BaseException:  # whatever it is, the connection is let go; it is raised on
        connection.close()
        raise
    return connection


def _literal(address: str) -> str:
    """Write an address in the place of a name: RFC 5321, 4.1.3."""
    return f"[IPv6:{address}]" if ":" in address else f"[{address}]"


def _log_in(connection: smtplib.SMTP, server: Server, password: Callable[[], str]) -> None:
    known = password()
    try:
        if (server.user + known).isascii():
            connection.login(server.user, known)
            return
        # The library knows ASCII alone; in this way it is UTF-8: RFC 4616.
        said = base64.b64encode(f"\0{server.user}\0{known}".encode()).decode()
        code, answer = connection.docmd("AUTH", f"PLAIN {said}")
        if code != _LOGGED_IN:
            raise smtplib.SMTPAuthenticationError(code, answer)
    except (smtplib.SMTPNotSupportedError, smtplib.SMTPServerDisconnected) as error:
        # Some close the door on whoever they do not let in, without a word.
        raise MailError(server.host, MailFault.LOGIN) from error
    except smtplib.SMTPResponseException as error:
        words = f"{error.smtp_code} {server_words(error.smtp_error)}"
        raise MailError(server.host, MailFault.LOGIN, words) from error


@contextmanager
def _as_mail_error(server: Server) -> Generator[None]:
    try:
        yield
    except smtplib.SMTPServerDisconnected as error:
        raise MailError(server.host, MailFault.BROKEN) from error
    except smtplib.SMTPResponseException as error:
        words = f"{error.smtp_code} {server_words(error.smtp_error)}"
        raise MailError(server.host, MailFault.REFUSED, words) from error
    except smtplib.SMTPException as error:
        raise MailError(server.host, MailFault.REFUSED, server_words(str(error))) from error
