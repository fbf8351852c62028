"""The whole year of one item, as its card has it, with its figures drawn against their line."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QGridLayout,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from gwreport.domain.plan.target import TargetKind
from gwreport.domain.year.trend import GoalTrend
from gwreport.reports.register.card_rows import CardCell, card_rows, head_row
from gwreport.reports.register.data import RegisterData, RegisterRow
from gwreport.ui.plain_words import set_title
from gwreport.ui.widgets.basics import (
    button,
    cancel_button,
    label,
    leave_enter,
    named,
    resize_to_screen,
    row,
    show_status,
)
from gwreport.ui.widgets.review.flow_layout import FlowLayout
from gwreport.ui.year.line_chart import ChartPoint, LineChart
from gwreport.wording.item_names import item_name
from gwreport.wording.names import line_name, period

_LABEL_WIDTH = 130


class ItemYear(QDialog):
    """Shows one of several items; 上一项 and 下一项 lead along them in the order of the list.

    `writes` writes the card of the item in sight.
    """

    def __init__(
        self,
        data: RegisterData,
        rows: Sequence[RegisterRow],
        first: int,
        writes: Callable[[str], object],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._data, self._rows, self._at = data, tuple(rows), first
        self.area = named(QScrollArea(), "这一项的全年情况")
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self._content = QWidget()
        self.before = button("上一项", lambda: self.go(-1), tip="看列表里的上一项（Alt+Up）")
        self.after = button("下一项", lambda: self.go(1), tip="看列表里的下一项（Alt+Down）")
        self.place = label("", "muted")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 16, 20, 14)
        layout.addWidget(self.area, 1)
        layout.addLayout(
            row(
                self.before,
                self.after,
                self.place,
                1,
                button(
                    "生成这一项的卡片…",
                    lambda: writes(self.row.item.id),
                    icon="upload",
                    tip="把这一项的全年情况写成一页 Word，可以打印",
                ),
                cancel_button(self.reject, "关闭", tip="回到台账"),
            )
        )
        leave_enter(self)
        for keys, step in (("Alt+Up", -1), ("Alt+Down", 1)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.activated.connect(self._stepper(step))
        resize_to_screen(self, 860, 560)
        self._show()

    @property
    def row(self) -> RegisterRow:
        """The item in sight."""
        return self._rows[self._at]

    @property
    def words(self) -> str:
        """All that is told of the item in sight."""
        return "\n".join(one.text() for one in self._content.findChildren(QLabel))

    @property
    def charts(self) -> list[LineChart]:
        """The charts of the item's goals."""
        return self._content.findChildren(LineChart)

    def go(self, step: int) -> None:
        """Lead to another item, and no further than the ends of the list."""
        at = min(max(self._at + step, 0), len(self._rows) - 1)
        if at != self._at:
            self._at = at
            self._show()

    def _stepper(self, step: int) -> Callable[[], None]:
        return lambda: self.go(step)

    def _show(self) -> None:
        shown = self.row
        set_title(self, f"{item_name(shown.item.id)}　全年情况")
        self.place.setText(f"第 {self._at + 1} 项，共 {len(self._rows)} 项")
        self.before.setEnabled(self._at > 0)
        self.after.setEnabled(self._at + 1 < len(self._rows))
        content = self._content = QWidget()
        content.setObjectName("scrolled")
        layout = QVBoxLayout(content)
        layout.setContentsMargins(0, 0, 12, 0)
        layout.setSpacing(12)
        lines = QGridLayout()
        lines.setHorizontalSpacing(14)
        lines.setVerticalSpacing(8)
        lines.setColumnStretch(1, 1)
        lines.setColumnStretch(3, 1)
        for at, cells in enumerate((head_row(shown), *card_rows(shown, self._data))):
            for place, one in enumerate(cells):
                lines.addWidget(_label_of(one), at, 2 * place, Qt.AlignmentFlag.AlignTop)
                span = 1 if len(cells) > 1 else 3
                lines.addWidget(_words_of(one), at, 2 * place + 1, 1, span)
        layout.addLayout(lines)
        measured = [
            goal
            for goal in self._data.trend.goals
            if goal.item.id == shown.item.id and goal.is_measured
        ]
        if measured:
            holder = QWidget()
            charts = FlowLayout(holder)
            for goal in measured:
                charts.addWidget(_chart(goal))
            layout.addWidget(holder)
        layout.addStretch(1)
        self.area.setWidget(content)


def _label_of(cell: CardCell) -> QLabel:
    made = label(cell.label, "muted", wraps=True)
    made.setFixedWidth(_LABEL_WIDTH)
    status = cell.status
    if status is not None:
        made.setObjectName("")
        show_status(made, status, cell.label)
    return made


def _words_of(cell: CardCell) -> QLabel:
    made = label("\n".join(one.whole for one in cell.words), wraps=True)
    made.setAlignment(Qt.AlignmentFlag.AlignTop)
    made.setTextInteractionFlags(
        Qt.TextInteractionFlag.TextSelectableByMouse
        | Qt.TextInteractionFlag.TextSelectableByKeyboard
    )
    made.setAccessibleName(f"{cell.label.splitlines()[0]}：{made.text()}")
    return made


def _chart(goal: GoalTrend) -> LineChart:
    unit = f"（{goal.target.unit}）" if goal.target.unit else ""
    name = goal.goal or goal.target.text
    made = LineChart(f"{name}{unit}", line_name(goal.target.kind, at_most=goal.at_most))
    made.show_points(
        [ChartPoint(period(one.round), one.due, one.value) for one in goal.points],
        is_reversed=goal.target.kind is TargetKind.RANK,
    )
    return made
