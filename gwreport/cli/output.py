"""What the command line prints: tables and sentences, or one JSON document."""

import json
import os
import shutil
import sys
from collections.abc import Sequence
from contextlib import suppress
from io import StringIO
from pathlib import Path
from typing import Any, NoReturn, TextIO

from gwreport.cli.table_lines import set_lines, table_width
from gwreport.cli.terminal_text import CONTROLS, shown
from gwreport.workflow.progress import Progress, Silent

DONE, TO_SETTLE, NOTHING_DONE = 0, 1, 2
_MOST_ROWS = 2_000  # of a table: to set many more takes minutes, and nobody reads them
STANDARD_OUTPUT = "标准输出"


class HelpShown(Exception):  # noqa: N818 - no error
    """The help of a command was printed; nothing else is to be done."""


class ReaderGone(Exception):  # noqa: N818 - no error
    """Whoever read our output has gone (… | head); nothing is left to say to it."""


def use_utf8() -> None:
    """Write UTF-8 whatever the console's own code page is; what it cannot show is replaced."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="replace")


def write_json(document: dict[str, Any]) -> None:
    """Print the one JSON document of a command."""
    text = json.dumps(document, ensure_ascii=False, indent=2)
    # Within the strings, where alone such characters stand, JSON has a spelling for them.
    _write(sys.stdout, CONTROLS.sub(lambda found: f"\\u{ord(found[0]):04x}", text) + "\n")


def say(sentence: str) -> None:
    """Print a sentence of the result."""
    _write(sys.stdout, shown(sentence) + "\n")


def tell(sentence: str) -> None:
    """Print a message beside the result (on stderr)."""
    _write(sys.stderr, shown(sentence) + "\n")


def finish() -> None:
    """Hand over what was printed to the last byte.

    Raises ReaderGone, or StorageError when it cannot be written where the shell sends it.
    """
    try:
        if sys.stdout is not None:  # pyright: ignore[reportUnnecessaryComparison] - closed by the caller
            sys.stdout.flush()
    except OSError as error:
        _refuse(error)


def _write(stream: TextIO | None, text: str) -> None:
    """Write to a stream; the one place through which everything comes that is printed."""
    if stream is None:
        return
    try:
        stream.write(text)
    except OSError as error:
        _refuse(error)


def _refuse(error: OSError) -> NoReturn:
    # What is left in a stream would be tried again, and told, when the process ends.
    nowhere = os.open(os.devnull, os.O_WRONLY)
    with suppress(OSError, ValueError):
        os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)
    if isinstance(error, BrokenPipeError):
        raise ReaderGone
    from gwreport.machine.saving import storage_error

    raise storage_error(Path(STANDARD_OUTPUT), error) from error


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
    """Print a table; wide characters are counted as two columns.

    Of a table beyond any office's the rest is told by its number.
    """
    is_terminal = _is_terminal(sys.stdout)
    width = shutil.get_terminal_size().columns if is_terminal else 120
    title, headings = shown(title), [*map(shown, headings)]
    cells = [[shown(cell) for cell in row] for row in rows[:_MOST_ROWS]]
    needed = table_width(headings, cells)
    made = None
    if needed is not None and not is_terminal:
        made = set_lines(headings, cells, title, width)
    if made is None:
        fits = needed is not None and needed <= width
        made = _set_by_rich(headings, cells, title, width, fits=fits, in_colour=is_terminal)
    _write(sys.stdout, made)
    if len(rows) > _MOST_ROWS:
        say(
            f"表太长，只列出前 {_MOST_ROWS} 行，另有 {len(rows) - _MOST_ROWS} 行没有列出；加 --json 可以看到全部。"
        )


def _set_by_rich(
    headings: Sequence[str],
    rows: Sequence[Sequence[str]],
    title: str,
    width: int,
    *,
    fits: bool,
    in_colour: bool,
) -> str:
    """Set a table; it `fits` when its rows, of one line each, are no wider than the page."""
    from rich import box
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    # As texts, not as strings: in these it would take brackets for marks of its own.
    table = Table(
        title=Text(title) if title else None,
        box=box.SIMPLE_HEAD,
        title_justify="left",
        pad_edge=False,
    )
    for heading in headings:
        table.add_column(Text(heading), overflow="fold")
    if fits and rows:
        # One row of many lines looks the same and is set in a third of the time.
        columns = zip(headings, *rows, strict=True)
        rows = [["\n".join(cells) for _, *cells in columns]]
    for row in rows:
        table.add_row(*map(Text, row))
    # Made in memory: left to itself the library ends the process when its reader has gone.
    page = StringIO()
    Console(file=page, width=width, highlight=False, emoji=False, force_terminal=in_colour).print(
        table
    )
    return page.getvalue()


def _is_terminal(stream: TextIO | None) -> bool:
    return stream is not None and stream.isatty()


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
        _write(sys.stderr, f"\r\033[K{share} {shown(what)}")
        sys.stderr.flush()

    def cancelled(self) -> bool:
        """Say no: on a terminal, Ctrl+C ends the command itself."""
        return False

    def clear(self) -> None:
        """Take the line away."""
        if self._shown:
            _write(sys.stderr, "\r\033[K")


def someone_sits_there() -> bool:
    """Say whether somebody can be asked: where another program calls, nobody would answer."""
    return _is_terminal(sys.stdin) and _is_terminal(sys.stderr)


def ask_hidden(question: str) -> str:
    """Ask for what must not be seen; "" where nobody sits there, or who does ends it."""
    import getpass

    if not someone_sits_there():
        return ""
    try:
        return getpass.getpass(shown(question), sys.stderr)
    except EOFError:
        return ""


def terminal_progress() -> Progress:
    """Give a progress for this terminal; none is shown where stderr is no terminal."""
    return TerminalProgress() if _is_terminal(sys.stderr) else Silent()
