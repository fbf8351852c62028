"""What 审核 decides on the item that is shown, step by step: asked, recorded, and what stays open told."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from PySide6.QtWidgets import QWidget

from gwreport.domain.statuses import Status
from gwreport.ui.desks.review_desk import ALONE, TEXT_ALONE, WITH_TEXT, ReviewDesk, ask_about_draft
from gwreport.ui.dialogs.send_back import SendBackDialog
from gwreport.ui.drafts.draft import TEXT, Place
from gwreport.ui.drafts.keeping import Keeping
from gwreport.ui.operations import deciding
from gwreport.ui.operations.deciding import Desk
from gwreport.ui.operations.review_findings import FindingView
from gwreport.ui.operations.reviewing import ReviewRow
from gwreport.ui.session import Session, Where
from gwreport.wording.item_names import item_name
from gwreport.wording.names import STATUSES

if TYPE_CHECKING:
    from gwreport.workflow.sending.send_back import SentBack

# What was answered, and what is to be called when it was stored.
_Asked = tuple[str, Callable[[], None] | None]
_BACK = "退回修改"


class Reviewing(Protocol):
    """What the decisions need of the page on which they are taken."""

    session: Session
    desk: ReviewDesk
    at: Where

    @property
    def current(self) -> ReviewRow | None:
        """The row that is chosen in the list."""
        ...

    def ask_folder(self, title: str, purpose: str) -> str:
        """Ask for a folder, beginning at the one that served the purpose the last time."""
        ...

    def window(self) -> QWidget:
        """The window in which it stands."""
        ...

    def place(self, one: ReviewRow) -> Place:
        """Where the rewriting of a row's text is kept."""
        ...

    def take_focus(self) -> None:
        """Give the keyboard back to the list."""
        ...

    def go_on(self, one: ReviewRow) -> None:
        """Go to the next row, where this one is still the chosen one."""
        ...

    def tell(self, words: str) -> None:
        """Say what stays open."""
        ...

    def repeat_with_reason(self, does: Callable[[], None]) -> None:
        """Keep what was refused for want of a reason, for the moment when that is written."""
        ...

    def tell_sent_back(self, made: "SentBack") -> None:
        """Say where the workbook that goes back was written."""
        ...


class ReviewDecisions:
    """Each wish of the clerk, carried out on the row that was chosen when it was uttered."""

    def __init__(self, page: Reviewing) -> None:
        self._page = page
        self._session = page.session
        # The finding that was accepted last: of which row, as it was read, its code and unit.
        self._accepted: tuple[ReviewRow | None, str, str] = None, "", ""
        # The row whose class was set, until it was read anew.
        self._class_set = ""

    # The text and the class

    def choose(self, unit: str) -> None:
        """Take one unit's text."""
        self._decide(lambda desk: deciding.choose(desk, unit))

    def join(self, units: list[str]) -> None:
        """Join the texts of several units."""
        self._decide(lambda desk: deciding.join(desk, units))

    def edit(self, text: str) -> None:
        """Set the report's text."""
        one = self._page.current
        if one is not None:
            place = self._page.place(one)
            self._decide(
                lambda desk: deciding.edit(desk, text),
                on=one,
                done=lambda: self._session.drafts.settle(place, {TEXT: text}),
            )

    def set_status(self, status: Status) -> None:
        """Set the class of progress; the one that is proposed is confirmed."""
        one = self._page.current
        if one is None:
            return
        self._class_set = one.key
        if status is one.proposed:
            self._decide(lambda desk: deciding.confirm(desk, status, instead=True), on=one)
        else:
            self._decide(lambda desk: deciding.set_status(desk, status), on=one, why=True)

    def look_again(self, one: ReviewRow | None) -> None:
        """Say what stays open with the row whose class was set, now that it was read anew."""
        if one is None or one.key != self._class_set or not one.is_reviewed:
            return
        self._class_set = ""
        self._tell_left(one)

    def confirm(self) -> None:
        """Confirm the item as it stands and go on, unless something stays open, which is told.

        A text that was rewritten is asked about.
        """
        one = self._page.current
        if one is None or not one.item:
            return
        if self._page.desk.is_under_way(self._page.at, one):
            # The key was held, or pressed again before the list was read anew.
            return
        draft = self._session.drafts.get(self._page.place(one))
        if draft is None and one.is_settled_as_it_is:
            self._page.go_on(one)
            return
        if draft is None and one.is_set_by_hand:
            # The class stands as it was set; what is still open is nothing that it answers.
            self._tell_left(one)
            return
        answer = ask_about_draft(self._session.messages, one, draft) if draft else ALONE
        if answer == ALONE and one.is_set_by_hand:
            self._page.go_on(one)
        elif answer == ALONE and one.proposed is not Status.UNKNOWN:
            goes_on = not self._tell_what_stays(one)
            self._decide(lambda desk: deciding.confirm(desk, one.proposed), on=one, goes_on=goes_on)
        elif answer == WITH_TEXT and draft is not None:
            self._confirm_with_text(one, draft.text)
        elif answer == TEXT_ALONE and draft is not None:
            self.edit(draft.text)

    def _confirm_with_text(self, one: ReviewRow, text: str) -> None:
        place, confirmed = self._page.place(one), [False]

        def work(desk: Desk) -> int:
            if one.is_set_by_hand:
                confirmed[0] = True
                return deciding.edit(desk, text)
            number, confirmed[0] = deciding.text_and_class(desk, one.proposed, text)
            return number

        def done() -> None:
            self._session.drafts.settle(place, {TEXT: text})
            if not confirmed[0]:
                self._page.tell(
                    f"{one.number} 的文字已保存。照新的文字，研判的进度和刚才看到的不同，"
                    "没有确认：请再看一次进度，按 Y 确认。"
                )
            elif not self._tell_what_stays(one):
                self._page.go_on(one)

        self._decide(work, on=one, done=done)

    def confirm_each(self, rows: Sequence[ReviewRow]) -> None:
        """Confirm several items, each by a decision of its own."""
        desks: list[tuple[Desk, Status]] = []
        for one in rows:
            desk = self._desk(one)
            if desk is None:
                return
            desks.append((desk, one.proposed))
        if desks:
            self._session.change(
                f"正在确认 {len(desks)} 项",
                lambda _: deciding.confirm_each(desks),
                lambda refused: self._tell_each(len(desks), refused),
            )

    def _tell_each(self, asked: int, refused: list[str]) -> None:
        if refused:
            told = f"已确认 {asked - len(refused)} 项，有 {len(refused)} 项没有确认："
            self._page.tell("\n".join((told, *refused)))

    def _tell_left(self, one: ReviewRow) -> None:
        left = [found for found in one.findings if found.waits]
        if left:
            self._page.tell(_left_words(one, one.status, left))

    def _tell_what_stays(self, one: ReviewRow) -> bool:
        left = [found for found in one.findings if found.stays and found.waits]
        if not left:
            return False
        self._page.tell(_left_words(one, one.proposed, left))
        return True

    # Findings, files, rows, decisions

    def accept(self, code: str, unit: str) -> None:
        """Accept a finding, once: the key may be pressed again before the list was read anew."""
        one = self._page.current
        if one is None:
            return
        row, *which = self._accepted
        if row is one and which == [code, unit]:
            return
        self._accepted = one, code, unit
        self._decide(lambda desk: deciding.accept(desk, code, unit), on=one)

    def settle_file(self, accepted: bool) -> None:
        """Take a held file or refuse it, asking whose it is where it does not tell."""
        one = self._page.current
        if one is None or not one.submission:
            return
        asked: _Asked | None = ("", None)
        if accepted and not one.unit:
            asked = self._ask(one, "收下文件", "这是哪个单位的填报表？")
        if asked is None:
            return
        named, settle = asked
        self._decide(
            lambda desk: deciding.settle_file(desk, accepted=accepted, unit=named),
            on=one,
            done=settle,
            why=not accepted,
        )

    def take_row(self, sheet: str, row_: int, near: str) -> None:
        """Ask which item an extra row is and take its words for it."""
        one = self._page.current
        if one is None:
            return
        question = f"“{sheet}”第 {row_} 行是哪一项任务？（写编号，如 任务17 或 T17）"
        asked = self._ask(one, "采用这一行", question, item_name(near) if near else "")
        if asked is not None:
            item, settle = asked
            self._decide(
                lambda desk: deciding.take_row(desk, item, sheet, row_), on=one, done=settle
            )

    def refuse_row(self, sheet: str, row_: int) -> None:
        """Say that an extra row is no issued item."""
        self._decide(lambda desk: deciding.refuse_row(desk, sheet, row_), why=True)

    def take_back(self, number: int) -> None:
        """Take one decision back."""
        self._decide(lambda desk: deciding.undo(desk, number))

    def _ask(self, one: ReviewRow, title: str, question: str, before: str = "") -> _Asked | None:
        """Ask for a line about a row; gives it with what is to be called when it was stored."""
        messages, drafts = self._session.messages, self._session.drafts
        place = self._page.at.place("question", f"{title} {one.key} {question}")
        keeping = Keeping(drafts, messages, place, f"{one.name}　{title}", "review", one.key)
        asked = messages.ask_text(title, question, before, keeping=keeping)
        if asked is None or not asked.strip():
            return None
        return asked.strip(), lambda: keeping.settle({TEXT: asked})

    # Sending back

    def send_back(self) -> None:
        """Ask which unit is to correct what, and for a folder, and write the workbook that goes back."""
        one, at = self._page.current, self._page.at
        if one is None or not one.leads:
            return
        wrote = [text.unit for text in one.texts if text.text]
        first = [one.source] if one.source else []
        units = list(dict.fromkeys([*first, *wrote, *one.leads]))
        keeping = Keeping(
            self._session.drafts,
            self._session.messages,
            at.place("question", f"{_BACK} {one.key}"),
            f"{one.name}　{_BACK}",
            "review",
            one.key,
        )
        dialog = SendBackDialog(units, one.number if one.item else "", keeping, self._page.window())

        def look(unit: str) -> None:
            dialog.show_asked(None)
            self._session.jobs.read(
                "asked",
                lambda: deciding.asked_of(at.location, at.round, unit),
                lambda asked: dialog.show_asked(asked) if dialog.unit == unit else None,
            )

        dialog.unit_chosen.connect(look)
        look(dialog.unit)
        is_accepted = dialog.exec()
        unit, words, written = dialog.unit, dialog.text, dialog.written()
        dialog.deleteLater()
        if not is_accepted:
            return
        folder = self._page.ask_folder("退回的表放在哪个文件夹？", "sendback")
        reviewer = self._page.desk.reviewer()
        if not folder or not reviewer:
            return
        desk = Desk(at.location, at.round, unit, reviewer, words, 0)
        questions = {one.item: words} if one.item else {}

        def tell(made: "SentBack") -> None:
            keeping.settle(written)
            self._page.tell_sent_back(made)

        self._session.change(
            f"正在生成“{unit}”的退回修改表",
            lambda _: deciding.return_to_unit(desk, Path(folder), questions),
            tell,
        )

    # Recording

    def _decide(
        self,
        work: Callable[[Desk], object],
        *,
        on: ReviewRow | None = None,
        goes_on: bool = False,
        done: Callable[[], None] | None = None,
        why: bool = False,
    ) -> None:
        """Record a decision on a row, by default the one that is chosen; `done` follows then.

        While the clerk was asked something the list may have been read again. `why` asks for a reason.
        """
        one = on or self._page.current
        if one is None:
            return
        desk = self._desk(one, why=why)
        if desk is None and why:
            self._page.repeat_with_reason(
                lambda: self._decide(work, on=one, goes_on=goes_on, done=done, why=True)
            )
        elif desk is not None:
            if why:
                # The reason that was asked for is there.
                self._page.tell("")
            if goes_on:
                # Before it is recorded: the line may leave the list by it.
                self._page.go_on(one)
            self._page.desk.record(desk, work, done)
            self._page.take_focus()

    def _desk(self, one: ReviewRow, *, why: bool = False) -> Desk | None:
        keys = tuple(found.key for found in one.findings if found.key)
        return self._page.desk.take(self._page.at, one.subject, one.seen, keys, why=why)


def _left_words(one: ReviewRow, status: Status, left: Sequence[FindingView]) -> str:
    titles = "、".join(dict.fromkeys(found.title for found in left))
    return (
        f"{one.number} 的进度已定为“{STATUSES[status]}”，还有 {len(left)} 个问题没有了结"
        f"（{titles}）：请改文字、退回单位，或点开问题认可。按 N 去下一条。"
    )
