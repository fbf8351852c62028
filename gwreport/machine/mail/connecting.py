"""How a mail server is reached: over TLS, its certificate checked; what goes wrong is told as one thing."""

import re
import socket
import ssl
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from gwreport.domain.texts.quoting import beginning, in_one_line
from gwreport.errors import MailError, MailFault
from gwreport.wording.system_errors import why_not_opened

# A server that says nothing for so long is not there; to take a large letter it may need longer.
SECONDS = 60.0
_LONGEST_WORDS = 200
# X509_V_ERR_…, as OpenSSL numbers them.
_EXPIRED, _UNKNOWN, _OTHER_NAME = {9, 10}, {7, 18, 19, 20, 21}, {62, 64}
_NOT_SHOWN = re.compile(r"[\x00-\x1f\x7f-\x9f]+")


class Security(StrEnum):
    """How a connection comes to be encrypted; none goes on without."""

    TLS = "TLS"  # from the first byte
    STARTTLS = "STARTTLS"  # before anything is said that matters


@dataclass(frozen=True, slots=True)
class Server:
    """A server and who comes to it; `authority` is a PEM file with further certificates to trust, or ""."""

    host: str
    port: int
    security: Security
    user: str = ""
    authority: str = ""


def encryption(server: Server) -> ssl.SSLContext:
    """Give what the connection is encrypted with: the certificate and its name are checked.

    Raises MailError when the file of certificates cannot be used.
    """
    context = ssl.create_default_context()
    if server.authority:
        try:
            context.load_verify_locations(cafile=server.authority)
        except (OSError, ssl.SSLError) as error:
            name = Path(server.authority).name
            raise MailError(server.host, MailFault.AUTHORITY, name) from error
    return context


@contextmanager
def told(server: Server) -> Generator[None]:
    """Tell whatever the network or TLS refuses as a MailError."""
    try:
        yield
    except ssl.SSLCertVerificationError as error:
        raise MailError(server.host, MailFault.CERTIFICATE, _certificate_words(error)) from error
    except ssl.SSLError as error:
        raise MailError(server.host, MailFault.NO_TLS, error.reason or "") from error
    except socket.gaierror as error:
        raise MailError(server.host, MailFault.UNKNOWN_HOST) from error
    except TimeoutError as error:
        raise MailError(server.host, MailFault.SILENT, str(server.port)) from error
    except ConnectionRefusedError as error:
        raise MailError(server.host, MailFault.NOT_THERE, str(server.port)) from error
    except (ConnectionError, EOFError) as error:
        raise MailError(server.host, MailFault.BROKEN) from error
    except UnicodeError as error:
        # A host's name with a label that is blank or too long.
        raise MailError(server.host, MailFault.UNKNOWN_HOST) from error
    except OSError as error:
        raise MailError(server.host, MailFault.UNREACHABLE, why_not_opened(error)) from error


def server_words(said: bytes | str) -> str:
    """Give what a server said as it can be shown: in one line, not too long."""
    if isinstance(said, bytes):
        try:
            said = said.decode()
        except UnicodeDecodeError:
            said = said.decode("gb18030", "replace")
    return beginning(in_one_line(_NOT_SHOWN.sub(" ", said)), _LONGEST_WORDS)


def _certificate_words(error: ssl.SSLCertVerificationError) -> str:
    if error.verify_code in _EXPIRED:
        return "不在有效期内"
    if error.verify_code in _UNKNOWN:
        return "不是由受信任的机构签发的"
    if error.verify_code in _OTHER_NAME:
        return "不是这台服务器的"
    return f"没有通过核对：{server_words(error.verify_message)}"
