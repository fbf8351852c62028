"""Where files are chosen: dialogs begin in the folder that was used last for a purpose, else beside the workspace."""

from collections.abc import Callable
from pathlib import Path

from gwreport.ui.messages import Messages
from gwreport.ui.window_state import WindowState
from gwreport.workflow.locations import is_address


class ChosenPlaces:
    """Asks for files and folders on behalf of the whole window; what was chosen is remembered by its purpose.

    `location` gives where the open workspace is, "" for none.
    """

    def __init__(self, messages: Messages, state: WindowState, location: Callable[[], str]) -> None:
        self._messages, self._state, self._location = messages, state, location

    def folder(self, purpose: str) -> str:
        """Give the folder in which a dialog begins."""
        used = self._state.folder(purpose)
        if used and Path(used).is_dir():
            return used
        location = self._location()
        # The address of a shared workspace is no place on this machine.
        if location and not is_address(location):
            return str(Path(location).parent)
        return str(_documents())

    def ask_file(self, title: str, kinds: str, purpose: str) -> str:
        """Ask for one file to read; "" when none was chosen."""
        name = self._messages.ask_file(title, kinds, self.folder(purpose))
        return self._remember(purpose, name)

    def ask_files(self, title: str, kinds: str, purpose: str) -> list[str]:
        """Ask for files to read; [] when none was chosen."""
        names = self._messages.ask_files(title, kinds, self.folder(purpose))
        if names:
            self._remember(purpose, names[0])
        return names

    def ask_new_file(self, title: str, kinds: str, purpose: str, name: str) -> str:
        """Ask for a name to write to; "" when none was chosen."""
        proposed = str(Path(self.folder(purpose)) / name)
        return self._remember(purpose, self._messages.ask_new_file(title, kinds, proposed))

    def ask_folder(self, title: str, purpose: str) -> str:
        """Ask for a folder; "" when none was chosen."""
        folder = self._messages.ask_folder(title, self.folder(purpose))
        if folder:
            self._state.remember_folder(purpose, Path(folder))
        return folder

    def _remember(self, purpose: str, name: str) -> str:
        if name:
            self._state.remember_folder(purpose, Path(name).parent)
        return name


def _documents() -> Path:
    from PySide6.QtCore import QStandardPaths

    place = QStandardPaths.StandardLocation.DocumentsLocation
    folder = Path(QStandardPaths.writableLocation(place))
    return folder if folder.is_dir() else Path.home()
