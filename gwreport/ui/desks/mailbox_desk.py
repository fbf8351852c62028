"""从邮箱收取: from which mailbox, and what came of it."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtWidgets import QWidget

from gwreport.ui.operations import mailing
from gwreport.ui.session import Session
from gwreport.ui.widgets.basics import button
from gwreport.workflow.mail.take_mailbox import TakenMailbox


class MailboxDesk:
    """The button of 回收, and what follows from it."""

    def __init__(
        self, session: Session, page: QWidget, tell: Callable[[TakenMailbox], None]
    ) -> None:
        self._session, self._page, self._tell = session, page, tell
        self.button = button(
            "从邮箱收取…", self.begin, tip="收取邮箱里没有收过的、带附件的邮件；邮箱里的邮件不改动"
        )

    def begin(self) -> None:
        """Ask from which mailbox, beginning with that of the settings."""
        location = self._session.location
        self._session.jobs.run("正在准备", lambda _: mailing.mailbox_setting(location), self._ask)

    def _ask(self, usual: str) -> None:
        from gwreport.ui.dialogs.open_mailbox import OpenMailbox

        keeping = self._session.keeping("mailbox", "", title="从邮箱收取", page="collection")
        dialog = OpenMailbox(usual, keeping, self._page)
        if not dialog.exec():
            return
        location, written = self._session.location, dialog.written()
        mailbox, password = dialog.mailbox.text().strip(), dialog.password.text()

        def tell(taken: TakenMailbox) -> None:
            keeping.settle(written)
            self._tell(taken)

        self._session.change(
            "正在从邮箱收取",
            lambda progress: mailing.collect_mailbox(
                location, mailbox, password, datetime.now(), progress
            ),
            tell,
        )
