"""销号: what units ask to be closed, what is closed and upon what; closed, sent back, reopened by key."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QComboBox, QSplitter

from gwreport.domain.decisions.decisions import Decision, DecisionKind
from gwreport.domain.returns.evidence import EvidenceFile
from gwreport.domain.statuses import Status
from gwreport.domain.year.closing import ClosingState, Deed, may_be
from gwreport.ui.appearance.class_colours import CLOSING_COLOURS
from gwreport.ui.appearance.progress_colours import STATUS_COLOURS
from gwreport.ui.desks.closing_desk import ClosingDesk
from gwreport.ui.models.row_table import ShownColumn
from gwreport.ui.operations import closing as operations
from gwreport.ui.operations.closing import ClosingView
from gwreport.ui.page import Page
from gwreport.ui.session import Session
from gwreport.ui.widgets.basics import button, filter_field, named, row
from gwreport.ui.widgets.table import Table
from gwreport.ui.widgets.told_file import ToldFile, ToldLine
from gwreport.wording.closing_names import (
    CLOSING_STATES,
    request_words,
    since_words,
    stand_words,
)
from gwreport.wording.decisions import decision_line, time_words
from gwreport.wording.evidence_names import size_words
from gwreport.wording.item_names import item_name
from gwreport.wording.item_parts import node_period
from gwreport.wording.names import STATUSES
from gwreport.workflow.year.view_closings import ItemStand

_SOME, _ALL = "申请、退回和已销号的", "全部"
_SCOPES: dict[str, Callable[[ItemStand], bool]] = {
    _SOME: lambda one: one.state is not ClosingState.UNDER_WAY,
    **{
        CLOSING_STATES[state]: lambda one, state=state: one.state is state
        for state in (
            ClosingState.ASKED,
            ClosingState.CLOSED,
            ClosingState.SENT_BACK,
            ClosingState.UNDER_WAY,
        )
    },
    _ALL: lambda _: True,
}
_NOTHING_YET = (
    "还没有单位申请销号，也没有销号的任务。\n"
    "已经办完、单位没有申请的，在上面选“在办”，选中任务，再按“核实后销号…”。"
)
COLUMNS: tuple[ShownColumn[ItemStand], ...] = (
    ShownColumn("任务", lambda one: item_name(one.item.id), 72),
    ShownColumn("目标任务", lambda one: one.item.text, 0, least=110),
    ShownColumn("牵头单位", lambda one: "、".join(one.leads), 100),
    ShownColumn(
        "状态",
        lambda one: CLOSING_STATES[one.state],
        84,
        badge=lambda one: CLOSING_COLOURS[one.state],
        key=lambda one: [*ClosingState].index(one.state),
        centred=True,
    ),
    ShownColumn(
        "进度",
        lambda one: STATUSES[_status(one)],
        112,
        badge=lambda one: STATUS_COLOURS[_status(one)],
        key=lambda one: [*Status].index(_status(one)),
    ),
    ShownColumn(
        "材料",
        lambda one: str(len(one.evidence) or ""),
        50,
        key=lambda one: len(one.evidence),
        tip=lambda one: "、".join(file.source.name for file in one.evidence) or "没有佐证材料",
        centred=True,
    ),
    ShownColumn("申请或决定", lambda one: _how(one), 170),
)
_FILE_COLUMNS: tuple[ShownColumn[EvidenceFile], ...] = (
    ShownColumn("文件", lambda one: one.source.name, 0, least=140),
    ShownColumn("大小", lambda one: size_words(one.size), 68, key=lambda one: one.size),
    ShownColumn("收到", lambda one: time_words(one.received_at), 136),
)


def _status(one: ItemStand) -> Status:
    return one.merged.status if one.merged is not None else Status.UNKNOWN


def _said(one: ItemStand) -> Decision | None:
    if one.closing is not None:
        return one.closing.decision
    newest = one.newest
    is_reopened = newest is not None and newest.kind is DecisionKind.REOPEN
    return newest if is_reopened and one.state is ClosingState.UNDER_WAY else one.sent_back


def _how(one: ItemStand) -> str:
    return stand_words(one.state, one.requests, _said(one))


class ClosingTab(Page):
    """Items at the left, the chosen one in full beside them with the evidence that it rests on."""

    name = "closing"
    is_within = True
    of_round = False

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.view = ClosingView()
        self.desk = ClosingDesk(session, self.notice, self, self.take_focus)
        self.rows: Table[ItemStand] = Table("销号", COLUMNS)
        self.rows.empty_words = _NOTHING_YET
        self.rows.chosen.connect(self._tell)
        self.rows.selectionModel().selectionChanged.connect(lambda *_: self._offer())
        self.rows.opened.connect(lambda _: self.lead_to_item())
        self.details = named(ToldFile(), "这一项的申请、完成情况和销号的决定")
        self.details.setPlaceholderText("选中一项，这里是单位的申请、完成情况和销号的决定。")
        self.files: Table[EvidenceFile] = Table("销号依据的材料", _FILE_COLUMNS)
        self.files.empty_words = "没有佐证材料。"
        self.files.opened.connect(lambda one: self.desk.look_at(one.number))
        self.files.chosen.connect(lambda _: self._offer())
        self.files.own_deeds = [("打开（只读副本）", lambda one: self.desk.look_at(one.number))]
        self.search = filter_field("筛选", self.rows.filter.set_words)
        self.search.setAccessibleName("筛选销号的任务")
        self.scope = named(QComboBox(), "列出哪些任务")
        self.scope.addItems(list(_SCOPES))
        self.scope.currentIndexChanged.connect(lambda _: self._list())
        self._make_buttons()
        beside = QSplitter(Qt.Orientation.Vertical)
        beside.addWidget(self.details)
        beside.addWidget(self.files)
        beside.setStretchFactor(0, 3)
        beside.setStretchFactor(1, 2)
        parts = QSplitter(Qt.Orientation.Horizontal)
        parts.addWidget(self.rows)
        parts.addWidget(beside)
        parts.setStretchFactor(0, 2)
        parts.setStretchFactor(1, 1)
        parts.setSizes([760, 380])
        for one in (beside, parts):
            one.setChildrenCollapsible(False)
        self.body.addLayout(
            row(
                self.scope,
                self.search,
                1,
                self.look_button,
                self.item_button,
                self.undo_button,
                self.reopen_button,
                self.back_button,
                self.close_button,
            )
        )
        self.body.addWidget(parts, 1)
        self._offer()

    def _make_buttons(self) -> None:
        self.close_button = button(
            "核实后销号…",
            lambda: self.do(Deed.CLOSE),
            kind="primary",
            tip="核实了的，销号；可以一次选多行，每一项各记一个决定（Y）",
        )
        self.back_button = button(
            "退回申请…",
            lambda: self.do(Deed.SEND_BACK),
            tip="不同意的，退回销号申请，仍是在办；要写理由（X）",
        )
        self.reopen_button = button(
            "恢复…",
            lambda: self.do(Deed.REOPEN),
            tip="已销号的重新打开，变回在办，以后照常请单位填报；要写理由（R）",
        )
        self.undo_button = button(
            "撤销决定…",
            lambda: self._undo(self.rows.current),
            tip="撤销选中这一项最近一次的销号、退回或恢复；撤销本身也记录在案",
        )
        self.item_button = button(
            "看这一项", self.lead_to_item, tip="到“审核”页看这一项（在行上按回车）"
        )
        self.look_button = button(
            "打开材料",
            self.look,
            tip="打开选中的佐证材料（只读副本），在右下表里双击也可以；可能运行程序的不打开",
        )
        for key, deed in (("Y", Deed.CLOSE), ("X", Deed.SEND_BACK), ("R", Deed.REOPEN)):
            shortcut = QShortcut(QKeySequence(key), self.rows)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
            shortcut.setAutoRepeat(False)
            shortcut.activated.connect(lambda deed=deed: self.do(deed))
        self.rows.own_deeds = [
            ("核实后销号…", lambda _: self.do(Deed.CLOSE)),
            ("退回申请…", lambda _: self.do(Deed.SEND_BACK)),
            ("恢复…", lambda _: self.do(Deed.REOPEN)),
            ("看这一项", lambda _: self.lead_to_item()),
        ]

    # Showing

    def refresh(self) -> None:
        """Read where every item stands."""
        location = self.session.location
        self.read(lambda: operations.view_closing(location), self._show)

    def take_focus(self) -> None:
        """Give the keyboard to the items."""
        self.rows.setFocus()

    def show_subject(self, subject: object) -> None:
        """Choose an item by its id, wherever it stands."""
        self.search.clear()
        self.scope.setCurrentIndex(self.scope.count() - 1)
        self.rows.want(lambda one: one.item.id == subject)

    def point_at(self, subject: str) -> None:
        """Choose the item upon which a decision was taken back."""
        self.rows.want(lambda one: one.item.id == subject)

    def undo_here(self) -> bool:
        """Take the newest closing, reopening or sending back, back."""
        newest = self.view.newest
        if newest is not None:
            self.desk.undo(newest)
        else:
            self.notice.show_words("这里没有可以撤销的决定。", "warning")
        return True

    def _show(self, view: ClosingView | None) -> None:
        self.view = view or ClosingView()
        self.notice.show_state(
            "" if view else "还没有装入任务分解方案，没有可以销号的。先到“方案”页装入。"
        )
        for place, (name, holds) in enumerate(_SCOPES.items()):
            self.scope.setItemText(place, f"{name}（{sum(map(holds, self.view.stands))}）")
        counts = self.view.counts
        self.set_note(
            f"等待核实 {counts[ClosingState.ASKED]} 项　已销号 {counts[ClosingState.CLOSED]} 项"
            f"　在办 {counts[ClosingState.UNDER_WAY] + counts[ClosingState.SENT_BACK]} 项"
        )
        self._list()

    def _list(self) -> None:
        holds = list(_SCOPES.values())[max(self.scope.currentIndex(), 0)]
        is_first = self.scope.currentIndex() <= 0
        self.rows.empty_words = _NOTHING_YET if is_first else "这一类没有任务。"
        shown = [one for one in self.view.stands if holds(one)]
        self.rows.show_rows(shown, key=lambda one: one.item.id)
        self.rows.go_to_any()
        self._tell(self.rows.current)

    def _tell(self, one: ItemStand | None) -> None:
        self.files.show_rows(one.evidence if one else (), key=lambda file: file.number)
        self.files.go_to_any()
        if one is None:
            self.details.clear()
        else:
            self.details.show_lines([ToldLine(line) for line in _told(one) if line])
        self._offer()

    def _offer(self) -> None:
        chosen, current = self.rows.selected, self.rows.current
        for deed, made in (
            (Deed.CLOSE, self.close_button),
            (Deed.SEND_BACK, self.back_button),
            (Deed.REOPEN, self.reopen_button),
        ):
            made.setEnabled(bool(chosen) and all(may_be(deed, one.state) for one in chosen))
        self.undo_button.setEnabled(current is not None and current.newest is not None)
        self.item_button.setEnabled(current is not None)
        self.look_button.setEnabled(self.files.current is not None)

    # Doing

    def do(self, deed: Deed) -> None:
        """Do this with the rows that are chosen, where it can be done with each."""
        chosen = self.rows.selected
        if chosen and all(may_be(deed, one.state) for one in chosen):
            self.desk.do(deed, [one.item.id for one in chosen])

    def look(self) -> None:
        """Open the file of evidence that is chosen."""
        if self.files.current is not None:
            self.desk.look_at(self.files.current.number)

    def lead_to_item(self) -> None:
        """Lead to the item of the chosen row."""
        if self.rows.current is not None:
            self.leads_to.emit("review", self.rows.current.item.id)

    def _undo(self, one: ItemStand | None) -> None:
        if one is not None and one.newest is not None:
            self.desk.undo(one.newest)


def _told(one: ItemStand) -> list[str]:
    said = _said(one)
    told = [f"{item_name(one.item.id)}　{one.item.text}", f"牵头单位：{'、'.join(one.leads)}"]
    told += [f"申请销号：{request_words(code, request)}。" for code, request in one.requests]
    if said is not None:
        told += decision_line(said, item_name).split("\n")
    elif one.state is ClosingState.ASKED:
        told.append(f"现在销号的，{since_words(one.round, later=one.is_later)}。")
    if one.merged is not None:
        name = node_period(one.round)
        confirmed = "已确认" if one.merged.reviewed else "未确认"
        told.append(f"{name}进度：{STATUSES[one.merged.status]}（{confirmed}）")
        told += f"完成情况：{one.merged.text or '还没有人填报'}".split("\n")
    return told
