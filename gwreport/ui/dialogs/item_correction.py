"""更正: one row of the loaded plan is put right, with a reason."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from gwreport.domain.plan.corrections import ItemPart, correction_of, parts_between
from gwreport.domain.plan.plan import Item
from gwreport.domain.plan.time_limits import is_limit
from gwreport.domain.units.registry import Registry
from gwreport.ui.dialogs.item_editor import HOW_TO_WRITE
from gwreport.ui.dialogs.item_form import ItemForm, KnownNames
from gwreport.ui.dialogs.writing_dialog import WritingDialog
from gwreport.ui.drafts.keeping import Keeping
from gwreport.ui.widgets.basics import button, cancel_button, label, named, row
from gwreport.wording.item_names import item_name
from gwreport.workflow.review.correct_item import ItemChange

_REASON = "理由"


class CorrectionDialog(WritingDialog):
    """Edits an item; accepted, `change` holds what is to be another, and `reason` why.

    `told` are what is to be looked at in the row, `reasons` those that were given lately.
    """

    def __init__(
        self,
        item: Item,
        told: Sequence[str],
        registry: Registry,
        leaders: Sequence[str],
        reasons: Sequence[str],
        keeping: Keeping,
        parent: QWidget,
    ) -> None:
        super().__init__(f"更正 {item_name(item.id)}", keeping, parent)
        self.resize(700, 590)
        self.item = item
        self._registry = registry
        known = KnownNames(
            leaders,
            tuple(unit.name for unit in registry.units),
            tuple(group.name for group in registry.groups),
        )
        self.form = ItemForm(item, known)
        self.reason_box = QComboBox()
        self.reason_box.setEditable(True)
        self.reason_box.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.reason_box.addItems(list(reasons))
        # Empty by default: a reason is what somebody says, not what stood there.
        self.reason_box.setCurrentIndex(-1)
        self.reason_box.clearEditText()
        named(self.reason_box, _REASON)
        line = self.reason_box.lineEdit()
        assert line is not None
        line.setPlaceholderText("为什么更正，如：原件印错、分工调整（必须写）")
        self.form.addRow(_REASON, self.reason_box)
        self.warning = label("", "warning", wraps=True)
        self.save = button(
            "保存更正", self.accept, kind="primary", tip="存成方案新的一版（Ctrl+S）"
        )
        self.save.setDefault(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(26, 22, 26, 20)
        layout.setSpacing(12)
        if told:
            layout.addWidget(label("\n".join(told), "warning", wraps=True))
        layout.addLayout(self.form)
        layout.addWidget(self.warning)
        layout.addWidget(
            label(
                HOW_TO_WRITE + "保存以后是方案新的一版；已下发、已填报的照样对应，可以撤销。",
                "muted",
                wraps=True,
            )
        )
        layout.addLayout(row(1, cancel_button(self.reject), self.save))
        for keys in ("Ctrl+S", "Ctrl+Return", "Ctrl+Enter"):
            self._on_keys(keys, self.accept)
        self.keep_fields({**self.form.fields, _REASON: self.reason_box})
        self._look()
        self.form.text.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def reason(self) -> str:
        """Why."""
        return self.reason_box.currentText().strip()

    @property
    def change(self) -> ItemChange:
        """What is to be another."""
        made = self.form.correction
        parts = parts_between(correction_of(self.item), made)
        return ItemChange(
            text=made.text if ItemPart.TEXT in parts else None,
            leaders=made.leaders if ItemPart.LEADERS in parts else None,
            lead_units=made.lead_units if ItemPart.LEAD_UNITS in parts else None,
            support_units=made.support_units if ItemPart.SUPPORT_UNITS in parts else None,
            due=(made.due or "") if ItemPart.DUE in parts else None,
            kind=made.kind if ItemPart.KIND in parts else None,
        )

    def changed(self) -> None:
        """Keep what is written, and say what stands in the way of saving it."""
        super().changed()
        self._look()

    def accept(self) -> None:
        """Save, unless something is missing, which is said instead."""
        missing = self._missing()
        if missing:
            self.warning.setText(missing)
            self.warning.show()
            if not self.reason:
                self.reason_box.setFocus()
            return
        super().accept()

    def _on_keys(self, keys: str, does: Callable[[], object]) -> None:
        QShortcut(QKeySequence(keys), self).activated.connect(does)

    def _look(self) -> None:
        wrong = self._wrong()
        self.warning.setText(wrong)
        self.warning.setVisible(bool(wrong))

    def _missing(self) -> str:
        if self.form.correction == correction_of(self.item):
            return "还没有改动。"
        return self._wrong() or ("" if self.reason else "请写明理由。")

    def _wrong(self) -> str:
        """Say what cannot be saved as it is written, "" for nothing."""
        made = self.form.correction
        if not made.text:
            return "目标任务没有写文字。"
        if not made.lead_units and self.item.lead_units:
            return "没有写牵头责任单位：没有牵头单位的任务，不会有单位收到它。"
        unknown = [
            name
            for name in (*made.lead_units, *made.support_units)
            if not self._registry.knows(name)
            and name not in (*self.item.lead_units, *self.item.support_units)
        ]
        if unknown:
            near = self._registry.near(unknown[0])
            told = f"名录里没有“{unknown[0]}”"
            return told + (
                f"，相近的有：{'、'.join(near[:3])}。" if near else "，请先在单位名录中新增。"
            )
        if made.due and made.due != self.item.due and not is_limit(made.due):
            return (
                f"完成时限“{made.due}”看不出是什么时候，请写成“2025年6月底前”“前三季度”这样的形式。"
            )
        return ""
