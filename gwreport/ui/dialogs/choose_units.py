"""Ticks the units that a group word means."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from gwreport.ui.dialogs.writing_dialog import WritingDialog
from gwreport.ui.drafts.keeping import Keeping
from gwreport.ui.widgets.basics import accept_button, cancel_button, filter_field, label, named, row


class ChooseUnits(WritingDialog):
    """A list of all units with a box each; a subclass may put more above and below it."""

    def __init__(
        self,
        title: str,
        note: str,
        units: Sequence[str],
        ticked: Sequence[str],
        keeping: Keeping,
        parent: QWidget,
    ) -> None:
        super().__init__(title, keeping, parent)
        self.resize(460, 560)
        self.list = named(QListWidget(), "单位")
        for name in units:
            item = QListWidgetItem(name, self.list)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            state = Qt.CheckState.Checked if name in ticked else Qt.CheckState.Unchecked
            item.setCheckState(state)
        self.save = accept_button("保存", self.accept, tip="照勾选的保存")
        self._words = ""
        search = filter_field("筛选单位", self._filter, wide=True)
        self.only_ticked = QCheckBox("只看勾选的")
        self.only_ticked.setToolTip("只列出已经勾选的单位，看有没有勾错")
        self.only_ticked.toggled.connect(lambda _: self._filter(self._words))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(22, 20, 22, 18)
        layout.setSpacing(12)
        layout.addWidget(label(note, "muted", wraps=True))
        for widget in self.above_list(title):
            layout.addWidget(widget)
        layout.addLayout(row(search, self.only_ticked))
        layout.addWidget(self.list, 1)
        for widget in self.below_list():
            layout.addWidget(widget)
        layout.addLayout(row(1, cancel_button(self.reject), self.save))
        self.keep_fields(self.fields())

    def above_list(self, title: str) -> list[QWidget]:
        """Give what stands above the list."""
        return []

    def below_list(self) -> list[QWidget]:
        """Give what stands below the list."""
        return []

    def fields(self) -> dict[str, QWidget]:
        """Give the fields that are kept as a draft."""
        return {"成员单位": self.list}

    @property
    def chosen(self) -> list[str]:
        """The units that are ticked."""
        items = [self.list.item(at) for at in range(self.list.count())]
        return [one.text() for one in items if one.checkState() is Qt.CheckState.Checked]

    def _filter(self, words: str) -> None:
        self._words = words.strip()
        for at in range(self.list.count()):
            item = self.list.item(at)
            is_off = item.checkState() is not Qt.CheckState.Checked
            is_left_out = self.only_ticked.isChecked() and is_off
            item.setHidden(is_left_out or self._words not in item.text())
