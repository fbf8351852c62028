"""The reason of a decision in one's own words, empty for each item; those given lately are offered."""

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QComboBox, QSizePolicy

from gwreport.ui.drafts.draft import Place
from gwreport.ui.drafts.drafted_field import DraftedField
from gwreport.ui.drafts.keeper import Drafts
from gwreport.ui.widgets.basics import named


class ReasonBox(QComboBox):
    """A field with a list; what is typed stays a draft until a decision was recorded with it.

    `entered` tells that the clerk has written it and pressed Enter.
    """

    entered = Signal()

    def __init__(self, drafts: Drafts, lately: Sequence[str], page: str) -> None:
        super().__init__()
        self._page = page
        self.place: Place | None = None
        self.setEditable(True)
        # A reason that is entered is not added to the list: it is when it was recorded.
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setMinimumWidth(150)
        self.setMaximumWidth(340)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        named(self, "理由")
        self.setToolTip("为什么这样处理（R）；改进度、不收文件、退回必须写")
        line = self.lineEdit()
        if line is not None:
            line.setPlaceholderText("理由（改进度、退回必填）")
            line.returnPressed.connect(self.entered)
        self.offer(lately)
        self._field = DraftedField(drafts, self)

    def offer(self, lately: Sequence[str]) -> None:
        """Offer these; what is written stays."""
        written = self.currentText()
        with QSignalBlocker(self):
            self.clear()
            self.addItems(list(lately))
            self.setCurrentIndex(-1)
            self.setEditText(written)

    def show_place(self, place: Place, subject: str, name: str) -> None:
        """Show the reason that was being written for an item, or nothing; `name` is what it is called."""
        if place != self.place:
            self.place = place
            title = f"{name}　审核理由"
            self._field.show_place(place, "", title, page=self._page, subject=subject)

    @property
    def reason(self) -> str:
        """What is written."""
        return self.currentText().strip()
