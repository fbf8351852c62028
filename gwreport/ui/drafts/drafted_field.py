"""A field over the drafts: it shows what is stored, or what was written since and is unsaved."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QSignalBlocker, Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from gwreport.ui.drafts.draft import TEXT, Draft, Place
from gwreport.ui.drafts.fields import as_shown, on_change, set_value, value_of, written_text
from gwreport.ui.drafts.keeper import Drafts


class DraftedField(QObject):
    """Keeps what is written in a widget (one that `fields` knows) as the draft of a place.

    `moved` tells that there is a draft now or none any more, or that something else is stored. With
    `ignores`, values for which it holds are chosen, not written, and need no draft.
    """

    moved = Signal()

    def __init__(
        self, drafts: Drafts, widget: QWidget, *, ignores: Callable[[str], bool] | None = None
    ) -> None:
        super().__init__(widget)
        self.widget = widget
        self._drafts, self._ignores = drafts, ignores
        self._place: Place | None = None
        self._title, self._page, self._subject = "", "", ""
        self.stored = ""
        self._shown = ""  # how the widget shows what is stored
        on_change(widget, self._keep)
        drafts.stored.connect(self._take_in)
        drafts.changed.connect(self._follow)

    def show_place(
        self, place: Place, stored: str, title: str, *, page: str = "", subject: str = ""
    ) -> None:
        """Show what is stored in a place, or the draft that was made of it.

        `title` names the place among the drafts, `page` and `subject` lead to it. Where the same
        place is shown again, what somebody is writing stays as it is, cursor and undoing too.
        """
        is_same = place == self._place
        self._place, self._title, self._page, self._subject = place, title, page, subject
        before, self.stored = self.stored, stored
        if not is_same or (before != stored and self.draft is None):
            # Undoing takes back what is written, not what somebody else has stored.
            self._fill(stored, anew=True)
            self._shown = value_of(self.widget)
        elif before != stored:
            self._shown = self._as_shown(stored)
        draft = self.draft
        if draft is not None and draft.text == self._shown:
            # It has become what is stored: nothing is unsaved.
            self._drafts.drop(place)
        elif draft is not None:
            self._fill(draft.text, anew=not is_same)
            if not is_same and isinstance(self.widget, QPlainTextEdit):
                # Where the writing is to go on.
                self.widget.moveCursor(QTextCursor.MoveOperation.End)
        self.moved.emit()

    @property
    def draft(self) -> Draft | None:
        """What is written here and unsaved."""
        return self._drafts.get(self._place) if self._place is not None else None

    @property
    def value(self) -> str:
        """What stands in the field."""
        return value_of(self.widget)

    @property
    def is_overtaken(self) -> bool:
        """Whether something else is stored now than what the draft was made of."""
        return self.draft is not None and self.draft.based_on.get(TEXT, "") != self.stored

    def give_up(self) -> None:
        """Drop the draft and show what is stored; undoing brings back what was written in a text."""
        if self._place is not None:
            self._drafts.drop(self._place)

    def _keep(self) -> None:
        if self._place is None:
            return
        words = self.value
        if words == self._shown or (self._ignores is not None and self._ignores(words)):
            self._drop_quietly(self._place)
        else:
            before = self.draft
            # What it was based on when the writing began: only so it is seen that it changed since.
            based_on = before.based_on if before is not None else {TEXT: self.stored}
            self._drafts.keep(
                Draft(self._place, {TEXT: words}, based_on, self._title, self._page, self._subject)
            )
        self.moved.emit()

    def _drop_quietly(self, place: Place) -> None:
        # What stands in the field was put there by hand: nothing is to be filled in.
        self._place = None
        self._drafts.drop(place)
        self._place = place

    def _take_in(self, place: object, written: object) -> None:
        """Take what was just stored, before the workspace is read again."""
        if place == self._place and isinstance(written, dict):
            self.stored = str(written[TEXT])
            self._shown = self._as_shown(self.stored)

    def _follow(self, place: object) -> None:
        """Show what the draft is now: it may have been dropped elsewhere, or another one been left."""
        if place == self._place:
            draft = self.draft
            wanted = self.stored if draft is None else draft.text
            if draft is not None or not self._is_chosen():
                self._fill(wanted)
            self.moved.emit()

    def _is_chosen(self) -> bool:
        return self._ignores is not None and self._ignores(self.value)

    def _as_shown(self, words: str) -> str:
        return as_shown(words) if isinstance(self.widget, QPlainTextEdit) else words

    def _fill(self, words: str, *, anew: bool = False) -> None:
        """Let the field hold this; unless `anew`, undoing brings back what stood in a text box."""
        with QSignalBlocker(self.widget):
            if anew or not isinstance(self.widget, QPlainTextEdit):
                if anew or self.value != words:
                    set_value(self.widget, words)
            elif written_text(self.widget) != as_shown(words):
                cursor = self.widget.textCursor()
                at = cursor.position()
                cursor.select(QTextCursor.SelectionType.Document)
                cursor.insertText(as_shown(words))
                cursor.setPosition(min(at, len(written_text(self.widget))))
                self.widget.setTextCursor(cursor)
