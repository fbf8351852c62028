"""工作台: where the round stands; each figure leads to its list."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from gwreport.domain.plan.named_plans import EVERY_NAME
from gwreport.domain.review.kinds import ReviewKind
from gwreport.domain.statuses import Status, UnitState
from gwreport.ui.appearance.class_colours import UNIT_STATE_COLOURS
from gwreport.ui.appearance.progress_colours import STATUS_COLOURS
from gwreport.ui.models.review_columns import (
    BEHIND,
    INDICATORS,
    OPEN,
    TASKS,
    Listed,
    class_scope,
    open_scope,
)
from gwreport.ui.operations.overview import NO_NAME, Overview, view_overview
from gwreport.ui.page import Page
from gwreport.ui.session import Session
from gwreport.ui.widgets.basics import (
    GAP,
    Card,
    CardButton,
    button,
    clear,
    column,
    label,
    named,
    row,
)
from gwreport.ui.widgets.charts import Legend, Part, Ring, StackedBar
from gwreport.ui.widgets.elided_label import ElidedLabel
from gwreport.ui.widgets.frame.gradually import Gradually
from gwreport.ui.widgets.frame.plan_choice import PlanChoice
from gwreport.ui.year import YearSubject
from gwreport.ui.year.supervision_card import SupervisionCard
from gwreport.wording.names import STATUSES, UNIT_STATES
from gwreport.workflow.book.part import EVERYTHING

# What waits, by sort.
# So many bars are there at once: more than fit on a screen.
_BARS = 24
_BY_LEADER, _BY_UNIT = "按牵头领导", "按牵头单位"
_WAITING = {
    ReviewKind.HELD: "待定的文件",
    ReviewKind.CONFLICT: "意见不一的任务",
    ReviewKind.REFUSED: "没有收下的文件",
    ReviewKind.FINDING: "有问题的任务和文件",
    ReviewKind.MISSING: "还没有人填报的任务",
    ReviewKind.EVIDENCE: "待指定的佐证材料",
}
_CLASS_OF = {words: status for status, words in STATUSES.items()}


class OverviewPage(Page):
    """Cards with the round's figures."""

    name = "overview"
    title = "工作台"
    # What was done last is shown.
    depends = EVERYTHING
    is_dense = True

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.ring, self.unit_legend = Ring("个单位已报送"), Legend()
        self.status_bar, self.status_legend = StackedBar(height=20), Legend(leads=True)
        self._view: Overview | None = None
        self._waiting = QGridLayout()
        self._leaders = QGridLayout()
        self._bars = Gradually(self, at_once=_BARS)
        self.plan = PlanChoice("看哪张清单的进度，或者几张合在一起看", together=True)
        self.plan.changed.connect(self.refresh)
        self.action_bar.addWidget(self.plan)
        self._make_cards()

    def _make_cards(self) -> None:
        units = CardButton("报送情况", "到回收页看各单位")
        units.setToolTip("到回收页看各单位的报送情况")
        units.body.addWidget(label("报送情况", "sectionTitle"))
        units.clicked.connect(lambda _checked=False: self.leads_to.emit("collection", None))
        both = row(self.ring, self.unit_legend, gap=24)
        units.body.addLayout(both)
        statuses = Card("任务进度")
        self.status_legend.chosen.connect(
            lambda words: self._list(Listed(class_scope(_CLASS_OF[words])))
        )
        self.figures = row(gap=28)
        statuses.body.addLayout(self.figures)
        statuses.body.addWidget(self.status_bar)
        statuses.body.addWidget(self.status_legend)
        statuses.body.addStretch(1)
        waiting = Card()
        self.to_settle = _number(0, OPEN, lambda: self._list(Listed(OPEN)))
        waiting.body.addLayout(row(label(OPEN, "sectionTitle"), 1, self.to_settle))
        self._waiting.setVerticalSpacing(0)
        waiting.body.addLayout(self._waiting)
        self.supervision = SupervisionCard()
        self.supervision.wanted.connect(self._lead_to_supervision)
        leaders = Card()
        self.by = named(QComboBox(), "任务进度按什么分")
        self.by.addItems([_BY_LEADER, _BY_UNIT])
        self.by.currentTextChanged.connect(self._show_bars)
        leaders.body.addLayout(row(label("任务进度分布", "sectionTitle"), 1, self.by))
        self._leaders.setHorizontalSpacing(14)
        self._leaders.setVerticalSpacing(0)
        self._leaders.setColumnStretch(1, 1)
        leaders.body.addLayout(self._leaders)
        leaders.body.addStretch(1)
        events = Card("最近动态")
        self._events = QVBoxLayout()
        self._events.setSpacing(6)
        events.body.addLayout(self._events)
        events.body.addWidget(
            button(
                "全部记录",
                lambda: self.leads_to.emit("history", None),
                kind="link",
                tip="到历史页看做过的每一步",
            )
        )
        events.body.addStretch(1)
        top = QHBoxLayout()
        top.setSpacing(GAP)
        top.addWidget(units, 5)
        top.addWidget(statuses, 6)
        left = QVBoxLayout()
        left.setSpacing(GAP)
        left.addLayout(top)
        left.addWidget(leaders, 1)
        inner = QWidget()
        inner.setObjectName("scrolled")
        layout = QHBoxLayout(inner)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GAP)
        layout.addLayout(left, 11)
        # What is to be done stands beside the figures, and takes no height from them.
        layout.addLayout(column(waiting, self.supervision, events, gap=GAP), 4)
        self.content = QScrollArea()
        self.content.setWidget(inner)
        self.content.setWidgetResizable(True)
        self.content.setFrameShape(QFrame.Shape.NoFrame)
        self.body.addWidget(self.content)

    def refresh(self) -> None:
        """Read the round anew."""
        location, code, named = self.session.location, self.session.round, self.plan.name
        self.read(lambda: view_overview(location, code, date.today(), named), self._show)

    def _show(self, view: Overview | None) -> None:
        self.content.setVisible(view is not None)
        name = self.session.round_name
        if view is None:
            self.set_note(name)
            self.notice.show_state(
                f"{name}还没有下发填报表。先装入任务分解方案，再到“下发”页生成填报表。"
            )
            return
        self.notice.show_state("")
        self.plan.show_plans(view.plans)
        self.set_note(f"{name}　{_deadline(view)}")
        self._show_units(view)
        self._show_statuses(view)
        self._show_waiting(view)
        self.supervision.show_counts(view.supervision, view.to_accept)
        self._view = view
        self._show_bars()
        clear(self._events)
        for at, words in view.events:
            self._events.addLayout(column(label(at, "muted"), ElidedLabel(words), gap=0))

    def _show_units(self, view: Overview) -> None:
        parts = [
            Part(UNIT_STATES[state], view.unit_states[state], UNIT_STATE_COLOURS[state])
            for state in UnitState
        ]
        returned = view.unit_states[UnitState.RETURNED] + view.unit_states[UnitState.PARTIAL]
        self.ring.show_parts(parts, f"{returned}/{len(view.units)}")
        self.unit_legend.show_parts(parts)

    def _show_statuses(self, view: Overview) -> None:
        clear(self.figures)
        for number, words, style in (
            (view.counts.indicators, INDICATORS, ""),
            (view.counts.tasks, TASKS, ""),
            (view.counts.behind, BEHIND, "danger" if view.counts.behind else ""),
        ):
            block = QVBoxLayout()
            block.setSpacing(0)
            block.addWidget(
                _number(number, words, lambda words=words: self._list(Listed(words)), "bigNumber")
            )
            block.addWidget(label(words, style or "muted"))
            self.figures.addLayout(block)
        self.figures.addStretch(1)
        parts = _status_parts(view.statuses)
        self.status_bar.show_parts(parts, sum(view.statuses.values()))
        self.status_legend.show_parts([one for one in parts if one.number], columns=2)

    def _show_waiting(self, view: Overview) -> None:
        clear(self._waiting)
        whole = sum(view.waiting.values())
        self.to_settle.setText(str(whole))
        self.to_settle.setAccessibleName(f"{OPEN} {whole}")
        leads: list[tuple[str, int, Callable[[], None]]] = [
            ("逾期未报的单位", view.unit_states[UnitState.LATE], self._lead_to_late)
        ]
        leads += [
            (words, view.waiting[kind], lambda kind=kind: self._list(Listed(open_scope(kind))))
            for kind, words in _WAITING.items()
        ]
        leads.append(("申请销号的任务（含以前各期）", view.asked, self._lead_to_closing))
        shown = [one for one in leads if one[1]]
        for at, (words, number, does) in enumerate(shown):
            link = button(words, does, kind="link", tip=f"列出{words}")
            link.setObjectName("tight")
            self._waiting.addWidget(link, at, 0)
            right = Qt.AlignmentFlag.AlignRight
            self._waiting.addWidget(_number(number, words, does), at, 1, right)
        if not shown:
            self._waiting.addWidget(label("没有需要处理的事项。", "good"), 0, 0)

    def _lead_to_late(self) -> None:
        self.leads_to.emit("collection", "chase")

    def _lead_to_supervision(self, item: str) -> None:
        self.leads_to.emit("year", YearSubject("supervision", item or None))

    def _lead_to_closing(self) -> None:
        self.leads_to.emit("year", "closing")

    def _list(self, listed: Listed) -> None:
        if self.plan.name != EVERY_NAME and listed.leader is None and listed.unit is None:
            listed = replace(listed, plan=self.plan.name)
        self.leads_to.emit("review", listed)

    def _show_bars(self) -> None:
        clear(self._leaders)
        view = self._view
        if view is None:
            return
        by_leader = self.by.currentText() == _BY_LEADER
        blocks = view.leaders if by_leader else view.leads
        longest = max((sum(counts.values()) for _, counts in blocks), default=1)
        # Of units there may be a hundred and more.
        self._bars.do(
            partial(self._add_bar, at, name, counts, longest, by_leader=by_leader)
            for at, (name, counts) in enumerate(blocks)
        )

    def _add_bar(
        self, at: int, name: str, counts: dict[Status, int], longest: int, *, by_leader: bool
    ) -> None:
        bar = StackedBar()
        bar.setObjectName(name)
        bar.show_parts(_status_parts(counts), longest)
        whose = "" if name == NO_NAME else name
        listed = Listed(leader=whose) if by_leader else Listed(unit=whose)
        bar.clicked.connect(lambda: self._list(listed))
        number = button(
            f"{sum(counts.values())} 项",
            lambda: self._list(listed),
            kind="link",
            tip=f"列出“{name}”牵头的各项" if name != NO_NAME else "列出没有写明的各项",
        )
        number.setObjectName("tight")
        for place, widget in enumerate((label(name), bar, number)):
            self._leaders.addWidget(widget, at, place)


def _number(number: int, words: str, does: Callable[[], None], style: str = "") -> QPushButton:
    made = button(str(number), does, kind="number", tip=f"列出{words}")
    made.setAccessibleName(f"{words} {number}")
    made.setObjectName(style)
    # Its font is the style's: a layout that asks before keeps room for a smaller one.
    made.ensurePolished()
    return made


def _status_parts(counts: dict[Status, int]) -> Sequence[Part]:
    return [Part(STATUSES[one], counts.get(one, 0), STATUS_COLOURS[one]) for one in Status]


def _deadline(view: Overview) -> str:
    if view.days_left is None:
        return "没有设定报送期限"
    if view.days_left < 0:
        return f"报送期限 {view.deadline}，已过 {-view.days_left} 天"
    return f"报送期限 {view.deadline}，还有 {view.days_left} 天"
