"""What stands over a page: its title, a note, and its actions, which go below the words where there is no room."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLabel, QSizePolicy, QWidget

from gwreport.ui.widgets.basics import column, row

# Narrower than this a note is no line of words but a column of letters.
_LEAST_NOTE = 200
_GAP, _SMALL_GAP = 10, 4


class PageHeading(QWidget):
    """A title with its note beside it (`in_line`) or below it, and a bar of actions at the right."""

    def __init__(self, title: QLabel, note: QLabel, *, in_line: bool) -> None:
        super().__init__()
        self.bar = QHBoxLayout()
        self.bar.setSpacing(_GAP)
        self._title, self._in_line = title, in_line
        words = row(title, note, gap=_GAP) if in_line else column(title, note, gap=2)
        if in_line:
            words.setStretch(1, 1)
        self._whole = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self._whole.setContentsMargins(0, 0, 0, 0)
        self._whole.addLayout(words, 1)
        self._whole.addLayout(self.bar)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """It may always be narrower than with the actions beside the words."""
        least = super().minimumSizeHint()
        return QSize(self.bar.minimumSize().width(), least.height())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Put the actions below the words, or back beside them."""
        title = 0 if self._title.isHidden() else self._title.sizeHint().width()
        words = title + _GAP + _LEAST_NOTE if self._in_line else max(title, _LEAST_NOTE)
        self.bar.setSpacing(_GAP)
        actions = self.bar.sizeHint().width()
        fits = words + 2 * _GAP + actions <= event.size().width()
        beside, below = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._whole.setDirection(beside if fits else below)
        if actions > event.size().width():
            # Not even the whole line is enough for them.
            self.bar.setSpacing(_SMALL_GAP)
        super().resizeEvent(event)
