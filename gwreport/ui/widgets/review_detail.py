"""The right side of 审核: one item or file with everything that is to be weighed."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QFrame,
    QHBoxLayout,
    QPlainTextEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from gwreport.domain.findings.code import Severity, Trait
from gwreport.domain.statuses import Status
from gwreport.ui.appearance.class_colours import STATUS_COLOURS
from gwreport.ui.drafts.draft import Place
from gwreport.ui.drafts.keeper import Drafts
from gwreport.ui.operations.reviewing import (
    DecisionLine,
    FindingView,
    OtherText,
    ReviewRow,
    UnitText,
)
from gwreport.ui.widgets.basics import Card, button, column, label, line, row
from gwreport.ui.widgets.difference_text import DifferenceText
from gwreport.ui.widgets.drafted_text import DraftedText
from gwreport.wording.names import STATUSES

_TONES = {Severity.ERROR: "danger", Severity.WARNING: "warning", Severity.INFO: "muted"}


class ReviewDetail(QScrollArea):
    """Shows a row; each wish of the clerk is a signal, and nothing is decided here."""

    chosen = Signal(str)  # a unit whose text is taken
    joined = Signal(list)  # units whose texts are joined
    edited = Signal(str)  # the text that the report is to have
    status_set = Signal(object)  # a Status
    confirmed = Signal()
    accepted = Signal(str, str)  # a finding's code and unit
    file_settled = Signal(bool)
    row_taken = Signal(str, int, str)  # the sheet and number of an extra row, the item it resembles
    row_refused = Signal(str, int)
    taken_back = Signal(int)  # a decision's number

    def __init__(self, drafts: Drafts) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.statuses: QComboBox | None = None
        self.row: ReviewRow | None = None
        self._ticks: list[tuple[str, QCheckBox]] = []
        self._usual_status = -1
        self._place: Place | None = None
        # The box in which is written outlives what stands around it.
        self.reported = DraftedText(drafts)
        self.reported.saved.connect(self.edited)
        self._origin = label("", "muted")
        self._reported = Card("报告采用的文字")
        self._reported.body.addWidget(self._origin)
        self._reported.body.addWidget(self.reported)
        self._above, self._below = _Stack(), _Stack()
        inner = QWidget()
        inner.setObjectName("scrolled")
        self._parts = layout = QVBoxLayout(inner)
        layout.setContentsMargins(0, 0, 10, 0)
        layout.setSpacing(12)
        for part in (self._above, self._reported, self._below):
            layout.addWidget(part)
        layout.addStretch(1)
        self.setWidget(inner)
        self._fill(None)

    @property
    def text(self) -> QPlainTextEdit | None:
        """The box with the report's text; None where there is nothing to rewrite."""
        return self.reported.edit if self.row is not None and self.row.item else None

    def focus_text(self) -> None:
        """Let the clerk write in the box, which is brought into sight with what belongs to it."""
        if self.text is not None:
            self.ensureWidgetVisible(self._reported, 0, 0)
            self.text.setFocus()

    def show_row(self, row_: ReviewRow | None, place: Place | None = None) -> None:
        """Show another row, or nothing; `place` is where the rewriting of its text is kept.

        Of the same item what is being written stays as it is, whatever else has changed.
        """
        if row_ == self.row and (place is None or place == self._place):
            return
        is_same = self.row is not None and row_ is not None and row_.key == self.row.key
        is_same = is_same and place == self._place
        chosen = self._choices() if is_same else None
        self.row, self._place = row_, place
        if row_ is not None and row_.item and place is not None:
            origin = row_.source or ("审核人改写或合并" if row_.text else "还没有人填报")
            self._origin.setText(f"来源：{origin}")
            title = f"{row_.item}　报告采用的文字"
            self.reported.show_text(place, row_.text, title, "review", row_.item)
        self._fill(row_)
        if chosen is not None:
            self._choose_again(*chosen)
        else:
            self.verticalScrollBar().setValue(0)

    def _choices(self) -> tuple[int, set[str]]:
        """Give what the clerk has chosen here and not used yet: the class (-1 for none), the ticks."""
        at = self.statuses.currentIndex() if self.statuses is not None else -1
        is_chosen = at != self._usual_status
        return at if is_chosen else -1, {unit for unit, box in self._ticks if box.isChecked()}

    def _choose_again(self, status: int, ticked: set[str]) -> None:
        if self.statuses is not None and status >= 0:
            self.statuses.setCurrentIndex(status)
        for unit, box in self._ticks:
            box.setChecked(unit in ticked)

    def _fill(self, row_: ReviewRow | None) -> None:
        self.statuses, self._ticks = None, []
        above, below = _Stack(), _Stack()
        if row_ is None:
            above.add(label("在左边选一条。", "muted"))
        else:
            above.add(self._heading(row_))
            if row_.findings:
                above.add(self._findings(row_))
            if row_.item:
                above.add(self._judgement(row_))
            if row_.texts:
                below.add(self._unit_texts(row_))
            if row_.last_text:
                card = Card("上期完成情况")
                card.body.addWidget(DifferenceText(row_.last_text))
                below.add(card)
            if row_.extra_rows:
                below.add(self._extra_rows(row_))
            if row_.others:
                below.add(_others(row_.others))
            if row_.decisions:
                card = Card("已有的决定")
                for one in row_.decisions:
                    card.body.addLayout(self._decision(one))
                below.add(card)
        self._reported.setVisible(self.text is not None)
        self._above, self._below = self._put(self._above, above), self._put(self._below, below)

    def _put(self, before: "_Stack", now: "_Stack") -> "_Stack":
        # A widget that has the focus would hand it to the next one when it goes, be it the list in
        # which letters decide: the new one of its sort takes it, else nobody.
        focus = QApplication.focusWidget()
        had_focus = focus is not None and before.isAncestorOf(focus)
        was_status = had_focus and isinstance(focus, QComboBox)
        self._parts.replaceWidget(before, now)
        now.show()
        if was_status and self.statuses is not None:
            self.statuses.setFocus()
        elif had_focus:
            self.setFocus()
        before.hide()
        before.deleteLater()
        return now

    def choose_number(self, number: int) -> None:
        """Take the text of the unit that stands at this place, counted from 1."""
        if self.row is not None and 0 < number <= len(self.row.texts):
            one = self.row.texts[number - 1]
            if one.text:
                self.chosen.emit(one.unit)

    def join_ticked(self) -> None:
        """Join the texts of the units that are ticked."""
        units = [unit for unit, box in self._ticks if box.isChecked()]
        if len(units) > 1:
            self.joined.emit(units)

    # The parts

    def _heading(self, row_: ReviewRow) -> QWidget:
        card = Card()
        title = label(f"{row_.item}　{row_.title}".strip(), "sectionTitle", wraps=True)
        title.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        card.body.addWidget(title)
        facts = [
            ("牵头领导", "、".join(row_.leaders)),
            ("牵头单位", "、".join(row_.leads)),
            ("配合单位", row_.support),
            ("目标", row_.target),
        ]
        words = "　　".join(f"{name}：{value}" for name, value in facts if value)
        if words:
            card.body.addWidget(label(words, "muted", wraps=True))
        if row_.submission and row_.kind == "held":
            card.body.addLayout(
                row(
                    1,
                    button("不收这个文件", lambda: self.file_settled.emit(False), kind="danger"),
                    button("收下", lambda: self.file_settled.emit(True), kind="primary"),
                )
            )
        return card

    def _findings(self, row_: ReviewRow) -> QWidget:
        card = Card("需要看的问题")
        for one in row_.findings:
            card.body.addLayout(self._finding(one))
        return card

    def _finding(self, one: FindingView) -> QVBoxLayout:
        place = f"（{one.place}）" if one.place else ""
        words = label(one.words + place, _TONES[one.severity], wraps=True)
        words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        line_ = row(words, gap=12)
        line_.setStretch(0, 1)
        if one.severity is not Severity.INFO and not one.code.has(Trait.SETTLED_BY_TAKING):
            line_.addWidget(
                button(
                    "认可",
                    lambda: self.accepted.emit(one.code, one.unit),
                    kind="link",
                    tip="看过了，没有问题；文字不变就不再提示",
                ),
                0,
                Qt.AlignmentFlag.AlignTop,
            )
        both = column(gap=0)
        both.addLayout(line_)
        return both

    def _decision(self, one: DecisionLine) -> QHBoxLayout:
        line_ = row(label(one.words, "muted", wraps=True), gap=12)
        line_.setStretch(0, 1)
        if one.counts:
            line_.addWidget(button("撤销", lambda: self.taken_back.emit(one.number), kind="link"))
        return line_

    def _extra_rows(self, row_: ReviewRow) -> QWidget:
        card = Card("不在下发任务之内的行")
        for one in row_.extra_rows:
            card.body.addWidget(label(f"{one.sheet} 第 {one.row} 行", "muted"))
            card.body.addWidget(DifferenceText(one.words))
            card.body.addLayout(
                row(
                    1,
                    button(
                        "不是任务，不采用",
                        lambda one=one: self.row_refused.emit(one.sheet, one.row),
                    ),
                    button(
                        "采用为某项任务…",
                        lambda one=one: self.row_taken.emit(one.sheet, one.row, one.near),
                        kind="primary",
                    ),
                )
            )
        return card

    def _judgement(self, row_: ReviewRow) -> QWidget:
        card = Card()
        status = label(STATUSES[row_.status], "sectionTitle")
        status.setStyleSheet(f"color: {STATUS_COLOURS[row_.status]}; font-size: 19px;")
        state = "已由审核人确定" if row_.is_reviewed else "研判建议，还没有人确认"
        score = "" if row_.score is None else f"　得分 {row_.score}"
        self.statuses = QComboBox()
        for one in Status:
            if one is not Status.UNKNOWN:
                self.statuses.addItem(STATUSES[one], one)
        at = self.statuses.findData(row_.status)
        self._usual_status = max(at, 0)
        self.statuses.setCurrentIndex(self._usual_status)
        statuses = self.statuses
        confirm = button("确认（Y）", self.confirmed.emit, kind="primary")
        confirm.setEnabled(row_.proposed is not Status.UNKNOWN)
        card.body.addLayout(
            row(
                label("进度", "muted"),
                status,
                label(state + score, "muted"),
                1,
                gap=10,
            )
        )
        for words in row_.reasons:
            card.body.addWidget(label(f"· {words}", wraps=True))
        card.body.addLayout(
            row(
                1,
                confirm,
                statuses,
                button("改为这一类", lambda: self.status_set.emit(Status(statuses.currentData()))),
                gap=10,
            )
        )
        return card

    def _unit_texts(self, row_: ReviewRow) -> QWidget:
        card = Card("各单位填报")
        for number, one in enumerate(row_.texts, 1):
            if number > 1:
                card.body.addWidget(line())
            card.body.addLayout(self._unit_text(row_, number, one))
        if len(self._ticks) > 1:
            card.body.addLayout(row(1, button("合并勾选的文字", self.join_ticked)))
        return card

    def _unit_text(self, row_: ReviewRow, number: int, one: UnitText) -> QVBoxLayout:
        marks = ["汇总单位"] if one.is_primary else []
        marks += ["报告采用"] if one.is_reported else []
        name = label(f"{number}　{one.unit}", "sectionTitle")
        heading = row(name, label("　".join(marks), "good"), 1, label(one.place, "muted"))
        if one.text:
            if sum(bool(text.text) for text in row_.texts) > 1:
                tick = QCheckBox("合并")
                self._ticks.append((one.unit, tick))
                heading.addWidget(tick)
            if not one.is_reported:
                take = button(f"采用（{number}）", lambda: self.chosen.emit(one.unit))
                heading.addWidget(take)
        both = column(gap=6)
        both.addLayout(heading)
        both.addWidget(
            DifferenceText(one.text or "（没有填写）", "" if one.is_reported else row_.text)
        )
        for title, words in one.fields:
            both.addWidget(label(f"{title}：{words}", "muted", wraps=True))
        return both


class _Stack(QWidget):
    """Cards one below the other."""

    def __init__(self) -> None:
        super().__init__()
        self._layout = column(gap=12)
        self.setLayout(self._layout)

    def add(self, card: QWidget) -> None:
        """Put one more below."""
        self._layout.addWidget(card)


def _others(others: Sequence[OtherText]) -> QWidget:
    card = Card("没有用到报告里的文字")
    for one in others[:60]:
        card.body.addWidget(label(f"{one.unit} {one.what}　{one.place}", "muted", wraps=True))
        card.body.addWidget(DifferenceText(one.text))
    if len(others) > 60:
        card.body.addWidget(
            label(f"还有 {len(others) - 60} 处没有列在这里，请打开原件看。", "muted")
        )
    return card
