"""A text that may be rewritten: what is written stays a draft until it is saved or given up by hand."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from gwreport.ui.drafts.draft import Draft, Place
from gwreport.ui.drafts.drafted_field import DraftedField
from gwreport.ui.drafts.fields import written_text
from gwreport.ui.drafts.keeper import Drafts
from gwreport.ui.drafts.times import when
from gwreport.ui.widgets.basics import button, clear, label, named, row
from gwreport.ui.widgets.difference_text import DifferenceText
from gwreport.ui.widgets.elided_label import ElidedLabel
from gwreport.ui.widgets.review.growing_edit import GrowingEdit

_HINT = "可以直接改写；单位的原文仍然保存。"
_OVERTAKEN = "您改写之后，报告采用的文字变了。您改写的原样留在上面；现在采用的是："


class DraftedText(QWidget):
    """A text box over the drafts; `saved` hands over the text that is to be stored.

    The box itself lives as long as the widget: when the same text is shown again, because somebody
    else has changed something, cursor, undoing and what an input method has begun stay as they are.
    """

    saved = Signal(str)

    def __init__(self, drafts: Drafts) -> None:
        super().__init__()
        self._drafts = drafts
        self.edit = named(GrowingEdit(), "报告采用的文字")
        self.edit.setTabChangesFocus(True)
        self.field = DraftedField(drafts, self.edit)
        self.mark = label("草稿", "draftMark")
        self.mark.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.save_button = button(
            "保存修改", self.save, tip="把改写的文字用到报告里（Ctrl+S 或 Ctrl+Enter）"
        )
        self.give_up_button = button(
            "放弃草稿",
            self.field.give_up,
            kind="link",
            tip="扔掉改写的文字，恢复报告现在采用的文字",
        )
        self._hint = ElidedLabel("", "muted")
        self._origin = ""
        self._overtaken = QWidget()
        self._shown_beside: str | None = None
        self._beside = QVBoxLayout(self._overtaken)
        self._beside.setContentsMargins(0, 0, 0, 0)
        self._beside.setSpacing(4)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(self.edit)
        layout.addWidget(self._overtaken)
        line = row(self.mark, self._hint, self.give_up_button, self.save_button, gap=10)
        line.setStretch(1, 1)
        layout.addLayout(line)
        self.field.moved.connect(self._show_state)
        self._show_state()

    def show_text(
        self, place: Place, text: str, title: str, page: str, subject: str, origin: str = ""
    ) -> None:
        """Show the text that is stored in a place, or the draft that was made of it.

        `title` names the place among the drafts, `page` and `subject` lead to it; `origin` says
        whose words are stored.
        """
        self._origin = origin
        self.field.show_place(place, text, title, page=page, subject=subject)

    def save(self) -> None:
        """Hand over what is written, where it differs from what is stored and says something."""
        self._drafts.flush()
        if self.save_button.isEnabled():
            self.saved.emit(written_text(self.edit))

    def _show_state(self) -> None:
        draft = self.field.draft
        has_draft = draft is not None
        self.mark.setVisible(has_draft)
        self.give_up_button.setVisible(has_draft)
        self.save_button.setVisible(has_draft)
        self.save_button.setEnabled(has_draft and bool(written_text(self.edit).strip()))
        self._hint.show_words(self._origin + _HINT if draft is None else self._draft_words(draft))
        self._show_beside(draft)

    def _draft_words(self, draft: Draft) -> str:
        others = self._drafts.count(draft.place) - 1
        if others:
            return f"还没有用到报告里；另一个窗口还留有 {others} 份草稿，这一份处理完就显示。"
        at = when(draft.at)
        return f"{at}改写，还没有用到报告里。" if at else "还没有用到报告里。"

    def _show_beside(self, draft: Draft | None) -> None:
        """Show what is stored now below the draft, where it is not what the draft was made of."""
        stored = self.field.stored if self.field.is_overtaken else None
        if stored == self._shown_beside:
            # Not measured anew with every key.
            return
        self._shown_beside = stored
        clear(self._beside)
        self._overtaken.hide()
        if draft is not None and stored is not None:
            self._beside.addWidget(label(_OVERTAKEN, "warning", wraps=True))
            other = draft.text if stored else ""
            self._beside.addWidget(
                DifferenceText(stored or "（没有文字）", other, name="现在报告采用的文字")
            )
            self._overtaken.show()
