"""A box that tells or asks: what is longer than the screen is scrolled in it."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QFrame,
    QGridLayout,
    QLabel,
    QMessageBox,
    QPushButton,
    QScrollArea,
)

from gwreport.ui.plain_words import tip_text
from gwreport.ui.widgets.frame.standing_clear import stand_clear

# Qt's own name of the label that holds the sentence.
_LABEL = "qt_msgbox_label"
# Which part of the screen's height the sentence may take, beside title, details and buttons.
_MOST = 0.5
_WIDTH = 560
_WAY_OUT = QMessageBox.ButtonRole.RejectRole


class ToldBox(QMessageBox):
    """A message box whose sentence can be selected, and never makes it higher than the screen."""

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Put a sentence that is too long into an area that scrolls."""
        words, layout = self.findChild(QLabel, _LABEL), self.layout()
        if isinstance(words, QLabel) and isinstance(layout, QGridLayout):
            self._shorten(words, layout)
        super().showEvent(event)
        for one in self.buttons():
            self._tell_keys(one)
        stand_clear(self)

    def _tell_keys(self, one: QAbstractButton) -> None:
        keys = "回车" if isinstance(one, QPushButton) and one.isDefault() else ""
        is_way_out = one is self.escapeButton() or self.buttonRole(one) is _WAY_OUT
        if is_way_out or len(self.buttons()) == 1:
            keys = "、".join(filter(None, (keys, "Esc")))
        words = one.text().replace("&", "")
        one.setToolTip(tip_text(f"{words}（{keys}）" if keys else words))

    def _shorten(self, words: QLabel, layout: QGridLayout) -> None:
        words.setTextInteractionFlags(
            words.textInteractionFlags() | Qt.TextInteractionFlag.TextSelectableByMouse
        )
        words.setWordWrap(True)
        most = int(self.screen().availableSize().height() * _MOST)
        if words.heightForWidth(_WIDTH) <= most or layout.indexOf(words) < 0:
            return
        place = layout.getItemPosition(layout.indexOf(words))
        area = QScrollArea(self)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setMinimumSize(_WIDTH + 2 * area.verticalScrollBar().sizeHint().width(), most)
        layout.removeWidget(words)
        words.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        area.setWidget(words)
        layout.addWidget(area, *place)
