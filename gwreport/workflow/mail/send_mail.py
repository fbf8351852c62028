"""Letters sent through the office's own server: each recorded before it goes out and after, none twice."""

import secrets
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, replace
from datetime import datetime

from gwreport.domain.returns.mailings import Mailing, MailStep
from gwreport.errors import MailError, MailFault
from gwreport.machine.mail.connecting import Server
from gwreport.machine.mail.passwords import SENDING_VARIABLE
from gwreport.machine.mail.smtp import LinkBrokenError, NotTakenError, Outgoing, outgoing
from gwreport.reports.mail import Letter, sent_bytes
from gwreport.workflow.mail.letters import (
    LetterState,
    RoundMail,
    Sendings,
    UnitLetter,
    as_known,
    composed,
    find_letters,
)
from gwreport.workflow.mail.servers import Ask, password_of, sender_of, sending_server
from gwreport.workflow.progress import SILENT, Progress
from gwreport.workflow.workspace import Workspace, stamp_time

# What the journal says where the link broke before the server had the letter.
_LINK_BROKE = "连接断了，服务器没有收到"


# Of these a clerk must be told one by one, whatever stopped the sending.
_GONE = (LetterState.SENT, LetterState.PERHAPS)


@dataclass(frozen=True, slots=True)
class SentMail:
    """A round's letters as they stand after the sending; `stopped` says why it ended before the last."""

    mail: RoundMail
    stopped: MailError | None = None


def send_mail(
    workspace: Workspace,
    code: str,
    *,
    units: Sequence[str] = (),
    again: bool = False,
    who: str,
    clock: Callable[[], datetime],
    ask: Ask,
    progress: Progress = SILENT,
) -> SentMail:
    """Send a letter to each unit that has an address and to which none was sent, unless `again`.

    `who` sends, `ask` is asked for a password that is known nowhere else. A letter is recorded as begun
    before it goes out: where nobody knows how that ended it is told, and not sent again by itself.
    Raises as `find_letters` and `composed`, and MailError before anything was sent: no server, no
    link, no login, or nothing taken from this sender.
    """
    found = find_letters(workspace, code, units=units, again=again)
    server = sending_server(workspace.settings)
    letters = composed(workspace, found, LetterState.READY, at=stamp_time(clock()))
    if not letters:
        return SentMail(found)
    sending = _Sending(workspace, found, server, who, clock, ask, again=again)
    ready = iter(letters)
    done: list[UnitLetter] = []
    with sending:
        for one in found.letters:
            if one.state is not LetterState.READY:
                done.append(one)
                continue
            letter = next(ready)
            progress.step(len(done), len(found.letters), f"发给 {one.unit.name}")
            if sending.stopped is not None or progress.cancelled():
                done.append(replace(one, state=LetterState.UNSENT))
            else:
                done.append(sending.send(one, letter))
    if sending.stopped is not None and not any(one.state in _GONE for one in done):
        raise sending.stopped
    return SentMail(replace(found, letters=tuple(done)), sending.stopped)


class _Sending:
    """One connection after the other, and what is recorded of each letter."""

    def __init__(
        self,
        workspace: Workspace,
        found: RoundMail,
        server: Server,
        who: str,
        clock: Callable[[], datetime],
        ask: Ask,
        *,
        again: bool,
    ) -> None:
        self._ledger, self._server = workspace.ledger, server
        self._code, self._who, self._clock = str(found.round), who, clock
        self._sender = sender_of(workspace.settings)
        self._ask, self._password = ask, ""
        self._sendings = None if again else Sendings(workspace.ledger, self._code)
        self._stack = ExitStack()
        self._link: Outgoing | None = None
        self.stopped: MailError | None = None

    def __enter__(self) -> None:
        # Before anything is recorded: what is wrong with server or password is told as such.
        self._connect()

    def __exit__(self, *_: object) -> None:
        self._stack.close()

    def _connect(self) -> Outgoing:
        self._stack.close()
        self._link = self._stack.enter_context(outgoing(self._server, self._known_password))
        return self._link

    def _known_password(self) -> str:
        # The server may let go of a link many times; whoever sits there is asked once.
        self._password = self._password or password_of(self._server, SENDING_VARIABLE, self._ask)
        return self._password

    def send(self, one: UnitLetter, letter: Letter) -> UnitLetter:
        """Send one letter; a link that broke before the server had it is made anew once."""
        is_fresh = False
        while True:
            try:
                link = self._link or self._connect()
            except MailError as error:
                self.stopped = error
                return replace(one, state=LetterState.UNSENT)
            mailing = self._begin(one)
            if mailing is None:
                assert self._sendings is not None
                before = self._sendings.of(one.sent)
                assert before is not None
                return as_known(one, before)
            made = replace(one, message_id=mailing.message_id, at=stamp_time(self._clock()))
            try:
                refused = link.send(self._sender, one.to, sent_bytes(letter, mailing.message_id))
            except NotTakenError as error:
                self._end(mailing, MailStep.FAILED, refused=one.to, words=error.words)
                if error.of_sender:
                    self.stopped = MailError(self._server.host, MailFault.SENDER, error.words)
                return replace(made, state=LetterState.REFUSED, words=error.words, at=None)
            except LinkBrokenError as error:
                self._link = None
                if error.may_have:
                    return replace(made, state=LetterState.PERHAPS)
                self._end(mailing, MailStep.FAILED, words=_LINK_BROKE)
                if is_fresh:
                    self.stopped = MailError(self._server.host, MailFault.BROKEN)
                    return replace(one, state=LetterState.UNSENT)
                is_fresh = True
                continue
            self._end(mailing, MailStep.SENT, refused=tuple(refused))
            words = "；".join(f"{address}：{said}" for address, said in refused.items())
            return replace(made, state=LetterState.SENT, words=words, refused=tuple(refused))

    def _begin(self, one: UnitLetter) -> Mailing | None:
        """Record that a letter is about to go out; None when another has sent it meanwhile."""
        with self._ledger.write() as change:
            if self._sendings is not None:
                self._sendings.look_again()
                if self._sendings.of(one.sent) is not None:
                    return None
            mailing = Mailing(
                MailStep.BEGUN,
                self._code,
                one.unit.number,
                one.unit.name,
                one.workbook.sha256,
                f"<{secrets.token_hex(16)}@{self._sender.rpartition('@')[2]}>",
                tuple(one.to),
                self._who,
            )
            change.add_mailing(mailing, at=stamp_time(self._clock()))
        return mailing

    def _end(
        self, mailing: Mailing, step: MailStep, *, refused: Sequence[str] = (), words: str = ""
    ) -> None:
        ended = replace(mailing, step=step, refused=tuple(refused), words=words)
        with self._ledger.write() as change:
            change.add_mailing(ended, at=stamp_time(self._clock()))
