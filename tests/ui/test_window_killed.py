"""A window that is killed a moment after something was typed has it on disk."""

import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from gwreport.ui.main_window import MainWindow
from tests.ui.looking import all_words, go

ROOT = Path(__file__).resolve().parents[2]
TYPED = "手工改写，还没有保存。"
# Opens the window, types, says so, and lives on.
CLERK = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from gwreport.ui.main_window import MainWindow
from gwreport.ui.window_state import WindowState

state, location, how, typed = sys.argv[1:]
app = QApplication([])
window = MainWindow(WindowState(Path(state)))
window.show()
window.session.open(location)

def type_it():
    review = window.pages.get("review")
    if window.session.workspace is None or review is None or not review.list.table.rowCount():
        if window.session.workspace is not None and review is None:
            window.show_page("review")
        QTimer.singleShot(20, type_it)
        return
    review.list.choose(lambda one: one.key == "T2")
    review.detail.text.selectAll()
    if how == "then it crashes":
        # Nothing may follow at all, no timer either: what is left of the keys is what flushes wrote.
        review.detail.text.insertPlainText(typed)
        review.step(1)
        print("typed", flush=True)
        import os
        os.abort()
    # Without a pause until the end.
    def key(rest):
        review.detail.text.insertPlainText(rest[:1])
        if rest[1:]:
            QTimer.singleShot(30, lambda: key(rest[1:]))
        else:
            print("typed", flush=True)
    key(typed)

QTimer.singleShot(0, type_it)
app.exec()
"""


@pytest.mark.parametrize("how", ["then it is killed", "then it crashes"])
def test_101_a_text_typed_in_a_window_that_is_killed_is_a_draft_in_the_next(
    qtbot: QtBot,
    reported: Path,
    reopen: Callable[..., MainWindow],
    tmp_path: Path,
    how: str,
) -> None:
    arguments = [str(tmp_path / "window.ini"), str(reported), how, TYPED]
    with subprocess.Popen(
        [sys.executable, "-c", CLERK, *arguments],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    ) as clerk:
        assert clerk.stdout is not None
        assert clerk.stdout.readline() == "typed\n"
        if how == "then it is killed":
            time.sleep(0.9)
        clerk.kill()
    window = reopen(reported)
    assert "有 1 条没有保存的改写" in all_words(window.statusBar())
    page: Any = go(qtbot, window, "review")
    page.list.choose(lambda one: one.key == "T2")
    assert page.detail.text.toPlainText() == TYPED
    assert list((tmp_path / "drafts").rglob("*.tmp")) == []
