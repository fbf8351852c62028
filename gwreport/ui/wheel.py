"""The mouse wheel scrolls and does nothing else: it changes no field and takes no keyboard.

A clerk who scrolls a page passes over fields; one that changes under the pointer is not noticed,
and one that takes the keyboard is written in by the next key that was meant for the list.
"""

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QAbstractSlider,
    QAbstractSpinBox,
    QComboBox,
    QScrollBar,
    QTabBar,
    QWidget,
)

_CHANGED_BY_WHEEL = (QComboBox, QAbstractSpinBox, QAbstractSlider, QTabBar)
_POLISH = QEvent.Type.Polish


class WheelGuard(QObject):
    """Filters the events of the whole application; fields hand the wheel to what they stand in."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Take the wheel from a field, and let what it stands in scroll."""
        # It is called for every event there is: asking for an event's kind costs as much as all else
        # here, and the classes of most say already that they are neither.
        if type(event) is QEvent:
            if event.type() == _POLISH and isinstance(watched, QWidget):
                _take_no_keyboard(watched)
            return False
        if not isinstance(event, QWheelEvent):
            return False
        field = _field(watched)
        if field is None:
            return False
        _scroll(field, event)
        return True


def guard_wheel() -> None:
    """Guard the application, once."""
    app = QCoreApplication.instance()
    if app is not None and not any(isinstance(one, WheelGuard) for one in app.children()):
        app.installEventFilter(WheelGuard(app))


def _take_no_keyboard(widget: QWidget) -> None:
    # Before it is first seen.
    if widget.focusPolicy() == Qt.FocusPolicy.WheelFocus:
        widget.setFocusPolicy(Qt.FocusPolicy.StrongFocus)


def _field(watched: QObject) -> QWidget | None:
    """Give the field that would take the wheel, None where nothing would change by it."""
    if not isinstance(watched, QWidget) or isinstance(watched, QScrollBar):
        return None
    if isinstance(watched, _CHANGED_BY_WHEEL):
        return watched
    # A field has a line in which is typed; an open list is a window of its own and scrolls.
    parent = watched.parent()
    if isinstance(parent, _CHANGED_BY_WHEEL) and not watched.isWindow():
        return parent
    return None


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
