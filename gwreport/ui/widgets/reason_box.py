"""The reason of a decision: one of the usual ones, or one's own words, which are kept until they are used."""

from collections.abc import Sequence

from PySide6.QtWidgets import QComboBox, QSizePolicy

from gwreport.ui.drafts.draft import Place
from gwreport.ui.drafts.drafted_field import DraftedField
from gwreport.ui.drafts.keeper import Drafts


class ReasonBox(QComboBox):
    """A field with a list; what is typed stays a draft until a decision was recorded with it."""

    def __init__(self, drafts: Drafts, usual: Sequence[str], page: str) -> None:
        super().__init__()
        self._usual, self._page = tuple(usual), page
        self.place: Place | None = None
        self.setEditable(True)
        self.addItems(list(usual))
        # The list is the program's: a reason that is entered is not added to it.
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setMinimumWidth(150)
        self.setMaximumWidth(300)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName("理由")
        self._field = DraftedField(drafts, self, ignores=self._is_usual)

    def show_place(self, place: Place) -> None:
        """Show the reason that was being written in a place, or the first of the usual ones."""
        if place != self.place:
            self.place = place
            self._field.show_place(place, self._usual[0], "审核理由", page=self._page)

    @property
    def reason(self) -> str:
        """What is written."""
        return self.currentText().strip()

    def _is_usual(self, words: str) -> bool:
        return words in self._usual or not words.strip()
