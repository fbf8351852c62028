"""What the units wrote, side by side in as many rows as it takes, with whole words marked where they differ from the reported text."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QCheckBox, QFrame, QGridLayout, QScrollArea, QWidget

from gwreport.ui.operations.reviewing import ReviewRow, UnitText
from gwreport.ui.widgets.basics import button, clear, column, label, row
from gwreport.ui.widgets.difference_text import DifferenceText
from gwreport.ui.widgets.review.finding_chips import original_button

_NARROWEST, _GAP, _MARGIN = 250, 14, 8
_ROOM = 10
_SAME = "（与报告采用的文字相同）"


class UnitTexts(QScrollArea):
    """A column a unit, in rows of as many as have room; `chosen` takes one's text, `joined` those of several.

    `original_wanted` hands over the file in which one stands, and the place in words.
    """

    chosen = Signal(str)
    joined = Signal(list)
    original_wanted = Signal(int, str)

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        inner = QWidget()
        inner.setObjectName("scrolled")
        self._columns = QGridLayout()
        self._columns.setSpacing(_GAP)
        self._side_by_side = 0
        self._join = button(
            "合并勾选的文字",
            self.join_ticked,
            tip="报告采用勾选的几家的文字，按这里的顺序接在一起",
        )
        whole = column(gap=6)
        whole.setContentsMargins(0, 8, _MARGIN, 0)
        whole.addLayout(self._columns)
        whole.addLayout(row(self._join, 1))
        whole.addStretch(1)
        inner.setLayout(whole)
        self.setWidget(inner)
        self._inner = inner
        self.texts: tuple[UnitText, ...] = ()
        self._ticks: list[tuple[str, QCheckBox]] = []
        self._units: list[QWidget] = []
        # Of each unit the widget with its text, and what is shown when its number must be pressed again.
        self.bodies: list[QWidget] = []
        self.again: list[QWidget] = []

    @property
    def ticked(self) -> set[str]:
        """The units whose texts are to be joined."""
        return {unit for unit, box in self._ticks if box.isChecked()}

    def show_row(self, row_: ReviewRow, ticked: set[str]) -> None:
        """Show an item's texts, with ticks at these units."""
        self.texts = row_.texts
        clear(self._columns)
        self._ticks, self.bodies, self.again = [], [], []
        several = sum(bool(text.text) for text in row_.texts) > 1
        self._units = [
            self._unit(row_, number, one, several=several)
            for number, one in enumerate(row_.texts, 1)
        ]
        self._place(anew=True)
        for unit, box in self._ticks:
            box.setChecked(unit in ticked)
        self._join.setVisible(several)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Put as many side by side as there is room for now: what is beside a screen is not read."""
        super().resizeEvent(event)
        self._place()

    def _place(self, *, anew: bool = False) -> None:
        """Fill rows of equal length, so that no unit stands alone where it need not."""
        count = len(self._units)
        # As if the bar at the side were always there: it comes and goes by how they are placed.
        room = self.width() - self.verticalScrollBar().sizeHint().width() - _MARGIN
        fit = max((room + _GAP) // (_NARROWEST + _GAP), 1)
        wide = -(-count // max(-(-count // fit), 1))
        if wide == self._side_by_side and not anew:
            return
        for at in range(max(wide, self._side_by_side)):
            self._columns.setColumnStretch(at, int(at < wide))
        self._side_by_side = wide
        for at, made in enumerate(self._units):
            self._columns.addWidget(made, *divmod(at, wide))

    def choose_number(self, number: int) -> None:
        """Take the text of the unit that stands at this place, counted from 1, where it is in sight.

        Else it is brought into sight and marked, and is taken when it is wanted again: a mistyped
        key must not publish what nobody has before his eyes.
        """
        if not (0 < number <= len(self.texts) and self.texts[number - 1].text):
            return
        at = number - 1
        if self._is_in_sight(self.bodies[at]):
            self.chosen.emit(self.texts[at].unit)
            return
        for one, told in enumerate(self.again):
            told.setVisible(one == at)
        # Measured with what was just shown.
        for layout in (self._units[at].layout(), self._inner.layout()):
            if layout is not None:
                layout.activate()
        self._inner.resize(self._inner.width(), self._inner.sizeHint().height())
        self.ensureWidgetVisible(self._units[at], 0, 0)
        body, told = self.bodies[at], self.again[at]
        top = body.mapTo(self._inner, body.rect().topLeft()).y()
        if self.viewport().height() > told.height() + 3 * _ROOM:
            top -= told.height() + _ROOM
        # The text itself: where there is no room for more, it is what must be seen.
        self.verticalScrollBar().setValue(top)

    def _is_in_sight(self, body: QWidget) -> bool:
        """Say whether where a text begins can be seen."""
        first = QRect(0, 0, body.width(), min(body.height(), body.fontMetrics().height()))
        seen = body.visibleRegion().boundingRect().intersected(first)
        return seen.height() >= first.height() and 2 * seen.width() >= first.width()

    def join_ticked(self) -> None:
        """Join the texts of the units that are ticked."""
        units = [unit for unit, box in self._ticks if box.isChecked()]
        if len(units) > 1:
            self.joined.emit(units)

    def _unit(self, row_: ReviewRow, number: int, one: UnitText, *, several: bool) -> QWidget:
        name = label(f"{number}　{one.unit}", "sectionTitle", wraps=True)
        heading = row(name)
        heading.setStretch(0, 1)
        if one.text and several:
            tick = QCheckBox("合并")
            tick.setToolTip("勾选两家以上，再按“合并勾选的文字”")
            tick.setAccessibleName(f"合并“{one.unit}”的文字")
            self._ticks.append((one.unit, tick))
            heading.addWidget(tick)
        if one.submission:
            # Beside the name, where it costs no line of the text.
            look = original_button(
                lambda: self.original_wanted.emit(one.submission, one.place), one.place
            )
            heading.addWidget(look)
        if one.text and not one.is_reported:
            take = button(
                f"采用（{number}）",
                lambda: self.chosen.emit(one.unit),
                tip=f"报告采用“{one.unit}”填报的文字"
                + (f"（按键 {number}）" if number < 10 else ""),
            )
            heading.addWidget(take)
        marks = ["汇总单位"] if one.is_primary else []
        marks += ["报告采用"] if one.is_reported else []
        both = column(gap=4)
        both.addLayout(heading)
        both.addWidget(label("　".join((*marks, one.place)), "muted", wraps=True))
        again = label(f"这就是第 {number} 家，再按一次 {number} 采用", "draftMark", wraps=True)
        again.hide()
        self.again.append(again)
        both.addWidget(again)
        if one.text and one.text == row_.text and not several:
            body: QWidget = label(_SAME, "muted")
        else:
            other = "" if one.is_reported else row_.text
            told = one.text or "（没有填写）"
            body = DifferenceText(told, other, name=f"“{one.unit}”填报的文字")
        self.bodies.append(body)
        both.addWidget(body)
        for title, words in one.fields:
            told = label(f"{title}：{words}", "", wraps=True)
            told.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            both.addWidget(told)
        both.addStretch(1)
        made = QWidget()
        made.setMinimumWidth(_NARROWEST)
        made.setLayout(both)
        return made


def named(texts: Sequence[UnitText]) -> str:
    """Say how many units wrote something."""
    return f"各单位填报（{sum(bool(one.text) for one in texts)}）"
