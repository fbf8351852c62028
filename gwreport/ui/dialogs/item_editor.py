"""One row of a breakdown that is being loaded: its words can be put right."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from gwreport.domain.plan.corrections import ItemCorrection
from gwreport.domain.plan.plan import Item
from gwreport.ui.dialogs.item_form import ItemForm, KnownNames
from gwreport.ui.dialogs.writing_dialog import WritingDialog
from gwreport.ui.drafts.keeping import Keeping
from gwreport.ui.widgets.basics import accept_button, button, cancel_button, label, row

HOW_TO_WRITE = "几个名称之间用“、”隔开；第一个牵头单位是汇总单位。"


class ItemEditor(WritingDialog):
    """Edits what was read of one row; `dropped` is set when the row is no task at all."""

    def __init__(
        self,
        item: Item,
        told: list[str],
        keeping: Keeping,
        parent: QWidget,
        known: KnownNames | None = None,
    ) -> None:
        super().__init__(f"改正第 {item.number} 项", keeping, parent)
        self.resize(640, 540)
        self.dropped = False
        self.form = ItemForm(item, known or KnownNames())
        self.kind, self.text = self.form.kind, self.form.text
        self.leaders, self.lead_units = self.form.leaders, self.form.lead_units
        self.support_units = self.form.support_units
        done = accept_button("改好了", self.accept, tip="装入时按改正的来", keys="Ctrl+Return")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(26, 22, 26, 20)
        layout.setSpacing(14)
        if told:
            layout.addWidget(label("\n".join(told), "warning", wraps=True))
        layout.addLayout(self.form)
        layout.addWidget(label(HOW_TO_WRITE, "muted"))
        layout.addLayout(
            row(
                button(
                    "这一行不是任务，去掉",
                    self._drop,
                    kind="danger",
                    tip="装入时不要这一行",
                ),
                1,
                cancel_button(self.reject),
                done,
            )
        )
        self.keep_fields(self.form.fields)

    @property
    def correction(self) -> ItemCorrection:
        """What the row is to say."""
        return self.form.correction

    def _drop(self) -> None:
        self.dropped = True
        self.accept()
