"""The mouse wheel scrolls and does nothing else: it changes no field and takes no keyboard.

A clerk who scrolls a page passes over fields; one that changes under the pointer is not noticed,
and one that takes the keyboard is written in by the next key that was meant for the list.
"""

from typing import Any

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QAbstractSlider,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QProxyStyle,
    QScrollBar,
    QTabBar,
    QWidget,
)

_CHANGED_BY_WHEEL = (QComboBox, QAbstractSpinBox, QAbstractSlider, QTabBar)


class WheelGuard(QObject):
    """Takes the wheel from the fields that it is told to watch, and lets what they stand in scroll."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Hand the wheel to what a field stands in."""
        if not isinstance(event, QWheelEvent) or not isinstance(watched, QWidget):
            return False
        _scroll(watched, event)
        return True


class GuardingStyle(QProxyStyle):
    """The application's style, which Qt shows each widget before it is first seen, whoever made it.

    A filter of all events of the application would see them too; to be asked about every event took a
    fifth of all that the window does.
    """

    def __init__(self, name: str, guard: WheelGuard) -> None:
        super().__init__(name)
        self._guard = guard

    def polish(self, what: Any) -> None:
        """Guard a widget (Qt gives the palette and the application too)."""
        super().polish(what)
        if isinstance(what, QWidget):
            _take_no_keyboard(what)
            if _is_of_field(what):
                what.installEventFilter(self._guard)


def guard_wheel() -> None:
    """Guard the application, once."""
    app = QCoreApplication.instance()
    if isinstance(app, QApplication) and not any(
        isinstance(one, WheelGuard) for one in app.children()
    ):
        app.setStyle(GuardingStyle(app.style().objectName(), WheelGuard(app)))


def _is_of_field(widget: QWidget) -> bool:
    """Say whether it is a field or the line in a field; an open list is a window of its own and scrolls."""
    if isinstance(widget, _CHANGED_BY_WHEEL):
        return not isinstance(widget, QScrollBar)
    return isinstance(widget.parent(), _CHANGED_BY_WHEEL) and not widget.isWindow()


def _take_no_keyboard(widget: QWidget) -> None:
    if widget.focusPolicy() == Qt.FocusPolicy.WheelFocus:
        widget.setFocusPolicy(Qt.FocusPolicy.StrongFocus)


def _scroll(field: QWidget, event: QWheelEvent) -> None:
    """Offer the wheel to each area around a field, from the inside out, until one of them scrolls."""
    around = field.parentWidget()
    while around is not None:
        if isinstance(around, QAbstractScrollArea):
            offered = QWheelEvent(
                event.position(),
                event.globalPosition(),
                event.pixelDelta(),
                event.angleDelta(),
                event.buttons(),
                event.modifiers(),
                event.phase(),
                event.inverted(),
            )
            offered.ignore()
            QCoreApplication.sendEvent(around.viewport(), offered)
            if offered.isAccepted():
                break
        if around.isWindow():
            break
        around = around.parentWidget()
    event.accept()
