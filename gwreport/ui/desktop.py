"""Opening of files and folders with the programs of the desktop."""

from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices


def open_path(path: Path) -> None:
    """Open a file or folder with its usual program."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
