"""Opening of files and folders with the programs of the desktop."""

import shutil
import subprocess
import sys
from pathlib import Path

from PySide6.QtCore import QMimeDatabase, QUrl
from PySide6.QtGui import QDesktopServices

# What is opened and not run: what came from outside may be a program under any name.
_DOCUMENTS = frozenset(
    [
        ".xlsx",
        ".xlsm",
        ".xls",
        ".xlsb",
        ".et",
        ".ods",
        ".csv",
        ".docx",
        ".doc",
        ".wps",
        ".odt",
        ".rtf",
        ".txt",
        ".pdf",
        ".ofd",
        ".png",
        ".jpg",
        ".jpeg",
        ".bmp",
        ".gif",
        ".tif",
        ".tiff",
        ".eml",
        ".msg",
        ".zip",
        ".rar",
        ".7z",
    ]
)
_PATIENCE = 3.0  # seconds


def open_path(path: Path) -> bool:
    """Open a file or folder with its usual program; says whether there is one."""
    if not has_program(path):
        return False
    return QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))


def is_document(path: Path) -> bool:
    """Say whether a file that came from outside may be opened: documents, pictures, mails, archives."""
    return path.suffix.casefold() in _DOCUMENTS


def has_program(path: Path) -> bool:
    """Say whether the desktop knows a program for a file or folder, as far as it tells."""
    # Elsewhere the system says so itself; here Qt only starts a script and does not wait for it.
    asks = shutil.which("xdg-mime") if sys.platform.startswith("linux") else None
    if asks is None:
        return True
    kind = QMimeDatabase().mimeTypeForFile(str(path)).name()
    try:
        found = subprocess.run(
            [asks, "query", "default", kind], capture_output=True, timeout=_PATIENCE, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        return True
    # Of a desktop that it does not know it says nothing at all, and fails.
    return bool(found.stdout.strip()) or found.returncode != 0
