"""A file manager as small as can be: files that are dragged out of it with the mouse.

Run as a program of the walk's desktop: python file_manager.py FILE…
"""

import sys
from pathlib import Path

from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QDrag, QMouseEvent
from PySide6.QtWidgets import QApplication, QLabel

TITLE = "资源管理器"


class Files(QLabel):
    """Hands over the files when it is dragged from."""

    def __init__(self, paths: list[Path]) -> None:
        super().__init__("\n".join(one.name for one in paths[:3]))
        self.paths = paths
        self.setWindowTitle(TITLE)
        self.setAccessibleName(TITLE)
        self.setFixedSize(170, 90)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Take the button, so that its moves come here."""
        event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Begin to drag, as a file manager does when the mouse moves with the button down."""
        if event.buttons() & Qt.MouseButton.LeftButton:
            data = QMimeData()
            data.setUrls([QUrl.fromLocalFile(str(one)) for one in self.paths])
            drag = QDrag(self)
            drag.setMimeData(data)
            drag.exec(Qt.DropAction.CopyAction)


if __name__ == "__main__":
    application = QApplication([])
    shown = Files([Path(one) for one in sys.argv[1:]])
    shown.show()
    application.exec()
