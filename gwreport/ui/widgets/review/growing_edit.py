"""A text box that asks for the height of its text, and is content with less."""

from math import ceil

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy

_LEAST_LINES = 3
# What a page can show of a text at all: more is scrolled within the box.
_MOST_LINES = 40
_AROUND = 14


class GrowingEdit(QPlainTextEdit):
    """As high as what is written in it, where there is room; never lower than three lines."""

    def __init__(self) -> None:
        super().__init__()
        self._lines = 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        self.document().documentLayout().documentSizeChanged.connect(self._measure)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Ask for the height of the text."""
        return QSize(300, self._height(max(_LEAST_LINES, min(self._lines, _MOST_LINES))))

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Be content with three lines."""
        return QSize(120, self._height(_LEAST_LINES))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """A narrower box needs more lines."""
        super().resizeEvent(event)
        self._measure()

    def _height(self, lines: int) -> int:
        around = self.height() - self.viewport().height() if self.isVisible() else 0
        margin = int(self.document().documentMargin() * 2)
        return ceil(lines * self.line_height) + margin + max(around, _AROUND)

    @property
    def line_height(self) -> float:
        """How high a line of the text is, in pixels."""
        # Chinese is higher than the line of the font that the style sheet names first.
        first = self.document().firstBlock()
        count = first.layout().lineCount()
        plain = float(self.fontMetrics().lineSpacing())
        return max(plain, self.blockBoundingRect(first).height() / count if count else plain)

    def _measure(self, *_: object) -> None:
        # Of a plain text box the document's height is counted in lines.
        lines = int(self.document().size().height())
        if lines != self._lines:
            self._lines = lines
            self.updateGeometry()
