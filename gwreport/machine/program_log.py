"""The program's own log (运行记录): where a mistake of ours happened, and no word of what anyone wrote.

The message of an exception may hold a cell's text, a file's name or a person's; so the log holds
the exceptions' types, the system's own error numbers and the places in the code, nothing else. It
stands in the user's state folder, readable by that user alone, and is kept small.
"""

import os
import platform
import sys
import traceback
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import cast

from gwreport import __version__

_NAME = "gwreport.log"
_BYTES = 1_000_000  # then it becomes the older one, of which one is kept
_OWN = 0o600
_FRAMES = 40
_CAUSES = 8
_PACKAGES = Path(__file__).resolve().parents[2]


@dataclass(frozen=True, slots=True)
class Recorded:
    """What was written of a mistake; `path` is None where the log could not be written."""

    path: Path | None
    text: str


def log_path() -> Path:
    """Say where the log stands."""
    from platformdirs import user_log_path

    return user_log_path("gwreport") / _NAME


def record(error: BaseException) -> Recorded:
    """Write into the log where an exception came from. Never raises."""
    try:
        text = account(error)
    except BaseException:  # noqa: BLE001 - whoever records a mistake must not make a second one
        text = type(error).__name__
    return write_down(text)


def write_down(text: str) -> Recorded:
    """Write an `account` into the log. Never raises."""
    try:
        path = log_path()
        _append(path, text)
    except BaseException:  # noqa: BLE001 - as above
        return Recorded(None, text)
    return Recorded(path, text)


def account(error: BaseException) -> str:
    """Say in lines where an exception came from: types and places, no word of a file."""
    now = datetime.now(UTC).astimezone().isoformat(timespec="seconds")
    lines = [f"{now} gwreport {__version__} Python {platform.python_version()} {sys.platform}"]
    for place, one in enumerate(_chain(error)):
        kind = type(one)
        led = "from " if place else ""
        lines.append(f"{led}{kind.__module__}.{kind.__qualname__}{_numbers(one)}")
        lines += _places(one.__traceback__)
    return "\n".join(lines)


def _chain(error: BaseException) -> Iterator[BaseException]:
    """Give an exception and those that led to it, each once, those of a group too."""
    waiting, seen = [error], set[int]()
    while waiting and len(seen) < _CAUSES:
        one = waiting.pop(0)
        if id(one) in seen:
            continue
        seen.add(id(one))
        yield one
        if isinstance(one, BaseExceptionGroup):
            waiting += cast("BaseExceptionGroup[BaseException]", one).exceptions
        before = one.__cause__ or (None if one.__suppress_context__ else one.__context__)
        waiting += [before] if before is not None else []


def _numbers(error: BaseException) -> str:
    # Of all that an exception tells only this is certain to be the system's own.
    number = error.errno if isinstance(error, OSError) else None
    if isinstance(error, ImportError) and error.name:
        return f" {error.name}"
    return f" errno {number}" if isinstance(number, int) else ""


def _places(trace: TracebackType | None) -> list[str]:
    places = [
        f"  {_short(frame.f_code.co_filename)}:{line} {frame.f_code.co_qualname}"
        for frame, line in traceback.walk_tb(trace)
    ]
    if len(places) > _FRAMES:
        # Endless recursion: how it began and where it broke off.
        half = _FRAMES // 2
        places[half:-half] = [f"  … {len(places) - _FRAMES} more"]
    return places


def _short(file: str) -> str:
    path = Path(file)
    return path.relative_to(_PACKAGES).as_posix() if path.is_relative_to(_PACKAGES) else file


def _append(path: Path, text: str) -> None:
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    if path.exists() and path.stat().st_size > _BYTES:
        path.replace(path.with_name(f"{_NAME}.1"))
    descriptor = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, _OWN)
    with os.fdopen(descriptor, "w", encoding="utf-8", errors="replace") as log:
        if os.name == "posix":
            # A former version wrote for everybody to read.
            os.fchmod(descriptor, _OWN)
        log.write(text + "\n")
