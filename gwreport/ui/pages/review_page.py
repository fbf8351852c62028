"""审核: what waits, worst first; one key decides and goes on to the next."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QComboBox, QSizePolicy, QSplitter, QWidget

from gwreport.domain.statuses import IS_BEHIND, Status
from gwreport.ui.class_colours import REVIEW_COLOURS, STATUS_COLOURS
from gwreport.ui.desktop import open_path
from gwreport.ui.models.row_table import Column
from gwreport.ui.operations import deciding
from gwreport.ui.operations.deciding import Desk
from gwreport.ui.operations.reviewing import ReviewRow, ReviewView, view_review
from gwreport.ui.pages.page import Page
from gwreport.ui.session import Session
from gwreport.ui.widgets.basics import button, column, filter_field, label, row
from gwreport.ui.widgets.review_detail import ReviewDetail
from gwreport.ui.widgets.table import Table
from gwreport.wording.names import REVIEW_KINDS, STATUSES
from gwreport.workflow.send_back import SentBack

_SETTLED = "settled"
COLUMNS: tuple[Column[ReviewRow], ...] = (
    Column(
        "类别",
        lambda one: REVIEW_KINDS.get(one.kind, "无问题"),
        82,
        badge=lambda one: REVIEW_COLOURS.get(one.kind, REVIEW_COLOURS[_SETTLED]),
    ),
    Column("编号", lambda one: one.item or f"文件{one.submission}", 70),
    Column("内容", lambda one: one.title, 0, least=110),
    Column(
        "进度",
        lambda one: (
            ("" if one.submission else STATUSES[one.status]) + ("✓" if one.is_reviewed else "")
        ),
        116,
        badge=lambda one: STATUS_COLOURS[one.status],
        key=lambda one: list(Status).index(one.status),
    ),
)
_SCOPES: dict[str, Callable[[ReviewRow], bool] | None] = {
    "等待处理": lambda one: one.waits,
    "未依时序推进": lambda one: one.status in IS_BEHIND,
    "进度没有确认": lambda one: bool(one.item) and not one.is_reviewed,
    "全部": None,
    **{
        f"进度：{words}": lambda one, status=status: bool(one.item) and one.status is status
        for status, words in STATUSES.items()
    },
}
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
        # The newest decision that this window took on an item of a workspace's round.
        self._own: dict[tuple[str, str, str], int] = {}
        self.list: Table[ReviewRow] = Table(COLUMNS)
        self.list.chosen.connect(self._show_row)
        self.detail = ReviewDetail()
        self.scope = QComboBox()
        self.scope.addItems(list(_SCOPES))
        self.scope.currentTextChanged.connect(self._filter)
        self.leader = QComboBox()
        self.leader.addItem(_EVERYBODY)
        self.leader.currentTextChanged.connect(self._filter)
        self.search = filter_field("筛选任务、单位、编号", self.list.filter.set_words, wide=True)
        self.reason = QComboBox()
        self.reason.setEditable(True)
        self.reason.addItems(list(_REASONS))
        self.reason.setMinimumWidth(150)
        self.reason.setMaximumWidth(300)
        self.reason.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.reason.setAccessibleName("理由")
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
        location, code = self.session.location, self.session.round
        self.read(lambda: view_review(location, code), self._show)

    def take_focus(self) -> None:
        """Give the keyboard to the list, where the letters decide."""
        self.list.setFocus()

    def show_subject(self, subject: object) -> None:
        """Show one item by its id, or the items of a class."""
        if isinstance(subject, Status):
            self.scope.setCurrentText(f"进度：{STATUSES[subject]}")
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
        self._decide(lambda desk: deciding.edit(desk, text))

    def set_status(self, status: Status) -> None:
        """Set the class of progress."""
        self._decide(lambda desk: deciding.set_status(desk, status))

    def confirm(self) -> None:
        """Confirm the class as proposed and go on."""
        one = self.list.current
        if one is not None and one.item and one.proposed is not Status.UNKNOWN:
            shown = one.proposed
            self._decide(lambda desk: deciding.confirm(desk, shown), goes_on=True)

    def accept(self, code: str, unit: str) -> None:
        """Accept a finding."""
        self._decide(lambda desk: deciding.accept(desk, code, unit))

    def settle_file(self, accepted: bool) -> None:
        """Take a held file or refuse it, asking whose it is where it does not tell."""
        one = self.list.current
        if one is None or not one.submission:
            return
        unit = one.unit
        asked: str | None = ""
        if accepted and not unit:
            asked = self.session.messages.ask_text("收下文件", "这是哪个单位的填报表？")
            if not asked or not asked.strip():
                return
        named = asked.strip() if asked else ""
        self._decide(lambda desk: deciding.settle_file(desk, accepted=accepted, unit=named))

    def take_row(self, sheet: str, row_: int, near: str) -> None:
        """Ask which item an extra row is and take its words for it."""
        item = self.session.messages.ask_text(
            "采用这一行", f"“{sheet}”第 {row_} 行是哪一项任务？（写编号，如 T17）", near
        )
        if item and item.strip():
            self._decide(lambda desk: deciding.take_row(desk, item.strip(), sheet, row_))

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
        messages = self.session.messages
        words = messages.ask_text("退回修改", f"请“{unit}”改什么？（写一句话，会印在表里）")
        if words is None:
            return
        folder = messages.ask_folder("退回的表放在哪个文件夹？", self.session.state.folder("issue"))
        if not folder:
            return
        questions = {one.item: words.strip()} if words.strip() and one.item else {}
        desk = self._desk(unit, 0)
        if desk is not None:
            # The unit's other send-backs are no matter of this row's newest decision.
            self.session.change(
                f"正在生成“{unit}”的退回修改表",
                lambda _: deciding.return_to_unit(desk, Path(folder), questions),
                self._tell_sent_back,
            )

    def _decide(self, work: Callable[[Desk], object], *, goes_on: bool = False) -> None:
        one = self.list.current
        if one is None:
            return
        desk = self._desk(one.item or str(one.submission), one.seen)
        if desk is not None:
            if goes_on:
                # Before it is recorded: the line may leave the list by it.
                self.step(1)
            self.session.change("正在记录决定", lambda _: self._record(work, desk))
            self.list.setFocus()

    def _record(self, work: Callable[[Desk], object], desk: Desk) -> None:
        # In the jobs' thread, one after the other: of two quick decisions the second knows the first,
        # though the list has not been read again yet.
        key = desk.location, desk.round, desk.subject
        number = work(replace(desk, seen=max(desk.seen, self._own.get(key, 0))))
        if isinstance(number, int) and not desk.subject.isdecimal():
            self._own[key] = number

    def _desk(self, subject: str, seen: int) -> Desk | None:
        state, messages = self.session.state, self.session.messages
        if not state.reviewer:
            name = messages.ask_text("审核人", "您的姓名（会记在每个决定里，只问这一次）：")
            if not name or not name.strip():
                return None
            state.reviewer = name.strip()
        reason = self.reason.currentText().strip()
        if not reason:
            self.notice.show_words("请先在下面写明理由。", "warning")
            self.reason.setFocus()
            return None
        return Desk(
            self.session.location, self.session.round, subject, state.reviewer, reason, seen
        )

    # Going through the list

    def step(self, by: int) -> None:
        """Go to the next line, or the one before."""
        at = self.list.currentIndex().row() + by
        if 0 <= at < self.list.filter.rowCount():
            self.list.setCurrentIndex(self.list.filter.index(at, 0))
        self.list.setFocus()

    def _focus_text(self) -> None:
        if self.detail.text is not None:
            self.detail.text.setFocus()

    def _focus_status(self) -> None:
        if self.detail.statuses is not None:
            self.detail.statuses.setFocus()

    def _accept_first(self) -> None:
        one = self.list.current
        if one is not None and one.findings:
            self.accept(one.findings[0].code, one.findings[0].unit)

    # Showing

    def _show(self, view: ReviewView | None) -> None:
        self.view = view
        name = self.session.round_name
        rows = view.rows if view else ()
        self.notice.show_state("" if view else f"{name}还没有下发填报表。")
        self.set_note(f"{name}　等待处理 {view.to_settle} 条" if view else name)
        leaders = dict.fromkeys(leader for one in rows for leader in one.leaders)
        if [self.leader.itemText(at) for at in range(1, self.leader.count())] != list(leaders):
            self.leader.clear()
            self.leader.addItems([_EVERYBODY, *leaders])
        at = self.list.currentIndex().row()
        self.list.show_rows(rows, key=lambda one: one.key)
        if self._wanted and self.list.choose(lambda one: one.key == self._wanted):
            self._wanted = ""
        elif self.list.current is None and (count := self.list.filter.rowCount()):
            # What was settled has left the list: its place is taken by the next.
            self.list.setCurrentIndex(self.list.filter.index(min(max(at, 0), count - 1), 0))
        self._filter()

    def _filter(self) -> None:
        choice, leader = _SCOPES[self.scope.currentText()], self.leader.currentText()

        def is_shown(one: ReviewRow) -> bool:
            if leader not in ("", _EVERYBODY) and leader not in one.leaders:
                return False
            return choice is None or choice(one)

        self.list.filter.set_choice(is_shown)
        self.count.setText(f"列出 {self.list.filter.rowCount()} 条")

    def _show_row(self, one: ReviewRow | None) -> None:
        self.detail.show_row(one)

    def _tell_sent_back(self, made: SentBack) -> None:
        self.tell_written(f"退回修改表已生成：{made.path}", made.kept)
        self.notice.set_action("打开文件夹", lambda: open_path(made.path.parent))
