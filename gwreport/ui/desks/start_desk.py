"""What can be done from the start page without a workspace: the example, and a first draft."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from gwreport.ui.operations import workspaces
from gwreport.ui.session import Session

EXAMPLE_FOLDER = "示例工作区"


def begin_draft(
    session: Session, parent: QWidget, load: Callable[[Path], object] | None = None
) -> None:
    """Draft a breakdown; `load` takes what was written into the open workspace."""
    # What reads documents is loaded when it is wanted.
    from gwreport.ui.drafting.drafting_desk import DraftingDesk

    DraftingDesk(session, parent, load).begin()


class StartDesk(QObject):
    """Works above the window."""

    def __init__(self, session: Session, window: QWidget) -> None:
        super().__init__(window)
        self._session, self._window = session, window

    def make_example(self) -> None:
        """Ask for a folder, make the example in it and open it."""
        folder = self._session.places.ask_folder("示例放在哪个文件夹？", "workspace")
        if folder:
            self._session.jobs.run(
                "正在生成示例",
                lambda progress: workspaces.make_example(Path(folder) / EXAMPLE_FOLDER, progress),
                lambda made: self._show_example(*made),
            )

    def begin_draft(self) -> None:
        """Draft a breakdown before there is a workspace."""
        begin_draft(self._session, self._window)

    def _show_example(self, location: str, told: list[str]) -> None:
        self._session.open(location)
        if told:
            self._session.messages.tell("示例", "\n".join(told))
