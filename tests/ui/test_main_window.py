"""The window shows where a round stands, and tells what it cannot open."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from gwreport.ui.main_window import MainWindow
from gwreport.ui.models.table import TextTable


class Recorder:
    """Stands in for the boxes: remembers what was told, and answers with `chosen`."""

    def __init__(self, chosen: str = "") -> None:
        self.told: list[str] = []
        self.chosen = chosen

    def warn(self, sentence: str) -> None:
        self.told.append(sentence)

    def ask_workspace(self) -> str:
        return self.chosen


@pytest.fixture
def window(qtbot: QtBot) -> MainWindow:
    window = MainWindow()
    window.messages = Recorder()
    qtbot.addWidget(window)
    return window


def cells(model: TextTable, column: int) -> list[str]:
    return [model.index(row, column).data() for row in range(model.rowCount())]


def test_a_table_of_texts_is_a_sound_model(qtmodeltester: ModelTester) -> None:
    model = TextTable(("甲", "乙"))
    qtmodeltester.check(model)
    model.show([("一", "二"), ("三", "四")])
    qtmodeltester.check(model)
    assert model.headerData(1, Qt.Orientation.Horizontal) == "乙"
    assert cells(model, 0) == ["一", "三"]
    assert model.index(0, 0).data(Qt.ItemDataRole.ToolTipRole) == "一"


def test_the_newest_round_of_a_workspace_is_shown(window: MainWindow, demo_workspace: Path) -> None:
    window.open_workspace(demo_workspace)
    assert [window.rounds.itemText(at) for at in range(window.rounds.count())] == [
        "2025-Q3",
        "2025-Q2",
    ]
    assert window.units.rowCount() == 43
    assert window.items.rowCount() == 75
    assert "已报送" in cells(window.units, 1)
    assert "依时序推进" in cells(window.items, 3)
    assert "2025.gwr" in window.windowTitle()


def test_another_round_can_be_chosen(window: MainWindow, demo_workspace: Path) -> None:
    window.open_workspace(demo_workspace)
    before = cells(window.items, 2)
    window.rounds.setCurrentText("2025-Q2")
    assert window.units.rowCount() == 43
    assert cells(window.items, 2) != before


def test_what_is_no_workspace_is_told_and_nothing_changes(
    window: MainWindow, demo_workspace: Path, tmp_path: Path
) -> None:
    window.open_workspace(demo_workspace)
    (tmp_path / "a.gwr").write_text("notes", encoding="utf-8")
    for name in ("a.gwr", "none.gwr"):
        window.open_workspace(tmp_path / name)
    assert len(window.messages.told) == 2
    assert "a.gwr" in window.messages.told[0]
    assert window.units.rowCount() == 43


def test_the_open_button_asks_for_a_file(window: MainWindow, demo_workspace: Path) -> None:
    (open_,) = (one for one in window.findChildren(QAction) if one.text() == "打开")
    open_.trigger()
    assert window.items.rowCount() == 0
    window.messages = Recorder(str(demo_workspace))
    open_.trigger()
    assert window.items.rowCount() == 75
