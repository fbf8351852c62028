"""The task as the plan has it, always in sight: its words, and in one line whose it is."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from gwreport.ui.operations.reviewing import ReviewRow
from gwreport.ui.widgets.basics import button, column, label, row
from gwreport.ui.widgets.elided_label import ElidedLabel


class TaskHead(QWidget):
    """Shows an item or a file; `file_settled` says whether a held file is taken."""

    file_settled = Signal(bool)

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
        self.setLayout(column(self.title, self._facts, self._held, gap=2))

    def show_row(self, row_: ReviewRow) -> None:
        """Show another item or file."""
        self.title.setText(f"{row_.number}　{row_.title}".strip())
        facts = [
            ("本期节点", row_.node.replace("\n", "；")),
            ("牵头领导", "、".join(row_.leaders)),
            ("牵头单位", "、".join(row_.leads)),
            ("目标", row_.target),
            ("配合单位", row_.support),
        ]
        words = "　".join(f"{name}：{value}" for name, value in facts if value)
        self._facts.show_words(words)
        self._facts.setVisible(bool(words))
        self._held.setVisible(bool(row_.submission) and row_.kind == "held")
