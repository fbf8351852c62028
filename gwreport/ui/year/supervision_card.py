"""督办 on 工作台: what waits for an answer, by level, and what of it is overdue; each leads on."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QPushButton

from gwreport.domain.year.supervision import LevelCount
from gwreport.ui.appearance.class_colours import LIGHTS
from gwreport.ui.widgets.basics import Card, button, clear, label, row
from gwreport.ui.widgets.charts import Dot
from gwreport.wording.supervision import OVERDUE, TO_ACCEPT, level_words


class SupervisionCard(Card):
    """Hidden while nothing waits; `wanted` hands over the id of an item to be chosen, "" for none."""

    wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._whole = label("", "muted")
        self.body.addLayout(row(label("督办", "sectionTitle"), 1, self._whole))
        self._lines = QGridLayout()
        self._lines.setColumnStretch(1, 1)
        self._lines.setHorizontalSpacing(8)
        self._lines.setVerticalSpacing(0)
        self.body.addLayout(self._lines)
        self.hide()

    def show_counts(self, levels: Sequence[LevelCount], to_accept: int) -> None:
        """Show what is open at each level, and how many answers wait to be accepted."""
        clear(self._lines)
        self.setVisible(bool(levels or to_accept))
        whole = sum(one.open for one in levels)
        self._whole.setText(f"待答复 {whole} 项" if whole else "都已答复")
        for at, one in enumerate(levels):
            words = level_words(one.level, one.colour)
            self._lines.addWidget(Dot(LIGHTS[one.colour]), at, 0)
            self._lines.addWidget(self._link(words, one.first, f"看{words}没有答复的事项"), at, 1)
            if one.overdue:
                late = f"{OVERDUE} {one.overdue}"
                tip = f"看{words}{OVERDUE}没有答复的事项"
                self._lines.addWidget(self._link(late, one.first, tip, "late"), at, 2)
            self._lines.addWidget(label(str(one.open)), at, 3)
        if to_accept:
            link = self._link(TO_ACCEPT, "", "到“督办”看单位的答复，认可或者退回")
            self._lines.addWidget(link, len(levels), 1)
            self._lines.addWidget(label(str(to_accept)), len(levels), 3)

    def _link(self, words: str, item: str, tip: str, style: str = "tight") -> QPushButton:
        made = button(words, lambda: self.wanted.emit(item), kind="link", tip=tip)
        made.setObjectName(style)
        return made
