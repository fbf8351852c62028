"""The class of progress in one line, with its reasons on demand."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QWidget

from gwreport.domain.statuses import Status
from gwreport.ui.operations.reviewing import ReviewRow
from gwreport.ui.plain_words import button_text
from gwreport.ui.widgets.basics import button, clear, column, label, row, show_status, status_label
from gwreport.ui.widgets.elided_label import ElidedLabel
from gwreport.wording.names import STATUSES


class ClassLine(QWidget):
    """Shows the class that counts, whether a person decided it, and why it was proposed.

    `toggled` tells that the reasons were unfolded or folded.
    """

    toggled = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.is_unfolded = False
        self._row: ReviewRow | None = None
        self.status = status_label()
        self._state = label("", "muted")
        self._first = ElidedLabel("", "muted")
        self._more: QPushButton = button("依据", self.toggle, kind="link", tip="研判的依据（D）")
        self._reasons = QWidget()
        self._lines = column(gap=2)
        self._reasons.setLayout(self._lines)
        line = row(label("进度", "muted"), self.status, self._state, self._first, self._more)
        line.setStretch(3, 1)
        whole = column(gap=4)
        whole.addLayout(line)
        whole.addWidget(self._reasons)
        self.setLayout(whole)

    def show_row(self, row_: ReviewRow) -> None:
        """Show an item's class."""
        self._row = row_
        show_status(self.status, row_.status)
        state = "已由审核人确定" if row_.is_reviewed else "研判建议，未确认"
        if row_.status is Status.UNKNOWN and not row_.is_reviewed:
            state = "没有可研判的内容"
        if row_.is_reviewed and row_.proposed not in (row_.status, Status.UNKNOWN):
            state += f"（研判建议“{STATUSES[row_.proposed]}”）"
        if row_.is_closed:
            state = "已销号，不再研判"
        self._state.setText(state + ("" if row_.score is None else f"　{row_.score} 分"))
        self._fill()

    def toggle(self) -> None:
        """Show the reasons one by one, or as one line again; it stays so from item to item."""
        self.is_unfolded = not self.is_unfolded
        self._fill()
        self.toggled.emit()

    def _fill(self) -> None:
        reasons = self._row.reasons if self._row is not None else ()
        clear(self._lines)
        shown = self.is_unfolded and bool(reasons)
        if shown:
            for words in reasons:
                one = label(f"· {words}", wraps=True)
                one.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
                self._lines.addWidget(one)
        self._reasons.setVisible(shown)
        self._first.show_words("" if shown else "；".join(reasons))
        self._more.setVisible(bool(reasons))
        self._more.setText(button_text("收起依据" if shown else f"依据 {len(reasons)} 条"))
