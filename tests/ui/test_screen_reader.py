"""Every control of every page says what it is to a screen reader, and the keyboard alone reaches it."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QTabWidget, QWidget
from pytestqt.qtbot import QtBot

from gwreport.ui.main_window import MainWindow
from gwreport.ui.pages import PAGES
from gwreport.ui.pages.start_page import StartPage
from gwreport.ui.plain_words import tip_text
from gwreport.ui.year import TABS
from tests.ui.looking import without_a_tip
from tests.ui.spoken import controls, nameless, spoken


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


@pytest.mark.parametrize("name", [one.name for one in PAGES])
def test_tab_alone_reaches_every_control_of_a_page(
    reopen: Callable[..., MainWindow], demo_copy: Path, name: str, qtbot: QtBot
) -> None:
    window = reopen(demo_copy)
    window.show_page(name)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    assert QApplication.focusWidget() is not None, "nothing has the keyboard on this page"
    wanted = {one for one in controls(window) if one.isEnabled() and _takes_tab(one)}
    reached: set[QWidget | None] = set()
    # Twice round and more: who is caught in one field reaches nothing behind it.
    for _ in range(2 * len(wanted) + 20):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        reached.add(QApplication.focusWidget())
    assert {_told(one) for one in wanted - reached} == set()
    pages = [one for one in reached if isinstance(one, QAbstractButton) and one.group()]
    assert pages, "the list of pages is not reached"


@pytest.mark.parametrize("tab", [one.name for one in TABS])
def test_tab_alone_reaches_every_control_of_a_tab_of_the_year(
    reopen: Callable[..., MainWindow], demo_copy: Path, tab: str, qtbot: QtBot
) -> None:
    window = reopen(demo_copy)
    window.show_page("year", tab)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    page = window.pages["year"]
    assert page.isAncestorOf(QApplication.focusWidget()), "the keyboard is elsewhere"
    assert not_reached(qtbot, page) == set()
    assert nameless(page) == []
    assert without_a_tip(page) == []


def not_reached(qtbot: QtBot, root: QWidget) -> set[str]:
    """Name the controls to which Tab does not lead, twice round and more."""
    wanted = {one for one in controls(root) if one.isEnabled() and _takes_tab(one)}
    reached: set[QWidget | None] = set()
    for _ in range(2 * len(wanted) + 60):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        reached.add(QApplication.focusWidget())
    return {_told(one) for one in wanted - reached}


def _takes_tab(widget: QWidget) -> bool:
    # The field of a box with a list is where the box takes its keys.
    if isinstance(widget.parent(), QComboBox):
        return False
    # Of buttons of which one is down Tab stops at one; arrows go on from there.
    if isinstance(widget, QAbstractButton) and widget.group() is not None:
        return False
    return bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)


def _told(widget: QWidget) -> str:
    return f"{type(widget).__name__} {spoken(widget)}"


def test_a_long_tip_wraps_and_is_said_without_marks(qtbot: QtBot) -> None:
    words = "前三季度改造老旧燃气管网38.5公里，" * 8
    told = tip_text(words)
    assert told.replace("\n", "") == words
    assert max(len(line) for line in told.split("\n")) <= 48
    assert not [line for line in told.split("\n")[1:] if line[:1] in ".,%"]
    assert "38.5" in told
    assert "<" not in told
