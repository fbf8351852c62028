"""Asks for one line of text."""

from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from gwreport.ui.dialogs.writing_dialog import WritingDialog
from gwreport.ui.drafts.draft import TEXT
from gwreport.ui.drafts.keeping import Keeping
from gwreport.ui.widgets.basics import accept_button, cancel_button, label, row


class AskText(WritingDialog):
    """A question and a field; the question may hold the words of a unit."""

    def __init__(
        self, title: str, question: str, before: str, keeping: Keeping, parent: QWidget
    ) -> None:
        super().__init__(title, keeping, parent)
        self.setMinimumWidth(480)
        self.field = QLineEdit(before)
        self.field.setAccessibleName(question)
        self.accept_button = accept_button("确定", self.accept, tip="就按写的办")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(26, 22, 26, 20)
        layout.setSpacing(14)
        layout.addWidget(label(question, wraps=True))
        layout.addWidget(self.field)
        layout.addLayout(row(1, cancel_button(self.reject), self.accept_button))
        self.keep_fields({TEXT: self.field})

    @property
    def text(self) -> str:
        """What is written."""
        return self.field.text()
