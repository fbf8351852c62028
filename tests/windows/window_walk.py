"""Opens the real window of Windows, loads the demo, and walks through all of its pages; `.ci/windows` runs it on a screen.

`python window_walk.py FOLDER PICTURE`: works in FOLDER, and ends with 0 when each page was shown without a complaint.
"""

import sys
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QTableView, QWidget

from gwreport.ui import app
from gwreport.ui.main_window import MainWindow
from gwreport.ui.pages import PAGES
from gwreport.workflow.demo import run_demo

_PATIENCE = 200.0
WITH_ROWS = ("plan", "units", "issue", "collection", "review", "history")
_LOG = "gwreport.log"


def wait_for(window: MainWindow, seen: Callable[[], bool], what: str) -> None:
    """Let the window work until it has a workspace, nothing runs, and this is seen."""
    end = time.monotonic() + _PATIENCE
    while window.session.workspace is None or window.jobs.is_busy or not seen():
        assert time.monotonic() < end, f"{what} is not shown"
        QApplication.processEvents()
        time.sleep(0.02)


def walk(window: MainWindow, picture: Path) -> None:
    """Show each page in turn, and wait for its rows where the demo has some for it."""
    wait_for(window, window.frame.isVisible, "the workspace")
    for page in PAGES:
        window.show_page(page.name)
        shown = window.stack.currentWidget()
        assert shown is not None, page.name

        def rows(shown: QWidget = shown) -> int:
            seen = [one for one in shown.findChildren(QTableView) if one.isVisible()]
            return sum(one.model().rowCount() for one in seen if one.model())

        wait_for(window, shown.isVisible, page.name)
        if page.name in WITH_ROWS:
            wait_for(window, lambda rows=rows: rows() > 0, f"what stands on {page.name}")
        print(f"{page.name}: {rows()} rows", flush=True)
        if page.name == "review":
            screen = QGuiApplication.primaryScreen()
            assert screen.grabWindow(0).save(str(picture)), picture


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
