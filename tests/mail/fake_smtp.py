"""A server in this process that takes mail, refuses it and breaks off as a test says."""

import socket
import ssl
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from typing import Any

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult, LoginPassword

from tests.mail.certificates import HOST, Certificates

USER, PASSWORD = "dcs@qinghe.example", "not-shown-2025"


@dataclass
class Taken:
    """One letter that was taken: its envelope and its bytes."""

    sender: str
    to: tuple[str, ...]
    data: bytes

    @property
    def message(self) -> EmailMessage:
        """The letter as a mail program reads it."""
        read = message_from_bytes(self.data, policy=default)
        assert isinstance(read, EmailMessage)
        return read


@dataclass
class FakeServer:
    """What came, and what the server does with it.

    `refuse` gives the answer to a receiver, "" to take it; `of_data` that to a letter, "" to take it
    and None to break the link without one.
    """

    taken: list[Taken] = field(default_factory=list)
    logins: list[tuple[str, str]] = field(default_factory=list)
    of_sender: str = ""
    refuse: Callable[[str], str] = lambda _: ""
    of_data: Callable[[Taken], str | None] = lambda _: ""
    break_at_rcpt: list[str] = field(default_factory=list)
    connections: int = 0
    port: int = 0
    password: str = PASSWORD
    slams_the_door: bool = False

    # The names are the library's; it gives server, session and envelope before what it says.

    async def handle_EHLO(self, _: Any, session: Any, __: Any, name: str, said: Any) -> Any:  # noqa: N802
        self.connections += 1
        session.host_name = name
        return said

    async def handle_MAIL(self, *given: Any) -> str:  # noqa: N802
        _, _, envelope, address, _ = given
        if self.of_sender:
            return self.of_sender
        envelope.mail_from = address
        return "250 OK"

    async def handle_RCPT(self, *given: Any) -> str:  # noqa: N802
        server, _, envelope, address, _ = given
        if address in self.break_at_rcpt:
            self.break_at_rcpt.remove(address)
            server.transport.abort()
        said = self.refuse(address)
        if said:
            return said
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: Any, _: Any, envelope: Any) -> str:  # noqa: N802
        one = Taken(envelope.mail_from, tuple(envelope.rcpt_tos), bytes(envelope.content))
        said = self.of_data(one)
        if said is None:
            self.taken.append(one)
            server.transport.abort()
            return "451 broken"
        if not said:
            self.taken.append(one)
        return said or "250 taken"

    def authenticate(self, *given: Any) -> AuthResult:
        """Let in whoever has the password."""
        server, said = given[0], given[4]
        assert isinstance(said, LoginPassword)
        found = said.login.decode(), said.password.decode()
        self.logins.append(found)
        if self.slams_the_door:
            server.transport.abort()
        return AuthResult(success=found == (USER, self.password), handled=False)


def free_port() -> int:
    """Give a port on which nothing listens now."""
    with socket.socket() as one:
        one.bind((HOST, 0))
        return one.getsockname()[1]


@contextmanager
def fake_server(
    certificates: Certificates, *, starttls: bool = False, offers_tls: bool = True
) -> Iterator[FakeServer]:
    """Run one, with TLS from the first byte, or with STARTTLS."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificates.server, certificates.key)
    fake = FakeServer(port=free_port())
    controller = Controller(
        fake,
        hostname=HOST,
        port=fake.port,
        ssl_context=context if not starttls and offers_tls else None,
        tls_context=context if starttls and offers_tls else None,
        require_starttls=starttls and offers_tls,
        authenticator=fake.authenticate,
        auth_require_tls=False,
    )
    controller.start()
    fake.connections = 0
    try:
        yield fake
    finally:
        controller.stop()
