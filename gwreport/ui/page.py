"""What every page has: a title, a note under it, a place for its actions, and reading when it is seen."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib import import_module
from typing import TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from gwreport.domain.findings.finding import Finding
from gwreport.ui.appearance.theme import THEME
from gwreport.ui.session import Session
from gwreport.ui.widgets.basics import GAP, SMALL_GAP, Notice, label
from gwreport.ui.widgets.frame.page_heading import PageHeading
from gwreport.workflow.book.part import EVERYTHING, Part

Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class PagePlace:
    """A page of the navigation, or a tab of a page: its name (of its icon too), its words, its class and that one's module."""

    name: str
    words: str
    module: str
    kind: str

    def load(self) -> Callable[[Session], "Page"]:
        """Load the page's class, with all that it does."""
        return getattr(import_module(f"gwreport.ui.{self.module}"), self.kind)


class Page(QWidget):
    """A page of the window.

    A page may stand within another, as one of its tabs. It makes its widgets in `__init__` below
    `self.body`, and fills them in `refresh`, which is called when the page is seen and what it shows
    may have changed: a part of the workspace on which it `depends`, or the round where it is
    `of_round`. `leads_to` asks for another page by its name, with what it should show there;
    `refreshed` tells that the page reads anew.
    """

    name = ""
    title = ""
    note = ""
    # A tab of another page: no title of its own, nothing left around.
    is_within = False
    # A page that needs its height: the note stands beside the title, and little is left around.
    is_dense = False
    # Few show what was mailed.
    depends: frozenset[Part] = EVERYTHING - {Part.MAIL}
    of_round = True
    leads_to = Signal(str, object)
    refreshed = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self.setObjectName("page")
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._stale, self._is_read = True, True
        self._title = label(self.title, "pageTitle")
        self._note = label(self.note, "pageNote", wraps=True)
        if self.is_within:
            self._title.hide()
        in_line = self.is_dense or self.is_within
        self.heading = PageHeading(self._title, self._note, in_line=in_line)
        self.action_bar = self.heading.bar
        self.notice = Notice()
        self.body = QVBoxLayout()
        gap = SMALL_GAP if in_line else GAP
        self.body.setSpacing(gap)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*self._margins())
        layout.setSpacing(gap)
        layout.addWidget(self.heading)
        layout.addWidget(self.notice)
        layout.addLayout(self.body, 1)
        # Where nothing of the body is shown, the notice stays a line above empty space.
        layout.addStretch(0)
        session.workspace_changed.connect(self.forget)
        session.workspace_changed.connect(self._mark_stale)
        if self.of_round:
            session.round_changed.connect(self._mark_stale)
        session.content_changed.connect(self._take_change)

    def _margins(self) -> tuple[int, int, int, int]:
        if self.is_within:
            return 0, SMALL_GAP, 0, 0
        return (20, 10, 20, 8) if self.is_dense else (28, 22, 28, 22)

    def refresh(self) -> None:
        """Read and show what the page is for; only called while a workspace is open."""

    def forget(self) -> None:
        """Take away what was told of the workspace before."""
        self.notice.show_words("")

    def show_subject(self, subject: object) -> None:
        """Show what another page or the search leads to (an item's id, a unit's name …)."""

    def point_at(self, subject: str) -> None:
        """Choose the thing upon which a decision on this page was taken back, when it is read again."""

    def take_focus(self) -> None:
        """Take the keyboard, so that the page's keys act; a page with a list gives it to the list."""
        self.setFocus()

    def take_keyboard(self) -> None:
        """Take the keyboard, the page itself where what should have it cannot be seen."""
        self.take_focus()
        if not self._has_focus:
            self.setFocus()

    @property
    def _has_focus(self) -> bool:
        focus = QApplication.focusWidget()
        return isinstance(focus, QWidget) and (focus is self or self.isAncestorOf(focus))

    def undo_here(self) -> bool:
        """Take back what was done last on this page; says whether that is a matter of its own.

        Of all other pages the newest decision of the round is taken back.
        """
        return False

    def set_note(self, words: str) -> None:
        """Say under the title what is shown."""
        self._note.setText(words)

    def tell_written(self, words: str, kept: Sequence[Finding], tone: str = "good") -> None:
        """Say what was written, and of each file that was kept where the new one stands."""
        from gwreport.wording.findings.explaining import (
            kept_words,  # the first window shows without it
        )

        told = "\n".join((words, *kept_words(kept, commands=False)))
        self.notice.show_words(told, "warning" if kept else tone)

    # Where a clerk chose something last he is led to again.

    def ask_file(self, title: str, kinds: str, purpose: str) -> str:
        """Ask for one file to read, beginning where the last one of the purpose lay; "" when none was chosen."""
        return self.session.places.ask_file(title, kinds, purpose)

    def ask_new_file(self, title: str, kinds: str, purpose: str, name: str) -> str:
        """Ask for a name to write to, in the folder that was used last; "" when none was chosen."""
        return self.session.places.ask_new_file(title, kinds, purpose, name)

    def ask_folder(self, title: str, purpose: str) -> str:
        """Ask for a folder, beginning with the last one of the purpose; "" when none was chosen."""
        return self.session.places.ask_folder(title, purpose)

    def read(self, work: Callable[[], Result], done: Callable[[Result], None]) -> None:
        """Read in the background; the answer to an older question is never shown."""

        def show(result: Result) -> None:
            self._is_read = True
            had_focus = self._has_focus
            done(result)
            if had_focus and not self._has_focus:
                # What had the keyboard is no longer there: Qt gives it to whatever comes next, as to
                # the choice of the round in the header, where an arrow would choose another.
                self.setFocus()

        self._is_read = False
        self.session.jobs.read(self.name, work, show)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Read when the page comes into sight."""
        THEME.dress_now(self)
        super().showEvent(event)
        self._refresh_if_stale()

    def _take_change(self, changed: frozenset[Part]) -> None:
        # What could not be read is tried again with whatever happens next.
        if changed & self.depends or not self._is_read:
            self._mark_stale()

    def _mark_stale(self) -> None:
        self._stale = True
        if self.isVisible():
            self._refresh_if_stale()

    def _refresh_if_stale(self) -> None:
        if self._stale and self.session.workspace is not None:
            self._stale = False
            self.refreshed.emit()
            self.refresh()
