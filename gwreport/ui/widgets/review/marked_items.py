"""Several items that are marked in the list: each with its task, what is published of it, and its class."""

from bisect import bisect
from collections.abc import Sequence
from functools import partial

from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from gwreport.ui.operations.reviewing import ReviewRow
from gwreport.ui.widgets.basics import column, label, line, row, status_label
from gwreport.ui.widgets.elided_label import ElidedLabel
from gwreport.ui.widgets.frame.gradually import Gradually

# More than fit on a screen.
_AT_ONCE = 12


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
        # What is shown of which row, from top to bottom, and the places in the list of those that are shown.
        self._made: dict[str, tuple[ReviewRow, QWidget]] = {}
        self._places: list[int] = []
        self._gradually = Gradually(self, at_once=_AT_ONCE)
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
        places = {one.key: at for at, one in enumerate(rows)}
        kept = [places[key] for key in self._made if key in places]
        if kept != sorted(kept):
            # The list was sorted otherwise.
            places.clear()
        for key, (shown, made) in list(self._made.items()):
            at = places.get(key)
            if at is None or rows[at] is not shown:
                del self._made[key]
                self._items.removeWidget(made)
                # It is gone when Qt comes to it: until then it would be painted over what is new.
                made.hide()
                made.deleteLater()
        self._places = [places[key] for key in self._made]
        self._gradually.do(
            partial(self._put, at, one) for at, one in enumerate(rows) if one.key not in self._made
        )
        self.verticalScrollBar().setValue(0)

    def _put(self, at: int, one: ReviewRow) -> None:
        made = _item(one)
        place = bisect(self._places, at)
        self._places.insert(place, at)
        self._items.insertWidget(place, made)
        known = list(self._made.items())
        self._made = dict([*known[:place], (one.key, (one, made)), *known[place:]])


def _item(one: ReviewRow) -> QWidget:
    heading = row(ElidedLabel(f"{one.number}　{one.title}", "muted"), status_label(one.status))
    heading.setStretch(0, 1)
    both = column(line(), gap=2)
    both.addSpacing(8)
    both.addLayout(heading)
    both.addWidget(label(one.text or "（没有文字）", wraps=True))
    for finding in one.findings:
        both.addWidget(ElidedLabel(f"· {finding.words}", "warning"))
    made = QWidget()
    made.setLayout(both)
    return made
