"""Who else is at work in the shared workspace that the window shows, and whether the server is there."""

from __future__ import annotations

import queue
import threading
import time
from contextlib import closing
from dataclasses import replace
from uuid import uuid4

from PySide6.QtCore import QObject, Signal

from gwreport.errors import WorkspaceError
from gwreport.workflow.locations import is_address
from gwreport.workflow.sharing.company import AtWork, Company, HeardNow

# Seconds: how long is listened at once, how often one says that one is still there, after how long a
# window that says nothing is taken for gone, and how long is waited before the server is asked for again.
_LISTEN, _STILL_THERE, _GONE, _AGAIN = 0.2, 15.0, 40.0, 1.5
# How long a window that closes waits for the others to be told of it.
_FAREWELL = 1.0


class OthersAtWork(QObject):
    """Listens in a thread of its own while a shared workspace is open.

    `recorded` tells that somebody recorded something, `changed` that somebody came, went or turned to
    something else, `linked` whether the server can be reached.
    """

    recorded = Signal()
    changed = Signal()
    linked = Signal(bool)
    _heard = Signal(object, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._own = AtWork(uuid4().hex, "")
        self._others: dict[str, tuple[AtWork, float]] = {}
        self._listener: _Listener | None = None
        # Emitted in the listener's thread, delivered in the window's.
        self._heard.connect(self._take)
        self.is_linked = True

    def follow(self, location: str, who: str) -> None:
        """Listen at a workspace; one that is a file, or none, has no others."""
        self.leave()
        if is_address(location):
            self._own = replace(self._own, who=who, round="", subject="")
            self._listener = _Listener(location, self._own, self._heard.emit)
            self._listener.start()

    def leave(self) -> None:
        """Tell the others that this window goes, and listen no more."""
        if self._listener is not None:
            self._listener.stop()
        self._listener, self._others, self.is_linked = None, {}, True

    def be_at(self, round: str, subject: str, who: str) -> None:
        """Tell the others what is before one's eyes."""
        own = replace(self._own, who=who, round=round, subject=subject)
        if own != self._own:
            self._own = own
            if self._listener is not None:
                self._listener.tell(own)

    def names(self) -> list[str]:
        """Give who else is there."""
        return sorted({one.who or "未署名" for one, _ in self._others.values()})

    def names_at(self, round: str, subject: str) -> list[str]:
        """Give who else has a round's item, or file, before his eyes."""
        at = round, subject
        found = {
            one.who or "未署名"
            for one, _ in self._others.values()
            if (one.round, one.subject) == at
        }
        return sorted(found)

    def _take(self, listener: _Listener, heard: HeardNow | bool) -> None:
        if listener is not self._listener:
            return  # what the last workspace's still had to say
        if isinstance(heard, bool):
            if heard != self.is_linked:
                self.is_linked = heard
                self._others = {}
                self.linked.emit(heard)
                # What was recorded meanwhile was not heard.
                if heard:
                    self.recorded.emit()
            return
        before = self._shown()
        now = time.monotonic()
        for one in heard.windows:
            if one.is_leaving:
                self._others.pop(one.window, None)
            elif one.window != self._own.window:
                self._others[one.window] = one, now
            if one.asks:
                listener.tell(self._own)
        self._others = {
            name: (one, at) for name, (one, at) in self._others.items() if now - at < _GONE
        }
        if self._shown() != before:
            self.changed.emit()
        if heard.is_recorded:
            self.recorded.emit()

    def _shown(self) -> set[AtWork]:
        return {replace(one, asks=False) for one, _ in self._others.values()}


class _Listener(threading.Thread):
    """Listens until it is stopped; a link that breaks is made again for as long as it takes."""

    def __init__(self, location: str, own: AtWork, heard: object) -> None:
        super().__init__(name="gwreport-company", daemon=True)
        self._location, self._own, self._tell_window = location, own, heard
        self._to_tell: queue.SimpleQueue[AtWork] = queue.SimpleQueue()
        self._stopped = threading.Event()

    def tell(self, own: AtWork) -> None:
        """Have the others told."""
        self._to_tell.put(own)

    def stop(self) -> None:
        """Have the others told that this window goes, and end."""
        self._stopped.set()
        self.join(_FAREWELL)

    def run(self) -> None:
        """Listen."""
        while not self._stopped.is_set():
            try:
                with closing(Company(self._location)) as company:
                    self._give(True)
                    self._listen(company)
            except WorkspaceError:
                self._give(False)
                self._stopped.wait(_AGAIN)

    def _listen(self, company: Company) -> None:
        company.tell(replace(self._own, asks=True))
        told_at = time.monotonic()
        while not self._stopped.is_set():
            while not self._to_tell.empty():
                self._own, told_at = self._to_tell.get(), 0.0
            if time.monotonic() - told_at > _STILL_THERE:
                company.tell(self._own)
                told_at = time.monotonic()
            self._give(company.hear(_LISTEN))
        company.tell(replace(self._own, is_leaving=True))

    def _give(self, heard: HeardNow | bool) -> None:
        if not self._stopped.is_set():
            self._tell_window(self, heard)  # pyright: ignore[reportCallIssue]
