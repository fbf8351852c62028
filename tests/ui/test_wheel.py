"""The mouse wheel changes no value, wherever it is turned; what lies beneath scrolls."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractSlider,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QDial,
    QDialog,
    QDoubleSpinBox,
    QHeaderView,
    QScrollArea,
    QScrollBar,
    QSlider,
    QTabBar,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from gwreport.ui.dialogs.item_editor import ItemEditor
from gwreport.ui.dialogs.new_workspace import NewWorkspace
from gwreport.ui.dialogs.unit_editor import UnitEditor
from gwreport.ui.main_window import MainWindow
from gwreport.ui.operations.plans import view_plan
from gwreport.ui.pages import PAGES
from gwreport.ui.wheel import WheelGuard, guard_wheel
from tests.ui.looking import go, let_go

CHANGED_BY_WHEEL = (QComboBox, QAbstractSpinBox, QAbstractSlider, QTabBar)


def turn(widget: QWidget, *, down: bool = True, control: bool = False) -> None:
    """Turn the wheel over the middle of a widget by one notch."""
    middle = widget.rect().center()
    event = QWheelEvent(
        QPointF(middle),
        QPointF(widget.mapToGlobal(middle)),
        QPoint(),
        QPoint(0, -120 if down else 120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.ControlModifier if control else Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(widget, event)


def value(widget: QWidget) -> object:
    match widget:
        case QComboBox():
            return widget.currentIndex(), widget.currentText()
        case QTabBar():
            return widget.currentIndex()
        case QAbstractSpinBox():
            return widget.text()
        case QAbstractSlider():
            return widget.value()
        case QHeaderView():
            return [widget.sectionSize(at) for at in range(widget.count())], widget.offset()
    raise AssertionError(widget)


def fields(root: QWidget) -> Iterator[QWidget]:
    for one in root.findChildren(QWidget):
        if isinstance(one, (*CHANGED_BY_WHEEL, QHeaderView)) and not isinstance(one, QScrollBar):
            yield one


def parts(widget: QWidget) -> list[QWidget]:
    """Give what may lie under the pointer: the field itself, its line, its arrows."""
    return [widget, *(one for one in widget.findChildren(QWidget) if not one.isWindow())]


def assert_steady(root: QWidget) -> int:
    """Turn the wheel over every field of a window or page, focused and not."""
    found = 0
    for one in fields(root):
        if isinstance(one, QComboBox) and one.count() < 2:
            one.addItems(["甲", "乙", "丙"])
        if isinstance(one, QComboBox) and one.currentIndex() in (0, one.count() - 1):
            one.setCurrentIndex(min(1, one.count() - 1))
        let_go()
        before = value(one)
        for focused in (False, True):
            if focused:
                one.setFocus()
            for part in parts(one):
                for down in (True, False):
                    for control in (False, True):
                        turn(part, down=down, control=control)
            assert value(one) == before, one
        found += 1
    return found


@pytest.mark.parametrize("name", [page.name for page in PAGES])
def test_no_field_of_a_page_changes(
    qtbot: QtBot, window: MainWindow, reported: Path, name: str
) -> None:
    window.session.open(str(reported))
    page = go(qtbot, window, name)
    let_go()
    assert_steady(page)
    assert assert_steady(window.header) == 1


def editors(window: MainWindow, location: Path) -> Iterator[QDialog]:
    keeping = window.session.keeping("test", title="试")
    yield NewWorkspace(keeping, year=2025, folder=location.parent, parent=window)
    yield UnitEditor(None, keeping, window)
    plan = view_plan(str(location)).plan
    assert plan is not None
    yield ItemEditor(plan.items[1], [], keeping, window)


def test_no_field_of_a_dialog_changes(window: MainWindow, reported: Path) -> None:
    window.session.open(str(reported))
    for dialog in editors(window, reported):
        dialog.open()
        assert assert_steady(dialog) >= 1
        dialog.setResult(0)
        QDialog.reject(dialog)
        dialog.deleteLater()


def test_the_pages_have_fields_of_every_sort(
    qtbot: QtBot, window: MainWindow, reported: Path
) -> None:
    """What the tests above go through is not nothing."""
    window.session.open(str(reported))
    sorts: set[str] = set()
    for place in PAGES:
        page: Any = go(qtbot, window, place.name)
        let_go()
        sorts |= {type(one).__name__ for one in fields(page)}
    assert {"QComboBox", "QDateEdit", "QTabBar", "QHeaderView", "ReasonBox"} <= sorts


@pytest.mark.parametrize("kind", [QSlider, QDial, QDoubleSpinBox])
def test_sorts_that_no_page_has_yet_are_guarded_too(
    qtbot: QtBot, window: MainWindow, kind: Callable[[], Any]
) -> None:
    made = kind()
    qtbot.addWidget(made)
    made.setValue(7)
    made.show()
    turn(made)
    assert made.value() == 7


def test_without_the_guard_they_would_change(qtbot: QtBot) -> None:
    """The events of this test are those that change a field."""
    box = QComboBox()
    qtbot.addWidget(box)
    box.addItems(["甲", "乙", "丙"])
    box.show()
    app = QApplication.instance()
    assert app is not None
    for one in app.children():
        if isinstance(one, WheelGuard):
            box.removeEventFilter(one)
    turn(box)
    assert box.currentIndex() == 1


def test_what_the_field_stands_in_scrolls(qtbot: QtBot, window: MainWindow) -> None:
    area, inner = QScrollArea(), QWidget()
    qtbot.addWidget(area)
    layout = QVBoxLayout(inner)
    box, tabs = QComboBox(), QTabWidget()
    box.addItems(["甲", "乙", "丙"])
    box.setEditable(True)
    for words in ("一", "二"):
        tabs.addTab(QWidget(), words)
    layout.addWidget(box)
    layout.addWidget(tabs)
    inner.setMinimumHeight(3000)
    area.setWidget(inner)
    area.resize(300, 200)
    area.show()
    let_go()
    bar = area.verticalScrollBar()
    assert bar.maximum() > 0
    line = box.lineEdit()
    assert line is not None
    for one in (box, line, tabs.tabBar()):
        bar.setValue(0)
        turn(one)
        assert bar.value() > 0
    assert (box.currentIndex(), tabs.currentIndex()) == (0, 0)


def test_the_wheel_of_a_real_mouse_scrolls_the_settings_and_changes_none(
    qtbot: QtBot, window: MainWindow, reported: Path
) -> None:
    window.session.open(str(reported))
    page: Any = go(qtbot, window, "settings")
    let_go()
    handle = window.windowHandle()
    values = [field.value for field in page.fields]
    area = page.findChild(QScrollArea)
    at = area.viewport().mapTo(window, QPoint(0, 0))
    rounds = window.rounds.currentText()
    over = window.rounds.mapTo(window, window.rounds.rect().center())
    QTest.wheelEvent(handle, QPointF(over), QPoint(0, -120))
    for y in range(20, area.viewport().height(), 40):
        for x in (40, area.viewport().width() - 60):
            QTest.wheelEvent(handle, QPointF(at + QPoint(x, y)), QPoint(0, -120))
    assert area.verticalScrollBar().value() > 0
    assert [field.value for field in page.fields] == values
    assert window.rounds.currentText() == rounds


def test_the_wheel_takes_the_keyboard_from_nobody(
    qtbot: QtBot, window: MainWindow, reported: Path
) -> None:
    """Else the next key for the list, N or Y, would be written into what the pointer is over."""
    window.session.open(str(reported))
    window.resize(1200, 1500)
    page: Any = go(qtbot, window, "review")
    let_go()
    page.list.setFocus()
    qtbot.waitUntil(page.list.hasFocus)
    handle = window.windowHandle()
    for one in (page.detail.text, page.reason, page.bar.statuses, page.scope, page.search):
        over = one.mapTo(window, one.rect().center())
        QTest.wheelEvent(handle, QPointF(over), QPoint(0, -120))
        assert page.list.hasFocus()
    dialog = UnitEditor(None, window.session.keeping("unit", title="新增单位"), window)
    dialog.open()
    dialog.contact.setFocus()
    over = dialog.aliases.mapTo(dialog, dialog.aliases.rect().center())
    QTest.wheelEvent(dialog.windowHandle(), QPointF(over), QPoint(0, -120))
    assert not dialog.aliases.hasFocus()
    dialog.reject()
    dialog.deleteLater()


def test_a_table_scrolls_under_its_heading_too(
    qtbot: QtBot, window: MainWindow, demo_workspace: Path
) -> None:
    window.session.open(str(demo_workspace))
    page = go(qtbot, window, "plan")
    let_go()
    bar = page.items.verticalScrollBar()
    turn(page.items.viewport())
    scrolled = bar.value()
    assert scrolled > 0
    turn(page.items.horizontalHeader().viewport())
    assert bar.value() == 2 * scrolled
    turn(bar, down=False)
    assert bar.value() < 2 * scrolled


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_an_open_list_of_a_field_still_scrolls(qtbot: QtBot, window: MainWindow) -> None:
    box = QComboBox()
    qtbot.addWidget(box)
    box.addItems([str(number) for number in range(200)])
    box.setMaxVisibleItems(5)
    box.show()
    box.showPopup()
    bar = box.view().verticalScrollBar()
    turn(box.view().viewport())
    assert bar.value() > 0
    box.hidePopup()
    assert box.currentIndex() == 0


def test_the_application_is_guarded_once(window: MainWindow) -> None:
    guard_wheel()
    app = QApplication.instance()
    assert app is not None
    assert len([one for one in app.children() if isinstance(one, WheelGuard)]) == 1
