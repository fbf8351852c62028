"""What is told of one file: whole, to be copied, and each place in it a link to look there."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextBrowser

from gwreport.ui.appearance.theme import THEME


@dataclass(frozen=True, slots=True)
class ToldLine:
    """One line: words, behind them a place that can be looked at ("" for none), and a colour ("" for the text's)."""

    words: str
    place: str = ""
    colour: str = ""


class ToldFile(QTextBrowser):
    """Shows lines; `wanted` hands over the place that was clicked, as it is written."""

    wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setOpenLinks(False)
        self._places: list[str] = []
        self.anchorClicked.connect(self._want)

    def show_lines(self, lines: Sequence[ToldLine]) -> None:
        """Show these lines in place of the former ones."""
        self.clear()
        self._places = []
        cursor = QTextCursor(self.document())
        for number, line in enumerate(lines):
            if number:
                cursor.insertBlock()
            plain = QTextCharFormat()
            if line.colour:
                plain.setForeground(THEME.colour(line.colour))
            # Words are put in as text: no mark in them is read.
            cursor.insertText(line.words, plain)
            if line.place:
                cursor.insertText(line.place, self._link(line.place))
        self.moveCursor(QTextCursor.MoveOperation.Start)

    def _link(self, place: str) -> QTextCharFormat:
        link = QTextCharFormat()
        link.setAnchor(True)
        # By its number: an address would be read, and changed by it.
        link.setAnchorHref(f"#{len(self._places)}")
        link.setForeground(THEME.colour("accent_text"))
        link.setFontUnderline(True)
        self._places.append(place)
        return link

    def _want(self, link: QUrl) -> None:
        number = link.fragment()
        if number.isdecimal() and int(number) < len(self._places):
            self.wanted.emit(self._places[int(number)])
