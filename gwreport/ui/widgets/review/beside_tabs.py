"""What stands beside an item in tabs: the units' words, the last round's, other words, the decisions."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QPushButton, QScrollArea, QTabWidget, QVBoxLayout, QWidget

from gwreport.ui.operations.other_texts import ExtraRow, OtherText
from gwreport.ui.operations.reviewing import DecisionLine, ReviewRow
from gwreport.ui.widgets.basics import button, clear, label, line, row
from gwreport.ui.widgets.difference_text import DifferenceText
from gwreport.ui.widgets.review.finding_chips import original_button
from gwreport.ui.widgets.review.unit_texts import UnitTexts, named

_MOST_OTHERS = 60


class BesideTabs(QTabWidget):
    """Only the tabs with something in them are there; the tab that is looked at stays."""

    row_taken = Signal(str, int, str)  # the sheet and number of an extra row, the item it resembles
    row_refused = Signal(str, int)
    taken_back = Signal(int)  # a decision's number
    original_wanted = Signal(int, str)  # a file's number, and where to look in it

    def __init__(self) -> None:
        super().__init__()
        self.setDocumentMode(True)
        # Qt paints a line in its own colour beside the tabs otherwise, white on a dark ground.
        self.tabBar().setDrawBase(False)
        self.units = UnitTexts()
        self.units.original_wanted.connect(self.original_wanted)
        self._last, self._rows, self._others, self._decisions = (_Stack() for _ in range(4))
        for widget in (self._rows, self.units, self._last, self._others, self._decisions):
            self.addTab(widget, "")
        self._wanted: QWidget = self.units
        self.tabBarClicked.connect(self._remember)

    def show_row(self, row_: ReviewRow, ticked: set[str]) -> None:
        """Show what belongs to an item or a file."""
        self.units.show_row(row_, ticked)
        self._last.fill(
            [DifferenceText(row_.last_text, name="上期的文字")] if row_.last_text else []
        )
        self._rows.fill(_parted([self._extra_row(one) for one in row_.extra_rows]))
        self._others.fill(self._other_texts(row_.others))
        self._decisions.fill([self._decision(one) for one in row_.decisions])
        for widget, title, is_there in (
            (self._rows, f"多出的行（{len(row_.extra_rows)}）", bool(row_.extra_rows)),
            (self.units, named(row_.texts), bool(row_.texts)),
            (self._last, "上期完成情况", bool(row_.last_text)),
            (self._others, f"其他文字（{len(row_.others)}）", bool(row_.others)),
            (self._decisions, f"已有的决定（{len(row_.decisions)}）", bool(row_.decisions)),
        ):
            at = self.indexOf(widget)
            self.setTabText(at, title)
            self.setTabVisible(at, is_there)
        there = self._there()
        wanted = self.indexOf(self._wanted)
        self.setCurrentIndex(wanted if wanted in there else next(iter(there), wanted))

    def _there(self) -> list[int]:
        return [at for at in range(self.count()) if self.isTabVisible(at)]

    @property
    def shows_units(self) -> bool:
        """Whether the units' texts are what is in sight."""
        return self.currentWidget() is self.units and self.isVisible()

    def show_units(self) -> None:
        """Bring the units' texts into sight."""
        if self.isTabVisible(self.indexOf(self.units)):
            self.setCurrentWidget(self.units)
            self._remember(self.currentIndex())

    def show_next(self) -> None:
        """Show the next tab, after the last one the first."""
        there = self._there()
        if there:
            after = [at for at in there if at > self.currentIndex()]
            self.setCurrentIndex((after or there)[0])
            self._remember(self.currentIndex())

    def show_decisions(self) -> None:
        """Bring the decisions into sight."""
        self.setCurrentWidget(self._decisions)

    def _remember(self, at: int) -> None:
        widget = self.widget(at)
        if widget is not None:
            self._wanted = widget

    def _extra_row(self, one: ExtraRow) -> QWidget:
        refuse = button(
            "不是任务，不采用",
            lambda: self.row_refused.emit(one.sheet, one.row),
            tip="这一行不进入汇总，原文仍然保存",
        )
        take = button(
            "采用为某项任务…",
            lambda: self.row_taken.emit(one.sheet, one.row, one.near),
            tip="指明这一行填的是哪一项任务，文字算作该单位对这一项的填报",
        )
        return _both(
            label(f"{one.sheet} 第 {one.row} 行", "muted"),
            DifferenceText(one.words, name="这一行的文字"),
            _in_line(refuse, take, 1),
        )

    def _decision(self, one: DecisionLine) -> QWidget:
        words = label(one.words, "", wraps=True)
        line_ = row(words, gap=12)
        line_.setStretch(0, 1)
        if one.counts:
            undo = button(
                "撤销",
                lambda: self.taken_back.emit(one.number),
                kind="link",
                tip="撤销这个决定，回到没有它的样子；撤销也记录在案",
            )
            line_.addWidget(undo)
        first = QWidget()
        first.setLayout(line_)
        return _both(first, DifferenceText(one.text, name="当时定下的文字")) if one.text else first

    def _other_texts(self, others: Sequence[OtherText]) -> list[QWidget]:
        found: list[QWidget] = []
        for one in others[:_MOST_OTHERS]:
            words = label(f"{one.unit} {one.what}　{one.place}", "muted", wraps=True)
            heading = _in_line(words, self._original(one)) if one.submission else words
            found.append(_both(heading, DifferenceText(one.text, name=f"{one.unit}{one.what}")))
        if (more := len(others) - _MOST_OTHERS) > 0:
            found.append(label(f"还有 {more} 处没有列在这里，请打开原件看。", "muted"))
        return found

    def _original(self, one: OtherText) -> QPushButton:
        return original_button(
            lambda: self.original_wanted.emit(one.submission, one.place), one.place
        )


class _Stack(QScrollArea):
    """Widgets one below the other."""

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        inner = QWidget()
        inner.setObjectName("scrolled")
        self._filled = QVBoxLayout()
        self._filled.setSpacing(8)
        whole = QVBoxLayout(inner)
        whole.setContentsMargins(0, 8, 8, 0)
        whole.addLayout(self._filled)
        whole.addStretch(1)
        self.setWidget(inner)

    def fill(self, widgets: Sequence[QWidget]) -> None:
        """Show these in place of the former ones."""
        clear(self._filled)
        for one in widgets:
            self._filled.addWidget(one)


def _parted(widgets: Sequence[QWidget]) -> list[QWidget]:
    return [part for one in widgets for part in (one, line())][:-1]


def _both(*widgets: QWidget) -> QWidget:
    made = QWidget()
    layout = QVBoxLayout(made)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(4)
    for one in widgets:
        layout.addWidget(one)
    return made


def _in_line(*widgets: QWidget | int, gap: int = 8) -> QWidget:
    made = QWidget()
    made.setLayout(row(*widgets, gap=gap))
    return made
