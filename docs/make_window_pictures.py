"""Makes the pictures of the window's pages from the example, without a screen.

Run it from the project's folder: `python docs/make_window_pictures.py [FOLDER]`. The light ones of
1366×768 go into docs/manual/pictures, for the manual and the README; with a folder, all go there instead: two sizes, light and dark.
"""

import os
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from gwreport.workflow.demo import examples_folder, run_demo

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from gwreport.ui.main_window import MainWindow

Scenes = Iterator[tuple[str, "QWidget"]]
PICTURES = Path(__file__).resolve().parent / "manual" / "pictures"
_SIZES = ((1366, 768), (1920, 1080))
# The pictures are of the day after the deadline, whenever they are made.
_DAY = date(2025, 10, 11)


class _ThatDay(date):
    @classmethod
    def today(cls) -> date:
        """Give the day of the pictures."""
        return _DAY


def main(folder: Path | None = None) -> None:
    """Write every picture."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtWidgets import QApplication

    from gwreport.ui.app import speak_chinese
    from gwreport.ui.appearance.theme import THEME
    from gwreport.ui.jobs import InlineJobs, JobReporter
    from gwreport.ui.main_window import MainWindow
    from gwreport.ui.pages import load_all
    from gwreport.ui.window_state import WindowState

    app = QApplication(["gwreport"])
    speak_chinese(app)
    load_all()
    for module in [one for name, one in sys.modules.items() if name.startswith("gwreport.ui.")]:
        if getattr(module, "date", None) is date:
            module.date = _ThatDay  # pyright: ignore[reportAttributeAccessIssue]
    target = folder or PICTURES
    target.mkdir(parents=True, exist_ok=True)
    with _work_folder() as work:
        made = run_demo(work / "2025年")
        for width, height in _SIZES if folder else _SIZES[:1]:
            for dark in (False, True) if folder else (False,):
                THEME.apply(dark=dark)
                state = WindowState(work / "window.ini")
                reporter = JobReporter()
                window = MainWindow(state, jobs=InlineJobs(reporter), reporter=reporter)
                window.resize(width, height)
                window.show()
                end = f"_{width}_{'dark' if dark else 'light'}" if folder else ""
                for picture, seen in _scenes(window, str(made.workspace)):
                    for _ in range(3):
                        app.processEvents()
                    if folder or picture in _KEPT:
                        _save(seen, target / f"{picture}{end}.png")
                window.close()


@contextmanager
def _work_folder() -> Iterator[Path]:
    """Make a folder whose name is always the same: it is seen in the pictures."""
    work = Path(tempfile.gettempdir()) / "政府工作报告"
    work.mkdir()
    try:
        yield work
    finally:
        shutil.rmtree(work)


def _save(seen: "QWidget", target: Path) -> None:
    """Keep what is seen in 256 colours, which a window needs no more of."""
    from PIL import Image
    from PySide6.QtGui import QImage

    grabbed = seen.grab().toImage().convertToFormat(QImage.Format.Format_RGB888)
    size = (grabbed.width(), grabbed.height())
    picture = Image.frombytes(
        "RGB", size, bytes(grabbed.constBits()), "raw", "RGB", grabbed.bytesPerLine()
    )
    picture.quantize(256, kmeans=2, dither=Image.Dither.NONE).save(target, optimize=True)


def _scenes(window: "MainWindow", location: str) -> Scenes:
    """Lead the window from page to page; gives each picture's name and what is seen in it."""
    window.state.remember(location)
    window.close_workspace()
    yield "start", window
    window.session.open(location)
    yield "overview", window
    for name, scenes in _PAGES.items():
        window.show_page(name)
        page = window.pages[name]
        yield from ((name, window),) if scenes is None else scenes(window, page)
    window.show_page("overview")
    window.search.setText("农村公路")
    window.search.wanted.emit("农村公路")
    yield "search", window
    window.search.clear()
    window.show_page("review")
    window.manual.show_manual()
    yield "manual", window.manual.window


def _plan(window: "MainWindow", page: Any) -> Scenes:
    page.items.choose(lambda one: bool(one.targets))
    yield "plan", window
    page.preview(examples_folder() / "breakdown.docx")
    dialog = _dialog(page)
    dialog.findings.choose(lambda _: True)
    yield "plan_preview", dialog
    dialog.close()
    page.map_columns(examples_folder() / "breakdown.docx")
    dialog = _dialog(page)
    # What the document says of its tables is seen in the largest of them.
    dialog.resize(1120, 640)
    yield "mapping", dialog
    dialog.close()
    yield "correction", _shown(page.correct)


def _collection(window: "MainWindow", page: Any) -> Scenes:
    page.files.choose(lambda _: True)
    yield "collection", window
    for at, name in ((1, "collection_units"), (2, "collection_chase")):
        page.tabs.setCurrentIndex(at)
        yield name, window
    page.tabs.setCurrentIndex(0)


def _review(window: "MainWindow", page: Any) -> Scenes:
    page.list.choose(lambda _: True)
    yield "review", window
    yield "send_back", _shown(page.decisions.send_back)


def _report(window: "MainWindow", page: Any) -> Scenes:
    yield "report", window
    for at in (1, 2, 3, page.tabs.count() - 1):
        page.tabs.setCurrentIndex(at)
        yield f"report_{at}", window
    page.tabs.setCurrentIndex(0)


def _units(window: "MainWindow", page: Any) -> Scenes:
    yield "units", window
    page.tabs.setCurrentIndex(1)
    page.groups.choose(lambda one: bool(one.members))
    yield "group_members", _shown(lambda: page.edit_group(page.groups.current))
    page.tabs.setCurrentIndex(0)


def _shown(opens: Callable[[], object]) -> Any:
    """Give a picture of the dialog that a deed opens, also of one that it waits for; it is given up then."""
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication, QDialog
    from shiboken6 import isValid

    kept: list[Any] = []

    def take() -> None:
        for dialog in QApplication.topLevelWidgets():
            is_open = isValid(dialog) and isinstance(dialog, QDialog) and dialog.isVisible()
            if is_open and not kept:
                QApplication.processEvents()
                kept.append(dialog.grab())
                dialog.done(QDialog.DialogCode.Rejected)

    QTimer.singleShot(300, take)
    opens()
    take()
    return _Taken(kept[0])


class _Taken:
    """What was seen, where it is gone when it is kept."""

    def __init__(self, seen: Any) -> None:
        self._seen = seen

    def grab(self) -> Any:
        """Give it as a widget gives it."""
        return self._seen


def _dialog(page: "QWidget") -> Any:
    from PySide6.QtWidgets import QDialog

    return page.findChildren(QDialog)[-1]


_PAGES: dict[str, Callable[["MainWindow", Any], Scenes] | None] = {
    "plan": _plan,
    "units": _units,
    "issue": None,
    "collection": _collection,
    "review": _review,
    "report": _report,
    "history": None,
    "settings": None,
    "form": None,
}
# What the manual and the README show; the others are for those who look whether all is well.
_KEPT = (
    "start",
    "overview",
    "plan",
    "plan_preview",
    "mapping",
    "correction",
    "units",
    "group_members",
    "issue",
    "collection",
    "collection_chase",
    "review",
    "send_back",
    "report",
    "history",
    "settings",
    "form",
    "manual",
)


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else None)
