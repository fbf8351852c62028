"""An area that takes files which are dropped on it."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QFrame, QWidget

from gwreport.ui.widgets.basics import column, label, row


def dropped_paths(event: QDragEnterEvent | QDropEvent) -> list[Path]:
    """Give the files and folders that are being dragged."""
    return [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]


class DropZone(QFrame):
    """Shows what can be dropped; `dropped` hands over the paths."""

    dropped = Signal(list)

    def __init__(self, words: str, note: str, *actions: QWidget) -> None:
        super().__init__()
        self.setObjectName("dropZone")
        self.setAcceptDrops(True)
        self._note = label(note, "muted", wraps=True)
        texts = QWidget()
        texts.setLayout(column(1, label(words, "sectionTitle"), self._note, 1, gap=2))
        self._line = layout = row(texts, *actions, gap=12)
        layout.setStretch(0, 1)
        layout.setContentsMargins(22, 14, 18, 14)
        self.setLayout(layout)

    def set_small(self, *, small: bool) -> None:
        """Take less room once something was dropped: what matters then stands below."""
        self._note.setVisible(not small)
        self._line.setContentsMargins(22, 4 if small else 14, 18, 4 if small else 14)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802 - Qt's name
        """Light up for files."""
        if dropped_paths(event):
            event.acceptProposedAction()
            self._glow(on=True)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:  # noqa: N802 - Qt's name
        """Go back to rest."""
        self._glow(on=False)
        super().dragLeaveEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802 - Qt's name
        """Hand over what was dropped."""
        self._glow(on=False)
        paths = dropped_paths(event)
        if paths:
            event.acceptProposedAction()
            self.dropped.emit(paths)

    def _glow(self, *, on: bool) -> None:
        self.setProperty("hot", on)
        self.style().unpolish(self)
        self.style().polish(self)
