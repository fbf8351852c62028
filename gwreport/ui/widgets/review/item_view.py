"""The right side of 审核: one item or file, with what is published of it always in sight."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QSizePolicy, QVBoxLayout, QWidget

from gwreport.domain.findings.code import Trait
from gwreport.ui.drafts.draft import Place
from gwreport.ui.drafts.keeper import Drafts
from gwreport.ui.operations.review_findings import FindingView
from gwreport.ui.operations.reviewing import ReviewRow
from gwreport.ui.widgets.basics import Card, label
from gwreport.ui.widgets.frame.standing_clear import mark_about
from gwreport.ui.widgets.review.beside_tabs import BesideTabs
from gwreport.ui.widgets.review.class_line import ClassLine
from gwreport.ui.widgets.review.drafted_text import DraftedText
from gwreport.ui.widgets.review.finding_chips import FindingChips, can_be_accepted
from gwreport.ui.widgets.review.task_head import TaskHead

_LEAST_BESIDE, _LEAST_OF_ALL = 92, 72
# Below this height every line that is not left between the parts is one more of the text.
_ROOMY = 560


class ItemView(QWidget):
    """Shows a row; each wish of the clerk is a signal, and nothing is decided here.

    From top to bottom: the task, the text that is to be published with the findings of the words,
    the class with those of the class, and in tabs, which take what room is left, all that is beside.
    """

    edited = Signal(str)  # the text that the report is to have
    accepted = Signal(str, str)  # a finding's code and unit
    original_wanted = Signal(int, str)  # a file's number, and where to look in it

    def __init__(self, drafts: Drafts) -> None:
        super().__init__()
        self.row: ReviewRow | None = None
        self._place: Place | None = None
        self._nothing = label("在左边选一条。", "muted")
        self.head, self.class_line, self.beside = TaskHead(), ClassLine(), BesideTabs()
        self.of_words, self.of_class = FindingChips(), FindingChips()
        # The box in which is written outlives what stands around it.
        self.reported = DraftedText(drafts)
        self.reported.saved.connect(self.edited)
        for chips in (self.of_words, self.of_class):
            chips.accepted.connect(self.accepted)
            chips.original_wanted.connect(self.original_wanted)
        self.beside.original_wanted.connect(self.original_wanted)
        self.card = Card()
        mark_about(self.card)
        for part in (self.head, self.reported, self.of_words, self.class_line, self.of_class):
            self.card.body.addWidget(part)
        self.card.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self._nothing)
        layout.addWidget(self.card)
        layout.addWidget(self.beside, 1)
        self._fill(None, set())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """On a small screen leave the room between the parts to the text."""
        is_roomy = event.size().height() >= _ROOMY
        gap = 8 if is_roomy else 3
        self.beside.setMinimumHeight(_LEAST_BESIDE if is_roomy else _LEAST_OF_ALL)
        self.card.body.setContentsMargins(16, gap + 4, 16, gap + 4)
        self.card.body.setSpacing(gap)
        super().resizeEvent(event)

    @property
    def text(self) -> QPlainTextEdit | None:
        """The box with the report's text; None where there is nothing to rewrite."""
        return self.reported.edit if self.row is not None and self.row.item else None

    def focus_text(self) -> None:
        """Let the clerk write in the box."""
        if self.text is not None:
            self.text.setFocus()

    def save(self) -> None:
        """Save what is written in the box, if anything is."""
        if self.text is not None:
            self.reported.save()

    def show_row(self, row_: ReviewRow | None, place: Place | None = None) -> bool:
        """Show another row, or nothing; `place` is where the rewriting of its text is kept.

        Of the same item what is being written stays as it is, whatever else has changed. Says
        whether it is the same item as before.
        """
        is_same = self.row is not None and row_ is not None and row_.key == self.row.key
        is_same = is_same and place in (None, self._place)
        if row_ == self.row and is_same:
            return True
        ticked = self.beside.units.ticked if is_same else set[str]()
        self.row, self._place = row_, place
        if row_ is not None and row_.item and place is not None:
            whose = row_.source or ("审核人改写或合并" if row_.text else "还没有人填报")
            title = f"{row_.name}　报告采用的文字"
            self.reported.show_text(
                place, row_.text, title, "review", row_.item, f"报告采用的文字，来源：{whose}。"
            )
        _keeping_focus(self, lambda: self._fill(row_, ticked))
        return is_same

    def accept_or_unfold(self) -> None:
        """Accept the finding that is unfolded; where none is, bring the first one into sight."""
        for chips in (self.of_words, self.of_class):
            if (one := chips.unfolded) is not None:
                if can_be_accepted(one):
                    self.accepted.emit(one.code, one.unit)
                return
        if not self.of_words.unfold_first():
            self.of_class.unfold_first()

    def choose_number(self, number: int) -> None:
        """Take a unit's text where the units' texts are in sight, else bring them there."""
        if self.beside.shows_units:
            self.beside.units.choose_number(number)
        else:
            self.beside.show_units()

    def _fill(self, row_: ReviewRow | None, ticked: set[str]) -> None:
        for part in (self.card, self.beside):
            part.setVisible(row_ is not None)
        self._nothing.setVisible(row_ is None)
        is_item = row_ is not None and bool(row_.item)
        for part in (self.reported, self.class_line):
            part.setVisible(is_item)
        findings = row_.findings if row_ is not None else ()
        self.of_class.show_findings([one for one in findings if _is_of_class(one)])
        self.of_words.show_findings([one for one in findings if not _is_of_class(one)])
        if row_ is not None:
            self.head.show_row(row_)
            self.beside.show_row(row_, ticked)
            if is_item:
                self.class_line.show_row(row_)


def _is_of_class(one: FindingView) -> bool:
    return one.code.has(Trait.OF_CLASS)


def _keeping_focus(view: QWidget, fill: Callable[[], None]) -> None:
    """Fill anew; a part that had the keyboard and goes hands it to nobody, never to the list.

    In the list letters decide: the next key would.
    """
    focus = QApplication.focusWidget()
    had_focus = isinstance(focus, QObject) and view.isAncestorOf(focus)
    fill()
    if had_focus and QApplication.focusWidget() is not focus:
        view.setFocus()
