"""What is not settled, by kind: each a link to where it is settled."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame

from gwreport.ui.widgets.basics import button, clear, label, row


@dataclass(frozen=True, slots=True)
class OpenMatter:
    """One kind of what is open: its words with its count, and what the list is asked to show."""

    words: str
    subject: str
    tip: str = "到“审核”页逐项处理"


class OpenMatters(QFrame):
    """One line; `wanted` hands over the subject of the link that was clicked."""

    wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("notice")
        self.shown: Sequence[OpenMatter] = ()
        self._line = row(gap=4)
        self._line.setContentsMargins(14, 4, 14, 4)
        self.setLayout(self._line)

    def show_matters(self, head: str, matters: Sequence[OpenMatter], nothing: str) -> None:
        """Show these kinds behind some words, or say in one sentence that nothing is open."""
        clear(self._line)
        self.shown = matters
        self.setProperty("tone", "warning" if matters else "good")
        self.style().unpolish(self)
        self.style().polish(self)
        if not matters:
            self._line.addWidget(label(nothing, "good"))
        else:
            self._line.addWidget(label(head))
        for one in matters:
            self._line.addWidget(
                button(
                    one.words,
                    lambda subject=one.subject: self.wanted.emit(subject),
                    kind="link",
                    tip=one.tip,
                )
            )
        self._line.addStretch(1)
