"""What a clerk's eyes and hands do in a test: read a table, find a button, press, write, drop."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication, QEvent, QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QInputMethodEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QTabBar,
    QTextEdit,
    QToolButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from gwreport.ui.pages import PAGES
from gwreport.ui.widgets.elided_label import ElidedLabel

LEFT = Qt.MouseButton.LeftButton
CONTROLS = (QAbstractButton, QAbstractSpinBox, QComboBox, QLineEdit)


def let_go() -> None:
    """Let Qt delete what was given up; the loop would do it a moment later."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    QCoreApplication.processEvents()


def shown(table: Any, heading: str) -> list[str]:
    """Give the words of a column in the order in which they are seen."""
    at = [one.heading for one in table.table.columns].index(heading)
    return [table.filter.index(row, at).data() for row in range(table.filter.rowCount())]


def all_words(widget: QWidget) -> str:
    """Give every word that can be read in a widget."""
    # What was just put into a layout is shown when the loop comes to it.
    QCoreApplication.processEvents()
    labels = [one for one in widget.findChildren(QLabel) if one.isVisibleTo(widget)]
    # What is cut for want of room stands whole in the tip.
    words = [one.words if isinstance(one, ElidedLabel) else one.text() for one in labels]
    buttons = widget.findChildren(QToolButton)
    words += [one.text() for one in buttons if one.isVisibleTo(widget)]
    words += [one.toPlainText() for one in widget.findChildren(QTextEdit)]
    words += [one.toPlainText() for one in widget.findChildren(QPlainTextEdit)]
    return "\n".join(words)


def button(widget: QWidget, words: str) -> QAbstractButton:
    """Find the one button with these words that can be seen."""
    QCoreApplication.processEvents()
    found = [
        one
        for one in widget.findChildren(QAbstractButton)
        if one.text().strip() == words and one.isVisibleTo(widget)
    ]
    assert len(found) == 1, f"{len(found)} buttons “{words}”"
    return found[0]


def click(qtbot: QtBot, widget: QWidget, words: str) -> None:
    """Click the button with these words."""
    found = button(widget, words)
    assert found.isEnabled(), f"“{words}” cannot be clicked"
    qtbot.mouseClick(found, LEFT)


def tool(widget: QWidget, tip: str) -> QAbstractButton:
    """Find the button that is an icon only by the beginning of its tip."""
    (found,) = (
        one for one in widget.findChildren(QAbstractButton) if one.toolTip().startswith(tip)
    )
    return found


def go(qtbot: QtBot, window: Any, page: str) -> Any:
    """Go to a page by its button at the left."""
    qtbot.mouseClick(page_button(window, page), LEFT)
    return window.pages[page]


def page_button(window: Any, page: str) -> QAbstractButton:
    """Find the button at the left that leads to a page, by the page's words."""
    (words,) = (one.words for one in PAGES if one.name == page)
    return button(window.navigation, words)


def note(page: QWidget) -> str:
    """Give the words under a page's title."""
    found = page.findChild(QLabel, "pageNote")
    assert isinstance(found, QLabel)
    return found.text()


def write(qtbot: QtBot, field: QLineEdit | QPlainTextEdit, words: str) -> None:
    """Write into a field in place of what stands there, as an input method does."""
    field.setFocus()
    field.selectAll()
    qtbot.keyClick(field, Qt.Key.Key_Delete)
    typed = QInputMethodEvent()
    typed.setCommitString(words)
    QApplication.sendEvent(field, typed)


def choose(box: QComboBox, words: str) -> None:
    """Choose an entry as a clerk does: by its words, with the signal that a click gives."""
    at = box.findText(words)
    assert at >= 0, f"“{words}” cannot be chosen"
    box.setCurrentIndex(at)
    box.activated.emit(at)


def drop(widget: QWidget, paths: Sequence[Path]) -> bool:
    """Drag files over a widget and let them fall; says whether they were welcome."""
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    middle = QPointF(widget.rect().center())
    buttons, keys = LEFT, Qt.KeyboardModifier.NoModifier
    entering = QDragEnterEvent(middle.toPoint(), Qt.DropAction.CopyAction, mime, buttons, keys)
    entering.ignore()
    QApplication.sendEvent(widget, entering)
    if not entering.isAccepted():
        return False
    QApplication.sendEvent(
        widget, QDropEvent(middle, Qt.DropAction.CopyAction, mime, buttons, keys)
    )
    return True


def without_a_tip(page: QWidget) -> list[str]:
    """Name the controls in sight that do not tell what they are for, but those that Qt made for its own."""
    return [
        one.accessibleName() or getattr(one, "text", str)()
        for one in page.findChildren(QWidget)
        if isinstance(one, CONTROLS)
        and one.isVisible()
        and not one.toolTip()
        and not isinstance(one.parentWidget(), (*CONTROLS, QTabBar))
        and not one.objectName().startswith("qt_")
    ]
