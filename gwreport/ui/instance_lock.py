"""Knows whether another window has the same workspace open, on this machine or another."""

from pathlib import Path

from PySide6.QtCore import QLockFile

from gwreport.workflow.locations import is_address


class InstanceLock:
    """A small file beside the workspace while a window shows it.

    Both windows may go on: the ledger itself refuses what would be lost. The clerk is only told.
    """

    def __init__(self) -> None:
        self._lock: QLockFile | None = None

    def take(self, location: str) -> str:
        """Mark a workspace as open; says on which computer it is open already, "" when it is not.

        A folder that cannot be written to, or a workspace that is no file, is not marked.
        """
        self.release()
        path = Path(location)
        if is_address(location) or not path.is_file():
            return ""
        lock = QLockFile(str(path.with_name(f".{path.name}.window")))
        # What a window that crashed has left behind is no other window.
        lock.setStaleLockTime(0)
        if lock.tryLock(0):
            self._lock = lock
            return ""
        if lock.error() is not QLockFile.LockError.LockFailedError:
            return ""
        _, host, _ = lock.getLockInfo()
        return host or "另一台电脑"

    def release(self) -> None:
        """Take the mark away."""
        if self._lock is not None:
            self._lock.unlock()
            self._lock = None
