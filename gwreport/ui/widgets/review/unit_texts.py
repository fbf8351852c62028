"""What the units wrote, side by side, with whole words marked where they differ from the reported text."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QFrame, QHBoxLayout, QScrollArea, QWidget

from gwreport.ui.operations.reviewing import ReviewRow, UnitText
from gwreport.ui.widgets.basics import button, clear, column, label, row
from gwreport.ui.widgets.difference_text import DifferenceText

_NARROWEST = 250
_SAME = "（与报告采用的文字相同）"


class UnitTexts(QScrollArea):
    """A column a unit; `chosen` takes one's text, `joined` those of several."""

    chosen = Signal(str)
    joined = Signal(list)

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        inner = QWidget()
        inner.setObjectName("scrolled")
        self._columns = QHBoxLayout()
        self._columns.setSpacing(14)
        self._join = button("合并勾选的文字", self.join_ticked)
        whole = column(gap=6)
        whole.setContentsMargins(0, 8, 8, 0)
        whole.addLayout(self._columns)
        whole.addLayout(row(self._join, 1))
        whole.addStretch(1)
        inner.setLayout(whole)
        self.setWidget(inner)
        self.texts: tuple[UnitText, ...] = ()
        self._ticks: list[tuple[str, QCheckBox]] = []
        self._units: list[QWidget] = []

    @property
    def ticked(self) -> set[str]:
        """The units whose texts are to be joined."""
        return {unit for unit, box in self._ticks if box.isChecked()}

    def show_row(self, row_: ReviewRow, ticked: set[str]) -> None:
        """Show an item's texts, with ticks at these units."""
        self.texts = row_.texts
        clear(self._columns)
        self._ticks = []
        several = sum(bool(text.text) for text in row_.texts) > 1
        self._units = [
            self._unit(row_, number, one, several=several)
            for number, one in enumerate(row_.texts, 1)
        ]
        for made in self._units:
            self._columns.addWidget(made, 1)
        for unit, box in self._ticks:
            box.setChecked(unit in ticked)
        self._join.setVisible(several)

    def choose_number(self, number: int) -> None:
        """Take the text of the unit that stands at this place, counted from 1."""
        if 0 < number <= len(self.texts) and self.texts[number - 1].text:
            self.ensureWidgetVisible(self._units[number - 1], 0, 0)
            self.chosen.emit(self.texts[number - 1].unit)

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
            tick.setAccessibleName(f"合并“{one.unit}”的文字")
            self._ticks.append((one.unit, tick))
            heading.addWidget(tick)
        if one.text and not one.is_reported:
            take = button(
                f"采用（{number}）",
                lambda: self.chosen.emit(one.unit),
                tip=f"报告采用“{one.unit}”填报的文字（按键 {number}）" if number < 10 else "",
            )
            heading.addWidget(take)
        marks = ["汇总单位"] if one.is_primary else []
        marks += ["报告采用"] if one.is_reported else []
        both = column(gap=4)
        both.addLayout(heading)
        both.addWidget(label("　".join((*marks, one.place)), "muted", wraps=True))
        if one.text and one.text == row_.text and not several:
            both.addWidget(label(_SAME, "muted"))
        else:
            other = "" if one.is_reported else row_.text
            both.addWidget(
                DifferenceText(one.text or "（没有填写）", other, name=f"“{one.unit}”填报的文字")
            )
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
