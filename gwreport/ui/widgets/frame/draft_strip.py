"""The drafts in the status bar: how many there are, and the way to them."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from gwreport.ui.widgets.basics import button, label, row


class DraftStrip(QWidget):
    """Seen while something is written and unsaved; `wanted` when the clerk wants to see it."""

    wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._words = label("", "draftMark")
        self._show = button("查看", self.wanted.emit, kind="link", tip="列出没有保存的内容")
        line = row(self._words, self._show, gap=2, margin=0)
        line.setContentsMargins(8, 0, 8, 0)
        self.setLayout(line)
        self.hide()

    def show_count(self, count: int, *, restored: bool = False) -> None:
        """Say how many drafts there are; `restored`, that they were left from the time before."""
        words = f"有 {count} 条没有保存的改写，已恢复为草稿" if restored else f"草稿 {count} 条"
        self._words.setText(words)
        self.setVisible(count > 0)

    @property
    def words(self) -> str:
        """What is said, "" while nothing is seen."""
        return "" if self.isHidden() else self._words.text()
