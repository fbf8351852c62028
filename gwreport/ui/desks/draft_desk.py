"""The window's side of the drafts: how many there are, what went wrong with them, and the way to each."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QWidget

from gwreport.errors import GwreportError
from gwreport.ui.session import Session
from gwreport.ui.widgets.frame.draft_strip import DraftStrip

_LOST = (
    "有没有保存的改写，草稿写不到这台电脑的磁盘上，现在关闭就会丢失。请先保存，或把内容复制出来。"
)


class DraftDesk(QObject):
    """Follows the drafts of a session; `tell` shows a sentence without standing in anybody's way.

    `wanted` leads to where one is written (a `dialogs.draft_list.Wanted`).
    """

    wanted = Signal(object)

    def __init__(
        self, session: Session, strip: DraftStrip, tell: Callable[[str], object], window: QWidget
    ) -> None:
        super().__init__(window)
        self._session, self._strip, self._tell, self._window = session, strip, tell, window
        drafts = session.drafts
        strip.wanted.connect(self.show_all)
        drafts.changed.connect(self._count)
        drafts.unwritable.connect(self._tell_unwritable)
        drafts.damaged.connect(self._tell_damaged)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            # Whatever ends the program in an orderly way: a closed session, Ctrl+C in its terminal.
            app.aboutToQuit.connect(drafts.flush)
            app.focusChanged.connect(drafts.flush)
        drafts.load("")

    def show_restored(self) -> None:
        """Say how many drafts were left of what is shown now."""
        self._strip.show_count(self._number(), restored=True)

    def show_all(self) -> None:
        """Show what is written and unsaved, and lead to what is chosen of it."""
        from gwreport.ui.dialogs.draft_list import DraftList

        session = self._session
        session.drafts.flush()
        dialog = DraftList(session.drafts, session.where.workspace, session.messages, self._window)
        dialog.wanted.connect(self.wanted)
        dialog.exec()
        dialog.deleteLater()

    def may_close(self) -> bool:
        """Put every draft on disk; where the disk refuses, ask whether they are to be lost."""
        return self._session.drafts.flush_all() or self._session.messages.confirm(
            "草稿写不到磁盘", _LOST, "丢掉并关闭"
        )

    def _number(self) -> int:
        return len(self._session.drafts.of(self._session.where.workspace))

    def _count(self, _: object) -> None:
        self._strip.show_count(self._number())

    def _tell_unwritable(self, error: GwreportError) -> None:
        from gwreport.ui.operations.sentences import error_words

        # The clerk is writing: nothing pops up in front of that.
        self._tell(f"草稿暂时只在内存里。{error_words(error)}")

    def _tell_damaged(self, paths: list[Path]) -> None:
        names = "、".join(str(path) for path in paths)
        self._tell(f"有 {len(paths)} 份草稿读不出来，原样留在：{names}")
