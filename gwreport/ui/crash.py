"""What happens to a mistake of ours in the window: it is told, and the window lives on."""

import sys
from collections.abc import Callable
from types import TracebackType

from PySide6.QtCore import QCoreApplication

from gwreport.machine.program_log import record


def install(tell: Callable[[BaseException], None]) -> None:
    """Hand every exception that nobody caught in the UI thread to `tell`."""

    is_telling = False

    def hook(kind: type[BaseException], error: BaseException, _: TracebackType | None) -> None:
        nonlocal is_telling
        if issubclass(kind, KeyboardInterrupt):
            QCoreApplication.quit()
            return
        # What goes wrong while a mistake is told must not be told in turn: it would never end.
        if is_telling:
            record(error)
            return
        is_telling = True
        try:
            tell(error)
        finally:
            is_telling = False

    sys.excepthook = hook
