"""One unit of the registry: its name, kind, contact, phone, address, and the other names that mean it."""

from PySide6.QtWidgets import (
    QComboBox,
    QFormLayout,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from gwreport.domain.units.mail_addresses import mail_addresses
from gwreport.domain.units.registry import UnitKind, likely_kind
from gwreport.ui.dialogs.writing_dialog import WritingDialog
from gwreport.ui.drafts.keeping import Keeping
from gwreport.ui.operations.units import UnitRow
from gwreport.ui.widgets.basics import accept_button, cancel_button, label, row
from gwreport.wording.unit_names import UNIT_KINDS


class UnitEditor(WritingDialog):
    """Edits a unit, or takes in a new one when `unit` is None."""

    def __init__(self, unit: UnitRow | None, keeping: Keeping, parent: QWidget) -> None:
        super().__init__("修改单位" if unit else "新增单位", keeping, parent)
        self.setMinimumWidth(480)
        self.unit = unit
        self.name = QLineEdit(unit.name if unit else "")
        self.kind = QComboBox()
        for kind, words in UNIT_KINDS.items():
            self.kind.addItem(words, kind)
        self.contact = QLineEdit(unit.contact if unit else "")
        self.phone = QLineEdit(unit.phone if unit else "")
        self.email = QLineEdit(unit.email if unit else "")
        self.email.setPlaceholderText("发送填报表用；有几个的用“、”隔开")
        self.aliases = QPlainTextEdit("\n".join(unit.aliases) if unit else "")
        self.aliases.setTabChangesFocus(True)
        self.aliases.setPlaceholderText("一行一个，如简称、曾用名")
        self.aliases.setMaximumHeight(110)
        self.save = accept_button("保存", self.accept, tip="存进单位名录", keys="Ctrl+Return")
        fields: dict[str, QWidget] = {
            "单位名称": self.name,
            "类别": self.kind,
            "联系人": self.contact,
            "电话": self.phone,
            "电子邮箱": self.email,
            "别名": self.aliases,
        }
        form = QFormLayout()
        form.setSpacing(12)
        for words, field in fields.items():
            form.addRow(words, field)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(26, 22, 26, 20)
        layout.setSpacing(16)
        layout.addLayout(form)
        layout.addWidget(
            label(
                "改名后仍是同一个单位，以前报来的都还是它的；原来的名称记作别名。"
                "去掉的别名不再指它：方案里用着的，或者原来是一个单位的，另立为单位。",
                "muted",
                wraps=True,
            )
        )
        if unit is not None and unit.merged:
            words = f"并入它的单位：{'、'.join(unit.merged)}。去掉相应的别名就分开，以前报来的也各归各的。"
            layout.addWidget(label(words, "muted", wraps=True))
        self.warning = label("", "warning", wraps=True)
        layout.addWidget(self.warning)
        layout.addLayout(row(1, cancel_button(self.reject), self.save))
        self._choose_kind(unit.kind if unit else UnitKind.DEPARTMENT)
        self.name.textChanged.connect(self._follow)
        self._follow()
        self.warning.hide()
        self.keep_fields(fields)

    @property
    def chosen_kind(self) -> UnitKind:
        """The kind that is chosen."""
        # Qt keeps an enum of words as the plain word.
        return UnitKind(self.kind.currentData())

    @property
    def new_aliases(self) -> list[str]:
        """The aliases that the unit does not have yet."""
        known = self.unit.aliases if self.unit else ()
        return [alias for alias in self._written_aliases() if alias not in known]

    @property
    def dropped_aliases(self) -> list[str]:
        """The aliases of the unit that are written no more."""
        written = self._written_aliases()
        return [alias for alias in (self.unit.aliases if self.unit else ()) if alias not in written]

    def changed(self) -> None:
        """Keep what is written, and say which aliases are dropped and what is no address."""
        super().changed()
        dropped, strange = self.dropped_aliases, mail_addresses(self.email.text()).strange
        words = f"将去掉别名：{'、'.join(dropped)}。" if dropped else ""
        words += f"“{'、'.join(strange)}”不是邮箱地址，请核对。" if strange else ""
        self.warning.setText(words)
        self.warning.setVisible(bool(words))

    def _written_aliases(self) -> list[str]:
        written = (line.strip() for line in self.aliases.toPlainText().splitlines())
        return [alias for alias in dict.fromkeys(written) if alias]

    def _choose_kind(self, kind: UnitKind) -> None:
        self.kind.setCurrentIndex(list(UNIT_KINDS).index(kind))

    def _follow(self) -> None:
        name = self.name.text().strip()
        self.save.setEnabled(bool(name))
        if self.unit is None and name:
            self._choose_kind(likely_kind(name))
