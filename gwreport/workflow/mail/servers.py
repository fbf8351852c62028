"""The office's mail servers as its settings say, and how their passwords are had."""

from collections.abc import Callable

from gwreport.domain.units.mail_addresses import is_mail_address
from gwreport.errors import MailError, MailFault
from gwreport.machine.mail.connecting import Security, Server
from gwreport.machine.mail.passwords import known_password
from gwreport.settings import mail
from gwreport.settings.declared import Settings

# Asks whoever sits there for the password of a user at a server; "" where nobody answers.
Ask = Callable[[str, str], str]


def nobody(user: str, host: str) -> str:  # noqa: ARG001 - as `Ask`
    """Ask nobody."""
    return ""


def sender_of(settings: Settings) -> str:
    """Give the address of the office, "" where none was set."""
    return settings.text(mail.MAIL_FROM)


def sending_server(settings: Settings) -> Server:
    """Give the server that sends.

    Raises MailError when it or the sender is not set.
    """
    host, sender = settings.text(mail.MAIL_SERVER).strip(), sender_of(settings)
    if not host:
        raise MailError("", MailFault.NO_SERVER)
    if not is_mail_address(sender):
        raise MailError(sender, MailFault.NO_SENDER)
    security = settings.text(mail.MAIL_SECURITY)
    return Server(
        host,
        mail.read_port(settings.text(mail.MAIL_PORT), security),
        Security(security),
        settings.text(mail.MAIL_USER) or sender,
        settings.text(mail.MAIL_CA),
    )


def mailbox_of(settings: Settings, written: str) -> mail.MailboxAddress:
    """Give the mailbox that is written, or that of the settings.

    Raises MailError when there is none, or it is none.
    """
    address = written or settings.text(mail.MAILBOX)
    if not address:
        raise MailError("", MailFault.NO_MAILBOX)
    return mail.read_mailbox(address)


def mailbox_server(mailbox: mail.MailboxAddress, settings: Settings) -> Server:
    """Give the server of a mailbox."""
    authority = settings.text(mail.MAIL_CA)
    security = Security(mailbox.security)
    return Server(mailbox.host, mailbox.port, security, mailbox.user, authority)


def password_of(server: Server, variable: str, ask: Ask) -> str:
    """Give the password for a server: the environment's, the keyring's, or what is answered.

    Raises MailError when nobody has one.
    """
    found = known_password(variable, server.host, server.user) or ask(server.user, server.host)
    if not found:
        raise MailError(server.host, MailFault.NO_PASSWORD, variable)
    return found
