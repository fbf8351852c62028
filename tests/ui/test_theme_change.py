"""Another theme: what is in sight is dressed at once, all else a moment later or when it comes into sight."""

from pathlib import Path

from PySide6.QtCore import QEvent
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from gwreport.ui.appearance.palettes import DARK, LIGHT
from gwreport.ui.main_window import MainWindow


class Counting(QLabel):
    """Counts how often it was dressed anew."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__("任务", parent)
        self.dressed = 0

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        self.dressed += event.type() == QEvent.Type.StyleChange
        super().changeEvent(event)

    @property
    def colour(self) -> str:
        return self.palette().color(QPalette.ColorRole.WindowText).name().upper()


def on_pages(qtbot: QtBot, window: MainWindow, workspace: Path) -> tuple[Counting, Counting]:
    """Give a label of a page that was left, and one of the page in sight."""
    window.session.open(str(workspace))
    made: list[Counting] = []
    for name in ("plan", "history"):
        window.show_page(name)
        label = Counting(window.pages[name])
        label.show()
        made.append(label)
        qtbot.waitUntil(lambda label=label: label.isVisible())
    assert not made[0].isVisible()
    for label in made:
        label.dressed = 0
    return made[0], made[1]


def test_what_is_out_of_sight_is_dressed_after_what_is_seen(
    qtbot: QtBot, window: MainWindow, unissued: Path
) -> None:
    hidden, seen = on_pages(qtbot, window, unissued)
    window.toggle_theme()
    assert seen.colour == DARK.text
    assert hidden.dressed == 0
    qtbot.waitUntil(lambda: hidden.dressed > 0)
    assert hidden.colour == DARK.text
    # To and fro before the first change has gone round.
    window.toggle_theme()
    window.toggle_theme()
    window.toggle_theme()
    qtbot.waitUntil(lambda: hidden.colour == LIGHT.text)
    assert seen.colour == LIGHT.text


def test_a_page_that_comes_into_sight_is_never_seen_in_the_theme_before(
    qtbot: QtBot, window: MainWindow, unissued: Path
) -> None:
    on_pages(qtbot, window, unissued)
    window.toggle_theme()
    window.show_page("plan")
    seen = window.pages["plan"].grab().toImage()
    assert seen.pixelColor(2, 2).name().upper() == DARK.window


def test_what_was_deleted_meanwhile_is_left_alone(
    qtbot: QtBot, window: MainWindow, unissued: Path
) -> None:
    hidden, _ = on_pages(qtbot, window, unissued)
    window.toggle_theme()
    hidden.setParent(None)
    hidden.deleteLater()
    waiting = QLabel("", window.pages["plan"])
    qtbot.waitUntil(lambda: waiting.palette().color(QPalette.ColorRole.WindowText).name() != "")
    window.show_page("plan")
