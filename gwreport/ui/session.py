"""The session: which workspace and round the window shows, and who must look again after a change."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QObject, Signal

from gwreport.ui.chosen_places import ChosenPlaces
from gwreport.ui.company import OthersAtWork
from gwreport.ui.desktop import open_path
from gwreport.ui.drafts.draft import Place
from gwreport.ui.drafts.keeper import Drafts
from gwreport.ui.drafts.keeping import Keeping
from gwreport.ui.jobs import Jobs, Work
from gwreport.ui.messages import Messages
from gwreport.ui.operations.opened import FileFacts, file_facts, forget
from gwreport.ui.operations.workspaces import RoundChoice, WorkspaceView, view_workspace
from gwreport.ui.window_state import WindowState
from gwreport.workflow.book.part import EVERYTHING, Part
from gwreport.workflow.locations import is_address

Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class Where:
    """A workspace, by its location and uid, and a round of it.

    A page remembers it with what it has read: the session may show others already while the page
    still shows these.
    """

    location: str = ""
    workspace: str = ""
    round: str = ""

    def place(self, sort: str, subject: str = "") -> Place:
        """Give the place of something that is written for the round."""
        return Place(self.workspace, self.round, sort, subject)


class Session(QObject):
    """Shared by all pages; it holds names only, never an open workspace.

    `workspace_changed` tells of another workspace or none, `round_changed` of another round,
    `rounds_changed` that what is said of the year's rounds is another, and `content_changed` which
    parts of the workspace (a frozenset of `Part`) are no longer what was shown.
    """

    workspace_changed = Signal()
    round_changed = Signal()
    rounds_changed = Signal()
    content_changed = Signal(object)

    def __init__(
        self, jobs: Jobs, messages: Messages, state: WindowState, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.jobs = jobs
        self.state = state
        self.messages = messages
        self.places = ChosenPlaces(messages, state, lambda: self.location)
        self.drafts = Drafts(state.drafts_folder, self)
        self.workspace: WorkspaceView | None = None
        self.others = OthersAtWork(self)
        self.others.recorded.connect(self.look_again)
        self.round = ""
        self._file: FileFacts | None = None
        self._read_on = date.today()

    @property
    def location(self) -> str:
        """Where the open workspace is, "" when none is open."""
        return self.workspace.location if self.workspace else ""

    @property
    def where(self) -> Where:
        """The workspace and round that are shown."""
        view = self.workspace
        return Where(view.location, view.uid, self.round) if view else Where()

    @property
    def round_choice(self) -> RoundChoice | None:
        """The round that is shown."""
        rounds = self.workspace.rounds if self.workspace else ()
        return next((one for one in rounds if one.code == self.round), None)

    @property
    def round_name(self) -> str:
        """The name of the round that is shown, "" when there is none."""
        choice = self.round_choice
        return choice.name if choice else ""

    def keeping(
        self,
        sort: str,
        subject: str = "",
        *,
        title: str,
        page: str = "",
        leads_to: str = "",
        of_round: bool = False,
    ) -> Keeping:
        """Say where what is written in a dialog is kept: in the workspace that is open, or in none."""
        uid = self.workspace.uid if self.workspace else ""
        place = Place(uid, self.round if of_round else "", sort, subject)
        return Keeping(self.drafts, self.messages, place, title, page, leads_to)

    def show_file(self, path: Path) -> bool:
        """Open a file or folder with the desktop's program; says, and tells, whether one could."""
        if open_path(path):
            return True
        self.messages.warn(
            f"这台电脑上没有能打开“{path.name}”的程序。请装上 WPS 或 Office，或者把它复制到别的电脑上打开。"
            f"它在：{path.parent}"
        )
        return False

    def open(self, location: str) -> None:
        """Open a workspace and show its newest round; what cannot be opened is told."""
        self.jobs.read("workspace", lambda: view_workspace(location), self._show)

    def close(self) -> None:
        """Go back to the start page."""
        self.drafts.flush()
        self.others.leave()
        forget()
        self.workspace, self.round = None, ""
        self.workspace_changed.emit()

    def choose_round(self, code: str) -> None:
        """Show another round of the year."""
        if code and code != self.round:
            self.round = code
            self.round_changed.emit()

    def touch(self) -> None:
        """Let every page read anew, whatever has changed."""
        self._look(EVERYTHING)

    def look_again(self) -> None:
        """Read anew what has changed when the workspace is no longer as it was, by another's work."""
        if self.workspace is None:
            return
        if date.today() != self._read_on:
            # Days are counted on the pages.
            self.touch()
        elif is_address(self.location) or file_facts(self.location) != self._file:
            self._look()

    def _look(self, changed: frozenset[Part] = frozenset()) -> None:
        # The journal says what was changed, by whatever hand: no operation can forget to.
        if self.workspace is None:
            return
        location, known = self.workspace.location, self.workspace.standing
        # Also where it cannot be read now: the same trouble is not told with every look.
        self._file, self._read_on = file_facts(location), date.today()
        self.jobs.read(
            "changes",
            lambda: view_workspace(location, known),
            lambda view: self._take(view, changed),
        )

    def change(
        self,
        title: str,
        work: Work[Result],
        done: Callable[[Result], None] | None = None,
        failed: Callable[[], None] | None = None,
    ) -> None:
        """Run a job that changes the workspace; afterwards the pages that show what it changed look again.

        Also after one that was refused, because another clerk may have been quicker, or stopped,
        because a part of it is done.
        """

        def finish(result: Result) -> None:
            if done is not None:
                done(result)
            self._look()

        def give_up() -> None:
            if failed is not None:
                failed()
            self._look()

        self.jobs.run(title, work, finish, give_up)

    def _show(self, view: WorkspaceView) -> None:
        self.drafts.flush()
        self.drafts.load(view.uid)
        self.workspace, self.round = view, view.usual
        self._file, self._read_on = view.standing.file, date.today()
        self.others.follow(view.location, self.state.reviewer)
        self.workspace_changed.emit()
        if view.told:
            self.messages.tell("升级", view.told)

    def _take(self, view: WorkspaceView, changed: frozenset[Part]) -> None:
        if self.workspace is None or self.workspace.location != view.location:
            return
        is_other, self.workspace = view != self.workspace, view
        if is_other:
            self.rounds_changed.emit()
        changed |= view.changed
        if changed:
            self.content_changed.emit(changed)
