"""What a screen reader hears of a window: the controls that it shows and what each says it is."""

from collections.abc import Iterator

from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QComboBox,
    QHeaderView,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QTabBar,
    QTextEdit,
    QWidget,
)

_WAYS_OUT = ("取消", "关闭", "不装入", "关闭（留作草稿）")
CONTROLS = (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QTabBar,
    QTextEdit,
)


def spoken(widget: QWidget) -> str:
    """Give what a screen reader says of a control beside what stands in it."""
    told = QAccessible.queryAccessibleInterface(widget)
    description = told.text(QAccessible.Text.Description)
    # The name of a box with a list is what is chosen: what the choice is about is told beside it.
    if isinstance(widget, QComboBox):
        return description or _label_of(told)
    return told.text(QAccessible.Text.Name)


def _label_of(told: QAccessibleInterface) -> str:
    """Give the words of the label that a form puts before a field."""
    labels = [
        one for one, kind in told.relations(QAccessible.RelationFlag.Label) if one is not None
    ]
    return labels[0].text(QAccessible.Text.Name) if labels else ""


def controls(widget: QWidget) -> Iterator[QWidget]:
    """Give what can be pressed, written in or chosen from in a widget, as far as it is shown."""
    for one in widget.findChildren(QWidget):
        if isinstance(one, CONTROLS) and one.isVisible() and not _is_part(one):
            yield one


def _is_part(widget: QWidget) -> bool:
    """Say whether it belongs to another control, or is the heading of one."""
    return isinstance(widget, QHeaderView) or isinstance(
        widget.parent(), QAbstractSpinBox | QAbstractItemView | QTabBar | QLineEdit | QScrollArea
    )


def nameless(widget: QWidget) -> list[str]:
    """Name, for who wrote them, the controls of which a screen reader says nothing."""
    return [
        f"{type(one).__name__} {one.objectName()} in {type(one.parent()).__name__}"
        for one in controls(widget)
        if not spoken(one).strip()
    ]


def takes_tab_as_text(widget: QWidget) -> list[str]:
    """Name the fields in which Tab writes a sign that nobody sees, and leads nowhere."""
    return [
        spoken(one)
        for one in controls(widget)
        if isinstance(one, QPlainTextEdit | QTextEdit)
        and not one.isReadOnly()
        and not one.tabChangesFocus()
    ]


def buttons_that_tell_nothing(dialog: QWidget) -> list[str]:
    """Name the buttons of a dialog without a tip, and those that end it or are pressed by a key that they do not tell."""
    found = [one for one in controls(dialog) if isinstance(one, QAbstractButton)]
    return [
        f"{one.text()}: {one.toolTip()}"
        for one in found
        if not one.toolTip() or (_has_key(one) and "（" not in one.toolTip())
    ]


def _has_key(one: QAbstractButton) -> bool:
    is_default = isinstance(one, QPushButton) and one.isDefault()
    return is_default or not one.shortcut().isEmpty() or one.text() in _WAYS_OUT
