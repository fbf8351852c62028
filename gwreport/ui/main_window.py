"""The main window: navigation, header, pages, and the running job."""

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSignalBlocker, QSize
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QMainWindow,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from gwreport.errors import GwreportError
from gwreport.machine import effects
from gwreport.machine.program_log import record
from gwreport.ui.appearance.resources import program_icon
from gwreport.ui.appearance.theme import THEME
from gwreport.ui.asking import WORKSPACES
from gwreport.ui.desks.about import add_about
from gwreport.ui.desks.draft_desk import DraftDesk
from gwreport.ui.desks.manual_desk import ManualDesk
from gwreport.ui.desks.shared_desk import SharedDesk
from gwreport.ui.desks.start_desk import StartDesk
from gwreport.ui.desks.table_desk import TableDesk
from gwreport.ui.desks.taking_back import TakingBack
from gwreport.ui.drafts.draft import Place
from gwreport.ui.drafts.keeping import Keeping
from gwreport.ui.instance_lock import InstanceLock
from gwreport.ui.jobs import InlineJobs, JobReporter, ThreadJobs
from gwreport.ui.messages import Messages
from gwreport.ui.operations import workspaces
from gwreport.ui.operations.searching import Hit, search
from gwreport.ui.page import Page
from gwreport.ui.pages import PAGES
from gwreport.ui.pages.start_page import StartPage
from gwreport.ui.plain_words import set_title
from gwreport.ui.session import Session
from gwreport.ui.wheel import guard_wheel
from gwreport.ui.widgets.basics import label, named, row, tool_button
from gwreport.ui.widgets.frame.draft_strip import DraftStrip
from gwreport.ui.widgets.frame.job_strip import JobStrip
from gwreport.ui.widgets.frame.navigation import KEYS, Navigation
from gwreport.ui.widgets.frame.search_box import SearchBox
from gwreport.ui.window_state import WATCHED, WindowState

if TYPE_CHECKING:
    from gwreport.ui.dialogs.draft_list import Wanted

TITLE = "政府工作报告目标任务填报汇总"
_FOOT_PAGES = ("history", "settings")


class MainWindow(QMainWindow):
    """Holds the pages and one session; nothing here knows a rule."""

    def __init__(
        self,
        state: WindowState,
        *,
        messages: Messages | None = None,
        jobs: ThreadJobs | InlineJobs | None = None,
        reporter: JobReporter | None = None,
    ) -> None:
        super().__init__()
        self.state = state
        self.messages = messages or Messages(self)
        self.reporter = reporter or JobReporter()
        self.jobs = jobs or ThreadJobs(self.reporter, self)
        self.lock = InstanceLock()
        self.session = Session(self.jobs, self.messages, state, self)
        self.table_host = TableDesk(self.session)
        self.starting = StartDesk(self.session, self)
        self.sharing = SharedDesk(self.session, self)
        self.taking_back = TakingBack(self.session, self._page_in_sight, self._tell_undone)
        set_title(self, TITLE)
        self.setWindowIcon(program_icon())
        self.setMinimumSize(880, 500)
        self.pages: dict[str, Page] = {}
        self._telling: list[str] = []
        guard_wheel()
        self._make_frame()
        self._make_shortcuts()
        self._wire()
        self._show_start()
        geometry = state.geometry
        if geometry is None or not self.restoreGeometry(geometry):
            # Title bar and task bar want their part of a small screen.
            room = self.screen().availableSize() - QSize(0, 40)
            self.resize(QSize(1280, 800).boundedTo(room))

    # What is seen

    def _make_frame(self) -> None:
        self.navigation = Navigation()
        self.header = QFrame()
        self.header.setObjectName("header")
        self.workspace_name = label("", "workspaceName")
        self.rounds = named(QComboBox(), "填报期")
        self.rounds.setMinimumWidth(150)
        self.rounds.setToolTip("填报期")
        self.search = SearchBox(self)
        self.undo_button = tool_button("undo", "撤销上一个审核决定（Ctrl+Z）", self.undo)
        self.redo_button = tool_button("redo", "恢复撤销的决定（Ctrl+Y）", self.taking_back.redo)
        self.theme_button = tool_button("moon", "深色或浅色", self.toggle_theme)
        header = row(
            self.workspace_name,
            label("填报期", "muted"),
            self.rounds,
            self.sharing.words,
            1,
            self.search,
            self.undo_button,
            self.redo_button,
            tool_button("refresh", "刷新（F5）", self.session.touch),
            self.theme_button,
            tool_button("close", "关闭这个工作区，回到开始页", self.close_workspace),
            gap=12,
        )
        header.setContentsMargins(28, 10, 20, 10)
        header.setStretch(header.indexOf(self.search), 4)
        self.header.setLayout(header)
        self.stack = QStackedWidget()
        self.frame = QWidget()
        self.frame.setObjectName("frame")
        right = QVBoxLayout()
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(0)
        right.addWidget(self.header)
        right.addWidget(self.stack, 1)
        both = row(self.navigation, gap=0)
        both.addLayout(right, 1)
        self.frame.setLayout(both)
        self.start = StartPage()
        self.outer = QStackedWidget()
        self.outer.addWidget(self.start)
        self.outer.addWidget(self.frame)
        self.setCentralWidget(self.outer)
        self.strip = JobStrip(self.reporter)
        self.strip.jobs = self.jobs
        self.statusBar().setSizeGripEnabled(False)
        self.place = label("", "muted")
        self.place.setContentsMargins(14, 0, 0, 0)
        self.statusBar().addWidget(self.place)
        strip = DraftStrip()
        self.statusBar().addPermanentWidget(strip)
        self.drafts = DraftDesk(self.session, strip, self._tell_below, self)
        self.statusBar().addPermanentWidget(self.strip)
        main = [one for one in PAGES if one.name not in _FOOT_PAGES]
        foot = [one for one in PAGES if one.name in _FOOT_PAGES]
        self.navigation.add_pages([(one.name, one.words) for one in main])
        self.navigation.add_gap()
        self.navigation.add_pages([(one.name, one.words) for one in foot])
        wanted = self.start.help_wanted
        self.manual = ManualDesk(self, self.state, self._page_in_sight, self.navigation, wanted)
        add_about(self.navigation, self.messages)

    def _make_shortcuts(self) -> None:
        keys: list[tuple[str | QKeySequence.StandardKey, Callable[[], object]]] = [
            (QKeySequence.StandardKey.Open, self.choose_workspace),
            (QKeySequence.StandardKey.New, self.new_workspace),
            ("F5", self.session.touch),
            (QKeySequence.StandardKey.Find, self._focus_search),
            (QKeySequence.StandardKey.Undo, self.undo),
            ("Ctrl+Y", self.taking_back.redo),
            ("Ctrl+Shift+Z", self.taking_back.redo),
        ]
        for number, page in enumerate(PAGES[:KEYS], 1):
            keys.append((f"Ctrl+{number % KEYS}", lambda name=page.name: self.show_page(name)))
        for key, does in keys:
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.activated.connect(does)

    def _wire(self) -> None:
        self.navigation.chosen.connect(self.show_page)
        self.rounds.activated.connect(self._choose_round)
        self.session.workspace_changed.connect(self._show_workspace)
        self.session.round_changed.connect(self._show_rounds)
        self.session.rounds_changed.connect(self._show_rounds)
        self.search.wanted.connect(self._search)
        self.search.chosen.connect(self._show_hit)
        self.start.new_wanted.connect(self.new_workspace)
        self.start.open_wanted.connect(self.choose_workspace)
        self.start.example_wanted.connect(self.starting.make_example)
        self.start.draft_wanted.connect(self.starting.begin_draft)
        self.start.recent_wanted.connect(self.sharing.begin)
        self.start.shared_wanted.connect(self.sharing.open)
        self.drafts.wanted.connect(self._show_wanted)
        self.reporter.refused.connect(self._tell_refused)
        self.reporter.crashed.connect(self._tell_crashed)
        self.reporter.cancelled.connect(self._tell_cancelled)

    def show_page(self, name: str, subject: object = None) -> None:
        """Show a page, made when it is first wanted; `subject` is what it should show there."""
        if self.session.workspace is None:
            return
        page = self._page(name)
        self.navigation.show_chosen(name)
        self.stack.setCurrentWidget(page)
        self.session.look_again()
        page.take_keyboard()
        if subject is not None:
            page.show_subject(subject)

    def _page(self, name: str) -> Page:
        page = self.pages.get(name)
        if page is None:
            (place,) = (one for one in PAGES if one.name == name)
            page = self.pages[name] = place.load()(self.session)
            page.leads_to.connect(self.show_page)
            self.stack.addWidget(page)
        return page

    def _show_start(self) -> None:
        self.drafts.show_restored()
        self.start.show_recent(self.state.recent)
        self.outer.setCurrentWidget(self.start)

    def _show_workspace(self) -> None:
        view = self.session.workspace
        other = self.lock.take(view.location) if view else ""
        if view is None:
            self.lock.release()
            set_title(self, TITLE)
            self.place.setText("")
            self._show_start()
            return
        self.state.remember(view.location)
        set_title(self, f"{view.file_name} — {TITLE}")
        self.workspace_name.setText(view.name)
        self.place.setText(view.location)
        self._show_rounds()
        self.drafts.show_restored()
        self.outer.setCurrentWidget(self.frame)
        self.show_page(PAGES[0].name if view.has_plan else "plan")
        if self.state.kept(f"{WATCHED} {view.uid}"):
            # What arrives is taken in whether or not anybody looks at 回收.
            self._page("collection")
        if other:
            self.messages.tell(
                "另一个窗口也在用",
                f"“{view.file_name}”已经在另一个窗口打开（电脑：{other}）。可以同时查看；两边处理同一项时，"
                "后处理的会得到提示，不会互相覆盖。",
            )

    def _show_rounds(self) -> None:
        view = self.session.workspace
        with QSignalBlocker(self.rounds):
            self.rounds.clear()
            for one in view.rounds if view else ():
                words = one.name if one.issued else f"{one.name}（未下发）"
                self.rounds.addItem(words, one.code)
            self.rounds.setCurrentIndex(self.rounds.findData(self.session.round))

    def _choose_round(self, at: int) -> None:
        self.session.choose_round(self.rounds.itemData(at))

    # What can be done

    def new_workspace(self) -> None:
        """Ask for region and year, make the workspace and open it."""
        from gwreport.ui.dialogs.new_workspace import NewWorkspace

        folder = Path(self.session.places.folder("workspace"))
        keeping = Keeping(
            self.session.drafts, self.messages, Place("", "", "dialog", "新建工作区"), "新建工作区"
        )
        dialog = NewWorkspace(keeping, year=date.today().year, folder=folder, parent=self)
        if not dialog.exec():
            return
        written = dialog.written()

        def open_it(location: str) -> None:
            keeping.settle(written)
            self.session.open(location)

        path, region, year = dialog.location, dialog.region.text().strip(), dialog.year.value()
        old, who = dialog.old_location, self.state.acting
        self.state.remember_folder("workspace", path.parent)
        self.jobs.run(
            "正在建立工作区",
            lambda progress: workspaces.create_workspace(
                path, region, year, datetime.now(), old, who, progress
            ),
            open_it,
        )

    def choose_workspace(self) -> None:
        """Ask for a workspace file and open it."""
        name = self.session.places.ask_file("打开工作区", WORKSPACES, "workspace")
        if name:
            self.session.open(name)

    def undo(self) -> None:
        """Take back what was done last: on this page, where it has deeds of its own, else in the round."""
        page = self.stack.currentWidget()
        if not (isinstance(page, Page) and page.undo_here()):
            self.taking_back.undo()

    def _show_wanted(self, wanted: "Wanted") -> None:
        # What stands in a file may lead to what this workspace or this version does not have.
        if self.rounds.findData(wanted.round) >= 0:
            self.session.choose_round(wanted.round)
            self._show_rounds()
        if wanted.page in [one.name for one in PAGES]:
            self.show_page(wanted.page, wanted.subject or None)

    def _focus_search(self) -> None:
        self.search.setFocus()
        self.search.selectAll()

    def _search(self, typed: str) -> None:
        if self.session.workspace is None:
            return
        location, code = self.session.location, self.session.round
        self.jobs.read("search", lambda: search(location, code, typed), self.search.show_hits)

    def _show_hit(self, hit: Hit) -> None:
        self.show_page(hit.page, hit.subject)

    def close_workspace(self) -> None:
        """Go back to the start page."""
        self.session.close()

    def toggle_theme(self) -> None:
        """Change between light and dark, and remember it."""
        dark = not THEME.is_dark
        self.state.theme = "dark" if dark else "light"
        THEME.apply(dark=dark)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Look again when the clerk comes back and somebody else has changed the workspace."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange and self.isActiveWindow():
            self.session.look_again()

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 - Qt's name
        """Ask while a job runs, or where a draft would be lost; remember the window."""
        if not self.drafts.may_close():
            event.ignore()
            return
        if self.jobs.is_busy and not self.messages.confirm(
            "还在工作",
            "有一项工作还没有做完。停下来并关闭吗？已经做完的部分不会丢失。",
            "停下并关闭",
        ):
            event.ignore()
            return
        self.lock.release()
        self.session.others.leave()
        self.manual.close()
        self.state.geometry = self.saveGeometry()
        self.state.save()
        self.jobs.close()
        super().closeEvent(event)

    # What is told

    def _tell_refused(self, error: GwreportError) -> None:
        from gwreport.ui.operations.sentences import error_words

        # One cause refuses several readings at once: while its box is open it is not told again.
        words = error_words(error)
        if words in self._telling or self.sharing.takes(error, words):
            return
        self._telling.append(words)
        try:
            self.messages.warn(words)
        finally:
            self._telling.remove(words)

    def _tell_crashed(self, error: BaseException) -> None:
        from gwreport.wording.errors import explain_mistake

        recorded = record(error)
        told = explain_mistake(error, str(recorded.path or ""), has_lasting=effects.has_lasting)
        self.messages.warn(told, recorded.text)

    def _page_in_sight(self) -> Page | None:
        page = self.stack.currentWidget()
        return page if isinstance(page, Page) else None

    def _tell_undone(self, sentence: str) -> None:
        self.statusBar().showMessage(sentence, 8000)

    def _tell_below(self, sentence: str) -> None:
        self.statusBar().showMessage(sentence, 20_000)

    def _tell_cancelled(self, title: str) -> None:
        self.statusBar().showMessage(f"已停止：{title}", 6000)
