"""What the window's tests share: no screen is needed, nothing blocks, and nothing may be left behind."""

import os
import shutil
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from gwreport.machine import effects
from gwreport.ui import desktop
from gwreport.ui.appearance.theme import THEME
from gwreport.ui.jobs import InlineJobs, JobReporter, ThreadJobs
from gwreport.ui.main_window import MainWindow
from gwreport.ui.window_state import WindowState
from gwreport.workflow.demo import Demo
from gwreport.workflow.returns.collect_returns import collect_returns
from tests.ui.looking import let_go
from tests.ui.recorder import Dialogs, Recorder, look_over
from tests.workflow.quarter import LATER, fill, issue, open_office, workbook_of

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
Opener = Callable[[Path], None]
# What units return: two lead T2 and do not agree, T3 does not go well, nobody writes for T4.
REPORTED = {
    "区发展改革委": {"地区生产总值": {"完成情况": "增长6.4%。"}},
    "区城市管理局": {
        "新建口袋公园": {"完成情况": "已建成4个。", "进度自评": "依时序推进"},
        "整治背街小巷": {"完成情况": "只整治3条。", "进度自评": "未依时序推进"},
    },
    "区财政局": {"新建口袋公园": {"完成情况": "资金没有到位。", "进度自评": "未依时序推进"}},
}


def pytest_itemcollected(item: pytest.Item) -> None:
    # The platform without a screen says so of itself whenever a window is shown.
    item.add_marker(pytest.mark.qt_log_ignore("propagateSizeHints"))


@pytest.fixture(scope="session", autouse=True)
def dressed(qapp: QApplication) -> None:
    """The program's own style sheet: what Qt finds wrong in it fails a test."""
    THEME.apply(dark=False)


@pytest.fixture(autouse=True)
def nothing_left_behind(qapp: QApplication, dressed: None) -> Iterator[None]:
    """After each test its threads have ended, its timers stand still and its windows are gone."""
    threads = set(threading.enumerate())
    windows = {id(one) for one in QApplication.topLevelWidgets()}
    yield
    let_go()
    if THEME.is_dark:
        THEME.apply(dark=False)
    left: list[object] = [
        one for one in threading.enumerate() if one not in threads and one.is_alive()
    ]
    left += [one for one in QApplication.topLevelWidgets() if id(one) not in windows]
    left += [
        one for one in shiboken6.getAllValidWrappers() if isinstance(one, QTimer) and one.isActive()
    ]
    assert not left


@pytest.fixture(autouse=True)
def own_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The window's state goes into the test's own folder."""
    monkeypatch.setattr("platformdirs.user_config_path", lambda _: tmp_path / "config")


@pytest.fixture(autouse=True)
def no_hook() -> Iterator[None]:
    """Take away, at the end, whatever effect the test lets fail."""
    yield
    effects.hook = None


@pytest.fixture(autouse=True)
def dialogs(monkeypatch: pytest.MonkeyPatch) -> Iterator[Dialogs]:
    """Every dialog that would wait for the clerk is answered by the test, or fails it."""
    made = Dialogs()
    shows = QDialog.open

    def open_looked_over(dialog: QDialog) -> None:
        shows(dialog)
        look_over(dialog)

    monkeypatch.setattr(QDialog, "open", open_looked_over)
    monkeypatch.setattr(QDialog, "exec", lambda dialog: made.answer(dialog))
    yield made
    assert not made.waiting, "a dialog was expected and did not come"


@pytest.fixture(autouse=True)
def opened_paths(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """What was handed to the desktop to be opened; nothing is started."""
    paths: list[Path] = []

    def remember(url: object) -> bool:
        paths.append(Path(url.toLocalFile()))  # type: ignore[attr-defined]
        return True

    monkeypatch.setattr(desktop.QDesktopServices, "openUrl", remember)
    # Whatever programs this machine has.
    monkeypatch.setattr(desktop, "has_program", lambda _: True)
    return paths


@pytest.fixture
def recorder() -> Recorder:
    """Stands in for the boxes of every window of the test."""
    return Recorder()


@pytest.fixture
def state(tmp_path: Path) -> WindowState:
    """A window state that nobody used before."""
    return WindowState(tmp_path / "window.ini")


@pytest.fixture
def window(qtbot: QtBot, recorder: Recorder, state: WindowState) -> MainWindow:
    """A window whose jobs are done at once."""
    reporter = JobReporter()
    made = MainWindow(state, messages=recorder, jobs=InlineJobs(reporter), reporter=reporter)
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    return made


@pytest.fixture
def threaded(qtbot: QtBot, recorder: Recorder, state: WindowState) -> Iterator[MainWindow]:
    """A window with the real background threads."""
    made = MainWindow(state, messages=recorder)
    assert isinstance(made.jobs, ThreadJobs)
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    yield made
    # Whatever the test left running ends here, without a question.
    made.jobs.close()


@pytest.fixture
def demo_workspace(demo: Demo) -> Path:
    """The demo's workspace; no test may change it."""
    return demo.workspace


@pytest.fixture
def demo_copy(demo: Demo, tmp_path: Path) -> Path:
    """A copy of the demo's workspace, to be changed."""
    copy = tmp_path / "2025.gwr"
    shutil.copyfile(demo.workspace, copy)
    return copy


@pytest.fixture(scope="session")
def issued_quarter(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a small workspace (a.gwr) whose third quarter is issued (下发/)."""
    folder = tmp_path_factory.mktemp("quarter")
    with open_office(folder) as workspace:
        issue(workspace, folder)
    return folder


@pytest.fixture
def quarter(issued_quarter: Path, tmp_path: Path) -> Path:
    """A copy of that folder, to be changed."""
    folder = tmp_path / "office"
    shutil.copytree(issued_quarter, folder)
    return folder


@pytest.fixture(scope="session")
def reported_quarter(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small workspace with two rounds; in the third quarter two units differ on T2, T3 is behind."""
    folder = tmp_path_factory.mktemp("reported")
    with open_office(folder) as workspace:
        issue(workspace, folder, "2025-Q2")
        issued = issue(workspace, folder)
        returns = [
            fill(workbook_of(issued, unit), folder / "收件" / f"{unit}.xlsx", answers)
            for unit, answers in REPORTED.items()
        ]
        collect_returns(workspace, returns, now=LATER, workers=1)
    return folder / "a.gwr"


@pytest.fixture
def reported(reported_quarter: Path, tmp_path: Path) -> Path:
    """A copy of it, to be changed."""
    copy = tmp_path / "青禾区2025.gwr"
    shutil.copyfile(reported_quarter, copy)
    return copy


@pytest.fixture
def unissued(tmp_path: Path) -> Path:
    """A workspace with a plan of which nothing was issued yet."""
    with open_office(tmp_path):
        return tmp_path / "a.gwr"


@pytest.fixture
def reopen(qtbot: QtBot, recorder: Recorder, tmp_path: Path) -> Callable[..., MainWindow]:
    """Open a window of the same user once more, with a workspace."""

    def opened(workspace: Path | None = None) -> MainWindow:
        reporter = JobReporter()
        made = MainWindow(
            WindowState(tmp_path / "window.ini"),
            messages=recorder,
            jobs=InlineJobs(reporter),
            reporter=reporter,
        )
        qtbot.addWidget(made)
        made.show()
        made.activateWindow()
        if workspace is not None:
            made.session.open(str(workspace))
        return made

    return opened
