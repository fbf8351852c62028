"""The task as the plan has it, always in sight: its words, and in one line whose it is."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from gwreport.ui.operations.reviewing import ReviewRow
from gwreport.ui.widgets.basics import button, column, label, row
from gwreport.ui.widgets.elided_label import ElidedLabel
from gwreport.ui.widgets.review.closing_line import ClosingLine
from gwreport.ui.widgets.tables.evidence_tab import (
    EVIDENCE_OF_WHOLE,
    LOOK_AT_EVIDENCE,
    PLACE_EVIDENCE,
)


class TaskHead(QWidget):
    """Shows an item or a file; `file_settled` says whether a held file is taken.

    Of evidence that waits `evidence_opened` asks for a look, `evidence_placed` for the item that it
    belongs to, and `evidence_of_whole` says that it belongs to none.
    """

    file_settled = Signal(bool)
    evidence_opened = Signal()
    evidence_placed = Signal()
    evidence_of_whole = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.title = label("", "sectionTitle", wraps=True)
        self.title.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._facts = ElidedLabel("", "muted")
        self._held = QWidget()
        self._held.setLayout(
            row(
                button(
                    "收下",
                    lambda: self.file_settled.emit(True),
                    kind="primary",
                    tip="这个文件算作该单位的报送，里面的内容进入汇总",
                ),
                button(
                    "不收这个文件",
                    lambda: self.file_settled.emit(False),
                    kind="danger",
                    tip="里面的内容不进入汇总，文件仍然保存；要写明理由",
                ),
                1,
            )
        )
        self._evidence = QWidget()
        self._evidence.setLayout(
            row(
                button("打开", self.evidence_opened.emit, tip=LOOK_AT_EVIDENCE),
                button("指定任务…", self.evidence_placed.emit, kind="primary", tip=PLACE_EVIDENCE),
                button("属于整份报送", self.evidence_of_whole.emit, tip=EVIDENCE_OF_WHOLE),
                1,
            )
        )
        self.closing = ClosingLine()
        self.others = label("", "warning")
        self.others.hide()
        self.setLayout(
            column(
                self.title,
                self._facts,
                self.others,
                self.closing,
                self._held,
                self._evidence,
                gap=2,
            )
        )

    def show_others(self, names: Sequence[str]) -> None:
        """Say who else has this item before his eyes in a shared workspace."""
        self.others.setText(f"{'、'.join(names)}也正在看这一项" if names else "")
        self.others.setVisible(bool(names))

    def show_row(self, row_: ReviewRow) -> None:
        """Show another item or file."""
        self.title.setText(f"{row_.number}　{row_.title}".strip())
        facts = [
            ("本期节点", row_.node.replace("\n", "；")),
            ("牵头领导", "、".join(row_.leaders)),
            ("牵头单位", "、".join(row_.leads)),
            ("报送单位", row_.unit if row_.evidence is not None else ""),
            ("目标", row_.target),
            ("配合单位", row_.support),
        ]
        words = "　".join(f"{name}：{value}" for name, value in facts if value)
        self._facts.show_words(words)
        self._facts.setVisible(bool(words))
        self.closing.show_note(row_.closing)
        self._held.setVisible(bool(row_.submission) and row_.kind == "held")
        self._evidence.setVisible(row_.evidence is not None)
