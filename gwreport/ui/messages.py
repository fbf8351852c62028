"""The only place of the window that asks or tells."""

from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget


class Messages:
    """Asks and tells in boxes above `window`; a test puts a recorder in its place."""

    def __init__(self, window: QWidget) -> None:
        self._window = window

    def warn(self, sentence: str) -> None:
        """Tell what could not be done."""
        QMessageBox.warning(self._window, "没有完成", sentence)

    def ask_workspace(self) -> str:
        """Ask for a workspace file; "" when none was chosen."""
        name, _ = QFileDialog.getOpenFileName(self._window, "打开工作区", "", "工作区 (*.gwr)")
        return name
