"""A list of names whose order the clerk sets, by dragging or with two buttons."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QListWidget, QListWidgetItem

_NAME = Qt.ItemDataRole.UserRole
_BESIDE = Qt.ItemDataRole.UserRole + 1


class OrderedNames(QListWidget):
    """`ordered` hands over the names in their new order when the clerk has moved one."""

    ordered = Signal(list)

    def __init__(self, name: str) -> None:
        """Make an empty list; `name` says to a screen reader what is put in order."""
        super().__init__()
        self.setAccessibleName(name)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.model().rowsMoved.connect(self._tell)

    def show_names(self, names: Sequence[tuple[str, str]]) -> None:
        """Show names, each with a word beside it; the one that was chosen stays chosen."""
        current = self.currentItem()
        chosen = current.data(_NAME) if current else None
        self.clear()
        for place, (name, beside) in enumerate(names, 1):
            item = QListWidgetItem(_words(place, name, beside))
            item.setData(_NAME, name)
            item.setData(_BESIDE, beside)
            self.addItem(item)
            if name == chosen:
                self.setCurrentItem(item)

    @property
    def names(self) -> list[str]:
        """The names in the order in which they stand."""
        return [self.item(at).data(_NAME) for at in range(self.count())]

    def move_chosen(self, by: int) -> None:
        """Move the chosen name up (-1) or down (1)."""
        at = self.currentRow()
        to = at + by
        if at < 0 or not 0 <= to < self.count():
            return
        item = self.takeItem(at)
        self.insertItem(to, item)
        self.setCurrentItem(item)
        self._tell()

    def _tell(self) -> None:
        for at in range(self.count()):
            item = self.item(at)
            item.setText(_words(at + 1, item.data(_NAME), item.data(_BESIDE)))
        self.ordered.emit(self.names)


def _words(place: int, name: str, beside: str) -> str:
    return f"{place}．{name}　{beside}"
