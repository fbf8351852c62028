"""Opens the real window of Windows, loads the demo, and walks through all of its pages; `.ci/windows` runs it on a screen.

`python window_walk.py FOLDER PICTURE`: works in FOLDER, and ends with 0 when each page was shown without a complaint.
"""

import sys
import time
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLabel, QTableView

from gwreport.ui import app
from gwreport.ui.main_window import MainWindow
from gwreport.ui.pages import PAGES
from gwreport.workflow.demo import run_demo

_PATIENCE = 90.0
_QUIET = 10
_LOG = "gwreport.log"


def wait_for(window: MainWindow) -> None:
    """Let the window work until it has a workspace, and nothing has run for a while."""
    end = time.monotonic() + _PATIENCE
    quiet = 0
    while quiet < _QUIET:
        assert time.monotonic() < end, "the window is busy without end"
        QApplication.processEvents()
        is_still = window.session.workspace is not None and not window.jobs.is_busy
        quiet = quiet + 1 if is_still else 0
        time.sleep(0.02)


def walk(window: MainWindow, picture: Path) -> None:
    """Show each page in turn; each has words, and at least half of them a table with rows."""
    wait_for(window)
    assert window.frame.isVisible()
    with_rows = 0
    for page in PAGES:
        window.show_page(page.name)
        wait_for(window)
        shown = window.stack.currentWidget()
        assert shown is not None, page.name
        assert shown.isVisible(), page.name
        words = "".join(one.text() for one in shown.findChildren(QLabel) if one.isVisible())
        assert words.strip(), page.name
        tables = [one for one in shown.findChildren(QTableView) if one.isVisible()]
        with_rows += any(one.model() and one.model().rowCount() for one in tables)
        print(f"{page.name}: {len(words)} characters, {len(tables)} tables", flush=True)
        if page.name == "review":
            screen = QGuiApplication.primaryScreen()
            assert screen.grabWindow(0).save(str(picture)), picture
    assert with_rows * 2 >= len(PAGES), with_rows


def main() -> int:
    """Make the demo, open the window on it, walk, and close it as a person does."""
    folder, picture = Path(sys.argv[1]), Path(sys.argv[2])
    workspace = run_demo(folder / "示例").workspace
    failed: list[str] = []
    application = QApplication(["gwreport"])

    def begin() -> None:
        (window,) = (one for one in QApplication.topLevelWidgets() if isinstance(one, MainWindow))
        try:
            walk(window, picture)
        except BaseException as error:  # noqa: BLE001 - told below, when the window has gone
            failed.append(repr(error))
        window.close()
        application.quit()

    QTimer.singleShot(0, begin)
    code = app.main([str(workspace)])
    failed += [str(path) for path in folder.rglob(_LOG)]
    for one in failed:
        print(f"failed: {one}")
    return int(bool(failed) or code != 0)


if __name__ == "__main__":
    sys.exit(main())
