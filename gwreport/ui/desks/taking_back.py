"""Ctrl+Z and Ctrl+Y: the newest decision is taken back, or an undoing is; what was another's is asked."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from gwreport.ui.session import Session

if TYPE_CHECKING:
    from gwreport.ui.operations.undoing import Newest


class TakingBack:
    """Takes back for the window; `page` gives the name of the one in sight, `tell` says what was done."""

    def __init__(
        self, session: Session, page: Callable[[], str], tell: Callable[[str], None]
    ) -> None:
        self._session, self._page, self._tell = session, page, tell

    def undo(self) -> None:
        """Take the newest decision of the round back."""
        self._take_back("撤销", undoings=False)

    def redo(self) -> None:
        """Take the newest undoing back, as long as nothing was decided since."""
        self._take_back("恢复", undoings=True)

    def _take_back(self, act: str, *, undoings: bool) -> None:
        from gwreport.ui.operations.undoing import newest_decision, newest_undoing

        session, at = self._session, self._session.where
        if session.workspace is None:
            return
        find = newest_undoing if undoings else newest_decision

        def go_on(found: Newest | None) -> None:
            if session.where != at:
                return
            if found is None:
                self._tell(f"没有可以{act}的决定。")
            elif self._is_ones_own(found) or self._may(act, found):
                self._carry_out(act, found)

        session.jobs.read("undo", lambda: find(at.location, at.round), go_on)

    def _is_ones_own(self, found: Newest) -> bool:
        return found.who == self._session.state.reviewer and self._page() in found.pages

    def _may(self, act: str, found: Newest) -> bool:
        whose = "别人" if found.who != self._session.state.reviewer else "别的页面上"
        question = f"最近的一个决定是{whose}作出的：\n{found.words}\n要{act}它吗？"
        return self._session.messages.confirm(act, question, act)

    def _carry_out(self, act: str, found: Newest) -> None:
        from gwreport.ui.operations import deciding
        from gwreport.ui.operations.deciding import Desk

        session = self._session
        who = session.state.acting
        at = session.where
        desk = Desk(at.location, at.round, found.subject, who, f"{act}（窗口）", 0)
        session.change(
            f"正在{act}",
            lambda _: deciding.undo_at_once(desk, found.number),
            lambda _: self._tell(f"已{act}：{found.words}"),
        )
