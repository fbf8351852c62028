"""What the command line prints: tables and sentences, or one JSON document."""

import json
import sys
from collections.abc import Sequence
from typing import Any

from gwreport.workflow.progress import Progress, Silent

DONE, TO_SETTLE, NOTHING_DONE = 0, 1, 2


def use_utf8() -> None:
    """Write UTF-8 whatever the console's own code page is; what it cannot show is replaced."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="replace")


def write_json(document: dict[str, Any]) -> None:
    """Print the one JSON document of a command."""
    sys.stdout.write(json.dumps(document, ensure_ascii=False, indent=2) + "\n")


def say(sentence: str) -> None:
    """Print a sentence of the result."""
    sys.stdout.write(sentence + "\n")


def tell(sentence: str) -> None:
    """Print a message beside the result (on stderr)."""
    sys.stderr.write(sentence + "\n")


_waiting: list[str] = []


def tell_at_end(sentence: str) -> None:
    """Keep a message for the end of a command that does its work; see `tell_waiting`."""
    if sentence not in _waiting:
        _waiting.append(sentence)


def tell_waiting(*, drop: bool = False) -> None:
    """Print the messages that were kept, or drop them: a command that fails says one line only."""
    for sentence in [] if drop else _waiting:
        tell(sentence)
    _waiting.clear()


def write_table(headings: Sequence[str], rows: Sequence[Sequence[str]], *, title: str = "") -> None:
    """Print a table; wide characters are counted as two columns."""
    from rich import box
    from rich.console import Console
    from rich.table import Table

    table = Table(title=title or None, box=box.SIMPLE_HEAD, title_justify="left", pad_edge=False)
    for heading in headings:
        table.add_column(heading, overflow="fold")
    for row in rows:
        table.add_row(*[_plain(cell) for cell in row])
    width = None if sys.stdout.isatty() else 120
    Console(file=sys.stdout, width=width, highlight=False, emoji=False).print(table)


def _plain(text: str) -> str:
    # Office texts are full of brackets, which rich would take for its own marks.
    return text.replace("[", "\\[")


class TerminalProgress:
    """A progress line on the terminal, from the second second on; Ctrl+C asks to stop."""

    def __init__(self) -> None:
        import time

        self._clock = time.monotonic
        self._begun = self._clock()
        self._shown = 0.0

    def step(self, done: int, total: int, what: str) -> None:
        """Show the step, at most ten times a second."""
        now = self._clock()
        if now - self._begun < 1 or now - self._shown < 0.1:
            return
        self._shown = now
        share = f"{done}/{total}" if total else str(done)
        sys.stderr.write(f"\r\033[K{share} {what}")
        sys.stderr.flush()

    def cancelled(self) -> bool:
        """Say no: on a terminal, Ctrl+C ends the command itself."""
        return False

    def clear(self) -> None:
        """Take the line away."""
        if self._shown:
            sys.stderr.write("\r\033[K")


def terminal_progress() -> Progress:
    """Give a progress for this terminal; none is shown where stderr is no terminal."""
    return TerminalProgress() if sys.stderr.isatty() else Silent()
