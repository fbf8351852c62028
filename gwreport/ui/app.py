"""Starts the desktop window."""

import os
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from gwreport.errors import ProgramMissingError
from gwreport.wording.errors import explain_error

_NOT_OPENED = 2


def main(arguments: Sequence[str] | None = None) -> int:
    """Open the window, with the workspace that is named first; returns when it is closed.

    Where there is no screen it says so and returns 2: Qt would end the whole process.
    """
    if not has_screen(sys.platform, os.environ):
        error = ProgramMissingError("图形桌面", "打开窗口")
        sys.stderr.write(explain_error(error) + "\n")
        return _NOT_OPENED

    from PySide6.QtWidgets import QApplication

    from gwreport.ui.main_window import MainWindow

    given = list(sys.argv[1:] if arguments is None else arguments)
    app = QApplication.instance() or QApplication(["gwreport"])
    window = MainWindow()
    window.show()
    if given:
        window.open_workspace(Path(given[0]))
    return app.exec()


def has_screen(platform: str, environment: Mapping[str, str]) -> bool:
    """Say whether a window can be shown: Linux alone runs without a desktop."""
    if not platform.startswith("linux"):
        return True
    names = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return any(environment.get(name) for name in names)
