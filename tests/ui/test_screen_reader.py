"""Every control of every page says what it is to a screen reader, and the keyboard alone reaches it."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QTabWidget
from pytestqt.qtbot import QtBot

from gwreport.ui.main_window import MainWindow
from gwreport.ui.pages import PAGES
from gwreport.ui.pages.start_page import StartPage
from tests.ui.spoken import nameless, spoken


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
    for tabs in window.findChildren(QTabWidget):
        for at in range(tabs.count()):
            tabs.setCurrentIndex(at)
            assert nameless(window) == []
    assert nameless(window) == []
