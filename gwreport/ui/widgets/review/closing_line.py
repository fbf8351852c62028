"""One line of an item that is closed (销号) or asked to be: how it stands, and what can be done there."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from gwreport.domain.year.closing import Deed, may_be
from gwreport.ui.appearance.class_colours import CLOSING_COLOURS
from gwreport.ui.appearance.theme import THEME
from gwreport.ui.operations.review_closing import ClosingNote
from gwreport.ui.widgets.basics import button, label, row
from gwreport.ui.widgets.elided_label import ElidedLabel
from gwreport.wording.closing_names import CLOSING_STATES


class ClosingLine(QWidget):
    """`wanted` hands over a Deed; `led` asks for the evidence and all else on 全年."""

    wanted = Signal(object)
    led = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.state = label("", "sectionTitle")
        self.words = ElidedLabel("", "muted")
        self._deeds = {
            Deed.CLOSE: self._deed(Deed.CLOSE, "核实后销号…", "核实了的，销号（C）"),
            Deed.SEND_BACK: self._deed(
                Deed.SEND_BACK, "退回申请…", "不同意的，退回销号申请；要写理由"
            ),
            Deed.REOPEN: self._deed(
                Deed.REOPEN, "恢复…", "变回在办，以后照常请单位填报；要写理由（C）"
            ),
        }
        look = button(
            "看材料", self.led.emit, kind="link", tip="到“全年”页的“销号”看佐证材料和决定的全文"
        )
        line = row(self.state, self.words, *self._deeds.values(), look, gap=10)
        line.setStretch(1, 1)
        self.setLayout(line)

    def show_note(self, note: ClosingNote | None) -> None:
        """Show how an item stands, nothing where there is nothing to say of it."""
        self.setVisible(note is not None)
        if note is None:
            return
        self.state.setText(CLOSING_STATES[note.state])
        colour = THEME.words_in(CLOSING_COLOURS[note.state])
        self.state.setStyleSheet(f"color: {colour};")
        self.words.show_words(note.words)
        for deed, made in self._deeds.items():
            made.setVisible(may_be(deed, note.state))

    def _deed(self, deed: Deed, words: str, tip: str) -> QWidget:
        return button(words, lambda: self.wanted.emit(deed), kind="link", tip=tip)
