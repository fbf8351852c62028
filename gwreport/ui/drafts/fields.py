"""The widgets in which people write, all read and filled in one way: as text."""

from collections.abc import Callable

from PySide6.QtCore import QDate, Qt
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDateEdit,
    QLineEdit,
    QListWidget,
    QPlainTextEdit,
    QSpinBox,
    QWidget,
)

YES, NO = "是", "否"
_BREAKS = str.maketrans({"\u2029": "\n", "\u2028": "\n"})


def written_text(edit: QPlainTextEdit) -> str:
    """Give what stands in a text box as it was written; Qt's own way turns no-break blanks into blanks."""
    return edit.document().toRawText().translate(_BREAKS)


def as_shown(text: str) -> str:
    """Give a text as a text box holds it once it was put there: with one sort of line breaks."""
    document = QTextDocument()
    document.setPlainText(text)
    return document.toRawText().translate(_BREAKS)


def value_of(widget: QWidget) -> str:
    """Give what a field holds.

    Raises TypeError for a widget in which nobody writes.
    """
    match widget:
        case QLineEdit():
            return widget.text()
        case QPlainTextEdit():
            return written_text(widget)
        case QComboBox():
            return widget.currentText()
        case QDateEdit():
            return widget.date().toString(Qt.DateFormat.ISODate)
        case QSpinBox():
            return str(widget.value())
        case QCheckBox():
            return YES if widget.isChecked() else NO
        case QListWidget():
            items = [widget.item(at) for at in range(widget.count())]
            ticked = [one for one in items if one.checkState() is Qt.CheckState.Checked]
            return "\n".join(one.text() for one in ticked)
        case _:
            raise TypeError(type(widget).__name__)


def set_value(widget: QWidget, value: str) -> None:
    """Let a field hold this; what it cannot hold (a choice that is gone, no date) leaves it as it is.

    Raises TypeError for a widget in which nobody writes.
    """
    match widget:
        case QLineEdit():
            widget.setText(value)
        case QPlainTextEdit():
            widget.setPlainText(value)
        case QComboBox():
            widget.setCurrentText(value)
        case QDateEdit():
            date = QDate.fromString(value, Qt.DateFormat.ISODate)
            if date.isValid():
                widget.setDate(date)
        case QSpinBox():
            if value.isdecimal() and len(value) < 10:
                widget.setValue(int(value))
        case QCheckBox():
            widget.setChecked(value == YES)
        case QListWidget():
            ticked = set(value.split("\n"))
            for at in range(widget.count()):
                item = widget.item(at)
                is_ticked = item.text() in ticked
                item.setCheckState(Qt.CheckState.Checked if is_ticked else Qt.CheckState.Unchecked)
        case _:
            raise TypeError(type(widget).__name__)


def on_change(widget: QWidget, does: Callable[[], object]) -> None:
    """Do something whenever what a field holds changes, with every key.

    Raises TypeError for a widget in which nobody writes.
    """
    match widget:
        case QLineEdit() | QPlainTextEdit():
            widget.textChanged.connect(lambda *_: does())
        case QComboBox():
            widget.currentTextChanged.connect(lambda *_: does())
        case QDateEdit():
            widget.dateChanged.connect(lambda *_: does())
        case QSpinBox():
            widget.valueChanged.connect(lambda *_: does())
        case QCheckBox():
            widget.toggled.connect(lambda *_: does())
        case QListWidget():
            widget.itemChanged.connect(lambda *_: does())
        case _:
            raise TypeError(type(widget).__name__)
