"""Every control of every page says what it is to a screen reader, and the keyboard alone reaches it."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QHeaderView,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QTabBar,
    QTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from gwreport.ui.main_window import MainWindow
from gwreport.ui.pages import PAGES
from gwreport.ui.pages.start_page import StartPage

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
        return description
    return told.text(QAccessible.Text.Name)


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


def test_the_ways_into_the_program_are_pressed_by_the_keyboard(
    qtbot: QtBot,
) -> None:
    start = StartPage()
    qtbot.addWidget(start)
    start.show()
    for name, card in start.cards.items():
        assert spoken(card), name
        with qtbot.waitSignal(card.clicked):
            qtbot.keyClick(card, Qt.Key.Key_Space)


@pytest.mark.parametrize("name", [one.name for one in PAGES])
def test_every_control_of_a_page_has_a_name(
    reopen: Callable[..., MainWindow], demo_copy: Path, name: str, qtbot: QtBot
) -> None:
    window = reopen(demo_copy)
    window.show_page(name)
    QApplication.processEvents()
    nameless = [
        f"{type(one).__name__} {one.objectName()} in {type(one.parent()).__name__}"
        for one in controls(window)
        if not spoken(one).strip()
    ]
    assert not nameless, "\n".join(nameless)
