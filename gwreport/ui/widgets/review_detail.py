"""The right side of 审核: one item or file with everything that is to be weighed."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFrame,
    QHBoxLayout,
    QPlainTextEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from gwreport.domain.findings import Severity
from gwreport.domain.statuses import Status
from gwreport.ui.class_colours import STATUS_COLOURS
from gwreport.ui.operations.reviewing import (
    DecisionLine,
    FindingView,
    OtherText,
    ReviewRow,
    UnitText,
)
from gwreport.ui.widgets.basics import Card, button, column, label, line, row
from gwreport.ui.widgets.difference_text import DifferenceText
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

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.text: QPlainTextEdit | None = None
        self.statuses: QComboBox | None = None
        self.row: ReviewRow | None = None
        self._ticks: list[tuple[str, QCheckBox]] = []
        self.show_row(None)

    def show_row(self, row_: ReviewRow | None) -> None:
        """Show another row, or nothing; of the same row what is being written stays."""
        if row_ is not None and row_ == self.row:
            return
        self.row, self.text, self.statuses, self._ticks = row_, None, None, []
        inner = QWidget()
        inner.setObjectName("scrolled")
        layout = QVBoxLayout(inner)
        layout.setContentsMargins(0, 0, 10, 0)
        layout.setSpacing(12)
        if row_ is None:
            layout.addWidget(label("在左边选一条。", "muted"))
        else:
            layout.addWidget(self._heading(row_))
            if row_.findings:
                layout.addWidget(self._findings(row_))
            if row_.item:
                layout.addWidget(self._judgement(row_))
                layout.addWidget(self._reported(row_))
            if row_.texts:
                layout.addWidget(self._unit_texts(row_))
            if row_.last_text:
                card = Card("上期完成情况")
                card.body.addWidget(DifferenceText(row_.last_text))
                layout.addWidget(card)
            if row_.extra_rows:
                layout.addWidget(self._extra_rows(row_))
            if row_.others:
                layout.addWidget(_others(row_.others))
            if row_.decisions:
                card = Card("已有的决定")
                for one in row_.decisions:
                    card.body.addLayout(self._decision(one))
                layout.addWidget(card)
        layout.addStretch(1)
        self.setWidget(inner)

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
        if one.severity is not Severity.INFO and one.code != "held-file":
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
        self.statuses.setCurrentIndex(max(at, 0))
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

    def _reported(self, row_: ReviewRow) -> QWidget:
        origin = row_.source or ("审核人改写或合并" if row_.text else "还没有人填报")
        card = Card("报告采用的文字")
        card.body.addWidget(label(f"来源：{origin}", "muted"))
        text = self.text = QPlainTextEdit(row_.text)
        text.setTabChangesFocus(True)
        text.setFixedHeight(118)
        save = button("保存修改", lambda: self.edited.emit(text.toPlainText()), kind="primary")
        save.setEnabled(False)
        before = row_.text
        text.textChanged.connect(
            lambda: save.setEnabled(
                text.toPlainText() != before and bool(text.toPlainText().strip())
            )
        )
        card.body.addWidget(text)
        card.body.addLayout(row(label("可以直接改写；单位的原文仍然保存。", "muted"), 1, save))
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
