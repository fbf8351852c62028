"""Several items that are marked in the list: each with its task, what is published of it, and its class."""

from collections.abc import Sequence

from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from gwreport.ui.appearance.class_colours import STATUS_COLOURS
from gwreport.ui.appearance.theme import THEME
from gwreport.ui.operations.reviewing import ReviewRow
from gwreport.ui.widgets.basics import clear, column, label, line, row
from gwreport.ui.widgets.elided_label import ElidedLabel
from gwreport.wording.names import STATUSES


class MarkedItems(QScrollArea):
    """Shows what is confirmed together, whole, so that nobody confirms what was not to be read."""

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        inner = QWidget()
        inner.setObjectName("scrolled")
        self._told = label("", "sectionTitle", wraps=True)
        self._items = column(gap=10)
        whole = QVBoxLayout(inner)
        whole.setContentsMargins(0, 0, 10, 0)
        whole.addWidget(self._told)
        whole.addLayout(self._items)
        whole.addStretch(1)
        self.setWidget(inner)

    def show_rows(self, rows: Sequence[ReviewRow], left_out: int) -> None:
        """Show these; `left_out` more are marked that cannot be confirmed as they are."""
        words = f"选中 {len(rows)} 项，按 Y 逐项确认；每项各记一个决定，可以单独撤销。"
        if left_out:
            words += f"另有 {left_out} 条不能这样确认（文件，没有研判出进度的，或进度已由您改定的），不会动。"
        self._told.setText(words)
        clear(self._items)
        for one in rows:
            self._items.addWidget(line())
            self._items.addWidget(_item(one))
        self.verticalScrollBar().setValue(0)


def _item(one: ReviewRow) -> QWidget:
    status = label(STATUSES[one.status], "sectionTitle")
    status.setStyleSheet(f"color: {THEME.words_in(STATUS_COLOURS[one.status])};")
    heading = row(ElidedLabel(f"{one.number}　{one.title}", "muted"), status)
    heading.setStretch(0, 1)
    both = column(gap=2)
    both.addLayout(heading)
    both.addWidget(label(one.text or "（没有文字）", wraps=True))
    for finding in one.findings:
        both.addWidget(ElidedLabel(f"· {finding.words}", "warning"))
    made = QWidget()
    made.setLayout(both)
    return made
