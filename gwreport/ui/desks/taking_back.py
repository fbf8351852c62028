"""Ctrl+Z and Ctrl+Y: the newest decision is taken back, or an undoing is; what was another's is asked."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol

from gwreport.ui.session import Session

if TYPE_CHECKING:
    from gwreport.ui.operations.undoing import Newest


class InSight(Protocol):
    """What is asked of the page in sight."""

    name: str

    def point_at(self, subject: str) -> None:
        """Choose the thing upon which a decision was taken back, when it is read again."""
        ...


class TakingBack:
    """Takes back for the window; `page` gives the one in sight, `tell` says what was done."""

    def __init__(
        self, session: Session, page: Callable[[], InSight | None], tell: Callable[[str], None]
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
        return found.who == self._session.state.reviewer and self._page_of(found) is not None

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
            lambda _: self._tell_done(act, found),
        )

    def _tell_done(self, act: str, found: Newest) -> None:
        self._tell(f"已{act}：{found.words}")
        if page := self._page_of(found):
            page.point_at(found.subject)

    def _page_of(self, found: Newest) -> InSight | None:
        """Give the page in sight where the decision was taken there."""
        page = self._page()
        return page if page is not None and page.name in found.pages else None
