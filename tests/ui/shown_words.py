"""What stands on a page of the window, as values that can be compared with another window's page."""

from collections.abc import Iterator
from typing import Any

from PySide6.QtCore import QAbstractItemModel, QModelIndex
from PySide6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QStackedWidget,
    QTextEdit,
    QTreeView,
    QWidget,
)

from gwreport.ui.page import Page
from gwreport.ui.widgets.elided_label import ElidedLabel
from gwreport.ui.widgets.table import Table
from tests.ui.looking import let_go

NOWHERE = QModelIndex()


def everything_on(page: Page) -> list[object]:
    """Give all that a page shows but its notice, which tells of a deed; the first lines are chosen."""
    for table in page.findChildren(Table):
        table.setCurrentIndex(NOWHERE)
        table.setCurrentIndex(table.filter.index(0, 0))
    # What a chosen line has replaced is gone only then.
    let_go()
    found: list[object] = [page.title, page.isEnabled()]
    for widget in page.findChildren(QWidget):
        if not page.notice.isAncestorOf(widget) and _can_be_seen(widget, page):
            found += _shown(widget)
    return found


def _can_be_seen(widget: QWidget, page: Page) -> bool:
    """Say whether it is shown, or would be on another tab."""
    while widget is not page:
        above = widget.parentWidget()
        if above is None or (widget.isHidden() and not isinstance(above, QStackedWidget)):
            return False
        widget = above
    return True


def _shown(widget: Any) -> Iterator[object]:
    if widget.accessibleName():
        yield widget.accessibleName()
    match widget:
        case Table():
            yield [one.heading for one in widget.table.columns]
            # The rows themselves: whatever could be shown of them, now or once one is chosen.
            yield list(widget.table.rows)
            yield len(widget.shown)
        case QTreeView():
            yield list(_words_below(widget.model(), NOWHERE))
        case QComboBox():
            yield [widget.itemText(at) for at in range(widget.count())], widget.currentText()
        case QPlainTextEdit() | QTextEdit():
            yield widget.toPlainText()
        case QLineEdit():
            yield widget.text(), widget.placeholderText()
        case QAbstractButton():
            yield widget.text(), widget.isEnabled(), widget.isChecked()
        case ElidedLabel():
            # How much of it is cut is a matter of the room.
            yield widget.words
        case QLabel():
            yield widget.text()
        case _:
            pass


def _words_below(model: QAbstractItemModel, parent: QModelIndex) -> Iterator[object]:
    for row in range(model.rowCount(parent)):
        index = model.index(row, 0, parent)
        yield index.data()
        yield from _words_below(model, index)
