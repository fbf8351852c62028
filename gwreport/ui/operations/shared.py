"""Shared workspaces: their addresses, and the passwords that open them."""

from dataclasses import dataclass
from urllib.parse import quote

from gwreport.errors import GwreportError, WorkspaceError, WorkspaceFault
from gwreport.workflow.locations import is_address

__all__ = ["SharedAddress", "is_address", "password_is_wanted", "read_address", "use_password"]


@dataclass(frozen=True, slots=True)
class SharedAddress:
    """Where a shared workspace is: the server (with a port, where it is not the usual one), database, user."""

    server: str
    database: str
    user: str

    @property
    def location(self) -> str:
        """The same as one line."""
        user = f"{quote(self.user, safe='')}@" if self.user else ""
        if self.server.startswith("/"):  # a folder with a socket, on this very machine
            return f"postgresql://{user}/{self.database}?host={quote(self.server, safe='/')}"
        return f"postgresql://{user}{self.server}/{self.database}"


def read_address(location: str) -> SharedAddress:
    """Take a location apart; raises WorkspaceError for what is no address."""
    from gwreport.ledger.storage.server.address import address_at

    url = address_at(location).url
    host = url.host or str(url.query.get("host", ""))
    port = f":{url.port}" if url.port else ""
    return SharedAddress(f"{host}{port}", url.database or "", url.username or "")


def use_password(location: str, password: str, *, keep: bool) -> bool:
    """Use a password for an address as long as the program runs, and put it into the keyring to `keep` it.

    Says whether it could be kept. Raises WorkspaceError for what is no address.
    """
    from gwreport.ledger.storage.server.address import address_at
    from gwreport.ledger.storage.server.connecting import use_password as use

    return use(address_at(location).name, password, keep=keep)


def password_is_wanted(error: GwreportError) -> bool:
    """Say whether a workspace was not opened for want of the right password."""
    return isinstance(error, WorkspaceError) and error.fault is WorkspaceFault.WRONG_PASSWORD
