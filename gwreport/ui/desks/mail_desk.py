"""发送邮件: who gets which workbook, looked at first, then written as files or sent."""

from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path

from PySide6.QtWidgets import QWidget

from gwreport.ui.operations import mailing
from gwreport.ui.operations.mailing import LettersView
from gwreport.ui.session import Session
from gwreport.ui.widgets.basics import button
from gwreport.workflow.mail.send_mail import SentMail
from gwreport.workflow.mail.write_mail import WrittenMail


class MailDesk:
    """The button of 下发, and what follows from it."""

    def __init__(
        self,
        session: Session,
        page: QWidget,
        units: Callable[[], Sequence[str]],
        ask_folder: Callable[[str, str], str],
        tell_written: Callable[[WrittenMail], None],
        tell_sent: Callable[[str, str], None],
    ) -> None:
        """`units` gives those that are ticked; the others say what became of the letters."""
        self._session, self._page, self._units = session, page, units
        self._ask_folder = ask_folder
        self._tell_written, self._tell_sent = tell_written, tell_sent
        self.button = button(
            "发送邮件…",
            self.begin,
            icon="upload",
            tip="把填报表发到勾选单位的电子邮箱，没有勾选就是全部；先看发给谁",
        )

    def begin(self) -> None:
        """Read who gets what, and show it."""
        at, units = self._session.where, tuple(self._units())
        self._session.jobs.run(
            "正在列出邮件",
            lambda _: mailing.view_letters(at.location, at.round, units),
            lambda view: self._show(view, at.location, at.round, units),
        )

    def _show(self, view: LettersView, location: str, code: str, units: Sequence[str]) -> None:
        from gwreport.ui.dialogs.mail_letters import SEND, MailLetters

        def look_again(again: bool) -> LettersView:
            return mailing.view_letters(location, code, units, again=again)

        dialog = MailLetters(view, look_again, self._page)
        if not dialog.exec():
            return
        again, count = dialog.again.isChecked(), dialog.view.ready
        if dialog.way == SEND:
            self._send(location, code, units, dialog.password.text(), count, again=again)
            return
        folder = self._ask_folder("邮件文件放在哪个文件夹？", "issue")
        if folder:
            self._session.jobs.run(
                "正在写邮件文件",
                lambda _: mailing.write_mail(location, code, Path(folder), units, again=again),
                self._tell_written,
            )

    def _send(
        self,
        location: str,
        code: str,
        units: Sequence[str],
        password: str,
        count: int,
        *,
        again: bool,
    ) -> None:
        question = f"将向列出的单位发出 {count} 封邮件，发出以后收不回来。"
        if not self._session.messages.confirm("发送邮件", question, "发送"):
            return
        who = self._session.state.acting

        def tell(sent: SentMail) -> None:
            is_whole = sent.stopped is None and all(one.is_settled for one in sent.mail.letters)
            self._tell_sent(mailing.sent_words(sent), "good" if is_whole else "warning")

        self._session.change(
            "正在发送邮件",
            lambda progress: mailing.send_mail(
                location, code, units, who, password, datetime.now, progress, again=again
            ),
            tell,
        )
