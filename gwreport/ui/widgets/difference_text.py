"""A text that shows what it says differently from another, as high as it is long."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QFrame, QSizePolicy, QTextEdit

from gwreport.domain.texts.differences import words_against
from gwreport.ui.appearance.theme import THEME
from gwreport.ui.widgets.basics import follow_theme

_LONGEST = 4000
_SHOWN = 20_000


class DifferenceText(QTextEdit):
    """Read-only; what the other text does not say has a coloured ground."""

    def __init__(self, text: str, other: str = "", *, name: str) -> None:
        """Show `text`; `name` says to a screen reader whose text it is."""
        super().__init__()
        self.setAccessibleName(name)
        self._text, self._other = text[:_SHOWN], other
        self.setReadOnly(True)
        self.setAcceptRichText(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setStyleSheet("QTextEdit { border: none; background: transparent; padding: 0; }")
        self.setTabChangesFocus(True)
        self.document().setDocumentMargin(0)
        follow_theme(self, self._write)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Give the height of the text."""
        return QSize(200, int(self.document().size().height()) + 4)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Keep the height of the text."""
        super().resizeEvent(event)
        self.setFixedHeight(int(self.document().size().height()) + 4)

    def _write(self) -> None:
        self.clear()
        cursor = QTextCursor(self.document())
        plain, marked = QTextCharFormat(), QTextCharFormat()
        marked.setBackground(THEME.colour("warning_soft"))
        marked.setForeground(THEME.colour("warning"))
        for words, is_same in _pieces(self._text, self._other):
            cursor.insertText(words, plain if is_same else marked)


def _pieces(text: str, other: str) -> list[tuple[str, bool]]:
    """Cut a text where it begins or ends to differ from the other; all is the same without one."""
    if not other or text == other or max(len(text), len(other)) > _LONGEST:
        return [(text, True)]
    return words_against(other, text)
