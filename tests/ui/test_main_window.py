"""The window shows where a round stands, and tells what it cannot open."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from gwreport.ui import app
from gwreport.ui.main_window import MainWindow
from gwreport.ui.models.table import TextTable
from gwreport.workflow.collect_returns import collect_returns
from gwreport.workflow.workspace import Workspace
from tests.workflow.quarter import LATER, fill, issue, open_office, workbook_of

ANSWER = {"新建": {"完成情况": "资金已拨付。", "进度自评": "依时序推进"}}


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


def action(window: MainWindow, name: str) -> QAction:
    (found,) = (one for one in window.findChildren(QAction) if one.text() == name)
    return found


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
    open_ = action(window, "打开")
    open_.trigger()
    assert window.items.rowCount() == 0
    window.messages = Recorder(str(demo_workspace))
    open_.trigger()
    assert window.items.rowCount() == 75


@pytest.fixture
def unissued(tmp_path: Path) -> Path:
    """A workspace with a plan of which nothing was issued yet."""
    with open_office(tmp_path):
        return tmp_path / "a.gwr"


def test_nothing_of_the_workspace_before_stands_under_the_next_ones_name(
    window: MainWindow, demo_workspace: Path, unissued: Path
) -> None:
    window.open_workspace(demo_workspace)
    window.open_workspace(unissued)
    assert "a.gwr" in window.windowTitle()
    assert window.rounds.count() == window.units.rowCount() == window.items.rowCount() == 0
    assert "还没有下发" in window.statusBar().findChild(QLabel).text()


def test_refreshing_shows_what_has_come_since(window: MainWindow, unissued: Path) -> None:
    window.open_workspace(unissued)
    with Workspace.open(str(unissued)) as office:
        made = issue(office, unissued.parent, "2025-Q2")
    action(window, "刷新").trigger()
    assert window.rounds.currentText() == "2025-Q2"
    assert set(cells(window.units, 2)) == {"0/1", "0/2"}
    with Workspace.open(str(unissued)) as office:
        issue(office, unissued.parent, "2025-Q3")
        collect_returns(
            office,
            [fill(workbook_of(made, "区财政局"), unissued.parent / "1.xlsx", ANSWER)],
            now=LATER,
            workers=1,
        )
    action(window, "刷新").trigger()
    # The round that is looked at stays; the new one can be chosen.
    assert window.rounds.currentText() == "2025-Q2"
    assert window.rounds.count() == 2
    assert "1/1" in cells(window.units, 2)


def test_a_workspace_that_has_gone_is_told_when_refreshing(
    window: MainWindow, unissued: Path
) -> None:
    action(window, "刷新").trigger()
    window.open_workspace(unissued)
    unissued.unlink()
    action(window, "刷新").trigger()
    assert len(window.messages.told) == 1


# The platform without a screen says so of itself whenever a window is shown.
@pytest.mark.qt_log_ignore("propagateSizeHints")
def test_the_program_opens_the_workspace_that_is_named(
    qtbot: QtBot, demo_workspace: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    titles: list[str] = []

    def look(_: QApplication) -> int:
        titles.extend(
            one.windowTitle() for one in QApplication.topLevelWidgets() if one.isVisible()
        )
        return 0

    monkeypatch.setattr(QApplication, "exec", look)
    assert app.main([str(demo_workspace)]) == 0
    assert any("2025.gwr" in title for title in titles)


@pytest.mark.parametrize(
    ("platform", "environment", "expected"),
    [
        ("linux", {}, False),
        ("linux", {"DISPLAY": ""}, False),
        ("linux", {"DISPLAY": ":0"}, True),
        ("linux", {"WAYLAND_DISPLAY": "wayland-0"}, True),
        ("linux", {"QT_QPA_PLATFORM": "offscreen"}, True),
        ("win32", {}, True),
        ("darwin", {}, True),
    ],
)
def test_only_linux_can_be_without_a_screen(
    platform: str, environment: dict[str, str], expected: bool
) -> None:
    assert app.has_screen(platform, environment) is expected


def test_without_a_screen_one_line_says_so(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(app, "has_screen", lambda *_: False)
    assert app.main([]) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err.count("\n") == 1
