"""Items that stand in several plans (清单): which are one matter, asked once and told in each."""

from collections.abc import Sequence

from PySide6.QtCore import Signal, SignalInstance
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from gwreport.domain.plan.named_plans import shown_name
from gwreport.ui.models.row_table import ShownColumn
from gwreport.ui.operations.linking import LinkLine
from gwreport.ui.plain_words import set_title
from gwreport.ui.widgets.basics import (
    button,
    cancel_button,
    label,
    leave_enter,
    resize_to_screen,
    row,
)
from gwreport.ui.widgets.table import Table
from gwreport.wording.item_names import item_name

_NOTE = (
    "文字相同或相近、牵头单位也相同的，可能是同一事项。确认以后只填一次，几张清单都用它的结果；"
    "没有确认的，各张清单分别填报。"
)
_COLUMNS: tuple[ShownColumn[LinkLine], ...] = (
    ShownColumn("清单", lambda one: shown_name(one.item.plan_name), 90),
    ShownColumn("任务", lambda one: f"{item_name(one.item.id)}　{one.item.text}", 0, least=200),
    ShownColumn("另一张清单", lambda one: shown_name(one.other.plan_name), 110),
    ShownColumn(
        "那里的任务", lambda one: f"{item_name(one.other.id)}　{one.other.text}", 0, least=200
    ),
    ShownColumn("现在", lambda one: one.state, 330),
)


class SameMattersDialog(QDialog):
    """Lists pairs of items; `linked`, `refused` and `undone` hand over the pair that is chosen."""

    linked = Signal(object)
    refused = Signal(object)
    undone = Signal(object)

    def __init__(self, lines: Sequence[LinkLine], parent: QWidget) -> None:
        super().__init__(parent)
        set_title(self, "几张清单里的同一事项")
        resize_to_screen(self, 1080, 520)
        self.lines: Table[LinkLine] = Table("可能是同一事项的任务", _COLUMNS)
        self.link_button = button(
            "是同一事项",
            lambda: self._hand(self.linked),
            kind="primary",
            tip="确认选中的两项是同一事项，以后只填一次",
        )
        self.refuse_button = button(
            "不是同一事项",
            lambda: self._hand(self.refused),
            tip="选中的两项各填各的，不再提示；可以撤销",
        )
        self.undo_button = button(
            "撤销确认",
            lambda: self._hand(self.undone),
            tip="撤销对选中一行的认定（是或者不是同一事项），回到认定以前",
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(22, 20, 22, 18)
        layout.setSpacing(12)
        layout.addWidget(label(_NOTE, "muted", wraps=True))
        layout.addWidget(self.lines, 1)
        close = cancel_button(self.accept, "关闭", tip="确认过的都已存下")
        layout.addLayout(row(self.undo_button, 1, self.refuse_button, self.link_button, close))
        leave_enter(self)
        self.lines.chosen.connect(self._offer)
        self.show_lines(lines)

    def show_lines(self, lines: Sequence[LinkLine]) -> None:
        """Show these pairs."""
        self.lines.show_rows(lines, key=lambda one: (one.item.id, one.other.id))
        self.lines.go_to_any()
        self._offer(self.lines.current)

    def _offer(self, line: LinkLine | None) -> None:
        self.link_button.setEnabled(line is not None and not line.number)
        self.refuse_button.setEnabled(line is not None and not line.is_refused)
        self.undo_button.setEnabled(line is not None and bool(line.number))

    def _hand(self, signal: SignalInstance) -> None:
        if self.lines.current is not None:
            signal.emit(self.lines.current)
