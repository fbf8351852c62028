"""F1: the manual opens beside the work, at the chapter of the page in sight."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, SignalInstance
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from gwreport.ui.widgets.frame.navigation import Navigation
from gwreport.ui.window_state import WindowState

if TYPE_CHECKING:
    from gwreport.ui.manual.manual_window import ManualWindow

_KEY = "F1"


class Seen(Protocol):
    """What the desk asks of a page."""

    name: str

    def isVisible(self) -> bool:  # noqa: N802 - Qt's name
        """Say whether it is in sight."""
        ...


class ManualDesk(QObject):
    """Opens the manual from the window and from each dialog; `page` gives the page in sight.

    It stands in the navigation, and what tells that it is `wanted` opens it too.
    """

    def __init__(
        self,
        window: QWidget,
        state: WindowState,
        page: Callable[[], Seen | None],
        navigation: Navigation,
        wanted: SignalInstance,
    ) -> None:
        super().__init__(window)
        navigation.add_help(self.show_manual)
        wanted.connect(self.show_manual)
        self._page, self._state = page, state
        self.window: ManualWindow | None = None
        QShortcut(QKeySequence(_KEY), window).activated.connect(self.show_manual)
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            app.focusWindowChanged.connect(self._look_for_dialog)

    def show_manual(self) -> None:
        """Show the chapter of the page in sight; a window that is open already comes to the front."""
        if self.window is None:
            self.window = self._made(None)
        self._show(self.window)

    def close(self) -> None:
        """Close the manual with the window that it belongs to."""
        if self.window is not None:
            self.window.close()
            self.window.deleteLater()
            self.window = None

    def _look_for_dialog(self) -> None:
        # A dialog that is waited for lets nothing else be used: from there the manual is a window of
        # the dialog's own, and goes with it.
        dialog = QApplication.activeWindow()
        if isinstance(dialog, QDialog) and not dialog.findChild(QShortcut, _KEY):
            key = QShortcut(QKeySequence(_KEY), dialog)
            key.setObjectName(_KEY)
            key.activated.connect(lambda: self._show_over(dialog))

    def _show_over(self, dialog: QDialog) -> None:
        from gwreport.ui.manual.manual_window import ManualWindow

        open_ = dialog.findChild(ManualWindow)
        self._show(open_ if open_ is not None else self._made(dialog))

    def _made(self, parent: QWidget | None) -> "ManualWindow":
        # The first window shows without it.
        from gwreport.ui.manual.manual_window import ManualWindow

        return ManualWindow(parent, self._state)

    def _show(self, manual: "ManualWindow") -> None:
        from gwreport.ui.manual.chapters import chapter_of_page

        page = self._page()
        # While no workspace is open, no page is.
        name = page.name if page is not None and page.isVisible() else ""
        manual.show_chapter(*chapter_of_page(name))
        manual.show()
        manual.activateWindow()
