"""Puts a style sheet on the whole program: what is in sight at once, what is not in the moments after.

With all pages made two thousand widgets have to be dressed, of which a hundred are seen: Qt dresses
them all before it goes on, and the window stands still for a third of a second. It leaves out what it
has not polished yet (`WA_WState_Polished`) and what has a style of its own (`WA_SetStyle`), so hidden
widgets are put among those for as long as the sheet changes. Were another Qt to take no notice of
that, the change would be as right and only slower.
"""

import time
from collections.abc import Iterable

import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication, QWidget

_POLISHED = Qt.WidgetAttribute.WA_WState_Polished
_OWN_STYLE = Qt.WidgetAttribute.WA_SetStyle
# So long the window may be kept from what the clerk does, in seconds.
_AT_ONCE = 0.015


class Dressing(QObject):
    """Knows which widgets still wear the sheet before."""

    def __init__(self) -> None:
        super().__init__()
        self._late: list[QWidget] = []
        self._timer = QTimer(self)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._dress_some)

    def dress(self, app: QApplication, sheet: str) -> None:
        """Put a sheet on; what is hidden follows piece by piece, or when `dress_now` is asked for it."""
        hidden = [one for one in app.allWidgets() if not one.isVisible()]
        undressed = [one for one in hidden if one.testAttribute(_POLISHED)]
        plain = [one for one in hidden if not one.testAttribute(_OWN_STYLE)]
        for one in undressed:
            one.setAttribute(_POLISHED, False)
        for one in plain:
            one.setAttribute(_OWN_STYLE, True)
        try:
            # Qt dresses each widget anew once for every widget that it stands in where one sheet
            # follows another, and once where there was none: a quarter of the time.
            app.setStyleSheet("")
            app.setStyleSheet(sheet)
        finally:
            for one in plain:
                one.setAttribute(_OWN_STYLE, False)
            for one in undressed:
                one.setAttribute(_POLISHED, True)
        self._late = undressed
        if undressed:
            self._timer.start()

    def dress_now(self, root: QWidget) -> None:
        """Dress a widget that comes into sight, with all that stands in it."""
        if self._late:
            wanted = {root, *root.findChildren(QWidget)}
            some = [one for one in self._late if one in wanted]
            self._late = [one for one in self._late if one not in wanted]
            _dress(some)

    def _dress_some(self) -> None:
        end = time.perf_counter() + _AT_ONCE
        while self._late and time.perf_counter() < end:
            _dress([self._late.pop()])
        if not self._late:
            self._timer.stop()


def _dress(widgets: Iterable[QWidget]) -> None:
    for one in widgets:
        if not shiboken6.isValid(one):
            continue
        if own := one.styleSheet():
            one.setStyleSheet(own)
        else:
            one.style().polish(one)
        QCoreApplication.sendEvent(one, QEvent(QEvent.Type.StyleChange))
