"""A label of one line that is cut with a mark where its place ends; the tool tip has the whole."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy

from gwreport.ui.plain_words import tip_text


class ElidedLabel(QLabel):
    """Shows as much of its words as there is room for."""

    def __init__(self, words: str = "", style: str = "") -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        if style:
            self.setObjectName(style)
        self.words = ""
        self.show_words(words)

    def show_words(self, words: str) -> None:
        """Show other words."""
        self.words = " ".join(words.splitlines())
        self.setToolTip(tip_text(words))
        self.setAccessibleName(words)
        self._cut()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Ask for the width of all words."""
        return QSize(
            self.fontMetrics().horizontalAdvance(self.words) + 4, super().sizeHint().height()
        )

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Cut anew."""
        super().resizeEvent(event)
        self._cut()

    def _cut(self) -> None:
        mode = Qt.TextElideMode.ElideRight
        self.setText(self.fontMetrics().elidedText(self.words, mode, max(self.width(), 20)))
