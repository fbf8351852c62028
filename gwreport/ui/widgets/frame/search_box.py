"""The search field of the header with its list of places below it."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QSizePolicy, QWidget

from gwreport.ui.operations.searching import Hit

_PAUSE = 220
_HIT_ROLE = Qt.ItemDataRole.UserRole


class SearchBox(QLineEdit):
    """`wanted` asks for the places of what was typed; `chosen` hands over one of them."""

    wanted = Signal(str)
    chosen = Signal(object)

    def __init__(self, window: QWidget) -> None:
        super().__init__()
        self._window = window
        self.setObjectName("search")
        self.setPlaceholderText("搜索任务、单位、填报内容（Ctrl+F）")
        self.setAccessibleName("搜索任务、单位、填报内容")
        self.setClearButtonEnabled(True)
        # Narrow where the screen is: at 200 % a usual one has the room of 960 points.
        self.setMinimumWidth(120)
        self.setMaximumWidth(300)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        # A child of the window, no window of its own: the field keeps the focus while it is open.
        self.list = QListWidget(window)
        self.list.setAccessibleName("找到的地方")
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.hide()
        self.list.itemClicked.connect(self._choose)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_PAUSE)
        self._timer.timeout.connect(self._ask)
        self.textChanged.connect(self._timer.start)
        self.textChanged.connect(self._close_if_empty)

    def show_hits(self, hits: Sequence[Hit]) -> None:
        """Show the places under the field."""
        self.list.clear()
        if not self.text().strip():
            self.list.hide()
            return
        for hit in hits:
            item = QListWidgetItem(f"【{hit.sort}】{hit.title}\n{hit.excerpt}", self.list)
            item.setData(_HIT_ROLE, hit)
            item.setSizeHint(QSize(0, 56))
        if not hits:
            QListWidgetItem("没有找到。", self.list)
        self.list.setCurrentRow(0)
        window = self._window
        place = self.mapTo(window, QPoint(0, self.height() + 6))
        width = max(self.width(), 460)
        left = min(place.x(), window.width() - width - 12)
        height = min(420, 14 + 58 * max(len(hits), 1))
        self.list.setGeometry(left, place.y(), width, height)
        self.list.show()
        self.list.raise_()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Go up and down in the list, choose with Enter, leave with Escape."""
        key = event.key()
        if key in (Qt.Key.Key_Down, Qt.Key.Key_Up) and self.list.isVisible():
            step = 1 if key == Qt.Key.Key_Down else -1
            row = (self.list.currentRow() + step) % max(self.list.count(), 1)
            self.list.setCurrentRow(row)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self.list.isVisible() and self.list.currentItem():
                self._choose(self.list.currentItem())
            else:
                self._ask()
        elif key == Qt.Key.Key_Escape:
            self.clear()
            self.list.hide()
            self.clearFocus()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """Close the list."""
        super().focusOutEvent(event)
        self.list.hide()

    def _ask(self) -> None:
        if self.text().strip():
            self.wanted.emit(self.text())

    def _close_if_empty(self, words: str) -> None:
        if not words.strip():
            self.list.hide()

    def _choose(self, item: QListWidgetItem) -> None:
        hit = item.data(_HIT_ROLE)
        if isinstance(hit, Hit):
            self.list.hide()
            self.clear()
            self.chosen.emit(hit)
