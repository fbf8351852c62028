"""One row of a breakdown that is being loaded: its words can be put right."""

from PySide6.QtWidgets import (
    QComboBox,
    QFormLayout,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from gwreport.domain.plan.corrections import ItemCorrection
from gwreport.domain.plan.plan import Item, Kind
from gwreport.ui.dialogs.writing_dialog import WritingDialog
from gwreport.ui.drafts.keeping import Keeping
from gwreport.ui.widgets.basics import button, label, row
from gwreport.wording.item_names import KINDS

_BETWEEN = "、"


class ItemEditor(WritingDialog):
    """Edits what was read of one row; `dropped` is set when the row is no task at all."""

    def __init__(self, item: Item, told: list[str], keeping: Keeping, parent: QWidget) -> None:
        super().__init__(f"改正第 {item.number} 项", keeping, parent)
        self.resize(640, 520)
        self.dropped = False
        self.kind = QComboBox()
        for kind, words in KINDS.items():
            self.kind.addItem(words, kind)
        self.kind.setCurrentIndex(list(KINDS).index(item.kind))
        self.text = QPlainTextEdit(item.text)
        self.leaders = QLineEdit(_BETWEEN.join(item.leaders))
        self.lead_units = QLineEdit(_BETWEEN.join(item.lead_units))
        self.support_units = QPlainTextEdit(_BETWEEN.join(item.support_units))
        self.support_units.setMaximumHeight(90)
        fields: dict[str, QWidget] = {
            "类型": self.kind,
            "目标任务": self.text,
            "牵头领导": self.leaders,
            "牵头责任单位": self.lead_units,
            "责任（配合）单位": self.support_units,
        }
        form = QFormLayout()
        form.setSpacing(12)
        for words, field in fields.items():
            form.addRow(words, field)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(26, 22, 26, 20)
        layout.setSpacing(14)
        if told:
            layout.addWidget(label("\n".join(told), "warning", wraps=True))
        layout.addLayout(form)
        layout.addWidget(label("几个名称之间用“、”隔开；第一个牵头单位是汇总单位。", "muted"))
        layout.addLayout(
            row(
                button("这一行不是任务，去掉", self._drop, kind="danger"),
                1,
                button("取消", self.reject),
                button("改好了", self.accept, kind="primary"),
            )
        )
        self.keep_fields(fields)

    @property
    def correction(self) -> ItemCorrection:
        """What the row is to say."""
        return ItemCorrection(
            Kind(self.kind.currentData()),  # Qt keeps an enum of words as the plain word
            " ".join(self.text.toPlainText().split()),
            _names(self.leaders.text()),
            _names(self.lead_units.text()),
            _names(self.support_units.toPlainText()),
        )

    def _drop(self) -> None:
        self.dropped = True
        self.accept()


def _names(written: str) -> tuple[str, ...]:
    for mark in "，,;；\n":
        written = written.replace(mark, _BETWEEN)
    return tuple(name.strip() for name in written.split(_BETWEEN) if name.strip())
