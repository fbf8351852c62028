"""Who else is at work in a shared workspace, and on what: told from window to window, and kept nowhere."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from typing import Any, cast

_LONGEST = 200


@dataclass(frozen=True, slots=True)
class AtWork:
    """One window: who sits at it, and the round and item, or file, that he has before him.

    `is_leaving` says that the window is being closed, `asks` that it was just opened and wants to hear
    of the others.
    """

    window: str
    who: str
    round: str = ""
    subject: str = ""
    is_leaving: bool = False
    asks: bool = False


@dataclass(frozen=True, slots=True)
class HeardNow:
    """What was heard since the last look: whether something was recorded, and which windows told of themselves."""

    is_recorded: bool
    windows: tuple[AtWork, ...]


class Company:
    """Hears and tells, in one thread, until it is closed.

    Each method raises WorkspaceError when the server cannot be reached any more: then nothing is heard,
    and another must be made.
    """

    def __init__(self, location: str) -> None:
        from gwreport.ledger.storage.server.address import address_at
        from gwreport.ledger.storage.server.listening import Listening

        self._listening = Listening(address_at(location))

    def close(self) -> None:
        """Let the connection go."""
        self._listening.close()

    def tell(self, own: AtWork) -> None:
        """Tell the others where this window is."""
        self._listening.tell(json.dumps(asdict(own), ensure_ascii=False))

    def hear(self, seconds: float) -> HeardNow:
        """Wait for something to be heard, no longer than so many seconds."""
        heard = self._listening.wait(seconds)
        windows = [_read(one.words) for one in heard if not one.is_recorded]
        return HeardNow(
            any(one.is_recorded for one in heard),
            tuple(one for one in windows if one is not None),
        )


def _read(words: str) -> AtWork | None:
    # Whoever may open the database may tell what he likes.
    try:
        form: Any = json.loads(words)
        given = cast("dict[str, Any]", form)
        texts = [given[name] for name in ("window", "who", "round", "subject")]
        signs = [given[name] for name in ("is_leaving", "asks")]
    except (ValueError, TypeError, KeyError, RecursionError):
        return None
    if not all(isinstance(one, str) and len(one) <= _LONGEST for one in texts):
        return None
    return AtWork(*texts, *(bool(one) for one in signs))
