"""Findings as chips of one line beside what they concern; a click unfolds one with what can be done."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QPushButton, QToolButton, QVBoxLayout, QWidget

from gwreport.domain.findings.code import Severity, Trait
from gwreport.ui.operations.review_findings import FindingView
from gwreport.ui.plain_words import button_text, tip_text
from gwreport.ui.widgets.basics import button, clear, column, label, row
from gwreport.ui.widgets.review.flow_layout import FlowLayout

_TONES = {Severity.ERROR: "danger", Severity.WARNING: "warning", Severity.INFO: "muted"}
_SIGNS = {Severity.ERROR: "✕ ", Severity.WARNING: "！", Severity.INFO: "· "}
_SEVERITIES = {Severity.ERROR: "差错", Severity.WARNING: "提醒", Severity.INFO: "说明"}


class FindingChips(QWidget):
    """One chip a finding; `accepted` hands over the code and the unit of one that is none.

    `original_wanted` hands over the file in which it was found, and the place in words.
    """

    accepted = Signal(str, str)
    original_wanted = Signal(int, str)

    def __init__(self) -> None:
        super().__init__()
        self.findings: tuple[FindingView, ...] = ()
        self._chips: list[QToolButton] = []
        self._unfolded = -1
        self._line = QWidget()
        self._flow = FlowLayout(self._line)
        self._below = QFrame()
        self._below.setObjectName("unfolded")
        self._sentence = QVBoxLayout(self._below)
        self._sentence.setContentsMargins(12, 8, 12, 8)
        self.setLayout(column(self._line, self._below, gap=6))
        self.show_findings(())

    @property
    def unfolded(self) -> FindingView | None:
        """The finding whose whole sentence is in sight."""
        return self.findings[self._unfolded] if self._unfolded >= 0 else None

    def show_findings(self, findings: Sequence[FindingView]) -> None:
        """Show other findings; one that is shown still stays unfolded."""
        before = self.unfolded
        self.findings = tuple(findings)
        clear(self._flow)
        self._chips = [self._chip(at, one) for at, one in enumerate(self.findings)]
        for chip in self._chips:
            self._flow.addWidget(chip)
        self.setVisible(bool(self.findings))
        self._unfold(self.findings.index(before) if before in self.findings else -1)

    def unfold_first(self) -> bool:
        """Unfold the first one; says whether there is any."""
        if self.findings:
            self._unfold(0)
        return bool(self.findings)

    def _chip(self, at: int, one: FindingView) -> QToolButton:
        chip = QToolButton()
        chip.setObjectName("chip")
        chip.setProperty("tone", _TONES[one.severity])
        chip.setCheckable(True)
        chip.setCursor(Qt.CursorShape.PointingHandCursor)
        chip.setText(button_text(_SIGNS[one.severity] + one.title))
        chip.setToolTip(tip_text(one.words))
        chip.setAccessibleName(f"{_SEVERITIES[one.severity]}：{one.words}")
        chip.clicked.connect(lambda _checked=False: self._toggle(at))
        return chip

    def _toggle(self, at: int) -> None:
        self._unfold(-1 if at == self._unfolded else at)

    def _unfold(self, at: int) -> None:
        self._unfolded = at
        for number, chip in enumerate(self._chips):
            chip.setChecked(number == at)
        clear(self._sentence)
        self._below.setVisible(at >= 0)
        if at < 0:
            return
        one = self.findings[at]
        place = f"（{one.place}）" if one.place else ""
        words = label(one.words + place, _TONES[one.severity], wraps=True)
        words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        line = row(words, gap=12)
        line.setStretch(0, 1)
        if one.submission:
            look = original_button(
                lambda: self.original_wanted.emit(one.submission, one.place), one.place
            )
            line.addWidget(look, 0, Qt.AlignmentFlag.AlignTop)
        if can_be_accepted(one):
            accept = button(
                "认可（A）",
                lambda: self.accepted.emit(one.code, one.unit),
                kind="link",
                tip="看过了，没有问题；文字不变就不再提示",
            )
            line.addWidget(accept, 0, Qt.AlignmentFlag.AlignTop)
        self._sentence.addLayout(line)


def original_button(does: Callable[[], object], place: str) -> QPushButton:
    """Make the link that opens the original of what is shown."""
    made = button("看原件", does, kind="link", tip=f"打开原件的只读副本，看{place}")
    made.setAccessibleName(f"看原件：{place}")
    return made


def can_be_accepted(one: FindingView) -> bool:
    """Say whether a finding is settled by accepting it: what becomes of a file is settled otherwise."""
    return one.severity is not Severity.INFO and not one.code.has(Trait.SETTLED_BY_TAKING)
