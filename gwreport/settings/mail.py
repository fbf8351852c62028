"""What the office says of its mail: servers and addresses, and never a password."""

from dataclasses import dataclass

from gwreport.domain.units.mail_addresses import is_mail_address
from gwreport.errors import MailError, MailFault
from gwreport.settings.declared import Option

TLS, STARTTLS = "TLS", "STARTTLS"
MAIL_SERVER = Option("mail_server", "", "发送填报表的邮件服务器（SMTP），如“smtp.example.invalid”")
MAIL_PORT = Option("mail_port", "", "发送邮件的端口；留空则 TLS 用 465，STARTTLS 用 587")
MAIL_SECURITY = Option(
    "mail_security", TLS, "发送邮件的加密方式：TLS 或 STARTTLS", choices=(TLS, STARTTLS)
)
MAIL_FROM = Option("mail_from", "", "发件人地址，如“dcs@example.invalid”")
MAIL_USER = Option("mail_user", "", "登录发送服务器的用户名；留空则用发件人地址")
MAIL_CA = Option(
    "mail_ca", "", "本单位自己签发证书的，签发机构的证书文件（PEM）；用公共机构证书的留空"
)
MAILBOX = Option(
    "mailbox",
    "",
    "收取填报表的邮箱，不写密码，如“imaps://dcs@imap.example.invalid/INBOX”；用 STARTTLS 的写 imap://",
)
ALL = (MAIL_SERVER, MAIL_PORT, MAIL_SECURITY, MAIL_FROM, MAIL_USER, MAIL_CA, MAILBOX)
_SCHEMES = {"imaps": (TLS, 993), "imap": (STARTTLS, 143)}
_PORTS = {TLS: 465, STARTTLS: 587}
_INBOX = "INBOX"


@dataclass(frozen=True, slots=True)
class MailboxAddress:
    """Where mail is fetched from: server, port, TLS or STARTTLS, user and folder."""

    host: str
    port: int
    security: str
    user: str
    folder: str

    @property
    def name(self) -> str:
        """What the mailbox is known by: user, server and folder."""
        return f"{self.user}@{self.host}/{self.folder}"


def read_mailbox(written: str) -> MailboxAddress:
    """Read the address of a mailbox, "imaps://user@host:port/folder"; blanks and signs as in any URL.

    Raises MailError when it is none, or has a password in it: what is told never repeats that.
    """
    from urllib.parse import unquote, urlsplit

    # In front of the last "@" there may be a password.
    shown = written.strip().rpartition("@")[2]
    try:
        parts = urlsplit(written.strip())
        given = parts.port
    except ValueError as error:
        raise MailError(shown, MailFault.MAILBOX) from error
    if parts.password is not None:
        raise MailError(shown, MailFault.PASSWORD_SHOWN)
    user, folder = unquote(parts.username or ""), unquote(parts.path.removeprefix("/"))
    known = _SCHEMES.get(parts.scheme.lower())
    is_whole = known is not None and bool(parts.hostname) and bool(user)
    if not is_whole or parts.query or parts.fragment or not (user + folder).isprintable():
        raise MailError(shown, MailFault.MAILBOX)
    security, usual = known or (TLS, 0)
    return MailboxAddress(parts.hostname or "", given or usual, security, user, folder or _INBOX)


def read_port(written: str, security: str) -> int:
    """Read the port of the server that sends; the usual one where none is written.

    Raises MailError.
    """
    if not written:
        return _PORTS[security]
    if not (written.isascii() and written.isdecimal() and 0 < int(written[:6]) < 1 << 16):
        raise MailError(written, MailFault.PORT)
    return int(written)


def check_option(key: str, value: str) -> None:
    """Raise MailError when a value does not fit one of these options; "" fits each."""
    if not value:
        return
    if key == MAIL_PORT.key:
        read_port(value, TLS)
    if key == MAIL_FROM.key and not is_mail_address(value):
        raise MailError(value, MailFault.NO_SENDER)
    if key == MAILBOX.key:
        read_mailbox(value)
