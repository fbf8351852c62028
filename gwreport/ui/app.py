"""Starts the desktop window."""

import sys
from collections.abc import Sequence
from pathlib import Path


def main(arguments: Sequence[str] | None = None) -> int:
    """Open the window, with the workspace that is named first; returns when it is closed."""
    from PySide6.QtWidgets import QApplication

    from gwreport.ui.main_window import MainWindow

    given = list(sys.argv[1:] if arguments is None else arguments)
    app = QApplication.instance() or QApplication(["gwreport"])
    window = MainWindow()
    window.show()
    if given:
        window.open_workspace(Path(given[0]))
    return app.exec()
