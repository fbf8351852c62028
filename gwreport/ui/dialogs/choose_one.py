"""Asks for one name of many, which can be narrowed down by typing."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QListWidget, QVBoxLayout, QWidget

from gwreport.ui.plain_words import set_title
from gwreport.ui.widgets.basics import accept_button, cancel_button, filter_field, label, named, row


class ChooseOne(QDialog):
    """A list of names; `chosen` is the one that is marked, "" for none."""

    def __init__(
        self, title: str, note: str, names: Sequence[str], yes: str, parent: QWidget
    ) -> None:
        super().__init__(parent)
        set_title(self, title)
        self.resize(460, 520)
        self.list = named(QListWidget(), note)
        self.list.addItems(list(names))
        self.list.itemActivated.connect(lambda _: self.accept())
        self.yes = accept_button(yes, self.accept, tip="就是选中的这一条")
        self.yes.setEnabled(False)
        self.list.itemSelectionChanged.connect(lambda: self.yes.setEnabled(bool(self.chosen)))
        self.search = filter_field("筛选", self._filter, wide=True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(22, 20, 22, 18)
        layout.setSpacing(12)
        layout.addWidget(label(note, "muted", wraps=True))
        layout.addWidget(self.search)
        layout.addWidget(self.list, 1)
        layout.addLayout(row(1, cancel_button(self.reject), self.yes))
        self.search.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def chosen(self) -> str:
        """The name that is marked and in sight."""
        found = [one.text() for one in self.list.selectedItems() if not one.isHidden()]
        return found[0] if found else ""

    def _filter(self, words: str) -> None:
        for at in range(self.list.count()):
            item = self.list.item(at)
            item.setHidden(words.strip() not in item.text())
        self.yes.setEnabled(bool(self.chosen))
