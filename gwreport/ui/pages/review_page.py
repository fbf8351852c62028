"""审核: what waits, worst first; one key decides and goes on to the next."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QComboBox, QSplitter, QWidget

from gwreport.domain.statuses import Status
from gwreport.ui.desktop import open_path
from gwreport.ui.drafts.draft import TEXT, Place
from gwreport.ui.drafts.fields import as_shown
from gwreport.ui.drafts.keeping import Keeping
from gwreport.ui.models.review_columns import SCOPES, WITH_DRAFT, review_columns
from gwreport.ui.operations import deciding
from gwreport.ui.operations.deciding import Desk
from gwreport.ui.operations.reviewing import ReviewRow, ReviewView, view_review
from gwreport.ui.pages.page import Page
from gwreport.ui.review_desk import ALONE, TEXT_ALONE, WITH_TEXT, ReviewDesk, ask_about_draft
from gwreport.ui.session import Session, Where
from gwreport.ui.widgets.basics import button, column, filter_field, label, row
from gwreport.ui.widgets.reason_box import ReasonBox
from gwreport.ui.widgets.review_detail import ReviewDetail
from gwreport.ui.widgets.table import Table
from gwreport.wording.names import STATUSES

if TYPE_CHECKING:
    from gwreport.workflow.sending.send_back import SentBack

# What was answered, and what is to be called when it was stored.
_Asked = tuple[str, Callable[[], None] | None]
_EVERYBODY = "全部领导"
_REASONS = (
    "经审核，情况属实",
    "以汇总单位填报为准",
    "已与填报单位核实",
    "按报送要求规范文字",
    "按研判口径确定",
)


class ReviewPage(Page):
    """A list at the left, what is to be weighed at the right, the reason below."""

    name = "review"
    title = "审核"

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.view: ReviewView | None = None
        self._wanted = ""
        self.drafts, self._at = session.drafts, Where()
        self.drafts.changed.connect(self._mark_draft)
        self.list: Table[ReviewRow] = Table(review_columns(self._has_draft))
        self.list.chosen.connect(self._show_row)
        self.detail = ReviewDetail(self.drafts)
        self.scope = QComboBox()
        self.scope.addItems(list(SCOPES))
        self.scope.currentTextChanged.connect(self._filter)
        self.leader = QComboBox()
        self.leader.addItem(_EVERYBODY)
        self.leader.currentTextChanged.connect(self._filter)
        self.search = filter_field("筛选任务、单位、编号", self.list.filter.set_words, wide=True)
        self.reason = ReasonBox(self.drafts, _REASONS, self.name)
        self.desk = ReviewDesk(session, self.reason, self._tell_no_reason)
        self.count = label("", "muted")
        left = QWidget()
        layout = column(gap=10)
        layout.addLayout(row(self.scope, self.leader))
        layout.addWidget(self.search)
        layout.addWidget(self.list)
        left.setLayout(layout)
        parts = QSplitter(Qt.Orientation.Horizontal)
        parts.addWidget(left)
        parts.addWidget(self.detail)
        parts.setSizes([430, 680])
        self.body.addWidget(parts, 1)
        self.body.addLayout(
            row(
                label("理由", "muted"),
                self.reason,
                self.count,
                1,
                button("退回修改…", self.send_back, icon="back"),
                button("上一条（P）", lambda: self.step(-1)),
                button("下一条（N）", lambda: self.step(1), kind="primary"),
            )
        )
        self._wire()

    def _wire(self) -> None:
        detail = self.detail
        detail.chosen.connect(self.choose)
        detail.joined.connect(self.join)
        detail.edited.connect(self.edit)
        detail.status_set.connect(self.set_status)
        detail.confirmed.connect(self.confirm)
        detail.accepted.connect(self.accept)
        detail.file_settled.connect(self.settle_file)
        detail.row_taken.connect(self.take_row)
        detail.row_refused.connect(self.refuse_row)
        detail.taken_back.connect(self.take_back)
        # Letters act only while the list has the focus: in a field they are written.
        keys: dict[str, Callable[[], object]] = {
            "N": lambda: self.step(1),
            "P": lambda: self.step(-1),
            "Y": self.confirm,
            "E": self._focus_text,
            "S": self._focus_status,
            "R": self.reason.setFocus,
            "A": self._accept_first,
            **{str(n): lambda n=n: detail.choose_number(n) for n in range(1, 10)},
        }
        for key, does in keys.items():
            shortcut = QShortcut(QKeySequence(key), self.list)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(does)
        back = QShortcut(QKeySequence("Esc"), self)
        back.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        back.activated.connect(self.list.setFocus)

    def refresh(self) -> None:
        """Read what waits."""
        at = self.session.where
        self.read(lambda: view_review(at.location, at.round), lambda view: self._show(view, at))

    def take_focus(self) -> None:
        """Give the keyboard to the list, where the letters decide."""
        self.list.setFocus()

    def show_subject(self, subject: object) -> None:
        """Show one item by its id, or the items of a class."""
        if isinstance(subject, Status):
            self.scope.setCurrentText(f"进度：{STATUSES[subject]}")
            return
        if subject == WITH_DRAFT:
            self.scope.setCurrentText(WITH_DRAFT)
            return
        self._wanted = str(subject)
        self.scope.setCurrentText("全部")
        self.leader.setCurrentIndex(0)
        self.search.clear()
        if self.list.choose(lambda one: one.key == subject):
            self._wanted = ""

    # Decisions

    def choose(self, unit: str) -> None:
        """Take one unit's text."""
        self._decide(lambda desk: deciding.choose(desk, unit))

    def join(self, units: list[str]) -> None:
        """Join the texts of several units."""
        self._decide(lambda desk: deciding.join(desk, units))

    def edit(self, text: str) -> None:
        """Set the report's text."""
        one = self.detail.row
        if one is not None:
            place = self._place(one)
            self._decide(
                lambda desk: deciding.edit(desk, text),
                on=one,
                done=lambda: self.drafts.settle(place, {TEXT: text}),
            )

    def set_status(self, status: Status) -> None:
        """Set the class of progress."""
        self._decide(lambda desk: deciding.set_status(desk, status))

    def confirm(self) -> None:
        """Confirm the class as proposed and go on; a text that was rewritten is asked about."""
        one = self.list.current
        if one is None or not one.item:
            return
        proposed, place = one.proposed, self._place(one)
        draft = self.drafts.get(place)
        answer = ask_about_draft(self.session.messages, one, draft) if draft else ALONE
        if answer == ALONE and proposed is not Status.UNKNOWN:
            self._decide(lambda desk: deciding.confirm(desk, proposed), on=one, goes_on=True)
        elif answer in (WITH_TEXT, TEXT_ALONE) and draft is not None:
            text = draft.text
            self._decide(
                lambda desk: deciding.confirm_with_text(desk, proposed, text),
                on=one,
                goes_on=True,
                done=lambda: self.drafts.settle(place, {TEXT: text}),
            )

    def accept(self, code: str, unit: str) -> None:
        """Accept a finding."""
        self._decide(lambda desk: deciding.accept(desk, code, unit))

    def settle_file(self, accepted: bool) -> None:
        """Take a held file or refuse it, asking whose it is where it does not tell."""
        one = self.list.current
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
        )

    def take_row(self, sheet: str, row_: int, near: str) -> None:
        """Ask which item an extra row is and take its words for it."""
        one = self.list.current
        if one is None:
            return
        question = f"“{sheet}”第 {row_} 行是哪一项任务？（写编号，如 T17）"
        asked = self._ask(one, "采用这一行", question, near)
        if asked is not None:
            item, settle = asked
            self._decide(
                lambda desk: deciding.take_row(desk, item, sheet, row_), on=one, done=settle
            )

    def _ask(
        self, one: ReviewRow, title: str, question: str, before: str = "", *, blank: bool = False
    ) -> _Asked | None:
        """Ask for a line about a row; gives it with what is to be called when it was stored."""
        messages = self.session.messages
        place = self._at.place("question", f"{title} {one.key} {question}")
        keeping = Keeping(self.drafts, messages, place, f"{title}：{question}", self.name, one.key)
        asked = messages.ask_text(title, question, before, keeping=keeping)
        if asked is None or not (asked.strip() or blank):
            return None
        return asked.strip(), lambda: keeping.settle({TEXT: asked})

    def refuse_row(self, sheet: str, row_: int) -> None:
        """Say that an extra row is no issued item."""
        self._decide(lambda desk: deciding.refuse_row(desk, sheet, row_))

    def take_back(self, number: int) -> None:
        """Take one decision back."""
        self._decide(lambda desk: deciding.undo(desk, number))

    def send_back(self) -> None:
        """Ask what is to be corrected and for a folder, and write the workbook that goes back."""
        one = self.list.current
        if one is None or not one.leads:
            return
        unit = one.source or one.leads[0]
        question = f"请“{unit}”改什么？（写一句话，会印在表里）"
        asked = self._ask(one, "退回修改", question, blank=True)
        if asked is None:
            return
        words, settled = asked
        folder = self.ask_folder("退回的表放在哪个文件夹？", "sendback")
        if not folder:
            return
        questions = {one.item: words} if words and one.item else {}
        desk = self.desk.take(self._at, unit, 0)
        if desk is None:
            return

        def tell(made: "SentBack") -> None:
            if settled is not None:
                settled()
            self._tell_sent_back(made)

        # The unit's other send-backs are no matter of this row's newest decision.
        self.session.change(
            f"正在生成“{unit}”的退回修改表",
            lambda _: deciding.return_to_unit(desk, Path(folder), questions),
            tell,
        )

    def _decide(
        self,
        work: Callable[[Desk], object],
        *,
        on: ReviewRow | None = None,
        goes_on: bool = False,
        done: Callable[[], None] | None = None,
    ) -> None:
        """Record a decision on a row, by default the one that is chosen; `done` follows then.

        While the clerk was asked something the list may have been read again.
        """
        one = on or self.list.current
        if one is None:
            return
        desk = self.desk.take(self._at, one.item or str(one.submission), one.seen)
        if desk is not None:
            if goes_on and self.list.current is not None and self.list.current.key == one.key:
                # Before it is recorded: the line may leave the list by it.
                self.step(1)
            self.desk.record(desk, work, done)
            self.list.setFocus()

    def _tell_no_reason(self) -> None:
        self.notice.show_words("请先在下面写明理由。", "warning")
        self.reason.setFocus()

    # Going through the list

    def step(self, by: int) -> None:
        """Go to the next line, or the one before."""
        self.drafts.flush()
        at = self.list.currentIndex().row() + by
        if 0 <= at < self.list.filter.rowCount():
            self.list.setCurrentIndex(self.list.filter.index(at, 0))
        self.list.setFocus()

    def _focus_text(self) -> None:
        self.detail.focus_text()

    def _focus_status(self) -> None:
        if self.detail.statuses is not None:
            self.detail.statuses.setFocus()

    def _accept_first(self) -> None:
        one = self.list.current
        if one is not None and one.findings:
            self.accept(one.findings[0].code, one.findings[0].unit)

    # Showing

    def _show(self, view: ReviewView | None, at: Where) -> None:
        self.view, self._at = view, at
        self.reason.show_place(at.place("reason"))
        name = self.session.round_name
        rows = view.rows if view else ()
        self._drop_stored(rows)
        self.notice.show_state("" if view else f"{name}还没有下发填报表。")
        self.set_note(f"{name}　等待处理 {view.to_settle} 条" if view else name)
        leaders = dict.fromkeys(leader for one in rows for leader in one.leaders)
        if [self.leader.itemText(at) for at in range(1, self.leader.count())] != list(leaders):
            self.leader.clear()
            self.leader.addItems([_EVERYBODY, *leaders])
        row_at = self.list.currentIndex().row()
        is_writing, written = self.detail.reported.edit.hasFocus(), self.detail.row
        self.list.show_rows(rows, key=lambda one: one.key)
        if self._wanted and self.list.choose(lambda one: one.key == self._wanted):
            self._wanted = ""
        elif self.list.current is None and (count := self.list.filter.rowCount()):
            # What was settled has left the list: its place is taken by the next.
            self.list.setCurrentIndex(self.list.filter.index(min(max(row_at, 0), count - 1), 0))
        self._filter()
        self._show_row(self.list.current)
        now = self.detail.row
        if is_writing and written is not None and (now is None or now.key != written.key):
            # Somebody else settled what was being written in: the next keys are neither for another
            # item's text nor for the list, where they would decide.
            self.setFocus()

    def _filter(self) -> None:
        choice, leader = SCOPES[self.scope.currentText()], self.leader.currentText()

        def is_shown(one: ReviewRow) -> bool:
            if leader not in ("", _EVERYBODY) and leader not in one.leaders:
                return False
            return choice is None or choice(one) or self._is_unfinished(one)

        self.drafts.flush()
        self.list.filter.set_choice(is_shown)
        self.count.setText(f"列出 {self.list.filter.rowCount()} 条")

    def _show_row(self, one: ReviewRow | None) -> None:
        self.detail.show_row(one, self._place(one) if one is not None else None)

    # Drafts

    def _place(self, one: ReviewRow) -> Place:
        return self._at.place("text", one.key)

    def _has_draft(self, one: ReviewRow) -> bool:
        return self.drafts.get(self._place(one)) is not None

    def _drop_stored(self, rows: Sequence[ReviewRow]) -> None:
        """Drop the drafts that stand in the report: a window may have ended before it knew of it."""
        for one in rows:
            draft = self.drafts.get(self._place(one))
            if draft is not None and draft.text == as_shown(one.text):
                self.drafts.drop(draft.place)

    def _is_unfinished(self, one: ReviewRow) -> bool:
        """Say whether a row must not leave the list by itself: it has a draft, or is written in."""
        is_shown = self.detail.row is not None and self.detail.row.key == one.key
        return self._has_draft(one) or (is_shown and self.detail.reported.edit.hasFocus())

    def _mark_draft(self, place: object) -> None:
        if isinstance(place, Place) and place == self._at.place(place.sort, place.subject):
            self.list.viewport().update()

    def _tell_sent_back(self, made: "SentBack") -> None:
        self.tell_written(f"退回修改表已生成：{made.path}", made.kept)
        self.notice.set_action("打开文件夹", lambda: open_path(made.path.parent))
