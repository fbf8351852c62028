"""What happens to a mistake of ours: it goes into a log file, and the window lives on."""

import logging
import sys
import traceback
from collections.abc import Callable
from pathlib import Path
from types import TracebackType

from platformdirs import user_log_path

_NAME = "gwreport.log"
_LOGGER = logging.getLogger("gwreport.window")


def log_path() -> Path:
    """Say where the log stands."""
    return user_log_path("gwreport") / _NAME


def record(error: BaseException) -> tuple[Path, str]:
    """Write an exception to the log; gives the log's path and the text that was written."""
    details = "".join(traceback.format_exception(error))
    path = log_path()
    if not _LOGGER.handlers:
        from logging.handlers import RotatingFileHandler

        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            _LOGGER.addHandler(
                RotatingFileHandler(path, maxBytes=1_000_000, backupCount=2, encoding="utf-8")
            )
        except OSError:
            # Without a place to write the text still reaches the box, from where it can be copied.
            _LOGGER.addHandler(logging.NullHandler())
        _LOGGER.propagate = False
    _LOGGER.error(details)
    return path, details


def install(tell: Callable[[BaseException], None]) -> None:
    """Hand every exception that nobody caught in the UI thread to `tell`."""

    is_telling = False

    def hook(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        nonlocal is_telling
        # What goes wrong while a mistake is told must not be told in turn: it would never end.
        if issubclass(kind, KeyboardInterrupt) or is_telling:
            sys.__excepthook__(kind, error, trace)
            return
        is_telling = True
        try:
            tell(error)
        finally:
            is_telling = False

    sys.excepthook = hook
