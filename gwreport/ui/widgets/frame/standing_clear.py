"""Dialogs that stand beside what they are about, so that it can be read while one writes."""

from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtWidgets import QWidget

_ABOUT = "isAbout"
_GAP = 8
# What a window's title bar and frame take beyond the dialog itself.
_FRAME = QSize(16, 40)


def mark_about(widget: QWidget) -> None:
    """Say that this is what the dialogs over a window are about, while it can be seen."""
    widget.setProperty(_ABOUT, True)


def stand_clear(dialog: QWidget) -> None:
    """Move a dialog, made smaller if need be, to where it does not cover what it is about.

    Where there is no such thing, or no room beside it, the dialog stays where it is.
    """
    about = _about(dialog)
    if about is None:
        return
    area = QRect(about.mapToGlobal(QPoint()), about.size())
    size, least = dialog.size() + _FRAME, dialog.minimumSizeHint() + _FRAME
    for room in _rooms(area, about.screen().availableGeometry()):
        if room.width() >= least.width() and room.height() >= least.height():
            taken = size.boundedTo(room.size())
            dialog.resize(taken - _FRAME)
            middle = room.center() - QPoint(taken.width() // 2, taken.height() // 2)
            # As near to the lines that are read as there is room.
            top = min(max(area.top(), room.top()), room.bottom() - taken.height() + 1)
            dialog.move(max(middle.x(), room.left()), top)
            return


def _rooms(area: QRect, screen: QRect) -> tuple[QRect, ...]:
    """Give the room at the left, at the right, below and above an area."""
    edges = area.adjusted(-_GAP, -_GAP, _GAP, _GAP)
    return (
        QRect(screen.topLeft(), QPoint(edges.left() - 1, screen.bottom())),
        QRect(QPoint(edges.right() + 1, screen.top()), screen.bottomRight()),
        QRect(QPoint(screen.left(), edges.bottom() + 1), screen.bottomRight()),
        QRect(screen.topLeft(), QPoint(screen.right(), edges.top() - 1)),
    )


def _about(dialog: QWidget) -> QWidget | None:
    above = dialog.parentWidget()
    while above is not None:
        window = above.window()
        for one in window.findChildren(QWidget):
            if one.property(_ABOUT) and one.isVisible():
                return one
        above = window.parentWidget()
    return None
