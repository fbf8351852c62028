"""Hearing what others do in a workspace on a server, and telling them where one is.

What is told between windows is kept nowhere: it is gone with the connection.
"""

from __future__ import annotations

from collections.abc import Generator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from gwreport.ledger.records import Heard
from gwreport.ledger.storage.server.connecting import open_connection
from gwreport.ledger.storage.server.database import CHANNEL
from gwreport.ledger.storage.server.refusals import server_refusal

if TYPE_CHECKING:
    from gwreport.ledger.storage.server.address import Address

# On which windows tell each other; the server lets no more through than eight thousand bytes.
_BETWEEN = "gwreport_desk"
_LONGEST = 7_000


class Listening:
    """A connection that only listens and tells, used from one thread.

    Every method may raise WorkspaceError (unreachable): then nothing is heard any more, and another
    must be made.
    """

    def __init__(self, address: Address) -> None:
        self._name = address.name
        with _refusals(self._name):
            self._connection = open_connection(address, autocommit=True)
            self._connection.execute(f"LISTEN {CHANNEL}")
            self._connection.execute(f"LISTEN {_BETWEEN}")

    def close(self) -> None:
        """Let the connection go."""
        with _refusals(self._name):
            self._connection.close()

    def tell(self, words: str) -> None:
        """Tell the other windows something, if it is not too long."""
        if len(words.encode()) <= _LONGEST:
            with _refusals(self._name):
                self._connection.execute("SELECT pg_notify(%s, %s)", (_BETWEEN, words))

    def wait(self, seconds: float) -> list[Heard]:
        """Give what is heard until something is, or the time is over; one's own words are left out."""
        own = self._connection.info.backend_pid
        with _refusals(self._name):
            found = list(self._connection.notifies(timeout=seconds, stop_after=1))
        return [
            Heard(one.payload, is_recorded=one.channel == CHANNEL)
            for one in found
            if one.pid != own or one.channel == CHANNEL
        ]


@contextmanager
def _refusals(name: str) -> Generator[None]:
    # The driver is asked directly here: nothing stands between that would name its errors otherwise.
    import psycopg

    try:
        yield
    except psycopg.Error as error:
        raise server_refusal(name, error) or error from error
