"""The fields of one row of a breakdown, in which it is put right before loading and after."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QComboBox, QFormLayout, QLineEdit, QPlainTextEdit, QWidget

from gwreport.domain.plan.corrections import ItemCorrection, ItemPart
from gwreport.domain.plan.plan import Item, Kind
from gwreport.ui.dialogs.names_edit import NamesEdit
from gwreport.wording.item_names import KINDS
from gwreport.wording.item_parts import PART_NAMES


@dataclass(frozen=True, slots=True)
class KnownNames:
    """The names that are offered while one is typed."""

    leaders: Sequence[str] = ()
    units: Sequence[str] = ()
    groups: Sequence[str] = ()


class ItemForm(QFormLayout):
    """Edits the parts of an item that can be corrected."""

    def __init__(self, item: Item, known: KnownNames) -> None:
        super().__init__()
        self.setSpacing(12)
        self.kind = QComboBox()
        for kind, words in KINDS.items():
            self.kind.addItem(words, kind)
        self.kind.setCurrentIndex(list(KINDS).index(item.kind))
        self.text = QPlainTextEdit(item.text)
        self.text.setTabChangesFocus(True)
        names = (*known.units, *known.groups)
        self.leaders = NamesEdit(item.leaders, known.leaders)
        self.lead_units = NamesEdit(item.lead_units, names, lines=2)
        self.support_units = NamesEdit(item.support_units, names, lines=3)
        self.due = QLineEdit(item.due or "")
        self.due.setPlaceholderText("如 2025年6月底前，没有就空着")
        self.fields: dict[str, QWidget] = {
            PART_NAMES[part]: field
            for part, field in (
                (ItemPart.KIND, self.kind),
                (ItemPart.TEXT, self.text),
                (ItemPart.LEADERS, self.leaders),
                (ItemPart.LEAD_UNITS, self.lead_units),
                (ItemPart.SUPPORT_UNITS, self.support_units),
                (ItemPart.DUE, self.due),
            )
        }
        for words, field in self.fields.items():
            field.setAccessibleName(words)
            self.addRow(words, field)

    @property
    def correction(self) -> ItemCorrection:
        """What the row is to say."""
        return ItemCorrection(
            Kind(self.kind.currentData()),  # Qt keeps an enum of words as the plain word
            " ".join(self.text.toPlainText().split()),
            self.leaders.names,
            self.lead_units.names,
            self.support_units.names,
            " ".join(self.due.text().split()) or None,
        )
