"""The bar below the item, which stays where it is: the reason, the class, and where to go on."""

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QComboBox, QWidget

from gwreport.domain.statuses import Status
from gwreport.ui.operations.reviewing import ReviewRow
from gwreport.ui.plain_words import button_text
from gwreport.ui.widgets.basics import button, column, named, row
from gwreport.ui.widgets.elided_label import ElidedLabel
from gwreport.ui.widgets.review.reason_box import ReasonBox
from gwreport.wording.names import STATUSES

_KEYS = (
    "按键：Y 确认　E 改文字　S 改进度　1–9 采用第几家　A 看问题、认可　R 理由　B 退回　"
    "T 看上期等　D 看依据　C 销号　N、P 下一条、上一条　Esc 回到列表　Ctrl+S 保存文字"
)
# From this width on all of the bar has room.
_WIDE = 930


class DecisionBar(QWidget):
    """Each wish of the clerk is a signal, and nothing is decided here."""

    confirmed = Signal()
    status_set = Signal(object)  # a Status
    sent_back = Signal()
    stepped = Signal(int)

    def __init__(self, reason: ReasonBox) -> None:
        super().__init__()
        self.statuses = named(QComboBox(), "进度")
        self.statuses.setToolTip("改进度（S）")
        self.statuses.setPlaceholderText("选进度")
        self.statuses.setMinimumWidth(134)
        self._is_year_end = False
        self._usual: Status | None = None
        self._fill()
        self.statuses.currentIndexChanged.connect(self._offer)
        for keys_ in ("Return", "Enter"):
            enter = QShortcut(QKeySequence(keys_), self.statuses)
            enter.setContext(Qt.ShortcutContext.WidgetShortcut)
            enter.activated.connect(self._set_status)
        self._set = button(
            "改为这一类", self._set_status, tip="与研判不同的，要写理由（在进度框里按回车）"
        )
        self._confirm = button(
            "确认（Y）",
            self.confirmed.emit,
            kind="primary",
            tip="文字和进度照现在的样子定下来（Y）",
        )
        self._back = button("退回修改…", self.sent_back.emit, icon="back", tip="退回单位修改（B）")
        self.buttons = (
            self._confirm,
            self._set,
            self._back,
            button("上一条（P）", lambda: self.stepped.emit(-1), tip="不作处理，回到上一条（P）"),
            button("下一条（N）", lambda: self.stepped.emit(1), tip="不作处理，去看下一条（N）"),
        )
        keys = ElidedLabel(_KEYS, "muted")
        both = column(gap=6)
        line = row(
            reason,
            self._confirm,
            self.statuses,
            self._set,
            self._back,
            1,
            *self.buttons[3:],
        )
        # The reason takes of the room up to what it can use, the gap what is left.
        line.setStretch(0, 4)
        both.addLayout(line)
        both.addWidget(keys)
        self.setLayout(both)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Leave a narrow bar to what decides: to go on there are keys and the list."""
        for one in self.buttons[3:]:
            one.setVisible(event.size().width() >= _WIDE)
        super().resizeEvent(event)

    @property
    def chosen(self) -> Status | None:
        """The class that the clerk has chosen here and not used yet."""
        chosen = self.statuses.currentData()
        return Status(chosen) if chosen and chosen != self._usual else None

    def show_round(self, *, is_year_end: bool) -> None:
        """Offer the classes of a round: 较好完成 is one of the year's end."""
        self._is_year_end = is_year_end
        self._fill()

    def show_row(self, row_: ReviewRow | None, chosen: Status | None = None) -> None:
        """Offer what can be done with an item; `chosen` is what the clerk had chosen for it already."""
        is_item = row_ is not None and bool(row_.item)
        self._confirm.setText(button_text("确认（Y）"))
        self._confirm.setEnabled(
            row_ is not None and is_item and (row_.is_closed or row_.proposed is not Status.UNKNOWN)
        )
        self._back.setEnabled(row_ is not None and bool(row_.leads))
        for one in (self._confirm, self.statuses, self._set):
            # A file has no class.
            one.setVisible(row_ is None or is_item)
        self.statuses.setEnabled(is_item)
        # Whatever is shown is there to be chosen again.
        self._fill(*((row_.status, row_.proposed) if row_ is not None else ()))
        # Of an item without a class none is chosen for the clerk.
        self._usual = row_.status if row_ is not None else None
        self.statuses.setCurrentIndex(self.statuses.findData(chosen or self._usual))
        self._offer()

    def show_marked(self, rows: Sequence[ReviewRow]) -> None:
        """Offer what can be done with several items at once: each is confirmed."""
        for one in (self._back, self.statuses, self._set):
            one.setEnabled(False)
        for one in (self._confirm, self.statuses, self._set):
            one.show()
        self._confirm.setText(button_text(f"确认 {len(rows)} 项（Y）"))
        self._confirm.setEnabled(bool(rows))

    def _fill(self, *besides: Status) -> None:
        offered = [
            one
            for one in Status
            if one is not Status.UNKNOWN
            and (one is not Status.NEARLY_DONE or self._is_year_end or one in besides)
        ]
        if [self.statuses.itemData(at) for at in range(self.statuses.count())] == offered:
            return
        chosen = self.statuses.currentData()
        with QSignalBlocker(self.statuses):
            self.statuses.clear()
            for one in offered:
                self.statuses.addItem(STATUSES[one], one)
            self.statuses.setCurrentIndex(self.statuses.findData(chosen) if chosen else -1)

    def _offer(self, _: int = -1) -> None:
        self._set.setEnabled(self.statuses.isEnabled() and self.statuses.currentIndex() >= 0)

    def _set_status(self) -> None:
        if self._set.isEnabled():
            self.status_set.emit(Status(self.statuses.currentData()))
