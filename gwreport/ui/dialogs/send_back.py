"""退回修改: which unit gets its return back, all that will be printed for it, and why, in one's own words."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QPlainTextEdit, QScrollArea, QVBoxLayout, QWidget

from gwreport.ui.dialogs.writing_dialog import WritingDialog
from gwreport.ui.drafts.draft import TEXT
from gwreport.ui.drafts.keeping import Keeping
from gwreport.ui.widgets.basics import (
    accept_button,
    cancel_button,
    clear,
    column,
    label,
    named,
    row,
)
from gwreport.wording.item_names import item_name

_UNIT = "退回给"
Asked = Sequence[tuple[str, str]]


class SendBackDialog(WritingDialog):
    """Shows the questions that the program has; `unit_chosen` asks for those of another unit."""

    unit_chosen = Signal(str)

    def __init__(
        self, units: Sequence[str], item: str, keeping: Keeping, parent: QWidget | None
    ) -> None:
        super().__init__("退回修改", keeping, parent)
        self.resize(580, 520)
        self._item = item
        self.units = named(QComboBox(), "退回给哪个单位")
        self.units.addItems(list(units))
        self.units.currentTextChanged.connect(self.unit_chosen)
        self.words = named(QPlainTextEdit(), "退回的理由")
        self.words.setTabChangesFocus(True)
        self.words.setFixedHeight(84)
        self._told = label("", "muted", wraps=True)
        self._asked = column(gap=6)
        listed = QWidget()
        listed.setObjectName("scrolled")
        whole = QVBoxLayout(listed)
        whole.addLayout(self._asked)
        whole.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setWidget(listed)
        self.accept_button = accept_button(
            "生成退回修改表…",
            self.accept,
            tip="选一个文件夹，写出退给这个单位的表",
            keys="Ctrl+Return",
        )
        about = f"要{item}改什么、为什么退回（必填，原样印在退回的表里）：" if item else ""
        layout = QVBoxLayout(self)
        layout.setContentsMargins(26, 22, 26, 20)
        layout.setSpacing(10)
        layout.addLayout(row(label("退回给"), self.units, 1))
        layout.addWidget(label(about or "为什么退回（必填，原样印在退回的表里）：", wraps=True))
        layout.addWidget(self.words)
        layout.addWidget(self._told)
        layout.addWidget(area, 1)
        layout.addLayout(row(1, cancel_button(self.reject), self.accept_button))
        # The unit first: what is written is to it.
        self.keep_fields({_UNIT: self.units, TEXT: self.words})
        self.words.textChanged.connect(self._allow)
        self._allow()
        # The unit is mostly the right one; what is to be said is written in any case.
        self.words.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def unit(self) -> str:
        """The unit that is chosen."""
        return self.units.currentText()

    @property
    def text(self) -> str:
        """What the clerk wrote."""
        return self.words.toPlainText().strip()

    @property
    def is_changed(self) -> bool:
        """Whether something is written; a unit that was chosen alone is nothing to keep."""
        return bool(self.text)

    def changed(self) -> None:
        """Keep what is written, with the unit that it is for."""
        if self.text:
            super().changed()
        else:
            self.keeping.drop()

    def show_asked(self, asked: Asked | None) -> None:
        """List what will be printed beside the clerk's words; None while it is looked up."""
        clear(self._asked)
        if asked is None:
            self._told.setText("正在查找……")
            return
        for item, words in asked:
            self._asked.addWidget(label(f"{item_name(item)}　{words}", wraps=True))
        self._told.setText(
            f"表里还会印出这 {len(asked)} 处，单位只能改与这些有关的格子："
            if asked
            else "表里只印您写的话，没有别的问题。"
        )

    def _allow(self) -> None:
        self.accept_button.setEnabled(bool(self.text))
