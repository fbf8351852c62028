"""工作台: where the round stands; each figure leads to its list."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from gwreport.domain.statuses import Status, UnitState
from gwreport.ui.appearance.class_colours import STATUS_COLOURS, UNIT_STATE_COLOURS
from gwreport.ui.operations.overview import Overview, view_overview
from gwreport.ui.pages.page import Page
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
from gwreport.wording.names import STATUSES, UNIT_STATES

# What waits: the key of the status, its words, and the page where it is settled.
_BY_LEADER, _BY_UNIT = "按牵头领导", "按牵头单位"
_WAITING = (
    ("held", "待定的文件", "collection"),
    ("refused", "没有收下的文件", "collection"),
    ("conflicts", "意见不一的任务", "review"),
    ("missing", "还没有人填报的任务", "review"),
)


class OverviewPage(Page):
    """Cards with the round's figures."""

    name = "overview"
    title = "工作台"

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.ring, self.unit_legend = Ring("个单位已报送"), Legend()
        self.status_bar, self.status_legend = StackedBar(height=20), Legend()
        self._view: Overview | None = None
        self._waiting = QGridLayout()
        self._leaders = QGridLayout()
        self._make_cards()

    def _make_cards(self) -> None:
        units = CardButton("报送情况", "到回收页看各单位")
        units.body.addWidget(label("报送情况", "sectionTitle"))
        units.clicked.connect(lambda _checked=False: self.leads_to.emit("collection", None))
        both = row(self.ring, self.unit_legend, gap=24)
        units.body.addLayout(both)
        statuses = CardButton("任务进度", "到审核页看各项")
        statuses.body.addWidget(label("任务进度", "sectionTitle"))
        statuses.clicked.connect(lambda _checked=False: self.leads_to.emit("review", None))
        self.figures = row(gap=28)
        statuses.body.addLayout(self.figures)
        statuses.body.addWidget(self.status_bar)
        statuses.body.addWidget(self.status_legend)
        statuses.body.addStretch(1)
        waiting = Card("等待处理")
        self._waiting.setVerticalSpacing(4)
        waiting.body.addLayout(self._waiting)
        waiting.body.addStretch(1)
        leaders = Card()
        self.by = named(QComboBox(), "任务进度按什么分")
        self.by.addItems([_BY_LEADER, _BY_UNIT])
        self.by.currentTextChanged.connect(self._show_bars)
        leaders.body.addLayout(row(label("任务进度分布", "sectionTitle"), 1, self.by))
        self._leaders.setHorizontalSpacing(14)
        self._leaders.setVerticalSpacing(10)
        self._leaders.setColumnStretch(1, 1)
        leaders.body.addLayout(self._leaders)
        leaders.body.addStretch(1)
        events = Card("最近动态")
        self._events = QVBoxLayout()
        self._events.setSpacing(10)
        events.body.addLayout(self._events)
        events.body.addWidget(
            button("全部记录", lambda: self.leads_to.emit("history", None), kind="link")
        )
        events.body.addStretch(1)
        below = QHBoxLayout()
        below.setSpacing(GAP)
        below.addWidget(leaders, 11)
        below.addWidget(events, 4)
        top = QHBoxLayout()
        top.setSpacing(GAP)
        for card, weight in ((units, 5), (statuses, 6), (waiting, 4)):
            top.addWidget(card, weight)
        inner = QWidget()
        inner.setObjectName("scrolled")
        layout = QVBoxLayout(inner)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GAP)
        layout.addLayout(top)
        layout.addLayout(below)
        layout.addStretch(1)
        self.content = QScrollArea()
        self.content.setWidget(inner)
        self.content.setWidgetResizable(True)
        self.content.setFrameShape(QFrame.Shape.NoFrame)
        self.body.addWidget(self.content)

    def refresh(self) -> None:
        """Read the round anew."""
        location, code = self.session.location, self.session.round
        self.read(lambda: view_overview(location, code, date.today()), self._show)

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
        self.set_note(f"{name}　{_deadline(view)}")
        self._show_units(view)
        self._show_statuses(view)
        self._show_waiting(view)
        self._view = view
        self._show_bars()
        clear(self._events)
        for at, words in view.events:
            self._events.addLayout(column(label(at, "muted"), label(words, wraps=True), gap=0))

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
            (view.counts.indicators, "主要指标", ""),
            (view.counts.tasks, "目标任务", ""),
            (view.counts.behind, "未依时序推进", "danger" if view.counts.behind else ""),
        ):
            block = QVBoxLayout()
            block.setSpacing(0)
            figure = label(str(number), "bigNumber")
            block.addWidget(figure)
            block.addWidget(label(words, style or "muted"))
            self.figures.addLayout(block)
        self.figures.addStretch(1)
        parts = _status_parts(view.statuses)
        self.status_bar.show_parts(parts, sum(view.statuses.values()))
        self.status_legend.show_parts([one for one in parts if one.number], columns=2)

    def _show_waiting(self, view: Overview) -> None:
        clear(self._waiting)
        open_ = [(words, page, view.waiting.get(key, 0)) for key, words, page in _WAITING]
        late = view.unit_states[UnitState.LATE]
        open_.insert(0, ("逾期未报的单位", "chase", late))
        shown = [one for one in open_ if one[2]]
        for at, (words, page, number) in enumerate(shown):
            self._waiting.addWidget(
                button(words, lambda page=page: self._lead(page), kind="link"), at, 0
            )
            figure = label(str(number), "sectionTitle")
            figure.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            self._waiting.addWidget(figure, at, 1)
        if not shown:
            self._waiting.addWidget(label("没有需要处理的事项。", "good"), 0, 0)

    def _lead(self, page: str) -> None:
        if page == "chase":
            self.leads_to.emit("collection", page)
        else:
            self.leads_to.emit(page, None)

    def _show_bars(self) -> None:
        clear(self._leaders)
        view = self._view
        if view is None:
            return
        by_leader = self.by.currentText() == _BY_LEADER
        blocks = view.leaders if by_leader else view.leads
        longest = max((sum(counts.values()) for _, counts in blocks), default=1)
        for at, (name, counts) in enumerate(blocks):
            bar = StackedBar()
            bar.setObjectName(name)
            bar.show_parts(_status_parts(counts), longest)
            sort = "leader" if by_leader else "unit"
            bar.clicked.connect(
                lambda sort=sort, name=name: self.leads_to.emit("plan", (sort, name))
            )
            self._leaders.addWidget(label(name), at, 0)
            self._leaders.addWidget(bar, at, 1)
            self._leaders.addWidget(label(f"{sum(counts.values())} 项", "muted"), at, 2)


def _status_parts(counts: dict[Status, int]) -> Sequence[Part]:
    return [Part(STATUSES[one], counts.get(one, 0), STATUS_COLOURS[one]) for one in Status]


def _deadline(view: Overview) -> str:
    if view.days_left is None:
        return "没有设定报送期限"
    if view.days_left < 0:
        return f"报送期限 {view.deadline}，已过 {-view.days_left} 天"
    return f"报送期限 {view.deadline}，还有 {view.days_left} 天"
