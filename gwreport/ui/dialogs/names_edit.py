"""A field for several names, “、” between them; what is being typed is completed from a list."""

import math
from collections.abc import Sequence

from PySide6.QtCore import QStringListModel, Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent, QShowEvent, QTextCursor
from PySide6.QtWidgets import QCompleter, QPlainTextEdit

BETWEEN = "、"
_MARKS = "，,;；\n"
_MOST_SHOWN = 10
_SLACK = 4  # pixels: without them one line has a scroll bar
_OF_LIST = frozenset(
    {Qt.Key.Key_Enter, Qt.Key.Key_Return, Qt.Key.Key_Escape, Qt.Key.Key_Tab, Qt.Key.Key_Backtab}
)


class NamesEdit(QPlainTextEdit):
    """Names are parted by “、”, a comma, a semicolon or a new line."""

    def __init__(self, names: Sequence[str], known: Sequence[str], *, lines: int = 1) -> None:
        super().__init__(BETWEEN.join(names))
        self.setTabChangesFocus(True)
        self._lines = lines
        self._list = QCompleter(QStringListModel(list(known), self), self)
        self._list.setFilterMode(Qt.MatchFlag.MatchContains)
        self._list.setMaxVisibleItems(_MOST_SHOWN)
        self._list.setWidget(self)
        popup = self._list.popup()
        assert popup is not None  # it is made with the first question for it
        self._popup = popup
        self._list.activated.connect(self.complete)

    @property
    def names(self) -> tuple[str, ...]:
        """The names that are written, each once."""
        written = self.toPlainText()
        for mark in _MARKS:
            written = written.replace(mark, BETWEEN)
        names = (name.strip() for name in written.split(BETWEEN))
        return tuple(dict.fromkeys(name for name in names if name))

    @property
    def offered(self) -> list[str]:
        """The names in the list that is open, none while it is not."""
        found = self._list.completionModel()
        rows = range(found.rowCount()) if self._popup.isVisible() else ()
        return [str(found.index(at, 0).data()) for at in rows]

    def close_list(self) -> None:
        """Offer nothing any more."""
        self._popup.hide()

    def complete(self, name: str) -> None:
        """Put a name in the place of the one that is being typed."""
        cursor = self.textCursor()
        left = QTextCursor.MoveOperation.Left
        keep = QTextCursor.MoveMode.KeepAnchor
        cursor.movePosition(left, keep, len(self._begun(stripped=False)))
        cursor.insertText(name)
        self.setTextCursor(cursor)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Be as high as its lines, now that the style sheet has said which font and frame it has."""
        super().showEvent(event)
        frame = self.height() - self.viewport().height()
        text = self._lines * self.fontMetrics().lineSpacing()
        room = math.ceil(2 * self.document().documentMargin()) + _SLACK
        self.setFixedHeight(text + room + frame)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Leave to the open list the keys that choose from it."""
        if self._popup.isVisible() and event.key() in _OF_LIST:
            event.ignore()
            return
        super().keyPressEvent(event)
        if event.text() or event.key() == Qt.Key.Key_Backspace:
            self._offer()

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:  # noqa: N802 - Qt's name
        """Offer what begins with characters that an input method has put in."""
        super().inputMethodEvent(event)
        if event.commitString():
            self._offer()

    def _offer(self) -> None:
        begun = self._begun()
        self._list.setCompletionPrefix(begun)
        found = self._list.completionModel()
        is_whole = found.rowCount() == 1 and found.index(0, 0).data() == begun
        if not begun or not found.rowCount() or is_whole:
            self.close_list()
            return
        place = self.cursorRect()
        bar = self._popup.verticalScrollBar()
        place.setWidth(self._popup.sizeHintForColumn(0) + bar.sizeHint().width() + 24)
        self._list.complete(place)

    def _begun(self, *, stripped: bool = True) -> str:
        before = self.toPlainText()[: self.textCursor().position()]
        for mark in _MARKS:
            before = before.replace(mark, BETWEEN)
        begun = before.rpartition(BETWEEN)[2]
        return begun.strip() if stripped else begun
