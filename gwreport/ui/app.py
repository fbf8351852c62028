"""Starts the desktop window."""

import os
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtCore import QCoreApplication

_NOT_OPENED = 2
_AFTER_FIRST_SIGHT = 50  # milliseconds


def main(arguments: Sequence[str] | None = None) -> int:
    """Open the window, with the workspace that is named first; returns when it is closed.

    Where there is no screen it says so and returns 2: Qt would end the whole process.
    """
    if not has_screen(sys.platform, os.environ):
        from gwreport.errors import ProgramMissingError
        from gwreport.ui.operations.sentences import error_words

        error = ProgramMissingError("图形桌面", "打开窗口")
        sys.stderr.write(error_words(error) + "\n")
        return _NOT_OPENED

    from PySide6.QtCore import Qt, QTimer
    from PySide6.QtWidgets import QApplication

    from gwreport.ui import crash
    from gwreport.ui.appearance.theme import THEME, system_is_dark
    from gwreport.ui.main_window import MainWindow
    from gwreport.ui.pages import load_all
    from gwreport.ui.window_state import WindowState
    from gwreport.workflow.locations import is_address

    given = list(sys.argv[1:] if arguments is None else arguments)
    app = QApplication.instance() or QApplication(["gwreport"])
    speak_chinese(app)
    state = WindowState()
    THEME.apply(dark=state.theme == "dark" or (not state.theme and system_is_dark()))
    window = MainWindow(state)
    crash.install(window.reporter.crashed.emit)
    window.show()

    def prepare() -> None:
        # In the background, so that no page is waited for when it is first shown.
        window.jobs.read("pages", load_all, lambda _: None)
        window.jobs.read("readers", _prepare_reading, lambda _: None)

    def go_on() -> None:
        if not given:
            prepare()
            return
        # What is asked for comes first; its first page is being read when the rest is loaded.
        single = Qt.ConnectionType.SingleShotConnection
        window.session.workspace_changed.connect(prepare, single)
        window.reporter.refused.connect(prepare, single)
        window.sharing.begin(given[0] if is_address(given[0]) else str(Path(given[0]).absolute()))

    QTimer.singleShot(_AFTER_FIRST_SIGHT, go_on)
    return app.exec()


def _prepare_reading() -> None:
    # What reads documents takes half a second to load: the window is there before.
    from gwreport.ui.operations.plans import prepare_reading

    prepare_reading()


def speak_chinese(app: "QCoreApplication") -> None:
    """Let Qt's own boxes speak Chinese on a desktop that is set to another language."""
    from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator

    chinese = QLocale(QLocale.Language.Chinese, QLocale.Country.China)
    QLocale.setDefault(chinese)
    from gwreport.ui.appearance.untranslated import Untranslated

    # Qt asks the newest first: this one is asked where its own has nothing.
    app.installTranslator(Untranslated(app))
    translator = QTranslator(app)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if translator.load(chinese, "qtbase", "_", folder):
        app.installTranslator(translator)


def has_screen(platform: str, environment: Mapping[str, str]) -> bool:
    """Say whether a window can be shown: Linux alone runs without a desktop."""
    if not platform.startswith("linux"):
        return True
    names = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return any(environment.get(name) for name in names)
