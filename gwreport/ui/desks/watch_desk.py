"""自动收取: a folder of the clerk's choice whose new files are taken in by themselves, also after a restart."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from gwreport.ui.operations.collection import collect_arrived
from gwreport.ui.session import Session
from gwreport.ui.watched_folder import Look, WatchedFolder
from gwreport.ui.widgets.basics import button, label
from gwreport.ui.window_state import WATCHED
from gwreport.workflow.returns.collect_returns import Collected


class WatchDesk(QObject):
    """The button that begins and ends it, and the words that say how it goes.

    `collected` hands over what was taken in, `stopped` why it has ended by itself. Each workspace
    has its own folder, which is looked at whenever the workspace is open.
    """

    collected = Signal(object)
    stopped = Signal(str)

    def __init__(
        self, session: Session, ask_folder: Callable[[str, str], str], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._session, self._ask_folder = session, ask_folder
        self.watcher = WatchedFolder(self)
        self.watcher.arrived.connect(self._take)
        self.watcher.looked.connect(self._tell)
        self._watched_for = ""
        self.button = button(
            "自动收取一个文件夹…",
            self.toggle,
            kind="link",
            tip="保存到这个文件夹里的新文件会自动收取，下次打开工作区时接着收",
        )
        self.words = label("", "muted", wraps=True)
        self.words.hide()
        self.follow_workspace()

    def toggle(self) -> None:
        """Begin or end looking at a folder."""
        if self.watcher.folder is not None:
            self._watch(None)
            self._keep("")
        elif folder := self._ask_folder("自动收取哪个文件夹里的新文件？", "watch"):
            self._watch(Path(folder))
            self._keep(folder)

    def follow_workspace(self) -> None:
        """Look at the folder of the workspace that is open now, and at no other's."""
        if self._session.location == self._watched_for:
            return
        was_watching = self.watcher.folder is not None
        kept = self._session.state.kept(self._name) if self._session.workspace else ""
        if kept or was_watching:
            self._watch(Path(kept) if kept else None)
        if was_watching and not kept and self._session.workspace is not None:
            self.stopped.emit("换了工作区，自动收取已停止。需要时请重新开始。")

    @property
    def _name(self) -> str:
        return f"{WATCHED} {self._session.where.workspace}"

    def _keep(self, folder: str) -> None:
        self._session.state.keep(self._name, folder)
        # A window that is killed has told nobody.
        self._session.state.save()

    def _watch(self, folder: Path | None) -> None:
        self.watcher.watch(folder)
        self._watched_for = self._session.location if folder else ""
        self.words.setVisible(folder is not None)
        self._tell(Look({}))
        self.button.setText("不再自动收取" if folder else "自动收取一个文件夹…")

    def _take(self, paths: list[Path]) -> None:
        """Take in what has arrived; what cannot be taken now comes again."""
        if self._session.workspace is None:
            return
        location = self._session.location

        def tell(collected: Collected | None) -> None:
            if collected is None:
                self.watcher.again(paths)
            elif collected.files:
                self.collected.emit(collected)

        self._session.change(
            "正在收取",
            lambda progress: collect_arrived(location, paths, datetime.now(), progress),
            tell,
            self._give_up,
        )

    def _give_up(self) -> None:
        # The reason has been told; begun anew, it looks at everything that stands there.
        if self.watcher.folder is not None:
            self._watch(None)
            self._keep("")
            self.stopped.emit(
                "自动收取已停止，有的文件可能还没有收取。处理好以后请重新开始自动收取。"
            )

    def _tell(self, look: Look) -> None:
        watched = self.watcher.folder
        words = f"正在自动收取“{watched}”里的新文件（不含子文件夹）。"
        if not look.is_whole:
            words = f"“{watched}”现在读不到，连上以后自动接着收取。"
        elif look.links:
            words += f"指向别处的链接不收：{'、'.join(look.links[:5])}"
            words += f"等 {len(look.links)} 个" if len(look.links) > 5 else ""
        self.words.setObjectName("muted" if look.is_whole and not look.links else "warning")
        for renew in (self.words.style().unpolish, self.words.style().polish):
            renew(self.words)
        self.words.setText(words if watched is not None else "")
