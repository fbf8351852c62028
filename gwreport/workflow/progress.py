"""Progress of long work: what is done, and whether the user has asked to stop."""

from typing import Protocol

from gwreport.errors import Cancelled


class Progress(Protocol):
    """Told of every step; may answer that the user wants to stop."""

    def step(self, done: int, total: int, what: str) -> None:
        """Hear that `done` of `total` are done and `what` comes next; total 0 is unknown."""
        ...

    def cancelled(self) -> bool:
        """Say whether the user has asked to stop."""
        ...


class Silent:
    """A progress that shows nothing and never stops the work."""

    def step(self, done: int, total: int, what: str) -> None:
        """Show nothing."""

    def cancelled(self) -> bool:
        """Say no."""
        return False


SILENT = Silent()


def stop_if_cancelled(progress: Progress) -> None:
    """Raise Cancelled when the user has asked to stop; called between whole steps only."""
    if progress.cancelled():
        raise Cancelled
