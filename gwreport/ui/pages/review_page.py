"""审核: what waits, worst first; one key decides and goes on to the next."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QItemSelection, Qt
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QSplitter, QStackedWidget

from gwreport.domain.rounds import parse_period
from gwreport.domain.statuses import Status
from gwreport.domain.year.closing import ClosingState, Deed
from gwreport.ui.desks.closing_desk import ClosingDesk
from gwreport.ui.desks.evidence_desk import EvidenceDesk
from gwreport.ui.desks.originals import Originals
from gwreport.ui.desks.review_decisions import ReviewDecisions
from gwreport.ui.desks.review_desk import ReviewDesk
from gwreport.ui.drafts.draft import Place
from gwreport.ui.drafts.fields import as_shown
from gwreport.ui.models.review_columns import ALL, SCOPES, Listed, class_scope
from gwreport.ui.operations.evidence import EvidenceOf
from gwreport.ui.operations.reviewing import ReviewRow, ReviewView, view_review
from gwreport.ui.page import Page
from gwreport.ui.session import Session, Where
from gwreport.ui.widgets.review.decision_bar import DecisionBar
from gwreport.ui.widgets.review.item_view import ItemView
from gwreport.ui.widgets.review.marked_items import MarkedItems
from gwreport.ui.widgets.review.reason_box import ReasonBox
from gwreport.ui.widgets.review.review_list import ReviewList, usual_scope
from gwreport.ui.year import YearSubject
from gwreport.wording.names import STATUSES
from gwreport.workflow.rounds.joined_evidence import JoinedEvidence

if TYPE_CHECKING:
    from gwreport.workflow.sending.send_back import SentBack

# From this height of the page on there is room for its title.
_ROOMY = 700
# What is remembered from one day to the next.
_SCOPE, _PARTS, _AT = "review/scope", "review/parts", "review/at"


class ReviewPage(Page):
    """A list at the left, what is to be weighed at the right, the bar of decisions below."""

    name = "review"
    title = "审核"
    is_dense = True

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.view: ReviewView | None = None
        self.at = Where()
        self._wanted, self._told_of = "", ""
        self._comes_anew = False
        self._again: Callable[[], None] | None = None
        self.drafts = session.drafts
        self.drafts.changed.connect(self._mark_draft)
        self.rows = ReviewList(self._has_draft, self._is_written_in)
        self.list = self.rows.table
        self.scope, self.leader, self.search = self.rows.scope, self.rows.whose, self.rows.search
        self.rows.chosen.connect(self._show_row)
        self.list.selectionModel().selectionChanged.connect(self._show_marked)
        self.detail = ItemView(self.drafts)
        self.marked = MarkedItems()
        self.reason = ReasonBox(self.drafts, session.state.reasons, self.name)
        self.desk = ReviewDesk(session, self.reason, self._tell_no_reason)
        self.decisions = ReviewDecisions(self)
        self.bar = DecisionBar(self.reason)
        self._sides = QStackedWidget()
        self._sides.addWidget(self.detail)
        self._sides.addWidget(self.marked)
        self.parts = QSplitter(Qt.Orientation.Horizontal)
        self.parts.addWidget(self.rows)
        self.parts.addWidget(self._sides)
        self.parts.setStretchFactor(1, 1)
        self.parts.setChildrenCollapsible(False)
        self.parts.setSizes([410, 700])
        self.body.addWidget(self.parts, 1)
        self.body.addWidget(self.bar)
        self.closing = ClosingDesk(session, self.notice, self, self.take_focus)
        self.list.own_deeds.append(("看佐证材料", self._show_evidence))
        self.list.own_deeds.append(("销号或恢复…", lambda _: self._close_or_reopen()))
        self._remember()
        self._wire()
        session.others.changed.connect(self._show_others)

    def _remember(self) -> None:
        """Show what was chosen the last time, and keep what is chosen from now on."""
        state = self.session.state
        self.scope.setCurrentText(usual_scope(state.kept(_SCOPE)))
        if parts := state.kept(_PARTS):
            self.parts.restoreState(QByteArray.fromBase64(parts.encode()))
        self.rows.narrowed.connect(lambda words: state.keep(_SCOPE, words))
        self.parts.splitterMoved.connect(
            lambda: state.keep(_PARTS, bytes(self.parts.saveState().toBase64().data()).decode())
        )

    def _show_evidence(self, one: ReviewRow) -> None:
        self.leads_to.emit("collection", EvidenceOf(one.item))

    def _items(self) -> list[tuple[str, str]]:
        rows = self.view.rows if self.view is not None else ()
        planned = sorted((one for one in rows if one.item), key=lambda one: one.place_in_plan)
        return [(one.item, " ".join(one.title.split())) for one in planned]

    def _with_evidence(self, does: Callable[[JoinedEvidence], object]) -> None:
        one = self.current
        if one is not None and one.evidence is not None:
            does(one.evidence)
            self.take_focus()

    def _show_closing(self) -> None:
        if self.list.current is not None:
            self.leads_to.emit("year", YearSubject("closing", self.list.current.item))

    def _close_or_reopen(self) -> None:
        one = self.list.current
        note = one.closing if one is not None else None
        is_closed = note is not None and note.state is ClosingState.CLOSED
        self._do_closing(Deed.REOPEN if is_closed and not self._several() else Deed.CLOSE)

    def _do_closing(self, deed: Deed) -> None:
        chosen = self._several() or [one for one in (self.list.current,) if one is not None]
        self.closing.do(deed, [one.item for one in chosen if one.item])

    def _wire(self) -> None:
        detail, decisions, bar = self.detail, self.decisions, self.bar
        detail.edited.connect(decisions.edit)
        self.originals = Originals(self.session, self.notice)
        detail.original_wanted.connect(self.originals.show)
        detail.accepted.connect(decisions.accept)
        detail.head.closing.wanted.connect(self._do_closing)
        detail.head.closing.led.connect(self._show_closing)
        detail.head.file_settled.connect(decisions.settle_file)
        self._evidence = EvidenceDesk(self.session, self.notice, self, self._items)
        for wish, does in (
            (detail.head.evidence_opened, self._evidence.look_at),
            (detail.head.evidence_placed, self._evidence.assign),
            (detail.head.evidence_of_whole, self._evidence.give_to_whole),
        ):
            wish.connect(lambda does=does: self._with_evidence(does))
        detail.beside.units.chosen.connect(decisions.choose)
        detail.beside.units.joined.connect(decisions.join)
        detail.beside.row_taken.connect(decisions.take_row)
        detail.beside.row_refused.connect(decisions.refuse_row)
        detail.beside.taken_back.connect(decisions.take_back)
        self.reason.entered.connect(self._take_reason)
        bar.confirmed.connect(self.confirm)
        bar.status_set.connect(decisions.set_status)
        bar.sent_back.connect(decisions.send_back)
        bar.stepped.connect(self.step)
        # Letters act only while the list has the focus: in a field they are written.
        keys: dict[str, Callable[[], object]] = {
            "N": lambda: self.step(1),
            "P": lambda: self.step(-1),
            "Y": self.confirm,
            "E": self._alone(detail.focus_text),
            "S": self._alone(self._focus_statuses),
            "R": self._alone(self.reason.setFocus),
            "A": self._alone(detail.accept_or_unfold),
            "B": self._alone(decisions.send_back),
            "D": self._alone(detail.class_line.toggle),
            "C": self._close_or_reopen,
            "T": self._alone(detail.beside.show_next),
            **{str(n): self._alone(lambda n=n: detail.choose_number(n)) for n in range(1, 10)},
        }
        for key, does in keys.items():
            shortcut = QShortcut(QKeySequence(key), self.list)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
            # A key that is held decides once; only going on repeats.
            shortcut.setAutoRepeat(key in "NP")
            shortcut.activated.connect(does)
        # What is clicked leaves the letters where they are: with the list.
        detail.beside.tabBarClicked.connect(lambda _: self.list.setFocus())
        detail.class_line.toggled.connect(self.list.setFocus)
        self.rows.closed.connect(self.list.setFocus)
        for keys_, does_ in (
            ("Esc", self.list.setFocus),
            ("Ctrl+S", detail.save),
            ("Ctrl+Return", detail.save),
            ("Ctrl+Enter", detail.save),
        ):
            everywhere = QShortcut(QKeySequence(keys_), self)
            everywhere.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            everywhere.activated.connect(does_)

    def _alone(self, does: Callable[[], object]) -> Callable[[], None]:
        """Give a key's act, which is for the one item in sight: with several marked nothing is done."""

        def act() -> None:
            if not self._several():
                does()

        return act

    def refresh(self) -> None:
        """Read what waits."""
        at = self.session.where
        self.read(lambda: view_review(at.location, at.round), lambda view: self._show(view, at))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """On a small screen leave the title's line to the text: the list says as much, and the navigation."""
        self.heading.setVisible(event.size().height() >= _ROOMY)
        super().resizeEvent(event)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Begin with the worst again when the page comes into sight."""
        # Where it is read anew, the places are those of what is read.
        self._comes_anew = self._stale
        self.rows.renew()
        super().showEvent(event)

    def take_focus(self) -> None:
        """Give the keyboard to the list, where the letters decide."""
        self.list.setFocus()

    def show_subject(self, subject: object) -> None:
        """Show one item by its id, the items of a class, or what another page's number counted."""
        self.drafts.flush()
        if isinstance(subject, Status):
            subject = Listed(class_scope(subject))
        elif subject in SCOPES:
            subject = Listed(str(subject))
        if isinstance(subject, Listed):
            self.rows.narrow_to(subject)
            return
        self._wanted = str(subject)
        self.rows.narrow_to(Listed(ALL))
        if self.rows.choose(self._wanted):
            self._wanted = ""

    def point_at(self, subject: str) -> None:
        """Choose what was just decided on or taken back, when it is read again."""
        key = f"#{subject}" if subject.isdecimal() else subject
        if self.view is not None and any(one.key == key for one in self.view.rows):
            self._wanted = key

    # What the decisions ask of the page

    @property
    def current(self) -> ReviewRow | None:
        """The row that is chosen."""
        return self.list.current

    def place(self, one: ReviewRow) -> Place:
        """Where the rewriting of a row's text is kept."""
        return self.at.place("text", one.key)

    def go_on(self, one: ReviewRow) -> None:
        """Go to the next row, where this one is still the chosen one."""
        if self.list.current is not None and self.list.current.key == one.key:
            self.step(1)

    def tell(self, words: str) -> None:
        """Say what stays open with the chosen row, for as long as it is the chosen one."""
        self.notice.show_words(words, "warning")
        self._told_of = self.list.current.key if self.list.current is not None else ""

    def tell_sent_back(self, made: "SentBack") -> None:
        """Say where the workbook that goes back was written."""
        self.tell_written(f"退回修改表已生成：{made.path}", made.kept)
        self.notice.set_action("打开文件夹", lambda: self.session.show_file(made.path.parent))

    def confirm(self) -> None:
        """Confirm the chosen item as it stands, or each of those that are marked."""
        marked = self._several()
        self.notice.show_words("")
        chosen = self.bar.chosen
        if not marked and chosen is not None:
            # What is shown there is not what would be confirmed.
            self.tell(
                f"进度选了“{STATUSES[chosen]}”，还没有改：请按“改为这一类”（回车），"
                "或者选回原来的一类再确认。"
            )
        elif marked:
            self.decisions.confirm_each([one for one in marked if _can_be_confirmed(one)])
        else:
            self.decisions.confirm()
        self.list.setFocus()

    def _tell_no_reason(self) -> None:
        self.tell("这样处理要写明理由，请在下面写上，按回车就照刚才的办。")
        self.reason.setFocus()

    def repeat_with_reason(self, does: Callable[[], None]) -> None:
        """Keep what was refused for want of a reason, for the moment when that is written."""
        self._again = does

    def _take_reason(self) -> None:
        """Do what only wanted the reason, where something did; else go back to the list."""
        does, self._again = self._again, None
        if does is not None and self.reason.reason:
            does()
        else:
            self._again = does
            self.list.setFocus()

    # Going through the list

    def step(self, by: int) -> None:
        """Go to the next line, or the one before."""
        self.drafts.flush()
        self.rows.step(by)
        self.list.setFocus()

    def _focus_statuses(self) -> None:
        self.bar.statuses.setFocus()

    # Showing

    def _show(self, view: ReviewView | None, at: Where) -> None:
        is_first = at.workspace != self.at.workspace
        is_other, self._comes_anew = at != self.at or self._comes_anew, False
        self.view, self.at = view, at
        round_ = parse_period(at.round)
        self.bar.show_round(is_year_end=round_ is not None and round_.is_whole_year)
        if is_first and not self._wanted:
            # Where the clerk stood in this workspace when the window was closed.
            uid, _, key = self.session.state.kept(_AT).rpartition(" ")
            self._wanted = key if uid == at.workspace else ""
        name = self.session.round_name
        rows = view.rows if view else ()
        self._drop_stored(rows)
        self.notice.show_state("" if view else f"{name}还没有下发填报表。")
        self.set_note(f"{name}　等待处理 {view.to_settle} 条" if view else name)
        is_writing, written = self.detail.reported.edit.hasFocus(), self.detail.row
        self.drafts.flush()
        self.rows.show_rows(rows, self._wanted, anew=is_other)
        if is_other or any(one.key == self._wanted for one in rows):
            self._wanted = ""
        self._show_row(self.list.current)
        self.decisions.look_again(self.list.current)
        now = self.detail.row
        if is_writing and written is not None and (now is None or now.key != written.key):
            # Somebody else settled what was being written in: the next keys are neither for another
            # item's text nor for the list, where they would decide.
            self.setFocus()

    def _show_row(self, one: ReviewRow | None) -> None:
        chosen = self.bar.chosen
        is_same = self.detail.show_row(one, self.place(one) if one is not None else None)
        self.bar.show_row(one, chosen if is_same else None)
        if not is_same:
            self._again = None
        if one is not None:
            self.reason.show_place(self.at.place("reason", one.key), one.key, one.name)
            self.session.state.keep(_AT, f"{self.at.workspace} {one.key}")
            self.session.others.be_at(self.at.round, one.subject, self.session.state.reviewer)
            self._show_others()
            if not is_same and self._told_of not in ("", one.key):
                self.notice.show_words("")
                self._told_of = ""

    def _show_others(self) -> None:
        one = self.list.current
        names = self.session.others.names_at(self.at.round, one.subject) if one is not None else []
        self.detail.head.show_others(names)

    def _several(self) -> list[ReviewRow]:
        """The rows that are marked, where there are several."""
        return self.rows.several

    def _show_marked(self, _: QItemSelection, __: QItemSelection) -> None:
        marked = self._several()
        if marked:
            taken = [one for one in marked if _can_be_confirmed(one)]
            self.marked.show_rows(taken, len(marked) - len(taken))
            self.bar.show_marked(taken)
        elif self._sides.currentWidget() is self.marked:
            self.bar.show_row(self.list.current)
            self.marked.show_rows((), 0)
        self._sides.setCurrentWidget(self.marked if marked else self.detail)

    # Drafts

    def _has_draft(self, one: ReviewRow) -> bool:
        return self.drafts.get(self.place(one)) is not None

    def _drop_stored(self, rows: Sequence[ReviewRow]) -> None:
        """Drop the drafts that stand in the report: a window may have ended before it knew of it."""
        for one in rows:
            draft = self.drafts.get(self.place(one))
            if draft is not None and draft.text == as_shown(one.text):
                self.drafts.drop(draft.place)

    def _is_written_in(self, one: ReviewRow) -> bool:
        """Say whether the clerk is writing in a row's text just now: it must not leave the list."""
        is_shown = self.detail.row is not None and self.detail.row.key == one.key
        return is_shown and self.detail.reported.edit.hasFocus()

    def _mark_draft(self, place: object) -> None:
        if isinstance(place, Place) and place == self.at.place(place.sort, place.subject):
            self.list.viewport().update()


def _can_be_confirmed(one: ReviewRow) -> bool:
    return bool(one.item) and one.proposed is not Status.UNKNOWN and not one.is_set_by_hand
